import Bookkeeping
import Exchange
import Wording

// What is said of names that may be somebody else’s.

extension GermanWords {
  func naming(_ phrase: NamePhrase) -> String {
    switch phrase {
    case .anotherName(let agent, let from, let to):
      "Der Eintrag von \(agent) lautet auf \(list([from])); \(list([to])) hat damit nichts gemeinsam. Alles, was er enthält (Kontakte, Notizen, Einwilligungen, Anhänge), gehörte dann zu \(list([to])). Eine andere Person tragen Sie unter einer anderen Kennung ein: maillon agent"
    case .anotherContact(let agent, let from, let to):
      "Die Kontaktperson im Eintrag von \(agent) ist \(list([from])); \(list([to])) hat mit diesem Namen nichts gemeinsam. Ist es jemand anderes, lassen Sie zuerst die bisherige vergessen, sonst gehen deren Notizen, Einwilligungen und Anhänge auf \(list([to])) über: maillon people forget \(agent)"
    case .borne(let bearer, let texts, let agent):
      "\(list(texts)) \(texts.count == 1 ? "steht" : "stehen") schon im Eintrag von \(bearer). Ist das dieselbe Person wie \(agent)? Dann genügt ein Eintrag: maillon people set \(bearer)"
    case .asTyped(let command):
      "Nichts wurde geschrieben. Sind es zwei Personen und soll es so festgehalten werden: \(command)"
    case .anotherNameUnasked(let command):
      "Nichts wurde geschrieben. Ist es doch dieselbe Person: \(command)"
    case .notFormer(let command):
      "War es nie der Name oder Kontakt dieser Person, sondern ein Versehen oder der von jemand anderem: \(command)"
    case .formerOff(let agent, let text):
      "\(list([text])) steht nicht mehr im Eintrag von \(agent), und danach wird nicht mehr gesucht. Frühere Sicherungen enthalten es noch."
    case .formerOfOthers(let commands):
      "Jemand anderes hat im Datenblatt als früheren Namen oder Kontakt, was dieser Person gehört: Texte, die es nennen, erscheinen auch auf jener Seite. War es nie der Name oder Kontakt jener Person, sondern ein Versehen, nehmen Sie es weg:\n"
        + commands.map { "  \($0)" }.joined(separator: "\n")
    case .noFormer(let agent, let text):
      "Der Eintrag von \(agent) hat \(list([text])) nicht unter den früheren Namen und Kontakten: maillon people show \(agent) zeigt sie. Nichts wurde geschrieben."
    case .openIntents(let intents):
      "Noch offene Bedarfe, Angebote und Zusagen (maillon withdraw und maillon cancel-commitment nehmen sie zurück):\n"
        + intents.map { intent in
          let kind =
            switch intent.kind {
            case .need: "Bedarf"
            case .offer: "Angebot"
            case .commitment: "Zusage"
            }
          return
            "  \(intent.id): \(kind), \(intent.left.map(amount) ?? "Menge unbekannt") \(intent.item)"
        }.joined(separator: "\n")
    case .ownRecords(let ids):
      "Der eigene Eintrag von \(list(ids)) trägt denselben Namen oder Kontakt und bleibt, wie er ist. Ist es dieselbe Person: \(ids.map { "maillon people forget \($0)" }.joined(separator: ", "))"
    case .sharedName(let name):
      "(sagt \(list([name])); auch jemand anders heißt so: dieser Text wird erst gezeigt, wenn ihn jemand gelesen hat)"
    case .perhapsAlso(let traces):
      "Nicht auf der Seite: \(many(Set(traces.map(\.place)).count, "Text spricht", "Texte sprechen")) vielleicht auch von der Person. Lesen Sie sie, bevor Sie antworten, zum Beispiel mit maillon people mask \(traces[0].place)\n"
        + traces.map(trace).joined(separator: "\n")
    case .unjudged(let places, let agent):
      "Der Text kommt erst auf die Seite, wenn Sie es sagen: \(list(places)). Lesen Sie sie (maillon people mask \(places[0]); die Eingabetaste ändert nichts). Um jene zu zeigen, die von dieser Person sprechen, und die anderen wegzulassen:\n  maillon people show \(agent) --with \(places.joined(separator: ","))\nWenn es keiner ist:\n  maillon people show \(agent) --with none"
    case .perhapsNamed(let count):
      "(\(many(count, "anderer Text nennt", "andere Texte nennen")) einen Teil des Namens oder eine Anschrift: wessen, kann nur ein Leser sagen)"
    case .notLookedInto(let count, let isUnmasked):
      "(\(many(count, "Anlage oder Eintrag war nicht lesbar", "Anlagen oder Einträge waren nicht lesbar"))\(isUnmasked ? "; Namen, die nur dort stehen, sind hier nicht unkenntlich gemacht" : ""))"
    case .nothingToLookFor:
      "(es wurde nichts gesucht: Der Eintrag hat weder Namen noch Telefon, E-Mail oder Anschrift)"
    case .alsoUnder(let ids):
      "Dieselbe Person ist auch als \(list(ids)) eingetragen; was dort aufbewahrt wird, erfragt man ebenso: \(ids.map { "maillon people show \($0)" }.joined(separator: ", "))"
    case .unendedForgettings(let ids):
      "\(ids.count == 1 ? "Ein Eintrag, dessen Vergessen begonnen wurde, ist noch da" : "Einträge, deren Vergessen begonnen wurde, sind noch da"): \(list(ids)). Wörter sind vielleicht schon unkenntlich gemacht, und Neues kommt nicht hinzu. Um es zu beenden: \(ids.map { "maillon people forget \($0)" }.joined(separator: "; "))"
    case .goWithRecord(let consents, let notes):
      "Mit dem Eintrag geht alles, was er enthält, ob von der Person oder von der Organisation:\n"
        + (consents.map { purpose, day in "  Einwilligung: \(purpose), gegeben am \(day)" }
        + notes.map { "  Notiz: \($0)" }).joined(separator: "\n")
    case .evidenceChanging(let evidence):
      "Anlagen, die eine Einwilligung belegen, würden verändert oder vernichtet: \(consents(evidence)). Die Einwilligung bleibt vermerkt, aber der Fingerabdruck ihrer Anlage wäre nicht mehr der vermerkte."
    case .yesIfMeant: "Ist das so gewollt, fügen Sie --yes hinzu."
    }
  }
}
