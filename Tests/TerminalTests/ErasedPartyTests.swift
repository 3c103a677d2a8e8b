import Testing

@testable import Terminal

/// A new act of somebody who was erased bears the id for ever: it is asked about before.
@Suite struct ErasedPartyTests {
  private func stage(language: String = "fr") async throws -> Stage {
    let stage = Stage(language: language)
    await stage.open()
    for line in [
      "donate 9 sheet --provider bruno --id g-1", "hand-out 4 sheet --receiver bruno --id h-1",
      "lend 1 printer --provider bruno --id p-1 --agreement L1", "erase bruno --yes",
    ] {
      let outcome = await stage.run(line)
      try #require(outcome.status == 0, "\(line): \(outcome)")
    }
    return stage
  }

  private func size(_ stage: Stage) async -> Int {
    (await stage.run("export")).output.split(separator: "\n").count
  }

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `where nobody sits it is refused, unless that is said`(_ language: String) async throws {
    let stage = try await stage(language: language)
    let before = await size(stage)
    for line in [
      "donate 1 sheet --provider bruno", "deliver 1 sheet --receiver bruno",
      "need 1 visor --receiver bruno", "hand-out 1 sheet --receiver bruno",
      "record donationReceived 1 sheet --provider bruno",
    ] {
      let refused = await stage.run(line)
      #expect(refused.status == 65 && refused.output.isEmpty, "\(line): \(refused)")
      #expect(refused.errors.contains("bruno") && refused.errors.contains("--yes"), "\(refused)")
    }
    #expect(await size(stage) == before)
    #expect(await stage.run("donate 1 sheet --provider bruno --yes").status == 0)
    #expect(
      await stage.run(["donate", "1", "sheet", "--provider", "bruno"], answer: "j").status == 0)
    #expect(await size(stage) == before + 2)
  }

  @Test func `what ends or corrects what was begun goes on`() async throws {
    let stage = try await stage()
    for line in [
      "correct g-1 --quantity 8 --reason faute", "give-back L1",
      "correct h-1 --cancel --reason doublon",
    ] {
      let outcome = await stage.run(line)
      #expect(outcome.status == 0, "\(line): \(outcome)")
    }
  }

  private static func line(_ id: String, of provider: String) -> String {
    #"{"id":"\#(id)","item":"sheet","kind":"donationReceived","occurredAt":"2020-04-02","provider":"\#(provider)","quantity":{"unit":"one","value":"2"},"receiver":"coop"}"#
  }

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `the lines of a file are held to it too, and named`(_ language: String) async throws {
    let stage = try await stage(language: language)
    stage.write(Self.line("n-1", of: "dora") + "\n" + Self.line("n-2", of: "bruno"), to: "a.jsonl")
    let before = await size(stage)
    for line in ["import a.jsonl", "import a.jsonl --dry-run"] {
      let refused = await stage.run(line)
      #expect(refused.status == 65, "\(refused)")
      #expect(refused.errors.contains("bruno") && refused.errors.contains("2"), "\(refused)")
      #expect(refused.errors.contains("--yes"), "\(refused)")
    }
    #expect(await stage.run(["import", "a.jsonl"], answer: "n").status == 65)
    #expect(await size(stage) == before)
    #expect(await stage.run(["import", "a.jsonl"], answer: "j").status == 0)
    // What is known by its id is nothing new.
    let again = await stage.run("import a.jsonl")
    #expect(again.status == 0 && again.errors.isEmpty, "\(again)")
    #expect(await size(stage) == before + 2)
    stage.write(Self.line("n-3", of: "bruno"), to: "b.jsonl")
    #expect(await stage.run("import b.jsonl --yes").status == 0)
  }
}
