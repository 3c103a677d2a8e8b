import Foundation
import Testing
import Wording

@testable import Terminal

/// Copies of one ledger of which one goes on from another, in one place or side by side: neither is another history.
@Suite struct OlderCopyTests {
  private func run(_ lines: [String], on machine: Machine) async throws {
    for line in lines {
      let outcome = await machine.run(line)
      try #require(outcome.status == 0, "\(line): \(outcome)")
    }
  }

  private func backups(_ machine: Machine) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: machine.top + "/backups").sorted()
      .map { machine.top + "/backups/" + $0 }
  }

  /// Runs what is printed, as a shell does.
  private func obey(_ said: String, on machine: Machine) async throws {
    for line in said.matches(of: /\n  ((?:maillon|mv|cp) .+)/).map(\.output.1) {
      for command in line.replacing(";", with: "&&").split(separator: " && ") {
        let words = command.split(separator: " ").map(String.init)
        switch words[0] {
        case "maillon":
          let outcome = await machine.run(words: Array(words.dropFirst()))
          #expect(outcome.status == 0, "\(command): \(outcome)")
        case "mv": try FileManager.default.moveItem(atPath: words[1], toPath: words[2])
        case "cp": try FileManager.default.copyItem(atPath: words[1], toPath: words[2])
        default: Issue.record("\(command)")
        }
      }
    }
  }

  @Test(arguments: [
    (Language.fr, "plus ancien", "1 écriture"), (.nl, "ouder", "1 inschrijving"),
    (.de, "älter", "1 Eintrag"), (.en, "older", "1 entry"),
  ])
  func `a ledger that a backup goes on from is told to be the older one, and comes back as printed`(
    language: Language, word: String, count: String
  ) async throws {
    let machine = try await Machine.withEverything()
    try FileManager.default.copyItem(
      atPath: machine.top + "/ledger", toPath: machine.top + "/old")
    try await run(
      [
        "donate 5 sheet --provider plast --id later", "people note p-1 plus-tard",
        "backup @/backups",
      ], on: machine)
    let further = try #require(try backups(machine).last)
    let told = await machine.run("backup @/backups --ledger @/old --lang \(language.rawValue)")
    #expect(told.status == 0 && told.errors.contains(further), "\(told)")
    #expect(told.errors.contains(word) && told.errors.contains(count), "\(told)")
    // Somebody who restores takes the one that goes on furthest, with its vault, and clocks are no matter of it.
    for options in ["", " --published @/publication"] {
      machine.remove("back")
      let back = await machine.run("restore @/backups --ledger @/back\(options)")
      #expect(back.status == 0 && !back.errors.contains("horloge"), "\(back)")
      #expect(await machine.run("show later --ledger @/back").status == 0)
      let page = await machine.run("people show p-1 --ledger @/back")
      #expect(page.output.contains("plus-tard"), "\(page)")
    }
    // Whoever names the older one is told as well.
    machine.remove("back")
    let older = try #require(try backups(machine).last)
    let named = await machine.run(
      "restore \(older) --ledger @/back --lang \(language.rawValue)")
    #expect(named.errors.contains(word) && named.errors.contains(further), "\(named)")
    machine.remove("ledger")
    try await obey(told.errors, on: machine)
    #expect(await machine.run("show later --ledger @/old").status == 0)
  }

  @Test(arguments: Language.allCases)
  func `of a copy that is not whole the entries come in as printed, and nobody is sent back to it`(
    language: Language
  ) async throws {
    let machine = try await Machine.withEverything()
    try await run(
      [
        "donate 5 sheet --provider plast --id later", "people set plast --name Contact",
        "backup @/backups",
      ], on: machine)
    let damaged = try #require(try backups(machine).last)
    try FileManager.default.removeItem(atPath: damaged + "/people/persons/p-1.0.sealed")
    machine.remove("ledger")
    let lang = "--lang \(language.rawValue)"
    let refused = await machine.run("restore @/backups \(lang)")
    let former = try #require(
      refused.errors.firstMatch(of: /maillon (restore .+)/)?.1, "\(refused)")
    #expect(refused.status == 65, "\(refused)")
    let back = await machine.run("\(former) \(lang)")
    #expect(back.status == 0 && !back.errors.contains("mv "), "\(back)")
    #expect(await machine.run("backup @/backups \(lang)").errors.contains(damaged))
    let line = try #require(
      back.errors.firstMatch(of: /\n  cp -a (\S+) (\S+) && rm (\S+) && (.+)\n/), "\(back)")
    #expect(line.1 == damaged)
    try FileManager.default.copyItem(atPath: damaged, toPath: String(line.2))
    try FileManager.default.removeItem(atPath: String(line.3))
    var said = ""
    for command in line.4.split(separator: " && ") {
      let outcome = await machine.run(String(command.dropFirst("maillon ".count)))
      #expect(outcome.status == 0, "\(command): \(outcome)")
      said += outcome.errors
    }
    #expect(await machine.run("show later").status == 0)
    // What it has of persons is named by what brought it in.
    let vault = try #require(
      said.firstMatch(of: /\n  maillon (--ledger \S+ people recover .+)/)?.1, "\(said)")
    #expect(await machine.run(String(vault)).status == 0, "\(vault)")
    let list = await machine.run("people list")
    #expect(list.output.contains("Contact") && list.output.contains("Exemple"), "\(list)")
    #expect(await machine.run("donate 1 sheet --provider plast").status == 0)
  }

  @Test(arguments: Language.allCases)
  func `an older copy that is named by mistake tells of the one with the newer vault`(
    language: Language
  ) async throws {
    let machine = try await Machine.withEverything()
    try await run(["people list", "backup @/backups"], on: machine)
    let older = try #require(try backups(machine).last)
    let lang = "--lang \(language.rawValue)"
    let line = "restore \(older) \(lang)"
    func restored() async throws -> String {
      machine.remove("ledger")
      let back = await machine.run(line)
      try #require(back.status == 0, "\(back)")
      return back.errors
    }
    // Somebody looked since, and nothing else.
    try await run(["people list", "backup @/backups"], on: machine)
    #expect(try await !restored().contains("mv "))
    try await run(["people note p-1 plus-tard", "backup @/backups"], on: machine)
    let newer = try #require(try backups(machine).last)
    let said = try await restored()
    #expect(said.contains("maillon restore \(newer) "), "\(said)")
    try await obey(said.split(separator: "\n").suffix(2).map { "\n\($0)" }.joined(), on: machine)
    #expect(await machine.run("people show p-1").output.contains("plus-tard"))
    // The place gives the newest by itself.
    machine.remove("ledger")
    machine.remove("ledger-aside")
    #expect(await !machine.run("restore @/backups \(lang)").errors.contains("mv "))
    // Nor is it named once its vault was taken out, or is not whole.
    machine.remove("backups/\(newer.split(separator: "/").last ?? "")/people/keys")
    #expect(try await !restored().contains("mv "))
  }

  @Test(arguments: Language.allCases)
  func `a ledger beside under its own name is named, with what its log and its vault have more`(
    language: Language
  ) async throws {
    let machine = try await Machine.withEverything()
    try await run(
      ["donate 5 sheet --provider plast --id later", "people note p-1 plus-tard"], on: machine)
    let back = await machine.run("restore @/backups --ledger @/neuf --lang \(language.rawValue)")
    #expect(back.status == 0 && back.errors.contains("\(machine.top)/ledger"), "\(back)")
    try await obey(
      "\n  "
        + back.errors.matches(of: /maillon publish .+/).map { String($0.output) }
        .joined(separator: "\n  "), on: machine)
    #expect(await machine.run("show later --ledger @/neuf").status == 0)
    let vault = try #require(
      back.errors.firstMatch(of: /maillon (--ledger \S+ people recover --from \S+)/)?.1, "\(back)")
    let taken = await machine.run("\(vault) p-1 --yes")
    #expect(taken.status == 0, "\(taken)")
    #expect(await machine.run("people show p-1 --ledger @/neuf").output.contains("plus-tard"))
    #expect(await machine.run("donate 1 sheet --provider plast --ledger @/neuf").status == 0)
  }

  @Test(arguments: Language.allCases)
  func `what comes back from a publication names the vault of the ledger beside`(
    language: Language
  ) async throws {
    let machine = try await Machine.withEverything()
    let back = await machine.run(
      "restore @/publication --ledger @/neuf --lang \(language.rawValue)")
    let command = try #require(
      back.errors.firstMatch(of: /maillon (--ledger \S+ people recover --from \S+\/ledger)\b/)?.1,
      "\(back)")
    #expect(await machine.run(String(command)).status == 0)
    #expect(await machine.run("people show p-1 --ledger @/neuf").output.contains("Exemple"))
  }

  @Test(arguments: Language.allCases)
  func `what was published under the key of before stays, and is not called replaced`(
    language: Language
  ) async throws {
    let machine = try await Machine.withEverything()
    machine.remove("ledger")
    try await run(["restore @/publication"], on: machine)
    let before = machine.contents(of: "publication/")
    let lang = "--lang \(language.rawValue)"
    let told = await machine.run("publish @/publication \(lang)")
    #expect(told.status == 65 && machine.contents(of: "publication/") == before, "\(told)")
    let command = try #require(told.errors.firstMatch(of: /maillon (publish \S+)/)?.1, "\(told)")
    let other = String(command.split(separator: " ")[1])
    #expect(other != machine.top + "/publication")
    #expect(await machine.run(String(command)).status == 0)
    // Another ledger's key is another matter.
    let foreign = await machine.run("publish @/publication --ledger @/other \(lang)")
    #expect(foreign.status == 64, "\(foreign)")
  }
}
