import Exchange
import MerkleLog

/// The ledger that was put aside, at `LEDGER-aside`, as far as a ledger that comes back from its lines alone can
/// go on with it: a publication and an archive have neither key nor vault.
struct LedgerAside {
  let path: String
  /// What it was set to, where that can still be read.
  let settings: LedgerSettings?
  let key: SigningKey
  /// The key as it stands in its file.
  let secret: [UInt8]
  /// The newest head that it signed; nil where there is none.
  let head: (note: Note, checkpoint: Checkpoint)?

  /// Nil where there is none, or its key is gone as well.
  init?(beside ledger: String) {
    let folder = LedgerFolder(path: ledger + "-aside")
    guard let secret = try? folder.bytes(of: folder.keyPath),
      let key = try? SigningKey(parsing: String(decoding: secret, as: UTF8.self).lines.joined())
    else { return nil }
    (path, self.secret, self.key) = (folder.path, secret, key)
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
  /// Where the log of the ledger put aside goes on from this one, with entries that its key signed, its head is kept:
  /// else the same key would sign another history. One that cannot be read, parted from this one or lacks entries
  /// itself is let be.
  ///
  /// - Parameter path: where this ledger is to be.
  func keepHeadAside(of path: String, _ receipt: inout RestoreReceipt) throws(LedgerError) {
    let size = try size()
    guard let aside = LedgerAside(beside: path), aside.key.verifierKey == verifierKey,
      let head = aside.head, head.checkpoint.size > size,
      ((try? LedgerFolder(path: aside.path).missingHead()) ?? nil) == nil,
      let other = try? Ledger.open(
        at: aside.path, projectors: [], clock: clock, believesLog: true),
      let root = try? LogTiles(other.log).root(size: size),
      root == (try? LogTiles(log).root(size: size))
    else { return }
    try LedgerFolder(path: self.path).note(missing: head.note, head.checkpoint)
    receipt.standing = try standing()
    receipt.goesOnAside = aside.path
  }
}
