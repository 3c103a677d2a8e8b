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

  private static let id = "01a228c7-20a3-7b87-a111-8b134715053"

  @Test func `what is being made is not swept, what was left is, what a person called so is not`()
    throws
  {
    let made = try #require(
      try FolderInTheMaking.make(ground.path + "/l.making-\(Self.id)1"))
    ground.folder("other.making-\(Self.id)2/log")
    ground.file("l.restoring-\(Self.id)3-1/key", "PRIVATE+KEY+")
    ground.file("l.making-\(Self.id)4/checkpoint.77.new", "x")
    ground.folder("l.making-of")
    ground.file("l.making-\(Self.id)5", "a file")
    ground.file("l.making-\(Self.id)6/notes.txt", "a person's own")
    ground.folder(".making-\(Self.id)7")
    let left = ["l.making-\(Self.id)4", "l.restoring-\(Self.id)3-1", "other.making-\(Self.id)2"]
    #expect(Leftover.ledgers(in: ground.path) == left.map { ground.path + "/" + $0 })
    #expect(Leftover.sweepLedgers(ground.path) == 3)
    #expect(
      ground.names() == [
        ".making-\(Self.id)7", "l.making-\(Self.id)1", "l.making-\(Self.id)5",
        "l.making-\(Self.id)6", "l.making-of",
      ])
    made.remove()
  }

  @Test(arguments: [
    ("2026-11-26T23-16-28Z.unfinished", true), ("2026-11-26T23-16-28Z-12.unfinished", true),
    ("thesis.unfinished", false), ("2026-11-26T23-16-28Z-x.unfinished", false),
    ("2026-11-26.unfinished", false), (".unfinished", false),
  ]) func `a backup in the making is known by its whole name`(name: String, isOurs: Bool) {
    #expect(Leftover.isBackup(name) == isOurs)
  }

  @Test(arguments: [
    ("checkpoint.new", true), ("checkpoint.123.new", true), ("checkpoint.123.4.part", true),
    ("index.html.new", false), ("checkpoint.old.new", false), ("checkpoint", false),
    (".new", false), ("checkpoint.1.2.3.part", false),
  ]) func `a file in the making is known by the name it is to have`(name: String, isOurs: Bool) {
    #expect(Leftover.isFile(name, of: ["checkpoint", "key"]) == isOurs)
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
