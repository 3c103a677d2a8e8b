/// The values of an event that no decision about stock needs, by field.
///
/// They are few, so they stand in one sorted list: no hashing, one allocation.
public struct Details: Hashable, Sendable {
  private struct Entry: Hashable, Sendable {
    let field: Field
    var detail: Detail
  }
  private var entries: [Entry] = []

  public init() {}

  public var count: Int { entries.count }

  /// The field at `index`.
  public func field(at index: Int) -> Field { entries[index].field }

  /// The value at `index`, from 0 in the order of the fields.
  public func detail(at index: Int) -> Detail { entries[index].detail }

  public var isEmpty: Bool { entries.isEmpty }

  public subscript(field: Field) -> Detail? {
    get {
      for entry in entries where entry.field == field { return entry.detail }
      return nil
    }
    set {
      let index = entries.firstIndex { $0.field.rawValue >= field.rawValue } ?? entries.count
      let isThere = index < entries.count && entries[index].field == field
      guard let newValue else {
        if isThere { entries.remove(at: index) }
        return
      }
      if isThere {
        entries[index].detail = newValue
      } else {
        entries.insert(Entry(field: field, detail: newValue), at: index)
      }
    }
  }

  /// Puts in a detail; cheapest in the order of the fields.
  mutating func put(_ field: Field, _ detail: Detail) {
    if let last = entries.last {
      if last.field.rawValue >= field.rawValue {
        self[field] = detail
        return
      }
    } else {
      entries.reserveCapacity(4)
    }
    entries.append(Entry(field: field, detail: detail))
  }

  /// Forgets all; keeps the room for the next, unless someone else still holds these.
  mutating func removeAll() {
    if !entries.isEmpty { entries.removeAll(keepingCapacity: true) }
  }
}

extension Details: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral details: (Field, Detail)...) {
    for (field, detail) in details { self[field] = detail }
  }
}

/// A value that no decision about stock needs.
public enum Detail: Hashable, Sendable {
  case text(String)
  case count(UInt64)
  /// Identifiers.
  case texts([String])
  /// Keys ascending by their UTF-16 code units, as RFC 8785 sorts them.
  case object([DetailEntry])
}

/// One key and its text in a ``Detail/object(_:)``.
public struct DetailEntry: Hashable, Sendable {
  public let key: String
  public let value: String

  public init(key: String, value: String) {
    self.key = key
    self.value = value
  }

  public static func == (left: DetailEntry, right: DetailEntry) -> Bool {
    left.key.hasBytes(of: right.key) && left.value.hasBytes(of: right.value)
  }

  public func hash(into hasher: inout Swift.Hasher) {
    hasher.combine(ByteText(key))
    hasher.combine(ByteText(value))
  }
}

extension Detail {
  /// The same text in the same bytes.
  public static func == (left: Detail, right: Detail) -> Bool {
    switch (left, right) {
    case (.text(let one), .text(let other)): one.hasBytes(of: other)
    case (.count(let one), .count(let other)): one == other
    case (.texts(let one), .texts(let other)): one == other
    case (.object(let one), .object(let other)): one == other
    default: false
    }
  }

  public func hash(into hasher: inout Swift.Hasher) {
    switch self {
    case .text(let text): hasher.combine(ByteText(text))
    case .count(let count): hasher.combine(count)
    case .texts(let texts): hasher.combine(texts)
    case .object(let entries): hasher.combine(entries)
    }
  }
}
