import Foundation
import Programs
import Testing
import Wording

@testable import Terminal

/// A ledger with nothing but its first entry: one is no plural, whoever counts.
@Suite struct OneEntryTests {
  private static let tool = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: ".build/debug/maillon-audit").path

  @Test(arguments: Language.allCases)
  func `one entry is told in the singular`(language: Language) async throws {
    let machine = Machine()
    let tongue = "--lang \(language.rawValue)"
    let ledger = "--ledger @/one"
    _ = await machine.run("init --coop coop --name Coop \(ledger)")
    var said = ""
    for line in [
      "verify \(ledger)", "status \(ledger)", "inventory \(ledger)", "rebuild \(ledger)",
      "publish @/site \(ledger)", "export --out @/one.jsonl \(ledger)",
      "report impact --to 2020-04-30 --from 2020-04-01 --out @/r.json \(ledger)",
      "check-report @/r.json \(ledger)", "backup @/backups \(ledger)",
      "restore @/backups --ledger @/back", "restore @/one.jsonl --ledger @/again",
      "agent plast --agent-type organization --category company --name P \(ledger)",
      "publish @/site \(ledger)",
    ] {
      let outcome = await machine.run("\(line) \(tongue)")
      #expect(outcome.status == 0, "\(line): \(outcome)")
      said += outcome.output + outcome.errors
    }
    let audit = try Program.run(
      Self.tool, [machine.top + "/one.jsonl", "--lang", language.rawValue])
    said += audit.output
    #expect(said.contains(/\b1 (écriture|inschrijving|Eintrag|entry)\b/), "\(said)")
    let plural =
      /\b1 (écritures|nouvelles|inschrijvingen|Einträgen?|entries|témoins|octets)\b/
    #expect(!said.contains(plural), "\(said)")
  }
}
