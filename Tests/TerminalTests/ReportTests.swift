import Exchange
import MerkleLog
import Testing
import Wording

@testable import Reporting
@testable import Terminal

/// Reports as documents, typed.
struct ReportTests {
  private static let april = "report impact --from 2020-04-01 --to 2020-04-30"

  /// A ledger with twelve sheets delivered, and its report issued.
  private func issued(_ language: String = "fr") async -> Stage {
    let stage = Stage(language: language)
    await stage.open()
    _ = await stage.run("donate 20 sheet --provider dora --on 2020-04-01")
    _ = await stage.run("deliver 12 sheet --receiver chr --on 2020-04-02 --id l1")
    stage.setClock("2020-05-01T08:00:00Z")
    let outcome = await stage.run("\(Self.april) --out r1.json --issue")
    #expect(outcome.status == 0, "\(outcome.errors)")
    return stage
  }

  @Test func `a report is issued, restated and checked`() async throws {
    let stage = await issued()
    #expect(try #require(stage.file("r1.json")).contains(#""net":"12""#))
    _ = await stage.run("correct l1 --quantity 10 --reason recompté --id c1")
    let second = await stage.run("\(Self.april) --out r2.json --issue")
    #expect(second.status == 0)
    #expect(second.output.contains("Noté : rapport publié"))
    #expect(second.output.contains("Livré · sheet · net : 12, maintenant 10, par « c1 »"))
    #expect(second.output.contains("par catégorie · hôpital : 12, maintenant 10, par « c1 »"))
    let first = await stage.run("check-report r1.json")
    #expect(first.status == 0)
    #expect(first.output.hasPrefix("Identique : refait du journal à 10 écritures"))
    #expect(first.output.contains("Livré · sheet · net : 12, maintenant 10, par « c1 »"))
    let json = await stage.run("\(Self.april) --out r3.json --json")
    #expect(json.output.contains(#""figure":"delivered.sheet.net","was":"12","is":"10""#) == false)
    #expect(json.output.contains(#""previous":{"id":"t"#))
    let journal = await stage.run("journal --kind reportIssued --json")
    #expect(journal.output.contains(#""period":"2020-04-01/2020-04-30""#))
    #expect(journal.output.contains(#""version":"2""#))
  }

  @Test(arguments: Language.allCases) func `a changed figure is named in every language`(
    language: Language
  ) async throws {
    let stage = await issued(language.rawValue)
    let document = try #require(stage.file("r1.json"))
    stage.write(document.replacing(#""net":"12""#, with: #""net":"1200""#), to: "bad.json")
    let outcome = await stage.run("check-report bad.json")
    let net = language.words.column(.net)
    let part = language.words.part(.delivered).title
    let sentence = language.reportWords.difference(
      "\(part) · sheet · \(net)", stated: language.format(1200), computed: "12")
    #expect(outcome.status == 1 && outcome.output.contains("  \(sentence)\n"), "\(outcome.output)")
    let json = await stage.run("check-report bad.json --json")
    #expect(json.status == 1)
    #expect(
      json.output.contains(
        #""differences":[{"figure":"delivered.sheet.net","stated":"1200","computed":"12"}]"#))
    #expect(await stage.run("check-report r1.json").status == 0)
  }

  @Test func `a report on standard output is the document and nothing else`() async throws {
    let stage = await issued()
    let outcome = await stage.run("\(Self.april) --known 2020-05-31")
    #expect(outcome.status == 0 && outcome.output.hasPrefix(#"{"asOf":{"at":"2020-04-30","#))
    #expect(outcome.output.hasSuffix("}\n") && outcome.output.contains(#""proof":{"v":1"#))
    #expect(outcome.errors.contains("Mêmes chiffres que le rapport « t"))
  }

  @Test func `a statement tells one agent what it gave and what came to it, and nobody else`()
    async throws
  {
    let stage = await issued()
    _ = await stage.run("deliver 3 sheet --receiver bruno --category carer --agent dora --id l2")
    for agent in ["dora", "bruno", "chr"] {
      let made = await stage.run("report statement \(agent) --out \(agent).json")
      #expect(made.status == 0, "\(made.errors)")
      let check = await stage.run("check-report \(agent).json")
      #expect(check.status == 0 && check.output.hasPrefix("Identique"), "\(check.output)")
    }
    let dora = try #require(stage.file("dora.json"))
    #expect(dora.contains(#""kind":"donation","item":"sheet","unit":"one","quantity":"20""#))
    #expect(dora.contains(#""deliveries":[],"proof":{"v":1,"report":"statement","agent":"dora""#))
    let bruno = try #require(stage.file("bruno.json"))
    #expect(bruno.contains(#""contributions":[],"deliveries":[{"id":"l2""#))
    #expect(!bruno.contains("dora") && !bruno.contains(#""id":"l1""#))
    let other = bruno.replacing(#""quantity":"3""#, with: #""quantity":"30""#)
    stage.write(other, to: "other.json")
    let check = await stage.run("check-report other.json --lang en")
    #expect(check.status == 1)
    #expect(check.output.contains("l2 · quantity: the report says 30, the log gives 3"))
  }

  @Test func `a report goes out as CSV for a Belgian spreadsheet, or for programs`() async throws {
    let stage = await issued()
    let sheet = await stage.run("\(Self.april) --format csv")
    #expect(sheet.status == 0 && sheet.output.hasPrefix("\u{FEFF}"))
    #expect(sheet.output.contains("sheet;pièce;12;0;12;0;1;12\r\n"))
    let file = await stage.run("\(Self.april) --format csv --dialect machine --out r.csv")
    #expect(file.status == 0 && file.output.isEmpty)
    #expect(try #require(stage.file("r.csv")).contains("\r\ndelivered,"))
  }

  @Test func `a report is what the ending of its file says`() async throws {
    let stage = await issued()
    for (name, start) in [
      ("r.html", "<!DOCTYPE html>"), ("R.HTM", "<!DOCTYPE html>"), ("r.csv", "\u{FEFF}"),
      ("r", "{"), ("r.txt", "{"),
    ] {
      #expect(await stage.run("\(Self.april) --out \(name)").status == 0, "\(name)")
      #expect(try #require(stage.file(name)).lowercased().hasPrefix(start.lowercased()), "\(name)")
    }
    for line in [
      "\(Self.april) --out r.xlsx", "people show dora --out r.pdf", "paper receipt d1 --out r.csv",
    ] {
      let refused = await stage.run(line)
      #expect(refused.status == 64 && refused.errors.contains("….html"), "\(refused.errors)")
    }
  }

  @Test func `what cannot be reported is said`() async throws {
    let stage = await issued()
    for (line, status) in [
      ("report", 64), ("report nothing", 64), ("report impact --format pdf", 64),
      ("report statement", 64), ("report impact dora", 64),
      ("report statement dora --issue", 64), ("report statement nobody", 65),
      ("report impact --to 2020-04-30 --at 2020-04-30", 64), ("report impact --issue", 64),
      ("\(Self.april) --issue", 64), ("report impact --format csv --dialect swiss", 64),
      ("report impact --dialect machine", 64),
      ("\(Self.april) --format csv --out r.csv --issue", 64),
      ("report impact --from 2020-05-01 --to 2020-04-01", 64),
      ("check-report nothing.json", 65), ("check-report r1.json --key x", 64),
    ] {
      let outcome = await stage.run(line)
      #expect(outcome.status == Int32(status), "\(line): \(outcome.errors)")
      #expect(outcome.output.isEmpty && !outcome.errors.isEmpty, "\(line)")
    }
    stage.write("{}", to: "empty.json")
    #expect(await stage.run("check-report empty.json").status == 65)
  }

  @Test func `every sentence on reports differs from language to language`() {
    let check = { (verdict: ReportCheck.Verdict) in
      ReportCheck(
        verdict: verdict, signature: .unchecked, digest: .emptyRoot, size: 1_234, logSize: 5_678,
        issued: nil, changes: [])
    }
    let verdicts: [ReportCheck.Verdict] = [
      .unreadable(offset: 1), .noProof("v"), .longerLog, .tampered([]), .rewritten(offset: 2),
      .otherLog(stated: .emptyRoot, computed: .emptyRoot), .otherVersion([], []), .identical,
    ]
    for verdict in verdicts {
      let said = Set(Language.allCases.map { $0.reportWords.verdict(check(verdict)) })
      #expect(said.count == Language.allCases.count && said.allSatisfy { $0.hasSuffix(".") })
    }
    #expect(FrenchReportWords().number(1_234_567) == "1\u{202F}234\u{202F}567")
    #expect(EnglishReportWords().number(999) == "999")
  }
}
