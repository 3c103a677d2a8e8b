import Exchange
import Testing

@testable import Drawing

@Suite struct PartsTests {
  @Test func `markup holds any text`() {
    #expect(
      Markup.escaped("a<b> & \"c\" 'd'\u{0}\u{B}é\n")
        == "a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;\\u{0}\\u{B}é\n")
    #expect(
      [12, 3.46, -0.04, -0.06, 0.95, -12.34].map(Markup.length)
        == ["12", "3.5", "0", "-0.1", "1", "-12.3"])
  }

  @Test func `an axis has three to five round marks`() throws {
    func marks(_ most: String, whole: Bool = true) throws -> String {
      RoundScale(upTo: try ExactDecimal(most), whole: whole).marks.map(\.description)
        .joined(separator: " ")
    }
    #expect(try marks("260") == "0 100 200 300")
    #expect(try marks("1") == "0 1 2")
    #expect(try marks("1", whole: false) == "0 0.5 1")
    #expect(try marks("0.000001", whole: false) == "0 0.000001 0.000002")
    #expect(try marks("8") == "0 2 4 6 8")
    #expect(try marks("9") == "0 5 10")
    #expect(try marks("400001") == "0 200000 400000 600000")
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `an axis reaches its largest value, and hardly more`(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    let most = chance.quantity() + .one
    let scale = RoundScale(upTo: most, whole: most.micros % 1_000_000 == 0)
    #expect((3...5).contains(scale.marks.count))
    #expect(scale.top >= most && scale.marks[scale.marks.count - 2] <= most)
  }

  @Test func `letters are no smaller than eleven pixels in the column of a small phone`() {
    // 360 px, less a margin of 16 on both sides.
    #expect(Lettering.size * 328 / ChartSize.narrow.width >= 11)
  }

  @Test func `a label breaks at spaces, and what does not fit is cut`() {
    #expect(Lettering.lines("Maisons médicales", width: 90) == ["Maisons", "médicales"])
    #expect(Lettering.lines("Maisons de repos", width: 90) == ["Maisons de", "repos"])
    #expect(Lettering.lines("1\u{202F}200 pièces", width: 90) == ["1\u{202F}200 pièces"])
    #expect(Lettering.lines("Établissements", width: 60) == ["Établi…"])
    #expect(Lettering.lines("un deux trois quatre", width: 40, lineCount: 2).last == "deu…")
    #expect(Lettering.lines("", width: 40) == [])
  }
}

/// WCAG 2.2, 1.4.3 and 1.4.11.
@Suite struct PaletteTests {
  private typealias Colour = [Double]

  private func colour(_ text: String) throws -> [Double] {
    let value = try #require(Int(text.dropFirst(), radix: 16))
    return [value >> 16, value >> 8 & 255, value & 255].map { Double($0) / 255 }
  }

  private func contrast(_ one: [Double], _ other: [Double]) -> Double {
    let light = [one, other].map { colour in
      let linear = colour.map { $0 <= 0.04045 ? $0 / 12.92 : power(($0 + 0.055) / 1.055) }
      return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05
    }
    return max(light[0], light[1]) / min(light[0], light[1])
  }

  /// To the power of 2.4: the square, times the fifth root of the square.
  private func power(_ value: Double) -> Double {
    var root = value
    for _ in 0..<60 {
      root -=
        (root * root * root * root * root - value * value)
        / (5 * root * root * root * root)
    }
    return value * value * root
  }

  private func mixed(_ colour: [Double], _ share: Double, on paper: [Double]) -> [Double] {
    zip(colour, paper).map { $0 * share + $1 * (1 - share) }
  }

  @Test func `the formula gives what the standard says of known colours`() throws {
    #expect(abs(contrast(try colour("#000000"), try colour("#ffffff")) - 21) < 1e-9)
    #expect(abs(contrast(try colour("#767676"), try colour("#ffffff")) - 4.54) < 0.005)
  }

  @Test(arguments: [Palette.light, .dark])
  func `graphics stand out at three to one, text at four and a half`(palette: Palette) throws {
    let (paper, ink) = (try colour(palette.paper), try colour(palette.ink))
    #expect(contrast(paper, ink) >= 4.5)
    #expect(contrast(mixed(ink, Palette.shade, on: paper), ink) >= 4.5)
    // The edge of a middle node's box.
    #expect(contrast(mixed(ink, 0.7, on: paper), paper) >= 3)
    #expect(palette.fills.count == Palette.light.fills.count)
    for text in palette.fills {
      let fill = try colour(text)
      let tint = mixed(fill, Palette.tint, on: paper)
      #expect(contrast(fill, paper) >= 3, "\(text)")
      #expect(contrast(fill, tint) >= 3, "\(text) as a line on its tint")
      #expect(contrast(ink, tint) >= 4.5, "\(text)")
    }
  }
}
