/// An element of a page, with what is in it.
struct Element {
  var name: String
  var attributes: [String: String] = [:]
  var children: [Element] = []
  /// All text in it, that of its children too.
  var text = ""

  subscript(_ attribute: String) -> String? { attributes[attribute] }

  /// The element itself and all in it, in the order of the page.
  var all: [Element] { [self] + children.flatMap(\.all) }

  func all(_ names: String...) -> [Element] { all.filter { names.contains($0.name) } }

  var classes: [Substring] { (self["class"] ?? "").split(separator: " ") }

  /// Whether there is a sign in it that a reader can see.
  var saysSomething: Bool { text.contains { !$0.isWhitespace } }
}

/// Reads HTML as strictly as if it were XML, as far as ours goes. A browser would mend what is broken,
/// each in its own way; here it is a problem.
struct PageReader {
  private(set) var root = Element(name: "")
  /// What is wrong, the first first.
  private(set) var problems: [String] = []
  private var open: [Element] = []

  private static let doctype = "<!doctype html>\n"
  private static let voids: Set = ["meta", "br", "hr", "img", "col", "input", "link", "base"]
  private static let references = ["amp;", "lt;", "gt;", "quot;", "#39;"]
  /// What may stand alone as `<path/>`: a drawing's elements.
  private static let drawn: Set = ["path", "rect", "line", "circle", "use", "polyline", "polygon"]

  init(_ page: String) {
    guard page.hasPrefix(Self.doctype) else {
      problems.append("no doctype")
      return
    }
    var rest = page.dropFirst(Self.doctype.count)
    open = [Element(name: "")]
    while let start = rest.firstIndex(of: "<") {
      read(text: rest[..<start])
      guard let end = rest[start...].firstIndex(of: ">") else {
        problems.append("a tag without end")
        break
      }
      read(tag: rest[rest.index(after: start)..<end])
      rest = rest[rest.index(after: end)...]
      if open.last?.name == "style" { rest = styleSheet(rest) }
    }
    read(text: rest)
    while open.count > 1 {
      problems.append("<\(open.last?.name ?? "")> stays open")
      close()
    }
    root = open.first ?? root
  }

  private mutating func read(text: Substring) {
    check(text: text)
    open[open.count - 1].text += text
  }

  private mutating func check(text: Substring) {
    let afterAmpersands = text.split(separator: "&", omittingEmptySubsequences: false).dropFirst()
    for rest in afterAmpersands where !Self.references.contains(where: rest.hasPrefix) {
      problems.append("an unknown reference: &\(rest.prefix(8))")
    }
    if text.contains(where: { $0 == ">" || $0 == "<" }) {
      problems.append("text that is not escaped: \(text.prefix(20))")
    }
  }

  /// What stands before the end of the style sheet is no markup.
  private mutating func styleSheet(_ rest: Substring) -> Substring {
    guard let end = rest.firstRange(of: "</style>") else { return rest }
    open[open.count - 1].text += rest[..<end.lowerBound]
    return rest[end.lowerBound...]
  }

  private mutating func read(tag: Substring) {
    if tag.hasPrefix("/") {
      guard open.count > 1, open.last?.name == String(tag.dropFirst()) else {
        problems.append("<\(tag)> closes nothing")
        return
      }
      close()
      return
    }
    let name = String(tag.prefix { $0 != " " && $0 != "/" && $0 != "\n" })
    if name.isEmpty || name.contains(where: { !$0.isLowercase && !$0.isNumber }) {
      // Drawings have names with capitals in them.
      if name != "clipPath" && name != "linearGradient" { problems.append("no element: <\(tag)>") }
    }
    var element = Element(name: name)
    let isAlone = read(attributes: tag.dropFirst(name.count), of: tag, into: &element)
    if isAlone && !Self.drawn.contains(name) { problems.append("<\(name)/> does not close itself") }
    open.append(element)
    if isAlone || Self.voids.contains(name) { close() }
  }

  /// Names and quoted values by turns; says whether a slash follows them.
  private mutating func read(
    attributes: Substring, of tag: Substring, into element: inout Element
  ) -> Bool {
    let parts = attributes.split(separator: "\"", omittingEmptySubsequences: false)
    for index in stride(from: 0, to: parts.count - 1, by: 2) {
      let name = parts[index].drop(while: \.isWhitespace).dropLast()
      let isName =
        !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || "-:".contains($0) }
      if !isName || parts[index].last != "=" || parts[index].first?.isWhitespace != true {
        problems.append("attributes that cannot be read: <\(tag)>")
      }
      check(text: parts[index + 1])
      if element.attributes.updateValue(String(parts[index + 1]), forKey: String(name)) != nil {
        problems.append("an attribute stands twice: <\(tag)>")
      }
    }
    let last = parts.last ?? ""
    if parts.count % 2 == 0 || !(last.isEmpty || last == "/") {
      problems.append("attributes that cannot be read: <\(tag)>")
    }
    return last == "/"
  }

  private mutating func close() {
    let element = open.removeLast()
    open[open.count - 1].text += element.text
    open[open.count - 1].children.append(element)
  }
}
