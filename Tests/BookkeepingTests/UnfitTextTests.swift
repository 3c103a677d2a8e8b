import Bookkeeping
import Exchange
import Testing

/// What a new act may not say, whatever the field.
@Suite struct UnfitTextTests {
  private let folder = TemporaryFolder()

  private func ledger() async throws -> Ledger {
    let ledger = try await Ledger.fresh(folder)
    let receipt = try await ledger.take(
      #"{"agent":"plast","agentType":"organization","category":"company","id":"a1","kind":"agentRegistered","name":"Plasturgie","tracked":false}"#,
      #"{"id":"i1","item":"sheet","kind":"itemDefined","labels":{"fr":"feuille"},"unit":"one"}"#,
      Self.donation("d1", #""lot":"LS1""#))
    #expect(receipt.refused == [])
    return ledger
  }

  private static func donation(_ id: String, _ more: String) -> String {
    #"{"id":"\#(id)","item":"sheet","kind":"donationReceived","occurredAt":"2020-04-05","provider":"plast","quantity":{"unit":"one","value":"1"},"receiver":"coop",\#(more)}"#
  }

  private static func check(_ more: String) -> String {
    #"{"accepted":{"unit":"one","value":"1"},"id":"x","item":"sheet","kind":"lotChecked","lot":"LS1","occurredAt":"2020-04-05","provider":"coop","rejected":{"unit":"one","value":"0"},\#(more)}"#
  }

  private static func assumption(_ more: String) -> String {
    #"{"id":"x","kind":"assumptionSet","occurredAt":"2020-04-05",\#(more)}"#
  }

  /// An act with a text (`§`) in each field that takes one.
  private static let acts: [(field: Field, line: String)] = [
    (.basis, assumption(#""basis":"§","key":"k","value":"1""#)),
    (.batch, donation("x", #""batch":"§""#)), (.excludedUse, check(#""excludedUse":"§""#)),
    (.intendedUse, check(#""intendedUse":"§""#)), (.key, assumption(#""key":"§","value":"1""#)),
    (.labels, #"{"id":"x","item":"z","kind":"itemDefined","labels":{"fr":"§"},"unit":"one"}"#),
    (.labels, #"{"id":"x","item":"z","kind":"itemDefined","labels":{"§":"z"},"unit":"one"}"#),
    (.licence, check(#""licence":"§""#)),
    (
      .name,
      #"{"agent":"z","agentType":"organization","category":"company","id":"x","kind":"agentRegistered","name":"§","tracked":false}"#
    ),
    (
      .packs,
      #"{"id":"x","item":"z","kind":"itemDefined","labels":{"fr":"z"},"packs":{"§":"5"},"unit":"one"}"#
    ),
    (.period, #"{"id":"x","kind":"periodClosed","period":"§","until":"2019-04-05"}"#),
    (.place, donation("x", #""place":"§""#)),
    (
      .postcode,
      #"{"agent":"z","agentType":"person","category":"citizen","id":"x","kind":"agentRegistered","postcode":"§","tracked":false}"#
    ),
    (.reason, donation("x", #""reason":"§""#)), (.scope, donation("x", #""scope":"§""#)),
    (
      .skill,
      #"{"effort":{"unit":"hour","value":"1"},"id":"x","kind":"workDone","occurredAt":"2020-04-05","provider":"plast","skill":"§"}"#
    ),
    (.source, assumption(#""key":"k","source":"§","value":"1""#)),
    (.state, donation("x", #""state":"§""#)), (.toPlace, donation("x", #""toPlace":"§""#)),
    (.url, donation("x", #""url":"§""#)),
    (.value, donation("x", #""value":{"amount":"1","basis":"§","currency":"EUR"}"#)),
    (.value, donation("x", #""value":{"amount":"1","basis":"x","currency":"§"}"#)),
    (.version, assumption(#""key":"k","value":"1","version":"§""#)),
  ]

  @Test func `every field that takes a text is looked at here`() {
    let texts = Field.allCases.filter { field in
      switch field.textClass {
      case .free, .address, .code: true
      case .name, .vocabulary, .exact: false
      }
    }
    #expect(Set(Self.acts.map(\.field)) == Set(texts))
  }

  private static let marks: [(text: String, mark: PersonalPattern)] = [
    ("jean@exemple.be", .mail), ("jean @ exemple.be", .mail), ("+32 470 12 34 56", .phone),
    ("+1 (415) 555-0100", .phone), ("tel:0470123456", .phone), ("0470.12.34.56", .phone),
    ("85.07.30-033.28", .nationalNumber),
  ]

  @Test func `a mark of a person is refused in every field, and nothing is written`() async throws {
    let ledger = try await ledger()
    for (text, mark) in Self.marks {
      for (field, line) in Self.acts {
        let receipt = try await ledger.take(line.replacing("§", with: text))
        let found = receipt.refused.contains {
          $0.field == field.name && $0.reason == .personalText(mark)
        }
        #expect(found && receipt.accepted == 0, "\(field), \(text): \(receipt.refused)")
      }
    }
  }

  @Test func `a character that nobody sees is refused in every field`() async throws {
    let ledger = try await ledger()
    let hidden = [
      "\\u202e", "\\u2066", "\\n", "\\u0007", "\\u001b[31m", "\u{9B}", "\u{7F}", "\u{2028}",
    ]
    for text in hidden {
      for (field, line) in Self.acts {
        let receipt = try await ledger.take(line.replacing("§", with: "a\(text)b"))
        let found = receipt.refused.contains { refusal in
          if case .hiddenCharacter = refusal.reason { refusal.field == field.name } else { false }
        }
        #expect(found, "\(field), \(text): \(receipt.refused)")
      }
    }
  }

  @Test func `a text that shows nothing is refused in every field`() async throws {
    let ledger = try await ledger()
    let blanks = [
      " ", "   ", "\u{A0}", "\u{2003}", "\u{2800}", "\u{200D}", "\u{FE0F}", "\u{1D173}", "\u{FFFC}",
      "\u{3164}", "\u{200D} \u{FE0F}",
    ]
    for text in blanks {
      for (field, line) in Self.acts where field != .packs {
        let receipt = try await ledger.take(line.replacing("§", with: text))
        let found = receipt.refused.contains { $0.field == field.name }
        #expect(found && receipt.accepted == 0, "\(field), \(text.utf8.map { $0 })")
      }
    }
  }

  @Test func `a text with a space of any width, a joiner or a picture is taken`() async throws {
    let ledger = try await ledger()
    for (index, text) in ["à\u{A0}8 h", "a\u{2003}b", "👩\u{200D}👧", "❤\u{FE0F}", "–", "é"]
      .enumerated()
    {
      let receipt = try await ledger.take(Self.donation("x\(index)", #""place":"\#(text)""#))
      #expect(receipt.accepted == 1, "\(text): \(receipt.refused)")
    }
  }

  @Test func `a name of a thing is no place for a person's number`() async throws {
    let ledger = try await ledger()
    for (more, field) in [
      (#""lot":"85.07.30-033.28""#, Field.lot), (#""process":"0470.12.34.56""#, .process),
      (#""lot":"tel:0470123456""#, .lot), (#""serial":"01.23.45.67.89""#, .serial),
    ] {
      let receipt = try await ledger.take(Self.donation("x", more))
      #expect(receipt.refused.map(\.field) == [field.name])
    }
  }

  @Test func `nor is the id of an act`() async throws {
    let receipt = try await ledger().take(Self.donation("0470.12.34.56", #""lot":"LS1""#))
    #expect(receipt.refused.map(\.field) == ["id"])
  }

  @Test func `bar codes and serial numbers are bare digits`() async throws {
    let receipt = try await ledger().take(
      Self.donation("5410041040807", #""lot":"0470123456""#),
      Self.donation("20200405001", #""lot":"4006381333931","serial":"012345678905""#),
      Self.donation("x1", #""process":"20200405","place":"5000 Namur""#))
    #expect(receipt.refused == [] && receipt.accepted == 3)
  }

  @Test func `a postcode is a code, a person's four or five digits`() async throws {
    let ledger = try await ledger()
    for (type, postcode, isTaken) in [
      ("person", "5000", true), ("person", "B-5000", true), ("person", "59000", true),
      ("person", "1011", true), ("person", "1011 AB", false), ("person", "rue du Moulin 4", false),
      ("person", "5000 Namur", false), ("person", "50", false), ("organization", "1011 AB", true),
      ("organization", "SW1A 1AA", true), ("organization", "rue du Moulin 4", false),
      ("organization", "0470123456 ", false),
    ] {
      let category = type == "person" ? "citizen" : "company"
      let receipt = try await ledger.importLines(
        Array(
          #"{"agent":"z","agentType":"\#(type)","category":"\#(category)","id":"x","kind":"agentRegistered","postcode":"\#(postcode)","tracked":false}"#
            .utf8), dryRun: true)
      #expect(receipt.refused.isEmpty == isTaken, "\(type) \(postcode): \(receipt.refused)")
      #expect(isTaken || receipt.refused.allSatisfy { $0.field == "postcode" })
    }
  }

  // MARK: - One spelling

  @Test func `an act in another spelling of its texts is the same act`() async throws {
    let ledger = try await ledger()
    let act = { (text: String) in Self.donation("x", #""place":"\#(text)","reason":"re\#(text)çu""#)
    }
    #expect(try await ledger.take(act("caf\u{E9}")).accepted == 1)
    let again = try await ledger.take(act("cafe\u{301}"))
    #expect(again.duplicates == 1 && again.conflicts == [])
    let other = try await ledger.take(act("cafe"))
    #expect(other.duplicates == 0)
  }

  @Test func `what is written is composed, byte for byte`() async throws {
    let ledger = try await ledger()
    let work =
      #"{"effort":{"unit":"hour","value":"1"},"id":"w","kind":"workDone","occurredAt":"2020-04-05","provider":"plast","skill":"couture e\u0301"}"#
    let item =
      "{\"id\":\"i\",\"item\":\"z\",\"kind\":\"itemDefined\",\"labels\":{\"e\u{301}\":\"e\u{301}\",\"z\":\"u\u{308}\"},\"unit\":\"one\"}"
    #expect(try await ledger.take(work, item).accepted == 2)
    var lines = ""
    try ledger.entries { _, line in
      lines += String(line) + "\n"
      return true
    }
    #expect(!lines.unicodeScalars.contains("\u{301}") && !lines.unicodeScalars.contains("\u{308}"))
    #expect(lines.hasText("\"skill\":\"couture \u{E9}\""))
    #expect(lines.hasText("\"labels\":{\"z\":\"\u{FC}\",\"\u{E9}\":\"\u{E9}\"}"))
  }

  @Test func `a text that is too long once it is composed is refused, not written`() async throws {
    let ledger = try await ledger()
    let long = { (count: Int) in String(repeating: "\u{958}", count: count) }
    let work =
      #"{"effort":{"unit":"hour","value":"1"},"id":"w","kind":"workDone","occurredAt":"2020-04-05","provider":"plast","skill":"§"}"#
    let item = #"{"id":"i","item":"z","kind":"itemDefined","labels":{"§":"z"},"unit":"one"}"#
    for (line, count, limit) in [
      (work, 42, 128), (item, 42, 128), (Self.donation("x", #""place":"§""#), 666, 2_000),
    ] {
      let receipt = try await ledger.take(line.replacing("§", with: long(count)))
      #expect(receipt.refused.map(\.reason) == [.unreadable(offset: 0, .tooLong(limit: limit))])
    }
  }

  @Test func `two keys that are one when composed are refused`() async throws {
    let line =
      "{\"id\":\"i\",\"item\":\"z\",\"kind\":\"itemDefined\",\"labels\":{\"e\u{301}\":\"a\",\"\u{E9}\":\"b\"},\"unit\":\"one\"}"
    let receipt = try await ledger().take(line)
    #expect(receipt.refused.map(\.reason) == [.unreadable(offset: 0, .duplicateField("\u{E9}"))])
  }

  @Test(arguments: [Field.id, .intent, .process])
  func `a new name that begins like an option is refused`(_ field: Field) async throws {
    let ledger = try await ledger()
    let line =
      field == .process
      ? Self.donation("n-1", #""process":"n-1""#)
        .replacing("donationReceived", with: "inputConsumed")
        .replacing(#","receiver":"coop""#, with: "").replacing("plast", with: "coop")
      : #"{"id":"n-1","intent":"n-1","item":"sheet","kind":"needPublished","quantity":{"unit":"one","value":"1"},"receiver":"plast"}"#
    let refused = try await ledger.take(
      line.replacing("\"\(field.name)\":\"n", with: "\"\(field.name)\":\"-n"))
    #expect(refused.accepted == 0, "\(refused)")
    #expect(
      refused.refused.map(\.reason) == [.badValue("-n-1", expected: ["n-1"])], "\(refused)")
    #expect(refused.refused.map(\.field) == [field.name])
  }
}

extension String {
  /// Whether the bytes of `text` are in it.
  fileprivate func hasText(_ text: String) -> Bool {
    let (mine, wanted) = (Array(utf8), Array(text.utf8))
    return mine.indices.contains { mine[$0...].starts(with: wanted) }
  }
}
