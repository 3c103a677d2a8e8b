import Reporting
import Wording

extension GermanWords {
  func title(of report: ReportKind) -> String {
    switch report {
    case .impact: "Wirkungsbericht"
    case .statement: "Beitragsauszug"
    case .recipient: "Auszug der Übergaben"
    }
  }

  func report(_ fault: ReportFault) -> String {
    switch fault {
    case .emptyPeriod(let from, let to):
      "Kein Vorgang\(span(from, to)): ein Bericht zeigte Nullen, die niemand gemessen hat. Prüfen Sie --from und --to."
    case .nothingGivenOrReceived(let agent, let from, let to):
      "Für „\(agent)“ ist\(span(from, to)) nichts vermerkt, weder Beitrag noch Lieferung: ein Auszug wäre leer. Prüfen Sie die Kennung, --from und --to."
    case .nothingReceived(let agent, let from, let to):
      "Für „\(agent)“ ist\(span(from, to)) nichts vermerkt, weder Lieferung noch Bedarf: ein Auszug wäre leer. Prüfen Sie die Kennung, --from und --to."
    case .noName(let agent):
      "„\(agent)“ will genannt werden, aber der Tresor kennt den Namen nicht: notieren Sie ihn mit maillon people set \(agent) --name …"
    case .noConsent(let agent):
      "„\(agent)“ hat nicht zugestimmt, in einem Bericht genannt zu werden: notieren Sie die Zustimmung mit maillon people consent \(agent) --purpose name-in-report, oder zitieren Sie nicht."
    }
  }

  private func span(_ from: String?, _ to: String?) -> String {
    switch (from, to) {
    case (nil, nil): ""
    case (let from?, nil): " seit \(day(from))"
    case (nil, let to?): " bis \(day(to))"
    case (let from?, let to?): " vom \(day(from)) bis \(day(to))"
    }
  }
}
