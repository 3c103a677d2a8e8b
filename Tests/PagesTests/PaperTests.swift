import Exchange
import Foundation
import Testing
import Wording

@testable import Pages

private func pieces(_ count: Int) -> Quantity { Quantity(ExactDecimal(count), .one) }

/// The papers that go with things, from plain values.
@Suite struct PaperTests {
  private static let day = Day(year: 2020, month: 4, day: 3)
  private static let coop = Party(
    "coop", name: "Coopérative (exemple)", category: .association,
    enterpriseNumber: "0000.012.371")
  private static let clinic = Party(
    "hop-a", name: "Site hospitalier A (exemple)", category: .hospital,
    enterpriseNumber: "0001.234.571")
  private static let citizen = Party("p-1", category: .citizen)

  private static func head(_ number: String) -> PaperHead {
    PaperHead(
      number: number, code: number,
      place: .init(
        origin: "exemple.invalid/coop", acts: [.init(number, at: 1_234, leafHash: "bGVhZg==")],
        size: 5_678, root: "cm9vdA=="))
  }

  private static var receipt: GiftReceipt {
    var goods = Goods("feuille", lot: "LS1", pieces(350))
    goods.amendment = .init(on: Day(year: 2020, month: 4, day: 5), was: pieces(300))
    var receipt = GiftReceipt(head("don-1"), from: citizen, to: coop, goods, on: day)
    receipt.value = StatedValue(ExactDecimal(50), "EUR")
    var outcome = GiftReceipt.Outcome()
    outcome.used = pieces(350)
    outcome.made = [("visière", pieces(1_356))]
    receipt.outcome = outcome
    return receipt
  }

  private static var delivery: DeliveryNote {
    var line = DeliveryNote.Line("livr-1", Goods("visière", lot: "V1", pieces(60)))
    line.intendedUse = "accueil"
    line.excludedUse = "unités covid"
    line.conformity = "none"
    return DeliveryNote(
      head("livr-1"), from: coop, to: clinic, for: .hospital, on: day, [line])
  }

  private static var loan: LoanNote {
    LoanNote(
      head("pret-1"), from: citizen, to: coop,
      Goods("imprimante 3D", serial: "P01", pieces(1)), on: day,
      due: Day(year: 2020, month: 5, day: 31))
  }

  private static var sheet: LabelSheet {
    var lot = Label.Lot()
    lot.madeOn = day
    lot.intendedUse = "accueil"
    lot.excludedUse = "unités covid"
    lot.conformity = "none"
    return LabelSheet([
      Label("visor#V1", "visière", code: "visor#V1", .lot(lot)),
      Label(
        "printer@P01", "imprimante 3D", code: "printer@P01",
        .thing(owner: citizen, returnTo: coop)),
    ])
  }

  private static func page(_ name: String, _ language: Language) -> Page {
    switch name {
    case "receipt": receipt.page(language)
    case "delivery": delivery.page(language)
    case "loan": loan.page(language)
    default: sheet.page(language)
    }
  }

  /// One of each, open and closed.
  static func pages(_ language: Language) -> [Page] {
    var confirmed = delivery
    confirmed.lines[0].confirmation = .init(
      "signature", on: day, received: pieces(50), refused: pieces(10))
    return ["receipt", "delivery", "loan", "labels"].map { page($0, language) }
      + [confirmed.page(language)]
  }

  /// What a reader sees, line by line: marks gone, drawings gone.
  private static func text(_ page: Page) -> String {
    page.body.source
      .replacingOccurrences(
        of: "(?s)<svg.*?</svg>", with: "[QR]", options: .regularExpression
      )
      .replacingOccurrences(of: "</dt>\n<dd>", with: ": ")
      .replacingOccurrences(of: "</t[hd]><t[hd]", with: " | <t", options: .regularExpression)
      .replacingOccurrences(of: "<[^>]*>", with: "", options: .regularExpression)
      .replacingOccurrences(of: "&#39;", with: "'")
      .split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static let golden = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden")

  @Test(arguments: ["receipt", "delivery", "loan", "labels"])
  func `a paper of each kind reads as it is kept in the golden file`(_ name: String) throws {
    let file = Self.golden.appending(path: "\(name).txt")
    let text = Self.text(Self.page(name, .fr)) + "\n"
    if ProcessInfo.processInfo.environment["MAILLON_GOLDEN"] != nil {
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("wrote \(file.lastPathComponent): look at it, and run again without it")
    }
    #expect(text == (try String(contentsOf: file, encoding: .utf8)))
  }

  @Test(arguments: Language.allCases)
  func `every language has its own words for everything`(_ language: Language) {
    for name in ["receipt", "delivery", "loan", "labels"] {
      let page = Self.page(name, language)
      #expect(page.html.contains("<html lang=\"\(language.rawValue)\">"))
      #expect(page.html.components(separatedBy: "<h1").count == 2, "\(name): one title")
    }
    for text in PaperText.allCases {
      #expect(!language.paperWords.paper(text).isEmpty, "\(text)")
    }
    let words = language.paperWords
    let others = Language.allCases.filter { $0 != language }.map(\.paperWords)
    for text in [PaperText.giftReceipt, .noTaxCertificate, .dutyOfLoss, .notOfficial] {
      #expect(others.allSatisfy { $0.paper(text) != words.paper(text) }, "\(text)")
    }
  }

  @Test(arguments: Language.allCases)
  func `a receipt says that it is no tax certificate`(_ language: Language) {
    let sentence = HTML("\(language.paperWords.paper(.noTaxCertificate))").source
    #expect(Self.receipt.page(language).html.contains(sentence))
  }

  @Test(arguments: Language.allCases)
  func `no paper calls a signature qualified`(_ language: Language) {
    for text in PaperText.allCases {
      let said = language.paperWords.paper(text).lowercased()
      for word in ["qualifi", "gekwalificeerd"] { #expect(!said.contains(word)) }
    }
  }

  @Test func `a citizen is a citizen, and an erased person is said to be one`() {
    #expect(Self.text(Self.receipt.page(.fr)).contains("Donné par: un citoyen (p-1)"))
    var receipt = Self.receipt
    receipt.donor.isErased = true
    #expect(Self.text(receipt.page(.fr)).contains("Donné par: personne effacée (p-1)"))
  }

  @Test func `what is not known is left out of a receipt`() {
    var receipt = Self.receipt
    receipt.value = nil
    receipt.outcome = GiftReceipt.Outcome()
    receipt.goods.lot = nil
    let text = Self.text(receipt.page(.fr))
    for word in ["Valeur", "Ce que le don est devenu", "Lot"] { #expect(!text.contains(word)) }
  }

  @Test func `a confirmed delivery says who got what free of charge, an open one leaves it blank`()
    throws
  {
    var note = Self.delivery
    let open = Self.text(note.page(.fr))
    #expect(open.contains("Nom et fonction:") && !open.contains("Réception confirmée"))
    note.lines[0].confirmation = .init(
      "signature", on: Self.day, received: pieces(50), refused: pieces(10))
    let text = Self.text(note.page(.fr))
    #expect(text.contains("visière V1 | 50\u{A0}pièces | 10\u{A0}pièces | signature | 03/04/2020"))
    #expect(
      text.contains("L’institution destinataire confirme avoir reçu ces biens à titre gratuit."))
    #expect(text.contains("signature électronique ordinaire"))
    #expect(!text.contains("Nom et fonction"))
  }

  @Test func `only goods without attested conformity bear the warning`() {
    let warning = FrenchWords().paper(.notOfficial)
    for conformity in ["none", "adviserOk", "tested", nil] {
      var note = Self.delivery
      note.lines[0].conformity = conformity
      #expect(note.page(.fr).html.contains(warning) == (conformity == "none"))
      var lot = Label.Lot()
      lot.conformity = conformity
      let sheet = LabelSheet([Label("a#1", "a", code: "a#1", .lot(lot))])
      #expect(sheet.page(.fr).html.contains(warning) == (conformity == "none"))
    }
  }

  @Test func `a loan that is over has nothing to sign and says how it ended`() {
    var note = Self.loan
    note.events = [
      .init(.renewed(until: Day(year: 2020, month: 6, day: 30)), on: Self.day, pieces(1)),
      .init(.lost, on: Day(year: 2020, month: 6, day: 2), pieces(1)),
    ]
    let text = Self.text(note.page(.fr))
    #expect(text.contains("03/04/2020 : prolongé jusqu’au 30/06/2020."))
    #expect(text.contains("02/06/2020 : perdu, 1\u{A0}pièce."))
    #expect(!text.contains("Le prêteur : date"))
    #expect(Self.text(Self.loan.page(.fr)).contains("Le prêteur : date, nom, signature"))
  }

  @Test func `fourteen labels fill a sheet and the fifteenth begins another`() {
    let label = Self.sheet.labels[0]
    for (count, sheets) in [(1, 1), (14, 1), (15, 2), (28, 2)] {
      let page = LabelSheet(Array(repeating: label, count: count)).page(.fr)
      #expect(page.body.source.components(separatedBy: "class=\"sheet\"").count - 1 == sheets)
    }
  }

  @Test func `the dark square of a code is 25 mm wide, whatever it holds`() throws {
    for text in [
      "a", "visor#V02", "https://exemple.invalid/m/" + String(repeating: "x", count: 40),
    ] {
      let html = Code(text, FrenchWords()).drawing.source
      let width = try #require(html.firstMatch(of: /width: ([0-9.]+)mm/).flatMap { Double($0.1) })
      let side = try #require(html.firstMatch(of: /viewBox="0 0 ([0-9]+)/).flatMap { Double($0.1) })
      let square = width * (side - 8) / side
      #expect(square >= 25 && square < 25.1)
      #expect(width <= 42.4 - 7, "it fits on a label")
    }
  }

  @Test func `text on a paper cannot become markup`() {
    var note = Self.delivery
    note.lines[0].intendedUse = "<script>alert(1)</script>"
    note.recipient.name = "A & B \"<b>\""
    let html = note.page(.fr).html
    #expect(!html.contains("<script") && !html.contains("<b>"))
  }
}
