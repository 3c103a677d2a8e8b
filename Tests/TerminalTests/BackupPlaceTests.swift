import Foundation
import Outgoing
import Testing
import Wording

@testable import Terminal

/// Where backups go, and what is said of the place.
@Suite struct BackupPlaceTests {
  @Test(arguments: Language.allCases)
  func `a disk that is not plugged in gets no folder on the computer's own`(language: Language)
    async throws
  {
    let machine = try await Machine.withEverything()
    let line = "backup @/stick/usb --lang \(language.rawValue)"
    let refused = await machine.run(line)
    #expect(refused.status == 64, "\(refused)")
    #expect(refused.errors.contains("mkdir -p \(machine.top)/stick"), "\(refused)")
    #expect(machine.contents(of: "stick/").isEmpty)
    try FileManager.default.createDirectory(
      atPath: machine.top + "/stick", withIntermediateDirectories: false)
    #expect(await machine.run(line).status == 0)
  }

  @Test(arguments: Language.allCases)
  func `a backup on the ledger's own disk says so on its receipt`(language: Language) async throws {
    let machine = try await Machine.withEverything()
    let made = await machine.run("backup @/backups --lang \(language.rawValue)")
    #expect(made.status == 0 && made.output.split(separator: "\n").count == 2, "\(made)")
    #expect(await machine.run("backup @/backups --json").output.contains(#""sameDisk":true"#))
    // The system's own folder of processes is on no disk.
    #expect(!Door.isOnOneDisk(machine.top, "/proc") && !Door.isOnOneDisk(machine.top, "/none"))
  }

  @Test(arguments: [
    "http://exemple.invalid/registre", "ftp://exemple.invalid/x", "SFTP://exemple.invalid/x",
    "s3://x", "file:///srv/x",
  ])
  func `an address is no place for anything that is written`(address: String) async throws {
    let machine = try await Machine.withEverything()
    let before = machine.contents
    for line in [
      "backup %", "publish %", "export --out %", "prove don-1 --out %", "init --ledger %",
      "restore @/archive.jsonl --ledger %", "paper receipt don-1 --out %",
      "report audit --from 2020-04-01 --to 2020-04-30 --out %",
    ] {
      for language in Language.allCases {
        let typed = "\(line.replacing("%", with: address)) --lang \(language.rawValue)"
        let refused = await machine.run(typed)
        #expect(refused.status == 64 && refused.errors.contains(address), "\(typed): \(refused)")
        #expect(refused.errors.contains("rsync"), "\(typed): \(refused)")
      }
    }
    #expect(machine.contents == before)
    for path in ["a://b", "://x", "1http://x", "x/http:/y", "./http://x", ""] {
      #expect(!Place.isAddress(path), "\(path)")
    }
  }

  @Test(arguments: Language.allCases)
  func `no backups go into the very folder that the ledger lies in`(language: Language) async throws
  {
    let machine = Machine()
    #expect(await machine.run("init --coop coop --name Coop").status == 0)
    let refused = await machine.run("backup @ --lang \(language.rawValue)")
    #expect(refused.status == 64, "\(refused)")
    #expect(machine.contents.keys.allSatisfy { $0.hasPrefix("ledger") })
    let command = try #require(refused.errors.firstMatch(of: /maillon (backup \S+)/)?.1)
    #expect(await machine.run(String(command)).status == 0)
    machine.remove("ledger")
    #expect(await machine.run("restore \(command.dropFirst("backup ".count))").status == 0)
  }

  @Test(arguments: Language.allCases, ["2026-01-02T03-04-05Z", "usb"])
  func `the backup that makes a folder one of backups is named where a ledger is refused`(
    language: Language, name: String
  ) async throws {
    let machine = try await Machine.withEverything()
    let backup = machine.path(.backup)
    try FileManager.default.createDirectory(
      atPath: machine.top + "/here", withIntermediateDirectories: false)
    try FileManager.default.moveItem(atPath: backup, toPath: machine.top + "/here/" + name)
    let refused = await machine.run(
      "restore @/archive.jsonl --ledger @/here/ledger --lang \(language.rawValue)")
    #expect(refused.status == 64, "\(refused)")
    #expect(refused.errors.contains("\(machine.top)/here/\(name)"), "\(refused)")
  }

  @Test(arguments: Language.allCases)
  func `no new ledger goes into a folder of backups`(language: Language) async throws {
    let machine = try await Machine.withEverything()
    for line in ["init", "restore @/archive.jsonl", "restore @/backups"] {
      let refused = await machine.run(
        "\(line) --ledger @/backups/new --lang \(language.rawValue)")
      #expect(refused.status == 64 && refused.errors.contains("/backups"), "\(refused)")
    }
  }

  @Test(arguments: Language.allCases)
  func `what lies beside a publication is said once, by who comes last`(language: Language)
    async throws
  {
    let machine = try await Machine.withEverything()
    let site = "\(machine.top)/w/site"
    let run = { (line: String) in await machine.run("\(line) --lang \(language.rawValue)") }
    #expect(await run("init --ledger @/w/ledger").errors.isEmpty)
    #expect(await run("backup @/w/usb --ledger @/w/ledger").errors.isEmpty)
    for (line, isTold) in [
      ("publish @/w/site --ledger @/w/ledger", true),
      ("publish @/w/site --ledger @/w/ledger", false),
      ("backup @/w/usb --ledger @/w/ledger", false), ("backup @/w/two --ledger @/w/ledger", true),
      ("backup @/w/two --ledger @/w/ledger", false),
      ("restore @/w/usb --ledger @/w/again", false), ("restore @/backups --ledger @/w/r", true),
    ] {
      let outcome = await run(line)
      #expect(outcome.status == 0, "\(line): \(outcome)")
      #expect(outcome.errors.contains(site) == isTold, "\(line): \(outcome)")
      if line.hasPrefix("publish"), isTold {
        #expect(outcome.errors.contains("/w/ledger") && outcome.errors.contains("/w/usb"))
      }
    }
  }
}
