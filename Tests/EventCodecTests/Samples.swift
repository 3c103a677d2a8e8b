import EventCodec
import Exchange
import Foundation

// What the tests of this folder share: lines from files, reading, writing, random acts.

/// The lines of a file under `Fixtures/`, without their newlines.
func fixture(_ path: String) -> [String] {
  let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  guard
    let text = try? String(contentsOf: root.appending(path: "Fixtures/\(path)"), encoding: .utf8)
  else { fatalError("Fixtures/\(path) is missing") }
  return text.split(separator: "\n").map(String.init)
}

let scenarioNames = ["corrections-converge", "nine-hundred-visors", "production-and-trace"]
let scenarioLines = scenarioNames.flatMap { fixture("scenarios/\($0)/log.jsonl") }

func read(
  _ bytes: [UInt8], as form: LineForm, defaults: CommandDefaults? = nil
) -> Result<Event, Refusal> {
  var reader = LineReader()
  do throws(Refusal) {
    return .success(try reader.read(bytes.span, as: form, defaults: defaults))
  } catch {
    return .failure(error)
  }
}

func read(
  _ line: String, as form: LineForm, defaults: CommandDefaults? = nil
) -> Result<Event, Refusal> {
  read(Array(line.utf8), as: form, defaults: defaults)
}

func refusal(_ line: String, as form: LineForm) -> Refusal? {
  if case .failure(let refusal) = read(line, as: form) { refusal } else { nil }
}

func written(_ event: Event) -> String {
  var bytes: [UInt8] = []
  event.appendLine(to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

func writtenCommand(_ event: Event) -> String {
  var bytes: [UInt8] = []
  event.appendCommandLine(to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

/// Everything the accessors say about an event.
func portrait(_ event: Event) -> [String: String] {
  var portrait = [
    "id": "\(event.id)", "kind": event.kind.name, "occurredAt": "\(event.occurredAt)",
    "v": "\(event.version)",
  ]
  portrait["seq"] = event.position.map { "\($0)" }
  portrait["recordedAt"] = event.recordedAt.map { "\($0.milliseconds)" }
  for field in event.presentFields {
    portrait[field.name] =
      switch field.form {
      case .identifier, .agent, .term: event.text(field)
      case .quantity: event.quantity(field).map { "\($0.value) \($0.unit)" }
      case .time: event.time(field).map { "\($0)" }
      case .flag: event.flagValue(field).map { "\($0)" }
      case .envelope: event.unit?.name
      case .text, .digest, .count, .identifiers, .texts, .value:
        event.details[field].map { "\($0)" }
      }
  }
  return portrait
}

/// A small generator that gives the same numbers for the same seed on every machine.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64, after Sebastiano Vigna's public-domain description.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
