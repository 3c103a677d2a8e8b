import Bookkeeping
import Exchange
import People
import Wording

extension GermanWords: Words {
  func phrase(_ phrase: Phrase) -> String {
    switch phrase {
    case .asOf(let at, let known, let size):
      [at.map { "am \($0)" } ?? "bis zum letzten Vorgang", known.map { "wie am \($0) bekannt" }]
        .compactMap { $0 }.joined(separator: ", ") + ", " + entries(size)
    case .recorded(let kind, let position): "Eingetragen: \(kind), an Stelle \(position)."
    case .recordedBefore(let position):
      "Das war schon eingetragen, an Stelle \(position): nichts hat sich geändert."
    case .lookAlike(let id, let new):
      "Achtung: \(list([id])) sagt dasselbe. Wenn es doppelt ist: "
        + "maillon correct \(new) --cancel --reason doppelt"
    case .howToCheck(let id): "Zum Prüfen: maillon show \(id), maillon verify"
    case .howToAccept(let command): "Um die erste anzunehmen: \(command)"
    case .created(let path, let origin, let coop):
      "Das Register \(list([origin])) ist in \(list([path])) eröffnet, geführt von \(list([coop]))."
    case .imported(let accepted, let duplicates, let size):
      many(accepted, "Vorgang eingetragen", "Vorgänge eingetragen") + ", "
        + many(duplicates, "schon bekannt", "schon bekannt") + "; Einträge im Register: \(size)."
    case .repeats(let count, let lines):
      many(count, "Zeile gleicht", "Zeilen gleichen")
        + " einem schon eingetragenen Vorgang (Art, Beteiligte, Sache, Menge und Tag), von \(language.format(lines)) ohne Kennung\(2 * count > lines ? ": Diese Datei scheint schon eingelesen" : ""). Siehe maillon journal."
    case .repeatsRefused(let file):
      "Nichts wurde geschrieben. Um nur die anderen Zeilen einzutragen: maillon import \(TypedWord.path(file)) --new-only. Sind es doch andere Vorgänge, fügen Sie --yes hinzu."
    case .askRepeating(let count):
      "\(count == 1 ? "Diese Zeile" : "Diese \(language.format(UInt64(count))) Zeilen") ein zweites Mal eintragen? j/N "
    case .leftOut(let count):
      many(count, "Zeile gleicht", "Zeilen gleichen") + " einem schon eingetragenen Vorgang und "
        + (count == 1 ? "ist" : "sind") + " weggelassen:"
    case .backupLacks(let missing):
      "Diesem Register, und damit dieser Sicherung, fehlen veröffentlichte Einträge: \(language.format(missing.count)) (\(places(language.format(missing.size), language.format(missing.published - 1)))). So kommen sie herein: maillon restore --published ORDNER, dann sichern Sie noch einmal."
    case .attachedBefore(let number): "Das ist dieselbe Datei wie Anlage Nr. \(number)."
    case .noLines(let file): "\(list([file])) hat keine Zeile: es gibt nichts einzutragen."
    case .wouldImport(let accepted, let duplicates):
      "Probe, nichts wurde geschrieben: " + many(accepted, "Vorgang", "Vorgänge")
        + " einzutragen, " + many(duplicates, "schon bekannt", "schon bekannt") + "."
    case .nothingWritten(let refusals):
      many(refusals, "Ablehnung", "Ablehnungen") + ", nichts wurde geschrieben:"
    case .moreRefusals(let count): "… und \(language.format(count)) weitere."
    case .place(let line, let id):
      [line.map { "Zeile \($0)" }, id.map { list([$0]) }].compactMap { $0 }.joined(separator: ", ")
    case .restored(let size, let root): "Register neu gebaut: \(entries(size)), Wurzel \(root)."
    case .restoredFrom(let path): "Aus „\(path)“."
    case .vaultFilesLost(let count):
      "Die Namen sind nicht darin: die Schlüssel des Tresors wurden aus dieser Sicherung genommen, und \(many(count, "versiegelte Datei", "versiegelte Dateien")) des Tresors (Einträge, Notizen, Anlagen) \(count == 1 ? "ist" : "sind") nicht mehr lesbar. Alle Vorgänge sind da. Haben Sie die Schlüssel nicht selbst herausgenommen, nehmen Sie eine andere Sicherung."
    case .completed(let count):
      "Einträge aus der Veröffentlichung, die die Kopie noch nicht hatte: \(count)."
    case .missingEntries(let count, let first, let last):
      many(count, "Eintrag fehlt", "Einträge fehlen")
        + ", nach dieser Kopie veröffentlicht: \(places(first, last)). "
        + "Solange das so ist, nimmt das Register keine Vorgänge auf. So kommen sie herein: maillon restore --published ORDNER, "
        + "aus einer Veröffentlichung, die sie hat; hat sie niemand mehr: maillon restore --accept-loss"
    case .newKey:
      "Der Schlüssel, der signierte, war nicht dabei, ein anderer ist gemacht: veröffentlichen Sie "
        + "in einem neuen Ordner und geben Sie ihn den Prüfern (maillon status). Haben Sie den früheren "
        + "aufbewahrt, legen Sie ihn in die Datei „key“ des Registers zurück und entfernen Sie „checkpoint“."
    case .backedUp(
      let path, let size, let root, let bytes, let seconds, let count, let hasKey,
      let holdsPersons):
      "Gesichert und geprüft in „\(path)“: \(entries(size)), Wurzel \(root), \(bytes) Bytes, "
        + "\(seconds) s. " + many(count, "Sicherung an diesem Ort", "Sicherungen an diesem Ort")
        + (holdsPersons
          ? hasKey
            ? "; der geheime Schlüssel und die Personendaten sind auch darin: verwahren Sie sie verschlossen."
            : "; die Personendaten sind auch darin, aber NICHT der Schlüssel, der signiert: verwahren Sie sie verschlossen."
          : hasKey
            ? "; der geheime Schlüssel ist auch darin: verwahren Sie sie verschlossen. Kein Datenblatt und keine Notiz einer Person ist darin: der Tresor hat keine."
            : "; NICHT darin sind der Schlüssel, der signiert, und Datenblätter oder Notizen von Personen.")
    case .negativeCells(let count):
      many(count, "Bestand ist", "Bestände sind") + " unter null: siehe maillon inventory."
    case .rebuilt(let name, let version, let entries, let isSame):
      "\(name) v\(version): \(self.entries(entries)) neu gelesen"
        + (isSame.map {
          $0
            ? ", gleiches Ergebnis."
            : ", anderes Ergebnis als zuvor: maillon verify zeigt, ob das Log verändert wurde."
        } ?? ".")
    case .verified(let size, let root): "Alles ist unversehrt: \(entries(size)), Wurzel \(root)."
    case .notVerified(let problems):
      many(problems, "Fehler", "Fehler")
        + ": ändern Sie nichts, sichern Sie eine Kopie und bauen Sie mit maillon restore --root WURZEL aus einem früheren Archiv neu."
    case .problemAt(let first, let last): place(first, last)
    case .flaw(let kind): flaw(kind)
    case .moreProblems(let count):
      "… und " + many(count, "weiterer Fehler", "weitere Fehler")
        + ": maillon verify --json nennt alle."
    case .lastWords(let path):
      "„\(path)“ ist beschädigt: Eine Seite der Datei ist nicht lesbar. Es wurde nichts mehr geschrieben. Starten Sie maillon verify, das sagt, welche Einträge betroffen sind; sind es nur die Ansichten, macht maillon rebuild sie neu, sonst bauen Sie das Register mit maillon restore neu auf."
    case .ledgerSize(let entries, let root, let logBytes, let viewBytes):
      "\(self.entries(entries)), Wurzel \(root); Log \(logBytes) Bytes, Sichten \(viewBytes) Bytes"
    case .noEntry(let id):
      "Kein Vorgang hat die Kennung \(list([id])). maillon journal zeigt die Liste."
    case .noMembers: "Kein Beitrag von Mitgliedern."
    case .seeHelp(let command): "Hilfe: maillon \(command.map { "\($0) " } ?? "")--help"
    case .correctedBy(let kind, let id, let quantity):
      "\(kind) \(list([id]))" + (quantity.map { ": \($0)" } ?? "")
    case .fileUnreadable(let path, let fault):
      switch fault {
      case .missing: "Die Datei \(list([path])) gibt es nicht. Prüfen Sie den Namen."
      case .tooLarge(let limit):
        "\(list([path])) ist zu groß: höchstens \(language.format(limit)) Bytes. Geben Sie weniger auf einmal."
      case .unreadable:
        "Die Datei \(list([path])) lässt sich nicht lesen. Prüfen Sie ihre Rechte."
      case .folder: "\(list([path])) ist ein Ordner. Nennen Sie eine Datei."
      case .special:
        "\(list([path])) ist keine Datei. Nennen Sie eine Datei, oder - für die Standardeingabe."
      }
    case .checkWithout(let ledger, let command):
      "In \(list([ledger])) ist kein Register. Ohne das Register, mit dem öffentlichen Schlüssel, den Sie von der Genossenschaft haben: \(command)"
    case .pdf(.missing):
      "Für ein PDF braucht es WeasyPrint, das nicht installiert ist: "
        + "apt-get install weasyprint. Ohne es: --format html, dann die Seite drucken."
    case .pdf(.failed(let message)):
      "WeasyPrint hat das PDF nicht erstellt, nichts wurde geschrieben. Es sagt: \(message)"
    case .pdf(.notEnding(let seconds)):
      "Das Programm weasyprint war nach \(language.format(UInt64(seconds))) Sekunden nicht fertig; es wurde beendet, geschrieben wurde nichts. Versuchen Sie es noch einmal, oder nehmen Sie die Seite mit --format html."
    case .pdf(.noRoom(let path)): "Kein Platz für eine vorläufige Datei in „\(path)“."
    case .outputFailed(let isDone):
      isDone
        ? "Was verlangt war, ist getan; nur die Antwort ließ sich nicht ganz schreiben: Der Datenträger ist voll oder die Ausgabe ist geschlossen. Tun Sie es nicht noch einmal: maillon journal und maillon status zeigen, was da ist."
        : "Die Antwort ließ sich nicht ganz schreiben: Der Datenträger ist voll oder die Ausgabe ist geschlossen. Versuchen Sie es anderswo."
    case .viewsBehind(let reason):
      "Alles ist eingetragen. Die Sichten folgen bei der nächsten Frage: \(reason)"
    case .moreBranches(let count):
      "… und \(count) weitere: --json nennt alle"
    case .lookAlikes(let count):
      many(count, "Vorgang gleicht", "Vorgänge gleichen")
        + " einem schon eingetragenen: prüfen Sie mit maillon journal."
    case .fileUnwritable(let path):
      "Die Datei \(list([path])) lässt sich nicht schreiben. Prüfen Sie, ob der Ordner da ist und Sie die Rechte haben."
    case .moreTables(let names):
      "Es gibt weitere Tabellen: wählen Sie eine mit --part \(names.joined(separator: ", "))."
    case .proofHolds(let position, let size, let origin, let root):
      "Der Beweis hält: dieser Vorgang steht an Stelle \(position) des Logs „\(origin)“ mit \(ofEntries(size)), Wurzel \(root)."
    case .proofFails(let fault, let isOwnKey):
      switch fault {
      case .unreadable:
        "Der Beweis ist nicht lesbar: verlangen Sie ihn noch einmal."
      case .otherKey where isOwnKey:
        "Der Beweis ist nicht mit dem Schlüssel signiert, den dieses Register jetzt hat. Stammt er aus der Zeit eines früheren, geben Sie diesen mit --key; sonst ist er von einem anderen Register."
      case .otherKey:
        "Der Beweis ist nicht mit diesem Schlüssel signiert: es ist ein anderes Register oder nicht sein Schlüssel."
      case .forged:
        "Die Signatur ist falsch: der Beweis ist erfunden oder beschädigt. Bewahren Sie die Datei auf und fragen Sie das Register."
      case .notIncluded:
        "Der Beweis führt nicht von diesem Vorgang zur signierten Wurzel: er wurde geändert oder steht nicht in diesem Log. Bewahren Sie die Datei auf."
      }
    case .checkedBy(let key): "Schlüssel für Prüfer: \(key)"
    case .published(let path, let size, let added):
      "Veröffentlicht in „\(path)“: \(many(size, "Eintrag", "Einträge")), davon \(language.format(added)) neu. Stellen Sie diesen Ordner so bereit; „key“ ist der Schlüssel für Prüfer."
    case .nowAmounts(let quantity): "Gilt jetzt: \(quantity)"
    case .now: "jetzt"
    case .wrongClock: "Uhr ging falsch"
    case .recordedThen(let time, let clock): "\(time) (die Uhr zeigte \(clock))"
    case .datesToCome(let ids):
      (ids.count == 1 ? "Der Vorgang \(list(ids)) trägt" : "Die Vorgänge \(list(ids)) tragen")
        + " ein Datum, das noch kommt: Fragen nach heute gehen daran vorbei. Wenn die Uhr es vorgab, geben Sie in dieser Reihenfolge ein:"
    case .notesToTellAnew(let ids):
      (ids.count == 1
        ? "Der Vorgang \(list(ids)) hat eine Notiz" : "Die Vorgänge \(list(ids)) haben eine Notiz")
        + ": Sie bleibt unter dem alten Namen. Fügen Sie dem Befehl, der den Vorgang neu einträgt, --note mit ihrem Text hinzu; zum Lesen: \(ids.map { "maillon show \($0)" }.joined(separator: ", "))"
    case .datesToLookAt(let ids):
      (ids.count == 1
        ? "Der Vorgang \(list(ids)) trägt ein Datum, das noch kommt, oder hängt an einem solchen, und kein Befehl trägt ihn einfach neu ein"
        : "Die Vorgänge \(list(ids)) tragen ein Datum, das noch kommt, oder hängen an einem solchen, und kein Befehl trägt sie einfach neu ein")
        + ". Sehen Sie sie einzeln an, und tragen Sie von Hand neu ein, was nötig ist: \(ids.map { "maillon show \($0)" }.joined(separator: ", "))"
    case .clockBehind(let clock, let newest, let recorded, let command):
      "Achtung: Die Uhr des Rechners zeigt \(clock), der letzte Eintrag entstand am \(newest): Was jetzt eingetragen wird, trägt \(recorded). Geht die Uhr jetzt nicht richtig, stellen Sie sie; geht sie richtig: \(command)"
    case .clockFarBehind(let clock, let newest, let recorded, let cancel, let command):
      "Achtung: Die Uhr des Rechners zeigt \(clock), der letzte Eintrag entstand am \(newest): Was jetzt eingetragen wird, trägt \(recorded). Wahrscheinlich geht die Uhr nach: Stellen Sie sie"
        + (cancel.isEmpty
          ? "."
          : ", stornieren Sie, was eben eingetragen wurde, und tragen Sie es neu ein:\n"
            + cancel.map { "  " + $0 }.joined(separator: "\n"))
        + "\nGeht die Uhr richtig, und sind es die früheren Einträge, die nicht stimmen:\n  \(command)"
    case .partyErased(let agent):
      "Achtung: \(agent) ist eine gelöschte Person, und der Vorgang trägt diese Kennung für immer. Kommt die Person zurück, tragen Sie sie unter einer anderen Kennung ein, stornieren Sie diesen Vorgang und tragen Sie ihn neu ein."
    case .partyMerged(let agent, let other):
      "Achtung: \(agent) wurde mit \(other) zusammengeführt: Der Vorgang zählt für \(other). Nennen Sie das nächste Mal \(other)."
    case .partyErasedEnding(let agent):
      "\(agent) ist eine gelöschte Person. Dieser Vorgang schließt ab, was mit ihr noch offen war."
    case .actOfErased(let agent):
      "\(agent) ist eine gelöschte Person, und der Vorgang trüge diese Kennung für immer. Kommt die Person wieder, tragen Sie sie zuerst unter einer anderen Kennung ein (maillon agent), und notieren Sie den Vorgang mit dieser."
    case .endsPersonhood(let agent):
      "„\(agent)“ ist in diesem Register eine Person und wäre keine mehr. Was der Tresor von ihr aufbewahrt, lässt sich weiter löschen, und ein Name für sie kommt nicht ins Register. Für eine Organisation nehmen Sie eine andere Kennung: maillon agent. Ist es so gewollt: --yes"
    case .oddMerger(.coop(let coop, let other)):
      "„\(coop)“ ist die Genossenschaft selbst: Sie würde zu „\(other)“, und nur das bliebe. Andersherum: maillon merge-agents \(other) --duplicate-of \(coop). Ist es so gewollt: --yes"
    case .oddMerger(.intoCoop(let agent, let coop)):
      "„\(coop)“ ist die Genossenschaft selbst: „\(agent)“ wäre von da an die Genossenschaft, mit allen Vorgängen. Ist es so gewollt: --yes"
    case .oddMerger(.categories(let agent, let one, let other, let another)):
      "Im Register ist „\(agent)“ „\(word(word(one, inColumn: "category"), inColumn: "agentType"))“ und „\(other)“ „\(word(word(another, inColumn: "category"), inColumn: "agentType"))“: Zusammengeführt sind sie eins. Sind es wirklich dieselben: --yes"
    case .oddMerger(.kinds(let person, let other)):
      "„\(person)“ ist eine Person, „\(other)“ ist keine: Zusammengeführt sind sie eins, und keines lässt sich mehr ohne das andere löschen. Ist es so gewollt: --yes"
    case .oddMerger(.names(let agent, let name, let other, let otherName)):
      "Im Tresor ist „\(agent)“ \(printable(name)) und „\(other)“ \(printable(otherName)): Zusammengeführt sind sie eine Person, und wer die eine löscht, löscht auch die andere. Ist es wirklich dieselbe Person: --yes"
    case .closedPeriodStays(let until, let day):
      "Der Zeitraum ist bis \(until) abgeschlossen: Diese Berichtigung zählt ab jetzt, und die Berichte über ihn bleiben, wie sie sind. Um sie zu berichtigen, öffnen Sie ihn zuerst wieder: maillon reopen-period \(day)"
    case .packMade(let path, let size, let proofs):
      "Die Prüfmappe steht in „\(path)“: Bericht aus \(ofEntries(size)), Register veröffentlicht in site/, Beweise: \(proofs). LISEZMOI.txt sagt, wie man prüft."
    case .packGuide(let origin, let size, let root, let proof):
      """
      Bericht des Registers „\(origin)“, gemacht aus \(ofEntries(size)), Wurzel \(root).

      Fragen Sie auf einem anderen Weg als dieser Mappe nach dem Schlüssel des Registers, und setzen Sie ihn statt KEY ein.

        maillon-audit site --key KEY
          das ganze Register: Prüfsummen, Baum, signierter Kopf
        maillon-audit site --key KEY --check-report rapport.json
          der Bericht neu aus dem Register gemacht: gleich, oder Zahl für Zahl, was abweicht
        maillon check-proof \(proof) --key KEY
          ein Vorgang, den der Bericht nennt, für sich bewiesen; je genanntem Vorgang gibt es einen Beweis

      rapport.html    der Bericht, wie man ihn liest
      livraisons.csv  die gezählten Lieferungen unter öffentlicher Kennung

      Sie können jede Summe neu bilden und sehen, wer unter welcher Kennung notiert und bestätigt hat. Den Namen einer Person erfahren Sie nicht, außer von denen, die zugestimmt haben, im Bericht genannt zu werden: er steht nicht im Register.

      """
    case .pageMade(let path, let size, let root):
      "Die Seite steht in „\(path)“, gemacht aus \(ofEntries(size)), Wurzel \(root)."
    case .reportMade(let path, let size, let root, let digest):
      "Der Bericht steht in „\(path)“, gemacht aus \(ofEntries(size)), Wurzel \(root).\n"
        + "  SHA-256: \(digest)\n  Zum Prüfen: maillon check-report \(TypedWord.path(path))"
    case .isReversed: "Storniert: zählt nicht mehr."
    case .progress(let step):
      switch step {
      case .importing: "Einlesen"
      case .restoring: "Neubau des Registers"
      case .rebuilding(let name): "Neu lesen für \(name)"
      case .verifying: "Prüfung"
      }
    case .erasedPerson(let id): "gelöschte Person (\(id))"
    case .statementOfErased(let id):
      "Auszug einer gelöschten Person (\(id)): die öffentliche Kennung bleibt darin, ein Name steht nicht darin."
    case .personalNote(let patterns):
      "Die Notiz enthält \(patterns.map(mark).joined(separator: ", ")). Sie bleibt im Tresor und nicht im Register; behalten Sie dort so wenig wie möglich, Kontaktangaben gehören in maillon people set."
    case .unlikelyContact(let kind, let value):
      "„\(value)“ sieht nicht wie \(kind == .mail ? "eine Mailadresse" : "eine Telefonnummer") aus. Es ist so aufbewahrt: Prüfen Sie es, und berichtigen Sie es mit maillon people set."
    case .formerKept(let agent, let texts):
      "Zuvor: \(list(texts)). Es bleibt im versiegelten Eintrag, um zu finden, was noch von der Person spricht; maillon people show \(agent) zeigt es."
    case .personKept(let id): "Der Eintrag von \(id) ist im Tresor aufbewahrt."
    case .attachmentKept(let name, let number, let bytes):
      "„\(name)“ ist im Tresor aufbewahrt: Anlage Nr. \(number), \(bytes) Bytes."
    case .toDetach(let file):
      "Zu vernichten: Anlage Nr. \(file.number) von \(file.person), \(list([file.name])) (\(file.bytes) Bytes)."
    case .askDetaching(let file):
      "Anlage Nr. \(file.number) von \(file.person), \(list([file.name])) (\(file.bytes) Bytes), für immer vernichten? j/N "
    case .detached(let file):
      "Anlage Nr. \(file.number) von \(file.agent) ist vernichtet; die anderen behalten ihre Nummer. Frühere Sicherungen enthalten sie noch."
    case .detachedBefore(let number, let agent):
      "Anlage Nr. \(number) von \(agent) ist schon entfernt."
    case .showsConsents(let evidence):
      evidence.count == 1
        ? "Diese Anlage belegt eine Einwilligung, die von \(consents(evidence)): sie bleibt vermerkt, ohne Beleg."
        : "Diese Anlage belegt Einwilligungen, die von \(consents(evidence)): sie bleiben vermerkt, ohne Beleg."
    case .evidenceChanged(let evidence): evidenceChanged(evidence)
    case .withdrawn(let id, let purpose):
      "Die Einwilligung von \(id) für „\(purpose)“ ist widerrufen. Was bis jetzt übergeben oder veröffentlicht wurde, ändert sich nicht: machen Sie es ohne sie neu."
    case .nothingWithdrawn(let purpose):
      "Für „\(purpose)“ war keine Einwilligung gegeben: nichts hat sich geändert."
    case .noteIsLost: "Notiz: verloren"
    case .noteGone:
      "Notiz: gelöscht oder anderswo aufbewahrt; das Register hat nur den Fingerabdruck"
    case .noteDiffers:
      "Die aufbewahrte Notiz ist nicht die, deren Fingerabdruck das Register hat: sie wurde verändert."
    case .noteNotRead:
      "Notiz: nicht gelesen; dieses Register kann nur gelesen werden, und jeder Blick in den Tresor wird darin vermerkt"
    case .linesUnread(let count):
      "\(many(count, "folgende Zeile wurde nicht mehr gelesen", "folgende Zeilen wurden nicht mehr gelesen")): Verbessern Sie zuerst diese."
    case .noteLost(let id):
      "Der Vorgang \(list([id])) ist eingetragen, aber seine Notiz liegt nicht mehr im Tresor: Sie wurde inzwischen vernichtet oder verschoben. Bewahren Sie sie anderswo auf: Ein eingetragener Vorgang bekommt keine andere."
    case .vaultLoss(let loss):
      "\(list([loss.path])) fehlt, oder ein Teil der Ordner darin. Das Register kennt \(many(loss.persons, "Person", "Personen")): Wurden deren Namen, Notizen und Einwilligungen dort aufbewahrt, holen Sie sie aus der letzten Sicherung zurück, die sie hat, an der Stelle von SICHERUNG, bevor Sie alte Sicherungen wegwerfen: \(recovering([], from: "SICHERUNG")). Bis dahin wird dort nichts Neues aufbewahrt. Wurde dort nie etwas aufbewahrt, oder hat es niemand mehr, beginnen Sie den Tresor neu: maillon people list --force"
    case .erasedTogether(let agent, let others):
      "\(list([agent])) wird zusammen mit \(others.joined(separator: ", ")) gelöscht, zusammengelegt: es ist eine einzige Person."
    case .openThings(let things): open(things)
    case .erased(let erasure): erased(erasure)
    case .traces(let traces, let decided): self.traces(traces, decided)
    case .inLog(let mentions):
      "Im Register, unlöschbar: \(many(mentions.count, "Text nennt", "Texte nennen")) die Person, und das bleibt für immer:\n"
        + self.mentions(mentions)
    case .namedInLog(let agent, let mentions):
      "Das Register behält für immer \(many(mentions.count, "Text, der", "Texte, die")) „\(agent)“ \(mentions.count == 1 ? "nennt" : "nennen"); keine Löschung erreicht \(mentions.count == 1 ? "ihn" : "sie"):\n"
        + self.mentions(mentions)
    case .askErasing(let person): "\(person) für immer löschen? j/N "
    case .perhapsStill(let agent, let traces):
      "Diese Texte sprechen vielleicht noch von „\(agent)“. Der Eintrag ist vernichtet, sonst findet sie nichts mehr: Bewahren Sie diese Liste auf und lesen Sie sie nach. Um Wörter unkenntlich zu machen, zum Beispiel: maillon people mask \(traces[0].place)\n"
        + traces.map(trace).joined(separator: "\n")
    case .tracesInDoubt(let count, let agent):
      "\(many(count, "Text spricht", "Texte sprechen")) vielleicht von „\(agent)“. Ist der Eintrag vernichtet, findet \(count == 1 ? "ihn" : "sie") niemand mehr."
    case .tracesLeft(let count, let mask):
      "\(many(count, "Text, der", "Texte, die")) vielleicht von der Person \(count == 1 ? "sprach, ist" : "sprachen, sind") geblieben wie oben: um sie unverdeckt nachzulesen und Wörter darin unkenntlich zu machen, zum Beispiel: \(mask)"
    case .textAt(let place, let text): "Der Text von \(place):\n  \(printable(text))"
    case .masked(let place, let text):
      "Unkenntlich gemacht. Der Text von \(place) ist jetzt:\n  \(printable(text))\nFrühere Sicherungen enthalten ihn noch lesbar."
    case .askWordsToMask:
      "Die Wörter, die unkenntlich werden, wie sie dort stehen; Eingabetaste hört hier auf: "
    case .askMaskingWords(let words):
      "\(list([printable(words)])) unkenntlich machen? Das ist endgültig. j/N "
    case .nothingMasked: "Nichts ist unkenntlich gemacht."
    case .noteMasked:
      "Wörter dieser Notiz wurden unkenntlich gemacht: Ihr Fingerabdruck lässt sich nicht mehr mit dem des Registers vergleichen."
    case .unread(let places): unread(places)
    case .goesAlong(let own): "Zu vernichten: \(destroyed(own))."
    case .madeBefore: Self.madeBefore
    case .erasureTried(let ways): "Probe: nichts ist vernichtet. " + self.ways(ways)
    case .erasureUnasked(let ways):
      "Nichts wurde vernichtet: es ist niemand da, der antwortet. " + self.ways(ways)
    case .askForgetting(let record): "Den Eintrag von \(record) für immer vernichten? j/N "
    case .recordForgotten(let agent, let gone): recordForgotten(agent, gone)
    case .askMasking:
      "Welche auch unkenntlich machen? alle, keine, oder Stellen mit Kommas dazwischen; die Eingabetaste allein bricht ab: "
    case .notErased: "Nichts wurde gelöscht."
    case .noMasking(let word, let place):
      "\(list([word])) ist weder alle noch keine noch eine Stelle der Liste. Antworten Sie alle, um diese Texte unkenntlich zu machen (außer denen, deren Stelle genannt werden muss), keine, um sie zu lassen, oder Stellen wie \(place)."
    case .erasedBefore(let agent):
      "\(agent) war schon eine gelöschte Person; dies prüft nur den Tresor erneut."
    case .nothingToForget(let agent):
      "Der Tresor bewahrt nichts für „\(agent)“ auf, und nichts darin spricht von der Kontaktperson: es gibt nichts zu vernichten. Eine frühere Sicherung kann noch ein Datenblatt haben."
    case .namesPersons(let namings): namings.map(names).joined(separator: "\n")
    case .shownNames(let option, let ids):
      "Der Text von \(option) nennt jemanden, den der Tresor kennt (\(list(ids))). Eine Seite oder ein Papier, das herausgegeben ist, holt niemand zurück, und keine Löschung erreicht es: lassen Sie den Namen weg, außer diese Person ist einverstanden."
    case .idLikeName(let id):
      "„\(id)“ sieht wie ein Name aus. Eine Kennung bleibt für immer im Register, und kein Löschen erreicht sie: Nehmen Sie eine, die nichts sagt, etwa p-7f3a; der Name gehört in den Tresor: maillon people set p-7f3a --name -"
    case .askNaming: "Trotzdem so schreiben? j/N "
    case .clockChange(let change, let zone): clockChange(change, zone)
    case .askMeant: "Ist das gewollt? j/N "
    case .nothingMissing: "Soweit bekannt, fehlt nichts: es gibt nichts hinzunehmen."
    case .whatLossMeans(let missing):
      "Das lässt sich nicht zurücknehmen: "
        + given(missing)
        + (missing.count == 1
          ? " wird aufgegeben, und ein anderer tritt an seine Stelle. "
          : " werden aufgegeben, und andere treten an ihre Stelle. ")
        + "Wer einen früheren Kopf aufbewahrt (Prüfer, Zeugen, Leser herausgegebener Berichte), wird finden, dass das Log neu geschrieben wurde, und hat recht: sagen Sie es ihnen selbst, mit dem Grund. Veröffentlichen Sie danach in einen anderen Ordner."
    case .lossAccepted:
      "Der Verlust ist hingenommen: das Register nimmt wieder Vorgänge auf. Der signierte Kopf bleibt in seinem Ordner, als „lost“."
    case .erasedInLost(let ids):
      ids.isEmpty
        ? "Wurde in den aufgegebenen Einträgen jemand gelöscht, so ist deren Datenblatt wieder im Tresor. Sehen Sie nach, sobald der Verlust hingenommen ist: maillon people list, und löschen Sie sie noch einmal: maillon erase ID"
        : "\(many(ids.count, "Person wurde", "Personen wurden")) in den aufgegebenen Einträgen gelöscht, und \(ids.count == 1 ? "ihr Datenblatt ist" : "ihre Datenblätter sind") wieder im Tresor. Sobald der Verlust hingenommen ist: \(ids.map { "maillon erase \($0)" }.joined(separator: ", "))"
    case .recordsTakenIn(let ids):
      "Eine frühere Fassung dieses Programms hatte neben das erste ein zweites Datenblatt geschrieben, für \(list(ids)): das erste enthält nun beide. Lesen Sie es nach, zum Beispiel: maillon people show \(ids[0])"
    case .restoredLedger(let coop, let origin, let last):
      "Das Register von \(list([coop])) (\(origin)), letzter Eintrag vom \(last)."
    case .periodToCome(let end, let today):
      "Der Zeitraum endet am \(end), der noch kommt: der Bericht reicht bis zum \(today)."
    case .periodNotOver(let today):
      "Der Zeitraum endet heute, am \(today), und der Tag ist nicht vorbei: was heute noch eingetragen wird, ändert diese Zahlen, und der nächste Bericht muss das sagen."
    case .backupOf(let time):
      "Die Sicherung ist vom \(time). Was seither veröffentlicht wurde, ist nicht darin; so kommt es herein: maillon restore --published ORDNER"
    case .askClock(let clock, let newest):
      "Die Uhr des Computers zeigt \(clock), die letzte Eintragung ist vom \(newest). Geht die Uhr richtig? j/N "
    case .notRecorded: "Nichts wurde geschrieben."
    case .anchorBehind(let path, let count):
      "Der signierte Kopf neben dem Log, \(list([path])), lässt sich nicht schreiben: er ist \(many(Int(clamping: count), "Eintrag", "Einträge")) zurück, und ginge das verloren, würde nichts es bemerken. Was eingetragen ist, bleibt. Bitten Sie um das Recht, in den Ordner des Registers zu schreiben; der nächste Vorgang signiert dann wieder."
    case .looksDamaged(let path, let lines):
      "In der Liste, wer was angesehen hat, \(list([path])), \(lines == 1 ? "ist eine Zeile unlesbar" : "sind \(language.format(lines)) Zeilen unlesbar"); die anderen gelten noch. Eine Sicherung von davor hat vielleicht noch, was fehlt: setzen Sie es wieder ein, oder nehmen Sie heraus, was beschädigt ist, mit einem Texteditor."
    case .unendedErasures(let ids):
      "\(ids.count == 1 ? "Eine Löschung wurde begonnen und steht nicht im Log" : "Löschungen wurden begonnen und stehen nicht im Log"): \(list(ids)). Eine Sicherung von davor brächte das Datenblatt zurück. Um sie zu beenden: \(ids.map { "maillon erase \($0) --yes" }.joined(separator: "; "))"
    case .tornAnchor(let path, let isAnew):
      "Der signierte Kopf außerhalb des Logs, \(list([path])), war leer oder abgeschnitten, wie nach einem Stromausfall: es gab nichts zu vergleichen. "
        + (isAnew
          ? "Er wurde neu gemacht."
          : "Der nächste Befehl, der das Register zum Schreiben öffnet, macht ihn neu.")
    case .onlyRead(let path):
      "„\(path)“ ist nur lesbar: Die Antwort kommt allein aus dem Log, ohne die Namen aus dem Tresor, und es wird dort nichts vermerkt."
    case .scrubNotEnding(let seconds):
      "Die Prüfung steht seit \(language.format(UInt64(seconds))) Sekunden still; sie wurde ohne Ergebnis beendet. Sehen Sie nach, ob die Platte antwortet, und versuchen Sie es noch einmal."
    case .tooFewFiles:
      "Das System lässt diesem Programm zu wenige offene Dateien. Erhöhen Sie die Grenze (ulimit -n 256) oder schließen Sie Programme, und versuchen Sie es noch einmal."
    case .forgottenAgain(let ids):
      "Eine Kopie des Tresors hatte gelöschte Personen zurückgebracht: \(ids.joined(separator: ", ")). Ihre Einträge sind wieder vernichtet."
    case .rightsOfAccess(let acts, let named):
      "Im Tresor aufbewahrt: Datenblatt, Notizen, Einwilligungen und Anlagen, solange die Genossenschaft sie braucht (die Liste der Einsichten: 12 Monate). Im Log aufbewahrt: \(acts) \(named.map { "von „\($0)“, mit dem Namen" } ?? "unter einer Kennung ohne Namen"), solange es das Register gibt. Sie können Ihr Datenblatt berichtigen lassen, eine Einwilligung widerrufen oder die Löschung verlangen. Unkenntlich gemacht sind hier (█) die vollen Namen, Telefonnummern, E-Mail-Adressen und Anschriften anderer Personen, die der Tresor kennt. Ein █ kann auch ein Wort sein, das im aufbewahrten Text für immer unkenntlich ist."
    case .answeredBy(let coop, let day):
      "Auskunft von \(coop), am \(day). Sind Sie damit nicht zufrieden, sagen Sie es zuerst denen, die sie Ihnen gaben. Sie können sich auch bei der Datenschutzbehörde Ihres Landes beschweren; in Belgien: Datenschutzbehörde, Rue de la Presse 35, 1000 Brüssel."
    }
  }

  /// How much of what was published would be given up.
  /// The first and the last of places in a row.
  func places(_ first: String, _ last: String) -> String {
    first == last ? "Stelle \(first)" : "Stellen \(first) bis \(last)"
  }

  private func given(_ loss: MissingEntries) -> String {
    if loss.count == 0 {
      return "veröffentlichte Einträge, unter den ersten \(language.format(loss.published)),"
    }
    return many(Int(clamping: loss.count), "veröffentlichter Eintrag", "veröffentlichte Einträge")
      + " (\(places(language.format(loss.size), language.format(loss.published - 1))))"
  }
}
