import Foundation
import Testing

@testable import Terminal

/// What destroys is printed only for what nothing is missing of: in each of many states, all that destroys and is
/// printed is held against what is still to be had there. Names are placeholders.
@Suite struct DestroyingTests {
  /// A ledger that lacks something, beside one put aside, where somebody was erased or forgotten.
  struct State: Sendable, CustomTestStringConvertible {
    var loss: VaultScene.Loss
    var aside: VaultScene.Aside
    var forgotten: [String]

    var testDescription: String { "\(loss.testDescription), \(aside), \(forgotten)" }

    static let forgettings = [
      ["erase", "bruno", "--yes", "--mask", "all"], ["people", "forget", "chr", "--yes"],
      ["erase", "dora", "--yes", "--mask", "all"],
    ]

    /// Each loss with one of the rest, or in the long run with all.
    static let all: [State] = (VaultScene.losses + [.init()]).enumerated().flatMap { index, loss in
      let all = VaultScene.Aside.allCases.flatMap { aside in
        forgettings.map { State(loss: loss, aside: aside, forgotten: $0) }
      }
      let isLong = ProcessInfo.processInfo.environment["MAILLON_SOAK"] != nil
      return isLong ? all : [all[index * 5 % all.count]]
    }
  }

  @Test(arguments: State.all)
  func `no answer prints what destroys something that is missing here`(_ state: State) async throws
  {
    let scene = try await VaultScene()
    let (here, aside) = (scene.stage.folder, scene.aside)
    try await scene.backUp()
    try FileManager.default.copyItem(atPath: here, toPath: aside)
    switch state.aside {
    case .newer:
      try await scene.run([["people", "note", "dora", "plus récente", "--ledger", aside]])
    case .older: try await scene.run([["people", "note", "dora", "plus récente"]])
    case .same, .empty, .damaged, .gone: break
    }
    try scene.wear(state.aside)
    try await scene.run([state.forgotten])
    try scene.lose(state.loss)
    for line in [
      "verify", "people list", "erase dora --dry-run", "people forget chr --dry-run",
      "backup \(scene.copies)", "erase dora --yes", "backup \(scene.copies)",
      "people recover --from \(try scene.backups()[0])", "verify",
    ] { try await check(await scene.stage.run(line), of: line, scene) }
    try FileManager.default.moveItem(atPath: here, toPath: aside + "-2")
    for line in ["restore \(scene.copies)", "backup \(scene.copies)"] {
      try await check(await scene.stage.run(line), of: line, scene)
    }
  }

  @Test
  func
    `where nothing is missing, former copies are to be destroyed, and of a ledger only who is gone`()
    async throws
  {
    let scene = try await VaultScene()
    try await scene.backUp()
    try FileManager.default.copyItem(atPath: scene.stage.folder, toPath: scene.aside)
    try await scene.run([["erase", "bruno", "--yes", "--mask", "all"]])
    let (said, verified) = (try await scene.backUp(), await scene.stage.run("verify").errors)
    #expect(Self.destroyed(by: said) == [try scene.backups()[0]], "\(said)")
    #expect(verified.contains("\n  maillon erase bruno --ledger \(scene.aside)\n"), "\(verified)")
    try scene.remove("persons/dora.0.sealed")
    #expect(Self.destroyed(by: try await scene.backUp()).isEmpty)
  }

  private func check(
    _ outcome: Stage.Outcome, of line: String, _ scene: VaultScene
  ) async throws {
    // No shell command destroys.
    #expect(!outcome.errors.contains("shred") && !outcome.errors.contains("rm -r"), "\(outcome)")
    for folder in Self.destroyed(by: outcome.output + outcome.errors) {
      let words = ["people", "recover", "--from", folder, "--dry-run", "--json"]
      let trial = await scene.stage.run(words)
      let had = try Self.had(trial)
      #expect(had.isEmpty, "\(line) destroys \(folder), which has \(had): \(outcome)")
    }
  }

  /// The folders whose vault is destroyed by what is printed, without a condition.
  static func destroyed(by said: String) -> [String] {
    said.matches(of: /Dans «.(.+?).», .*? : (.+?)\. Détruisez-l[ae]s?, ou/).flatMap {
      match in
      match.2.matches(of: /\d{4}-\d\d-\d\dT[-\dZ]+/).map { "\(match.1)/\($0.0)" }
    }
  }

  /// What a trial says that is not here, or is otherwise and may be newer.
  private static func had(_ trial: Stage.Outcome) throws -> [String] {
    guard trial.status == 0 else { return [] }
    struct Answer: Decodable {
      struct Found: Decodable {
        var agent, act: String?
        var outcome: String
        var newerThere: Bool?
      }
      var found: [Found]
      var goneThere: [String]
    }
    let answer = try JSONDecoder().decode(Answer.self, from: Data(trial.output.utf8))
    let settled = ["erased", "unreadable", "whole"]
    return answer.goneThere
      + answer.found.filter { one in
        one.outcome == "differs" ? one.newerThere != false : !settled.contains(one.outcome)
      }.map { "\($0.outcome) \($0.agent ?? $0.act ?? "")" }
  }
}
