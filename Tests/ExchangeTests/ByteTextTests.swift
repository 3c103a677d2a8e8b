import Exchange
import Testing

@Suite struct ByteTextTests {
  private let composed = "couture \u{E9}"
  private let parted = "couture e\u{301}"

  @Test func `two spellings of one text are two keys, though Swift calls them equal`() {
    #expect(composed == parted)
    #expect(ByteText(composed) != ByteText(parted))
    #expect(Set([ByteText(composed), ByteText(parted)]).count == 2)
    #expect(!composed.hasBytes(of: parted) && composed.hasBytes(of: composed))
  }

  @Test func `texts sort by their bytes, and so do the names of the domain`() {
    let texts = ["", "a", "a\u{301}", "ab", "b", "é", parted, composed]
    for (left, right) in texts.flatMap({ left in texts.map { (left, $0) } }) {
      let bytes = Array(left.utf8).lexicographicallyPrecedes(Array(right.utf8))
      #expect((ByteText(left) < ByteText(right)) == bytes, "\(left) \(right)")
      #expect(left.precedesInBytes(right) == bytes, "\(left) \(right)")
      if !left.isEmpty, !right.isEmpty {
        #expect((Term(left) < Term(right)) == bytes, "\(left) \(right)")
      }
    }
    #expect(["b", "a\u{301}", "a"].sortedByBytes() == ["a", "a\u{301}", "b"])
  }
}

@Suite struct ComposedTextTests {
  @Test(arguments: [
    ("couture e\u{301}", "couture \u{E9}"), ("A\u{30A}ngstro\u{308}m", "\u{C5}ngstr\u{F6}m"),
    ("\u{212B}", "\u{C5}"), ("\u{1100}\u{1161}\u{11A8}", "\u{AC01}"),
    ("q\u{307}\u{323}", "q\u{323}\u{307}"),
    ("\u{958}", "\u{915}\u{93C}"), ("e\u{301}\u{302}", "\u{E9}\u{302}"),
  ])
  func `a text gets the one spelling that Unicode calls composed`(
    _ text: String, _ composed: String
  ) {
    #expect(Array(text.composed.utf8) == Array(composed.utf8))
    #expect(Array(text.composed.composed.utf8) == Array(composed.utf8))
  }

  @Test(arguments: ["", "plain", "œuvre d’été : 150 ß", "👩\u{200D}👩\u{200D}👧", "日本語", "ﬁ ½ ²"])
  func `what is composed stays byte for byte`(_ text: String) {
    #expect(Array(text.composed.utf8) == Array(text.utf8))
  }

  @Test func `a text shows something, or is none`() {
    for text in ["", " ", "\u{A0}\t", "\u{200D}\u{FE0F}", "\u{2800}", "\u{E0041}", "\u{3164} "] {
      #expect(text.showsNothing, "\(text.unicodeScalars.map(\.escape))")
    }
    for text in [" a", "é", "–", "❤\u{FE0F}", "\u{A0}1", "日"] { #expect(!text.showsNothing) }
  }

  @Test func `of all characters none hides but those that nobody sees`() {
    let hidden: [ClosedRange<UInt32>] = [
      0...0x1F, 0x7F...0x9F, 0xAD...0xAD, 0x34F...0x34F, 0x61C...0x61C, 0x115F...0x1160,
      0x17B4...0x17B5, 0x180B...0x180F, 0x200B...0x200B, 0x200E...0x200F, 0x3164...0x3164,
      0xFFA0...0xFFA0, 0x2800...0x2800,
      0x2028...0x202E, 0x2060...0x206F, 0xFDD0...0xFDEF, 0xFEFF...0xFEFF, 0xFFF9...0xFFFC,
      0xFFFE...0xFFFF, 0xE0000...0xE0FFF,
    ]
    for value in (0...0xFFFF as ClosedRange<UInt32>) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      #expect(scalar.isHidden == hidden.contains { $0.contains(value) }, "\(scalar.escape)")
      #expect(("a" + String(scalar) + "b").hiddenCharacter == (scalar.isHidden ? scalar : nil))
    }
    #expect(["\u{1D159}", "\u{1D173}", "\u{1D17A}"].allSatisfy { $0.hiddenCharacter != nil })
    #expect("a\u{E0041}".hiddenCharacter?.escape == "\\u{E0041}")
    #expect("क्\u{200D}ष \u{200C}👩\u{200D}👧 🏳️‍🌈".hiddenCharacter == nil)
  }

  @Test func `names that fall together under a hash which anybody can reckon do not here`() {
    // What the tables hashed with before: of two words, the second undoes what the first did.
    func step(_ hash: UInt64) -> UInt64 {
      let product = hash &* 0xD6E8_FEB8_6659_FD93
      return product ^ product &>> 32
    }
    let start = UInt64(16) &* 0x9E37_79B9_7F4A_7C15
    func bytes(_ first: UInt64) -> [UInt8] {
      [first, step(start ^ first)].flatMap { word in
        (0..<8).map { UInt8(truncatingIfNeeded: word &>> (8 * $0)) }
      }
    }
    let hashes = (0..<1_000 as Range<UInt64>).map { bytes($0).span.quickHash }
    #expect(Set(hashes).count == 1_000)
  }
}
