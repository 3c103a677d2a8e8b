import EventCodec
import Exchange
import Foundation
import Testing

struct RoundTripTests {
  /// Reading as stored and writing gives the same bytes.
  private func check(_ line: String) throws {
    let event = try read(line, as: .stored).get()
    #expect(written(event) == line)
  }

  @Test(arguments: scenarioNames)
  func `scenario lines are written as they were read`(name: String) throws {
    for line in fixture("scenarios/\(name)/log.jsonl") { try check(line) }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `random acts are read as they were written`(seed: UInt64) throws {
    var acts = RandomActs(seed: seed)
    var reader = LineReader()
    var writer = LineWriter()
    for position in 0..<25 as Range<Position> {
      let event = acts.recorded(position: position)
      var line: [UInt8] = []
      writer.append(event, to: &line)
      let again = try reader.read(line.span, as: .stored)
      #expect(portrait(again) == portrait(event))
      var second: [UInt8] = []
      writer.append(again, to: &second)
      #expect(second == line)
    }
  }

  @Test(arguments: 100..<120 as Range<UInt64>)
  func `a replay reads the hot fields and notes the others`(seed: UInt64) throws {
    var acts = RandomActs(seed: seed)
    for position in 0..<20 as Range<Position> {
      let event = acts.recorded(position: position)
      let replayed = try read(written(event), as: .replay).get()
      var lean = event
      lean.details = [:]
      #expect(portrait(replayed) == portrait(lean))
      #expect(replayed.presentFields == event.presentFields)
      #expect(replayed.details.isEmpty)
    }
  }

  @Test(arguments: 200..<220 as Range<UInt64>)
  func `a command line has no position and no recording time`(seed: UInt64) throws {
    var acts = RandomActs(seed: seed)
    for _ in 0..<20 {
      let event = acts.command()
      let again = try read(writtenCommand(event), as: .command).get()
      #expect(portrait(again) == portrait(event))
      #expect(again.position == nil && again.recordedAt == nil)
    }
  }

  @Test func `one writer and one reader serve many lines`() throws {
    var reader = LineReader()
    var writer = LineWriter()
    for line in scenarioLines + scenarioLines {
      var bytes: [UInt8] = []
      writer.append(try reader.read(Array(line.utf8).span, as: .stored), to: &bytes)
      #expect(String(decoding: bytes, as: UTF8.self) == line)
    }
  }

  @Test(arguments: 400..<405 as Range<UInt64>)
  func `an event that is read into keeps nothing of the one before`(seed: UInt64) throws {
    var acts = RandomActs(seed: seed)
    var reader = LineReader()
    var event = LineReader.blank
    for position in 0..<20 as Range<Position> {
      let line = written(acts.recorded(position: position))
      for form in [LineForm.stored, .replay] {
        try reader.read(Array(line.utf8).span, as: form, into: &event)
        #expect(portrait(event) == portrait(try read(line, as: form).get()))
      }
    }
  }

  @Test(arguments: 500..<505 as Range<UInt64>)
  func `what a reader has met does not change what it reads`(seed: UInt64) throws {
    var acts = RandomActs(seed: seed)
    let lines = (0..<20 as Range<Position>).map { written(acts.recorded(position: $0)) }
    var reader = LineReader()
    for line in lines + lines {
      let event = try reader.read(Array(line.utf8).span, as: .stored)
      #expect(written(event) == line)
      #expect(portrait(event) == portrait(try read(line, as: .stored).get()))
    }
  }

  @Test func `the names of fields ascend by their bytes`() {
    let names = Field.allCases.map { Array($0.name.utf8) }
    for (one, next) in zip(names, names.dropFirst()) {
      #expect(one.lexicographicallyPrecedes(next))
    }
  }
}

/// Foundation's JSON as another opinion.
struct FoundationTests {
  private let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]

  @Test(arguments: 300..<315 as Range<UInt64>)
  func `Foundation reads what we write and writes what we read`(seed: UInt64) throws {
    var acts = RandomActs(seed: seed)
    for position in 0..<20 as Range<Position> {
      let event = acts.recorded(position: position)
      let line = written(event)
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      #expect(object["id"] as? String == "\(event.id)")
      for field in event.presentFields {
        guard case .text(let text)? = event.details[field] else { continue }
        let read = try #require(object[field.name] as? String)
        #expect(read.unicodeScalars.elementsEqual(text.unicodeScalars))
      }
      let theirs = try JSONSerialization.data(withJSONObject: object, options: options)
      let again = try read([UInt8](theirs).withoutLedgerFields(object, options), as: .command).get()
      var expected = event
      (expected.position, expected.recordedAt) = (nil, nil)
      #expect(portrait(again) == portrait(expected))
    }
  }

  @Test func `Foundation sorts and escapes as the canonical form does`() throws {
    for line in scenarioLines {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
      let theirs = try JSONSerialization.data(withJSONObject: object, options: options)
      #expect(String(decoding: theirs, as: UTF8.self) == line)
    }
  }

  @Test func `every escape of a control is Foundation's or lower-case hexadecimal`() throws {
    for value in 0..<0x80 as Range<UInt8> {
      var event = Event(
        id: EventID("e")!, kind: .listClosed, occurredAt: Timestamp("2020-04-05")!)
      let text = String(Unicode.Scalar(value))
      event.set(.reason, .text(text))
      let line = writtenCommand(event)
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      #expect(object["reason"] as? String == text)
      #expect(line.utf8.allSatisfy { $0 >= 0x20 })
      #expect(try read(line, as: .command).get().text(.reason) == text)
    }
  }
}

extension [UInt8] {
  /// The object again as JSON, pretty and without what only the ledger gives.
  fileprivate func withoutLedgerFields(
    _ object: [String: Any], _ options: JSONSerialization.WritingOptions
  ) throws -> [UInt8] {
    var object = object
    object["seq"] = nil
    object["recordedAt"] = nil
    let pretty = options.union(.prettyPrinted)
    return [UInt8](try JSONSerialization.data(withJSONObject: object, options: pretty))
  }
}
