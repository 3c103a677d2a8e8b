public import Exchange
import Projecting

/// Where a figure stands in a report: `delivered.visor.byCategory.adminStaff`.
public struct FigurePath: Hashable, Sendable, CustomStringConvertible {
  private let texts: [ByteText]

  public var steps: [String] { texts.map(\.text) }

  init(_ steps: [String]) { texts = steps.map { ByteText($0) } }

  public var description: String { steps.joined(separator: ".") }
}

/// A figure that is another than it was, and the acts that made it so.
public struct FigureChange: Equatable, Sendable {
  public let path: FigurePath
  /// Nil for a figure that was not there.
  public let was: String?
  /// Nil for one that is there no more.
  public let now: String?
  /// Acts recorded since, in the order of the log, at most ``FigureTable/causeCount``.
  public let because: [EventID]
  /// Whether there are more acts than those named.
  public let hasOthers: Bool
}

/// A figure that a document states otherwise than the log gives it.
public struct FigureDifference: Equatable, Sendable {
  public let path: FigurePath
  /// What the document says; nil where it is silent.
  public let stated: String?
  /// What the log gives; nil where it gives nothing.
  public let computed: String?
}

/// The figures of a report by their paths, in the order in which it tells them.
struct FigureTable {
  private(set) var paths: [FigurePath] = []
  private var texts: [FigurePath: String] = [:]

  /// Acts that are named as causes of one change.
  static let causeCount = 20

  /// Parts that say of which moment a report is, or of other reports, and are no figures of it.
  private static let stamps: Set<String> = ["asOf", "period", "restated"]

  subscript(path: FigurePath) -> String? { texts[path] }

  /// Every value in a document.
  init(_ document: JSON) {
    add(document, under: [])
  }

  /// The figures alone.
  init(figures parts: [Report.Part]) {
    let figures = Report(parts.filter { !Self.stamps.contains($0.name) })
    add(JSON(figures), under: [])
  }

  private mutating func add(_ value: JSON, under steps: [String]) {
    switch value {
    case .text(let text), .raw(let text): put(text, steps)
    case .number(let number): put(String(number), steps)
    case .flag(let flag): put(flag ? "true" : "false", steps)
    case .list(let elements):
      var counts: [ByteText: Int] = [:]
      for (index, element) in elements.enumerated() {
        let name = Self.name(of: element) ?? String(index)
        counts[ByteText(name), default: 0] += 1
        let number = counts[ByteText(name), default: 1]
        add(element, under: steps + [number == 1 ? name : "\(name)~\(number)"])
      }
      // A list says also how long it is, so that an empty one is not nothing.
      if elements.isEmpty { put("[]", steps) }
    case .object(let members):
      // A figure that cannot be told is one figure, and not a list of acts.
      if members.count == 1, members[0].0 == "tooLarge", case .list? = members[0].1 {
        return put(value.line, steps)
      }
      for (name, member) in members {
        if let member { add(member, under: steps + [name]) }
      }
    }
  }

  private mutating func put(_ text: String, _ steps: [String]) {
    let path = FigurePath(steps)
    if texts.updateValue(text, forKey: path) == nil { paths.append(path) }
  }

  /// The columns that tell the rows of a table apart.
  private static let names = [
    "agent", "kind", "item", "lot", "serial", "document", "agreement", "name", "key", "figure",
    "category", "week", "place", "role", "mode", "skill", "product",
  ]

  private static func name(of element: JSON) -> String? {
    guard case .object(let members) = element else { return nil }
    if let first = members.first, first.0 == "id", case .text(let id)? = first.1 { return id }
    let words = members.compactMap { name, value -> String? in
      guard names.contains(name), case .text(let text)? = value else { return nil }
      return text
    }
    return words.isEmpty ? nil : words.joined(separator: "/")
  }

  /// The paths whose values differ between this and another: its own first, then those of the other.
  func differing(from other: FigureTable) -> [FigurePath] {
    paths.filter { other[$0].map { ByteText($0) } != texts[$0].map { ByteText($0) } }
      + other.paths.filter { texts[$0] == nil }
  }
}
