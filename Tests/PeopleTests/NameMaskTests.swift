import People
import Testing

/// Names are placeholders.
@Suite struct NameMaskTests {
  private let mask = NameMask(["Prénom Exemple", "exemple@test.invalid"])

  @Test func `a name is masked whatever its case and wherever it stands`() {
    #expect(mask.masked("vu PRÉNOM exemple, hier", with: "█") == "vu █, hier")
    #expect(mask.masked("Prénom Exemple", with: "█") == "█")
    #expect(mask.masked("(exemple@test.invalid)", with: "█") == "(█)")
  }

  @Test func `a name within a longer word is left`() {
    #expect(mask.masked("Prénom Exemples", with: "█") == "Prénom Exemples")
    #expect(!mask.finds(in: "autoprénom exemple1"))
  }

  @Test func `the longer of two names is masked whole`() {
    let both = NameMask(["Exemple", "Exemple Deux"])
    #expect(both.masked("Exemple Deux et Exemple", with: "█") == "█ et █")
  }

  @Test func `a text without a name stays byte for byte`() {
    let text = "Œuvre d’été : 150 ß, İstanbul, e\u{301}"
    #expect(Array(mask.masked(text, with: "█").utf8) == Array(text.utf8))
  }
}

@Suite struct ConsentTests {
  private func consent(_ purpose: Consent.Purpose, _ day: String) -> Consent {
    Consent(
      purpose: purpose, textVersion: "1", language: "fr", given: day, channel: "paper", by: "coop")
  }

  @Test func `a consent holds for its purpose only, until it is withdrawn`() {
    var record = PersonRecord(agent: "p-1")
    record.give(consent(.nameInReport, "2020-04-01"))
    #expect(record.consent(to: .nameInReport)?.given == "2020-04-01")
    #expect(record.consent(to: .photo) == nil)
    let isWithdrawn = record.withdraw(.nameInReport, on: "2020-05-01")
    #expect(isWithdrawn)
    #expect(record.consent(to: .nameInReport) == nil)
    #expect(record.consents.map(\.withdrawn) == ["2020-05-01"])
    let isWithdrawnAgain = record.withdraw(.nameInReport, on: "2020-05-02")
    #expect(!isWithdrawnAgain)
  }

  @Test func `a consent given again ends the former and keeps it`() {
    var record = PersonRecord(agent: "p-1")
    record.give(consent(.photo, "2020-04-01"))
    record.give(consent(.photo, "2020-06-01"))
    #expect(record.consent(to: .photo)?.given == "2020-06-01")
    #expect(record.consents.map(\.withdrawn) == ["2020-06-01", nil])
  }

  @Test func `a contact takes the place of its like and an empty one takes it away`() {
    var record = PersonRecord(agent: "p-1")
    record.set(.init(.mail, "a@test.invalid"))
    record.set(.init(.mail, "b@test.invalid"))
    #expect(record.contacts == [.init(.mail, "b@test.invalid")])
    record.set(.init(.mail, ""))
    #expect(record.contacts.isEmpty)
  }
}
