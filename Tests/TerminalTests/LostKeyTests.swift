import Foundation
import Testing
import Wording

@testable import Terminal

/// A ledger whose key is gone, and what comes back of it.
@Suite struct LostKeyTests {
  /// With a backup that has the key, and one that was made when the ledger had lost it.
  private func machine() async throws -> Machine {
    let machine = try await Machine.withEverything()
    machine.remove("ledger/key")
    #expect(await machine.run("donate 5 sheet --provider plast --id later").status == 0)
    return machine
  }

  private func backups(_ machine: Machine, _ place: String = "backups") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: machine.top + "/" + place).sorted()
      .map { "\(machine.top)/\(place)/\($0)" }
  }

  @Test(arguments: Language.allCases)
  func `is told of at once by who verifies, looks and backs up, with what helps`(
    language: Language
  ) async throws {
    let machine = try await machine()
    let whole = await machine.run("verify --ledger @/other --lang \(language.rawValue)")
    #expect(whole.status == 0, "\(whole)")
    let all = try #require(whole.output.split(separator: " ").first)
    for (line, status) in [("verify", 1), ("status", 0), ("backup @/backups", 1)] {
      let told = await machine.run("\(line) --lang \(language.rawValue)")
      let said = told.output + told.errors
      #expect(told.status == status, "\(line): \(told)")
      #expect(said.contains("/key \(machine.top)/ledger/key"), "\(line): \(said)")
      if line == "verify" { #expect(!told.output.hasPrefix(all), "\(told)") }
    }
    #expect(await machine.run("verify --json").output.contains(#""hasKey":false"#))
    #expect(await machine.run("backup @/backups --json").output.contains(#""hasKey":false"#))
    // As it is printed, it helps.
    let former = try #require(try backups(machine).first)
    try FileManager.default.copyItem(
      atPath: former + "/key", toPath: machine.top + "/ledger/key")
    for line in ["verify", "status", "backup @/backups", "publish @/publication"] {
      let healed = await machine.run("\(line) --lang \(language.rawValue)")
      #expect(healed.status == 0 && healed.errors.isEmpty, "\(line): \(healed)")
    }
  }

  @Test(arguments: Language.allCases)
  func `comes back with the key that another of its backups has`(language: Language) async throws {
    let machine = try await machine()
    #expect(await machine.run("backup @/backups").status == 1)
    let both = try backups(machine)
    #expect(both.count == 2)
    for (source, target) in [("@/backups", "a"), (both[1], "b")] {
      let back = await machine.run(
        "restore \(source) --ledger @/\(target) --lang \(language.rawValue)")
      #expect(back.status == 0 && back.errors.contains(both[0]), "\(back)")
      let key = try String(contentsOfFile: both[0] + "/key", encoding: .utf8)
      #expect(machine.text("\(target)/key") == key)
      #expect(await machine.run("verify --ledger @/\(target)").status == 0)
    }
    let json = await machine.run("restore @/backups --ledger @/c --json").output
    #expect(json.contains(#""newKey":false"#) && json.contains(#""keySource":"#), "\(json)")
    // The same key: who has the publication sees it go on.
    let published = await machine.run("publish @/publication --ledger @/a")
    #expect(published.status == 0, "\(published)")
  }

  @Test(arguments: Language.allCases)
  func `does not take the key of another ledger of the same name, and says where one lies`(
    language: Language
  ) async throws {
    let machine = try await machine()
    #expect(await machine.run("backup @/apart").status == 1)
    let own = try #require(try backups(machine, "apart").first)
    let twin = "--ledger @/twin"
    #expect(
      await machine.run("init --origin test.invalid/coop --coop coop --name Twin \(twin)").status
        == 0)
    #expect(await machine.run("backup @/apart \(twin)").status == 0)
    let other = try #require(try backups(machine, "apart").last)
    let back = await machine.run("restore \(own) --ledger @/a --lang \(language.rawValue)")
    #expect(back.status == 0 && other != own, "\(back)")
    #expect(back.errors.contains("cp \(other)/key \(machine.top)/a/key"), "\(back)")
    #expect(machine.text("a/key") != machine.text("twin/key"))
    // Where no backup has one, a new one is made, as ever.
    try FileManager.default.removeItem(atPath: other)
    let alone = await machine.run("restore \(own) --ledger @/b")
    #expect(alone.status == 0 && alone.errors.contains("une autre est faite"), "\(alone)")
    #expect(!alone.errors.contains("/key "), "\(alone)")
  }
}
