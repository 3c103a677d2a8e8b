import Bookkeeping
import Exchange
import Wording

extension DutchWords {
  func mark(_ pattern: PersonalPattern) -> String {
    switch pattern {
    case .mail: "een e-mailadres"
    case .phone: "een telefoonnummer"
    case .nationalNumber: "een rijksregisternummer"
    }
  }

  func actCount(_ count: Int) -> String { many(count, "handeling", "handelingen") }

  /// What an erasure did, and what the person may be told.
  func erased(_ erasure: Erasure) -> String {
    let ids = erasure.agents.map(\.text).joined(separator: ", ")
    let gone = erasure.forgotten
    let record = gone.hadRecord ? "de fiche en haar sleutel" : "er werd geen fiche bewaard"
    return
      (erasure.wasErased
      ? "\(ids) was al een gewiste persoon; de kluis is opnieuw nagekeken.\n"
      : "Gewiste persoon: \(ids).\n")
      + "  vernietigd: \(record), \(many(gone.attachments, "bijlage", "bijlagen")), "
      + "\(many(gone.notes, "nota", "nota’s")); naam onleesbaar gemaakt in "
      + "\(many(gone.mentions, "andere fiche", "andere fiches"))\n"
      + "  blijft: \(many(erasure.acts, "handeling", "handelingen")) zonder naam; totalen, "
      + "wortels en bewijzen veranderen niet\n"
      + "  oudere reservekopieën bevatten de fiche nog: vernietig ze, of hun map people/keys, "
      + "binnen 30 dagen"
  }
}
