import Audit
import Foundation
import Glibc
import Programs
import Testing

@testable import Terminal

/// Several processes that make one thing at once, with the tool itself.
@Suite(.serialized) struct OneMakerTests {
  private static let build = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: ".build/debug").path
  private static let rounds = 0..<8

  /// Starts the tool so many times and waits for all.
  private func race(
    _ count: Int, _ tool: String = "maillon", _ words: String
  ) throws -> [Int32] {
    let words = words.split(separator: " ").map(String.init)
    let programs = try (0..<count).map { _ in try Program(Self.build + "/" + tool, words) }
    return programs.map { $0.finish().status ?? -1 }
  }

  @Test(arguments: rounds)
  func `of several that make a ledger in one place, one does and all others say so`(round: Int)
    async throws
  {
    let machine = Machine()
    let place = machine.top + "/ledger"
    if round % 2 == 1 {
      machine.write("ledger/x", "")
      machine.remove("ledger/x")
    }
    let ended = try race(6, "maillon", "init --coop coop --name Coop --ledger \(place)")
    #expect(ended.sorted() == [0, 74, 74, 74, 74, 74])
    #expect(await machine.run("verify").status == 0)
    #expect(await machine.run("item sheet --unit one --labels fr=F --yes").status == 0)
    #expect(machine.contents.keys.allSatisfy { $0.hasPrefix("ledger") && !$0.contains("making") })
  }

  @Test(arguments: rounds.prefix(3))
  func `of several restores into one place, one does`(round: Int) async throws {
    let machine = try await Machine.withEverything()
    let source = round == 0 ? "archive.jsonl" : round == 1 ? "backups" : "publication"
    let ended = try race(
      4, "maillon", "restore \(machine.top)/\(source) --ledger \(machine.top)/new")
    #expect(ended.sorted() == [0, 74, 74, 74])
    #expect(await machine.run("verify --ledger @/new").status == 0)
    #expect(!machine.contents.keys.contains { $0.contains("restoring") })
  }

  @Test func `backups of one second are all there`() async throws {
    let machine = try await Machine.withEverything()
    let words = "backup \(machine.top)/all --ledger \(machine.top)/ledger"
    #expect(try race(6, "maillon", words).allSatisfy { $0 == 0 })
    let names = try FileManager.default.contentsOfDirectory(atPath: machine.top + "/all")
    #expect(names.count == 6 && !names.contains { $0.hasSuffix(".unfinished") }, "\(names)")
    for name in names {
      #expect(await machine.run("restore @/all/\(name) --ledger @/r-\(name)").status == 0)
    }
  }

  @Test(arguments: ["json", "html"])
  func `of several who issue a report under one name, the file is the one that the log knows`(
    format: String
  ) async throws {
    let machine = try await Machine.withEverything()
    let ledger = "--yes --ledger \(machine.top)/ledger"
    for number in 10..<16 {
      let name = "\(machine.top)/r\(number)"
      async let acts = race(
        2, "maillon", "donate 1 sheet --provider plast --on 2020-05-01 \(ledger)")
      let ended = try race(
        3, "maillon",
        "report impact --from 2020-04-01 --to 2020-04-\(number) --format \(format) --out \(name).\(format) --issue \(ledger)"
      )
      #expect(try await acts == [0, 0])
      #expect(
        ended.count { $0 == 0 } <= 1 && ended.allSatisfy { [0, 64, 65].contains($0) }, "\(ended)")
      let check = await machine.run("check-report @/r\(number).json --json")
      #expect(check.output.contains(#""issued""#) == ended.contains(0), "\(ended) \(check.output)")
    }
  }

  @Test func `of a backup and a publication that begin in one folder, one comes to be`()
    async throws
  {
    let machine = try await Machine.withEverything()
    for number in 0..<12 {
      let place = machine.top + "/x\(number)"
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
      let ledger = ["--ledger", machine.top + "/ledger"]
      let programs = try ["backup", "publish"].map {
        try Program(Self.build + "/maillon", [$0, place] + ledger)
      }
      let ended = programs.map { $0.finish().status ?? -1 }
      #expect(ended.count { $0 == 0 } == 1, "\(ended)")
      let names = try FileManager.default.contentsOfDirectory(atPath: place)
      #expect(names.contains("tile") != names.contains { $0.hasPrefix("20") }, "\(names)")
    }
  }

  @Test func `of two periods made into dossiers in one folder, one comes to be`() async throws {
    let machine = try await Machine.withEverything()
    for number in 0..<6 {
      let folder = "\(machine.top)/d\(number)"
      let programs = try ["2020-04-20", "2020-04-30"].map {
        let line =
          "report audit --from 2020-04-01 --to \($0) --out \(folder) --ledger \(machine.top)/ledger"
        return try Program(Self.build + "/maillon", line.split(separator: " ").map(String.init))
      }
      let ended = programs.map { $0.finish().status ?? -1 }
      #expect(ended.count { $0 == 0 } == 1 && ended.contains(64), "\(ended)")
      let document = try #require(machine.text("d\(number)/rapport.json"))
      #expect(document.contains("2020-04-30") == (ended[1] == 0))
    }
  }

  @Test func `of two ledgers that back up into one new place, one does`() async throws {
    let machine = try await Machine.withEverything()
    for number in 0..<8 {
      let place = "\(machine.top)/place\(number)"
      let programs = try ["ledger", "other"].map {
        try Program(
          Self.build + "/maillon", ["backup", place, "--ledger", "\(machine.top)/\($0)"])
      }
      let ended = programs.map { $0.finish().status ?? -1 }
      #expect(ended.count { $0 == 0 } == 1, "\(ended)")
      let names = try FileManager.default.contentsOfDirectory(atPath: place)
      #expect(names.count == 1, "\(names)")
    }
  }

  @Test func `of several who publish into one folder, none takes the head back`() async throws {
    let machine = try await Machine.withEverything()
    for number in 0..<6 {
      async let ended = race(
        3, "maillon", "publish \(machine.top)/publication --ledger \(machine.top)/ledger")
      _ = await machine.run("donate 1 sheet --provider plast --on 2020-05-01 --id d\(number)")
      #expect(try await ended.allSatisfy { $0 == 0 })
      #expect(await machine.run("publish @/publication").status == 0)
      let size = machine.text("publication/checkpoint")?.split(separator: "\n")[1]
      #expect(size == "\(8 + number)")
    }
    #expect(!machine.contents.keys.contains { $0.hasSuffix(".part") || $0.hasSuffix(".new") })
  }

  /// What holds for all is said once, whoever is first.
  @Test(arguments: [
    ("erase p-1 --yes", "agentErased"), ("close-period 2020-04-30 --yes", "periodClosed"),
    ("correct-clock --from-seq 5 --to-seq 6 --value VALUE --yes", "clockCorrected"),
    ("merge-agents plast --duplicate-of hop --yes", "agentsMerged"),
    ("report impact --from 2020-04-01 --to 2020-04-30 --issue --yes --out FILE", "reportIssued"),
  ])
  func `of several that say what holds for all at once, one is recorded`(
    line: String, kind: String
  ) async throws {
    let machine = try await Machine.withEverything()
    _ = await machine.run(
      "agent hop --agent-type organization --category hospital --name Hop --ledger @/ledger")
    func acts() async -> Int {
      await machine.run("journal --kind \(kind) --json").output.split(separator: "\n").count
    }
    func time(at place: Int) async -> String {
      let lines = await machine.run("export").output.split(separator: "\n")
      let parts = lines[place].split(separator: "\"")
      return parts.firstIndex(of: "recordedAt").map { String(parts[$0 + 2]) } ?? ""
    }
    let words = line.replacing("VALUE", with: await time(at: 4)) + " --ledger \(machine.top)/ledger"
    let before = await acts()
    var ended: [Int32] = []
    try await withThrowingTaskGroup(of: [Int32].self) { group in
      for number in 0..<4 {
        let mine = words.replacing("FILE", with: "\(machine.top)/issue-\(number).json")
        group.addTask { try race(1, "maillon", mine) }
      }
      for try await status in group { ended += status }
    }
    let done = ended.count { $0 == 0 }
    #expect(ended.allSatisfy { $0 == 0 || $0 == 65 }, "\(ended)")
    // An erasure that is there already is done; a report that begins after another was issued is a next one, and
    // says so.
    let recorded = kind == "reportIssued" ? done : 1
    #expect(await acts() == before + recorded, "\(ended)")
    #expect(done >= 1 && (done == recorded || kind == "agentErased"), "\(ended)")
    if kind == "reportIssued" {
      let versions = await machine.run("export").output.split(separator: "\n")
        .filter { $0.contains(#""kind":"reportIssued""#) }
        .compactMap { $0.firstMatch(of: /"version":"(\d+)"/).map { String($0.1) } }
      #expect(versions == (1...done).map(String.init), "\(versions)")
    }
    #expect(await machine.run("verify").status == 0)
  }

  /// Whoever comes second is judged again, and no record of one who was forgotten stays under another id.
  @Test(arguments: rounds)
  func `of an erasure and a merger at once the second knows of the first`(round: Int) async throws {
    let machine = try await Machine.withEverything()
    _ = await machine.run("agent p-2 --agent-type person --category citizen")
    _ = await machine.run("people set p-2 --name Autre")
    let ledger = " --ledger \(machine.top)/ledger"
    let lines = ["erase p-1 --yes", "merge-agents p-1 --duplicate-of p-2 --yes"]
    let programs = try (round % 2 == 0 ? lines : lines.reversed()).map {
      try Program(Self.build + "/maillon", ($0 + ledger).split(separator: " ").map(String.init))
    }
    let ended = programs.map { $0.finish().status }
    #expect(ended.allSatisfy { $0 == 0 || $0 == 65 } && ended.contains(0), "\(ended)")
    func erased(_ agent: String) async -> Bool {
      let line = await machine.run("erase \(agent) --dry-run").output
      return await machine.run("people set \(agent) --language fr").status == 65 && !line.isEmpty
    }
    let isMerged = await machine.run("journal --kind agentsMerged --json").output.contains("p-2")
    let (one, other) = (await erased("p-1"), await erased("p-2"))
    #expect(isMerged ? one == other : one && !other, "\(isMerged) \(one) \(other)")
    #expect(await machine.run("verify").status == 0)
  }

  /// Age tells nothing where clocks differ: that of the disk is behind here.
  @Test func `the note of an act that is on its way is not taken for left behind`() async throws {
    let machine = try await Machine.withEverything()
    let (ledger, notes) = (machine.top + "/ledger", machine.top + "/ledger/people/notes")
    func run(_ words: String...) throws -> Program {
      try Program(Self.build + "/maillon", words + ["--ledger", ledger])
    }
    // Safety: the system reads the path during the call.
    let turn = unsafe open(ledger + "/log/write.lock", O_RDWR)
    try #require(turn >= 0 && flock(turn, LOCK_EX) == 0)
    let act = try run(
      "donate", "1", "sheet", "--provider", "plast", "--id", "d-9", "--note", "ce qui fut dit",
      "--yes")
    var names: [String] = []
    for _ in 0..<2_000 where names.isEmpty {
      usleep(10_000)
      names = ((try? FileManager.default.contentsOfDirectory(atPath: notes)) ?? [])
        .filter { $0.hasSuffix(".sealed") }
    }
    guard !names.isEmpty else {
      close(turn)
      Issue.record("no note came: \(act.finish())")
      return
    }
    for name in names {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_000_000_000)],
        ofItemAtPath: "\(notes)/\(name)")
    }
    let look = try run("people", "list")
    // Long enough for who does not wait to be done; who does is served afterwards.
    usleep(1_500_000)
    close(turn)
    #expect(act.finish().status == 0 && look.finish().status == 0)
    #expect(await machine.run("show d-9").output.contains("ce qui fut dit"))
  }

  @Test func `of several that name witnesses at once, all are known`() async throws {
    let machine = try await Machine.withEverything()
    let keys = try (2...6).map { number in
      try WitnessFolder(machine.top + "/witness-\(number)").make(
        name: "witness.invalid/w\(number)", seed: Array(repeating: UInt8(number), count: 32))
    }
    let programs = try keys.map {
      try Program(
        Self.build + "/maillon", ["witnesses", "\($0)", "--ledger", machine.top + "/ledger"])
    }
    #expect(programs.allSatisfy { $0.finish().status == 0 })
    let known = await machine.run("witnesses").output
    for key in keys { #expect(known.contains("\(key)"), "\(known)") }
  }

  @Test(arguments: rounds)
  func `of several that make a witness' key, one does`(round: Int) async throws {
    let machine = Machine()
    let ended = try race(
      6, "maillon-audit", "witness witness.invalid/w1 --folder \(machine.top)/w")
    #expect(ended.sorted() == [0, 65, 65, 65, 65, 65])
    #expect(machine.text("w/key")?.hasPrefix("PRIVATE+KEY+witness.invalid/w1+") == true)
    #expect(machine.contents.keys.sorted() == ["w", "w/key"])
  }
}
