import Bookkeeping
import Exchange
import Wording

extension DutchWords {
  func copies(_ phrase: CopyPhrase) -> String {
    switch phrase {
    case .onSameDisk:
      "Ze ligt op dezelfde schijf als het register: begeeft die schijf het, dan zijn beide verloren. Maak er ook een op een andere schijf."
    case .keyTaken(let backup, true):
      "De sleutel die ondertekent, is die van het register dat opzij gezet is, \(list([backup])), dat ondertekend heeft wat teruggekomen is: wie controleert, heeft de juiste."
    case .keyTaken(let backup, false):
      "De sleutel die ondertekent, zat niet in deze back-up: die van \(list([backup])) is genomen, waarvan de ondertekende kop wel degelijk van dit register is."
    case .doubtfulKey(let backup, let ledger):
      "\(list([backup])) heeft een sleutel met dezelfde naam, maar niets toont dat die van dit register is. Weet u dat het zo is, neem hem dan: \(takingKey(of: backup, ledger))"
    case .keyBeside(let folder, let ledger):
      "\(list([folder])) heeft de sleutel die ondertekend heeft wat teruggekomen is. Werkt daar niemand meer, neem hem dan, zodat wie controleert de juiste heeft: \(takingKey(of: folder, ledger))"
    case .strayed(let copy, let taken):
      strayed(copy, taken)
    case .former(let former, let command):
      "De back-up ervoor is gaaf (\(many(Int(clamping: former.size), "inschrijving", "inschrijvingen"))\(former.lacking.map { ", \(language.format($0)) minder" } ?? "")): \(command)"
    case .otherHistories(let backups):
      "Onder dezelfde sleutel \(backups.count == 1 ? "bevat" : "bevatten") \(list(backups)) inschrijvingen die dit register niet heeft, of andere op dezelfde plaatsen: ergens is er op een oude kopie verdergewerkt. Bewaar al die back-ups. Is dit register het verkeerde, zet het dan opzij en haal het andere terug: maillon restore \(TypedWord.path(backups[0]))"
    case .noNames(let persons):
      "De namen zitten er niet in: een publicatie of een archief bevat niets van de kluis (namen, nota’s, toestemmingen, bijlagen), en het register kent \(many(persons, "persoon", "personen")). Vindt u een back-up terug, dan in de plaats van BACK-UP: \(recovering([], from: "BACK-UP"))"
    case .vaultAside(let aside): newerVault(aside).joined(separator: "\n")
    case .vaultBeside(let persons, let aside):
      "De namen zitten er niet in: een publicatie of een archief bevat niets van de kluis (namen, nota’s, toestemmingen, bijlagen), en het register kent \(many(persons, "persoon", "personen")). Het register ernaast, \(list([printable(aside)])), heeft zijn kluis nog. Om die terug te nemen:\n  \(recovering([], from: aside))"
    case .olderThan(let copy, let ledger, let aside):
      "Dit register is ouder dan \(list([copy.path])), waarin \(many(Int(clamping: copy.more), "inschrijving", "inschrijvingen")) meer \(copy.more == 1 ? "staat" : "staan"), na die van hier. Noteer hier niets: dat werd een andere geschiedenis onder dezelfde sleutel. Om de andere terug te halen, met dit register opzij:"
        + takingPlace(of: ledger, aside, copy.path)
    case .incomplete(let copy, let ledger, let place):
      "\(list([copy.path])) heeft \(many(Int(clamping: copy.more), "inschrijving", "inschrijvingen")) na die van hier, maar er ontbreken bestanden in en ze kan niet worden teruggezet. Het log ervan is leesbaar. Noteer hier niets voor die inschrijvingen er zijn; om ze binnen te halen, langs een kopie:"
        + bringing(inLogOf: copy.path, by: place, ledger)
        + "\nWat \(list([printable(place)])) van personen heeft, wordt daarna genoemd. Vernietig die kopie daarna: ze bevat fiches, met hun sleutels."
    case .newerVault(let backup, let ledger, let aside):
      "\(list([printable(backup)])) is later gemaakt, en de kluis ervan is niet die welke terugkwam: wat sindsdien vergeten, ingetrokken, gemaskeerd of genoteerd werd, zit daarin. Om die terug te halen, met dit register opzij:"
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
      "De naam mocht in verslagen staan, en er \(ids.count == 1 ? "werd" : "werden") \(many(ids.count, "verslag", "verslagen")) uitgegeven: \(few(ids.map(\.description))). Wie er een heeft, leest de naam er misschien in; een pagina die u vanaf nu maakt, draagt hem niet meer."
    case .mended(let files, let place):
      "In \(list([place])) \(files.count == 1 ? "was" : "waren") \(many(files.count, "bestand", "bestanden")) weg of niet meer zoals gepubliceerd, en \(files.count == 1 ? "is" : "zijn") rechtgezet volgens het log: \(fewQuoted(files)). Alleen maillon publish schrijft daar: iemand of iets anders heeft eraan gezeten. Zoek uit wie op die server kan schrijven."
    case .unvouched:
      "Niets toont of dit archief volledig en ongewijzigd is. Vergelijk de wortel hierboven met die welke u bewaard hebt; met --root WORTEL of --published MAP doet restore dat zelf."
    case .nothingLacking(let size, let root):
      "Er ontbrak niets: het register is zoals het was (\(entries(size)), wortel \(root))."
    case .besideLog(let problems, let size, let root):
      many(problems, "probleem", "problemen")
        + ", maar het log is gaaf en niets is verloren (\(entries(size)), wortel \(root)). Wat te doen is, staat bij elk:"
    case .logIntact(let size, let root, let isBarred):
      "Het log is gaaf: \(entries(size)), wortel \(root). \(isBarred ? "In de kluis werd niet gekeken." : "Het register zelf is niet volledig.")"
    }
  }

  private func strayed(_ copy: StrayedCopy, _ taken: String) -> String {
    let q = TypedWord.path
    let start = copy.parting.map { "vanaf plaats \(language.format($0)) " } ?? ""
    return
      "\(list([copy.path])) is niet genomen: \(start)bevat ze andere inschrijvingen dan wat gepubliceerd is. \(list([taken])) is genomen, de laatste waar de publicatie op verdergaat. Noteer opnieuw wat de andere meer had; om het te zien: maillon restore \(q(copy.path)) --ledger ANDER"
  }

  private func goingOn(_ one: FormerVault.GoingOn, _ ledger: String) -> String {
    if case .same(_, let more) = one.relation {
      "Ernaast ligt \(list([printable(one.path)])), van hetzelfde register, met \(many(Int(clamping: more), "inschrijving die volgt", "inschrijvingen die volgen")) op die van hier. Wordt dáár gewerkt, ga dan daar verder. Anders haalt u ze binnen vóór u hier iets noteert: wat eerder genoteerd is, wordt een andere geschiedenis."
        + bringing(in: one, ledger)
    } else {
      "Ernaast ligt \(list([printable(one.path)])), van hetzelfde register, met inschrijvingen die dit niet heeft. Wordt dáár gewerkt, ga dan daar verder. Bekijk ze anders, en noteer hier opnieuw wat ontbreekt, vóór u iets vernietigt:"
        + bringing(in: one, ledger)
    }
  }
}
