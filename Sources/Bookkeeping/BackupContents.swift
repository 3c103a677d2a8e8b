import Exchange
import FoundationEssentials
import MerkleLog
import Outgoing
import Store

/// What a backup holds: everything needed to go on. The read models are left out, for the log has
/// them all.
///
/// The layout is that of the ledger's own folder, and `SHA256SUMS` beside it, written last: one line
/// a file, as `sha256sum --check` reads them. A folder without it is not a backup.
enum BackupContents {
  /// Files copied as they are, where the ledger has them: its settings, the key that signs, who cosigns,
  /// the head whose entries are missing, and that whose loss was accepted.
  static let files = ["config", "key", "witnesses", "missing", "astray", "lost"]
  /// Folders copied with all the files in them: the vault of persons, with its keys; what witnesses
  /// cosigned.
  static let folders = ["people", "cosigned"]
  /// Files in these that say nothing.
  private static let locks: Set = ["people/lock"]
  /// The log, copied by its store while others write.
  static let log = "log"
  /// The signed head of the log as it was copied.
  static let head = "checkpoint"
  static let sums = "SHA256SUMS"

  /// Copies `files` and `folders` from one folder to another, readable by their owner alone; not what a
  /// killed run has left in them.
  static func copy(from source: String, to target: String) throws(LedgerError) {
    for name in files { try copy(name, from: source, to: target) }
    for folder in folders {
      guard isFolder(source + "/" + folder) else { continue }
      try makeFolder(target + "/" + folder)
      for (name, place) in contents(of: folder, in: source) {
        try copy(name, from: source, to: target, as: place)
      }
    }
  }

  /// What ``copy(from:to:)`` would make now, by the names in the copy.
  static func copied(from source: String) -> [String] {
    files.filter { FileManager.default.fileExists(atPath: source + "/" + $0) }
      + folders.flatMap { contents(of: $0, in: source).map(\.place) }
  }

  /// The files of a folder that are copied, each with its name in the copy.
  private static func contents(
    of folder: String, in source: String
  ) -> [(name: String, place: String)] {
    // The vault may lie on a disk of its own, behind a link; what is copied are its files.
    let all =
      folder == "people"
      ? reachable(in: source + "/" + folder) : names(below: source + "/" + folder)
    return all.compactMap { name in
      if locks.contains(folder + "/" + name) || Leftover.isFile(name) { return nil }
      guard folder == "people" else { return (folder + "/" + name, folder + "/" + name) }
      if Vault.indexFiles.contains(name) { return nil }
      return safe(name, in: source + "/people").map { (folder + "/" + name, folder + "/" + $0) }
    }
  }

  /// The name for a file of the vault in a copy, which may lie on a disk that knows no capitals; nil for what
  /// lies there under that name as well.
  private static func safe(_ name: String, in vault: String) -> String? {
    let place = name.utf8.lastIndex(of: UInt8(ascii: "/")).map { name.index(after: $0) }
    guard let start = place else { return name }
    let safe = name[..<start] + VaultName.safe(String(name[start...]))
    let isTwice = safe != name && FileManager.default.fileExists(atPath: vault + "/" + safe)
    return isTwice ? nil : String(safe)
  }

  /// Copies a file; one that is gone by now was taken away, which is no fault.
  static func copy(
    _ name: String, from source: String, to target: String, as place: String? = nil
  ) throws(LedgerError) {
    let (from, to) = (source + "/" + name, target + "/" + (place ?? name))
    guard FileManager.default.fileExists(atPath: from) else { return }
    try makeFolder(to.prefix(upTo: to.utf8.lastIndex(of: UInt8(ascii: "/")) ?? to.endIndex))
    do throws(StoreError) { try DiskFile.copyUnflushed(from, to: to) } catch {
      throw LedgerError(error, path: target)
    }
  }

  /// Makes a folder for its owner alone, with those above it.
  static func makeFolder(_ path: some StringProtocol) throws(LedgerError) {
    do {
      try FileManager.default.createDirectory(
        atPath: String(path), withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      // Where nothing can be made, such as below /proc.
      if (error as? CocoaError)?.code == .fileNoSuchFile {
        throw .badCopy(path: String(path), .notAFolder)
      }
      throw LedgerFolder(path: String(path)).ioError(error)
    }
  }

  static func isFolder(_ path: String) -> Bool {
    var isDirectory = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory
  }

  /// The regular files below a folder, by their paths in it, in the order of their names.
  static func names(below folder: String) -> [String] {
    let all = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return all.filter { name in
      let attributes = try? FileManager.default.attributesOfItem(atPath: folder + "/" + name)
      return attributes?[.type] as? FileAttributeType == .typeRegular
    }.sorted()
  }

  /// The plain files of a folder and of those in it, links followed, sorted; no deeper than a vault is.
  private static func reachable(in folder: String, depth: Int = 4) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.flatMap { name -> [String] in
      let path = URL(filePath: folder + "/" + name).resolvingSymlinksInPath().path
      let type = (try? FileManager.default.attributesOfItem(atPath: path))?[.type]
      switch type as? FileAttributeType {
      case .typeRegular: return [name]
      case .typeDirectory where depth > 1:
        return reachable(in: folder + "/" + name, depth: depth - 1).map { name + "/" + $0 }
      default: return []
      }
    }.sorted()
  }
}

// MARK: - Sums

/// The files of a backup and their SHA-256, as `SHA256SUMS` lists them.
struct BackupSums {
  private(set) var files: [(name: String, hash: Hash)] = []
  /// Bytes of all files together.
  private(set) var byteCount = 0

  /// Hashes every file of a folder, and puts each on the disk.
  init(hashing folder: String) throws(LedgerError) {
    for name in BackupContents.names(below: folder) where name != BackupContents.sums {
      files.append((name, try hash(of: folder + "/" + name)))
    }
  }

  /// Reads the list of a backup; names that lead out of it are not taken.
  init(reading folder: String) throws(LedgerError) {
    let path = folder + "/" + BackupContents.sums
    guard let bytes = (try? DiskFile.read(path)) ?? nil,
      let text = String(validating: bytes, as: UTF8.self)
    else { throw .badCopy(path: folder, .missing(BackupContents.sums)) }
    for line in text.lines {
      let name = String(decoding: line.utf8.dropFirst(66), as: UTF8.self)
      let steps = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard let hash = Hash(hex: String(decoding: line.utf8.prefix(64), as: UTF8.self)),
        !name.isEmpty, !steps.contains(where: { ["", ".", ".."].contains($0) })
      else { throw .badCopy(path: folder, .changed(BackupContents.sums)) }
      files.append((name, hash))
    }
  }

  /// Whether the list of a backup can be read and names what no ledger is without.
  static func isWhole(_ folder: String) -> Bool {
    guard let names = try? BackupSums(reading: folder).files.map(\.name) else { return false }
    return needed.allSatisfy(names.contains) && unlisted(in: folder, names) == nil
  }

  /// Whether all files that the list of a backup names are there; what they hold is not looked at. One whose vault was
  /// taken out has them.
  static func hasFiles(_ folder: String) -> Bool {
    guard var sums = try? BackupSums(reading: folder) else { return false }
    _ = sums.leaveOutVault(unreadableIn: folder)
    return sums.files.allSatisfy { FileManager.default.fileExists(atPath: "\(folder)/\($0.name)") }
  }

  /// What is kept of persons in a backup, by its list; nil where that cannot be read, or its vault was taken out. Who
  /// looked at what is no matter of it.
  static func vault(of folder: String) -> [Hash]? {
    guard var sums = try? BackupSums(reading: folder),
      sums.leaveOutVault(unreadableIn: folder) == 0
    else { return nil }
    return sums.files.filter { $0.name.hasPrefix("people/") && $0.name != "people/access" }
      .map(\.hash)
  }

  /// Whether a sealed file of the vault is on it, and a key.
  var holdsPersons: Bool {
    files.contains { $0.name.hasPrefix("people/keys/") }
      && files.contains { $0.name.hasPrefix("people/") && $0.name.hasSuffix(Vault.fileEnding) }
  }

  /// Takes the vault off the list when all its keys are gone from the backup, or all of it: so somebody who was
  /// erased is taken out of an old backup. Who looked stays on it, where that is there.
  ///
  /// Gives how many sealed files of the vault nobody can open any more; zero where a key is there, or never was.
  mutating func leaveOutVault(unreadableIn folder: String) -> Int {
    let keys = files.filter { $0.name.hasPrefix("people/keys/") }
    let isThere = { (name: String) in FileManager.default.fileExists(atPath: folder + "/" + name) }
    guard !keys.isEmpty, !keys.contains(where: { isThere($0.name) }) else { return 0 }
    let sealed = files.count {
      $0.name.hasPrefix("people/") && $0.name.hasSuffix(Vault.fileEnding)
    }
    files.removeAll { file in
      file.name.hasPrefix("people/") && (file.name != "people/access" || !isThere(file.name))
    }
    return sealed
  }

  /// A file of ours in a backup that is not in its list: the list was cut short.
  static func unlisted(in folder: String, _ names: [String]) -> String? {
    let listed = Set(names)
    let ours = BackupContents.files + [BackupContents.head]
    let folders = BackupContents.folders + [BackupContents.log]
    return BackupContents.names(below: folder).first { name in
      let top = String(name.prefix { $0 != "/" })
      return (ours.contains(name) || folders.contains(top) && top != name)
        && !listed.contains(name)
    }
  }

  /// Files that every backup has.
  static let needed = ["config", BackupContents.log + "/data.mdb"]

  /// Throws unless each file of the folder is there and as it was; puts each on the disk.
  mutating func check(_ folder: String, as source: String) throws(LedgerError) {
    for (name, expected) in files {
      guard FileManager.default.fileExists(atPath: folder + "/" + name) else {
        throw .badCopy(path: source, .missing(name))
      }
      guard try hash(of: folder + "/" + name) == expected else {
        throw .badCopy(path: source, .changed(name))
      }
    }
  }

  private mutating func hash(of path: String) throws(LedgerError) -> Hash {
    let bytes: Data
    do { bytes = try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe) } catch {
      throw .fileUnreadable(path: path, what: SystemFault.meaning(of: error))
    }
    byteCount += bytes.count
    do throws(StoreError) { try DiskFile.synchronize(path) } catch {
      throw LedgerError(error, path: path)
    }
    return .sha256(of: bytes.span)
  }

  var text: String { files.map { "\($0.hash.hex)  \($0.name)\n" }.joined() }
}
