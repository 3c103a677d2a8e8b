public import Exchange

/// An answer as a value that every face can show: for people as tables, for programs as JSON.
public struct Report: Sendable {
  /// The parts in order; the names are the JSON keys and the keys of the words people see.
  public var parts: [Part]

  public init(_ parts: [Part]) {
    self.parts = parts
  }

  /// One named part.
  public struct Part: Sendable {
    public var name: String
    public var content: Content

    public init(_ name: String, _ content: Content) {
      self.name = name
      self.content = content
    }
  }

  public enum Content: Sendable {
    case value(Value)
    case table(Grid)
  }

  /// Rows under named columns.
  public struct Grid: Sendable {
    /// Column names: JSON keys and keys of the words people see.
    public var columns: [String]
    /// One value a column; `absent` values are left out of JSON.
    public var rows: [[Value]]
    /// Columns of which people want only the last row for each combination of values; programs get
    /// them all. Empty where every row counts.
    public var newestBy: Range<Int>

    public init(_ columns: [String], _ rows: [[Value]] = [], newestBy: Range<Int> = 0..<0) {
      self.columns = columns
      self.rows = rows
      self.newestBy = newestBy
    }

    /// The same without lists: each element of a row's list becomes a row, its members columns. The
    /// other values stand in every one of them, or in the first alone.
    public func unfolded(repeating: Bool) -> Grid {
      guard let place = columns.indices.first(where: { isList($0) }) else { return self }
      var names: [String] = []
      for row in rows {
        if case .list(let elements) = row[place], case .object(let members)? = elements.first {
          names = members.map(\.0)
          break
        }
      }
      var flat: [[Value]] = []
      for row in rows {
        guard case .list(let elements) = row[place] else { continue }
        let own = row[..<place] + row[(place + 1)...]
        for (index, element) in elements.enumerated() {
          guard case .object(let members) = element else { continue }
          let values = names.map { name in members.first { $0.0 == name }?.1 ?? .absent }
          let isTold = index == 0 || repeating
          flat.append((isTold ? Array(own) : own.map { _ in .absent }) + values)
        }
        if elements.isEmpty { flat.append(own + names.map { _ in .absent }) }
      }
      return Grid(Array(columns[..<place] + columns[(place + 1)...]) + names, flat)
    }

    /// Whether the column holds lists, and no list of plain values, which stay in their cell.
    private func isList(_ column: Int) -> Bool {
      var isFound = false
      for row in rows {
        guard case .list(let elements) = row[column] else { continue }
        guard let first = elements.first else {
          isFound = true
          continue
        }
        guard case .object = first else { return false }
        isFound = true
      }
      return isFound
    }

    /// Whether a value is there in any row of the column.
    public func uses(_ column: Int) -> Bool {
      rows.contains { row in
        if case .absent = row[column] { false } else { true }
      }
    }

    /// The rows that people want to see.
    public var newestRows: [[Value]] {
      if newestBy.isEmpty { return rows }
      var seen: Set<[ByteText?]> = []
      let newest = rows.reversed().filter { row in
        let key = row[newestBy].map { value -> ByteText? in
          if case .text(let text) = value { ByteText(text) } else { nil }
        }
        return seen.insert(key).inserted
      }
      return newest.reversed()
    }
  }

  /// The names of the tables, in order.
  public var tableNames: [String] {
    parts.compactMap { part in
      if case .table = part.content { part.name } else { nil }
    }
  }

  /// The table of this name.
  public func table(_ name: String) -> Grid? {
    for part in parts where part.name == name {
      if case .table(let grid) = part.content { return grid }
    }
    return nil
  }
}

/// One value of a report.
public enum Value: Sendable {
  case absent
  case text(String)
  /// A decimal, shown exactly; a string in JSON.
  case decimal(ExactDecimal)
  case integer(Int)
  /// A figure beyond what anybody could mean, and the acts that make it so, as far as they are known:
  /// neither zero nor not measured.
  case tooLarge(because: [String])
  case flag(Bool)
  case object([(String, Value)])
  case list([Value])

  /// The text of an identifier, or absent.
  public static func id<Subject>(_ identifier: Identifier<Subject>?) -> Value {
    identifier.map { .text($0.text) } ?? .absent
  }

  public static func time(_ time: Timestamp?) -> Value {
    time.map { .text($0.description) } ?? .absent
  }

  /// A count of what acts say, as JSON can hold it; the acts that say most are named where it cannot.
  public static func count(_ count: ExactDecimal, because acts: @autoclosure () -> [String])
    -> Value
  {
    count <= largestCount
      ? .integer(Int(count.micros / 1_000_000)) : .tooLarge(because: acts())
  }

  /// The largest whole number that every reader of JSON reads as it is (RFC 8259 §6).
  private static let largestCount = ExactDecimal(1 << 53 - 1)

  /// A part of a whole, from 0 to 1, to four decimals and halves up; absent where there is no whole.
  public static func share(_ part: ExactDecimal, of whole: ExactDecimal) -> Value {
    guard whole > .zero else { return .absent }
    return .decimal(part.divided(by: whole, decimals: 4))
  }
}
