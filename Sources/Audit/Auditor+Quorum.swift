public import MerkleLog

/// Whose cosignatures an auditor wants to see, and how many.
public struct AskedQuorum: Sendable {
  public var witnesses: Witnesses
  public var count: Int
  /// The latest time that a cosignature may bear, in seconds since 1970.
  public var notAfter: UInt64

  public init(_ witnesses: Witnesses, count: Int, notAfter: UInt64) {
    self.witnesses = witnesses
    self.count = count
    self.notAfter = notAfter
  }
}

extension Auditor {
  /// The heads that came with the evidence, the current one and the one that is published for its
  /// cosignatures, with the witnesses who signed them.
  func witnessedHeads(_ findings: inout [Finding]) -> [WitnessedHead] {
    guard let asked, let key else { return [] }
    var heads: [WitnessedHead] = []
    for bytes in [evidence.head, evidence.cosigned].compactMap(\.self) {
      do throws(MerkleError) {
        heads.append(
          try WitnessedHead(
            opening: try Note(parsing: bytes.withPlainLineEnds), key: key,
            witnesses: asked.witnesses,
            notAfter: asked.notAfter))
      } catch { findings.append(.witness(error)) }
    }
    return heads
  }

  /// The head of this log that enough witnesses signed.
  func quorum(_ heads: [WitnessedHead]) -> (head: WitnessedHead?, findings: [Finding]) {
    guard let asked else { return (nil, []) }
    let best = heads.best(for: asked.count)
    if let best, best.cosignatures.count >= asked.count { return (best, []) }
    let found = best?.cosignatures.count ?? 0
    return (nil, [.quorum(wanted: asked.count, found: found, of: asked.witnesses.count)])
  }
}

/// The tree of the evidence, and its roots at the sizes that are asked for.
struct GrowingTree {
  private(set) var memory: TileMemory
  private(set) var roots: [UInt64: Hash] = [:]

  init(_ base: TileMemory) { memory = base }

  mutating func grow(by evidence: Evidence, notingRootsAt sizes: [UInt64]) {
    var next = evidence.ranges[...]
    for size in Set(sizes).sorted() + [evidence.count] where size <= evidence.count {
      guard size >= memory.frontier.size else { continue }
      let count = Int(size - memory.frontier.size)
      memory.append(
        contentsOf: next.prefix(count).map {
          Hash.leaf(of: evidence.bytes.span.extracting($0))
        })
      next = next.dropFirst(count)
      roots[size] = memory.frontier.root
    }
  }
}
