/// What reading and writing event lines needs beside the public vocabulary: direct places of
/// fields, without a look at their form.
extension Event {
  /// The fields that are there, as ``FieldSet`` holds them: bit n for the raw value n.
  public var fieldBits: UInt128 { fields.bits }

  /// Puts an identifier, an agent or a term into its slot.
  public mutating func put(_ field: Field, slot: Int, identifier number: UInt32) {
    identifiers[slot] = number
    fields.bits |= 1 &<< UInt128(truncatingIfNeeded: field.rawValue)
  }

  /// Puts a quantity into its slot.
  public mutating func put(_ field: Field, slot: Int, _ quantity: Quantity) {
    quantities[slot] = quantity
    fields.bits |= 1 &<< UInt128(truncatingIfNeeded: field.rawValue)
  }

  /// The number in an identifier slot; 0 for none.
  public func identifierNumber(slot: Int) -> UInt32 { identifiers[slot] }
}

extension Span<UInt8> {
  /// Eight bytes from `index`, the first in the lowest place; zeros stand for what lies behind
  /// the end. One load where eight bytes are there.
  @inlinable @inline(__always) public func word(at index: Int) -> UInt64 {
    // Eight bytes of a span known to hold eight: the compiler makes one load of them.
    let rest = extracting(droppingFirst: index)
    guard rest.count >= 8 else { return shortWord(index) }
    let low =
      UInt64(rest[0]) | UInt64(rest[1]) << 8 | UInt64(rest[2]) << 16 | UInt64(rest[3]) << 24
    let high =
      UInt64(rest[4]) << 32 | UInt64(rest[5]) << 40 | UInt64(rest[6]) << 48 | UInt64(rest[7]) << 56
    return low | high
  }

  @usableFromInline @inline(never) func shortWord(_ start: Int) -> UInt64 {
    var word: UInt64 = 0
    for place in 0..<8 where start + place < count {
      word |= UInt64(self[start + place]) << UInt64(place * 8)
    }
    return word
  }
}
