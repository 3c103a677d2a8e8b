import People
import Testing

/// Mme, dhr., Herr, Dr. are nobody's name. Names are placeholders.
@Suite struct FormOfAddressTests {
  private static func person(_ agent: String, _ name: String) -> PersonRecord {
    var record = PersonRecord(agent: agent)
    record.name = name
    return record
  }

  @Test(arguments: [
    "M. Paul Exemple", "Monsieur Exemple Paul", "Mme Paul Exemple", "Dr. Paul Exemple",
    "de heer Paul Exemple", "dhr. P\u{E4}ul Exemple", "mevr. Paul Exemple",
    "Herrn Dr. Paul Exemple",
    "Frau Paul Exemple", "Mr Paul Exemple", "Mrs. Paul Exemple", "Paul Exemple (fils)",
    "Paul Exemple, Mme", "Exemple Paul, Dr", "Prof. Paul Exemple jr.", "ＰＡＵＬ Exemple",
    "𝐏𝐚𝐮𝐥 𝔈𝔵𝔢𝔪𝔭𝔩𝔢",
  ])
  func `it makes no other name`(_ name: String) {
    let (one, other) = (Self.person("p-1", "Paul Exemple"), Self.person("p-2", name))
    #expect(one.hasName(of: other) == true)
    #expect(one.shared(with: other) == [name])
  }

  @Test(arguments: ["M. Luc Modèle", "M. Modèle", "Mme Modèle", "J. Luc Modèle", "Luc J Modèle"])
  func `nor is it anybody’s initial, and an initial alone is in common with nobody`(_ name: String)
  {
    for former in ["Marie Jeanne Exemple", "Martin Julien Exemple"] {
      #expect(Self.person("p-1", former).nameReplaced(by: name) == former)
    }
  }

  @Test(arguments: ["M. Exemple", "Mme Exemple-Modèle", "J. Exemple", "Jean", "J. E.", "Dr Jeanne"])
  func `a name with a word in common is not replaced`(_ name: String) {
    #expect(Self.person("p-1", "Jean Exemple").nameReplaced(by: name) == nil)
  }

  @Test func `who is kept with one is found without it, and by no other’s`() {
    let finder = MentionFinder(of: [Self.person("p-1", "Dr. Paul Exemple")])
    #expect(finder.masked("vu Paul Exemple, et Dr. Modèle") == "vu █, et Dr. Modèle")
    #expect(finder.mentions(in: "le Dr Modèle").isEmpty)
    let short = MentionFinder(of: [Self.person("p-1", "Mme Exemple")])
    #expect(short.masked("vu Mme Exemple") == "vu █")
    #expect(short.mentions(in: "vu Exemple").map(\.isSure) == [false])
    #expect(short.mentions(in: "vu Mme Modèle").isEmpty)
  }

  @Test func `a family name that looks like one is a name`() {
    let jan = Self.person("p-1", "Jan de Heer")
    #expect(MentionFinder(of: [jan]).masked("vu Jan de Heer") == "vu █")
    #expect(jan.hasName(of: Self.person("p-2", "Jan")) == false)
    #expect(jan.hasName(of: Self.person("p-2", "dhr. Jan de Heer")) == true)
  }
}
