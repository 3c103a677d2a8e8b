import CLMDB
import Glibc

extension LMDBError {
  /// The error for a code of the system alone, met while handling `path`.
  init(systemCode code: Int32, path: String) {
    self =
      switch code {
      case ENOENT: .missing(path: path)
      case EACCES, EPERM: .permissionDenied(path: path)
      case EROFS: .readOnlyFileSystem(path: path)
      case EEXIST: .alreadyExists(path: path)
      case ENOTDIR: .notADatabase(path: path)
      case ENOSPC, EDQUOT: .diskFull
      // A disk that fills up in the middle of a write cuts it short, which LMDB reports as EIO.
      case EIO where isDiskFull(at: path): .diskFull
      case EMFILE, ENFILE, EAGAIN, ENOLCK: .noResources(text(of: code))
      case EIO, EFBIG: .inputOutput(text(of: code))
      default: .other(code: code, text: text(of: code))
      }
  }

  /// The error for a code of LMDB or of the system, met while handling `path`.
  ///
  /// Codes that need more than the path (a full map, a refused key) are told apart where they occur.
  init(code: Int32, path: String) {
    self =
      switch code {
      case MDB_INVALID: .notADatabase(path: path)
      case MDB_CORRUPTED, MDB_PAGE_NOTFOUND: .corrupted("\(path): \(text(of: code))")
      case MDB_VERSION_MISMATCH:
        .corrupted("the lock file in \(path) belongs to another version of LMDB")
      case MDB_PANIC:
        .inputOutput("an earlier write to \(path) failed; open the environment again")
      default: .init(systemCode: code, path: path)
      }
  }
}

/// The system's or LMDB's own words for a code.
private func text(of code: Int32) -> String {
  // Safety: mdb_strerror answers a NUL-terminated string for every code; it is copied at once.
  unsafe String(cString: mdb_strerror(code))
}

private func isDiskFull(at path: String) -> Bool {
  var status = statvfs()
  // Safety: the system reads the path and fills the structure during the call.
  return unsafe statvfs(path, &status) == 0 && (status.f_bavail == 0 || status.f_bfree == 0)
}

/// Throws the error of the system when a call reported failure; `errno` is read at once.
func checkSystem(_ result: Int32, path: String) throws(LMDBError) {
  if result != 0 { throw LMDBError(systemCode: errno, path: path) }
}
