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
    try await machine.fillOther()
    let issued = await machine.run(issue)
    try #require(issued.status == 0, "\(issued)")
    if format == "csv" { machine.write("r.csv", "part,report\r\nreport,impact\r\n") }
    let former = machine.contents(of: "r.")
    let other = await machine.run(line + " --ledger @/other")
    #expect([64, 65].contains(other.status), "\(other)")
    #expect(machine.contents(of: "r.") == former)
  }

  @Test(arguments: ["rapport.json", "site", "site/tile", "rapport.json site", "most"])
  func `a folder for auditors that was not made whole is gone on with`(gone: String) async throws {
    let machine = try await Machine.withEverything()
    let names =
      gone == "most"
      ? ["rapport.json", "site", "LISEZMOI.txt", "livraisons.csv"]
      : gone.components(separatedBy: " ")
    if gone == "most" {
      machine.write("pack/rapport.html.44.55.part", try #require(machine.text("pack/rapport.html")))
      machine.remove("pack/rapport.html")
    }
    let former = machine.contents(of: "pack/")
    for name in names { machine.remove("pack/" + name) }
    let again = await machine.run(Self.line)
    #expect(again.status == 0, "\(again)")
    #expect(
      Set(former.keys).subtracting(machine.contents(of: "pack/").keys).allSatisfy {
        $0.hasSuffix(".part")
      })
    #expect(await machine.run("check-report @/pack/rapport.json").status == 0)
  }

  @Test(arguments: [
    ("mine.txt", "notes"), ("livraisons.csv", "mine;yours"), ("don-9.tlog-proof", "mine"),
    ("rapport.html", "<p>mine"),
  ])
  func `a folder with something else in it is no beginning of one`(
    name: String, text: String
  ) async throws {
    let machine = try await Machine.withEverything()
    machine.remove("pack/rapport.json")
    machine.write("pack/" + name, text)
    let again = await machine.run(Self.line + " --force")
    #expect(again.status == 64, "\(again)")
    #expect(machine.text("pack/" + name) == text && machine.text("pack/rapport.json") == nil)
  }

  @Test func `proofs alone are no beginning of one either`() async throws {
    let machine = try await Machine.withEverything()
    machine.write("proofs/x", "")
    machine.remove("proofs/x")
    try #require(await machine.run("prove don-1 --out @/proofs/don-1.tlog-proof").status == 0)
    #expect(await machine.run(Self.line.replacing("@/pack", with: "@/proofs")).status == 64)
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
