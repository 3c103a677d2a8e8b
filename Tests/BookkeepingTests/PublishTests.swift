import Bookkeeping
import Exchange
import Foundation
import MerkleLog
import Testing

/// A published folder, read as a stranger's tool reads it from any web server.
private struct PublishedFolder: HashReader {
  let path: String

  func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: path + "/" + name)))
  }

  func tile(_ id: TileID, width: Int) throws(MerkleError) -> [UInt8] {
    do { return try bytes(id.path(width: width)) } catch {
      throw .tileUnavailable(id, width: width, because: "\(error)")
    }
  }

  /// The signed head, its key being the one in the folder.
  func head() throws -> Checkpoint {
    let key = try VerifierKey(
      parsing: String(decoding: try bytes("key"), as: UTF8.self).filter { $0 != "\n" })
    return try Checkpoint(opening: Note(parsing: try bytes("checkpoint")), key: key)
  }

  /// Every entry, by the bundles.
  func entries(_ size: UInt64) throws -> [[UInt8]] {
    var all: [[UInt8]] = []
    var start: UInt64 = 0
    while start < size {
      let width = Int(min(256, size - start))
      let bundle = try EntryBundle(
        parsing: bytes(EntryBundle.path(index: start / 256, width: width)))
      #expect(bundle.count == width)
      all += bundle.map { Array($0) }
      start += 256
    }
    return all
  }
}

@Suite struct PublishTests {
  private func add(_ range: Range<Int>, to ledger: Ledger) async throws {
    let acts = range.map { number in
      var act = Event(
        id: EventID("a-\(number)")!, kind: .agentRegistered, occurredAt: Timestamp("2020-04-01")!)
      act.set(.agent, identifier: AgentID("agent\(number)").number)
      act.set(.agentType, .text("organization"))
      act.set(.category, identifier: Term("company").number)
      act.set(.tracked, false)
      return Command(act)
    }
    _ = try await ledger.record(acts, settles: false)
  }

  private func check(_ site: PublishedFolder, size: UInt64, _ ledger: Ledger) throws {
    let (head, root) = (try site.head(), try ledger.status().root)
    #expect(head.size == size && head.root == root)
    #expect(try site.root(size: size) == head.root)
    let leaves = try site.entries(size).map { Hash.leaf(of: $0) }
    #expect(TileMemory(leaves: leaves).frontier.root == head.root)
  }

  @Test(arguments: ["tile/entries/000", "tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1"])
  func `what is gone or changed of what was published is put right, and named`(name: String)
    async throws
  {
    let place = TemporaryFolder()
    let ledger = try await Ledger.fresh(place)
    try await add(0..<(300 - Int(try ledger.status().size)), to: ledger)
    let (folder, site) = (place.site, PublishedFolder(path: place.site))
    _ = try ledger.publish(to: folder)
    let file = URL(filePath: folder + "/" + name)
    var changed = try Data(contentsOf: file)
    changed[changed.count / 2] ^= 1
    for bytes in [nil, Data(), changed] {
      try FileManager.default.removeItem(at: file)
      try bytes?.write(to: file)
      let again = try ledger.publish(to: folder)
      #expect(again.added == 0 && again.size == 300 && again.mended == [name])
      #expect(try ledger.publish(to: folder).mended.isEmpty)
      try check(site, size: 300, ledger)
    }
  }

  @Test func `what is published grows with the log, and every head in it holds`() async throws {
    let place = TemporaryFolder()
    let ledger = try await Ledger.fresh(place)
    let folder = place.site
    let site = PublishedFolder(path: folder)
    var number = 0
    var former: Checkpoint?
    for count in [1, 5, 249, 1, 300, 0] {
      try await add(number..<number + count, to: ledger)
      number += count
      let size = try ledger.status().size
      let done = try ledger.publish(to: folder)
      #expect(done.size == size)
      #expect(done.added == size - (former?.size ?? 0))
      try check(site, size: size, ledger)
      if let former {
        let proof = try site.consistencyProof(from: former.size, to: size)
        try proof.verify(oldRoot: former.root, newRoot: try site.head().root)
      }
      former = try site.head()
    }
    // New entries cost their own files, whatever the log's size.
    try await add(number..<number + 1, to: ledger)
    #expect(try ledger.publish(to: folder).files <= 6)
  }

  @Test func `every act is proved from the published files alone, around the edges of a tile`()
    async throws
  {
    let place = TemporaryFolder()
    let ledger = try await Ledger.fresh(place)
    let site = PublishedFolder(path: place.site)
    var number = 0
    for size in [1, 2, 255, 256, 257] {
      try await add(number..<size - 1, to: ledger)
      number = size - 1
      _ = try ledger.publish(to: site.path)
      let head = try site.head()
      #expect(head.size == UInt64(size))
      for (index, entry) in try site.entries(head.size).enumerated() {
        let proof = try site.inclusionProof(index: UInt64(index), size: head.size)
        try proof.verify(leaf: .leaf(of: entry), root: head.root)
        #expect(throws: MerkleError.self) {
          try proof.verify(leaf: .leaf(of: entry + [0x20]), root: head.root)
        }
      }
    }
  }

  @Test func `a publication that was cut short is taken up again`() async throws {
    let place = TemporaryFolder()
    let ledger = try await Ledger.fresh(place)
    let folder = place.site
    try await add(0..<300, to: ledger)
    _ = try ledger.publish(to: folder)
    let old = try Data(contentsOf: URL(filePath: folder + "/checkpoint"))
    try await add(300..<600, to: ledger)
    _ = try ledger.publish(to: folder)
    // As after a crash before the head was written: all files are new, the head is old.
    try old.write(to: URL(filePath: folder + "/checkpoint"))
    let site = PublishedFolder(path: folder)
    let head = try site.head()
    #expect(try site.root(size: head.size) == head.root)
    _ = try ledger.publish(to: folder)
    try check(site, size: try ledger.status().size, ledger)
  }

  @Test func `a folder with another log is not written over`() async throws {
    let (place, elsewhere) = (TemporaryFolder(), TemporaryFolder())
    let (one, other) = (try await Ledger.fresh(place), try await Ledger.fresh(elsewhere))
    let folder = place.site
    _ = try one.publish(to: folder)
    #expect(throws: LedgerError.self) { try other.publish(to: folder) }
    _ = try one.publish(to: folder)
  }
}
