import Exchange
import Foundation
import Testing
import Wording

@testable import Terminal

/// What is secret does not lie below what is shown to everybody, not even as a single file.
@Suite struct SecretsShownTests {
  private static let files: [(name: String, from: String)] = [
    ("sub/k", "ledger/key"), ("notes.txt", "witness/key"),
    ("tile/x/p-1.0.sealed", "ledger/people/persons/p-1.0.sealed"),
    ("sub/p-1.key", "ledger/people/keys/persons/p-1.key"),
    ("sub/deep/log", "ledger/log/data.mdb"), ("old.views", "ledger/views/data.mdb"),
  ]

  private func copy(_ from: String, to name: String, _ machine: Machine) throws {
    let url = URL(filePath: machine.top + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: machine.top + "/" + from, toPath: url.path)
  }

  @Test(arguments: ["publication", "pack"])
  func `nothing is published above a secret file, each of which is named`(folder: String)
    async throws
  {
    let machine = try await Machine.withEverything()
    let line =
      folder == "pack"
      ? "report audit --from 2020-04-01 --to 2020-04-30 --out @/pack" : "publish @/publication"
    #expect(await machine.run("donate 5 sheet --provider plast --on 2020-04-20").status == 0)
    for (name, from) in Self.files {
      try copy(from, to: "\(folder)/\(name)", machine)
      let before = machine.contents(of: folder)
      let refused = await machine.run(line)
      #expect(refused.status == 64 && refused.errors.contains(name), "\(name): \(refused)")
      #expect(machine.contents(of: folder) == before, "\(name)")
      machine.remove("\(folder)/\(name)")
      machine.link("\(folder)/\(name)", to: machine.top + "/apart")
      try copy(from, to: "apart", machine)
      #expect(await machine.run(line).status == 64, "link \(name)")
      machine.remove("apart")
      machine.remove("\(folder)/\(name)")
    }
    #expect(await machine.run(line).status == 0)
  }

  @Test(arguments: Language.allCases)
  func `a secret key in the place of the public one is told as that`(language: Language)
    async throws
  {
    let machine = try await Machine.withEverything()
    machine.remove("publication/key")
    try copy("ledger/key", to: "publication/key", machine)
    let line = "publish @/publication --lang \(language.rawValue)"
    let refused = await machine.run(line)
    #expect(
      refused.status == 64 && refused.errors.contains(/[“„\u{20}\u{A0}\u{202F}]key/), "\(refused)")
    #expect(refused.errors.lowercased().contains(/serveur|server/), "\(refused)")
    machine.remove("publication/key")
    #expect(await machine.run(line).status == 0)
  }

  @Test(arguments: Language.allCases)
  func `all secrets are named, however many there are`(language: Language) async throws {
    let machine = try await Machine.withEverything()
    let names = (1...8).map { "many/k\($0)" }
    for name in names { try copy("ledger/key", to: "publication/" + name, machine) }
    let refused = await machine.run("publish @/publication --lang \(language.rawValue)")
    #expect(refused.status == 64, "\(refused)")
    for name in names { #expect(refused.errors.contains(name), "\(refused)") }
    #expect(!refused.errors.contains("PRIVATE"), "\(refused)")
  }

  @Test func `all persons' files are named, however many there are and however many others`()
    async throws
  {
    let machine = try await Machine.withEverything()
    machine.write("aside/letter.txt", "mine")
    #expect(await machine.run("people show p-1 --json --out @/aside/p.json").status == 0)
    for number in 1...1_100 { machine.write("publication/a/\(number).txt", "free") }
    let names = (1...7).map { "z/p\($0).json" }
    for name in names { try copy("aside/p.json", to: "publication/" + name, machine) }
    let told = await machine.run("publish @/publication")
    #expect(told.status == 0)
    for name in names { #expect(told.errors.contains(name), "\(told.errors.prefix(500))") }
  }

  @Test func `a page that tells of keys and a key of another kind may be shown`() async throws {
    let machine = try await Machine.withEverything()
    machine.write("publication/keys.html", "<p>Never show a file that begins PRIVATE+KEY+ …</p>")
    machine.write("publication/server.key", "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END")
    machine.write("publication/short.sealed", "sealed")
    #expect(await machine.run("publish @/publication").status == 0)
  }
}
