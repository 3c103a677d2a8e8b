import Bookkeeping
import Exchange
import Wording

extension GermanWords {
  func ledgerError(_ error: LedgerError) -> String {
    switch error {
    case .noLedger(let path):
      "In \(list([path])) ist kein Register. Liegt es anderswo, sagen Sie mit --ledger, wo; ist es verloren, holen Sie es zurück: maillon restore SICHERUNG; um eines anzulegen: maillon init."
    case .logGone(let path): logGone(path)
    case .nothingToComplete(let path, let published): nothingToComplete(path, published)
    case .ledgerExists(let path):
      "In \(list([path])) ist schon ein Register. Ist es beschädigt, stellen Sie es zuerst beiseite: mv \(TypedWord.path(path)) \(TypedWord.path(Ledger.placeAside(for: path))); sonst wählen Sie mit --ledger einen anderen Ordner."
    case .placeTaken(let path):
      "In \(list([path])) liegt etwas anderes als ein Register. Wählen Sie einen leeren Ordner oder mit --ledger einen anderen Namen."
    case .notALedger(let path, let what):
      "\(list([path])) ist kein Register (\(language.reason(what))). Prüfen Sie --ledger."
    case .truncated(let path, let expected, let found):
      "\(list([path])) ist abgeschnitten: \(language.format(found)) statt "
        + "\(language.format(expected)) Bytes. "
        + (path.ledgerOfLog.map { restoring($0) }
          ?? "Stellen Sie den Ordner des Registers beiseite und stellen Sie es wieder her: maillon restore SICHERUNG, mit --published ORDNER, wenn es veröffentlicht ist.")
    case .newerFormat(let path, let found, let supported):
      "\(list([path])) hat Format \(found), dieses Werkzeug liest bis Format \(supported). "
        + "Installieren Sie ein neueres maillon."
    case .libraryMismatch(let path, let found, let expected):
      "\(list([path])) wurde von LMDB \(found) geschrieben, dieses Werkzeug nutzt LMDB "
        + "\(expected). Installieren Sie die richtige Bibliothek."
    case .permissionDenied(let path):
      "Sie haben keinen Zugang zu \(list([path])). Bitten Sie um Lese- und Schreibrechte."
    case .readOnly(let path):
      "\(list([path])) ist nur lesbar. Kopieren Sie das Register auf einen beschreibbaren Datenträger."
    case .diskFull(let path):
      "Der Datenträger von \(list([path])) ist voll. Nichts ist verloren: schaffen Sie Platz und "
        + "versuchen Sie es noch einmal."
    case .diskFailed(let path, let what):
      "Der Datenträger von \(list([path])) konnte nicht lesen oder schreiben (\(language.reason(what))). Prüfen Sie ihn und geben Sie dieselben Vorgänge mit ihrer Kennung noch einmal ein: Was notiert war, bleibt."
    case .busy(let path):
      "\(list([path])) ist von einem anderen Programm belegt. Warten Sie kurz und versuchen Sie es "
        + "noch einmal."
    case .noResources(let path, let what):
      "Dem System fehlt es an Mitteln, \(list([path])) zu öffnen (\(language.reason(what))). Schließen Sie Programme und versuchen Sie es noch einmal."
    case .damaged(let path, let what): damaged(path, language.reason(what))
    case .flawed(let path, let problem): damaged(path, found(problem))
    case .treeDamaged(let path, let error): damaged(path, reason(error))
    case .notSigned(let path, let error):
      "„\(path)“: \(reason(error)). Versuchen Sie es noch einmal."
    case .smallFileDamaged(let path):
      "\(list([path])) fehlt, ist leer oder beschädigt; der Rest des Registers liegt in anderen Dateien. Jede Sicherung hat eine Kopie gleichen Namens: legen Sie die der letzten an ihre Stelle zurück."
    case .viewDamaged(let path, let view):
      "Die gespeicherten Zeilen der Ansicht „\(view)“ von \(list([path])) sind beschädigt; das Log ist unversehrt und nichts ist verloren. Erstellen Sie die Ansicht neu mit maillon rebuild \(view)."
    case .vaultFileDamaged(let path):
      "\(list([path])) fehlt oder ist beschädigt, oder der Schlüssel ist ein anderer: Dieses Datenblatt, diese Anlage oder Notiz ist nicht mehr lesbar, die anderen sind es. So holen Sie nur dies zurück, aus der neuesten Sicherung, die es hat, an der Stelle von SICHERUNG: \(recovering(file: path, from: "SICHERUNG"))"
    case .nothingToRecover(let path, let fault):
      switch fault {
      case .noVault:
        "Aus \(list([path])) kann nichts zurückgeholt werden: es ist weder eine Sicherung noch ein beiseitegestelltes Register, oder sein Tresor hat keine Schlüssel. Nichts wurde geschrieben. Nennen Sie einen Ordner, den maillon backup gemacht hat."
      case .place([]):
        "\(list([path])) enthält Sicherungen dieses Registers, und keine hat, was hier fehlt oder verlangt ist. Nichts wurde geschrieben."
      case .place(let sources):
        "\(list([path])) enthält Sicherungen, und eine davon ist zu nennen. Nichts wurde geschrieben. Die neueste, die hat, was fehlt oder verlangt ist:"
          + sources.map { " " + recovering($0.names, from: $0.path) }.joined(separator: " ;")
      case .otherLedger(let owner):
        "\(list([path])) ist von einem anderen Register (\(owner)), oder von diesem mit einem anderen Schlüssel. Nichts wurde geschrieben."
      case .itself:
        "\(list([path])) ist dieses Register selbst. Nichts wurde geschrieben. Nennen Sie eine Sicherung oder ein beiseitegestelltes Register."
      }
    case .vaultLost(let loss): phrase(.vaultLoss(loss))
    case .accessBlocked(let path):
      "\(list([path])) ist ein Ordner, und dorthin gehört die Liste, wer einsieht, was von Personen aufbewahrt wird: Ohne sie wird nichts gezeigt oder geändert. Verschieben Sie diesen Ordner, oder legen Sie die Datei aus einer Sicherung zurück, und versuchen Sie es noch einmal."
    case .placeAtWork(let path):
      "Sie stehen in \(list([path])) selbst, und der neue Ordner eines Registers tritt an dessen Stelle. Gehen Sie zuerst hinaus: cd .., dann derselbe Befehl mit --ledger \(TypedWord.path(path))"
    case .erasureCutShort(let agent):
      "Das Löschen von \(agent) wurde begonnen und nicht beendet: Der Eintrag ist nicht mehr lesbar. Beenden Sie es mit maillon erase \(agent)."
    case .erasureBegun(let agent, let isContact):
      "Für \(agent) wird nichts festgehalten: \(isContact ? "Das Vergessen dieses Eintrags" : "Das Löschen dieser Person") ist begonnen und nicht beendet. Beenden Sie es zuerst: maillon \(isContact ? "people forget" : "erase") \(agent)"
    case .notKept(let found, let reason):
      "\(ledgerError(found)) Das konnte nicht festgehalten werden, und dieses Register nimmt noch Vorgänge an; schreiben Sie vorher keinen ein: \(ledgerError(reason))"
    case .erasureUnfinished(let agent, let isContact, let reason):
      "Das Löschen von \(agent) ist begonnen und nicht beendet: Wörter, die diese Person nennen, sind vielleicht schon unkenntlich gemacht, das Datenblatt ist vielleicht noch da. \(ledgerError(reason)) Beenden Sie es danach mit demselben Befehl: maillon \(isContact ? "people forget" : "erase") \(agent)."
    case .erasureUnrecorded(let agent, let reason):
      "Das Datenblatt von \(agent) ist vernichtet, aber das Log sagt es noch nicht: \(ledgerError(reason)) Ist das getan, beenden Sie es mit maillon erase \(agent)."
    case .mergedWithOthers(let agent, let others, let merger):
      "Nichts wurde vernichtet: \(agent) ist zusammengelegt mit \(list(others)), und das \(others.count == 1 ? "ist keine Person" : "sind keine Personen"). "
        + (merger.map {
          "Nehmen Sie zuerst die Zusammenlegung zurück, mit maillon correct \($0) --cancel --reason …, und beginnen Sie noch einmal."
        } ?? "Nehmen Sie zuerst die Zusammenlegung zurück und beginnen Sie noch einmal.")
    case .identitiesChanged(let agent, let ids):
      "Nichts wurde vernichtet: Inzwischen wurde eine Zusammenlegung eingetragen oder zurückgenommen, und die Person ist jetzt \(list(ids)). Sehen Sie nach, was verschwände, und beginnen Sie noch einmal: maillon erase \(agent) --dry-run"
    case .recordChanged(let agent):
      "Nichts wurde vernichtet: Inzwischen wurde das Datenblatt von \(agent) geändert. Sehen Sie nach, von wem es ist, und beginnen Sie noch einmal: maillon people forget \(agent) --dry-run"
    case .isAPerson(let agent):
      "Nichts wurde vernichtet: \(list([agent])) ist eine Person. Um sie zu vergessen: maillon erase \(agent)"
    case .noMention(let places, let found):
      "Nichts wurde vernichtet: \(list(places)) \(places.count == 1 ? "ist keine Stelle, an der" : "sind keine Stellen, an denen") der Tresor von der Person spricht. "
        + (found.isEmpty
          ? "Es gibt keine: Beginnen Sie noch einmal ohne --mask."
          : "Diese Stellen sind: \(found.joined(separator: ", ")).")
    case .nothingToMask(let place, let isThere):
      isThere
        ? "Nichts ist verändert: \(list([place])) enthält diese Wörter nicht. Übernehmen Sie sie, wie sie dort stehen: maillon people mask \(place) zeigt sie."
        : "Nichts ist verändert: An der Stelle \(list([place])) ist nichts aufbewahrt. Notizen und Anlagen einer Person zeigt maillon people show."
    case .noText(let agent, let part):
      "Nichts ist verändert: Anlage Nr. \(part) von \(agent) ist kein Text, in dem sich Wörter unkenntlich machen lassen (PDF, Bild, andere Kodierung). So sehen Sie sie an: maillon people fetch \(agent) \(part) --out \(agent)-\(part); so entfernen Sie sie: maillon people detach \(agent) \(part)"
    case .fileUnreadable(let path, let what):
      "\(list([path])) lässt sich nicht lesen (\(language.reason(what))). Prüfen Sie Namen und Rechte."
    case .refused: "Der Vorgang ist abgelehnt."
    case .clock(.unwritable(let clock)):
      "Die Uhr des Rechners zeigt \(moment(clock)), das Register kennt aber nur die Jahre \(Limits.years.lowerBound) bis \(Limits.years.upperBound). Nichts wurde geschrieben: Stellen Sie die Uhr richtig und versuchen Sie es noch einmal."
    case .clock(.newestUnwritable(let newest)):
      "Der letzte Eintrag trägt \(moment(newest)): Die Uhr ging falsch, und was folgt, trüge das auch. Nichts wurde geschrieben: Nennen Sie zuerst die richtige Zeit mit maillon correct-clock --value jetzt --reason \"Uhr ging falsch\" --yes"
    case .clock(.ahead(let clock, let newest)):
      "Die Uhr des Rechners zeigt \(moment(clock)), der letzte Eintrag ist vom \(moment(newest)), mehr als \(Limits.quietDayCount) Tage davor. Nichts wurde geschrieben: Geht die Uhr richtig, versuchen Sie es mit --yes; sonst stellen Sie sie zuerst."
    case .clock(.behind(let clock, let newest)):
      "Die Uhr des Rechners zeigt \(moment(clock)), aber der letzte Eintrag ist vom \(moment(newest)), mehr als \(Limits.quietDayCount) Tage danach. Nichts wurde geschrieben: Geht die Uhr falsch, stellen Sie sie; geht sie richtig, sind die Einträge falsch: maillon correct-clock --value jetzt --reason \"Uhr ging falsch\""
    case .clock(.doubtful(let change)):
      clockChange(change, .brussels)
        + " Nichts wurde geschrieben: Ist das gewollt, versuchen Sie es mit --yes."
    case .entriesMissing(let missing, let folder):
      entriesMissing(missing, folder)
    case .astray(let path, let found, let folder): astray(path, found, folder)
    case .lossAccepted(let folder):
      "„\(folder)“ hat, was aufgegeben wurde: der Verlust ist angenommen (maillon restore --accept-loss), dieses Register geht ohne weiter. Veröffentlichen Sie in einem anderen Ordner, und sagen Sie denen, die diesen lesen, warum."
    case .formerKey(let folder, let other):
      "\(list([folder])) ist mit einem anderen Schlüssel signiert als dem heutigen, und die Einträge darin sind die dieses Registers. Hatte dieses Register nie einen anderen Schlüssel, so hat ihn jemand ersetzt: Finden Sie heraus, wer auf diesem Server schreiben kann. Wurde seither ein neuer Schlüssel gemacht (als das Register ohne den seinen zurückkam), so ist es der frühere: Lassen Sie diesen Ordner, wie er ist, wer prüft, braucht ihn, und veröffentlichen Sie anderswo: maillon publish \(TypedWord.path(other))"
    case .unknownView(let name, let near):
      "Es gibt keine Sicht \(list([name]))."
        + (near.isEmpty ? " maillon view zeigt die Liste." : " Meinten Sie \(list(near))?")
    case .badSetting(let name, let value, let expected):
      "Die Einstellung \(list([name])) kann nicht \(list([value])) sein. Wählen Sie "
        + "\(list(expected))."
    case .noWitness(let name):
      "Der Schlüssel von „\(name)“ signiert ein Log, und der eines Zeugen signiert mit: das ist kein Schlüssel eines Zeugen. Den seinen zeigt er mit maillon-audit witness --folder ORDNER."
    case .otherRoot(let expected, let found):
      "Das Archiv hat die Wurzel \(found) und nicht \(expected): Es ist nicht das aufbewahrte. Nichts wurde geschrieben; nehmen Sie ein anderes Archiv."
    case .disagrees(let path, let found):
      "„\(path)“ ist nicht das Log, das signiert wurde: der signierte Kopf zählt \(entries(language.format(found.anchoredSize))), Wurzel \(found.anchoredRoot); das Log hat \(language.format(found.size)), Wurzel \(found.root). Es ging zurück oder wurde neu geschrieben: bewahren Sie beide auf, führen Sie maillon verify aus und stellen Sie das letzte Archiv wieder her."
    case .badAnchor(let path, let what):
      "Der signierte Kopf „\(path)“ ist nicht lesbar (\(reason(what))). Führen Sie maillon verify aus; ist das Log unversehrt und wissen Sie warum, entfernen Sie diese Datei: der nächste Eintrag macht eine neue."
    case .badNote(let what):
      "Die Notiz stimmt nicht (\(reason(what))). Nichts ist aufgenommen: bitten Sie den Zeugen noch einmal darum."
    case .notCosigned(let by, let known):
      "Kein bekannter Zeuge hat diesen Kopf mitsigniert\(by.isEmpty ? "" : " (signiert von \(list(by)))"). "
        + (known.isEmpty
          ? "Es ist keiner bekannt: fügen Sie seinen Schlüssel mit maillon witnesses SCHLÜSSEL hinzu (der Zeuge zeigt ihn mit maillon-audit witness --folder ORDNER)."
          : "Bekannte Zeugen: \(list(known)).")
    case .noKey(let path):
      "Das Register „\(path)“ hat seinen Schlüssel zum Signieren nicht mehr, die Datei „key“. Nehmen Sie ihn aus der neuesten Sicherung, die ihn hat, und behalten Sie diese: cp SICHERUNG/key \(TypedWord.path(path + "/key")). Hat ihn keine, stellen Sie das Register mit maillon restore aus seinem Archiv her: dabei entsteht ein anderer Schlüssel, für alle, die prüfen."
    case .emptyPeriod(let from, let at):
      emptyPeriod(from, at)
    case .badCopy(let path, let fault): badCopy(path, fault)
    case .otherFolder(let path, let kind): leaving(.otherFolder(path: path, kind))
    case .isFile(let path): leaving(.isFile(path: path))
    case .obstacle(let obstacle): leaving(.obstacle(obstacle))
    case .other(let path, let what):
      "\(list([path])): \(language.reason(what)). Versuchen Sie es noch einmal; bleibt es, rufen Sie maillon verify auf."
    }
  }

  func clockChange(_ change: ClockChange, _ zone: LedgerZone) -> String {
    let form = { (instant: Instant) in language.format(instant, in: zone) }
    return "Das lässt sich nicht zurücknehmen: "
      + many(Int(clamping: change.count), "Eintrag", "Einträge")
      + (form(change.first) == form(change.last)
        ? " vom \(form(change.first))" : " vom \(form(change.first)) bis \(form(change.last))")
      + ". Als richtige Zeit gilt von nun an \(form(change.time))."
      + (!change.isOfTimesToCome
        ? " Keine Zeit, die noch kommt, steht darin: nichts zeigt, dass die Uhr falsch ging."
        : change.isDoubtful
          ? " Die Uhr des Rechners zeigt jetzt \(form(change.present)). Geht sie nach, so stimmen diese Zeiten: Stellen Sie die Uhr und berichtigen Sie nichts."
          : "")
  }

  private func entriesMissing(_ missing: MissingEntries, _ folder: String?) -> String {
    let places = self.places(language.format(missing.size), language.format(missing.published - 1))
    if let folder {
      return
        "„\(folder)“ hat \(entries(language.format(missing.published))), dieses Register \(language.format(missing.size)): hier fehlt, was veröffentlicht ist (\(places)). Jetzt wurde nichts veröffentlicht. So kommen sie herein: maillon restore --published \(TypedWord.path(folder))."
    }
    return
      "Diesem Register fehlen Einträge, die signiert und veröffentlicht sind (\(places)); was jetzt geschrieben würde, wäre eine andere Geschichte unter demselben Schlüssel. So kommen sie herein: maillon restore --published ORDNER, aus einer Veröffentlichung, die sie hat. Hat sie niemand mehr: maillon restore --accept-loss"
  }

  /// What this ledger holds and its own publication does not, and both ways to go on.
  private func astray(_ path: String, _ astray: Astray, _ folder: String?) -> String {
    let (here, aside) = (TypedWord.path(path), TypedWord.path(Ledger.placeAside(for: path)))
    let published = folder.map(TypedWord.path) ?? "ORDNER"
    let size = language.format(astray.published)
    let named = astray.own.map { "„\($0.id)“ an Stelle \(language.format($0.position))" }
    let rest = (astray.ownCount ?? 0) - UInt64(named.count)
    let own =
      named.isEmpty
      ? "Welche, das sagt: maillon restore --published ORDNER, mit der Veröffentlichung."
      : "Hier und nicht dort: \(named.joined(separator: "; "))"
        + (rest > 0 ? "; und \(many(language.format(rest), "weiterer", "weitere"))." : ".")
    return
      "Dieses Register enthält andere Einträge als die, die es signiert und veröffentlicht hat\(folder.map { " in „\($0)“" } ?? "") (\(entries(size))): es ging ohne sie weiter. \(own) Bis das entschieden ist, wird nichts eingetragen oder veröffentlicht. "
      + "Um zu behalten, was veröffentlicht ist: mv \(here) \(aside), dann maillon restore SICHERUNG --published \(published) --ledger \(here), und tragen Sie diese Vorgänge neu ein (maillon show ID --ledger \(aside)). "
      + "Um zu behalten, was hier steht, und aufzugeben, was veröffentlicht ist: maillon restore --accept-loss"
  }

  private func damaged(_ path: String, _ what: String) -> String {
    "\(list([path])) ist beschädigt (\(what)). maillon verify sagt, was betroffen ist. Um es neu aufzubauen, stellen Sie "
      + "den Ordner des Registers beiseite, dann maillon restore SICHERUNG, mit --published ORDNER, wenn es veröffentlicht ist."
  }

  private func logGone(_ path: String) -> String {
    "Das Log des Registers \(list([path])) ist nicht mehr da (log/data.mdb), das Übrige schon. Legen Sie kein neues an. "
      + restoring(path)
  }

  /// How a ledger whose log is lost comes back, as it is typed.
  private func restoring(_ path: String) -> String {
    let (here, aside) = (TypedWord.path(path), TypedWord.path(Ledger.placeAside(for: path)))
    return
      "Stellen Sie den Ordner beiseite (mv \(here) \(aside)), dann maillon restore SICHERUNG --ledger \(here), mit --published ORDNER, wenn es veröffentlicht ist."
  }

  private func nothingToComplete(_ path: String, _ published: String) -> String {
    let (here, site) = (TypedWord.path(path), TypedWord.path(published))
    return
      "In \(list([path])) ist kein Register, das zu ergänzen wäre. So kommt es zurück: maillon restore SICHERUNG --published \(site) --ledger \(here); ohne Sicherung: maillon restore \(site) --key SCHLÜSSEL --ledger \(here) (die Namen sind nicht darin, und ein anderer Schlüssel signiert)."
  }

  private func wentOn(_ path: String, _ published: String, _ parting: UInt64?) -> String {
    let start = parting.map { "ab Stelle \(language.format($0)) " } ?? ""
    return
      "\(list([path])) passt nicht zu \(list([published])): \(start)enthält sie andere Einträge als das Veröffentlichte. Nichts wurde geschrieben. Nehmen Sie eine Sicherung von davor: geben Sie maillon restore den Ordner, in dem alle liegen, es nimmt die letzte, die passt. Gibt es keine: maillon restore \(TypedWord.path(published)) --key SCHLÜSSEL (die Namen sind nicht darin, und ein anderer Schlüssel signiert)."
  }

  private func badCopy(_ path: String, _ fault: CopyFault) -> String {
    switch fault {
    case .insideLedger:
      "„\(path)“ liegt im Register selbst: die Sicherung ginge mit ihm verloren. Wählen Sie ein anderes Laufwerk."
    case .besideLedger:
      "\(list([path])) ist der Ordner, in dem das Register liegt: Mit Sicherungen darin käme es dort nicht zurück. Nichts wurde geschrieben. Geben Sie ihnen einen eigenen Ordner, am besten auf einem anderen Laufwerk; hier zum Beispiel: maillon backup "
        + printable(TypedWord.path((path.hasSuffix("/") ? path : path + "/") + "backups"))
    case .readOnly:
      "\(list([path])) ist schreibgeschützt. Dem Register fehlt nichts: wählen Sie einen anderen Ort."
    case .noFolder(let folder):
      "Der Ordner \(list([folder])) ist nicht da: ist der Datenträger angeschlossen? Nichts wurde geschrieben. Ist es doch dieser Ort, legen Sie ihn zuerst an: mkdir -p \(TypedWord.path(folder))"
    case .notPublished(let source, let ledger):
      "\(list([path])) enthält eine oder mehrere Sicherungen, und --published verlangt einen veröffentlichten Ordner. So kommt das Register zurück: maillon restore \(TypedWord.path(path)) --published \(source.map(TypedWord.path) ?? "ORDNER") --ledger \(TypedWord.path(ledger))"
    case .ledgerNotPublished(let source, let ledger):
      "\(list([path])) ist ein Register, und --published verlangt einen veröffentlichten Ordner. Nichts wurde daraus übernommen. So übernehmen Sie, was es mehr hat: \(publishing(path, restoring: source, ledger))"
    case .wentOn(let published, let parting): wentOn(path, published, parting)
    case .notAFolder: "„\(path)“ ist kein Ordner. Wählen Sie einen anderen Ort."
    case .otherLedger(let newest, let owner):
      "In \(list([path])) ist die letzte Sicherung \(list([newest])) die eines anderen Registers (\(owner)), oder dieses Registers mit einem anderen Schlüssel: nichts wird gesichert. Wählen Sie einen anderen Ordner, oder fügen Sie --force hinzu."
    case .severalLedgers(let backups):
      "In \(list([path])) liegen Sicherungen mehrerer Register. Nichts wurde geschrieben: Nennen Sie die gewünschte, zum Beispiel die letzte eines jeden: \(list(backups))."
    case .nothingThere:
      "In „\(path)“ ist weder eine Sicherung noch eine Veröffentlichung. Geben Sie ein Archiv an, oder einen Ordner von maillon backup oder maillon publish."
    case .isLedger(let ledger, let published, let isTaken):
      "\(list([path])) ist ein ganzes Register und keine Sicherung. "
        + (isTaken
          ? "Es geht dort, wo es ist: maillon status --ledger \(TypedWord.path(path)). Um es auch anderswo zu haben: maillon backup ORT --ledger \(TypedWord.path(path)), dann maillon restore ORT --ledger ANDERER"
          : "So kommt es an seinen Platz: mv \(TypedWord.path(path)) \(TypedWord.path(ledger))"
            + (published.map {
              ", dann maillon restore --published \(TypedWord.path($0)) --ledger \(TypedWord.path(ledger))"
            } ?? ""))
    case .unfinished:
      "„\(path)“ ist keine ganze Sicherung: SHA256SUMS fehlt, das zuletzt geschrieben wird. Nehmen Sie eine andere Sicherung."
    case .missing(let name):
      "In „\(path)“ fehlt „\(name)“. Nichts wurde daraus übernommen; nehmen Sie eine andere Kopie."
    case .gone(let name):
      "Das Register \(list([path])) wurde während der Sicherung weggenommen: \(list([name])) fehlt. Diese Kopie ist nicht ganz und wird nicht behalten; die früheren Sicherungen bleiben. Legen Sie den Ordner zurück und beginnen Sie noch einmal, oder bauen Sie ihn mit maillon restore neu."
    case .changed(let name):
      "In „\(path)“ ist „\(name)“ beschädigt oder verändert. Nichts wurde daraus übernommen; nehmen Sie eine andere Kopie."
    case .otherSignature:
      "Der signierte Kopf von „\(path)“ trägt nicht die Signatur des Schlüssels dieses Registers. Nichts wurde geschrieben; prüfen Sie --key, oder nehmen Sie eine andere Kopie."
    case .otherHead(let found):
      "„\(path)“ ergibt nicht den Kopf, der darin signiert ist: \(entries(language.format(found.anchoredSize))), Wurzel \(found.anchoredRoot); es sind \(entries(language.format(found.size))), Wurzel \(found.root). Nichts wurde geschrieben; nehmen Sie eine andere Kopie."
    }
  }

  func foreign(_ file: ForeignFile, _ path: String) -> String {
    switch file {
    case .page:
      "\(list([path])) ist eine Seite; nötig ist ein Vorgang je Zeile, in JSON, wie maillon export sie schreibt, nur ohne seq und recordedAt. Nichts wurde geschrieben."
    case .print:
      "\(list([path])) ist ein PDF; nötig ist ein Vorgang je Zeile, in JSON, wie maillon export sie schreibt, nur ohne seq und recordedAt. Nichts wurde geschrieben."
    case .picture:
      "\(list([path])) ist ein Bild oder eine andere Datei ohne Text; nötig ist ein Vorgang je Zeile, in JSON, wie maillon export sie schreibt, nur ohne seq und recordedAt. Nichts wurde geschrieben."
    case .workbook:
      "\(list([path])) ist eine Tabellenmappe oder ein anderes Bürodokument; nötig ist ein Vorgang je Zeile, in JSON, wie maillon export sie schreibt, nur ohne seq und recordedAt. Nichts wurde geschrieben."
    case .table:
      "\(list([path])) ist eine Tabelle (CSV) oder ein anderer Text; nötig ist ein Vorgang je Zeile, in JSON, wie maillon export sie schreibt, nur ohne seq und recordedAt. Nichts wurde geschrieben."
    case .list:
      "\(list([path])) ist JSON als Liste oder über mehrere Zeilen; setzen Sie jeden Vorgang auf eine einzige Zeile, ohne Klammern darum und ohne Komma dazwischen. Nichts wurde geschrieben."
    case .packed(let command):
      "\(list([path])) ist gepackt. Entpacken Sie es zuerst\(command.map { " (\($0))" } ?? "") und geben Sie maillon, was herauskommt. Nichts wurde geschrieben."
    case .address:
      "\(list([path])) ist eine Adresse, und maillon holt nichts aus dem Netz. Kopieren Sie zuerst den veröffentlichten Ordner auf diesen Rechner, so wie Sie Dateien von jenem Server kopieren (rsync, scp, SFTP), und geben Sie dann diesen Ordner an. Nichts wurde geschrieben."
    }
  }

  func usage(_ fault: UsageFault) -> String {
    switch fault {
    case .unknownCommand(let name, let near): "Unbekannter Befehl \(list([name]))." + meant(near)
    case .unknownOption(let name, let near): "Unbekannte Option \(list([name]))." + meant(near)
    case .unknownKind(let name, let near): "Unbekannter Vorgang \(list([name]))." + meant(near)
    case .missingValue(let option): "Die Option \(list([option])) braucht einen Wert."
    case .unexpectedValue(let option, let value):
      "Die Option \(list([option])) nimmt keinen Wert, auch nicht \(list([value]))."
    case .noInput(let options):
      "Auf der Standardeingabe kam nichts für \(options.joined(separator: ", ")). Tippen Sie an der Tastatur den Text, dann Eingabetaste und Strg-D."
    case .otherLines(let found, let options):
      "Die Standardeingabe hat \(many(found, "Zeile", "Zeilen")); nötig \(options.count == 1 ? "ist 1" : "sind \(options.count)"), eine für jede von: \(options.joined(separator: ", "))."
    case .inputNotUTF8:
      "Was auf der Standardeingabe kommt, ist kein Text in UTF-8. Speichern Sie ihn als UTF-8 und beginnen Sie noch einmal."
    case .missingWord(let word): "\(word) fehlt."
    case .unexpectedWord(let word): "\(list([word])) ist zu viel."
    case .givenTwice(let option): "\(list([option])) steht zweimal da."
    case .badValue(let option, let value, let expected):
      "\(list([option])) kann nicht \(list([value])) sein. Wählen Sie \(list(expected))."
    case .noMasking(let word):
      "„--mask“ kann nicht \(list([word])) sein. Wählen Sie all, none, oder Stellen mit Kommas dazwischen: derselbe Befehl mit --dry-run statt --mask zeigt sie."
    case .secretKey:
      "Das ist ein geheimer Schlüssel (PRIVATE+KEY), den niemand bekommt: er wird hier nicht wiederholt. Hat ihn jemand anders gesehen, muss ein neuer her. Geben Sie den öffentlichen Schlüssel, name+id+base64: maillon-audit witness --folder ORDNER zeigt den eines Zeugen, maillon status den eines Registers."
    case .notTogether(let one, let other):
      "\(list([one])) und \(list([other])) gehen nicht zusammen."
    case .needs(let option, let other): "\(list([option])) verlangt auch \(list([other]))."
    case .notAQuantity(let word):
      "\(list([word])) ist keine Menge. Sagen Sie MENGE ARTIKEL, zum Beispiel 150 sheet."
    case .formatToCome(let format):
      "Das Format \(list([format])) ist noch nicht fertig. Wählen Sie \(list(["jsonl"]))."
    }
  }

  private func meant(_ near: [String]) -> String {
    near.isEmpty ? "" : " Meinten Sie \(list(near))?"
  }

  private func emptyPeriod(_ from: String, _ at: String) -> String {
    let (start, end) = (day(from), day(at))
    return
      "Der Zeitraum endet am \(end), bevor er am \(start) beginnt. Vertauschen Sie die beiden Daten."
  }
}
