import Exchange
import Testing
import Wording

@testable import Terminal

/// What may have been told twice, as a volunteer sees it and settles it.
struct DoublesTests {
  private func opened(language: String = "fr") async -> Stage {
    let stage = Stage(language: language)
    await stage.open()
    for line in [
      "donate 500 visor#V1 --provider dora --on 2020-04-01",
      "donate 500 visor --provider dora --on 2020-04-01",
      "deliver 60 visor#V1 --receiver chr --on 2020-04-02 --id livr-1",
      "deliver 60 visor --receiver chr --on 2020-04-03 --id recu-1",
    ] {
      let outcome = await stage.run(line)
      precondition(outcome.status == 0, outcome.errors)
    }
    _ = await stage.run(
      ["agent", "chr2", "--agent-type", "organization", "--category", "hospital"]
        + ["--name", "C.H.R. (ASBL)"])
    return stage
  }

  /// What stands after `maillon` in the last column of the answer's rows.
  private func commands(_ answer: String) -> [String] {
    answer.split(separator: "\n").compactMap { line in
      line.firstRange(of: "  maillon ").map { String(line[$0.upperBound...]) }
    }
  }

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `each proposal is settled by the command beside it`(language: String) async {
    let stage = await opened(language: language)
    let proposed = commands(await stage.run("doubles").output)
    #expect(proposed.count == 2, "\(proposed)")
    for command in proposed { #expect(await stage.run(command).status == 0, "\(command)") }
    #expect(commands(await stage.run("doubles").output).isEmpty)
  }

  @Test func `the answer says who told it, and why it may be one`() async {
    let answer = await opened().run("doubles").output
    for words in [
      "Livraisons peut-être notées deux fois", "à un jour près, un seul dit le lot",
      "maillon correct recu-1 --cancel --reason doublon", "Acteurs peut-être inscrits deux fois",
      "même nom", "maillon merge-agents chr2 --duplicate-of chr",
    ] { #expect(answer.contains(words), "\(answer)") }
  }

  @Test func `many alike are one line that says how many and names a few`() async {
    let stage = Stage(language: "en")
    await stage.open()
    #expect(await stage.run("donate 500 visor --provider dora --on 2020-04-01").status == 0)
    let delivered = (0..<30).map {
      #"{"id":"d\#($0)","item":"visor","kind":"goodsDelivered","occurredAt":"2020-04-02","provider":"coop","quantity":{"unit":"one","value":"5"},"receiver":"chr"}"#
    }
    let houses = (0..<30).map {
      #"{"agent":"h\#($0 + 10)","agentType":"organization","category":"medicalHouse","id":"a\#($0)","kind":"agentRegistered","name":"Maison du Parc\#($0 < 15 ? "" : "s \($0)")","occurredAt":"2020-03-01","tracked":false}"#
    }
    stage.write((delivered + houses).joined(separator: "\n"), to: "alike.jsonl")
    #expect(await stage.run("import alike.jsonl").status == 0)
    let told = await stage.run("doubles --csv --part toldTwice").output.split(separator: "\r\n")
    #expect(told.count == 2)
    #expect(told.last?.contains("d1,2020-04-02,coop,d0") == true, "\(told)")
    #expect(told.last?.contains(",30,d2; d3; d4,maillon correct d1") == true, "\(told)")
    let entered = await stage.run("doubles --csv --part registeredTwice").output
      .split(separator: "\r\n")
    #expect(entered.count == 2, "\(entered)")
    #expect(
      entered.last?.contains("sameName,15,h12; h13; h14,maillon merge-agents h11") == true,
      "\(entered)")
    let people = await stage.run("doubles").output
    #expect(people.contains("alike in all") && people.contains("also"), "\(people)")
  }

  @Test func `nothing twice is said in a sentence`() async {
    let stage = Stage()
    await stage.open()
    let answer = await stage.run("doubles").output
    #expect(answer.contains("Aucune livraison ne semble notée deux fois."))
    #expect(answer.contains("Aucun acteur ne semble inscrit deux fois."))
  }

  @Test func `programs get the command too, and one table at a time as CSV`() async {
    let stage = await opened()
    let json = await stage.run("doubles --json").output
    #expect(json.contains(#""command":"maillon correct recu-1 --cancel --reason doublon""#))
    let csv = await stage.run("doubles --csv --part registeredTwice").output
    #expect(
      csv.hasPrefix(
        "agent,name,duplicateOf,keptName,enterpriseNumber,reason,alike,others,command\r\n"))
  }

  @Test func `deliveries show how each was confirmed`() async {
    let stage = await opened()
    _ = await stage.run("confirm livr-1 --mode scan --refused 4 --on 2020-04-04")
    let answer = await stage.run("deliveries").output
    for words in ["scan", "04/04/2020", "partiel", "non confirmé", "56"] {
      #expect(answer.contains(words), "\(answer)")
    }
    let filtered = await stage.run("deliveries --item visor#V1").output
    #expect(filtered.contains("livr-1") && !filtered.contains("recu-1"))
    #expect(await stage.run("deliveries --agent dorra").status == 65)
  }
}
