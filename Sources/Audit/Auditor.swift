import EventCodec
public import Exchange
public import MerkleLog

/// Checks the evidence against a key and against the heads that were kept from before.
public struct Auditor {
  let evidence: Evidence
  let key: VerifierKey?
  /// Heads that the auditor kept, as bytes of notes.
  private let kept: [[UInt8]]
  let asked: AskedQuorum?

  /// - Parameters:
  ///   - key: the log's verifier key, received by another way than the evidence; without one
  ///     nobody's word stands for the head.
  ///   - kept: heads from before, as bytes of notes.
  ///   - quorum: whose cosignatures are wanted; needs `key`.
  public init(
    _ evidence: Evidence, key: VerifierKey?, kept: [[UInt8]] = [], quorum: AskedQuorum? = nil
  ) {
    self.evidence = evidence
    self.key = key
    self.kept = kept
    asked = quorum
  }

  /// Something that is not as it must be.
  public enum Finding: Equatable, Sendable {
    /// The head is not signed by the key.
    case signature(MerkleError)
    /// A head that was kept is not signed by the key, but by these as it says itself: whoever kept it is told
    /// which, and it says nothing against this log, whether or not its entries are the beginning of it (nil where
    /// they are not compared).
    case kept(MerkleError, origin: String, signers: [String], isBeginning: Bool?)
    /// Fewer or more entries than the head counts.
    case count(expected: UInt64, found: UInt64)
    case root(expected: Hash, computed: Hash)
    /// A published tile says something else than the entries.
    case tile(String)
    /// A tile that must be there is not, or cannot be had.
    case missing(String)
    /// The log does not begin with what a kept head signs.
    case rewritten(size: UInt64, expected: Hash, computed: Hash?)
    /// There are fewer entries than a kept head signs: an older copy, or entries were taken away.
    case shorter(kept: UInt64, found: UInt64)
    /// A line that is not as the ledger writes it.
    case line(UInt64, RefusalReason)
    /// A line that bears another place than its own, or a time that the lines before it do not leave
    /// open.
    case order(UInt64)
    /// A line by a known witness does not hold.
    case witness(MerkleError)
    /// Fewer witnesses than wanted signed any one head of this log.
    case quorum(wanted: Int, found: Int, of: Int)
  }

  /// What was found.
  public struct Result: Sendable {
    public var size: UInt64
    /// Entries that were checked another time, and not fetched now.
    public var start: UInt64
    /// The root over the entries, computed here.
    public var root: Hash
    /// The head that the evidence brought, when its signature holds.
    public var head: Checkpoint?
    /// Entries behind those that the head signs, in an exported file: nobody answers for them yet.
    public var unsigned: UInt64 { head.map { size > $0.size ? size - $0.size : 0 } ?? 0 }
    /// The head that enough witnesses signed.
    public var witnessed: WitnessedHead?
    public var findings: [Finding]

    public var ok: Bool { findings.isEmpty }

    /// Whether all that was found is that kept heads are of another key, or of another log.
    public var isOnlyKeptOtherwise: Bool {
      !ok && findings.allSatisfy { if case .kept = $0 { true } else { false } }
    }

    /// Whether all that was found is that there are fewer entries than a kept head signs.
    public var isOnlyShorter: Bool {
      !ok && findings.allSatisfy { if case .shorter = $0 { true } else { false } }
    }

    /// Whether the log is the one that was signed, and all that was found are entries that a newer program
    /// wrote: there is nothing to account for, and this program cannot judge them.
    public var isOfNewerProgram: Bool {
      head != nil && !findings.isEmpty && findings.allSatisfy(\.isOfNewerProgram)
    }
  }

  /// Findings beyond which no more are listed.
  private static let findingCount = 100

  public func run() -> Result {
    var tree = GrowingTree(evidence.base)
    var findings: [Finding] = []
    let old = kept.map(keptHead)
    let witnessed = witnessedHeads(&findings)
    var head: Checkpoint?
    if key != nil, let bytes = evidence.head {
      do throws(MerkleError) { head = try opened(bytes) } catch {
        findings.append(.signature(error))
      }
    }
    tree.grow(
      by: evidence,
      notingRootsAt: (old.compactMap(\.head) + witnessed.map(\.checkpoint)
        + [head].compactMap(\.self))
        .map(\.size))
    if let head { findings += compare(head, with: tree) }
    findings += old.flatMap { compareKept($0, tree) }
    for kept in witnessed.map(\.checkpoint) { findings += compareKept(kept, tree) }
    let best = quorum(witnessed.filter { compareKept($0.checkpoint, tree).isEmpty })
    findings += best.findings
    findings += tiles(tree.memory)
    findings += lines()
    return Result(
      size: evidence.count, start: evidence.start, root: tree.memory.frontier.root, head: head,
      witnessed: best.head, findings: Array(findings.prefix(Self.findingCount)))
  }

  /// A head, its signature verified where there is a key.
  private func opened(_ bytes: [UInt8]) throws(MerkleError) -> Checkpoint {
    let note = try Note(parsing: bytes.withPlainLineEnds)
    return if let key { try Checkpoint(opening: note, key: key) } else {
      try Checkpoint(parsing: note.text)
    }
  }

  /// A head that was kept, and why it is not of the key; nil where it is.
  private struct KeptHead {
    var head: Checkpoint?
    var fault: MerkleError?
    var origin = ""
    var signers: [String] = []
  }

  private func keptHead(_ bytes: [UInt8]) -> KeptHead {
    let note = try? Note(parsing: bytes.withPlainLineEnds)
    do throws(MerkleError) {
      let head = try opened(bytes)
      if let note, isOfOtherKey(note) { throw .noKnownSignature }
      return KeptHead(head: head)
    } catch {
      let head = note.flatMap { try? Checkpoint(parsing: $0.text) }
      // One of this log's name under another key is compared all the same: a log may have got a new key.
      let isOfName =
        error == .noKnownSignature && (key == nil || head?.origin == key?.name)
      return KeptHead(
        head: isOfName ? head : nil, fault: error, origin: head?.origin ?? "",
        signers: note?.signatures.map(\.name) ?? [])
    }
  }

  /// Whether, without a key to judge by, the signatures themselves say that no key signed both a kept head and that
  /// of the evidence.
  private func isOfOtherKey(_ kept: Note) -> Bool {
    guard key == nil, let bytes = evidence.head,
      let own = try? Note(parsing: bytes.withPlainLineEnds)
    else { return false }
    return !kept.signatures.contains { signature in
      own.signatures.contains { $0.keyID == signature.keyID && $0.name == signature.name }
    }
  }

  /// What a kept head says against this log. One that the key did not sign proves nothing of it: another ledger may
  /// bear the same name.
  private func compareKept(_ kept: KeptHead, _ tree: GrowingTree) -> [Finding] {
    let found = kept.head.map { compareKept($0, tree) }
    guard let fault = kept.fault else { return found ?? [] }
    // Of one that counts more entries than there are, nobody can say.
    let isBeginning = kept.head.flatMap { $0.size > evidence.count ? nil : found?.isEmpty }
    return [
      .kept(fault, origin: kept.origin, signers: kept.signers, isBeginning: isBeginning)
    ]
  }

  /// A file may have been exported after its head was signed: what the head signs must be its beginning.
  private func compare(_ head: Checkpoint, with tree: GrowingTree) -> [Finding] {
    let isOlder = evidence.site == nil && head.size < evidence.count
    guard isOlder || head.size == evidence.count, let root = tree.roots[head.size] else {
      return [.count(expected: head.size, found: evidence.count)]
    }
    return head.root == root ? [] : [.root(expected: head.root, computed: root)]
  }

  private func compareKept(_ old: Checkpoint, _ tree: GrowingTree) -> [Finding] {
    if old.size > evidence.count { return [.shorter(kept: old.size, found: evidence.count)] }
    let root = tree.roots[old.size]
    if root == old.root || isProven(old, tree.memory.frontier) { return [] }
    return [.rewritten(size: old.size, expected: old.root, computed: root)]
  }

  /// Whether the published tiles show that the log begins with a head from before the entries that
  /// were fetched.
  private func isProven(_ old: Checkpoint, _ tree: Frontier) -> Bool {
    guard let site = evidence.site, old.size < evidence.start else { return false }
    do throws(MerkleError) {
      let proof = try SiteTiles(site: site, size: tree.size)
        .consistencyProof(from: old.size, to: tree.size)
      try proof.verify(oldRoot: old.root, newRoot: tree.root)
      return true
    } catch { return false }
  }

  /// Compares every published tile with the one that the entries give.
  private func tiles(_ tree: TileMemory) -> [Finding] {
    guard let site = evidence.site else { return [] }
    var expected: [(path: String, bytes: ArraySlice<UInt8>)] = []
    for level in 0..<TileID.levelCount {
      let shift = UInt64(TileID.height * level)
      guard evidence.start >> shift < evidence.count >> shift else { break }
      var id = TileID(level: level, index: (evidence.start >> shift) / UInt64(TileID.fullWidth))
      while case let width = id.width(forSize: evidence.count), width > 0 {
        let bytes = (try? tree.tile(id, width: width)) ?? []
        expected.append((id.path(width: width), bytes.prefix(Hash.byteCount * width)))
        id = TileID(level: level, index: id.index + 1)
      }
    }
    var found: [Finding] = []
    do throws(SiteFault) {
      try site.files(expected.map(\.path), limit: SiteLimits.tileByteCount) { index, file in
        let (path, bytes) = expected[index]
        if file.map({ $0[...] }) != bytes {
          found.append(file == nil ? .missing(path) : .tile(path))
        }
      }
    } catch { found.append(.missing(error.path)) }
    return found
  }

  private func lines() -> [Finding] {
    var found: [Finding] = []
    var reader = LineReader()
    var clock = HeardClock(from: evidence.start)
    for index in evidence.ranges.indices {
      let place = evidence.start + UInt64(index)
      do throws(Refusal) {
        let event = try reader.read(
          evidence.bytes.span.extracting(evidence.ranges[index]), as: .stored)
        if !clock.hears(event, at: place) || event.position != place { found.append(.order(place)) }
      } catch { found.append(.line(place, error.reason)) }
      if found.count > Self.findingCount { break }
    }
    return found
  }
}

extension Auditor.Finding {
  /// Whether it is a line with a version, a kind or a field that this program does not know.
  fileprivate var isOfNewerProgram: Bool {
    guard case .line(_, let reason) = self else { return false }
    return switch reason {
    case .unknownKind, .unreadable(_, .unsupportedVersion), .unreadable(_, .unknownField): true
    default: false
    }
  }
}
