import Bookkeeping
import Exchange
import People
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

  /// Where else the vault speaks of a person, text by text.
  ///
  /// - Parameter decided: what was decided of those in doubt.
  func traces(_ traces: [PeopleVault.Trace], _ decided: PeopleVault.Masking?) -> String {
    if traces.isEmpty { return "Geen andere vermelding van de persoon in de kluis." }
    return "Vermeldingen van de persoon elders in de kluis:\n"
      + traces.map { trace in
        let fate = decided.map { $0.takes(trace) ? "wordt gemaskeerd" : "blijft staan" }
        return self.trace(trace) + " – "
          + (trace.isSure ? "wordt zonder vragen gemaskeerd" : fate ?? "te beslissen")
      }.joined(separator: "\n")
  }

  /// One text in the vault, with the words that speak of the person and why.
  func trace(_ trace: PeopleVault.Trace) -> String {
    let words = list(Array(trace.words.map { printable($0) }.prefix(3)))
    let others =
      trace.others.isEmpty ? "" : ", ook van \(trace.others.joined(separator: ", "))"
    return "  \(trace.place)\(colon)\(words) (\(reason(trace.reason))\(others))"
  }

  /// Texts of the log, each with its place, its act and the words that name the person.
  func mentions(_ mentions: [LogMention]) -> String {
    mentions.map { mention in
      let words = list(Array(mention.words.map { printable($0) }.prefix(3)))
      return
        "  plaats \(mention.position), \(mention.act) (\(field(mention.field).label))\(colon)\(words)"
    }.joined(separator: "\n")
  }

  private func reason(_ reason: Mention.Reason) -> String {
    switch reason {
    case .fullName: "volledige naam"
    case .contact: "e-mail of telefoon"
    case .address: "adres"
    case .initialAndName: "initiaal en naam"
    case .partOfName: "een deel van de naam"
    }
  }

  /// A text for the log that names persons of the vault.
  func names(_ naming: Ledger.Naming) -> String {
    let persons = naming.persons.joined(separator: ", ")
    let line = naming.line.map { "regel \($0), " } ?? ""
    let place = "De tekst (\(line)\(field(naming.field).label))"
    return
      "\(place) noemt iemand die de kluis kent (\(persons)): het register bewaart dat voor altijd, en geen wissing raakt het. Zoiets hoort in een nota (--note), die in de kluis blijft."
  }
}
