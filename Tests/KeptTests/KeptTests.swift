// What former programs made (Fixtures/kept, one folder a day, by `scripts/keep`) is opened, restored,
// verified and asked by the tools of today, on a copy, as people would.

import Foundation
import Testing

@Suite struct KeptTests {
  @Test(arguments: try Kept.all())
  func `a kept ledger opens, verifies, answers, and takes an act`(_ name: String) throws {
    let kept = try Kept(name)
    let status = try kept.facts(in: "answers/status.json")
    #expect(try kept.run("verify").status == 0)
    let now = try kept.maillon("status --json")
    #expect(now.contains(#""size":\#(status.size),"root":"\#(status.root)""#), "\(now)")
    for question in Kept.questions { try kept.maillon(question) }
    #expect(try kept.maillon("inventory --csv --part cells").contains("sheet,LS1,,coop,coop,45,"))
    #expect(try kept.maillon("impact --csv --part delivered").contains("visor,"))
    try kept.maillon("export --out again.jsonl")
    #expect(try kept.bytes(of: "again.jsonl") == kept.bytes(of: "archive.jsonl"))
    try kept.maillon("rebuild")
    try kept.maillon("donate 1 sheet#LS2 --provider plast")
    try kept.maillon("verify")
  }

  @Test(arguments: try Kept.all())
  func `a kept archive, backup and publication come back with the same root`(
    _ name: String
  ) throws {
    let kept = try Kept(name)
    let (_, root) = try kept.facts(in: "answers/status.json")
    for source in ["archive.jsonl --origin exemple.invalid/garde", "backups", "site"] {
      try kept.remove("ledger")
      try kept.maillon("restore \(source)")
      #expect(try kept.maillon("status --json").contains(root), "\(source)")
      try kept.maillon("verify")
    }
  }

  @Test(arguments: try Kept.all())
  func `a kept vault names its persons, and the erased one stays erased`(_ name: String) throws {
    let kept = try Kept(name)
    for _ in ["the ledger's own", "that of the backup"] {
      let people = try kept.maillon("people list --lang fr")
      #expect(people.contains("Exemple Un") && people.contains("Exemple Deux"), "\(people)")
      #expect(!people.contains("Exemple Trois"))
      #expect(try kept.maillon("people show p-1 --format json").contains("le mardi"))
      #expect(try kept.maillon("show don-2 --lang fr").contains("laissé à la porte"))
      // The folder of that day has a publication in it.
      try kept.maillon("people fetch p-1 1 --out papier.txt --force")
      #expect(
        String(decoding: try kept.bytes(of: "papier.txt"), as: UTF8.self) == "une pièce jointe\n")
      #expect(try kept.maillon("journal --lang fr").contains("p-3"))
      try kept.remove("ledger", "papier.txt")
      try kept.maillon("restore backups")
    }
  }

  @Test(arguments: try Kept.all())
  func `a kept proof holds, a head cosigned then is known, and the witness goes on`(
    _ name: String
  ) throws {
    let kept = try Kept(name)
    let key = try kept.text(of: "site/key")
    #expect(try kept.run("check-proof don-1.tlog-proof --key \(key)").status == 0)
    #expect(try kept.audit("site --key \(key)").status == 0)
    #expect(try kept.audit("archive.jsonl --key \(key) --checkpoint site/checkpoint").status == 0)
    let witness = try kept.text(of: "witness.key")
    #expect(try kept.run("verify --quorum 1 --witness \(witness)").status == 0)
    try kept.maillon("donate 1 sheet#LS2 --provider plast")
    try kept.maillon("publish site")
    #expect(try kept.audit("site --key \(key) --since head.cosigned").status == 0)
    #expect(
      try kept.audit("cosign site --key \(key) --folder witness --out new.cosigned").status == 0)
    try kept.maillon("checkpoint --add new.cosigned")
    #expect(try kept.run("verify --quorum 1 --witness \(witness)").status == 0)
  }

  @Test(arguments: try Kept.all())
  func `a report that was issued is right for ever, and one changed digit is found`(
    _ name: String
  ) throws {
    let kept = try Kept(name)
    for report in ["rapport-1.json", "rapport-2.json"] {
      let found = try kept.run("check-report \(report)")
      #expect(found.status == 0, "\(report): \(found.said)")
      var text = try kept.text(of: report)
      let figure = try #require(text.range(of: #""net":""#))
      let digit = figure.upperBound
      text.replaceSubrange(digit...digit, with: text[digit] == "9" ? "8" : "9")
      try kept.write(text + "\n", to: "changed.json")
      #expect(try kept.run("check-report changed.json").status == 1, "\(report), changed")
    }
  }

  /// Lines that a program of that day took and that a new act may not say any more.
  @Test(arguments: try Kept.all())
  func `what was accepted then is restored, verified and answered for ever`(
    _ name: String
  ) throws {
    let kept = try Kept(name)
    let root = try kept.text(of: "accepted-before.root")
    try kept.remove("ledger")
    try kept.maillon("restore accepted-before.jsonl --origin exemple.invalid/avant --root \(root)")
    try kept.maillon("verify")
    for question in Kept.questions { try kept.maillon(question) }
    for form in ["json", "csv", "html"] {
      try kept.maillon(
        "report impact --from 2020-03-01 --to 2020-12-31 --format \(form) --out r.\(form)")
    }
    try kept.maillon("rebuild")
    try kept.maillon("export --out again.jsonl")
    #expect(try kept.bytes(of: "again.jsonl") == kept.bytes(of: "accepted-before.jsonl"))
  }
}
