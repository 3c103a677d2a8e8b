import Exchange
import Testing

@testable import Terminal

/// The largest figures and the furthest days that a line may state, in every kind, asked for in every
/// way: what cannot be told is said to be too large, by its acts, and everything else stands.
struct ExtremeFigureTests {
  private static let most = "999999999999999999"
  private static let least = "0.000001"

  private static func line(_ kind: String, _ id: String, _ fields: String, on day: String) -> String
  {
    #"{"id":"\#(id)","kind":"\#(kind)","occurredAt":"\#(day)",\#(fields)}"#
  }

  private static func amount(_ value: String, _ unit: String = "one") -> String {
    #"{"unit":"\#(unit)","value":"\#(value)"}"#
  }

  private static func goods(
    _ kind: String, _ id: String, _ provider: String?, _ receiver: String?, _ more: String = "",
    item: String = "visor", value: String = most, on day: String = "1900-01-02"
  ) -> String {
    let parties = [("provider", provider), ("receiver", receiver)].compactMap { name, agent in
      agent.map { #""\#(name)":"\#($0)","# }
    }.joined()
    let fields = parties + #""item":"\#(item)","quantity":\#(amount(value))"# + more
    return line(kind, id, fields, on: day)
  }

  /// Every kind that says how much, or when.
  private static let acts: [String] = [
    goods("openingBalance", "ob", nil, "coop", item: "sheet", on: "1900-01-01"),
    goods("donationReceived", "gift-1", "dora", "coop", #","lot":"L1""#, on: "1900-01-01"),
    goods("donationReceived", "gift-2", "dora", "coop", #","lot":"L2""#),
    goods(
      "donationReceived", "gift-3", "dora", "coop",
      #","value":{"amount":"\#(most)","basis":"x","currency":"EUR"}"#),
    goods("purchaseReceived", "bought", "chr", "coop", item: "sheet"),
    goods(
      "loanStarted", "loan", "dora", "coop", #","agreement":"LN","due":"2199-12-31""#,
      item: "printer"),
    line("loanRenewed", "renew", #""agreement":"LN","due":"2199-12-31""#, on: "1900-01-03"),
    goods(
      "loanReturned", "back", "coop", "dora", #","agreement":"LN""#, item: "printer",
      value: "1", on: "2020-04-01"),
    goods(
      "loanLost", "gone", nil, nil, #","agreement":"LN""#, item: "printer", value: least,
      on: "2020-04-01"),
    goods("handedOut", "out", "coop", "bruno", item: "sheet", value: "99999999999999999"),
    goods(
      "handedBack", "in", "bruno", "coop", item: "sheet", value: "9999999999999999",
      on: "2020-03-01"),
    line(
      "workDone", "w1",
      #""provider":"dora","skill":"a","effort":\#(amount(most, "hour"))"#, on: "1900-01-01"),
    line(
      "workDone", "w2",
      #""provider":"bruno","skill":"b","process":"P","effort":\#(amount(most, "hour"))"#,
      on: "2020-03-01"),
    line(
      "workDone", "w3",
      #""provider":"bruno","paid":true,"effort":\#(amount(least, "hour"))"#, on: "2020-03-01"),
    line(
      "equipmentUsed", "run",
      #""provider":"coop","item":"printer","process":"P","effort":\#(amount(most, "hour"))"#,
      on: "2020-03-01"),
    goods(
      "inputConsumed", "took", "coop", nil, #","process":"P""#, item: "sheet",
      value: "999999999999999",
      on: "2020-03-01"),
    goods("outputProduced", "made", "coop", "coop", #","lot":"V","process":"P""#, on: "2020-03-01"),
    line(
      "lotChecked", "check",
      #""provider":"coop","item":"visor","lot":"V","accepted":\#(amount("99999999999999999")),"rejected":\#(amount(least))"#,
      on: "2020-03-02"),
    goods(
      "goodsDelivered", "del-1", "coop", "chr", #","lot":"V","peopleReached":9007199254740991"#,
      value: "99999999999999999", on: "2020-03-03"),
    goods(
      "goodsDelivered", "del-2", "coop", "bruno",
      #","lot":"L1","peopleReached":9007199254740991,"category":"citizen""#,
      on: "1900-01-02"),
    line(
      "deliveryConfirmed", "conf",
      #""delivery":"del-1","mode":"scan","received":\#(amount("99999999999999999"))"#,
      on: "2020-03-04"),
    goods(
      "goodsReturned", "ret", "chr", "coop", #","lot":"V","delivery":"del-1""#, value: least,
      on: "2020-03-05"),
    goods("supplyFacilitated", "fac", "dora", "chr", #","reciprocity":"gift""#, on: "2020-03-05"),
    goods("serviceDelivered", "serv", "dora", "chr", on: "2020-03-05"),
    line(
      "needPublished", "need",
      #""intent":"N","receiver":"chr","item":"visor","peopleReached":9007199254740991,"due":"2199-12-31","quantity":\#(amount(most))"#,
      on: "1900-01-01"),
    line("needVerified", "ver", #""intent":"N""#, on: "2020-03-01"),
    line(
      "offerPublished", "offer",
      #""intent":"O","provider":"dora","item":"visor","validUntil":"2199-12-31","quantity":\#(amount(most))"#,
      on: "1900-01-01"),
    line(
      "commitmentMade", "com",
      #""commitment":"C","provider":"dora","receiver":"chr","item":"visor","due":"2199-12-31","satisfies":["N","O"],"quantity":\#(amount(most))"#,
      on: "2020-03-01"),
    goods("expenseClaimed", "exp", "bruno", "coop", #","claim":"K""#, item: "euro"),
    goods(
      "stockCounted", "count", nil, nil, #","accountable":"coop","custodian":"coop""#,
      item: "filament2",
      on: "2020-03-01"),
    goods(
      "lossRecorded", "loss", "coop", nil, #","reason":"lost""#, item: "sheet", value: "1",
      on: "2020-03-01"),
    goods(
      "foundRecorded", "found", nil, "coop", #","reason":"found""#, item: "sheet", on: "2020-03-01"),
    line("documentPublished", "doc", #""document":"D","provider":"dora""#, on: "1900-01-01"),
    line(
      "documentCopied", "copy", #""document":"D","quantity":\#(amount(most))"#, on: "2020-03-01"),
    line(
      "amended", "am",
      #""corrects":"gift-2","reason":"x","quantity":\#(amount("999999999999999998"))"#,
      on: "2020-03-01"),
  ]

  private func told(language: String) async -> Stage {
    let stage = Stage(language: language)
    await stage.open()
    for line in [
      "item euro --unit one --labels Euro", "item filament2 --unit one --labels f",
      "assume hour.given --value 999999999999999999_EUR --unit hour --basis x --valid-from 1900-01-01 --on 1900-01-01",
      "assume visor.unit --value 999999999999999999_EUR --unit one --basis x --valid-from 1900-01-01 --on 1900-01-01",
      "assume machine.printer --value 0.000001_EUR --unit hour --basis x --valid-from 1900-01-01 --on 1900-01-01",
      "assume bom.visor.sheet --value 999999999999999999 --valid-from 1900-01-01 --on 1900-01-01",
      "assume weight.work --value 999999999999999999 --valid-from 1900-01-01 --on 1900-01-01",
      "assume weight.use --value 0.000001 --valid-from 1900-01-01 --on 1900-01-01",
      "assume weight.input.sheet --value 999999999999999999 --valid-from 1900-01-01 --on 1900-01-01",
    ] {
      let words = line.split(separator: " ").map {
        String($0).replacing("_", with: " ")
      }
      let outcome = await stage.run(words)
      #expect(outcome.status == 0, "\(line): \(outcome.errors)")
    }
    stage.write(Self.acts.joined(separator: "\n"), to: "acts.jsonl")
    let outcome = await stage.run(["import", "acts.jsonl", "--allow-negative", "--reason", "x"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    return stage
  }

  @Test func `every question, report and paper answers`() async {
    let stage = await told(language: "en")
    var lines = ["status", "journal", "members", "show w1", "export", "rebuild", "verify"]
    for question in [
      "inventory", "loans", "needs", "match", "lists", "calls", "handouts", "deliveries", "doubles",
      "contributions", "contributions --public", "contributions --as dora", "impact", "chains",
      "chains visor", "chains visor#V", "trace visor#V", "track sheet", "view means",
      "view quality",
    ] {
      let isGraph = question.hasPrefix("tra")
      lines += [question, question + " --json"] + (isGraph ? [] : [question + " --csv"])
      lines += [question + " --at 1900-01-01", question + " --at 2199-12-31 --known 2199-12-31"]
    }
    for report in ["impact", "funder", "annual", "statement dora", "recipient chr"] {
      for period in ["--from 1900-01-01 --to 2199-12-31", "--from 2020-01-01 --to 2020-12-31"] {
        lines += ["json", "html", "csv"].map { "report \(report) \(period) --format \($0)" }
      }
    }
    lines += [
      "paper receipt gift-1", "paper delivery del-1", "paper delivery del-2",
      "paper loan loan", "paper label visor#V",
    ]
    for line in lines {
      let outcome = await stage.run(line)
      #expect(outcome.status == 0, "\(line): \(outcome.status) \(outcome.errors)")
    }
  }

  @Test(arguments: [
    ("fr", "trop grand pour être dit (à cause de w1, w2"),
    ("nl", "te groot om te vermelden (door w1, w2"),
    ("de", "zu groß für eine Angabe (wegen w1, w2"),
    ("en", "too large to be told (because of w1, w2"),
  ])
  func `what is too large to be told is said in words, by its acts`(
    language: String, words: String
  ) async {
    let stage = await told(language: language)
    let period = "--from 1900-01-01 --to 2020-12-31"
    for line in [
      "view means", "report impact \(period) --format html",
      "report funder \(period) --format html",
      "report impact \(period) --format csv",
    ] {
      let answer = await stage.run(line).output
      #expect(answer.contains(words), "\(line)")
    }
    let json = await stage.run("report impact \(period) --format json").output
    #expect(json.contains(#""high":{"tooLarge":["w1","w2""#))
    #expect(
      json.contains(#""people":9007199254740991"#) || json.contains(#""people":{"tooLarge":["#))
  }

  @Test func `more people than anybody counts are told by the deliveries that say so`() async {
    let stage = Stage(language: "en")
    await stage.open()
    var lines = [
      "{\"id\":\"gift\",\"kind\":\"donationReceived\",\"occurredAt\":\"2020-04-01\",\"item\":\"sheet\",\"provider\":\"dora\",\"receiver\":\"coop\",\"quantity\":\(Self.amount("1200"))}"
    ]
    for house in 0..<1_100 {
      lines.append(
        Self.line(
          "agentRegistered", "a\(house)",
          #""agent":"o\#(house)","agentType":"organization","category":"hospital","tracked":false"#,
          on: "2020-03-01"))
      lines.append(
        Self.goods(
          "goodsDelivered", "d\(house)", "coop", "o\(house)", #","peopleReached":9007199254740991"#,
          item: "sheet", value: "1", on: "2020-04-05"))
    }
    stage.write(lines.joined(separator: "\n"), to: "acts.jsonl")
    #expect(await stage.run("import acts.jsonl").status == 0)
    stage.setClock("2021-01-02T08:00:00Z")
    let period = "--from 2020-03-01 --to 2020-12-31"
    let json = await stage.run("report impact \(period) --format json").output
    #expect(json.contains(#""people":{"tooLarge":["d0","d1","d10"]}"#))
    #expect(json.contains(#""organisations":1100"#))
    let page = await stage.run("report impact \(period) --format html").output
    #expect(page.contains("too large to be told (because of d0, d1, d10)"))
  }
}
