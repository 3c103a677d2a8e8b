import Foundation
import Testing
import Wording

@testable import Terminal

/// A ledger that comes back from its lines alone, while the one that was put aside has its key and its vault still.
@Suite struct AsideTests {
  /// With everything, put aside; `lines` are recorded before, and not in what it comes back from.
  private func machine(_ lines: [String] = []) async throws -> Machine {
    let machine = try await Machine.withEverything()
    for line in lines {
      let outcome = await machine.run(line)
      try #require(outcome.status == 0, "\(line): \(outcome)")
    }
    try FileManager.default.moveItem(
      atPath: machine.top + "/ledger", toPath: machine.top + "/ledger-aside")
    return machine
  }

  @Test(arguments: ["publication", "archive.jsonl"], Language.allCases)
  func `goes on with its key, and is told how to take its vault`(
    source: String, language: Language
  ) async throws {
    let machine = try await machine()
    machine.remove("ledger-aside/log")
    let back = await machine.run("restore @/\(source) --lang \(language.rawValue)")
    #expect(back.status == 0 && back.errors.contains("/ledger-aside"), "\(back)")
    #expect(machine.text("ledger/key") == machine.text("ledger-aside/key"))
    #expect(machine.text("ledger/config") == machine.text("ledger-aside/config"))
    for line in ["verify", "publish @/publication", "donate 1 sheet --provider plast"] {
      let outcome = await machine.run(line)
      #expect(outcome.status == 0, "\(line): \(outcome)")
    }
    let command = try #require(back.errors.firstMatch(of: /\n  maillon (people recover .+)\n/)?.1)
    #expect(await machine.run(String(command)).status == 0, "\(command)")
    #expect(await machine.run("people list").output.contains("Exemple"))
    let verified = await machine.run("verify")
    #expect(verified.status == 0 && verified.errors.isEmpty, "\(verified)")
  }

  @Test(arguments: ["publication", "archive.jsonl"])
  func `of which its key signed more than came back, lacks that`(source: String) async throws {
    let machine = try await machine(["donate 1 sheet --provider plast --id later"])
    let back = await machine.run("restore @/\(source) --origin test.invalid/coop")
    #expect(back.status == 0, "\(back)")
    // An archive does not say who signed it, and the head of the longer log does not show it.
    if source == "publication" {
      #expect(back.errors.contains("maillon restore --published"), "\(back)")
      #expect(await machine.run("donate 1 sheet --provider plast").status == 65)
    } else {
      #expect(back.errors.contains("cp \(machine.top)/ledger-aside/key "), "\(back)")
    }
  }

  @Test(arguments: Language.allCases)
  func `goes on from a backup with what the ledger put aside has more, and not without`(
    language: Language
  ) async throws {
    let machine = try await machine(["donate 1 sheet --provider plast --id later"])
    let back = await machine.run("restore @/backups --lang \(language.rawValue)")
    #expect(back.status == 0, "\(back)")
    #expect(await machine.run("donate 1 sheet --provider plast").status == 65)
    let command = try #require(
      back.errors.firstMatch(of: /\n  maillon (publish .+) && maillon (.+)\n/))
    for part in [command.output.1, command.output.2] {
      let outcome = await machine.run(String(part))
      #expect(outcome.status == 0, "\(part): \(outcome)")
    }
    #expect(await machine.run("show later").status == 0)
    #expect(await machine.run("donate 1 sheet --provider plast").status == 0)
  }

  @Test(arguments: ["publication", "archive.jsonl"])
  func `leaves the key of another ledger of that name alone`(source: String) async throws {
    let machine = try await machine()
    machine.remove("ledger-aside")
    let twin = "init --origin test.invalid/coop --coop coop --name Twin --ledger @/ledger-aside"
    #expect(await machine.run(twin).status == 0)
    let back = await machine.run("restore @/\(source) --origin test.invalid/coop")
    #expect(back.status == 0 && machine.text("ledger/key") != machine.text("ledger-aside/key"))
    #expect(!back.errors.contains("people recover --from \(machine.top)"), "\(back)")
  }

  @Test(arguments: Language.allCases)
  func `that was put aside is no publication, and the commands that bring in what it has work`(
    language: Language
  ) async throws {
    let machine = try await machine(["donate 1 sheet --provider plast --id later"])
    #expect(await machine.run("restore @/backups").status == 0)
    let before = machine.contents(of: "ledger/")
    let line = "restore --published @/ledger-aside"
    let told = await machine.run("\(line) --lang \(language.rawValue)")
    #expect(told.status == 64 && machine.contents(of: "ledger/") == before, "\(told)")
    let commands = try #require(
      told.errors.firstMatch(of: /maillon (publish \S+ --ledger \S+) && maillon (restore .+)\n/))
    for command in [commands.1, commands.2] {
      let outcome = await machine.run(String(command))
      #expect(outcome.status == 0, "\(command): \(outcome)")
    }
    #expect(await machine.run("show later").status == 0)
  }

  @Test func `a head whose entries cannot be had is kept, and that is said`() async throws {
    let machine = try await machine(["donate 1 sheet --provider plast --id later"])
    #expect(await machine.run("publish @/site --ledger @/ledger-aside").status == 0)
    #expect(await machine.run("restore @/backups").status == 0)
    machine.remove("site/tile")
    try FileManager.default.createDirectory(
      atPath: machine.top + "/site/tile", withIntermediateDirectories: false)
    let told = await machine.run("restore --published @/site")
    #expect(told.status == 65 && told.errors.contains("--accept-loss"), "\(told)")
    #expect(!told.errors.contains("Rien n’a été écrit"), "\(told)")
    #expect(await machine.run("donate 1 sheet --provider plast").status == 65)
  }
}
