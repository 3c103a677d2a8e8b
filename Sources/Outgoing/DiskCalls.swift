import Glibc

/// What the system says of one name on a disk.
struct DiskEntry: Equatable {
  enum Kind {
    case file, folder, link
    /// A device that takes characters, a pipe, a socket: what is written there replaces nothing.
    case stream
    /// A device that holds a file system, or may.
    case disk
  }

  let kind: Kind
  let device: UInt64
  let inode: UInt64
  let byteCount: Int
  /// Names of the same bytes.
  let linkCount: Int
  /// Permissions, the low twelve bits of the mode.
  let permissions: UInt32
  let owner: UInt32
  let group: UInt32

  /// Whether both are one thing on one disk, whatever their names.
  func isSame(as other: DiskEntry) -> Bool { device == other.device && inode == other.inode }
}

/// The calls to the system: the only place of this module that passes memory to it.
enum DiskCalls {
  /// What is at a path; nil where nothing can be seen.
  static func entry(_ path: String, followingLink: Bool = true) -> DiskEntry? {
    var found = stat()
    // Safety: the system reads the path and fills `found` during the call.
    let code = unsafe followingLink ? stat(path, &found) : lstat(path, &found)
    return code == 0 ? DiskEntry(found) : nil
  }

  static func entry(of descriptor: Int32) -> DiskEntry? {
    var found = stat()
    // Safety: the system fills `found` during the call.
    return unsafe fstat(descriptor, &found) == 0 ? DiskEntry(found) : nil
  }

  /// What one wants to do with a file or a folder.
  enum Right {
    case reading, passing, listing

    fileprivate var mode: Int32 {
      switch self {
      case .reading: R_OK
      case .passing: X_OK
      case .listing: R_OK | X_OK
      }
    }
  }

  /// Whether the system refuses that to this account.
  static func isBarred(_ path: String, for right: Right) -> Bool {
    // Safety: the system reads the path during the call.
    let code = unsafe faccessat(AT_FDCWD, path, right.mode, AT_EACCESS)
    return code != 0 && (errno == EACCES || errno == EPERM)
  }

  /// Where a link leads, as it is written in it; nil where that is no text.
  static func target(ofLink path: String) -> String? {
    var bytes = [UInt8](repeating: 0, count: 4096)
    // Safety: `bytes` is alive for the call and is as long as the count that is passed.
    let count = unsafe bytes.withUnsafeMutableBytes { buffer in
      unsafe readlink(path, buffer.baseAddress!.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    return count < 0 ? nil : String(validating: bytes.prefix(count), as: UTF8.self)
  }

  /// The names in a folder, in no order, each with what it is where the folder itself tells: a file needs no
  /// look of its own then. Of a name that is no text the signs that are none are replaced.
  static func contents(
    of path: String
  ) throws(SystemFault) -> [(name: String, kind: DiskEntry.Kind?)] {
    // Safety: the system reads the path during the call, and the stream is closed on the way out.
    guard let stream = unsafe opendir(path) else { throw SystemFault(path: path, code: errno) }
    defer { unsafe closedir(stream) }
    let start = MemoryLayout<dirent>.offset(of: \.d_name)!
    var all: [(name: String, kind: DiskEntry.Kind?)] = []
    errno = 0
    // Safety: an entry is the stream's own until the next one is asked for; its name ends with a zero.
    while let entry = unsafe readdir(stream) {
      let type = unsafe Int(entry.pointee.d_type)
      let text = unsafe UnsafeRawPointer(entry).advanced(by: start)
      let name = unsafe String(cString: text.assumingMemoryBound(to: CChar.self))
      if name == "." || name == ".." { continue }
      let kind: DiskEntry.Kind? =
        switch type {
        case Int(DT_REG): .file
        case Int(DT_DIR): .folder
        case Int(DT_LNK): .link
        default: nil
        }
      all.append((name, kind))
    }
    if errno != 0 { throw SystemFault(path: path, code: errno) }
    return all
  }

  /// The folder at work; nil where its name is no text.
  static var workingFolder: String? { target(ofLink: "/proc/self/cwd") }

  /// The words that the process was given, its own name first, as bytes.
  static var givenWords: [[UInt8]] {
    (0..<Int(CommandLine.argc)).compactMap { index in
      // Safety: the system's list holds so many words, each ended by a zero, as long as the process lives.
      unsafe CommandLine.unsafeArgv[index].map { unsafe bytes(of: $0) }
    }
  }

  /// A variable of the surroundings, as bytes; nil where there is none.
  static func variable(_ name: String) -> [UInt8]? {
    // Safety: the system reads the name during the call; the text ends with a zero and is copied at once.
    unsafe getenv(name).map { unsafe bytes(of: $0) }
  }

  /// A text of the system without the zero that ends it.
  private static func bytes(of text: UnsafeMutablePointer<CChar>) -> [UInt8] {
    // Safety: as many bytes are there as the system counts up to the zero.
    unsafe UnsafeBufferPointer(start: text, count: strlen(text)).map { UInt8(bitPattern: $0) }
  }

  /// The bytes of a file, at most so many of them; nil when it cannot be read.
  static func bytes(of path: String, upTo limit: Int) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: min(limit, 1 << 16))
    while bytes.count < limit {
      // Safety: `chunk` is alive for the call and is as long as the count that is passed.
      let got = unsafe read(descriptor, &chunk, chunk.count)
      if got < 0, errno == EINTR { continue }
      if got < 0 { return nil }
      if got == 0 { break }
      bytes += chunk.prefix(got)
    }
    return Array(bytes.prefix(limit))
  }

  /// Opens a file for writing; a descriptor, or the number of the error below zero.
  static func open(_ path: String, _ flags: Int32, mode: UInt32 = 0) -> Int32 {
    // Safety: the system reads the path during the call.
    let descriptor = unsafe Glibc.open(path, flags | O_CLOEXEC, mode)
    return descriptor < 0 ? -errno : descriptor
  }

  /// Lets writing wait for whoever reads; on a file that was opened without.
  static func makeWaiting(_ descriptor: Int32) {
    let flags = fcntl(descriptor, F_GETFL)
    if flags >= 0 { _ = fcntl(descriptor, F_SETFL, flags & ~O_NONBLOCK) }
  }

  /// Whether a folder or file is there and may be read.
  static func isReadable(_ path: String) -> Bool {
    // Safety: the system reads the path during the call.
    unsafe access(path, R_OK) == 0
  }

  /// Writes all bytes, whatever is taken at once; the number of the error, or 0.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = Array(rest.prefix(1 << 20))
      // Safety: `piece` is alive for the call and is as long as the count that is passed.
      let done = unsafe Glibc.write(descriptor, piece, piece.count)
      if done < 0, errno == EINTR { continue }
      guard done > 0 else { return done < 0 ? errno : EIO }
      rest = rest.dropFirst(done)
    }
    return 0
  }

  /// The number of the error, or 0. A folder takes the place of an empty folder, never of another.
  static func rename(_ path: String, to other: String) -> Int32 {
    // Safety: the system reads both paths during the call.
    unsafe Glibc.rename(path, other) == 0 ? 0 : errno
  }

  /// Gives a file a second name, which must be free; the number of the error, or 0.
  static func link(_ path: String, as other: String) -> Int32 {
    // Safety: the system reads both paths during the call.
    unsafe Glibc.link(path, other) == 0 ? 0 : errno
  }

  static func unlink(_ path: String) {
    // Safety: the system reads the path during the call.
    _ = unsafe Glibc.unlink(path)
  }

  /// The number of the error, or 0; a name that is taken is an error.
  static func makeFolder(_ path: String, mode: UInt32) -> Int32 {
    // Safety: the system reads the path during the call.
    unsafe mkdir(path, mode) == 0 ? 0 : errno
  }

  /// Makes a folder look like the one whose place it is to take, as far as the system lets us.
  static func dress(_ path: String, like other: DiskEntry) {
    // Safety: the system reads the path during the calls.
    _ = unsafe chown(path, other.owner, other.group)
    _ = unsafe chmod(path, other.permissions)
  }

  /// What a number of the system means, in its own words.
  static func meaning(_ code: Int32) -> String {
    // Safety: the text is the C library's own and is copied at once.
    unsafe String(cString: strerror(code))
  }
}

extension DiskEntry {
  fileprivate init(_ found: stat) {
    kind =
      switch found.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      case S_IFBLK: .disk
      default: .stream
      }
    device = UInt64(found.st_dev)
    inode = UInt64(found.st_ino)
    byteCount = Int(found.st_size)
    linkCount = Int(found.st_nlink)
    permissions = found.st_mode & 0o7777
    owner = found.st_uid
    group = found.st_gid
  }
}
