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

  /// Things that are not where they belong, one a line.
  func open(_ things: [OpenThing]) -> String {
    "Nog open; na het wissen weet niemand meer aan wie dit toekomt:\n"
      + things.map { thing in
        let name =
          thing.item.text + (thing.lot.map { "#\($0)" } ?? "")
          + (thing.serial.map { "@\($0)" } ?? "")
        let loan = thing.loan.map { ", lening \($0)" } ?? ""
        return "  \(amount(thing.quantity)) \(name)\(loan)"
          + ": van \(thing.owner), bij \(thing.holder)"
      }.joined(separator: "\n")
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
          + (trace.isSure
            ? "wordt zonder vragen gemaskeerd"
            : fate ?? (trace.isAlone ? "alleen als deze plaats genoemd wordt" : "te beslissen"))
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
      let others =
        mention.others.isEmpty ? "" : ", ook van \(mention.others.joined(separator: ", "))"
      return
        "  plaats \(mention.position), \(mention.act) (\(field(mention.field).label))\(colon)\(words)\(others)"
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

  /// A text for the log that names persons of the vault, or gives their address.
  func names(_ naming: Ledger.Naming) -> String {
    let persons = (naming.persons + naming.addressed).joined(separator: ", ")
    let isAddress = naming.persons.isEmpty
    let said =
      isAddress ? "geeft een adres dat de kluis kent" : "noemt iemand die de kluis kent"
    let line = naming.line.map { "regel \($0), " } ?? ""
    let place = "De tekst (\(line)\(field(naming.field).label))"
    return
      "\(place) \(said) (\(persons)): het log bewaart dat voor altijd, en geen wissing raakt het. "
      + (naming.field == .name && !isAddress
        ? "Schrijf de naam van de organisatie zonder die van de persoon; wie men er aanspreekt, blijft in de kluis: maillon people set \(naming.agent?.text ?? "") --name -. Is het haar publieke naam, dan mag die blijven."
        : naming.field.isName
          ? "Neem een naam die niets zegt, zoals p-7f3a of don-12."
          : "Zoiets hoort in de kluis: --note bij een handeling, anders maillon people note \((naming.persons + naming.addressed).first ?? "") -.")
  }
}
