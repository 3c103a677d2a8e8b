import Testing

/// Reads XML as far as ours goes: elements, quoted attributes, text, five references.
struct WellFormed {
  private(set) var ids: [String] = []
  /// What `url(#…)` and `aria-labelledby` point to.
  private(set) var mentions: [String] = []
  /// What is wrong, the first first.
  private(set) var problems: [String] = []
  private var open: [String] = []

  init(_ text: String) {
    var rest = text[...]
    while let start = rest.firstIndex(of: "<") {
      read(text: String(rest[..<start]))
      guard let end = rest[start...].firstIndex(of: ">") else {
        problems.append("a tag without end")
        return
      }
      read(tag: rest[rest.index(after: start)..<end])
      rest = rest[rest.index(after: end)...]
    }
    read(text: String(rest))
    if !open.isEmpty { problems.append("\(open) stays open") }
    if Set(ids).count != ids.count { problems.append("an id stands twice") }
    for mention in mentions where !ids.contains(mention) {
      problems.append("#\(mention) is nowhere")
    }
  }

  private static let references = ["amp;", "lt;", "gt;", "quot;", "#39;"]

  private mutating func read(text: String) {
    let afterAmpersands = text.split(separator: "&", omittingEmptySubsequences: false).dropFirst()
    let isEscaped = afterAmpersands.allSatisfy { rest in
      Self.references.contains { rest.hasPrefix($0) }
    }
    if !isEscaped || text.contains(">") { problems.append("text that is not escaped: \(text)") }
  }

  private mutating func read(tag: Substring) {
    if tag.hasPrefix("/") {
      if open.popLast() != String(tag.dropFirst()) { problems.append("</\(tag)> closes nothing") }
      return
    }
    let name = tag.prefix { $0 != " " && $0 != "/" }
    // Names and values by turns, and a slash or nothing after the last value.
    let parts = tag.dropFirst(name.count).split(separator: "\"", omittingEmptySubsequences: false)
    for index in stride(from: 0, to: parts.count - 1, by: 2) {
      read(attribute: parts[index], String(parts[index + 1]), in: tag)
    }
    let names = stride(from: 0, to: parts.count - 1, by: 2).map { parts[$0] }
    if Set(names).count != names.count { problems.append("an attribute stands twice: <\(tag)>") }
    switch parts.last {
    case "" where parts.count % 2 == 1: open.append(String(name))
    case "/" where parts.count % 2 == 1: break
    default: problems.append("<\(tag)> cannot be read")
    }
  }

  private mutating func read(attribute: Substring, _ value: String, in tag: Substring) {
    let name = attribute.dropFirst().dropLast()
    let isName = !name.isEmpty && name.allSatisfy { $0.isLetter || $0 == "-" }
    if !isName || attribute.first != " " || attribute.last != "=" {
      problems.append("<\(tag)> cannot be read")
    }
    read(text: value)
    if name == "id" { ids.append(value) }
    if name == "aria-labelledby" { mentions += value.split(separator: " ").map(String.init) }
    if value.hasPrefix("url(#") { mentions.append(String(value.dropFirst(5).dropLast())) }
  }
}
