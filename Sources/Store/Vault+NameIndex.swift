import Crypto
import FoundationEssentials
import LMDB

// What all records say of names, in one sealed file: to look for names in a text, not every record is opened.
// It holds what the records hold and is never older than they: before a record is written or destroyed its key
// is destroyed, it opens only over the very folder it was made of, and no backup has it.

extension Vault {
  private var indexPath: String { path + "/names.sealed" }
  private var indexKeyPath: String { path + "/keys/names.key" }

  /// The files of it, in the vault's folder.
  public static let indexFiles = ["names.sealed", "keys/names.key"]

  /// What was kept of the records as they are; nil where it must be made again. Needs no lock.
  public func nameIndex() throws(StoreError) -> [UInt8]? {
    guard let sealed = try whole(indexPath), let key = try whole(indexKeyPath),
      key.count == 32, let label = indexLabel,
      let box = try? ChaChaPoly.SealedBox(combined: sealed),
      let opened = try? ChaChaPoly.open(box, using: SymmetricKey(data: key), authenticating: label)
    else { return nil }
    return [UInt8](opened)
  }

  /// Keeps what the records say of names, under a new key; only under the lock, and read under the same.
  public func keep(nameIndex bytes: [UInt8]) throws(StoreError) {
    try dropNameIndex()
    let key = Self.newKey()
    guard let label = indexLabel,
      let box = try? ChaChaPoly.seal(
        bytes, using: SymmetricKey(data: key), authenticating: label)
    else { throw .other(indexPath) }
    try storing { () throws(LMDBError) in
      try DurableFile.write(key, to: indexKeyPath)
      try DurableFile.write([UInt8](box.combined), to: indexPath)
    }
  }

  /// Destroys it; only under the lock.
  func dropNameIndex() throws(StoreError) {
    try storing { () throws(LMDBError) in
      for file in [indexKeyPath, indexPath] {
        if try DurableFile.isThere(file) { try DurableFile.destroy(file) }
      }
    }
  }

  /// The bytes of a file; nil for what is none.
  private func whole(_ file: String) throws(StoreError) -> [UInt8]? {
    do throws(StoreError) { return try bytes(of: file) } catch {
      if case .damaged = error { return nil }
      throw error
    }
  }

  /// Every record that comes or goes moves the time of its folder, also where a copy was put back.
  private var indexLabel: [UInt8]? {
    let folder = "\(path)/\(Shelf.persons.rawValue)"
    let attributes = try? FileManager.default.attributesOfItem(atPath: folder)
    guard let time = attributes?[.modificationDate] as? Date else { return nil }
    return Array("names/\(time.timeIntervalSinceReferenceDate.bitPattern)".utf8)
  }
}
