import Bookkeeping
import Exchange
import Foundation
import Glibc
import MerkleLog
import Outgoing
import Testing

/// A backup is whole or it is none, and everything comes back from it.
@Suite struct BackupTests {
  /// A ledger with a few acts and a person's file, and a place for its backups.
  private func stage() async throws -> (folder: TemporaryFolder, ledger: Ledger, place: String) {
    let folder = TemporaryFolder()
    let path = folder.path + "/ledger"
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    let settings = LedgerSettings(
      origin: "coop.example/test", scope: "BE-WNA", coop: AgentID("coop"))
    try await Ledger.create(at: path, settings: settings, coopName: "Coop", clock: june2020)
    let ledger = try Ledger.open(at: path, projectors: allProjectors, clock: june2020)
    _ = try await ledger.take(
      #"{"agent":"dora","agentType":"organization","category":"company","id":"a1","kind":"agentRegistered","tracked":false}"#,
      #"{"id":"i1","item":"sheet","kind":"itemDefined","labels":{"fr":"feuille"},"unit":"one"}"#)
    try FileManager.default.createDirectory(
      atPath: path + "/people/dora", withIntermediateDirectories: true)
    try Data("illustrative\n".utf8).write(to: URL(filePath: path + "/people/dora/profile"))
    return (folder, ledger, folder.path + "/backups")
  }

  private func names(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  private func restore(
    _ backup: String, to path: String, proof: RestoreProof = RestoreProof()
  ) throws(LedgerError) -> RestoreReceipt {
    try Ledger.restore(
      backup: backup, to: path, projectors: allProjectors, clock: june2020, proof: proof)
  }

  private func fault(_ body: () throws -> Void) -> LedgerError? {
    do {
      try body()
      return nil
    } catch { return error as? LedgerError }
  }

  @Test(arguments: [["config"], ["key"], ["people/dora", "config"], ["../ledger"]])
  func `a ledger that is taken away while it is copied gives no receipt`(names: [String])
    async throws
  {
    let (folder, ledger, place) = try await stage()
    let former = try ledger.backUp(to: place)
    let path = folder.path + "/ledger"
    let found = fault {
      _ = try ledger.backUp(to: place) { _, _ in
        for name in names { try? FileManager.default.removeItem(atPath: path + "/" + name) }
      }
    }
    guard case .badCopy(path, .gone)? = found else {
      Issue.record("\(String(describing: found))")
      return
    }
    #expect(self.names(place).map { place + "/" + $0 } == [former.path])
  }

  @Test func `a place with another ledger's backups takes none, and gives none without its name`()
    async throws
  {
    let (folder, ledger, place) = try await stage()
    let (otherFolder, other, _) = try await stage()
    defer { withExtendedLifetime(otherFolder) {} }
    let first = try ledger.backUp(to: place)
    #expect(throws: LedgerError.self) { try other.backUp(to: place) }
    #expect(names(place).count == 1)
    let forced = try other.backUp(to: place, isForced: true)
    #expect(forced.count == 2)
    guard
      case .badCopy(_, .severalLedgers(let found))? = fault({
        _ = try RestoreSource(at: place, now: june2020())
      })
    else {
      Issue.record("one was taken")
      return
    }
    #expect(found.count == 2 && found.allSatisfy { $0.contains("coop.example/test+") })
    #expect(try RestoreSource(at: first.path, now: june2020()) == .backup(first.path))
    // With the former one away, the place is one ledger's again.
    try FileManager.default.moveItem(atPath: first.path, toPath: folder.path + "/away")
    #expect(try other.backUp(to: place).count == 2)
    #expect(try RestoreSource(at: place, now: june2020()) != .archive)
  }

  @Test func `everything needed to go on comes back from a backup`() async throws {
    let (folder, ledger, place) = try await stage()
    _ = try await ledger.record([Donations.command(1)])
    let before = try Answers(ledger)
    let done = try ledger.backUp(to: place)
    let path = folder.path + "/restored"
    let receipt = try restore(done.path, to: path)
    #expect(receipt.size == done.size && receipt.root == done.root && !receipt.hasNewKey)
    let restored = try Ledger.open(at: path, projectors: allProjectors, clock: june2020)
    #expect(restored.settings == ledger.settings && restored.verifierKey == ledger.verifierKey)
    #expect(try Answers(restored) == before)
    #expect(try restored.verify().anchor?.size == done.size)
    let person = path + "/people/dora/profile"
    #expect(try String(contentsOfFile: person, encoding: .utf8) == "illustrative\n")
    for (file, mode) in [("/key", 0o600), ("/people", 0o700), ("/people/dora/profile", 0o600)] {
      let attributes = try FileManager.default.attributesOfItem(atPath: path + file)
      #expect(attributes[.posixPermissions] as? Int == mode, "\(file)")
    }
    #expect(try await restored.record([Donations.command(2)]).size == done.size + 1)
  }

  @Test(arguments: ["people", "people/dora"])
  func `a vault behind a link is in the backup`(linked: String) async throws {
    let (folder, ledger, place) = try await stage()
    let (path, elsewhere) = (folder.path + "/ledger/" + linked, folder.path + "/elsewhere")
    try FileManager.default.moveItem(atPath: path, toPath: elsewhere)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: elsewhere)
    // A link that leads round in a circle ends.
    try FileManager.default.createSymbolicLink(
      atPath: elsewhere + "/round", withDestinationPath: elsewhere)
    let done = try ledger.backUp(to: place)
    let person = done.path + "/people/dora/profile"
    #expect(try String(contentsOfFile: person, encoding: .utf8) == "illustrative\n")
    #expect(try restore(done.path, to: folder.path + "/restored").size == done.size)
  }

  @Test(arguments: Array(0..<(isSoaking ? 40 : 4)) as [UInt64])
  func `a backup made while others write is the log as it was at one moment`(seed: UInt64)
    async throws
  {
    let (folder, ledger, place) = try await stage()
    let writer = Task {
      for number in 0..<60 { _ = try await ledger.record([Donations.command(number)]) }
    }
    for number in 0..<3 {
      let done = try ledger.backUp(to: place)
      let path = folder.path + "/restored\(number)"
      #expect(try restore(done.path, to: path).root == done.root)
    }
    try await writer.value
    let log = try Checked(ledger)
    for backup in names(place) {
      let path = folder.path + "/\(backup)"
      #expect(try restore(place + "/" + backup, to: path).size <= log.lines.count)
      let restored = try Ledger.open(at: path, projectors: [], clock: june2020)
      let lines = try Checked(restored).lines
      #expect(lines == Array(log.lines.prefix(lines.count)))
    }
  }

  @Test func `each backup is a folder of its own, and the newest is restored from their place`()
    async throws
  {
    let (folder, ledger, place) = try await stage()
    let first = try ledger.backUp(to: place)
    _ = try await ledger.record([Donations.command(1)])
    let second = try ledger.backUp(to: place)
    #expect(names(place).count == 2 && first.count == 1 && second.count == 2)
    #expect(try RestoreSource(at: place, now: june2020()) == .backup(second.path))
    #expect(try RestoreSource(at: first.path, now: june2020()) == .backup(first.path))
    #expect(try restore(first.path, to: folder.path + "/old").size == first.size)
    // What sha256sum --check reads.
    let sums = try String(contentsOfFile: second.path + "/SHA256SUMS", encoding: .utf8)
    #expect(
      sums.split(separator: "\n").map { $0.dropFirst(66) } == [
        "checkpoint", "config", "key", "log/data.mdb", "people/dora/profile",
      ])
  }

  @Test func `a backup made while the clock was ahead is the newest only if it has more entries`()
    async throws
  {
    let (folder, ledger, place) = try await stage()
    let before = try ledger.backUp(to: place)
    _ = try await ledger.record([Donations.command(1)])
    let ahead = place + "/2100-01-01T00-00-00Z"
    try FileManager.default.moveItem(atPath: try ledger.backUp(to: place).path, toPath: ahead)
    #expect(before.path < ahead)
    #expect(try RestoreSource(at: place, now: june2020()) == .backup(ahead))
    let after = try ledger.backUp(to: place)
    #expect(try RestoreSource(at: place, now: june2020()) == .backup(after.path))
    #expect(Ledger.passedOver(in: place, for: after.path) == [])
    withExtendedLifetime(folder) {}
  }

  @Test func `a backup whose list was cut at the end of a line is none`() async throws {
    let (folder, ledger, place) = try await stage()
    let whole = try ledger.backUp(to: place)
    let cut = place + "/2031-01-01T00-00-00Z"
    try FileManager.default.copyItem(atPath: whole.path, toPath: cut)
    let sums = try String(contentsOfFile: cut + "/SHA256SUMS", encoding: .utf8)
    let lines = sums.split(separator: "\n").dropLast().map { $0 + "\n" }.joined()
    try Data(lines.utf8).write(to: URL(filePath: cut + "/SHA256SUMS"))
    #expect(try RestoreSource(at: place, now: june2020()) == .backup(whole.path))
    #expect(Ledger.passedOver(in: place, for: whole.path) == ["2031-01-01T00-00-00Z"])
    #expect(
      fault { _ = try restore(cut, to: folder.path + "/cut") }
        == .badCopy(path: cut, .changed("SHA256SUMS")))
    try FileManager.default.removeItem(atPath: cut + "/SHA256SUMS")
    #expect(Ledger.passedOver(in: place, for: whole.path) == ["2031-01-01T00-00-00Z"])
  }

  @Test func `a half-made backup is never taken for a whole one`() async throws {
    let (folder, ledger, place) = try await stage()
    let whole = try ledger.backUp(to: place)
    let half = place + "/2031-01-01T00-00-00Z"
    try FileManager.default.copyItem(atPath: whole.path, toPath: half)
    try FileManager.default.removeItem(atPath: half + "/SHA256SUMS")
    try FileManager.default.copyItem(atPath: whole.path, toPath: half + ".unfinished")
    #expect(try RestoreSource(at: place, now: june2020()) == .backup(whole.path))
    for path in [half, half + ".unfinished", folder.path + "/ledger"] {
      #expect(
        fault { _ = try RestoreSource(at: path, now: june2020()) }
          == .badCopy(path: path, .unfinished))
    }
    #expect(
      fault { _ = try RestoreSource(at: folder.path, now: june2020()) }
        == .badCopy(path: folder.path, .nothingThere))
  }

  @Test(arguments: ["", "no list of files\n", "\u{0}\u{0}"])
  func `a newer backup whose list of files is none is passed over, and named`(list: String)
    async throws
  {
    let (folder, ledger, place) = try await stage()
    let whole = try ledger.backUp(to: place)
    let newer = place + "/2031-01-01T00-00-00Z"
    try FileManager.default.copyItem(atPath: whole.path, toPath: newer)
    try Data(list.utf8).write(to: URL(filePath: newer + "/SHA256SUMS"))
    #expect(try RestoreSource(at: place, now: june2020()) == .backup(whole.path))
    #expect(Ledger.passedOver(in: place, for: whole.path) == ["2031-01-01T00-00-00Z"])
    #expect(Ledger.passedOver(in: place, for: newer) == [])
    #expect(throws: LedgerError.self) { try restore(newer, to: folder.path + "/restored") }
    #expect(try ledger.backUp(to: place).count == 2)
  }

  @Test func `what is being made is no leftover, and is not swept by another backup`() async throws
  {
    let (folder, ledger, place) = try await stage()
    defer { withExtendedLifetime(folder) {} }
    let making = try #require(
      try FolderInTheMaking.make(makeFolder(place) + "/2020-01-01T00-00-00Z.unfinished"))
    _ = try ledger.backUp(to: place)
    #expect(names(place).contains("2020-01-01T00-00-00Z.unfinished"))
    making.remove()
  }

  private func makeFolder(_ path: String) throws -> String {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  @Test(arguments: Array(0..<(isSoaking ? 40 : 3)) as [UInt64])
  func `a backup that was killed is none, and a later one sweeps up`(seed: UInt64) async throws {
    let (folder, place) = try await killed(seed)
    for (number, backup) in names(place).filter({ !$0.hasSuffix(".unfinished") }).enumerated() {
      #expect(try restore(place + "/" + backup, to: folder.path + "/r\(number)").size == 3)
    }
    let ledger = try Ledger.open(at: folder.path + "/ledger", projectors: [], clock: june2020)
    let done = try ledger.backUp(to: place)
    #expect(names(place).filter { $0.hasSuffix(".unfinished") } == [])
    #expect(try RestoreSource(at: place, now: june2020()) == .backup(done.path))
  }

  /// A place in which a process made one backup after the other until it was killed.
  private func killed(_ seed: UInt64) async throws -> (TemporaryFolder, String) {
    var chance = SeededGenerator(seed: seed)
    let life = Int.random(in: 0...150_000, using: &chance)
    let (folder, _, place) = try await stage()
    let path = folder.path + "/ledger"
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = path as String, place = place as String, life = life as Int] in
      let ledger = try Ledger.open(at: path, projectors: [], clock: june2020)
      let end = ContinuousClock.now + .microseconds(life)
      Thread.detachNewThread {
        while ContinuousClock.now < end {}
        kill(getpid(), SIGKILL)
      }
      for _ in 0..<90 { _ = try ledger.backUp(to: place) }
      while true {}
    }
    return (folder, place)
  }

  @Test func `a place in the ledger, a file and a folder without rights are refused`() async throws
  {
    let (folder, ledger, place) = try await stage()
    let inside = folder.path + "/ledger/views/../backups/deep"
    #expect(
      fault { _ = try ledger.backUp(to: inside) } == .badCopy(path: inside, .insideLedger))
    let link = folder.path + "/link"
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: folder.path + "/ledger")
    #expect(
      fault { _ = try ledger.backUp(to: link + "/x") }
        == .badCopy(path: link + "/x", .insideLedger))
    let file = folder.path + "/file"
    try Data().write(to: URL(filePath: file))
    #expect(
      fault { _ = try ledger.backUp(to: file + "/x") } == .badCopy(path: file, .notAFolder))
    #expect(names(place) == [])
  }

  @Test func `what is damaged in a backup is named, and nothing is left behind`() async throws {
    let (folder, ledger, place) = try await stage()
    let done = try ledger.backUp(to: place)
    let target = folder.path + "/restored"
    for name in ["config", "key", "checkpoint", "log/data.mdb", "people/dora/profile"] {
      let url = URL(filePath: done.path + "/" + name)
      let good = try Data(contentsOf: url)
      var bad = good
      bad[bad.count / 2] ^= 1
      try bad.write(to: url)
      #expect(
        fault { _ = try restore(done.path, to: target) }
          == .badCopy(path: done.path, .changed(name)))
      try FileManager.default.removeItem(at: url)
      #expect(
        fault { _ = try restore(done.path, to: target) }
          == .badCopy(path: done.path, .missing(name)))
      try good.write(to: url)
    }
    #expect(names(folder.path) == ["backups", "ledger"])
    #expect(try restore(done.path, to: target).size == done.size)
    #expect(fault { _ = try restore(done.path, to: target) } == .ledgerExists(path: target))
  }

  @Test func `a list of files that leads out of the backup is not followed`() async throws {
    let (folder, ledger, place) = try await stage()
    let done = try ledger.backUp(to: place)
    let list = URL(filePath: done.path + "/SHA256SUMS")
    let sums = try String(contentsOf: list, encoding: .utf8)
    for name in ["../key", "/etc/passwd", "people//x", "people/./x"] {
      try Data((sums + String(repeating: "0", count: 64) + "  \(name)\n").utf8).write(to: list)
      #expect(
        fault { _ = try restore(done.path, to: folder.path + "/restored") }
          == .badCopy(path: done.path, .changed("SHA256SUMS")))
    }
  }

  @Test func `a damaged log is not backed up, and the former backup stays`() async throws {
    let (folder, ledger, place) = try await stage()
    let former = try ledger.backUp(to: place)
    // A letter of an entry, changed under the ledger's hands.
    let url = URL(filePath: folder.path + "/ledger/log/data.mdb")
    let bytes = try Data(contentsOf: url)
    let words = Data("feuille".utf8)
    var start = bytes.startIndex
    while let found = bytes.range(of: words, in: start..<bytes.endIndex) {
      let file = try FileHandle(forUpdating: url)
      try file.seek(toOffset: UInt64(found.lowerBound))
      try file.write(contentsOf: Data("F".utf8))
      try file.close()
      start = found.upperBound
    }
    let error = fault { _ = try ledger.backUp(to: place) }
    guard case .flawed(folder.path + "/ledger", let problem)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect("\(problem)" == "2: altered: tile 0/0 has another hash")
    #expect(names(place) == [URL(filePath: former.path).lastPathComponent])
  }

  @Test func `a ledger that lost its key is backed up, and comes back with a new one`()
    async throws
  {
    let (folder, _, place) = try await stage()
    let path = folder.path + "/ledger"
    try FileManager.default.removeItem(atPath: path + "/key")
    let keyless = try Ledger.open(at: path, projectors: [], clock: june2020)
    let done = try keyless.backUp(to: place)
    let receipt = try restore(done.path, to: folder.path + "/restored")
    #expect(receipt.hasNewKey && receipt.root == done.root)
    let restored = try Ledger.open(
      at: folder.path + "/restored", projectors: [], clock: june2020)
    #expect(restored.verifierKey?.name == "coop.example/test")
  }
}

/// The lines of a log whose entries hash to its root.
private struct Checked {
  var lines: [[UInt8]] = []

  init(_ ledger: Ledger) throws {
    #expect(try ledger.verify().ok)
    var lines: [[UInt8]] = []
    try ledger.entries { _, line in
      lines.append((0..<line.count).map { line[$0] })
      return true
    }
    self.lines = lines
  }
}
