import Exchange
import FoundationEssentials
import Testing
import Wording

@testable import Terminal

/// `paper`: which act a paper is about, who is named on it, and what has none.
@Suite struct PaperCommandTests {
  /// Sheets given by dora become visors, which go to chr and to bruno; bruno's printer is on loan.
  private func stage(language: String = "fr", path: String = "") async throws -> Stage {
    let stage = Stage(language: language, path: path)
    await stage.open()
    for line in [
      "donate 150 sheet#LS1 --provider dora --on 2020-04-01 --id don-1",
      "donate 10 sheet#LS1 --provider bruno --on 2020-04-01 --id don-2",
      "consume 110 sheet#LS1 --process P1 --on 2020-04-02",
      "produce 100 visor#V1 --process P1 --on 2020-04-02",
      "check visor#V1 --accepted 100 --rejected 0 --conformity none --on 2020-04-02",
      "deliver 40 visor#V1 --receiver chr --category hospital --batch b1 --on 2020-04-03 --id l1",
      "deliver 5 sheet#LS1 --receiver chr --category hospital --batch b1 --on 2020-04-03 --id l2",
      "deliver 3 visor#V1 --receiver bruno --category carer --batch b1 --on 2020-04-03 --id l3",
      "lend 1 printer@P1 --provider bruno --id pret-1 --agreement L1 --due 2020-05-01 --on 2020-04-01",
      "people set dora --name Prénom",
    ] {
      let outcome = await stage.run(line)
      try #require(outcome.status == 0, "\(line): \(outcome.errors)")
    }
    return stage
  }

  private func paper(_ words: String, on stage: Stage) async throws -> String {
    let outcome = await stage.run("paper \(words)")
    try #require(outcome.status == 0, "\(words): \(outcome.errors)")
    return outcome.output
  }

  @Test func `a receipt names the giver whom the vault knows, and the look is written down`()
    async throws
  {
    let stage = try await stage()
    let page = try await paper("receipt don-1", on: stage)
    #expect(page.contains("<dd>Prénom</dd>") && page.contains("N° don-1"))
    #expect(page.contains("ne constitue pas une attestation fiscale"))
    #expect(try await paper("receipt don-2", on: stage).contains("un citoyen (bruno)"))
    let looks = await stage.run("people access dora --json")
    #expect(looks.output.contains(#""doing":"paper","about":"dora""#))
  }

  @Test func `a receipt says what the lot became, but not what others gave to it`() async throws {
    let stage = try await stage()
    let page = try await paper("receipt don-1", on: stage)
    #expect(page.contains("a contribué à ces biens livrés : Visière, 43\u{A0}pièces"))
    #expect(!page.contains("Mis en œuvre"))
    _ = await stage.run("donate 5g filament --provider dora --id don-3")
    #expect(!(try await paper("receipt don-3", on: stage)).contains("Ce que le don est devenu"))
  }

  @Test func `an erased giver has no name on a receipt`() async throws {
    let stage = try await stage()
    _ = await stage.run("erase dora --yes")
    let page = try await paper("receipt don-1", on: stage)
    #expect(page.contains("personne effacée (dora)") && !page.contains("Prénom"))
  }

  @Test func `an amended act shows what stands now and that it was corrected`() async throws {
    let stage = try await stage()
    _ = await stage.run("correct l1 --quantity 30 --reason recompté --on 2020-04-05")
    let page = try await paper("delivery l1", on: stage)
    #expect(page.contains("30\u{A0}pièces – rectifié le 05/04/2020, avant : 40\u{A0}pièces"))
  }

  @Test func `a delivery note takes in what the same receiver got in the same round`()
    async throws
  {
    let stage = try await stage()
    let page = try await paper("delivery l1", on: stage)
    #expect(page.contains("<td>V1</td>") && page.contains("<td>LS1</td>"))
    #expect(page.contains("« l2 »") && !page.contains("« l3 »"))
    #expect(page.contains("N’est pas un équipement médical officiel."))
    #expect(page.contains("Nom et fonction"))
    _ = await stage.run("correct l2 --cancel --reason erreur")
    #expect(!(try await paper("delivery l1", on: stage)).contains("« l2 »"))
  }

  @Test func `a delivery that was confirmed shows the confirmation`() async throws {
    let stage = try await stage()
    let said = await stage.run("confirm l3 --received 2 --mode scan --on 2020-04-04")
    try #require(said.status == 0, "\(said.errors)")
    let page = try await paper("delivery l3", on: stage)
    #expect(page.contains("Le destinataire confirme avoir reçu ces biens à titre gratuit."))
    #expect(page.contains("Réception confirmée") && page.contains("<td>2\u{A0}pièces</td>"))
    #expect(!page.contains("Nom et fonction"))
  }

  @Test func `a loan note follows the loan`() async throws {
    let stage = try await stage()
    _ = await stage.run("renew L1 --due 2020-06-30 --on 2020-04-20")
    let page = try await paper("loan pret-1", on: stage)
    #expect(page.contains("<dd>30/06/2020</dd>") && page.contains("prolongé jusqu’au 30/06/2020"))
    #expect(page.contains("un citoyen (bruno)") && page.contains("Le prêteur : date"))
    _ = await stage.run("give-back L1 --on 2020-06-01")
    let over = try await paper("loan L1", on: stage)
    #expect(
      over.contains("01/06/2020 : rendu, 1\u{A0}pièce") && !over.contains("Le prêteur : date"))
  }

  @Test(arguments: Language.allCases)
  func `a label of a lot that nobody checked says so`(language: Language) async throws {
    let stage = try await stage()
    let page = await stage.run("paper label sheet#LS1 --lang \(language.rawValue)").output
    let said: [Language: String] = [
      .fr: "non contrôlé", .nl: "niet gecontroleerd",
      .de: "nicht geprüft", .en: "not checked",
    ]
    #expect(page.contains(try #require(said[language])), "\(page.suffix(900))")
  }

  @Test func `a label bears no person's name and a code with nothing but the id`() async throws {
    let stage = try await stage()
    let page = try await paper("label visor#V1 printer@P1 --count 3", on: stage)
    #expect(page.components(separatedBy: "class=\"label\"").count - 1 == 6)
    #expect(page.contains("prêt d’un citoyen") && page.contains("Rendre à : Maillon"))
    #expect(page.contains("N’est pas un équipement médical officiel."))
    let full = try await paper("labels visor#V1", on: stage)
    #expect(full.components(separatedBy: "class=\"label\"").count - 1 == 14)
    let long = try await paper("label visor#V1 --url https://exemple.invalid/", on: stage)
    #expect(long.contains("viewBox") && long != page)
  }

  @Test(arguments: Language.allCases) func `what has no paper is said in every language`(
    _ language: Language
  ) async throws {
    let stage = try await stage(language: language.rawValue)
    _ = await stage.run("correct l2 --cancel --reason x")
    for (line, status, said) in [
      ("receipt l1", 65, "maillon paper delivery l1"),
      ("delivery don-1", 65, "paper receipt don-1"),
      ("loan don-1", 65, "paper receipt don-1"), ("receipt pret-1", 65, "paper loan pret-1"),
      ("receipt nothing", 65, "nothing"), ("delivery nothing", 65, "nothing"),
      ("loan nothing", 65, "nothing"), ("delivery l2", 65, "l2"), ("delivery b1", 65, "l3"),
      ("label visor", 65, "visor#"), ("label visor#V9", 65, "visor#V1"),
      ("label visor#V1@S9", 65, "visor#V1"), ("label nope#1", 65, "nope"), ("receipt", 64, ""),
      ("", 64, "receipt"),
      ("tax don-1", 64, "tax"),
      ("receipt don-1 don-2", 64, "don-2"), ("receipt don-1 --count 2", 64, "--count"),
      ("label visor#V1 --count 0", 64, "0"), ("label visor#V1 --url visors", 64, "visors"),
      ("receipt don-1 --format docx", 64, "docx"),
    ] {
      let outcome = await stage.run("paper \(line)")
      #expect(outcome.status == Int32(status), "\(line): \(outcome.errors)")
      #expect(outcome.output.isEmpty && outcome.errors.contains(said), "\(line): \(outcome.errors)")
    }
  }

  @Test func `sentences on papers differ from language to language`() {
    let faults: [PaperFault] = [
      .otherKind(id: "a", .moved, wanted: .loanStarted, instead: nil), .reversed(id: "a"),
      .severalReceivers(batch: "a", deliveries: ["b"]), .neitherLotNorSerial("a"),
      .unknownThing("a", suggestions: []),
    ]
    for fault in faults {
      #expect(Set(Language.allCases.map { $0.words.paper(fault) }).count == 4, "\(fault)")
    }
    for fault in [PDFRenderer.Fault.missing, .failed("x"), .noRoom("/tmp")] {
      #expect(Set(Language.allCases.map { $0.words.phrase(.pdf(fault)) }).count == 4)
    }
  }

  @Test func `a piece of a lot bears the warning of its lot`() async throws {
    let stage = try await stage()
    _ = await stage.run("produce 1 visor#V2@S1 --process P1 --on 2020-04-02")
    _ = await stage.run(
      "check visor#V2@S1 --accepted 1 --rejected 0 --conformity none --on 2020-04-02")
    let page = try await paper("label visor#V2@S1", on: stage)
    #expect(page.contains("visor#V2@S1") && page.contains("Fait le : 02/04/2020"))
    #expect(page.contains("N’est pas un équipement médical officiel."))
  }

  // MARK: - PDF

  @Test func `a terminal is not filled with a PDF`() async throws {
    let stage = try await stage()
    let words = "paper receipt don-1 --format pdf"
    let outcome = await stage.run(words, isTerminal: true)
    #expect(outcome.status == 64 && outcome.errors.contains("--out"))
  }

  @Test(arguments: Language.allCases) func `without a renderer the way to get one is said`(
    _ language: Language
  ) async throws {
    let stage = try await stage(language: language.rawValue)
    let outcome = await stage.run("paper receipt don-1 --format pdf --out r.pdf")
    #expect(outcome.status == 64 && outcome.errors.contains("apt-get install weasyprint"))
    #expect(stage.bytes("r.pdf") == nil)
  }

  @Test(
    .enabled(
      if: PDFRenderer.program("weasyprint", path: "/usr/local/bin:/usr/bin:/bin") != nil,
      "WeasyPrint is not installed: apt-get install weasyprint"))
  func `a PDF is tagged, names its language, and is the same bytes twice`() async throws {
    let stage = try await stage(language: "nl", path: "/usr/local/bin:/usr/bin:/bin")
    for name in ["one.pdf", "two.pdf"] {
      let outcome = await stage.run("paper receipt don-1 --format pdf --out \(name)")
      try #require(outcome.status == 0, "\(outcome.errors)")
    }
    let bytes = try #require(stage.bytes("one.pdf"))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasPrefix("%PDF-") && text.contains("/MarkInfo") && text.contains("/Lang (nl)"))
    #expect(bytes == stage.bytes("two.pdf"))
  }
}
