import People
import Testing

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
