import Bookkeeping
import Exchange
import Foundation
import NamurStory
import Projecting
import Testing

/// The spring of 2020: the committed lines, how they are told, and what they amount to.
@Suite struct NamurTests {
  private static let april30 = Timestamp("2020-04-30")

  private func told() async throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.path + "/maillon-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try Story.lines(of: try await Story.tell(to: folder))
  }

  @Test func `the committed log is exactly what the story tells, byte for byte`() async throws {
    let committed = try Namur.bytes(of: "log.jsonl")
    let told = try await told()
    let (lines, kept) = (told.split(separator: 0x0A), committed.split(separator: 0x0A))
    #expect(lines.count == kept.count)
    let other = zip(lines, kept).first { $0 != $1 }
    #expect(
      other.map { String(decoding: $0.0, as: UTF8.self) } == nil, "run: swift run namur-story")
    #expect(told == committed)
    let again = try await self.told()
    #expect(again == told)
  }

  @Test func `restore accepts it, nothing is below zero, and it verifies`() throws {
    let restored = try RestoredLedger()
    #expect(restored.receipt.negativeCells == 0)
    #expect(restored.receipt.size == UInt64(try Line.all().count))
    #expect(try restored.ledger.verify().ok)
    try restored.ledger.settle()
    for rebuilt in try restored.ledger.rebuild() {
      #expect(rebuilt.digestBefore == rebuilt.digestAfter, "\(rebuilt.name)")
    }
  }

  /// But for a clock that is set right: that spring's was.
  @Test func `every kind of event is told at least once`() throws {
    let told = Set(try Line.all().map(\.kind))
    let untold = EventKind.allCases.map(\.name).filter { !told.contains($0) }
    #expect(untold == [EventKind.clockCorrected.name])
  }

  // MARK: - Impact

  @Test func `on 30 April nine hundred visors had arrived; as known now, 890`() throws {
    let ledger = try RestoredLedger().ledger
    let then = try ledger.report("impact", known: Self.april30)
    let visors = try #require(then.table("delivered")?.rows(["item": "visor"]).first)
    #expect(visors["gross"] == "920")
    #expect(visors["returned"] == "20")
    #expect(visors["net"] == "900")
    #expect(visors["organisations"] == "23")
    #expect(visors["byCategory"] == "adminStaff=420 medicalSecretary=480")
    #expect(then.value("hours") == "given=456 paid=23")
    #expect(then.value("restated") == "false")

    let now = try ledger.report("impact")
    let corrected = try #require(now.table("delivered")?.rows(["item": "visor"]).first)
    #expect(corrected["net"] == "890")
    #expect(corrected["byCategory"] == "adminStaff=420 medicalSecretary=470")
    #expect(now.value("restated") == "true")
  }

  @Test func `aprons, masks, the guide and the other region are told beside, never within`() throws
  {
    let report = try RestoredLedger().ledger.report("impact", known: Self.april30)
    let aprons = try #require(report.table("facilitated")?.rows(["item": "apron"]).first)
    #expect(aprons["net"] == "2400")
    #expect(report.table("delivered")?.rows(["item": "apron"]).isEmpty == true)
    #expect(report.table("delivered")?.rows(["item": "fabric-mask"]).first?["net"] == "642")
    #expect(report.table("delivered")?.rows(["item": "visor-laser"]).first?["net"] == "45")
    #expect(report.table("documents")?.rows(["document": "guide-aides"]).first?["copies"] == "220")
    #expect(report.table("services")?.rows(["item": "legal-advice"]).first?["quantity"] == "2")
  }

  @Test func `the deliveries one by one add up to what the impact report says`() throws {
    let ledger = try RestoredLedger().ledger
    for known in [Self.april30, nil] {
      let impact = try ledger.report("impact", known: known)
      let table = try ledger.report("deliveries", known: known).table("deliveries")
      let deliveries = try #require(table)
      for (part, kind, item) in [
        ("delivered", "delivery", "visor"), ("delivered", "delivery", "fabric-mask"),
        ("facilitated", "supply", "apron"),
      ] {
        let told = try #require(impact.table(part)?.rows(["item": item]).first)
        let rows = deliveries.rows(["kind": kind, "item": item])
        #expect(rows.sum("quantity").description == told["gross"], "\(item)")
        #expect(rows.sum("returned").description == told["returned"], "\(item)")
        #expect(rows.sum("confirmed").description == told["confirmed"], "\(item)")
      }
    }
  }

  @Test func `nothing in it seems told or registered twice`() throws {
    let report = try RestoredLedger().ledger.report("doubles")
    #expect(report.table("toldTwice")?.texts == [])
    #expect(report.table("registeredTwice")?.texts == [])
  }

  // MARK: - Needs

  @Test func `twenty-six verified needs of 1 150 visors are covered to 78.3 %`() throws {
    let ledger = try RestoredLedger().ledger
    let intents = try #require(
      try ledger.report("needs", known: Self.april30).table("intents"))
    let visors = intents.rows(["item": "visor", "type": "need"])
    #expect(visors.count == 31)
    #expect(visors.count { $0["status"] == "duplicate" } == 3)
    #expect(visors.count { $0["status"] == "expired" } == 2)
    let verified = visors.filter { !["duplicate", "expired"].contains($0["status"]) }
    #expect(verified.count == 26 && verified.sum("asked") == ExactDecimal(1150))
    #expect(verified.sum("delivered") == ExactDecimal(900))
    #expect(verified.allSatisfy { Int($0["delivered"] ?? "0")! <= Int($0["asked"] ?? "0")! })
  }

  // MARK: - Stock and loans

  @Test func `a thousand sheets from three donors: 940 used, 36 scrapped, 24 left`() throws {
    let ledger = try RestoredLedger().ledger
    let given = try #require(try ledger.report("contributions").table("contributions"))
    #expect(given.sum("quantity", ["kind": "donation", "item": "sheet"]) == ExactDecimal(1000))
    #expect(given.rows(["kind": "donation", "item": "sheet"]).count == 3)
    let consumed = try Line.all().of("inputConsumed", "sheet")
    #expect(consumed.filter { $0.state == nil }.total == 940)
    #expect(consumed.filter { $0.state == "chute" }.total == 36)
    let stock = try ledger.report("inventory")
    #expect(stock.table("cells")?.sum("quantity", ["item": "sheet"]) == ExactDecimal(24))
  }

  @Test func `the count finds six sheets fewer, until the late scrap explains them`() throws {
    let ledger = try RestoredLedger().ledger
    func variances(known: String?) throws -> [String?] {
      let report = try ledger.report("inventory", known: known.flatMap { Timestamp($0) })
      return ["inventaire-LS2", "inventaire-elastique"].map {
        report.table("counts")?.rows(["id": $0]).first?["variance"]
      }
    }
    #expect(try variances(known: "2020-04-25") == ["-6", "-4.5"])
    #expect(try variances(known: nil) == ["0", "-24.5"])
    let stock = try ledger.report("inventory").table("cells")
    #expect(stock?.sum("quantity", ["item": "elastic"]) == (try ExactDecimal("41.5")))
    #expect(stock?.rows(["item": "filament"]).allSatisfy { $0["quantity"] == "0" } == true)
  }

  @Test func `eleven printers are lent; at the end of April two are late and one is lost`() throws {
    let ledger = try RestoredLedger().ledger
    let loans = try #require(try ledger.report("loans", at: Self.april30).table("loans"))
    let printers = loans.rows(["item": "printer-3d"])
    #expect(printers.count == 11)
    #expect(printers.count { $0["lender"]?.hasPrefix("p-") == true } == 7)
    let late = loans.rows(["item": "printer-3d", "status": "overdue"])
    #expect(late.map { $0["agreement"] } == ["pret-04", "pret-07"])
    #expect(loans.rows(["agreement": "pret-09"]).first?["status"] == "closed")
    #expect(loans.rows(["renewals": "1"]).map { $0["agreement"] } == ["pret-03"])
    #expect(try Line.all().of("loanLost").map(\.id) == ["perte-P09"])
    let now = try #require(try ledger.report("loans").table("loans"))
    #expect(now.rows(["agreement": "pret-04"]).first?["daysLate"] == "12")
    #expect(now.rows(["agreement": "pret-12"]).first?["status"] == "closed")
  }

  @Test func `sixty kits go out to 28 people; 41 are back by 15 April, four are lost`() throws {
    let lines = try Line.all()
    let out = lines.of("handedOut", "mask-kit")
    #expect(out.total == 60)
    #expect(Set(out.map(\.receiver)).count == 28)
    let back = lines.of("handedBack", "mask-kit").filter { $0.occurredAt <= "2020-04-15" }
    #expect(back.total == 41)
    #expect(lines.of("lossRecorded", "mask-kit").total == 4)
    let cells = try RestoredLedger().ledger
      .report("inventory", at: Timestamp("2020-04-15")).table("cells")
    #expect(cells?.sum("quantity", ["item": "mask-kit"]) == ExactDecimal(60 - 41))
  }

  // MARK: - Erasure

  @Test func `a donor is erased and no total moves`() throws {
    let ledger = try RestoredLedger().ledger
    let before = Timestamp("2020-05-04")
    let after = Timestamp("2020-05-05")
    for view in ["inventory", "impact", "contributions"] {
      let (then, now) = (
        try ledger.report(view, at: before, known: before),
        try ledger.report(view, at: before, known: after)
      )
      for part in then.parts {
        guard case .table(let grid) = part.content else { continue }
        #expect(grid.texts == now.table(part.name)?.texts, "\(view) \(part.name)")
      }
    }
    let erasure = try #require(try Line.all().of("agentErased").first)
    let naming = try Line.all().filter {
      $0.seq < erasure.seq && [$0.agent, $0.provider, $0.receiver].contains(erasure.agent)
    }
    #expect(erasure.size == naming.count)
  }
}
