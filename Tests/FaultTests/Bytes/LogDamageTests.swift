import Bookkeeping
import Exchange
import Foundation
import MerkleLog
import Testing

/// Damage of the log's file is found, or is where nothing is: a thousand and more injections under
/// `make soak`, each by its seed.
@Suite struct LogDamageTests {
  /// What became of an injection.
  enum Outcome: Equatable {
    case detected(String)
    /// The bytes are not in use: everything reads as before.
    case harmless
    case silent(String)
  }

  @Test(arguments: Damage.allCases)
  func `damage of the log is told, or is where nothing is`(damage: Damage) async throws {
    let base = try await ByteBase.shared.value
    var tally = ["detected": 0, "harmless": 0]
    for seed in 0..<UInt64(ByteBase.isSoaking ? 400 : 6) {
      var chance = SeededChance(seed: seed &* 1000 &+ UInt64(damage.rawValue.utf8.count))
      var bytes = base.log
      let what = damage.apply(to: &bytes, older: base.older, &chance)
      switch try outcome(of: bytes, base) {
      case .detected: tally["detected", default: 0] += 1
      case .harmless: tally["harmless", default: 0] += 1
      case .silent(let how): Issue.record("\(damage) seed \(seed), \(what): \(how)")
      }
    }
    if ByteBase.isSoaking { print("damaged bytes, log, \(damage): \(tally)") }
  }

  private func outcome(of bytes: [UInt8], _ base: ByteBase) throws -> Outcome {
    try base.withCopy(log: bytes) { path in
      let check: Bookkeeping.Verification
      do throws(LedgerError) { check = try Ledger.verify(at: path) } catch {
        if case .noLedger = error { return .silent("\(error)") }
        return error.exitStatus == 74 ? .detected("\(error)") : .silent("\(error)")
      }
      guard check.ok else { return .detected("\(check.problems)") }
      if let difference = try difference(path, base) { return .silent(difference) }
      return .harmless
    }
  }

  /// What reads otherwise than it did, if anything does.
  private func difference(_ path: String, _ base: ByteBase) throws -> String? {
    let ledger = try Ledger.open(at: path, projectors: [], clock: ByteBase.clock)
    if "\(try ledger.status().root)" != base.root { return "another root" }
    var lines: [[UInt8]] = []
    try ledger.entries { _, line in
      lines.append((0..<line.count).map { line[$0] })
      return true
    }
    if lines != base.lines { return "other entries" }
    for (position, id) in base.ids.enumerated() {
      guard let found = try ledger.entry(id), found.position == UInt64(position),
        found.line == base.lines[position]
      else { return "\(id) leads elsewhere" }
    }
    for id in [base.ids[0], base.ids[255], base.ids[256], base.ids[base.ids.count - 1]] {
      guard let proof = try ledger.proof(of: id), let key = ledger.verifierKey,
        (try? proof.verify(leaf: .leaf(of: proof.extra ?? []), key: key)) != nil
      else { return "the proof of \(id) does not hold" }
    }
    return nil
  }

  @Test func `a broken page is told with the entries it hides, and the rest is looked at`()
    async throws
  {
    let base = try await ByteBase.shared.value
    let place = try #require(base.log.firstRange(of: base.lines[100])).lowerBound
    let page = place / Damage.pageByteCount
    var bytes = base.log
    bytes[page * Damage.pageByteCount + 10] = 7  // no kind of page
    // An entry far from there is altered too.
    bytes[try #require(bytes.firstRange(of: base.lines[300])).lowerBound + 20] ^= 1
    let check = try base.withCopy(log: bytes) { try Ledger.verify(at: $0) }
    let hidden = try #require(check.problems.first { $0.kind == .page })
    #expect(hidden.positions?.contains(100) == true)
    #expect((hidden.positions?.count ?? 0) < 40)
    #expect(hidden.what.contains("page \(page)"))
    let altered = try #require(check.problems.first { $0.kind == .altered })
    #expect(altered.positions == 300...300)
    #expect(check.problems.count == 2, "\(check.problems)")
  }

  @Test func `a damaged tile is told apart from a damaged entry`() async throws {
    let base = try await ByteBase.shared.value
    var bytes = base.log
    let leaf = Hash.leaf(of: base.lines[7]).bytes
    bytes[try #require(bytes.firstRange(of: leaf)).lowerBound] ^= 0x40
    let check = try base.withCopy(log: bytes) { try Ledger.verify(at: $0) }
    #expect(check.problems.map(\.kind) == [.tile], "\(check.problems)")
    #expect(check.root.description == base.root)
  }

  @Test func `an id that leads to another entry is told`() async throws {
    let base = try await ByteBase.shared.value
    let id = base.ids[50]
    var bytes = base.log
    // Behind the id, in the index: its position in eight bytes.
    var count = 0
    for range in bytes.ranges(of: Array(id.description.utf8) + [0, 0, 0, 0, 0, 0, 0, 50]) {
      bytes[range.upperBound - 1] = 51
      count += 1
    }
    #expect(count > 0)
    let check = try base.withCopy(log: bytes) { try Ledger.verify(at: $0) }
    #expect(check.problems.map(\.kind) == [.index, .index], "\(check.problems)")
    #expect(check.problems.compactMap(\.positions) == [51...51, 50...50])
  }

  /// The ledger's clock goes on from that time, so that an impossible one would stop every writer.
  @Test(arguments: [0x7F, 0xFF] as [UInt8])
  func `a head with an impossible time is told`(byte: UInt8) async throws {
    let base = try await ByteBase.shared.value
    var bytes = base.log
    var count = 0
    for range in bytes.ranges(of: [4, 0] + Array("head".utf8)) {
      bytes[range.upperBound] = byte
      count += 1
    }
    #expect(count > 0)
    try base.withCopy(log: bytes) { path in
      let found = try Ledger.verify(at: path).problems
      #expect(found.contains { $0.kind == .head })
      do throws(LedgerError) {
        _ = try Ledger.open(at: path, projectors: [], clock: ByteBase.clock)
        Issue.record("it opened")
      } catch { #expect(error.exitStatus == 74) }
    }
  }
}
