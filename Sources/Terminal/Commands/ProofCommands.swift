import Bookkeeping
import Exchange
import MerkleLog
import Outgoing
import Projecting
import Wording

/// `checkpoint`: the head of the log, signed; what an auditor keeps. With `--add`, takes in what
/// witnesses cosigned.
struct CheckpointCommand: NamedCommand {
  static let command = CommandName.checkpoint
  let options = [Option(.add, .file)]
  let examples = [
    "checkpoint > checkpoint.txt", "checkpoint --json", "checkpoint --add cosigned.txt",
  ]

  func run(_ session: Session) async throws(Failure) -> Int32 {
    do throws(UsageFault) { try session.arguments.atMost(0) } catch { throw .usage(error) }
    let ledger = try session.openLedger()
    if let path = session.arguments[.add] {
      let bytes = try session.bytes(of: path, as: .cosigned)
      let taken = try asking { () throws(LedgerError) in try ledger.takeIn(cosigned: bytes) }
      session.show(taken)
      return ExitStatus.done
    }
    let note = try asking { () throws(LedgerError) in try ledger.checkpoint() }
    guard session.form == .json, let checkpoint = try? Checkpoint(parsing: note.text) else {
      session.console.send(note.formatted)
      return ExitStatus.done
    }
    session.answer(
      .object([
        ("origin", .text(checkpoint.origin)), ("size", .number(checkpoint.size)),
        ("root", .text("\(checkpoint.root)")), ("note", .text(note.formatted)),
        ("key", ledger.verifierKey.map { .text("\($0)") }),
      ]))
    return ExitStatus.done
  }
}

/// `prove ID`: the proof that an act is in the log, as a file that needs no ledger to be checked.
struct ProveCommand: NamedCommand {
  static let command = CommandName.prove
  let changes = false
  let usage = [Placeholder.identifier]
  let options = [Option(.out, .file), Option(.force)]
  let examples = ["prove don-1 > don-1.tlog-proof", "prove don-1 --out don-1.tlog-proof"]

  func run(_ session: Session) async throws(Failure) -> Int32 {
    let name = try session.word(.identifier)
    guard let id = EventID(name) else { throw .unknownEntry(printable(name)) }
    let ledger = try session.openLedger()
    let found = try asking { () throws(LedgerError) in try ledger.proof(of: id) }
    guard let proof = found else { throw .unknownEntry(name) }
    try session.deliver(Array(proof.formatted.utf8))
    return ExitStatus.done
  }
}

/// `publish DIR`: the log as static files for any web server.
struct PublishCommand: NamedCommand {
  static let command = CommandName.publish
  let usage = [Placeholder.directory]
  let options: [Option] = []
  let examples = ["publish site/registre", "publish /var/www/registre"]

  func run(_ session: Session) async throws(Failure) -> Int32 {
    let path = try session.word(.directory)
    let ledger = try session.openLedger()
    let done = try asking { () throws(LedgerError) in try ledger.publish(to: path) }
    if session.form == .json {
      session.answer(
        .object([
          ("size", .number(done.size)), ("added", .number(done.added)),
          ("files", .number(done.files)),
          ("mended", done.mended.isEmpty ? nil : .list(done.mended.map { .text($0) })),
          ("beside", done.beside.count == 0 ? nil : .number(done.beside.count)),
        ]))
    } else {
      session.answer(
        session.words.phrase(
          .published(
            path: path, size: Int(clamping: done.size), added: Int(clamping: done.added))))
    }
    if !done.mended.isEmpty {
      session.remark(session.words.copies(.mended(done.mended, in: path)))
    }
    session.remark(done.beside, in: path)
    if done.added == done.size { session.remarkSecrets(beside: path) }
    return ExitStatus.done
  }
}

extension Session {
  /// Says what else is shown in a folder that is published, what is for one party alone first.
  func remark(_ beside: ShownBeside, in folder: String) {
    if !beside.personal.isEmpty {
      remark(words.leaving(.shownPersonal(beside.personal, in: folder)))
    }
    if beside.count > 0 { remark(words.leaving(.shown(beside, in: folder))) }
  }

  /// Says that something secret lies beside what is published.
  func remarkShown(secret path: String) {
    guard let publication = Door.publication(beside: path), let place = try? Place(path) else {
      return
    }
    remark(
      words.leaving(
        .secretBeside(path: path, folder: place.folder, publication: publication)))
  }

  /// The same, of a publication that is new.
  func remarkSecrets(beside path: String) {
    guard let place = try? Place(path) else { return }
    for secret in Door.secrets(beside: path) {
      remark(
        words.leaving(.secretBeside(path: secret, folder: place.folder, publication: place.path)))
    }
  }

  /// The key of `--key`.
  func verifierKey() throws(Failure) -> VerifierKey? {
    guard let text = arguments[OptionName.key] else { return nil }
    if Secrets.areIn(text) { throw .usage(.secretKey) }
    guard let key = try? VerifierKey(line: Array(text.utf8)) else {
      throw .usage(.badValue(option: "--key", value: text, expected: ["name+id+base64"]))
    }
    return key
  }
}

/// `check-proof FILE`: whether the act in it is in the log whose key is given. Needs no ledger then.
struct CheckProofCommand: NamedCommand {
  static let command = CommandName.checkProof
  let changes = false
  let usage = [Placeholder.file]
  let options = [Option(.key, .text)]
  let examples = [
    "check-proof don-1.tlog-proof --key openflow.example/namur+47c1c1b2+Adda…",
    "check-proof don-1.tlog-proof",
  ]

  func run(_ session: Session) async throws(Failure) -> Int32 {
    let path = try session.word(.file)
    let bytes = try session.bytes(of: path, as: .proof)
    let key = try key(session, for: path)
    let result = Result<ProvenAct, ProofFault> { () throws(ProofFault) in
      try ProvenAct(checking: bytes, key: key)
    }
    show(result, session)
    switch result {
    case .success: return ExitStatus.done
    // A file that is none, or has lost its beginning, says nothing of the ledger.
    case .failure(.unreadable) where !Mark.proof.isOn(bytes): return ExitStatus.refused
    case .failure: return ExitStatus.wrong
    }
  }

  /// The key that was handed over by another way than the proof, else that of the ledger.
  private func key(_ session: Session, for path: String) throws(Failure) -> VerifierKey {
    if let key = try session.verifierKey() { return key }
    let ledger = try session.openLedger(
      orElse:
        "maillon check-proof \(TypedWord.path(path)) --key \(session.words.placeholder(.key))")
    guard let key = ledger.verifierKey else { throw .ledger(ledger.lackOfKey) }
    return key
  }

  private func show(_ result: Result<ProvenAct, ProofFault>, _ session: Session) {
    let words = session.words
    switch (result, session.form) {
    case (.success(let act), .json):
      session.answer(
        .object([
          ("ok", .flag(true)), ("origin", .text(act.checkpoint.origin)),
          ("seq", .number(act.index)), ("size", .number(act.checkpoint.size)),
          ("root", .text("\(act.checkpoint.root)")), ("line", .text(act.line)),
        ]))
    case (.failure(let fault), .json):
      session.answer(.object([("ok", .flag(false)), ("problem", .text(fault.rawValue))]))
    case (.success(let act), _):
      session.answer(
        words.phrase(
          .proofHolds(
            position: words.language.format(act.index),
            size: words.language.format(act.checkpoint.size), origin: act.checkpoint.origin,
            root: "\(act.checkpoint.root)")))
      session.answer(act.line)
    case (.failure(let fault), _):
      let isOwnKey = session.arguments[OptionName.key] == nil
      session.answer(words.phrase(.proofFails(fault, isOwnKey: isOwnKey)))
    }
  }
}

/// An act whose proof holds.
struct ProvenAct {
  var index: UInt64
  /// The canonical line: the bytes that are hashed.
  var line: String
  var checkpoint: Checkpoint

  init(checking bytes: [UInt8], key: VerifierKey) throws(ProofFault) {
    do throws(MerkleError) {
      let proof = try ProofFile(parsing: bytes.withPlainLineEnds)
      guard let entry = proof.extra, let line = String(validating: entry, as: UTF8.self) else {
        throw MerkleError.malformed(.proof, because: "it does not hold the line of the act")
      }
      checkpoint = try proof.verify(leaf: .leaf(of: entry), key: key)
      index = proof.index
      self.line = line
    } catch { throw ProofFault(error) }
  }
}

/// Why a proof does not hold.
enum ProofFault: String, Error, CaseIterable {
  case unreadable, otherKey, forged, notIncluded

  init(_ error: MerkleError) {
    switch error {
    case .noKnownSignature, .originMismatch: self = .otherKey
    case .invalidSignature, .cosignatureTooLate: self = .forged
    case .indexOutsideTree, .wrongProofLength, .rootMismatch: self = .notIncluded
    case .malformed, .tooLong, .entryTooLong, .tileUnavailable, .tileMismatch, .sizesOutOfOrder,
      .signingFailed, .noWitness, .otherText:
      self = .unreadable
    }
  }
}
