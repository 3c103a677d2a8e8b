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
  func `a ledger beside under its own name is named, with what its log and its vault have more`(
    language: Language
  ) async throws {
    let machine = try await Machine.withEverything()
    try await run(
      ["donate 5 sheet --provider plast --id later", "people note p-1 plus-tard"], on: machine)
    let back = await machine.run("restore @/backups --ledger @/neuf --lang \(language.rawValue)")
    #expect(back.status == 0 && back.errors.contains("\(machine.top)/ledger"), "\(back)")
    // Acts of both under one key would be two histories.
    #expect(await machine.run("donate 1 sheet --provider plast --ledger @/neuf").status == 65)
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
