import Testing

@testable import Terminal

/// What an erasure takes of others' texts: all of the person's marks, and nothing else. Names are placeholders.
@Suite struct MaskedAllTests {
  private static let texts = [
    ("Mme Quatrelivres; Z. de Quatrelivres", "Mme █; █"),
    ("vu Quatrelivres. Z. de Quatrelivres", "vu █. █"),
    ("Z. Quatrelivres; Quatrelivres; Z. Quatrelivres", "█; █; █"),
    ("GSM 0499 11 22 33, 0471 22 33 44", "GSM 0499 11 22 33, █"),
    ("le 3, 0471 22 33 44", "le 3, █"), ("0471 22 33 44 / +32 471 22 33 44", "█ / █"),
    ("don 44 0471 22 33 44, Zoé 44", "don 44 █, █ 44"),
  ]

  private func stage(_ others: [[String]]) async throws -> Stage {
    let stage = Stage()
    await stage.open()
    let known = [
      "people", "set", "dora", "--name", "Zoé de Quatrelivres", "--phone", "0471 22 33 44",
      "--address", "rue de l’Exemple 4, 5000 Namur",
    ]
    for words in [known] + others {
      let outcome = await stage.run(words)
      try #require(outcome.status == 0, "\(words): \(outcome.errors)")
    }
    return stage
  }

  @Test func `in notes, notes of acts and files alike`() async throws {
    let stage = try await stage([])
    let whole = Self.texts.map(\.0).joined(separator: "\n")
    let masked = Self.texts.map(\.1).joined(separator: "\n")
    stage.write(whole, to: "liste.txt")
    _ = await stage.run(["people", "attach", "bruno", "liste.txt"])
    for (index, (text, _)) in Self.texts.enumerated() {
      _ = await stage.run(["people", "note", "bruno", text])
      _ = await stage.run([
        "donate", "1", "sheet", "--provider", "chr", "--id", "don-\(index)", "--note", text,
      ])
    }
    #expect(await stage.run("erase dora --mask all").status == 0)
    let shown = await stage.run("people show bruno --json").output
    for (index, (_, text)) in Self.texts.enumerated() {
      #expect(shown.contains("\"\(text)\""), "\(text) in \(shown)")
      #expect(await stage.run("show don-\(index)").output.contains("note : \(text)\n"))
    }
    #expect(await stage.run("people fetch bruno 1 --out liste-2.txt").status == 0)
    #expect(stage.file("liste-2.txt") == masked)
  }

  @Test func `a relative keeps the name by which an organisation is reached`() async throws {
    let stage = try await stage([["people", "set", "chr", "--name", "Paul de Quatrelivres"]])
    let erased = await stage.run("erase dora --mask all")
    #expect(erased.status == 0 && erased.output.contains("chr/name/1 : "), "\(erased)")
    #expect(erased.errors.contains("maillon people mask chr/name/1"), "\(erased)")
    #expect(await stage.run("people show chr").output.contains("Paul de Quatrelivres"))
  }

  @Test func `the mail address of somebody else keeps what is the name of both`() async throws {
    let stage = try await stage([
      ["agent", "tiers", "--agent-type", "person", "--category", "citizen"],
      ["people", "set", "bruno", "--name", "Zoé Autre", "--mail", "zoe@test.invalid"],
      ["people", "note", "tiers", "courriel : zoe@test.invalid"],
    ])
    #expect(await stage.run("erase dora --mask all").status == 0)
    #expect(await stage.run("people show tiers").output.contains("█@") == false)
    // Whose it is goes with it whole.
    #expect(await stage.run("erase bruno --mask all").status == 0)
    #expect(!(await stage.run("people show tiers").output.contains("@test.invalid")))
  }

  @Test func `unless that place is named`() async throws {
    let stage = try await stage([["people", "set", "chr", "--name", "Mme Quatrelivres"]])
    let erased = await stage.run("erase dora --mask chr/name/1")
    #expect(erased.status == 0 && erased.errors.isEmpty, "\(erased)")
    #expect(await stage.run("people show chr").output.contains("Mme █"))
  }

  @Test func `who lives at the same address keeps it`() async throws {
    let address = "Rue de l’Exemple 4 - 5000 Namur"
    let stage = try await stage([
      ["people", "set", "bruno", "--name", "Autre Exemple", "--address", address],
      ["people", "note", "bruno", "va rue de l’Exemple 4, 5000 Namur"],
    ])
    let trial = await stage.run("erase dora --dry-run").output
    #expect(trial.contains("bruno/note/1") && !trial.contains("bruno/contact"), "\(trial)")
    #expect(await stage.run("erase dora --mask all").status == 0)
    let shown = await stage.run("people show bruno").output
    #expect(shown.contains(address) && shown.contains("va █"), "\(shown)")
  }
}
