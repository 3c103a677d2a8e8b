import Exchange
import Testing
import Wording

@testable import Terminal

/// Word for word in French; in every language with its values.
struct RefusalTextTests {
  private func check(_ reason: RefusalReason, field: Field? = nil, _ sentence: String) {
    let refusal = Refusal(field: field?.name, reason)
    #expect(RefusalText.sentence(refusal, FrenchWords()) == sentence)
  }

  @Test func `malformed acts`() {
    check(.missingField, field: .receiver, "à (receiver) manque : ajoutez cette information")
    check(
      .foreignField(kind: "donationReceived"), field: .due,
      "échéance (due) n’a pas de sens pour « don » : retirez-le ou choisissez un autre acte")
    check(
      .badValue("x", expected: ["lost", "found"]), field: .reason,
      "motif (reason) ne peut pas valoir « x » : choisissez « lost », « found »")
    check(
      .quantityNotPositive("0"), field: .quantity,
      "quantité (quantity) vaut 0 : donnez un nombre au-dessus de zéro")
    check(
      .nameOfPerson, field: .name,
      "le nom d’une personne n’entre jamais dans le registre : retirez-le, gardez l’identifiant")
    check(
      .numberOfPerson, field: .enterpriseNumber,
      "le numéro d’entreprise d’un indépendant désigne une personne : retirez-le, gardez "
        + "l’identifiant")
    check(.alreadyDefined("dora"), "« dora » existe déjà : prenez un autre nom")
    check(
      .sameParty("coop"), "« coop » serait des deux côtés : donnez-en deux différents")
    check(.tooMany(limit: 256), "plus de 256 éléments : partagez-les en plusieurs fois")
  }

  @Test func `enterprise numbers`() {
    check(
      .enterpriseNumber("440", .notTenDigits), field: .enterpriseNumber,
      "« 440 » n’est pas un numéro d’entreprise : donnez ses dix chiffres, comme 0000.012.371")
    check(
      .enterpriseNumber("2000.012.371", .firstDigit),
      "« 2000.012.371 » ne commence pas par 0 ou 1, comme un numéro d’unité d’établissement : "
        + "donnez le numéro de l’entreprise")
    check(
      .enterpriseNumber("0000.012.317", .checkDigits(expected: "71")),
      "« 0000.012.317 » devrait finir par 71 d’après ses huit premiers chiffres : relisez le numéro"
    )
    check(
      .enterpriseNumber("0000012371", .spelling(expected: "0000.012.371")),
      "« 0000012371 » s’écrit « 0000.012.371 » dans le registre : écrivez-le ainsi")
  }

  @Test func `unknown names`() {
    check(
      .unknownKind("don", suggestions: []),
      "acte inconnu « don » : maillon record --help donne la liste")
    check(
      .unknownAgent("dorra", suggestions: ["dora"]),
      "acteur inconnu « dorra » : vouliez-vous dire « dora » ?")
    check(
      .unknownAgent("zoe", suggestions: []),
      "acteur inconnu « zoe » : inscrivez-le avec maillon agent zoe --agent-type … --category …")
    check(
      .unknownItem("tissu", suggestions: []),
      "article inconnu « tissu » : définissez-le avec maillon item tissu")
    check(
      .unknownUnit("kilo", suggestions: ["kilogram"]),
      "unité inconnue « kilo » : vouliez-vous dire « kilogram » ?")
    check(
      .unitMismatch(given: "gram", expected: "one"), field: .quantity,
      "quantité (quantity) est en « gram » alors qu’il se mesure en « one » : "
        + "donnez-le en « one »")
  }

  @Test func `conflicts, periods and references`() {
    check(
      .conflict(position: 1234),
      "cette référence porte déjà un autre contenu, à la place 1\u{202F}234 : donnez une autre "
        + "référence, ou corrigez l’acte avec maillon correct")
    check(
      .conflict(position: nil),
      "cette référence porte déjà un autre contenu, dans le même envoi : donnez une autre "
        + "référence, ou corrigez l’acte avec maillon correct")
    check(
      .closedPeriod(until: "2020-04-30", reopening: "2020-04-01"),
      "la période est close jusqu’au 30/04/2020 : datez l’acte après, ou rouvrez la période "
        + "avec maillon reopen-period 2020-04-01")
    check(
      .nothingToReopen(closedUntil: nil),
      "aucune période n’est close : il n’y a rien à rouvrir")
    check(
      .nothingToReopen(closedUntil: "2020-04-30"),
      "la période est close jusqu’au 30/04/2020 : donnez un jour d’avant pour en rouvrir la fin")
    check(
      .referenceMissing("L9", suggestions: ["L1"]), field: .agreement,
      "prêt n° (agreement) : « L9 » n’existe pas dans le registre : vouliez-vous dire « L1 » ?")
    check(
      .alreadyReversed("e1"),
      "« e1 » est déjà annulé : notez un nouvel acte avec --replaces e1")
    check(
      .notCorrectable("a1"),
      "« a1 » ne se corrige pas : notez un nouvel acte qui dit ce qui est juste")
    check(
      .referenceDiffers("P2", expected: "P1"), field: .serial,
      "n° de série (serial) : « P2 » ne correspond pas à l’acte d’origine, qui dit « P1 » : "
        + "donnez « P1 »")
    check(
      .alreadyConfirmed("e3", by: "k1"),
      "« e3 » a déjà son accusé, « k1 » : annulez celui-ci d’abord s’il est faux")
    check(
      .beforeReference("L1", since: "2020-04-10"),
      "« L1 » ne commence que le 10/04/2020 : datez l’acte de ce jour ou d’après")
    check(.alreadyClosed("L1"), "« L1 » est déjà clos : il n’y a plus rien à y noter")
    check(
      .ambiguousOwner(["bruno", "studio"]),
      "il y a là des biens de plusieurs propriétaires : dites lesquels avec --accountable "
        + "« bruno », « studio »")
  }

  private static let shortage = Shortage(
    cell: Cell(
      item: ItemID("sheet"), lot: LotID("LS1"), serial: nil, accountable: AgentID("coop"),
      custodian: AgentID("hub")),
    unit: .one, have: ExactDecimal(30), need: ExactDecimal(1500),
    when: Timestamp("2020-04-05T08:00:00+02:00")!.instant!, failing: "e5")

  @Test func `the floor`() {
    check(
      .insufficientStock(Self.shortage),
      "il manque 1\u{202F}470 × sheet#LS1 (à coop, chez hub) : il y en a 30\u{A0}pièces, il en "
        + "faut 1\u{202F}500\u{A0}pièces le 05/04/2020 08:00 pour « e5 » : notez d’abord l’entrée "
        + "qui manque, comptez le stock, ou ajoutez --allow-negative --reason …")
    check(
      .exceedsReference("L1", available: ExactDecimal(2), requested: ExactDecimal(3)),
      "« L1 » : 3, alors qu’il n’y en a eu que 2 : revoyez la quantité")
  }

  @Test(arguments: [
    (LineProblem.tooLong(limit: 65535), "plus de 65\u{202F}535 octets : raccourcissez"),
    (.notUTF8, "ce n’est pas de l’UTF-8 : enregistrez le fichier en UTF-8"),
    (.expected("a value"), "il fallait une valeur à cet endroit : corrigez la ligne"),
    (
      .unknownField("quantitty", suggestions: ["quantity"]),
      "champ inconnu « quantitty » : vouliez-vous dire « quantity » ?"
    ),
    (.duplicateField("id"), "« id » est là deux fois : gardez-en un"),
    (
      .fieldsOutOfOrder("id"),
      "« id » n’est pas à sa place : rangez les champs dans l’ordre alphabétique"
    ),
    (
      .badDecimal("1e3", .notPlain),
      "« 1e3 » n’est pas un nombre simple : écrivez par exemple 150 ou 2.5"
    ),
    (
      .badDecimal("1.50", .superfluousZero),
      "« 1.50 » a un zéro de trop : écrivez par exemple 1.5 et non 1.50"
    ),
    (
      .badDecimal("0.1234567", .tooPrecise),
      "« 0.1234567 » a trop de chiffres : 18 au plus, dont 6 après la virgule"
    ),
    (
      .badText("à b"),
      "« à b » n’est pas un identifiant : de 1 à 64 lettres sans accent, chiffres, . _ : -"
    ),
    (.escapeNotCanonical, "un caractère est échappé sans nécessité : écrivez-le tel quel"),
    (.controlCharacter, "il y a un caractère invisible : retirez-le"),
    (.trailingBytes, "il y a quelque chose après la fin : un acte par ligne"),
    (
      .unsupportedVersion("9"),
      "la version 9 de la ligne est inconnue : installez un maillon plus récent"
    ),
    (
      .wrongPosition(expected: 4, found: 5),
      "la place 5 suit mal : il fallait 4, une ligne manque ou est en trop"
    ),
    (
      .recordedEarlier("2020"),
      "noté le 2020, avant la ligne précédente : remettez les lignes dans l’ordre"
    ),
    (.notAllowedInCommand("seq"), "« seq » est donné par le registre : retirez-le"),
  ]) func `lines that cannot be read`(problem: LineProblem, sentence: String) {
    #expect(FrenchWords().problem(problem) == sentence)
    check(
      .unreadable(offset: 12, problem), "illisible à l’octet 12 : \(sentence)")
    for language in Language.allCases { #expect(!language.words.problem(problem).isEmpty) }
  }

  @Test(arguments: Language.allCases) func `every language says the values`(language: Language) {
    let words = language.words
    let reasons: [(RefusalReason, [String])] = [
      (.badValue("v1", expected: ["v2"]), ["v1", "v2"]), (.alreadyDefined("v1"), ["v1"]),
      (.enterpriseNumber("v1", .notTenDigits), ["v1"]),
      (.enterpriseNumber("v1", .firstDigit), ["v1", "0", "1"]),
      (.enterpriseNumber("v1", .checkDigits(expected: "71")), ["v1", "71"]),
      (.enterpriseNumber("v1", .spelling(expected: "v2")), ["v1", "v2"]),
      (.sameParty("v1"), ["v1"]), (.unknownKind("v1", suggestions: ["v2"]), ["v1", "v2"]),
      (.noSuchAgent("v1", suggestions: []), ["v1", "maillon people list"]),
      (
        .unregisteredPerson("v1", suggestions: ["v2"]),
        ["v1", "v2", "maillon agent v1 --agent-type person --category citizen"]
      ),
      (.unknownAgent("v1", suggestions: []), ["v1"]), (.unknownItem("v1", suggestions: []), ["v1"]),
      (.unknownUnit("v1", suggestions: ["v2"]), ["v1", "v2"]),
      (.unitMismatch(given: "v1", expected: "v2"), ["v1", "v2"]),
      (.conflict(position: 17), ["17"]),
      (
        .closedPeriod(until: "2020-04-30", reopening: "2020-04-01"),
        ["30", "2020", "maillon reopen-period 2020-04-01"]
      ),
      (.notOver("2020-04-30"), ["30", "2020"]),
      (.closedAlready(until: "2020-04-30"), ["30", "2020", "maillon reopen-period"]),
      (.noAttachment("7", of: "v1"), ["7", "maillon people show v1"]),
      (
        .governsCorrection(of: "v1", .agentsMerged), ["maillon correct v1 --cancel", "--governing"]
      ),
      (.nothingToSetRight, ["--from-seq"]),
      (.notRecordedYet(from: 4, to: 7, size: 6), ["--from-seq", "4", "7", "5"]),
      (
        .notBetween(
          "2020-04-05T08:00:00+02:00", earliest: "2020-04-05T09:00:00+02:00",
          latest: "2020-04-05T10:00:30+02:00"),
        ["2020-04-05 08:00:00", "2020-04-05 09:00:00", "2020-04-05 10:00:30", "--from-seq"]
      ),
      (.nothingToReopen(closedUntil: "2020-04-30"), ["30", "2020"]),
      (.alreadyConfirmed("v1", by: "v2"), ["v1", "v2"]),
      (.beforeReference("v1", since: "2020-04-30"), ["v1", "30", "2020"]),
      (.referenceMissing("v1", suggestions: ["v2"]), ["v1", "v2"]),
      (.alreadyReversed("v1"), ["v1"]),
      (.notCorrectable("v1"), ["v1"]), (.referenceDiffers("v1", expected: "v2"), ["v1", "v2"]),
      (.alreadyClosed("v1"), ["v1"]), (.ambiguousOwner(["v1", "v2"]), ["v1", "v2"]),
      (.insufficientStock(Self.shortage), ["sheet#LS1", "coop", "hub", "30", "e5"]),
      (
        .exceedsReference("v1", available: ExactDecimal(2), requested: ExactDecimal(3)),
        ["v1", "2", "3"]
      ),
      (
        .notAvailable(
          Reservation(
            item: "visor", agent: "coop", unit: .one, onhand: ExactDecimal(90),
            reserved: ExactDecimal(60), requested: ExactDecimal(45))),
        ["visor", "coop", "90", "60", "45"]
      ),
      (.tooMany(limit: 256), ["256"]), (.quantityNotPositive("-3"), ["-3"]),
      (.foreignField(kind: "moved"), ["F"]), (.missingField, ["F"]),
    ]
    for (reason, values) in reasons {
      let sentence = words.refusal(reason, field: "F")
      for value in values { #expect(sentence.contains(value), "\(language) \(reason)") }
    }
  }

  @Test(arguments: Language.allCases)
  func `who gives back by the id of the act is told the loan that it carries`(
    language: Language
  ) async {
    let stage = Stage(language: language.rawValue)
    await stage.open()
    #expect(await stage.run("lend 1 printer --provider chr --id l1").status == 0)
    for verb in ["give-back", "renew", "lose-loan"] {
      let told = await stage.run("\(verb) l1" + (verb == "renew" ? " --due 2020-09-01" : ""))
      #expect(told.status == 65 && told.errors.contains("L-l1"), "\(told)")
    }
    #expect(await stage.run("give-back L-l1").status == 0)
    // What never was, is not guessed.
    #expect(!(await stage.run("give-back l2").errors.contains("L-l1")))
  }

  @Test(arguments: [
    ("fr", "signature, scan"), ("nl", "signature (handtekening)"), ("de", "signature ("),
    ("en", "signature, scan"),
  ])
  func `what may stand in a field that is missing is listed`(language: String, listed: String) async
  {
    let stage = Stage(language: language)
    await stage.open()
    for line in ["donate 2 sheet --provider chr", "deliver 1 sheet --receiver chr --id liv"] {
      #expect(await stage.run(line).status == 0)
    }
    let told = await stage.run("confirm liv")
    #expect(told.status == 65 && told.errors.contains(listed), "\(told)")
    #expect(told.errors.contains("link") && told.errors.contains("mail"), "\(told)")
  }

  @Test(arguments: Language.allCases)
  func `nobody is told to register a name that is no id`(language: Language) async {
    let stage = Stage(language: language.rawValue)
    await stage.open()
    for words in [
      ["report", "statement", "Prénom Exemple"], ["contributions", "--agent", "Prénom Exemple"],
      ["journal", "--agent", "Prénom Exemple"], ["lists", "--as", "Prénom Exemple"],
    ] {
      let told = await stage.run(words)
      #expect(told.status == 65 && !told.errors.contains("maillon agent"), "\(told)")
      #expect(told.errors.contains("people list"), "\(told)")
    }
    #expect(await stage.run("journal --agent p-9").errors.contains("maillon agent p-9"))
    let thing = await stage.run(["inventory", "--item", "une lampe"])
    #expect(thing.status == 65 && !thing.errors.contains("maillon item"), "\(thing)")
  }

  @Test(arguments: Language.allCases)
  func `a period that ends before it begins is told without options that were not typed`(
    language: Language
  ) async {
    let stage = Stage(language: language.rawValue)
    await stage.open()
    let told = await stage.run("report impact --from 2020-04-29 --to 2020-04-01")
    #expect(told.status != 0 && !told.errors.contains("--at"), "\(told)")
  }
}
