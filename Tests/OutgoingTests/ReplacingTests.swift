import Foundation
import Testing

@testable import Outgoing

/// What takes the place of what without being asked for.
@Suite struct ReplacingTests {
  private static func entry(_ position: Int, _ agent: String = "coop") -> String {
    #"{"agent":"\#(agent)","recordedAt":"2020-03-18T18:00:00.000Z","seq":\#(position),"v":1}"#
      + "\n"
  }

  private static let roots = [
    "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "jwvdyZbHDWKDRcBEG0qWa4gM0KX4Qiw0BbiTvMDZxyE=",
  ]

  private static func head(_ size: Int, root: Int = 0, of log: String = "a.invalid/coop") -> String
  {
    "\(log)\n\(size)\n\(roots[root])\n\n— \(log) AAAA\n"
  }

  private static func proof(_ index: Int, of log: String = "a.invalid/coop") -> String {
    "c2sp.org/tlog-proof@v1\nindex \(index)\n\(roots[0])\n\n" + head(12, of: log)
  }

  /// One file of each kind.
  private static let samples: [(Mark, String)] = [
    (
      .page,
      "<!doctype html>\n<html lang=\"fr\">\n<head><meta name=\"generator\" content=\"Maillon\">"
    ),
    (.print, "%PDF-1.7\n/Creator (Maillon)"),
    (.report, #"{"proof":{"v":1,"origin":"a.b/c"}}"#), (.archive, entry(0) + entry(1)),
    (.proof, proof(3)), (.head, head(12)), (.table, "part,at\r\nasOf,2020-04-30\r\n"),
    (.person, #"{"person":{"agent":"p-1"}}"#),
    (.guide, "Rapport\n\n  maillon-audit site --key KEY\n"),
  ]

  private func replacing(_ former: String, by text: String) -> Replacing {
    Replacing(Array(former.utf8), of: former.utf8.count, by: Array(text.utf8))
  }

  @Test func `each kind takes the place of its own kind, and of no other`() {
    #expect(Self.samples.map(\.0) == Mark.allCases)
    for (mark, former) in Self.samples {
      for (other, text) in Self.samples {
        let expected: Replacing = other == mark ? .goes : .loses(mark)
        #expect(replacing(former, by: text) == expected, "\(mark) by \(other)")
      }
      #expect(replacing(former, by: "") == .loses(mark))
      #expect(replacing(former, by: "a text of another kind") == .loses(mark))
    }
  }

  @Test func `an archive is replaced by one that has all its lines, and by no other`() {
    let former = Self.entry(0) + Self.entry(1)
    #expect(replacing(former, by: former + Self.entry(2)) == .goes)
    for text in [
      Self.entry(0), Self.entry(0) + Self.entry(1, "other") + Self.entry(2),
      Self.entry(0, "other") + Self.entry(1) + Self.entry(2), former.dropLast(3) + "xxx",
    ] { #expect(replacing(former, by: String(text)) == .loses(.archive)) }
    // More of it than is read.
    let (read, bytes) = (Array(former.utf8), Array((former + Self.entry(2)).utf8))
    #expect(Replacing(read, of: bytes.count, by: bytes) == .goes)
    #expect(Replacing(read, of: bytes.count + 1, by: bytes) == .loses(.archive))
  }

  @Test func `a signed head is replaced by one of the same log that is not older, and by no other`()
  {
    let former = Self.head(12)
    for text in [Self.head(12) + "— w.invalid/1 BBBB\n", Self.head(13, root: 1)] {
      #expect(replacing(former, by: text) == .goes)
    }
    for text in [Self.head(11), Self.head(12, root: 1), Self.head(13, of: "b.invalid/coop")] {
      #expect(replacing(former, by: text) == .loses(.head))
    }
    // What a witness signed is not taken away by another's signature, nor by none.
    let cosigned = former + "— w.invalid/1 BBBB\n"
    for text in [former, former + "— w.invalid/2 CCCC\n"] {
      #expect(replacing(cosigned, by: text) == .loses(.head))
    }
    #expect(replacing(cosigned, by: cosigned + "— w.invalid/2 CCCC\n") == .goes)
    #expect(Replacing(Array(former.utf8), of: 9, by: nil, .head) == .goes)
    #expect(Replacing(Array(Self.entry(0).utf8), of: 9, by: nil, .head) == .loses(.archive))
  }

  @Test func `a proof is replaced by one of the same act`() {
    #expect(replacing(Self.proof(3), by: Self.proof(3) + "x") == .goes)
    #expect(replacing(Self.proof(3), by: Self.proof(4)) == .loses(.proof))
    #expect(replacing(Self.proof(3), by: Self.proof(3, of: "b.invalid/coop")) == .loses(.proof))
    // Two ledgers may call their logs alike.
    func extra(_ text: String) -> String {
      Self.proof(3).replacing("@v1\n", with: "@v1\nextra \(text)\n")
    }
    #expect(replacing(extra("AAAA"), by: extra("AAAA") + "x") == .goes)
    #expect(replacing(extra("AAAA"), by: extra("BBBB")) == .loses(.proof))
  }

  @Test func `a report is replaced by one made from as many entries or more`() {
    func report(_ size: Int, _ kind: String = "impact") -> String {
      #"{"proof":{"v":1,"report":"\#(kind)","origin":"a.b/c","size":\#(size),"root":"x"}}"#
    }
    #expect(replacing(report(12), by: report(12)) == .goes)
    #expect(replacing(report(12), by: report(13)) == .goes)
    #expect(replacing(report(12), by: report(9)) == .loses(.report))
    #expect(replacing(report(12), by: report(13, "statement")) == .loses(.report))
    let other = report(13).replacing("a.b/c", with: "a.b/d")
    #expect(replacing(report(12), by: other) == .loses(.report))
  }

  private static func page(_ document: String?, title: String = "Reçu") -> String {
    "<!doctype html>\n<html lang=\"fr\">\n<head><meta name=\"generator\" content=\"Maillon\">\n"
      + (document.map { "<meta name=\"maillon.document\" content=\"\($0)\">\n" } ?? "")
      + "<title>\(title)</title>\n"
  }

  @Test func `a page is replaced by the same document, and not by another page`() {
    let former = Self.page("paper receipt don-1")
    #expect(replacing(former, by: Self.page("paper receipt don-1", title: "Quittung")) == .goes)
    for text in [
      Self.page("paper receipt don-2"), Self.page("people show p-1"), Self.page("report impact"),
      Self.page(nil),
    ] { #expect(replacing(former, by: text) == .loses(.page), "\(text)") }
    #expect(Mark.page.document(in: Array(former.utf8)) == "paper receipt don-1")
    #expect(Mark.page.document(in: Array(Self.page(nil).utf8)) == nil)
  }

  @Test func `a page or PDF is not replaced by that of another log`() {
    func page(_ log: String?) -> String {
      Self.page("paper receipt don-1").replacing(
        "<title>",
        with: (log.map { "<meta name=\"maillon.log\" content=\"\($0)\">\n" } ?? "") + "<title>")
    }
    func print(_ log: String?, _ issue: String? = nil) -> String {
      let name = Mark.printIdentifier("paper receipt don-1", log: log, issue: issue, hash: "0a0b")
      return "%PDF-1.7\n/ID [(\(name)) (x)]"
    }
    for make in [page, { print($0) }] {
      #expect(replacing(make("a.invalid/co-op"), by: make("a.invalid/co-op") + " ") == .goes)
      #expect(replacing(make("a.invalid/co-op"), by: make("b.invalid/co-op")) != .goes)
      // Former ones did not say it.
      #expect(replacing(make(nil), by: make("a.invalid/co-op")) == .goes)
    }
    let issued = Array(print("a.invalid/co-op", "ff00").utf8)
    #expect(Mark.issue(in: issued) == "ff00")
    #expect(Mark.print.document(in: issued) == "paper receipt don-1")
    #expect(Mark.issue(in: Array(print("a.invalid/co-op").utf8)) == nil)
  }

  @Test func `a page that does not say what it is gives way where the titles agree`() {
    let former = Self.page(nil, title: "Rapport · avril")
    #expect(replacing(former, by: Self.page("report impact", title: "Rapport · avril")) == .goes)
    #expect(replacing(former, by: Self.page("report impact", title: "Rapport · mai")) != .goes)
    let person = Self.page(nil, title: "Personne")
    #expect(replacing(person, by: Self.page("people show p-2", title: "Personne")) != .goes)
  }

  @Test(arguments: ["paper receipt don-1", "report statement Zoé (5%)-x\\", "report impact"])
  func `a PDF says what it is in its identifier`(document: String) {
    let hash = String(repeating: "0a", count: 32)
    func print(_ document: String?) -> String {
      "%PDF-1.7\n" + String(repeating: "x", count: 1 << 19)
        + "/ID [(\(Mark.printIdentifier(document, hash: hash))) (x)]"
    }
    #expect(Mark.print.document(in: Array(print(document).utf8)) == document)
    #expect(replacing(print(document), by: print(document) + " ") == .goes)
    #expect(replacing(print(document), by: print("people show p-1")) == .loses(.print))
    #expect(replacing(print(nil), by: print(document)) == .loses(.print))
    #expect(Mark.print.document(in: Array(print(nil).utf8)) == nil)
  }

  @Test func `reports and records of persons are replaced by those of the same one`() {
    func report(_ kind: String, _ agent: String = "") -> String {
      let agent = agent.isEmpty ? "" : "\"agent\":\"\(agent)\","
      return #"{"cells":[],"proof":{"v":1,"report":"\#(kind)",\#(agent)"origin":"a.b/c"}}"#
    }
    #expect(replacing(report("impact"), by: report("impact") + "\n") == .goes)
    #expect(replacing(report("impact"), by: report("annual")) == .loses(.report))
    let dora = report("statement", "dora")
    #expect(replacing(dora, by: report("statement", "bruno")) == .loses(.report))
    #expect(Mark.report.document(in: Array(dora.utf8)) == "report statement dora")
    let person = #"{"person":{"agent":"p-1","name":"x"}}"#
    #expect(replacing(person, by: #"{"person":{"agent":"p-1"}}"#) == .goes)
    #expect(replacing(person, by: #"{"person":{"agent":"p-2"}}"#) == .loses(.person))
  }

  @Test func `a mark is looked for at the head and the end of a big file`() {
    let filler = String(repeating: "a(m\"p", count: 1 << 18)
    #expect(Mark.print.isOn(Array("%PDF-1.4 /Creator (Maillon)\(filler)".utf8)))
    #expect(Mark.print.isOn(Array("%PDF-1.4 \(filler)/ID [(maillon-00)]".utf8)))
    #expect(!Mark.print.isOn(Array("%PDF-1.4 \(filler)/Creator (Maillon)\(filler)".utf8)))
    #expect(Mark.report.isOn(Array(#"{"a":"\#(filler)","proof":{"v":1,"origin":"a.b/c"}}"#.utf8)))
    #expect(!Mark.allCases.contains { $0.isOn(Array(#"{"a":"\#(filler)"}"#.utf8)) })
  }

  @Test func `what nobody made here is replaced by the same heading only`() {
    #expect(replacing("item,quantity\n1", by: "item,quantity\n2") == .goes)
    #expect(replacing("item,quantity\n1", by: "item,amount\n2") == .foreign)
    #expect(replacing("mine", by: Self.head(12)) == .foreign)
    #expect(replacing("", by: Self.head(12)) == .goes)
  }
}
