import Foundation
import Testing

@testable import Terminal

/// A forgetting, or an erasure, that something cut short: told until it is ended, and nothing new is kept meanwhile.
/// Names are placeholders.
@Suite struct ForgettingCutShortTests {
  private static let pieces = ["/persons/chr.0.sealed", "/keys/persons/chr.key"]

  /// A ledger whose vault knows the contact person of chr, and bruno whose notes speak of her.
  private func stage(language: String = "fr") async throws -> Stage {
    let stage = Stage(language: language)
    await stage.open()
    for words in [
      ["people", "set", "chr", "--name", "Zéphyrine Quatrelivres"],
      ["people", "note", "chr", "clé chez le concierge"],
      [
        "people", "consent", "chr", "--purpose", "logo", "--text-version", "2026-1", "--on",
        "2020-04-01", "--channel", "paper",
      ],
      ["people", "note", "bruno", "avec Mme Quatrelivres"],
      ["people", "set", "dora", "--name", "Autre Exemple"],
    ] {
      let outcome = await stage.run(words)
      try #require(outcome.status == 0, "\(words): \(outcome)")
    }
    return stage
  }

  private func note(_ line: String, on stage: Stage) throws {
    let looks = stage.folder + "/people/access"
    try (String(contentsOfFile: looks, encoding: .utf8) + line + "\n").write(
      toFile: looks, atomically: true, encoding: .utf8)
  }

  /// As a kill leaves it after the first word was written.
  private func cut(_ agent: String, on stage: Stage) throws {
    try note("2020-04-05T10:00:00+02:00 coop erase \(agent)", on: stage)
  }

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `one of a contact person is told until the printed command ends it`(language: String)
    async throws
  {
    let stage = try await stage(language: language)
    let place = stage.folder + "-copies"
    #expect(await stage.run("backup \(place)").status == 0)
    #expect(await stage.run("verify").status == 0)
    try cut("chr", on: stage)
    let found = await stage.run("verify")
    #expect(found.status == 1 && found.errors.contains("maillon people forget chr\n"), "\(found)")
    #expect(await stage.run("verify --json").output.contains(#""unended":["chr"]"#))
    let copy = await stage.run("backup \(place)")
    #expect(copy.errors.contains("maillon people forget chr\n"), "\(copy)")
    #expect(!copy.errors.contains("people/keys"), "\(copy)")
    #expect(await stage.run("people forget chr --yes").status == 0)
    let ended = await stage.run("verify")
    #expect(ended.status == 0 && ended.errors.isEmpty, "\(ended)")
    // Both copies have her: the one from before, and the one from between.
    let told = await stage.run("backup \(place)").errors
    let names = try FileManager.default.contentsOfDirectory(atPath: place).sorted()
    #expect(told.contains(names[0]) && told.contains(names[1]), "\(told)")
    #expect(!told.contains(names[2]), "\(told)")
  }

  @Test func `cut short at any piece it is either told or over, and its copies are named`()
    async throws
  {
    for count in 0...Self.pieces.count {
      let stage = try await stage()
      let place = stage.folder + "-copies"
      #expect(await stage.run("backup \(place)").status == 0)
      try cut("chr", on: stage)
      for piece in Self.pieces.suffix(count) {
        try FileManager.default.removeItem(atPath: stage.folder + "/people" + piece)
      }
      let isOver = count == Self.pieces.count
      #expect(await stage.run("verify").status == (isOver ? 0 : 1), "\(count)")
      if !isOver {
        let again = await stage.run("people forget chr --mask all")
        #expect(again.status == 0, "\(again)")
      }
      let told = await stage.run("backup \(place)").errors
      #expect(told.contains("people/keys") && told.contains("chr"), "\(count): \(told)")
    }
  }

  @Test func `a record that is made anew afterwards is no rest, nor are copies of it`() async throws
  {
    let stage = try await stage()
    let place = stage.folder + "-copies"
    #expect(await stage.run("people forget chr --yes").status == 0)
    #expect(await stage.run(["people", "set", "chr", "--name", "Nouvelle Personne"]).status == 0)
    #expect(await stage.run("people show chr").status == 0)
    #expect(await stage.run("verify").status == 0)
    for _ in 1...2 {
      let copy = await stage.run("backup \(place)")
      #expect(copy.status == 0 && !copy.errors.contains("chr"), "\(copy)")
    }
  }

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `meanwhile nothing new is kept of her`(language: String) async throws {
    let stage = try await stage(language: language)
    stage.write("un papier", to: "accord.txt")
    try cut("chr", on: stage)
    for words in [
      ["people", "set", "chr", "--name", "Zéphyrine Quatrelivres"],
      ["people", "note", "chr", "vue hier"], ["people", "attach", "chr", "accord.txt"],
      ["people", "consent", "chr", "--purpose", "photo", "--text-version", "1"],
      ["people", "withdraw", "chr", "--purpose", "logo"],
      ["people", "mask", "chr/note/1", "--text", "concierge", "--yes"],
    ] {
      let refused = await stage.run(words)
      #expect(refused.status == 65, "\(words): \(refused)")
      #expect(refused.errors.contains("maillon people forget chr\n"), "\(words): \(refused)")
    }
    // The organisation goes on.
    let act = "deliver 1 sheet --receiver chr --allow-negative --reason urgence"
    #expect(await stage.run(act).status == 0)
    #expect(await stage.run("verify").status == 1)
  }

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `nor of a person, whose acts are asked about`(language: String) async throws {
    let stage = try await stage(language: language)
    try cut("dora", on: stage)
    let donate = ["donate", "1", "sheet", "--provider", "dora"]
    let file =
      #"{"id":"f-1","item":"sheet","kind":"donationReceived","occurredAt":"2020-04-02","provider":"dora","quantity":{"unit":"one","value":"2"},"receiver":"coop"}"#
    stage.write(file, to: "acts.jsonl")
    for words in [
      ["people", "set", "dora", "--name", "Autre Exemple"], ["people", "note", "dora", "x y"],
      donate, donate + ["--note", "pour elle", "--yes"], ["import", "acts.jsonl"],
    ] {
      let refused = await stage.run(words)
      #expect(refused.status == 65, "\(words): \(refused)")
      #expect(refused.errors.contains("maillon erase dora"), "\(words): \(refused)")
    }
    #expect(await stage.run(donate, answer: "j").status == 0)
    #expect(await stage.run("erase dora --yes").status == 0)
    #expect(await stage.run("verify").status == 0)
  }

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `the question says which consents and notes go`(language: String) async throws {
    let stage = try await stage(language: language)
    for outcome in [
      await stage.run("people forget chr --dry-run"),
      await stage.run(["people", "forget", "chr"], answer: "n"),
    ] {
      let said = outcome.output + outcome.errors
      #expect(said.contains("clé chez le concierge") && said.contains("01"), "\(said)")
      #expect(said.lowercased().contains("logo"), "\(said)")
    }
  }

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `whose erasure was begun is told as that by who takes back from a copy`(language: String)
    async throws
  {
    let stage = try await stage(language: language)
    let place = stage.folder + "-copies"
    defer { try? FileManager.default.removeItem(atPath: place) }
    #expect(await stage.run("people note bruno avec-dora").status == 0)
    #expect(await stage.run("backup \(place)").status == 0)
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: place).first)
    try cut("dora", on: stage)
    let told = await stage.run("people recover --from \(place)/\(name) dora --yes")
    #expect(told.status == 65 && told.errors.contains("maillon erase dora"), "\(told)")
    for word in ["détruite", "vernietigd", "vernichtet", "destroyed"] {
      #expect(!told.errors.contains(word), "\(told)")
    }
    #expect(await stage.run("people show dora").output.contains("Autre Exemple"))
  }
}
