import LMDB

/// Files beside LMDB's that must survive a power cut too.
public enum DiskFile {
  /// Puts what a file holds, or which names a folder holds, on the disk.
  public static func synchronize(_ path: String) throws(StoreError) {
    do throws(LMDBError) { try LMDB.synchronize(path) } catch { throw StoreError(error) }
  }
}
