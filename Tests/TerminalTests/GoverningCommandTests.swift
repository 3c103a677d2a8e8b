import Exchange
import Testing
import Wording

@testable import Terminal

/// Acts that hold for all, and a clock that does not say the time, as people meet them.
@Suite struct `Governing at the terminal` {
  private let stage = Stage()

  private func importing(_ line: String, _ options: String = "") async -> Stage.Outcome {
    stage.write(line, to: "acts.jsonl")
    return await stage.run("import acts.jsonl \(options)")
  }

  @Test func `an erasure in a file destroys nothing and says how to erase`() async {
    await stage.open()
    _ = await stage.run("people set dora --name Exemple")
    let line = #"{"agent":"dora","id":"e1","kind":"agentErased"}"#
    for options in ["", "--governing"] {
      let outcome = await importing(line, options)
      #expect(outcome.status == 65)
      #expect(outcome.errors.contains("maillon erase ACTEUR"), "\(outcome.errors)")
    }
    #expect(await stage.run("record agentErased --agent dora --governing").status == 65)
    #expect(await stage.run("people show dora").output.contains("Exemple"))
    #expect(await stage.run("erase chr").status == 65)
    #expect(await stage.run("erase coop").status == 65)
    #expect(await stage.run("erase dora").status == 0)
    #expect(!(await stage.run("people list").output.contains("Exemple")))
  }

  @Test(arguments: Language.allCases)
  func `a refusal names the command that says it`(language: Language) async {
    await stage.open()
    for (line, command) in [
      (#"{"id":"g","kind":"periodClosed","until":"2020-03-31"}"#, "maillon close-period,"),
      (#"{"id":"g","key":"k","kind":"assumptionSet","value":"1"}"#, "maillon assume,"),
      (
        #"{"agent":"bruno","duplicateOf":"dora","id":"g","kind":"agentsMerged"}"#,
        "maillon merge-agents,"
      ),
      (
        #"{"digest":"\#(String(repeating: "a", count: 64))","id":"g","kind":"reportIssued","period":"p","size":1}"#,
        "maillon report --issue,"
      ),
    ] {
      let outcome = await importing(line, "--lang \(language.rawValue)")
      #expect(outcome.status == 65)
      #expect(outcome.errors.contains(command), "\(outcome.errors)")
      #expect(outcome.errors.contains("--governing"))
      #expect(await importing(line, "--governing --id x").status == 64)
      #expect(await importing(line, "--governing --dry-run").status == 0)
    }
  }

  @Test func `own commands govern, the general one asks`() async {
    await stage.open()
    for (line, status) in [
      ("close-period 2020-02-29", Int32(0)), ("record periodClosed 2020-03-01", 65),
      ("record close-period 2020-03-01", 65), ("record periodClosed 2020-03-01 --governing", 0),
      ("assume hour.given --value 12", 0), ("merge-agents bruno --duplicate-of dora --id m", 0),
      ("reverse m --reason erreur", 65), ("correct m --cancel --reason erreur", 0),
      ("update-agent coop --no-tracked", 65), ("update-agent coop --name Autre --governing", 0),
      ("update-agent chr --name Autre", 0), ("reopen-period 2020-02-01", 0),
      ("issue-report 2020-04 --size 3 --digest \(String(repeating: "a", count: 64))", 65),
    ] {
      let outcome = await stage.run(line)
      #expect(outcome.status == status, "\(line): \(outcome.output)\(outcome.errors)")
    }
  }

  // MARK: - The clock

  private static let donation = "donate 1 sheet --provider dora --on 2020-04-01"

  @Test(arguments: Language.allCases)
  func `a clock that is out of reach is told with what to do`(language: Language) async {
    await stage.open()
    let lang = " --lang \(language.rawValue)"
    stage.setClock("9999-12-01T10:00:00Z")
    for line in [
      Self.donation, "donate 1 sheet --provider dora", "erase dora",
      "correct x --cancel --reason y",
      "report impact --from 2020-03-18 --to 2020-04-30 --out r.json --issue",
    ] where line != "correct x --cancel --reason y" {
      let outcome = await stage.run(line + lang)
      #expect(outcome.status == 65, "\(line)")
      #expect(
        outcome.errors.contains("9999") && outcome.errors.contains("2199"), "\(outcome.errors)")
    }
    #expect(stage.file("r.json") == nil)
    #expect(
      await importing(#"{"group":"g","id":"x","kind":"membershipStarted","agent":"dora"}"#, lang)
        .status == 65)
    #expect(await stage.run("inventory" + lang).status == 0)
  }

  @Test(arguments: Language.allCases)
  func `a clock far ahead is asked about, and goes on with a word`(language: Language) async {
    await stage.open()
    let lang = " --lang \(language.rawValue)"
    stage.setClock("2023-01-01T10:00:00Z")
    let outcome = await stage.run(Self.donation + lang)
    #expect(outcome.status == 65)
    #expect(
      outcome.errors.contains("--yes") && outcome.errors.contains("2023"), "\(outcome.errors)")
    #expect(await stage.run(Self.donation + " --yes" + lang).status == 0)
    #expect(await stage.run(Self.donation + lang).status == 0)
  }

  @Test(arguments: [("o", 0), ("n", 65), ("", 65)])
  func `whoever sits there is asked whether a clock far ahead is right`(
    answer: String, status: Int32
  ) async {
    await stage.open()
    stage.setClock("2023-01-01T10:00:00Z")
    let outcome = await stage.run(
      Self.donation.split(separator: " ").map(String.init), answer: answer)
    #expect(outcome.status == status)
    #expect(outcome.errors.contains("L’horloge est-elle juste ?"), "\(outcome.errors)")
    // Once right, it is no question any more.
    let again = await stage.run(
      (Self.donation + " --yes").split(separator: " ").map(String.init), answer: "n")
    #expect(again.status == 0 && !again.errors.contains("juste ?"), "\(again.errors)")
  }

  @Test(arguments: Language.allCases)
  func `a clock that is behind is remarked on and can be set right`(language: Language) async {
    await stage.open()
    let lang = " --lang \(language.rawValue)"
    stage.setClock("2100-01-01T10:00:00Z")
    #expect(await stage.run(Self.donation + " --yes").status == 0)
    stage.setClock("2020-04-05T10:00:00Z")
    let late = await stage.run(Self.donation + lang)
    #expect(late.status == 0)
    #expect(
      late.errors.contains("2100") && late.errors.contains("maillon correct-clock"),
      "\(late.errors)")
    #expect(!(await stage.run("inventory --known 2020-04-05 --json").output.contains("sheet")))
    #expect(await stage.run("status" + lang).errors.contains("2100"))
    let corrected = await stage.run(
      ["correct-clock", "--value", "2020-04-05 11:30", "--reason", "pile"] + [
        "--lang", language.rawValue,
      ])
    #expect(corrected.status == 0, "\(corrected.errors)")
    #expect(corrected.errors.isEmpty)
    #expect(await stage.run(Self.donation + lang).errors.contains("2100") == false)
    let known = await stage.run("inventory --known 2020-04-05 --csv --part cells").output
    #expect(known.contains("sheet,,,coop,coop,3"), "\(known)")
    let again = await stage.run([
      "correct-clock", "--value", "2020-04-05 11:30", "--lang", language.rawValue,
    ])
    #expect(again.status == 65 && again.errors.contains("fromSeq"), "\(again.errors)")
    #expect(await stage.run("status" + lang).errors.isEmpty)
    #expect(await stage.run("verify").status == 0)
  }
}
