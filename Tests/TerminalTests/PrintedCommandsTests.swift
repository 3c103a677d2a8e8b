import Foundation
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
    let refused = await machine.run(words: [
      "donate", "1", "sheet", "--provider", "nobody", "--json", "--ledger", other,
    ])
    #expect(
      refused.output.contains("maillon --ledger") && refused.output.contains("agent nobody"),
      "\(refused)")
  }

  /// The commands in what was said: each by its name, with the ledger that it names.
  private static func printed(_ outcome: Stage.Outcome) -> [(name: String, ledger: String?)] {
    let said = outcome.output + outcome.errors
    return said.components(separatedBy: "maillon ").dropFirst().compactMap { piece in
      let own = piece.prefix { $0 != "\n" }
      var words = ExampleTests.words(own)
      let place = words.firstIndex(of: "--ledger")
      let ledger = place.flatMap { $0 + 1 < words.count ? words[$0 + 1] : nil }
      if place == 0 { words.removeFirst(2) }
      guard let name = words.first?.prefix(while: { $0.isLetter || $0 == "-" }) else { return nil }
      return CommandTable.names.contains(String(name)) ? (String(name), ledger) : nil
    }
  }

  /// What is typed to have commands said, of every command: nothing but its name, what its help shows, an option
  /// that it has not, and what is wrong with this ledger.
  private static var lines: [[String]] {
    let told = [
      "verify", "backup @/backups", "erase p-2 --dry-run", "erase p-1", "people show p-1",
      "people recover --from @/backups", "give-back nothing", "people",
      "donate 5 sheet --provider p-1 --id n1",
      "correct nothing --cancel --reason x", "statement", "record", "match", "doubles",
    ]
    return told.map { $0.split(separator: " ").map(String.init) }
      + CommandTable.all.flatMap { command -> [[String]] in
        let examples = command is ActCommand ? [] : ExampleTests.examples(command).prefix(2)
        return [[command.name], [command.name, "--unknown"]]
          + examples.map { ExampleTests.words($0) }.filter {
            // Nothing is written into the folder where the tests run, and nothing outside the machine's is read.
            !$0.contains { $0.contains("/") || $0 == "-" || ["--out", "--ledger"].contains($0) }
          }
      }
  }

  @Test func `what is printed names the ledger in use, however that was named`() async throws {
    let machine = try await Machine.withEverything()
    let other = machine.top + "/x y/ledger"
    let own = machine.top + "/ledger"
    try Self.copy(own, to: other)
    // One of its records is gone, which is told with what to do.
    try Self.loseRecord(of: "p-1", in: other)
    var counts = (named: 0, unnamed: 0)
    for line in Self.lines where line.first != "completions" {
      let words = line.map { $0.replacing("@", with: machine.top) }
      let byOption = await machine.run(words: words + ["--ledger", other], input: "x")
      let byVariable = await machine.run(words: words, input: "x", variable: other)
      for (outcome, way) in [(byOption, "option"), (byVariable, "variable")] {
        for command in Self.printed(outcome) {
          counts.named += 1
          // A ledger beside may be spoken of too.
          #expect(command.ledger != nil && command.ledger != own, "\(line), \(way): \(outcome)")
        }
      }
      for command in Self.printed(await machine.run(words: words, input: "x")) {
        counts.unnamed += 1
        #expect(command.ledger == nil || command.ledger?.hasPrefix(own) == true, "\(line)")
      }
    }
    #expect(counts.named > 100 && counts.unnamed > 50, "\(counts)")
  }

  @Test(arguments: [true, false])
  func `an erasure that is printed is typed in another window`(isVariable: Bool) async throws {
    let machine = try await Machine.withEverything()
    let other = machine.top + "/x/ledger"
    try Self.copy(machine.top + "/ledger", to: other)
    let words = ["erase", "p-1", "--dry-run"]
    let told =
      isVariable
      ? await machine.run(words: words, variable: other)
      : await machine.run(words: words + ["--ledger", other])
    let said = told.output + told.errors
    let line = try #require(
      said.split(separator: "\n").first { $0.contains(/maillon .*erase p-1 --yes/) }, "\(told)")
    let before = machine.contents(of: "ledger/")
    let typed = ExampleTests.words(line[line.firstRange(of: "maillon ")!.upperBound...])
    let done = await machine.run(words: typed)
    #expect(done.status == 0, "\(typed): \(done)")
    #expect(machine.contents(of: "ledger/") == before)
    #expect(
      await machine.run(words: ["people", "list"], variable: other).output.contains("p-1") == false)
  }

  private static func copy(_ ledger: String, to other: String) throws {
    try FileManager.default.createDirectory(
      atPath: String(other.dropLast("/ledger".count)), withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: ledger, toPath: other)
  }

  private static func loseRecord(of agent: String, in ledger: String) throws {
    let folder = ledger + "/people/persons"
    for name in try FileManager.default.contentsOfDirectory(atPath: folder)
    where name.hasPrefix(agent) {
      try FileManager.default.removeItem(atPath: folder + "/" + name)
    }
  }
}
