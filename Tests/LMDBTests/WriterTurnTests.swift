import Glibc
import LMDB
import Testing

@Suite struct `The turn to write` {
  let folder = Folder()

  @Test func `is not waited for without end, and comes when the other writer is done`() throws {
    var options = Environment.Options(tables: ["t"], create: true)
    options.writerPatience = .zero
    let environment = try Environment(path: folder.path, options: options)
    let table = try environment.table("t")
    try environment.put([0], [0], in: table)
    let path = folder.path + "/write.lock"
    // Safety: the system reads the path during the call.
    let other = unsafe open(path, O_RDWR)
    defer { close(other) }
    #expect(flock(other, LOCK_EX) == 0)
    #expect(throws: LMDBError.busy(path: path)) { try environment.put([1], [1], in: table) }
    #expect(try environment.count(table) == 1)
    #expect(flock(other, LOCK_UN) == 0)
    try environment.put([1], [1], in: table)
    #expect(try environment.count(table) == 2)
  }
}
