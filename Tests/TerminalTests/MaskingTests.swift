import FoundationEssentials
import Testing
import Wording

@testable import Terminal

/// Words in the vault that are masked by hand, once no record finds them any more.
@Suite struct MaskingTests {
  /// A ledger whose vault speaks of dora, who was erased, in a note, a file's name, an address and the note of
  /// an act.
  private func stage(language: String = "fr") async throws -> Stage {
    let stage = Stage(language: language)
    await stage.open()
    stage.write("x", to: "clé Quatrelivres.txt")
    for words in [
      ["people", "set", "dora", "--name", "Zéphyrine Quatrelivres"],
      ["people", "note", "bruno", "vu Mme Quatrelivres, et encore Quatrelivres"],
      ["people", "attach", "bruno", "clé Quatrelivres.txt"],
      ["people", "set", "bruno", "--address", "chez Quatrelivres, Namur"],
      [
        "lend", "1", "printer", "--provider", "bruno", "--id", "pret-1", "--note",
        "apporté par Mme Quatrelivres",
      ],
      ["erase", "dora", "--mask", "none"],
    ] {
      let outcome = await stage.run(words)
      try #require(outcome.status == 0, "\(words): \(outcome.errors)")
    }
    return stage
  }

  private static let places = [
    "bruno/note/1", "bruno/file/1", "bruno/contact/1", "act/pret-1",
  ]

  @Test(arguments: places)
  func `the words given go, and nothing else`(place: String) async throws {
    let stage = try await stage()
    let masked = await stage.run(
      ["people", "mask", place, "--text", "-"], input: "Quatrelivres\n")
    #expect(masked.status == 0 && masked.output.contains("█"), "\(masked)")
    #expect(!masked.output.contains("Quatrelivres"))
    let verify = await stage.run("verify")
    #expect(verify.status == 0, "\(verify)")
    // The other places keep theirs, this one the rest of its text.
    let shown = await stage.run("people show bruno --json").output
    let act = await stage.run("show pret-1").output
    for (other, text) in [
      ("bruno/note/1", "vu Mme Quatrelivres, et encore Quatrelivres"),
      ("bruno/file/1", "clé Quatrelivres.txt"), ("bruno/contact/1", "chez Quatrelivres, Namur"),
      ("act/pret-1", "apporté par Mme Quatrelivres"),
    ] {
      let expected =
        other == place ? text.replacing("Quatrelivres", with: "█") : text
      #expect((other == "act/pret-1" ? act : shown).contains(expected), "\(other): \(shown)\(act)")
    }
  }

  @Test func `a masked note of an act says so, and accuses nobody`() async throws {
    let stage = try await stage()
    _ = await stage.run("people mask act/pret-1 --text Quatrelivres")
    let shown = await stage.run("show pret-1")
    #expect(
      shown.errors
        == "Des mots de cette note ont été masqués : son empreinte ne peut plus être comparée à celle du journal.\n"
    )
  }

  @Test func `who sits there is shown the text and types the words`() async throws {
    let stage = try await stage()
    let masked = await stage.run(
      ["people", "mask", "bruno/note/1"], answer: "Mme Quatrelivres")
    #expect(masked.status == 0)
    #expect(
      masked.output == """
        Le texte de bruno/note/1 :
          vu Mme Quatrelivres, et encore Quatrelivres
        C’est masqué. Le texte de bruno/note/1 est maintenant :
          vu █, et encore Quatrelivres
        Les sauvegardes d’avant le contiennent encore en clair.

        """, "\(masked.output)")
    let stopped = await stage.run(["people", "mask", "bruno/note/1"], answer: "")
    #expect(stopped.errors.hasSuffix("Rien n’est masqué.\n"))
    let refused = await stage.run(
      ["people", "mask", "bruno/note/1", "--text", "Quatrelivres"], answer: "n")
    #expect(refused.errors.hasSuffix("Rien n’est masqué.\n"))
    let sure = await stage.run(
      ["people", "mask", "bruno/note/1", "--text", "Quatrelivres", "--yes"], answer: "n")
    #expect(sure.output.contains("vu █, et encore █"))
  }

  @Test(arguments: [
    (
      "fr",
      "Rien n’est changé : « bruno/note/1 » ne contient pas ces mots. Recopiez-les tels qu’ils y sont : maillon people mask bruno/note/1 les montre.\n"
    ),
    (
      "nl",
      "Er is niets veranderd: “bruno/note/1” bevat die woorden niet. Neem ze over zoals ze er staan: maillon people mask bruno/note/1 toont ze.\n"
    ),
    (
      "de",
      "Nichts ist verändert: „bruno/note/1“ enthält diese Wörter nicht. Übernehmen Sie sie, wie sie dort stehen: maillon people mask bruno/note/1 zeigt sie.\n"
    ),
    (
      "en",
      "Nothing is changed: “bruno/note/1” does not hold these words. Copy them as they stand there: maillon people mask bruno/note/1 shows them.\n"
    ),
  ])
  func `words that are not there change nothing`(language: String, sentence: String) async throws {
    let stage = try await stage(language: language)
    let outcome = await stage.run("people mask bruno/note/1 --text Autre")
    #expect(outcome.status == 65 && outcome.errors == "maillon: " + sentence, "\(outcome)")
  }

  @Test func `words are masked, not letters inside of them`() async throws {
    let stage = try await stage()
    for inside in ["e", "Quatre", "u Mme"] {
      let outcome = await stage.run(["people", "mask", "bruno/note/1", "--text", inside])
      #expect(outcome.status == 65, "\(outcome)")
    }
    let outcome = await stage.run(["people", "mask", "bruno/note/1", "--text", "vu Mme"])
    #expect(outcome.output.contains("█ Quatrelivres, et encore Quatrelivres"), "\(outcome)")
  }

  @Test func `a place where nothing is kept, or that is none, is said`() async throws {
    let stage = try await stage()
    for place in ["bruno/note/9", "nobody/note/1", "act/don-9", "bruno/contact/2"] {
      let outcome = await stage.run(["people", "mask", place, "--text", "x"])
      #expect(outcome.status == 65 && outcome.errors.contains(place), "\(outcome)")
    }
    for place in ["bruno", "bruno/note/0", "act/", "../x"] {
      let outcome = await stage.run(["people", "mask", place, "--text", "x"])
      #expect(outcome.status == 64, "\(outcome)")
    }
    #expect(await stage.run("people mask").status == 64)
    #expect(await stage.run("people mask bruno/note/1").status == 64)
  }

  @Test func `the look and the change are written down`() async throws {
    let stage = try await stage()
    _ = await stage.run("people mask bruno/note/1 --text Quatrelivres")
    let accesses = await stage.run("people access bruno --json").output
    #expect(accesses.contains("change"))
    #expect(await stage.run("people show bruno").output.contains("note"))
  }

  // MARK: - What an answer to a request of access holds

  @Test func `what others' notes say of a person is in the answer, others masked`() async throws {
    let stage = Stage(language: "fr")
    await stage.open()
    for words in [
      ["people", "set", "dora", "--name", "Zéphyrine Quatrelivres"],
      ["people", "set", "bruno", "--name", "Bruno Exemple"],
      ["people", "note", "bruno", "amie de Zéphyrine Quatrelivres"],
      [
        "donate", "1", "sheet", "--provider", "bruno", "--id", "d1", "--note",
        "Bruno Exemple et Z. Quatrelivres ont aidé",
      ],
    ] {
      let outcome = await stage.run(words)
      try #require(outcome.status == 0, "\(words): \(outcome.errors)")
    }
    let shown = await stage.run("people show dora --json").output
    #expect(
      shown.contains(
        #""mentions":[{"about":"bruno/note/1","text":"amie de Zéphyrine Quatrelivres"},{"about":"act/d1","text":"█ et Z. Quatrelivres ont aidé"}]"#
      ), "\(shown)")
  }

  @Test func `a look at the note of an act is one at whoever has a part in it`() async throws {
    let stage = try await stage()
    _ = await stage.run("show pret-1")
    let about = await stage.run("people access bruno").output
    #expect(about.contains("pret-1"), "\(about)")
    #expect(!(await stage.run("people access chr").output.contains("pret-1")))
  }

  // MARK: - Ids that are names

  @Test func `an id that is the name of somebody whom the vault knows is said`() async throws {
    let stage = Stage(language: "fr")
    await stage.open()
    _ = await stage.run(["people", "set", "dora", "--name", "Zéphyrine Quatrelivres"])
    for words in [
      ["agent", "zephyrine-quatrelivres", "--agent-type", "person", "--category", "citizen"],
      ["donate", "1", "sheet#ZephyrineQuatrelivres", "--provider", "bruno", "--id", "x1"],
      ["donate", "1", "sheet", "--provider", "bruno", "--id", "quatrelivres.zephyrine"],
      ["produce", "1", "visor", "--process", "Zephyrine_Quatrelivres", "--id", "x2"],
    ] {
      // A program is to say that it is meant.
      for (more, status) in [([], 65), (["--yes"], 0)] as [([String], Int32)] {
        let outcome = await stage.run(words + more)
        #expect(
          outcome.status == status && outcome.errors.contains("(dora)"), "\(words): \(outcome)")
      }
    }
    let plain = await stage.run("donate 1 sheet#LS1 --provider bruno --id don-2")
    #expect(plain.errors.isEmpty, "\(plain)")
  }

  @Test func `an id of a person that looks like a name is remarked once`() async throws {
    let stage = Stage(language: "fr")
    await stage.open()
    let person = ["--agent-type", "person", "--category", "citizen"]
    let named = await stage.run(["agent", "prenom-exemple"] + person)
    #expect(
      named.errors
        == "« prenom-exemple » ressemble à un nom. Un identifiant reste pour toujours au journal, et aucun effacement ne l’atteint : prenez-en un qui ne dit rien, comme p-7f3a ; le nom va dans le coffre : maillon people set p-7f3a --name -\n",
      "\(named)")
    for id in ["p-7f3a", "anne", "p-1", "hub-2", "vol-a"] {
      #expect(await stage.run(["agent", id] + person).errors.isEmpty, "\(id)")
    }
    let refused = await stage.run(["agent", "autre-exemple"] + person, answer: "n")
    #expect(refused.status == 65)
    #expect(await stage.run("show autre-exemple").status != 0)
    let firm = await stage.run([
      "agent", "maison-exemple", "--agent-type", "organization", "--category", "company",
      "--name", "Maison",
    ])
    #expect(firm.errors.isEmpty, "\(firm)")
  }

  @Test func `a name that enters the vault is looked for in the ids of the log`() async throws {
    let stage = Stage(language: "fr")
    await stage.open()
    _ = await stage.run("agent prenom-exemple --agent-type person --category citizen")
    let named = await stage.run(["people", "set", "prenom-exemple", "--name", "Prénom Exemple"])
    #expect(named.errors.contains("« prenom-exemple »"), "\(named)")
  }
}
