import FoundationEssentials
import Testing

@testable import Terminal

/// What is left of a person elsewhere in the vault. Names are placeholders, numbers are made up.
@Suite struct EraseCommandTests {
  private func shown(_ stage: Stage) async -> String {
    await stage.run("people show bruno --json").output
  }

  @Test(arguments: [
    ("bruno", "Zephyrine Quatrelivres"), ("chr", "Zephyrine Quatrelivres"),
    ("bruno", "Paul Quatrelivres"),
  ])
  func `what the log says of a person for ever is told, whoever else bears the name`(
    _ other: String, _ name: String
  ) async throws {
    let stage = try await Stage.mentioning()
    let reason = name.hasPrefix("Paul") ? "pour Mme Quatrelivres" : "pour Zéphyrine Quatrelivres"
    for words in [
      ["people", "set", other, "--name", name, "--yes"],
      [
        "deliver", "1", "sheet", "--receiver", "chr", "--reason", reason, "--id", "d-1",
        "--allow-negative", "--yes",
      ],
    ] {
      let outcome = await stage.run(words)
      try #require(outcome.status == 0, "\(words): \(outcome)")
    }
    let set = await stage.run(["people", "set", "dora", "--name", "Zéphyrine Quatrelivres"])
    let tried = await stage.run("erase dora --dry-run").output
    let asked = await stage.run("erase dora").errors
    let json = await stage.run("erase dora --dry-run --json").output
    let erased = await stage.run("erase dora --mask none").output
    for said in [set.errors, tried, asked, erased] {
      #expect(said.contains("d-1 (") && said.contains(", aussi celui de \(other)"), "\(said)")
    }
    #expect(json.contains(#""id":"d-1""#) && json.contains(#""others":["\#(other)"]"#), "\(json)")
  }

  @Test func `whatever can mean nobody else goes, in notes and in the names of files`() async throws
  {
    let stage = try await Stage.mentioning()
    let erased = await stage.run("erase dora --yes --json")
    #expect(
      erased.status == 0 && erased.output.contains(#""mentions":1,"maskedNotes":0,"traces""#),
      "\(erased)")
    let shown = await shown(stage)
    for text in Stage.sureMentions + ["Zephyrine", "Zéphyrine", "98"] {
      #expect(!shown.contains(text), "\(text) in \(shown)")
    }
    #expect(shown.contains("tel █") && !shown.contains("+█") && shown.contains("█.txt"))
    for text in Stage.doubtfulMentions {
      #expect(shown.contains(text))
      #expect(erased.output.contains("bruno/note/"))
    }
  }

  @Test(arguments: [
    (
      "fr",
      """
      Mentions de la personne ailleurs dans le coffre :
        bruno/note/6 : « Quatrelivres » (une partie du nom) – reste tel quel
        bruno/note/7 : « Z. Quatrelivres » (initiale et nom) – reste tel quel
        act/pret-1 : « Quatrelivres » (une partie du nom) – reste tel quel

      """,
      "3 textes qui parlaient peut-être de la personne sont restés comme plus haut : chacun se relit en clair, et des mots s’y masquent, par exemple avec maillon people mask bruno/note/6\n"
    ),
    (
      "nl",
      """
      Vermeldingen van de persoon elders in de kluis:
        bruno/note/6: “Quatrelivres” (een deel van de naam) – blijft staan
        bruno/note/7: “Z. Quatrelivres” (initiaal en naam) – blijft staan
        act/pret-1: “Quatrelivres” (een deel van de naam) – blijft staan

      """,
      "3 teksten die misschien over de persoon gingen, zijn gebleven zoals hierboven: om ze onverborgen na te lezen en er woorden in te maskeren, bijvoorbeeld: maillon people mask bruno/note/6\n"
    ),
    (
      "de",
      """
      Erwähnungen der Person anderswo im Tresor:
        bruno/note/6: „Quatrelivres“ (ein Teil des Namens) – bleibt stehen
        bruno/note/7: „Z. Quatrelivres“ (Anfangsbuchstabe und Name) – bleibt stehen
        act/pret-1: „Quatrelivres“ (ein Teil des Namens) – bleibt stehen

      """,
      "3 Texte, die vielleicht von der Person sprachen, sind geblieben wie oben: um sie unverdeckt nachzulesen und Wörter darin unkenntlich zu machen, zum Beispiel: maillon people mask bruno/note/6\n"
    ),
    (
      "en",
      """
      Mentions of the person elsewhere in the vault:
        bruno/note/6: “Quatrelivres” (a part of the name) – stays as it is
        bruno/note/7: “Z. Quatrelivres” (initial and name) – stays as it is
        act/pret-1: “Quatrelivres” (a part of the name) – stays as it is

      """,
      "3 texts that may have spoken of the person have stayed as above: to read them as they are and mask words of them, for example: maillon people mask bruno/note/6\n"
    ),
  ])
  func `what may mean her is listed, with its place and why`(
    _ language: String, _ list: String, _ remark: String
  ) async throws {
    let stage = try await Stage.mentioning(language: language)
    let erased = await stage.run("erase dora --yes")
    #expect(erased.status == 0)
    #expect(erased.output.hasSuffix(list), "\(erased.output)")
    #expect(erased.errors == remark)
  }

  @Test func `a trial lists everything and destroys nothing`() async throws {
    let stage = try await Stage.mentioning()
    let before = await shown(stage)
    let trial = await stage.run("erase dora --dry-run")
    #expect(trial.status == 0 && trial.output.contains("bruno/note/1 : « 0470/98.76.54 »"))
    #expect(trial.output.contains("masqué d’office") && trial.output.contains("à décider"))
    #expect(
      trial.output.hasSuffix(
        """
        3 textes parlent peut-être de « dora ». Une fois la fiche détruite, rien ne permettra de les retrouver.
        Essai : rien n’est détruit. Pour le faire
          et masquer ces textes : maillon erase dora --mask all
          et les laisser : maillon erase dora --mask none
          et ne masquer que ceux que vous dites : maillon erase dora --mask bruno/note/6,bruno/note/7

        """
      ), "\(trial.output)")
    #expect(await stage.run("people show dora").status == 0)
    #expect(notes(await shown(stage)) == notes(before))
  }

  /// The notes of a record, without the looks that were written down since.
  private func notes(_ json: String) -> Substring {
    json[(json.firstRange(of: "\"notes\"")?.lowerBound ?? json.startIndex)...].prefix { $0 != "]" }
  }

  @Test func `all of it goes when that is asked for`() async throws {
    let stage = try await Stage.mentioning()
    let erased = await stage.run("erase dora --mask all")
    #expect(erased.status == 0 && erased.errors.isEmpty, "\(erased)")
    let shown = await shown(stage)
    #expect(!shown.contains("Quatrelivres") && shown.contains("Mme █"))
    #expect(await stage.run("show pret-1").output.contains("note : avec Mme █"))
  }

  @Test func `or only what is named by its place, once more after a crash too`() async throws {
    let stage = try await Stage.mentioning()
    let erased = await stage.run("erase dora --mask bruno/note/7,act/pret-1")
    #expect(erased.status == 0)
    let shown = await shown(stage)
    #expect(shown.contains("Mme Quatrelivres") && !shown.contains("Z. Quatrelivres"))
    #expect(await stage.run("show pret-1").output.contains("note : avec Mme █"))
    let again = await stage.run("erase dora --mask bruno/note/7,act/pret-1")
    #expect(again.status == 0)
    #expect(notes(await self.shown(stage)) == notes(shown))
  }

  @Test func `an erasure that was cut short before the record went is ended by the same command`()
    async throws
  {
    let stage = try await Stage.mentioning()
    let files = FileManager.default
    let copy = stage.folder + "-copy"
    defer { try? files.removeItem(atPath: copy) }
    try files.copyItem(atPath: stage.folder + "/people", toPath: copy)
    let command = "erase dora --mask bruno/note/7"
    #expect(await stage.run(command).status == 0)
    let whole = notes(await shown(stage))
    for name in ["keys/persons/dora.key", "persons/dora.0.sealed"] {
      try files.copyItem(atPath: "\(copy)/\(name)", toPath: "\(stage.folder)/people/\(name)")
    }
    let again = await stage.run(command)
    #expect(again.status == 0 && again.output.hasPrefix("dora était déjà"), "\(again)")
    #expect(notes(await shown(stage)) == whole)
    let left = try files.subpathsOfDirectory(atPath: stage.folder + "/people")
    #expect(!left.contains { $0.contains("dora") })
  }

  @Test func `a name that another bears, too, is never masked without asking`() async throws {
    let stage = try await Stage.mentioning()
    for words in [
      ["agent", "dora-2", "--agent-type", "person", "--category", "citizen"],
      ["people", "set", "dora-2", "--name", "Quatrelivres Zephyrine", "--yes"],
    ] { _ = await stage.run(words) }
    let erased = await stage.run("erase dora --yes")
    #expect(
      erased.output.contains(
        "bruno/note/3 : « Zephyrine Quatrelivres » (nom complet, aussi celui de dora-2) – reste tel quel"
      ))
    #expect(await shown(stage).contains("█.txt"))
  }

  @Test func `a place that is none is told with what shows them`() async throws {
    let stage = try await Stage.mentioning()
    let wrong = await stage.run("erase dora --mask 1,3")
    #expect(wrong.status == 64 && wrong.errors.contains("--dry-run"))
    #expect(await stage.run("people show dora").status == 0)
  }

  @Test(arguments: [
    "bruno/note/9", "bruno/note/8", "act/nope", "dora/note/1", "bruno/note/6,act/nope",
  ])
  func `a place where nothing speaks of her is refused before anything is destroyed`(
    _ places: String
  ) async throws {
    let stage = try await Stage.mentioning()
    _ = await stage.run(["people", "note", "bruno", "rien de personne"])
    for words in [
      ["erase", "dora", "--mask", places], ["erase", "dora", "--mask", places, "--dry-run"],
    ] {
      let refused = await stage.run(words)
      #expect(refused.status == 65 && refused.output.isEmpty, "\(refused)")
      #expect(refused.errors.contains("Rien n’a été détruit"), "\(refused)")
      #expect(refused.errors.contains("bruno/note/7, bruno/file/1, act/pret-1"), "\(refused)")
    }
    #expect(await stage.run("people show dora").output.contains("Quatrelivres"))
    #expect(await shown(stage).contains("Mme Quatrelivres"))
    let json = await stage.run("people access dora --json").output
    #expect(!json.contains("erase"), "\(json)")
  }

  @Test func `a refused place is not one of an erasure that was begun`() async throws {
    let stage = try await Stage.mentioning()
    _ = await stage.run(["people", "note", "bruno", "vu █"])
    for _ in 1...2 {
      #expect(await stage.run("erase dora --mask bruno/note/8").status == 65)
    }
  }

  @Test(arguments: ["", ",", " "])
  func `no place at all is no decision`(_ places: String) async throws {
    let stage = try await Stage.mentioning()
    let refused = await stage.run(["erase", "dora", "--mask", places])
    #expect(refused.status == 64, "\(refused)")
    #expect(await stage.run("people show dora").status == 0)
  }

  @Test func `a trial says what the decision would do`() async throws {
    let stage = try await Stage.mentioning()
    let trial = await stage.run("erase dora --dry-run --mask act/pret-1,bruno/note/6")
    #expect(trial.status == 0 && !trial.output.contains("à décider"), "\(trial)")
    #expect(
      trial.output.contains("bruno/note/6 : « Quatrelivres » (une partie du nom) – sera masqué"))
    #expect(
      trial.output.contains("bruno/note/7 : « Z. Quatrelivres » (initiale et nom) – reste tel quel")
    )
    #expect(trial.output.hasSuffix("maillon erase dora --mask act/pret-1,bruno/note/6\n"))
    let json = await stage.run("erase dora --dry-run --mask none --json").output
    #expect(json.contains(#""sure":false,"masked":false"#) && json.contains(#""masked":true"#))
    #expect(await stage.run("people show dora").status == 0)
  }

  @Test(arguments: [
    (
      "fr",
      """
      Au journal, ineffaçable : 2 textes nomment la personne, et cela reste pour toujours :
        place 9, livr-1 (motif) : « QUATRELIVRES Zephyrine »
        place 10, livr-2 (motif) : « Z. Quatrelivres »

      """
    ),
    (
      "nl",
      """
      In het register, onuitwisbaar: 2 teksten noemen de persoon, en dat blijft voor altijd:
        plaats 9, livr-1 (reden): “QUATRELIVRES Zephyrine”
        plaats 10, livr-2 (reden): “Z. Quatrelivres”

      """
    ),
    (
      "de",
      """
      Im Register, unlöschbar: 2 Texte nennen die Person, und das bleibt für immer:
        Stelle 9, livr-1 (Grund): „QUATRELIVRES Zephyrine“
        Stelle 10, livr-2 (Grund): „Z. Quatrelivres“

      """
    ),
    (
      "en",
      """
      In the log, beyond erasing: 2 texts name the person, and that stays for ever:
        place 9, livr-1 (reason): “QUATRELIVRES Zephyrine”
        place 10, livr-2 (reason): “Z. Quatrelivres”

      """
    ),
  ])
  func `what the log says of her for ever is listed, before and after`(
    _ language: String, _ list: String
  ) async throws {
    let stage = try await Stage.mentioning(language: language)
    for (id, reason) in [
      ("livr-1", "déposé par QUATRELIVRES Zephyrine"), ("livr-2", "selon Z. Quatrelivres"),
      ("livr-3", "rue Quatrelivres"),
    ] {
      let act = await stage.run([
        "deliver", "1", "sheet", "--receiver", "chr", "--reason", reason, "--id", id,
        "--allow-negative", "--yes",
      ])
      #expect(act.status == 0 && act.errors.contains("(dora)") == (id != "livr-3"), "\(act)")
    }
    let trial = await stage.run("erase dora --dry-run")
    #expect(trial.output.contains(list), "\(trial.output)")
    let json = await stage.run("erase dora --dry-run --json").output
    #expect(
      json.contains(
        #""inLog":[{"seq":9,"id":"livr-1","field":"reason","words":["QUATRELIVRES Zephyrine"]}"#),
      "\(json)")
    let erased = await stage.run("erase dora --mask all")
    #expect(erased.status == 0 && erased.output.hasSuffix(list), "\(erased)")
  }

  @Test func `what an old copy of the vault brings back is named before it goes again`()
    async throws
  {
    let stage = try await Stage.mentioning()
    let files = FileManager.default
    let copy = stage.folder + "-copy"
    defer { try? files.removeItem(atPath: copy) }
    try files.copyItem(atPath: stage.folder + "/people", toPath: copy)
    #expect(await stage.run("erase dora --mask all").status == 0)
    try files.removeItem(atPath: stage.folder + "/people")
    try files.copyItem(atPath: copy, toPath: stage.folder + "/people")
    let list = await stage.run("people list")
    #expect(list.status == 0, "\(list)")
    #expect(
      list.errors.contains(
        """
        Ces textes parlent peut-être encore de « dora ». La fiche est détruite, rien d’autre ne permettra de les retrouver : gardez cette liste et relisez-les. Pour masquer des mots, par exemple : maillon people mask bruno/note/6
          bruno/note/6 : « Quatrelivres » (une partie du nom)
          bruno/note/7 : « Z. Quatrelivres » (initiale et nom)
          act/pret-1 : « Quatrelivres » (une partie du nom)

        """), "\(list.errors)")
    #expect(await stage.run("people list").errors.isEmpty)
  }
}
