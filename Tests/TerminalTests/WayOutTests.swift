import Exchange
import FoundationEssentials
import Testing
import Wording

@testable import Terminal

/// What is said when something is amiss: it is true, and what it advises works as printed.
struct WayOutTests {
  private func opened(_ language: Language = .fr) async -> Stage {
    let stage = Stage(language: language.rawValue)
    await stage.open()
    _ = await stage.run("donate 5 sheet --provider dora --id don-1")
    return stage
  }

  @Test(arguments: ["backup", "publish", "export --out", "restore"])
  func `an empty word is no place, as of a variable that is not set`(command: String) async throws {
    let stage = await opened()
    let here = FileManager.default.currentDirectoryPath
    let before = try FileManager.default.contentsOfDirectory(atPath: here).sorted()
    let refused = await stage.run(command.split(separator: " ").map(String.init) + [""])
    #expect(refused.status == 64, "\(refused)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: here).sorted() == before)
    #expect(await stage.run(["status", "--ledger", ""]).status == 64)
  }

  @Test(arguments: Language.allCases)
  func `damage of the views alone is not told as damage of the log`(language: Language) async throws
  {
    let stage = await opened(language)
    _ = await stage.run("inventory")
    let path = stage.folder + "/views/data.mdb"
    var bytes = [UInt8](try #require(FileManager.default.contents(atPath: path)))
    for index in 8192..<bytes.count { bytes[index] ^= 0x55 }
    try Data(bytes).write(to: URL(filePath: path))
    let found = await stage.run("verify")
    #expect(found.status == 1 && found.output.contains("maillon rebuild"), "\(found)")
    #expect(!found.output.contains("--root") && !found.output.contains("restore"), "\(found)")
    #expect(await stage.run("rebuild").status == 0)
    #expect(await stage.run("verify").status == 0)
  }

  @Test(arguments: Language.allCases)
  func `a log that is cut short is put aside as printed`(language: Language) async throws {
    let stage = await opened(language)
    let path = stage.folder + "/log/data.mdb"
    let bytes = try #require(FileManager.default.contents(atPath: path))
    try bytes.prefix(9000).write(to: URL(filePath: path))
    let told = await stage.run("verify").errors
    #expect(told.contains("mv \(stage.folder) \(stage.folder)-aside"), "\(told)")
    #expect(told.contains("--ledger \(stage.folder)"), "\(told)")
  }

  @Test func `accesses are told of somebody who is there`() async {
    let stage = await opened()
    #expect(await stage.run("people access nobody").status == 65)
    #expect(await stage.run("people access dora").status == 0)
    #expect(await stage.run("people access").status == 0)
    #expect(await stage.run("erase dora --yes").status == 0)
    #expect(await stage.run("people access dora").status == 0)
  }

  @Test func `nothing is told as kept where nothing was said`() async {
    let stage = await opened()
    #expect(await stage.run("people set dora").status == 64)
    #expect(await stage.run(["people", "note", "dora", ""]).status == 65)
    let act = await stage.run(["donate", "5", "sheet", "--provider", "bruno", "--note", ""])
    #expect(act.status == 65, "\(act)")
    #expect(await stage.run(["people", "set", "dora", "--name", ""]).status == 0)
  }

  @Test(arguments: Language.allCases)
  func `a record that is not there is not told as forgotten`(language: Language) async {
    let stage = await opened(language)
    let nothing = await stage.run("people forget chr --yes")
    #expect(nothing.status == 0, "\(nothing)")
    #expect(nothing.output.split(separator: "\n").count == 1, "\(nothing)")
  }

  @Test(arguments: Language.allCases)
  func `the key of the log itself is no witness, and is told as what it is`(language: Language)
    async throws
  {
    let stage = await opened(language)
    let status = await stage.run("status --json").output
    let key = try #require(status.firstMatch(of: /"key":"([^"]+)"/)?.output.1)
    let refused = await stage.run(["witnesses", String(key)])
    #expect(refused.status == 64 && refused.errors.contains("maillon-audit witness"), "\(refused)")
    #expect(!refused.errors.contains("« witness »") && !refused.errors.contains("“witness”"))
    #expect(!refused.errors.contains("„witness“"), "\(refused)")
  }

  @Test(arguments: Language.allCases)
  func `a name in an id is not told to go into a note`(language: Language) async {
    let stage = await opened(language)
    _ = await stage.run(["people", "set", "dora", "--name", "Zoé Quatrelivres"])
    let told = await stage.run("agent zoe.quatrelivres --agent-type person --category citizen")
    #expect(told.errors.contains("dora") && !told.errors.contains("--note"), "\(told)")
    let reason = ["need", "5", "sheet", "--receiver", "chr", "--reason", "pour Zoé Quatrelivres"]
    #expect(await stage.run(reason).errors.contains("--note"))
  }

  @Test func `an empty variable of the ledger is one that is not set`() {
    let console = Console(
      readInput: { _ in [] }, readFile: { _, _ throws(Console.FileFault) in throw .missing },
      writeFile: { _, _ throws(Console.FileFault) in throw .missing }, write: { _ in },
      writeError: { _ in }, environment: ["MAILLON_LEDGER": ""],
      clock: { Instant(milliseconds: 0) }, makeID: { EventID("e1")! })
    let session = try? Session(
      arguments: Arguments(), words: Language.fr.words, projectors: [], console: console)
    #expect(session?.ledgerPath == "./ledger")
  }
}
