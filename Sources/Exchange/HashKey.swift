/// What the quick hashes of this run are keyed with, so that nobody can make names that all fall into one place of a
/// table. It comes from the seed that the standard library draws for its own hashing; nothing that is stored, shown or
/// ordered depends on it.
public enum HashKey {
  public static let words = (word(1), word(2))

  private static func word(_ number: UInt8) -> UInt64 {
    var hasher = Swift.Hasher()
    hasher.combine(number)
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }
}

extension UInt64 {
  /// This hash with eight more bytes taken in: both halves of a keyed product of 128 bits.
  @inlinable public func folded(with word: UInt64) -> UInt64 {
    let key = HashKey.words
    let product = (self ^ key.0).multipliedFullWidth(by: word ^ key.1)
    return product.high ^ product.low
  }
}
