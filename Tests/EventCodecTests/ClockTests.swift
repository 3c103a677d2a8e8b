import EventCodec
import Exchange
import Testing

@Suite struct `Lines that set the clock right` {
  private static let line =
    #"{"fromSeq":4,"id":"c","kind":"clockCorrected","occurredAt":"2020-06-01","recordedAt":"2020-06-01T10:00:00.000Z","recordedBy":"coop","seq":7,"toSeq":6,"v":1,"value":"2020-06-01T11:00:00+02:00"}"#

  private func read(_ line: String, as form: LineForm = .stored) throws -> Event {
    var reader = LineReader()
    return try reader.read(Array(line.utf8).span, as: form)
  }

  @Test func `are read and written back byte for byte`() throws {
    let event = try read(Self.line)
    #expect(event.clockCorrection?.entries == 4...6)
    #expect(event.clockCorrection?.time == Timestamp("2020-06-01T09:00:00Z")?.instant)
    var written: [UInt8] = []
    event.appendLine(to: &written)
    #expect(String(decoding: written, as: UTF8.self) == Self.line)
  }

  @Test func `are found among others, also with what may stand before`() {
    var reader = LineReader()
    func found(_ line: String) -> ClosedRange<Position>? {
      reader.clockCorrection(in: Array(line.utf8).span)?.entries
    }
    #expect(found(Self.line) == 4...6)
    #expect(found(#"{"batch":"\"id","channel":"web","# + Self.line.dropFirst()) == 4...6)
    #expect(found(Self.line.replacing("clockCorrected", with: "periodClosed")) == nil)
    #expect(
      found(
        #"{"agent":"coop","id":"fromSeq","kind":"agentErased","occurredAt":"2020-06-01","recordedAt":"2020-06-01T10:00:00.000Z","seq":7,"v":1}"#
      ) == nil)
    #expect(found("") == nil && found("{}") == nil)
  }

  @Test func `alone may have a time for a value`() {
    let other = Self.line.replacing("clockCorrected", with: "assumptionSet")
    #expect(throws: Refusal.self) { try read(other) }
    #expect(throws: Refusal.self) { try read(Self.line.replacing("T11:00:00+02:00", with: "")) }
  }

  /// A former version could write them, when the clock of its computer was far ahead.
  @Test func `stored lines may bear times beyond the years that are taken`() throws {
    let late = Self.line.replacing(#""2020-06-01T10"#, with: #""2200-06-01T10"#)
    #expect(try read(late).recordedAt?.isIn(Limits.years) == false)
    #expect(try read(late, as: .replay).recordedAt?.isIn(Limits.recordedYears) == true)
    let command =
      #"{"id":"c","kind":"periodClosed","occurredAt":"2200-06-01","until":"2020-06-01"}"#
    #expect(throws: Refusal.self) { try read(command, as: .command) }
  }
}
