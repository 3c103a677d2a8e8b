import Testing

@testable import Terminal

/// Files kept with others' records that name somebody who is erased. Names are placeholders.
@Suite struct AttachmentSearchTests {
  private static let list =
    "nom;téléphone\r\nQUATRELIVRES Zephyrine;0470/98.76.54\r\nMme Quatrelivres;\r\nAutre;1\r\n"

  /// A ledger whose vault knows dora, and bruno with files: a list that names her, a scan, a web page.
  private func stage(language: String = "fr") async throws -> Stage {
    let stage = Stage(language: language)
    await stage.open()
    stage.write(Self.list, to: "liste.csv")
    stage.write("%PDF-1.7", to: "scan.pdf")
    stage.write("<p>Z&eacute;phyrine</p>", to: "page.html")
    for words in [
      ["people", "set", "dora", "--name", "Zéphyrine Quatrelivres", "--phone", "0470 98 76 54"],
      ["people", "attach", "bruno", "liste.csv"], ["people", "attach", "bruno", "scan.pdf"],
      ["people", "attach", "bruno", "page.html"],
    ] {
      let outcome = await stage.run(words)
      try #require(outcome.status == 0, "\(words): \(outcome.errors)")
    }
    return stage
  }

  private func fetched(_ stage: Stage) async -> String? {
    _ = await stage.run("people fetch bruno 1 --out liste-2.csv --force")
    return stage.file("liste-2.csv")
  }

  @Test(arguments: [
    ("fr", "2 pièces jointes d’autres fiches n’ont pas été lues, ou pas jusqu’au bout"),
    ("nl", "2 bijlagen van andere fiches zijn niet gelezen, of niet tot het einde"),
    ("de", "2 Anlagen anderer Einträge wurden nicht gelesen, oder nicht bis zum Ende"),
    ("en", "2 attachments of other records were not read, or not to the end"),
  ])
  func `those that cannot be read are counted, with their places, whatever is asked`(
    _ language: String, _ sentence: String
  ) async throws {
    let stage = try await stage(language: language)
    for line in ["erase dora --dry-run", "people show dora", "erase dora", "erase dora --yes"] {
      let outcome = await stage.run(line)
      let said = outcome.output + outcome.errors
      #expect(said.contains(sentence), "\(line): \(said)")
      #expect(said.contains("maillon people fetch bruno 2 --out bruno-2\n"), "\(said)")
      #expect(said.contains("\n  bruno/file/2, bruno/file/3\n"), "\(line): \(said)")
    }
  }

  @Test func `those that are texts are looked through, and masked as notes are`() async throws {
    let stage = try await stage()
    let trial = await stage.run("erase dora --dry-run").output
    #expect(trial.contains("bruno/content/1 : « QUATRELIVRES Zephyrine », « 0470/98.76.54 »"))
    #expect(trial.contains("bruno/content/1 : « Quatrelivres » (une partie du nom) – à décider"))
    #expect(await fetched(stage) == Self.list)
    let json = await stage.run("erase dora --yes --json").output
    #expect(json.contains(#""mentions":1"#) && json.contains(#""place":"bruno/content/1""#))
    #expect(json.contains(#""unread":["bruno/file/2","bruno/file/3"]"#), "\(json)")
    let masked = "nom;téléphone\r\n█;█\r\nMme Quatrelivres;\r\nAutre;1\r\n"
    #expect(await fetched(stage) == masked)
    let shown = await stage.run("people show bruno --json").output
    #expect(shown.contains(#""bytes":\#(masked.utf8.count)"#), "\(shown)")
    let byHand = await stage.run("people mask bruno/content/1 --text Quatrelivres")
    #expect(byHand.status == 0, "\(byHand)")
    #expect(await fetched(stage) == masked.replacing("Quatrelivres", with: "█"))
  }

  @Test func `what may mean her goes where that is asked, once more after a crash too`()
    async throws
  {
    let stage = try await stage()
    for _ in 1...2 {
      #expect(await stage.run("erase dora --mask bruno/content/1").status == 0)
      #expect(await fetched(stage) == "nom;téléphone\r\n█;█\r\nMme █;\r\nAutre;1\r\n")
    }
  }

  @Test func `who asks what is kept reads the lines that name her, and no others`() async throws {
    let stage = try await stage()
    let shown = await stage.run("people show dora --json").output
    #expect(
      shown.contains(#"{"about":"bruno/content/1","text":"QUATRELIVRES Zephyrine;0470/98.76.54"#))
    #expect(!shown.contains("Autre;1"), "\(shown)")
  }
}
