import FoundationEssentials

/// Where a run keeps its files: the story and what is made of it.
struct Workshop {
  let folder: String
  let events: Int

  /// The folder of this package.
  static let packageFolder = {
    var parts = #filePath.split(separator: "/").map(String.init)
    parts.removeLast(3)
    return "/" + parts.joined(separator: "/")
  }()

  /// The story as an exported log, and as commands without the co-op's own registration.
  var log: String { folder + "/log.jsonl" }
  var commands: String { folder + "/commands.jsonl" }
  /// The log of the floor, the ledger restored, the ledger imported into.
  var floor: String { folder + "/floor" }
  var ledger: String { folder + "/ledger" }
  var imported: String { folder + "/imported" }
  /// Where the ledger is published.
  var site: String { folder + "/site" }

  func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: path), options: .alwaysMapped))
  }

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  func remove(_ path: String) {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// An empty folder in place of whatever was there.
  func renew(_ path: String) throws {
    remove(path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }
}
