// The story of Audit: a stranger checks a log with what was published of it and nothing else.
//
// Evidence is a published log (C2SP tlog-tiles), in a folder or wherever a `PublishedSite` fetches it
// from, or an exported file. `Auditor` hashes every entry
// again, compares root, tiles, signature and the heads that the auditor kept from before, reads every
// line as strictly as the ledger does, and runs the same projectors over it, so that a report can be
// recomputed and compared. `WitnessFolder` is a second party that remembers the last head it saw and
// cosigns only what goes on from it (C2SP tlog-cosignature). No store, no ledger, no word of its operator is believed.
//
// What Audit does not know: LMDB, the books, who asked.

public import MerkleLog

/// The entries of a log as they were handed out, and the signed head that came with them.
public struct Evidence: Sendable {
  /// The lines, one after the other.
  let bytes: [UInt8]
  /// Where each entry lies in `bytes`.
  let ranges: [Range<Int>]
  /// The signed head, as bytes of a note; nothing is believed of it yet.
  public let head: [UInt8]?
  /// The head that is published for its cosignatures, not newer than `head`; likewise.
  let cosigned: [UInt8]?
  /// The published log, where the entries came from one.
  let site: (any PublishedSite)?
  /// The tree before the first of the entries: empty, or that of a head which was kept.
  let base: TileMemory

  /// The entries before those that are here: they were checked another time.
  public var start: UInt64 { base.frontier.size }
  public var count: UInt64 { start + UInt64(ranges.count) }

  /// An exported file: a line each, in the order of the log. What editors and mail put around the lines (a mark at
  /// the beginning, a sign before each line end, empty lines) is no part of them.
  public init(export bytes: [UInt8], head: [UInt8]?) {
    var ranges: [Range<Int>] = []
    var start = bytes.starts(with: Self.byteOrderMark) ? Self.byteOrderMark.count : 0
    func close(_ end: Int) {
      let hasReturn = end > start && bytes[end - 1] == UInt8(ascii: "\r")
      let line = start..<(hasReturn ? end - 1 : end)
      if !line.isEmpty { ranges.append(line) }
      start = end + 1
    }
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") { close(index) }
    if start < bytes.count { close(bytes.count) }
    self.bytes = bytes
    self.ranges = ranges
    self.head = head
    cosigned = nil
    site = nil
    base = TileMemory()
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Whether a line satisfies a condition.
  public func hasLine(where isWanted: (ArraySlice<UInt8>) -> Bool) -> Bool {
    ranges.contains { isWanted(bytes[$0]) }
  }

  /// A published folder: as many entries as its head counts.
  public init(folder: String) throws(SiteFault) {
    try self.init(site: FolderSite(folder))
  }

  /// A published log: as many entries as its head counts.
  ///
  /// - Parameter kept: a head whose entries were checked another time, its signature verified. When
  ///   the published tiles lead to its root, only what came after it is fetched; else all is.
  /// - Parameter limit: bytes of entries beyond which no more is fetched, and `tooLong` thrown.
  public init(
    site: any PublishedSite, since kept: Checkpoint? = nil, limit: Int = SiteLimits.logByteCount
  ) throws(SiteFault) {
    // In this order: the log may be published anew in between, and then the head is the newer.
    cosigned = try site.files(["cosigned"], limit: MerkleLimits.noteByteCount).first ?? nil
    let (head, _, checkpoint) = try site.head()
    self.head = head
    self.site = site
    base = kept.flatMap { Self.tree(of: $0, in: site, size: checkpoint.size) } ?? TileMemory()
    (bytes, ranges) = try Self.entries(
      of: site, from: base.frontier.size, to: checkpoint.size, limit)
  }

  /// The tree of a head that was kept; nil when the tiles are not those of a log that begins so.
  private static func tree(
    of kept: Checkpoint, in site: any PublishedSite, size: UInt64
  ) -> TileMemory? {
    guard kept.size > 0, kept.size <= size else { return nil }
    let tiles = SiteTiles(site: site, size: size)
    do throws(MerkleError) {
      let frontier = try tiles.frontier(size: kept.size)
      guard frontier.root == kept.root else { return nil }
      return try TileMemory(resuming: frontier, from: tiles)
    } catch { return nil }
  }

  private static func entries(
    of site: any PublishedSite, from first: UInt64, to size: UInt64, _ limit: Int
  ) throws(SiteFault) -> ([UInt8], [Range<Int>]) {
    if first == size { return ([], []) }
    let full = UInt64(TileID.fullWidth)
    var bytes: [UInt8] = []
    var ranges: [Range<Int>] = []
    var skipped = Int(first % full)
    var index = first / full
    // A head says of how many entries it is, whoever wrote it: no more is made ready than is asked for now.
    while index * full < size {
      let paths = bundles(from: index, size: size)
      try site.files(paths, limit: SiteLimits.bundleByteCount) { (number, file) throws(SiteFault) in
        let path = site.place + "/" + paths[number]
        guard let file else { throw .missing(path) }
        let bundle: EntryBundle
        do throws(MerkleError) { bundle = try EntryBundle(parsing: file) } catch {
          throw .unreadable(path, error)
        }
        for entry in bundle.dropFirst(skipped) {
          ranges.append(bytes.count..<bytes.count + entry.count)
          bytes += entry
        }
        skipped = 0
        if bytes.count > limit { throw .tooLong(site.place, limit: limit) }
      }
      index += UInt64(paths.count)
    }
    return (bytes, ranges)
  }

  /// Bundles that are asked for at a time.
  private static let bundlesAtOnce: UInt64 = 4_096

  /// The paths of the next bundles from one on, of a log of `size` entries.
  private static func bundles(from index: UInt64, size: UInt64) -> [String] {
    let full = UInt64(TileID.fullWidth)
    let last = (size - 1) / full
    return (index...min(last, index + bundlesAtOnce - 1)).map {
      EntryBundle.path(index: $0, width: Int(min(full, size - $0 * full)))
    }
  }
}
