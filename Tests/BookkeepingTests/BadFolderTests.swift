import Bookkeeping
import Exchange
import Foundation
import Glibc
import Testing

/// What is wrong with a folder is said as it is.
@Suite struct BadFolderTests {
  private func check(
    _ isExpected: (LedgerError) -> Bool, spoil: (String) throws -> Void
  ) async throws {
    let folder = TemporaryFolder()
    _ = try await Ledger.fresh(folder)
    try spoil(folder.path)
    do throws(LedgerError) {
      _ = try Ledger.open(at: folder.path, projectors: allProjectors, clock: june2020)
      Issue.record("the ledger opened")
    } catch {
      #expect(isExpected(error), "\(error)")
    }
  }

  @Test func `an empty place holds no ledger`() async throws {
    try await check(isMissing) { try FileManager.default.removeItem(atPath: $0) }
  }

  @Test(arguments: [["log"], ["log/data.mdb"], ["config", "log"], ["config", "log", "key"]])
  func `a ledger without its log is told from a place where none was`(gone: [String]) async throws {
    try await check(isGone) { path in
      for name in gone { try FileManager.default.removeItem(atPath: path + "/" + name) }
    }
  }

  private func isGone(_ error: LedgerError) -> Bool {
    if case .logGone = error { true } else { false }
  }

  private func isMissing(_ error: LedgerError) -> Bool {
    if case .noLedger = error { true } else { false }
  }

  @Test func `a foreign file is no log`() async throws {
    let text = [UInt8](repeating: 0x61, count: 20_000)
    try await check(isForeign) { try Data(text).write(to: URL(filePath: $0 + "/log/data.mdb")) }
  }

  @Test(arguments: ["pipe", "folder"])
  func `what is no file is no log, is not waited for, and a view that is none is made anew`(
    _ kind: String
  ) async throws {
    let put = { (path: String) in
      try FileManager.default.removeItem(atPath: path)
      if kind == "pipe" {
        try #require(unsafe mkfifo(path, 0o600) == 0)
      } else {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
      }
    }
    try await check(isForeign) { try put($0 + "/log/data.mdb") }
    let folder = TemporaryFolder()
    _ = try await Ledger.fresh(folder)
    try put(folder.path + "/views/data.mdb")
    let ledger = try Ledger.open(at: folder.path, projectors: allProjectors, clock: june2020)
    #expect(try ledger.verify().ok)
  }

  private func isForeign(_ error: LedgerError) -> Bool {
    if case .notALedger = error { true } else { false }
  }

  @Test func `a log that was cut short is told with its sizes`() async throws {
    try await check(isTruncated) { path in
      let url = URL(filePath: path + "/log/data.mdb")
      let bytes = try Data(contentsOf: url)
      try bytes.prefix(bytes.count / 2).write(to: url)
    }
  }

  private func isTruncated(_ error: LedgerError) -> Bool {
    if case .truncated(_, let expected, let found) = error { expected > found } else { false }
  }

  @Test func `read models that are damaged, foreign or of another log are made anew`() async throws
  {
    let folder = TemporaryFolder()
    let other = TemporaryFolder()
    _ = try await Ledger.fresh(folder)
    _ = try await Ledger.fresh(other)
    func give(_ path: String, _ count: Int, _ id: String) async throws -> [String] {
      let ledger = try Ledger.open(at: path, projectors: allProjectors, clock: june2020)
      let lines = """
        {"agent":"dora","agentType":"person","category":"citizen","id":"a","kind":"agentRegistered","occurredAt":"2020-03-01","tracked":false}
        {"id":"i","item":"sheet","kind":"itemDefined","labels":{"fr":"Feuille"},"occurredAt":"2020-03-01","unit":"one"}
        {"id":"\(id)","item":"sheet","kind":"donationReceived","occurredAt":"2020-04-01","provider":"dora","quantity":{"unit":"one","value":"\(count)"},"receiver":"coop"}
        """
      #expect(try await ledger.importLines(Array(lines.utf8)).refused == [])
      return try Answers(ledger).rows
    }
    let mine = try await give(folder.path, 5, "d")
    _ = try await give(other.path, 7, "d")
    _ = try await give(other.path, 9, "d2")
    func answers() throws -> [String] {
      try Answers(Ledger.open(at: folder.path, projectors: allProjectors, clock: june2020)).rows
    }
    let views = URL(filePath: folder.path + "/views/data.mdb")
    for bytes in [
      Data(), Data(repeating: 0x61, count: 20_000), try Data(contentsOf: views).prefix(9_000),
      try Data(contentsOf: URL(filePath: other.path + "/views/data.mdb")),
    ] {
      try bytes.write(to: views)
      #expect(try answers() == mine)
    }
    let more = try await give(folder.path, 1, "d3")
    #expect(more.contains { $0.contains("6") }, "\(more)")
  }

  @Test(arguments: ["config", "key", "checkpoint", "witnesses", "cosigned"])
  func `what the system said of a file is told in its words, without classes and codes`(
    name: String
  )
    async throws
  {
    let folder = TemporaryFolder()
    _ = try await Ledger.fresh(folder)
    let path = folder.path + "/" + name
    try? FileManager.default.removeItem(atPath: path)
    if name == "cosigned" {
      try Data().write(to: URL(filePath: path))
    } else {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    do {
      let ledger = try Ledger.open(at: folder.path, projectors: [], clock: june2020)
      _ = try ledger.knownWitnesses()
      _ = try ledger.publish(to: folder.site)
      Issue.record("\(name) is not missed")
    } catch {
      for word in ["Error", "Domain", "Code"] { #expect(!"\(error)".contains(word), "\(error)") }
      #expect("\(error)".contains("irectory"), "\(error)")
    }
  }

  @Test func `a ledger that could not be made is not there`() async throws {
    let folder = TemporaryFolder()
    let settings = LedgerSettings(origin: "test.invalid/x", coop: AgentID("coop"))
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    try Data().write(to: URL(filePath: folder.path + "/in-the-way"))
    await #expect(throws: LedgerError.self) {
      try await Ledger.create(
        at: folder.path + "/in-the-way/ledger", settings: settings, coopName: "C", clock: june2020)
    }
    try await Ledger.create(
      at: folder.path + "/ledger", settings: settings, coopName: "C", clock: june2020)
    await #expect(throws: LedgerError.ledgerExists(path: folder.path + "/ledger")) {
      try await Ledger.create(
        at: folder.path + "/ledger", settings: settings, coopName: "C", clock: june2020)
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(left == ["in-the-way", "ledger"])
  }

  @Test func `a newer format is told with both numbers`() async throws {
    try await check(isNewer) { path in
      let url = URL(filePath: path + "/config")
      let text = try String(contentsOf: url, encoding: .utf8)
      try Data(text.replacing("format: 1", with: "format: 7").utf8).write(to: url)
    }
  }

  private func isNewer(_ error: LedgerError) -> Bool {
    if case .newerFormat(_, "7", "1") = error { true } else { false }
  }

  @Test func `a log of another LMDB is told with both versions`() async throws {
    try await check(isOfAnotherLibrary) { path in
      let url = URL(filePath: path + "/log/data.mdb")
      var bytes = try Data(contentsOf: url)
      // The version stands behind the page header and the magic number, in both meta pages.
      for page in [0, 4096] { bytes[page + 20] = 2 }
      try bytes.write(to: url)
    }
  }

  private func isOfAnotherLibrary(_ error: LedgerError) -> Bool {
    if case .libraryMismatch = error { true } else { false }
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may write anywhere"))
  func `a folder that may not be written is told so`() async throws {
    try await check(isForbidden) { path in
      let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o400]
      try FileManager.default.setAttributes(attributes, ofItemAtPath: path + "/log/data.mdb")
    }
  }

  private func isForbidden(_ error: LedgerError) -> Bool {
    if case .permissionDenied = error { true } else { false }
  }

  @Test func `a ledger is not made where one is`() async throws {
    let folder = TemporaryFolder()
    _ = try await Ledger.fresh(folder)
    let settings = LedgerSettings(origin: "coop.example/test", coop: AgentID("coop"))
    await #expect(throws: LedgerError.ledgerExists(path: folder.path)) {
      try await Ledger.create(
        at: folder.path, settings: settings, coopName: "Coop", clock: june2020)
    }
  }

  @Test func `a ledger is not made where something else is, and that stays`() async throws {
    let folder = TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    try Data("kept".utf8).write(to: URL(filePath: folder.path + "/letter"))
    let settings = LedgerSettings(origin: "coop.example/test", coop: AgentID("coop"))
    await #expect(throws: LedgerError.placeTaken(path: folder.path)) {
      try await Ledger.create(
        at: folder.path, settings: settings, coopName: "Coop", clock: june2020)
    }
    #expect(FileManager.default.contents(atPath: folder.path + "/letter") == Data("kept".utf8))
    #expect(throws: LedgerError.placeTaken(path: folder.path)) {
      try Ledger.restore([], to: folder.path, projectors: [], clock: june2020)
    }
  }

  @Test func `a ledger that was just let go can be opened again at once`() async throws {
    let folder = TemporaryFolder()
    _ = try await Ledger.fresh(folder)
    for number in 0..<50 {
      let ledger = try Ledger.open(at: folder.path, projectors: allProjectors, clock: june2020)
      _ = try await ledger.take(
        #"{"id":"i\#(number)","item":"item\#(number)","kind":"itemDefined","labels":{"fr":"x"},"unit":"one"}"#
      )
    }
  }
}
