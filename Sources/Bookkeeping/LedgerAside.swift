import Exchange
import MerkleLog

/// A folder beside a ledger that has a key: one that was put aside, as far as a ledger that comes back from its lines
/// alone can go on with it, for a publication and an archive have neither key nor vault; or any other.
struct LedgerAside {
  let path: String
  /// What it was set to, where that can still be read.
  let settings: LedgerSettings?
  let key: SigningKey
  /// The key as it stands in its file.
  let secret: [UInt8]
  /// The newest head that it signed; nil where there is none.
  let head: (note: Note, checkpoint: Checkpoint)?

  /// Those beside a ledger whose keys are there, those that were put aside first.
  static func all(beside ledger: String) -> [LedgerAside] {
    LedgersBeside.all(beside: ledger).compactMap { LedgerAside(at: $0) }
  }

  /// Nil where its key is gone.
  private init?(at path: String) {
    let folder = LedgerFolder(path: path)
    guard let secret = try? folder.bytes(of: folder.keyPath),
      let key = try? SigningKey(parsing: String(decoding: secret, as: UTF8.self).lines.joined())
    else { return nil }
    (self.path, self.secret, self.key) = (folder.path, secret, key)
    settings = try? folder.statedSettings()
    let note = (try? folder.bytes(of: folder.checkpointPath)).flatMap { try? Note(parsing: $0) }
    let signed = note.flatMap { try? Checkpoint(opening: $0, key: key.verifierKey) }
    head = note.flatMap { note in signed.map { (note, $0) } }
  }

  /// Whether its key signed what the lines are of: they are published under it, or begin with what it signed.
  func signed(
    _ lines: [(number: Int, range: Range<Int>)], of bytes: [UInt8], published: VerifierKey?
  ) -> Bool {
    if let published { return published == key.verifierKey }
    guard let head = head?.checkpoint, head.size > 0, head.size <= lines.count else { return false }
    var frontier = Frontier()
    for line in lines.prefix(Int(head.size)) {
      frontier.append(.leaf(of: Array(bytes[line.range])))
    }
    return frontier.root == head.root
  }
}

extension Ledger {
  /// Where a ledger put aside signed a head of more entries than there are here, that is kept: else the same key would
  /// sign another history. One whose log reads and parted from this one, or lacks entries itself, is let be; of several
  /// that which goes furthest counts. Any other one beside is at work, maybe, and what comes back a trial: it is told.
  ///
  /// - Parameter path: where this ledger is to be.
  func keepHeadAside(of path: String, _ receipt: inout RestoreReceipt) throws(LedgerError) {
    let furthest = LedgerAside.all(beside: path)
      .filter { LedgersBeside.isPutAside($0.path, of: path) && $0.key.verifierKey == verifierKey }
      .filter(hasSignedMore)
      .filter { !relation(to: $0.path).isParted }
      .max { ($0.head?.checkpoint.size ?? 0) < ($1.head?.checkpoint.size ?? 0) }
    guard let furthest, let head = furthest.head else { return }
    try LedgerFolder(path: self.path).note(missing: head.note, head.checkpoint)
    receipt.standing = try standing()
    if relation(to: furthest.path).hasMore { receipt.goesOnAside = furthest.path }
  }

  private func hasSignedMore(_ aside: LedgerAside) -> Bool {
    guard let size = try? size(), let head = aside.head else { return false }
    return head.checkpoint.size > size
      && ((try? LedgerFolder(path: aside.path).missingHead()) ?? nil) == nil
  }
}
