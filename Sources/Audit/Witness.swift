public import MerkleLog

/// Why a witness does not cosign a head.
public enum WitnessRefusal: Error, Equatable, Sendable {
  /// The log's own signature on it does not hold.
  case signature(MerkleError)
  /// It counts fewer entries than a head that was seen before: both, as they were signed.
  case smaller(offered: Note, seen: Note)
  /// It is of another history than a head that was seen before: both, as they were signed. The log
  /// signed two logs, and these two notes prove it to anyone.
  case forked(offered: Note, seen: Note)
  /// The published tiles do not lead to it, so that nothing can be shown.
  case unproven(MerkleError)
}

/// What a witness judges by: the log's key, and the last head of that log which it cosigned.
struct WitnessJudgement {
  let log: VerifierKey
  let seen: Note?

  /// The head in a note, when it may be cosigned: signed by the log, and the one seen before or one
  /// that goes on from it.
  ///
  /// - Parameter tiles: the published ones, for a log of so many entries. Asked for at most
  ///   `2·⌈log₂ size⌉` tiles, and not at all where there is nothing to compare.
  func judge<Tiles: HashReader>(
    _ offered: Note, tiles: (UInt64) -> Tiles
  ) throws(WitnessRefusal) -> Checkpoint {
    let head = try opened(offered)
    guard let seen else { return head }
    let last = try opened(seen)
    if head.size < last.size { throw .smaller(offered: offered, seen: seen) }
    let root: Hash
    do throws(MerkleError) {
      root = head.size == last.size ? head.root : try Self.root(last.size, head, tiles(head.size))
    } catch { throw .unproven(error) }
    guard root == last.root else { throw .forked(offered: offered, seen: seen) }
    return head
  }

  /// The root that the log of this head had at another size, proved by tiles that lead to the head.
  private static func root(
    _ size: UInt64, _ head: Checkpoint, _ tiles: some HashReader
  ) throws(MerkleError) -> Hash {
    let root = try tiles.root(size: size)
    try tiles.consistencyProof(from: size, to: head.size)
      .verify(oldRoot: root, newRoot: head.root)
    return root
  }

  private func opened(_ note: Note) throws(WitnessRefusal) -> Checkpoint {
    do throws(MerkleError) { return try Checkpoint(opening: note, key: log) } catch {
      throw .signature(error)
    }
  }
}
