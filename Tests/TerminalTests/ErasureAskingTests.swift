import FoundationEssentials
import Testing

@testable import Terminal

/// Whoever erases says so: at the keyboard, or by an option. Names are placeholders.
@Suite struct ErasureAskingTests {
  private func shown(_ stage: Stage) async -> String {
    await stage.run("people show bruno --json").output
  }

  private func sealed(_ stage: Stage) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: stage.folder + "/people")
    where name.hasSuffix(".sealed") || name.hasSuffix(".key") {
      files[name] = FileManager.default.contents(atPath: stage.folder + "/people/" + name)
    }
    return files
  }

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `where nobody sits, nothing is destroyed, and the commands that do it are said`(
    _ language: String
  ) async throws {
    let stage = try await Stage.mentioning(language: language)
    let before = try sealed(stage)
    let size = await stage.run("status --json").output.prefix(30)
    let refused = await stage.run("erase dora --reason retention", input: "n\n")
    #expect(refused.status == 65 && refused.output.isEmpty, "\(refused)")
    #expect(try sealed(stage) == before)
    #expect(await stage.run("status --json").output.prefix(30) == size)
    for place in ["bruno/note/1", "bruno/note/6", "act/pret-1"] {
      #expect(refused.errors.contains("\n  \(place)"), "\(refused.errors)")
    }
    let commands = refused.errors.split(separator: "\n").map { String($0) }
      .compactMap { line in
        line.firstRange(of: "maillon erase").map { String(line[$0.lowerBound...]) }
      }
    let expected = ["all", "none", "bruno/note/6,bruno/note/7"].map { masking in
      "maillon erase dora --reason retention --mask \(masking)"
    }
    #expect(commands == expected)
    let last = try #require(commands.last)
    #expect(await stage.run(String(last.dropFirst(8))).status == 0)
    #expect(await shown(stage).contains("Mme █"))
  }

  @Test func `so is a person of whom nobody speaks`() async throws {
    let stage = Stage()
    await stage.open()
    _ = await stage.run(["people", "set", "dora", "--name", "Prénom Exemple"])
    let refused = await stage.run("erase dora")
    #expect(refused.status == 65 && refused.errors.hasSuffix(": maillon erase dora --yes\n"))
    #expect(await stage.run("people show dora").output.contains("Prénom Exemple"))
    #expect(await stage.run("erase dora --dry-run").output.hasSuffix("maillon erase dora --yes\n"))
    #expect(await stage.run("erase dora --yes").status == 0)
  }

  @Test func `what goes along and stays open is told before the question`() async throws {
    let stage = try await Stage.mentioning()
    for words in [
      ["people", "note", "dora", "préfère le soir"],
      ["donate", "10", "sheet", "--provider", "dora", "--note", "la sienne"],
      ["hand-out", "5", "sheet", "--receiver", "dora"],
    ] {
      let outcome = await stage.run(words)
      try #require(outcome.status == 0, "\(words): \(outcome.errors)")
    }
    let asked = await stage.run(["erase", "dora", "--mask", "all"], answer: "n")
    for said in [
      asked.errors, await stage.run("erase dora --dry-run").output,
      await stage.run("erase dora").errors,
    ] {
      #expect(
        said.contains("À détruire : sa fiche et sa clé, 1 note de sa fiche, 1 note d’acte.\n"))
      #expect(said.contains("sheet : de coop, chez dora\n"), "\(said)")
    }
    let json = await stage.run("erase dora --dry-run --json").output
    #expect(json.contains(#""own":{"record":true,"ownNotes":1,"#), "\(json)")
  }

  @Test(arguments: [
    ("fr", "Les pages, papiers et rapports déjà faits"),
    ("nl", "Pagina’s, papieren en verslagen van vroeger"),
    ("de", "Seiten, Papiere und Berichte von früher"),
    ("en", "Pages, papers and reports made before"),
  ])
  func `papers that were made before are thought of`(_ language: String, _ sentence: String)
    async throws
  {
    let stage = try await Stage.mentioning(language: language)
    for line in ["erase dora --dry-run", "erase dora --yes"] {
      #expect(await stage.run(line).output.contains(sentence), "\(line)")
    }
  }

  @Test func `whoever sits there is asked before it is too late`() async throws {
    let stage = try await Stage.mentioning()
    let stopped = await stage.run(["erase", "dora"], answer: "")
    #expect(stopped.status == 65 && stopped.errors.hasSuffix("Rien n’a été effacé.\n"))
    #expect(stopped.errors.contains("3 textes parlent peut-être de « dora »."))
    #expect(await stage.run("people show dora").status == 0)
    let wrong = await stage.run(["erase", "dora"], answer: "oui")
    #expect(wrong.status == 65)
    let other = await stage.run(["erase", "dora"], answer: "bruno/note/9", then: "oui")
    #expect(other.status == 65)
    #expect(await stage.run("people show dora").status == 0)
    let unsure = await stage.run(["erase", "dora"], answer: "bruno/note/6", then: "n")
    #expect(unsure.status == 65 && unsure.errors.hasSuffix("Rien n’a été effacé.\n"))
    #expect(await stage.run("people show dora").status == 0)
    let done = await stage.run(["erase", "dora"], answer: "bruno/note/6", then: "oui")
    #expect(done.status == 0)
    let shown = await shown(stage)
    #expect(shown.contains("Mme █") && shown.contains("Z. Quatrelivres"))
  }

  @Test(arguments: [
    ("fr", "Effacer dora (Zéphyrine Quatrelivres) pour toujours ? o/N Rien n’a été effacé.\n"),
    ("nl", "dora (Zéphyrine Quatrelivres) voor altijd wissen? j/N Er is niets gewist.\n"),
    ("de", "dora (Zéphyrine Quatrelivres) für immer löschen? j/N Nichts wurde gelöscht.\n"),
    ("en", "Erase dora (Zéphyrine Quatrelivres) for ever? y/N Nothing was erased.\n"),
  ])
  func `whoever sits there is asked by name whether it is meant`(
    _ language: String, _ question: String
  ) async throws {
    let stage = try await Stage.mentioning(language: language)
    let no = await stage.run(["erase", "dora", "--mask", "all"], answer: "")
    #expect(no.status == 65 && no.errors.hasSuffix(question), "\(no)")
    #expect(await stage.run("people show dora").output.contains("Quatrelivres"))
    let said = await stage.run(["erase", "dora", "--mask", "all", "--yes"], answer: "")
    #expect(said.status == 0 && said.errors.isEmpty, "\(said)")
  }
}
