import Bookkeeping
import Exchange
import Wording

// What is said of names that may be somebody else’s.

extension EnglishWords {
  func naming(_ phrase: NamePhrase) -> String {
    switch phrase {
    case .anotherName(let agent, let from, let to):
      "The record of \(agent) is in the name of \(list([from])); \(list([to])) has nothing in common with it. All that it keeps (contacts, notes, consents, attachments) would then be of \(list([to])). Register another person under another id: maillon agent"
    case .anotherContact(let agent, let from, let to):
      "The contact person in the record of \(agent) is \(list([from])); \(list([to])) has nothing in common with that name. If it is somebody else, first have the former one forgotten, or the notes, consents and attachments of that person would go to \(list([to])): maillon people forget \(agent)"
    case .borne(let bearer, let texts, let agent):
      "\(list(texts)) \(texts.count == 1 ? "is" : "are") in the record of \(bearer) already. Is that the same person as \(agent)? Then one record is enough: maillon people set \(bearer)"
    case .asTyped(let command):
      "Nothing was written. If they are two persons and it is to be noted so: \(command)"
    case .anotherNameUnasked(let command):
      "Nothing was written. If it is the same person all the same: \(command)"
    case .notFormer(let command):
      "If it never was this person’s, but a slip or somebody else’s: \(command)"
    case .formerOff(let agent, let text):
      "\(list([text])) is no longer in the record of \(agent), and nothing looks for it any more. Earlier backups still have it."
    case .formerOfOthers(let commands):
      "Somebody else has a name or contact of this person on record as a former one: texts that say it are shown on that page too. If it never was that one’s, but a slip, take it off:\n"
        + commands.map { "  \($0)" }.joined(separator: "\n")
    case .noFormer(let agent, let text):
      "The record of \(agent) has no former name or contact \(list([text])): maillon people show \(agent) lists them. Nothing was written."
    case .openIntents(let intents):
      "Needs, offers and promises that are still open (maillon withdraw and maillon cancel-commitment take them back):\n"
        + intents.map { intent in
          let kind =
            switch intent.kind {
            case .need: "need"
            case .offer: "offer"
            case .commitment: "promise"
            }
          return
            "  \(intent.id): \(kind), \(intent.left.map(amount) ?? "quantity unknown") \(intent.item)"
        }.joined(separator: "\n")
    case .ownRecords(let ids):
      "The own record of \(list(ids)) bears the same name or contact and stays as it is. If it is the same person: \(ids.map { "maillon people forget \($0)" }.joined(separator: ", "))"
    case .sharedName(let name):
      "(says \(list([name])); somebody else is called so too: this text is shown only once somebody has read it)"
    case .perhapsAlso(let traces):
      "Not on the page: \(many(Set(traces.map(\.place)).count, "text may", "texts may")) speak of the person too. Read them before you answer, for example with maillon people mask \(traces[0].place)\n"
        + traces.map(trace).joined(separator: "\n")
    case .unjudged(let places, let agent):
      "The text goes on the page only if you say so: \(list(places)). Read them (maillon people mask \(places[0]); Enter changes nothing). To show those that speak of this person, and leave out the others:\n  maillon people show \(agent) --with \(places.joined(separator: ","))\nIf none does:\n  maillon people show \(agent) --with none"
    case .perhapsNamed(let count):
      "(\(many(count, "other text says", "other texts say")) a part of the name or an address: whose, only a reader can tell)"
    case .notLookedInto(let count, let isUnmasked):
      "(\(many(count, "attachment or record", "attachments or records")) could not be read\(isUnmasked ? "; names that stand only there are not masked here" : ""))"
    case .nothingToLookFor:
      "(nothing was looked for: the record has no name, telephone, mail address or address)"
    case .alsoUnder(let ids):
      "The same person is registered as \(list(ids)) too; what is kept there is asked for alike: \(ids.map { "maillon people show \($0)" }.joined(separator: ", "))"
    case .unendedForgettings(let ids):
      "\(ids.count == 1 ? "A record that was begun to be forgotten is still there" : "Records that were begun to be forgotten are still there"): \(list(ids)). Words may be masked already, and nothing new is kept in it. To end it: \(ids.map { "maillon people forget \($0)" }.joined(separator: "; "))"
    case .goWithRecord(let consents, let notes):
      "With the record goes all that it keeps, of the person or of the organisation:\n"
        + (consents.map { purpose, day in "  consent: \(purpose), given on \(day)" }
        + notes.map { "  note: \($0)" }).joined(separator: "\n")
    case .evidenceChanging(let evidence):
      "Attachments that show a consent would change, or go: \(consents(evidence)). The consent stays on record, but the digest of its file would not be the one noted any more."
    case .yesIfMeant: "If that is what you want, add --yes."
    }
  }
}
