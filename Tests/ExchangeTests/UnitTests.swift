import Exchange
import Testing

struct UnitTests {
  private func check(_ value: String, _ unit: Unit, is expected: String?, _ other: Unit) throws {
    let converted = Quantity(try ExactDecimal(value), unit).converted(to: other)
    #expect(converted?.value.description == expected)
    #expect(converted == nil || converted?.unit == other)
  }

  @Test(arguments: Unit.allCases)
  func `a unit is found by each of its names`(unit: Unit) {
    for name in [unit.name, unit.commerceCode, unit.ontologyTerm] { #expect(Unit(name) == unit) }
    #expect(Unit.names.value(named: Array(unit.name.utf8).span) == unit)
  }

  @Test func `no two units share a name`() {
    #expect(Set(Unit.allCases.flatMap { [$0.name, $0.commerceCode, $0.ontologyTerm] }).count == 27)
    #expect(Unit("meter") == nil && Unit("") == nil && Unit("One") == nil)
  }

  @Test func `amounts are converted exactly or not at all`() throws {
    try check("1.5", .kilogram, is: "1500", .gram)
    try check("1", .gram, is: "0.001", .kilogram)
    try check("0.001", .gram, is: "0.000001", .kilogram)
    try check("0.0001", .gram, is: nil, .kilogram)
    try check("2", .day, is: "48", .hour)
    try check("36", .hour, is: "1.5", .day)
    try check("1", .hour, is: nil, .day)
    try check("-3", .kilometre, is: "-3000", .metre)
    try check("1", .litre, is: "1", .litre)
  }

  @Test func `dimensions do not mix`() throws {
    let dimensions: [[Unit]] = [
      [.one], [.hour, .day], [.gram, .kilogram], [.metre, .kilometre], [.squareMetre], [.litre],
    ]
    for (index, from) in dimensions.enumerated() {
      for (other, to) in dimensions.enumerated() where index != other {
        for unit in from { for target in to { try check("24000", unit, is: nil, target) } }
      }
    }
  }

  @Test(arguments: Field.allCases)
  func `the table of field names finds each and nothing else`(field: Field) {
    #expect(Field.names.value(named: Array(field.name.utf8).span) == field)
    #expect(Field.names.value(named: Array((field.name + "x").utf8).span) == nil)
    #expect(Field.names.value(named: Array(field.name.uppercased().utf8).span) == nil)
  }
}

struct SuggestionsTests {
  private func check(_ word: String, _ candidates: [String], _ expected: [String]) {
    #expect(Suggestions.nearest(to: word, among: candidates) == expected)
  }

  @Test func `the nearest comes first`() {
    check("sheat", ["sheets", "sheet", "visor"], ["sheet", "sheets"])
    check("visro", ["vision", "visor"], ["visor", "vision"])
  }

  @Test func `a beginning suggests its completions`() {
    check("print", ["printer-3d", "printer-2d", "paint"], ["paint", "printer-2d", "printer-3d"])
  }

  @Test func `names that are asked often answer as before until their patience is at an end`() {
    let register = (0..<50).map { "agent-\($0)" }
    var names = KnownNames(register, patience: 4_000)
    let answers = (0..<50).map { names.nearest(to: "agnet-\($0)") }
    #expect(answers[7] == Suggestions.nearest(to: "agnet-7", among: register))
    #expect(answers[7].first == "agent-7" && answers[49].isEmpty)
    #expect(names.nearest(to: "agnet-7") == answers[7])
  }

  @Test func `edits up to a limit are those without, or none`() {
    let words = [
      "", "a", "ab", "ba", "visor", "visro", "vision", "sheet", "sheets", "tehes", "abc",
    ]
    for one in words.map({ Array($0) }) {
      for other in words.map({ Array($0) }) {
        let edits = Suggestions.edits(one, other)
        for limit in 0...6 {
          let found = Suggestions.edits(one, other, atMost: limit)
          #expect(found == (edits <= limit ? edits : nil), "\(one) \(other) \(limit)")
        }
      }
    }
  }

  @Test(arguments: [
    ("p-9", ["p-1", "p-2"], [String]()), ("p9", ["p-1", "p-9"], ["p-9"]), ("v2", ["V1"], []),
    ("p-1", ["p-12", "p-01"], ["p-01"]), ("P-7F3A", ["p-7f3b", "p-7f4a"], ["p-7f3b"]),
    ("chr2", ["chr", "chr1"], ["chr"]), ("visor-1", ["visro-1", "visro-2"], ["visro-1"]),
  ])
  func `another number is another thing and never guessed`(
    _ word: String, _ known: [String], _ expected: [String]
  ) { check(word, known, expected) }

  @Test func `nothing suggests nothing`() { check("", ["a", "sheet"], []) }

  @Test func `case does not count`() { check("SHEET", ["sheet"], ["sheet"]) }

  @Test func `at most three are given, in order of their text`() {
    check("ab", ["af", "ae", "ad", "ac"], ["ac", "ad", "ae"])
  }

  @Test func `what is too far is not suggested`() {
    check("gown", ["sheet", "visor"], [])
    check(String(repeating: "a", count: 65), [String(repeating: "a", count: 65)], [])
  }
}
