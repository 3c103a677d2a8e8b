import Bookkeeping
import Wording

extension DutchWords {
  /// Where a problem is.
  func place(_ first: String?, _ last: String?) -> String {
    switch (first, last) {
    case (let first?, let last?) where first != last: "plaatsen \(first) tot \(last)"
    case (let first?, _): "plaats \(first)"
    default: "register"
    }
  }

  /// What a verification found, and what to do where it is not the general advice.
  func flaw(_ kind: Problem.Kind) -> String {
    switch kind {
    case .page:
      "een pagina van het bestand is beschadigd, deze inschrijvingen zijn niet meer te lezen"
    case .missing:
      "de inschrijving ontbreekt"
    case .altered:
      "de inschrijving is niet meer wat genoteerd werd"
    case .tile:
      "een stuk van de boom van vingerafdrukken is beschadigd, de inschrijvingen zijn gaaf; maillon export en dan maillon restore maken het opnieuw"
    case .head:
      "de inschrijvingen leiden niet naar de kop van het log"
    case .index:
      "de tabel van referenties leidt niet naar de inschrijving; maillon export en dan maillon restore maken ze opnieuw"
    case .tables:
      "de tabellen van het bestand spreken elkaar tegen"
    case .anchor:
      "de ondertekende kop is niet te lezen; weet u waarom, neem dan het bestand checkpoint weg: de volgende inschrijving maakt een ander"
    case .views:
      "een pagina van de overzichten is beschadigd, het log niet; maillon rebuild maakt ze opnieuw"
    case .process:
      "het systeem heeft het lezen gestopt, deze inschrijvingen zijn niet nagekeken"
    }
  }
}
