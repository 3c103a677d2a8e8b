import FoundationEssentials
import Testing

@testable import Terminal

/// The contact person of an organisation, whom the vault knows by the organisation's record. Names are placeholders.
@Suite struct ContactPersonTests {
  /// A ledger whose vault knows the contact person of chr, dora who is called the same, and bruno whose notes speak
  /// of them.
  private func stage(language: String = "fr", dora: String? = nil) async throws -> Stage {
    let stage = Stage(language: language)
    await stage.open()
    stage.write("un papier", to: "accord.txt")
    var lines = [
      [
        "people", "set", "chr", "--name", "Zéphyrine Quatrelivres, directrice", "--phone",
        "0470 98 76 54",
      ],
      ["people", "note", "chr", "Z. Quatrelivres le mardi"],
      ["people", "attach", "chr", "accord.txt"],
      ["people", "note", "bruno", "tel 0470/98.76.54 ; Mme Quatrelivres"],
      [
        "deliver", "1", "sheet", "--receiver", "chr", "--id", "livr-1", "--allow-negative",
        "--reason", "urgence",
        "--note",
        "reçu par Mme Quatrelivres ; clé 13",
      ],
    ]
    if let dora { lines.append(["people", "set", "dora", "--name", dora]) }
    for words in lines {
      let outcome = await stage.run(words)
      try #require(outcome.status == 0, "\(words): \(outcome.errors)")
    }
    return stage
  }

  private func sealed(_ stage: Stage) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: stage.folder + "/people")
      .filter { $0.hasSuffix(".sealed") || $0.hasSuffix(".key") }.sorted()
  }

  @Test func `is forgotten with the record, and the log hears nothing of it`() async throws {
    let stage = try await stage()
    let size = await stage.run("status --json").output.prefix(30)
    let gone = await stage.run("people forget chr --mask all")
    #expect(gone.status == 0, "\(gone)")
    #expect(
      gone.output.hasPrefix(
        "Fiche oubliée : chr.\n  détruit : sa fiche et sa clé, 1 note de sa fiche, 1 pièce jointe ; nom masqué dans 1 autre fiche et 1 note d’un autre acte\n  reste : le nom de chr au journal"
      ), "\(gone)")
    #expect(!(try sealed(stage)).contains { $0.contains("chr") })
    #expect(await stage.run("status --json").output.prefix(30) == size)
    #expect(await stage.run("people show bruno").output.contains("tel █ ; Mme █"))
    // An act of the organisation is not the person's: its note stays, without the name.
    #expect(await stage.run("show livr-1").output.contains("reçu par Mme █ ; clé 13"))
    #expect(await stage.run("erase chr").errors.contains("maillon people forget chr"))
    #expect(await stage.run("people set chr --name Autre").status == 0)
    let again = await stage.run("people forget chr --yes --json")
    #expect(again.status == 0 && again.output.contains(#"{"forgotten":"chr","record":true"#))
  }

  @Test(arguments: [
    ("fr", "Détruire la fiche de chr (Zéphyrine Quatrelivres, directrice) pour toujours ? o/N "),
    ("nl", "De fiche van chr (Zéphyrine Quatrelivres, directrice) voor altijd vernietigen? j/N "),
    ("de", "Den Eintrag von chr (Zéphyrine Quatrelivres, directrice) für immer vernichten? j/N "),
    ("en", "Destroy the record of chr (Zéphyrine Quatrelivres, directrice) for ever? y/N "),
  ])
  func `is asked for, listed on trial, and nothing goes where nobody answers`(
    _ language: String, _ question: String
  ) async throws {
    let stage = try await stage(language: language)
    let before = try sealed(stage)
    let asked = await stage.run(["people", "forget", "chr", "--mask", "all"], answer: "")
    #expect(asked.status == 65 && asked.errors.contains(question), "\(asked)")
    for line in ["people forget chr --dry-run", "people forget chr"] {
      let outcome = await stage.run(line)
      #expect(outcome.status == (line.hasSuffix("chr") ? 65 : 0))
      let said = outcome.output + outcome.errors
      #expect(said.contains("maillon people forget chr --mask all\n"), "\(said)")
      #expect(said.contains("  act/livr-1"), "\(said)")
    }
    #expect(try sealed(stage) == before)
  }

  @Test func `a person is erased and not forgotten so, and who is unknown is said`() async throws {
    let stage = try await stage(dora: "Autre Exemple")
    let before = try sealed(stage)
    let person = await stage.run("people forget dora --yes")
    #expect(person.status == 65 && person.errors.contains("maillon erase dora"), "\(person)")
    let unknown = await stage.run("people forget chrr --yes")
    #expect(unknown.status == 65 && unknown.errors.contains("chr"), "\(unknown)")
    let place = await stage.run("people forget chr --mask bruno/note/9")
    #expect(place.status == 65 && place.errors.contains("bruno/note/1"), "\(place)")
    #expect(try sealed(stage) == before)
  }

  @Test(arguments: ["Zéphyrine Quatrelivres, directrice", "Directrice Zephyrine Quatrelivres"])
  func `who asks to be erased as a person is found there, and asked about`(_ name: String)
    async throws
  {
    let stage = try await stage(dora: name)
    let shown = await stage.run("people show dora --json").output
    #expect(shown.contains(#"{"about":"chr/name/1","text":"Zéphyrine"#), "\(shown)")
    let erased = await stage.run("erase dora --yes")
    #expect(erased.output.contains("\n  chr/name/1 : "), "\(erased)")
    #expect(
      await stage.run("people show chr").output.contains("Zéphyrine Quatrelivres, directrice"))
  }

  @Test func `and masked there on consent`() async throws {
    let stage = try await stage(dora: "Zéphyrine Quatrelivres")
    #expect(await stage.run("people show dora").output.contains("chr/name/1"))
    let trial = await stage.run("erase dora --dry-run").output
    let words = "« Zéphyrine Quatrelivres » (nom complet, aussi celui de chr)"
    #expect(trial.contains("chr/name/1 : \(words) – seulement si cette place est nommée"))
    for _ in 1...2 {
      #expect(await stage.run("erase dora --mask chr/name/1").status == 0)
      #expect(await stage.run("people show chr --json").output.contains(#""name":"█, directrice""#))
    }
  }
}
