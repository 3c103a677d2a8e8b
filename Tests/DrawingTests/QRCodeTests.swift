import Testing

@testable import Drawing

@Suite struct QRCodeTests {
  private static let address = "https://maillon.invalid/r/7Q2F-visor-V02"

  private func rows(_ code: QRCode) -> [String] {
    code.modules.map { row in String(row.map { $0 ? "#" : "." }) }
  }

  /// Checked with a reader of other hands: zbarimg reads `MAILLON` from this picture.
  @Test func `a small code is the one a scanner was seen to read`() throws {
    let code = try #require(QRCode("MAILLON"))
    try Golden.check("qr.txt", rows(code).joined(separator: "\n") + "\n")
    try Golden.check("qr.svg", code.svg(label: "Vérifier « MAILLON »") + "\n")
  }

  @Test func `three corners have the finder's squares, the fourth has not`() throws {
    let code = try #require(QRCode(Self.address))
    let finder = [
      "#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######",
    ]
    let side = code.modules.count
    func corner(_ top: Int, _ left: Int) -> [String] {
      rows(code)[top..<(top + 7)].map { String($0.dropFirst(left).prefix(7)) }
    }
    #expect(corner(0, 0) == finder)
    #expect(corner(0, side - 7) == finder)
    #expect(corner(side - 7, 0) == finder)
    #expect(corner(side - 7, side - 7) != finder)
    // The timing pattern between them.
    for place in 8..<(side - 8) { #expect(code.modules[6][place] == (place % 2 == 0)) }
  }

  @Test(arguments: [("MAILLON", 1), (address, 3), (String(repeating: "é", count: 100), 10)])
  func `a code is square and as small as its text allows`(text: String, version: Int) throws {
    let code = try #require(QRCode(text))
    #expect(code.version == version)
    #expect(code.modules.allSatisfy { $0.count == 17 + 4 * version })
    #expect(code == QRCode(text))
  }

  /// ISO/IEC 18004, table 7: version 40 holds 2331 bytes at M, 2953 at L, 1273 at H.
  @Test(arguments: [(QRCode.Quality.low, 2953), (.medium, 2331), (.quartile, 1663), (.high, 1273)])
  func `what is too long for any code is none`(quality: QRCode.Quality, byteCount: Int) {
    #expect(QRCode(String(repeating: "a", count: byteCount), quality: quality)?.version == 40)
    #expect(QRCode(String(repeating: "a", count: byteCount + 1), quality: quality) == nil)
    #expect(QRCode("", quality: quality) == nil)
  }

  @Test func `the picture is one path on white, with four modules of border and a title`() throws {
    let svg = try #require(QRCode("MAILLON")).svg(label: "a & b")
    #expect(WellFormed(svg).problems.isEmpty)
    #expect(svg.contains("viewBox=\"0 0 29 29\"") && svg.contains("role=\"img\""))
    #expect(
      svg.contains("<title>a &amp; b</title>\n<rect width=\"29\" height=\"29\" fill=\"#ffffff\"/>"))
    #expect(svg.split(separator: "<path").count == 2 && svg.contains("d=\"M4 4h7v1h-7z"))
  }
}
