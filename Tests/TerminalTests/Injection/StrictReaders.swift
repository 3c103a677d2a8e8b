import Exchange
import FoundationEssentials

@testable import PageReading

/// What a strict reader of some format finds in it: how it is built, and the texts that stand in it.
struct Reading {
  /// What must be the same whatever texts are put in.
  var structure: [String] = []
  var texts: [String] = []
  /// What no writer of ours may write, as far as it was met in reading.
  var met: [String] = []
  /// What else is to be looked for.
  var others: @Sendable () -> [String] = { [] }

  /// Empty when all is well.
  func problems() -> [String] { met + others() }
}

/// Readers that know no mercy and no `Character`: they go scalar by scalar, as programs do.
enum StrictReader {
  // MARK: - CSV (RFC 4180)

  static func csv(_ text: String, separator: Unicode.Scalar) -> Reading {
    var reading = Reading()
    var scalars = Array(text.unicodeScalars)[...]
    if scalars.first == "\u{FEFF}" { scalars = scalars.dropFirst() }
    var row: [String] = []
    while !scalars.isEmpty {
      row.append(cell(&scalars, separator, &reading))
      if scalars.first == separator {
        scalars = scalars.dropFirst()
        continue
      }
      if !scalars.starts(with: "\r\n".unicodeScalars) {
        reading.met.append("a row without CRLF")
      }
      scalars = scalars.dropFirst(2)
      reading.structure.append("\(row.count)")
      reading.texts += row
      row = []
    }
    return reading
  }

  private static func cell(
    _ rest: inout ArraySlice<Unicode.Scalar>, _ separator: Unicode.Scalar, _ reading: inout Reading
  ) -> String {
    var cell = String.UnicodeScalarView()
    guard rest.first == "\"" else {
      while let scalar = rest.first, scalar != separator, scalar != "\r", scalar != "\n" {
        if scalar == "\"" { reading.met.append("a quote in a bare cell") }
        cell.append(scalar)
        rest = rest.dropFirst()
      }
      return String(cell)
    }
    rest = rest.dropFirst()
    while let scalar = rest.popFirst() {
      if scalar != "\"" {
        cell.append(scalar)
      } else if rest.first == "\"" {
        cell.append(scalar)
        rest = rest.dropFirst()
      } else {
        return String(cell)
      }
    }
    reading.met.append("a cell that stays open")
    return String(cell)
  }

  /// Cells that a spreadsheet would compute.
  static func formulas(in cells: [String]) -> [String] {
    cells.filter { cell in
      let first = cell.unicodeScalars.first { !$0.properties.isWhitespace && $0.value != 0x200B }
      let isNumber = cell.unicodeScalars.allSatisfy { "-,0123456789".unicodeScalars.contains($0) }
      return !isNumber && first.map("=+-@＝＋－＠".unicodeScalars.contains) == true
    }
  }

  // MARK: - Graphs

  /// Names and labels between quotes as the lexer of Graphviz takes them; all else is structure.
  static func dot(_ text: String) -> Reading {
    var reading = Reading()
    for line in text.unicodeScalars.split(separator: "\n") {
      var rest = Array(line)[...]
      var frame = ""
      while let scalar = rest.popFirst() {
        guard scalar == "\"" else {
          frame.unicodeScalars.append(scalar)
          continue
        }
        let isLabel = frame.utf8.suffix(6).elementsEqual("label=".utf8)
        var quoted = String.UnicodeScalarView()
        while let inner = rest.popFirst(), inner != "\"" {
          if inner == "\\" {
            guard let escaped = rest.popFirst(), escaped == "\"" || escaped == "\\" else {
              reading.met.append("an escape that Graphviz reads as a command")
              break
            }
            quoted.append(escaped)
          } else {
            quoted.append(inner)
          }
        }
        let said = String(quoted)
        reading.texts.append(isLabel ? said.replacing("&amp;", with: "&") : said)
        frame += "Q"
      }
      if !frame.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { reading.met.append(frame) }
      reading.structure.append(frame)
    }
    return reading
  }

  /// Labels between quotes; whatever Mermaid reads in any text is a problem in one.
  static func mermaid(_ text: String) -> Reading {
    var reading = Reading()
    for line in text.unicodeScalars.split(separator: "\n") {
      let parts = Array(line).split(separator: "\"", omittingEmptySubsequences: false)
      let frame = parts.enumerated().map { place, part in
        var piece = String.UnicodeScalarView()
        piece.append(contentsOf: part)
        if place.isMultiple(of: 2) { return String(piece) }
        reading.texts.append(label(String(piece), &reading))
        return "Q"
      }.joined()
      if parts.count.isMultiple(of: 2) { reading.met.append("a quote stays open: \(frame)") }
      reading.structure.append(frame)
    }
    return reading
  }

  private static func label(_ text: String, _ reading: inout Reading) -> String {
    var label = String.UnicodeScalarView()
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      if "\\`<>&{}[]|%;:*~$".unicodeScalars.contains(scalar) {
        reading.met.append("a label holds \(scalar)")
      }
      guard scalar == "#" else {
        label.append(scalar)
        continue
      }
      var name = ""
      while let next = rest.popFirst(), next != ";" { name.unicodeScalars.append(next) }
      guard let meant = name == "quot" ? "\"" : UInt32(name).flatMap(Unicode.Scalar.init) else {
        reading.met.append("#\(name); is no sign")
        continue
      }
      label.append(meant)
    }
    return String(label)
  }

  // MARK: - JSON

  static func json(_ text: String) -> Reading {
    var reading = Reading()
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      do {
        take(try JSONDecoder().decode(JSONTree.self, from: Data(line)), "", &reading)
      } catch { reading.met.append("\(error)") }
    }
    reading.structure.sort()
    return reading
  }

  private static func take(_ tree: JSONTree, _ path: String, _ reading: inout Reading) {
    switch tree {
    case .text(let text):
      reading.texts.append(text)
      reading.structure.append(path + "text")
    case .other: reading.structure.append(path + "value")
    case .list(let list): for element in list { take(element, path + "[]", &reading) }
    case .object(let members):
      for (name, member) in members {
        // A name may come from outside as well.
        let isOurs = name.utf8.allSatisfy { $0 < 0x80 } && !name.contains("hx")
        if !isOurs { reading.texts.append(name) }
        take(member, path + "." + (isOurs ? name : "*"), &reading)
      }
    }
  }

  // MARK: - Terminals

  /// Lines, of which spaces and rules are as wide as the texts are.
  static func terminal(_ text: String) -> Reading {
    var reading = Reading()
    for scalar in text.unicodeScalars where scalar.isSteering && scalar != "\n" {
      reading.met.append("U+\(String(scalar.value, radix: 16)) reaches the terminal")
    }
    for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
      reading.texts.append(spaced(String(line)))
    }
    reading.structure = ["\(reading.texts.count)"]
    return reading
  }

  static func spaced(_ line: String) -> String {
    let words = line.unicodeScalars.split { $0 == " " || $0 == "─" }
    return words.map { String($0) }.joined(separator: " ")
  }

  // MARK: - Pages

  /// Elements with their attributes; drawings, whose lines break where they are full, without texts.
  static func page(_ html: String) -> Reading {
    let source = apart(html)
    var reading = Reading()
    reading.others = { PageCheck(source).problems }
    take(PageReader(source).root, &reading)
    for scalar in html.unicodeScalars where scalar.isSteering && scalar != "\n" {
      reading.met.append("U+\(String(scalar.value, radix: 16)) is in the page")
    }
    reading.structure.sort()
    return reading
  }

  private static func take(_ element: Element, _ reading: inout Reading) {
    if element.name == "svg" { return }
    let attributes = element.attributes.keys.sorted().joined(separator: " ")
    reading.structure.append("\(element.name) \(attributes) \(element.children.count)")
    reading.texts += element.attributes.values.map(meant)
    if element.children.isEmpty || holders.contains(element.name) {
      // Of several things in one sentence, each by itself: they are sorted by their names.
      let said = meant(element.text).unicodeScalars.split(separator: "·").map { String($0) }
      reading.texts += said
    }
    for child in element.children { take(child, &reading) }
  }

  /// Elements in which words stand beside other elements.
  private static let holders: Set = ["p", "td", "th", "li", "dt", "dd", "h1", "h2", "h3"]

  /// Marks that hang on the sign before are set apart from it, so that the page is read sign by sign.
  private static func apart(_ html: String) -> String {
    var text = ""
    for scalar in html.unicodeScalars {
      if scalar.isASCII { text.unicodeScalars.append(scalar) } else { text += "⟦\(scalar.value)⟧" }
    }
    return text
  }

  private static func meant(_ source: String) -> String {
    var text = source
    for (reference, sign) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ] { text = text.replacing(reference, with: sign) }
    let pieces = text.split(separator: "⟦", omittingEmptySubsequences: false)
    var result = String.UnicodeScalarView(pieces[0].unicodeScalars)
    for piece in pieces.dropFirst() {
      let parts = piece.split(separator: "⟧", maxSplits: 1, omittingEmptySubsequences: false)
      result.append(Unicode.Scalar(UInt32(parts[0])!)!)
      result.append(contentsOf: parts[1].unicodeScalars)
    }
    return String(result)
  }
}

/// Any JSON.
enum JSONTree: Decodable {
  case text(String)
  case other
  case list([JSONTree])
  case object([(String, JSONTree)])

  private struct Name: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init?(_ line: String) {
    guard let tree = try? JSONDecoder().decode(JSONTree.self, from: Data(line.utf8)) else {
      return nil
    }
    self = tree
  }

  init(from decoder: any Decoder) throws {
    if let named = try? decoder.container(keyedBy: Name.self) {
      self = .object(
        try named.allKeys.map { ($0.stringValue, try named.decode(JSONTree.self, forKey: $0)) })
    } else if var list = try? decoder.unkeyedContainer() {
      var elements: [JSONTree] = []
      while !list.isAtEnd { elements.append(try list.decode(JSONTree.self)) }
      self = .list(elements)
    } else if let text = try? decoder.singleValueContainer().decode(String.self) {
      self = .text(text)
    } else {
      self = .other
    }
  }
}
