public import Exchange
import Glibc
public import MerkleLog
public import Outgoing
import Store

/// Why the ledger did not do what was asked; each case carries what a message needs.
public enum LedgerError: Error, Equatable, Sendable {
  /// There is no ledger in this folder.
  case noLedger(path: String)
  /// The log of a ledger is gone, or its settings too; what else is in the folder shows that one was there.
  case logGone(path: String)
  /// No ledger is there that this publication could be brought into.
  case nothingToComplete(path: String, published: String)
  /// There is one already, where a new one was to be made.
  case ledgerExists(path: String)
  /// Something else is there, where a ledger was to be made.
  case placeTaken(path: String)
  /// A folder of ours that is no ledger, where one was to be opened.
  case otherFolder(path: String, FolderKind)
  /// A file stands where the folder of a ledger was to be: this one.
  case isFile(path: String)
  /// Something is there, but not a ledger of ours.
  case notALedger(path: String, what: String)
  case truncated(path: String, expected: Int, found: Int)
  case newerFormat(path: String, found: String, supported: String)
  case libraryMismatch(path: String, found: String, expected: String)
  case permissionDenied(path: String)
  case readOnly(path: String)
  case diskFull(path: String)
  /// The disk could not read or write; what it reported. Whether the acts that were on their way are
  /// recorded shows when they are handed in again under their ids.
  case diskFailed(path: String, what: String)
  /// Another process or thread has it; trying again helps.
  case busy(path: String)
  /// The system has none left of something, such as open files; trying again later helps.
  case noResources(path: String, what: String)
  case damaged(path: String, what: String)
  /// A look at all that is stored found something wrong: the first of it.
  case flawed(path: String, Problem)
  /// The hashes of the log do not lead where they should.
  case treeDamaged(path: String, MerkleError)
  /// The cryptographic library could not sign.
  case notSigned(path: String, MerkleError)
  /// A small file of the ledger, of which every backup has a copy, is gone, empty or damaged.
  case smallFileDamaged(path: String)
  /// The stored rows of a read model cannot be read; the log, which has it all, is whole.
  case viewDamaged(path: String, view: String)
  /// A file of the vault of persons is damaged, or sealed under another key.
  case vaultFileDamaged(path: String)
  /// A folder is where the list is to be of who looked into the vault.
  case accessBlocked(path: String)
  /// A ledger's folder would take the place of the folder that one is in.
  case placeAtWork(path: String)
  /// The vault is gone, or a part of it, and was not begun anew: what is written there now would hide the loss.
  case vaultLost(VaultLoss)
  /// A folder from which nothing of the vault can be taken back.
  case nothingToRecover(path: String, RecoverySourceFault)
  /// A person's record is destroyed in part: an erasure was cut short, and ends when it is done again.
  case erasureCutShort(agent: String)
  /// Something new was to be kept of a person, or of a contact person where `isContact`, whose erasure was begun and did
  /// not end. Nothing was written.
  case erasureBegun(agent: String, isContact: Bool)
  /// What was found is kept nowhere, for this reason: this ledger goes on taking acts, which is not to be.
  indirect case notKept(LedgerError, because: LedgerError)
  /// An erasure, of a contact person where `isContact`, was begun and could not be written to its end; it ends when it
  /// is done again.
  indirect case erasureUnfinished(agent: String, isContact: Bool, because: LedgerError)
  /// A person's record is destroyed, and the log does not say so yet; it does once the erasure is done again.
  indirect case erasureUnrecorded(agent: String, because: LedgerError)
  /// A person who was merged with agents that are no persons, by the last of these acts: who is who must be
  /// clear before somebody is erased. Nothing was destroyed.
  case mergedWithOthers(agent: String, others: [String], merger: String?)
  /// Who a person is was told anew while an erasure was on its way: these ids are the person's now. Nothing was
  /// destroyed.
  case identitiesChanged(agent: String, to: [String])
  /// The record of an organisation is not the one that was shown: somebody kept something in it since. Nothing was
  /// destroyed.
  case recordChanged(agent: String)
  /// A person, whose record goes by an erasure alone, which the log knows of. Nothing was destroyed.
  case isAPerson(agent: String)
  /// Places in the vault that were to be masked, where nothing speaks of the person; where something does.
  /// Nothing was destroyed.
  case noMention(places: [String], found: [String])
  /// Words that were to be masked and do not stand at that place, or nothing is kept there. Nothing was changed.
  case nothingToMask(place: String, isThere: Bool)
  /// Words were to be masked in a file that is no text. Nothing was changed.
  case noText(agent: String, part: Int)
  case fileUnreadable(path: String, what: String)
  case refused([Refusal])
  /// The time is not one to record at; nothing was written.
  case clock(ClockFault)
  case unknownView(String, suggestions: [String])
  /// The archive is not the one whose root was kept.
  case otherRoot(expected: String, found: String)
  /// The log is not the one whose head was signed and kept outside it.
  case disagrees(path: String, Disagreement)
  /// The log lacks entries that were signed and published, in this folder where one is named: nothing is
  /// written or given out until they are there.
  case entriesMissing(MissingEntries, published: String?)
  /// The log of this ledger holds other entries than what its key signed, in this folder where one is named:
  /// nothing is written or given out until that is decided.
  case astray(path: String, Astray, published: String?)
  /// What this folder has was given up: the log goes on without it, in another folder.
  case lossAccepted(published: String)
  /// What this folder has begins as the log does, and another key signed it: that of before, where a new one was made
  /// since. A free name beside it.
  case formerKey(published: String, elsewhere: String)
  /// The signed head that was kept outside the log cannot be read, or is not signed by the ledger.
  case badAnchor(path: String, MerkleError)
  /// A note that is no head of this log, or has a bad line by a known witness.
  case badNote(MerkleError)
  /// A head that no known witness signed: who did, and who is known.
  case notCosigned(by: [String], known: [String])
  /// The ledger has no key to sign with.
  case noKey(path: String)
  /// A period that ends before it begins.
  case emptyPeriod(from: String, at: String)
  case badSetting(name: String, value: String, expected: [String])
  /// A key that signs logs, where that of a witness was to be: whose.
  case noWitness(name: String)
  /// A backup cannot be made there, or what is there cannot be restored.
  case badCopy(path: String, CopyFault)
  /// What was to leave does not go to the place that was named.
  case obstacle(Obstacle)
  case other(path: String, what: String)

  /// The exit status of a command that ends with this error (interface: 65, 74, 75, 64).
  public var exitStatus: Int32 {
    switch self {
    case .erasureUnrecorded(_, let reason), .erasureUnfinished(_, _, let reason),
      .notKept(let reason, _):
      reason.exitStatus
    case .refused, .clock, .entriesMissing, .astray, .lossAccepted, .formerKey, .mergedWithOthers,
      .erasureBegun,
      .identitiesChanged, .recordChanged, .isAPerson, .noMention, .nothingToMask, .noText,
      .otherRoot, .badNote,
      .notCosigned:
      65
    case .disagrees, .badAnchor: 1
    case .unknownView, .emptyPeriod, .badSetting, .noWitness, .placeAtWork,
      .badCopy(_, .isLedger), .badCopy(_, .insideLedger), .badCopy(_, .besideLedger),
      .badCopy(_, .otherLedger), .badCopy(_, .noFolder), .badCopy(_, .notPublished),
      .badCopy(_, .ledgerNotPublished):
      64
    case .badCopy(_, .notAFolder), .badCopy(_, .readOnly), .badCopy(_, .gone): 74
    case .badCopy, .nothingToRecover: 65
    case .obstacle(let obstacle): obstacle.exitStatus
    case .busy, .noResources: 75
    case .otherFolder, .isFile, .noKey, .noLedger, .logGone, .nothingToComplete, .ledgerExists,
      .placeTaken, .notALedger,
      .truncated, .newerFormat,
      .libraryMismatch, .permissionDenied, .readOnly, .diskFull, .diskFailed, .damaged,
      .smallFileDamaged, .viewDamaged, .vaultFileDamaged, .vaultLost, .accessBlocked,
      .erasureCutShort, .flawed, .treeDamaged, .notSigned,
      .fileUnreadable, .other:
      74
    }
  }

  /// Whether it may be that only writing does not go, or not now.
  var isOfWriting: Bool {
    switch self {
    case .diskFull, .diskFailed, .readOnly, .permissionDenied, .busy: true
    default: false
    }
  }

  init(_ error: StoreError, path: String) {
    switch error {
    case .positionTaken, .idTaken, .busy: self = .busy(path: path)
    case .missing(let missing):
      self =
        missing == LedgerFolder(path: path).logPath
        ? .logGone(path: path) : .noLedger(path: missing)
    case .notALog(let path): self = .notALedger(path: path, what: "log")
    case .newerFormat(let path, let found, let supported):
      self = .newerFormat(path: path, found: found, supported: supported)
    case .otherLibrary(let path, let found, let expected):
      self = .libraryMismatch(path: path, found: found, expected: expected)
    case .truncated(let path, let expected, let found):
      self = .truncated(path: path, expected: expected, found: found)
    case .permissionDenied(let path): self = .permissionDenied(path: path)
    case .readOnly(let path): self = .readOnly(path: path)
    case .diskFull: self = .diskFull(path: path)
    case .diskFailed(let what): self = .diskFailed(path: path, what: what)
    case .noResources(let what): self = .noResources(path: path, what: what)
    case .damaged(let what): self = .damaged(path: path, what: what)
    case .viewDamaged(let view): self = .viewDamaged(path: path, view: view)
    case .other(let what): self = .other(path: path, what: what)
    }
  }
}

extension LedgerError {
  /// The same; where a read model is damaged, only after a look at the log: it may be that which hides the rest.
  init(_ error: StoreError, path: String, lookingInto log: LMDBLog) {
    self.init(error, path: path)
    guard case .viewDamaged = self else { return }
    var flaw: Flaw?
    _ = try? log.scrub(findID: LedgerCheck.findID) { flaw = flaw ?? $0 }
    if let flaw { self = .flawed(path: path, Problem(flaw)) }
  }
}

extension LedgerError {
  init(_ obstacle: Obstacle) {
    guard case .system(let fault) = obstacle else {
      self = .obstacle(obstacle)
      return
    }
    self.init(fault, path: fault.path)
  }

  init(_ fault: SystemFault, path: String) {
    switch fault.code {
    case ENOSPC, EDQUOT: self = .diskFull(path: path)
    case EACCES, EPERM: self = .permissionDenied(path: path)
    case EROFS: self = .readOnly(path: path)
    case EMFILE, ENFILE, EAGAIN: self = .noResources(path: path, what: fault.meaning)
    case EIO: self = .diskFailed(path: path, what: fault.meaning)
    default: self = .other(path: path, what: fault.meaning)
    }
  }
}

extension LedgerError {
  /// What lies at a path is not for this account to read.
  static func barred(_ path: String) -> LedgerError {
    .fileUnreadable(path: path, what: SystemFault(path: path, code: EACCES).meaning)
  }
}

/// `do` blocks of obstacles become errors of the ledger.
func leaving<Answer>(_ body: () throws(Obstacle) -> Answer) throws(LedgerError) -> Answer {
  do throws(Obstacle) { return try body() } catch { throw LedgerError(error) }
}

/// Why a place takes no backup, or why a backup or a published log is not taken for a ledger.
public enum CopyFault: Equatable, Sendable {
  /// A backup inside the ledger would be lost with it.
  case insideLedger
  /// Backups in the very folder that the ledger lies in: none could come back there, where they are.
  case besideLedger
  case notAFolder
  /// Nothing can be written there.
  case readOnly
  /// Neither a backup nor a published log is there.
  case nothingThere
  /// The folder that it would lie in is not there: most likely a disk that is not plugged in.
  case noFolder(String)
  /// It is no publication, but made by `backup`; what was to be restored, where something was named, and where to.
  case notPublished(restoring: String?, ledger: String)
  /// It is no publication, but a ledger, such as one that was put aside; likewise.
  case ledgerNotPublished(restoring: String?, ledger: String)
  /// It holds other entries than this publication, from the parting on, where that is known: its ledger had
  /// gone on without what was published.
  case wentOn(published: String, parting: UInt64?)
  /// A backup that was cut short.
  case unfinished
  /// It is a ledger, and not a backup: where it was to be brought back to, what it was to be held against, and whether
  /// something is there already.
  case isLedger(at: String, published: String?, isTaken: Bool)
  /// The newest backup there is another ledger's, or of this one with another key.
  case otherLedger(newest: String, owner: String)
  /// Backups of several ledgers are there: the newest of each, with whose it is.
  case severalLedgers([String])
  /// A file that should be there.
  case missing(String)
  /// The ledger's folder was taken away while it was copied: a file that was to be in the copy.
  case gone(String)
  /// A file that is not as it was written.
  case changed(String)
  /// The signed head is not signed by the key of this log.
  case otherSignature
  /// The entries do not give the head that was signed.
  case otherHead(Disagreement)
}
