import Exchange
import Foundation
import MerkleLog
import Projecting
import Reporting
import Testing
import Wording

@testable import Pages

/// What one agent gave and got, and what a board says of its year.
@Suite struct StatementPageTests {
  private static let clinic = Party("hop-a", name: "Site hospitalier A (exemple)")

  private static var citizen: Party {
    var party = Party("p-1")
    party.isPerson = true
    return party
  }

  private static func subject(_ kind: ReportKind, _ agent: String) -> ReportSubject {
    ReportSubject(
      kind, of: AgentID(agent), from: Sample.period.from, at: Sample.period.at,
      known: Sample.period.known)
  }

  private static func table(_ name: String, _ columns: String, _ rows: [[Value]]) -> Report.Part {
    Report.Part(name, .table(.init(columns.split(separator: " ").map(String.init), rows)))
  }

  private static let deliveries = table(
    "deliveries",
    "id kind occurredAt provider receiver item lot quantity unit returned confirmed refused mode "
      + "confirmedOn status",
    [
      [
        "livr-1", "delivery", "2020-04-03", "coop", "hop-a", "visor", "V1", 60.0, "one", nil, 50.0,
        10.0, "signature", "2020-04-04", "confirmed",
      ],
      [
        "livr-2", "delivery", "2020-04-10", "coop", "hop-a", "visor", "V2", 40.0, "one", 5.0, nil,
        nil, nil, nil, "unconfirmed",
      ],
      [
        "tab-1", "supply", "2020-04-12", "eta", "hop-a", "apron", nil, 800.0, "one", nil, 800.0,
        nil, "mail", "2020-04-13", "confirmed",
      ],
    ])

  private static let needs = table(
    "intents", "intent type agent item asked promised delivered open left unit due list status",
    [
      [
        "b-1", "need", "hop-a", "visor", 120.0, 100.0, 100.0, 20.0, 20.0, "one", nil, nil,
        "partial",
      ],
      [
        "b-2", "need", "hop-a", "visor", 30.0, 0.0, 0.0, 30.0, 30.0, "one", nil, nil, "duplicate",
      ],
    ])

  private static let contributions = table(
    "contributions", "agent name kind paid item unit quantity copies",
    [
      ["p-1", nil, "donation", nil, "sheet", "one", 400.0, nil],
      ["p-1", nil, "loan", nil, "printer", "day", 29.0, nil],
      ["p-1", nil, "work", true, nil, "hour", 1.0, nil],
      ["p-1", nil, "use", nil, "printer", "hour", 36.5, nil],
      ["p-1", nil, "document", nil, "guide", "one", 1.0, 220.0],
    ])

  private static var names: PageNames {
    var names = Sample.names
    names.organisations = ["coop": "OpenFlow (exemple)", "eta": "Atelier E (exemple)"]
    return names
  }

  private static func statement(
    _ parts: [Report.Part] = [contributions, deliveries], for reader: Party = citizen,
    _ language: Language = .fr
  ) -> String {
    StatementPage(
      Sample.report(parts, subject: subject(.statement, reader.id)), digest: Sample.digest,
      names: names, for: reader, language: language
    ).html
  }

  private static func recipient(
    _ parts: [Report.Part] = [deliveries, needs], _ language: Language = .fr
  ) -> String {
    RecipientPage(
      Sample.report(parts, subject: subject(.recipient, "hop-a")), digest: Sample.digest,
      names: names, for: clinic, language: language
    ).html
  }

  private static func annual(
    _ parts: [Report.Part] = Sample.parts, _ language: Language = .fr
  ) -> String {
    AnnualPage(
      Sample.report(parts), digest: Sample.digest, names: names, language: language
    ).html
  }

  private static func page(_ name: String, _ language: Language) -> String {
    switch name {
    case "statement": statement(language)
    case "recipient": recipient([deliveries, needs], language)
    default: annual(Sample.parts, language)
    }
  }

  private static func statement(_ language: Language) -> String {
    statement([contributions, deliveries], for: citizen, language)
  }

  /// What a reader sees, line by line.
  private static func read(_ html: String) -> String {
    let body = html.firstRange(of: "<main>").map { String(html[$0.upperBound...]) } ?? html
    return body.replacing(/<svg.*?<\/svg>/.dotMatchesNewlines(), with: "[QR]")
      .replacing("</dt>\n<dd>", with: ": ").replacing(/<\/t[hd]><t[hd][^>]*>/, with: " | ")
      .replacing(/<[^>]*>/, with: "")
      .split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  @Test(arguments: ["statement", "recipient", "annual"])
  func `a page of each kind reads as it is kept in the golden file`(_ name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Golden/\(name).txt")
    let text = Self.read(Self.page(name, .fr)) + "\n"
    if ProcessInfo.processInfo.environment["MAILLON_GOLDEN"] != nil {
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("wrote \(file.lastPathComponent): look at it, and run again without it")
    }
    #expect(text == (try String(contentsOf: file, encoding: .utf8)))
  }

  @Test(arguments: Language.allCases)
  func `each page is whole in every language`(_ language: Language) {
    let words = language.pageWords
    for (name, title) in [
      ("statement", StatementText.memberStatement), ("recipient", .recipientStatement),
      ("annual", .specialReport),
    ] {
      let html = Self.page(name, language)
      #expect(html.contains("<html lang=\"\(language.rawValue)\">"))
      #expect(html.contains("<h1>\(HTML(words.statement(title)).source), "), "\(name)")
      #expect(html.matches(of: /<h1/).count == 1)
      #expect(html.contains(Sample.digest.hex) && html.contains(Sample.names.command), "\(name)")
      let ids = html.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
      #expect(Set(ids).count == ids.count, "\(name)")
    }
  }

  @Test func `an erased person has no name on a statement, and is not addressed`() {
    var party = Self.citizen
    party.name = "Prénom"
    #expect(Self.statement(for: party).contains("Prénom"))
    party.isErased = true
    let html = Self.statement(for: party)
    #expect(html.contains("personne effacée (p-1)") && !html.contains("Prénom"))
    #expect(!Self.read(html).contains("Merci") && !Self.read(html).contains("de vous"))
  }

  @Test func `a side on which nothing happened is a sentence, not an empty table`() {
    let empty = Self.table("deliveries", "id", [])
    let text = Self.read(Self.statement([Self.contributions, empty]))
    #expect(text.contains("Aucune livraison n’est notée pour cette période."))
    let none = Self.read(Self.statement([Self.deliveries]))
    #expect(none.contains("Aucun apport n’est noté pour cette période."))
    #expect(!none.contains("Merci") && !none.contains("Comment c’est compté"))
    let silent = Self.read(Self.recipient([Self.deliveries]))
    #expect(silent.contains("Aucune demande n’est notée pour cette période."))
  }

  @Test func `what third parties supplied is in no total and not said to be free`() {
    let text = Self.read(Self.recipient())
    #expect(text.contains("2 livraisons ont été remises à titre gratuit ; 1 demande est encore"))
    #expect(text.contains("visière | 100 | 5 | 95 | 50 | 10"))
    let totals = text.split(separator: "Fourni par des tiers")[0]
    #expect(!totals.contains("tablier"))
  }

  @Test func `the annual report claims no accreditation and invents no figure`() {
    let text = Self.read(Self.annual())
    #expect(text.contains("Cette page ne dit pas que la coopérative est agréée."))
    #expect(text.matches(of: /non mesuré/).count >= 3)
    #expect(!text.contains("dans le tableau des indicateurs"))
    let empty = Self.read(Self.annual([]))
    #expect(empty.contains("Aucun document publié ni service rendu"))
    #expect(empty.firstMatch(of: #/\| 0 (h|%)?/#) == nil)
  }

  @Test func `names that are hostile stay text`() {
    let party = Party("<b>", name: "<script>x</script>")
    #expect(!Self.statement(for: party).contains("<script"))
  }
}
