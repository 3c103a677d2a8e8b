import Testing
import Wording

/// A word stands in a command so that a shell reads it as it was.
@Suite struct TypedWordTests {
  @Test(arguments: [
    ("usb/copies", "usb/copies"), ("-x", "./-x"), ("-", "-"), ("--ledger", "./--ledger"),
    ("my stick", "\"my stick\""), ("-my stick", "\"./-my stick\""), ("a'b$c", "'a'\\''b$c'"),
    ("n\nl", "$'n\\012l'"), ("-n\nl'\\", "$'./-n\\012l\\'\\\\'"), ("", "\"\""),
    ("a\u{202E}b", "$'a\\342\\200\\256b'"), ("Été/café", "Été/café"),
  ])
  func `a path is no option and steers nothing`(_ path: String, _ typed: String) {
    #expect(TypedWord.path(path) == typed)
  }

  @Test func `a word that is no path keeps its minus`() {
    #expect(TypedWord.quoted("-5") == "-5")
  }
}
