import Foundation
import Synchronization
import Testing

@testable import Outgoing

/// Several who make one thing.
@Suite struct FolderInTheMakingTests {
  private let ground = Ground()

  @Test(arguments: 0..<20)
  func `of many who make one folder, one takes the place and nothing of it is lost`(round: Int)
    async throws
  {
    let place = ground.path + "/place"
    if round % 2 == 0 { ground.folder("place") }
    let winners = await withTaskGroup(of: Int?.self) { group in
      for number in 0..<8 {
        group.addTask { [ground] in
          do {
            let made = try #require(try FolderInTheMaking.make(place + ".making-\(number)"))
            ground.file("place.making-\(number)/who", "\(number)")
            do throws(Obstacle) {
              try made.take(place)
              return number
            } catch {
              #expect(error == .exists(path: place))
              made.remove()
              return nil
            }
          } catch {
            Issue.record(error)
            return nil
          }
        }
      }
      return await group.reduce(into: [Int]()) { all, one in one.map { all.append($0) } }
    }
    #expect(winners.count == 1)
    let who = FileManager.default.contents(atPath: place + "/who")
    #expect(who.map { String(decoding: $0, as: UTF8.self) } == "\(winners[0])")
    #expect(ground.names() == ["place"])
  }

  @Test func `an empty folder that is given keeps its permissions`() throws {
    ground.folder("place")
    let path = ground.path + "/place"
    try FileManager.default.setAttributes([.posixPermissions: 0o750], ofItemAtPath: path)
    let made = try #require(try FolderInTheMaking.make(path + ".making-1"))
    try made.take(path)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o750)
  }

  @Test func `a file, a link and a full folder stay as they are`() throws {
    ground.file("file", "x")
    ground.file("full/x", "x")
    ground.folder("empty")
    ground.link("link", ground.path + "/empty")
    for name in ["file", "full", "link"] {
      let path = ground.path + "/" + name
      let made = try #require(try FolderInTheMaking.make(path + ".making-1"))
      #expect(throws: Obstacle.exists(path: path)) { try made.take(path) }
      made.remove()
    }
    #expect(ground.names() == ["empty", "file", "full", "link"])
    #expect(ground.names("full") == ["x"])
  }

  @Test func `what is being made is not swept, what was left is`() throws {
    let made = try #require(try FolderInTheMaking.make(ground.path + "/l.making-1"))
    ground.folder("l.making-2/log")
    ground.file("l.restoring-3/key", "PRIVATE+KEY+")
    ground.folder("other.making-4")
    let isOurs = { Leftover.isLedger($0, of: "l") }
    #expect(
      Leftover.found(in: ground.path, named: isOurs) == [
        ground.path + "/l.making-2", ground.path + "/l.restoring-3",
      ])
    #expect(Leftover.sweep(ground.path, named: isOurs) == 2)
    #expect(ground.names() == ["l.making-1", "other.making-4"])
    made.remove()
  }

  @Test func `of many who write one new file, one does`() async throws {
    let path = ground.path + "/key"
    let written = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<8 {
        group.addTask {
          (try? FileBeside.write(Array("\(number)".utf8), to: path, mode: 0o600, isAlone: true))
            != nil
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(written == 1)
    #expect(ground.names() == ["key"])
  }
}
