/// A fixed vocabulary looked up by bytes: field names, kinds, units.
public struct NameTable<Value: Sendable>: Sendable {
  private var slots: [Int]
  private var names: [[UInt8]] = []
  private var values: [Value] = []

  public init(_ entries: [(String, Value)]) {
    var size = 16
    while size < entries.count * 4 { size *= 2 }
    slots = [Int](repeating: -1, count: size)
    for (name, value) in entries {
      let bytes = Array(name.utf8)
      var index = Int(truncatingIfNeeded: bytes.span.quickHash) & (size - 1)
      while slots[index] >= 0 { index = (index + 1) & (size - 1) }
      slots[index] = names.count
      names.append(bytes)
      values.append(value)
    }
  }

  /// The value named by `name`, or nil when the vocabulary does not have it.
  public func value(named name: Span<UInt8>) -> Value? {
    var index = Int(truncatingIfNeeded: name.quickHash) & (slots.count - 1)
    while slots[index] >= 0 {
      let entry = slots[index]
      if Self.same(names[entry], name) { return values[entry] }
      index = (index + 1) & (slots.count - 1)
    }
    return nil
  }

  private static func same(_ left: [UInt8], _ right: Span<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    for index in 0..<left.count where left[index] != right[index] { return false }
    return true
  }
}
