import Foundation
import Programs
import Testing

@testable import Terminal

/// A ledger whose files can only be read, as on a disk mounted so or under another's name: asked by the
/// built tool, without the right that lets root write everywhere.
@Suite struct ReadOnlyTests {
  /// What is asked of each question; one without a row fails.
  private static let questions: [String: [String]] = [
    "inventory": ["", "--at 2020-04-03"], "loans": [""], "needs": [""], "match": [""],
    "lists": [""], "calls": [""], "handouts": [""], "deliveries": [""], "doubles": [""],
    "contributions": [""], "impact": [""], "chains": [""], "trace": ["sheet"], "track": ["sheet"],
    "members": [""], "journal": [""], "show": ["livr-1"], "view": ["", "inventory"],
    "report": [
      "impact --from 2020-04-01 --to 2020-04-30", "statement plast --to 2020-04-30 --format csv",
    ],
    "check-report": ["%/report.json"], "paper": ["receipt don-1"],
  ]
  /// What is asked of the ledger itself.
  private static let looks = [
    "verify", "status", "export", "checkpoint", "prove livr-1", "publish %/site", "backup %/copies",
  ]
  /// What would change it.
  private static let changes = [
    "donate 1 sheet --provider plast", "rebuild", "import %/lines.jsonl", "people set p-1 --name X",
    "people list",
    "erase p-1 --yes", "close-period 2020-04-30", "checkpoint --add %/report.json",
  ]

  @Test func `every question has a row`() {
    let asked = CommandTable.names.filter { CommandTable.command(named: $0)?.isQuestion == true }
    #expect(Set(asked) == Set(Self.questions.keys))
  }

  @Test func `what can only be read answers every question as before, and changes for no command`()
    async throws
  {
    let machine = try await Machine.withEverything()
    machine.write("lines.jsonl", #"{"id":"x","kind":"nope"}"#)
    let made = await machine.run(
      "report impact --from 2020-04-01 --to 2020-04-30 --out @/report.json")
    #expect(made.status == 0, "\(made)")
    let noted = await machine.run("donate 1 sheet --provider plast --note mot --id noted")
    #expect(noted.status == 0, "\(noted)")
    let asked = Self.questions.flatMap { name, rests in rests.map { "\(name) \($0)" } }.sorted()
    let before = try asked.map { try run($0, on: machine) }
    let contents = machine.contents.filter { $0.key.hasPrefix("ledger") }
    try machine.lock(true)
    defer { try? machine.lock(false) }
    for (line, answer) in zip(asked, before) {
      let now = try run(line, on: machine)
      #expect(answer.status == 0 && now.status == 0, "\(line): \(now)")
      #expect(now.output == answer.output, "\(line)")
    }
    let shown = try run("show noted", on: machine)
    #expect(shown.status == 0 && shown.output.contains("note : pas lue"), "\(shown)")
    for line in Self.looks {
      let outcome = try run(line, on: machine)
      #expect(outcome.status == 0, "\(line): \(outcome)")
    }
    for line in Self.changes {
      let outcome = try run(line, on: machine)
      #expect([65, 74].contains(outcome.status), "\(line): \(outcome)")
      #expect(outcome.errors.contains("maillon: "), "\(line): \(outcome)")
    }
    #expect(machine.contents.filter { $0.key.hasPrefix("ledger") } == contents)
  }

  private func run(_ line: String, on machine: Machine) throws -> Program.Ending {
    let words = line.replacing("%", with: machine.top).split(separator: " ").map(String.init)
    return try Program.withoutRootsRights(
      "maillon", words, ledger: machine.top + "/ledger", complaints: .apart)
  }
}

extension Machine {
  /// Takes the right to write away from everything in the ledger, or gives it back to its owner.
  fileprivate func lock(_ isLocked: Bool) throws {
    let change = isLocked ? "a-w" : "u+w"
    let ending = try Program.run("/bin/chmod", ["-R", change, top + "/ledger"])
    try #require(ending.status == 0, "\(ending)")
  }
}

extension Program {
  /// Runs a built tool without the rights that let root read and write everywhere.
  static func withoutRootsRights(
    _ tool: String, _ words: [String], ledger: String,
    complaints: Complaints = .withOutput
  ) throws -> Ending {
    let tool = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: ".build/debug/" + tool).path
    let environment = [
      "MAILLON_LEDGER": ledger, "LANG": "fr_BE.UTF-8", "PATH": "/usr/bin:/bin",
    ]
    let surroundings = Surroundings(environment: environment, complaints: complaints)
    guard getuid() == 0 else { return try run(tool, words, in: surroundings) }
    return try run(
      "/usr/bin/setpriv",
      ["--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all", tool] + words,
      in: surroundings)
  }
}
