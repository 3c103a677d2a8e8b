import Bookkeeping
import Exchange
import Wording

// What is said when somebody's record is destroyed.

extension DutchWords {
  /// What an erasure did, and what the person may be told.
  func erased(_ erasure: Erasure) -> String {
    let ids = erasure.agents.map(\.text).joined(separator: ", ")
    return
      (erasure.wasErased
      ? "\(ids) was al een gewiste persoon; de kluis is opnieuw nagekeken.\n"
      : "Gewiste persoon: \(ids).\n")
      + "  vernietigd: \(destroyed(erasure.forgotten))\(masked(erasure.forgotten))\n"
      + "  blijft: \(many(erasure.acts, "handeling", "handelingen")) zonder naam; totalen, "
      + "wortels en bewijzen veranderen niet\n"
      + Self.backupsBefore
  }

  /// The same of the record of an organisation, which stays in the log.
  func recordForgotten(_ agent: String, _ gone: PeopleVault.Forgotten) -> String {
    "Fiche vergeten: \(agent).\n  vernietigd: \(destroyed(gone))\(masked(gone))\n  blijft: de naam van \(agent) in het register, en haar handelingen\n"
      + Self.backupsBefore
  }

  /// A record and what goes with it.
  func destroyed(_ gone: PeopleVault.Forgotten) -> String {
    let ids = gone.records.joined(separator: ", ")
    let record =
      switch gone.records.count {
      case 0: "er werd geen fiche bewaard"
      case 1: "de fiche en haar sleutel"
      default: "de fiches van \(ids) en hun sleutels"
      }
    let counted = [
      (gone.ownNotes, "nota van de fiche", "nota’s van de fiche"),
      (gone.consents, "toestemming", "toestemmingen"),
      (gone.attachments, "bijlage", "bijlagen"),
      (gone.notes, "nota bij een handeling", "nota’s bij handelingen"),
    ].filter { $0.0 > 0 }.map { many($0.0, $0.1, $0.2) }
    return ([record] + counted).joined(separator: ", ")
  }

  private func masked(_ gone: PeopleVault.Forgotten) -> String {
    let places = [
      (gone.mentions, "andere fiche", "andere fiches"),
      (gone.maskedNotes, "nota bij een andere handeling", "nota’s bij andere handelingen"),
    ].filter { $0.0 > 0 }.map { many($0.0, $0.1, $0.2) }
    return places.isEmpty ? "" : "; naam gemaskeerd in \(places.joined(separator: " en "))"
  }

  static let madeBefore =
    "Pagina’s, papieren en verslagen van vroeger dragen misschien deze naam: kijk ze na, en vernietig wat hem draagt, of maak het opnieuw."
  private static let backupsBefore =
    "  oudere back-ups bevatten de fiche nog: maak een nieuwe, vernietig ze dan binnen 30 dagen, of alleen hun map people/keys: ze geven dan alles terug, behalve wat de kluis van personen bewaarde"

  /// How somebody is erased after all, one command a line.
  func ways(_ ways: ErasureWays) -> String {
    switch ways {
    case .one(let command): "Om het te doen: \(command)"
    case .masking(let command, let places, let isAll):
      """
      Om het te doen
        en \(isAll ? "deze teksten te maskeren" : "te maskeren wat te beslissen is"): \(command) --mask all
        en ze te laten staan: \(command) --mask none
        en alleen die te maskeren die u zegt: \(command) --mask \(places)
      """
    case .placing(let command, let places):
      """
      Om het te doen
        en deze teksten te laten staan: \(command) --mask none
        en alleen die te maskeren die u zegt: \(command) --mask \(places)
      """
    }
  }

  /// Files that somebody has to look at.
  func unread(_ places: [PeopleVault.Place]) -> String {
    "\(many(places.count, "bijlage van een andere fiche is", "bijlagen van andere fiches zijn")) niet gelezen, of niet tot het einde (pdf, foto, andere codering): bekijk ze zelf, bijvoorbeeld met \(places[0].fetching)\n  "
      + places.map(\.description).joined(separator: ", ")
      + "\nOm er een van haar fiche te nemen: \(places[0].detaching)"
  }
}
