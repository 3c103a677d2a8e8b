import Testing

@testable import Terminal

/// The page that is handed to a person says everything that names that person, or that it may. Names are placeholders.
@Suite struct AskedPageTests {
  private func stage(_ lines: [[String]], language: String = "fr") async throws -> Stage {
    let stage = try await Stage.peopled(language: language)
    for words in lines {
      let outcome = await stage.run(words)
      try #require(outcome.status == 0, "\(words): \(outcome)")
    }
    return stage
  }

  @Test(arguments: ["text", "html"], ["fr", "nl", "de", "en"])
  func `a text with a name that two bear is told of, and not shown`(
    form: String, language: String
  ) async throws {
    let before = try await stage([], language: language)
    let line = "people show bruno --format \(form) --lang \(language)"
    #expect(!(await before.run(line).output.contains("dora/note/1")))
    let stage = try await stage(
      [
        ["people", "note", "dora", "avec Autre Exemple au marché"],
        ["people", "set", "chr", "--name", "Autre Exemple"],
        ["agent", "zoe", "--agent-type", "person", "--category", "citizen"],
        ["people", "set", "zoe", "--name", "Autre Exemple"],
      ], language: language)
    let page = await stage.run(line).output
    #expect(page.contains("dora/note/2") && !page.contains("marché"), "\(page)")
  }

  @Test(arguments: ["text", "html"])
  func `what the log says of the person is on it, and where else the person is registered`(
    form: String
  ) async throws {
    let stage = try await stage([
      ["donate", "1", "sheet", "--provider", "dora", "--place", "chez Autre Exemple", "--yes"],
      ["agent", "bruno-2", "--agent-type", "person", "--category", "citizen"],
      ["merge-agents", "bruno-2", "--duplicate-of", "bruno", "--reason", "double", "--yes"],
    ])
    let page = await stage.run("people show bruno --format \(form)").output
    #expect(page.contains("maillon people show bruno-2"), "\(page)")
    #expect(page.contains("1 texte nomme"), "\(page)")
    let other = await stage.run("people show dora --format \(form)").output
    #expect(!other.contains("maillon people show") && !other.contains("1 texte nomme"), "\(other)")
  }
}
