import Bookkeeping
import Exchange
import Wording

// What is said of names that may be somebody else’s.

extension DutchWords {
  func naming(_ phrase: NamePhrase) -> String {
    switch phrase {
    case .anotherName(let agent, let from, let to):
      "De fiche van \(agent) staat op naam van \(list([from])); \(list([to])) heeft er niets mee gemeen. Alles wat erin zit (contactgegevens, nota’s, toestemmingen, bijlagen) zou dan van \(list([to])) zijn. Schrijf een andere persoon in onder een andere referentie: maillon agent"
    case .anotherContact(let agent, let from, let to):
      "De contactpersoon in de fiche van \(agent) is \(list([from])); \(list([to])) heeft niets gemeen met die naam. Is het iemand anders, laat de vorige dan eerst vergeten, anders krijgt \(list([to])) de nota’s, toestemmingen en bijlagen van de vorige: maillon people forget \(agent)"
    case .borne(let bearer, let texts, let agent):
      "\(list(texts)) \(texts.count == 1 ? "staat" : "staan") al in de fiche van \(bearer). Is dat dezelfde persoon als \(agent)? Dan is één fiche genoeg: maillon people set \(bearer)"
    case .asTyped(let command):
      "Er is niets geschreven. Zijn het twee personen en moet dit zo genoteerd worden: \(command)"
    case .anotherNameUnasked(let command):
      "Er is niets geschreven. Gaat het toch om dezelfde persoon: \(command)"
    case .notFormer(let command):
      "Was dit nooit de naam of het contact van deze persoon, maar een vergissing of van iemand anders: \(command)"
    case .formerOff(let agent, let text):
      "\(list([text])) staat niet meer in de fiche van \(agent), en er wordt niet meer naar gezocht. Eerdere back-ups hebben het nog."
    case .formerOfOthers(let commands):
      "Iemand anders heeft in de fiche, als vroegere naam of vroeger contact, wat van deze persoon is: teksten die het zeggen, komen ook op die andere pagina. Was het nooit van die ander, maar een vergissing, haal het dan weg:\n"
        + commands.map { "  \($0)" }.joined(separator: "\n")
    case .noFormer(let agent, let text):
      "De fiche van \(agent) heeft \(list([text])) niet bij de vroegere namen en contactgegevens: maillon people show \(agent) toont ze. Er is niets geschreven."
    case .openIntents(let intents):
      "Behoeften, aanbiedingen en beloften die nog open staan (maillon withdraw en maillon cancel-commitment trekken ze in):\n"
        + intents.map { intent in
          let kind =
            switch intent.kind {
            case .need: "behoefte"
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
    case .perhapsAlso(let traces):
      "Niet op de pagina: \(many(Set(traces.map(\.place)).count, "tekst gaat", "teksten gaan")) misschien ook over de persoon. Lees ze voor u antwoordt, bijvoorbeeld met maillon people mask \(traces[0].place)\n"
        + traces.map(trace).joined(separator: "\n")
    case .unjudged(let places, let agent):
      "De tekst komt pas op de pagina als u dat zegt: \(list(places)). Lees ze (maillon people mask \(places[0]); Enter verandert niets). Om te tonen welke over deze persoon gaan, en de andere weg te laten:\n  maillon people show \(agent) --with \(places.joined(separator: ","))\nAls er geen enkele is:\n  maillon people show \(agent) --with none"
    case .perhapsNamed(let count):
      "(\(many(count, "andere tekst zegt", "andere teksten zeggen")) een deel van de naam of een adres: van wie, kan alleen een lezer zeggen)"
    case .notLookedInto(let count, let isUnmasked):
      "(\(many(count, "bijlage of fiche kon niet gelezen worden", "bijlagen of fiches konden niet gelezen worden"))\(isUnmasked ? "; namen die alleen daarin staan, zijn hier niet gemaskeerd" : ""))"
    case .nothingToLookFor:
      "(er is niets gezocht: de fiche heeft geen naam, telefoon, e-mail of adres)"
    case .alsoUnder(let ids):
      "Dezelfde persoon is ook ingeschreven als \(list(ids)); wat daar bewaard wordt, vraagt men net zo op: \(ids.map { "maillon people show \($0)" }.joined(separator: ", "))"
    case .unendedForgettings(let ids):
      "\(ids.count == 1 ? "Een fiche die vergeten werd, is er nog" : "Fiches die vergeten werden, zijn er nog"): \(list(ids)). Er zijn misschien al woorden gemaskeerd, en er komt niets nieuws bij. Om het af te maken: \(ids.map { "maillon people forget \($0)" }.joined(separator: "; "))"
    case .goWithRecord(let consents, let notes):
      "Met de fiche gaat alles wat erin zit, of het van de persoon is of van de organisatie:\n"
        + (consents.map { purpose, day in "  toestemming: \(purpose), gegeven op \(day)" }
        + notes.map { "  nota: \($0)" }).joined(separator: "\n")
    case .evidenceChanging(let evidence):
      "Bijlagen die een toestemming tonen, zouden veranderen of verdwijnen: \(consents(evidence)). De toestemming blijft genoteerd, maar de vingerafdruk van haar bijlage zou niet meer de genoteerde zijn."
    case .yesIfMeant: "Is dat wat u wilt, voeg dan --yes toe."
    }
  }
}
