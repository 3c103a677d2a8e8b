import Outgoing

extension DutchWords {
  public func leaving(_ phrase: LeavingPhrase) -> String {
    switch phrase {
    case .obstacle(let obstacle): self.obstacle(obstacle)
    case .otherFolder(let path, let kind): otherFolder(path, kind)
    case .isFile(let path):
      "\(list([path])) is een bestand, en een register is een map. Kijk --ledger na."
    case .garbled(let word):
      "\(list([word])) is geen tekst in UTF-8 en zou iets anders aanwijzen: er is niets gedaan. Geef dat bestand of die map een andere naam, of typ het woord opnieuw."
    case .misgiven(let misgiven): self.misgiven(misgiven)
    case .leftovers(let paths):
      "Resten van onderbroken bewerkingen: \(language.format(paths.count)) (\(list(paths))). Een register dat nooit klaar kwam, wordt opgeruimd door de volgende back-up (maillon backup MAP), de rest door de volgende bewerking van dezelfde soort."
    case .passedOver(let names, let taken):
      "Nieuwere, onvolledige back-ups blijven terzijde: \(list(names)). \(list([taken])) wordt genomen."
    case .secretBeside(let path, let folder, let publication):
      "In \(list([folder])) ligt \(list([publication])), dat gepubliceerd is: als de webserver \(list([folder])) toont, toont hij ook \(list([path])), met al het geheime dat erin zit. Zet het dan meteen buiten \(list([folder]))."
    case .shown(let beside, let folder):
      "In \(list([folder])) \(beside.count == 1 ? "ligt één bestand" : "liggen \(language.format(beside.count)) bestanden") naast wat maillon er zet, en mee te zien: \(list(beside.names))\(beside.count > beside.names.count ? " …" : ""). Haal weg wat niet iedereen mag zien."
    case .shownPersonal(let names, let folder):
      "WEG TE HALEN uit \(list([folder])), en van de webserver als het er al staat: \(list(names)). Dat gaat maar één persoon of vereniging aan, en iedereen zou het zien."
    }
  }

  private func obstacle(_ obstacle: Obstacle) -> String {
    switch obstacle {
    case .taken(let path, let kind, let folder):
      "Er wordt niets geschreven in \(list([path])): \(list([folder])) is \(name(of: kind))\(wayBack(from: kind))"
    case .amongBackups(let path, let folder, let backup):
      "Er wordt niets geschreven in \(list([path])): \(list([folder])) is een map met back-ups, die geheim blijft, en noch een register noch wat gepubliceerd is, komt erin. Kies een plaats buiten die map. Kwam \(list([backup])) er bij vergissing terecht, verplaats ze dan, met de andere back-ups die er staan."
    case .holds(let path, let kind, let folder):
      "Er wordt niets geschreven in \(list([path])): daarin staat \(list([folder])), \(name(of: kind)). Wat gepubliceerd wordt en wat geheim is, horen niet in één map: kies een andere of, staat het er bij vergissing, haal het meteen weg, ook van de webserver."
    case .secrets(let path, let names):
      "Er is niets geschreven in \(list([path])): daar staat \(list(names)), geheim, en iedereen zou het zien. WEG TE HALEN, en ook van de webserver als het er al staat; begin dan opnieuw. Een geheime sleutel die iemand kon zien, bewijst niets meer: zeg het aan wie het register nakijkt."
    case .unseen(let path, let folder):
      "Er wordt niets geschreven in \(list([path])): \(list([folder])) kan niet gelezen worden, en daar kan iets geheims in staan. Kies een map apart, of vraag het recht om die te lezen."
    case .tooMuch(let path, let limit):
      "Er wordt niets geschreven in \(list([path])): daarin staan meer dan \(language.format(limit)) mappen, te veel om te zien of er niets geheims bij is. Kies een map apart."
    case .occupied(let path, let name):
      "Er is niets geschreven in \(list([path])): daar staat al \(list([name])), en alles in deze map zou te zien zijn. Kies een map apart, bijvoorbeeld \(path)/register."
    case .handedOut(let path):
      "Het bestand \(list([path])) is een ander verslag, dat misschien al aan iemand gegeven is: het blijft zoals het is, en er is niets uitgegeven. Kies een andere naam, of voeg --force toe om het te vervangen."
    case .foreign(let path):
      "Het bestand \(list([path])) bestaat en komt niet van maillon: het blijft zoals het is. Kies een andere naam, of voeg --force toe om het te vervangen."
    case .beside(let path, let report):
      "Het bestand \(list([path])) ging mee met \(list([report])), een verslag dat volgens het register gepubliceerd is: het blijft zoals het is, en er wordt niets geschreven. Kies een andere naam, of voeg --force toe om het te vervangen."
    case .standing(let path, let mark, let document):
      "Het bestand \(list([path])) bestaat al: het is \(name(of: mark))\(document.map { " (maillon \($0))" } ?? ""), en \(difference(from: mark)). Het blijft zoals het is. Kies een andere naam, of voeg --force toe om het te vervangen."
    case .besidePublished(let path, let publication):
      "Er is niets geschreven in \(list([path])): de map waar het zou komen, bevat \(list([publication])), dat gepubliceerd is, en misschien toont een webserver die map; dit bestand gaat maar één persoon of vereniging aan. Kies een andere map, of voeg --force toe."
    case .otherPack(let path, let period):
      "In \(list([path])) ligt al een controledossier\(period.map { " over een andere periode of een andere stand van het register (\($0))" } ?? " dat zijn periode niet zegt"), misschien al aan iemand gegeven: het blijft zoals het is, en er is niets geschreven. Kies een andere map, of voeg --force toe om het te vervangen."
    case .otherHead(let path):
      "Het bestand \(list([path])) is geen ondertekende kop van dit register: het blijft zoals het is, en er wordt niets gepubliceerd. Kies een andere map; publiceerde dit register hier al, dan is het beschadigd of heeft iemand het vervangen: zoek uit wie op die server kan schrijven, haal dit bestand weg en begin opnieuw."
    case .otherKey(let path):
      "Het bestand \(list([path])) is niet de publieke sleutel van dit register: het blijft zoals het is, en er wordt niets gepubliceerd. Kies een andere map; publiceerde dit register hier al, dan heeft iemand hem vervangen: zoek uit wie op die server kan schrijven, haal dit bestand weg en begin opnieuw."
    case .isFolder(let path):
      "\(list([path])) is een map. Geef de naam van een bestand."
    case .isFile(let path):
      "\(list([path])) is een bestand, en er is een map nodig. Kies een andere plaats."
    case .isDisk(let path):
      "\(list([path])) is een hele schijf, en er is een bestand nodig. Kies een andere naam."
    case .exists(let path):
      "\(list([path])) bestaat al: het blijft zoals het is. Kies een andere plaats."
    case .mounted(let path):
      "\(list([path])) is de wortel van een schijf: een register kan die plaats niet innemen. Kies een map daarin, bijvoorbeeld --ledger \(path)/register."
    case .inTheMaking(let path, let name):
      "Er wordt niets naar \(list([path])) geschreven: maillon geeft namen zoals \(list([name])) aan wat niet af is, en ruimt het later op. Kies een andere naam."
    case .notText(let path):
      "Er wordt niets naar \(list([path])) geschreven: het pad loopt over een naam die geen tekst in UTF-8 is. Geef die map een andere naam, of kies een andere plaats."
    case .address(let path):
      "\(list([path])) is een adres, en maillon schrijft alleen in mappen van deze computer. Kies er een, en kopieer dan wat erin zit naar de server (rsync, scp, SFTP)."
    case .endlessLink(let path):
      "\(list([path])) loopt over koppelingen die in een kring draaien. Kies een andere plaats."
    case .busy(let path):
      "Een ander programma schrijft al een halve minuut in \(list([path])), of houdt die map vergrendeld (flock). Wacht even en begin opnieuw."
    case .unread(let path):
      "\(list([path])) is een pijp die niemand leest: er is niets in geschreven. Start eerst het programma dat ze leest, of geef een bestandsnaam."
    case .system(let fault):
      "\(list([fault.path])) kan niet geschreven worden (\(language.reason(fault.meaning))). "
        + (fault.isOfFullDisk
          ? "Maak plaats en probeer opnieuw."
          : "Kijk na of de map bestaat en of u er rechten op hebt.")
    }
  }

  /// Why nothing goes into such a folder, and the way out where it became one by a slip.
  private func wayBack(from kind: FolderKind) -> String {
    switch kind {
    case .publication:
      ", en daar komt niets anders in. Kies een plaats buiten die map. Is ze dat bij vergissing, haal er dan tile, checkpoint, key en cosigned uit."
    case .ledger, .witness, .backup, .backups, .unfinished, .pack:
      ", en daar komt niets anders in. Kies een plaats buiten die map."
    }
  }

  private func otherFolder(_ path: String, _ kind: FolderKind) -> String {
    let what = "\(list([path])) is \(name(of: kind)), en geen register. "
    switch kind {
    case .backup, .backups:
      return what
        + "Om er een register van te maken: maillon restore \(path) --ledger MAP."
    case .publication:
      return what
        + "Om er weer een register van te maken: maillon restore \(path) --ledger MAP. Om het na te kijken: maillon-audit \(path) --key SLEUTEL."
    case .pack:
      return what
        + "Om het na te kijken: maillon-audit \(path)/site --key SLEUTEL. Zeg met --ledger waar het register is."
    case .witness, .ledger:
      return what + "Zeg met --ledger waar het register is."
    case .unfinished:
      return what
        + "De bewerking die het maakte is onderbroken, of loopt nog: begin ze opnieuw, of zeg met --ledger waar het register is."
    }
  }

  func name(of kind: FolderKind) -> String {
    switch kind {
    case .ledger: "een register"
    case .witness: "de map van een getuige"
    case .backup: "een back-up"
    case .unfinished: "een register of een back-up die niet af is"
    case .publication: "een gepubliceerd register"
    case .pack: "een controledossier"
    case .backups: "een map met back-ups"
    }
  }
  func name(of mark: Mark) -> String {
    switch mark {
    case .page: "een pagina"
    case .print: "een pdf"
    case .report: "een verslag"
    case .archive: "het archief van een register"
    case .proof: "het bewijs van een handeling"
    case .head: "een ondertekende kop"
    case .table: "een tabel van een verslag"
    case .person: "de fiche van een persoon"
    case .guide: "de handleiding van een controledossier"
    }
  }

  private func difference(from mark: Mark) -> String {
    switch mark {
    case .archive: "het nieuwe bevat niet al zijn regels"
    case .head: "wat geschreven zou worden, is geen nieuwere kop van hetzelfde register"
    case .proof: "wat geschreven zou worden, bewijst niet dezelfde handeling"
    case .page, .print, .report, .table, .person, .guide:
      "wat geschreven zou worden, is iets anders, of van een ander register"
    }
  }
}
