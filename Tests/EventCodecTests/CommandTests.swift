import EventCodec
import Exchange
import Testing

struct CommandTests {
  private let defaults = CommandDefaults(
    occurredAt: Timestamp("2020-04-05")!, recordedBy: AgentID("anne"),
    makeID: { EventID("made")! })

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `a command may come in any order and layout`(seed: UInt64) throws {
    var acts = RandomActs(seed: seed)
    for _ in 0..<15 {
      let event = acts.command()
      let line = JSONShuffler(seed: seed).shuffled(writtenCommand(event))
      #expect(portrait(try read(line, as: .command).get()) == portrait(event), "\(line)")
    }
  }

  @Test func `what a command leaves out is filled in`() throws {
    let line = #"{"kind":"listClosed","list":"L1"}"#
    let event = try read(line, as: .command, defaults: defaults).get()
    #expect(
      portrait(event) == [
        "id": "made", "kind": "listClosed", "occurredAt": "2020-04-05", "v": "1", "list": "L1",
        "recordedBy": "anne",
      ])
  }

  @Test func `what a command says stands`() throws {
    let line =
      #"{"kind":"listClosed","id":"x","recordedBy":"bruno","occurredAt":"2020-04-07","v":1}"#
    let event = try read(line, as: .command, defaults: defaults).get()
    #expect("\(event.id)" == "x")
    #expect(event.recordedBy?.text == "bruno")
    #expect("\(event.occurredAt)" == "2020-04-07")
  }

  @Test func `without defaults the id and the time must be there`() {
    #expect(refusal(#"{"kind":"listClosed"}"#, as: .command) == Refusal(field: "id", .missingField))
    #expect(
      refusal(#"{"kind":"listClosed","id":"x"}"#, as: .command)
        == Refusal(id: "x", field: "occurredAt", .missingField))
  }

  @Test func `a kind must always be there`() {
    guard case .failure(let refusal) = read("{}", as: .command, defaults: defaults) else {
      Issue.record("an act without kind was read")
      return
    }
    #expect(refusal.field == "kind" && refusal.reason == .missingField)
  }

  @Test func `names and values may be escaped`() throws {
    let line =
      #" {"k\u0069nd" : "list\u0043losed","id":"\u0041b","list":"L\u002d1","reason":"\uD83D\uDE00\/"} "#
    let event = try read(line, as: .command, defaults: defaults).get()
    #expect("\(event.id) \(event.kind) \(event.list!)" == "Ab listClosed L-1")
    #expect(event.text(.reason) == "😀/")
  }
}

/// Writes a JSON line anew: members in another order, white space, needless escapes.
struct JSONShuffler {
  var seed: UInt64

  func shuffled(_ line: String) -> String {
    var generator = SeededGenerator(seed: seed)
    var rest = Substring(line)
    return value(&rest, &generator)
  }

  private func value(_ rest: inout Substring, _ generator: inout SeededGenerator) -> String {
    switch rest.unicodeScalars.first! {
    case "{": return collection(&rest, "{", "}", isShuffled: true, &generator)
    case "[": return collection(&rest, "[", "]", isShuffled: false, &generator)
    case "\"": return string(&rest, &generator)
    default:
      let end = rest.firstIndex { ",]}".contains($0) }!
      defer { rest = rest[end...] }
      return String(rest[..<end])
    }
  }

  private func collection(
    _ rest: inout Substring, _ open: String, _ close: Unicode.Scalar, isShuffled: Bool,
    _ generator: inout SeededGenerator
  ) -> String {
    rest.unicodeScalars.removeFirst()
    var members: [String] = []
    while rest.unicodeScalars.first! != close {
      if rest.unicodeScalars.first! == "," { rest.unicodeScalars.removeFirst() }
      var member = value(&rest, &generator)
      if rest.unicodeScalars.first! == ":" {
        rest.unicodeScalars.removeFirst()
        member += space(&generator) + ":" + space(&generator) + value(&rest, &generator)
      }
      members.append(member + space(&generator))
    }
    rest.unicodeScalars.removeFirst()
    if isShuffled { members.shuffle(using: &generator) }
    let inside = members.joined(separator: "," + space(&generator))
    return open + space(&generator) + inside + String(close)
  }

  /// The string as it is, or with some plain characters escaped.
  private func string(_ rest: inout Substring, _ generator: inout SeededGenerator) -> String {
    var text = "\""
    rest.unicodeScalars.removeFirst()
    while let scalar = rest.unicodeScalars.popFirst(), scalar != "\"" {
      if scalar == "\\" {
        text.unicodeScalars.append(scalar)
        let isLong = rest.unicodeScalars.first! == "u"
        for _ in 0..<(isLong ? 5 : 1) {
          text.unicodeScalars.append(rest.unicodeScalars.removeFirst())
        }
      } else if Int.random(in: 0...5, using: &generator) == 0 {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16, uppercase: Bool.random(using: &generator))
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  private func space(_ generator: inout SeededGenerator) -> String {
    ["", "", "", " ", "\n", "\t \r\n"].randomElement(using: &generator)!
  }
}
