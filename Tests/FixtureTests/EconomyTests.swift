import Bookkeeping
import Exchange
import Projecting
import Testing

/// What coordinators ask all day, of the spring of 2020.
@Suite struct EconomyTests {
  private func table(
    _ question: Question, _ name: String, at: String? = nil, known: String? = nil
  ) throws -> Report.Grid {
    let report = try RestoredLedger().ledger.report(
      question, at: at.flatMap { Timestamp($0) }, known: known.flatMap { Timestamp($0) })
    return try #require(report.table(name))
  }

  @Test func `of sixty kits forty-one came back, nine were used, four are lost, six still out`()
    throws
  {
    let kits = try #require(
      try table(Question("handouts"), "totals").rows(["item": "mask-kit"]).first)
    #expect(kits["holders"] == "28" && kits["out"] == "60")
    #expect(kits["back"] == "41" && kits["used"] == "9" && kits["lost"] == "4")
    #expect(kits["there"] == "6")
    let stock = try table(Question("inventory"), "cells").rows(["item": "mask-kit"])
    #expect(stock.filter { $0["custodian"] != "coop" }.sum("quantity") == ExactDecimal(6))
  }

  @Test func `the park's call was answered by twenty-one, one of them a member`() throws {
    let call = try #require(try table(Question("calls"), "calls").texts.first)
    #expect(call["call"] == "appel-parc" && call["answered"] == "21" && call["members"] == "4")
    #expect(call["brought"] == "41")
    let answers = try table(Question("calls"), "answers")
    #expect(answers.rows(["member": "true"]).map { $0["agent"] } == ["textile-a"])
    #expect(answers.rows(["status": "cancelled"]).map { $0["commitment"] } == ["eng-couture-03"])
  }

  @Test func `a delivery told twice and a house entered twice are proposed, then settled`() throws {
    let told = try table(Question("doubles"), "toldTwice", known: "2020-04-26")
    #expect(told.texts.map { $0["id"] } == ["masques-mm-b-recu"])
    let entered = try table(Question("doubles"), "registeredTwice", known: "2020-04-20")
    #expect(entered.texts.map { $0["agent"] } == ["mm-d2"])
  }

  @Test func `twenty visors are held back for a hospital until they are delivered`() throws {
    func visors(at day: String) throws -> [String: String]? {
      try table(Question("inventory"), "balances", at: day)
        .rows(["agent": "coop", "item": "visor"]).first
    }
    let held = try visors(at: "2020-04-26")
    #expect(held?["onhand"] == "70" && held?["reserved"] == "20" && held?["available"] == "50")
    #expect(try visors(at: "2020-04-30")?["reserved"] == nil)
  }

  @Test func `in May two offers of masks fit a need, the one that covers it whole first`() throws {
    let pairs = try table(Question("match"), "proposals", at: "2020-05-14").texts
    #expect(pairs.map { $0["offer"] } == ["offre-06", "offre-05"])
    #expect(pairs.map { $0["covers"] } == ["whole", "part"])
    #expect(Set(pairs.map { $0["near"] }) == ["sameArrondissement"])
  }

  @Test(arguments: ["visor", "visor#V02", "fabric-mask", "fabric-mask#M1"])
  func `weighted shares sum to what was delivered, and none is left undocumented`(thing: String)
    throws
  {
    let report = try RestoredLedger().ledger.report(
      Question("chains", about: ThingName(thing)))
    let shares = try #require(report.table("shares"))
    #expect(shares.sum("share", [:]).description == report.value("delivered"))
    #expect(report.table("weights")?.rows(["status": "missing"]).isEmpty == true)
  }

  @Test func `weights hold from their own date, though they were told at the end`() throws {
    let weights = try RestoredLedger().ledger.report(
      Question("chains", about: ThingName("visor#V02")), at: Timestamp("2020-04-10")
    ).table("weights")
    #expect(weights?.rows.isEmpty == false)
    #expect(weights?.rows(["status": "missing"]).isEmpty == true)
  }

  @Test func `the public sees how much was given, and no contributor`() throws {
    let grid = try table(Question("contributions", for: .everyone), "contributions")
    #expect(grid.rows(["item": "sheet"]).map { $0["contributors"] } == ["3"])
    #expect(!grid.columns.contains("agent"))
    let lists = try table(Question("lists", for: .everyone), "totals")
    #expect(lists.rows(["item": "milk"]).map { $0["delivered"] } == ["8"])
  }

  @Test func `a shopper sees the own errand alone`() throws {
    let shopper = AgentID("p-cdd0")
    let lines = try table(Question("lists", for: .agent(shopper)), "lines")
    #expect(Set(lines.texts.map { $0["list"] }) == ["liste-1"])
    let claims = try table(Question("lists", for: .agent(shopper)), "claims")
    #expect(claims.texts.map { $0["claim"] } == ["note-1"])
  }
}
