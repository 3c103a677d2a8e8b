import Bookkeeping
import Exchange
import Wording

extension DutchWords {
  func ledgerError(_ error: LedgerError) -> String {
    switch error {
    case .noLedger(let path):
      "Er is geen register in \(list([path])). Ligt het elders, zeg dan waar met --ledger; is het verloren, haal het dan terug: maillon restore BACK-UP; om er een te beginnen: maillon init."
    case .logGone(let path): logGone(path)
    case .nothingToComplete(let path, let published): nothingToComplete(path, published)
    case .ledgerExists(let path):
      "Er is al een register in \(list([path])). Is het beschadigd, zet het dan eerst opzij: mv \(TypedWord.path(path)) \(TypedWord.path(Ledger.placeAside(for: path))); kies anders een andere map met --ledger."
    case .placeTaken(let path):
      "In \(list([path])) staat iets anders dan een register. Kies een lege map, of een andere naam met --ledger."
    case .notALedger(let path, let what):
      "\(list([path])) is geen register (\(language.reason(what))). Kijk --ledger na."
    case .truncated(let path, let expected, let found):
      "\(list([path])) is afgebroken: \(language.format(found)) bytes in plaats van "
        + "\(language.format(expected)). "
        + (path.ledgerOfLog.map { restoring($0) }
          ?? "Zet de map van het register opzij en herbouw het: maillon restore BACK-UP, met --published MAP als het gepubliceerd is.")
    case .newerFormat(let path, let found, let supported):
      "\(list([path])) heeft formaat \(found), dit hulpmiddel leest tot formaat \(supported). "
        + "Installeer een nieuwere maillon."
    case .libraryMismatch(let path, let found, let expected):
      "\(list([path])) is geschreven door LMDB \(found), dit hulpmiddel gebruikt LMDB \(expected). "
        + "Installeer de juiste bibliotheek."
    case .permissionDenied(let path):
      "U hebt geen toegang tot \(list([path])). Vraag lees- en schrijfrechten."
    case .readOnly(let path):
      "\(list([path])) kan alleen gelezen worden. Kopieer het register naar een beschrijfbare schijf."
    case .diskFull(let path):
      "De schijf van \(list([path])) is vol. Er is niets verloren: maak plaats en begin opnieuw."
    case .diskFailed(let path, let what):
      "De schijf van \(list([path])) kon niet lezen of schrijven (\(language.reason(what))). Kijk ze na en geef dezelfde handelingen opnieuw op met hun referentie: wat genoteerd was, blijft."
    case .busy(let path):
      "\(list([path])) is bezet door een ander programma. Wacht even en begin opnieuw."
    case .noResources(let path, let what):
      "Het systeem heeft niets meer over om \(list([path])) te openen (\(language.reason(what))). Sluit programma’s en begin opnieuw."
    case .damaged(let path, let what): damaged(path, language.reason(what))
    case .flawed(let path, let problem): damaged(path, found(problem))
    case .treeDamaged(let path, let error): damaged(path, reason(error))
    case .notSigned(let path, let error): "“\(path)”: \(reason(error)). Probeer opnieuw."
    case .smallFileDamaged(let path):
      "\(list([path])) ontbreekt, is leeg of beschadigd; de rest van het register staat in andere bestanden. Elke back-up heeft er een kopie van met dezelfde naam: zet die van de laatste terug op haar plaats."
    case .viewDamaged(let path, let view):
      "De bewaarde rijen van het overzicht “\(view)” van \(list([path])) zijn beschadigd; het log is gaaf en er is niets verloren. Maak het overzicht opnieuw met maillon rebuild \(view)."
    case .vaultFileDamaged(let path):
      "\(list([path])) ontbreekt of is beschadigd, of de sleutel is een andere: deze fiche, bijlage of nota is niet meer te lezen, de andere wel. Om alleen dit terug te nemen, uit de laatste back-up die het heeft, in de plaats van BACK-UP: \(recovering(file: path, from: "BACK-UP"))"
    case .nothingToRecover(let path, let fault):
      switch fault {
      case .noVault:
        "Uit \(list([path])) kan niets teruggenomen worden: het is geen back-up en geen register dat opzij gezet is, of zijn kluis heeft geen sleutels. Er is niets geschreven. Noem een map die maillon backup gemaakt heeft."
      case .place([]):
        "\(list([path])) bevat back-ups van dit register, en geen ervan heeft wat hier ontbreekt of gevraagd is. Er is niets geschreven."
      case .place(let sources):
        "\(list([path])) bevat back-ups, en een ervan moet genoemd worden. Er is niets geschreven. De nieuwste die heeft wat ontbreekt of gevraagd is:"
          + sources.map { " " + recovering($0.names, from: $0.path) }.joined(separator: " ;")
      case .otherLedger(let owner):
        "\(list([path])) is van een ander register (\(owner)), of van dit met een andere sleutel. Er is niets geschreven."
      case .itself:
        "\(list([path])) is dit register zelf. Er is niets geschreven. Noem een back-up, of een register dat opzij gezet is."
      }
    case .vaultLost(let loss): phrase(.vaultLoss(loss))
    case .accessBlocked(let path):
      "\(list([path])) is een map, en daar hoort de lijst van wie inkijkt wat van personen bewaard wordt: zonder die lijst wordt niets getoond of gewijzigd. Verplaats die map, of zet het bestand terug uit een back-up, en probeer opnieuw."
    case .placeAtWork(let path):
      "U staat in \(list([path])) zelf, en de nieuwe map van een register komt in de plaats. Ga er eerst uit: cd .., en typ dan hetzelfde met --ledger \(TypedWord.path(path))"
    case .erasureCutShort(let agent):
      "Het wissen van \(agent) is begonnen en niet voltooid: de fiche is niet meer te lezen. Voltooi het met maillon erase \(agent)."
    case .erasureBegun(let agent, let isContact):
      "Er wordt niets genoteerd voor \(agent): \(isContact ? "het vergeten van deze fiche" : "het wissen van deze persoon") is begonnen en niet voltooid. Voltooi het eerst: maillon \(isContact ? "people forget" : "erase") \(agent)"
    case .notKept(let found, let reason):
      "\(ledgerError(found)) Dit kon niet bewaard worden, en dit register neemt nog handelingen aan; noteer er geen voor het bewaard is: \(ledgerError(reason))"
    case .erasureUnfinished(let agent, let isContact, let reason):
      "Het wissen van \(agent) is begonnen en niet voltooid: woorden die deze persoon noemen zijn misschien al gemaskeerd, de fiche is er misschien nog. \(ledgerError(reason)) Voltooi het daarna met dezelfde opdracht: maillon \(isContact ? "people forget" : "erase") \(agent)."
    case .erasureUnrecorded(let agent, let reason):
      "De fiche van \(agent) is vernietigd, maar het log zegt het nog niet: \(ledgerError(reason)) Is dat gedaan, voltooi het dan met maillon erase \(agent)."
    case .mergedWithOthers(let agent, let others, let merger):
      "Er is niets vernietigd: \(agent) is samengevoegd met \(list(others)), en dat \(others.count == 1 ? "is geen persoon" : "zijn geen personen"). "
        + (merger.map {
          "Maak eerst de samenvoeging ongedaan met maillon correct \($0) --cancel --reason … en begin opnieuw."
        } ?? "Maak eerst de samenvoeging ongedaan en begin opnieuw.")
    case .identitiesChanged(let agent, let ids):
      "Er is niets vernietigd: intussen is een samenvoeging genoteerd of ongedaan gemaakt, en de persoon is nu \(list(ids)). Kijk wat er zou verdwijnen en begin opnieuw: maillon erase \(agent) --dry-run"
    case .recordChanged(let agent):
      "Er is niets vernietigd: intussen is de fiche van \(agent) gewijzigd. Kijk van wie ze is, en begin opnieuw: maillon people forget \(agent) --dry-run"
    case .isAPerson(let agent):
      "Er is niets vernietigd: \(list([agent])) is een persoon. Om die te vergeten: maillon erase \(agent)"
    case .noMention(let places, let found):
      "Er is niets vernietigd: \(list(places)) \(places.count == 1 ? "is geen plaats waar de kluis" : "zijn geen plaatsen waar de kluis") over de persoon spreekt. "
        + (found.isEmpty
          ? "Er zijn er geen: begin opnieuw zonder --mask."
          : "Die plaatsen zijn: \(found.joined(separator: ", ")).")
    case .nothingToMask(let place, let isThere):
      isThere
        ? "Er is niets veranderd: \(list([place])) bevat die woorden niet. Neem ze over zoals ze er staan: maillon people mask \(place) toont ze."
        : "Er is niets veranderd: op \(list([place])) is niets bewaard. Nota’s en bijlagen van een persoon telt u met maillon people show."
    case .noText(let agent, let part):
      "Er is niets veranderd: bijlage nr. \(part) van \(agent) is geen tekst waarin woorden gemaskeerd kunnen worden (pdf, foto, andere codering). Om ze te bekijken: maillon people fetch \(agent) \(part) --out \(agent)-\(part); om ze weg te nemen: maillon people detach \(agent) \(part)"
    case .fileUnreadable(let path, let what):
      "\(list([path])) kan niet gelezen worden (\(language.reason(what))). Kijk de naam en de rechten na."
    case .refused: "De handeling is geweigerd."
    case .clock(.unwritable(let clock)):
      "De klok van de computer staat op \(moment(clock)), maar het register kent alleen de jaren \(Limits.years.lowerBound) tot \(Limits.years.upperBound). Er is niets geschreven: zet de klok juist en probeer opnieuw."
    case .clock(.newestUnwritable(let newest)):
      "De laatste inschrijving draagt \(moment(newest)): de klok stond verkeerd, en wat volgt zou dat ook dragen. Er is niets geschreven: zeg eerst het juiste uur met maillon correct-clock --value nu --reason \"klok verkeerd\" --yes"
    case .clock(.ahead(let clock, let newest)):
      "De klok van de computer staat op \(moment(clock)), de laatste inschrijving is van \(moment(newest)), meer dan \(Limits.quietDayCount) dagen eerder. Er is niets geschreven: staat de klok juist, probeer opnieuw met --yes; zet ze anders eerst juist."
    case .clock(.behind(let clock, let newest)):
      "De klok van de computer staat op \(moment(clock)), maar de laatste inschrijving is van \(moment(newest)), meer dan \(Limits.quietDayCount) dagen later. Er is niets geschreven: staat de klok verkeerd, zet ze dan juist; staat ze juist, dan zijn de inschrijvingen verkeerd: maillon correct-clock --value nu --reason \"klok verkeerd\""
    case .clock(.doubtful(let change)):
      clockChange(change, .brussels)
        + " Er is niets geschreven: is dat de bedoeling, probeer opnieuw met --yes."
    case .entriesMissing(let missing, let folder):
      entriesMissing(missing, folder)
    case .astray(let path, let found, let folder): astray(path, found, folder)
    case .lossAccepted(let folder):
      "“\(folder)” heeft wat opgegeven werd: het verlies is aanvaard (maillon restore --accept-loss), dit register gaat zonder verder. Publiceer in een andere map, en zeg waarom aan wie deze leest."
    case .formerKey(let folder, let other):
      "\(list([folder])) is ondertekend met een andere sleutel dan die van vandaag, en de inschrijvingen erin zijn die van dit register. Had dit register nooit een andere sleutel, dan heeft iemand hem vervangen: zoek uit wie op die server kan schrijven. Werd er sindsdien een nieuwe sleutel gemaakt (toen het register zonder de zijne terugkwam), dan is het de vroegere: laat die map zoals ze is, wie controleert heeft ze nodig, en publiceer elders: maillon publish \(TypedWord.path(other))"
    case .unknownView(let name, let near):
      "Er is geen beeld \(list([name]))."
        + (near.isEmpty ? " maillon view geeft de lijst." : " Bedoelde u \(list(near))?")
    case .badSetting(let name, let value, let expected):
      "De instelling \(list([name])) kan niet \(list([value])) zijn. Kies \(list(expected))."
    case .noWitness(let name):
      "De sleutel van “\(name)” ondertekent een log, en die van een getuige ondertekent mee: dit is geen sleutel van een getuige. De zijne toont hij met maillon-audit witness --folder MAP."
    case .otherRoot(let expected, let found):
      "Het archief heeft wortel \(found) en niet \(expected): het is niet het bewaarde. Er is niets geschreven; neem een ander archief."
    case .disagrees(let path, let found):
      "“\(path)” is niet het log dat ondertekend werd: de ondertekende kop telt \(entries(language.format(found.anchoredSize))), wortel \(found.anchoredRoot); het log heeft er \(language.format(found.size)), wortel \(found.root). Het ging terug in de tijd of werd herschreven: bewaar beide, voer maillon verify uit, en herstel het laatste archief."
    case .badAnchor(let path, let what):
      "De ondertekende kop “\(path)” is niet leesbaar (\(reason(what))). Voer maillon verify uit; is het log gaaf en weet u waarom, verwijder dan dit bestand: de volgende inschrijving maakt een nieuw."
    case .badNote(let what):
      "De nota klopt niet (\(reason(what))). Niets is opgenomen: vraag ze opnieuw aan de getuige."
    case .notCosigned(let by, let known):
      "Geen bekende getuige ondertekende deze kop mee\(by.isEmpty ? "" : " (ondertekend door \(list(by)))"). "
        + (known.isEmpty
          ? "Er is er geen bekend: voeg zijn sleutel toe met maillon witnesses SLEUTEL (de getuige toont hem met maillon-audit witness --folder MAP)."
          : "Bekende getuigen: \(list(known)).")
    case .noKey(let path):
      "Het register “\(path)” heeft zijn sleutel om te ondertekenen niet meer, het bestand “key”. Neem hem terug uit de nieuwste back-up die hem heeft, en bewaar die: cp BACK-UP/key \(TypedWord.path(path + "/key")). Heeft geen enkele hem, bouw het register dan op uit zijn archief met maillon restore: er wordt een andere sleutel gemaakt, te geven aan wie nakijkt."
    case .emptyPeriod(let from, let at):
      emptyPeriod(from, at)
    case .badCopy(let path, let fault): badCopy(path, fault)
    case .otherFolder(let path, let kind): leaving(.otherFolder(path: path, kind))
    case .isFile(let path): leaving(.isFile(path: path))
    case .obstacle(let obstacle): leaving(.obstacle(obstacle))
    case .other(let path, let what):
      "\(list([path])): \(language.reason(what)). Begin opnieuw; blijft het, start dan maillon verify."
    }
  }

  func clockChange(_ change: ClockChange, _ zone: LedgerZone) -> String {
    let form = { (instant: Instant) in language.format(instant, in: zone) }
    return "Dit valt niet terug te nemen: "
      + many(Int(clamping: change.count), "inschrijving genoteerd", "inschrijvingen genoteerd")
      + (form(change.first) == form(change.last)
        ? " op \(form(change.first))" : " van \(form(change.first)) tot \(form(change.last))")
      + ". Als juist uur geldt voortaan \(form(change.time))."
      + (!change.isOfTimesToCome
        ? " Ze dragen geen uur dat nog moet komen: niets wijst erop dat de klok verkeerd stond."
        : change.isDoubtful
          ? " De klok van de computer staat nu op \(form(change.present)). Loopt ze achter, dan zijn deze uren juist: zet de klok juist en verbeter niets."
          : "")
  }

  private func entriesMissing(_ missing: MissingEntries, _ folder: String?) -> String {
    let places = self.places(language.format(missing.size), language.format(missing.published - 1))
    if let folder {
      return
        "“\(folder)” heeft \(entries(language.format(missing.published))), dit register \(language.format(missing.size)): hier ontbreekt wat gepubliceerd is (\(places)). Er is nu niets gepubliceerd. Haal ze binnen: maillon restore --published \(TypedWord.path(folder))."
    }
    return
      "In dit register ontbreken inschrijvingen die ondertekend en gepubliceerd zijn (\(places)); wat nu geschreven wordt, zou een andere geschiedenis zijn onder dezelfde sleutel. Haal ze binnen: maillon restore --published MAP, uit een gepubliceerde map die ze heeft. Heeft niemand ze nog: maillon restore --accept-loss"
  }

  /// What this ledger holds and its own publication does not, and both ways to go on.
  private func astray(_ path: String, _ astray: Astray, _ folder: String?) -> String {
    let (here, aside) = (TypedWord.path(path), TypedWord.path(Ledger.placeAside(for: path)))
    let published = folder.map(TypedWord.path) ?? "MAP"
    let size = language.format(astray.published)
    let named = astray.own.map { "“\($0.id)” op plaats \(language.format($0.position))" }
    let rest = (astray.ownCount ?? 0) - UInt64(named.count)
    let own =
      named.isEmpty
      ? "Welke, dat zegt: maillon restore --published MAP, met de publicatie."
      : "Hier en niet daar: \(named.joined(separator: "; "))"
        + (rest > 0 ? "; en nog \(language.format(rest)) andere." : ".")
    return
      "Dit register bevat andere inschrijvingen dan die het ondertekende en publiceerde\(folder.map { " in “\($0)”" } ?? "") (\(entries(size))): het ging zonder die verder. \(own) Er wordt niets genoteerd of gepubliceerd tot dit beslist is. "
      + "Om te houden wat gepubliceerd is: mv \(here) \(aside), dan maillon restore BACK-UP --published \(published) --ledger \(here), en noteer die handelingen opnieuw (maillon show ID --ledger \(aside)). "
      + "Om te houden wat hier staat, en op te geven wat gepubliceerd is: maillon restore --accept-loss"
  }

  private func damaged(_ path: String, _ what: String) -> String {
    "\(list([path])) is beschadigd (\(what)). maillon verify zegt wat geraakt is. Om het te herbouwen, zet de map "
      + "van het register opzij, en dan maillon restore BACK-UP, met --published MAP als het gepubliceerd is."
  }

  private func logGone(_ path: String) -> String {
    "Het log van het register \(list([path])) is er niet meer (log/data.mdb), de rest wel. Begin geen nieuw. "
      + restoring(path)
  }

  /// How a ledger whose log is lost comes back, as it is typed.
  private func restoring(_ path: String) -> String {
    let (here, aside) = (TypedWord.path(path), TypedWord.path(Ledger.placeAside(for: path)))
    return
      "Zet die map opzij (mv \(here) \(aside)), en dan maillon restore BACK-UP --ledger \(here), met --published MAP als het gepubliceerd is."
  }

  private func nothingToComplete(_ path: String, _ published: String) -> String {
    let (here, site) = (TypedWord.path(path), TypedWord.path(published))
    return
      "Er is in \(list([path])) geen register om aan te vullen. Om het terug te halen: maillon restore BACK-UP --published \(site) --ledger \(here); zonder back-up: maillon restore \(site) --key SLEUTEL --ledger \(here) (de namen zitten er niet in, en een andere sleutel ondertekent)."
  }

  private func wentOn(_ path: String, _ published: String, _ parting: UInt64?) -> String {
    let start = parting.map { "vanaf plaats \(language.format($0)) " } ?? ""
    return
      "\(list([path])) past niet bij \(list([published])): \(start)bevat ze andere inschrijvingen dan wat gepubliceerd is. Er is niets geschreven. Neem een back-up van ervoor: geef maillon restore de map waar ze allemaal in zitten, het neemt de laatste die past. Is er geen: maillon restore \(TypedWord.path(published)) --key SLEUTEL (de namen zitten er niet in, en een andere sleutel ondertekent)."
  }

  private func badCopy(_ path: String, _ fault: CopyFault) -> String {
    switch fault {
    case .insideLedger:
      "“\(path)” ligt in het register zelf: de back-up zou er samen mee verloren gaan. Kies een andere schijf."
    case .besideLedger:
      "\(list([path])) is de map waar het register in staat: met back-ups erin kwam het daar niet terug. Er is niets geschreven. Geef de back-ups een eigen map, liefst op een andere schijf; hier bijvoorbeeld: maillon backup "
        + printable(TypedWord.path((path.hasSuffix("/") ? path : path + "/") + "backups"))
    case .readOnly:
      "\(list([path])) is alleen-lezen. Met het register is niets mis: kies een andere plaats."
    case .noFolder(let folder):
      "De map \(list([folder])) is er niet: is de schijf aangesloten? Er is niets geschreven. Is dit wel degelijk de plaats, maak ze dan eerst: mkdir -p \(TypedWord.path(folder))"
    case .notPublished(let source, let ledger):
      "\(list([path])) bevat een of meer back-ups, en --published vraagt een gepubliceerde map. Om het register terug te halen: maillon restore \(TypedWord.path(path)) --published \(source.map(TypedWord.path) ?? "MAP") --ledger \(TypedWord.path(ledger))"
    case .ledgerNotPublished(let source, let ledger):
      "\(list([path])) is een register, en --published vraagt een gepubliceerde map. Er is niets uit overgenomen. Om over te nemen wat het meer heeft: \(publishing(path, restoring: source, ledger))"
    case .wentOn(let published, let parting): wentOn(path, published, parting)
    case .notAFolder: "“\(path)” is geen map. Kies een andere plaats."
    case .otherLedger(let newest, let owner):
      "In \(list([path])) is de laatste back-up \(list([newest])) van een ander register (\(owner)), of van dit register met een andere sleutel: er wordt niets bewaard. Kies een andere map, of voeg --force toe."
    case .severalLedgers(let backups):
      "In \(list([path])) liggen back-ups van meerdere registers. Er is niets geschreven: noem de juiste, bijvoorbeeld de laatste van elk: \(list(backups))."
    case .nothingThere:
      "Er is geen back-up en geen publicatie in “\(path)”. Geef een archief, of een map gemaakt door maillon backup of maillon publish."
    case .isLedger(let ledger, let published, let isTaken):
      "\(list([path])) is een heel register, geen back-up. "
        + (isTaken
          ? "Het werkt waar het staat: maillon status --ledger \(TypedWord.path(path)). Om het ook elders te hebben: maillon backup PLAATS --ledger \(TypedWord.path(path)), en dan maillon restore PLAATS --ledger ANDER"
          : "Om het op zijn plaats te zetten: mv \(TypedWord.path(path)) \(TypedWord.path(ledger))"
            + (published.map {
              ", en dan maillon restore --published \(TypedWord.path($0)) --ledger \(TypedWord.path(ledger))"
            } ?? ""))
    case .unfinished:
      "“\(path)” is geen volledige back-up: SHA256SUMS ontbreekt, dat het laatst geschreven wordt. Neem een andere back-up."
    case .missing(let name):
      "In “\(path)” ontbreekt “\(name)”. Er is niets uit overgenomen; neem een andere kopie."
    case .gone(let name):
      "Het register \(list([path])) is tijdens het kopiëren weggehaald: \(list([name])) ontbreekt. Deze kopie is niet volledig en wordt niet bewaard; de vorige back-ups blijven. Zet de map terug en begin opnieuw, of herbouw ze met maillon restore."
    case .changed(let name):
      "In “\(path)” is “\(name)” beschadigd of gewijzigd. Er is niets uit overgenomen; neem een andere kopie."
    case .otherSignature:
      "De ondertekende kop van “\(path)” is niet ondertekend met de sleutel van dit register. Er is niets geschreven; controleer --key, of neem een andere kopie."
    case .otherHead(let found):
      "“\(path)” geeft niet de kop die erin ondertekend is: \(entries(language.format(found.anchoredSize))), wortel \(found.anchoredRoot); er zijn \(entries(language.format(found.size))), wortel \(found.root). Er is niets geschreven; neem een andere kopie."
    }
  }

  func foreign(_ file: ForeignFile, _ path: String) -> String {
    switch file {
    case .page:
      "\(list([path])) is een pagina; nodig is één handeling per regel, in JSON, zoals maillon export ze schrijft, maar zonder seq en recordedAt. Er is niets geschreven."
    case .print:
      "\(list([path])) is een pdf; nodig is één handeling per regel, in JSON, zoals maillon export ze schrijft, maar zonder seq en recordedAt. Er is niets geschreven."
    case .picture:
      "\(list([path])) is een afbeelding of een ander bestand zonder tekst; nodig is één handeling per regel, in JSON, zoals maillon export ze schrijft, maar zonder seq en recordedAt. Er is niets geschreven."
    case .workbook:
      "\(list([path])) is een rekenblad of een ander kantoordocument; nodig is één handeling per regel, in JSON, zoals maillon export ze schrijft, maar zonder seq en recordedAt. Er is niets geschreven."
    case .table:
      "\(list([path])) is een tabel (CSV) of een andere tekst; nodig is één handeling per regel, in JSON, zoals maillon export ze schrijft, maar zonder seq en recordedAt. Er is niets geschreven."
    case .list:
      "\(list([path])) is JSON in een lijst of over meerdere regels; zet elke handeling op één regel, zonder haken eromheen of komma ertussen. Er is niets geschreven."
    case .packed(let command):
      "\(list([path])) is ingepakt. Pak het eerst uit\(command.map { " (\($0))" } ?? "") en geef maillon wat eruit komt. Er is niets geschreven."
    case .address:
      "\(list([path])) is een adres, en maillon haalt niets op van het net. Kopieer eerst de gepubliceerde map naar deze computer, zoals u bestanden van die server kopieert (rsync, scp, SFTP), en geef dan die map. Er is niets geschreven."
    }
  }

  func usage(_ fault: UsageFault) -> String {
    switch fault {
    case .unknownCommand(let name, let near): "Onbekende opdracht \(list([name]))." + meant(near)
    case .unknownOption(let name, let near): "Onbekende optie \(list([name]))." + meant(near)
    case .unknownKind(let name, let near): "Onbekende handeling \(list([name]))." + meant(near)
    case .missingValue(let option): "De optie \(list([option])) vraagt een waarde."
    case .unexpectedValue(let option, let value):
      "De optie \(list([option])) neemt geen waarde, ook niet \(list([value]))."
    case .noInput(let options):
      "Er kwam niets op de standaardinvoer voor \(options.joined(separator: ", ")). Typ aan het toetsenbord de tekst, dan Enter en Ctrl-D."
    case .otherLines(let found, let options):
      "De standaardinvoer heeft \(many(found, "regel", "regels")); er \(options.count == 1 ? "is er 1 nodig" : "zijn er \(options.count) nodig"), een voor elk van: \(options.joined(separator: ", "))."
    case .inputNotUTF8:
      "Wat op de standaardinvoer komt, is geen tekst in UTF-8. Bewaar het als UTF-8 en begin opnieuw."
    case .missingWord(let word): "\(word) ontbreekt."
    case .unexpectedWord(let word): "\(list([word])) is te veel."
    case .givenTwice(let option): "\(list([option])) staat er twee keer."
    case .badValue(let option, let value, let expected):
      "\(list([option])) kan niet \(list([value])) zijn. Kies \(list(expected))."
    case .noMasking(let word):
      "“--mask” kan niet \(list([word])) zijn. Kies all, none, of plaatsen met komma’s ertussen: dezelfde opdracht met --dry-run in plaats van --mask toont ze."
    case .secretKey:
      "Dit is een geheime sleutel (PRIVATE+KEY), die niemand krijgt: hij wordt hier niet herhaald. Heeft iemand anders hem gezien, dan moet er een nieuwe komen. Geef de publieke sleutel, name+id+base64: maillon-audit witness --folder MAP toont die van een getuige, maillon status die van een register."
    case .notTogether(let one, let other): "\(list([one])) en \(list([other])) gaan niet samen."
    case .needs(let option, let other): "\(list([option])) vraagt ook \(list([other]))."
    case .notAQuantity(let word):
      "\(list([word])) is geen hoeveelheid. Zeg HOEVEELHEID ARTIKEL, bijvoorbeeld 150 sheet."
    case .formatToCome(let format):
      "Het formaat \(list([format])) is nog niet klaar. Kies \(list(["jsonl"]))."
    }
  }

  private func meant(_ near: [String]) -> String {
    near.isEmpty ? "" : " Bedoelde u \(list(near))?"
  }

  private func emptyPeriod(_ from: String, _ at: String) -> String {
    let (start, end) = (day(from), day(at))
    return "De periode eindigt op \(end) voor ze begint op \(start). Wissel de twee datums om."
  }
}
