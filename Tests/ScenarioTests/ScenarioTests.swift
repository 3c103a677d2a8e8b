import Foundation
import Testing

/// The scenarios as data: ours, and those handed to us beside the repository.
@Suite struct ScenarioTests {
  @Test(arguments: Scenario.all)
  func `a scenario goes as its steps say`(scenario: Scenario) async throws {
    let run = ScenarioRun(scenario)
    try await run.begin()
    for (index, step) in try scenario.steps().enumerated() {
      for fault in await run.take(step) { Issue.record("step \(index + 1): \(fault)") }
    }
    for fault in await run.finish() { Issue.record("at the end: \(fault)") }
  }
}

/// A folder with `steps.json` and, when it does not begin with our setting, `log.jsonl`.
struct Scenario: Sendable, CustomTestStringConvertible {
  let folder: URL

  var testDescription: String { folder.lastPathComponent }

  private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let setting = repository.appending(path: "Fixtures/scenarios/setting.jsonl")

  static let all: [Scenario] = ["Fixtures/scenarios", "../shared/scenarios"].flatMap { path in
    let root = repository.appending(path: path).standardizedFileURL
    let found = try? FileManager.default.contentsOfDirectory(
      at: root, includingPropertiesForKeys: nil)
    return (found ?? []).map(Scenario.init).filter {
      FileManager.default.fileExists(atPath: $0.folder.path + "/steps.json")
    }.sorted { $0.folder.path < $1.folder.path }
  }

  var log: [UInt8]? { try? [UInt8](Data(contentsOf: folder.appending(path: "log.jsonl"))) }

  func steps() throws -> [Step] {
    let data = try Data(contentsOf: folder.appending(path: "steps.json"))
    let list = try JSONSerialization.jsonObject(with: data) as? [[String: Any]]
    return try #require(list).map(Step.init)
  }
}

/// One step: a question with what its answer must contain, or acts with their verdict.
struct Step {
  let query: [String]?
  let expect: [String: Any]
  /// Rows that must not be in the answer.
  let absent: [String: Any]
  /// Texts that the answer must, or must not, mention.
  let mentions: [String]
  let doesNotMention: [String]
  let acts: [[String: Any]]
  let accepted: Int?
  let duplicates: Int?
  let isRefused: Bool
  let refusedCodes: [String]
  let messageMentions: [String]
  let allowsNegative: Bool
  /// The present from here on; else it stands.
  let clock: String?
  /// Whether the acts may hold for all: a scenario answers for them unless it says otherwise.
  let governs: Bool
  /// Whether the clock is right although it is far ahead of the newest entry.
  let trustsClock: Bool

  init(_ json: [String: Any]) {
    query = json["query"] as? [String]
    expect = json["expect"] as? [String: Any] ?? [:]
    absent = json["absent"] as? [String: Any] ?? [:]
    mentions = json["mentions"] as? [String] ?? []
    doesNotMention = json["doesNotMention"] as? [String] ?? []
    acts = json["import"] as? [[String: Any]] ?? []
    accepted = json["accepted"] as? Int
    duplicates = json["duplicates"] as? Int
    isRefused = json["refused"] as? Bool ?? false
    refusedCodes = json["refusedCodes"] as? [String] ?? []
    messageMentions = json["messageMentions"] as? [String] ?? []
    allowsNegative = json["allowNegative"] as? Bool ?? false
    clock = json["clock"] as? String
    governs = json["governing"] as? Bool ?? true
    trustsClock = json["yes"] as? Bool ?? false
  }
}
