import Audit
import Exchange
import Foundation
import Synchronization
import Testing

@testable import Terminal

/// The machine itself: a console that writes files, with a folder of its own.
final class Machine: Sendable {
  let top: String
  private let said = Mutex((output: "", errors: "", milliseconds: Int64(1_590_000_000_000)))

  init() {
    top =
      FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
      + "/writing-\(UUID().uuidString)"
    try? FileManager.default.createDirectory(atPath: top, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: top) }

  func run(_ line: String, input: String = "") async -> Stage.Outcome {
    await run(
      words: line.replacing("@", with: top).split(separator: " ").map(String.init), input: input)
  }

  /// - Parameters:
  ///   - variable: the ledger that the surroundings name; none unless given.
  ///   - render: what makes a PDF of a page; nothing does unless given.
  func run(
    words: [String], input: String = "", variable: String? = nil,
    render: (@Sendable ([UInt8]) throws(PDFRenderer.Fault) -> [UInt8])? = nil
  ) async -> Stage.Outcome {
    said.withLock { ($0.output, $0.errors) = ("", "") }
    let live = Console.live
    var console = Console(
      readInput: { _ in Array(input.utf8) }, readFile: live.readFile,
      writeFile: { _, _ in },
      write: { [self] text in said.withLock { $0.output += text } },
      writeError: { [self] text in said.withLock { $0.errors += text } },
      environment: ["LANG": "fr_BE.UTF-8"],
      clock: { [self] in
        said.withLock {
          $0.milliseconds += 1000
          return Instant(milliseconds: $0.milliseconds)
        }
      }, makeID: live.makeID)
    console.environment["MAILLON_LEDGER"] = variable
    console.usualLedger = top + "/ledger"
    console.sendFile = live.sendFile
    console.sendPack = live.sendPack
    console.holdFolder = live.holdFolder
    if let render { console.renderPDF = render }
    let status = await Maillon.run(
      arguments: words, projectors: Stage.projectors, console: console)
    return said.withLock { .init(status: status, output: $0.output, errors: $0.errors) }
  }

  /// A ledger, and one of each folder that is made beside it.
  static func withEverything() async throws -> Machine {
    let machine = Machine()
    machine.write("accord.txt", "signed")
    for line in [
      "init --origin test.invalid/coop --coop coop --name Coop",
      "init --origin test.invalid/other --coop coop --name Coop --ledger @/other",
      "agent plast --agent-type organization --category company --name Plast",
      "agent mm --agent-type organization --category medicalHouse --name MM",
      "agent p-1 --agent-type person --category citizen", "item sheet --unit one --labels fr=F",
      "donate 150 sheet --provider plast --on 2020-04-02 --id don-1",
      "deliver 50 sheet --receiver mm --on 2020-04-06 --id livr-1",
      "people set p-1 --name Exemple", "people attach p-1 @/accord.txt",
      "export --out @/archive.jsonl", "backup @/backups", "publish @/publication",
      "report audit --from 2020-04-01 --to 2020-04-30 --out @/pack", "inventory",
    ] {
      let outcome = await machine.run(line)
      try #require(outcome.status == 0, "\(line): \(outcome)")
    }
    _ = try WitnessFolder(machine.top + "/witness").make(
      name: "witness.invalid/w1", seed: Array(1...32))
    return machine
  }

  /// Fills the other ledger with things of the same names.
  func fillOther() async throws {
    for line in [
      "agent plast --agent-type organization --category company",
      "agent mm --agent-type organization --category medicalHouse",
      "agent p-1 --agent-type person --category citizen", "item sheet --unit one --labels fr=F",
      "donate 5 sheet --provider plast --on 2020-04-02 --id don-1",
      "deliver 2 sheet --receiver mm --on 2020-04-06 --id livr-1",
    ] {
      let outcome = await run(line + " --ledger @/other")
      try #require(outcome.status == 0, "\(line): \(outcome)")
    }
  }

  func path(_ folder: WritingTests.Folder) -> String {
    guard folder == .backup else { return top + "/" + folder.rawValue }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: top + "/backups")) ?? []
    return top + "/backups/" + (names.min() ?? "")
  }

  /// Ways to a folder and to what is in it.
  func targets(_ folder: WritingTests.Folder) -> [String] {
    let path = path(folder)
    let name = path.split(separator: "/").last ?? ""
    link("link-\(folder)", to: path)
    let files = ((try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []).sorted()
    let known = ["key", "config", "checkpoint", "SHA256SUMS", "rapport.json"]
    let chosen =
      files.filter { known.contains($0) } + files.filter { $0.hasSuffix("data.mdb") }
      + files.filter { $0.hasPrefix("people/") || $0.hasPrefix("tile/") }.prefix(4)
    return [
      path, path + "/new", path + "/deep/new", top + "/link-\(folder)",
      top + "/link-\(folder)/new",
      top + "/link-\(folder)/../\(name)/./new",
      top + "/none/../\(path.dropFirst(top.count + 1))",
    ] + Set(chosen).sorted().map { path + "/" + $0 }
  }

  /// Every file by its path in the folder, without what is locked through.
  var contents: [String: Data] {
    var all: [String: Data] = [:]
    for name in (try? FileManager.default.subpathsOfDirectory(atPath: top)) ?? []
    where !name.hasSuffix("lock") && !name.hasSuffix("lock.mdb") && !name.hasPrefix("link-") {
      all[name] = FileManager.default.contents(atPath: top + "/" + name) ?? Data()
    }
    return all
  }

  /// The same of what begins so.
  func contents(of prefix: String) -> [String: Data] {
    contents.filter { $0.key.hasPrefix(prefix) }
  }

  func write(_ name: String, _ text: String) {
    let url = URL(filePath: top + "/" + name)
    try? FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? Data(text.utf8).write(to: url)
  }

  func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: top + "/" + name).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  func link(_ name: String, to path: String) {
    let url = URL(filePath: top + "/" + name)
    try? FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? FileManager.default.createSymbolicLink(atPath: url.path, withDestinationPath: path)
  }

  func remove(_ name: String) { try? FileManager.default.removeItem(atPath: top + "/" + name) }
}

extension Machine {
  func move(_ name: String, to other: String) throws {
    try FileManager.default.moveItem(atPath: top + "/" + name, toPath: top + "/" + other)
  }

  func copy(_ name: String, to other: String) throws {
    try FileManager.default.copyItem(atPath: top + "/" + name, toPath: top + "/" + other)
  }

  /// Runs lines that are all to succeed.
  func run(_ lines: [String]) async throws {
    for line in lines {
      let outcome = await run(line)
      try #require(outcome.status == 0, "\(line): \(outcome)")
    }
  }

  /// Runs a printed line by the shell, and gives its status.
  static func obey(_ command: some StringProtocol) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", String(command)]
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
