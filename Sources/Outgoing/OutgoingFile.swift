import Glibc
import Synchronization

/// A file that is to leave.
public struct OutgoingFile: Sendable {
  public var path: String
  public var bytes: [UInt8]
  /// Whether it tells of persons: then its owner alone may read it.
  public var isPersonal: Bool
  /// Whether a file that is not ours may be replaced, and one for one party lie beside what is published.
  public var isForced: Bool
  /// Whether it is one of the files of a folder for auditors.
  public var isOfPack = false
  /// Whether somebody else made it and it is handed back as it was: its first line says nothing of who made the
  /// file in its place.
  public var isOfOthers = false
  /// Its folder, where whoever sends it holds that already, for longer than the sending takes.
  public var hold: Hold?

  public init(_ bytes: [UInt8], to path: String, isPersonal: Bool = false, isForced: Bool = false) {
    (self.bytes, self.path) = (bytes, path)
    (self.isPersonal, self.isForced) = (isPersonal, isForced)
  }
}

extension Door {
  /// Sends a file out: it is written beside its place and renamed, so that an older file is there until
  /// the new one is, and durable with its name when this returns.
  ///
  /// A link is followed and what it leads to is judged. A device or a pipe takes the bytes as they come. Of several
  /// who send to one folder at once each waits for the one before, so that what is judged is what is replaced.
  public func send(_ file: OutgoingFile) throws(Obstacle) {
    let there = DiskCalls.entry(file.path)
    if there?.kind == .stream { return try pour(file.bytes, into: file.path) }
    let place = try place(ofFile: file.path, isOfPack: file.isOfPack)
    if let there, let descriptor = Self.ownStream(there) {
      return try Self.check(DiskCalls.write(file.bytes, to: descriptor), file.path)
    }
    try Self.mustNotBeShown(file, at: place)
    var hold = file.hold
    if hold == nil { hold = try self.hold(place.folder) }
    defer { hold?.release() }
    let former = DiskCalls.entry(place.path)
    if former != nil, !file.isForced { try Self.mustBeReplaceable(file, at: place.path) }
    let mode: UInt32 = file.isPersonal ? 0o600 : (former?.permissions ?? 0o644) & 0o777
    Self.sweep(place.folder, [.init(Place.name(of: FileBeside.stem(place.path)), file.bytes)])
    do throws(SystemFault) { try FileBeside.write(file.bytes, to: place.path, mode: mode) } catch {
      // A folder that takes no other file, or not in its place, may still let this one be written.
      let isOfFolder = [EACCES, EPERM, EROFS, EBUSY].contains(error.code)
      guard isOfFolder, former?.linkCount == 1 else { throw .system(error) }
      try Self.overwrite(place.path, with: file.bytes, isPersonal: file.isPersonal)
    }
  }

  /// Throws what ``send(_:)`` would, as far as can be told before: for a file that goes with another, so
  /// that neither is written alone.
  ///
  /// - Parameters:
  ///   - mark: what it is to be, where its bytes are not there yet.
  ///   - keepsFormer: another document that is there may have been handed out, and stays.
  public func judge(
    _ file: OutgoingFile, as mark: Mark? = nil, keepsFormer: Bool = false
  ) throws(Obstacle) {
    let there = DiskCalls.entry(file.path)
    if there?.kind == .stream { return }
    let place = try place(ofFile: file.path, isOfPack: file.isOfPack)
    try Self.mustNotBeShown(file, at: place)
    guard there != nil, !file.isForced else { return }
    try Self.mustBeReplaceable(file, at: place.path, as: mark)
    let former = DiskCalls.bytes(of: place.path, upTo: Mark.limit) ?? []
    if keepsFormer, !former.isEmpty, former != file.bytes { throw .handedOut(path: file.path) }
  }

  /// Whether what is written to a path stays there: not in a device or a pipe, nor where this process' own output goes.
  public static func keeps(_ path: String) -> Bool {
    guard let there = DiskCalls.entry(path) else { return true }
    return there.kind != .stream && ownStream(there) == nil
  }

  /// A file for one party does not go into the folder that has a publication in it: that is the one a web server
  /// may show.
  private static func mustNotBeShown(_ file: OutgoingFile, at place: Place) throws(Obstacle) {
    guard file.isPersonal, !file.isForced, let shown = publication(beside: place) else { return }
    throw .besidePublished(path: file.path, publication: shown)
  }

  static func mustBeReplaceable(
    _ file: OutgoingFile, at path: String, as mark: Mark? = nil
  ) throws(Obstacle) {
    guard let former = DiskCalls.bytes(of: path, upTo: Mark.limit) else {
      throw .system(SystemFault(path: path, code: EACCES))
    }
    let count = DiskCalls.entry(path)?.byteCount ?? former.count
    if file.isOfOthers {
      guard former.isEmpty || former == file.bytes else { throw .foreign(path: file.path) }
      return
    }
    switch Replacing(former, of: count, by: mark == nil ? file.bytes : nil, mark) {
    case .goes: return
    case .foreign: throw .foreign(path: file.path)
    case .loses(let mark):
      throw .standing(path: file.path, mark, document: mark.document(in: former))
    }
  }

  /// Holds the folder of a place that a file is to be sent to, until that is let go of; nil where it cannot be held.
  ///
  /// Throws `busy` when others do not end.
  public func hold(folderOf path: String) throws(Obstacle) -> Hold? {
    if DiskCalls.entry(path)?.kind == .stream { return nil }
    return try hold(place(ofFile: path).folder)
  }

  func hold(_ folder: String) throws(Obstacle) -> Hold? {
    // A folder that cannot be read, or that is not there, is told of when it is written to.
    guard DiskCalls.isReadable(folder) else { return nil }
    let hold: Hold?
    do throws(SystemFault) { hold = try Hold.waiting(for: folder, tries: patience) } catch {
      return nil
    }
    guard let hold else { throw .busy(path: folder) }
    return hold
  }

  /// Takes away what a run that was cut short left of these files in a folder: `NAME.123.4.part`, which begins as the
  /// new one does or bears a mark of ours. What others call so stays.
  static func sweep(_ folder: String, _ files: [OutgoingPack.File]) {
    let files = Dictionary(files.map { (Array($0.name.utf8), $0.bytes) }) { $1 }
    Leftover.sweep(folder) { name in
      var steps = name.split(separator: ".", omittingEmptySubsequences: false)
      guard steps.popLast() == "part", steps.count > 2,
        steps.suffix(2).allSatisfy(Leftover.isNumber),
        let bytes = files[Array(steps.dropLast(2).joined(separator: ".").utf8)]
      else { return false }
      let path = "\(folder)/\(name)"
      guard DiskCalls.entry(path, followingLink: false)?.kind == .file,
        let left = DiskCalls.bytes(of: path, upTo: Mark.limit)
      else { return false }
      return left.prefix(beginning) == bytes.prefix(min(beginning, left.count))
        || Mark.allCases.contains { $0.isOn(left) }
    }
  }

  /// Bytes by which a file is known for the beginning of another.
  private static let beginning = 8

  /// Standard output or error, where it is the very file that was named (`/dev/stdout`).
  private static func ownStream(_ entry: DiskEntry) -> Int32? {
    [1, 2].first { DiskCalls.entry(of: $0).map(entry.isSame) ?? false }
  }

  private func pour(_ bytes: [UInt8], into path: String) throws(Obstacle) {
    let descriptor = try openStream(path)
    defer { close(descriptor) }
    try Self.check(DiskCalls.write(bytes, to: descriptor), path)
  }

  /// Writes over a file where it is, once there is room for all of it; what it had more goes last.
  ///
  /// - Parameter isPersonal: then its owner alone may read it, before anything is in it.
  private static func overwrite(
    _ path: String, with bytes: [UInt8], isPersonal: Bool
  ) throws(Obstacle) {
    let descriptor = try opened(DiskCalls.open(path, O_RDWR), path)
    defer { close(descriptor) }
    if isPersonal { try check(fchmod(descriptor, 0o600) == 0 ? 0 : errno, path) }
    let former = DiskCalls.entry(of: descriptor)?.byteCount ?? 0
    let code = posix_fallocate(descriptor, 0, max(1, bytes.count))
    // A disk that cannot set room aside says so, and is written to as it is.
    if code != 0, code != EOPNOTSUPP, code != EINVAL {
      _ = ftruncate(descriptor, former)
      try check(code, path)
    }
    try check(DiskCalls.write(bytes, to: descriptor), path)
    try check(ftruncate(descriptor, bytes.count) == 0 ? 0 : errno, path)
    try check(fsync(descriptor) == 0 ? 0 : errno, path)
  }

  /// Opens a device, or a pipe once somebody reads it.
  private func openStream(_ path: String) throws(Obstacle) -> Int32 {
    for _ in 0..<patience {
      let descriptor = DiskCalls.open(path, O_WRONLY | O_NONBLOCK)
      if descriptor == -ENXIO {
        usleep(100_000)
        continue
      }
      if descriptor >= 0 { DiskCalls.makeWaiting(descriptor) }
      return try Self.opened(descriptor, path)
    }
    throw .unread(path: path)
  }

  private static func opened(_ descriptor: Int32, _ path: String) throws(Obstacle) -> Int32 {
    if descriptor < 0 { throw .system(SystemFault(path: path, code: -descriptor)) }
    return descriptor
  }

  private static func check(_ code: Int32, _ path: String) throws(Obstacle) {
    if code != 0 { throw .system(SystemFault(path: path, code: code)) }
  }
}

/// Writes files beside their place.
public enum FileBeside {
  private static let number = Atomic<UInt64>(0)

  /// Puts a file in its place at once, in place of the one that may be there.
  ///
  /// - Parameters:
  ///   - mode: the permissions of a new file, less what the process' mask takes.
  ///   - isAlone: only where nothing is there; throws `exists` else.
  ///   - isFlushed: durable, with its name, when this returns; else whole, but a power cut may take it.
  public static func write(
    _ bytes: [UInt8], to path: String, mode: UInt32 = 0o644, isAlone: Bool = false,
    isFlushed: Bool = true
  ) throws(SystemFault) {
    let (beside, descriptor) = try make(beside: path, mode)
    // Held until it has its name, so that nobody sweeps it away.
    defer { close(descriptor) }
    do throws(SystemFault) {
      try check(DiskCalls.write(bytes, to: descriptor), path)
      if isFlushed { try check(fsync(descriptor) == 0 ? 0 : errno, path) }
      if isAlone {
        try place(beside, alone: path, bytes, mode)
      } else {
        try check(DiskCalls.rename(beside, to: path), path)
      }
    } catch {
      DiskCalls.unlink(beside)
      throw error
    }
    if isFlushed { try flush(folderOf: path) }
  }

  /// Bytes of a name beyond which nothing can be put behind it: disks take 255.
  private static let nameLimit = 200

  /// What the names of a file begin with while it is written.
  static func stem(_ path: String) -> String {
    let start = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
    return path[start...].utf8.count > nameLimit ? path[..<start] + "maillon" : path
  }

  /// Names tried: whoever sweeps may be quicker than we are to hold one.
  private static let tryCount = 100

  /// A new file under a name that no other has, held.
  private static func make(
    beside path: String, _ mode: UInt32
  ) throws(SystemFault) -> (path: String, descriptor: Int32) {
    for _ in 0..<tryCount {
      let number = number.wrappingAdd(1, ordering: .relaxed).newValue
      let beside = "\(stem(path)).\(getpid()).\(number).part"
      let descriptor = DiskCalls.open(beside, O_WRONLY | O_CREAT | O_EXCL, mode: mode)
      if descriptor == -EEXIST { continue }
      if descriptor < 0 { throw SystemFault(path: path, code: -descriptor) }
      if Hold.isHeld(descriptor, at: beside) { return (beside, descriptor) }
      close(descriptor)
    }
    throw SystemFault(path: path, code: EAGAIN)
  }

  /// Gives a file a place where nothing is. On a file system without second names, such as a stick's, it
  /// is made there, and is not whole at once.
  private static func place(
    _ beside: String, alone path: String, _ bytes: [UInt8], _ mode: UInt32
  ) throws(SystemFault) {
    let code = DiskCalls.link(beside, as: path)
    DiskCalls.unlink(beside)
    guard [EPERM, ENOTSUP, ENOSYS].contains(code) else { return try check(code, path) }
    let descriptor = DiskCalls.open(path, O_WRONLY | O_CREAT | O_EXCL, mode: mode)
    if descriptor < 0 { throw SystemFault(path: path, code: -descriptor) }
    defer { close(descriptor) }
    try check(DiskCalls.write(bytes, to: descriptor), path)
    try check(fsync(descriptor) == 0 ? 0 : errno, path)
  }

  /// Puts the names in a file's folder on the disk.
  public static func flush(folderOf path: String) throws(SystemFault) {
    let end = path.lastIndex(of: "/")
    let folder = end.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let descriptor = DiskCalls.open(folder, O_RDONLY | O_DIRECTORY)
    if descriptor < 0 { throw SystemFault(path: folder, code: -descriptor) }
    defer { close(descriptor) }
    try check(fsync(descriptor) == 0 ? 0 : errno, folder)
  }

  private static func check(_ code: Int32, _ path: String) throws(SystemFault) {
    if code != 0 { throw SystemFault(path: path, code: code) }
  }
}
