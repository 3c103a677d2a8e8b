import Exchange
import Wording

// What is said of names that may be somebody else’s.

extension DutchWords {
  func naming(_ phrase: NamePhrase) -> String {
    switch phrase {
    case .anotherName(let agent, let from, let to):
      "De fiche van \(agent) staat op naam van \(list([from])); \(list([to])) heeft er niets mee gemeen. Alles wat erin zit (contactgegevens, nota’s, toestemmingen, bijlagen) zou dan van \(list([to])) zijn. Schrijf een andere persoon in onder een andere referentie: maillon agent"
    case .anotherNameUnasked(let command):
      "Er is niets geschreven. Gaat het toch om dezelfde persoon: \(command)"
    case .notFormer(let command):
      "Was dit nooit de naam of het contact van deze persoon, maar een vergissing of van iemand anders: \(command)"
    case .formerOff(let agent, let text):
      "\(list([text])) staat niet meer in de fiche van \(agent), en er wordt niet meer naar gezocht. Eerdere back-ups hebben het nog."
    case .noFormer(let agent, let text):
      "De fiche van \(agent) heeft \(list([text])) niet bij de vroegere namen en contactgegevens: maillon people show \(agent) toont ze. Er is niets geschreven."
    case .openIntents(let intents):
      "Noden, aanbiedingen en beloften die nog open staan (maillon withdraw en maillon cancel-commitment trekken ze in):\n"
        + intents.map { intent in
          let kind =
            switch intent.kind {
            case .need: "nood"
            case .offer: "aanbod"
            case .commitment: "belofte"
            }
          return
            "  \(intent.id): \(kind), \(intent.left.map(amount) ?? "hoeveelheid onbekend") \(intent.item)"
        }.joined(separator: "\n")
    case .ownRecords(let ids):
      "De eigen fiche van \(list(ids)) draagt dezelfde naam of hetzelfde contact en blijft zoals ze is. Gaat het om dezelfde persoon: \(ids.map { "maillon people forget \($0)" }.joined(separator: ", "))"
    case .sharedName(let name):
      "(zegt \(list([name])); ook iemand anders heet zo: deze tekst wordt pas getoond als iemand hem gelezen heeft)"
    case .alsoUnder(let ids):
      "Dezelfde persoon is ook ingeschreven als \(list(ids)); wat daar bewaard wordt, vraagt men net zo op: \(ids.map { "maillon people show \($0)" }.joined(separator: ", "))"
    case .unendedForgettings(let ids):
      "\(ids.count == 1 ? "Een fiche die vergeten werd, is er nog" : "Fiches die vergeten werden, zijn er nog"): \(list(ids)). Er zijn misschien al woorden gemaskeerd, en er komt niets nieuws bij. Om het af te maken: \(ids.map { "maillon people forget \($0)" }.joined(separator: "; "))"
    case .goWithRecord(let consents, let notes):
      "Met de fiche gaat alles wat erin zit, of het van de persoon is of van de organisatie: \n"
        + (consents.map { purpose, day in "  toestemming: \(purpose), gegeven op \(day)" }
        + notes.map { "  nota: \($0)" }).joined(separator: "\n")
    case .yesIfMeant: "Is dat wat u wilt, voeg dan --yes toe."
    }
  }
}
