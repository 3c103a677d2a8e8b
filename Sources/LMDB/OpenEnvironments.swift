import Glibc
import Synchronization

/// Device and number of a file or folder, the same whatever path leads to it.
struct FileIdentity: Hashable, Sendable {
  private let device: UInt
  private let number: UInt

  init(descriptor: Int32, path: String) throws(LMDBError) {
    var status = stat()
    // Safety: the system fills the structure during the call.
    try checkSystem(unsafe fstat(descriptor, &status), path: path)
    self.init(status)
  }

  init(path: String) throws(LMDBError) {
    var status = stat()
    // Safety: the system reads the path and fills the structure during the call.
    try checkSystem(unsafe stat(path, &status), path: path)
    self.init(status)
  }

  private init(_ status: stat) {
    device = UInt(status.st_dev)
    number = UInt(status.st_ino)
  }
}

/// The environments this process has open.
///
/// LMDB's file locks belong to the process: opening the same lock file again and closing it would free the locks
/// of the first. One opens or closes at a time, so that nobody comes between looking and registering.
enum OpenEnvironments {
  private static let identities = Mutex<Set<FileIdentity>>([])

  /// Runs the opening with the identities that are taken, and adds those it takes.
  static func opening(
    _ body: (Set<FileIdentity>) throws(LMDBError) -> OpenedEnvironment
  ) throws(LMDBError) -> OpenedEnvironment {
    try identities.withLock { taken throws(LMDBError) in
      let opened = try body(taken)
      taken.formUnion(opened.identities)
      return opened
    }
  }

  /// Runs the closing, then gives the identities free.
  static func closing(_ given: Set<FileIdentity>, _ body: () -> Void) {
    identities.withLock { taken in
      body()
      taken.subtract(given)
    }
  }
}
