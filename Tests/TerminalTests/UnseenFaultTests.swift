import Foundation
import Programs
import Testing
import Wording

@testable import Terminal

/// What stands beside the log and cannot be written, or is not what it was: said by whoever comes by, though nothing
/// of the log is wrong.
@Suite struct UnseenFaultTests {
  @Test(arguments: Language.allCases)
  func `a signed head that cannot be written is told with the receipt, and by verify and status`(
    language: Language
  ) async throws {
    let machine = try await Machine.withEverything()
    let here = machine.top + "/ledger"
    let run = { (line: String) in
      try Program.withoutRootsRights(
        "maillon", line.split(separator: " ").map(String.init) + ["--lang", language.rawValue],
        ledger: here, complaints: .apart)
    }
    let files = FileManager.default
    try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: here)
    defer { try? files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: here) }
    let act = "donate 1 sheet --provider plast --on 2020-04-08 --yes"
    for _ in 1...2 {
      let told = try run(act)
      #expect(told.status == 0, "\(told)")
      #expect(told.errors.ranges(of: "/checkpoint").count == 1, "\(told)")
    }
    for line in ["verify", "status"] {
      let told = try run(line)
      #expect(told.errors.contains("/checkpoint"), "\(line): \(told)")
    }
    #expect(try run("verify --json").output.contains(#""behind":2"#))
    try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: here)
    #expect(!(try run(act).errors.contains("/checkpoint")))
    for line in ["verify", "status"] {
      let told = try run(line)
      #expect(told.status == 0 && !told.errors.contains("/checkpoint"), "\(line): \(told)")
    }
  }

  @Test(arguments: ["garbage", "\u{1}\u{2}", "one sign"], Language.allCases)
  func `a list of looks that is damaged is not called empty`(kind: String, language: Language)
    async throws
  {
    let machine = try await Machine.withEverything()
    let lang = " --lang \(language.rawValue)"
    #expect(await machine.run("people show p-1").status == 0)
    let before = try #require(machine.text("ledger/people/access"))
    let word = before.split(separator: " ")[2]
    machine.write(
      "ledger/people/access",
      kind == "one sign" ? before.replacing(" \(word) ", with: " x\(word) ") : kind + "\n")
    let list = await machine.run("people access" + lang)
    #expect(list.status == 0 && list.errors.contains("/people/access"), "\(list)")
    let one = await machine.run("people access p-1" + lang)
    #expect(one.errors.contains("/people/access"), "\(one)")
    let verified = await machine.run("verify" + lang)
    #expect(verified.status == 1 && verified.errors.contains("/people/access"), "\(verified)")
    let copied = await machine.run("backup @/backups" + lang)
    #expect(copied.status == 0 && copied.errors.contains("/people/access"), "\(copied)")
  }

  @Test func `a list of looks that is as it was is not called damaged`() async throws {
    let machine = try await Machine.withEverything()
    for line in [
      "people show p-1", "people access", "people access p-1", "verify", "backup @/backups",
    ] {
      let told = await machine.run(line)
      #expect(told.status == 0 && !told.errors.contains("/people/access"), "\(line): \(told)")
    }
  }
}
