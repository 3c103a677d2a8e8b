import Testing

@testable import Terminal

/// A text for the log that names somebody whom the vault knows.
@Suite struct NamingTests {
  private func stage(language: String = "fr") async -> Stage {
    let stage = Stage(language: language)
    await stage.open()
    _ = await stage.run(["people", "set", "dora", "--name", "Zéphyrine Quatrelivres"])
    return stage
  }
  private static let act = [
    "deliver", "1", "sheet", "--receiver", "chr", "--reason", "déposé par QUATRELIVRES Zephyrine",
    "--id",
    "livr-1", "--allow-negative",
  ]

  @Test(arguments: [
    (
      "fr",
      "Le texte (motif) nomme une personne que le coffre connaît (dora) : le journal le garde pour toujours, et aucun effacement ne l’atteint. Un tel mot se garde au coffre : --note à côté d’un acte, sinon maillon people note dora -.\nSi c’est bien ce que vous voulez, ajoutez --yes.\nRien n’a été écrit.\n"
    ),
    (
      "nl",
      "De tekst (reden) noemt iemand die de kluis kent (dora): het log bewaart dat voor altijd, en geen wissing raakt het. Zoiets hoort in de kluis: --note bij een handeling, anders maillon people note dora -.\nIs dat wat u wilt, voeg dan --yes toe.\nEr is niets geschreven.\n"
    ),
    (
      "de",
      "Der Text (Grund) nennt jemanden, den der Tresor kennt (dora): das Log behält ihn für immer, und keine Löschung erreicht ihn. So etwas gehört in den Tresor: --note bei einem Vorgang, sonst maillon people note dora -.\nIst das so gewollt, fügen Sie --yes hinzu.\nNichts wurde geschrieben.\n"
    ),
    (
      "en",
      "The text (reason) names somebody whom the vault knows (dora): the log keeps that for ever, and no erasure reaches it. Such words belong in the vault: --note beside an act, else maillon people note dora -.\nIf that is what you want, add --yes.\nNothing was recorded.\n"
    ),
  ])
  func `is said, and recorded where nobody sits only when that is meant`(
    _ language: String, _ remark: String
  ) async {
    let stage = await stage(language: language)
    let outcome = await stage.run(Self.act)
    #expect(outcome.status == 65 && outcome.errors == remark, "\(outcome)")
    #expect(await stage.run("show livr-1").status == 65)
    let meant = await stage.run(Self.act + ["--yes"])
    #expect(
      meant.status == 0 && meant.errors == remark.split(separator: "\n")[0] + "\n", "\(meant)")
  }

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `of an address is told with the command that works`(language: String) async throws {
    let stage = await stage(language: language)
    _ = await stage.run(["people", "set", "dora", "--address", "Rue du Pont 12"])
    let told = await stage.run(Self.act.map { $0 == Self.act[6] ? "Rue du Pont 12" : $0 })
    #expect(told.status == 65 && told.errors.contains("maillon people note dora -."), "\(told)")
    let kept = await stage.run(["people", "note", "dora", "-"], input: "au 12")
    #expect(kept.status == 0, "\(kept)")
  }

  @Test func `that the log refuses in any case is asked about by nobody`() async {
    let stage = await stage()
    _ = await stage.run(["people", "set", "dora", "--telephone", "0470/12.34.56"])
    let act = Self.act.map { $0 == Self.act[6] ? "0470/12.34.56" : $0 }
    for words in [act, act + ["--yes"]] {
      let refused = await stage.run(words)
      #expect(refused.status == 65 && !refused.errors.contains("--yes"), "\(refused)")
    }
  }

  @Test func `is asked about before it is written`() async {
    let stage = await stage()
    let no = await stage.run(Self.act, answer: "")
    #expect(
      no.status == 65 && no.errors.hasSuffix("quand même ? o/N Rien n’a été écrit.\n"), "\(no)")
    #expect(await stage.run("show livr-1").status == 65)
    #expect(await stage.run(Self.act, answer: "oui").status == 0)
  }

  @Test func `is said of each line of a file, also on trial, without asking`() async {
    let stage = await stage()
    stage.write(
      """
      {"effort":{"unit":"hour","value":"1"},"id":"w1","kind":"workDone","provider":"dora","skill":"couture"}
      {"effort":{"unit":"hour","value":"1"},"id":"w2","kind":"workDone","provider":"dora","skill":"Zephyrine Quatrelivres"}
      """, to: "a.jsonl")
    let trial = await stage.run(["import", "a.jsonl", "--dry-run"], answer: "")
    #expect(trial.status == 0 && trial.errors.hasPrefix("Le texte (ligne 2, métier)"), "\(trial)")
    let no = await stage.run(["import", "a.jsonl"], answer: "n")
    #expect(no.status == 65)
    #expect(await stage.run("show w1").status == 65)
  }

  @Test(arguments: ["selon Z. Quatrelivres", "door mevr. Quatrelivres"])
  func `is said of an initial or a form of address with the family name, too`(
    _ reason: String
  ) async {
    let stage = await stage()
    let outcome = await stage.run([
      "deliver", "1", "sheet", "--receiver", "chr", "--reason", reason, "--allow-negative",
    ])
    #expect(outcome.status == 65 && outcome.errors.contains("(dora)"), "\(outcome)")
  }

  @Test(arguments: [
    (
      "fr",
      "Le journal garde pour toujours 1 texte qui nomme « bruno » ; aucun effacement ne l’atteindra :\n  place 8, livr-1 (motif) : « Autre Exemple »\n"
    ),
    (
      "nl",
      "Het register bewaart voor altijd 1 tekst die “bruno” noemt; geen wissing raakt hem:\n  plaats 8, livr-1 (reden): “Autre Exemple”\n"
    ),
    (
      "de",
      "Das Register behält für immer 1 Text, der „bruno“ nennt; keine Löschung erreicht ihn:\n  Stelle 8, livr-1 (Grund): „Autre Exemple“\n"
    ),
    (
      "en",
      "The log keeps for ever 1 text that names “bruno”; no erasure reaches it:\n  place 8, livr-1 (reason): “Autre Exemple”\n"
    ),
  ])
  func `is said when the name enters the vault after it`(
    _ language: String, _ remark: String
  ) async {
    let stage = await stage(language: language)
    let act = await stage.run([
      "deliver", "1", "sheet", "--receiver", "chr", "--reason", "selon Autre Exemple", "--id",
      "livr-1", "--allow-negative",
    ])
    #expect(act.status == 0 && act.errors.isEmpty)
    let set = await stage.run(["people", "set", "bruno", "--name", "Autre Exemple"])
    #expect(set.status == 0 && set.errors == remark, "\(set)")
    #expect(await stage.run("people set bruno --language fr").errors.isEmpty)
  }

  @Test func `a part of a name is not held against anybody`() async {
    let stage = await stage()
    let outcome = await stage.run([
      "deliver", "1", "sheet", "--receiver", "chr", "--reason", "chez Quatrelivres",
      "--allow-negative",
    ])
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome)")
  }

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `where somebody lives is said too, by street and number`(_ language: String) async throws {
    let stage = await stage(language: language)
    for (agent, address) in [
      ("dora", "rue de l'Exemple 12, 5000 Namur"), ("bruno", "rue du Modèle 3, 5000 Namur"),
      ("bruno", "rue Autre 5, 5000 Namur"), ("chr", "avenue Exemple 7, 5000 Namur"),
    ] {
      #expect(await stage.run(["people", "set", agent, "--address", address]).status == 0)
    }
    var count = 0
    func act(_ text: String) async -> Stage.Outcome {
      count += 1
      return await stage.run([
        "deliver", "\(count)", "sheet", "--receiver", "chr", "--allow-negative", "--yes",
        "--reason", text,
      ])
    }
    for (text, agent) in [
      ("12, rue de l’Exemple", "dora"), ("rue de l'Exemple 12, 5000 Namur", "dora"),
      ("Rue du Modele 3", "bruno"),
    ] {
      let outcome = await act(text)
      #expect(outcome.status == 0 && outcome.errors.contains("(\(agent))"), "\(text): \(outcome)")
      #expect(!outcome.errors.contains("nomme une personne"), "\(outcome)")
    }
    // What an organisation is reached by is no person's.
    for text in ["rue de l’Exemple 13", "avenue Exemple 7", "av. Exemple 7, 5000 Namur"] {
      let outcome = await act(text)
      #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(text): \(outcome)")
    }
    let both = await act("Zéphyrine Quatrelivres, rue de l’Exemple 12")
    #expect(both.errors.contains("(dora)"), "\(both)")
    let trial = await stage.run("erase dora --dry-run").output
    #expect(trial.contains("12, rue de l’Exemple"), "\(trial)")
    #expect(await stage.run("people show bruno").output.contains("Rue du Modele 3"))
  }
}
