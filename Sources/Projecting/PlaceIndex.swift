public import Exchange

/// From a key's hash to the place of its row: linear probing over numbers.
///
/// Keys are looked up several times an act, and the standard dictionary's keyed hashing costs more
/// than the look-up itself. Keys come from files of others, so each run hashes in a way of its own
/// (`HashKey`); the keys themselves are compared by the table.
public struct PlaceIndex: Sendable {
  /// Half a hash above and a place plus one below, or 0 for nothing. The half tells most keys apart
  /// without a look at them.
  @usableFromInline var slots: [UInt64]
  @usableFromInline var count = 0

  public init() {
    slots = [UInt64](repeating: 0, count: 16)
  }

  /// The place for which `matches` says yes, among those under `hash`.
  @inlinable public func place(_ hash: UInt64, _ matches: (Int) -> Bool) -> Int? {
    let mask = slots.count - 1
    let half = UInt64(hash.half)
    var index = Int(half) & mask
    while slots[index] != 0 {
      let place = Int(slots[index] & 0xFFFF_FFFF) - 1
      if slots[index] >> 32 == half, matches(place) { return place }
      index = (index + 1) & mask
    }
    return nil
  }

  /// Enters a new place.
  @inlinable public mutating func insert(_ place: Int, _ hash: UInt64) {
    if (count + 1) * 2 > slots.count {
      let former = slots
      slots = [UInt64](repeating: 0, count: slots.count * 2)
      for slot in former where slot != 0 { put(slot) }
    }
    put(UInt64(hash.half) << 32 | UInt64(place + 1))
    count += 1
  }

  @inlinable mutating func put(_ slot: UInt64) {
    let mask = slots.count - 1
    var index = Int(slot >> 32) & mask
    while slots[index] != 0 { index = (index + 1) & mask }
    slots[index] = slot
  }

  /// Forgets every place.
  public mutating func removeAll() {
    slots = [UInt64](repeating: 0, count: 16)
    count = 0
  }
}

/// Hashes of keys: says of most keys that are not among them that they are not.
@usableFromInline struct HashSet32: Sendable {
  /// Half a hash, or 0 for nothing.
  @usableFromInline var slots = [UInt32](repeating: 0, count: 1_024)
  @usableFromInline var count = 0

  init() {}

  @inlinable func mayContain(_ hash: UInt64) -> Bool {
    let mask = slots.count - 1
    let half = max(1, hash.half)
    var index = Int(half) & mask
    while slots[index] != 0 {
      if slots[index] == half { return true }
      index = (index + 1) & mask
    }
    return false
  }

  mutating func insert(_ hash: UInt64) {
    if (count + 1) * 2 > slots.count {
      let former = slots
      slots = [UInt32](repeating: 0, count: slots.count * 2)
      for half in former where half != 0 { put(half) }
    }
    if !mayContain(hash) {
      put(max(1, hash.half))
      count += 1
    }
  }

  private mutating func put(_ half: UInt32) {
    let mask = slots.count - 1
    var index = Int(half) & mask
    while slots[index] != 0 { index = (index + 1) & mask }
    slots[index] = half
  }
}

extension UInt64 {
  /// This hash with one more number taken in.
  @inlinable public func mixed(_ number: UInt64) -> UInt64 {
    folded(with: number)
  }

  /// Half of the bits of a hash, made of all.
  @inlinable var half: UInt32 { UInt32(truncatingIfNeeded: self ^ (self >> 32)) }
}
