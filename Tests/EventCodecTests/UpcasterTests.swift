import EventCodec
import Exchange
import Testing

struct UpcasterTests {
  static let log = fixture("prototype-2020/log.jsonl")

  /// What each line of the prototype's log means today.
  static let expected = [
    #"{"agent":"coop","agentType":"organization","category":"association","id":"proto-0","kind":"agentRegistered","name":"Coopérative","occurredAt":"2020-03-16","recordedAt":"2020-03-16T19:30:00.000Z","recordedBy":"coop","seq":0,"tracked":true,"v":1}"#,
    #"{"agent":"dora","agentType":"organization","category":"company","id":"proto-1","kind":"agentRegistered","name":"Dora & Fils","occurredAt":"2020-03-16","recordedAt":"2020-03-16T19:31:12.250Z","recordedBy":"coop","seq":1,"tracked":false,"v":1}"#,
    #"{"agent":"p-7f3a","agentType":"person","category":"citizen","id":"proto-2","kind":"agentRegistered","occurredAt":"2020-03-16","recordedAt":"2020-03-16T19:33:40.000Z","recordedBy":"coop","seq":2,"tracked":false,"v":1}"#,
    #"{"id":"proto-3","item":"sheet","kind":"itemDefined","labels":{"fr":"Feuille PET 0,5 mm"},"occurredAt":"2020-03-16","recordedAt":"2020-03-16T19:35:00.000Z","recordedBy":"coop","seq":3,"unit":"one","v":1}"#,
    #"{"id":"proto-4","item":"elastic","kind":"itemDefined","labels":{"fr":"Élastique"},"occurredAt":"2020-03-16","recordedAt":"2020-03-16T19:35:30.000Z","recordedBy":"coop","seq":4,"unit":"metre","v":1}"#,
    #"{"id":"proto-5","item":"printer-3d","kind":"itemDefined","labels":{"fr":"Imprimante 3D"},"occurredAt":"2020-03-16","recordedAt":"2020-03-16T19:36:02.000Z","recordedBy":"coop","seq":5,"unit":"one","v":1}"#,
    #"{"id":"proto-6","item":"sheet","kind":"donationReceived","lot":"LS1","occurredAt":"2020-03-17","provider":"dora","quantity":{"unit":"one","value":"150"},"receiver":"coop","recordedAt":"2020-03-17T18:02:11.000Z","recordedBy":"coop","seq":6,"v":1}"#,
    #"{"id":"proto-7","item":"elastic","kind":"donationReceived","occurredAt":"2020-03-17T14:20:00+01:00","provider":"p-7f3a","quantity":{"unit":"metre","value":"12.5"},"receiver":"coop","recordedAt":"2020-03-17T18:04:00.000Z","recordedBy":"coop","seq":7,"v":1}"#,
    #"{"agreement":"L1","due":"2020-06-30","id":"proto-8","item":"printer-3d","kind":"loanStarted","occurredAt":"2020-03-18T09:00:00+01:00","provider":"p-7f3a","quantity":{"unit":"one","value":"1"},"receiver":"coop","recordedAt":"2020-03-18T08:15:42.500Z","recordedBy":"coop","seq":8,"serial":"P1","v":1}"#,
  ]

  @Test(arguments: log.indices)
  func `the prototype's log is read as today's events`(index: Int) throws {
    let event = try read(Self.log[index], as: .stored).get()
    #expect(written(event) == (Self.expected + Self.log[9...])[index])
    #expect(event.version == Event.currentVersion)
    let replayed = try read(Self.log[index], as: .replay).get()
    #expect(replayed.presentFields == event.presentFields)
    #expect(replayed.quantity == event.quantity && replayed.item == event.item)
  }

  private func check(_ line: String, _ expected: Refusal, as form: LineForm = .stored) {
    #expect(refusal(line, as: form) == expected)
  }

  @Test func `a version above ours is refused, whatever else it has`() {
    check(
      #"{"id":"x","novelty":[{"a":true}],"v":2}"#,
      Refusal(
        id: "x", field: "v", .unreadable(offset: 37, .unsupportedVersion("2"))))
  }

  @Test func `an old line with a field of today is refused`() {
    check(
      #"{"id":"x","kind":"gift","occurredAt":"2020-03-17","v":0}"#,
      Refusal(
        id: "x", field: "occurredAt",
        .unreadable(offset: 0, .unknownField("occurredAt", suggestions: []))))
  }

  @Test func `an old line with a kind the prototype never had is refused`() {
    check(
      #"{"id":"x","kind":"gifts","v":0}"#,
      Refusal(id: "x", field: "kind", .unknownKind("gifts", suggestions: ["gift"])))
  }

  @Test func `an old line is checked like a new one`() {
    check(
      #"{"amount":"1e3","at":"2020-03-17","by":"coop","from":"a","id":"x","item":"s","kind":"gift","recordedAt":"2020-03-17T18:04:00.000Z","seq":7,"to":"coop","unit":"one","v":0}"#,
      Refusal(id: "x", field: "quantity", .unreadable(offset: 0, .badDecimal("1e3", .notPlain))))
    check(
      #"{"amount":"1","at":"2020-03-17","id":"x","kind":"gift","seq":7,"unit":"one","v":0}"#,
      Refusal(id: "x", field: "recordedAt", .missingField))
  }

  @Test func `a command speaks the current version`() {
    check(
      #"{"id":"x","kind":"gift","v":0}"#,
      Refusal(
        id: "x", field: "kind", .unknownKind("gift", suggestions: [])), as: .command)
    check(
      #"{"v":0}"#,
      Refusal(field: "v", .unreadable(offset: 5, .unsupportedVersion("0"))), as: .command)
  }
}
