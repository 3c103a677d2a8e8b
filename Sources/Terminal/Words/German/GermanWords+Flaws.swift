import Bookkeeping
import Wording

extension GermanWords {
  /// Where a problem is.
  func place(_ first: String?, _ last: String?) -> String {
    switch (first, last) {
    case (let first?, let last?) where first != last: "Stellen \(first) bis \(last)"
    case (let first?, _): "Stelle \(first)"
    default: "Register"
    }
  }

  /// What a verification found, and what to do where it is not the general advice.
  func flaw(_ kind: Problem.Kind) -> String {
    switch kind {
    case .page:
      "eine Seite der Datei ist beschädigt, diese Einträge sind nicht mehr lesbar"
    case .missing:
      "der Eintrag fehlt"
    case .altered:
      "der Eintrag ist nicht mehr, was aufgezeichnet wurde"
    case .tile:
      "ein Stück des Hash-Baums ist beschädigt, die Einträge sind heil; maillon export und dann maillon restore machen es neu"
    case .head:
      "die Einträge führen nicht zum Kopf des Logs"
    case .index:
      "das Verzeichnis der Kennungen führt nicht zum Eintrag; maillon export und dann maillon restore machen es neu"
    case .tables:
      "die Tabellen der Datei widersprechen sich"
    case .anchor:
      "der signierte Kopf ist nicht lesbar; wissen Sie warum, nehmen Sie die Datei checkpoint weg: der nächste Eintrag macht eine andere"
    case .views:
      "eine Seite der Ansichten ist beschädigt, das Log nicht; maillon rebuild macht sie neu"
    case .process:
      "das System hat das Lesen beendet, diese Einträge wurden nicht geprüft"
    }
  }
}
