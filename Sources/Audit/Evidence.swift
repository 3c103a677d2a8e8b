// The story of Audit: a stranger checks a log with what was published of it and nothing else.
//
// Evidence is a published folder (C2SP tlog-tiles) or an exported file. `Auditor` hashes every entry
// again, compares root, tiles, signature and the heads that the auditor kept from before, reads every
// line as strictly as the ledger does, and runs the same projectors over it, so that a report can be
// recomputed and compared. No store, no ledger, no word of its operator is believed.
//
// What Audit does not know: LMDB, the books, who asked.

import FoundationEssentials
public import MerkleLog

/// The entries of a log as they were handed out, and the signed head that came with them.
public struct Evidence: Sendable {
  /// The lines, one after the other.
  let bytes: [UInt8]
  /// Where each entry lies in `bytes`.
  let ranges: [Range<Int>]
  /// The signed head, as bytes of a note; nothing is believed of it yet.
  public let head: [UInt8]?
  /// The folder, where the entries came from one.
  let folder: String?

  public var count: UInt64 { UInt64(ranges.count) }

  /// Why evidence cannot be read.
  public enum Fault: Error, Equatable, Sendable {
    case missing(String)
    case unreadable(String, MerkleError)
  }

  /// An exported file: a line each, in the order of the log.
  public init(export bytes: [UInt8], head: [UInt8]?) {
    var ranges: [Range<Int>] = []
    var start = 0
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") {
      ranges.append(start..<index)
      start = index + 1
    }
    if start < bytes.count { ranges.append(start..<bytes.count) }
    self.bytes = bytes
    self.ranges = ranges
    self.head = head
    folder = nil
  }

  /// A published folder: as many entries as its head counts.
  public init(folder: String) throws(Fault) {
    let head = try Self.read(folder + "/checkpoint")
    let size: UInt64
    do throws(MerkleError) {
      size = try Checkpoint(parsing: try Note(parsing: head).text).size
    } catch {
      throw .unreadable(folder + "/checkpoint", error)
    }
    var bytes: [UInt8] = []
    var ranges: [Range<Int>] = []
    let full = UInt64(TileID.fullWidth)
    var start: UInt64 = 0
    while start < size {
      let width = Int(min(full, size - start))
      let path = folder + "/" + EntryBundle.path(index: start / full, width: width)
      let bundle: EntryBundle
      let file = try Self.read(path)
      do throws(MerkleError) { bundle = try EntryBundle(parsing: file) } catch {
        throw .unreadable(path, error)
      }
      for entry in bundle {
        ranges.append(bytes.count..<bytes.count + entry.count)
        bytes += entry
      }
      start += full
    }
    self.bytes = bytes
    self.ranges = ranges
    self.head = head
    self.folder = folder
  }

  static func read(_ path: String) throws(Fault) -> [UInt8] {
    do { return [UInt8](try Data(contentsOf: URL(filePath: path))) } catch { throw .missing(path) }
  }
}
