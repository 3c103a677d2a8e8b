import Foundation
import Testing
import Wording

@testable import Terminal

/// A ledger whose log died is put aside and comes back from an older copy; what nobody can bring back is given up. What
/// was kept of persons since is in the ledger put aside alone. Names are placeholders.
@Suite struct GivenUpTests {
  private let lossAccepted = "restore --accept-loss --yes"

  private func run(_ lines: [String], on machine: Machine) async throws {
    for line in lines {
      let outcome = await machine.run(line)
      try #require(outcome.status == 0, "\(line): \(outcome)")
    }
  }

  /// Come back from the copy, with entries that are missing.
  private func machine() async throws -> Machine {
    let machine = try await Machine.withEverything()
    try await run(
      [
        "agent p-2 --agent-type person --category citizen",
        "people set p-2 --name Deuxième", "people set mm --name Contact",
        "people note p-1 plus-tard",
      ], on: machine)
    machine.remove("ledger/log/data.mdb")
    try FileManager.default.moveItem(
      atPath: machine.top + "/ledger", toPath: machine.top + "/ledger-aside")
    try await run(["restore @/backups"], on: machine)
    return machine
  }

  private func command(in said: String, with name: String = "") throws -> String {
    let commands = said.matches(of: /\n  maillon (people recover --from .+)/).map(\.output.1)
    return String(try #require(commands.first { $0.hasSuffix(name) }, "\(said)"))
  }

  @Test(arguments: Language.allCases)
  func `says what the vault beside has before it is done, whether that was meant or not`(
    language: Language
  ) async throws {
    let machine = try await machine()
    for line in ["restore --accept-loss", lossAccepted] {
      let told = await machine.run("\(line) --lang \(language.rawValue)")
      #expect(told.status == (line == lossAccepted ? 0 : 64), "\(told)")
      #expect(try command(in: told.errors).contains(machine.top + "/ledger-aside"), "\(told)")
    }
  }

  @Test(arguments: Language.allCases)
  func `what the vault beside has is taken back also after that, and after a new act`(
    language: Language
  ) async throws {
    let machine = try await machine()
    try await run([lossAccepted, "donate 1 sheet --provider plast"], on: machine)
    let line = "people recover --from @/ledger-aside"
    let taken = await machine.run("\(line) --lang \(language.rawValue)")
    #expect(taken.status == 0 && !taken.errors.contains(" show "), "\(taken)")
    #expect(taken.output.contains("mm"), "\(taken)")
    try await run([line + " p-1 --yes"], on: machine)
    #expect(await machine.run("people show p-1").output.contains("plus-tard"))
    // Who is known by what was given up alone comes back once that is recorded again.
    #expect(taken.errors.contains("p-2"), "\(taken)")
    try await run(["agent p-2 --agent-type person --category citizen"], on: machine)
    let unsure = await machine.run("\(line) --lang \(language.rawValue)")
    #expect(!unsure.output.contains("p-2") && !unsure.errors.contains(" show "), "\(unsure)")
    try await run([command(in: unsure.errors)], on: machine)
    #expect(await machine.run("people list").output.contains("Deuxième"))
  }

  @Test func `the ledger put aside is named as one that still has who is erased`() async throws {
    let machine = try await machine()
    try await run([lossAccepted, "donate 1 sheet --provider plast"], on: machine)
    let erased = await machine.run("erase p-1 --yes")
    #expect(erased.errors.contains("/ledger-aside"), "\(erased)")
    #expect(await machine.run("verify").errors.contains("/ledger-aside"))
  }

  @Test(arguments: Language.allCases)
  func `of a log that cannot be read nobody says which way it went, nor how to read in it`(
    language: Language
  ) async throws {
    let machine = try await machine()
    try await run([lossAccepted, "donate 1 sheet --provider plast"], on: machine)
    // Another head than the one that was given up: that ledger went on alone.
    machine.remove("ledger/lost")
    let line = "people recover --from @/ledger-aside"
    let told = await machine.run("\(line) --lang \(language.rawValue)")
    #expect(told.status == 0 && told.errors.contains("mm"), "\(told)")
    #expect(!told.errors.contains(" show "), "\(told)")
    let verified = await machine.run("verify")
    #expect(!told.output.contains("mm") && !verified.errors.contains("journal"), "\(verified)")
    try await run([command(in: told.errors, with: " mm p-1") + " --yes"], on: machine)
    #expect(await machine.run("people list").output.contains("Contact"))
  }
}
