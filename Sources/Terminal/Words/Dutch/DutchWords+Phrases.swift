import Bookkeeping
import Exchange
import People
import Wording

extension DutchWords: Words {
  func phrase(_ phrase: Phrase) -> String {
    switch phrase {
    case .asOf(let at, let known, let size):
      [at.map { "op \($0)" } ?? "tot de laatste handeling", known.map { "zoals bekend op \($0)" }]
        .compactMap { $0 }.joined(separator: ", ") + ", " + entries(size)
    case .recorded(let kind, let position): "Genoteerd: \(kind), op plaats \(position)."
    case .recordedBefore(let position):
      "Dit was al genoteerd, op plaats \(position): er is niets veranderd."
    case .lookAlike(let id, let new):
      "Let op: \(list([id])) zegt hetzelfde. Is dit dubbel: "
        + "maillon correct \(new) --cancel --reason dubbel"
    case .howToCheck(let id): "Om na te gaan: maillon show \(id), maillon verify"
    case .howToAccept(let command): "Om de eerste te aanvaarden: \(command)"
    case .created(let path, let origin, let coop):
      "Het register \(list([origin])) is geopend in \(list([path])), gehouden door \(list([coop]))."
    case .imported(let accepted, let duplicates, let size):
      many(accepted, "handeling genoteerd", "handelingen genoteerd") + ", "
        + many(duplicates, "al bekend", "al bekend") + "; inschrijvingen in het register: \(size)."
    case .repeats(let count, let lines):
      many(count, "regel lijkt", "regels lijken")
        + " op een handeling die al genoteerd is (soort, partijen, zaak, hoeveelheid en dag), van \(language.format(lines)) zonder referentie\(2 * count > lines ? ": dit bestand lijkt al ingevoerd" : ""). Zie maillon journal."
    case .repeatsRefused(let file):
      "Er is niets geschreven. Om alleen de andere regels te noteren: maillon import \(TypedWord.path(file)) --new-only. Zijn het toch andere handelingen, voeg dan --yes toe."
    case .askRepeating(let count):
      "\(count == 1 ? "Deze regel" : "Deze \(language.format(UInt64(count))) regels") een tweede keer noteren? j/N "
    case .leftOut(let count):
      many(count, "regel lijkt", "regels lijken") + " op een handeling die al genoteerd is, en "
        + (count == 1 ? "is" : "zijn") + " weggelaten:"
    case .backupLacks(let missing):
      "In dit register, en dus in deze back-up, ontbreken gepubliceerde inschrijvingen: \(language.format(missing.count)) (\(places(language.format(missing.size), language.format(missing.published - 1)))). Haal ze binnen: maillon restore --published MAP, en maak dan opnieuw een back-up."
    case .attachedBefore(let number): "Dit is hetzelfde bestand als bijlage nr. \(number)."
    case .noLines(let file): "\(list([file])) heeft geen enkele regel: er valt niets te noteren."
    case .wouldImport(let accepted, let duplicates):
      "Proef, er is niets geschreven: " + many(accepted, "handeling", "handelingen")
        + " zouden genoteerd worden, " + many(duplicates, "is al bekend", "zijn al bekend") + "."
    case .nothingWritten(let refusals):
      many(refusals, "weigering", "weigeringen") + ", er is niets geschreven:"
    case .moreRefusals(let count): "… en nog \(language.format(count))."
    case .place(let line, let id):
      [line.map { "regel \($0)" }, id.map { list([$0]) }].compactMap { $0 }.joined(separator: ", ")
    case .restored(let size, let root):
      "Register herbouwd: \(entries(size)), wortel \(root)."
    case .restoredFrom(let path): "Uit “\(path)”."
    case .vaultFilesLost(let count):
      "De namen zitten er niet in: de sleutels van de kluis zijn uit deze back-up gehaald, en \(many(count, "verzegeld bestand", "verzegelde bestanden")) van de kluis (fiches, nota’s, bijlagen) \(count == 1 ? "is" : "zijn") niet meer te lezen. Alle handelingen zijn er. Hebt u de sleutels er niet zelf uitgehaald, neem dan een andere back-up."
    case .completed(let count):
      "Inschrijvingen uit de publicatie, die de kopie nog niet had: \(count)."
    case .missingEntries(let count, let first, let last):
      many(count, "inschrijving ontbreekt", "inschrijvingen ontbreken")
        + ", gepubliceerd na deze kopie: \(places(first, last)). "
        + "Zolang dat zo is, neemt het register geen handelingen op. Haal ze binnen: maillon restore --published MAP, "
        + "uit een gepubliceerde map die ze heeft; heeft niemand ze nog: maillon restore --accept-loss"
    case .newKey:
      "De sleutel die ondertekende was er niet bij, er is een andere gemaakt: publiceer in een nieuwe map "
        + "en geef hem aan de auditors (maillon status). Hebt u de vorige bewaard, zet hem dan terug "
        + "in het bestand “key” van het register en verwijder “checkpoint”."
    case .backedUp(
      let path, let size, let root, let bytes, let seconds, let count, let hasKey,
      let holdsPersons):
      "Back-up gemaakt en nagekeken in “\(path)”: \(entries(size)), wortel \(root), "
        + "\(bytes) bytes, \(seconds) s. "
        + many(count, "back-up op deze plaats", "back-ups op deze plaats")
        + (holdsPersons
          ? hasKey
            ? "; de geheime sleutel en de persoonsgegevens zitten er ook in: bewaar ze achter slot."
            : "; de persoonsgegevens zitten er ook in, maar NIET de sleutel die ondertekent: bewaar ze achter slot."
          : hasKey
            ? "; de geheime sleutel zit er ook in: bewaar ze achter slot. Geen enkele fiche of nota van een persoon zit erin: de kluis heeft er geen."
            : "; de sleutel die ondertekent zit er NIET in, en ook geen fiche of nota van een persoon.")
    case .negativeCells(let count):
      many(count, "voorraad staat", "voorraden staan") + " onder nul: zie maillon inventory."
    case .rebuilt(let name, let version, let entries, let isSame):
      "\(name) v\(version): \(self.entries(entries)) herlezen"
        + (isSame.map {
          $0
            ? ", zelfde resultaat."
            : ", ander resultaat dan voordien: voer maillon verify uit om te weten of het log veranderd is."
        } ?? ".")
    case .verified(let size, let root): "Alles is gaaf: \(entries(size)), wortel \(root)."
    case .notVerified(let problems):
      many(problems, "probleem", "problemen")
        + ": wijzig niets, bewaar een kopie en herbouw met maillon restore --root WORTEL uit een archief van ervoor."
    case .problemAt(let first, let last): place(first, last)
    case .flaw(let kind): flaw(kind)
    case .moreProblems(let count):
      "… en nog " + many(count, "probleem", "problemen")
        + ": maillon verify --json geeft ze allemaal."
    case .lastWords(let path):
      "« \(path) » is beschadigd: een pagina van het bestand is niet te lezen. Er is niets meer geschreven. Start maillon verify, dat zegt welke inschrijvingen getroffen zijn; zijn het alleen de overzichten, dan maakt maillon rebuild ze opnieuw, anders herbouwt u het register met maillon restore."
    case .ledgerSize(let entries, let root, let logBytes, let viewBytes):
      "\(self.entries(entries)), wortel \(root); log \(logBytes) bytes, beelden \(viewBytes) bytes"
    case .noEntry(let id):
      "Geen handeling heeft de referentie \(list([id])). maillon journal geeft de lijst."
    case .noMembers: "Geen bijdrage van leden."
    case .seeHelp(let command): "Hulp: maillon \(command.map { "\($0) " } ?? "")--help"
    case .correctedBy(let kind, let id, let quantity):
      "\(kind) \(list([id]))" + (quantity.map { ": \($0)" } ?? "")
    case .fileUnreadable(let path, let fault):
      switch fault {
      case .missing: "Het bestand \(list([path])) bestaat niet. Kijk de naam na."
      case .tooLarge(let limit):
        "\(list([path])) is te groot: hoogstens \(language.format(limit)) bytes. Geef minder tegelijk."
      case .unreadable:
        "Het bestand \(list([path])) kan niet gelezen worden. Kijk de rechten na."
      case .folder: "\(list([path])) is een map. Geef de naam van een bestand."
      case .special:
        "\(list([path])) is geen bestand. Geef de naam van een bestand, of - voor de standaardinvoer."
      }
    case .checkWithout(let ledger, let command):
      "Er is geen register in \(list([ledger])). Zonder register, met de publieke sleutel die u van de coöperatie kreeg: \(command)"
    case .pdf(.missing):
      "Voor een PDF is WeasyPrint nodig, en dat is niet geïnstalleerd: "
        + "apt-get install weasyprint. Zonder: --format html, en druk de pagina af."
    case .pdf(.failed(let message)):
      "WeasyPrint heeft de PDF niet gemaakt, er is niets geschreven. Het zegt: \(message)"
    case .pdf(.notEnding(let seconds)):
      "Het programma weasyprint was na \(language.format(UInt64(seconds))) seconden niet klaar; het is gestopt en er is niets geschreven. Begin opnieuw, of neem de pagina met --format html."
    case .pdf(.noRoom(let path)): "Geen plaats voor een tijdelijk bestand in “\(path)”."
    case .outputFailed(let isDone):
      isDone
        ? "Wat gevraagd was, is gedaan; alleen het antwoord kon niet volledig geschreven worden: de schijf is vol of de uitvoer is gesloten. Doe het niet opnieuw: maillon journal en maillon status tonen wat er is."
        : "Het antwoord kon niet volledig geschreven worden: de schijf is vol of de uitvoer is gesloten. Probeer elders opnieuw."
    case .viewsBehind(let reason):
      "Alles is genoteerd. De overzichten volgen bij de volgende vraag: \(reason)"
    case .moreBranches(let count):
      "… en nog \(count): --json geeft ze allemaal"
    case .lookAlikes(let count):
      many(count, "handeling lijkt", "handelingen lijken")
        + " op een andere die al genoteerd is: kijk na met maillon journal."
    case .fileUnwritable(let path):
      "Het bestand \(list([path])) kan niet geschreven worden. Kijk na of de map bestaat en of u er rechten op hebt."
    case .moreTables(let names):
      "Er zijn nog tabellen: kies er een met --part \(names.joined(separator: ", "))."
    case .proofHolds(let position, let size, let origin, let root):
      "Het bewijs klopt: deze handeling staat op plaats \(position) van het log “\(origin)” met \(entries(size)), wortel \(root)."
    case .proofFails(let fault, let isOwnKey):
      switch fault {
      case .unreadable:
        "Het bewijs is niet leesbaar: vraag het opnieuw."
      case .otherKey where isOwnKey:
        "Het bewijs is niet ondertekend met de sleutel die dit register nu heeft. Is het van voor een nieuwe sleutel, geef dan de vroegere met --key; anders is het van een ander register."
      case .otherKey:
        "Het bewijs is niet met deze sleutel ondertekend: het is een ander register, of niet zijn sleutel."
      case .forged:
        "De handtekening is vals: het bewijs is gemaakt of beschadigd. Bewaar het bestand en vraag het register."
      case .notIncluded:
        "Het bewijs leidt niet van deze handeling naar de ondertekende wortel: ze is veranderd, of staat niet in dit log. Bewaar het bestand."
      }
    case .checkedBy(let key): "sleutel voor controleurs: \(key)"
    case .published(let path, let size, let added):
      "Gepubliceerd in “\(path)”: \(many(size, "inschrijving", "inschrijvingen")), waarvan \(language.format(added)) nieuw. Bied deze map aan zoals ze is; “key” is de sleutel voor controleurs."
    case .nowAmounts(let quantity): "Geldt nu: \(quantity)"
    case .now: "nu"
    case .wrongClock: "klok verkeerd"
    case .recordedThen(let time, let clock): "\(time) (de klok stond op \(clock))"
    case .datesToCome(let ids):
      (ids.count == 1 ? "De handeling \(list(ids)) draagt" : "De handelingen \(list(ids)) dragen")
        + " een datum die nog moet komen: vragen over vandaag zien ze niet. Als de klok die datum gaf, typ in deze volgorde:"
    case .notesToTellAnew(let ids):
      (ids.count == 1
        ? "Handeling \(list(ids)) heeft een notitie"
        : "De handelingen \(list(ids)) hebben een notitie")
        + ": die blijft onder de oude naam. Voeg --note met de tekst toe aan de opdracht die de handeling opnieuw noteert; om hem te lezen: \(ids.map { "maillon show \($0)" }.joined(separator: ", "))"
    case .datesToLookAt(let ids):
      (ids.count == 1
        ? "Handeling \(list(ids)) draagt een datum die nog moet komen, of hangt aan zo’n handeling, en geen opdracht noteert ze zomaar opnieuw"
        : "De handelingen \(list(ids)) dragen een datum die nog moet komen, of hangen aan zo’n handeling, en geen opdracht noteert ze zomaar opnieuw")
        + ". Bekijk ze één voor één en noteer met de hand opnieuw wat moet: \(ids.map { "maillon show \($0)" }.joined(separator: ", "))"
    case .clockBehind(let clock, let newest, let recorded, let command):
      "Let op: de klok van de computer staat op \(clock), de laatste inschrijving is genoteerd op \(newest): wat nu genoteerd wordt, draagt \(recorded). Staat de klok nu niet juist, zet ze dan juist; staat ze wel juist: \(command)"
    case .clockFarBehind(let clock, let newest, let recorded, let cancel, let command):
      "Let op: de klok van de computer staat op \(clock), de laatste inschrijving is genoteerd op \(newest): wat nu genoteerd wordt, draagt \(recorded). Wellicht loopt de klok achter: zet ze juist"
        + (cancel.isEmpty
          ? "."
          : ", annuleer wat net genoteerd is en noteer het opnieuw:\n"
            + cancel.map { "  " + $0 }.joined(separator: "\n"))
        + "\nStaat de klok wel juist, en zijn het de vroegere inschrijvingen die niet kloppen:\n  \(command)"
    case .partyErased(let agent):
      "Let op: \(agent) is een gewiste persoon, en de handeling draagt die referentie voor altijd. Komt de persoon terug, schrijf hem of haar dan in onder een andere referentie, annuleer deze handeling en noteer ze opnieuw."
    case .partyMerged(let agent, let other):
      "Let op: \(agent) is samengevoegd met \(other): de handeling telt voor \(other). Noteer de volgende keer \(other)."
    case .partyErasedEnding(let agent):
      "\(agent) is een gewiste persoon. Deze handeling sluit af wat nog openstond met die persoon."
    case .actOfErased(let agent):
      "\(agent) is een gewiste persoon, en de handeling zou die referentie voor altijd dragen. Komt de persoon terug, schrijf hem of haar dan eerst in onder een andere referentie (maillon agent), en noteer de handeling daarmee."
    case .endsPersonhood(let agent):
      "“\(agent)” is een persoon in dit register, en zou er geen meer zijn. Wat de kluis ervan bewaart kan nog gewist worden, en er komt geen naam voor in het register. Neem voor een organisatie een andere referentie: maillon agent. Is dat wat u wilt: --yes"
    case .oddMerger(.coop(let coop, let other)):
      "“\(coop)” is de coöperatie zelf: ze zou “\(other)” worden, en alleen die blijft over. Omgekeerd: maillon merge-agents \(other) --duplicate-of \(coop). Is dat wat u wilt: --yes"
    case .oddMerger(.intoCoop(let agent, let coop)):
      "“\(coop)” is de coöperatie zelf: “\(agent)” zou voortaan de coöperatie zijn, met al zijn handelingen. Is dat wat u wilt: --yes"
    case .oddMerger(.categories(let agent, let one, let other, let another)):
      "In het register is “\(agent)” “\(word(word(one, inColumn: "category"), inColumn: "agentType"))” en “\(other)” “\(word(word(another, inColumn: "category"), inColumn: "agentType"))”: samengevoegd zijn ze één. Zijn ze echt dezelfde: --yes"
    case .oddMerger(.kinds(let person, let other)):
      "“\(person)” is een persoon en “\(other)” niet: samengevoegd zijn ze één, en de ene is niet meer te wissen zonder de andere. Is dat wat u wilt: --yes"
    case .oddMerger(.names(let agent, let name, let other, let otherName)):
      "In de kluis is “\(agent)” \(printable(name)) en “\(other)” \(printable(otherName)): samengevoegd zijn ze één persoon, en wie de ene wist, wist ook de andere. Is het echt dezelfde persoon: --yes"
    case .closedPeriodStays(let until, let day):
      "De periode is afgesloten tot \(until): deze correctie telt vanaf nu, en de verslagen over die periode blijven zoals ze zijn. Om ze te corrigeren, heropen eerst de periode: maillon reopen-period \(day)"
    case .packMade(let path, let size, let proofs):
      "Het controledossier staat in “\(path)”: verslag uit \(entries(size)), register gepubliceerd in site/, bewijzen: \(proofs). LISEZMOI.txt zegt hoe u nakijkt."
    case .packGuide(let origin, let size, let root, let proof):
      """
      Verslag van het register “\(origin)”, gemaakt uit \(entries(size)), wortel \(root).

      Vraag de sleutel van het register langs een andere weg dan deze map, en zet hem in de plaats van KEY.

        maillon-audit site --key KEY
          het hele register: vingerafdrukken, boom, ondertekende kop
        maillon-audit site --key KEY --check-report rapport.json
          het verslag opnieuw gemaakt uit het register: gelijk, of cijfer per cijfer wat verschilt
        maillon check-proof \(proof) --key KEY
          een handeling die het verslag noemt, op zich bewezen; er is een bewijs per genoemde handeling

      rapport.html    het verslag zoals men het leest
      livraisons.csv  de getelde leveringen, onder publieke referentie

      U kunt elk totaal opnieuw maken en zien wie, onder welke referentie, noteerde en bevestigde. De naam van een persoon kunt u niet te weten komen, behalve van wie toestemde om in het verslag genoemd te worden: die staat niet in het register.

      """
    case .pageMade(let path, let size, let root):
      "De pagina staat in “\(path)”, gemaakt uit \(entries(size)), wortel \(root)."
    case .reportMade(let path, let size, let root, let digest):
      "Het verslag staat in “\(path)”, gemaakt uit \(entries(size)), wortel \(root).\n"
        + "  SHA-256: \(digest)\n  Om na te kijken: maillon check-report \(TypedWord.path(path))"
    case .isReversed: "Geannuleerd: telt niet meer."
    case .progress(let step):
      switch step {
      case .importing: "invoer"
      case .restoring: "herbouw van het register"
      case .rebuilding(let name): "herlezen voor \(name)"
      case .verifying: "controle"
      }
    case .erasedPerson(let id): "gewiste persoon (\(id))"
    case .statementOfErased(let id):
      "Overzicht van een gewiste persoon (\(id)): de publieke referentie blijft erin, een naam staat er niet."
    case .personalNote(let patterns):
      "De nota bevat \(patterns.map(mark).joined(separator: ", ")). Ze blijft in de kluis en niet in het register; bewaar er zo weinig mogelijk, hoe men iemand bereikt hoort in maillon people set."
    case .unlikelyContact(let kind, let value):
      "\(list([value])) ziet er niet uit als een \(kind == .mail ? "mailadres" : "telefoonnummer"). Het is zo bewaard: lees na, en verbeter met maillon people set."
    case .formerKept(let agent, let texts):
      "Voordien: \(list(texts)). Het blijft in de verzegelde fiche, om te vinden wat nog over de persoon spreekt; maillon people show \(agent) toont het."
    case .personKept(let id): "De fiche van \(id) is bewaard in de kluis."
    case .attachmentKept(let name, let number, let bytes):
      "“\(name)” is bewaard in de kluis: bijlage nr. \(number), \(bytes) bytes."
    case .toDetach(let file):
      "Te vernietigen: bijlage nr. \(file.number) van \(file.person), \(list([file.name])) (\(file.bytes) bytes)."
    case .askDetaching(let file):
      "Bijlage nr. \(file.number) van \(file.person), \(list([file.name])) (\(file.bytes) bytes), voor altijd vernietigen? j/N "
    case .detached(let file):
      "Bijlage nr. \(file.number) van \(file.agent) is vernietigd; de andere houden hun nummer. Back-ups van vroeger bevatten ze nog."
    case .detachedBefore(let number, let agent):
      "Bijlage nr. \(number) van \(agent) is al weggenomen."
    case .showsConsents(let evidence):
      evidence.count == 1
        ? "Deze bijlage toont een toestemming, die van \(consents(evidence)): die blijft genoteerd, zonder bijlage."
        : "Deze bijlage toont toestemmingen, die van \(consents(evidence)): ze blijven genoteerd, zonder bijlage."
    case .evidenceChanged(let evidence): evidenceChanged(evidence)
    case .withdrawn(let id, let purpose):
      "De toestemming van \(id) voor “\(purpose)” is ingetrokken. Wat tot nu toe gegeven of gepubliceerd werd, verandert niet: maak het opnieuw zonder."
    case .nothingWithdrawn(let purpose):
      "Voor “\(purpose)” was geen toestemming gegeven: er is niets veranderd."
    case .noteIsLost: "nota: verloren"
    case .noteGone: "nota: gewist of elders bewaard; het register heeft alleen de vingerafdruk"
    case .noteDiffers:
      "De bewaarde nota is niet die waarvan het register de vingerafdruk heeft: ze is veranderd."
    case .noteNotRead:
      "nota: niet gelezen; dit register kan alleen gelezen worden, en elke blik in de kluis wordt erin genoteerd"
    case .linesUnread(let count):
      "\(many(count, "volgende regel is niet meer gelezen", "volgende regels zijn niet meer gelezen")): verbeter eerst deze."
    case .noteLost(let id):
      "De handeling \(list([id])) is genoteerd, maar haar nota ligt niet meer in de kluis: ze werd intussen vernietigd of verplaatst. Bewaar ze elders: een genoteerde handeling krijgt er geen andere."
    case .vaultLoss(let loss):
      "\(list([loss.path])) ontbreekt, of een deel van de mappen erin. Het register kent \(many(loss.persons, "persoon", "personen")): als hun namen, nota’s en toestemmingen daar bewaard werden, neem ze dan terug uit de laatste back-up die ze heeft, in de plaats van BACK-UP, voor u oude back-ups weggooit: \(recovering([], from: "BACK-UP")). Tot dan wordt er niets nieuws bewaard. Is er nooit iets bewaard, of heeft niemand het nog, begin de kluis dan opnieuw: maillon people list --force"
    case .erasedTogether(let agent, let others):
      "\(list([agent])) wordt gewist samen met \(others.joined(separator: ", ")), samengevoegd: het is één persoon."
    case .openThings(let things): open(things)
    case .erased(let erasure): erased(erasure)
    case .traces(let traces, let decided): self.traces(traces, decided)
    case .inLog(let mentions):
      "In het register, onuitwisbaar: \(many(mentions.count, "tekst noemt", "teksten noemen")) de persoon, en dat blijft voor altijd:\n"
        + self.mentions(mentions)
    case .namedInLog(let agent, let mentions):
      "Het register bewaart voor altijd \(many(mentions.count, "tekst die", "teksten die")) “\(agent)” \(mentions.count == 1 ? "noemt" : "noemen"); geen wissing raakt \(mentions.count == 1 ? "hem" : "ze"):\n"
        + self.mentions(mentions)
    case .askErasing(let person): "\(person) voor altijd wissen? j/N "
    case .perhapsStill(let agent, let traces):
      "Deze teksten gaan misschien nog over “\(agent)”. De fiche is vernietigd, niets anders vindt ze nog terug: bewaar deze lijst en lees ze na. Om woorden te maskeren, bijvoorbeeld: maillon people mask \(traces[0].place)\n"
        + traces.map(trace).joined(separator: "\n")
    case .tracesInDoubt(let count, let agent):
      "\(many(count, "tekst gaat", "teksten gaan")) misschien over “\(agent)”. Zodra de fiche vernietigd is, kan niemand \(count == 1 ? "die" : "ze") nog terugvinden."
    case .tracesLeft(let count, let mask):
      "\(many(count, "tekst die", "teksten die")) misschien over de persoon \(count == 1 ? "ging, is" : "gingen, zijn") gebleven zoals hierboven: om ze onverborgen na te lezen en er woorden in te maskeren, bijvoorbeeld: \(mask)"
    case .textAt(let place, let text): "De tekst van \(place):\n  \(printable(text))"
    case .masked(let place, let text):
      "Gemaskeerd. De tekst van \(place) is nu:\n  \(printable(text))\nBack-ups van vroeger bevatten hem nog leesbaar."
    case .askWordsToMask: "De woorden om te maskeren, zoals ze er staan; Enter stopt hier: "
    case .askMaskingWords(let words):
      "\(list([printable(words)])) maskeren? Dat is definitief. j/N "
    case .nothingMasked: "Er is niets gemaskeerd."
    case .noteMasked:
      "Woorden van deze nota zijn gemaskeerd: haar vingerafdruk kan niet meer met die van het register vergeleken worden."
    case .unread(let places): unread(places)
    case .goesAlong(let own): "Te vernietigen: \(destroyed(own))."
    case .madeBefore: Self.madeBefore
    case .erasureTried(let ways): "Proef: er is niets vernietigd. " + self.ways(ways)
    case .erasureUnasked(let ways):
      "Er is niets vernietigd: er is niemand om te antwoorden. " + self.ways(ways)
    case .askForgetting(let record): "De fiche van \(record) voor altijd vernietigen? j/N "
    case .recordForgotten(let agent, let gone): recordForgotten(agent, gone)
    case .askMasking:
      "Welke ook maskeren? alle, geen, of plaatsen met komma’s ertussen; Enter stopt alles: "
    case .notErased: "Er is niets gewist."
    case .noMasking(let word, let place):
      "\(list([word])) is niet “alle”, niet “geen” en geen plaats uit de lijst. Antwoord alle om deze teksten te maskeren (behalve die waarvan de plaats genoemd moet worden), geen om ze te laten, of plaatsen zoals \(place)."
    case .erasedBefore(let agent):
      "\(agent) was al een gewiste persoon; dit kijkt alleen de kluis opnieuw na."
    case .nothingToForget(let agent):
      "De kluis bewaart niets voor “\(agent)”, en niets erin spreekt van de contactpersoon: er is niets te vernietigen. Een back-up van vroeger kan nog een fiche hebben."
    case .namesPersons(let namings): namings.map(names).joined(separator: "\n")
    case .shownNames(let option, let ids):
      "De tekst van \(option) noemt iemand die de kluis kent (\(list(ids))). Een blad dat overhandigd is, haalt niemand terug, en geen wissing raakt het: laat de naam weg, tenzij die persoon akkoord is."
    case .idLikeName(let id):
      "\(list([id])) lijkt op een naam. Een referentie blijft voorgoed in het register, en geen wissen bereikt ze: neem er een die niets zegt, zoals p-7f3a; de naam hoort in de kluis: maillon people set p-7f3a --name -"
    case .askNaming: "Toch zo schrijven? j/N "
    case .clockChange(let change, let zone): clockChange(change, zone)
    case .askMeant: "Is dat wat u wilt? j/N "
    case .nothingMissing: "Voor zover bekend ontbreekt er niets: er valt niets te aanvaarden."
    case .whatLossMeans(let missing):
      "Dit valt niet terug te nemen: "
        + given(missing)
        + (missing.count == 1
          ? " wordt opgegeven, en een andere komt op die plaats. "
          : " worden opgegeven, en andere komen op hun plaats. ")
        + "Wie een eerdere kop bewaart (controleurs, getuigen, lezers van uitgebrachte verslagen) zal vinden dat het log herschreven is, en heeft gelijk: zeg het hun zelf, met de reden. Publiceer voortaan in een andere map."
    case .lossAccepted:
      "Het verlies is aanvaard: het register neemt weer handelingen op. De ondertekende kop blijft in zijn map, onder de naam “lost”."
    case .erasedInLost(let ids):
      ids.isEmpty
        ? "Werd er iemand gewist in de inschrijvingen die worden opgegeven, dan staat die fiche weer in de kluis. Kijk, zodra het verlies aanvaard is, wie erin staat: maillon people list, en wis die persoon opnieuw: maillon erase ID"
        : "\(many(ids.count, "persoon werd", "personen werden")) gewist in de inschrijvingen die worden opgegeven, en \(ids.count == 1 ? "de fiche staat" : "de fiches staan") weer in de kluis. Zodra het verlies aanvaard is: \(ids.map { "maillon erase \($0)" }.joined(separator: ", "))"
    case .recordsTakenIn(let ids):
      "Een vroegere versie van dit programma had naast de eerste fiche een tweede geschreven, voor \(list(ids)): de eerste bevat ze nu allebei. Lees ze na, bijvoorbeeld: maillon people show \(ids[0])"
    case .restoredLedger(let coop, let origin, let last):
      "Het register van \(list([coop])) (\(origin)), laatste inschrijving van \(last)."
    case .periodToCome(let end, let today):
      "De periode eindigt op \(end), die nog moet komen: het verslag loopt tot \(today)."
    case .periodNotOver(let today):
      "De periode eindigt vandaag, \(today), en de dag is niet voorbij: wat vandaag nog genoteerd wordt, verandert deze cijfers, en het volgende verslag zal dat moeten zeggen."
    case .backupOf(let time):
      "De back-up is van \(time). Wat sindsdien gepubliceerd is, zit er niet in; haal het binnen met: maillon restore --published MAP"
    case .askClock(let clock, let newest):
      "De klok van de computer staat op \(clock), de laatste inschrijving is van \(newest). Staat de klok juist? j/N "
    case .notRecorded: "Er is niets geschreven."
    case .anchorBehind(let path, let count):
      "De ondertekende kop naast het log, \(list([path])), kan niet geschreven worden: hij loopt \(many(Int(clamping: count), "inschrijving", "inschrijvingen")) achter, en ging dat verloren, dan zou niets het merken. Wat genoteerd is, blijft. Vraag het recht om in de map van het register te schrijven; de volgende handeling ondertekent dan weer."
    case .looksDamaged(let path, let lines):
      "In de lijst van wie wat bekeken heeft, \(list([path])), \(lines == 1 ? "is één regel onleesbaar" : "zijn \(language.format(lines)) regels onleesbaar"); de andere gelden nog. Een back-up van voordien heeft misschien nog wat ontbreekt: zet het terug, of neem wat beschadigd is eruit, met een teksteditor."
    case .unendedErasures(let ids):
      "\(ids.count == 1 ? "Een wissing is begonnen en staat niet in het log" : "Er zijn wissingen begonnen die niet in het log staan"): \(list(ids)). Een back-up van voordien zou de fiche terugbrengen. Om het af te maken: \(ids.map { "maillon erase \($0) --yes" }.joined(separator: "; "))"
    case .tornAnchor(let path, let isAnew):
      "De ondertekende kop die buiten het log bewaard wordt, \(list([path])), was leeg of afgekapt, zoals na een stroomonderbreking: er was niets om mee te vergelijken. "
        + (isAnew
          ? "Hij is opnieuw gemaakt."
          : "De volgende opdracht die het register opent om te schrijven, maakt hem opnieuw.")
    case .onlyRead(let path):
      "“\(path)” is alleen te lezen: het antwoord komt uit het log alleen, zonder de namen uit de kluis, en er wordt niets genoteerd."
    case .scrubNotEnding(let seconds):
      "De controle staat al \(language.format(UInt64(seconds))) seconden stil; ze is gestopt zonder resultaat. Kijk of de schijf antwoordt en begin opnieuw."
    case .tooFewFiles:
      "Het systeem laat dit programma te weinig open bestanden. Verhoog de grens (ulimit -n 256) of sluit programma’s, en begin opnieuw."
    case .forgottenAgain(let ids):
      "Een kopie van de kluis had gewiste personen teruggebracht: \(ids.joined(separator: ", ")). Hun fiches zijn opnieuw vernietigd."
    case .rightsOfAccess(let acts, let named):
      "Bewaard in de kluis: fiche, nota’s, toestemmingen en bijlagen, zolang de coöperatie ze nodig heeft (de lijst van inzage: 12 maanden). Bewaard in het log: \(acts) \(named.map { "van “\($0)”, waarvan de naam er staat" } ?? "onder een referentie zonder naam"), zolang het register bestaat. U kunt uw fiche laten verbeteren, een toestemming intrekken, of vragen om gewist te worden. Hier onleesbaar gemaakt (█): de volledige namen, telefoonnummers, e-mailadressen en adressen van andere personen die de kluis kent. Een █ kan ook een woord zijn dat in de bewaarde tekst voorgoed gemaskeerd is."
    case .answeredBy(let coop, let day):
      "Antwoord van \(coop), op \(day). Bent u er niet tevreden mee, zeg het dan eerst aan wie het u gaf. U kunt ook klacht indienen bij de gegevensbeschermingsautoriteit van uw land; in België: Gegevensbeschermingsautoriteit, Drukpersstraat 35, 1000 Brussel."
    }
  }

  /// How much of what was published would be given up.
  /// The first and the last of places in a row.
  func places(_ first: String, _ last: String) -> String {
    first == last ? "plaats \(first)" : "plaatsen \(first) tot \(last)"
  }

  private func given(_ loss: MissingEntries) -> String {
    if loss.count == 0 {
      return "gepubliceerde inschrijvingen, onder de eerste \(language.format(loss.published)),"
    }
    return many(
      Int(clamping: loss.count), "gepubliceerde inschrijving", "gepubliceerde inschrijvingen")
      + " (\(places(language.format(loss.size), language.format(loss.published - 1))))"
  }
}
