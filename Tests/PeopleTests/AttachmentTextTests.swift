import Testing

@testable import People

@Suite struct AttachmentTextTests {
  @Test(arguments: ["", "Zoé;0470\r\n", "\u{FEFF}nom;ville\n", "<p>Zoé &amp; co</p>", "a\tb\u{C}"])
  func `a text is read as it is`(_ text: String) throws {
    let read = try #require(AttachmentText(Array(text.utf8)))
    #expect(Array(read.text.utf8) == Array(text.utf8))
    #expect(read.isPlain)
  }

  @Test(arguments: [
    "<p>Zo&eacute;</p>", "Zo&#233;", #"{"nom":"Zo\u00e9"}"#,
    "Content-Transfer-Encoding: quoted-printable\n\nZo=C3=A9",
    "N;ENCODING=QUOTED-PRINTABLE:Zo=C3=A9",
  ])
  func `one that may spell an accent otherwise is not to be relied on`(_ text: String) throws {
    #expect(try #require(AttachmentText(Array(text.utf8))).isPlain == false)
  }

  @Test(arguments: [
    Array("%PDF-1.7\nZoe".utf8), Array("{\\rtf1 Zoe}".utf8), [0x5A, 0x6F, 0xE9],
    [0xFF, 0xFE, 0x5A, 0],
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],
    [UInt8](repeating: 0x61, count: AttachmentText.byteLimit + 1),
  ])
  func `what is no text, or is too long, is not read`(_ bytes: [UInt8]) {
    #expect(AttachmentText(bytes) == nil)
  }
}
