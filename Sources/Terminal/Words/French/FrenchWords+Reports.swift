import Reporting
import Wording

extension FrenchWords {
  func title(of report: ReportKind) -> String {
    switch report {
    case .impact: "Rapport d’impact"
    case .statement: "Relevé de contributions"
    case .recipient: "Relevé de ce qui a été remis"
    }
  }

  func report(_ fault: ReportFault) -> String {
    switch fault {
    case .emptyPeriod(let from, let to):
      "Aucun acte\(span(from, to)) : un rapport montrerait des zéros que personne n’a mesurés. Vérifiez --from et --to."
    case .nothingGivenOrReceived(let agent, let from, let to):
      "Rien n’est noté pour « \(agent) »\(span(from, to)), ni apport ni livraison : un relevé serait vide. Vérifiez l’identifiant, --from et --to."
    case .nothingReceived(let agent, let from, let to):
      "Rien n’est noté pour « \(agent) »\(span(from, to)), ni livraison ni demande : un relevé serait vide. Vérifiez l’identifiant, --from et --to."
    case .noName(let agent):
      "« \(agent) » accepte d’être nommé, mais le coffre ne connaît pas son nom : notez-le avec maillon people set \(agent) --name …"
    case .noConsent(let agent):
      "« \(agent) » n’a pas accepté d’être nommé dans un rapport : notez son accord avec maillon people consent \(agent) --purpose name-in-report, ou ne citez pas."
    }
  }

  private func span(_ from: String?, _ to: String?) -> String {
    switch (from, to) {
    case (nil, nil): ""
    case (let from?, nil): " depuis le \(day(from))"
    case (nil, let to?): " jusqu’au \(day(to))"
    case (let from?, let to?): " du \(day(from)) au \(day(to))"
    }
  }
}
