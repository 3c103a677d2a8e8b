import Bookkeeping
import Exchange
import Wording

// What is said of names that may be somebody else’s.

extension FrenchWords {
  func naming(_ phrase: NamePhrase) -> String {
    switch phrase {
    case .anotherName(let agent, let from, let to):
      "La fiche de \(agent) est au nom de \(list([from])) ; \(list([to])) n’a rien de commun avec lui. Tout ce qu’elle garde (contacts, notes, consentements, pièces) passerait à \(list([to])). Une autre personne s’inscrit sous un autre identifiant : maillon agent"
    case .anotherContact(let agent, let from, let to):
      "La fiche de \(agent) a pour personne de contact \(list([from])) ; \(list([to])) n’a rien de commun avec ce nom. Si c’est une autre personne, oubliez d’abord l’ancienne, sinon ses notes, consentements et pièces passeraient à \(list([to])) : maillon people forget \(agent)"
    case .borne(let bearer, let texts, let agent):
      "\(list(texts)) \(texts.count == 1 ? "est" : "sont") déjà dans la fiche de \(bearer). Est-ce la même personne que \(agent) ? Alors une seule fiche suffit : maillon people set \(bearer)"
    case .asTyped(let command):
      "Rien n’a été écrit. Si ce sont deux personnes, et que c’est bien à noter ainsi : \(command)"
    case .anotherNameUnasked(let command):
      "Rien n’a été écrit. Si c’est bien la même personne : \(command)"
    case .notFormer(let command):
      "Si ce ne fut jamais le sien, mais une faute ou celui de quelqu’un d’autre : \(command)"
    case .formerOff(let agent, let text):
      "\(list([text])) n’est plus dans la fiche de \(agent), et plus rien ne le cherche pour elle. Les sauvegardes d’avant l’ont encore."
    case .formerOfOthers(let commands):
      "Quelqu’un d’autre a dans sa fiche, comme ancien nom ou contact, celui de cette personne : les textes qui le disent paraissent aussi sur sa page. Si ce ne fut jamais le sien, mais une faute, ôtez-le :\n"
        + commands.map { "  \($0)" }.joined(separator: "\n")
    case .noFormer(let agent, let text):
      "La fiche de \(agent) n’a pas \(list([text])) parmi ses anciens noms et coordonnées : maillon people show \(agent) les montre. Rien n’a été écrit."
    case .openIntents(let intents):
      "Besoins, offres et promesses encore ouverts (maillon withdraw, maillon cancel-commitment les retirent) :\n"
        + intents.map { intent in
          let kind =
            switch intent.kind {
            case .need: "besoin"
            case .offer: "offre"
            case .commitment: "promesse"
            }
          return
            "  \(intent.id) : \(kind), \(intent.left.map(amount) ?? "quantité inconnue") \(intent.item)"
        }.joined(separator: "\n")
    case .ownRecords(let ids):
      "Sa propre fiche porte le même nom ou contact et reste telle quelle : \(list(ids)). Si c’est la même personne : \(ids.map { "maillon people forget \($0)" }.joined(separator: ", "))"
    case .sharedName(let name):
      "(dit \(list([name])) ; une autre personne s’appelle ainsi : ce texte n’est montré qu’une fois lu)"
    case .perhapsAlso(let traces):
      "Pas sur la page : \(many(Set(traces.map(\.place)).count, "texte parle", "textes parlent")) peut-être aussi de la personne. Lisez-les avant de répondre, par exemple avec maillon people mask \(traces[0].place)\n"
        + traces.map(trace).joined(separator: "\n")
    case .unjudged(let places, let agent):
      "Le texte ne va sur la page que si vous le dites : \(list(places)). Lisez-les (maillon people mask \(places[0]) ; Entrée ne change rien). Pour montrer ceux qui parlent de cette personne, et laisser les autres :\n  maillon people show \(agent) --with \(places.joined(separator: ","))\nS’il n’y en a aucun :\n  maillon people show \(agent) --with none"
    case .perhapsNamed(let count):
      "(\(many(count, "autre texte dit", "autres textes disent")) une partie de son nom ou une adresse : de qui, seul un lecteur peut le dire)"
    case .notLookedInto(let count, let isUnmasked):
      "(\(many(count, "pièce ou fiche n’a pas pu être lue", "pièces ou fiches n’ont pas pu être lues"))\(isUnmasked ? " ; les noms qui ne sont que là ne sont pas masqués ici" : ""))"
    case .nothingToLookFor:
      "(rien n’a été cherché : la fiche n’a ni nom, ni téléphone, ni courriel, ni adresse)"
    case .alsoUnder(let ids):
      "La même personne est aussi inscrite sous \(list(ids)) ; ce qui est gardé là se demande de même : \(ids.map { "maillon people show \($0)" }.joined(separator: ", "))"
    case .unendedForgettings(let ids):
      "\(ids.count == 1 ? "Une fiche commencée à être oubliée est encore là" : "Des fiches commencées à être oubliées sont encore là") : \(list(ids)). Des mots sont peut-être déjà masqués, et rien de nouveau n’y est noté. Pour finir : \(ids.map { "maillon people forget \($0)" }.joined(separator: " ; "))"
    case .goWithRecord(let consents, let notes):
      "Avec la fiche part tout ce qu’elle garde, que ce soit de la personne ou de l’organisation :\n"
        + (consents.map { purpose, day in "  consentement : \(purpose), donné le \(day)" }
        + notes.map { "  note : \($0)" }).joined(separator: "\n")
    case .evidenceChanging(let evidence):
      "Des pièces qui montrent un consentement changeraient, ou partiraient : \(consents(evidence)). Le consentement reste noté, mais l’empreinte de sa pièce ne serait plus celle qui fut notée."
    case .yesIfMeant: "Si c’est bien ce que vous voulez, ajoutez --yes."
    }
  }
}
