import Crypto
import Exchange
import Foundation
import Testing

/// The figures that a stranger can add up from the lines alone.
@Suite struct FigureTests {
  @Test func `fifteen lots, 940 visors, one lot of forty rejected, 22 kg of filament`() throws {
    let lines = try Line.all()
    let made = lines.of("outputProduced", "visor")
    #expect(made.count == 15)
    #expect(Set(made.map(\.lot)).count == 15)
    #expect(made.total == 940)
    let rejected = lines.of("lotChecked", "visor").filter { $0.rejected?.number != 0 }
    #expect(rejected.map(\.lot) == ["V06"])
    #expect(rejected.first?.rejected?.number == 40)
    #expect(abs(lines.of("inputConsumed", "filament").total - 22) < 1e-9)
    #expect(lines.of("equipmentUsed").hours == 705)
  }

  @Test func `hours by what was done, given and paid apart`() throws {
    let work = try Line.all().of("workDone")
    func given(_ skill: String) -> Double {
      work.filter { $0.skill == skill && $0.paid != true && $0.scope == nil }.hours
    }
    #expect(given("assemblage") == 56)
    #expect(given("impression") == 75)
    #expect(given("transport") == 38)
    #expect(given("couture") == 200)
    #expect(work.filter { $0.paid == true }.hours == 23)
    #expect(work.hours == 479)
  }

  @Test func `thirty-one needs: three told twice, two expired, 26 verified for 1150`() throws {
    let lines = try Line.all()
    let needs = lines.of("needPublished", "visor")
    #expect(needs.count == 31)
    let names = Set(needs.map(\.intent))
    #expect(lines.of("intentMarkedDuplicate").count { names.contains($0.intent) } == 3)
    #expect(lines.of("intentExpired").count { names.contains($0.intent) } == 2)
    let verified = Set(lines.of("needVerified").map(\.intent)).intersection(names)
    #expect(verified.count == 26)
    #expect(needs.filter { verified.contains($0.intent) }.total == 1150)
  }

  @Test func `no need is over-served; the median wait is four days, the ninth decile nine`() throws
  {
    let lines = try Line.all()
    let reversed = Set(lines.of("reversed").map(\.corrects))
    let amended = Dictionary(
      lines.of("amended").map { ($0.corrects, $0.quantity?.number) }, uniquingKeysWith: { $1 })
    let back = lines.of("goodsReturned", "visor").total
    var served: [String: Double] = [:]
    var first: [String: String] = [:]
    for delivery in lines.of("goodsDelivered", "visor") where !reversed.contains(delivery.id) {
      let promise = lines.first { $0.id == delivery.fulfills }
      guard let intent = promise?.satisfies?.first else { continue }
      served[intent, default: 0] +=
        (amended[delivery.id] ?? delivery.quantity?.number) ?? .nan
      first[intent] = min(first[intent] ?? "9", delivery.occurredAt)
    }
    #expect(served.values.reduce(0, +) - back == 890)
    var waits: [Int] = []
    for need in lines.of("needPublished", "visor") {
      guard let intent = need.intent, let asked = need.quantity?.number else { continue }
      #expect(served[intent, default: 0] <= asked)
      if let day = first[intent] { waits.append(try days(from: need.occurredAt, to: day)) }
    }
    waits.sort()
    #expect(waits.count == 26)
    #expect(waits[12] == 4 && waits[13] == 4)
    #expect(waits[22] == 9 && waits[23] == 9)
  }

  private func days(from start: String, to end: String) throws -> Int {
    let style = Date.ISO8601FormatStyle().year().month().day()
    let seconds = try style.parse(end).timeIntervalSince(try style.parse(start))
    return Int((seconds / 86_400).rounded())
  }

  @Test func `a report bears the digest of its file and the size of the log it was made from`()
    throws
  {
    let issued = try Line.all().of("reportIssued")
    for (report, day) in zip(issued, ["2020-04-30", "2020-05-20"]) {
      let digest = SHA256.hash(data: try Namur.bytes(of: "rapport-\(day).txt"))
      let text = digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
      #expect(report.digest == text, "\(day)")
      #expect(report.size == report.seq)
    }
    #expect(issued.count == 2)
  }

  @Test func `persons have no name, and organisations are examples nobody can mistake`() throws {
    for line in try Line.all().of("agentRegistered") {
      if line.agentType == "person" {
        #expect(line.name == nil)
        #expect(line.agent?.hasPrefix("p-") == true)
      } else {
        #expect(line.name?.hasSuffix("(exemple)") == true)
      }
      guard let number = line.enterpriseNumber else { continue }
      #expect(number.hasPrefix("0000."))
      #expect(try EnterpriseNumber(number).description == number)
    }
  }
}
