import Testing

@testable import Terminal

/// What is said of a person on standard input, and what does not look right.
@Suite struct PeopleInputTests {
  private func stage(language: String = "fr") async -> Stage {
    let stage = Stage(language: language)
    await stage.open()
    return stage
  }

  @Test func `a name is one line`() async {
    let stage = await stage()
    let outcome = await stage.run(
      ["people", "set", "dora", "--name", "-"], input: "Prénom Exemple\nAutre\n")
    #expect(outcome.status == 64)
    #expect(
      outcome.errors.hasPrefix(
        "maillon: L’entrée standard a 2 lignes ; il en faut 1, une pour chacun de : --name."),
      "\(outcome)")
    let both = await stage.run(
      ["people", "set", "dora", "--name", "-", "--mail", "-"], input: "Prénom Exemple\n")
    #expect(
      both.errors.hasPrefix(
        "maillon: L’entrée standard a 1 ligne ; il en faut 2, une pour chacun de : --name, --mail."),
      "\(both)")
    #expect(!(await stage.run("people list").output.contains("Exemple")))
  }

  @Test(arguments: [
    ("fr", "Rien n’est venu sur l’entrée standard pour --name. "),
    ("nl", "Er kwam niets op de standaardinvoer voor --name. "),
    ("de", "Auf der Standardeingabe kam nichts für --name. "),
    ("en", "Nothing came on standard input for --name. "),
  ])
  func `nothing is no name`(language: String, sentence: String) async {
    let stage = await stage(language: language)
    for input in ["", "\n", "  \n"] {
      let outcome = await stage.run(["people", "set", "dora", "--name", "-"], input: input)
      #expect(
        outcome.status == 64 && outcome.errors.hasPrefix("maillon: " + sentence), "\(outcome)")
    }
  }

  @Test func `what is longer than any name or note is refused, and holds nobody up`() async {
    let stage = await stage()
    let long = String(repeating: "Exemple abc ", count: 50)
    for option in ["--name", "--mail", "--phone", "--address"] {
      let outcome = await stage.run(["people", "set", "dora", option, "-"], input: long)
      #expect(outcome.status == 65 && outcome.errors.contains("plus de 500 octets"), "\(outcome)")
    }
    let note = String(repeating: long, count: 200)
    let noted = await stage.run(["people", "note", "dora", "-"], input: note)
    #expect(noted.status == 65 && noted.errors.contains("octets"), "\(noted)")
    let act = "donate 1 sheet --provider dora --id d --note".split(separator: " ").map(String.init)
    #expect(await stage.run(act + ["-"], input: note).status == 65)
    #expect(await stage.run("show d").status != 0)
    #expect(!(await stage.run("people list").output.contains("Exemple")))
  }

  @Test func `what has not the form of a contact is kept, and said`() async {
    let stage = await stage()
    let mail = await stage.run(["people", "set", "dora", "--mail", "pas un courriel"])
    #expect(mail.status == 0)
    #expect(
      mail.errors
        == "« pas un courriel » n’a pas la forme d’une adresse de courriel. C’est gardé ainsi : relisez, et corrigez avec maillon people set.\n",
      "\(mail)")
    let phone = await stage.run(["people", "set", "dora", "--phone", "abc"])
    #expect(phone.errors.contains("d’un numéro de téléphone"))
    for words in [
      ["--mail", "exemple@test.invalid"], ["--phone", "0470 12 34 56"], ["--mail", ""],
    ] {
      let right = await stage.run(["people", "set", "dora"] + words)
      #expect(!right.errors.contains("n’a pas la forme"), "\(right)")
    }
  }

  @Test func `names come from standard input, and stand in no list of programs`() async throws {
    let machine = try await Machine.withEverything()
    #expect(await machine.run("people set p-1 --name -", input: "Marie Exemple\n").status == 0)
    let both = await machine.run(
      "people set p-1 --name - --address -", input: "Marie Exemple\nRue d’Exemple 1\n")
    #expect(both.status == 0, "\(both)")
    #expect(await machine.run("people note p-1 -", input: "deux\nlignes\n").status == 0)
    let shown = await machine.run("people show p-1 --json").output
    for text in ["Marie Exemple", "Rue d’Exemple 1", #"deux\nlignes"#] {
      #expect(shown.contains(text), "\(shown)")
    }
    let short = await machine.run("people set p-1 --name - --address -", input: "Marie\n")
    #expect(short.status == 64, "\(short)")
    #expect(await machine.run("people set p-1 --name -", input: "").status == 64)
    #expect(await machine.run("people show p-1 --json").output.contains("Marie Exemple"))
  }

  @Test(arguments: ["ledger/key", "ledger/log/data.mdb"])
  func `a secret file is nobody's paper`(_ name: String) async throws {
    let machine = try await Machine.withEverything()
    let refused = await machine.run("people attach p-1 @/\(name)")
    #expect(refused.status == 65 && refused.errors.contains("fichier secret"), "\(refused)")
    #expect(
      !(await machine.run("people show p-1").output.contains(name.split(separator: "/").last!)))
    #expect(await machine.run("people attach p-1 @/archive.jsonl").status == 0)
  }
}
