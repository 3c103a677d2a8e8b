import Foundation
import Testing

@testable import Outgoing

/// What is shown to everybody has nothing secret below it, by whatever way.
@Suite struct BelowTests {
  private let ground = Ground()

  private func obstacle(_ departure: Departure, _ name: String) -> Obstacle? {
    do throws(Obstacle) {
      _ = try Door().place(for: departure, at: ground.path + "/" + name)
      return nil
    } catch { return error }
  }

  /// Puts what is secret at a place below the published folder.
  private func put(_ kind: FolderKind, _ name: String) throws {
    let made = ground.make(kind)
    let place = URL(filePath: ground.path + "/" + name)
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: made, toPath: place.path)
  }

  private static let places = [
    "publication/x", "publication/a/b/c/d/e/f/g/h/i/x", "publication/tile/x",
    "publication/tile/0/x",
    "publication/tile/0/x001", "publication/tile/entries/067.p", "publication/tile/x/tile/x",
  ]

  @Test(arguments: places, [FolderKind.ledger, .backup, .witness, .backups])
  func `nothing is published above what is secret, however deep, nor among the tiles`(
    name: String, kind: FolderKind
  ) throws {
    _ = ground.make(.publication)
    #expect(obstacle(.publication, "publication") == nil)
    try put(kind, name)
    guard case .holds(_, let found, let at)? = obstacle(.publication, "publication") else {
      Issue.record("\(kind) at \(name) is not seen")
      return
    }
    // What it is in, where that is a folder of backups then.
    let place = ground.path + "/" + name
    #expect(found.isSecret && (at.hasPrefix(place) || place.hasPrefix(at + "/")))
  }

  @Test(arguments: [
    "publication/lk", "publication/a/lk", "publication/tile/lk", "publication/tile/0/lk",
  ])
  func `what a link below leads to is shown too, and what is below that`(link: String) throws {
    _ = ground.make(.publication)
    let ledger = ground.make(.ledger)
    ground.folder("outside/deep")
    try FileManager.default.moveItem(atPath: ledger, toPath: ground.path + "/outside/deep/led")
    ground.folder("publication/a")
    ground.folder("publication/tile/0")
    for target in ["", "/deep", "/deep/led", "/deep/led/log", "/deep/led/people", "/deep/led/key"] {
      ground.remove(link)
      ground.link(link, ground.path + "/outside" + target)
      guard case .holds? = obstacle(.publication, "publication") else {
        Issue.record("\(link) to \(target) is not seen")
        continue
      }
    }
    ground.remove(link)
    // Circles end, and what leads nowhere shows nothing.
    ground.link(link, ground.path + "/publication")
    ground.link("publication/round", ground.path + "/publication/tile")
    ground.link("publication/nowhere", ground.path + "/none")
    #expect(obstacle(.publication, "publication") == nil)
  }

  @Test func `a place that is reached through a link in a publication is in it`() {
    _ = ground.make(.publication)
    ground.folder("bb")
    ground.link("publication/bb", ground.path + "/bb")
    ground.link("way", ground.path + "/publication/bb")
    for departure in [Departure.backups, .ledger, .witness, .publication, .pack] {
      for name in ["publication/bb", "publication/bb/new", "way", "way/new"] {
        guard case .taken(_, .publication, let at)? = obstacle(departure, name) else {
          Issue.record("\(departure) at \(name) is not refused")
          continue
        }
        #expect(at == ground.path + "/publication")
      }
    }
    for name in ["publication/bb/x", "way/x"] {
      guard case .taken(_, .publication, _)? = obstacle(.file, name) else {
        Issue.record("a file at \(name) is not refused")
        continue
      }
    }
    #expect(obstacle(.backups, "bb/new") == nil)
  }

  @Test func `a publication with many tiles passes, and where too much else is, nothing does`() {
    _ = ground.make(.publication)
    for number in 0..<1000 {
      let name = String(String(number + 1000).dropFirst())
      ground.folder("publication/tile/0/x001/\(name).p")
    }
    #expect(obstacle(.publication, "publication") == nil)
    var below = Below(ground.path + "/publication", .publication, [], limit: 2)
    #expect(throws: Never.self) { _ = try below.conflict(asked: "asked") }
    for number in 0..<3 { ground.folder("publication/more/\(number)") }
    below = Below(ground.path + "/publication", .publication, [], limit: 2)
    #expect(throws: Obstacle.tooMuch(path: "asked", 2)) { _ = try below.conflict(asked: "asked") }
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may look anywhere"))
  func `a folder that cannot be looked into lets nothing be published`() throws {
    _ = ground.make(.publication)
    ground.folder("publication/closed")
    let closed = ground.path + "/publication/closed"
    try FileManager.default.setAttributes([.posixPermissions: 0o000], ofItemAtPath: closed)
    #expect(
      obstacle(.publication, "publication")
        == .unseen(path: ground.path + "/publication", at: closed))
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: closed)
  }

  @Test(arguments: [
    ("0", true), ("entries", true), ("x001", true), ("067", true), ("067.p", true), ("17", true),
    ("067.7.1.part", true), ("led", false), ("x001.q", false), ("", false), ("1234", false),
    ("config", false), ("key", false),
  ]) func `tiles are known by their names`(name: String, isOfTiles: Bool) {
    #expect(Below.isOfTiles(name) == isOfTiles)
  }
}
