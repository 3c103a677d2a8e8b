import Foundation
import LMDB
import Testing

@Suite struct `A durable file` {
  let folder = Folder()

  @Test func `takes the place of another and leaves nothing beside it`() throws {
    let files = FileManager.default
    try files.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    let path = folder.path + "/key"
    try DurableFile.write([UInt8]("former".utf8), to: path, mode: 0o644)
    try DurableFile.write([UInt8]("new".utf8), to: path)
    #expect(files.contents(atPath: path) == Data("new".utf8))
    #expect(try files.contentsOfDirectory(atPath: folder.path) == ["key"])
    #expect(try files.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
  }

  @Test func `takes its place unflushed just the same`() throws {
    let path = folder.path + "/key"
    for text in ["former", "new"] { try DurableFile.writeUnflushed([UInt8](text.utf8), to: path) }
    #expect(FileManager.default.contents(atPath: path) == Data("new".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["key"])
  }

  @Test func `stays what it was when it cannot be written`() throws {
    let files = FileManager.default
    try files.createDirectory(atPath: folder.path + "/key", withIntermediateDirectories: true)
    defer { try? files.removeItem(atPath: folder.path + "/key") }
    #expect(throws: LMDBError.self) {
      try DurableFile.write([UInt8]("new".utf8), to: folder.path + "/key")
    }
    #expect(try files.contentsOfDirectory(atPath: folder.path) == ["key"])
  }

  @Test func `is read as far as it is small, and no byte of what has no end`() throws {
    let path = folder.path + "/key"
    try DurableFile.write([UInt8](repeating: 1, count: 100), to: path)
    #expect(try DurableFile.read(path, upTo: 100)?.count == 100)
    #expect(throws: LMDBError.corrupted(path)) { try DurableFile.read(path, upTo: 99) }
    // Of a size that its beginning does not show.
    // Safety: the system reads the path during the call.
    try #require(unsafe truncate(path, 4 << 30) == 0)
    #expect(throws: LMDBError.corrupted(path)) { try DurableFile.read(path) }
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/zero")
    #expect(try DurableFile.read(path) == [])
  }
}
