import Bookkeeping
import Exchange
import MerkleLog
import Projecting
import Wording

/// `witnesses [KEY …] [--quorum N]`: who cosigns the heads of this log; adds those that are given.
struct WitnessesCommand: NamedCommand {
  static let command = CommandName.witnesses
  let usage = [Placeholder.key]
  let options = [Option(.quorum, .number)]
  let examples = [
    "witnesses", "witnesses temoin.example/w1+8c9a1b2c+BG5v… --quorum 1", "witnesses --quorum 2",
  ]

  func run(_ session: Session) async throws(Failure) -> Int32 {
    var keys: [VerifierKey] = []
    for text in session.arguments.words { keys.append(try session.witness(text)) }
    let quorum = try session.quorumCount()
    let ledger = try session.openLedger()
    let known = try asking { () throws(LedgerError) in
      keys.isEmpty && quorum == nil
        ? try ledger.knownWitnesses() : try ledger.admit(keys, quorum: quorum)
    }
    let list = known.witnesses.keys.map { "\($0)" }
    if session.form == .json {
      session.answer(
        .object([
          ("witnesses", .list(list.map { .text($0) })),
          ("quorum", known.quorum.map { .number(UInt64($0)) }),
        ]))
      return ExitStatus.done
    }
    session.answer(
      session.words.witnessing(.known(count: known.witnesses.count, quorum: known.quorum)))
    for key in list { session.answer("  " + key) }
    return ExitStatus.done
  }
}

extension Session {
  /// The key of a witness.
  fileprivate func witness(_ text: String) throws(Failure) -> VerifierKey {
    if Secrets.areIn(text) { throw .usage(.secretKey) }
    guard let key = try? VerifierKey(line: Array(text.utf8)) else {
      throw .usage(
        .badValue(
          option: arguments.has(.witness) ? "--witness" : "witnesses", value: text,
          expected: ["name+id+base64"]))
    }
    return key
  }

  fileprivate func quorumCount() throws(Failure) -> Int? {
    guard let text = arguments[.quorum] else { return nil }
    guard let count = Int(text), count > 0 else {
      throw .usage(.badValue(option: "--quorum", value: text, expected: ["1", "2", "3"]))
    }
    return count
  }

  /// How many witnesses `--quorum` asks for, and which `--witness` names.
  func askedQuorum() throws(Failure) -> (Int?, [VerifierKey]?) {
    var keys: [VerifierKey] = []
    for text in arguments.all(.witness) { keys.append(try witness(text)) }
    let count = try quorumCount()
    if !keys.isEmpty, count == nil {
      throw .usage(.needs(option: "--witness", other: "--quorum"))
    }
    return (count, keys.isEmpty ? nil : keys)
  }

  /// Says what was taken in.
  func show(_ taken: TakenCosignatures) {
    let format = words.language.format as (UInt64) -> String
    let (head, count) = (taken.head.checkpoint, taken.head.cosignatures.count)
    if form == .json {
      answer(
        .object([
          ("size", .number(head.size)), ("root", .text("\(head.root)")),
          ("added", .list(taken.added.map { .text($0) })),
          ("cosignatures", json(taken.head.cosignatures)), ("after", .number(taken.after)),
        ]))
    } else if taken.added.isEmpty {
      answer(words.witnessing(.nothingNew(count: count, size: format(head.size))))
    } else {
      answer(
        words.witnessing(
          .taken(
            added: taken.added, count: count, size: format(head.size), after: format(taken.after))))
    }
  }

  /// Says whether enough witnesses signed.
  func show(_ check: QuorumCheck) {
    let format = words.language.format as (UInt64) -> String
    guard let head = check.head?.checkpoint, let since = check.since else {
      let size = (check.head?.checkpoint.size).map(format)
      return answer(
        words.witnessing(
          .missing(
            wanted: check.wanted, found: check.found, known: check.known, size: size,
            after: format(check.after))))
    }
    let time = Instant(milliseconds: Int64(since) * 1000)
    answer(
      words.witnessing(
        .reached(
          found: check.found, wanted: check.wanted, size: format(head.size),
          since: words.language.format(time, in: .brussels),
          age: WitnessAge(from: since, to: check.now), after: format(check.after))))
  }

  /// `{"ok","wanted","found","known","size","root","since","ageSeconds","after","cosignatures"}`.
  func json(_ check: QuorumCheck) -> JSON {
    .object([
      ("ok", .flag(check.ok)), ("wanted", .number(UInt64(check.wanted))),
      ("found", .number(UInt64(check.found))), ("known", .number(UInt64(check.known))),
      ("size", (check.head?.checkpoint.size).map { .number($0) }),
      ("root", (check.head?.checkpoint.root).map { .text("\($0)") }),
      ("since", check.since.map { .number($0) }),
      ("ageSeconds", check.since.map { .number(check.now - min(check.now, $0)) }),
      ("after", .number(check.after)),
      ("cosignatures", check.head.map { json($0.cosignatures) }),
    ])
  }

  private func json(_ cosignatures: [MerkleLog.Verification]) -> JSON {
    .list(
      cosignatures.map {
        .object([("name", .text($0.key.name)), ("seconds", $0.seconds.map { .number($0) })])
      })
  }
}
