import Testing

@testable import Terminal

/// Words by which a person is known and that are other people's too, or were the person's once.
struct CommonWordTests {
  private let stage = Stage(language: "fr")

  private func notes(_ texts: [String]) async {
    await stage.open()
    for text in texts { _ = await stage.run(["people", "note", "bruno", text]) }
  }

  @Test(arguments: ["Marie", "de Marie"])
  func `a name of one word goes from others' notes when somebody says so`(name: String) async {
    await notes(["Marie Dupont a la clé", "par Marie Curie"])
    _ = await stage.run(["people", "set", "dora", "--name", name])
    let trial = await stage.run("erase dora --dry-run")
    #expect(trial.output.contains("--mask all"), "\(trial.output)")
    #expect(await stage.run("erase dora --yes").status == 0)
    let kept = await stage.run("people show bruno").output
    #expect(kept.contains("Marie Dupont a la clé") && kept.contains("par Marie Curie"), "\(kept)")
  }

  @Test func `a street and a mailbox called like a person stay how somebody is reached`() async {
    await notes(["livrer Avenue Albert Premier 12", "quai d'Albert Premier", "vu Albert Premier"])
    _ = await stage.run(["people", "set", "dora", "--name", "Albert Premier"])
    _ = await stage.run([
      "people", "set", "chr", "--address", "Avenue Albert Premier 12, 5000 Namur", "--mail",
      "albert.premier@chr.example",
    ])
    #expect(await stage.run("erase dora --yes").status == 0)
    let reached = await stage.run("people show chr").output
    #expect(reached.contains("Avenue Albert Premier 12, 5000 Namur"), "\(reached)")
    #expect(reached.contains("albert.premier@chr.example"), "\(reached)")
    // The page hides where others live; the text is as it was.
    let hidden = await stage.run("people show bruno").output
    #expect(hidden.contains("livrer █"), "\(hidden)")
    for off in [["--address", ""], ["--former-off", "Avenue Albert Premier 12, 5000 Namur"]] {
      _ = await stage.run(["people", "set", "chr"] + off)
    }
    let notes = await stage.run("people show bruno").output
    #expect(notes.contains("livrer Avenue Albert Premier 12"), "\(notes)")
    #expect(notes.contains("quai d'Albert Premier") && notes.contains("vu █"), "\(notes)")
  }

  @Test func `what a record said before is looked for too, and asked about`() async {
    await notes(["Zoé Quatrelivres passe, 0471 22 33 44", "Quatrelivres a la clé"])
    _ = await stage.run([
      "people", "set", "dora", "--name", "Zoé Quatrelivres", "--phone", "0471 22 33 44",
    ])
    let changed = await stage.run([
      "people", "set", "dora", "--name", "Zoé Martin", "--phone", "0499 11 22 33",
    ])
    #expect(changed.errors.contains("Zoé Quatrelivres"), "\(changed.errors)")
    let shown = await stage.run("people show dora").output
    #expect(shown.contains("0471 22 33 44") && shown.contains("Zoé Quatrelivres passe"), "\(shown)")
    let trial = await stage.run("erase dora --dry-run").output
    #expect(trial.contains("Zoé Quatrelivres") && trial.contains("0471 22 33 44"), "\(trial)")
    #expect(await stage.run("erase dora --mask all").status == 0)
    let kept = await stage.run("people show bruno").output
    #expect(kept.contains("█ passe, █") && kept.contains("█ a la clé"), "\(kept)")
  }

  @Test func `a contact person of before is forgotten with what the organisation's record said`()
    async
  {
    await stage.open()
    _ = await stage.run(["people", "set", "chr", "--name", "Zoé Quatrelivres, directrice"])
    _ = await stage.run(["people", "set", "chr", "--name", "Paul Exemple", "--yes"])
    _ = await stage.run(["people", "set", "dora", "--name", "Zoé Quatrelivres"])
    #expect(await stage.run("people show chr").output.contains("Quatrelivres"))
    #expect(await stage.run("erase dora --yes").status == 0)
    let kept = await stage.run("people show chr").output
    #expect(!kept.contains("Quatrelivres") && kept.contains("Paul Exemple"), "\(kept)")
  }
}
