import Reporting
import Wording

extension DutchWords {
  func title(of report: ReportKind) -> String {
    switch report {
    case .impact: "Impactverslag"
    case .statement: "Overzicht van bijdragen"
    case .recipient: "Overzicht van wat werd bezorgd"
    }
  }

  func report(_ fault: ReportFault) -> String {
    switch fault {
    case .emptyPeriod(let from, let to):
      "Geen enkele handeling\(span(from, to)): een verslag zou nullen tonen die niemand gemeten heeft. Kijk --from en --to na."
    case .nothingGivenOrReceived(let agent, let from, let to):
      "Voor “\(agent)” is niets genoteerd\(span(from, to)), bijdrage noch levering: een overzicht zou leeg zijn. Kijk de referentie, --from en --to na."
    case .nothingReceived(let agent, let from, let to):
      "Voor “\(agent)” is niets genoteerd\(span(from, to)), levering noch vraag: een overzicht zou leeg zijn. Kijk de referentie, --from en --to na."
    case .noName(let agent):
      "“\(agent)” stemt ermee in genoemd te worden, maar de kluis kent de naam niet: noteer die met maillon people set \(agent) --name …"
    case .noConsent(let agent):
      "“\(agent)” stemde er niet mee in om in een verslag genoemd te worden: noteer de instemming met maillon people consent \(agent) --purpose name-in-report, of citeer niet."
    }
  }

  private func span(_ from: String?, _ to: String?) -> String {
    switch (from, to) {
    case (nil, nil): ""
    case (let from?, nil): " sinds \(day(from))"
    case (nil, let to?): " tot \(day(to))"
    case (let from?, let to?): " van \(day(from)) tot \(day(to))"
    }
  }
}
