import FoundationEssentials
import Testing

@testable import Terminal

/// A clock that was ahead for a day says nothing of who is forgotten. Names are placeholders.
@Suite struct ClockAheadForgettingTests {
  private func scene() async throws -> VaultScene {
    let scene = try await VaultScene()
    scene.stage.setClock("2020-05-01T10:00:00Z")
    try await scene.run([["people", "forget", "chr", "--yes"]])
    return scene
  }

  @Test func `whoever was written down ahead and forgotten since comes back by no line`()
    async throws
  {
    let scene = try await scene()
    scene.stage.setClock("2020-06-01T10:00:00Z")
    try await scene.run([["people", "set", "chr", "--name", "Anne Exemple"]])
    try await scene.backUp()
    scene.stage.setClock("2020-05-02T10:00:00Z")
    try await scene.run([["people", "forget", "chr", "--yes"]])
    let copy = try scene.backups()[0]
    let told = await scene.stage.run("people recover --from \(copy)")
    #expect(!(await scene.stage.run("people list").output.contains("Anne")), "\(told)")
  }

  @Test func `nobody is called a begun forgetting by a list that came back`() async throws {
    let scene = try await VaultScene()
    scene.stage.setClock("2020-06-01T10:00:00Z")
    try await scene.run([["people", "forget", "chr", "--yes"]])
    try await scene.backUp()
    scene.stage.setClock("2020-05-02T10:00:00Z")
    try await scene.run([["people", "set", "chr", "--name", "Bert Exemple"]])
    try scene.remove("access", "persons/dora.0.sealed")
    try await scene.run([["people", "recover", "--from", try scene.backups()[0], "dora"]])
    for line in ["verify", "backup \(scene.copies)"] {
      let told = await scene.stage.run(line)
      #expect(!told.errors.contains("people forget chr"), "\(line): \(told)")
    }
    #expect(await scene.stage.run("people list").output.contains("Bert"))
  }
}
