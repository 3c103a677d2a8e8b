import Crypto
public import Exchange
import FoundationEssentials
import LMDB

/// Small sealed files, each under a key of its own: who destroys the key has destroyed the file, and every
/// copy that was ever made of it.
///
/// ```
/// people/keys/SHELF/NAME      32 random bytes
/// people/SHELF/NAME…          sealed (ChaCha20-Poly1305, RFC 8439): nonce, ciphertext, tag
/// people/access               lines of text, in clear: who looked at what, when; no names
/// people/lock
/// people/names.sealed         what all records say of names, under people/keys/names.key; see `nameIndex`
/// ```
///
/// Several files may be sealed under one key. What is sealed bears the names of shelf, key and part, so that
/// no file can stand in for another. Names have the form of identifiers; how they stand on a disk, see
/// ``VaultName``.
public struct Vault: Sendable {
  /// What is kept for what reason; a folder.
  public enum Shelf: String, Sendable, CaseIterable {
    case persons, notes
  }

  /// A file of one owner on a shelf.
  public struct Place: Sendable {
    public var shelf: Shelf
    /// Whose key it is under.
    public var owner: String
    /// Which of the owner's files: 0 is the record itself, others are attachments.
    public var part = 0

    public init(_ shelf: Shelf, _ owner: String, part: Int = 0) {
      self.shelf = shelf
      self.owner = owner
      self.part = part
    }

    var label: [UInt8] { Array("\(shelf.rawValue)/\(owner)/\(part)".utf8) }
  }

  let path: String
  /// How long to wait for another user.
  private let patience: Duration

  public init(path: String, patience: Duration = .seconds(30)) {
    (self.path, self.patience) = (path, patience)
  }

  /// Whether the folder of a vault is not there, or one of those in it is not.
  ///
  /// The two of a shelf are made together, and the persons' not after the notes'. A copy may have left out the
  /// empty folders of a vault without notes: nothing of it is lost.
  public static func mayBeLost(at path: String) -> Bool {
    if !isThere(path) || isComingBack(at: path) { return true }
    let persons = folders(of: .persons, in: path).count(where: isThere)
    let notes = folders(of: .notes, in: path).count(where: isThere)
    return persons == 1 || notes == 1 || persons < notes
  }

  /// Whether a shelf has only keys or only files, and some of them: the others are gone.
  public static func isHalved(at path: String) -> Bool {
    Shelf.allCases.contains { shelf in
      let halves = folders(of: shelf, in: path).filter(isThere)
      guard halves.count == 1, let half = halves.first else { return false }
      return (try? FileManager.default.contentsOfDirectory(atPath: half))?.isEmpty == false
    }
  }

  /// Whether nothing of a shelf is there, in a vault that was used, or that is gone itself.
  public static func lacks(_ shelf: Shelf, at path: String) -> Bool {
    let others = Shelf.allCases.filter { $0 != shelf }.flatMap { folders(of: $0, in: path) }
    return !folders(of: shelf, in: path).contains(where: isThere)
      && (!isThere(path) || others.contains(where: isThere))
  }

  /// Whether what was lost was begun to be taken back, and not all of it is there.
  public static func isComingBack(at path: String) -> Bool {
    FileManager.default.fileExists(atPath: mark(in: path))
  }

  private static func mark(in path: String) -> String { path + "/coming-back" }

  /// Marks a vault that is lost, before anything is made or taken back in it. On the disk when this returns.
  public func beginComingBack() throws(StoreError) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch { throw .permissionDenied(path: path) }
    try storing { () throws(LMDBError) in try DurableFile.write([], to: Self.mark(in: path)) }
  }

  /// Says that all that was to be taken back is there, or that the vault begins anew.
  public func endComingBack() {
    try? FileManager.default.removeItem(atPath: Self.mark(in: path))
  }

  /// Every folder of a vault, below its own.
  public static var folders: [String] {
    ["keys"] + Shelf.allCases.flatMap { ["keys/\($0.rawValue)", $0.rawValue] }
  }

  private static func folders(of shelf: Shelf, in path: String) -> [String] {
    ["\(path)/\(shelf.rawValue)", "\(path)/keys/\(shelf.rawValue)"]
  }

  static func isThere(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }

  /// Whether a key of anybody is there.
  public var hasKeys: Bool {
    Shelf.allCases.contains { shelf in
      (try? names(on: "keys/\(shelf.rawValue)"))?.contains { $0.hasSuffix(Self.keyEnding) } ?? false
    }
  }

  /// Whether anything is kept in it, whoever has the keys.
  public var hasFiles: Bool {
    Shelf.allCases.contains { !((try? owners(on: $0)) ?? []).isEmpty }
  }

  /// Makes the folders of shelves of which nothing is there, as a copy without empty folders leaves them. Half a
  /// shelf stays as it is: the other half is lost.
  public func makeEmptyShelves() throws(StoreError) {
    for shelf in Shelf.allCases
    where !Self.folders(of: shelf, in: path).contains(where: Self.isThere) {
      try makeFolders(of: shelf)
    }
  }

  /// Runs `body` while nobody else uses the vault.
  ///
  /// Throws `busy` when another user does not end.
  ///
  /// - Parameter isMaking: whether folders that are not there are made. Who only looks makes none: where they
  ///   are lost, nothing else tells it.
  public func locked<Answer>(
    making isMaking: Bool = true, _ body: () throws(StoreError) -> Answer
  ) throws(StoreError) -> Answer {
    if isMaking {
      for shelf in Shelf.allCases { try makeFolders(of: shelf) }
    } else if !Self.isThere(path) {
      return try body()
    }
    return try DurableFile.locked(path + "/lock", patience: patience, body)
  }

  private func makeFolders(of shelf: Shelf) throws(StoreError) {
    for folder in Self.folders(of: shelf, in: path) where !Self.isThere(folder) {
      do {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true,
          attributes: [.posixPermissions: 0o700])
      } catch { throw .permissionDenied(path: folder) }
      // What is kept in a folder is there after a power cut if the folder is, and those above it.
      try storing { () throws(LMDBError) in
        for name in [folder, path + "/keys", path] { try DurableFile.flushFolder(of: name) }
      }
    }
  }

  /// Runs `body`, which changes nothing, while nobody else uses the vault; also one that can only be read.
  public func still<Answer>(
    _ body: () throws(StoreError) -> Answer
  ) throws(StoreError) -> Answer {
    try DurableFile.lockedForReading(path + "/lock", patience: patience, body)
  }

  // MARK: - Sealed files; only under the lock

  /// What was kept here; nil when nothing was.
  ///
  /// Throws `damaged` for what cannot be opened, with the key's path where that is gone: it was lost, or an erasure
  /// was cut short.
  public func read(_ place: Place) throws(StoreError) -> [UInt8]? {
    let file = try file(place)
    guard let sealed = try bytes(of: file) else { return nil }
    guard let key = try key(of: place) else {
      throw .damaged(try keyFile(place.shelf, place.owner))
    }
    return try open(sealed, of: place, under: key, at: file)
  }

  /// What was kept here; nil also where it is damaged. Throws what may be well and cannot be had now: a file that is
  /// barred, a disk that fails.
  public func sound(_ place: Place) throws(StoreError) -> [UInt8]? {
    do throws(StoreError) { return try read(place) } catch {
      guard case .damaged = error else { throw error }
      return nil
    }
  }

  func open(
    _ sealed: [UInt8], of place: Place, under key: SymmetricKey, at file: String
  ) throws(StoreError) -> [UInt8] {
    guard let box = try? ChaChaPoly.SealedBox(combined: sealed),
      let opened = try? ChaChaPoly.open(box, using: key, authenticating: place.label)
    else { throw .damaged(file) }
    return [UInt8](opened)
  }

  /// Keeps bytes here in place of what was kept before; durable when it returns.
  ///
  /// A first file is on the disk, half written, before its key is: a key that nothing is under shows a loss.
  ///
  /// - Parameter body: what is to be durable before the file takes its place.
  public func write(
    _ bytes: [UInt8], to place: Place, after body: (() throws(StoreError) -> Void)? = nil
  ) throws(StoreError) {
    if place.shelf == .persons { try dropNameIndex() }
    let (kept, file, new) = (try key(of: place), try file(place), Self.newKey())
    let key = kept ?? SymmetricKey(data: new)
    guard let box = try? ChaChaPoly.seal(bytes, using: key, authenticating: place.label)
    else { throw .other(file) }
    let sealed = [UInt8](box.combined)
    if kept != nil, body == nil {
      return try storing { () throws(LMDBError) in try DurableFile.write(sealed, to: file) }
    }
    do throws(StoreError) {
      try DurableFile.write(sealed, to: file) { () throws(StoreError) in
        if kept == nil { try keep(key: new, of: place) }
        try body?()
      }
    } catch {
      if kept == nil, try parts(on: place.shelf, of: place.owner).isEmpty {
        try destroy(place.shelf, place.owner)
      }
      throw error
    }
  }

  /// Destroys an owner's key and then every file under it. The files are given up first: whatever a crash leaves
  /// of them is swept, though nobody can tell any more whose it was.
  public func destroy(_ shelf: Shelf, _ owner: String) throws(StoreError) {
    if shelf == .persons { try dropNameIndex() }
    try storing { () throws(LMDBError) in
      let (files, keys) = (try self.files(of: owner, shelf), try self.keys(of: owner, shelf))
      for file in files { try DurableFile.giveUp(file) }
      for key in keys { try DurableFile.destroy(key) }
      for file in files { try DurableFile.destroy(file) }
    }
  }

  /// The files of an owner as they are to be called, also those half written.
  private func files(of owner: String, _ shelf: Shelf) throws(LMDBError) -> [String] {
    try DurableFile.names(in: "\(path)/\(shelf.rawValue)")
      .filter { Self.owner(ofFile: $0) == owner }
      .map { "\(path)/\(shelf.rawValue)/" + ($0.hasSuffix(".new") ? String($0.dropLast(4)) : $0) }
  }

  /// An owner's key, by each name that it may have.
  private func keys(of owner: String, _ shelf: Shelf) throws(LMDBError) -> [String] {
    let folder = "\(path)/keys/\(shelf.rawValue)/"
    let plain = owner + Self.keyEnding
    let safe = VaultName.safe(plain)
    if safe == plain { return [folder + safe] }
    let isThere = try DurableFile.names(in: folder).contains(plain)
    return [folder + safe] + (isThere ? [folder + plain] : [])
  }

  /// Destroys one file of an owner, and the key with the last of them. It is given up first, as all of them are.
  public func destroy(_ place: Place) throws(StoreError) {
    guard try parts(on: place.shelf, of: place.owner) != [place.part] else {
      return try destroy(place.shelf, place.owner)
    }
    if place.shelf == .persons { try dropNameIndex() }
    let file = try file(place)
    try storing { () throws(LMDBError) in
      try DurableFile.giveUp(file)
      try DurableFile.destroy(file)
    }
  }

  /// Which files of an owner there are, in order.
  public func parts(on shelf: Shelf, of owner: String) throws(StoreError) -> [Int] {
    try names(on: shelf.rawValue).filter { Self.owner(ofFile: $0) == owner }
      .compactMap(Self.part(ofFile:)).sorted()
  }

  /// All files of a shelf, by owner and part.
  public func places(on shelf: Shelf) throws(StoreError) -> [Place] {
    try names(on: shelf.rawValue).compactMap { name in
      guard let owner = Self.owner(ofFile: name), let part = Self.part(ofFile: name) else {
        return nil
      }
      return Place(shelf, owner, part: part)
    }.sorted { ($0.owner, $0.part) < ($1.owner, $1.part) }
  }

  /// Files that stand beside their owner's first, by owner and part.
  public func beside(on shelf: Shelf) throws(StoreError) -> [Place] {
    try places(on: shelf).filter { $0.part > 0 }
  }

  /// When a file was written, by the clock of its disk.
  public func written(_ place: Place) -> Instant? {
    guard let file = try? file(place) else { return nil }
    let attributes = try? FileManager.default.attributesOfItem(atPath: file)
    guard let time = attributes?[.modificationDate] as? Date else { return nil }
    return Instant(milliseconds: Int64(time.timeIntervalSince1970 * 1000))
  }

  /// Who has a key or a file on this shelf, in the order of the names' bytes.
  public func owners(on shelf: Shelf) throws(StoreError) -> [String] {
    let names = try names(on: "keys/\(shelf.rawValue)") + names(on: shelf.rawValue)
    return Set(names.compactMap(Self.owner(ofFile:)).compactMap { EventID($0) }).sorted()
      .map(\.description)
  }
}
