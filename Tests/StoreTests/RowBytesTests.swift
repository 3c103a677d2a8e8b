import Exchange
import Projecting
import Testing

/// Keys of rows: texts come back whole, whatever bytes they hold, and sort as they do.
struct RowBytesTests {
  private static let texts = [
    "", "\u{0}", "\u{0}\u{0}", "\u{0}a", "\u{1}", "\u{1}\u{0}", "\u{1}\u{1}", "\u{1}\u{2}", "\u{2}",
    "a",
    "a\u{0}", "a\u{0}b", "a\u{1}", "a\u{2}", "aa", "é",
  ]

  private func key(_ text: String) -> [UInt8] {
    var writer = RowWriter()
    writer.key(Term(text))
    return writer.bytes
  }

  @Test func `every text of a key comes back, with what follows it`() throws {
    for text in Self.texts where !text.isEmpty {
      var writer = RowWriter()
      writer.key(Term(text))
      writer.key(7)
      var reader = RowReader(writer.bytes)
      #expect(try reader.keyIdentifier() == Term(text), "\(text.debugDescription)")
      #expect(try reader.keyNumber() == 7)
    }
  }

  @Test func `keys sort as the bytes of their texts`() {
    for (before, after) in zip(Self.texts, Self.texts.dropFirst()) {
      #expect(key(before).lexicographicallyPrecedes(key(after)), "\(after.debugDescription)")
    }
  }

  @Test func `a key that nothing of ours wrote is damage`() {
    for bytes in [[1, 0], [1, 3, 0], [0x61, 1]] as [[UInt8]] {
      var reader = RowReader(bytes)
      #expect(throws: RowReader.Damage.self) { try reader.keyIdentifier() as Term? }
    }
  }
}
