import Audit
import Foundation
import MerkleLog
import Synchronization

/// A published log in memory, with a key of its own, that keeps note of what is asked of it.
final class SignedLog: PublishedSite {
  let place = "memory"
  let key: SigningKey
  private let shown: Mutex<[String: [UInt8]]>
  private let asked = Mutex<[String]>([])

  /// - Parameters:
  ///   - size: how many entries.
  ///   - fork: the first entry that another history of the same log has otherwise.
  convenience init(
    _ size: Int, fork: Int = .max, origin: String = "log.example/namur", seed: UInt8 = 1
  ) {
    self.init(
      (0..<size).map { "\($0 < fork ? "entry" : "other") \($0)" }, origin: origin, seed: seed)
  }

  /// - Parameter lines: the entries.
  init(_ lines: [String], origin: String = "log.example/namur", seed: UInt8 = 1) {
    let size = lines.count
    key = try! SigningKey(name: origin, seed: [UInt8](repeating: seed, count: 32))
    var files: [String: [UInt8]] = [:]
    let entries = lines.map { Array($0.utf8) }
    var writer = TileWriter()
    for entry in entries { writer.append(.leaf(of: entry)) }
    for tile in writer.drain() { files[tile.path] = tile.bytes }
    for start in stride(from: 0, to: size, by: 256) {
      var bundle = EntryBundle()
      for entry in entries[start..<min(start + 256, size)] { try! bundle.append(entry) }
      files[EntryBundle.path(index: UInt64(start / 256), width: bundle.count)] = bundle.bytes
    }
    let head = try! Checkpoint(
      origin: origin, size: UInt64(size), root: writer.frontier.root)
    files["checkpoint"] = Array(try! key.sign(head).formatted.utf8)
    shown = Mutex(files)
  }

  func files(_ paths: [String], limit: Int) throws(SiteFault) -> [[UInt8]?] {
    asked.withLock { $0 += paths }
    return shown.withLock { files in paths.map { files[$0] } }
  }

  /// What was asked for since the last time.
  var requests: [String] {
    asked.withLock { all in
      defer { all = [] }
      return all
    }
  }

  subscript(path: String) -> [UInt8]? {
    get { shown.withLock { $0[path] } }
    set { shown.withLock { $0[path] = newValue } }
  }

  var paths: [String] { shown.withLock { $0.keys.sorted() } }
  var note: Note { try! Note(parsing: self["checkpoint"]!) }
  var head: Checkpoint { try! Checkpoint(parsing: note.text) }
}

/// A folder that is gone when the test is.
final class ScratchFolder: Sendable {
  let path = FileManager.default.temporaryDirectory.path + "/maillon-\(UUID().uuidString)"
  deinit { try? FileManager.default.removeItem(atPath: path) }
}
