import Bookkeeping
import Exchange
import Foundation
import MerkleLog
import People
import Synchronization
import Testing

/// A ledger that lacks what was published of it, or went another way: it takes nothing until that is decided.
@Suite struct LackingEntriesTests {
  private typealias Scene = RestoreScene

  @Test func `a ledger that lacks published entries takes nothing until they are there`()
    async throws
  {
    let scene = try await Scene(before: 2, after: 3)
    _ = try scene.restoreBackup(RestoreProof(published: scene.site + "/checkpoint"))
    let missing = MissingEntries(size: scene.backup.size, published: scene.backup.size + 3)
    let refused = LedgerError.entriesMissing(missing, published: nil)
    do {
      let ledger = try scene.open()
      #expect(try ledger.standing() == .lacking(missing))
      let act = Array(
        #"{"agent":"x","agentType":"organization","category":"company","id":"ax","kind":"agentRegistered","tracked":false}"#
          .utf8)
      await #expect(throws: refused) { try await ledger.importLines(act) }
      #expect(try await ledger.importLines(act, dryRun: true).accepted == 1)
      #expect(scene.fault { try ledger.checkClock(trusting: true) } == refused)
      let site = scene.folder.path + "/other-site"
      #expect(scene.fault { _ = try ledger.publish(to: site) } == refused)
      #expect(scene.fault { _ = try ledger.takeIn(cosigned: []) } == refused)
      // Looking, and keeping what there is, goes on; a backup has the mark with it.
      #expect(try ledger.verify().ok && ledger.status().size == missing.size)
      _ = try ledger.report("inventory")
      let backup = try ledger.backUp(to: scene.folder.path + "/later")
      let again = scene.folder.path + "/again"
      let receipt = try Ledger.restore(
        backup: backup.path, to: again, projectors: [], clock: june2020)
      #expect(receipt.missing == 3)
      // With what was published it is whole, in place.
      let brought = try ledger.bringIn(published: scene.site)
      #expect(brought.completed == 3 && brought.missing == 0)
      #expect(try ledger.standing() == .whole)
      #expect(try await ledger.importLines(act).accepted == 1)
      #expect(try ledger.publish(to: scene.site).size == missing.published + 1)
    }
    // Nobody has them any more.
    let other = try Ledger.open(
      at: scene.folder.path + "/again", projectors: [], clock: june2020)
    #expect(try other.acceptLoss() == missing)
    #expect(try other.standing() == .whole && other.acceptLoss() == nil)
    #expect(FileManager.default.fileExists(atPath: scene.folder.path + "/again/lost"))
    let ahead = scene.fault { _ = try other.publish(to: scene.site) }
    guard case .entriesMissing(_, published: _?)? = ahead else {
      Issue.record("\(String(describing: ahead))")
      return
    }
  }

  /// An act for a ledger that lacks some.
  private static let act = Array(
    #"{"agent":"x","agentType":"organization","category":"company","id":"ax","kind":"agentRegistered","tracked":false}"#
      .utf8)

  @Test(arguments: ["publish", "bring in what is damaged"])
  func `a ledger that once met what it lacks takes nothing more`(way: String) async throws {
    let scene = try await Scene(before: 2, after: 3)
    _ = try scene.restoreBackup(RestoreProof())
    let ledger = try scene.open()
    if way == "publish" {
      #expect(scene.fault { _ = try ledger.publish(to: scene.site) } != nil)
    } else {
      try FileManager.default.removeItem(atPath: scene.site + "/tile/entries")
      #expect(scene.fault { _ = try ledger.bringIn(published: scene.site) } != nil)
    }
    let missing = MissingEntries(size: scene.backup.size, published: scene.backup.size + 3)
    await #expect(throws: LedgerError.entriesMissing(missing, published: nil)) {
      try await ledger.importLines(Self.act)
    }
  }

  @Test func `a writer that comes in between while a publication is read is told of at once`()
    async throws
  {
    let scene = try await Scene(before: 2, after: 3)
    _ = try scene.restoreBackup(RestoreProof())
    let ledger = try scene.open()
    let (mark, start) = (scene.target + "/missing", scene.backup.size)
    let outcome = await Self.apart {
      var isFirst = true
      return scene.fault {
        _ = try ledger.bringIn(published: scene.site) { done, count in
          guard isFirst, done == 0, count == 3 else { return }
          isFirst = false
          // Writers are stopped by now, save one who had looked before.
          #expect(
            Self.record(in: ledger)
              == .entriesMissing(MissingEntries(size: start, published: start + 3), published: nil))
          try? FileManager.default.removeItem(atPath: mark)
          #expect(Self.record(in: ledger) == nil)
        }
      }
    }
    guard case .astray(_, let astray, _)? = outcome else {
      Issue.record("\(String(describing: outcome))")
      return
    }
    #expect(astray.parting == start && astray.own.map(\.id) == ["ax"])
  }

  /// Runs what waits on a thread of its own.
  private static func apart<R: Sendable>(_ body: @escaping @Sendable () -> R) async -> R {
    await withCheckedContinuation { found in
      Thread { found.resume(returning: body()) }.start()
    }
  }

  /// Records an act, and waits for it.
  private static func record(in ledger: Ledger) -> LedgerError? {
    final class Outcome: Sendable { let error = Mutex<LedgerError?>(nil) }
    let (outcome, done) = (Outcome(), DispatchSemaphore(value: 0))
    Task.detached {
      do throws(LedgerError) { _ = try await ledger.importLines(act) } catch {
        outcome.error.withLock { $0 = error }
      }
      done.signal()
    }
    done.wait()
    return outcome.error.withLock { $0 }
  }

  @Test func `a ledger that went on without what it lacks is told as that`() async throws {
    let scene = try await Scene(before: 2, after: 3)
    _ = try scene.restoreBackup(RestoreProof(published: scene.site + "/checkpoint"))
    // A former program does not know the mark.
    let (mark, aside) = (scene.target + "/missing", scene.folder.path + "/aside")
    try FileManager.default.moveItem(atPath: mark, toPath: aside)
    do {
      let ledger = try scene.open()
      _ = try await ledger.record((100..<104).map(Donations.command))
    }
    try FileManager.default.moveItem(atPath: aside, toPath: mark)
    let ledger = try scene.open()
    // Of a head alone nobody knows from where on: the publication tells, and that is kept.
    let published = scene.backup.size + 3
    let blind = Astray(size: scene.backup.size + 4, published: published)
    #expect(try ledger.standing() == .astray(blind))
    let own = (0..<4).map { index in
      Astray.Entry(position: scene.backup.size + index, id: "k\(100 + index)")
    }
    let astray = Astray(
      size: blind.size, published: published, parting: scene.backup.size, own: own)
    #expect(
      scene.fault { _ = try ledger.bringIn(published: scene.site) }
        == .astray(path: scene.target, astray, published: scene.site))
    await #expect(throws: LedgerError.astray(path: scene.target, astray, published: nil)) {
      try await ledger.importLines(Self.act)
    }
    #expect(try ledger.acceptLoss()?.count == 3)
    #expect(
      scene.fault { _ = try ledger.publish(to: scene.site) } == .lossAccepted(published: scene.site)
    )
    #expect(try await ledger.importLines(Self.act).accepted == 1)
  }

  @Test(arguments: [1, 3, 5], ["publish", "bring in"])
  func `what was recorded beside a publication is named by whoever meets it`(
    count: Int, way: String
  ) async throws {
    let scene = try await Scene(before: 2, after: 3)
    _ = try scene.restoreBackup(RestoreProof())
    let ledger = try scene.open()
    _ = try await ledger.record((100..<100 + count).map(Donations.command))
    func meet() -> LedgerError? {
      scene.fault {
        if way == "publish" {
          _ = try ledger.publish(to: scene.site)
        } else {
          _ = try ledger.bringIn(published: scene.site)
        }
      }
    }
    guard case .astray(_, let astray, _)? = meet() else {
      Issue.record("\(String(describing: meet()))")
      return
    }
    #expect(astray.parting == scene.backup.size && astray.ownCount == UInt64(count))
    #expect(astray.own.map(\.id) == (100..<100 + count).map { "k\($0)" })
    // Everybody says the same from then on, until the loss is accepted; then the folder is another's.
    #expect(try ledger.standing() == .astray(astray))
    #expect(try ledger.acceptLoss()?.count == 3)
    for _ in 0..<2 { #expect(meet() == .lossAccepted(published: scene.site)) }
    #expect(try ledger.standing() == .whole)
    #expect(try await ledger.importLines(Self.act).accepted == 1)
  }

  @Test func `what was given up is not asked for again`() async throws {
    let scene = try await Scene(before: 2, after: 3)
    _ = try scene.restoreBackup(RestoreProof(published: scene.site + "/checkpoint"))
    let ledger = try scene.open()
    #expect(try ledger.acceptLoss()?.count == 3)
    #expect(
      scene.fault { _ = try ledger.publish(to: scene.site) }
        == .lossAccepted(published: scene.site))
    #expect(try ledger.standing() == .whole)
    #expect(try ledger.publish(to: scene.folder.path + "/other-site").size == scene.backup.size)
  }

  @Test func `a publication of another ledger leaves no mark`() async throws {
    let (scene, other) = (
      try await Scene(before: 2, after: 1), try await Scene(before: 3, after: 4)
    )
    let key = try #require(other.ledger.verifierKey)
    guard
      case .disagrees? = scene.fault({
        _ = try scene.ledger.bringIn(published: other.site, key: key)
      })
    else {
      Issue.record("the other log was taken")
      return
    }
    #expect(try scene.ledger.standing() == .whole)
  }

  @Test func `a mark of what is there by now goes by itself`() async throws {
    let scene = try await Scene(before: 2, after: 3)
    _ = try scene.restoreBackup(RestoreProof(published: scene.site + "/checkpoint"))
    let bytes = try Data(contentsOf: URL(filePath: scene.target + "/missing"))
    let ledger = try scene.open()
    _ = try ledger.bringIn(published: scene.site)
    try bytes.write(to: URL(filePath: scene.target + "/missing"))
    #expect(try ledger.standing() == .whole)
    #expect(try await ledger.importLines(Self.act).accepted == 1)
    #expect(!FileManager.default.fileExists(atPath: scene.target + "/missing"))
  }

  @Test func `an archive that a kept head goes beyond is marked too`() async throws {
    let scene = try await Scene(before: 2, after: 3)
    var lines: [UInt8] = []
    try scene.ledger.entries(to: scene.backup.size) { _, line in
      for index in 0..<line.count { lines.append(line[index]) }
      lines.append(UInt8(ascii: "\n"))
      return true
    }
    let receipt = try Ledger.restore(
      lines, to: scene.target, projectors: [], clock: june2020, origin: "coop.example/test",
      proof: RestoreProof(published: scene.site + "/checkpoint"))
    #expect(receipt.missing == 3)
    #expect(try scene.open().standing().loss?.count == 3)
  }
}
