/// From a key's hash to the place of its row: linear probing over numbers.
///
/// Keys are looked up several times an act, and the standard dictionary's keyed hashing costs more
/// than the look-up itself. Keys come from events that were checked, in bounded number, so a plain
/// hash serves; the keys themselves are compared by the table.
public struct PlaceIndex: Sendable {
  /// A place plus one, or 0 for nothing.
  @usableFromInline var slots: [Int32]
  @usableFromInline var count = 0

  public init() {
    slots = [Int32](repeating: 0, count: 16)
  }

  /// The place for which `matches` says yes, among those under `hash`.
  @inlinable public func place(_ hash: UInt64, _ matches: (Int) -> Bool) -> Int? {
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while slots[index] != 0 {
      let place = Int(slots[index]) - 1
      if matches(place) { return place }
      index = (index + 1) & mask
    }
    return nil
  }

  /// Enters a new place; `hashOf` gives the hashes of those that are in, when the index grows.
  @inlinable public mutating func insert(_ place: Int, _ hash: UInt64, _ hashOf: (Int) -> UInt64) {
    if (count + 1) * 2 > slots.count {
      slots = [Int32](repeating: 0, count: slots.count * 2)
      for former in 0..<count { put(former, hashOf(former)) }
    }
    put(place, hash)
    count += 1
  }

  @inlinable mutating func put(_ place: Int, _ hash: UInt64) {
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while slots[index] != 0 { index = (index + 1) & mask }
    slots[index] = Int32(truncatingIfNeeded: place + 1)
  }

  /// Forgets every place.
  public mutating func removeAll() {
    slots = [Int32](repeating: 0, count: 16)
    count = 0
  }
}

extension UInt64 {
  /// This hash with one more number taken in.
  @inlinable public func mixed(_ number: UInt64) -> UInt64 {
    let product = (self ^ number) &* 0x9E37_79B9_7F4A_7C15
    return product ^ (product >> 29)
  }
}
