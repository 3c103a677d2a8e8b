import Exchange
import Testing
import Wording

@testable import Terminal

/// Acts that a wrong clock dated, and the commands that date them anew.
@Suite struct `Dates that a wrong clock gave` {
  private static let ahead = "2020-04-08T10:00:00Z"
  private static let right = "2020-04-05T10:00:00Z"

  /// What the words of printed commands are once a shell took the quotes away.
  private func commands(in text: String) -> [[String]] {
    text.split(separator: "\n").filter { $0.hasPrefix("  maillon ") }.map { line in
      line.dropFirst(10).split(separator: "\"", omittingEmptySubsequences: false).enumerated()
        .flatMap { index, part in
          index % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
        }
    }
  }

  private func recorded(_ lines: [String], on stage: Stage) async {
    for line in lines {
      let outcome = await stage.run(line)
      #expect(outcome.status == 0, "\(line): \(outcome.errors)")
    }
  }

  private func corrected(_ stage: Stage, _ options: String...) async -> Stage.Outcome {
    await stage.run(
      ["correct-clock", "--value", "maintenant", "--reason", "pile", "--yes"] + options)
  }

  private static let acts = [
    "donate 125 sheet#LS1 --provider dora --id f1", "donate 9 sheet --provider dora --id f2",
    "donate 1,25 kg filament --provider dora --id f3", "correct f1 --quantity 110 --reason moins",
    "deliver 30 sheet#LS1 --receiver chr --id f5",
    "confirm f5 --mode mail --received 30 --id f6",
    "return-goods 4 sheet#LS1 --provider chr --delivery f5 --id f7",
    "correct f5 --quantity 28 --reason moins", "correct f5 --quantity 27 --reason moins",
    "work 6h30 --provider bruno --id f8", "correct f8 --quantity 5h --reason moins",
    "donate 7 sheet --provider dora --id f9", "correct f9 --cancel --reason doublon",
    "lend 1 printer --provider bruno --agreement L1 --id g1", "give-back L1 --id g2",
    "need 40 sheet --receiver chr --intent N1 --id g3",
    "deliver 6 sheet --receiver chr --intent N1 --id g4",
    "deliver 8 visor --receiver chr --allow-negative --reason stock --id g5",
    "lose 1 sheet#LS1 --reason damaged --id g6", "deliver 3 sheet --receiver chr --id g7",
  ]
  /// What came once the clock was right again, and hangs on what came before.
  private static let later = ["confirm g7 --mode mail --received 3 --id g8"]

  @Test func `typed as printed, they change no figure`() async {
    let (wrong, sound) = (Stage(), Stage())
    for stage in [wrong, sound] {
      await stage.open()
      stage.setClock(stage === wrong ? Self.ahead : Self.right)
      await recorded(Self.acts, on: stage)
      stage.setClock(Self.right)
      await recorded(Self.later, on: stage)
    }
    let told = await corrected(wrong)
    #expect(told.status == 0, "\(told.errors)")
    let commands = commands(in: told.errors)
    #expect(!commands.isEmpty)
    for command in commands {
      let outcome = await wrong.run(command)
      #expect(outcome.status == 0, "\(command): \(outcome.errors)")
    }
    for question in [
      "inventory --csv --part cells", "impact --csv", "contributions --csv", "needs --csv",
    ] {
      let moment = " --at 2020-04-05"
      let (found, expected) = (
        await wrong.run(question + moment), await sound.run(question + moment)
      )
      #expect(expected.status == 0, "\(question): \(expected.errors)")
      #expect(found.output == expected.output, "\(question)")
    }
  }

  @Test(arguments: Language.allCases)
  func `a note is to be written again, and that is said`(language: Language) async {
    let stage = Stage()
    await stage.open()
    stage.setClock(Self.ahead)
    _ = await stage.run([
      "work", "6h30", "--provider", "bruno", "--id", "f8", "--note", "pour plus tard",
    ])
    stage.setClock(Self.right)
    let told = await corrected(stage, "--lang", language.rawValue)
    #expect(told.errors.contains("maillon show f8"), "\(told.errors)")
    #expect(told.errors.contains("--note ") && !told.errors.contains("--note-digest"))
    #expect(await stage.run("show f8").output.contains("pour plus tard"))
  }

  @Test(arguments: Language.allCases)
  func `what no command can tell anew is named instead`(language: Language) async {
    let stage = Stage()
    await stage.open()
    stage.setClock(Self.ahead)
    await recorded(["donate 9 sheet --provider dora --id f1"], on: stage)
    stage.setClock(Self.right)
    await recorded(["close-period 2020-04-04"], on: stage)
    // What is told anew would lie in the period that is closed.
    let told = await stage.run([
      "correct-clock", "--from-seq", "8", "--to-seq", "9", "--value", "2020-04-04 18:00",
      "--reason", "pile", "--yes", "--lang", language.rawValue,
    ])
    #expect(told.status == 0, "\(told.errors)")
    #expect(told.errors.contains("maillon show f1"), "\(told.errors)")
    #expect(!told.errors.contains("--cancel"), "\(told.errors)")
  }
}
