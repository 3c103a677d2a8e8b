import Foundation
import Outgoing
import Testing

@testable import Terminal

/// What was handed out stays what it was, under whatever name, and whoever comes. Names are placeholders.
@Suite struct HandedOutTests {
  private static let april = "report impact --from 2020-04-01 --to 2020-04-30"
  private static let issues = "journal --kind reportIssued --json"

  @Test(arguments: ["r.htm", "R.HTML", "r.xhtml", "r", "v.1/r", "r.page.v2", "r.html"])
  func `an issued page stays, however it is called`(name: String) async throws {
    let machine = try await Machine.withEverything()
    machine.write("out/v.1/x", "")
    let line = "\(Self.april) --format html --out @/out/\(name)"
    let issued = await machine.run(line + " --issue")
    try #require(issued.status == 0, "\(issued)")
    let former = machine.contents(of: "out/")
    for line in [line, "paper receipt don-1 --format html --out @/out/\(name)"] {
      let other = await machine.run(line)
      #expect(other.status == 64, "\(line): \(other)")
      #expect(other.errors.contains(".json"), "\(other)")
    }
    #expect(machine.contents(of: "out/") == former)
  }

  @Test(arguments: [
    "%PDF-1.7\nthe thesis\n%%EOF\n",
    "%PDF-1.7\nthe signed consent\n%%EOF\nand a line of my own\n",
  ])
  func `an attachment takes the place of nobody's file`(own: String) async throws {
    let machine = try await Machine.withEverything()
    machine.write("consent.pdf", "%PDF-1.7\nthe signed consent\n%%EOF\n")
    let kept = await machine.run("people attach p-1 @/consent.pdf")
    let number = try #require(kept.output.firstMatch(of: /n° (\d)/)?.1, "\(kept)")
    let fetch = "people fetch p-1 \(number) --out @/out/own.pdf"
    machine.write("out/own.pdf", own)
    let refused = await machine.run(fetch)
    #expect(refused.status == 64 && refused.errors.contains("own.pdf"), "\(refused)")
    #expect(machine.text("out/own.pdf") == own)
    #expect(await machine.run(fetch + " --force").status == 0)
    // What is the same already is no loss.
    #expect(await machine.run(fetch).status == 0)
    #expect(machine.text("out/own.pdf") == machine.text("consent.pdf"))
  }

  @Test func `an issued page stays where its document lies elsewhere`() async throws {
    let machine = try await Machine.withEverything()
    let line = "\(Self.april) --format html --out @/r.html"
    try #require(await machine.run(line + " --issue").status == 0)
    machine.remove("r.json")
    let page = machine.text("r.html")
    let other = await machine.run(line)
    #expect(other.status == 64, "\(other)")
    #expect(machine.text("r.html") == page)
    // One that nobody issued is made anew, also where its figures are those of an issue.
    #expect(await machine.run(line.replacing("r.html", with: "p.html")).status == 0)
    #expect(await machine.run(Self.april + " --out @/d.json --issue").status == 0)
    #expect(await machine.run(line.replacing("r.html", with: "p.html")).status == 0)
  }

  @Test(arguments: [
    "--out /dev/null", "--out /dev/stdout", "--format html --out /dev/null", "--out @/null",
    "--format html --out @/q.html",
  ])
  func `what is issued goes where it stays`(place: String) async throws {
    let machine = try await Machine.withEverything()
    machine.link("null", to: "/dev/null")
    machine.link("q.json", to: "/dev/null")
    let issued = await machine.run("\(Self.april) --issue \(place)")
    #expect(issued.status == 64 && issued.errors.contains("--out"), "\(issued)")
    #expect(await machine.run(Self.issues).output.isEmpty)
    #expect(machine.text("q.html") == nil)
    #expect(await machine.run(Self.april + " --out /dev/null").status == 0)
  }

  @Test(arguments: [
    april + " --format html --out @/i.html", "paper receipt don-1 --format html --out @/out/r.html",
    "people show p-1 --format html --out @/out/p.html",
  ])
  func `a page of one ledger does not give way to that of another`(line: String) async throws {
    let machine = try await Machine.withEverything()
    try await machine.fillOther()
    machine.write("out/x", "")
    for _ in 0..<2 { #expect(await machine.run(line).status == 0) }
    let before = machine.contents.filter { $0.key.hasSuffix(".html") }
    let other = await machine.run(line + " --ledger @/other")
    #expect(other.status == 64, "\(other)")
    #expect(machine.contents.filter { $0.key.hasSuffix(".html") } == before)
    #expect(await machine.run(line + " --ledger @/other --force").status == 0)
  }

  @Test(arguments: [april, "paper receipt don-1"])
  func `nobody waits for a PDF that is being made`(line: String) async throws {
    let machine = try await Machine.withEverything()
    let aside = machine.top + "/out/aside.txt"
    machine.write("out/x", "")
    let words = "\(line) --format pdf --out \(machine.top)/out/r.pdf".split(separator: " ")
    let made = await machine.run(words: words.map(String.init)) {
      html throws(PDFRenderer.Fault) in
      do throws(Obstacle) {
        try Door(patience: 1).send(OutgoingFile(Array("x".utf8), to: aside))
      } catch { throw .failed("\(error)") }
      return Array("%PDF-1.7\n/Creator (Maillon)".utf8)
    }
    #expect(made.status == 0, "\(made)")
    #expect(machine.text("out/aside.txt") == "x")
  }

  @Test func `what may not go to its place is not printed first`() async throws {
    let machine = try await Machine.withEverything()
    machine.write("mine.pdf", "a text of somebody else")
    for line in [
      "paper receipt don-1 --format pdf --out @/mine.pdf",
      Self.april + " --format pdf --out @/mine.pdf",
      // Beside what is published.
      "paper receipt don-1 --format pdf --out @/r.pdf",
    ] {
      let words = line.replacing("@", with: machine.top).split(separator: " ").map(String.init)
      let made = await machine.run(words: words) { html throws(PDFRenderer.Fault) in
        throw .failed("was asked")
      }
      #expect(made.status == 64 && !made.errors.contains("was asked"), "\(line): \(made)")
    }
  }
}
