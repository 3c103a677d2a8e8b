import Foundation
import Testing

@testable import Terminal

/// A folder for auditors that is made again. Names are placeholders.
@Suite struct DossierTests {
  private static let line = "report audit --from 2020-04-01 --to 2020-04-30 --out @/pack"

  @Test func `takes away its own proofs that it names no more, and nobody else's`() async throws {
    let machine = try await Machine.withEverything()
    for line in [
      "agent x --agent-type organization --category company --ledger @/other",
      "item sheet --unit one --labels fr=F --ledger @/other",
      "donate 5 sheet --provider x --id don-9 --ledger @/other",
      "prove don-9 --out @/don-9.tlog-proof --ledger @/other",
      "prove don-1 --out @/don-1.tlog-proof",
    ] {
      let outcome = await machine.run(line)
      try #require(outcome.status == 0, "\(line): \(outcome)")
    }
    let own = try #require(machine.text("don-1.tlog-proof"))
    machine.write("pack/don-1.tlog-proof", own)
    machine.write("pack/mine.tlog-proof", own)
    machine.write("pack/don-9.tlog-proof", try #require(machine.text("don-9.tlog-proof")))
    let again = await machine.run(Self.line)
    #expect(again.status == 0, "\(again)")
    let names = Set(machine.contents(of: "pack/").keys.map { $0.replacing("pack/", with: "") })
    #expect(names.isSuperset(of: ["don-9.tlog-proof", "mine.tlog-proof", "livr-1.tlog-proof"]))
    #expect(!names.contains("don-1.tlog-proof"))
    #expect(again.errors.contains("mine.tlog-proof"), "\(again)")
  }

  @Test(arguments: ["json", "html", "csv"])
  func `a report that was handed out does not give way to that of another ledger`(
    format: String
  ) async throws {
    let machine = try await Machine.withEverything()
    let line =
      "report impact --from 2020-04-01 --to 2020-04-30 --format \(format) --out @/r.\(format)"
    let issue = line.replacing(format, with: format == "csv" ? "html" : format) + " --issue"
    let issued = await machine.run(issue)
    try #require(issued.status == 0, "\(issued)")
    if format == "csv" { machine.write("r.csv", "part,report\r\nreport,impact\r\n") }
    let former = machine.contents(of: "r.")
    let other = await machine.run(line + " --ledger @/other")
    #expect(other.status == 64, "\(other)")
    #expect(machine.contents(of: "r.") == former)
  }

  @Test func `calls its proofs so that no disk folds two of them together`() async throws {
    let machine = try await Machine.withEverything()
    for id in ["N1", "n1", "con", "a:b"] {
      let line = "deliver 1 sheet --receiver mm --on 2020-04-07 --id \(id)"
      let outcome = await machine.run(line)
      try #require(outcome.status == 0, "\(line): \(outcome)")
    }
    let made = await machine.run(Self.line.replacing("@/pack", with: "@/pack2"))
    #expect(made.status == 0, "\(made)")
    let names = machine.contents(of: "pack2/").keys.filter { $0.hasSuffix(".tlog-proof") }
    #expect(Set(names.map { $0.lowercased() }).count == 5 && !names.contains { $0.contains(":") })
    for name in names {
      #expect(await machine.run("check-proof @/\(name)").status == 0, "\(name)")
    }
  }
}
