import Glibc
import LMDB

/// A folder in the temporary folder, removed with everything in it when the last user lets it go.
final class Folder: Sendable {
  let path: String

  init() {
    // Safety: mkdtemp writes into the array, which ends with a zero.
    var template = Array("/tmp/lmdb-test-XXXXXX".utf8CString)
    path = unsafe template.withUnsafeMutableBufferPointer {
      unsafe String(cString: mkdtemp($0.baseAddress!))
    }
  }

  deinit {
    for name in ["data.mdb", "lock.mdb", "write.lock", "key"] {
      unsafe unlink("\(path)/\(name)")
      unsafe unlink("\(path)/copy/\(name)")
    }
    unsafe rmdir("\(path)/copy")
    unsafe rmdir(path)
  }

  var dataPath: String { path + "/data.mdb" }

  /// Makes the data file exactly these bytes.
  func write(_ bytes: [UInt8]) {
    let descriptor = unsafe creat(dataPath, 0o600)
    // Safety: write reads the array during the call.
    precondition(unsafe Glibc.write(descriptor, bytes, bytes.count) == bytes.count)
    close(descriptor)
  }

  /// The bytes of the data file.
  func bytes() -> [UInt8] {
    let descriptor = unsafe open(dataPath, O_RDONLY)
    let count = lseek(descriptor, 0, SEEK_END)
    // Safety: pread fills what was set aside.
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = unsafe pread(descriptor, buffer.baseAddress, count, 0)
    }
    close(descriptor)
    return bytes
  }

  func environment(
    tables: [String] = ["t"], mapByteCount: Int? = 1 << 20, limit: Int = 1 << 30,
    create: Bool = true,
    readOnly: Bool = false
  ) throws(LMDBError) -> Environment {
    var options = Environment.Options(tables: tables, create: create)
    options.mapByteCount = mapByteCount
    options.mapByteCountLimit = limit
    options.durability = .none
    options.readOnly = readOnly
    return try Environment(path: path, options: options)
  }
}

/// A key and a value, copied out of the map.
struct Entry: Equatable {
  var key: [UInt8]
  var value: [UInt8]

  init(_ key: [UInt8], _ value: [UInt8]) {
    self.key = key
    self.value = value
  }

  init(_ key: Span<UInt8>, _ value: Span<UInt8>) {
    self.init(Entry.copy(key), Entry.copy(value))
  }

  private static func copy(_ span: Span<UInt8>) -> [UInt8] {
    // Safety: copied at once.
    unsafe span.withUnsafeBytes { bytes in unsafe [UInt8](bytes) }
  }
}

extension Environment {
  func put(_ key: [UInt8], _ value: [UInt8], in table: Table) throws(LMDBError) {
    try write { (transaction) throws(LMDBError) in
      try transaction.put(key: key.span, value: value.span, in: table)
    }
  }

  func get(_ key: [UInt8], in table: Table) throws(LMDBError) -> [UInt8]? {
    try read { (transaction) throws(LMDBError) in try transaction.bytes(key: key.span, in: table) }
  }

  func count(_ table: Table) throws(LMDBError) -> Int {
    try read { (transaction) throws(LMDBError) in try transaction.entryCount(of: table) }
  }

  func entries(_ table: Table, from key: [UInt8]? = nil, backwards: Bool = false) throws(LMDBError)
    -> [Entry]
  {
    try read { (transaction) throws(LMDBError) in
      try transaction.entries(table, from: key, backwards: backwards)
    }
  }
}

extension Transaction {
  func entries(_ table: Table, from key: [UInt8]? = nil, backwards: Bool = false) throws(Failure)
    -> [Entry]
  {
    var entries: [Entry] = []
    try scan(table, from: key?.span, backwards: backwards) { (key, value) throws(Failure) in
      entries.append(Entry(key, value))
      return true
    }
    return entries
  }
}

/// The number as a key that sorts as it does.
func bigEndian(_ number: Int) -> [UInt8] {
  (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
}

/// The same sequence for the same seed.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
