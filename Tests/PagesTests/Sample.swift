import Exchange
import MerkleLog
public import Projecting

@testable import Pages
@testable import Reporting

/// The spring of 2020 in Namur, as its report tells it: the figures of the fixture.
enum Sample {
  static let period = ReportSubject(
    .impact, from: Timestamp(Day(year: 2020, month: 3, day: 18)),
    at: Timestamp(Day(year: 2020, month: 4, day: 30)),
    known: Timestamp(Day(year: 2020, month: 5, day: 5)))

  static var report: ProvenReport { report(parts) }

  static func report(
    _ parts: [Report.Part], previous: ProvenReport.Previous? = nil, subject: ReportSubject = period
  ) -> ProvenReport {
    ProvenReport(
      subject: subject, figures: parts, previous: previous, issuedCount: previous == nil ? 0 : 1,
      proof: ReportProof(
        size: 467, root: .sha256(of: Array("root".utf8).span),
        views: ["impact", "deliveries", "needs", "means", "quality", "inventory", "trace"].map {
          .init(name: $0, version: 1, digest: .emptyRoot)
        },
        assumptions: [
          .init(key: "hour", id: id, version: "2020-1"),
          .init(key: "price.visor", id: id, version: "2020-1"),
        ]))
  }

  static let id = EventID("rectif-031")!

  /// The same report after a correction: 890 where 900 was said.
  static var restated: ProvenReport {
    let paths: [([String], String, String)] = [
      (["delivered", "visor", "gross"], "900", "890"),
      (["delivered", "visor", "net"], "900", "890"),
      (["delivered", "visor", "byCategory", "adminStaff"], "160", "150"),
      (["needs", "coverage"], "0.7826", "0.7739"),
    ]
    let changes = paths.map { steps, was, now in
      FigureChange(
        path: FigurePath(steps), was: was, now: now, because: [id], hasOthers: false)
    }
    let corrected = parts.map { part -> Report.Part in
      guard part.name == "delivered", case .table(var grid) = part.content else { return part }
      grid.rows[0] = ["visor", "one", 890.0, 0.0, 890.0, 825.0, 23]
      return .init(part.name, .table(grid))
    }
    return report(corrected, previous: .init(id: id, size: 467, changes: changes))
  }

  static let digest = Hash.sha256(of: Array("report".utf8).span)

  static var names: PageNames {
    var names = PageNames(
      cooperative: "OpenFlow (exemple)",
      command: "maillon report impact --from 2020-03-18 --to 2020-04-30 --known 2020-05-05",
      software: "maillon 1.0.0")
    names.items = [
      "visor": "visière", "mask": "masque en tissu", "apron": "tablier jetable",
      "printer": "imprimante 3D", "sheet": "feuille A4 transparente", "filament": "filament",
      "guide": "guide juridique", "printing": "impression 3D", "assembly": "assemblage",
      "driving": "transport", "coordination": "coordination", "sewing": "couture",
    ]
    names.thanks = ["Atelier des Trois Ponts (exemple)", "Imprimerie du Grognon (exemple)"]
    names.erasedCount = 1
    names.territory = "province de Namur"
    names.issue = 1
    names.address = "https://exemple.example/rapports/2020-04"
    return names
  }

  /// As much as a first page may have to hold.
  static var crowded: ProvenReport {
    var parts = parts.filter {
      !["coverage", "acceptance", "lent", "late", "flow"].contains($0.name)
    }
    let items: [Value] = ["visor", "mask", "apron", "sheet", "filament"]
    let long: Value = "trop fragile pour être porté plus d’une heure, à reprendre avec l’atelier"
    func table(_ name: String, _ columns: String, _ row: (Value) -> [Value]) {
      let names = columns.split(separator: " ").map(String.init)
      parts.append(.init(name, .table(.init(names, items.map(row)))))
    }
    table("coverage", "item unit verified covered open oldestDays") {
      [$0, "one", 1150.0, 900.0, 7, 21.0]
    }
    table("acceptance", "item unit accepted rejected share lots lotsAccepted reasons") {
      [$0, "one", 900.0, 40.0, 0.9574, 15, 14, .list([long])]
    }
    table("lent", "item loans overdue lost") { [$0, 11, 2, 1] }
    table("late", "item unit deliveries quantity share") { [$0, "one", 3, 65.0, 0.0722] }
    let givers: [Value] = [
      "company", "selfEmployed", "citizen", "shelteredWork", "school", "public", "association",
    ]
    let flow = givers.flatMap { giver -> [[Value]] in
      [
        ["work", giver, "visor", "hospital", 80.0], ["loan", giver, "visor", "nursingHome", 48.0],
        ["donation", giver, "visor", "medicalHouse", 48.0],
      ]
    }
    parts.append(
      .init("flow", .table(.init(["role", "category", "item", "recipient", "quantity"], flow))))
    return report(parts)
  }

  static var talkative: PageNames {
    var names = names
    names.quotation = .init(
      text: "Quand les visières sont arrivées, nous avons pu rouvrir l’accueil. Quelqu’un a appelé "
        + "deux jours plus tard pour savoir si elles convenaient.",
      speaker: "secrétaire d’une maison médicale (exemple)")
    return names
  }

  static var parts: [Report.Part] {
    SampleParts.impact + SampleParts.deliveries + SampleParts.needs + SampleParts.means
      + SampleParts.quality
  }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByNilLiteral,
  ExpressibleByBooleanLiteral
{
  public init(stringLiteral text: String) { self = .text(text) }
  public init(integerLiteral number: Int) { self = .integer(number) }
  public init(floatLiteral number: Double) {
    self = .decimal(ExactDecimal(micros: Int128((number * 1_000_000).rounded())))
  }
  public init(nilLiteral: ()) { self = .absent }
  public init(booleanLiteral flag: Bool) { self = .flag(flag) }
}
