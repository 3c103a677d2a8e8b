import Exchange
import Testing
import Wording

@testable import Terminal

/// An answer that is none of those that a question takes: what was typed is told as that, and is no yes.
struct WrongAnswerTests {
  @Test(arguments: Language.allCases)
  func `a word that is no choice of masks is told as an answer, and asked again`(
    language: Language
  ) async throws {
    let stage = try await Stage.mentioning(language: language.rawValue)
    let wrong = await stage.run(["erase", "dora"], answer: "peut-être")
    #expect(wrong.status == 65, "\(wrong)")
    #expect(wrong.errors.contains("peut-être") && !wrong.errors.contains("--mask"), "\(wrong)")
    let nothing = language.words.phrase(.notErased)
    #expect(wrong.errors.hasSuffix(nothing + "\n"), "\(wrong)")
    #expect(wrong.errors.ranges(of: language.words.phrase(.askMasking)).count == 3)
    // The places that are named are some of those in the list.
    #expect(!wrong.errors.contains("p-2/note/1") && wrong.errors.contains("bruno/note/6"))
    #expect(await stage.run("people show dora").output.contains("Quatrelivres"))
  }

  @Test func `after a wrong word a right one does`() async throws {
    let stage = try await Stage.mentioning()
    let other = await stage.run(["erase", "dora"], answer: "bruno/note/99", then: "none")
    #expect(other.errors.contains("bruno/note/99"), "\(other)")
    // “none” is no yes to the question that comes next.
    #expect(other.status == 65 && other.errors.contains("pour toujours ?"), "\(other)")
  }

  @Test(arguments: Language.allCases)
  func `an option that says no masks names no place that is not there`(language: Language) async {
    let stage = Stage(language: language.rawValue)
    await stage.open()
    for word in ["oui", "", ",", "p-2"] {
      let wrong = await stage.run(["erase", "dora", "--mask", word])
      #expect(wrong.status == 64 && wrong.errors.contains("--mask"), "\(wrong)")
      #expect(wrong.errors.contains("all") && wrong.errors.contains("--dry-run"), "\(wrong)")
      #expect(!wrong.errors.contains("note/1"), "\(wrong)")
    }
  }

  @Test(arguments: Language.allCases)
  func `who does not want an unfinished period issued is told that nothing was`(
    language: Language
  ) async {
    let stage = Stage(language: language.rawValue)
    await stage.open()
    stage.setClock("2020-04-20T10:00:00Z")
    _ = await stage.run("donate 5 sheet --provider dora")
    let line = "report impact --from 2020-04-01 --to 2020-04-30 --out r.json --issue"
    let words = line.split(separator: " ").map(String.init)
    for answer in ["n", "jamais", ""] {
      let no = await stage.run(words, answer: answer)
      #expect(no.status == 65 && !no.errors.contains("--issue"), "\(no)")
      #expect(no.errors.hasSuffix(language.words.phrase(.notRecorded) + "\n"), "\(no)")
    }
    #expect(stage.file("r.json") == nil)
  }

  @Test(arguments: Language.allCases)
  func `a period that ends today is issued only with a word, for today is not over`(
    language: Language
  ) async {
    let stage = Stage(language: language.rawValue)
    await stage.open()
    stage.setClock("2020-04-30T01:00:00Z")
    _ = await stage.run("donate 5 sheet --provider dora --on 2020-04-20")
    let line = "report impact --from 2020-04-01 --to 2020-04-30 --out r.json"
    #expect(await stage.run(line).errors.split(separator: "\n").count <= 1)
    let refused = await stage.run(line + " --issue")
    #expect(refused.status == 64 && refused.errors.contains("--yes"), "\(refused)")
    let today = language.format(Timestamp("2020-04-30")!, in: .brussels)
    #expect(refused.errors.contains(today), "\(refused)")
    #expect(await stage.run(line + " --issue --yes --force").status == 0)
  }

  @Test func `who was erased before is told as that before anything is asked`() async {
    let stage = Stage()
    await stage.open()
    _ = await stage.run(["people", "set", "dora", "--name", "Prénom Exemple"])
    #expect(await stage.run("erase dora --yes").status == 0)
    let again = await stage.run(["erase", "dora"], answer: "n")
    #expect(again.errors.hasPrefix("dora était déjà une personne effacée"), "\(again)")
    #expect(await stage.run("erase dora").errors.hasPrefix("dora était déjà"))
  }
}
