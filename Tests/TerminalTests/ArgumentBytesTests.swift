import Exchange
import Testing
import Wording

@testable import Terminal

/// What decides how a line is read are bytes, whatever mark follows them.
struct ArgumentBytesTests {
  private static let options = [
    Option(.reason, .text), Option(.witness, .text), Option(.lang, .language),
  ]

  private func read(_ tokens: String...) throws -> Arguments {
    try Arguments(tokens, options: Self.options)
  }

  @Test func `a value may begin with a mark`() throws {
    #expect(try read("--reason=\u{301}x")[OptionName.reason] == "\u{301}x")
    #expect(try read("--reason=\u{200D}=x")[OptionName.reason] == "\u{200D}=x")
    #expect(try read("--reason=")[OptionName.reason] == "")
  }

  @Test func `values that are given one by one stay apart`() throws {
    let given = try read("--witness", "a\r", "--witness", "b\nc").all(.witness)
    #expect(given == ["a\r", "b\nc"])
  }

  @Test func `the language is found behind its sign`() {
    #expect(Request.language(in: ["--lang=nl"], [:]) == .nl)
    #expect(Request.language(in: ["--lang", "de"], [:]) == .de)
  }

  @Test func `labels are parted by bytes`() async {
    let stage = Stage()
    await stage.open()
    let made = await stage.run(["item", "x1", "--unit", "one", "--labels", "fr=\u{301}a,nl=b"])
    #expect(made.status == 0, "\(made.errors)")
    let line = await stage.run("journal --json --last 1").output
    #expect(line.utf8.firstRange(of: "\"labels\":{\"fr\":\"\u{301}a\",\"nl\":\"b\"}".utf8) != nil)
  }
}
