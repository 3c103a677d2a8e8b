import Bookkeeping
import Exchange
import Wording

extension GermanWords {
  func copies(_ phrase: CopyPhrase) -> String {
    switch phrase {
    case .onSameDisk:
      "Sie liegt auf demselben Datenträger wie das Register: fällt er aus, ist beides verloren. Machen Sie auch eine auf einem anderen Datenträger."
    case .keyTaken(let backup, true):
      "Der Schlüssel, der signiert, ist der des beiseitegestellten Registers, \(list([backup])), das signiert hat, was zurückgekommen ist: wer prüft, hat den richtigen."
    case .keyTaken(let backup, false):
      "Der Schlüssel, der signiert, war nicht in dieser Sicherung: genommen ist der von \(list([backup])), deren signierter Kopf von diesem Register ist."
    case .doubtfulKey(let backup, let ledger):
      "\(list([backup])) hat einen Schlüssel desselben Namens, aber nichts zeigt, dass er zu diesem Register gehört. Wissen Sie es, so nehmen Sie ihn: \(takingKey(of: backup, ledger))"
    case .keyBeside(let folder, let ledger):
      "\(list([folder])) hat den Schlüssel, der signiert hat, was zurückgekommen ist. Arbeitet dort niemand mehr, nehmen Sie ihn, damit, wer prüft, den richtigen hat: \(takingKey(of: folder, ledger))"
    case .strayed(let copy, let taken):
      strayed(copy, taken)
    case .former(let former, let command):
      "Die Sicherung davor ist unversehrt (\(many(Int(clamping: former.size), "Eintrag", "Einträge"))\(former.lacking.map { ", \(language.format($0)) weniger" } ?? "")): \(command)"
    case .otherHistories(let backups):
      "Unter demselben Schlüssel \(backups.count == 1 ? "enthält" : "enthalten") \(list(backups)) Einträge, die dieses Register nicht hat, oder andere an denselben Stellen: irgendwo wurde mit einer alten Kopie weitergearbeitet. Bewahren Sie alle diese Sicherungen auf. Ist dieses Register das falsche, stellen Sie es beiseite und holen Sie das andere zurück: maillon restore \(TypedWord.path(backups[0]))"
    case .noNames(let persons):
      "Die Namen sind nicht darin: weder eine Veröffentlichung noch ein Archiv enthält etwas vom Tresor (Namen, Notizen, Einwilligungen, Anlagen), und das Register kennt \(many(persons, "Person", "Personen")). Findet sich eine Sicherung, dann an der Stelle von SICHERUNG: \(recovering([], from: "SICHERUNG"))"
    case .vaultAside(let aside): newerVault(aside).joined(separator: "\n")
    case .vaultBeside(let persons, let aside):
      "Die Namen sind nicht darin: weder eine Veröffentlichung noch ein Archiv enthält etwas vom Tresor (Namen, Notizen, Einwilligungen, Anlagen), und das Register kennt \(many(persons, "Person", "Personen")). Das Register daneben, \(list([printable(aside)])), hat seinen Tresor noch. So holen Sie ihn zurück:\n  \(recovering([], from: aside))"
    case .olderThan(let copy, let ledger, let aside):
      "Dieses Register ist älter als \(list([copy.path])), die \(many(Int(clamping: copy.more), "Eintrag", "Einträge")) mehr hat, im Anschluss an die hiesigen. Tragen Sie hier nichts ein: Es wäre eine andere Geschichte unter demselben Schlüssel. So holen Sie jene zurück, dieses Register beiseitegestellt:"
        + takingPlace(of: ledger, aside, copy.path)
    case .incomplete(let copy, let ledger, let place):
      "\(list([copy.path])) hat \(many(Int(clamping: copy.more), "Eintrag", "Einträge")) im Anschluss an die hiesigen, aber es fehlen Dateien darin, und sie lässt sich nicht zurückholen. Ihr Log ist lesbar. Tragen Sie hier nichts ein, bevor diese Einträge da sind; so holen Sie sie herein, über eine Kopie:"
        + bringing(inLogOf: copy.path, by: place, ledger)
        + "\nWas \(list([printable(place)])) von Personen hat, wird danach genannt. Vernichten Sie diese Kopie danach: Sie enthält Datenblätter mit ihren Schlüsseln."
    case .newerVault(let backup, let ledger, let aside):
      "\(list([printable(backup)])) wurde später gemacht, und ihr Tresor ist nicht der zurückgekommene: Was seither vergessen, widerrufen, unkenntlich gemacht oder notiert wurde, ist in jenem. So holen Sie sie zurück, dieses Register beiseitegestellt:"
        + takingPlace(of: ledger, aside, backup)
    case .goingOn(let folders, let ledger):
      folders.map { goingOn($0, ledger) }.joined(separator: "\n")
    case .formerVault(let former, let isPublished): formerVault(former, isPublished)
    case .holdErased(let old, let place, let isLater): holdErased(old, place, isLater)
    case .forkedHoldErased(let old, let place, let copy): forkedHoldErased(old, place, copy)
    case .heldBeside(let folders, let ledger):
      folders.map { heldBeside($0, ledger) }.joined(separator: "\n")
    case .vaultGaps(let gaps, let isSought, let beside): vaultGaps(gaps, isSought, beside)
    case .takingBack(let missed): takingBack(missed)
    case .nameless(let gaps, let command): nameless(gaps, command)
    case .unsearched(let ids, let unmasked): unsearched(ids, unmasked)
    case .namedInReports(let ids):
      "Der Name durfte in Berichten stehen, und \(many(ids.count, "Bericht wurde", "Berichte wurden")) herausgegeben: \(few(ids.map(\.description))). Wer einen hat, liest den Namen vielleicht darin; eine Seite, die Sie von jetzt an machen, trägt ihn nicht mehr."
    case .mended(let files, let place):
      "In \(list([place])) \(files.count == 1 ? "fehlte" : "fehlten") \(many(files.count, "Datei", "Dateien")), oder \(files.count == 1 ? "sie war" : "sie waren") nicht mehr wie veröffentlicht; nach dem Log \(files.count == 1 ? "ist sie" : "sind sie") wieder richtig: \(fewQuoted(files)). Nur maillon publish schreibt dort: jemand oder etwas anderes hat daran geändert. Finden Sie heraus, wer auf diesem Server schreiben kann."
    case .unvouched:
      "Nichts zeigt, ob dieses Archiv ganz und unverändert ist. Vergleichen Sie die Wurzel oben mit der, die Sie aufbewahrt haben; mit --root WURZEL oder --published ORDNER tut restore das selbst."
    case .nothingLacking(let size, let root):
      "Es fehlte nichts: das Register ist, wie es war (\(entries(size)), Wurzel \(root))."
    case .besideLog(let problems, let size, let root):
      many(problems, "Fehler", "Fehler")
        + ", aber das Log ist unversehrt und nichts ist verloren (\(entries(size)), Wurzel \(root)). Was zu tun ist, steht bei jedem:"
    case .logIntact(let size, let root, let isBarred):
      "Das Log ist unversehrt: \(entries(size)), Wurzel \(root). \(isBarred ? "In den Tresor wurde nicht gesehen." : "Das Register selbst ist nicht vollständig.")"
    }
  }

  private func strayed(_ copy: StrayedCopy, _ taken: String) -> String {
    let q = TypedWord.path
    let start = copy.parting.map { "ab Stelle \(language.format($0)) " } ?? ""
    return
      "\(list([copy.path])) ist nicht genommen: \(start)enthält sie andere Einträge als das Veröffentlichte. Genommen ist \(list([taken])), die letzte, an die das Veröffentlichte anschließt. Notieren Sie neu, was die andere mehr hatte; so sehen Sie es: maillon restore \(q(copy.path)) --ledger ANDERER"
  }

  private func goingOn(_ one: FormerVault.GoingOn, _ ledger: String) -> String {
    if case .same(_, let more) = one.relation {
      "Daneben liegt \(list([printable(one.path)])), vom selben Register, mit \(many(Int(clamping: more), "Eintrag, der", "Einträgen, die")) auf die hiesigen \(more == 1 ? "folgt" : "folgen"). Wird dort gearbeitet, machen Sie dort weiter. Sonst holen Sie das Fehlende herein, bevor Sie hier etwas eintragen: Was vorher eingetragen ist, wird eine andere Geschichte."
        + bringing(in: one, ledger)
    } else {
      "Daneben liegt \(list([printable(one.path)])), vom selben Register, mit Einträgen, die dieses nicht hat. Wird dort gearbeitet, machen Sie dort weiter. Sonst sehen Sie diese an, und tragen Sie hier neu ein, was fehlt, bevor Sie etwas vernichten:"
        + bringing(in: one, ledger)
    }
  }
}
