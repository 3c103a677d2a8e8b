public import Exchange
public import MerkleLog

/// An act that asks to be recorded: an event without a position.
public struct Command: Sendable {
  /// Line of the file or row of the form, from 1.
  public var line: Int?
  public var event: Event

  public init(_ event: Event, line: Int? = nil) {
    self.event = event
    self.line = line
  }
}

/// What a recorded act gets back.
public struct ReceiptEntry: Sendable {
  public var id: EventID
  public var position: Position
  /// The Merkle leaf of its line: with it anyone can check that the line is in the log.
  public var leafHash: Hash
  /// The act was recorded before, with the same content: nothing was written now.
  public var isDuplicate: Bool
  /// Another recent act that looks the same under another id.
  public var lookAlike: EventID?
}

/// A time at which nothing is recorded, and why.
public enum ClockFault: Hashable, Sendable {
  /// The computer's clock is beyond the years that a date may name.
  case unwritable(clock: Instant)
  /// The newest entry is, so that what follows would be: the clock was wrong once.
  case newestUnwritable(newest: Instant)
  /// The clock is so far ahead of the newest entry that somebody must say that it is right.
  case ahead(clock: Instant, newest: Instant)
  /// The clock is as far behind the newest entry, and who sits there says that it is wrong.
  case behind(clock: Instant, newest: Instant)
  /// A clock is set right for entries that show no sign of having been wrong.
  case doubtful(ClockChange)
}

/// What a `clockCorrected` changes, for good: nothing can take it back.
public struct ClockChange: Hashable, Sendable {
  public var count: UInt64
  /// When the first and the last of the entries are held to have been recorded, before it.
  public var first, last: Instant
  /// When they are held to have been recorded, after it.
  public var time: Instant
  /// What the clock says now.
  public var present: Instant
  /// When the entry before them is held to have been recorded; nil where they are the first.
  public var before: Instant?

  public init(
    _ correction: ClockCorrection, first: Instant, last: Instant, present: Instant,
    before: Instant?
  ) {
    count = correction.entries.upperBound - correction.entries.lowerBound + 1
    (self.first, self.last, time) = (first, last, correction.time)
    (self.present, self.before) = (present, before)
  }

  /// Whether they all bear a time still to come: the clock was ahead, or is behind now.
  public var isOfTimesToCome: Bool { first > present }

  /// Days by which entries go back unasked, where they show that the clock was ahead.
  static let unaskedDayCount = 31

  /// Whether somebody must say that it is meant: there is no sign that the clock was wrong then, and not now.
  ///
  /// A clock that is behind now makes true entries look as if they were to come. One that was ahead has left
  /// a leap: its entries lie farther from the one before them than from one another. The leap is one that was
  /// asked about when it was made, or they go back by no more than a month.
  public var isDoubtful: Bool {
    guard isOfTimesToCome, let before else { return true }
    let (leap, width) = (
      first.milliseconds - before.milliseconds, last.milliseconds - first.milliseconds
    )
    let isAsked = before < first.before(days: Limits.quietDayCount)
    return leap <= width || !isAsked && time < last.before(days: Self.unaskedDayCount)
  }
}

/// A clock that is behind what it was: acts bear the time of the newest entry, for that never goes back.
public struct ClockRemark: Hashable, Sendable {
  public var clock: Instant
  public var newest: Instant
  /// What the acts bear.
  public var recorded: Instant

  /// Whether it is so far behind that an act which takes its day from it is likely to be wrong.
  public var isFar: Bool { clock < recorded.before(days: Limits.quietDayCount) }
}

/// The receipt of a group of acts. They are durable.
public struct Receipt: Sendable {
  public var entries: [ReceiptEntry]
  /// Entries in the log after it.
  public var size: UInt64
  /// Why the read models did not catch up, if they did not; they will at the next question.
  public var viewsBehind: LedgerError?
  /// Of a clock that is behind what it was.
  public var clock: ClockRemark?
  /// Parties who asked to be forgotten or were merged, by id.
  public var parties: [PartyRemark] = []
  /// Whether the note of the act is in the vault; true of an act without one.
  public var isNoteKept = true
}

/// An act that says the same as another recent one under its own id (rule R12): accepted, flagged.
public struct LookAlike: Sendable, Equatable {
  public var id: EventID
  public var other: EventID
}

/// The receipt of a file. When it lists conflicts or refusals, nothing of the file was written.
public struct ImportReceipt: Sendable {
  public var accepted = 0
  public var duplicates = 0
  /// At most ``Limits/refusalCount`` of each are spelled out.
  public var conflicts: [Refusal] = []
  public var refused: [Refusal] = []
  /// Conflicts and refusals in all.
  public var refusalCount = 0
  /// Lines that were not looked at any more, since too many before them could not be read.
  public var unreadCount = 0
  public var size: UInt64 = 0
  public var lookAlikes: [LookAlike] = []
  /// Lines without an id that say what the log says already: they were left out, or are why nothing was written.
  public var repeatedLines: [Repetition.Line] = []
  /// Why nothing was written: the file was most likely imported before.
  public var repetition: Repetition?
  /// Why the read models did not catch up, if they did not; they will at the next question.
  public var viewsBehind: LedgerError?
  /// Of a clock that is behind what it was.
  public var clock: ClockRemark?
  /// Parties who asked to be forgotten or were merged, by id.
  public var parties: [PartyRemark] = []

  mutating func note(_ refusals: [Refusal]) {
    refusalCount += refusals.count
    for refusal in refusals {
      if refusal.code == .conflict {
        if conflicts.count < Limits.refusalCount { conflicts.append(refusal) }
      } else if refused.count < Limits.refusalCount {
        refused.append(refusal)
      }
    }
  }
}

/// What a restored ledger amounts to.
public struct RestoreReceipt: Sendable {
  public var size: UInt64
  public var root: Hash
  /// Cells below zero: recorded with `--allow-negative`, or by a program with other rules.
  public var negativeCells: Int
  /// The folder it came from; nil for an archive.
  public var source: String?
  /// When the backup was made that it came from; nil for an archive or a published log.
  public var madeAt: Instant?
  /// When the last entry of the log that came back from a backup was recorded; nil for an archive or a published log.
  public var lastAt: Instant?
  /// Entries that the backup or archive lacked and the published log had.
  public var completed: UInt64 = 0
  /// How the ledger stands now to what its key signed.
  public var standing = Standing.whole
  /// Entries that were signed and published, and are in neither.
  public var missing: UInt64 { standing.loss?.count ?? 0 }
  /// Whether the ledger signs with a key that was made now.
  public var hasNewKey = true
  /// The backup, or the ledger put aside, that the key was taken from, where what was restored had none.
  public var keySource: String?
  /// A backup beside it that has a key of the same name, where a new one was made: nothing shows that it is of
  /// this log.
  public var doubtfulKey: String?
  /// A folder beside it that is not known to be put aside and has the key which signed what came back, where a new
  /// one was made.
  public var keyBeside: String?
  /// The newer backup that was not taken, since it went on without what is published, and from where on.
  public var strayed: StrayedCopy?
  /// Whom the log calls erased and the copy still had.
  public var forgottenAgain: [ForgottenAgain] = []
  /// The ledger put aside, where it has entries that follow these.
  public var goesOnAside: String?
  /// Sealed files of the vault that the backup once had and nobody can open any more: its keys were taken away.
  public var lostVaultFiles = 0

  init(size: UInt64, root: Hash, negativeCells: Int) {
    (self.size, self.root, self.negativeCells) = (size, root, negativeCells)
  }
}

/// One view in ``LedgerStatus``.
public struct ViewStatus: Sendable {
  public var name: String
  public var version: Int
  public var cursor: Position
  /// A hash over its rows in key order; nil while it has none.
  public var digest: Hash?
}

/// Where the ledger and its views stand.
public struct LedgerStatus: Sendable {
  public var size: UInt64
  public var root: Hash
  public var views: [ViewStatus]
  public var lmdbVersion: String
  public var logBytes: Int
  public var viewBytes: Int
  /// Paths of what runs that were cut short have left in the ledger and beside it.
  public var leftovers: [String]
}

/// A view rebuilt from zero.
public struct Rebuilt: Sendable {
  public var name: String
  public var version: Int
  public var entries: UInt64
  public var digestBefore: Hash?
  public var digestAfter: Hash
}
