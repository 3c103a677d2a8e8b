import Bookkeeping
import Exchange
import People
import Wording

extension FrenchWords {
  func mark(_ pattern: PersonalPattern) -> String {
    switch pattern {
    case .mail: "une adresse de courriel"
    case .phone: "un numéro de téléphone"
    case .nationalNumber: "un numéro de registre national"
    }
  }

  func actCount(_ count: Int) -> String { many(count, "acte", "actes") }

  /// Things that are not where they belong, one a line.
  func open(_ things: [OpenThing]) -> String {
    "Encore ouvert ; après l’effacement, personne ne saura à qui cela revient :\n"
      + things.map { thing in
        let name =
          thing.item.text + (thing.lot.map { "#\($0)" } ?? "")
          + (thing.serial.map { "@\($0)" } ?? "")
        let loan = thing.loan.map { ", prêt \($0)" } ?? ""
        return "  \(amount(thing.quantity)) \(name)\(loan)"
          + " : de \(thing.owner), chez \(thing.holder)"
      }.joined(separator: "\n")
  }

  /// Where else the vault speaks of a person, text by text.
  ///
  /// - Parameter decided: what was decided of those in doubt.
  func traces(_ traces: [PeopleVault.Trace], _ decided: PeopleVault.Masking?) -> String {
    if traces.isEmpty { return "Aucune autre mention de la personne dans le coffre." }
    return "Mentions de la personne ailleurs dans le coffre :\n"
      + traces.map { trace in
        let fate = decided.map { $0.takes(trace) ? "sera masqué" : "reste tel quel" }
        return self.trace(trace) + " – "
          + (trace.isSure
            ? "masqué d’office"
            : fate ?? (trace.isAlone ? "seulement si cette place est nommée" : "à décider"))
      }.joined(separator: "\n")
  }

  /// One text in the vault, with the words that speak of the person and why.
  func trace(_ trace: PeopleVault.Trace) -> String {
    let words = list(Array(trace.words.map { printable($0) }.prefix(3)))
    let others =
      trace.others.isEmpty ? "" : ", aussi celui de \(trace.others.joined(separator: ", "))"
    return "  \(trace.place)\(colon)\(words) (\(reason(trace.reason))\(others))"
  }

  /// Texts of the log, each with its place, its act and the words that name the person.
  func mentions(_ mentions: [LogMention]) -> String {
    mentions.map { mention in
      let words = list(Array(mention.words.map { printable($0) }.prefix(3)))
      let others =
        mention.others.isEmpty ? "" : ", aussi celui de \(mention.others.joined(separator: ", "))"
      return
        "  place \(mention.position), \(mention.act) (\(field(mention.field).label))\(colon)\(words)\(others)"
    }.joined(separator: "\n")
  }

  private func reason(_ reason: Mention.Reason) -> String {
    switch reason {
    case .fullName: "nom complet"
    case .contact: "courriel ou téléphone"
    case .address: "adresse"
    case .initialAndName: "initiale et nom"
    case .partOfName: "une partie du nom"
    }
  }

  /// A text for the log that names persons of the vault, or gives their address.
  func names(_ naming: Ledger.Naming) -> String {
    let persons = (naming.persons + naming.addressed).joined(separator: ", ")
    let isAddress = naming.persons.isEmpty
    let said =
      isAddress
      ? "donne une adresse que le coffre connaît" : "nomme une personne que le coffre connaît"
    let line = naming.line.map { "ligne \($0), " } ?? ""
    let place = "Le texte (\(line)\(field(naming.field).label))"
    return
      "\(place) \(said) (\(persons)) : le journal le garde pour toujours, et aucun effacement ne l’atteint. "
      + (naming.field == .name && !isAddress
        ? "Écrivez le nom de l’organisation sans celui de la personne ; à qui on s’y adresse se garde au coffre : maillon people set \(naming.agent?.text ?? "") --name -. Si c’est son nom public, il peut rester."
        : naming.field.isName
          ? "Prenez un nom qui ne dit rien, comme p-7f3a ou don-12."
          : "Un tel mot se garde au coffre : --note à côté d’un acte, sinon maillon people note \((naming.persons + naming.addressed).first ?? "") -.")
  }
}
