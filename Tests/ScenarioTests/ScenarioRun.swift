import Calls
import Contributions
import Deliveries
import Exchange
import Foundation
import Handouts
import Impact
import Inventory
import Means
import Needs
import Quality
import Synchronization
import Trace

@testable import Terminal

/// A ledger of its own, asked and told through the command line only.
final class ScenarioRun: Sendable {
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String

    var json: [String: Any] {
      (try? JSONSerialization.jsonObject(with: Data(output.utf8))) as? [String: Any] ?? [:]
    }
  }
  private struct Stage {
    var output = ""
    var errors = ""
    var ids = 0
    /// After the last day of every scenario, unless a step says otherwise.
    var now = Timestamp("2020-06-01T10:00:00Z")!.instant!
    var files: [String: [UInt8]] = [:]
  }
  private let scenario: Scenario
  private let stage = Mutex(Stage())
  private let ledger: String

  init(_ scenario: Scenario) {
    self.scenario = scenario
    ledger = FileManager.default.temporaryDirectory.path + "/maillon-\(UUID().uuidString)"
  }

  deinit { try? FileManager.default.removeItem(atPath: ledger) }

  // MARK: - The steps

  func begin() async throws {
    if let log = scenario.log {
      put(log, at: "log.jsonl")
      expectDone(await run(["restore", "log.jsonl"]))
    } else {
      setClock("2020-03-01T06:00:00Z")
      expectDone(
        await run(["init", "--origin", "test.invalid/coop", "--coop", "coop", "--name", "Coop"]))
      put(try [UInt8](Data(contentsOf: Scenario.setting)), at: "setting.jsonl")
      expectDone(await run(["import", "setting.jsonl", "--governing"]))
      setClock("2020-06-01T10:00:00Z")
    }
  }

  /// Takes one step; what went otherwise than it says.
  func take(_ step: Step) async -> [String] {
    if let clock = step.clock { setClock(clock) }
    guard let query = step.query else { return await submit(step) }
    let outcome = await run(query + ["--json"])
    guard outcome.status == 0 else { return ["\(query): \(outcome.status) \(outcome.errors)"] }
    var faults = Match.faults(of: outcome.json, step)
    for text in step.mentions where !outcome.output.contains(text) { faults.append("no \(text)") }
    for text in step.doesNotMention where outcome.output.contains(text) { faults.append(text) }
    return faults.map { "\(query.joined(separator: " ")): \($0)" }
  }

  private func submit(_ step: Step) async -> [String] {
    let lines = step.acts.map { act in
      let data = try? JSONSerialization.data(
        withJSONObject: act, options: [.sortedKeys, .withoutEscapingSlashes])
      return String(decoding: data ?? Data(), as: UTF8.self)
    }
    put(Array(lines.joined(separator: "\n").utf8), at: "acts.jsonl")
    var words = ["import", "acts.jsonl", "--json"]
    if step.governs { words.append("--governing") }
    if step.trustsClock { words.append("--yes") }
    if step.allowsNegative { words += ["--allow-negative", "--reason", "scénario"] }
    let before = await run(["status", "--json"]).json["root"] as? String
    let outcome = await run(words)
    let after = await run(["status", "--json"]).json["root"] as? String
    let refusals = ["refused", "conflicts"].flatMap {
      outcome.json[$0] as? [[String: Any]] ?? []
    }
    let codes = Set(refusals.compactMap { $0["code"] as? String })
    let messages = refusals.compactMap { $0["message"] as? String }.joined(separator: "\n")
    guard step.isRefused else {
      let accepted = outcome.json["accepted"] as? Int
      var faults: [String] = []
      if outcome.status != 0 { faults.append("\(outcome.status) \(codes) \(messages)") }
      if accepted != step.accepted { faults.append("accepted \(accepted ?? -1)") }
      if let duplicates = step.duplicates, outcome.json["duplicates"] as? Int != duplicates {
        faults.append("duplicates \(outcome.json["duplicates"] ?? "none")")
      }
      return faults
    }
    var faults: [String] = []
    if outcome.status != 65 { faults.append("not refused: \(outcome.status) \(outcome.errors)") }
    if before != after { faults.append("something was written") }
    if !step.refusedCodes.isEmpty, codes != Set(step.refusedCodes) {
      faults.append("refused for \(codes.sorted()): \(messages)")
    }
    for text in step.messageMentions where !messages.contains(text) {
      faults.append("no \(text) in: \(messages)")
    }
    return faults
  }

  /// The log is sound, and rebuilding changes no answer: rule R14.
  func finish() async -> [String] {
    var faults: [String] = []
    let questions = [
      "inventory", "loans", "contributions", "impact", "deliveries", "doubles",
    ]
    var answers: [String] = []
    for question in questions { answers.append(await run([question, "--json"]).output) }
    for command in ["verify", "rebuild"] {
      let outcome = await run([command, "--json"])
      if outcome.status != 0 { faults.append("\(command): \(outcome.output) \(outcome.errors)") }
    }
    for (question, before) in zip(questions, answers) {
      let after = await run([question, "--json"]).output
      if before != after || after.isEmpty { faults.append("rebuilding changes \(question)") }
    }
    return faults
  }

  // MARK: - The command line

  private func put(_ bytes: [UInt8], at path: String) { stage.withLock { $0.files[path] = bytes } }

  private func setClock(_ text: String) {
    guard let now = Timestamp(text)?.instant else { preconditionFailure("bad clock \(text)") }
    stage.withLock { $0.now = now }
  }

  private func expectDone(_ outcome: Outcome) {
    precondition(outcome.status == 0, "\(scenario.testDescription): \(outcome.errors)")
  }

  /// Runs one command line.
  private func run(_ words: [String]) async -> Outcome {
    stage.withLock { ($0.output, $0.errors) = ("", "") }
    let status = await Maillon.run(
      arguments: words,
      projectors: [
        InventoryProjector.self, ContributionsProjector.self, ImpactProjector.self,
        TraceProjector.self, NeedsProjector.self, CallsProjector.self, HandoutsProjector.self,
        DeliveriesProjector.self, MeansProjector.self, QualityProjector.self,
      ],
      console: console)
    return stage.withLock { Outcome(status: status, output: $0.output, errors: $0.errors) }
  }

  private var console: Console {
    var console = Console(
      readInput: { _ in [] },
      readFile: { [self] path, _ throws(Console.FileFault) in
        guard let bytes = stage.withLock({ $0.files[path] }) else { throw .missing }
        return bytes
      },
      writeFile: { [self] path, bytes throws(Console.FileFault) in put(bytes, at: path) },
      write: { [self] text in stage.withLock { $0.output += text } },
      writeError: { [self] text in stage.withLock { $0.errors += text } },
      environment: ["LANG": "fr_BE.UTF-8"],
      clock: { [self] in stage.withLock { $0.now } },
      makeID: { [self] in
        stage.withLock {
          $0.ids += 1
          return EventID("t\($0.ids)")!
        }
      })
    console.usualLedger = ledger
    return console
  }
}
