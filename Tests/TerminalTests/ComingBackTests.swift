import Foundation
import Testing
import Wording

@testable import Terminal

/// The day of the accident: what is typed, and what is said.
@Suite struct ComingBackTests {
  private func backups(_ machine: Machine, _ place: String = "backups") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: machine.top + "/" + place).sorted()
      .map { "\(machine.top)/\(place)/\($0)" }
  }

  /// A ledger that went another way than its publication: `mine` is here, `theirs` is there. `copy` is the one
  /// that goes on from what is published.
  private func astray() async throws -> Machine {
    let machine = try await Machine.withEverything()
    try FileManager.default.copyItem(
      atPath: machine.top + "/ledger", toPath: machine.top + "/copy")
    for line in [
      "donate 5 sheet --provider plast --id theirs --ledger @/copy",
      "publish @/publication --ledger @/copy", "donate 5 sheet --provider plast --id mine",
      "backup @/backups",
    ] {
      let outcome = await machine.run(line)
      try #require(outcome.status == 0, "\(line): \(outcome)")
    }
    return machine
  }

  @Test(arguments: Language.allCases)
  func `the newest backup that the publication goes on from is taken, and that is said`(
    language: Language
  ) async throws {
    let machine = try await astray()
    let both = try backups(machine)
    let tongue = "--lang \(language.rawValue)"
    let line = "restore @/backups --published @/publication --ledger @/back"
    let back = await machine.run("\(line) \(tongue)")
    #expect(back.status == 0, "\(back)")
    #expect(back.errors.contains(both[0]) && back.errors.contains(both[1]), "\(back)")
    #expect(
      back.errors.contains("people recover --from"), "the vault is that of the backup: \(back)")
    #expect(await machine.run("show theirs --ledger @/back").status == 0)
    #expect(await machine.run("publish @/publication --ledger @/back").status == 0)
    // By its own name it is refused, with a sentence that is true.
    let own = "restore \(both[1]) --published @/publication --ledger @/own \(tongue)"
    let refused = await machine.run(own)
    #expect(refused.status == 65 && refused.errors.contains("/publication"), "\(refused)")
    #expect(!refused.errors.contains("maillon verify") && !refused.errors.contains(both[0]))
    machine.remove("back")
    #expect(await machine.run("\(line) --json").output.contains(#""strayed":"#))
  }

  @Test(arguments: Language.allCases)
  func `where nothing was missing, nothing is said to be built anew`(language: Language)
    async throws
  {
    let machine = try await Machine.withEverything()
    let line = "restore --published @/publication --lang \(language.rawValue)"
    let rebuilt = await machine.run(
      "restore @/archive.jsonl --ledger @/anew --lang \(language.rawValue)")
    let word = try #require(rebuilt.output.split(separator: ":").first)
    let said = await machine.run(line)
    #expect(said.status == 0 && !said.output.contains(word), "\(said)")
    #expect(await machine.run(line + " --json").output.contains(#""completed":0"#))
  }

  @Test func `where no backup fits, the newest is named, and nothing is written`() async throws {
    let machine = try await astray()
    let both = try backups(machine)
    try FileManager.default.removeItem(atPath: both[0])
    let line = "restore @/backups --published @/publication --ledger @/back"
    let refused = await machine.run(line)
    #expect(refused.status == 65 && refused.errors.contains(both[1]), "\(refused)")
    #expect(machine.contents(of: "back/").isEmpty)
  }

  @Test(arguments: Language.allCases)
  func `a ledger that is astray says so whatever publication is brought in`(language: Language)
    async throws
  {
    let machine = try await astray()
    #expect(await machine.run("publish @/own-site").status == 0)
    let met = await machine.run("publish @/publication")
    #expect(met.status == 65 && met.errors.contains("mine"), "\(met)")
    let told = await machine.run(
      "restore --published @/own-site --lang \(language.rawValue)")
    #expect(told.status == 65 && told.errors.contains("mine"), "\(told)")
    #expect(told.errors.contains("maillon restore --accept-loss"), "\(told)")
    #expect(await machine.run("donate 1 sheet --provider plast").status == 65)
  }

  @Test func `a loss that was accepted stays so in a backup`() async throws {
    let machine = try await astray()
    #expect(await machine.run("publish @/publication").status == 65)
    #expect(await machine.run("restore --accept-loss --yes").status == 0)
    #expect(await machine.run("backup @/backups").status == 0)
    for line in [
      "restore @/backups --ledger @/back", "donate 1 sheet --provider plast --ledger @/back",
    ] {
      let outcome = await machine.run(line)
      #expect(outcome.status == 0, "\(line): \(outcome)")
    }
    for line in [
      "publish @/publication --ledger @/back",
      "restore @/backups --published @/publication --ledger @/again",
    ] {
      let outcome = await machine.run(line)
      #expect(outcome.status == 65 && outcome.errors.contains("--accept-loss"), "\(outcome)")
    }
    #expect(await machine.run("donate 1 sheet --provider plast --ledger @/back").status == 0)
  }

  @Test(arguments: Language.allCases)
  func `two histories in one place of backups are told of, by who backs up and who restores`(
    language: Language
  ) async throws {
    let machine = try await Machine.withEverything()
    let tongue = "--lang \(language.rawValue)"
    try FileManager.default.copyItem(
      atPath: machine.top + "/ledger", toPath: machine.top + "/copy")
    #expect(await machine.run("donate 5 sheet --provider plast --id mine").status == 0)
    #expect(await machine.run("backup @/backups \(tongue)").errors.isEmpty)
    let mine = try #require(try backups(machine).last)
    for id in ["t1", "t2"] {
      _ = await machine.run("donate 5 sheet --provider plast --id \(id) --ledger @/copy")
    }
    for line in ["backup @/backups --ledger @/copy", "restore @/backups --ledger @/back"] {
      let told = await machine.run("\(line) \(tongue)")
      #expect(told.status == 0 && told.errors.contains(" restore \(mine)"), "\(told)")
    }
    #expect(await machine.run("show t2 --ledger @/back").status == 0)
  }

  @Test(arguments: Language.allCases, ["checkpoint", "key"])
  func `a damaged newest backup is told with the command for the one before, which works`(
    language: Language, file: String
  ) async throws {
    let machine = try await Machine.withEverything()
    #expect(await machine.run("donate 5 sheet --provider plast --id later").status == 0)
    #expect(await machine.run("publish @/publication").status == 0)
    #expect(await machine.run("backup @/backups").status == 0)
    let both = try backups(machine)
    try Data("spoilt".utf8).write(to: URL(filePath: both[1] + "/" + file))
    let line = "restore @/backups --published @/publication --ledger @/back"
    let told = await machine.run("\(line) --lang \(language.rawValue)")
    #expect(told.status == 65 && told.errors.contains(both[1]), "\(told)")
    if file == "key" { #expect(told.errors.contains("1 "), "\(told)") }
    let printed = try #require(told.errors.firstMatch(of: /maillon (restore .+)\n/)?.1)
    #expect(printed.hasPrefix("restore \(both[0]) "))
    #expect(await machine.run(String(printed)).status == 0)
    #expect(await machine.run("show later --ledger @/back").status == 0)
    // Where the one before is damaged as well, nothing is promised.
    machine.remove("back")
    try Data("spoilt".utf8).write(to: URL(filePath: both[0] + "/" + file))
    let none = await machine.run("\(line) --lang \(language.rawValue)")
    #expect(none.status == 65 && !none.errors.contains(both[0]), "\(none)")
  }

  @Test(arguments: Language.allCases)
  func `nobody is sent to init where a ledger was`(language: Language) async throws {
    let machine = try await Machine.withEverything()
    let tongue = "--lang \(language.rawValue)"
    // No ledger at all: bringing in says how one comes back.
    let none = await machine.run("restore --published @/publication --ledger @/none \(tongue)")
    #expect(none.status == 74 && !none.errors.contains("init"), "\(none)")
    let way = "--published \(machine.top)/publication --ledger \(machine.top)/none"
    #expect(none.errors.contains(way), "\(none)")
    #expect(await machine.run("restore @/backups \(way)").status == 0)
    // Both words the wrong way round.
    for backup in ["@/backups", try #require(try backups(machine).first)] {
      let turned = await machine.run(
        "restore @/publication --published \(backup) --ledger @/turned \(tongue)")
      let meant = "restore \(backup) --published \(machine.top)/publication"
      #expect(turned.status == 64, "\(turned)")
      #expect(turned.errors.contains(meant.replacing("@", with: machine.top)), "\(turned)")
    }
    // The log is gone, then the settings as well, then the key too.
    for gone in ["ledger/log/data.mdb", "ledger/log", "ledger/config", "ledger/key"] {
      machine.remove(gone)
      for command in ["verify", "inventory", "donate 1 sheet --provider plast"] {
        let told = await machine.run("\(command) \(tongue)")
        #expect(told.status == 74 && !told.errors.contains("init"), "\(gone) \(told)")
        #expect(told.errors.contains("mv \(machine.top)/ledger "), "\(gone) \(told)")
      }
    }
  }

  @Test(arguments: Language.allCases, ["archive.jsonl", "publication"])
  func `what has no names says so`(language: Language, source: String) async throws {
    let machine = try await Machine.withEverything()
    let line = "restore @/\(source) --ledger @/back --lang \(language.rawValue)"
    let back = await machine.run(line)
    #expect(back.status == 0 && back.errors.contains("people recover"), "\(back)")
    #expect(await machine.run("export --ledger @/other --out @/nobody.jsonl").status == 0)
    let nobody = await machine.run(
      "restore @/nobody.jsonl --ledger @/none --lang \(language.rawValue)")
    #expect(nobody.status == 0 && !nobody.errors.contains("people/"), "\(nobody)")
  }
}
