import Bookkeeping
import Wording

extension DutchWords {
  func copies(_ phrase: CopyPhrase) -> String {
    let q = TypedAct.quoted
    return switch phrase {
    case .onSameDisk:
      "Ze ligt op dezelfde schijf als het register: begeeft die schijf het, dan zijn beide verloren. Maak er ook een op een andere schijf."
    case .keyTaken(let backup):
      "De sleutel die ondertekent, zat niet in deze back-up: die van \(list([backup])) is genomen, waarvan de ondertekende kop wel degelijk van dit register is."
    case .doubtfulKey(let backup, let ledger):
      "\(list([backup])) heeft een sleutel met dezelfde naam, maar niets toont dat die van dit register is. Weet u dat het zo is, neem hem dan: cp \(q(backup + "/key")) \(q(ledger + "/key")) && rm -f \(q(ledger + "/checkpoint"))"
    case .strayed(let copy, let taken):
      strayed(copy, taken)
    case .former(let former, let command):
      "De back-up ervoor is gaaf (\(many(Int(clamping: former.size), "inschrijving", "inschrijvingen"))\(former.lacking.map { ", \(language.format($0)) minder" } ?? "")): \(command)"
    case .otherHistories(let backups):
      "Onder dezelfde sleutel bevat \(list(backups)) inschrijvingen die dit register niet heeft, of andere op dezelfde plaatsen: ergens is er op een oude kopie verdergewerkt. Bewaar al die back-ups. Is dit register het verkeerde, zet het dan opzij en haal het andere terug: maillon restore \(TypedAct.quoted(backups[0]))"
    case .nameless(let persons):
      "De namen zitten er niet in: een publicatie of een archief bevat niets van de kluis (namen, nota’s, toestemmingen, bijlagen), en het register kent \(many(persons, "persoon", "personen")). Vindt u een back-up terug, zet dan haar map people/ in dit register."
    case .formerVault(let former, let isPublished): formerVault(former, isPublished)
    case .holdErased(let old, let place): holdErased(old, place)
    case .nothingLacking(let size, let root):
      "Er ontbrak niets: het register is zoals het was (\(entries(size)), wortel \(root))."
    case .besideLog(let problems, let size, let root):
      many(problems, "probleem", "problemen")
        + ", maar het log is gaaf en niets is verloren (\(entries(size)), wortel \(root)). Wat te doen is, staat bij elk:"
    case .logIntact(let size, let root):
      "Het log is gaaf: \(entries(size)), wortel \(root). Het register zelf is niet volledig."
    }
  }

  private func strayed(_ copy: StrayedCopy, _ taken: String) -> String {
    let q = TypedAct.quoted
    let start = copy.parting.map { "vanaf plaats \(language.format($0)) " } ?? ""
    return
      "\(list([copy.path])) is niet genomen: \(start)bevat ze andere inschrijvingen dan wat gepubliceerd is. \(list([taken])) is genomen, de laatste waar de publicatie op verdergaat. Noteer opnieuw wat de andere meer had; om het te zien: maillon restore \(q(copy.path)) --ledger ANDER"
  }
}
