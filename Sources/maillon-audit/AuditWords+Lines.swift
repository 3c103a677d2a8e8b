import Audit
import Exchange
import Wording

// What a line of a log has that a ledger does not write, as `maillon restore` says it.
extension AuditWords {
  private var vocabulary: any Vocabulary {
    switch language {
    case .fr: Wording.Language.fr.vocabulary
    case .nl: Wording.Language.nl.vocabulary
    case .de: Wording.Language.de.vocabulary
    case .en: Wording.Language.en.vocabulary
    }
  }

  func line(_ position: UInt64, _ reason: RefusalReason) -> String {
    say(
      "l’écriture \(position) n’est pas comme un registre l’écrit : ",
      "inschrijving \(position) is niet zoals een register schrijft: ",
      "Eintrag \(position) ist nicht, wie ein Register schreibt: ",
      "entry \(position) is not as a ledger writes it: ") + meaning(of: reason)
  }

  /// Why a line cannot be read. What else can be wrong with an act no reader of lines says.
  func meaning(of reason: RefusalReason) -> String {
    switch reason {
    case .unreadable(let offset, let problem):
      say("octet \(offset) : ", "byte \(offset): ", "Byte \(offset): ", "byte \(offset): ")
        + vocabulary.problem(problem)
    case .unknownKind(let name, _):
      say(
        "acte inconnu « \(name) »", "onbekende handeling “\(name)”",
        "unbekannter Vorgang „\(name)“",
        "unknown act “\(name)”")
    case .unknownUnit(let name, _):
      say(
        "unité inconnue « \(name) »", "onbekende eenheid “\(name)”", "unbekannte Einheit „\(name)“",
        "unknown unit “\(name)”")
    case .badValue(let text, let expected):
      say(
        "« \(text) » ne va pas là", "“\(text)” past daar niet", "„\(text)“ passt dort nicht",
        "“\(text)” does not belong there")
        + (expected.isEmpty ? "" : " (\(expected.joined(separator: ", ")))")
    default:
      say(
        "ses champs ne font pas un acte", "haar velden maken geen handeling",
        "seine Felder ergeben keinen Vorgang", "its fields do not make an act")
    }
  }

  /// Of a log that holds together and has entries that this program does not know.
  func newer(_ result: Auditor.Result) -> String {
    let count = result.findings.count
    let lines = result.findings.map { "  " + sentence($0) }
    return say(
      "Ce journal de \(many(result.size, "écriture", "écritures")) se tient, tête signée comprise, mais un maillon plus récent a écrit \(count == 1 ? "l’une d’elles" : "\(count) d’entre elles") : prenez un maillon-audit plus récent, puis recommencez. Le registre n’est pas en cause.",
      "Dit log van \(many(result.size, "inschrijving", "inschrijvingen")) klopt, ondertekende kop inbegrepen, maar een nieuwere maillon schreef er \(count == 1 ? "één" : "\(count)") van: neem een nieuwere maillon-audit en begin opnieuw. Het register treft geen schuld.",
      "Dieses Log von \(many(result.size, "Eintrag", "Einträgen")) stimmt, samt signiertem Kopf, aber ein neueres maillon schrieb \(count == 1 ? "einen" : "\(count)") davon: nehmen Sie ein neueres maillon-audit und prüfen Sie noch einmal. Das Register trifft keine Schuld.",
      "This log of \(many(result.size, "entry", "entries")) holds together, signed head included, but a newer maillon wrote \(count == 1 ? "one" : "\(count)") of them: take a newer maillon-audit and try again. The ledger is not to blame."
    ) + "\n" + lines.joined(separator: "\n")
  }
}
