import Crypto
import FoundationEssentials
import LMDB

// Where the sealed files and the keys stand, and whose they are.

extension Vault {
  /// The names in a folder of the vault. A folder in it is no file of ours, and nobody's.
  func names(on folder: String) throws(StoreError) -> [String] {
    try storing { () throws(LMDBError) in
      var names: [String] = []
      for name in try DurableFile.names(in: "\(path)/\(folder)")
      where try !DurableFile.isFolder("\(path)/\(folder)/\(name)") {
        names.append(name)
      }
      return names
    }
  }

  func key(of place: Place) throws(StoreError) -> SymmetricKey? {
    let file = try keyFile(place.shelf, place.owner)
    guard let bytes = try bytes(of: file) else { return nil }
    guard bytes.count == 32 else { throw .damaged(file) }
    return SymmetricKey(data: bytes)
  }

  static func newKey() -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  func keep(key bytes: [UInt8], of place: Place) throws(StoreError) {
    let file = try keyFile(place.shelf, place.owner)
    try storing { () throws(LMDBError) in try DurableFile.write(bytes, to: file) }
  }

  /// What a file here says under the key that another vault has for it; nil where that does not open it.
  public func read(_ place: Place, underKeyOf other: Vault) -> [UInt8]? {
    guard let file = try? file(place), let sealed = try? bytes(of: file),
      let key = try? other.key(of: place)
    else { return nil }
    return try? open(sealed, of: place, under: key, at: file)
  }

  /// Whether two vaults have the same key for somebody.
  public func hasSameKey(as other: Vault, _ place: Place) -> Bool {
    guard let own = try? key(of: place), let others = try? other.key(of: place) else {
      return false
    }
    return own == others
  }

  /// Takes the key that another vault has for somebody, in the place of one that is lost.
  public func takeKey(of place: Place, from other: Vault) throws(StoreError) {
    let file = try other.keyFile(place.shelf, place.owner)
    guard try other.key(of: place) != nil, let bytes = try other.bytes(of: file) else { return }
    if place.shelf == .persons { try dropNameIndex() }
    try keep(key: bytes, of: place)
  }

  /// Takes away what stands in the place of a key and can be none, so that a new one is made.
  public func dropBrokenKey(of place: Place) throws(StoreError) {
    do throws(StoreError) { _ = try key(of: place) } catch {
      guard case .damaged(let file) = error else { throw error }
      try storing { () throws(LMDBError) in try DurableFile.destroy(file) }
    }
  }

  /// Whether the key of a file is there and can be one.
  public func hasSoundKey(_ place: Place) -> Bool { ((try? key(of: place)) ?? nil) != nil }

  /// Whether there is a key for somebody, sound or not.
  public func hasKey(_ shelf: Shelf, _ owner: String) throws(StoreError) -> Bool {
    let file = try keyFile(shelf, owner)
    return try storing { () throws(LMDBError) in try DurableFile.isThere(file) }
  }

  static let keyEnding = ".key"
  /// How the name of a sealed file ends.
  public static let fileEnding = ".sealed"

  /// Where an owner's key is, or is to be.
  public func keyFile(_ shelf: Shelf, _ owner: String) throws(StoreError) -> String {
    try found("\(owner)\(Self.keyEnding)", in: "\(path)/keys/\(shelf.rawValue)")
  }

  /// Where a file is, or is to be: `dora.0.sealed`; the ending keeps a name such as `..` from leading elsewhere.
  public func file(_ place: Place) throws(StoreError) -> String {
    try found(
      "\(place.owner).\(place.part)\(Self.fileEnding)", in: "\(path)/\(place.shelf.rawValue)")
  }

  /// Where a file of this name is or is to be: under its safe name, unless a former version wrote it plainly.
  private func found(_ plain: String, in folder: String) throws(StoreError) -> String {
    let safe = VaultName.safe(plain)
    if safe == plain { return "\(folder)/\(safe)" }
    return try storing { () throws(LMDBError) in
      guard try !DurableFile.isThere("\(folder)/\(safe)"),
        try DurableFile.isThere("\(folder)/\(plain)")
      else { return "\(folder)/\(safe)" }
      // A disk that knows no capitals finds another's file under this name.
      guard try DurableFile.isThere("\(path)/KEYS") else { return "\(folder)/\(plain)" }
      return "\(folder)/\(try DurableFile.names(in: folder).contains(plain) ? plain : safe)"
    }
  }

  /// Whose a file or key on this shelf is, by its path; nil for what is none.
  public func owner(of file: String, on shelf: Shelf) -> String? {
    for folder in ["\(path)/\(shelf.rawValue)/", "\(path)/keys/\(shelf.rawValue)/"]
    where file.hasPrefix(folder) {
      return Self.owner(ofFile: String(file.dropFirst(folder.count)))
    }
    return nil
  }

  /// Which of its owner's files one is, by its name; nil for what is none, or half written.
  static func part(ofFile name: String) -> Int? {
    guard name.hasSuffix(fileEnding) else { return nil }
    let part = name.dropLast(fileEnding.utf8.count)
    return part.lastIndex(of: ".").flatMap { Int(part[part.index(after: $0)...]) }
  }

  /// Whose a file is, by its name; also of one that a crash left half written.
  static func owner(ofFile name: String) -> String? { stem(ofFile: name).map(VaultName.plain) }

  /// How the key of an owner is called, by what ``stem(ofFile:)`` gives.
  public static func keyName(ofStem stem: String) -> String { stem + keyEnding }

  /// The name of a file's owner as it stands on the disk; nil for what is no file of ours.
  public static func stem(ofFile name: String) -> String? {
    if name.hasSuffix(keyEnding) { return String(name.dropLast(keyEnding.utf8.count)) }
    let whole = name.hasSuffix(".new") ? name.dropLast(4) : name[...]
    guard whole.hasSuffix(fileEnding) else { return nil }
    let part = whole.dropLast(fileEnding.utf8.count)
    return part.lastIndex(of: ".").map { String(part[..<$0]) }
  }

  func bytes(of file: String) throws(StoreError) -> [UInt8]? {
    do throws(StoreError) {
      return try storing { () throws(LMDBError) in try DurableFile.read(file) }
    } catch {
      let attributes = try? FileManager.default.attributesOfItem(atPath: file)
      let type = attributes?[.type] as? FileAttributeType
      if let type, type != .typeRegular { throw .damaged(file) }
      throw error
    }
  }

  func storing<Answer>(
    _ body: () throws(LMDBError) -> Answer
  ) throws(StoreError) -> Answer {
    do throws(LMDBError) { return try body() } catch { throw StoreError(error) }
  }
}
