import Foundation
import LMDB
import Testing

@Suite struct DurableFileTests {
  private let folder = FileManager.default.temporaryDirectory.path + "/durable-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  @Test func `bytes come back, the newest, and for their owner alone`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/a"
    #expect(try DurableFile.read(path) == nil)
    try DurableFile.write([1, 2, 3], to: path)
    try DurableFile.write([4], to: path)
    try DurableFile.append([5, 6], to: path)
    #expect(try DurableFile.read(path) == [4, 5, 6])
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a"])
  }

  @Test func `what is destroyed is zeros under any other name it had`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/a"
    let bytes = [UInt8](repeating: 7, count: 100_000)
    try DurableFile.write(bytes, to: path)
    try FileManager.default.linkItem(atPath: path, toPath: folder + "/other")
    // Left by a crash before it took its place.
    try DurableFile.append([7, 7], to: path + ".new")
    try DurableFile.destroy(path)
    #expect(try DurableFile.read(path) == nil)
    #expect(try DurableFile.read(path + ".new") == nil)
    #expect(try DurableFile.read(folder + "/other") == [UInt8](repeating: 0, count: 100_000))
    try DurableFile.destroy(path)
  }

  @Test func `a place that is not there is an error and leaves nothing`() {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(throws: LMDBError.missing(path: folder + "/none/a.new")) {
      try DurableFile.write([1], to: folder + "/none/a")
    }
  }

  @Test func `one at a time is under the lock`() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/count"
    try DurableFile.write([0], to: path)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<20 {
        group.addTask { [folder] in
          try DurableFile.locked(folder + "/lock") { () throws(LMDBError) in
            let count = try DurableFile.read(path)?.first ?? 0
            try DurableFile.write([count + 1], to: path)
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try DurableFile.read(path) == [20])
  }
}
