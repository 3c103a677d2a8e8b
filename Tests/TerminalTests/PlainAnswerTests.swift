import Exchange
import FoundationEssentials
import Testing
import Wording

@testable import Terminal

/// What people type in a hurry, and what they are told.
struct PlainAnswerTests {
  private func opened() async -> Stage {
    let stage = Stage()
    await stage.open()
    return stage
  }

  @Test(arguments: ["1.000", "1,000", "-12.500"])
  func `a thousand or one is asked for, not guessed`(amount: String) async {
    let outcome = await opened().run("donate \(amount) sheet --provider dora")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("mille"), "\(outcome.errors)")
  }

  @Test(arguments: [
    ("1000", "1\u{202F}000\u{A0}pièces"), ("0,125", "0,125"), ("1,5", "1,5"),
    ("1234.5678", "1\u{202F}234,5678"),
  ])
  func `other amounts are read as they are meant`(amount: String, shown: String) async {
    let outcome = await opened().run("donate \(amount) sheet --provider dora")
    #expect(outcome.output.contains("  \(shown)"), "\(outcome.output)\(outcome.errors)")
  }

  @Test(arguments: [
    ("6h30", "6,5"), ("6:30", "6,5"), ("90min", "1,5"), ("2h", "2"), ("1,25", "1,25"),
  ])
  func `hours are read as people write them`(typed: String, shown: String) async {
    let outcome = await opened().run("work \(typed) --provider dora")
    #expect(outcome.output.contains("  \(shown)\u{A0}heure"), "\(outcome.output)\(outcome.errors)")
  }

  @Test func `a day of work is not turned into hours`() async {
    let outcome = await opened().run(["work", "1 jour", "--provider", "dora"])
    #expect(outcome.status == 65 && outcome.errors.contains("hour"))
  }

  @Test func `a word in place of the quantity is named`() async {
    let outcome = await opened().run("donate abc sheet --provider dora")
    #expect(outcome.status == 64 && outcome.errors.contains("« abc » n’est pas une quantité"))
  }

  @Test func `a receipt repeats the act, and the name made up for a loan`() async {
    let outcome = await opened().run("lend 1 printer@P1 --provider bruno --on 2020-04-02")
    #expect(outcome.output.contains("printer@P1 · bruno → coop · L-"), "\(outcome.output)")
  }

  @Test(arguments: ["give-back L9", "lose-loan L9", "turn-gift L9"])
  func `an unknown loan is named first`(line: String) async {
    let outcome = await opened().run(line)
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("« L9 »") && !outcome.errors.contains("quantité"))
  }

  @Test(arguments: ["BE 0000.012.371", "0000012371", "be 0000 012 371", "0000.012.371"])
  func `an enterprise number is taken as people write it and kept in one form`(
    typed: String
  ) async {
    let stage = await opened()
    let words = "agent mma --agent-type organization --category medicalHouse".split(separator: " ")
    let outcome = await stage.run(words.map(String.init) + ["--enterprise-number", typed])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let line = await stage.run("journal --kind agentRegistered --json").output
    #expect(line.contains("\"enterpriseNumber\":\"0000.012.371\""), "\(line)")
  }

  @Test func `a wrong enterprise number is told with the digits it should end in`() async {
    let outcome = await opened().run(
      "agent mma --agent-type organization --category school --enterprise-number 0000.012.317")
    #expect(outcome.status == 65 && outcome.errors.contains("devrait finir par 71"))
  }

  @Test func `a shortage says in which lot there is some`() async {
    let stage = await opened()
    _ = await stage.run("donate 60 sheet#LS1 --provider dora")
    let outcome = await stage.run("deliver 30 sheet --receiver chr")
    #expect(outcome.status == 65 && outcome.errors.contains("60 × sheet#LS1"), "\(outcome.errors)")
  }

  @Test(arguments: [
    "inventory --item shet", "loans --agent dorra", "contributions --agent nobody",
    "journal --item shet", "members --agent dorra",
  ])
  func `a filter that names nothing is refused`(line: String) async {
    let outcome = await opened().run(line)
    #expect(outcome.status == 65 && outcome.output.isEmpty, "\(outcome.output)")
  }

  @Test func `a filter leaves out what it cannot tell apart`() async {
    let stage = await opened()
    _ = await stage.run("donate 60 sheet#LS1 --provider dora")
    _ = await stage.run("donate 10 sheet#LS2 --provider dora")
    _ = await stage.run("deliver 5 sheet#LS1 --receiver chr")
    let impact = await stage.run("impact --item sheet --json")
    #expect(impact.output.contains("delivered") && !impact.output.contains("hours"))
    let lot = await stage.run("inventory --item sheet#LS2 --json")
    #expect(lot.output.contains("LS2") && !lot.output.contains("LS1"))
    #expect(await stage.run("impact --agent chr").status == 64)
  }

  @Test func `a period that ends before it begins is no period`() async {
    let outcome = await opened().run("impact --from 2020-05-01 --at 2020-04-01")
    #expect(outcome.status == 64 && outcome.errors.contains("01/05/2020"))
  }

  @Test func `programs get refusals as JSON, and one table as CSV`() async {
    let stage = await opened()
    let refused = await stage.run("donate 3 shet --provider dora --json")
    #expect(refused.status == 65 && refused.output.contains(#""code":"unknownItem""#))
    _ = await stage.run("donate 60 sheet#LS1 --provider dora")
    let cells = await stage.run("inventory --csv")
    #expect(
      cells.output.hasPrefix(
        "item,lot,serial,accountable,custodian,quantity,unit,negative\r\nsheet,LS1"))
    #expect(!cells.output.contains("accounting") && cells.errors.contains("balances"))
    #expect(await stage.run("inventory --csv --part balances").output.hasPrefix("agent,item,"))
    #expect(await stage.run("inventory --csv --part nothing").status == 64)
    #expect(await stage.run("journal --csv").output.contains(",donationReceived,"))
  }

  @Test func `a file's look-alikes are flagged, and cells below zero are marked`() async {
    let stage = await opened()
    let rows = ["d1", "d2"].map {
      #"{"id":"\#($0)","item":"sheet","kind":"donationReceived","occurredAt":"2020-04-01","#
        + #""provider":"dora","quantity":{"unit":"one","value":"5"},"receiver":"coop"}"#
    }
    stage.write(rows.joined(separator: "\n"), to: "acts.jsonl")
    let imported = await stage.run("import acts.jsonl --json")
    #expect(imported.output.contains(#""lookAlikes":[{"id":"d2","other":"d1"}]"#))
    _ = await stage.run("deliver 3 visor --receiver chr --allow-negative --reason papier")
    #expect(
      await stage.run("inventory --json").output.contains(
        #""quantity":"-3","unit":"one","negative":true"#))
    #expect(await stage.run("inventory").output.contains("sous zéro"))
  }

  @Test func `a shopping list is a table for people and one row an item for programs`() async {
    let stage = await opened()
    for line in [
      "open-list S1 --receiver chr", "need 6 sheet --receiver chr --list S1 --intent N1",
      "need 2 visor --receiver chr --list S1 --intent N2",
      "donate 6 sheet --provider dora", "deliver 4 sheet --receiver chr --list S1 --intent N1",
    ] {
      let outcome = await stage.run(line)
      #expect(outcome.status == 0, "\(line): \(outcome.errors)")
    }
    let shown = await stage.run("lists")
    #expect(
      shown.output.contains(
        """
        Listes de courses
        liste  acteur  état    article  unité  demandé  acheté  livré  à trouver
        ─────  ──────  ──────  ───────  ─────  ───────  ──────  ─────  ─────────
        S1     chr     ouvert  sheet    pièce        6       0      4          2
                               visor    pièce        2       0      0          2

        """), "\(shown.output)")
    let table = await stage.run("lists --csv")
    #expect(table.output.contains("S1,chr,open,visor,one,2,0,0,2\r\n"), "\(table.output)")
    #expect(await stage.run("needs --json").output.contains(#""delivered":"4","open":"2""#))
  }

  @Test func `a correction says why`() async {
    let stage = await opened()
    _ = await stage.run("donate 60 sheet --provider dora --id e1")
    #expect(await stage.run("correct e1 --quantity 5").status == 64)
    _ = await stage.run("correct e1 --quantity 50 --reason recompté --id e2")
    let shown = await stage.run("show e1")
    #expect(shown.output.contains("rectification « e2 » : 50\u{A0}pièces (recompté)"))
    #expect(shown.output.hasSuffix("Vaut maintenant : 50\u{A0}pièces\n"), "\(shown.output)")
    let json = await stage.run("show e1 --json")
    #expect(
      json.output.contains(#""reversed":false,"quantity":"50","unit":"one","corrections":[{"#))
    _ = await stage.run("correct e1 --cancel --reason doublon")
    #expect(await stage.run("show e1").output.hasSuffix("Annulé : ne compte plus.\n"))
  }

  @Test func `a match says how to accept it, and accepting it takes it away`() async {
    let stage = await opened()
    let published = await stage.run("need 300 sheet --receiver coop --id besoin")
    #expect(published.output.contains("coop · N-besoin"), "\(published.output)")
    _ = await stage.run("offer 250 sheet --provider dora --id offre")
    let match = await stage.run("match")
    #expect(match.output.contains("en partie"))
    let command = "maillon commit 250 sheet --provider dora --receiver coop --satisfies "
    #expect(match.errors.contains(command + "N-besoin,O-offre"), "\(match.errors)")
    #expect(
      await stage.run("commit\(match.errors.split(separator: "commit")[1].dropLast())").status == 0)
    #expect(await stage.run("match").output.contains("Aucune offre ne répond"))
  }

  @Test func `a merger says into whom, and counts the two as one`() async {
    let stage = await opened()
    _ = await stage.run("agent dora2 --agent-type organization --category company")
    _ = await stage.run("donate 60 sheet --provider dora --id e1")
    _ = await stage.run("donate 5 sheet --provider dora2 --id e2")
    let merged = await stage.run("merge-agents dora2 --duplicate-of dora --yes")
    #expect(merged.output.contains("dora2 → dora"), "\(merged.output)\(merged.errors)")
    let given = await stage.run("contributions --csv")
    #expect(given.output.contains("65") && !given.output.contains("dora2"), "\(given.output)")
  }

  @Test func `an answer that cannot be written is a failure`() async {
    let stage = await opened()
    let outcome = await stage.run(["inventory"], outputFails: true)
    #expect(outcome.status == 74 && outcome.errors.contains("n’a pas pu être écrite"))
    #expect(outcome.errors.contains("Recommencez ailleurs"))
  }

  @Test func `an act whose receipt cannot be written is told as recorded`() async {
    let stage = await opened()
    let act = "donate 60 sheet --provider dora --id e1"
    let outcome = await stage.run(act.split(separator: " ").map(String.init), outputFails: true)
    #expect(outcome.status == 74 && outcome.errors.contains("Ne le refaites pas"))
    #expect(await stage.run("show e1").status == 0)
    let trial = await stage.run(
      ["import", "-", "--dry-run"], input: "{}", outputFails: true)
    #expect(!trial.errors.contains("Ne le refaites pas"))
  }

  @Test func `an archive is taken back only with the root that was kept`() async {
    let stage = await opened()
    _ = await stage.run("donate 60 sheet --provider dora --id e1")
    let archive = await stage.run("export").output
    let root = await stage.run("status --json").output.split(separator: "\"")
    let kept = String(root[root.firstIndex(of: "root")! + 2])
    stage.write(archive, to: "a.jsonl")
    let elsewhere = stage.folder + "-2"
    defer { try? FileManager.default.removeItem(atPath: elsewhere) }
    let other = String(kept.reversed())
    let refused = await stage.run(
      ["restore", "a.jsonl", "--ledger", elsewhere, "--root", other])
    #expect(refused.status == 65 && refused.errors.contains(kept), "\(refused.errors)")
    #expect(!FileManager.default.fileExists(atPath: elsewhere))
    let taken = await stage.run(["restore", "a.jsonl", "--ledger", elsewhere, "--root", kept])
    #expect(taken.status == 0, "\(taken.errors)")
  }
}
