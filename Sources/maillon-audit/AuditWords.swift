import Audit
import Exchange
import MerkleLog

/// What the auditor's tool says, in four languages.
struct AuditWords {
  enum Language: String, CaseIterable { case fr, nl, de, en }
  let language: Language

  /// By `fr`, `nl_BE.UTF-8`…; French where it is none of ours.
  static func named(_ name: String) -> AuditWords {
    AuditWords(
      language: Language.allCases.first { name.lowercased().hasPrefix($0.rawValue) } ?? .fr)
  }

  func say(_ fr: String, _ nl: String, _ de: String, _ en: String) -> String {
    switch language {
    case .fr: fr
    case .nl: nl
    case .de: de
    case .en: en
    }
  }

  /// A count with its noun: French says zero in the singular.
  func many(_ count: some BinaryInteger, _ one: String, _ more: String) -> String {
    let isSingular = language == .fr ? count < 2 : count == 1
    return "\(count) \(isSingular ? one : more)"
  }

  var help: String {
    say(
      """
      Usage : maillon-audit DOSSIER|ADRESSE|FICHIER --key CLÉ [--since TÊTE-GARDÉE]… [--whole]
                [--checkpoint TÊTE] [--quorum N --witness CLÉ…] [--lang fr|nl|de|en]
                [--report impact [--at D] [--known D] [--from D]] [--check-report RAPPORT [--json]]
              maillon-audit witness [NOM] --folder DOSSIER-DU-TÉMOIN
              maillon-audit cosign DOSSIER|ADRESSE --key CLÉ --folder DOSSIER-DU-TÉMOIN [--out F [--force]]
      Vérifie un journal publié ou exporté sans rien croire du registre ; avec --report,
      recalcule un rapport en JSON ; avec --check-report, refait un rapport reçu et le compare.
      D’une adresse, --since ne fait venir que la suite de la tête gardée ; --whole fait tout
      venir. Un témoin (witness) cosigne la tête publiée si elle continue la dernière qu’il a vue.
      """,
      """
      Gebruik: maillon-audit MAP|ADRES|BESTAND --key SLEUTEL [--since BEWAARDE-KOP]… [--whole]
                 [--checkpoint KOP] [--quorum N --witness SLEUTEL…] [--lang fr|nl|de|en]
                 [--report impact [--at D] [--known D] [--from D]] [--check-report VERSLAG [--json]]
               maillon-audit witness [NAAM] --folder MAP-VAN-DE-GETUIGE
               maillon-audit cosign MAP|ADRES --key SLEUTEL --folder MAP-VAN-DE-GETUIGE [--out B [--force]]
      Controleert een gepubliceerd of geëxporteerd log zonder het register te geloven; met --report
      herberekent het een verslag als JSON; met --check-report vergelijkt het een gekregen.
      Van een adres haalt --since alleen wat na de bewaarde kop komt; --whole haalt alles. Een
      getuige (witness) ondertekent de gepubliceerde kop mee als hij voortgaat op de laatste die hij zag.
      """,
      """
      Aufruf: maillon-audit ORDNER|ADRESSE|DATEI --key SCHLÜSSEL [--since ALTER-KOPF]… [--whole]
                [--checkpoint KOPF] [--quorum N --witness SCHLÜSSEL…] [--lang fr|nl|de|en]
                [--report impact [--at D] [--known D] [--from D]] [--check-report BERICHT [--json]]
              maillon-audit witness [NAME] --folder ORDNER-DES-ZEUGEN
              maillon-audit cosign ORDNER|ADRESSE --key SCHLÜSSEL --folder ORDNER-DES-ZEUGEN [--out D [--force]]
      Prüft ein veröffentlichtes oder exportiertes Log, ohne dem Register zu glauben; mit --report
      rechnet es einen Bericht als JSON neu; mit --check-report vergleicht es einen erhaltenen.
      Von einer Adresse holt --since nur, was nach dem bewahrten Kopf kommt; --whole holt alles.
      Ein Zeuge (witness) signiert den veröffentlichten Kopf mit, wenn er den letzten fortsetzt, den er gesehen hat.
      """,
      """
      Usage: maillon-audit FOLDER|ADDRESS|FILE --key KEY [--since KEPT-HEAD]… [--whole]
               [--checkpoint HEAD] [--quorum N --witness KEY…] [--lang fr|nl|de|en]
               [--report impact [--at D] [--known D] [--from D]] [--check-report REPORT [--json]]
             maillon-audit witness [NAME] --folder FOLDER-OF-THE-WITNESS
             maillon-audit cosign FOLDER|ADDRESS --key KEY --folder FOLDER-OF-THE-WITNESS [--out F [--force]]
      Checks a published or exported log without believing the ledger; with --report it
      recomputes a report as JSON; with --check-report it makes a received one again.
      From an address, --since fetches only what came after the kept head; --whole fetches all.
      A witness cosigns the published head if it goes on from the last one it saw.
      """)
  }

  func usage(_ words: [String]) -> String {
    let given = words.joined(separator: " ")
    return say(
      "Donnez un dossier, une adresse ou un fichier, et rien de plus que les options (reste : « \(given) »).",
      "Geef één map, adres of bestand, en niets dan de opties (over: “\(given)”).",
      "Nennen Sie einen Ordner, eine Adresse oder eine Datei und nur Optionen dazu (übrig: „\(given)“).",
      "Give one folder, address or file, and nothing but the options (left over: “\(given)”).")
  }

  func badValue(_ option: String, _ value: String, _ expected: [String]) -> String {
    let list = expected.joined(separator: ", ")
    return say(
      "\(option) ne peut pas valoir « \(value) » : donnez \(list).",
      "\(option) kan niet “\(value)” zijn: geef \(list).",
      "\(option) kann nicht „\(value)“ sein: nennen Sie \(list).",
      "\(option) cannot be “\(value)”: give \(list).")
  }

  func emptyPeriod(from: String, to: String) -> String {
    say(
      "La période finit le \(to) avant de commencer le \(from). Inversez --from et --at.",
      "De periode eindigt op \(to) voor ze begint op \(from). Wissel --from en --at om.",
      "Der Zeitraum endet am \(to), bevor er am \(from) beginnt. Vertauschen Sie --from und --at.",
      "The period ends on \(to) before it begins on \(from). Swap --from and --at.")
  }

  func missing(_ path: String) -> String {
    say(
      "« \(path) » ne se laisse pas lire : vérifiez le nom, ou téléchargez-le de nouveau.",
      "“\(path)” is niet leesbaar: kijk de naam na, of haal het opnieuw op.",
      "„\(path)“ lässt sich nicht lesen: prüfen Sie den Namen, oder laden Sie es neu.",
      "“\(path)” cannot be read: check the name, or fetch it again.")
  }

  /// That something is there, or may be, and is not for this account to read.
  func barred(_ path: String) -> String {
    say(
      "Vous n’avez pas accès à « \(path) ». Demandez le droit de le lire.",
      "U hebt geen toegang tot “\(path)”. Vraag het recht om het te lezen.",
      "Sie haben keinen Zugang zu „\(path)“. Bitten Sie um das Recht, es zu lesen.",
      "You have no access to “\(path)”. Ask for the right to read it.")
  }

  func noFile(_ path: String) -> String {
    say(
      "« \(path) » n’est pas un fichier, mais un tube ou un appareil : donnez le nom d’un fichier.",
      "“\(path)” is geen bestand, maar een pijp of een apparaat: geef de naam van een bestand.",
      "„\(path)“ ist keine Datei, sondern eine Pipe oder ein Gerät: nennen Sie eine Datei.",
      "“\(path)” is not a file, but a pipe or a device: give the name of a file.")
  }

  func unreadable(_ path: String, _ reason: String) -> String {
    missing(path) + " (\(said(reason)))"
  }

  // MARK: - The outcome

  func summary(_ result: Auditor.Result, hasKey: Bool, now: Instant) -> String {
    let lines = result.findings.map { "  " + sentence($0) }
    if result.isOfNewerProgram { return newer(result) }
    if result.isOnlyShorter {
      return say(
        "Rien d’altéré n’a été trouvé, mais ce journal est plus court que la tête gardée :",
        "Er is niets gewijzigd gevonden, maar dit log is korter dan de bewaarde kop:",
        "Nichts Verändertes wurde gefunden, aber dieses Log ist kürzer als der bewahrte Kopf:",
        "Nothing altered was found, but this log is shorter than the kept head:")
        + "\n" + lines.joined(separator: "\n")
    }
    if result.isOnlyKeptOtherwise {
      return say(
        "Rien n’est à reprocher à ce journal de \(many(result.size, "écriture", "écritures")), mais ce qui fut donné avec --since ou --checkpoint n’en est pas une tête :",
        "Aan dit log van \(many(result.size, "inschrijving", "inschrijvingen")) is niets aan te merken, maar wat met --since of --checkpoint gegeven werd, is er geen kop van:",
        "An diesem Log von \(many(result.size, "Eintrag", "Einträgen")) ist nichts auszusetzen, aber was mit --since oder --checkpoint angegeben wurde, ist kein Kopf davon:",
        "There is nothing against this log of \(many(result.size, "entry", "entries")), but what was given with --since or --checkpoint is no head of it:"
      )
        + "\n" + lines.joined(separator: "\n")
    }
    guard result.ok else {
      let count = result.findings.count
      return say(
        "\(count) constat\(count == 1 ? "" : "s") : gardez ces fichiers et demandez des comptes au registre.",
        "\(count) bevinding\(count == 1 ? "" : "en"): bewaar deze bestanden en vraag het register om uitleg.",
        "\(count) Befund\(count == 1 ? "" : "e"): bewahren Sie diese Dateien auf und fragen Sie das Register.",
        "\(count) finding\(count == 1 ? "" : "s"): keep these files and ask the ledger to account for them."
      )
        + "\n" + lines.joined(separator: "\n")
    }
    let whole = say(
      "Tout se tient : \(many(result.size, "écriture", "écritures")), racine \(result.root), recalculée ici.",
      "Alles klopt: \(many(result.size, "inschrijving", "inschrijvingen")), wortel \(result.root), hier herberekend.",
      "Alles stimmt: \(many(result.size, "Eintrag", "Einträge")), Wurzel \(result.root), hier neu gerechnet.",
      "All holds together: \(many(result.size, "entry", "entries")), root \(result.root), computed here."
    )
    let rest = [
      result.start > 0 ? spared(result.start) : nil,
      result.witnessed.map { quorum($0, size: result.size, now: now) }, unsigned(result),
      signature(result, hasKey: hasKey),
    ]
    return ([whole] + rest.compactMap(\.self)).joined(separator: "\n")
  }

  private func spared(_ start: UInt64) -> String {
    say(
      "Les \(start) premières sont celles de la tête gardée ; elles n’ont pas été relues (--whole les relit).",
      "De eerste \(start) zijn die van de bewaarde kop; ze zijn niet herlezen (--whole herleest ze).",
      "Die ersten \(start) sind die des bewahrten Kopfes; sie wurden nicht neu gelesen (--whole liest sie).",
      "The first \(start) are those of the kept head; they were not read again (--whole reads them)."
    )
  }

  /// That a file goes on behind what its head signs.
  func unsigned(_ result: Auditor.Result) -> String? {
    guard result.unsigned > 0, let head = result.head else { return nil }
    let last = max(head.size, 1) - 1
    return say(
      "La tête signe ce fichier jusqu’à la place \(last) : de ce qui vient après, personne ne répond encore. Une tête plus récente : maillon checkpoint.",
      "De kop ondertekent dit bestand tot en met plaats \(last): voor wat erna komt, staat nog niemand in. Een recentere kop: maillon checkpoint.",
      "Der Kopf signiert diese Datei bis zur Stelle \(last): für das, was danach kommt, steht noch niemand ein. Ein neuerer Kopf: maillon checkpoint.",
      "The head signs this file up to place \(last): nobody answers yet for what comes after. A newer head: maillon checkpoint."
    )
  }

  private func signature(_ result: Auditor.Result, hasKey: Bool) -> String {
    if let head = result.head {
      return say(
        "La tête est signée par « \(head.origin) » : gardez-la, donnez-la la fois prochaine avec --since.",
        "De kop is ondertekend door “\(head.origin)”: bewaar hem, en geef hem volgende keer met --since.",
        "Der Kopf ist von „\(head.origin)“ signiert: bewahren Sie ihn auf, und geben Sie ihn nächstes Mal mit --since.",
        "The head is signed by “\(head.origin)”: keep it, and give it next time with --since.")
    }
    return say(
      hasKey
        ? "Personne n’a signé cette tête : donnez-la avec --checkpoint."
        : "Aucune clé n’a été donnée : personne ne répond de ces écritures. Donnez --key.",
      hasKey
        ? "Niemand ondertekende deze kop: geef hem met --checkpoint."
        : "Er is geen sleutel gegeven: niemand staat in voor deze inschrijvingen. Geef --key.",
      hasKey
        ? "Niemand hat diesen Kopf signiert: geben Sie ihn mit --checkpoint."
        : "Kein Schlüssel gegeben: niemand steht für diese Einträge ein. Geben Sie --key.",
      hasKey
        ? "Nobody signed this head: give it with --checkpoint."
        : "No key was given: nobody answers for these entries. Give --key.")
  }

  func sentence(_ finding: Auditor.Finding) -> String {
    switch finding {
    case .signature(let error):
      say(
        "la tête n’est pas signée par cette clé (\(reason(error)))",
        "de kop is niet met deze sleutel ondertekend (\(reason(error)))",
        "der Kopf ist nicht mit diesem Schlüssel signiert (\(reason(error)))",
        "the head is not signed by this key (\(reason(error)))")
    case .kept(let error, let origin, let signers, let isBeginning):
      kept(error, origin, signers) + (isBeginning.map { ". " + relation($0) } ?? "")
    case .count(let expected, let found):
      say(
        "la tête compte \(many(expected, "écriture", "écritures")), il y en a \(found)",
        "de kop telt \(many(expected, "inschrijving", "inschrijvingen")), er zijn er \(found)",
        "der Kopf zählt \(many(expected, "Eintrag", "Einträge")), da sind \(found)",
        "the head counts \(many(expected, "entry", "entries")), there are \(found)")
    case .root(let expected, let computed):
      say(
        "la racine signée est \(expected), les écritures donnent \(computed)",
        "de ondertekende wortel is \(expected), de inschrijvingen geven \(computed)",
        "die signierte Wurzel ist \(expected), die Einträge ergeben \(computed)",
        "the signed root is \(expected), the entries give \(computed)")
    case .tile(let path):
      say(
        "« \(path) » ne dit pas ce que disent les écritures",
        "“\(path)” zegt niet wat de inschrijvingen zeggen",
        "„\(path)“ sagt nicht, was die Einträge sagen",
        "“\(path)” does not say what the entries say")
    case .missing(let path):
      say(
        "« \(path) » manque : la tête le promet",
        "“\(path)” ontbreekt: de kop belooft het",
        "„\(path)“ fehlt: der Kopf verspricht es",
        "“\(path)” is missing: the head promises it")
    case .witness(let error):
      say(
        "une tête cosignée ne tient pas (\(reason(error)))",
        "een medeondertekende kop houdt geen stand (\(reason(error)))",
        "ein mitsignierter Kopf hält nicht (\(reason(error)))",
        "a cosigned head does not hold (\(reason(error)))")
    case .quorum(let wanted, let found, let known): belowQuorum(wanted, found, known)
    case .rewritten(let size, let expected, let computed):
      rewritten(size, expected, computed.map { "\($0)" } ?? "–")
    case .shorter(let kept, let found): shorter(kept, found)
    case .line(let position, let reason): line(position, reason)
    case .order(let position):
      say(
        "l’écriture \(position) porte une autre place, ou une date d’avant la précédente",
        "inschrijving \(position) draagt een andere plaats, of een vroegere datum",
        "Eintrag \(position) trägt eine andere Stelle oder ein früheres Datum",
        "entry \(position) bears another place, or a time before the one before")
    }
  }

  private func shorter(_ kept: UInt64, _ found: UInt64) -> String {
    say(
      "la tête gardée compte \(many(kept, "écriture", "écritures")), ce journal n’en a que \(found) : une copie plus ancienne, "
        + "ou des écritures retirées. Cherchez une copie plus récente et recommencez ; s’il n’y en a pas, demandez des comptes au registre",
      "de bewaarde kop telt \(many(kept, "inschrijving", "inschrijvingen")), dit log heeft er maar \(found): een oudere kopie, "
        + "of weggenomen inschrijvingen. Zoek een recentere kopie en begin opnieuw; is die er niet, vraag het register dan om uitleg",
      "der bewahrte Kopf zählt \(many(kept, "Eintrag", "Einträge")), dieses Log hat nur \(found): eine ältere Kopie, "
        + "oder weggenommene Einträge. Suchen Sie eine neuere Kopie und beginnen Sie von vorn; gibt es keine, fragen Sie das Register",
      "the kept head counts \(many(kept, "entry", "entries")), this log has only \(found): an older copy, or entries taken "
        + "away. Look for a newer copy and try again; if there is none, ask the ledger to account for it"
    )
  }

  private func rewritten(_ size: UInt64, _ expected: Hash, _ computed: String) -> String {
    say(
      "le passé a été récrit : la tête gardée de \(many(size, "écriture", "écritures")) a la racine \(expected), "
        + "ce journal y donne \(computed)",
      "het verleden werd herschreven: de bewaarde kop van \(many(size, "inschrijving", "inschrijvingen")) heeft wortel "
        + "\(expected), dit log geeft daar \(computed)",
      "die Vergangenheit wurde neu geschrieben: der bewahrte Kopf von \(many(size, "Eintrag", "Einträgen")) hat die "
        + "Wurzel \(expected), dieses Log ergibt dort \(computed)",
      "the past was rewritten: the kept head of \(many(size, "entry", "entries")) has root \(expected), "
        + "this log gives \(computed) there")
  }
}
