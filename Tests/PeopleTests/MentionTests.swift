import People
import Testing

/// Names are placeholders; numbers are made up.
@Suite struct MentionTests {
  private static func person(
    _ agent: String, _ name: String, mail: String? = nil, phone: String? = nil,
    address: String? = nil
  ) -> PersonRecord {
    var record = PersonRecord(agent: agent)
    record.name = name
    if let mail { record.set(.init(.mail, mail)) }
    if let phone { record.set(.init(.phone, phone)) }
    if let address { record.set(.init(.address, address)) }
    return record
  }
  private static let one = person(
    "p-9", "Zéphyrine Quatrelivres", mail: "zq@exemple.invalid", phone: "0470 98 76 54",
    address: "rue de l’Exemple 4, 5000 Namur")
  private let finder = MentionFinder(of: [one])

  @Test(arguments: [
    "tel 0470/98.76.54", "tel +32470987654", "+32 (0)470 98 76 54", "0032.470.98.76.54",
    "470987654",
    "0470\u{A0}98\u{202F}76\u{2009}54", "0470 – 98 – 76 – 54", "le 12/04 0470987654",
    "Zephyrine Quatrelivres",
    "Zéphyrine  Quatrelivres", "Quatrelivres Zéphyrine", "QUATRELIVRES, Zéphyrine",
    "ze\u{301}phyrine-quatrelivres", "Zephyrine_Quatrelivres.txt", "ZephyrineQuatrelivres.txt",
    "(zéphyrine\u{A0}quatrelivres)", "ZQ@Exemple.invalid", "zq @ exemple.invalid",
    "Rue de l'exemple 4 - 5000 NAMUR",
  ])
  func `a mention that can hardly mean anybody else`(_ text: String) {
    let mentions = finder.mentions(in: text)
    #expect(mentions.map(\.isSure) == [true], "\(text)")
    #expect(finder.masked(text).contains("█"))
  }

  @Test(arguments: [
    ("Mme Quatrelivres", "Mme █", Mention.Reason.partOfName),
    ("Z. Quatrelivres", "█", .initialAndName),
    ("Quatrelivres Z.", "█.", .initialAndName), ("merci Zephyrine !", "merci █ !", .partOfName),
    ("M. Quatrelivres", "M. █", .partOfName),
  ])
  func `a part of a name may be somebody else's and is left to a person to judge`(
    _ text: String, _ masked: String, _ reason: Mention.Reason
  ) {
    let mentions = finder.mentions(in: text)
    #expect(mentions.map(\.isSure) == [false] && mentions.map(\.reason) == [reason])
    #expect(finder.masked(text) == text)
    #expect(finder.masked(text) { _ in true } == masked)
  }

  @Test(arguments: [
    "", "quatre livres de farine", "Zéphyrines", "autozéphyrine quatrelivres1", "0470 98 76 55",
    "987654",
    "04/07/2020 98 76", "rue de l’Exemple 5, 5000 Namur", "q@exemple.invalid",
  ])
  func `what is nobody's is left`(_ text: String) {
    #expect(finder.mentions(in: text).allSatisfy { !$0.isSure }, "\(text)")
    #expect(finder.masked(text) == text)
  }

  @Test(arguments: [
    ("Jürgen Müller-Lüdenscheid", "kam Juergen Mueller-Luedenscheid", "kam █", true),
    ("Jürgen Müller-Lüdenscheid", "Jurgen Muller-Ludenscheid", "█", true),
    ("Juergen Mueller", "Jürgen Müller", "█", true), ("Jørgen Åse", "Joergen Aase", "█", true),
    ("Karl Weiß", "Karl Weiss", "█", true),
    ("Ju\u{308}rgen Mu\u{308}ller", "Juergen Mueller", "█", true),
    ("Jürgen Müller-Lüdenscheid", "bei Fr. Mueller-Luedenscheid", "bei Fr. █-█", false),
    ("Jürgen Müller-Lüdenscheid", "Juergen kommt", "█ kommt", false),
    ("Anne-Sophie Exemple", "AnneSophie aide", "█ aide", false),
    ("Li Wu", "Li kommt, Herr Wu", "█ kommt, Herr █", false),
    ("Petit Rose", "rue de la Rose; petit colis", "rue de la █; █ colis", false),
    ("Petit Rose", "vu Rose.\nPetit colis", "vu █.\n█ colis", false),
  ])
  func `a name is known by every spelling in use, and for sure only within a sentence`(
    _ name: String, _ text: String, _ masked: String, _ isSure: Bool
  ) {
    let finder = MentionFinder(of: [Self.person("p-1", name)])
    let mentions = finder.mentions(in: text)
    #expect(mentions.allSatisfy { $0.isSure == isSure }, "\(mentions)")
    #expect(finder.masked(text) { _ in true } == masked)
  }

  @Test(arguments: ["li", "un petit Moens", "Mons", "wu"])
  func `no other word is taken for a spelling`(_ text: String) {
    let finder = MentionFinder(of: [Self.person("p-1", "Li Wu"), Self.person("p-2", "Jan Mons")])
    #expect(finder.mentions(in: text).filter { $0.agent == "p-1" || text != "Mons" }.isEmpty)
  }

  @Test(arguments: [
    ("Kirchstraße 3, 4700 Eupen", "in der Kirchstr. 3", "in der █"),
    ("Kirchstr. 3, 4700 Eupen", "Kirchstrasse 3", "█"),
    ("Kerkstraat 7, 5000 Namen", "Kerkstr. 7", "█"),
    ("rue de l'Exemple 12, 5000 Namur", "habite rue de l’exemple 12", "habite █"),
    ("rue de l'Exemple 12, 5000 Namur", "au 12 rue de l'Exemple", "au █"),
    ("12 rue de l'Exemple, 5000 Namur", "rue de l'Exemple, 12", "█"),
    ("avenue Exemple 4, 5000 Namur", "av. Exemple 4", "█"),
  ])
  func `an address is told by its street and number, which may be another's`(
    _ address: String, _ text: String, _ masked: String
  ) {
    let finder = MentionFinder(of: [Self.person("p-1", "Zéphyrine Quatrelivres", address: address)])
    #expect(finder.mentions(in: text).map(\.isSure) == [false])
    #expect(finder.masked(text) { _ in true } == masked)
    #expect(finder.mentions(in: "rue de l’Exemple 1, Kirchstr. 33, Kerkstr. 77").isEmpty)
  }

  @Test func `a text without a mention stays byte for byte`() {
    let text = "Œuvre d’été : 150 ß, İstanbul, e\u{301}"
    #expect(Array(finder.masked(text) { _ in true }.utf8) == Array(text.utf8))
  }

  @Test func `what is also somebody else's is not taken for sure, and says whose`() {
    let shared = MentionFinder(
      of: [Self.one],
      among: [
        Self.person("p-2", "Quatrelivres Zephyrine"),
        Self.person("p-3", "Jean Quatrelivres", phone: "+32470987654"),
      ])
    for (text, others) in [
      ("Zéphyrine Quatrelivres", ["p-2"]), ("0470/98.76.54", ["p-3"]),
      ("Quatrelivres", ["p-2", "p-3"]),
    ] {
      let mentions = shared.mentions(in: text)
      #expect(mentions.map(\.isSure) == [false] && mentions.map(\.others) == [others], "\(text)")
    }
    #expect(shared.mentions(in: "zq@exemple.invalid").map(\.isSure) == [true])
  }

  @Test func `a name of one word is one for sure only where it begins with a capital letter`() {
    let finder = MentionFinder(of: [Self.person("p-1", "Rose")])
    #expect(finder.masked("vu Rose hier, avec une rose") == "vu █ hier, avec une rose")
    #expect(finder.mentions(in: "une rose").map(\.isSure) == [false])
  }

  @Test(arguments: [
    ("Jean-Paul Exemple est venu", true), ("vu Paul Exemple-Dubois", true),
    ("Paul Exemple Dubois a la clé", true), ("Paul\u{2010}Exemple\u{2011}Dubois", true),
    ("Paul Exemple de Wit", true), ("Paul Exemple van den Bosch", true),
    ("Paul Exemple d'Ans", true),
    ("PAUL EXEMPLE DUBOIS vient", true), ("Paul Exemple  Dubois", true),
    ("Jean–Paul Exemple", true),
    ("Paul Exemple de la rue", false), ("Paul Exemple d'abord", false),
    ("Paul Exemple", false), ("vu Paul Exemple, Dubois aussi", false), ("Paul-Exemple.", false),
    ("Paul Exemple GSM", false), ("Paul Exemple est là. Dubois non", false),
    ("- Paul Exemple", false),
    ("Paul Exemple – Dubois", false),
  ])
  func `a name in a longer one may be another's, and is asked about`(text: String, isAsked: Bool) {
    let finder = MentionFinder(of: [Self.person("p-1", "Paul Exemple")])
    let mentions = finder.mentions(in: text)
    #expect(mentions.map(\.mayBeCommon) == [isAsked], "\(text): \(mentions)")
  }

  @Test(arguments: [
    ("Anna Exemple (Paul est absent)", true), ("Anna Exemple: Paul vient", true),
    ("Anna Exemple, Paul vient", true), ("Anna de Exemple - Paul vient", true),
    ("Anna EXEMPLE / Paul vient", true),
    ("Exemple (Paul)", false), ("EXEMPLE, Paul", false), ("vu EXEMPLE, Paul hier", false),
    ("Mme EXEMPLE, Paul", false), ("Anna, Exemple Paul", false), ("Anna: EXEMPLE, Paul", false),
    ("Chez Exemple Paul", false), ("Chez Paul-Exemple", false),
  ])
  func `behind another first name it is asked whether two are meant`(text: String, isAsked: Bool) {
    let finder = MentionFinder(of: [Self.person("p-1", "Paul Exemple")])
    let mentions = finder.mentions(in: text)
    #expect(mentions.map(\.mayBeCommon) == [isAsked], "\(text): \(mentions)")
    #expect(mentions.map(\.reason) == [.fullName])
  }

  @Test(arguments: [
    "jean.martin@coop.invalid", "jean-martin@coop.invalid", "a_martin@coop.invalid",
    "x+martin@coop.invalid", "martin@coop.invalid.example", "martin@coop.invalid-example",
  ])
  func `a mailbox in a longer one is another's`(mail: String) {
    let finder = MentionFinder(of: [
      Self.person("p-1", "Marie Exemple", mail: "martin@coop.invalid")
    ])
    #expect(finder.mentions(in: "écrire à \(mail) svp").isEmpty)
    #expect(finder.masked("à <martin@coop.invalid>. Merci") == "à <█>. Merci")
  }

  @Test func `particles of a name are nobody's`() {
    let finder = MentionFinder(of: [Self.person("p-1", "Ann van den Exemple")])
    #expect(finder.mentions(in: "van den, den, van").isEmpty)
    #expect(finder.masked("van den Exemple Ann") == "█")
    #expect(finder.masked("Ann Vandenexemple") == "█")
  }

  @Test(arguments: [
    ("M.-T. Van den Exemple garde sa clé", "█ garde sa clé", Mention.Reason.initialAndName),
    ("Mme Vandenexemple habite à côté", "Mme █ habite à côté", .partOfName),
    ("mevr. van den Exemple", "mevr. █", .partOfName),
    ("Vanden Exemple", "█", .partOfName), ("v. d. Exemple", "█", .partOfName),
    ("Exemple M.-T.", "█.", .initialAndName), ("Mme Exemple", "Mme █", .partOfName),
    ("Exemple van de winkel", "█ van de winkel", .partOfName),
    ("Exemple m a dit", "█ m a dit", .partOfName),
    ("vient de Van Exemple", "vient de █", .partOfName),
  ])
  func `a family name goes with its particles and initials, joined or apart`(
    _ text: String, _ masked: String, _ reason: Mention.Reason
  ) {
    let finder = MentionFinder(of: [Self.person("p-1", "Marie-Thérèse Van den Exemple")])
    let mentions = finder.mentions(in: text)
    #expect(mentions.map(\.reason) == [reason] && mentions.map(\.isSure) == [false], "\(mentions)")
    #expect(finder.masked(text) { _ in true } == masked)
  }

  @Test(arguments: [
    ("Jean Vandenexemple", "Mme Van den Exemple", "Mme █"),
    ("Jean De Wit", "Mevr. De Wit", "Mevr. █"),
    ("Jean De Ee", "dhr. De Ee, Deee", "dhr. █, █"),
    ("Jean Petit", "J. Petit, M. Petit", "█, M. █"),
    ("Zoé de Exemple", "Mme Exemple; Z. de Exemple", "Mme █; █"),
    ("Zoé de Exemple", "vu Exemple. Z. de Exemple", "vu █. █"),
    ("Zoé de Exemple", "Exemple; Z. Exemple; Exemple", "█; █; █"),
    ("Zoé de Exemple", "Z. Exemple; Exemple; Z. Exemple", "█; █; █"),
    ("Zoé de Exemple", "Exemple, Z. de Exemple", "█, █"),
    ("Zoé de Exemple", "Z. de Exemple, Exemple", "█, █"),
    ("Zoé de Exemple", "vu Exemple Zoé; de même", "vu █; de même"),
    ("Zoé de Exemple", "zoé; Z a b", "█; Z a b"), ("Zoé Exemple", "Zoé\nExemple", "█\n█"),
    ("Zoé Exemple", "Exemple\nZ. au bout", "█\nZ. au bout"),
  ])
  func `however the vault writes it`(_ name: String, _ text: String, _ masked: String) {
    let finder = MentionFinder(of: [Self.person("p-1", name)])
    #expect(finder.masked(text) { _ in true } == masked)
  }

  @Test func `an initial or a form of address tells whom only where nobody else bears the name`() {
    let one = Self.person("p-1", "Jean Exemple")
    let alone = MentionFinder(of: [one])
    #expect(alone.mentions(in: "selon J. Exemple").map(\.isTelling) == [true])
    #expect(alone.mentions(in: "selon Exemple").map(\.isTelling) == [false])
    for text in ["door Mevr. Exemple", "chez M. Exemple", "bei Herrn Exemple", "Mr Exemple"] {
      #expect(alone.mentions(in: text).map(\.isTelling) == [true], "\(text)")
    }
    let shared = MentionFinder(of: [one], among: [Self.person("p-2", "Marie Exemple")])
    #expect(shared.mentions(in: "door Mevr. Exemple").map(\.isTelling) == [false])
    #expect(shared.mentions(in: "selon J. Exemple").map(\.isTelling) == [false])
    let both = MentionFinder(of: [one, Self.person("p-2", "Marie Exemple")])
    #expect(both.mentions(in: "selon M. Exemple").map(\.agent) == ["p-2"])
  }
}
