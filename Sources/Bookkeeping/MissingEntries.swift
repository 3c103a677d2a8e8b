public import Exchange
import FoundationEssentials
public import MerkleLog
import Outgoing
import Store

/// Entries that were signed and published, and are not in the log.
///
/// A ledger that was restored without them bears the signed head in `missing`. As long as it does, nothing is
/// written: the same key would sign another history, and everybody who keeps that head would find a fork.
public struct MissingEntries: Hashable, Sendable {
  /// Entries of the log.
  public var size: UInt64
  /// Entries that the head signs.
  public var published: UInt64

  public var count: UInt64 { published - size }

  public init(size: UInt64, published: UInt64) {
    (self.size, self.published) = (size, published)
  }
}

extension LedgerFolder {
  var missingPath: String { path + "/missing" }
  private var lostPath: String { path + "/lost" }
  private var partingPath: String { path + "/astray" }

  /// The head whose entries are missing; nil where none is.
  func missingHead() throws(LedgerError) -> Checkpoint? { try head(in: missingPath) }

  /// The head whose loss was accepted last; nil where none was.
  func lostHead() throws(LedgerError) -> Checkpoint? { try head(in: lostPath) }

  private func head(in file: String) throws(LedgerError) -> Checkpoint? {
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    let bytes = try bytes(of: file)
    do throws(MerkleError) {
      return try Checkpoint(parsing: try Note(parsing: bytes).text)
    } catch { throw .smallFileDamaged(path: file) }
  }

  /// The first place where the log holds another entry than what was published; nil where that is not known.
  var parting: Position? {
    partingLines.first.flatMap { Position($0) }
  }

  /// Whom the entries that were published from there on erased; nil where nobody could read them.
  fileprivate var erasedBeyond: [AgentID]? {
    guard partingLines.count > 1, case ("erased", let ids?) = partingLines[1].parted(at: ":") else {
      return nil
    }
    return ids.unicodeScalars.split(separator: " ").map { String($0) }
      .filter { EventID($0) != nil }.map { AgentID($0) }
  }

  private var partingLines: [String] { (try? text(of: partingPath))?.lines ?? [] }

  /// Keeps the place where the log parts from what was published, beside the head in `missing`, and whom the
  /// published entries from there on erased; nil where not all that this head signs could be read.
  func note(parting: Position, erased: [AgentID]?) throws(LedgerError) {
    var text = "\(parting)\n"
    if let erased { text += "erased: " + erased.map(\.text).joined(separator: " ") + "\n" }
    try write(Array(text.utf8), to: partingPath)
  }

  /// Keeps a signed head that the log does not reach, unless there is one already that signs more.
  func note(missing note: Note, _ head: Checkpoint) throws(LedgerError) {
    if let kept = try missingHead(), kept.size >= head.size { return }
    // Whom the entries up to a former head erased is not all that this one signs.
    if let parting { try self.note(parting: parting, erased: nil) }
    try write(Array(note.formatted.utf8), to: missingPath)
  }

  /// Removes the mark: the entries are there, or their loss is accepted, and then the head stays as `lost`.
  func forgetMissing(isLost: Bool = false) throws(LedgerError) {
    guard FileManager.default.fileExists(atPath: missingPath) else { return }
    if isLost { try write(try bytes(of: missingPath), to: lostPath) }
    do {
      if FileManager.default.fileExists(atPath: partingPath) {
        try FileManager.default.removeItem(atPath: partingPath)
      }
      try FileManager.default.removeItem(atPath: missingPath)
      try DiskFile.synchronize(folderOf: missingPath)
    } catch let error as StoreError { throw LedgerError(error, path: path) } catch {
      throw ioError(error)
    }
  }

  private func write(_ bytes: [UInt8], to path: String) throws(LedgerError) {
    do throws(StoreError) { try DiskFile.write(bytes, to: path) } catch {
      throw LedgerError(error, path: path)
    }
  }
}

extension Ledger {
  /// Takes from a published log what this one lacks of it; with that it takes acts again, if it lacks
  /// nothing more.
  ///
  /// Throws `astray` when the two are not one log, `badCopy` for what is not signed with `key`, which is
  /// the ledger's own where none is given.
  public func bringIn(
    published: String, key: VerifierKey? = nil, progress: ((UInt64, UInt64) -> Void)? = nil
  ) throws(LedgerError) -> RestoreReceipt {
    var receipt: RestoreReceipt
    do throws(LedgerError) { receipt = try complete(published, key ?? verifierKey, progress) } catch
    {
      guard case .disagrees = error else { throw error }
      throw try apart(from: published, error)
    }
    receipt.forgottenAgain = try forgetErased(by: settings.coop, withNotes: true)
    receipt.source = published
    receipt.hasNewKey = false
    try settle()
    return receipt
  }

  /// Persons whom the entries that are missing erased, and of whom the vault has something.
  public enum ErasedAmongLost: Equatable, Sendable {
    /// Those; nobody, as far as the entries tell.
    case known([AgentID])
    /// The entries were not at hand: somebody may be among them.
    case unknown
  }

  /// Who was forgotten in what ``acceptLoss()`` gives up, and is not forgotten by the log as it is.
  ///
  /// - Parameters:
  ///   - published: a published folder, which may show the entries.
  ///   - key: the key that signed it; the ledger's own where none is given.
  public func erasedAmongLost(
    published: String? = nil, key: VerifierKey? = nil
  ) throws(LedgerError) -> ErasedAmongLost {
    let kept = Set(try people.owners())
    if kept.isEmpty { return .known([]) }
    var erased = LedgerFolder(path: path).erasedBeyond
    if let published, let shown = try self.erased(in: published, key) { erased = shown }
    guard let erased else { return .unknown }
    return .known(erased.filter { kept.contains($0.text) })
  }

  /// What ``acceptLoss()`` gives up, from the place on where the log parts from a publication, where that shows it.
  public func loss(
    published: String?, key: VerifierKey? = nil
  ) throws(LedgerError) -> MissingEntries? {
    guard let loss = try standing().loss else { return nil }
    guard let published,
      let other = try? PublishedLog(published, key: key ?? verifierKey),
      let parting = (try? other.parting(from: log)) ?? nil, parting < loss.size
    else { return loss }
    return MissingEntries(size: parting, published: loss.published)
  }

  /// Whom the entries of a publication erase that would be given up; nil where it does not show all of them.
  private func erased(
    in published: String, _ key: VerifierKey?
  ) throws(LedgerError) -> [AgentID]? {
    guard let loss = try standing().loss else { return nil }
    let other = try PublishedLog(published, key: key ?? verifierKey)
    guard other.hasEntries, other.head.size >= loss.published else { return nil }
    let start = ((try? other.parting(from: log)) ?? nil) ?? loss.size
    return try? other.erased(from: start)
  }

  /// Goes on without the entries that are missing: nobody has them any more, or others stand in their place.
  /// What auditors and witnesses keep contradicts the log from then on; the signed head stays in the folder as
  /// `lost`.
  ///
  /// Gives what is lost; nil where nothing was missing.
  public func acceptLoss() throws(LedgerError) -> MissingEntries? {
    guard let loss = try standing().loss else { return nil }
    try LedgerFolder(path: path).forgetMissing(isLost: true)
    return loss
  }
}
