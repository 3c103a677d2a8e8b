import Bookkeeping
import Exchange
import Foundation
import MerkleLog
import People
import Testing

/// A log comes back from what was published of it, and what a backup lacks is taken or named.
@Suite struct RestoreTests {
  private typealias Scene = RestoreScene

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
