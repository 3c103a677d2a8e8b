import Bookkeeping
import Foundation
import NamurStory
import Testing

@Suite struct NamurTests {
  @Test func `the story is told`() async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/maillon-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let ledger = try await Story.tell(to: folder)
    #expect(try ledger.verify().ok)
  }
}
