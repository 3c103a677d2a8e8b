import EventCodec
public import Exchange
import FoundationEssentials
import MerkleLog
import Store

extension Ledger {
  /// Holds everything that is stored against itself: each entry with its hash, its tile, its id; the
  /// tree with the head; the log with the signed head that was kept outside it; the pages of the read
  /// models with each other.
  ///
  /// Nothing in the files can end the process: they are read page by page, and a page that cannot be
  /// believed is a problem that names the entries it hides. What a read model *says* is not looked at:
  /// ``rebuild(_:progress:)`` does that.
  ///
  /// Cost: one pass over the log, about what hashing it costs, on every core.
  public func verify(
    progress: ((UInt64, UInt64) -> Void)? = nil
  ) throws(LedgerError) -> Verification {
    let check = LedgerCheck(folder: LedgerFolder(path: path), anchor: anchor)
    return try check.run(
      viewFaults: { () throws(StoreError) in try views.faults() },
      scrubbing: { signedSize, report throws(StoreError) in
        try log.scrub(
          rootAt: signedSize, findID: LedgerCheck.findID, progress: { progress?($0, $1) },
          report: report)
      })
  }

  /// The same of a ledger that is not open, and that need not be in a state to be opened.
  ///
  /// `found` is told of problems, and `progress` of the entry before which all has been looked at, as
  /// they come, so that whoever runs this in a process of its own knows how far it came. `start`
  /// leaves out the entries before it.
  public static func verify(
    at path: String, from start: Position = 0, found: @escaping (Problem) -> Void = { _ in },
    progress: (Position, Position) -> Void = { _, _ in }
  ) throws(LedgerError) -> Verification {
    let folder = LedgerFolder(path: path)
    _ = try folder.settings()
    // Whoever may not write the log may perhaps not read the key.
    let mayWrite = FileManager.default.isWritableFile(atPath: folder.logPath + "/data.mdb")
    let anchor = try Anchor(folder, mayLackKey: !mayWrite)
    let check = LedgerCheck(folder: folder, anchor: anchor, start: start, found: found)
    return try check.run(
      viewFaults: { () throws(StoreError) in try ViewStore.faults(at: folder.viewsPath) },
      scrubbing: { signedSize, report throws(StoreError) in
        try LMDBLog.scrub(
          folder.logPath, from: start, rootAt: signedSize, findID: LedgerCheck.findID,
          progress: progress,
          report: report)
      })
  }
}

extension Ledger {
  /// Whether a ledger that is not open has lost the signed head outside its log: the file is empty or cut
  /// short.
  public static func hasTornAnchor(at path: String) -> Bool {
    (try? Anchor(LedgerFolder(path: path), mayLackKey: true))?.isTorn ?? false
  }
}

extension Ledger {
  /// How many of the first `size` entries of a ledger, which need not be open, its signed head does not reach, since the
  /// folder takes no new file; 0 where it does, or the next act takes it there.
  ///
  /// The head is read anew: while others write it lags for a moment.
  public static func entriesBehindAnchor(at path: String, size: UInt64) -> UInt64 {
    let folder = LedgerFolder(path: path)
    guard let anchor = try? Anchor(folder), anchor.key != nil,
      let signed = ((try? anchor.checkpoint()) ?? nil)?.size, signed < size,
      !FileManager.default.isWritableFile(atPath: path)
    else { return 0 }
    return size - signed
  }
}

/// The check of a ledger, from its parts.
struct LedgerCheck {
  let folder: LedgerFolder
  let anchor: Anchor
  var start: Position = 0
  var found: (Problem) -> Void = { _ in }

  func run(
    viewFaults: () throws(StoreError) -> [String],
    scrubbing: (_ signedSize: UInt64?, @escaping (Flaw) -> Void) throws(StoreError) -> Scrub
  ) throws(LedgerError) -> Verification {
    let list = ProblemList(found: found)
    // The anchor first: what it signs is durable, so that the log that is looked at then has at least that.
    let kept = try keptHead(list)
    let scrub: Scrub
    do throws(StoreError) { scrub = try scrubbing(kept?.size) { list.add(Problem($0)) } } catch {
      throw LedgerError(error, path: folder.path)
    }
    if start == 0 {
      checkTime(scrub, list)
      for fault in (try? viewFaults()) ?? [] { list.add(Problem(.views, nil, fault)) }
    }
    return Verification(
      size: scrub.size, root: scrub.root ?? scrub.head.root,
      anchor: kept.map {
        AnchorCheck(
          size: $0.size, root: $0.root,
          disagreement: anchor.disagreement(
            of: $0, with: scrub.head, root: scrub.formerRoot, isWhole: list.problems.isEmpty))
      }, problems: list.problems)
  }

  private func keptHead(_ list: ProblemList) throws(LedgerError) -> Checkpoint? {
    do throws(LedgerError) { return try anchor.checkpoint() } catch {
      guard case .badAnchor(_, let what) = error else { throw error }
      list.add(Problem(.anchor, nil, "checkpoint: \(what)"))
      return nil
    }
  }

  /// The ledger's clock goes on from the time the head has.
  private func checkTime(_ scrub: Scrub, _ list: ProblemList) {
    var reader = LineReader()
    guard scrub.head.size > 0, !scrub.lastLine.isEmpty,
      let last = try? reader.read(scrub.lastLine.span, as: .replay), let time = last.recordedAt,
      time != scrub.head.recordedAt
    else { return }
    list.add(
      Problem(
        .head, nil,
        "the last entry was recorded at \(Timestamp(time)), the head says "
          + "\(Timestamp(scrub.head.recordedAt))"))
  }

  /// Where the id stands in a canonical line: the first name `id` of the object. No quotation mark
  /// stands unescaped inside a string, and no object in a field before `id` has a name of two letters.
  static let findID: Scrub.FindID = { line in
    let name: [6 of UInt8] = [0x22, 0x69, 0x64, 0x22, 0x3A, 0x22]  // "id":"
    var place = 1
    while place + 6 < line.count {
      if line[place] == 0x22, line[place + 1] == 0x69, line[place + 2] == 0x64,
        (3..<6).allSatisfy({ line[place + $0] == name[$0] }),
        line[place - 1] == 0x2C || line[place - 1] == 0x7B
      {
        let start = place + 6
        var end = start
        while end < line.count, line[end] != 0x22 { end += 1 }
        return start..<end
      }
      place += 1
    }
    return nil
  }
}

extension LedgerCheck {
  /// Checks the log in a folder that nobody else has open, and leaves nothing in it.
  static func log(
    at path: String, _ progress: ((UInt64, UInt64) -> Void)? = nil
  ) throws(LedgerError) -> (head: LogHead, problems: [Problem]) {
    defer {
      for lock in ["lock.mdb", "write.lock"] {
        try? FileManager.default.removeItem(atPath: path + "/" + lock)
      }
    }
    var problems: [Problem] = []
    do throws(StoreError) {
      let scrub = try LMDBLog.scrub(
        path, findID: findID, progress: { progress?($0, $1) },
        report: { problems.append(Problem($0)) })
      return (scrub.head, problems)
    } catch { throw LedgerError(error, path: path) }
  }
}

/// The problems so far, each told as it is found.
private final class ProblemList {
  private(set) var problems: [Problem] = []
  private let found: (Problem) -> Void

  init(found: @escaping (Problem) -> Void) { self.found = found }

  func add(_ problem: Problem) {
    problems.append(problem)
    found(problem)
  }
}
