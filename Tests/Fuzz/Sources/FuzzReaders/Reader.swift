import EventCodec
import Exchange
import MerkleLog

/// A reader of bytes from outside; the first byte of an input chooses one. What is read and written
/// again must be the same bytes: there is one way to write a thing, or hashes would mean nothing.
enum Reader: UInt8, CaseIterable {
  case storedLine, command, note, verifierKey, proof, checkpoint, bundle, signingKey

  func check(_ bytes: [UInt8]) {
    switch self {
    case .storedLine: checkStoredLine(bytes)
    case .command: checkCommand(bytes)
    case .note: same(bytes, (try? Note(parsing: bytes)).map { Array($0.formatted.utf8) })
    case .verifierKey:
      let text = String(decoding: bytes, as: UTF8.self)
      same(Array(text.utf8), (try? VerifierKey(parsing: text)).map { Array("\($0)".utf8) })
    case .proof:
      guard let proof = try? ProofFile(parsing: bytes) else { return }
      precondition(proof.path.count <= 64, "a proof of \(proof.path.count) hashes")
      same(bytes, Array(proof.formatted.utf8))
    case .checkpoint:
      let text = String(decoding: bytes, as: UTF8.self)
      same(Array(text.utf8), (try? Checkpoint(parsing: text)).map { Array($0.text.utf8) })
    case .bundle: checkBundle(bytes)
    case .signingKey:
      let text = String(decoding: bytes, as: UTF8.self)
      same(Array(text.utf8), (try? SigningKey(parsing: text)).map { Array($0.secretText.utf8) })
    }
  }

  private func same(_ bytes: [UInt8], _ again: [UInt8]?) {
    guard let again else { return }
    precondition(
      again == bytes,
      "\(self) read \(bytes.debugDescription) and wrote \(again.debugDescription)")
  }

  private func checkStoredLine(_ bytes: [UInt8]) {
    var reader = LineReader()
    guard let event = try? reader.read(bytes.span, as: .stored) else { return }
    precondition(bytes.count <= Limits.lineByteCount, "a line of \(bytes.count) bytes")
    var again: [UInt8] = []
    event.appendLine(to: &again)
    same(bytes, again)
    precondition((try? reader.read(bytes.span, as: .replay)) != nil, "no replay")
  }

  /// A command may be laid out as people like; what it says is written in one way.
  private func checkCommand(_ bytes: [UInt8]) {
    var reader = LineReader()
    let defaults = CommandDefaults(occurredAt: Timestamp("2020-04-02")!) { EventID("fuzz")! }
    guard let event = try? reader.read(bytes.span, as: .command, defaults: defaults) else { return }
    var line: [UInt8] = []
    event.appendCommandLine(to: &line)
    guard let back = try? reader.read(line.span, as: .command, defaults: defaults) else {
      preconditionFailure("written and refused: \(String(decoding: line, as: UTF8.self))")
    }
    var again: [UInt8] = []
    back.appendCommandLine(to: &again)
    same(line, again)
  }

  private func checkBundle(_ bytes: [UInt8]) {
    guard let bundle = try? EntryBundle(parsing: bytes) else { return }
    var again = EntryBundle()
    for entry in bundle {
      precondition(entry.count <= Limits.lineByteCount, "an entry of \(entry.count) bytes")
      guard (try? again.append(Array(entry))) != nil else {
        preconditionFailure("an entry that was read cannot be written")
      }
    }
    same(bytes, again.bytes)
  }
}
