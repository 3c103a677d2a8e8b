import Exchange

/// A line as plain JSON, for upcasting only: slow, generic, as strict about layout as the reader.
struct LineDocument: Equatable {
  enum Value: Equatable {
    case text(String)
    case number(UInt64)
    case flag(Bool)
    case list([Value])
    case object([ByteText: Value])
  }

  var members: [ByteText: Value] = [:]
  /// The byte where the value of `v` stands.
  var versionOffset = 0

  init(members: [ByteText: Value]) {
    self.members = members
  }

  /// Nesting that no version of the line ever needed is refused.
  private static let depth = 4

  /// Reads a canonical line.
  init(_ line: Span<UInt8>) throws(Refusal) {
    var at = 0
    try line.punctuation(UInt8(ascii: "{"), "\"{\"", &at, canonical: true)
    if !line.isClosed(&at, by: UInt8(ascii: "}")) {
      repeat {
        let start = at
        let name = ByteText(try Self.name(line, &at))
        if name == "v" { versionOffset = at }
        guard members[name] == nil else { throw line.unreadable(start, .duplicateField(name.text)) }
        members[name] = try Self.value(line, &at, depth: 1)
      } while try line.hasNext(&at, before: UInt8(ascii: "}"), canonical: true)
    }
    guard at == line.count else { throw line.unreadable(at, .trailingBytes) }
  }

  private static func name(_ line: Span<UInt8>, _ at: inout Int) throws(Refusal) -> String {
    let name = try line.text(try line.string(&at, canonical: true))
    try line.punctuation(UInt8(ascii: ":"), "\":\"", &at, canonical: true)
    return name
  }

  private static func value(
    _ line: Span<UInt8>, _ at: inout Int, depth: Int
  ) throws(Refusal) -> Value {
    guard at < line.count, depth <= Self.depth else { throw line.expected("a value", at) }
    switch line[at] {
    case UInt8(ascii: "\""): return .text(try line.text(try line.string(&at, canonical: true)))
    case UInt8(ascii: "{"): return .object(try object(line, &at, depth: depth))
    case UInt8(ascii: "["): return .list(try list(line, &at, depth: depth))
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .flag(try line.flag(&at))
    default: return .number(try line.number(&at))
    }
  }

  private static func object(
    _ line: Span<UInt8>, _ at: inout Int, depth: Int
  ) throws(Refusal) -> [ByteText: Value] {
    var members: [ByteText: Value] = [:]
    at += 1
    if line.isClosed(&at, by: UInt8(ascii: "}")) { return members }
    repeat {
      let start = at
      let name = ByteText(try name(line, &at))
      guard members[name] == nil else { throw line.unreadable(start, .duplicateField(name.text)) }
      members[name] = try value(line, &at, depth: depth + 1)
    } while try line.hasNext(&at, before: UInt8(ascii: "}"), canonical: true)
    return members
  }

  private static func list(
    _ line: Span<UInt8>, _ at: inout Int, depth: Int
  ) throws(Refusal) -> [Value] {
    var list: [Value] = []
    at += 1
    if line.isClosed(&at, by: UInt8(ascii: "]")) { return list }
    repeat {
      list.append(try value(line, &at, depth: depth + 1))
    } while try line.hasNext(&at, before: UInt8(ascii: "]"), canonical: true)
    return list
  }
}

extension LineDocument.Value {
  /// Appends the canonical form.
  func append(to line: inout [UInt8]) {
    switch self {
    case .text(let text): line.append(quoted: text)
    case .number(let number): line.append(decimal: number)
    case .flag(let flag): line.append(contentsOf: (flag ? "true" : "false").utf8)
    case .list(let values):
      line.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { line.append(UInt8(ascii: ",")) }
        value.append(to: &line)
      }
      line.append(UInt8(ascii: "]"))
    case .object(let members):
      line.append(UInt8(ascii: "{"))
      for (index, name) in members.keys.sorted(by: { $0.text.precedesInUTF16($1.text) })
        .enumerated()
      {
        if index > 0 { line.append(UInt8(ascii: ",")) }
        line.append(quoted: name.text)
        line.append(UInt8(ascii: ":"))
        members[name]!.append(to: &line)
      }
      line.append(UInt8(ascii: "}"))
    }
  }
}
