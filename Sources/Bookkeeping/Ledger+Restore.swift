import Deciding
import EventCodec
public import Exchange
import MerkleLog
public import Projecting
import Stock
import Store

extension Ledger {
  /// Rebuilds a ledger from the lines of an export, in a folder that holds none.
  ///
  /// The lines are checked like new ones and kept byte for byte, so the root is that of the
  /// original. Nothing is left behind when a line is refused, or when the root is not the one that
  /// was expected.
  ///
  /// A ledger that was put aside beside `path`, and whose key signed these lines, lends its key and its settings;
  /// where it signed more than they are, that is missing. Else a new key is made, and any other folder beside with
  /// the key is named: somebody may be at work there.
  public static func restore(
    _ bytes: [UInt8], to path: String, projectors: [any Projector.Type],
    clock: @escaping @Sendable () -> Instant, origin: String? = nil, coop: AgentID? = nil,
    proof: RestoreProof = RestoreProof(), progress: ((UInt64, UInt64) -> Void)? = nil
  ) throws(LedgerError) -> RestoreReceipt {
    try restore(
      bytes, to: path, projectors: projectors, clock: clock, origin: origin, coop: coop,
      proof: proof, signer: proof.key, progress: progress)
  }

  /// - Parameter signer: the key that signed the lines, where they were published.
  static func restore(
    _ bytes: [UInt8], to path: String, projectors: [any Projector.Type],
    clock: @escaping @Sendable () -> Instant, origin: String?, coop: AgentID?,
    proof: RestoreProof, signer: VerifierKey?, progress: ((UInt64, UInt64) -> Void)?
  ) throws(LedgerError) -> RestoreReceipt {
    try restoring(to: path, clock) { (folder) throws(LedgerError) in
      let lines = DecisionRun.lines(of: bytes)
      let first = try firstTrackedAgent(bytes, lines)
      let found = LedgerAside.all(beside: path)
      let signers = found.filter {
        $0.signed(lines, of: bytes, published: signer)
          && origin ?? $0.key.verifierKey.name == $0.key.verifierKey.name
      }
      let aside = signers.filter { LedgersBeside.isPutAside($0.path, of: path) }
        .max { ($0.head?.checkpoint.size ?? 0) < ($1.head?.checkpoint.size ?? 0) }
      let coop = coop ?? aside?.settings?.coop ?? first
      var settings = LedgerSettings(origin: "maillon.invalid/\(coop)", coop: coop)
      if let stated = aside?.settings {
        (settings.scope, settings.zone) = (stated.scope, stated.zone)
      }
      settings.origin = origin ?? aside?.key.verifierKey.name ?? settings.origin
      try folder.make(settings, secret: aside?.secret)
      let ledger = try Ledger(folder, projectors: projectors, clock: clock, create: true)
      var receipt = try ledger.writing.restore(bytes, lines, path: folder.path, progress)
      if let expected = proof.root, expected != "\(receipt.root)" {
        throw .otherRoot(expected: expected, found: "\(receipt.root)")
      }
      if proof.published != nil {
        receipt = try ledger.complete(proof.published, proof.key, progress)
      }
      if let aside { try ledger.goOn(from: aside, &receipt) }
      if aside == nil {
        receipt.keyBeside = signers.first?.path
        receipt.doubtfulKey =
          signers.isEmpty
          ? found.first {
            LedgersBeside.isPutAside($0.path, of: path)
              && $0.key.verifierKey.name == settings.origin
          }?.path : nil
      }
      return receipt
    }
  }

  /// What a ledger that signs with the key of the one put aside knows of what that one signed.
  private func goOn(
    from aside: LedgerAside, _ receipt: inout RestoreReceipt
  ) throws(LedgerError) {
    (receipt.hasNewKey, receipt.keySource) = (false, aside.path)
    guard let head = aside.head, head.checkpoint.size > receipt.size else { return }
    try LedgerFolder(path: path).note(missing: head.note, head.checkpoint)
    receipt.standing = try standing()
  }

  /// The first agent whose stock is inventoried is the co-op.
  private static func firstTrackedAgent(
    _ bytes: [UInt8], _ lines: [(number: Int, range: Range<Int>)]
  ) throws(LedgerError) -> AgentID {
    var reader = LineReader()
    for line in lines {
      do throws(Refusal) {
        let event = try reader.read(bytes.span.extracting(line.range), as: .stored)
        if event.kind == .agentRegistered, event.tracked == true, let agent = event.agent {
          return agent
        }
      } catch {
        var refusal = error
        refusal.line = line.number
        throw .refused([refusal])
      }
    }
    throw .refused([Refusal(field: Field.tracked.name, .missingField)])
  }
}

extension WritingDesk {
  /// Takes in the stored lines of another ledger.
  func restore(
    _ bytes: [UInt8], _ lines: [(number: Int, range: Range<Int>)], path: String,
    _ progress: ((UInt64, UInt64) -> Void)?
  ) throws(LedgerError) -> RestoreReceipt {
    let result = withKeeperState { keeper -> Result<RestoreReceipt, LedgerError> in
      do throws(LedgerError) {
        return .success(try keeper.restore(bytes, lines, path: path, progress))
      } catch { return .failure(error) }
    }
    do throws(LedgerError) { return try result.get() } catch { throw error }
  }
}

extension Keeper {
  /// Entries of one commit of a restore.
  private static let batchCount = 10_000

  mutating func restore(
    _ bytes: [UInt8], _ lines: [(number: Int, range: Range<Int>)], path: String,
    _ progress: ((UInt64, UInt64) -> Void)?
  ) throws(LedgerError) -> RestoreReceipt {
    var reader = LineReader()
    var last = Instant(milliseconds: .min)
    var next = 0
    do throws(StoreError) { last = try log.head().recordedAt } catch {
      throw LedgerError(error, path: path)
    }
    while next < lines.count {
      let end = min(next + Self.batchCount, lines.count)
      let refusals: [Refusal]
      do throws(StoreError) {
        let group = try beginGroup()
        refusals = take(lines[next..<end], of: bytes, into: group, &reader, &last)
        if refusals.isEmpty { _ = try commit(group) }
      } catch { throw LedgerError(error, path: path) }
      if !refusals.isEmpty { throw .refused(refusals) }
      next = end
      progress?(UInt64(next), UInt64(lines.count))
    }
    do throws(StoreError) {
      let head = try log.head()
      let negative = try look { $0.stock.allCells.count { $0.balance.isNegative } }
      try settle()
      return RestoreReceipt(size: head.size, root: head.root, negativeCells: negative)
    } catch { throw LedgerError(error, path: path) }
  }

  private mutating func take(
    _ lines: ArraySlice<(number: Int, range: Range<Int>)>, of bytes: [UInt8], into group: Group,
    _ reader: inout LineReader, _ last: inout Instant
  ) -> [Refusal] {
    var refusals: [Refusal] = []
    var decider = Decider(projection: booksProjection, history: group, authority: nil)
    var fact = Fact(act: LineReader.blank, zone: settings.zone)
    for line in lines {
      let span = bytes.span.extracting(line.range)
      do throws(Refusal) {
        try reader.read(span, as: .stored, into: &fact.event)
        try check(fact.event, against: group, last)
        last = fact.event.recordedAt ?? last
        let verdict = decider.consider(&fact, line: line.number) { act in
          group.position(of: act.id).map { .conflict($0) } ?? .free
        }
        switch verdict {
        case .accepted: group.add(fact.event.id, line: span)
        case .duplicate(let position): throw Refusal(.conflict(position: position))
        case .refused(let found): refusals += found
        }
      } catch {
        var refusal = error
        refusal.line = line.number
        refusals.append(refusal)
      }
      // What follows a refused entry does not bear its own position any more.
      if !refusals.isEmpty { break }
    }
    _ = decider.finish()
    decider.advise(&refusals)
    group.recorded(at: last)
    return refusals
  }

  private func check(
    _ event: borrowing Event, against group: Group, _ last: Instant
  ) throws(Refusal) {
    let found = event.position ?? .max
    guard found == group.next else {
      throw Refusal(
        id: event.id.description, field: Field.seq.name,
        .unreadable(offset: 0, .wrongPosition(expected: group.next, found: found)))
    }
    // A clock that is set right may start lower, where it takes in every entry with a later time.
    if event.clockCorrection?.reachesEnd(of: found) ?? false { return }
    if let recordedAt = event.recordedAt, recordedAt < last {
      throw Refusal(
        id: event.id.description, field: Field.recordedAt.name,
        .unreadable(offset: 0, .recordedEarlier(Timestamp(recordedAt).description)))
    }
  }
}
