import EventCodec
import Exchange
import FoundationEssentials
import MerkleLog
import Outgoing
import Store

/// A signed head that was given out, and the published log around it where there is one.
///
/// What it says is believed only as far as the signature and the hashes carry.
struct PublishedLog {
  let path: String
  let head: Checkpoint
  /// The head as it was signed.
  let note: Note
  /// The key that signed it; nil for a head alone that no key was given for.
  let key: VerifierKey?
  /// Whether tiles and bundles are there too.
  let hasEntries: Bool

  /// Reads the head of a published folder, or a file with a signed head alone.
  ///
  /// `key` comes from elsewhere; without it the key that lies in the folder vouches for no more than
  /// that the folder is of one piece. A head alone, without any key, is only read.
  init(_ path: String, key: VerifierKey?) throws(LedgerError) {
    self.path = path
    hasEntries = BackupContents.isFolder(path)
    let file = hasEntries ? path + "/checkpoint" : path
    var key = key
    if key == nil, hasEntries { key = try Self.ownKey(path) }
    self.key = key
    let bytes: [UInt8]
    do { bytes = [UInt8](try Data(contentsOf: URL(filePath: file))) } catch {
      throw .fileUnreadable(path: file, what: SystemFault.meaning(of: error))
    }
    do throws(MerkleError) { note = try Note(parsing: bytes.withPlainLineEnds) } catch {
      throw .badCopy(path: file, .nothingThere)
    }
    do throws(MerkleError) {
      head =
        if let key { try Checkpoint(opening: note, key: key) } else {
          try Checkpoint(parsing: note.text)
        }
    } catch {
      switch error {
      case .noKnownSignature, .invalidSignature, .originMismatch:
        throw .badCopy(path: path, .otherSignature)
      default: throw .badCopy(path: file, .nothingThere)
      }
    }
  }

  /// The key in the folder.
  private static func ownKey(_ folder: String) throws(LedgerError) -> VerifierKey {
    guard let data = try? Data(contentsOf: URL(filePath: folder + "/key")) else {
      if let barrier = Access.barrier(to: folder + "/key") { throw .barred(barrier) }
      throw .badCopy(path: folder, .missing("key"))
    }
    do throws(MerkleError) { return try VerifierKey(line: [UInt8](data)) } catch {
      throw .badCopy(path: folder, .changed("key"))
    }
  }

  /// The entries from `start` on, a line each, once all that are published give the signed head and
  /// those before `start` give `root`.
  ///
  /// Throws `disagrees` when they give another.
  func lines(
    from start: UInt64 = 0, after root: Hash = .emptyRoot
  ) throws(LedgerError) -> [UInt8] {
    var lines: [UInt8] = []
    var frontier = Frontier()
    let full = UInt64(TileID.fullWidth)
    for first in stride(from: 0, to: head.size, by: TileID.fullWidth) {
      for entry in try bundle(first / full, width: Int(min(full, head.size - first))) {
        if frontier.size == start, frontier.root != root {
          throw .disagrees(
            path: path,
            Disagreement(
              anchoredSize: start, anchoredRoot: "\(frontier.root)", size: start,
              root: "\(root)"))
        }
        frontier.append(.leaf(of: Array(entry)))
        guard frontier.size > start else { continue }
        lines += entry
        lines.append(UInt8(ascii: "\n"))
      }
    }
    guard frontier.root == head.root else {
      let found = Disagreement(
        anchoredSize: head.size, anchoredRoot: "\(head.root)", size: frontier.size,
        root: "\(frontier.root)")
      throw .badCopy(path: path, .otherHead(found))
    }
    return lines
  }

  /// The first place where this and another log hold different entries; nil where one begins with the other.
  ///
  /// Cost: one pass over the entries that both have.
  func parting(from log: some EventLog) throws(LedgerError) -> Position? {
    let full = UInt64(TileID.fullWidth)
    do {
      let size = min(head.size, try log.head().size)
      for first in stride(from: 0, to: hasEntries ? size : 0, by: TileID.fullWidth) {
        let entries = try bundle(first / full, width: Int(min(full, head.size - first)))
        for (position, entry) in zip(first..<size, entries)
        where try log.entry(at: position) != Array(entry) { return position }
      }
      return nil
    } catch let error as LedgerError { throw error } catch let error as StoreError {
      throw LedgerError(error, path: path)
    } catch { throw .other(path: path, what: SystemFault.meaning(of: error)) }
  }

  /// Whom the entries from `start` on erase, each once.
  func erased(from start: Position) throws(LedgerError) -> [AgentID] {
    let full = UInt64(TileID.fullWidth)
    var found: [AgentID] = []
    var reader = LineReader()
    for first in stride(from: start / full * full, to: head.size, by: TileID.fullWidth) {
      let entries = try bundle(first / full, width: Int(min(full, head.size - first)))
      for (position, entry) in zip(first..<head.size, entries) where position >= start {
        let line = Array(entry)
        guard let act = try? reader.read(line.span, as: .stored), act.kind == .agentErased,
          let agent = act.agent, !found.contains(agent)
        else { continue }
        found.append(agent)
      }
    }
    return found
  }

  /// One bundle, held against the tile of its leaves; a full one may stand where a part was.
  private func bundle(
    _ index: UInt64, width: Int
  ) throws(LedgerError) -> ArraySlice<ArraySlice<UInt8>> {
    let names = [width, TileID.fullWidth].map { EntryBundle.path(index: index, width: $0) }
    let found = names.first { FileManager.default.fileExists(atPath: path + "/" + $0) }
    guard let name = found else {
      if let barrier = Access.barrier(to: path + "/" + names[0]) { throw .barred(barrier) }
      throw .badCopy(path: path, .missing(names[0]))
    }
    let bytes: Data
    do { bytes = try Data(contentsOf: URL(filePath: path + "/" + name)) } catch {
      throw .fileUnreadable(path: path + "/" + name, what: SystemFault.meaning(of: error))
    }
    guard let bundle = try? EntryBundle(parsing: [UInt8](bytes)), bundle.count >= width else {
      throw .badCopy(path: path, .changed(name))
    }
    let entries = Array(bundle)[..<width]
    let tile = TileID(level: 0, index: index)
    let stored = [width, TileID.fullWidth].lazy.compactMap {
      try? Data(contentsOf: URL(filePath: path + "/" + tile.path(width: $0)))
    }.first
    // The head decides; the tile only tells which bundle it is.
    let leaves = entries.flatMap { Hash.leaf(of: Array($0)).bytes }
    if let stored, Array(stored.prefix(leaves.count)) != leaves {
      throw .badCopy(path: path, .changed(name))
    }
    return entries
  }
}
