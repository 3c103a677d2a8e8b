/// A file that is to be shown to nobody: a key that signs, a file of a vault or its key, a ledger's database.
///
/// Most are known by their bytes. What is sealed looks like nothing at all, and so does its key: those are known
/// by how the vault names them, and by their size.
enum SecretFile {
  /// Begins a key that signs, of a ledger or a witness.
  private static let keyStart = Array("PRIVATE+KEY+".utf8)
  /// Bytes that such a key has at least behind its beginning: a name, a number, and 33 bytes in base64. Who writes
  /// about keys does not write so many without a space.
  private static let keyCount = 48
  /// Bytes at the head of a file that are looked at.
  static let window = 1 << 12

  /// Bytes of a sealed file without any content: a nonce and a tag.
  private static let sealedCount = 28
  private static let vaultKeyCount = 32

  /// Whether the file at a path is one. A link is what it leads to.
  static func isOne(at path: String) -> Bool {
    guard let entry = DiskCalls.entry(path), entry.kind == .file else { return false }
    if path.hasSuffix(".sealed"), entry.byteCount >= sealedCount { return true }
    if path.hasSuffix(".key"), entry.byteCount == vaultKeyCount { return true }
    return DiskCalls.bytes(of: path, upTo: window).map(isOne) ?? false
  }

  /// Whether bytes are, or hold near their beginning, what is secret.
  static func isOne(_ bytes: [UInt8]) -> Bool { isDatabase(bytes) || holdsKey(bytes) }

  /// What LMDB writes behind the header of its first page (lmdb.h, `MDB_MAGIC`), on machines of either order.
  private static func isDatabase(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 20 else { return false }
    let magic = Array(bytes[16..<20])
    return magic == [0xDE, 0xC0, 0xEF, 0xBE] || magic == [0xBE, 0xEF, 0xC0, 0xDE]
  }

  private static func holdsKey(_ bytes: [UInt8]) -> Bool {
    var rest = bytes.prefix(window)
    while let start = rest.firstIndex(of: keyStart[0]) {
      rest = rest[start...]
      let key = rest.dropFirst(keyStart.count).prefix(keyCount)
      if rest.starts(with: keyStart), key.count == keyCount, key.allSatisfy({ $0 > 0x20 }) {
        return true
      }
      rest = rest.dropFirst()
    }
    return false
  }
}
