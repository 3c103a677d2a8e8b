import Bookkeeping
import Exchange
import People
import Wording

extension EnglishWords {
  func mark(_ pattern: PersonalPattern) -> String {
    switch pattern {
    case .mail: "a mail address"
    case .phone: "a telephone number"
    case .nationalNumber: "a national register number"
    }
  }

  func actCount(_ count: Int) -> String { many(count, "act", "acts") }

  /// Things that are not where they belong, one a line.
  func open(_ things: [OpenThing]) -> String {
    "Still open; after the erasure nobody will know to whom this goes back:\n"
      + things.map { thing in
        let name =
          thing.item.text + (thing.lot.map { "#\($0)" } ?? "")
          + (thing.serial.map { "@\($0)" } ?? "")
        let loan = thing.loan.map { ", loan \($0)" } ?? ""
        return "  \(amount(thing.quantity)) \(name)\(loan)"
          + ": of \(thing.owner), at \(thing.holder)"
      }.joined(separator: "\n")
  }

  /// Where else the vault speaks of a person, text by text.
  ///
  /// - Parameter decided: what was decided of those in doubt.
  func traces(_ traces: [PeopleVault.Trace], _ decided: PeopleVault.Masking?) -> String {
    if traces.isEmpty { return "No other mention of the person in the vault." }
    return "Mentions of the person elsewhere in the vault:\n"
      + traces.map { trace in
        let fate = decided.map { $0.takes(trace) ? "will be masked" : "stays as it is" }
        return self.trace(trace) + " – "
          + (trace.isSure
            ? "masked without asking"
            : fate ?? (trace.isAlone ? "only where this place is named" : "to be decided"))
      }.joined(separator: "\n")
  }

  /// One text in the vault, with the words that speak of the person and why.
  func trace(_ trace: PeopleVault.Trace) -> String {
    let words = list(Array(trace.words.map { printable($0) }.prefix(3)))
    let others =
      trace.others.isEmpty ? "" : ", also of \(trace.others.joined(separator: ", "))"
    return "  \(trace.place)\(colon)\(words) (\(reason(trace.reason))\(others))"
  }

  /// Texts of the log, each with its place, its act and the words that name the person.
  func mentions(_ mentions: [LogMention]) -> String {
    mentions.map { mention in
      let words = list(Array(mention.words.map { printable($0) }.prefix(3)))
      let others =
        mention.others.isEmpty ? "" : ", also of \(mention.others.joined(separator: ", "))"
      return
        "  place \(mention.position), \(mention.act) (\(field(mention.field).label))\(colon)\(words)\(others)"
    }.joined(separator: "\n")
  }

  private func reason(_ reason: Mention.Reason) -> String {
    switch reason {
    case .fullName: "full name"
    case .contact: "mail or telephone"
    case .address: "address"
    case .initialAndName: "initial and name"
    case .partOfName: "a part of the name"
    }
  }

  /// A text for the log that names persons of the vault, or gives their address.
  func names(_ naming: Ledger.Naming) -> String {
    let persons = (naming.persons + naming.addressed).joined(separator: ", ")
    let isAddress = naming.persons.isEmpty
    let said =
      isAddress ? "gives an address that the vault knows" : "names somebody whom the vault knows"
    let line = naming.line.map { "line \($0), " } ?? ""
    let place = "The text (\(line)\(field(naming.field).label))"
    return
      "\(place) \(said) (\(persons)): the log keeps that for ever, and no erasure reaches it. "
      + (naming.field == .name && !isAddress
        ? "Write the name of the organisation without the person’s; whom to turn to there is kept in the vault: maillon people set \(naming.agent?.text ?? "") --name -. If it is its public name, it may stay."
        : naming.field.isName
          ? "Take a name that says nothing, like p-7f3a or don-12."
          : "Such words belong in the vault: --note beside an act, else maillon people note \((naming.persons + naming.addressed).first ?? "") -.")
  }
}
