import Exchange
import FoundationEssentials
import MerkleLog
import Outgoing
import Store

/// The files beside the log that tell of witnesses: `witnesses`, a line each, and `cosigned/`, a note a
/// size.
struct WitnessFiles {
  private let path: String

  init(_ ledgerPath: String) { path = ledgerPath }

  private var knownPath: String { path + "/witnesses" }
  private var cosignedPath: String { path + "/cosigned" }

  /// Runs `body`, which reads and writes them, while nobody else does.
  func changing<Answer>(
    _ body: (WitnessFiles) throws(LedgerError) -> Answer
  ) throws(LedgerError) -> Answer {
    let result: Result<Answer, LedgerError>
    do throws(StoreError) {
      result = try DiskFile.locked(folder: path) { () throws(StoreError) in
        do throws(LedgerError) { return .success(try body(self)) } catch { return .failure(error) }
      }
    } catch { throw LedgerError(error, path: path) }
    return try result.get()
  }

  // MARK: - Who is known

  /// Lines `quorum: 2` and `witness: name+id+base64`, in any order.
  func known() throws(LedgerError) -> KnownWitnesses {
    guard FileManager.default.fileExists(atPath: knownPath) else {
      return KnownWitnesses(witnesses: .none, quorum: nil)
    }
    var keys: [VerifierKey] = []
    var quorum: Int?
    do {
      guard let bytes = try DiskFile.read(knownPath),
        let text = String(validating: bytes, as: UTF8.self)
      else { throw LedgerError.smallFileDamaged(path: knownPath) }
      for line in text.lines {
        switch line.parted(at: " ") {
        case ("witness:", let key?): keys.append(try VerifierKey(parsing: key))
        case ("quorum:", let count?) where (Int(count) ?? 0) > 0: quorum = Int(count)
        default: throw LedgerError.smallFileDamaged(path: knownPath)
        }
      }
      return KnownWitnesses(witnesses: try Witnesses(keys), quorum: quorum)
    } catch let error as StoreError {
      if case .damaged = error { throw .smallFileDamaged(path: knownPath) }
      throw LedgerError(error, path: knownPath)
    } catch { throw .smallFileDamaged(path: knownPath) }
  }

  func keep(_ known: KnownWitnesses) throws(LedgerError) {
    let lines =
      (known.quorum.map { ["quorum: \($0)"] } ?? []) + known.witnesses.keys.map { "witness: \($0)" }
    try write(lines.map { $0 + "\n" }.joined(), to: knownPath)
  }

  // MARK: - What they signed

  /// The cosigned heads, by their sizes.
  func notes() throws(LedgerError) -> [UInt64: [UInt8]] {
    guard FileManager.default.fileExists(atPath: cosignedPath) else { return [:] }
    var notes: [UInt64: [UInt8]] = [:]
    do {
      for name in try FileManager.default.contentsOfDirectory(atPath: cosignedPath) {
        guard let size = UInt64(name) else { continue }
        // Another process may have let go of it meanwhile.
        notes[size] = try DiskFile.read(cosignedPath + "/" + name)
      }
    } catch { throw .fileUnreadable(path: cosignedPath, what: SystemFault.meaning(of: error)) }
    return notes
  }

  func keep(_ note: Note, at size: UInt64) throws(LedgerError) {
    do {
      try FileManager.default.createDirectory(
        atPath: cosignedPath, withIntermediateDirectories: true)
    } catch { throw LedgerFolder(path: cosignedPath).ioError(error) }
    try write(note.formatted, to: cosignedPath + "/\(size)")
  }

  func remove(at size: UInt64) {
    try? FileManager.default.removeItem(atPath: cosignedPath + "/\(size)")
  }

  private func write(_ text: String, to file: String) throws(LedgerError) {
    do throws(StoreError) { try DiskFile.write(Array(text.utf8), to: file) } catch {
      throw LedgerError(error, path: file)
    }
  }
}
