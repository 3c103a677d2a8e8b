import Foundation
import Testing

@testable import Outgoing

/// Files that leave.
@Suite struct OutgoingFileTests {
  private let ground = Ground()

  private func send(_ file: OutgoingFile, by door: Door = Door()) -> Obstacle? {
    do throws(Obstacle) {
      try door.send(file)
      return nil
    } catch { return error }
  }

  private func send(
    _ text: String, _ name: String, isPersonal: Bool = false, isForced: Bool = false
  ) -> Obstacle? {
    let path = name.hasPrefix("/") ? name : ground.path + "/" + name
    return send(
      OutgoingFile(Array(text.utf8), to: path, isPersonal: isPersonal, isForced: isForced))
  }

  private func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: ground.path + "/" + name).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private func mode(_ name: String) -> Int? {
    (try? FileManager.default.attributesOfItem(atPath: ground.path + "/" + name))?[
      .posixPermissions] as? Int
  }

  @Test func `a file that is not ours is replaced only when that is asked for`() {
    ground.file("thesis.pdf", "%PDF-1.7 years of work")
    let path = ground.path + "/thesis.pdf"
    #expect(send("new", "thesis.pdf") == .foreign(path: path))
    #expect(text("thesis.pdf") == "%PDF-1.7 years of work")
    #expect(send("new", "thesis.pdf", isForced: true) == nil)
    #expect(text("thesis.pdf") == "new")
    #expect(ground.names() == ["thesis.pdf"])
  }

  @Test func `what is empty, the same, or begins with the same heading is replaced`() {
    ground.file("empty", "")
    ground.file("same", "the same")
    ground.file("table.csv", "item,quantity\r\nsheet,1\r\n")
    #expect(send("x", "empty") == nil)
    #expect(send("the same", "same") == nil)
    #expect(send("item,quantity\r\nsheet,2\r\n", "table.csv") == nil)
    #expect(text("table.csv") == "item,quantity\r\nsheet,2\r\n")
    ground.file("short", "x\n1")
    #expect(send("x\n2", "short") != nil, "a heading of one letter says nothing")
  }

  @Test func `a folder, a disk and a ledger's file are no file to write, whatever is asked for`() {
    ground.folder("here")
    let ledger = ground.make(.ledger)
    for isForced in [false, true] {
      #expect(send("x", "here", isForced: isForced) == .isFolder(path: ground.path + "/here"))
      #expect(send("x", "none/", isForced: isForced) == .isFolder(path: ground.path + "/none/"))
      for name in ["config", "key", "log/data.mdb", "people/keys", "new"] {
        #expect(
          send("x", "ledger/" + name, isForced: isForced)
            == .taken(path: ledger + "/" + name, .ledger, at: ledger))
      }
    }
    #expect(text("ledger/log/data.mdb") == "log")
  }

  @Test func `a file keeps its permissions, and what tells of persons is for its owner`() {
    #expect(send("x", "page.html", isPersonal: true) == nil)
    #expect(mode("page.html") == 0o600)
    #expect(send("x", "open.html") == nil)
    #expect(mode("open.html") == 0o644)
    try? FileManager.default.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: ground.path + "/open.html")
    #expect(send("x", "open.html") == nil)
    #expect(mode("open.html") == 0o640)
    #expect(send("x", "open.html", isPersonal: true) == nil)
    #expect(mode("open.html") == 0o600)
  }

  @Test func `a link stays, and what it leads to is written`() {
    ground.link("link", ground.path + "/real")
    #expect(send("one", "link") == nil)
    #expect(text("real") == "one")
    ground.file("foreign", "mine")
    ground.link("other", ground.path + "/foreign")
    #expect(send("two", "other") != nil)
    #expect(text("foreign") == "mine")
    let attributes = try? FileManager.default.attributesOfItem(atPath: ground.path + "/link")
    #expect(attributes?[.type] as? FileAttributeType == .typeSymbolicLink)
  }

  @Test func `another name of the same bytes keeps them`() {
    ground.file("one", "old")
    #expect(
      (try? FileManager.default.linkItem(
        atPath: ground.path + "/one", toPath: ground.path + "/two")) != nil)
    #expect(send("new", "two", isForced: true) == nil)
    #expect(text("one") == "old")
  }

  @Test func `a name as long as a disk takes is written all the same`() {
    let name = String(repeating: "n", count: 255)
    for text in ["one", "one\ntwo"] { #expect(send(text, name, isForced: true) == nil) }
    #expect(ground.names() == [name])
  }

  @Test func `devices and pipes take the bytes`() {
    #expect(send("x", "/dev/null") == nil)
    #expect(FileManager.default.fileExists(atPath: "/dev/null"))
  }

  @Test func `what cannot be written is said with the system's reason`() {
    guard case .system(let fault)? = send("x", "none/page.html") else {
      Issue.record("no fault")
      return
    }
    #expect(fault.meaning == "No such file or directory")
  }

  @Test func `what a killed run left is swept, what is being written stays`() {
    let page = "<!doctype html>\n<html>"
    ground.file("page.html.123.7.part", "<!doctype html>\n<ht")
    ground.file("page.html.123.8.part", "")
    ground.file("page.html.0.part", "<!doctype html>\n<ht")
    ground.file("page.html.2020.11.part", "what somebody keeps by month")
    ground.file("page.html.mine.part", "a person's own")
    ground.file("page.html.part", "a download that is still coming")
    ground.file("page.html.5.part/x", "a folder is nobody's left over file")
    ground.file("other.html.123.part", "of another file")
    ground.file("page.html.9.1.part", "<!doctype html>\n<h")
    let hold = Hold.taking(ground.path + "/page.html.9.1.part")
    #expect(send(page, "page.html") == nil)
    #expect(
      ground.names() == [
        "other.html.123.part", "page.html", "page.html.0.part", "page.html.2020.11.part",
        "page.html.5.part", "page.html.9.1.part", "page.html.mine.part", "page.html.part",
      ])
    hold?.release()
  }

  @Test func `who sends to a folder waits for who does, and not for ever`() throws {
    let path = ground.path + "/page.html"
    let door = Door(patience: 2)
    let file = OutgoingFile(Array("x".utf8), to: path)
    let hold = try #require(try door.hold(folderOf: path))
    #expect(send(file, by: door) == .busy(path: ground.path))
    #expect(text("page.html") == nil)
    var held = file
    held.hold = hold
    #expect(send(held, by: door) == nil)
    #expect(text("page.html") == "x")
  }

  @Test func `a pipe that nobody reads is not waited for without end`() throws {
    let path = ground.path + "/pipe"
    // Safety: the system reads the path during the call.
    #expect(unsafe mkfifo(path, 0o600) == 0)
    let file = OutgoingFile(Array("to who reads".utf8), to: path)
    #expect(send(file, by: Door(patience: 2)) == .unread(path: path))
    let reader = try #require(FileHandle(forUpdatingAtPath: path))
    #expect(send(file) == nil)
    #expect(try reader.read(upToCount: 12) == Data("to who reads".utf8))
  }

  @Test(arguments: Mark.allCases)
  func `a mark is on what we make and not on what looks a little like it`(mark: Mark) {
    let (ours, others) = Self.samples(mark)
    for text in ours { #expect(mark.isOn(Array(text.utf8)), "\(text)") }
    for text in others { #expect(!Mark.allCases.contains { $0.isOn(Array(text.utf8)) }, "\(text)") }
  }

  private static func samples(_ mark: Mark) -> (ours: [String], others: [String]) {
    switch mark {
    case .page:
      let head = "<!doctype html>\n<html lang=\"fr\">\n<head>\n"
      return (
        [
          head + "<meta name=\"generator\" content=\"Maillon\">\n",
          head + """
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Reçu</title>
            """,
        ],
        [
          "<!doctype html>\n<html lang=\"fr\">\n<head>\n<title>A page of mine</title>",
          "<meta name=\"generator\" content=\"Hugo\">",
        ]
      )
    case .print:
      return (
        ["%PDF-1.7\n1 0 obj\n/Creator (Maillon)", "%PDF-1.7\n/ID [(maillon-12) (x)]"],
        ["%PDF-1.7\n/Creator (Writer)", "a text with /Creator (Maillon)"]
      )
    case .report:
      return (
        [#"{"asOf":{},"proof":{"v":1,"report":"impact","origin":"a.b/c","size":1}}"#],
        [#"{"proof":{"theorem":1}}"#, #"{"origin":"x"}"#]
      )
    case .archive:
      return (
        [#"{"agent":"coop","recordedAt":"2020-03-18T18:00:00.000Z","seq":0,"v":1}"# + "\n"],
        [#"{"seq":0,"v":1}"#, "{}\n{}"]
      )
    case .proof: return (["c2sp.org/tlog-proof@v1\nindex 0\n"], ["c2sp.org/tlog-proof@v2\n"])
    case .head:
      let root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
      return (
        ["test.invalid/coop\n0\n\(root)\n\n— test.invalid/coop AAAA\n"],
        ["test.invalid/coop\n0\n\(root)\n", "a\nb\nc\n\n— d\n"]
      )
    case .table: return (["part,at,known\r\nasOf,2020-04-30,\r\n"], ["part,quantity,price\r\n"])
    case .person: return ([#"{"person":{"agent":"p-1"}}"#], [#"{"person":"p-1"}"#])
    case .guide: return (["Rapport\n\n  maillon-audit site --key KEY\n"], ["maillon-audit"])
    }
  }
}
