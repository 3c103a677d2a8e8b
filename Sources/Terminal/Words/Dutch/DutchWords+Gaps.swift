import Bookkeeping
import Wording

// What is said of what the vault lacks.

extension DutchWords {
  func piece(_ gap: VaultGap) -> String {
    switch gap.piece {
    case .record: "de fiche van \(gap.owner)"
    case .attachment(let part): "bijlage nr. \(part) van \(gap.owner)"
    case .note: "de nota bij de handeling \(gap.owner)"
    }
  }

  func vaultGaps(_ gaps: [VaultGap], _ isSought: Bool) -> String {
    "Uit de kluis is verloren of beschadigd: \(pieces(gaps)). Aan de rest is niets veranderd. "
      + (isSought
        ? "Geen enkele back-up op deze plaats heeft het. Om alleen dit terug te nemen uit een andere, in de plaats van BACK-UP:"
        : "Om alleen dit terug te nemen, uit de laatste back-up die het heeft, in de plaats van BACK-UP (de volgende maillon backup, in de map van de vorige, noemt ze):")
      + commands(gaps.map { TakingBack($0) }, from: "BACK-UP")
      + "\nDoe opnieuw wat daarin sinds die back-up gewijzigd, ingetrokken, gemaskeerd of weggenomen is. Heeft geen enkele back-up het nog, dan maakt dit er een einde aan\(gaps.hasRecord ? " (bij een organisatie: maillon people forget)" : ""):"
      + endings(gaps)
  }

  func takingBack(_ lacking: [TakingBack]) -> String {
    "In de kluis ontbreekt \(pieces(lacking.map(\.gap))), en een vorige back-up heeft het nog. Neem eerst dat terug, en alleen dat:"
      + commands(lacking, from: "BACK-UP")
      + "\nDoe daarna opnieuw wat daarin sinds die back-up gewijzigd, ingetrokken, gemaskeerd of weggenomen is. Bewaar de back-up tot dan."
  }

  func takingBackAll(_ lacking: [TakingBack], _ command: String) -> String {
    "De kluis bewaart niets meer. Een vorige back-up heeft nog \(pieces(lacking.map(\.gap))). Neem eerst dat terug:\n  \(command)\nBewaar de back-up tot dan."
  }

  func nameless(_ gaps: [VaultGap], _ command: String) -> String {
    "Niet te lezen: \(pieces(gaps)). De naam staat daarin, dus er kon niets gezocht worden: wat deze persoon elders in de kluis noemt, blijft staan. Om het te laten zoeken, neem de fiche terug uit de laatste back-up die ze heeft, in de plaats van BACK-UP, en wis opnieuw:"
      + commands(gaps.map { TakingBack($0) }, from: "BACK-UP") + "\n  " + command
  }

  func unsearched(_ ids: [String]) -> String {
    "In wat de kluis van \(few(ids)) bewaart, kon niets gezocht worden: het is niet te lezen."
  }
}
