import Outgoing

extension GermanWords {
  public func leaving(_ phrase: LeavingPhrase) -> String {
    switch phrase {
    case .obstacle(let obstacle): self.obstacle(obstacle)
    case .otherFolder(let path, let kind): otherFolder(path, kind)
    case .isFile(let path):
      "\(list([path])) ist eine Datei, und ein Register ist ein Ordner. Prüfen Sie --ledger."
    case .garbled(let word):
      "\(list([word])) ist kein Text in UTF-8 und würde etwas anderes bezeichnen: Nichts ist geschehen. Geben Sie dieser Datei oder diesem Ordner einen anderen Namen, oder tippen Sie das Wort neu."
    case .misgiven(let misgiven): self.misgiven(misgiven)
    case .leftovers(let paths):
      "Reste abgebrochener Vorgänge: \(language.format(paths.count)) (\(list(paths))). Ein nie fertiges Register räumt die nächste Sicherung weg (maillon backup ORDNER), den Rest der nächste Vorgang derselben Art."
    case .passedOver(let names, let taken):
      "Neuere, unvollständige Sicherungen bleiben beiseite: \(list(names)). Genommen wird \(list([taken]))."
    case .secretBeside(let path, let folder, let publication):
      "In \(list([folder])) liegt \(list([publication])), das veröffentlicht ist: Zeigt der Webserver \(list([folder])), so zeigt er auch \(list([path])), mit allem Geheimen darin. Legen Sie es dann sofort woandershin, außerhalb von \(list([folder]))."
    case .shown(let beside, let folder):
      "In \(list([folder])) \(beside.count == 1 ? "liegt eine Datei" : "liegen \(language.format(beside.count)) Dateien") neben dem, was maillon dort ablegt, und mit zu sehen: \(list(beside.names))\(beside.count > beside.names.count ? " …" : ""). Entfernen Sie, was nicht alle sehen dürfen."
    case .shownPersonal(let names, let folder):
      "ZU ENTFERNEN aus \(list([folder])), und vom Webserver, falls es schon dort ist: \(list(names)). Das geht nur eine Person oder einen Verein an, und alle sähen es."
    }
  }

  private func obstacle(_ obstacle: Obstacle) -> String {
    switch obstacle {
    case .taken(let path, let kind, let folder):
      "In \(list([path])) wird nichts geschrieben: \(list([folder])) ist \(name(of: kind))\(wayBack(from: kind))"
    case .amongBackups(let path, let folder, let backup):
      "In \(list([path])) wird nichts geschrieben: \(list([folder])) ist ein Ordner mit Sicherungen, der geheim bleibt, und weder ein Register noch Veröffentlichtes kommt hinein. Wählen Sie einen Ort außerhalb dieses Ordners. Kam \(list([backup])) aus Versehen dorthin, verschieben Sie die Sicherung, mit den anderen, die dort liegen."
    case .holds(let path, let kind, let folder):
      "In \(list([path])) wird nichts geschrieben: darin liegt \(list([folder])), \(name(of: kind)). Veröffentlichtes und Geheimes gehören nicht in einen Ordner: wählen Sie einen anderen oder, liegt es versehentlich da, nehmen Sie es sofort weg, auch vom Webserver."
    case .secrets(let path, let names):
      "In \(list([path])) wurde nichts geschrieben: dort liegt \(list(names)), das ist geheim, und alle sähen es. ZU ENTFERNEN, auch vom Webserver, falls es schon dort ist; dann versuchen Sie es noch einmal. Ein geheimer Schlüssel, den jemand sehen konnte, beweist nichts mehr: sagen Sie es denen, die das Register prüfen."
    case .unseen(let path, let folder):
      "In \(list([path])) wird nichts geschrieben: \(list([folder])) lässt sich nicht lesen, und darin könnte Geheimes liegen. Wählen Sie einen eigenen Ordner, oder bitten Sie um das Recht, diesen zu lesen."
    case .tooMuch(let path, let limit):
      "In \(list([path])) wird nichts geschrieben: darin liegen mehr als \(language.format(limit)) Ordner, zu viele, um zu sehen, dass nichts Geheimes dabei ist. Wählen Sie einen eigenen Ordner."
    case .occupied(let path, let name):
      "In \(list([path])) wurde nichts geschrieben: dort liegt schon \(list([name])), und alles in diesem Ordner wäre zu sehen. Wählen Sie einen eigenen Ordner, zum Beispiel \(path)/register."
    case .handedOut(let path):
      "Die Datei \(list([path])) ist ein anderer Bericht, der vielleicht schon jemandem gegeben wurde: sie bleibt, wie sie ist, und nichts wurde herausgegeben. Wählen Sie einen anderen Namen, oder fügen Sie --force hinzu, um sie zu ersetzen."
    case .foreign(let path):
      "Die Datei \(list([path])) gibt es schon, und sie kommt nicht von maillon: sie bleibt, wie sie ist. Wählen Sie einen anderen Namen, oder ergänzen Sie --force, um sie zu ersetzen."
    case .beside(let path, let report):
      "Die Datei \(list([path])) ging zusammen mit \(list([report])) hinaus, einem Bericht, der im Register als veröffentlicht steht: sie bleibt, wie sie ist, und nichts wird geschrieben. Wählen Sie einen anderen Namen, oder fügen Sie --force hinzu, um sie zu ersetzen."
    case .standing(let path, let mark, let document):
      "Die Datei \(list([path])) gibt es schon: sie ist \(name(of: mark))\(document.map { " (maillon \($0))" } ?? ""), und \(difference(from: mark)). Sie bleibt, wie sie ist. Wählen Sie einen anderen Namen, oder fügen Sie --force hinzu, um sie zu ersetzen."
    case .besidePublished(let path, let publication):
      "In \(list([path])) wurde nichts geschrieben: Der Ordner, in den es käme, enthält \(list([publication])), das veröffentlicht ist, und vielleicht zeigt ihn ein Webserver; diese Datei geht nur eine Person oder einen Verein an. Wählen Sie einen anderen Ordner, oder fügen Sie --force hinzu."
    case .otherPack(let path, let period):
      "In \(list([path])) liegt schon eine Prüfmappe\(period.map { " über einen anderen Zeitraum oder einen anderen Stand des Registers (\($0))" } ?? ", die ihren Zeitraum nicht nennt"), vielleicht schon jemandem übergeben: Sie bleibt, wie sie ist, und nichts wurde geschrieben. Wählen Sie einen anderen Ordner, oder fügen Sie --force hinzu, um sie zu ersetzen."
    case .otherHead(let path):
      "Die Datei \(list([path])) ist kein signierter Kopf dieses Registers: sie bleibt, wie sie ist, und nichts wird veröffentlicht. Wählen Sie einen anderen Ordner; hat dieses Register schon hier veröffentlicht, so ist sie beschädigt oder jemand hat sie ersetzt: Finden Sie heraus, wer auf diesem Server schreiben kann, nehmen Sie diese Datei weg und versuchen Sie es noch einmal."
    case .otherKey(let path):
      "Die Datei \(list([path])) ist nicht der öffentliche Schlüssel dieses Registers: sie bleibt, wie sie ist, und nichts wird veröffentlicht. Wählen Sie einen anderen Ordner; hat dieses Register schon hier veröffentlicht, so hat ihn jemand ersetzt: Finden Sie heraus, wer auf diesem Server schreiben kann, nehmen Sie diese Datei weg und versuchen Sie es noch einmal."
    case .isFolder(let path):
      "\(list([path])) ist ein Ordner. Nennen Sie eine Datei."
    case .isFile(let path):
      "\(list([path])) ist eine Datei, und es braucht einen Ordner. Wählen Sie einen anderen Ort."
    case .isDisk(let path):
      "\(list([path])) ist ein ganzer Datenträger, und es braucht eine Datei. Wählen Sie einen anderen Namen."
    case .exists(let path):
      "\(list([path])) gibt es schon: es bleibt, wie es ist. Wählen Sie einen anderen Ort."
    case .mounted(let path):
      "\(list([path])) ist die Wurzel eines Datenträgers: ein Register kann nicht an ihre Stelle treten. Wählen Sie einen Ordner darin, zum Beispiel --ledger \(path)/register."
    case .inTheMaking(let path, let name):
      "Nach \(list([path])) wird nichts geschrieben: maillon gibt Namen wie \(list([name])) dem, was nicht fertig ist, und räumt es später weg. Wählen Sie einen anderen Namen."
    case .notText(let path):
      "Nach \(list([path])) wird nichts geschrieben: Der Weg dorthin führt über einen Namen, der kein Text in UTF-8 ist. Geben Sie diesem Ordner einen anderen Namen, oder wählen Sie einen anderen Ort."
    case .address(let path):
      "\(list([path])) ist eine Adresse, und maillon schreibt nur in Ordner dieses Computers. Wählen Sie einen, und kopieren Sie dann auf den Server, was darin ist (rsync, scp, SFTP)."
    case .endlessLink(let path):
      "\(list([path])) führt über Verknüpfungen, die im Kreis laufen. Wählen Sie einen anderen Ort."
    case .busy(let path):
      "Ein anderes Programm schreibt seit einer halben Minute in \(list([path])) oder hält den Ordner gesperrt (flock). Warten Sie kurz und versuchen Sie es noch einmal."
    case .unread(let path):
      "\(list([path])) ist eine Pipe, die niemand liest: Es wurde nichts hineingeschrieben. Starten Sie zuerst das Programm, das sie liest, oder nennen Sie eine Datei."
    case .system(let fault):
      "\(list([fault.path])) lässt sich nicht schreiben (\(language.reason(fault.meaning))). "
        + (fault.isOfFullDisk
          ? "Schaffen Sie Platz und versuchen Sie es noch einmal."
          : "Prüfen Sie, ob der Ordner da ist und Sie die Rechte haben.")
    }
  }

  /// Why nothing goes into such a folder, and the way out where it became one by a slip.
  private func wayBack(from kind: FolderKind) -> String {
    switch kind {
    case .publication:
      ", und sonst kommt nichts hinein. Wählen Sie einen Ort außerhalb dieses Ordners. Ist er es aus Versehen, nehmen Sie tile, checkpoint, key und cosigned heraus."
    case .ledger, .witness, .backup, .backups, .unfinished, .pack:
      ", und sonst kommt nichts hinein. Wählen Sie einen Ort außerhalb dieses Ordners."
    }
  }

  private func otherFolder(_ path: String, _ kind: FolderKind) -> String {
    let what = "\(list([path])) ist \(name(of: kind)) und kein Register. "
    switch kind {
    case .backup, .backups:
      return what
        + "Ein Register wird daraus mit: maillon restore \(path) --ledger ORDNER."
    case .publication:
      return what
        + "Ein Register wird wieder daraus mit: maillon restore \(path) --ledger ORDNER. Geprüft wird es mit: maillon-audit \(path) --key SCHLÜSSEL."
    case .pack:
      return what
        + "Geprüft wird sie mit: maillon-audit \(path)/site --key SCHLÜSSEL. Sagen Sie mit --ledger, wo das Register ist."
    case .witness, .ledger:
      return what + "Sagen Sie mit --ledger, wo das Register ist."
    case .unfinished:
      return what
        + "Der Vorgang, der es machte, wurde abgebrochen oder läuft noch: beginnen Sie ihn neu, oder sagen Sie mit --ledger, wo das Register ist."
    }
  }

  func name(of kind: FolderKind) -> String {
    switch kind {
    case .ledger: "ein Register"
    case .witness: "der Ordner eines Zeugen"
    case .backup: "eine Sicherung"
    case .unfinished: "ein Register oder eine Sicherung, die nicht fertig ist"
    case .publication: "ein veröffentlichtes Register"
    case .pack: "eine Prüfmappe"
    case .backups: "ein Ordner mit Sicherungen"
    }
  }
  func name(of mark: Mark) -> String {
    switch mark {
    case .page: "eine Seite"
    case .print: "ein PDF"
    case .report: "ein Bericht"
    case .archive: "das Archiv eines Registers"
    case .proof: "der Nachweis eines Vorgangs"
    case .head: "ein signierter Kopf"
    case .table: "eine Tabelle eines Berichts"
    case .person: "das Blatt einer Person"
    case .guide: "die Anleitung einer Prüfmappe"
    }
  }

  private func difference(from mark: Mark) -> String {
    switch mark {
    case .archive: "das neue enthält nicht alle Zeilen davon"
    case .head: "was geschrieben werden soll, ist kein neuerer Kopf desselben Registers"
    case .proof: "was geschrieben werden soll, weist nicht denselben Vorgang nach"
    case .page, .print, .report, .table, .person, .guide:
      "was geschrieben werden soll, ist etwas anderes oder aus einem anderen Register"
    }
  }
}
