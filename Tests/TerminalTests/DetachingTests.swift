import FoundationEssentials
import Testing
import Wording

@testable import Terminal

/// A file that hangs at the wrong record, or is wanted no more, is taken off it. Names are placeholders.
@Suite struct DetachingTests {
  /// dora has the files n° 1 and 2.
  private func stage(language: String = "fr") async throws -> Stage {
    let stage = try await Stage.peopled(language: language)
    stage.write("%PDF-1.7 une carte", to: "carte.pdf")
    #expect(await stage.run("people attach dora carte.pdf").status == 0)
    return stage
  }

  private func sealed(_ stage: Stage, _ part: Int) -> String {
    stage.folder + "/people/persons/dora.\(part).sealed"
  }

  private func isThere(_ stage: Stage, _ part: Int) -> Bool {
    FileManager.default.fileExists(atPath: sealed(stage, part))
  }

  @Test(arguments: Language.allCases)
  func `it is destroyed once it is meant, and the other files keep their numbers`(
    language: Language
  ) async throws {
    let stage = try await stage(language: language.rawValue)
    let before = try stage.files()
    // Nobody is there to be asked: nothing goes, and the command that does it is said, as it works.
    let refused = await stage.run("people detach dora 1", input: "oui\n")
    #expect(refused.status == 65 && refused.errors.contains("accord.pdf"), "\(refused)")
    let printed = try #require(refused.errors.firstMatch(of: /maillon (people detach .+)\n/)?.1)
    let trial = await stage.run("people detach dora 1 --dry-run")
    #expect(trial.status == 0 && trial.output.contains("accord.pdf"), "\(trial)")
    #expect(trial.output.contains("maillon \(printed)\n"), "\(trial)")
    for name in before.keys where name.hasSuffix(".sealed") {
      #expect(try stage.files()[name] == before[name], "\(name)")
    }
    // Whoever sits there is told which file it is, and whose.
    let no = await stage.run(["people", "detach", "dora", "1"], answer: "non merci")
    #expect(no.status == 65 && isThere(stage, 1), "\(no)")
    for part in ["accord.pdf", "dora (\(Stage.name))"] {
      #expect(no.errors.contains(part), "\(part): \(no.errors)")
    }
    let done = await stage.run(String(printed))
    #expect(done.status == 0 && done.errors.isEmpty, "\(done)")
    #expect(!isThere(stage, 1) && isThere(stage, 2))
    #expect(await stage.run("people fetch dora 1 --out x").status == 65)
    #expect(await stage.run("people fetch dora 2 --out y").status == 0)
    let shown = await stage.run("people show dora --json").output
    #expect(!shown.contains("accord.pdf") && shown.contains(#"{"number":2,"#), "\(shown)")
    #expect(shown.contains(#""changed":"detachment""#), "\(shown)")
    #expect(!(await stage.run("people show dora").output.contains("detachment")))
    #expect(await stage.run("verify").status == 0)
  }

  @Test func `whoever sits there says yes, and it goes`() async throws {
    let stage = try await stage()
    let done = await stage.run(["people", "detach", "dora", "1"], answer: "oui")
    #expect(done.status == 0 && !isThere(stage, 1), "\(done)")
    #expect(
      done.errors
        == "Détruire pour toujours la pièce n° 1 de dora (Prénom Exemple), « accord.pdf » (16 octets) ? o/N ",
      "\(done.errors)")
    #expect(
      done.output
        == "La pièce n° 1 de dora est détruite ; les autres gardent leur numéro. Les sauvegardes d’avant la contiennent encore.\n",
      "\(done.output)")
  }

  @Test func `a number that is gone stays gone`() async throws {
    let stage = try await stage()
    stage.write("encore une", to: "autre.txt")
    for number in [2, 3] {
      #expect(await stage.run("people detach dora \(number) --yes").status == 0)
      let attached = await stage.run("people attach dora autre.txt")
      #expect(attached.output.contains("n° \(number + 1)"), "\(attached)")
    }
    for number in [2, 3] {
      let again = await stage.run("people detach dora \(number) --yes")
      #expect(again.status == 0 && again.errors.contains("déjà"), "\(again)")
    }
    for number in ["9", "0", "x", "-1"] {
      let outcome = await stage.run("people detach dora \(number) --yes")
      #expect([64, 65].contains(outcome.status), "\(number): \(outcome)")
    }
    #expect(await stage.run("people fetch dora 4 --out z").status == 0)
    #expect(await stage.run("people detach dora").status == 64)
    #expect(await stage.run("people detach nobody 1 --yes").status == 65)
  }

  /// The file is given up, then destroyed, then its record says so.
  @Test(arguments: ["given up", "destroyed"], [true, false])
  func `what a crash leaves is ended by the same command`(_ state: String, _ isUsed: Bool)
    async throws
  {
    let stage = try await stage()
    let record = sealed(stage, 0)
    let (former, file) = (
      FileManager.default.contents(atPath: record),
      FileManager.default.contents(atPath: sealed(stage, 1))
    )
    #expect(await stage.run("people detach dora 1 --yes").status == 0)
    try #require(former).write(to: URL(filePath: record))
    if state == "given up" {
      try #require(file).write(to: URL(filePath: sealed(stage, 1) + ".new"))
    }
    if isUsed { #expect(await stage.run("people show dora").status == 0) }
    let ended = await stage.run("people detach dora 1 --yes")
    #expect(ended.status == 0, "\(ended)")
    #expect(!(await stage.run("people show dora").output.contains("accord.pdf")))
    #expect(!(try stage.files().keys.contains { $0.contains("dora.1") }))
    #expect(await stage.run("people fetch dora 2 --out y").status == 0)
  }

  @Test func `who did it is written down, and the file of an organisation goes too`() async throws {
    let stage = try await stage()
    #expect(await stage.run("people attach chr carte.pdf").status == 0)
    let looks = await stage.run("people access chr --json").output
    #expect(await stage.run("people detach chr 1 --yes").status == 0)
    let after = await stage.run("people access chr --json").output
    let changes = { (text: String) in text.split(separator: "{").count { $0.contains("change") } }
    #expect(changes(after) == changes(looks) + 1, "\(after)")
    #expect(await stage.run("people fetch chr 1 --out x").status == 65)
    #expect(await stage.run("people detach dora 2 --yes --json").output.contains(#""detached":2"#))
    #expect(await stage.run("erase dora --mask all").status == 0)
    #expect(await stage.run("people detach dora 1 --yes").status == 65)
  }

  @Test(arguments: Language.allCases)
  func `words in a file that is no text are not said to be nowhere`(language: Language)
    async throws
  {
    let stage = try await stage(language: language.rawValue)
    for line in [
      "people mask dora/content/2 --text carte", "people mask dora/content/2 --text x --yes",
    ] {
      let told = await stage.run(line)
      #expect(told.status == 65 && told.errors.contains("maillon people detach dora 2"), "\(told)")
      #expect(told.errors.contains("maillon people fetch dora 2 "), "\(told)")
    }
    let asked = await stage.run(["people", "mask", "dora/content/2"], answer: "carte")
    #expect(asked.errors.contains("maillon people detach dora 2"), "\(asked)")
    // So is who erases somebody whom such a file may name.
    let erased = await stage.run("erase bruno --dry-run")
    #expect(erased.output.contains("maillon people detach dora 2"), "\(erased.output)")
    let none = await stage.run("people mask dora/content/9 --text x")
    #expect(none.status == 65 && !none.errors.contains("detach"), "\(none)")
  }

  @Test func `a paper that is attached again shows its consent again`() async throws {
    let stage = try await stage()
    let digest = try #require(
      await stage.run("people show dora --json").output
        .firstMatch(of: /"digest":"([0-9a-f]{64})"/)?.1)
    let consent = "--purpose photo --text-version 1 --channel paper --evidence \(digest)"
    for agent in ["dora", "bruno"] {
      #expect(await stage.run("people consent \(agent) \(consent)").status == 0)
    }
    #expect(await stage.run("people detach dora 1 --yes").status == 0)
    #expect(await stage.run("people show dora --json").output.contains("takenOff"))
    #expect(await stage.run("people attach dora accord.pdf").status == 0)
    for agent in ["dora", "bruno"] {
      let shown = await stage.run("people show \(agent) --json").output
      #expect(!shown.contains("takenOff"), "\(shown)")
    }
    let trial = await stage.run("people detach dora 3 --dry-run")
    #expect((trial.output + trial.errors).contains("photo"), "\(trial)")
  }
}
