import CLMDB
import Glibc

/// Small whole files that are there after a power cut, or gone for good.
///
/// A file is written under another name, flushed, and takes its place at once, so that a reader sees the old
/// bytes or the new ones. Files are for their owner alone (0600) where nothing else is said.
public enum DurableFile {
  /// The bytes of a file; nil when there is none, and no byte of what is none, such as a pipe or a device.
  ///
  /// Throws `corrupted` for one of more than `limit` bytes, which is none of ours: it may have no end.
  public static func read(
    _ path: String, upTo limit: Int = defaultLimit
  ) throws(LMDBError) -> [UInt8]? {
    // Safety: the system reads the path during the call.
    // A pipe in its place would be waited for without an end.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if descriptor < 0, errno == ENOENT { return nil }
    try checkSystem(descriptor < 0 ? -1 : 0, path: path)
    defer { close(descriptor) }
    switch try content(of: descriptor, path) {
    case .other, .nothing: return []
    case .file(let size): if size > limit { throw .corrupted(path) }
    case .folder: break
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      if bytes.count > limit { throw .corrupted(path) }
      // Safety: `chunk` is alive for the call and is as long as the count that is passed.
      let got = unsafe Glibc.read(descriptor, &chunk, chunk.count)
      if got < 0, errno == EINTR { continue }
      try checkSystem(got < 0 ? -1 : 0, path: path)
      if got == 0 { return bytes }
      bytes.append(contentsOf: chunk.prefix(got))
    }
  }

  /// Puts a file in place; durable when it returns. On failure the former file is still there.
  public static func write(
    _ bytes: [UInt8], to path: String, mode: UInt32 = 0o600
  ) throws(LMDBError) {
    try put(bytes, at: path, by: freshPath(path), mode: mode, isFlushed: true)
    try flushFolder(of: path)
  }

  /// The same where something else is to be durable before the file takes its place: `body` sees to that, once the
  /// bytes are on the disk under the name that ends in `.new`. Where it throws, the former file is still there.
  public static func write<Fault: LMDBErrorConvertible>(
    _ bytes: [UInt8], to path: String, mode: UInt32 = 0o600, after body: () throws(Fault) -> Void
  ) throws(Fault) {
    try put(bytes, at: path, by: freshPath(path), mode: mode, isFlushed: true) {
      () throws(Fault) in
      try converting(to: Fault.self) { () throws(LMDBError) in try flushFolder(of: path) }
      try body()
    }
    try converting(to: Fault.self) { () throws(LMDBError) in try flushFolder(of: path) }
  }

  /// Puts a file in place without flushing it: after a power cut it may be the former one, empty or zeros, never
  /// half of either while the system lives. Several processes may do so at once.
  public static func writeUnflushed(
    _ bytes: [UInt8], to path: String, mode: UInt32 = 0o600
  ) throws(LMDBError) {
    try put(bytes, at: path, by: "\(path).\(getpid()).new", mode: mode, isFlushed: false)
  }

  /// Copies a file to a name that is free, a piece at a time and without flushing it; false where there is none
  /// to copy. `flushAll` makes it durable.
  public static func copyUnflushed(
    _ source: String, to path: String, mode: UInt32 = 0o600
  ) throws(LMDBError) -> Bool {
    // Safety: the system reads the paths during the calls.
    let from = unsafe open(source, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if from < 0, errno == ENOENT { return false }
    try checkSystem(from < 0 ? -1 : 0, path: source)
    defer { close(from) }
    // What a device gives has no end.
    guard isPlainFile(from) else { throw .corrupted(source) }
    let target = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    try checkSystem(target < 0 ? -1 : 0, path: path)
    defer { close(target) }
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      // Safety: `chunk` is alive for the call and is as long as the count that is passed.
      let got = unsafe Glibc.read(from, &chunk, chunk.count)
      if got < 0, errno == EINTR { continue }
      try checkSystem(got < 0 ? -1 : 0, path: source)
      if got == 0 { return true }
      try write(chunk, count: got, to: target, path)
    }
  }

  /// The last byte of a file; nil where it has none, or is no file.
  public static func lastByte(of path: String) -> UInt8? {
    // Safety: the system reads the path during the call.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard lseek(descriptor, -1, SEEK_END) >= 0 else { return nil }
    var byte: UInt8 = 0
    // Safety: one byte is alive for the call.
    let got = unsafe Glibc.read(descriptor, &byte, 1)
    return got == 1 ? byte : nil
  }

  /// Adds bytes to the end of a file, which is made when there is none; durable when it returns. What is no
  /// file in its place, such as a pipe, is taken away first.
  public static func append(_ bytes: [UInt8], to path: String) throws(LMDBError) {
    try makeRoom(at: path)
    let isNew = try !isThere(path)
    try fill(path, with: bytes, flags: O_WRONLY | O_CREAT | O_APPEND)
    if isNew { try flushFolder(of: path) }
  }

  /// Writes zeros over a file, flushes them and takes the file away, with what a crash may have left of a
  /// newer one. A file system that writes elsewhere than where it is told (copy on write, flash) may keep
  /// the old blocks for a while all the same.
  ///
  /// What is no file in its place is taken away unread: a pipe, a link (not what it leads to), an empty folder.
  /// A folder that holds something is left.
  public static func destroy(_ path: String) throws(LMDBError) {
    for path in [path, freshPath(path)] {
      switch try content(of: path) {
      case .nothing: continue
      case .file(let size):
        try fill(path, with: [UInt8](repeating: 0, count: size), flags: O_WRONLY | O_NOFOLLOW)
        // Safety: the system reads the path during the call.
        try checkSystem(unsafe unlink(path), path: path)
      case .folder, .other: try makeRoom(at: path)
      }
    }
    try flushFolder(of: path)
  }

  /// Whether a plain file is at this path itself, and nothing that only leads to one.
  public static func isPlain(_ path: String) throws(LMDBError) -> Bool {
    if case .file = try content(of: path) { true } else { false }
  }

  /// Whether there is anything at this path itself.
  public static func isThere(_ path: String) throws(LMDBError) -> Bool {
    try content(of: path) != .nothing
  }

  /// Whether there is a folder at this path itself.
  public static func isFolder(_ path: String) throws(LMDBError) -> Bool {
    try content(of: path) == .folder
  }

  /// Makes a file a leftover, which `destroy` and every sweep take away; durable when it returns. Nothing happens
  /// where there is none.
  public static func giveUp(_ path: String) throws(LMDBError) {
    guard try isPlain(path) else { return }
    try makeRoom(at: freshPath(path))
    // Safety: the system reads the paths during the call.
    try checkSystem(unsafe rename(path, freshPath(path)), path: path)
    try flushFolder(of: path)
  }

  /// Puts a leftover back in its place, unless something is there; durable when it returns.
  public static func takeUp(_ path: String) throws(LMDBError) {
    guard try isPlain(freshPath(path)), try !isThere(path) else { return }
    // Safety: the system reads the paths during the call.
    try checkSystem(unsafe rename(freshPath(path), path), path: path)
    try flushFolder(of: path)
  }

  /// Runs `body` while no other process or thread runs one under the lock file at `path`.
  ///
  /// Throws `busy` when another does not end within `patience`.
  public static func locked<Answer, Fault: LMDBErrorConvertible>(
    _ path: String, patience: Duration = .seconds(30), _ body: () throws(Fault) -> Answer
  ) throws(Fault) -> Answer {
    // Safety: the system reads the path during the call.
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    return try locked(descriptor, path, patience, body)
  }

  /// The same for who only reads, also where nothing can be written. A file that is not there and cannot be
  /// made is held by nobody.
  public static func lockedForReading<Answer, Fault: LMDBErrorConvertible>(
    _ path: String, patience: Duration = .seconds(30), _ body: () throws(Fault) -> Answer
  ) throws(Fault) -> Answer {
    // Safety: the system reads the path during both calls.
    var descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    if descriptor < 0, [EACCES, EPERM, EROFS].contains(errno) {
      descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    }
    if descriptor < 0, errno == ENOENT { return try body() }
    return try locked(descriptor, path, patience, body)
  }

  /// The same under a folder, which need not be written to. One that was taken away is used by nobody else.
  public static func locked<Answer, Fault: LMDBErrorConvertible>(
    folder path: String, patience: Duration = .seconds(30), _ body: () throws(Fault) -> Answer
  ) throws(Fault) -> Answer {
    // Safety: the system reads the path during the call.
    let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor < 0, errno == ENOENT { return try body() }
    return try locked(descriptor, path, patience, body)
  }

  private static func locked<Answer, Fault: LMDBErrorConvertible>(
    _ descriptor: Int32, _ path: String, _ patience: Duration, _ body: () throws(Fault) -> Answer
  ) throws(Fault) -> Answer {
    if descriptor < 0 { throw Fault(LMDBError(systemCode: errno, path: path)) }
    // The system lets go of the lock with the descriptor, also when the process dies.
    defer { close(descriptor) }
    do throws(LMDBError) { try FileTurn.take(descriptor, path, patience: patience) } catch {
      throw Fault(error)
    }
    return try body()
  }

  /// The names in a folder, in no order; none where there is no folder.
  public static func names(in folder: String) throws(LMDBError) -> [String] {
    // Safety: the system reads the path during the call.
    guard let stream = unsafe opendir(folder) else {
      if errno == ENOENT { return [] }
      throw LMDBError(systemCode: errno, path: folder)
    }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    errno = 0
    // Safety: an entry is valid until the next call; its name ends with a zero and is copied at once.
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
        unsafe String(cString: UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self))
      }
      if name != "." && name != ".." { names.append(name) }
      errno = 0
    }
    try checkSystem(errno == 0 ? 0 : -1, path: folder)
    return names
  }

  /// Makes everything durable that lies on the file system of `path`, names and bytes: for many files at once.
  public static func flushAll(around path: String) throws(LMDBError) {
    // Safety: the system reads the path during the call.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    try checkSystem(descriptor < 0 ? -1 : 0, path: path)
    defer { close(descriptor) }
    try checkSystem(syncfs(descriptor), path: path)
  }

  // MARK: - Pieces

  private static func freshPath(_ path: String) -> String { path + ".new" }

  /// Writes all bytes to a file by another name and gives it its own. It is locked meanwhile: what a
  /// process that was killed left can be told from what is still being written.
  private static func put<Fault: LMDBErrorConvertible>(
    _ bytes: [UInt8], at path: String, by fresh: String, mode: mode_t, isFlushed: Bool,
    after body: () throws(Fault) -> Void = { () throws(LMDBError) in }
  ) throws(Fault) {
    let descriptor = try converting(to: Fault.self) { () throws(LMDBError) in
      try openAlone(fresh, mode)
    }
    defer { close(descriptor) }
    do throws(Fault) {
      try converting(to: Fault.self) { () throws(LMDBError) in
        try fill(descriptor, with: bytes, path: fresh, isFlushed: isFlushed)
      }
      try body()
      try converting(to: Fault.self) { () throws(LMDBError) in
        // Safety: the system reads both paths during the call.
        try checkSystem(unsafe rename(fresh, path), path: path)
      }
    } catch {
      // Safety: the system reads the path during the call.
      _ = unsafe unlink(fresh)
      throw error
    }
  }

  /// Times that a file is asked for which somebody else is at, a hundredth of a second apart.
  private static let tryCount = 100

  /// An empty file that nobody else is writing or taking away. Who cannot be waited out, and a file system
  /// without locks, are no reason to keep nothing.
  private static func openAlone(_ path: String, _ mode: mode_t) throws(LMDBError) -> Int32 {
    try makeRoom(at: path)
    for attempt in 1... {
      // Safety: the system reads the path during the call.
      let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NONBLOCK, mode)
      try checkSystem(descriptor < 0 ? -1 : 0, path: path)
      let isHeld = flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
      var (found, named) = (stat(), stat())
      // Safety: the system reads the path and fills the structures during the calls.
      let isThere = unsafe fstat(descriptor, &found) == 0 && stat(path, &named) == 0
      if isHeld && isThere && found.st_ino == named.st_ino || attempt >= tryCount {
        if found.st_size > 0 { try checkSystem(ftruncate(descriptor, 0), path: path) }
        return descriptor
      }
      close(descriptor)
      if !isHeld { usleep(10_000) }
    }
    preconditionFailure("the last attempt returns")
  }

  /// Writes all bytes to a file and flushes it.
  private static func fill(
    _ path: String, with bytes: [UInt8], flags: Int32, mode: mode_t = 0o600
  ) throws(LMDBError) {
    // Safety: the system reads the path during the call.
    let descriptor = unsafe open(path, flags | O_CLOEXEC | O_NONBLOCK, mode)
    try checkSystem(descriptor < 0 ? -1 : 0, path: path)
    defer { close(descriptor) }
    try fill(descriptor, with: bytes, path: path, isFlushed: true)
  }

  private static func fill(
    _ descriptor: Int32, with bytes: [UInt8], path: String, isFlushed: Bool
  ) throws(LMDBError) {
    try write(bytes, count: bytes.count, to: descriptor, path)
    if isFlushed { try checkSystem(fsync(descriptor), path: path) }
  }

  private static func write(
    _ bytes: [UInt8], count: Int, to descriptor: Int32, _ path: String
  ) throws(LMDBError) {
    var done = 0
    while done < count {
      // Safety: the system reads at most what is left of the buffer, which is alive for the call.
      let written = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress! + done, count - done)
      }
      if written < 0, errno == EINTR { continue }
      try checkSystem(written < 0 ? -1 : 0, path: path)
      done += written
    }
  }

  /// Bytes beyond which a file is not small: twice the longest attachment of a person.
  public static let defaultLimit = 1 << 29

  private static func content(of descriptor: Int32, _ path: String) throws(LMDBError) -> Content {
    var status = stat()
    // Safety: the system fills the structure during the call.
    try checkSystem(unsafe fstat(descriptor, &status), path: path)
    return content(status)
  }

  private static func content(_ status: stat) -> Content {
    switch status.st_mode & S_IFMT {
    case S_IFREG: .file(byteCount: Int(status.st_size))
    case S_IFDIR: .folder
    default: .other
    }
  }

  /// What is at a path itself.
  private enum Content: Equatable {
    case nothing
    case file(byteCount: Int)
    case folder
    /// A pipe, a socket, a device, a link.
    case other
  }

  private static func content(of path: String) throws(LMDBError) -> Content {
    var status = stat()
    // Safety: the system reads the path and fills the structure during the call.
    if unsafe lstat(path, &status) != 0 {
      if errno == ENOENT || errno == ENOTDIR { return .nothing }
      throw LMDBError(systemCode: errno, path: path)
    }
    return content(status)
  }

  /// Takes away what stands in a file's place and is none, as far as nothing is lost with it: nobody would ever
  /// be done with writing to a pipe. A folder that holds something stays.
  private static func makeRoom(at path: String) throws(LMDBError) {
    switch try content(of: path) {
    case .nothing, .file: return
    case .folder:
      // Safety: the system reads the path during the call.
      if unsafe rmdir(path) != 0, errno != ENOTEMPTY, errno != EEXIST, errno != ENOENT {
        throw LMDBError(systemCode: errno, path: path)
      }
    case .other:
      // Safety: the system reads the path during the call.
      if unsafe unlink(path) != 0, errno != ENOENT {
        throw LMDBError(systemCode: errno, path: path)
      }
    }
  }

  /// Makes the names in a file's folder durable.
  public static func flushFolder(of path: String) throws(LMDBError) {
    let slash = UInt8(ascii: "/")
    let end = path.utf8.lastIndex(of: slash) ?? path.startIndex
    let folder =
      end > path.startIndex ? String(path[..<end]) : path.utf8.first == slash ? "/" : "."
    // Safety: the system reads the path during the call.
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    try checkSystem(descriptor < 0 ? -1 : 0, path: folder)
    defer { close(descriptor) }
    try checkSystem(fsync(descriptor), path: folder)
  }
}
