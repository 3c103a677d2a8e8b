import FoundationEssentials
import Testing

@testable import Terminal

/// Copies of before an erasure have whom it erased: they are named as long as they are there.
@Suite struct ErasedInBackupsTests {
  private struct Scene {
    let stage: Stage
    var place: String { stage.folder + "-backups" }

    init(language: String = "fr") async throws {
      stage = try await Stage.peopled(language: language)
    }

    func backUp() async throws -> (name: String, errors: String) {
      let before = Set((try? FileManager.default.contentsOfDirectory(atPath: place)) ?? [])
      let outcome = await stage.run("backup \(place)")
      try #require(outcome.status == 0, "\(outcome)")
      let after = Set(try FileManager.default.contentsOfDirectory(atPath: place))
      return (try #require(after.subtracting(before).first), outcome.errors)
    }
  }

  @Test(arguments: [
    ("fr", "Détruisez-les"), ("nl", "vernietig ze"), ("de", "Vernichten Sie sie"),
    ("en", "destroy them"),
  ])
  func `they are named by every backup until they are gone`(_ language: String, _ word: String)
    async throws
  {
    let scene = try await Scene(language: language)
    let first = try await scene.backUp()
    #expect(!first.errors.contains(word), "\(first)")
    let second = try await scene.backUp()
    #expect(await scene.stage.run("erase dora --mask all").status == 0)
    for _ in 1...2 {
      let told = try await scene.backUp().errors
      #expect(told.contains(word) && told.contains("dora"), "\(told)")
      #expect(told.contains(first.name) && told.contains(second.name), "\(told)")
      #expect(told.contains("people/keys"), "\(told)")
    }
    // One loses its keys, the other goes.
    try FileManager.default.removeItem(atPath: "\(scene.place)/\(first.name)/people/keys")
    let one = try await scene.backUp().errors
    #expect(!one.contains(first.name) && one.contains(second.name), "\(one)")
    try FileManager.default.removeItem(atPath: "\(scene.place)/\(second.name)")
    let none = try await scene.backUp().errors
    #expect(!none.contains(second.name) && !none.contains("dora"), "\(none)")
  }

  @Test func `one that never had the person is not named, nor one of another ledger`() async throws
  {
    let scene = try await Scene()
    _ = try await scene.backUp()
    for words in [
      ["agent", "zoe", "--agent-type", "person", "--category", "citizen"],
      ["people", "set", "zoe", "--name", "Zoé Exemple"], ["erase", "zoe", "--yes"],
    ] { #expect(await scene.stage.run(words).status == 0, "\(words)") }
    let told = try await scene.backUp().errors
    #expect(!told.contains("étruisez"), "\(told)")
    // Somebody of the same id in another ledger's copies, at the same place.
    let other = try await Scene()
    #expect(await other.stage.run("backup \(scene.place) --force").status == 0)
    #expect(await scene.stage.run("erase dora --mask all").status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: scene.place).sorted()
    let both = await scene.stage.run("backup \(scene.place) --force --json")
    #expect(names.count == 3 && both.errors.contains(names[0]), "\(names) \(both)")
    #expect(both.output.contains(#""holdErased":["#), "\(both.output)")
    let origin = await other.stage.run("backup \(scene.place) --force").errors
    #expect(!origin.contains("étruisez"), "\(origin)")
  }
}
