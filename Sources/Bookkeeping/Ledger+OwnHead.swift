import MerkleLog
public import Reporting
import Store

extension Ledger {
  /// Keeps a head that this ledger's key signed, by whatever way it came back, where the log does not reach it or does
  /// not lead to it: the same key would sign another history. Everything says so from then on, and nothing is
  /// recorded.
  ///
  /// Throws `entriesMissing` or `astray` then. What was given up before is no news.
  func keep(own note: Note, _ head: Checkpoint) throws(LedgerError) {
    let folder = LedgerFolder(path: path)
    if let lost = try folder.lostHead(), head.size <= lost.size { return }
    let size = try size()
    if head.size <= size {
      let root = try storing { () throws(StoreError) in try? LogTiles(log).root(size: head.size) }
      if root == head.root { return }
    }
    let found: LedgerError =
      head.size > size
      ? .entriesMissing(MissingEntries(size: size, published: head.size), published: nil)
      : .astray(path: path, Astray(size: size, published: head.size), published: nil)
    if !isReadOnly {
      do throws(LedgerError) { try folder.note(missing: note, head) } catch {
        throw .notKept(found, because: error)
      }
    }
    throw found
  }

  /// The same of the head that a report bears, where the ledger's own key signed it.
  public func keepHead(of check: ReportCheck) throws(LedgerError) {
    guard !check.ok, let note = check.head, let key = verifierKey,
      let head = try? Checkpoint(opening: note, key: key)
    else { return }
    try keep(own: note, head)
  }

  /// The same of heads that witnesses cosigned, which lie beside the log: it may have been put back alone.
  func keepCosignedHeads() throws(LedgerError) {
    // First what was signed, then the log: it has at least that.
    let signed = try WitnessFiles(path).notes()
    guard let key = verifierKey, let newest = signed.keys.max(), try newest > size(),
      let note = signed[newest].flatMap({ try? Note(parsing: $0) }),
      let head = try? Checkpoint(opening: note, key: key)
    else { return }
    try keep(own: note, head)
  }
}
