import CLMDB
import Glibc

/// An environment LMDB has just opened, and the files that are taken by it.
@safe struct OpenedEnvironment: @unchecked Sendable {
  // Safety: the handle goes straight from the opening into the one `Environment`, which closes it.
  let handle: OpaquePointer
  let identities: Set<FileIdentity>
  /// Whether writers see its readers.
  let hasLocks: Bool

  /// Looks at what is there, then opens it; a failure leaves nothing open and nothing half made.
  init(path: String, options: Environment.Options, taken: Set<FileIdentity>) throws(LMDBError) {
    let filePath = path + "/data.mdb"
    let mayCreate = options.create && !options.readOnly
    // Safety: system calls here read their path during the call only.
    if mayCreate, unsafe mkdir(path, 0o700) != 0, errno != EEXIST {
      throw LMDBError(systemCode: errno, path: path)
    }
    let folder = try FileIdentity(path: path)
    if taken.contains(folder) { throw .alreadyOpen(path: path) }
    let isNew: Bool
    if let file = try DataFile(path: filePath) {
      if taken.contains(try file.identity()) { throw .alreadyOpen(path: path) }
      try file.check()
      isNew = false
    } else {
      if !mayCreate { throw .missing(path: path) }
      isNew = true
    }
    if options.isStill {
      hasLocks = false
    } else {
      hasLocks = try reserveLockFile(path + "/lock.mdb", options: options)
    }
    do throws(LMDBError) {
      unsafe handle = try openMapped(path: path, options: options, hasLocks: hasLocks)
    } catch {
      if isNew { unsafe unlink(filePath) }
      throw error
    }
    do throws(LMDBError) {
      identities = [folder, try FileIdentity(path: filePath)]
      if isNew {
        try synchronize(path)
        try synchronize(path + "/..")
      }
    } catch {
      // Safety: nobody else has seen the handle.
      unsafe mdb_env_close(handle)
      throw error
    }
  }
}

/// Makes a file or folder durable: what is in it, or which names are in it.
public func synchronize(_ path: String) throws(LMDBError) {
  // Safety: the system reads the path during the call.
  let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
  if descriptor < 0 { throw LMDBError(systemCode: errno, path: path) }
  defer { close(descriptor) }
  try checkSystem(fsync(descriptor), path: path)
}

/// Opens the environment with as much address space as the options ask or the system gives.
private func openMapped(
  path: String, options: Environment.Options, hasLocks: Bool
) throws(LMDBError) -> OpaquePointer {
  let smallest = 1 << 30
  var byteCount = min(options.mapByteCount ?? 16 << 30, options.mapByteCountLimit)
  while true {
    do throws(LMDBError) {
      return unsafe try open(
        path: path, options: options, hasLocks: hasLocks, mapByteCount: byteCount)
    } catch .other(ENOMEM, _) {
      guard options.mapByteCount == nil, byteCount / 2 >= smallest else {
        throw .mapFull(byteCount: byteCount)
      }
      byteCount /= 2
    }
  }
}

private func open(
  path: String, options: Environment.Options, hasLocks: Bool, mapByteCount: Int
) throws(LMDBError) -> OpaquePointer {
  var created: OpaquePointer?
  // Safety: LMDB writes the new handle during the call.
  let code = unsafe mdb_env_create(&created)
  guard code == MDB_SUCCESS, let handle = unsafe created else {
    throw LMDBError(code: code, path: path)
  }
  // Safety: the handle is new and seen by nobody else; after a failure LMDB wants it closed.
  var codes = unsafe [
    mdb_env_set_mapsize(handle, mapByteCount),
    mdb_env_set_maxreaders(handle, UInt32(options.readerLimit)),
    mdb_env_set_maxdbs(handle, UInt32(options.tables.count + options.spareTableCount)),
  ]
  unsafe LastWords.attend(handle)
  if codes.allSatisfy({ $0 == MDB_SUCCESS }) {
    unsafe codes.append(mdb_env_open(handle, path, flags(options, hasLocks), 0o600))
  }
  if let code = codes.first(where: { $0 != MDB_SUCCESS }) {
    unsafe mdb_env_close(handle)
    throw LMDBError(code: code, path: path)
  }
  return unsafe handle
}

private func flags(_ options: Environment.Options, _ hasLocks: Bool) -> UInt32 {
  let durability: Int32 =
    switch options.durability {
    case .everyCommit: 0
    case .metadataLater: MDB_NOMETASYNC
    case .none: MDB_NOSYNC
    }
  let access = (options.readOnly ? MDB_RDONLY : 0) | (hasLocks ? 0 : MDB_NOLOCK)
  return UInt32(MDB_NOTLS | durability | access)
}

/// Gives the lock file its room on the disk before LMDB writes to it through a map, where a full disk would kill
/// the process. Nobody in this process has the file open, so closing it frees no lock.
///
/// Answers false where there can be none, for whoever may only read: then writers do not see the reader.
private func reserveLockFile(
  _ path: String, options: Environment.Options
) throws(LMDBError) -> Bool {
  // Safety: the system reads the path, later fills the structure, during the calls.
  let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
  if descriptor < 0 {
    if options.readOnly && [EROFS, EACCES, EPERM].contains(errno) { return false }
    throw LMDBError(systemCode: errno, path: path)
  }
  defer { close(descriptor) }
  var status = stat()
  try checkSystem(unsafe fstat(descriptor, &status), path: path)
  // A file with a length is in use or was; another length would mislead its users about the number of readers.
  if status.st_size > 0 { return true }
  // LMDB's own length: 64 bytes per reader, and two such places for its locks.
  let code = posix_fallocate(descriptor, 0, 64 * (options.readerLimit + 2))
  if code != 0 && code != EOPNOTSUPP { throw LMDBError(systemCode: code, path: path) }
  return true
}
