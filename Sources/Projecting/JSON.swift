public import Exchange

/// A JSON value to be written, such as a ``Report`` for programs: small, ordered as given.
public indirect enum JSON: Sendable {
  case text(String)
  /// A value that is written already, such as a canonical line.
  case raw(String)
  /// A whole number; decimals are texts.
  case number(Int)
  case flag(Bool)
  case list([JSON])
  /// Members whose value is nil are left out.
  case object([(String, JSON?)])

  public static func number(_ value: UInt64) -> JSON { .number(Int(clamping: value)) }

  public static func text<Subject>(_ identifier: Identifier<Subject>?) -> JSON? {
    identifier.map { .text($0.text) }
  }

  /// The value on one line.
  public var line: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to output: inout String) {
    switch self {
    case .text(let text): output.append(quoted: text)
    case .raw(let text): output += text
    case .number(let number): output += String(number)
    case .flag(let flag): output += flag ? "true" : "false"
    case .list(let values):
      output += "["
      for (index, value) in values.enumerated() {
        if index > 0 { output += "," }
        value.write(to: &output)
      }
      output += "]"
    case .object(let members):
      output += "{"
      var isFirst = true
      for (name, value) in members {
        guard let value else { continue }
        if !isFirst { output += "," }
        isFirst = false
        output.append(quoted: name)
        output += ":"
        value.write(to: &output)
      }
      output += "}"
    }
  }
}

extension JSON {
  /// A report as programs read it.
  public init(_ report: Report) {
    self = .object(
      report.parts.map { part in
        switch part.content {
        case .value(let value): (part.name, JSON(value))
        case .table(let grid): (part.name, JSON(grid))
        }
      })
  }

  public init(_ grid: Report.Grid) {
    self = .list(
      grid.rows.map { row in .object(zip(grid.columns, row).map { ($0, JSON($1)) }) })
  }

  /// Nil for an absent value.
  public init?(_ value: Value) {
    switch value {
    case .absent: return nil
    case .text(let text): self = .text(text)
    case .decimal(let decimal): self = .text(decimal.description)
    case .integer(let number): self = .number(number)
    case .tooLarge(let acts): self = .object([("tooLarge", .list(acts.map(JSON.text)))])
    case .flag(let flag): self = .flag(flag)
    case .object(let members): self = .object(members.map { ($0, JSON($1)) })
    case .list(let values): self = .list(values.compactMap { JSON($0) })
    }
  }
}

extension String {
  /// Appends a JSON string (RFC 8259 §7).
  fileprivate mutating func append(quoted text: String) {
    // Nearly every text stands as it is.
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") })
    {
      append("\"")
      append(text)
      append("\"")
      return
    }
    append("\"")
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": append("\\\"")
      case "\\": append("\\\\")
      case "\n": append("\\n")
      case "\r": append("\\r")
      case "\t": append("\\t")
      case "\0"..<" ":
        let digits = String(scalar.value, radix: 16)
        append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
      default: unicodeScalars.append(scalar)
      }
    }
    append("\"")
  }
}
