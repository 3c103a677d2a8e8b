import FoundationEssentials
import LMDB

// The record of access: who looked at what, and when. Only under the lock.

extension Vault {
  private var accessPath: String { path + "/access" }

  /// Lines of the record of access, oldest first. Throws `damaged` where a folder that holds something is in its
  /// place: nobody could write down there who looks.
  public func accessLines() throws(StoreError) -> [String] {
    var bytes: [UInt8] = []
    do throws(StoreError) { bytes = try self.bytes(of: accessPath) ?? [] } catch {
      // What else is no file there holds no line, and is taken away by the next.
      guard case .damaged = error, try !isFullFolder(accessPath) else { throw error }
    }
    return bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether a path is that of the record of access.
  public func isAccess(_ file: String) -> Bool { file == accessPath }

  private func isFullFolder(_ path: String) throws(StoreError) -> Bool {
    try storing { () throws(LMDBError) in
      guard try DurableFile.isFolder(path) else { return false }
      return try !DurableFile.names(in: path).isEmpty
    }
  }

  /// Where there is no vault nothing is seen, and nothing to be written down.
  public func addAccess(_ line: String) throws(StoreError) {
    if !Self.isThere(path) { return }
    try storing { () throws(LMDBError) in
      // A line that a power cut cut short is not to swallow this one.
      let isCut = DurableFile.lastByte(of: accessPath).map { $0 != UInt8(ascii: "\n") } ?? false
      try DurableFile.append(Array(((isCut ? "\n" : "") + line + "\n").utf8), to: accessPath)
    }
  }

  /// Keeps only these lines.
  public func replaceAccess(_ lines: [String]) throws(StoreError) {
    try storing { () throws(LMDBError) in
      try DurableFile.write(Array(lines.map { $0 + "\n" }.joined().utf8), to: accessPath)
    }
  }
}
