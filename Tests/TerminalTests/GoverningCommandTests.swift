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
    #expect(await stage.run("erase dora --yes").status == 0)
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
      Self.donation, "donate 1 sheet --provider dora", "erase dora --yes",
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
      late.errors.contains("2100")
        && late.errors.contains("maillon correct-clock --value \"2020-04-05 12:00\" --reason \""),
      "\(late.errors)")
    #expect(!(await stage.run("inventory --known 2020-04-05 --json").output.contains("sheet")))
    #expect(await stage.run("status" + lang).errors.contains("2100"))
    let corrected = await stage.run(
      ["correct-clock", "--value", "2020-04-05 11:30", "--reason", "pile", "--yes"] + [
        "--lang", language.rawValue,
      ])
    #expect(corrected.status == 0, "\(corrected.errors)")
    // What it changes for good is said first.
    #expect(corrected.errors.contains("2100") && corrected.errors.contains("11:30"))
    #expect(await stage.run(Self.donation + lang).errors.contains("2100") == false)
    let known = await stage.run("inventory --known 2020-04-05 --csv --part cells").output
    #expect(known.contains("sheet,,,coop,coop,3"), "\(known)")
    let again = await stage.run([
      "correct-clock", "--value", "2020-04-05 11:30", "--lang", language.rawValue,
    ])
    #expect(again.status == 65 && again.errors.contains("--from-seq"), "\(again.errors)")
    #expect(await stage.run("status" + lang).errors.isEmpty)
    #expect(await stage.run("verify").status == 0)
  }

  @Test(arguments: Language.allCases)
  func `under a clock far behind the way back comes first, and no true entry is re-dated unasked`(
    language: Language
  ) async throws {
    await stage.open()
    let lang = " --lang \(language.rawValue)"
    stage.setClock("2018-04-05T10:00:00Z")
    let noted = await stage.run("donate 3 sheet --provider dora --id late" + lang)
    #expect(noted.status == 0)
    let cancel = try #require(noted.errors.firstRange(of: "maillon correct late --cancel"))
    let correct = try #require(
      noted.errors.firstRange(of: "maillon correct-clock --value \"2018-04-05"))
    #expect(cancel.lowerBound < correct.lowerBound, "\(noted.errors)")
    let pasted = await stage.run([
      "correct-clock", "--value", "2018-04-05 12:00", "--reason", "pile", "--lang",
      language.rawValue,
    ])
    #expect(pasted.status != 0 && pasted.errors.contains("--yes"), "\(pasted.errors)")
    #expect(pasted.errors.contains("2018"))
  }

  /// A clock that was three days ahead once, and is right now.
  private func onceAhead() async {
    await stage.open()
    stage.setClock("2020-04-05T10:00:02Z")
    _ = await stage.run(Self.donation)
    stage.setClock("2020-04-08T10:00:00Z")
    _ = await stage.run(Self.donation)
    stage.setClock("2020-04-05T10:02:00Z")
  }

  @Test(arguments: [
    "2020-04-05 12:00", "2020-04-05 12:00:50", "05/04/2020 12h00", "2020-04-05T10:00:50Z",
    "maintenant", "nu", "jetzt", "now",
  ])
  func `the true time is said as other times are`(value: String) async {
    await onceAhead()
    let outcome = await stage.run(["correct-clock", "--value", value])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(await stage.run("status").errors.isEmpty)
    #expect(await stage.run("verify").status == 0)
  }

  @Test(arguments: Language.allCases)
  func `a true time that cannot be is refused in local time`(language: Language) async {
    await onceAhead()
    for value in [
      "2020-04-05", "hier", "midi", "2099-01-01", "2020-04-05 11:59", "2020-04-05 12:59",
      "2020-04-05 12:00:01",
    ] {
      let outcome = await stage.run(
        ["correct-clock", "--value", value, "--lang", language.rawValue])
      #expect(outcome.status == 65, "\(value)")
      #expect(
        outcome.errors.contains("2020-04-05 12:0")
          && !outcome.errors.contains("150") && !outcome.errors.contains("0Z"), "\(outcome.errors)")
      #expect(outcome.errors.contains("--from-seq") == value.contains(":"), "\(outcome.errors)")
    }
  }

  @Test func `acts that a wrong clock dated are named with commands that mend them`() async {
    await stage.open()
    stage.setClock("2020-04-08T10:00:00Z")
    for line in [
      "agent hub --agent-type organization --category company --name Hub",
      "donate 10 sheet#LS1 --provider dora --id a1",
      "donate 1,1250 filament --provider dora --id a2",
      "deliver 4 sheet#LS1 --receiver chr --id a3",
      "donate 2 sheet --provider dora --on 2020-04-01 --id a4",
      "donate 7 sheet --provider dora --id a5", "correct a5 --cancel --reason doublon",
      "lend 1 printer --provider bruno --agreement L1 --id a6", "give-back L1 --id a7",
      "work 6h30 --provider bruno --id a8", "lose 1 sheet#LS1 --reason damaged --id a9",
    ] {
      let outcome = await stage.run(line)
      #expect(outcome.status == 0, "\(line): \(outcome.errors)")
    }
    stage.setClock("2020-04-05T10:00:00Z")
    let corrected = await stage.run([
      "correct-clock", "--value", "maintenant", "--reason", "pile",
    ])
    #expect(corrected.status == 0)
    let commands = corrected.errors.split(separator: "\n").filter { $0.hasPrefix("  maillon ") }
    #expect(commands.count == 14, "\(corrected.errors)")
    for command in commands {
      // The shell takes the quotes away.
      let words = command.dropFirst(10).split(separator: "\"", omittingEmptySubsequences: false)
        .enumerated().flatMap { index, part in
          index % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
        }
      let outcome = await stage.run(words)
      #expect(outcome.status == 0, "\(command): \(outcome.errors)")
    }
    let stock = await stage.run("inventory --at 2020-04-05 --csv --part cells").output
    #expect(stock.contains("sheet,LS1,,coop,coop,5"), "\(stock)")
    #expect(stock.contains("1.125"), "\(stock)")
    #expect(await stage.run("verify").status == 0)
    let shown = await stage.run("show a1")
    #expect(
      shown.output.contains("05/04/2020 12:00 (l’horloge disait le 08/04/2020 12:00)"),
      "\(shown.output)")
    #expect(!(await stage.run("show t1").output.contains("l’horloge")))
  }

  // MARK: - Periods

  @Test(arguments: Language.allCases)
  func `a closing closes days that are over and were open`(language: Language) async {
    await stage.open()
    let lang = " --lang \(language.rawValue)"
    #expect(await stage.run("close-period 2020-12-31" + lang).status == 65)
    #expect(await stage.run("close-period 2020-03-31").status == 0)
    for day in ["2020-03-31", "2020-02-29"] {
      let outcome = await stage.run("close-period \(day)" + lang)
      #expect(outcome.status == 65)
      #expect(outcome.errors.contains("2020") && outcome.errors.contains("31"))
    }
    let act = "donate 1 sheet --provider dora --on 2020-03-10 --id d1"
    let refused = await stage.run(act + lang)
    let reopening = "maillon reopen-period 2020-03-09"
    #expect(refused.status == 65 && refused.errors.contains(reopening), "\(refused.errors)")
    #expect(await stage.run(String(reopening.dropFirst(8))).status == 0)
    #expect(await stage.run(act).status == 0)
    #expect(await stage.run("close-period 2020-03-31").status == 0)
  }

  @Test(arguments: Language.allCases)
  func `a refused reversal names what takes a governing act back`(language: Language) async {
    await stage.open()
    _ = await stage.run("merge-agents bruno --duplicate-of dora --id m")
    let refused = await stage.run("reverse m --reason erreur --lang \(language.rawValue)")
    #expect(refused.status == 65)
    #expect(refused.errors.contains("maillon correct m --cancel --reason"), "\(refused.errors)")
    #expect(!refused.errors.contains("merge-agents"))
    #expect(await stage.run("correct m --cancel --reason erreur").status == 0)
  }

  // MARK: - Files and remarks

  @Test(arguments: Language.allCases)
  func `a file that holds no acts is told once and as what it is`(language: Language) async {
    await stage.open()
    let lang = "--lang \(language.rawValue)"
    _ = await stage.run("export --out archive.jsonl")
    let archive = await stage.run("export").output
    let told = await importing(archive, lang)
    #expect(told.status == 65)
    #expect(told.errors.contains("maillon restore") && !told.errors.contains("recordedAt"))
    #expect(told.errors.split(separator: "\n").count == 1, "\(told.errors)")
    let half = await importing(#"{"kind":"donationReceived","place":"\ud800"}"#, lang)
    #expect(half.status == 65 && half.errors.contains("UTF-8"), "\(half.errors)")
    #expect(!half.errors.contains("64"))
    for mark: [UInt8] in [[0xFF, 0xFE], []] {
      let line = #"{"kind":"donationReceived"}"# + "\n"
      stage.write(mark + line.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, to: "w.jsonl")
      let wide = await stage.run("import w.jsonl \(lang)")
      #expect(wide.status == 65 && wide.errors.contains("UTF-8"), "\(wide.errors)")
      #expect(wide.errors.split(separator: "\n").count == 2)
    }
    let time = await importing(
      #"{"fromSeq":0,"kind":"clockCorrected","toSeq":0,"value":"2020-04-05"}"#,
      "\(lang) --governing")
    #expect(time.status == 65 && time.errors.contains("T10:00:00+01:00"), "\(time.errors)")
  }

  @Test(arguments: Language.allCases)
  func `what is not there and what may be double say what to do`(language: Language) async {
    await stage.open()
    let lang = " --lang \(language.rawValue)"
    let fetched = await stage.run("people fetch dora 1 --out f.pdf" + lang)
    #expect(fetched.status == 65)
    #expect(fetched.errors.contains("maillon people show dora"), "\(fetched.errors)")
    _ = await stage.run(Self.donation + " --id d1")
    let double = await stage.run(Self.donation + " --id d2" + lang)
    let command = double.errors.split(separator: "\n").joined().split(separator: "maillon ")
    let words = command.last.map(String.init) ?? ""
    #expect(words.hasPrefix("correct d2 --cancel --reason "), "\(double.errors)")
    #expect(await stage.run(words).status == 0)
    let number = await stage.run(
      ["donate", "1", "sheet", "--provider", "dora", "--place", "BE 0123.456.788"]
        + ["--lang", language.rawValue])
    #expect(number.status == 65 && number.errors.contains("49"), "\(number.errors)")
  }
}
