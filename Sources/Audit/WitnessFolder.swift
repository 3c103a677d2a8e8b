import Exchange
import Foundation
import Glibc
public import MerkleLog
public import Outgoing

/// A witness' own folder: its secret key, and of each log the last head that it cosigned.
///
///     key                              PRIVATE+KEY+name+id+base64(0x04 ‖ seed), for its owner only
///     seen/<leaf hash of the origin>/   one folder a log
///       <size>-<seconds>               the head as it was cosigned, numbers of 20 digits
///
/// The folder of a log is locked while a head of it is judged. A head becomes durable here (file and folder are flushed, then renamed to a name that was not
/// there, then flushed again) before its cosignature leaves. The newest name counts. Who loses this
/// folder must take another key: the old one could be made to sign a fork.
public struct WitnessFolder: Sendable {
  private let path: String

  public init(_ path: String) { self.path = path }

  /// What became of a head.
  public struct Cosigned: Sendable {
    /// The note as it was published, with the witness' line.
    public let note: Note
    public let head: Checkpoint
    /// The head that was seen before; nil for a log that is seen for the first time.
    public let before: Checkpoint?
  }

  /// Makes the folder and its key out of 32 secret bytes. Of several who make one folder, one makes the
  /// key; the others find it.
  public func make(name: String, seed: [UInt8]) throws(WitnessFault) -> VerifierKey {
    let key: CosigningKey
    // It stands in every head that it cosigns.
    guard PersonalPattern.found(in: name, as: .name).isEmpty else { throw .badName(name) }
    do throws(MerkleError) { key = try CosigningKey(name: name, seed: seed) } catch {
      throw .badName(name)
    }
    try checkPlace()
    if let barrier = Access.barrier(to: keyPath) { throw .barred(barrier) }
    try makeFolder(path)
    return try keep(key)
  }

  /// Writes the key down, where the place is still free for it.
  func keep(_ key: CosigningKey) throws(WitnessFault) -> VerifierKey {
    if FileManager.default.fileExists(atPath: keyPath) { throw .keyExists(keyPath) }
    Leftover.sweep(path) { Leftover.isFile($0, of: ["key"]) }
    do throws(SystemFault) {
      try FileBeside.write(
        Array((key.secretText + "\n").utf8), to: keyPath, mode: 0o600, isAlone: true)
    } catch {
      throw error.code == EEXIST ? .keyExists(keyPath) : .storage(keyPath, because: error.meaning)
    }
    // Somebody may have published there, or above, meanwhile: nobody knows this key yet.
    do throws(WitnessFault) { try checkPlace() } catch {
      try? FileManager.default.removeItem(atPath: keyPath)
      throw error
    }
    return key.verifierKey
  }

  /// Throws where this is, or lies in, a folder of another kind.
  private func checkPlace() throws(WitnessFault) {
    do throws(Obstacle) { _ = try Door().place(for: .witness, at: path) } catch {
      throw .obstacle(error)
    }
  }

  /// Reads the key.
  public func key() throws(WitnessFault) -> CosigningKey {
    if let barrier = Access.barrier(to: keyPath) { throw .barred(barrier) }
    guard let data = FileManager.default.contents(atPath: keyPath) else { throw .noKey(keyPath) }
    let text = String(decoding: data, as: UTF8.self).filter { $0 != "\n" }
    do throws(MerkleError) { return try CosigningKey(parsing: text) } catch {
      throw .damaged(keyPath, error)
    }
  }

  /// Cosigns the head that a log publishes, if it is the one seen before or goes on from it. It is
  /// durable as seen when this returns.
  ///
  /// - Parameter seconds: the present, since 1970. A clock that went back does not take the witness'
  ///   own time back: a later cosignature never bears an earlier time.
  public func cosign(
    _ site: any PublishedSite, log: VerifierKey, seconds: UInt64
  ) throws(WitnessFault) -> Cosigned {
    try checkPlace()
    let key = try key()
    let folder = path + "/seen/" + Hash.leaf(of: Array(log.name.utf8)).hex
    try makeFolder(path + "/seen")
    try makeFolder(folder)
    let lock = try locked(folder)
    defer { try? lock.close() }
    let last = try last(in: folder, of: log, by: key)
    let offered: Note
    do throws(SiteFault) { offered = try site.head().note } catch { throw .site(error) }
    let head: Checkpoint
    do throws(WitnessRefusal) {
      head = try WitnessJudgement(log: log, seen: last?.note)
        .judge(offered) { SiteTiles(site: site, size: $0) }
    } catch { throw .refused(error) }
    let time = max(seconds, last?.seconds ?? 0)
    let note: Note
    do throws(MerkleError) {
      note = try offered.replacing(
        by: try key.cosign(head, seconds: time), of: key.verifierKey)
    } catch { throw .unsigned(error) }
    try keep(note, as: Self.name(head.size, time), in: folder)
    return Cosigned(note: note, head: head, before: last?.head)
  }

  // MARK: - What was seen

  private struct Seen {
    var note: Note
    var head: Checkpoint
    var seconds: UInt64
  }

  /// The newest head of the log. What cannot be read is never passed over for an older one.
  private func last(
    in folder: String, of log: VerifierKey, by key: CosigningKey
  ) throws(WitnessFault) -> Seen? {
    guard let name = try names(in: folder).last else { return nil }
    let file = folder + "/" + name
    let data: Data
    do { data = try Data(contentsOf: URL(filePath: file)) } catch {
      throw .storage(file, because: SystemFault.meaning(of: error))
    }
    let note: Note
    let own: [Verification]
    do throws(MerkleError) {
      note = try Note(parsing: [UInt8](data))
      own = try note.verified(by: [key.verifierKey])
    } catch { throw .damaged(file, error) }
    do throws(MerkleError) {
      let head = try Checkpoint(opening: note, key: log)
      return Seen(note: note, head: head, seconds: own.first?.seconds ?? 0)
    } catch {
      // What this witness signed is whole: it is the log that is another.
      throw error == .noKnownSignature ? .otherKey(log.name) : .damaged(file, error)
    }
  }

  /// The names of the heads, oldest first.
  private func names(in folder: String) throws(WitnessFault) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder)
        .filter { $0.utf8.count == 41 && $0.utf8.allSatisfy { $0 <= 0x39 } }.sorted()
    } catch { throw .storage(folder, because: SystemFault.meaning(of: error)) }
  }

  private static func name(_ size: UInt64, _ seconds: UInt64) -> String {
    [size, seconds].map { number in
      let digits = String(number)
      return String(repeating: "0", count: 20 - digits.utf8.count) + digits
    }.joined(separator: "-")
  }

  private func keep(_ note: Note, as name: String, in folder: String) throws(WitnessFault) {
    let file = folder + "/" + name
    // The folder is locked: what lies here under another name was left by a run that was killed.
    Leftover.sweep(folder) { $0 == "draft" || Leftover.isFile($0) }
    do throws(SystemFault) {
      if FileManager.default.fileExists(atPath: file) {
        try FileBeside.flush(folderOf: file)
      } else {
        try FileBeside.write(Array(note.formatted.utf8), to: file, mode: 0o644)
      }
    } catch { throw .storage(file, because: error.meaning) }
    for old in try names(in: folder) where old < name {
      try? FileManager.default.removeItem(atPath: folder + "/" + old)
    }
  }

  // MARK: - The disk

  private var keyPath: String { path + "/key" }

  /// Locks a folder; closing it gives it back. The folder itself is locked, for a file in it could be
  /// made anew by another run.
  private func locked(_ folder: String) throws(WitnessFault) -> FileHandle {
    let handle: FileHandle
    do { handle = try FileHandle(forReadingFrom: URL(filePath: folder)) } catch {
      throw .storage(folder, because: SystemFault.meaning(of: error))
    }
    guard flock(handle.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else { throw .busy(path) }
    return handle
  }

  private func makeFolder(_ folder: String) throws(WitnessFault) {
    if FileManager.default.fileExists(atPath: folder) { return }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch { throw .storage(folder, because: SystemFault.meaning(of: error)) }
    do throws(SystemFault) { try FileBeside.flush(folderOf: folder) } catch {
      throw .storage(folder, because: error.meaning)
    }
  }
}

/// Why a witness did not do what was asked.
public enum WitnessFault: Error, Equatable, Sendable {
  case noKey(String)
  case keyExists(String)
  /// A name that no key may have.
  case badName(String)
  /// Another run of this witness is judging a head of the same log.
  case busy(String)
  case storage(String, because: String)
  /// What is there, or may be, is not for this account to read.
  case barred(String)
  /// The folder is, or lies in, one of another kind.
  case obstacle(Obstacle)
  /// What the witness keeps of the log with this name was signed by another key: another log, or the same
  /// one with another key.
  case otherKey(String)
  /// What the witness keeps cannot be read, or was changed: it cosigns no more.
  case damaged(String, MerkleError)
  /// No room for another line on the note, or no signature to be had.
  case unsigned(MerkleError)
  case site(SiteFault)
  case refused(WitnessRefusal)
}
