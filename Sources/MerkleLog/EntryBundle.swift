/// Up to 256 entries in one file, beside the tile of their leaves (C2SP tlog-tiles, “Log Entries”).
///
/// Each entry is preceded by its length in two bytes, highest first.
public struct EntryBundle: Hashable, Sendable {
  /// The file.
  public private(set) var bytes: [UInt8] = []

  /// Where each entry lies in `bytes`.
  private var ranges: [Range<Int>] = []

  /// A bundle without entries.
  public init() {}

  /// Adds an entry.
  ///
  /// - Throws: `entryTooLong`, or `malformed` if the bundle already has 256 entries.
  public mutating func append(_ entry: [UInt8]) throws(MerkleError) {
    guard let length = UInt16(exactly: entry.count) else {
      throw .entryTooLong(byteCount: entry.count)
    }
    guard count < TileID.fullWidth else { throw Self.overfull }
    bytes.append(UInt8(length >> 8))
    bytes.append(UInt8(truncatingIfNeeded: length))
    ranges.append(bytes.count..<bytes.count + entry.count)
    bytes.append(contentsOf: entry)
  }

  /// Reads a bundle of as many entries as there are, at most 256.
  ///
  /// - Throws: `malformed` if an entry is cut or there are too many.
  public init(parsing bytes: [UInt8]) throws(MerkleError) {
    var position = 0
    while position < bytes.count {
      guard ranges.count < TileID.fullWidth else { throw Self.overfull }
      let start = position + 2
      guard start <= bytes.count else { throw Self.cut(ranges.count) }
      let end = start + (Int(bytes[position]) << 8 | Int(bytes[position + 1]))
      guard end <= bytes.count else { throw Self.cut(ranges.count) }
      ranges.append(start..<end)
      position = end
    }
    self.bytes = bytes
  }

  /// Where the bundle is served, below the log's address: `tile/entries/x001/067`, with `.p/5` if it
  /// has only five entries. `width` is 1 to 256.
  public static func path(index: UInt64, width: Int) -> String {
    "tile/entries/\(TileID.name(index: index, width: width))"
  }

  private static let overfull = MerkleError.malformed(.bundle, because: "it has over 256 entries")

  private static func cut(_ index: Int) -> MerkleError {
    .malformed(.bundle, because: "its entry \(index) is cut")
  }
}

extension EntryBundle: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { ranges.count }

  /// The bytes of an entry, without its length.
  public subscript(position: Int) -> ArraySlice<UInt8> { bytes[ranges[position]] }
}
