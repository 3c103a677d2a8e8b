import Crypto
import LMDB

// An owner's files under the plain name, where there are some under the safe name too (see ``VaultName``): a former
// version, which knows plain names alone, wrote them. Only under the lock.

extension Vault {
  /// Who has a first file and a key under either name, in the order of the names' bytes.
  public func ownersTwice(on shelf: Shelf) throws(StoreError) -> [String] {
    let keys = Set(try names(on: "keys/\(shelf.rawValue)"))
    let files = Set(try names(on: shelf.rawValue))
    return try owners(on: shelf).filter { owner in
      let (key, file) = (Self.keyName(owner), Self.fileName(owner, 0))
      return VaultName.safe(key) != key
        && [key, VaultName.safe(key)].allSatisfy(keys.contains)
        && [file, VaultName.safe(file)].allSatisfy(files.contains)
    }
  }

  /// What a former version kept here under the plain name; nil where nothing is.
  public func readBeside(_ place: Place) throws(StoreError) -> [UInt8]? {
    let file = "\(path)/\(place.shelf.rawValue)/" + Self.fileName(place.owner, place.part)
    guard let sealed = try bytes(of: file) else { return nil }
    let key = "\(path)/keys/\(place.shelf.rawValue)/" + Self.keyName(place.owner)
    guard let key = try bytes(of: key), key.count == 32 else { throw .damaged(file) }
    return try open(sealed, of: place, under: SymmetricKey(data: key), at: file)
  }

  /// Destroys the plain key of an owner and then these of the files under plain names.
  public func destroyBeside(
    _ shelf: Shelf, _ owner: String, parts: [Int]
  ) throws(StoreError) {
    if shelf == .persons { try dropNameIndex() }
    try storing { () throws(LMDBError) in
      try DurableFile.destroy("\(path)/keys/\(shelf.rawValue)/" + Self.keyName(owner))
      for part in parts {
        try DurableFile.destroy("\(path)/\(shelf.rawValue)/" + Self.fileName(owner, part))
      }
    }
  }

  private static func keyName(_ owner: String) -> String { owner + keyEnding }

  private static func fileName(_ owner: String, _ part: Int) -> String {
    "\(owner).\(part)\(fileEnding)"
  }
}
