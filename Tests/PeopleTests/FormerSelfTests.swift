import People
import Testing

/// What a record remembers of what it said before. Numbers are made up.
@Suite struct FormerSelfTests {
  private func changed(_ kind: PersonRecord.Contact.Kind, _ from: String, _ to: String) -> [String]
  {
    var record = PersonRecord(agent: "p-1")
    record.set(.init(kind, from))
    record.set(.init(kind, to))
    #expect(record.contacts.map(\.value) == (to.isEmpty ? [] : [to]))
    return (record.former ?? []).map(\.text)
  }

  @Test(arguments: [
    (PersonRecord.Contact.Kind.phone, "0470123456", "0470 12 34 56"),
    (.phone, "0470/12.34.56", "+32 470 12 34 56"),
    (.mail, "A.b@Exemple.invalid", "a.b@exemple.invalid"),
    (.address, "Rue de l'Exemple 4, 5000 Namur", "rue de l’Exemple 4 - 5000 NAMUR"),
  ])
  func `the same written otherwise is nothing former`(
    _ kind: PersonRecord.Contact.Kind, _ from: String, _ to: String
  ) {
    #expect(changed(kind, from, to).isEmpty)
  }

  @Test(arguments: [
    (PersonRecord.Contact.Kind.phone, "0470 12 34 56", "0470 12 34 57"),
    (.phone, "081 22 33 44 / 0470 12 34 56", "0470 12 34 56"),
    (.address, "Kirchstraße 3, 4700 Eupen", "Kirchstraße 3"), (.mail, "a@exemple.invalid", ""),
    (.phone, "demander à la poste", "au voisin"),
  ])
  func `what texts may still say is remembered`(
    _ kind: PersonRecord.Contact.Kind, _ from: String, _ to: String
  ) {
    #expect(changed(kind, from, to) == [from])
  }

  @Test(arguments: [
    ("paul exemple", "Paul Exemple", true), ("Paul  Exemple", "PAUL EXEMPLE", true),
    ("Jürgen Exemple", "Jurgen Exemple", false), ("Paul Exemple", "Paul", false),
    ("Dr Paul Exemple", "Paul Exemple", true),
  ])
  func `of a name too`(_ from: String, _ to: String, isSame: Bool) {
    var record = PersonRecord(agent: "p-1")
    record.set(name: from)
    record.set(name: to)
    #expect((record.former ?? []).map(\.text) == (isSame ? [] : [from]))
  }

  @Test func `what is said again is not former any more`() {
    var record = PersonRecord(agent: "p-1")
    for phone in ["0470123456", "0470 12 34 57", "", "0470 12 34 56"] {
      record.set(.init(.phone, phone))
    }
    #expect((record.former ?? []).map(\.text) == ["0470 12 34 57"])
  }
}
