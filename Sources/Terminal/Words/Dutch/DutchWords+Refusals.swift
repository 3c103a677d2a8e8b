import Exchange
import Wording

extension DutchWords {
  func refusal(_ reason: RefusalReason, field: String) -> String {
    switch reason {
    case .unreadable(let offset, let problem):
      field.isEmpty
        ? "onleesbaar bij byte \(offset): \(self.problem(problem))"
        : "\(field): \(self.problem(problem))"
    case .missingField: "\(field) ontbreekt: vul het aan"
    case .foreignField(let kind):
      "\(field) hoort niet bij \(list([word(kind, inColumn: "kind")])): laat het weg of kies een andere handeling"
    case .badValue(let value, let expected):
      "\(field) kan niet \(list([value])) zijn: kies \(list(expected))"
    case .skippedHour(let value, let from, let to):
      "\(field): \(list([value])) bestaat niet, die nacht springen de klokken van \(from) naar \(to) uur: geef een uur voor \(from) uur, of vanaf \(to) uur"
    case .quantityNotPositive(let value): "\(field) is \(value): geef een getal boven nul"
    case .nameOfPerson:
      "de naam van een persoon komt nooit in het register: laat hem weg, behoud de referentie"
    case .nameOfFormerPerson(let name):
      "“\(name)” is ingeschreven geweest als een persoon: er komt geen naam voor in het register. Laat de naam weg, of schrijf de organisatie in onder een andere referentie met maillon agent"
    case .endsPersonhood(let name):
      "“\(name)” is een persoon en zou er geen meer zijn: schrijf een organisatie in onder een andere referentie met maillon agent, of voeg --governing toe als u instaat voor alles wat u indient"
    case .numberOfPerson:
      "het ondernemingsnummer van een zelfstandige wijst een persoon aan: laat het weg, behoud de referentie"
    case .enterpriseNumber(let text, let fault): enterpriseNumber(text, fault)
    case .alreadyDefined(let name): "\(list([name])) bestaat al: neem een andere naam"
    case .sameParty(let name):
      "\(list([name])) zou aan beide kanten staan: geef er twee verschillende"
    case .endsBeforeStart(let given, let start):
      "\(field): \(day(given)) komt vóór \(day(start)): geef een latere dag"
    case .governs(.agentErased, _):
      "een wissing wordt niet zo genoteerd, want ze vernietigt de fiche van de persoon: maillon erase DEELNEMER"
    case .governsCorrection(let id, let kind):
      "“\(id)” is een handeling “\(self.kind(kind))”, die voor iedereen geldt: annuleer ze met maillon correct \(id) --cancel --reason …, of voeg --governing toe als u instaat voor alles wat u geeft"
    case .governs(let kind, _):
      "“\(self.kind(kind))” geldt voor iedereen: "
        + (kind.ownCommand.map { "zeg het met zijn eigen opdracht, \($0), of " } ?? "")
        + "voeg --governing toe als u instaat voor alles wat u geeft"
    case .notRecordedYet(let first, let last, let size):
      "--from-seq en --to-seq: de plaatsen \(language.format(first)) tot \(language.format(last)) kloppen niet: geef opeenvolgende plaatsen, van 0 tot \(language.format(size == 0 ? 0 : size - 1))"
    case .notBetween(let given, nil, let latest):
      "\(field): \(String(typed: given)) kan niet: deze inschrijvingen zijn uiterlijk op \(String(typed: latest)) genoteerd; geef een vroeger uur, of andere inschrijvingen met --from-seq en --to-seq"
    case .notBetween(let given, let earliest?, let latest):
      "\(field): \(String(typed: given)) kan niet: deze inschrijvingen zijn uiterlijk op \(String(typed: latest)) genoteerd; geef een uur tussen \(String(typed: earliest)) en dat, of andere inschrijvingen met --from-seq en --to-seq"
    case .nothingToSetRight:
      "geen enkele inschrijving draagt een uur dat nog moet komen: er valt niets te corrigeren. Noem andere inschrijvingen met --from-seq en --to-seq"
    case .setRightAlready(let time):
      "\(field): deze inschrijvingen gelden al als genoteerd op \(String(typed: time)) of eerder: er valt niets meer te corrigeren"
    case .unknownKind(let name, let near):
      "onbekende handeling \(list([name]))" + advice(near, "maillon record --help geeft de lijst")
    case .unknownAgent(let name, let near):
      "onbekende deelnemer \(list([name]))"
        + advice(near, "schrijf in met maillon agent \(name) --agent-type … --category …")
    case .noSuchAgent(let name, let near):
      "onbekende deelnemer \(list([name]))"
        + advice(near, "maillon people list geeft de referenties van wie een fiche heeft")
    case .unregisteredPerson(let name, let near):
      "onbekende deelnemer \(list([name]))" + advice(near, register(name))
        + (near.isEmpty ? "" : " Anders: " + register(name))
    case .notAGroup(let name):
      "\(list([name])) is geen groep: geef een groep, of schrijf er een in met maillon agent … --agent-type group"
    case .unknownItem(let name, let near):
      "onbekend artikel \(list([name]))" + advice(near, "omschrijf het met maillon item \(name)")
    case .unknownUnit(let name, let near):
      "onbekende eenheid \(list([name]))" + advice(near, "kies \(list(Unit.allCases.map(\.name)))")
    case .unitMismatch(let given, let expected):
      "\(field) staat in \(list([given])) maar wordt gemeten in \(list([expected])): "
        + "geef het in \(list([expected]))"
    case .conflict(let position):
      "deze referentie heeft al een andere inhoud"
        + (position.map { ", op plaats \(language.format($0))" } ?? ", in dezelfde zending")
        + ": geef een andere referentie, of verbeter met maillon correct"
    case .closedPeriod(let until, let reopening):
      "de periode is afgesloten tot en met \(day(until)): kies een latere datum, of heropen met "
        + "maillon reopen-period \(reopening)"
    case .notOver(let until):
      "\(day(until)) is nog niet voorbij: een periode wordt pas na haar laatste dag afgesloten, geef een voorbije dag"
    case .issuedMeanwhile(let id):
      "over dezelfde periode is intussen een verslag uitgebracht (\(id)): er is niets genoteerd, en uw bestand geldt niet als uitgebracht. Bekijk het met maillon show \(id), en maak het uwe opnieuw als het nog nodig is"
    case .closedAlready(let until):
      "de periode is al afgesloten tot en met \(day(until)): er valt niets meer af te sluiten. Om het einde te heropenen: maillon reopen-period"
    case .nothingToReopen(nil): "geen enkele periode is afgesloten: er valt niets te heropenen"
    case .nothingToReopen(let until?):
      "de periode is afgesloten tot en met \(day(until)): geef een dag daarvoor om het einde te "
        + "heropenen"
    case .referenceMissing(let name, let near):
      "\(field): \(list([name])) staat niet in het register"
        + advice(near, "noteer het eerst, of kijk de referentie na")
    case .noAttachment(let number, let agent):
      "\(agent) heeft geen bijlage nr. \(number): maillon people show \(agent) toont ze"
    case .alreadyReversed(let name):
      "\(list([name])) is al geannuleerd: noteer een nieuwe handeling met --replaces \(name)"
    case .notCorrectable(let name):
      "\(list([name])) kan niet verbeterd worden: noteer een nieuwe handeling die juist is"
    case .notReversed(let name):
      "\(list([name])) telt nog: annuleer het eerst met maillon correct \(name) --cancel"
    case .referenceDiffers(let given, let expected):
      "\(field): \(list([given])) klopt niet met de oorspronkelijke handeling, die "
        + "\(list([expected])) zegt: geef \(list([expected]))"
    case .alreadyClosed(let name): "\(list([name])) is al gesloten: er valt niets meer te noteren"
    case .alreadyConfirmed(let name, let by):
      "\(list([name])) is al bevestigd door \(list([by])): annuleer die eerst als ze fout is"
    case .beforeReference(let name, let since):
      "\(list([name])) begint pas op \(day(since)): kies die dag of een latere"
    case .ambiguousOwner(let owners):
      "daar liggen goederen van meer eigenaars: zeg welke met --accountable \(list(owners))"
    case .insufficientStock(let shortage):
      "er ontbreken \(decimal(shortage.need - shortage.have)) × \(shortage.cell.thing) "
        + "(van \(shortage.cell.accountable), bij \(shortage.cell.custodian)): "
        + "er zijn \(amount(Quantity(shortage.have, shortage.unit))), "
        + "nodig zijn \(amount(Quantity(shortage.need, shortage.unit))) "
        + "op \(language.format(shortage.when, in: .brussels))\(shortage.failing.isEmpty ? "" : " voor \(list([shortage.failing]))"): "
        + "noteer eerst wat binnenkwam, tel de voorraad, of voeg --allow-negative --reason … toe"
        + (elsewhere(shortage).map { "; er is wel \(list($0)): noem het lot" } ?? "")
    case .exceedsReference(let name, let available, let requested):
      "\(list([name])): \(decimal(requested)), terwijl er maar \(decimal(available)) waren: "
        + "kijk de hoeveelheid na"
    case .notAvailable(let want):
      "\(want.item): \(amount(Quantity(want.onhand, want.unit))) bij \(want.agent), "
        + "waarvan \(decimal(want.reserved)) al gereserveerd: \(decimal(want.requested)) "
        + "reserveren kan niet: reserveer minder, of beloof zonder --reserve"
    case .tooMany(let limit): "meer dan \(language.format(limit)) stuks: doe het in meer keren"
    case .personalText(let pattern):
      "bevat \(mark(pattern)): het register zou het voor altijd bewaren. Laat het weg, of bewaar het in de kluis van personen (--note bij een handeling, anders maillon people note)"
        + (pattern == .phone
          ? ". Bij het nummer van een ding hoort zijn woord: serienummer, ref., factuur" : "")
    case .hiddenCharacter(let character):
      "bevat een teken dat men niet ziet (\(character)): typ deze tekst opnieuw, op één regel"
    case .blankText:
      "toont niets, alleen spaties of tekens die men niet ziet: typ een woord, of laat het weg"
    case .notAPerson(let name):
      "\(list([name])) is geen persoon: de naam van een organisatie is geen persoonsgegeven en blijft. Om haar contactpersoon te vergeten: maillon people forget \(name)"
    case .erasedAlready(let name):
      "\(list([name])) is al vergeten, en het log zegt het: er is niets meer te doen"
    case .erasedAgent(let name):
      "\(list([name])) is een gewiste persoon: er wordt niets meer van bewaard. Keert die terug, schrijf dan in onder een andere referentie"
    }
  }

  private func enterpriseNumber(_ text: String, _ fault: EnterpriseNumber.Fault) -> String {
    switch fault {
    case .notTenDigits:
      "\(list([text])) is geen ondernemingsnummer: geef de tien cijfers, zoals 0000.012.371"
    case .firstDigit:
      "\(list([text])) begint niet met 0 of 1, zoals een nummer van een vestigingseenheid: "
        + "geef het nummer van de onderneming"
    case .checkDigits(let expected):
      "\(list([text])) zou volgens de eerste acht cijfers op \(expected) moeten eindigen: "
        + "lees het nummer na"
    case .spelling(let expected):
      "\(list([text])) staat in het register als \(list([expected])): schrijf het zo"
    }
  }

  private func register(_ name: String) -> String {
    "schrijf de persoon eerst in: maillon agent \(name) --agent-type person --category citizen"
  }

  private func advice(_ near: [String], _ other: String) -> String {
    near.isEmpty ? ": " + other : ": bedoelde u \(list(near))?"
  }
}
