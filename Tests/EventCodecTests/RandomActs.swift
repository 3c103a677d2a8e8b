import Exchange

/// Acts of any kind with any fields, also such as no one would send.
struct RandomActs {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func number(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &generator) }
  mutating func one<Element>(of list: [Element]) -> Element {
    list[number(0...list.count - 1)]
  }

  mutating func recorded(position: Position) -> Event {
    var event = command()
    event.position = position
    event.recordedAt = Instant(milliseconds: Int64(number(1_500_000_000_000...1_900_000_000_000)))
    return event
  }

  mutating func command() -> Event {
    let id = EventID(identifier())!
    var event = Event(id: id, kind: one(of: EventKind.allCases), occurredAt: time())
    var fields = Field.allCases.filter { _ in number(0...4) == 0 }
    // Fields that share a place in the event never meet: no kind knows both.
    fields.removeAll { [.received, .refused, .validFrom].contains($0) && number(0...1) == 0 }
    for (one, other) in [
      (Field.accepted, Field.received), (.rejected, .refused), (.until, .validFrom),
    ]
    where fields.contains(other) { fields.removeAll { $0 == one } }
    for field in fields { fill(field, of: &event) }
    return event
  }

  private mutating func fill(_ field: Field, of event: inout Event) {
    switch field.form {
    case .identifier, .agent:
      let text = field.vocabulary.map { one(of: $0) } ?? identifier()
      event.set(field, identifier: Term(text).number)
    case .term: event.set(field, identifier: Term(text(1...40)).number)
    case .quantity: event.set(field, Quantity(decimal(), one(of: Unit.allCases)))
    case .time: event.set(field, time())
    case .flag: event.set(field, number(0...1) == 1)
    case .text: event.set(field, .text(field.vocabulary.map { one(of: $0) } ?? text(0...60)))
    case .digest:
      let digits = Array("0123456789abcdef")
      event.set(field, .text(String((0..<64).map { _ in one(of: digits) })))
    case .count: event.set(field, .count(UInt64(number(0...(1 << 53) - 1) >> number(0...52))))
    case .identifiers: event.set(field, .texts((0..<number(0...5)).map { _ in identifier() }))
    case .texts: event.set(field, .object(entries()))
    case .value: event.set(field, event.kind == .clockCorrected ? moment() : value())
    case .envelope: if field == .unit { event.set(unit: one(of: Unit.allCases)) }
    }
  }

  mutating func identifier() -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-")
    let limit = number(0...9) == 0 ? 64 : 20
    return String((0..<number(1...limit)).map { _ in one(of: letters) })
  }

  /// Letters, escapes of every sort, and characters of one to four bytes.
  mutating func text(_ length: ClosedRange<Int>) -> String {
    var text = ""
    for _ in 0..<number(length) {
      let scalar: Int =
        switch number(0...7) {
        case 0: number(0...0x1F)
        case 1: number(0x7F...0x7FF)
        case 2: number(0xE000...0xFFFF)
        case 3: number(0x1_0000...0x10_FFFF)
        case 4: Int(one(of: Array("\"\\/<>&'\u{2028}\u{2029}\u{7F}é".unicodeScalars)).value)
        default: number(0x20...0x7E)
        }
      text.unicodeScalars.append(Unicode.Scalar(UInt32(scalar))!)
    }
    return text
  }

  mutating func decimal() -> ExactDecimal {
    let digits = number(1...18)
    var micros = Int128(number(0...Int(String(repeating: "9", count: digits))!))
    for _ in 0..<number(0...6) where digits < 13 { micros *= 10 }
    return ExactDecimal(micros: number(0...5) == 0 ? -micros : micros)
  }

  mutating func time() -> Timestamp {
    let day = Day(number: number(-25_000...83_000))
    switch number(0...3) {
    case 0: return Timestamp(day)
    case 1: return Timestamp(Instant(milliseconds: Int64(day.number) * 86_400_000 + 7))
    case 2:
      let instant = Instant(
        milliseconds: Int64(day.number) * 86_400_000 + Int64(number(0...86_399_999)))
      return Timestamp(instant, in: one(of: LedgerZone.all))
    default:
      let civil = day.civil
      func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
      let date = "\(civil.year)-\(two(civil.month))-\(two(civil.day))"
      let clock = "\(two(number(0...23))):\(two(number(0...59))):\(two(number(0...59)))"
      let fraction = one(of: ["", ".5", ".05", ".123", ".000"])
      let offset = one(of: ["Z", "+00:00", "-03:30", "+14:00", "+23:59", "-23:59"])
      return Timestamp("\(date)T\(clock)\(fraction)\(offset)")!
    }
  }

  private mutating func entries() -> [DetailEntry] {
    let keys = Set((0..<number(0...6)).map { _ in text(1...6) })
    var unlike: [String] = []
    for key in keys where !unlike.contains(where: { $0.utf8.elementsEqual(key.utf8) }) {
      unlike.append(key)
    }
    return unlike.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) }
      .map { DetailEntry(key: $0, value: text(0...20)) }
  }

  private mutating func moment() -> Detail {
    let milliseconds = Int64(number(-25_000...83_000)) * 86_400_000 + Int64(number(0...86_399_999))
    return .text(Timestamp(Instant(milliseconds: milliseconds)).description)
  }

  private mutating func value() -> Detail {
    guard number(0...1) == 0 else { return .text("\(decimal())") }
    return .object([
      DetailEntry(key: "amount", value: "\(decimal())"),
      DetailEntry(key: "basis", value: text(1...10)),
      DetailEntry(key: "currency", value: "EUR"),
    ])
  }
}
