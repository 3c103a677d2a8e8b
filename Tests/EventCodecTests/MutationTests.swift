import EventCodec
import Exchange
import Foundation
import Testing

/// Whether the long campaigns run: every mutation instead of a sample.
private let isSoak = ProcessInfo.processInfo.environment["MAILLON_SOAK"] == "1"

struct MutationTests {
  /// Of the mutations of one sort, a twelfth, another for each seed; all of them in a soak.
  private static let seeds: [UInt64] = isSoak ? [0] : [1, 2]

  private static func isTaken(_ generator: inout SeededGenerator) -> Bool {
    isSoak || Int.random(in: 0..<12, using: &generator) == 0
  }

  /// Lines that have every form of value between them.
  static let lines = [
    #"{"agent":"coop","agentType":"organization","category":"association","id":"a-coop","kind":"agentRegistered","name":"co\"\u001bé😀p","occurredAt":"2020-03-01T08:00:00+02:00","recordedAt":"2020-03-01T06:00:00.000Z","recordedBy":"coop","seq":10,"tracked":true,"v":1}"#,
    #"{"id":"i","item":"s","kind":"itemDefined","labels":{"de":"é","fr":"s"},"occurredAt":"2020-03-01","packs":{"box":"50"},"peopleReached":12,"recordedAt":"2020-03-01T06:00:00.000Z","recordedBy":"coop","satisfies":["a","b"],"seq":3,"unit":"one","v":1,"value":{"amount":"1.5","basis":"b","currency":"EUR"}}"#,
    #"{"due":"2020-06-30","id":"e1","item":"sheet","kind":"donationReceived","occurredAt":"2020-04-02T09:00:00.5Z","quantity":{"unit":"gram","value":"-500.25"},"recordedAt":"2020-04-02T07:10:00.000Z","seq":4,"skill":"à coudre","v":1,"value":"3.5"}"#,
  ]

  /// A mangled line is refused, or it says something else and is written back byte for byte.
  private func check(_ bytes: [UInt8], _ reader: inout LineReader, _ writer: inout LineWriter) {
    guard let event = try? reader.read(bytes.span, as: .stored) else { return }
    var again: [UInt8] = []
    writer.append(event, to: &again)
    #expect(again == bytes, "\(String(decoding: bytes, as: UTF8.self))")
    let asReplay = try? reader.read(bytes.span, as: .replay)
    #expect(asReplay != nil, "\(String(decoding: bytes, as: UTF8.self))")
  }

  @Test(arguments: lines, seeds)
  func `a line with one byte changed is refused or written back`(line: String, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let original = Array(line.utf8)
    let telling = Array("\"\\{}],: 09.\0".utf8) + [0xC0, 0xFF]
    var reader = LineReader()
    var writer = LineWriter()
    for index in original.indices {
      var bytes = original
      // Every flip of a bit, and every byte that means something to a reader of JSON.
      let flipped = (0..<8).map { original[index] ^ (1 << UInt8($0)) }
      for byte in flipped + telling
      where byte != original[index] && Self.isTaken(&generator) {
        bytes[index] = byte
        check(bytes, &reader, &writer)
      }
    }
  }

  @Test(arguments: lines, seeds)
  func `a line with one byte missing or doubled is refused or written back`(
    line: String, seed: UInt64
  ) {
    var generator = SeededGenerator(seed: seed)
    let original = Array(line.utf8)
    var reader = LineReader()
    var writer = LineWriter()
    for index in original.indices where Self.isTaken(&generator) {
      var bytes = original
      bytes.remove(at: index)
      check(bytes, &reader, &writer)
      bytes = original
      bytes.insert(original[index], at: index)
      check(bytes, &reader, &writer)
    }
  }

  @Test(arguments: lines, [LineForm.stored, .replay])
  func `a line cut short is refused`(line: String, form: LineForm) {
    let original = Array(line.utf8)
    var reader = LineReader()
    for count in 0..<original.count {
      let cut = Array(original[..<count])
      #expect(throws: Refusal.self) { try reader.read(cut.span, as: form) }
    }
  }

  /// In the middle of a quantity as in every other place; the reader has met the words before.
  @Test(arguments: ["150", "12.5", "0.000001"])
  func `a command cut short is refused`(quantity: String) throws {
    let line =
      #"{"id":"e1","item":"sheet","kind":"donationReceived","occurredAt":"2020-04-02","quantity":{"unit":"one","value":"\#(quantity)"},"receiver":"coop"}"#
    let original = Array(line.utf8)
    let defaults = CommandDefaults(occurredAt: Timestamp("2020-04-02")!) { EventID("e")! }
    var reader = LineReader()
    _ = try reader.read(original.span, as: .command, defaults: defaults)
    for count in 0..<original.count {
      let cut = Array(original[..<count])
      #expect(throws: Refusal.self) {
        try reader.read(cut.span, as: .command, defaults: defaults)
      }
    }
  }

  @Test(arguments: lines)
  func `the line itself is read`(line: String) throws {
    #expect(written(try read(line, as: .stored).get()) == line)
  }
}
