import Foundation
import Testing

@testable import Terminal

/// The list of who looked at what: what it tells of forgettings, and what is said where it is lost. Names are
/// placeholders.
@Suite struct LooksTests {
  private typealias Scene = RecoveryTests.Scene

  private func erasures(in scene: Scene) async -> [Substring] {
    await scene.stage.run("people access --json").output.split(separator: "],[")
      .filter { $0.contains(#""erase""#) }
  }

  @Test func `a contact person who came after a forgotten one is called destroyed nowhere`()
    async throws
  {
    let scene = try await Scene()
    defer { try? FileManager.default.removeItem(atPath: scene.copies) }
    try await scene.backUp()
    let former = try scene.backups()[0]
    try await scene.run([
      ["people", "forget", "chr", "--yes"],
      ["people", "set", "chr", "--name", "Suivante Exemple"],
    ])
    try scene.putAside()
    try await scene.run([
      ["restore", scene.copies], ["people", "recover", "--from", scene.aside, "chr", "--yes"],
    ])
    let again = await scene.stage.run("people recover --from \(scene.aside)")
    #expect(!again.errors.contains("people forget"), "\(again)")
    #expect(await scene.stage.run("people show chr").output.contains("Suivante Exemple"))
    #expect(await scene.stage.run("verify").status == 0)
    // That the former one was forgotten is known here too.
    let said = try await scene.backUp()
    let name = try #require(former.split(separator: "/").last)
    #expect(said.contains(name) && said.contains("people/keys"), "\(said)")
    let newest = try #require(try scene.backups().last?.split(separator: "/").last)
    #expect(!said.contains(newest), "\(said)")
  }

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `a record that was changed here since somebody's was destroyed there is said to be`(
    language: String
  ) async throws {
    let scene = try await Scene(language: language)
    let other = scene.stage.folder + "-other"
    try FileManager.default.copyItem(atPath: scene.stage.folder, toPath: other)
    try await scene.run([["people", "forget", "chr", "--yes", "--ledger", other]])
    let told = await scene.stage.run("people recover --from \(other)").errors
    #expect(told.contains("maillon people forget chr"), "\(told)")
    try await scene.run([["people", "note", "chr", "sonner deux fois"]])
    let changed = await scene.stage.run("people recover --from \(other)").errors
    #expect(changed.contains("maillon people forget chr") && changed.count > told.count + 40)
  }

  @Test func `nobody is called destroyed for who has the same id where the log went another way`()
    async throws
  {
    let scene = try await Scene()
    let other = scene.stage.folder + "-other"
    try FileManager.default.copyItem(atPath: scene.stage.folder, toPath: other)
    let agent = ["agent", "p-7", "--agent-type", "person", "--category", "citizen"]
    try await scene.run([
      agent, ["people", "set", "p-7", "--name", "Ici Exemple"],
      agent + ["--ledger", other],
      ["people", "set", "p-7", "--name", "Ailleurs Exemple", "--ledger", other],
      ["donate", "2", "sheet", "--provider", "p-7", "--id", "d-9", "--ledger", other],
      ["erase", "p-7", "--yes", "--ledger", other],
    ])
    let told = await scene.stage.run("people recover --from \(other)")
    #expect(!told.errors.contains("erase p-7"), "\(told)")
    // Nor does the list of looks from there say so, where that of here is lost.
    try scene.remove("access")
    _ = await scene.stage.run("people recover --from \(other)")
    let verified = await scene.stage.run("verify")
    #expect(verified.status == 0 && !verified.errors.contains("erase p-7"), "\(verified)")
    #expect(await scene.stage.run("people show p-7").output.contains("Ici Exemple"))
  }

  @Test func `a look in between does not keep the former list of looks from coming back`()
    async throws
  {
    let scene = try await Scene()
    let site = scene.stage.folder + "-site"
    defer { try? FileManager.default.removeItem(atPath: site) }
    try await scene.run([
      ["people", "forget", "chr", "--yes"], ["people", "show", "dora"], ["publish", site],
    ])
    let former = try String(contentsOfFile: scene.people + "/access", encoding: .utf8)
    try scene.putAside()
    try await scene.run([
      ["restore", site], ["people", "list"],
      ["people", "recover", "--from", scene.aside],
    ])
    let looks = try String(contentsOfFile: scene.people + "/access", encoding: .utf8)
    #expect(looks.hasPrefix(former), "\(looks)")
    #expect(looks.dropFirst(former.count).contains("begunAnew"), "\(looks)")
    // Once more adds nothing.
    try await scene.run([["people", "recover", "--from", scene.aside]])
    let lines = try String(contentsOfFile: scene.people + "/access", encoding: .utf8)
      .split(separator: "\n")
    #expect(lines.count { $0.contains("begunAnew") } == 1, "\(lines)")
    #expect(lines.count { $0.contains("erase chr") } == 1, "\(lines)")
  }

  @Test func `whether a contact person was forgotten is asked of the newer copy beside`()
    async throws
  {
    let scene = try await Scene()
    defer { try? FileManager.default.removeItem(atPath: scene.copies) }
    try await scene.run([["people", "note", "dora", "rappeler Contact Exemple lundi"]])
    try await scene.backUp()
    try await scene.run([["people", "forget", "chr", "--yes"]])
    try await scene.backUp()
    let copies = try scene.backups()
    try scene.remove("")
    let trial = await scene.stage.run("people recover --from \(copies[0]) --dry-run --json")
    #expect(trial.output.contains(#""outcome":"erased""#), "\(trial)")
    let done = await scene.stage.run("people recover --from \(copies[0])")
    #expect(done.status == 0 && !done.errors.contains("\(copies[0]) chr"), "\(done)")
    let dora = await scene.stage.run("people show dora").output
    #expect(dora.contains("rappeler █ lundi"), "\(dora)")
    let said = try await scene.backUp()
    let name = try #require(copies[0].split(separator: "/").last)
    #expect(said.contains(name) && said.contains("chr"), "\(said)")
  }

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `where nothing tells it, what to do is said for both cases, and works`(language: String)
    async throws
  {
    let scene = try await Scene(language: language)
    defer { try? FileManager.default.removeItem(atPath: scene.copies) }
    try await scene.run([["people", "note", "dora", "rappeler Contact Exemple lundi"]])
    try await scene.backUp()
    let copy = try scene.backups()[0]
    try scene.remove("")
    let all = await scene.stage.run("people recover --from \(copy)").errors
    #expect(all.contains("maillon people recover --from \(copy) chr\n"), "\(all)")
    #expect(all.contains("\n  maillon people forget chr"), "\(all)")
    try await scene.run([
      ["people", "recover", "--from", copy, "chr"], ["people", "forget", "chr", "--yes"],
    ])
    #expect(await scene.stage.run("people show dora").output.contains("rappeler █ lundi"))
  }

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `a list of looks that is lost is told until it is back or begins anew`(language: String)
    async throws
  {
    let scene = try await Scene(language: language)
    defer { try? FileManager.default.removeItem(atPath: scene.copies) }
    try await scene.backUp()
    try await scene.run([["people", "forget", "chr", "--yes"]])
    try await scene.backUp()
    let copies = try scene.backups()
    try scene.remove("access")
    let verified = await scene.stage.run("verify")
    #expect(verified.status == 1 && verified.errors.contains("people/access"), "\(verified)")
    #expect(await scene.stage.run("verify --json").output.contains(#""lostLooks":true"#))
    let said = try await scene.backUp()
    #expect(said.contains("people/access"), "\(said)")
    // Whom the copies' own lists call forgotten is in the first of them.
    let name = try #require(copies[0].split(separator: "/").last)
    #expect(said.contains(name) && said.contains("chr"), "\(said)")
    let list = await scene.stage.run("people list")
    #expect(list.status == 0 && list.errors.contains("people/access"), "\(list)")
    #expect(await scene.stage.run("people list").errors.isEmpty)
    let back = await scene.stage.run("people recover --from \(copies[1])")
    #expect(back.status == 0 && !back.errors.isEmpty, "\(back)")
    #expect(await erasures(in: scene).count == 1)
    #expect(await scene.stage.run("verify").status == 0)
  }
}
