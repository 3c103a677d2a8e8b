import EventCodec
public import Exchange
import FoundationEssentials
public import MerkleLog

/// Checks the evidence against a key and against the heads that were kept from before.
public struct Auditor {
  private let evidence: Evidence
  private let key: VerifierKey?
  /// Heads that the auditor kept, as bytes of notes.
  private let kept: [[UInt8]]

  /// - Parameters:
  ///   - key: the log's verifier key, received by another way than the evidence; without one
  ///     nobody's word stands for the head.
  public init(_ evidence: Evidence, key: VerifierKey?, kept: [[UInt8]] = []) {
    self.evidence = evidence
    self.key = key
    self.kept = kept
  }

  /// Something that is not as it must be.
  public enum Finding: Equatable, Sendable {
    /// The head, or one that was kept, is not signed by the key.
    case signature(MerkleError)
    /// Fewer or more entries than the head counts.
    case count(expected: UInt64, found: UInt64)
    case root(expected: Hash, computed: Hash)
    /// A tile of the folder says something else than the entries.
    case tile(String)
    /// The log does not begin with what a kept head signs.
    case rewritten(size: UInt64, expected: Hash, computed: Hash?)
    /// A line that is not as the ledger writes it.
    case line(UInt64, RefusalReason)
    /// A line that bears another place than its own, or an earlier time than the one before.
    case order(UInt64)
  }

  /// What was found.
  public struct Result: Sendable {
    public var size: UInt64
    /// The root over the entries, computed here.
    public var root: Hash
    /// The head that the evidence brought, when its signature holds.
    public var head: Checkpoint?
    public var findings: [Finding]

    public var ok: Bool { findings.isEmpty }
  }

  /// Findings beyond which no more are listed.
  private static let findingCount = 100

  public func run() -> Result {
    var findings: [Finding] = []
    let leaves = evidence.ranges.indices.map {
      Hash.leaf(of: evidence.bytes.span.extracting(evidence.ranges[$0]))
    }
    let tree = TileMemory(leaves: leaves)
    var head: Checkpoint?
    if let key, let bytes = evidence.head {
      do throws(MerkleError) {
        let opened = try Checkpoint(opening: try Note(parsing: bytes), key: key)
        findings += compare(opened, with: tree)
        head = opened
      } catch { findings.append(.signature(error)) }
    }
    for bytes in kept { findings += compareKept(bytes, with: tree) }
    findings += tiles(tree)
    findings += lines()
    return Result(
      size: evidence.count, root: tree.frontier.root, head: head,
      findings: Array(findings.prefix(Self.findingCount)))
  }

  private func compare(_ head: Checkpoint, with tree: TileMemory) -> [Finding] {
    if head.size != evidence.count {
      return [.count(expected: head.size, found: evidence.count)]
    }
    if head.root == tree.frontier.root { return [] }
    return [.root(expected: head.root, computed: tree.frontier.root)]
  }

  private func compareKept(_ bytes: [UInt8], with tree: TileMemory) -> [Finding] {
    do throws(MerkleError) {
      let note = try Note(parsing: bytes)
      let old =
        if let key { try Checkpoint(opening: note, key: key) } else {
          try Checkpoint(parsing: note.text)
        }
      let root = old.size > evidence.count ? nil : try tree.root(size: old.size)
      if root == old.root { return [] }
      return [.rewritten(size: old.size, expected: old.root, computed: root)]
    } catch { return [.signature(error)] }
  }

  /// Compares every tile of the folder with the one that the entries give.
  private func tiles(_ tree: TileMemory) -> [Finding] {
    guard let folder = evidence.folder else { return [] }
    var found: [Finding] = []
    for level in 0..<TileID.levelCount {
      var id = TileID(level: level, index: 0)
      while case let width = id.width(forSize: evidence.count), width > 0 {
        let path = id.path(width: width)
        let published = try? Evidence.read(folder + "/" + path)
        let computed = try? tree.tile(id, width: width)
        if published == nil || published != computed.map({ Array($0.prefix(32 * width)) }) {
          found.append(.tile(path))
        }
        id = TileID(level: level, index: id.index + 1)
      }
    }
    return found
  }

  private func lines() -> [Finding] {
    var found: [Finding] = []
    var reader = LineReader()
    var last = Instant(milliseconds: .min)
    for index in evidence.ranges.indices {
      do throws(Refusal) {
        let event = try reader.read(
          evidence.bytes.span.extracting(evidence.ranges[index]), as: .stored)
        let recorded = event.recordedAt ?? last
        if event.position != UInt64(index) || recorded < last {
          found.append(.order(UInt64(index)))
        }
        last = max(last, recorded)
      } catch { found.append(.line(UInt64(index), error.reason)) }
      if found.count > Self.findingCount { break }
    }
    return found
  }
}
