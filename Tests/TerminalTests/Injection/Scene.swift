import EventCodec
import Exchange
import Testing

@testable import Terminal

/// The same log twice: with harmless words, and with payloads before them; and what their faces say,
/// one held against the other.
struct Scene {
  static let count = Payload.all.count

  let plain = Stage()
  let hostile = Stage()

  init() async throws {
    let archive = try await Self.archive()
    for (stage, lines) in [(plain, archive), (hostile, HostileLog.hostile(archive))] {
      let restored = await stage.run(["restore", "-"], input: lines)
      try #require(restored.status == 0, "\(restored.errors)")
    }
  }

  /// The lines of a log as a program of former days may have kept them: new acts of this sort are refused.
  private static func archive() async throws -> String {
    let stage = Stage()
    _ = await stage.run("init --origin maillon.invalid/coop --coop coop --name Maillon")
    var lines = Array((await stage.run("export")).output.utf8)
    let now = Timestamp("2020-06-01T10:00:00Z")!
    let defaults = CommandDefaults(occurredAt: now) { EventID("unused")! }
    var (reader, writer) = (LineReader(), LineWriter())
    for (index, line) in HostileLog.acts(count: count).enumerated() {
      var act = try reader.read(Array(line.utf8).span, as: .command, defaults: defaults)
      act.position = Position(index + 1)
      act.recordedAt = now.instant
      if !act.has(.recordedBy) { act.set(.recordedBy, identifier: AgentID("coop").number) }
      writer.append(act, to: &lines)
      lines.append(UInt8(ascii: "\n"))
    }
    return String(decoding: lines, as: UTF8.self)
  }

  /// How a face writes texts: as they are, with what steers written out, so in lines, or so in a cell of
  /// a spreadsheet, or as they are in one for programs.
  enum Writing {
    case exact, shown, lines, cell, exactCell

    var isExact: Bool { self == .exact || self == .exactCell }
    var isOfSheet: Bool { self == .cell || self == .exactCell }
  }

  /// What is found by likeness is not the same of other texts.
  private static let unlike: Set<String> = ["doubles"]

  /// Runs the command on both and compares what it answers, or writes to `file`: built the same, and
  /// every text whole. Gives the harmless answer.
  @discardableResult
  func check(
    _ line: String, _ read: (String) -> Reading, as writing: Writing, file: String? = nil
  ) async throws -> String {
    let one = await plain.run(line)
    let other = await hostile.run(line)
    #expect(one.status == other.status, "\(line): \(one.errors) \(other.errors)")
    #expect(StrictReader.terminal(other.errors).problems() == [], "\(line)")
    let before = file.map { plain.file($0) ?? "" } ?? one.output
    let after = file.map { hostile.file($0) ?? "" } ?? other.output
    compare(read(before), read(after), as: writing, line)
    return before
  }

  private func compare(
    _ harmless: Reading, _ hostile: Reading, as writing: Writing, _ line: String
  ) {
    #expect(hostile.problems() == [], "\(line)")
    if Self.unlike.contains(String(line.prefix { $0 != " " })) { return }
    #expect(harmless.structure == hostile.structure, "\(line)")
    let wanted = harmless.texts.map { Self.put($0, as: writing) }
    let found = hostile.texts.map { Self.settled($0, as: writing) }
    var left: [[UInt8]: Int] = [:]
    for text in wanted { left[Array(text.utf8), default: 0] += 1 }
    for text in found { left[Array(text.utf8), default: 0] -= 1 }
    let off = left.filter { $0.value != 0 }
      .map { "\($0.value) × \(String(decoding: $0.key, as: UTF8.self))" }
    #expect(off.isEmpty, "\(line): \(off.sorted().prefix(6))")
    if writing.isOfSheet { #expect(StrictReader.formulas(in: hostile.texts) == [], "\(line)") }
  }

  /// What a harmless text must become.
  private static func put(_ text: String, as writing: Writing) -> String {
    let put = HostileLog.put(payloadsInto: text) { payload in
      writing.isExact ? payload : printable(payload, keepingLines: writing == .lines)
    }
    return settled(writing.isOfSheet ? CSVText.harmless(put) : put, as: writing)
  }

  /// Without what differs from ledger to ledger, or with the width of a text.
  private static func settled(_ text: String, as writing: Writing) -> String {
    var text = text
    if text.utf8.count >= 44 {
      text = text.replacing(#/[0-9a-f]{64}|[0-9A-Za-z+\/]{43,}=*/#, with: "HASH")
    }
    if writing == .lines { text = text.replacing("\\u{A}", with: "\n") }
    return writing.isExact || writing.isOfSheet ? text : StrictReader.spaced(text)
  }
}
