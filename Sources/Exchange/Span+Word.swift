// Bytes taken eight at a time: the first byte of a word is its lowest place.
//
// All of it is safe Swift. A guard tells the compiler that eight bytes are there; it then makes one
// load or one store of the eight (seen in the machine code of Swift 6.3).

extension Span<UInt8> {
  /// Eight bytes from `index`; zeros stand for what lies behind the end.
  @inlinable @inline(__always) public func word(at index: Int) -> UInt64 {
    guard index >= 0, index <= count &- 8 else { return shortWord(at: index) }
    let eight = extracting(index..<index &+ 8)
    let low =
      UInt64(eight[0]) | UInt64(eight[1]) << 8 | UInt64(eight[2]) << 16 | UInt64(eight[3]) << 24
    let high =
      UInt64(eight[4]) << 32 | UInt64(eight[5]) << 40 | UInt64(eight[6]) << 48
      | UInt64(eight[7]) << 56
    return low | high
  }

  /// Sixteen bytes from `index`, as two words.
  @inlinable @inline(__always) public func twoWords(at index: Int) -> (UInt64, UInt64) {
    guard index >= 0, index <= count &- 16 else {
      return (shortWord(at: index), shortWord(at: index &+ 8))
    }
    let sixteen = extracting(index..<index &+ 16)
    return (sixteen.word(at: 0), sixteen.word(at: 8))
  }

  /// The same near the end.
  @usableFromInline @inline(never) func shortWord(at index: Int) -> UInt64 {
    guard index >= 0, index < count else { return 0 }
    let last = count &- 8
    if last >= index { return word(at: index) }
    if last >= 0 { return word(at: last) &>> UInt64(truncatingIfNeeded: (index &- last) &* 8) }
    var word: UInt64 = 0
    for place in index..<count { word |= UInt64(self[place]) << UInt64((place - index) * 8) }
    return word
  }
}

extension MutableSpan<UInt8> {
  /// Puts eight bytes at `index`.
  @inlinable @inline(__always) public mutating func put(_ word: UInt64, at index: Int) {
    precondition(index >= 0 && index <= count &- 8, "a word needs room for its eight bytes")
    self[index] = UInt8(truncatingIfNeeded: word)
    self[index &+ 1] = UInt8(truncatingIfNeeded: word &>> 8)
    self[index &+ 2] = UInt8(truncatingIfNeeded: word &>> 16)
    self[index &+ 3] = UInt8(truncatingIfNeeded: word &>> 24)
    self[index &+ 4] = UInt8(truncatingIfNeeded: word &>> 32)
    self[index &+ 5] = UInt8(truncatingIfNeeded: word &>> 40)
    self[index &+ 6] = UInt8(truncatingIfNeeded: word &>> 48)
    self[index &+ 7] = UInt8(truncatingIfNeeded: word &>> 56)
  }
}
