import Testing
import Wording

@testable import Terminal

/// `report statement`, `report recipient`, `report annual`, as pages and as documents.
struct StatementCommandTests {
  /// dora gives sheets, of which some reach chr, which asked for more.
  private func stage(_ language: String = "fr") async throws -> Stage {
    let stage = Stage(language: language)
    await stage.open()
    for line in [
      "donate 20 sheet --provider dora --on 2020-04-01",
      "need 15 sheet --receiver chr --intent b1 --on 2020-04-01",
      "deliver 12 sheet --receiver chr --category hospital --on 2020-04-02 --id l1",
      "people set dora --name Prénom",
    ] {
      let outcome = await stage.run(line)
      try #require(outcome.status == 0, "\(line): \(outcome.errors)")
    }
    return stage
  }

  private func page(_ words: String, on stage: Stage) async throws -> String {
    let outcome = await stage.run("report \(words) --format html")
    try #require(outcome.status == 0, "\(words): \(outcome.errors)")
    return outcome.output
  }

  @Test func `a statement names whom it is for, and the look is written down`() async throws {
    let stage = try await stage()
    let page = try await page("statement dora", on: stage)
    #expect(page.contains("Établi pour\u{A0}: Prénom") && page.contains("20\u{A0}pièces"))
    let looks = await stage.run("people access dora --json")
    #expect(looks.output.contains(#""doing":"paper","about":"dora""#))
    let clinic = try await self.page("statement chr", on: stage)
    #expect(clinic.contains("Établi pour\u{A0}: CHR") && !clinic.contains("Prénom"))
  }

  @Test func `an erased person is said to be one, on the page, in CSV and beside the document`()
    async throws
  {
    let stage = try await stage()
    _ = await stage.run("erase dora --yes")
    let page = try await page("statement dora", on: stage)
    #expect(page.contains("personne effacée (dora)") && !page.contains("Prénom"))
    for format in ["json", "csv"] {
      let outcome = await stage.run("report statement dora --format \(format)")
      #expect(outcome.status == 0)
      #expect(outcome.errors.contains("Relevé d’une personne effacée (dora)"), "\(format)")
      #expect(!outcome.output.contains("Prénom"))
    }
    #expect(!(await stage.run("report statement chr")).errors.contains("effacée"))
  }

  @Test func `a recipient's statement has its deliveries and needs alone, and can be made again`()
    async throws
  {
    let stage = try await stage()
    _ = await stage.run("deliver 3 sheet --receiver bruno --category carer --agent dora --id l2")
    let page = try await page("recipient chr", on: stage)
    #expect(page.contains("<code>l1</code>") && !page.contains("<code>l2</code>"))
    #expect(page.contains("1 livraison a été remise à titre gratuit"))
    #expect(page.contains("<code>b1</code>"))
    let made = await stage.run("report recipient chr --out chr.json")
    #expect(made.status == 0, "\(made.errors)")
    let document = try #require(stage.file("chr.json"))
    // In quotation marks: a signature may hold any two letters.
    #expect(!document.contains(#""l2""#) && !document.contains("dora"))
    #expect(document.contains(#""intents":[{"intent":"b1""#))
    #expect(await stage.run("check-report chr.json").output.hasPrefix("Identique"))
    stage.write(document.replacing(#""quantity":"12""#, with: #""quantity":"120""#), to: "x.json")
    #expect(await stage.run("check-report x.json").status == 1)
  }

  @Test(arguments: Language.allCases)
  func `a statement without anything in it is refused in a sentence`(_ language: Language)
    async throws
  {
    let stage = try await stage(language.rawValue)
    for (line, word) in [
      ("report statement bruno", "bruno"), ("report recipient dora", "dora"),
      ("report recipient chr --to 2020-03-01", "chr"),
    ] {
      for format in ["html", "csv"] {
        let outcome = await stage.run("\(line) --format \(format)")
        #expect(outcome.status == 65 && outcome.output.isEmpty, "\(line)")
        #expect(outcome.errors.contains(word) && outcome.errors.contains("--from"), "\(line)")
      }
    }
    #expect(await stage.run("report recipient nobody --format html").status == 65)
  }

  @Test(arguments: Language.allCases)
  func `the sentences on empty and erased statements differ from language to language`(
    _ language: Language
  ) {
    let others = Language.allCases.filter { $0 != language }.map(\.words)
    let fault = ReportFault.nothingReceived("a", from: "2020-03-01", to: nil)
    let given = ReportFault.nothingGivenOrReceived("a", from: nil, to: nil)
    let words = language.words
    #expect(others.allSatisfy { $0.report(fault) != words.report(fault) })
    #expect(others.allSatisfy { $0.report(given) != words.report(given) })
    #expect(words.report(fault) != words.report(given))
    let phrase = Phrase.statementOfErased(id: "a")
    #expect(others.allSatisfy { $0.phrase(phrase) != words.phrase(phrase) })
  }

  @Test func `the annual report is of a period with two ends`() async throws {
    let stage = try await stage()
    stage.setClock("2021-01-02T08:00:00Z")
    let page = try await page("annual --from 2020-01-01 --to 2020-12-31", on: stage)
    #expect(page.contains("Rapport spécial\u{A0}: activités et moyens, du 1er\u{A0}janvier"))
    #expect(page.contains("maillon report impact --from 2020-01-01 --to 2020-12-31"))
    for line in ["annual", "annual --from 2020-01-01", "annual --to 2020-12-31", "annual dora"] {
      let outcome = await stage.run("report \(line) --format html")
      #expect(outcome.status == 64 && outcome.output.isEmpty, "\(line)")
    }
    let empty = await stage.run(
      "report annual --from 2019-01-01 --to 2019-12-31 --format html")
    #expect(empty.status == 65)
  }
}
