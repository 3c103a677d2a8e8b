import Testing

@testable import Terminal

/// Commands are printed so that they act on the ledger that they speak of.
@Suite struct PrintedCommandsTests {
  @Test(arguments: [
    ("To do it: maillon erase p-1 --yes", "To do it: maillon --ledger l erase p-1 --yes"),
    ("maillon verify, maillon show x", "maillon --ledger l verify, maillon --ledger l show x"),
    ("maillon restore B --ledger x", "maillon restore B --ledger x"),
    (
      "maillon publish s --ledger x && maillon restore s",
      "maillon publish s --ledger x && maillon --ledger l restore s"
    ),
    ("maillon verify\n--ledger", "maillon --ledger l verify\n--ledger"),
    (
      "maillon: this; maillon gives names; maillon-audit site",
      "maillon: this; maillon gives names; maillon-audit site"
    ),
    ("", ""), ("maillon ", "maillon "),
  ])
  func `a command names the ledger that was named`(text: String, aimed: String) {
    #expect(PrintedCommands.aim(text, at: "l") == aimed)
    #expect(PrintedCommands.aim(aimed, at: "l") == aimed)
  }

  @Test func `what is printed for another ledger acts on that one`() async throws {
    let machine = try await Machine.withEverything()
    let other = machine.top + "/a b"
    let name = "init --origin test.invalid/other --coop coop --name Other --ledger".split(
      separator: " "
    )
    .map(String.init)
    #expect(await machine.run(words: name + [other]).status == 0)
    for line in [
      "agent p-1 --agent-type person --category citizen --yes", "people set p-1 --name Un",
    ] {
      let words = line.split(separator: " ").map(String.init)
      #expect(await machine.run(words: words + ["--ledger", other]).status == 0, "\(line)")
    }
    let told = await machine.run(words: ["erase", "p-1", "--ledger", other])
    #expect(
      told.status == 65 && told.errors.contains("maillon --ledger \"\(other)\" erase p-1"),
      "\(told)")
    let json = await machine.run(words: ["status", "--json", "--ledger", other])
    #expect(!json.output.contains("--ledger"))
  }
}
