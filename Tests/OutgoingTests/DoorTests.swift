import Foundation
import Testing

@testable import Outgoing

/// What a folder is, and what goes into it.
@Suite struct DoorTests {
  private let ground = Ground()

  private func obstacle(_ departure: Departure, _ path: String) -> Obstacle? {
    do throws(Obstacle) {
      _ = try Door().place(for: departure, at: path)
      return nil
    } catch { return error }
  }

  @Test func `a folder for auditors that was cut short in its first file is gone on with`() {
    ground.file("d/site/key", "test.invalid/coop+00000000+AAAA\n")
    ground.folder("d/site/tile")
    ground.file("d/rapport.json.18329.2.part", #"{"asOf""#)
    #expect(throws: Never.self) { try Door().place(for: .pack, at: ground.path + "/d") }
    ground.file("d/other.json.18329.2.part", "")
    #expect(throws: Obstacle.self) { try Door().place(for: .pack, at: ground.path + "/d") }
  }

  @Test(arguments: FolderKind.allCases)
  func `a folder is known by its marks`(kind: FolderKind) throws {
    #expect(FolderKind(at: ground.make(kind)) == kind)
    ground.folder("plain")
    #expect(FolderKind(at: ground.path + "/plain") == nil)
    #expect(FolderKind(at: ground.path + "/none") == nil)
  }

  @Test(arguments: [
    "q.making-01a229a4-985e-7409-b914-766be8adf7e9",
    "q.restoring-01a229a4-985e-7409-b914-766be8adf7e9-2",
    "2026-11-26T23-16-28Z.unfinished",
  ])
  func `nothing goes under a name that is swept away`(name: String) {
    for path in [ground.path + "/" + name, ground.path + "/" + name + "/below"] {
      for departure in [
        Departure.file, .packFile, .publication, .pack, .backups, .ledger, .witness,
      ] { #expect(obstacle(departure, path) == .inTheMaking(path: path, name: name)) }
    }
    #expect(obstacle(.ledger, ground.path + "/q.making-of") == nil)
  }

  @Test func `a way through a name that is no text leads nowhere else`() throws {
    let link = ground.path + "/link"
    // Safety: the bytes end with a zero and live for the call.
    let target: [CChar] = [0x6C, -1, 0]
    #expect(unsafe symlink(target, link) == 0)
    #expect(obstacle(.file, link) == .notText(path: link))
    #expect(obstacle(.ledger, link + "/l") == .notText(path: link + "/l"))
  }

  @Test func `words that are no text are told from those that are`() {
    #expect(GivenWords.isText(Array("Sauvegardé".utf8)) && GivenWords.isText([]))
    #expect(!GivenWords.isText([0x6C, 0xFF]) && !GivenWords.isText([0x53, 0xE9]))
    #expect(GivenWords.garbled(variables: ["PATH"]) == nil)
  }

  @Test func `a ledger that has lost its settings, or all but its key, is kept all the same`() {
    let path = ground.make(.ledger)
    ground.remove("ledger/config")
    #expect(FolderKind(at: path) == .ledger)
    ground.remove("ledger/log")
    #expect(FolderKind(at: path) == .witness)
  }

  @Test func `a backup that was taken for a ledger, and has read models, is one`() {
    let path = ground.make(.backup)
    ground.file("backup/views/data.mdb", "views")
    #expect(FolderKind(at: path) == .ledger)
  }

  /// What goes where: rows are what leaves, columns what is there.
  @Test(arguments: FolderKind.allCases)
  func `nothing goes into a folder that is not made for it`(kind: FolderKind) {
    let path = ground.make(kind)
    let all: [(Departure, itself: Set<FolderKind>, inside: Set<FolderKind>)] = [
      (.file, [.backups], [.backups]), (.backups, [.backups], [.backups]),
      (.publication, [.publication], [.backups]), (.pack, [.pack], [.backups]),
      (.ledger, [], [.backups]), (.witness, [.witness, .backups], [.backups]),
    ]
    for (departure, itself, inside) in all {
      #expect(
        (obstacle(departure, path) == nil) == itself.contains(kind), "\(departure) in \(kind)")
      // What is shown does not lie where the next backup would find it, nor a ledger among its copies.
      let isShown = [.publication, .pack, .ledger].contains(departure)
      for (within, isNext) in [
        ("/new", true), ("/new/x", false), ("/../\(kind.rawValue)/./new", true),
      ] {
        let goes = inside.contains(kind) && !(isShown && isNext)
        #expect(
          (obstacle(departure, path + within) == nil) == goes, "\(departure) below \(kind)")
      }
    }
  }

  @Test func `what is published does not lie above what is secret, nor beside it in one folder`() {
    for kind in FolderKind.allCases where kind.isSecret {
      let path = ground.make(kind)
      for departure in [Departure.publication, .pack] {
        #expect(obstacle(departure, ground.path) != nil, "\(departure) above \(kind)")
        let isPlaceOfBackups = FolderKind(at: ground.path) == .backups
        #expect(
          (obstacle(departure, ground.path + "/www") == nil) == !isPlaceOfBackups,
          "\(departure) beside \(kind)")
      }
      try? FileManager.default.removeItem(atPath: path)
    }
    _ = ground.make(.publication)
    for departure in [Departure.backups, .witness] {
      #expect(obstacle(departure, ground.path) != nil, "\(departure) above a publication")
    }
  }

  @Test func `what is shown goes into a folder of its own, or where it is already`() {
    for departure in [Departure.publication, .pack] {
      ground.folder("www")
      #expect(obstacle(departure, ground.path + "/www") == nil)
      ground.file("www/.ssh", "a key")
      #expect(
        obstacle(departure, ground.path + "/www")
          == .occupied(path: ground.path + "/www", by: ".ssh"))
      ground.remove("www/.ssh")
      // What a run that was cut short has left, and a new disk of its own.
      ground.folder("www/lost+found")
      ground.file(departure == .pack ? "www/site" : "www/key", "x")
      #expect(obstacle(departure, ground.path + "/www") == nil)
      ground.remove("www")
    }
    let path = ground.make(.publication)
    ground.file("publication/index.html", "a page about it")
    #expect(obstacle(.publication, path) == nil)
  }

  @Test func `links, dots and ends that are not there yet are resolved`() throws {
    let path = ground.make(.ledger)
    ground.link("to-ledger", path)
    ground.link("to-nothing", path + "/none.txt")
    ground.link("to-file", path + "/log/data.mdb")
    ground.link("loop", ground.path + "/loop")
    ground.folder("a/b")
    for way in ["to-ledger/x", "to-nothing", "to-file", "a/../ledger/x", "a/b/../../to-ledger"] {
      guard case .taken(_, .ledger, path)? = obstacle(.file, ground.path + "/" + way) else {
        Issue.record("\(way) is not refused")
        continue
      }
    }
    #expect(obstacle(.file, ground.path + "/loop/x") == .endlessLink(path: ground.path + "/loop/x"))
    #expect(try Place(ground.path + "/a/./b/../c/d").path == ground.path + "/a/c/d")
    #expect(try Place("/../..").path == "/")
  }

  @Test func `a place below a file is none`() {
    ground.file("plain", "x")
    let file = ground.path + "/plain"
    for departure in [Departure.publication, .pack, .backups, .ledger, .witness] {
      #expect(obstacle(departure, file) == .isFile(path: file))
    }
    #expect(obstacle(.file, file + "/x") == .isFile(path: file))
  }
}

/// A folder for one test, and what it is to hold.
final class Ground: Sendable {
  let path: String

  init() {
    path =
      FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
      + "/outgoing-\(UUID().uuidString)"
    folder("")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func folder(_ name: String) {
    try? FileManager.default.createDirectory(
      atPath: path + "/" + name, withIntermediateDirectories: true)
  }

  func file(_ name: String, _ text: String) {
    folder(name.split(separator: "/").dropLast().joined(separator: "/"))
    _ = FileManager.default.createFile(atPath: path + "/" + name, contents: Data(text.utf8))
  }

  func link(_ name: String, _ target: String) {
    try? FileManager.default.createSymbolicLink(
      atPath: path + "/" + name, withDestinationPath: target)
  }

  func remove(_ name: String) { try? FileManager.default.removeItem(atPath: path + "/" + name) }

  func names(_ folder: String = "") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)) ?? []).sorted()
  }

  /// Makes a folder that bears the marks of a kind, under the kind's name.
  func make(_ kind: FolderKind) -> String {
    let name = kind == .unfinished ? "2026-01-01T00-00-00Z.unfinished" : kind.rawValue
    func ledger(_ name: String) {
      file(name + "/config", "format: 1\norigin: test.invalid/coop\ncoop: coop\n")
      file(name + "/key", "PRIVATE+KEY+test.invalid/coop+00000000+AAAA\n")
      file(name + "/log/data.mdb", "log")
      folder(name + "/people")
    }
    switch kind {
    case .ledger: ledger(name)
    case .unfinished:
      ledger(name)
      link("unfinished", path + "/" + name)
    case .backup:
      ledger(name)
      file(name + "/SHA256SUMS", "")
    case .backups:
      ledger(name + "/2026-01-01T00-00-00Z")
      file(name + "/2026-01-01T00-00-00Z/SHA256SUMS", "")
    case .witness:
      file(name + "/key", "PRIVATE+KEY+w.invalid/w+00000000+BAAA\n")
      folder(name + "/seen")
    case .publication:
      file(name + "/key", "test.invalid/coop+00000000+AAAA\n")
      file(name + "/checkpoint", "test.invalid/coop\n")
      folder(name + "/tile")
    case .pack:
      file(name + "/rapport.json", "{}")
      file(name + "/site/key", "test.invalid/coop+00000000+AAAA\n")
      folder(name + "/site/tile")
    }
    return path + "/" + name
  }
}
