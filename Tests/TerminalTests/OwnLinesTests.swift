import Exchange
import Testing
import Wording

@testable import Terminal

/// Texts that people wrote in several lines.
@Suite struct OwnLinesTests {
  private func opened(_ language: Language = .fr) async -> Stage {
    let stage = Stage(language: language.rawValue)
    await stage.open()
    return stage
  }

  @Test func `a person's notes are shown in their lines, each in its column, and steer nothing`()
    async
  {
    let stage = await opened()
    let note = "first line\r\nsecond\tpart\n\n2020-04-01  coop  \u{1B}[31mforged"
    #expect(await stage.run(["people", "note", "dora", "-"], input: note).status == 0)
    let lines = await stage.run("people show dora").output.split(
      separator: "\n", omittingEmptySubsequences: false)
    let row = lines.firstIndex { $0.hasSuffix("first line") } ?? 0
    let column = lines[row].prefix(upTo: lines[row].firstRange(of: "first")!.lowerBound).count
    #expect(lines[row + 1] == String(repeating: " ", count: column) + "second    part")
    #expect(lines[row + 2].isEmpty)
    #expect(lines[row + 3].hasPrefix(String(repeating: " ", count: column) + "2020-04-01"))
    #expect(lines[row + 3].contains("\\u{1B}[31m"))
    let page = await stage.run("people show dora --format html").output
    #expect(page.contains("first line<br>\nsecond"))
  }

  @Test func `an act's note is shown in its lines`() async {
    let stage = await opened()
    let gift = "donate 5 sheet --provider dora --id d1 --note".split(separator: " ").map(
      String.init)
    #expect(await stage.run(gift + ["one\ntwo"]).status == 0)
    #expect(await stage.run("show d1").output.contains("one\n    two\n"))
  }

  @Test(arguments: Language.allCases)
  func `the same file attached twice is told`(language: Language) async {
    let stage = await opened(language)
    stage.write("signed", to: "a.txt")
    stage.write("signed twice", to: "b.txt")
    for (name, isSame) in [("a.txt", false), ("b.txt", false), ("a.txt", true)] {
      let outcome = await stage.run("people attach dora \(name)")
      #expect(outcome.status == 0 && outcome.errors.contains("1") == isSame, "\(outcome)")
    }
  }

  @Test(arguments: Language.allCases)
  func `help in a language is help`(language: Language) async {
    let stage = Stage()
    let outcome = await stage.run("help --lang \(language.rawValue)")
    #expect(outcome.status == 0 && outcome.output.contains("donate"), "\(outcome)")
    #expect(await stage.run("help --lang en donate").output.contains("maillon donate"))
  }

  @Test func `no table for a spreadsheet holds a formula`() async {
    let stage = await opened()
    #expect(await stage.run(["people", "set", "dora", "--name", "=HYPERLINK(1)"]).status == 0)
    #expect(await stage.run("people list --csv").output.contains(",'=HYPERLINK(1),"))
    #expect(await stage.run("people list --json").output.contains(#""=HYPERLINK(1)""#))
  }
}
