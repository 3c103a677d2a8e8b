import Exchange
import Testing
import Wording

@testable import Terminal

/// Whole command lines on a ledger of their own.
struct SessionTests {
  @Test func `a day at the co-op`() async {
    let stage = Stage()
    await stage.open()
    let receipt = await stage.run("donate 150 sheet#LS1 --provider dora --id e1")
    #expect(receipt.status == 0 && receipt.output.hasPrefix("Noté : don, à la place 8.\n"))
    #expect(receipt.output.contains("maillon show e1"))
    let json = await stage.run("deliver 40 sheet#LS1 --receiver chr --id e2 --json")
    #expect(json.output.hasPrefix(#"{"id":"e2","seq":9,"leafHash":""#))
    #expect(json.output.hasSuffix(#"","size":10,"duplicate":false}"# + "\n"))
    let corrected = await stage.run("correct e1 --quantity 100 --reason recompté --id e3")
    #expect(corrected.status == 0, "\(corrected.errors)")
    let inventory = await stage.run("inventory --json")
    #expect(
      inventory.output.contains(
        #""cells":[{"item":"sheet","lot":"LS1","accountable":"coop","custodian":"coop","#
          + #""quantity":"60","unit":"one"}]"#))
    let shown = await stage.run("show e1")
    #expect(shown.output.contains("corrections\n  rectification « e3 » : 100\u{A0}pièces"))
    #expect(await stage.run("verify").status == 0)
    #expect(await stage.run("impact --csv").output.contains("sheet,one,40,0,40"))
    #expect(await stage.run("members").output.contains("dora"))
  }

  @Test func `a loan comes back with nothing but its name`() async {
    let stage = Stage()
    await stage.open()
    _ = await stage.run("lend 1 printer@P1 --provider bruno --agreement L1 --due 2020-05-01")
    let returned = await stage.run("give-back L1 --json")
    #expect(returned.status == 0, "\(returned.errors)")
    let loans = await stage.run("loans --json")
    #expect(loans.output.contains(#""agreement":"L1","item":"printer","serial":"P1""#))
    #expect(loans.output.contains(#""status":"closed""#))
    let again = await stage.run("give-back L1 --quantity 1")
    #expect(again.status == 65 && !again.errors.isEmpty)
  }

  @Test func `refusals come all at once, on standard error`() async {
    let stage = Stage()
    await stage.open()
    let refused = await stage.run("donate 3 shet --provider dorra")
    #expect(refused.status == 65 && refused.output.isEmpty)
    #expect(
      refused.errors == """
        2 refus, rien n’a été écrit :
          de (provider) : acteur inconnu « dorra » : vouliez-vous dire « dora » ?
          article (item) : article inconnu « shet » : vouliez-vous dire « sheet » ?

        """)
    let short = await stage.run("deliver 5 sheet --receiver chr")
    #expect(short.status == 65 && short.errors.contains("il manque 5 × sheet"))
    let anyway = await stage.run("deliver 5 sheet --receiver chr --allow-negative --reason urgent")
    #expect(anyway.status == 0, "\(anyway.errors)")
  }

  @Test func `an import is refused whole, in the shape programs rely on`() async {
    let stage = Stage()
    await stage.open()
    let lines = """
      {"id":"i1","kind":"donationReceived","occurredAt":"2020-04-02","provider":"dora","receiver":"coop","item":"sheet","quantity":{"unit":"one","value":"5"}}
      {"id":"i2","kind":"donationReceived","occurredAt":"2020-04-02","provider":"nobody","receiver":"coop","item":"sheet","quantity":{"unit":"one","value":"5"}}
      """
    let refused = await stage.run("import - --json", input: lines)
    #expect(refused.status == 65)
    #expect(
      refused.output.hasPrefix(
        #"{"accepted":0,"duplicates":0,"conflicts":[],"refused":[{"line":2,"#))
    #expect(refused.output.contains(#""field":"provider","code":"unknownAgent","message":"acteur"#))
    let good = String(lines.split(separator: "\n")[0])
    stage.write(good, to: "acts.jsonl")
    let trial = await stage.run("import acts.jsonl --dry-run")
    #expect(trial.output.hasPrefix("Essai, rien n’a été écrit : 1 acte serait noté"))
    let accepted = await stage.run("import acts.jsonl --json")
    #expect(
      accepted.output
        == #"{"accepted":1,"duplicates":0,"conflicts":[],"refused":[],"size":9}"# + "\n")
    #expect(await stage.run("import - --json").status == 0)
    let missing = await stage.run("import nowhere.jsonl")
    #expect(missing.status == 65 && missing.errors.contains("nowhere.jsonl"))
  }

  @Test func `an archive gives the same root elsewhere`() async {
    let stage = Stage()
    await stage.open()
    _ = await stage.run("donate 150 sheet --provider dora")
    _ = await stage.run("export --out archive.jsonl")
    let other = Stage()
    other.write(stage.file("archive.jsonl") ?? "", to: "archive.jsonl")
    let restored = await other.run("restore archive.jsonl --json")
    #expect(restored.status == 0, "\(restored.errors)")
    let (one, two) = (await stage.run("verify --json"), await other.run("verify --json"))
    #expect(one.output == two.output && one.output.hasPrefix(#"{"ok":true,"size":9,"#))
    #expect(await other.run("restore archive.jsonl").status == 74)
  }

  @Test func `the journal is one canonical line per row`() async {
    let stage = Stage()
    await stage.open()
    let journal = await stage.run("journal --json --kind agent --last 1")
    #expect(journal.output.split(separator: "\n").count == 1)
    #expect(journal.output.hasPrefix(#"{"agent":"chr","agentType":"organization""#))
    #expect(await stage.run("journal --last 2").output.contains("nouvel article"))
  }

  @Test(arguments: [
    "inventry", "inventory --jsn", "inventory --json --csv", "donate 3 sheet x", "show",
    "inventory --at never", "import x --format csv", "record", "record donatio", "inventory x",
    "deliver 3 x --allow-negative", "status --lang xx", "journal --last 0", "view nothing",
    "--ledger", "completions tcsh", "correct e1",
  ]) func `slips of the tongue end with status 64`(line: String) async {
    let stage = Stage()
    await stage.open()
    let outcome = await stage.run(line)
    #expect(outcome.status == 64, "\(line): \(outcome)")
    #expect(outcome.output.isEmpty && !outcome.errors.isEmpty)
  }

  @Test func `slips are answered with what was meant, in the person's language`() async {
    let stage = Stage(language: "de")
    let slip = await stage.run("inventry")
    #expect(
      slip.errors
        == "maillon: Unbekannter Befehl „inventry“. Meinten Sie „inventory“?\n"
        + "Hilfe: maillon --help\n")
    let option = await stage.run("inventory --lang en --jsom")
    #expect(option.errors.hasPrefix("maillon: Unknown option “--jsom”. Did you mean “--json”?\n"))
  }

  @Test func `without a ledger it says so`() async {
    let outcome = await Stage().run("inventory")
    #expect(outcome.status == 74 && outcome.errors.contains("maillon init"))
  }

  @Test(arguments: Language.allCases) func `every command has help in every language`(
    language: Language
  ) async {
    let stage = Stage(language: language.rawValue)
    #expect(await stage.run("").output.contains("inventory"))
    for name in CommandTable.names {
      let help = await stage.run([name, "--help"])
      #expect(help.status == 0 && help.output.contains("--ledger"), "\(name)")
    }
    for kind in EventKind.allCases {
      #expect(await stage.run("record \(kind.name) --help").output.contains("maillon"))
    }
  }

  @Test func `completion offers commands, options, agents and items`() async {
    let stage = Stage()
    await stage.open()
    #expect(await stage.run("complete -- don").output == "donate\n")
    #expect(await stage.run("complete -- donate --provider do").output == "dora\n")
    #expect(await stage.run("complete -- donate 3 sh").output == "sheet\n")
    #expect(await stage.run("complete -- donate --prov").output == "--provider\n")
    #expect(await stage.run("completions fish").output.contains("maillon complete"))
  }

  @Test(arguments: [
    ["\u{FFFD}"], ["donate", "999999999999999999999999999", "sheet", "--provider", "dora"],
    ["show", "\u{1B}[31m"], ["show", "18446744073709551615"], ["show", "99999999999999999999999"],
    ["donate", "3", "#@", "--provider", ""], ["import", "-"], ["journal", "--last", "-1"],
    ["record", "--", "x"], ["--"], ["-"], [""], ["donate", "", ""],
    ["count", "5", "sheet", "--custodian", String(repeating: "x", count: 100_000)],
    ["work", "0,0000001", "--provider", "dora"], ["inventory", "--at", "9999-99-99"],
    ["donate", "170141183460469231731687303715884105727", "sheet", "--provider", "dora"],
  ]) func `no input traps`(words: [String]) async {
    let stage = Stage()
    await stage.open()
    let outcome = await stage.run(words, input: "")
    #expect([0, 1, 64, 65, 74].contains(outcome.status))
    #expect(!outcome.errors.contains("\u{1B}"))
  }

  @Test func `a question that is refused says nothing of writing`() async {
    let stage = Stage()
    await stage.open()
    let asked = await stage.run("inventory --item nope")
    #expect(asked.status == 65)
    #expect(asked.errors.hasPrefix("maillon: "))
    #expect(asked.errors.contains("nope"))
    #expect(!asked.errors.contains("rien n’a été écrit"))
  }

  @Test func `bars are drawn on a terminal only`() async {
    let stage = Stage()
    await stage.open()
    #expect(await stage.run("verify").errors.isEmpty)
    #expect(await stage.run("verify", isTerminal: true).errors.contains("100 %"))
    let rebuilt = await stage.run("rebuild inventory --json")
    #expect(rebuilt.output.contains(/"name":"inventory","version":[1-9][0-9]*,"entries":8/))
  }
}
