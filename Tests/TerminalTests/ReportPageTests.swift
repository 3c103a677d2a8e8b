import Exchange
import FoundationEssentials
import Outgoing
import Testing
import Wording

@testable import Terminal

/// Reports as pages that people keep, typed.
struct ReportPageTests {
  private static let april = "report impact --from 2020-04-01 --to 2020-04-30"

  /// Sheets given by a firm and by a person, and twelve of them delivered.
  private func stage(_ language: String = "fr") async -> Stage {
    let stage = Stage(language: language)
    await stage.open()
    for line in [
      "donate 20 sheet --provider dora --on 2020-04-01",
      "donate 5 sheet --provider bruno --on 2020-04-02",
      "need 30 sheet --receiver chr --intent n1 --on 2020-04-01", "verify-need n1 --on 2020-04-01",
      "deliver 12 sheet --receiver chr --on 2020-04-03 --id l1 --intent n1",
    ] {
      let outcome = await stage.run(line)
      if outcome.status != 0 { Issue.record("\(line): \(outcome.errors)") }
    }
    stage.setClock("2020-05-01T08:00:00Z")
    return stage
  }

  @Test(arguments: Language.allCases) func `a page says what was done and what was missing`(
    language: Language
  ) async throws {
    let stage = await stage(language.rawValue)
    let made = await stage.run("\(Self.april) --format html --out r.html")
    #expect(made.status == 0, "\(made.errors)")
    let page = try #require(stage.file("r.html"))
    #expect(page.hasPrefix("<!doctype html>\n<html lang=\"\(language.rawValue)\""))
    // Each language says everything in its own words: French marks nowhere else.
    #expect(language == .fr || !page.contains("non mesuré"))
    #expect(!page.contains("src=\"http") && !page.contains("<script"))
  }

  @Test func `a firm is thanked by its name, a person only after agreeing to it`() async throws {
    let stage = await stage()
    let line = "\(Self.april) --format html --out r.html"
    _ = await stage.run("people set bruno --name Brunehilde --language fr")
    _ = await stage.run(line)
    #expect(try #require(stage.file("r.html")).contains("Brunehilde") == false)
    _ = await stage.run("people consent bruno --purpose name-in-report --text-version 1")
    _ = await stage.run(line)
    #expect(try #require(stage.file("r.html")).contains("Brunehilde"))
    _ = await stage.run("people withdraw bruno --purpose name-in-report")
    _ = await stage.run(line)
    #expect(try #require(stage.file("r.html")).contains("Brunehilde") == false)
  }

  @Test func `whom a quotation names that the vault knows is said, and asked about`() async throws {
    let stage = await stage()
    _ = await stage.run("people set bruno --name Brunehilde --language fr")
    let words =
      Self.april.split(separator: " ").map(String.init)
      + ["--format", "html", "--out", "r.html", "--voice-of", "chr", "--voice"]
    let told = await stage.run(words + ["Merci à Brunehilde"])
    #expect(told.status == 0 && told.errors.contains("(« bruno »)"), "\(told)")
    let denied = await stage.run(words + ["Merci à Brunehilde"], answer: "n")
    #expect(denied.status == 65, "\(denied)")
    #expect(await stage.run(words + ["Merci à Brunehilde"], answer: "o").status == 0)
    #expect(!(await stage.run(words + ["Merci à tous"]).errors.contains("bruno")))
  }

  @Test func `nobody is quoted who did not agree to be named`() async throws {
    let stage = await stage()
    let words = Self.april.split(separator: " ").map(String.init)
    let quoted =
      words + ["--format", "html", "--out", "r.html", "--voice", "On a tenu", "--voice-of"]
    let refused = await stage.run(quoted + ["bruno"])
    #expect(refused.status == 65)
    #expect(refused.errors.contains("« bruno » n’a pas accepté d’être nommé"))
    #expect(stage.file("r.html") == nil)
    #expect(await stage.run(quoted + ["nobody"]).status == 65)
    let consent = "people consent bruno --purpose name-in-report --text-version 1"
    #expect(await stage.run(consent).status == 0)
    let nameless = await stage.run(quoted + ["bruno"])
    #expect(nameless.status == 65 && nameless.errors.contains("people set bruno --name"))
    let told =
      words + ["--format", "html", "--voice", "Appelez 0475 12 34 56", "--voice-of", "dora"]
    #expect(await stage.run(told).status == 65)
    #expect(await stage.run(Array(quoted.dropLast())).status == 64)
  }

  @Test func `a period in which nothing happened has no page and no sheet`() async {
    let stage = await stage()
    for format in ["html", "csv"] {
      let outcome = await stage.run(
        "report impact --from 2019-01-01 --to 2019-01-31 --format \(format)")
      #expect(outcome.status == 65 && outcome.output.isEmpty)
      #expect(outcome.errors.contains("Aucun acte du 01/01/2019 au 31/01/2019"))
    }
  }

  @Test func `without a renderer the way to one is told, and nothing is left behind`() async {
    let stage = await stage()
    let outcome = await stage.run("\(Self.april) --format pdf --out r.pdf --issue")
    #expect(outcome.status == 64 && outcome.errors.contains("apt-get install weasyprint"))
    #expect(stage.file("r.pdf") == nil && stage.file("r.json") == nil)
    #expect(await stage.run("journal --kind reportIssued --json").output.isEmpty)
  }

  @Test func `an issued page has its document beside it, which can be checked`() async throws {
    let stage = await stage()
    let issued = await stage.run("\(Self.april) --format html --out r.html --issue")
    #expect(issued.status == 0, "\(issued.errors)")
    #expect(issued.output.contains("La page est dans « r.html »"))
    #expect(issued.output.contains("maillon check-report r.json"))
    let check = await stage.run("check-report r.json")
    #expect(check.status == 0 && check.output.hasPrefix("Identique"))
    #expect(check.output.contains("Publié par l’acte"))
    _ = await stage.run("correct l1 --quantity 10 --reason recompté --id c1")
    _ = await stage.run("\(Self.april) --format html --out r2.html")
    let page = try #require(stage.file("r2.html"))
    #expect(page.contains("retraité") && page.contains("c1"))
  }

  @Test(arguments: Language.allCases)
  func `a period that is not over is told up to today, and issued only with a word`(
    language: Language
  ) async throws {
    let stage = await stage(language.rawValue)
    stage.setClock("2020-04-20T10:00:00Z")
    let annual = "report annual --from 2020-01-01 --to 2020-12-31 --format html --out a.html"
    let made = await stage.run(annual)
    #expect(
      made.status == 0
        && made.errors.contains(language.format(Timestamp("2020-04-20")!, in: .brussels)))
    let page = try #require(stage.file("a.html"))
    #expect(
      page.contains("20/04/2020")
        || page.contains(language.format(Timestamp("2020-04-20")!, in: .brussels)))
    #expect(!page.contains(language.format(Timestamp("2020-12-31")!, in: .brussels)))
    let issued = "\(Self.april) --format html --out r.html --issue"
    let refused = await stage.run(issued)
    #expect(refused.status == 64 && refused.errors.contains("--yes"), "\(refused.errors)")
    #expect(stage.file("r.html") == nil && stage.file("r.json") == nil)
    #expect(
      await stage.run(issued.split(separator: " ").map(String.init), answer: "").status == 65)
    #expect(await stage.run(issued + " --yes").status == 0)
    let acts = await stage.run("journal --kind reportIssued --json").output
    #expect(acts.contains(#""period":"2020-04-01/2020-04-20""#), "\(acts)")
    stage.setClock("2020-04-30T10:00:00Z")
    #expect(await stage.run("\(Self.april) --format html --out t.html").errors.isEmpty)
  }

  @Test(arguments: Language.allCases)
  func `what was handed out with an issued report stays, whatever comes`(language: Language)
    async throws
  {
    let stage = await stage(language.rawValue)
    _ = await stage.run("people set bruno --name Brunehilde --language fr")
    #expect(await stage.run("\(Self.april) --format html --out r.html --issue").status == 0)
    stage.write("\(Self.april)\r\n", to: "r.csv")
    let page = try #require(stage.file("r.html"))
    for line in [
      "\(Self.april) --format html --out r.html", "\(Self.april) --format csv --out r.csv",
      "report annual --from 2020-01-01 --to 2020-12-31 --format html --out r.html",
      "paper delivery l1 --out r.html", "people show bruno --format html --out r.html",
    ] {
      let outcome = await stage.run(line)
      #expect(outcome.status == 64, "\(line)")
      #expect(outcome.errors.contains("r.json") && outcome.errors.contains("--force"))
    }
    #expect(stage.file("r.html") == page)
    #expect(await stage.run("paper delivery l1 --out r.html --force").status == 0)
    #expect(await stage.run("\(Self.april) --format html --out other.html").status == 0)
  }

  @Test func `each page says which document it is, by ids`() async throws {
    let stage = await stage()
    _ = await stage.run("people set bruno --name Brunehilde --language fr")
    for (line, document) in [
      (Self.april, "report impact"),
      ("report funder --from 2020-04-01 --to 2020-04-30", "report funder"),
      ("report statement dora --to 2020-04-30", "report statement dora"),
      ("report recipient chr --to 2020-04-30", "report recipient chr"),
      ("report annual --from 2020-01-01 --to 2020-12-31", "report annual"),
      ("people show bruno", "people show bruno"), ("paper delivery l1", "paper delivery l1"),
    ] {
      let page = await stage.run("\(line) --format html").output
      #expect(Mark.page.document(in: Array(page.utf8)) == document, "\(line)")
    }
  }

  @Test func `an auditor gets the report, its proofs and the way to check them`() async throws {
    let stage = await stage()
    let pack = stage.folder + "-pack"
    defer { try? FileManager.default.removeItem(atPath: pack) }
    let made = await stage.run("report audit --from 2020-04-01 --to 2020-04-30 --out \(pack)")
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.output.contains("preuves : 1"))
    let proof = try #require(stage.file(pack + "/l1.tlog-proof"))
    stage.write(proof, to: "l1.tlog-proof")
    stage.write(try #require(stage.file(pack + "/rapport.json")), to: "rapport.json")
    let status = await stage.run("status --json").output
    let key = try #require(status.firstMatch(of: #/"key":"([^"]+)"/#)?.1)
    #expect(await stage.run(["check-proof", "l1.tlog-proof", "--key", String(key)]).status == 0)
    #expect(await stage.run("check-report rapport.json").output.hasPrefix("Identique"))
    #expect(try #require(stage.file(pack + "/livraisons.csv")).contains("l1"))
    #expect(
      try #require(stage.file(pack + "/LISEZMOI.txt")).contains("maillon-audit site --key KEY"))
    #expect(FileManager.default.fileExists(atPath: pack + "/site/checkpoint"))
    #expect(await stage.run("report audit --from 2020-04-01 --to 2020-04-30").status == 64)
  }

  @Test func `whoever corrects an act of a closed period is told from when it counts`() async {
    let stage = await stage()
    stage.setClock("2020-05-01T10:00:00Z")
    _ = await stage.run("close-period --until 2020-04-30 --on 2020-05-01")
    let outcome = await stage.run("correct l1 --quantity 10 --reason recompté --id c1")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("La période est close jusqu’au 30/04/2020"))
    #expect(outcome.errors.contains("maillon reopen-period 2020-04-"), "\(outcome.errors)")
    _ = await stage.run("donate 5 sheet --provider dora --on 2020-05-02 --id d9")
    let open = await stage.run("correct d9 --quantity 4 --reason recompté --id c2")
    #expect(open.status == 0 && !open.errors.contains("close"))
  }
}
