import Bookkeeping
import Wording

// What is said of what the vault lacks.

extension DutchWords {
  func piece(of owner: String, _ piece: VaultGap.Piece) -> String {
    switch piece {
    case .record: "de fiche van \(owner)"
    case .attachment(let part): "bijlage nr. \(part) van \(owner)"
    case .note: "de nota bij de handeling \(owner)"
    }
  }

  func vaultGaps(_ gaps: [VaultGap], _ isSought: Bool, _ beside: MissedRecords) -> String {
    let ended = beside.found.isEmpty ? gaps : beside.unfound
    return
      "Uit de kluis is verloren of beschadigd: \(pieces(gaps)). Aan de rest is niets veranderd. "
      + (isSought
        ? "Geen enkele back-up op deze plaats heeft het. Om alleen dit terug te nemen uit een andere, in de plaats van BACK-UP:"
        : "Om alleen dit terug te nemen, uit de laatste back-up die het heeft, in de plaats van BACK-UP (de volgende maillon backup, in de map van de vorige, noemt ze):")
      + "\n  " + recovering(gaps.compactMap(\.name), from: "BACK-UP")
      + "\nDoe opnieuw wat daarin sinds die back-up gewijzigd, ingetrokken, gemaskeerd of weggenomen is."
      + (beside.found.isEmpty
        ? ""
        : "\nEen map ernaast heeft het ook, misschien minder recent dan de laatste back-up:"
          + commands(beside))
      + (ended.isEmpty
        ? ""
        : "\nHeeft geen enkele back-up het nog, dan maakt dit er een einde aan\(ended.hasRecord ? " (bij een organisatie: maillon people forget)" : ""):"
          + endings(ended))
  }

  func takingBack(_ missed: MissedRecords) -> String {
    "In de kluis ontbreekt \(pieces(missed.found.map(\.gap))), en een andere kopie heeft het nog. Neem eerst dat terug:"
      + commands(missed)
      + "\nDoe daarna opnieuw wat daarin sinds die kopie gewijzigd, ingetrokken, gemaskeerd of weggenomen is. Bewaar de kopie tot dan."
  }

  func nameless(_ gaps: [VaultGap], _ command: String) -> String {
    "Niet te lezen: \(pieces(gaps)). De naam staat daarin, dus er kon niets gezocht worden: wat deze persoon elders in de kluis noemt, blijft staan. Om het te laten zoeken, neem de fiche terug uit de laatste back-up die ze heeft, in de plaats van BACK-UP, en wis opnieuw:"
      + "\n  " + recovering(gaps.compactMap(\.name), from: "BACK-UP") + "\n  " + command
  }

  func unsearched(_ ids: [String], _ unmasked: [String]) -> String {
    "In wat de kluis van \(few(ids)) bewaart, kon niets gezocht worden: het is niet te lezen."
      + (unmasked.isEmpty
        ? ""
        : " De namen van \(few(unmasked)) konden op deze pagina dus niet gemaskeerd worden: lees ze na voor u ze geeft, of haal eerst die fiches terug.")
  }
}
