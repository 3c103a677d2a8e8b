import EventCodec
import Exchange
import Testing

/// One line that must be refused, and how.
struct BadLine: Sendable, CustomTestStringConvertible {
  var line: String
  var form = LineForm.command
  /// What the refusal is about: the offset is where `here` begins in `line`.
  var here: String
  var problem: LineProblem
  var field: String?

  var testDescription: String { line }

  init(
    _ line: String, _ form: LineForm = .command, at here: String, _ problem: LineProblem,
    field: String? = nil
  ) {
    (self.line, self.form, self.here, self.problem) = (line, form, here, problem)
    self.field = field
  }

  var offset: Int {
    let (bytes, part) = (Array(line.utf8), Array(here.utf8))
    for start in 0...bytes.count where bytes[start...].starts(with: part) { return start }
    return bytes.count
  }
}

struct RefusalTests {
  static let number = "a whole number from 0 to 2⁵³ − 1, plainly written"

  static let structure = [
    BadLine("", at: "", .expected("\"{\"")),
    BadLine("[]", at: "[", .expected("\"{\"")),
    BadLine("{", at: "never", .expected("a string")),
    BadLine(#"{"v":1"#, at: "never", .expected("\",\" or \"}\""), field: "v"),
    BadLine(#"{"v":1,}"#, at: "}", .expected("a string")),
    BadLine(#"{"v" 1}"#, at: "1", .expected("\":\""), field: "v"),
    BadLine(#"{"v":1} x"#, at: "x", .trailingBytes),
    BadLine(#"{"v":1}]"#, .stored, at: "]", .trailingBytes),
    BadLine(#"{"v":1}\#n"#, .stored, at: "\n", .trailingBytes),
    BadLine(#"{ "v":1}"#, .stored, at: " ", .expected("a string")),
    BadLine(#"{"v": 1}"#, .stored, at: " ", .expected(number), field: "v"),
    BadLine(#"{"v":1 }"#, .stored, at: " ", .expected("\",\" or \"}\""), field: "v"),
    BadLine(#"{"v" :1}"#, .stored, at: " ", .expected("\":\""), field: "v"),
    BadLine(#"{"id":"a","id":"a"}"#, at: #""id":"a"}"#, .duplicateField("id"), field: "id"),
    BadLine(#"{"lot":"a","lot":"a"}"#, at: #""lot":"a"}"#, .duplicateField("lot"), field: "lot"),
    BadLine(
      #"{"id":"a","id":"a"}"#, .stored, at: #""id":"a"}"#, .duplicateField("id"), field: "id"),
    BadLine(
      #"{"lot":"a","item":"a"}"#, .replay, at: #""item"#, .fieldsOutOfOrder("item"), field: "item"),
    BadLine(
      #"{"itme":"a"}"#, at: #""itme"#, .unknownField("itme", suggestions: ["item"]), field: "itme"),
    BadLine(#"{"seq":1}"#, at: #""seq"#, .notAllowedInCommand("seq"), field: "seq"),
    BadLine(
      #"{"recordedAt":"x"}"#, at: #""rec"#, .notAllowedInCommand("recordedAt"), field: "recordedAt"),
    BadLine(#"{"v":2}"#, at: "2", .unsupportedVersion("2"), field: "v"),
  ]

  static let types = [
    BadLine(#"{"id":1}"#, at: "1", .expected("a string"), field: "id"),
    BadLine(#"{"id":null}"#, at: "null", .expected("a string"), field: "id"),
    BadLine(#"{"paid":1}"#, at: "1", .expected("true or false"), field: "paid"),
    BadLine(#"{"paid":"true"}"#, at: #""true"#, .expected("true or false"), field: "paid"),
    BadLine(#"{"paid":truex}"#, at: "x", .expected("\",\" or \"}\""), field: "paid"),
    BadLine(#"{"labels":"a"}"#, at: #""a"#, .expected("an object"), field: "labels"),
    BadLine(#"{"labels":{"fr":1}}"#, at: "1", .expected("a string"), field: "labels"),
    BadLine(#"{"satisfies":"a"}"#, at: #""a"#, .expected("a list"), field: "satisfies"),
    BadLine(#"{"satisfies":["a",]}"#, at: "]", .expected("a string"), field: "satisfies"),
    BadLine(#"{"value":1}"#, at: "1", .expected("a decimal as text, or an object"), field: "value"),
    BadLine(#"{"reason":["a"]}"#, at: "[", .expected("a string"), field: "reason"),
  ]

  static let numbers = [
    "1.0", "01", "1e3", "+1", "-0", "-1", "1E3", "9007199254740992", "00", "1.",
    "18446744073709551617", "\"1\"",
  ]
  .map { BadLine("{\"size\":\($0)}", at: $0, .expected(number), field: "size") }

  static let decimals: [BadLine] = [
    ("", .notPlain), ("+1", .notPlain), ("1e3", .notPlain), ("1,5", .notPlain), (".5", .notPlain),
    ("1.", .notPlain), ("é", .notPlain), ("007", .superfluousZero), ("1.50", .superfluousZero),
    ("-0", .superfluousZero), ("1.0", .superfluousZero), ("1234567890123456789", .tooPrecise),
    ("0.0000001", .tooPrecise),
  ].map { (text: String, fault: ExactDecimal.Fault) in
    BadLine(
      "{\"effort\":{\"unit\":\"hour\",\"value\":\"\(text)\"}}", at: "\"\(text)\"}",
      .badDecimal(text, fault), field: "effort")
  }

  static let quantities = [
    BadLine(
      #"{"quantity":"1"}"#, at: #""1"#, .expected(#"{"unit":"…","value":"…"}"#), field: "quantity"),
    BadLine(
      #"{"quantity":{"value":"1"}}"#, at: #"{"value"#, .expected(#""unit" in the object"#),
      field: "quantity"),
    BadLine(
      #"{"quantity":{"unit":"one"}}"#, at: #"{"unit"#, .expected(#""value" in the object"#),
      field: "quantity"),
    BadLine(
      #"{"quantity":{"value":"1","unit":"one"}}"#, .stored, at: #""unit""#,
      .fieldsOutOfOrder("unit"), field: "quantity"),
    BadLine(
      #"{"quantity":{"unit":"one","unit":"one"}}"#, at: #""unit":"one"}"#, .duplicateField("unit"),
      field: "quantity"),
    BadLine(
      #"{"quantity":{"unit":"one","valeu":"1"}}"#, at: #""valeu"#,
      .unknownField("valeu", suggestions: ["value"]), field: "quantity"),
    BadLine(
      #"{"quantity":{"unit":"one","value":1}}"#, at: "1", .expected("a string"), field: "quantity"),
    BadLine(
      #"{"quantity":{"unit":"one","value":"1"} }"#, .stored, at: " ", .expected("\",\" or \"}\""),
      field: "quantity"),
  ]

  static let texts = [
    BadLine(#"{"item":""}"#, at: #""""#, .badText(""), field: "item"),
    BadLine(#"{"item":"a b"}"#, at: #""a b"#, .badText("a b"), field: "item"),
    BadLine(#"{"id":"é"}"#, at: #""é"#, .badText("é"), field: "id"),
    BadLine(#"{"skill":""}"#, at: #""""#, .badText(""), field: "skill"),
    BadLine(#"{"satisfies":["a",""]}"#, at: #""""#, .badText(""), field: "satisfies"),
    BadLine(#"{"reason":"\ud800"}"#, at: #"\"#, .halfCharacter(#"\ud800"#), field: "reason"),
    BadLine(#"{"reason":"\udc00\ud800"}"#, at: #"\"#, .halfCharacter(#"\udc00"#), field: "reason"),
    BadLine(#"{"reason":"\ud800\u0041"}"#, at: #"\"#, .halfCharacter(#"\ud800"#), field: "reason"),
    BadLine(#"{"reason":"a\x"}"#, at: #"\"#, .expected("an escape"), field: "reason"),
    BadLine(#"{"reason":"a\u12g4"}"#, at: #"\"#, .expected("an escape"), field: "reason"),
    BadLine("{\"reason\":\"a\u{1F}\"}", at: "\u{1F}", .controlCharacter, field: "reason"),
    BadLine("{\"reason\":\"a\n\"}", at: "\n", .controlCharacter, field: "reason"),
    BadLine(#"{"reason":"\/"}"#, .stored, at: #"\"#, .escapeNotCanonical, field: "reason"),
    BadLine(#"{"reason":"\u0041"}"#, .replay, at: #"\"#, .escapeNotCanonical, field: "reason"),
    BadLine(#"{"reason":"\u001F"}"#, .stored, at: #"\"#, .escapeNotCanonical, field: "reason"),
    BadLine(#"{"reason":"\u000a"}"#, .stored, at: #"\"#, .escapeNotCanonical, field: "reason"),
    BadLine(
      #"{"labels":{"fr":"a","de":"b"}}"#, .stored, at: #""de"#, .fieldsOutOfOrder("de"),
      field: "labels"),
    BadLine(
      #"{"labels":{"fr":"a","fr":"b"}}"#, at: #""fr":"b"#, .duplicateField("fr"), field: "labels"),
    // U+FB33 comes after U+1F600 in UTF-16, before it in UTF-8.
    BadLine(
      "{\"labels\":{\"\u{FB33}\":\"\",\"😀\":\"\"}}", .stored, at: "\"😀", .fieldsOutOfOrder("😀"),
      field: "labels"),
    BadLine(
      #"{"value":{"amount":"1"}}"#, at: #"{"amount"#, .expected(#""basis" in the object"#),
      field: "value"),
    BadLine(
      #"{"value":{"amount":"1.0","basis":"b","currency":"EUR"}}"#, at: #"{"amount"#,
      .badDecimal("1.0", .superfluousZero), field: "value"),
    BadLine(#"{"value":"abc"}"#, at: #""abc"#, .badDecimal("abc", .notPlain), field: "value"),
  ]

  static let sizes = [
    BadLine(
      "{\"item\":\"\(String(repeating: "a", count: 65))\"}", at: "\"aa", .tooLong(limit: 64),
      field: "item"),
    BadLine(
      "{\"id\":\"\(String(repeating: "a", count: 65))\"}", at: "\"aa", .tooLong(limit: 64),
      field: "id"),
    BadLine(
      "{\"skill\":\"\(String(repeating: "é", count: 65))\"}", at: "\"éé", .tooLong(limit: 128),
      field: "skill"),
    BadLine(
      "{\"reason\":\"\(String(repeating: "a", count: 2001))\"}", at: "\"aa", .tooLong(limit: 2000),
      field: "reason"),
  ]

  @Test(arguments: [structure, types, numbers, decimals, quantities, texts, sizes].flatMap(\.self))
  func `a bad line is refused with its place and its problem`(bad: BadLine) throws {
    let found = try #require(refusal(bad.line, as: bad.form))
    #expect(found.reason == .unreadable(offset: bad.offset, bad.problem))
    #expect(found.field == bad.field)
  }

  private func check(_ line: String, _ field: String, _ reason: RefusalReason) {
    #expect(refusal(line, as: .command) == Refusal(field: field, reason))
  }

  @Test func `a word outside its vocabulary is refused with the vocabulary`() {
    for field in Field.allCases {
      guard let words = field.vocabulary else { continue }
      check("{\"\(field.name)\":\"nope\"}", field.name, .badValue("nope", expected: words))
    }
  }

  @Test func `a bad time is refused with examples`() {
    let examples = ["2020-04-05", "2020-04-05T08:00:00+02:00"]
    for text in ["", "2020-02-30", "2020-04-05T08:00:00", "5.4.2020", "2020-04-05t08:00:00Z"] {
      check("{\"due\":\"\(text)\"}", "due", .badValue(text, expected: examples))
      check("{\"occurredAt\":\"\(text)\"}", "occurredAt", .badValue(text, expected: examples))
    }
    for text in ["2020-04-05", "2020-04-05T08:00:00Z", "2020-04-05T08:00:00.0000+00:00"] {
      #expect(refusal("{\"recordedAt\":\"\(text)\"}", as: .stored)?.field == "recordedAt")
    }
  }

  @Test func `a bad digest is refused`() {
    for text in ["", String(repeating: "A", count: 64), String(repeating: "a", count: 63)] {
      check(
        "{\"digest\":\"\(text)\"}", "digest",
        .badValue(text, expected: ["64 hexadecimal digits 0-9a-f"]))
    }
  }

  @Test func `an unknown kind or unit is refused with suggestions`() {
    check(
      #"{"kind":"donationRecieved"}"#, "kind",
      .unknownKind("donationRecieved", suggestions: ["donationReceived"]))
    check(#"{"unit":"meter"}"#, "unit", .unknownUnit("meter", suggestions: ["metre"]))
    check(
      #"{"quantity":{"unit":"litr","value":"1"}}"#, "quantity",
      .unknownUnit("litr", suggestions: ["litre"]))
  }

  @Test func `a collection beyond its limit is refused`() {
    let list = (0..<257).map { "\"i\($0)\"" }
    check("{\"satisfies\":[\(list.joined(separator: ","))]}", "satisfies", .tooMany(limit: 256))
    let members = list.map { "\($0):\"\"" }.joined(separator: ",")
    check("{\"labels\":{\(members)}}", "labels", .tooMany(limit: 256))
  }

  @Test func `a line beyond its limit is refused before it is read`() {
    let line = String(repeating: " ", count: 65_536)
    let expected = Refusal(.unreadable(offset: 65_535, .tooLong(limit: 65_535)))
    #expect(refusal(line, as: .command) == expected)
    #expect(refusal(line, as: .stored) == expected)
  }

  @Test func `fields that no kind knows together are refused`() {
    let line =
      #"{"accepted":{"unit":"one","value":"1"},"id":"e","kind":"lotChecked","occurredAt":"2020-04-05","received":{"unit":"one","value":"1"}}"#
    #expect(
      refusal(line, as: .command)
        == Refusal(id: "e", field: "received", .foreignField(kind: "lotChecked")))
  }

  @Test(arguments: ["id", "kind", "occurredAt", "recordedAt", "seq", "v"])
  func `a stored line has its whole envelope`(name: String) {
    var members = [
      #""id":"e""#, #""kind":"listClosed""#, #""occurredAt":"2020-04-05""#,
      #""recordedAt":"2020-04-05T06:00:00.000Z""#, #""seq":0"#, #""v":1"#,
    ]
    members.removeAll { $0.hasPrefix("\"\(name)\"") }
    let line = "{\(members.joined(separator: ","))}"
    for form in [LineForm.stored, .replay] {
      #expect(
        refusal(line, as: form)
          == Refusal(id: name == "id" ? nil : "e", field: name, .missingField))
    }
  }

  @Test func `bytes that are not UTF-8 are refused where they begin`() {
    let bad: [[UInt8]] = [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
      [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
      [0xC3], [0xE2, 0x82], [0xE2, 0x28, 0xA1], [0xF0, 0x9F, 0x98],
    ]
    for sequence in bad {
      let line = Array(#"{"reason":"ab"#.utf8) + sequence + Array(#""}"#.utf8)
      for form in [LineForm.command, .stored, .replay] {
        guard case .failure(let refusal) = read(line, as: form) else {
          Issue.record("\(sequence) was read")
          continue
        }
        #expect(refusal.reason == .unreadable(offset: 13, .notUTF8))
      }
    }
  }
}
