import Foundation
import Testing
import Wording

@testable import Terminal

/// The note of an act that is lost: whoever asks for the act, for the vault or for somebody in it is told. Names are
/// placeholders.
@Suite struct LostNoteTests {
  private let lines = [
    "show don-1", "show don-1 --json", "people list", "people show bruno", "erase dora --dry-run",
    "paper receipt don-1", "report impact --from 2020-04-01 --to 2020-04-04",
  ]

  @Test(arguments: ["notes/don-1.0.sealed", "keys/notes/don-1.key"])
  func `is told with the command that brings it back, as a record is`(_ piece: String) async throws
  {
    let scene = try await RecoveryTests.Scene()
    try scene.remove(piece)
    let isGone = piece.hasPrefix("notes")
    for line in lines where isGone || !line.hasPrefix("show") {
      let outcome = await scene.stage.run(line)
      #expect(outcome.status == 0, "\(line): \(outcome)")
      #expect(
        outcome.errors.contains("maillon people recover --from SAUVEGARDE act/don-1"),
        "\(line): \(outcome)")
    }
  }

  @Test(arguments: Language.allCases)
  func `is not called erased, nor searched, nor left out of a page`(language: Language) async throws
  {
    let scene = try await RecoveryTests.Scene(language: language.rawValue)
    let whole = await scene.stage.run("erase dora --dry-run").output
    let page = await scene.stage.run("people show bruno --json").output
    try scene.remove("notes/don-1.0.sealed")
    let shown = await scene.stage.run("show don-1").output
    let lost = ["fr": "perdue", "nl": "verloren", "de": "verloren", "en": "lost"]
    #expect(shown.contains(try #require(lost[language.rawValue])), "\(shown)")
    #expect(await scene.stage.run("show don-1 --json").output.contains(#""noteLost":true"#))
    let trial = await scene.stage.run("erase dora --dry-run").output
    #expect(trial.contains("don-1") && !whole.contains("don-1"), "\(trial)")
    let answer = await scene.stage.run("people show bruno --json").output
    #expect(page.contains("un mot") && answer.contains(#""?""#), "\(answer)")
  }
}
