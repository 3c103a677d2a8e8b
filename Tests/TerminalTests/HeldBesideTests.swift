import Foundation
import Programs
import Testing
import Wording

@testable import Terminal

/// Who is gone here and still kept in another folder of the ledger, and what that one alone has. Names are placeholders.
@Suite struct HeldBesideTests {
  private func machine() async throws -> Machine { try await Machine.withEverything() }

  @Test(arguments: Language.allCases)
  func `one that still has somebody erased is named until that is done there too, as printed`(
    language: Language
  ) async throws {
    let machine = try await machine()
    let lang = " --lang \(language.rawValue)"
    try machine.copy("ledger", to: "alt")
    try machine.copy("ledger", to: "ledger-aside")
    let erased = await machine.run("erase p-1 --yes" + lang)
    #expect(erased.status == 0, "\(erased)")
    for told in [
      erased, await machine.run("verify" + lang), await machine.run("backup @/backups" + lang),
    ] {
      #expect(told.status == 0 && told.errors.contains("/alt"), "\(told)")
      #expect(told.errors.contains("/ledger-aside") && told.errors.contains("p-1"), "\(told)")
    }
    let json = await machine.run("verify --json").output
    #expect(json.contains(#""heldBeside":["#), "\(json)")
    // Nothing is printed that destroys more than was asked for.
    #expect(!erased.errors.contains("shred"), "\(erased)")
    let commands = erased.errors.matches(of: /\n  maillon (erase .+)/).map { "\($0.output.1)" }
    #expect(commands.count == 2, "\(erased)")
    try await machine.run(commands.map { $0 + " --yes" })
    for line in ["verify", "backup @/backups"] {
      let told = await machine.run(line + lang)
      #expect(!told.errors.contains("/alt") && !told.errors.contains("-aside"), "\(told)")
    }
    #expect(machine.text("alt/config") != nil)
  }

  @Test func `one that still has a contact person who was forgotten is named`() async throws {
    let machine = try await machine()
    try await machine.run(["people set plast --name Exemple"])
    try machine.copy("ledger", to: "ledger-aside")
    let forgotten = await machine.run("people forget plast --yes")
    #expect(forgotten.status == 0 && forgotten.errors.contains("/ledger-aside"), "\(forgotten)")
    #expect(forgotten.errors.contains("people forget plast --ledger"), "\(forgotten)")
  }

  @Test(arguments: Language.allCases)
  func `of one that goes on, its acts are to be brought in first, by commands that work`(
    language: Language
  ) async throws {
    let machine = try await machine()
    let lang = " --lang \(language.rawValue)"
    try machine.copy("ledger", to: "ledger-aside")
    try await machine.run(
      ["donate 1 sheet --provider plast --id later --ledger @/ledger-aside"])
    // Nothing was written here since.
    let erased = await machine.run("erase p-1 --yes" + lang)
    #expect(erased.status == 0 && erased.errors.contains("/ledger-aside"), "\(erased)")
    // The erasure is an entry of its own: the two have parted, and its acts can be read there only.
    let journal = try #require(erased.errors.firstMatch(of: /\n  (maillon journal .+)/)).1
    // What would be lost with it is not destroyed by a command of the same answer.
    #expect(!erased.errors.contains("find ") && !erased.errors.contains("shred"), "\(erased)")
    let acts = await machine.run(String(journal).replacing("maillon ", with: ""))
    #expect(acts.status == 0 && acts.output.contains("later"), "\(acts)")
  }

  @Test(arguments: Language.allCases)
  func `a copy that went its own way and has somebody erased is first looked into`(
    language: Language
  ) async throws {
    let machine = try await machine()
    let lang = " --lang \(language.rawValue)"
    try machine.copy("ledger", to: "pc2")
    try await machine.run(
      [
        "donate 1 sheet --provider plast --id theirs --ledger @/pc2",
        "backup @/backups --ledger @/pc2", "erase p-1 --yes",
      ])
    machine.remove("pc2")
    let told = await machine.run("backup @/backups" + lang)
    let forked = try FileManager.default.contentsOfDirectory(atPath: machine.top + "/backups")
      .sorted()[1]
    let commands = told.errors.matches(of: /\n  (maillon .+)/).map { String($0.output.1) }
    try #require(commands.count == 3, "\(told)")
    for command in commands.dropLast() {
      let outcome = await machine.run(command.replacing("maillon ", with: ""))
      #expect(outcome.status == 0, "\(command): \(outcome)")
      if command.contains("journal") { #expect(outcome.output.contains("theirs"), "\(outcome)") }
    }
    // What it has more comes first: no command destroys anything in the same answer.
    #expect(commands[2].contains("people recover --from") && commands[2].contains(forked))
    #expect(!told.errors.contains("shred") && told.errors.contains("people/keys"), "\(told)")
    #expect(await machine.run("restore @/backups/\(forked) --ledger @/back").status == 0)
  }

  @Test func `files that both folders share are not written over by what is printed`() async throws
  {
    let machine = try await machine()
    let top = machine.top
    #expect(try Machine.obey("cp -al \(top)/ledger \(top)/ledger-aside") == 0)
    try await machine.run(["people set plast --name Autre", "erase p-1 --yes"])
    let told = await machine.run("verify")
    let printed = try #require(told.errors.firstMatch(of: /\n  maillon (erase .+)/)?.1, "\(told)")
    try await machine.run([printed + " --yes"])
    let after = await machine.run("verify")
    #expect(after.status == 0 && !after.errors.contains("ledger-aside"), "\(after)")
    #expect(await machine.run("people show plast").output.contains("Autre"))
  }

  @Test(arguments: Language.allCases)
  func `what is lost here and lies in a folder beside comes back from there, as printed`(
    language: Language
  ) async throws {
    let machine = try await machine()
    let lang = " --lang \(language.rawValue)"
    try machine.copy("ledger", to: "ledger-aside")
    machine.write("ledger/people/persons/p-1.0.sealed", "")
    for line in ["verify", "status", "backup @/backups", "people list"] {
      let told = await machine.run(line + lang)
      let printed = told.errors.matches(of: /\n  maillon (people recover .+)/).map { $0.output.1 }
      // A backup that has it is as good.
      let place = line.hasPrefix("backup") ? "/backups/" : "/ledger-aside"
      #expect(printed.contains { $0.contains(place) }, "\(line): \(told)")
      #expect(!told.errors.contains("erase p-1"), "\(line): \(told)")
    }
    let told = await machine.run("verify" + lang)
    let printed = told.errors.firstMatch(of: /\n  maillon (people recover .+ledger-aside.*)/)
    try await machine.run([String(try #require(printed, "\(told)").output.1)])
    #expect(await machine.run("verify").status == 0)
    #expect(await machine.run("people show p-1").output.contains("Exemple"))
  }

  @Test func `the note of an act of somebody erased who had no record does not come back`()
    async throws
  {
    let machine = try await machine()
    try await machine.run(
      [
        "agent p-4 --agent-type person --category citizen",
        "donate 1 sheet --provider p-4 --id don-4 --note code-4411", "backup @/copies",
      ])
    #expect(await machine.run("erase p-4 --yes").status == 0)
    try await machine.run(["publish @/publication"])
    machine.remove("ledger")
    let back = await machine.run("restore @/copies --published @/publication")
    #expect(back.status == 0 && back.errors.contains("p-4"), "\(back)")
    #expect(!(await machine.run("show don-4")).output.contains("4411"))
  }

  @Test func `one whose key is the former one is named too`() async throws {
    let machine = try await machine()
    machine.remove("backups")
    try machine.move("ledger", to: "reg")
    try machine.move("reg/key", to: "former.key")
    let back = await machine.run("restore @/publication")
    #expect(back.status == 0, "\(back)")
    try await machine.run(["people recover --from @/reg"])
    try machine.move("former.key", to: "reg/key")
    for line in ["erase p-1 --yes", "verify"] {
      let told = await machine.run(line)
      #expect(told.errors.contains("maillon erase p-1 --ledger \(machine.top)/reg"), "\(told)")
    }
  }

  @Test func `the list of looks that only it has is to be taken back first`() async throws {
    let machine = try await machine()
    try await machine.run(["people set plast --name Exemple", "people forget plast --yes"])
    try machine.copy("ledger", to: "ledger-aside")
    machine.remove("ledger/people/access")
    let told = await machine.run("erase p-1 --yes")
    #expect(told.errors.contains("people recover --from \(machine.top)/ledger-aside"), "\(told)")
  }
}
