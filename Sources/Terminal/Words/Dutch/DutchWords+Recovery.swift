import Bookkeeping
import Wording

// What is said of what a vault takes back.

extension DutchWords {
  func recovery(_ phrase: RecoveryPhrase) -> String {
    switch phrase {
    case .taken(let found, let source, let isTrial):
      isTrial
        ? "Een proef: uit \(list([source])) zou dit teruggenomen worden: \(pieces(found))."
        : "Teruggenomen uit \(list([source])): \(pieces(found)). Doe opnieuw wat daarin sindsdien gewijzigd, ingetrokken, gemaskeerd of weggenomen is."
    case .nothingLacks(let source):
      "In de kluis ontbreekt niets van wat in \(list([source])) te lezen is."
    case .differing(let found, let source, let command):
      "Dit is hier en in \(list([source])) te lezen, en verschilt; wat hier is, blijft:"
        + sides(found, here: "hier", there: "daar") { many($0, "onderdeel", "onderdelen") }
        + (command.map { "\nOm in de plaats te nemen wat daar is:\n  \($0)" } ?? "")
    case .newerHere(let count):
      "\(many(count, "fiche of nota bij een handeling is", "fiches of nota’s bij handelingen zijn")) hier sindsdien gewijzigd; wat hier is, blijft."
    case .askReplacing(let found):
      "Nemen wat daar is: \(pieces(found))? Wat hier is, gaat dan verloren en is niet terug te halen. [j/N] "
    case .unasked(let command):
      "Er is niets vervangen: niemand kon het gevraagd worden, en wat hier is, zou niet terug te halen zijn. Is dat de bedoeling:\n  \(command)"
    case .erased(let found):
      "Sindsdien gewist of vergeten, en niet teruggenomen: \(pieces(found))."
    case .doubtful(let found, let command, let forgetting):
      "Niet teruggenomen, want niets zegt nog of deze contactpersoon sindsdien vergeten is: \(pieces(found)). Zo niet:\n  \(command)\nZo ja, dan noemt wat terugkwam die persoon misschien weer: typ dat ook, en daarna:\n  \(forgetting.joined(separator: "\n  "))"
    case .otherKey(let found, let command):
      "Niet teruggenomen, want wat hier is, is verzegeld met een verloren sleutel die een andere back-up misschien heeft: \(pieces(found))."
        + (command.map { " Heeft geen enkele die:\n  \($0)" } ?? "")
    case .parted(let found, let source, let commands):
      "Niet teruggenomen: het log van \(list([source])) ging een andere weg, en daar komen deze verwijzingen uit andere inschrijvingen dan hier; ze kunnen iemand of iets anders zijn: \(pieces(found)). Om ze daar te lezen:\n  \(commands.joined(separator: "\n  "))\nWat u ervan wilt bewaren, noteert u hier zelf."
    case .unsure(let found, let source, let command):
      "Niet teruggenomen, want het log van \(list([source])) is niet te lezen, en niets zegt of deze verwijzingen daar hetzelfde betekenen als hier: \(pieces(found))."
        + (command.map { " Weet u dat het zo is:\n  \($0)" } ?? "")
    case .unsought(let ids, let found):
      "Sindsdien gewist of vergeten, en daar niet bekend: \(few(ids)). Wat ervan spreekt in wat teruggekomen is, kan niet gezocht worden; lees het zelf na: \(pieces(found))."
    case .unknown(let found, let command):
      "Niet teruggenomen, want het log hier kent het niet, of nog niet: \(pieces(found)). Ontbreken hier de inschrijvingen die ervan spreken, haal die dan eerst terug, of noteer ze opnieuw als niemand ze nog heeft, en daarna:\n  \(command)"
    case .unreadable(let found, let source):
      "Niet teruggenomen: het is niet in \(list([source])), is daar niet te lezen, of het is een andere bijlage dan die van de fiche hier: \(pieces(found))."
    case .whole(let found): "Er ontbreekt hier niets: \(pieces(found))."
    case .goneThere(let ids, let changed, let commands):
      "Daar vernietigd, en hier nog aanwezig: de fiche van \(few(ids)).\(changed.isEmpty ? "" : " Hier sindsdien gewijzigd: die van \(few(changed)); kijk eerst van wie ze nu is.") Moet ze hier ook weg:\n  \(commands.joined(separator: "\n  "))"
    case .looksTaken(let count):
      "\(many(count, "regel is", "regels zijn")) terug in de lijst van wie wat bekeken heeft; waar ze opnieuw begint, zegt ze dat."
    case .looksThere(let count):
      "De lijst van wie wat bekeken heeft, heeft daar \(many(count, "regel die hier niet is", "regels die hier niet zijn")); recover neemt ze terug."
    case .looksLost(let path):
      "De lijst van wie wat bekeken heeft, \(list([path])), is weg; niets zegt hier nog welke contactpersonen vergeten zijn. Om terug te nemen wat een back-up ervan heeft, met de nieuwste in de plaats van BACK-UP:\n  \(recovering([], from: "BACK-UP"))\nHeeft geen enkele back-up ze, dan begint ze opnieuw bij de volgende maillon people list."
    case .masked(let ids):
      "Waar wat hier is zeker \(few(ids)) noemt, sindsdien gewist of vergeten, zijn die woorden gemaskeerd."
    case .madeAnew(let ids, let commands):
      "De fiche van \(few(ids)) is hier opnieuw gemaakt; een vorige back-up heeft een andere, die misschien meer zegt. Om ze te vergelijken en terug te nemen:\n  \(commands.joined(separator: "\n  "))"
    }
  }
}
