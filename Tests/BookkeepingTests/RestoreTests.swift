import Bookkeeping
import Exchange
import Foundation
import MerkleLog
import People
import Synchronization
import Testing

/// A log comes back from what was published of it, and what a backup lacks is taken or named.
@Suite struct RestoreTests {
  /// A ledger of so many donations, published, with a backup made after some of them.
  private struct Scene: Sendable {
    let folder = TemporaryFolder()
    var ledger: Ledger
    var backup: BackupReceipt
    var site: String { folder.path + "/site" }
    var target: String { folder.path + "/restored" }

    init(before: Int, after: Int) async throws {
      let path = folder.path + "/ledger"
      try FileManager.default.createDirectory(
        atPath: folder.path, withIntermediateDirectories: true)
      let settings = LedgerSettings(origin: "coop.example/test", coop: AgentID("coop"))
      try await Ledger.create(at: path, settings: settings, coopName: "Coop", clock: june2020)
      ledger = try Ledger.open(at: path, projectors: allProjectors, clock: june2020)
      _ = try await ledger.take(
        #"{"agent":"dora","agentType":"organization","category":"company","id":"a1","kind":"agentRegistered","tracked":false}"#,
        #"{"id":"i1","item":"sheet","kind":"itemDefined","labels":{"fr":"feuille"},"unit":"one"}"#)
      _ = try await ledger.record((0..<before).map(Donations.command), settles: false)
      backup = try ledger.backUp(to: folder.path + "/backups")
      _ = try await ledger.record((before..<before + after).map(Donations.command))
      _ = try ledger.publish(to: folder.path + "/site")
    }

    func restorePublished(_ proof: RestoreProof = RestoreProof()) throws -> RestoreReceipt {
      try Ledger.restore(
        published: site, to: target, projectors: allProjectors, clock: june2020, proof: proof)
    }

    func restoreBackup(_ proof: RestoreProof) throws -> RestoreReceipt {
      try Ledger.restore(
        backup: backup.path, to: target, projectors: allProjectors, clock: june2020, proof: proof)
    }

    func open() throws -> Ledger {
      try Ledger.open(at: target, projectors: allProjectors, clock: june2020)
    }

    func fault(_ body: () throws -> Void) -> LedgerError? {
      do {
        try body()
        return nil
      } catch { return error as? LedgerError }
    }

    var left: [String] {
      ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    }
  }

  @Test(arguments: [0, 252, 253, 254, 600])
  func `a log comes back from its bundles with the root that was signed`(count: Int) async throws {
    let scene = try await Scene(before: count, after: 1)
    #expect(try RestoreSource(at: scene.site, now: june2020()) == .published(scene.site))
    let receipt = try scene.restorePublished(RestoreProof(key: scene.ledger.verifierKey))
    #expect(receipt.root == (try scene.ledger.status().root) && receipt.hasNewKey)
    let restored = try scene.open()
    #expect(try Answers(restored) == (try Answers(scene.ledger)))
    #expect(restored.settings.origin == scene.ledger.settings.origin)
    #expect(restored.verifierKey != scene.ledger.verifierKey)
  }

  @Test func `what is damaged in a published log is named, and nothing is left behind`()
    async throws
  {
    let scene = try await Scene(before: 300, after: 1)
    let last = "tile/entries/001.p/48"
    for name in ["tile/entries/000", last] {
      let url = URL(filePath: scene.site + "/" + name)
      let good = try Data(contentsOf: url)
      for place in [0, 7, good.count / 2] {
        var bad = good
        bad[place] ^= 1
        try bad.write(to: url)
        #expect(
          scene.fault { _ = try scene.restorePublished() }
            == .badCopy(path: scene.site, .changed(name)))
      }
      try FileManager.default.removeItem(at: url)
      #expect(
        scene.fault { _ = try scene.restorePublished() }
          == .badCopy(
            path: scene.site, .missing(name == last ? name : "tile/entries/000")))
      try good.write(to: url)
    }
    // Without its tile a changed bundle is known by the head alone.
    let url = URL(filePath: scene.site + "/" + last)
    var bad = try Data(contentsOf: url)
    bad[9] ^= 1
    try bad.write(to: url)
    try FileManager.default.removeItem(atPath: scene.site + "/tile/0/001.p/48")
    guard case .badCopy(_, .otherHead)? = scene.fault({ _ = try scene.restorePublished() }) else {
      Issue.record("a changed bundle was taken")
      return
    }
    try FileManager.default.removeItem(atPath: scene.site + "/checkpoint")
    #expect(
      scene.fault { _ = try RestoreSource(at: scene.site, now: june2020()) }
        == .badCopy(path: scene.site, .missing("checkpoint")))
    #expect(scene.left == ["backups", "ledger", "site"])
  }

  @Test func `a head that another key signed is refused`() async throws {
    let scene = try await Scene(before: 1, after: 1)
    let other = try SigningKey(name: "coop.example/test", seed: Array(0..<32)).verifierKey
    let expected = LedgerError.badCopy(path: scene.site, .otherSignature)
    #expect(scene.fault { _ = try scene.restorePublished(RestoreProof(key: other)) } == expected)
    #expect(
      scene.fault { _ = try scene.restoreBackup(RestoreProof(key: other)) }
        == .badCopy(path: scene.backup.path, .otherSignature))
    try Data("\(other)\n".utf8).write(to: URL(filePath: scene.site + "/key"))
    #expect(scene.fault { _ = try scene.restorePublished() } == expected)
    #expect(scene.left == ["backups", "ledger", "site"])
  }

  @Test(arguments: [1, 300])
  func `what a backup lacks is taken from the published log`(count: Int) async throws {
    let scene = try await Scene(before: 2, after: count)
    let receipt = try scene.restoreBackup(RestoreProof(published: scene.site))
    #expect(receipt.completed == count && receipt.missing == 0)
    #expect(receipt.root == (try scene.ledger.status().root))
    let restored = try scene.open()
    #expect(try Answers(restored) == (try Answers(scene.ledger)))
    #expect(restored.verifierKey == scene.ledger.verifierKey)
    // The same key goes on where it signed last: the published folder takes what comes.
    _ = try await restored.record([Donations.command(5_000)])
    #expect(try restored.publish(to: scene.site).added == 1)
  }

  @Test func `whoever was forgotten since the backup was made is forgotten in what is restored`()
    async throws
  {
    let scene = try await Scene(before: 1, after: 1)
    let (coop, person) = (AgentID("coop"), AgentID("p-1"))
    _ = try await scene.ledger.take(
      #"{"agent":"p-1","agentType":"person","category":"citizen","id":"a-p1","kind":"agentRegistered","tracked":false}"#
    )
    try scene.ledger.people.change(person, by: coop) { record in
      record.name = "Prénom Exemple"
      return ["name"]
    }
    try scene.ledger.people.change(AgentID("p-2"), by: coop) { record in
      record.notes.append(.init(written: "2020-06-01", by: "coop", text: "M. Exemple"))
      return ["note"]
    }
    let backup = try scene.ledger.backUp(to: scene.folder.path + "/backups")
    _ = try await scene.ledger.erase(person, reason: "demande", by: coop)
    _ = try scene.ledger.publish(to: scene.site)
    func restored(_ proof: RestoreProof) throws -> String? {
      try? FileManager.default.removeItem(atPath: scene.target)
      let receipt = try Ledger.restore(
        backup: backup.path, to: scene.target, projectors: [], clock: june2020, proof: proof)
      // What may speak of the person is named before nothing can find it any more.
      let places = receipt.forgottenAgain.map { "\($0.agent) \($0.doubtful.map(\.place))" }
      #expect(places == (proof.published == nil ? [] : ["p-1 [p-2/note/1]"]))
      return try scene.open().people.record(of: person, by: coop)?.name
    }
    #expect(try restored(RestoreProof()) == "Prénom Exemple")
    #expect(try restored(RestoreProof(published: scene.site)) == nil)
  }

  @Test func `what is missing is counted where only a signed head was kept`() async throws {
    let scene = try await Scene(before: 2, after: 3)
    let head = scene.site + "/checkpoint"
    let receipt = try scene.restoreBackup(RestoreProof(published: head))
    #expect(receipt.missing == 3 && receipt.completed == 0 && receipt.size == scene.backup.size)
    try FileManager.default.removeItem(atPath: scene.target)
    // A head that the backup reaches is held against it.
    let restored = try scene.restoreBackup(
      RestoreProof(published: scene.backup.path + "/checkpoint"))
    #expect(restored.missing == 0)
  }

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

  @Test func `a published log that is not the one of the backup completes nothing`() async throws {
    let (scene, other) = (
      try await Scene(before: 2, after: 1), try await Scene(before: 3, after: 4)
    )
    // Even signed by the same key: a fork.
    let fork = other.folder.path + "/fork"
    try FileManager.default.copyItem(atPath: scene.backup.path + "/key", toPath: fork)
    let path = other.folder.path + "/ledger/key"
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.moveItem(atPath: fork, toPath: path)
    try FileManager.default.removeItem(atPath: other.folder.path + "/ledger/checkpoint")
    let forked = other.folder.path + "/forked"
    try FileManager.default.copyItem(atPath: other.folder.path + "/ledger", toPath: forked)
    let site = other.folder.path + "/forked-site"
    _ = try Ledger.open(at: forked, projectors: [], clock: june2020).publish(to: site)
    let error = scene.fault { _ = try scene.restoreBackup(RestoreProof(published: site)) }
    guard case .badCopy(scene.backup.path, .wentOn(site, parting: _))? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(scene.left == ["backups", "ledger", "site"])
  }

  @Test func `a root that was kept decides whatever is restored`() async throws {
    let scene = try await Scene(before: 1, after: 1)
    let wrong = RestoreProof(root: "\(Hash.emptyRoot)")
    for error in [
      scene.fault { _ = try scene.restorePublished(wrong) },
      scene.fault { _ = try scene.restoreBackup(wrong) },
    ] {
      guard case .otherRoot? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
    #expect(
      try scene.restoreBackup(RestoreProof(root: "\(scene.backup.root)")).size
        == scene.backup.size)
  }
}
