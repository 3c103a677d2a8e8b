import Bookkeeping
import Exchange
import People
import Wording

extension GermanWords {
  func mark(_ pattern: PersonalPattern) -> String {
    switch pattern {
    case .mail: "eine E-Mail-Adresse"
    case .phone: "eine Telefonnummer"
    case .nationalNumber: "eine Nationalregisternummer"
    }
  }

  func actCount(_ count: Int) -> String { many(count, "Vorgang", "Vorgänge") }

  /// Things that are not where they belong, one a line.
  func open(_ things: [OpenThing]) -> String {
    "Noch offen; nach dem Löschen weiß niemand mehr, wem das zusteht:\n"
      + things.map { thing in
        let name =
          thing.item.text + (thing.lot.map { "#\($0)" } ?? "")
          + (thing.serial.map { "@\($0)" } ?? "")
        let loan = thing.loan.map { ", Leihe \($0)" } ?? ""
        return "  \(amount(thing.quantity)) \(name)\(loan)"
          + ": von \(thing.owner), bei \(thing.holder)"
      }.joined(separator: "\n")
  }

  /// Where else the vault speaks of a person, text by text.
  ///
  /// - Parameter decided: what was decided of those in doubt.
  func traces(_ traces: [PeopleVault.Trace], _ decided: PeopleVault.Masking?) -> String {
    if traces.isEmpty { return "Keine andere Erwähnung der Person im Tresor." }
    return "Erwähnungen der Person anderswo im Tresor:\n"
      + traces.map { trace in
        let fate = decided.map { $0.takes(trace) ? "wird unkenntlich gemacht" : "bleibt stehen" }
        return self.trace(trace) + " – "
          + (trace.isSure
            ? "wird ohne Frage unkenntlich gemacht"
            : fate ?? (trace.isAlone ? "nur, wenn diese Stelle genannt wird" : "zu entscheiden"))
      }.joined(separator: "\n")
  }

  /// One text in the vault, with the words that speak of the person and why.
  func trace(_ trace: PeopleVault.Trace) -> String {
    let words = list(Array(trace.words.map { printable($0) }.prefix(3)))
    let others =
      trace.others.isEmpty ? "" : ", auch von \(trace.others.joined(separator: ", "))"
    return "  \(trace.place)\(colon)\(words) (\(reason(trace.reason))\(others))"
  }

  /// Texts of the log, each with its place, its act and the words that name the person.
  func mentions(_ mentions: [LogMention]) -> String {
    mentions.map { mention in
      let words = list(Array(mention.words.map { printable($0) }.prefix(3)))
      let others =
        mention.others.isEmpty ? "" : ", auch von \(mention.others.joined(separator: ", "))"
      return
        "  Stelle \(mention.position), \(mention.act) (\(field(mention.field).label))\(colon)\(words)\(others)"
    }.joined(separator: "\n")
  }

  private func reason(_ reason: Mention.Reason) -> String {
    switch reason {
    case .fullName: "voller Name"
    case .contact: "E-Mail oder Telefon"
    case .address: "Adresse"
    case .initialAndName: "Anfangsbuchstabe und Name"
    case .partOfName: "ein Teil des Namens"
    }
  }

  /// A text for the log that names persons of the vault, or gives their address.
  func names(_ naming: Ledger.Naming) -> String {
    let persons = (naming.persons + naming.addressed).joined(separator: ", ")
    let isAddress = naming.persons.isEmpty
    let said =
      isAddress
      ? "nennt eine Adresse, die der Tresor kennt" : "nennt jemanden, den der Tresor kennt"
    let line = naming.line.map { "Zeile \($0), " } ?? ""
    let place = "Der Text (\(line)\(field(naming.field).label))"
    return
      "\(place) \(said) (\(persons)): das Log behält ihn für immer, und keine Löschung erreicht ihn. "
      + (naming.field == .name && !isAddress
        ? "Schreiben Sie den Namen der Organisation ohne den der Person; an wen man sich dort wendet, bleibt im Tresor: maillon people set \(naming.agent?.text ?? "") --name -. Ist es ihr öffentlicher Name, kann er bleiben."
        : naming.field.isName
          ? "Nehmen Sie einen Namen, der nichts sagt, wie p-7f3a oder don-12."
          : "So etwas gehört in den Tresor: --note bei einem Vorgang, sonst maillon people note \((naming.persons + naming.addressed).first ?? "") -.")
  }
}
