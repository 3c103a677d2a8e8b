import Exchange
import Testing
import Wording

@testable import Terminal

/// What a person reads of what is kept: who answers, when, and where to complain. Names are placeholders.
struct PersonPageTests {
  @Test(arguments: [
    (Language.fr, "Autorité de protection des données"),
    (.nl, "Gegevensbeschermingsautoriteit"), (.de, "Datenschutzbehörde"),
    (.en, "Data Protection Authority"),
  ])
  func `the answer says who gives it, when, and where to complain`(
    language: Language, authority: String
  ) async {
    let stage = Stage(language: language.rawValue)
    await stage.open()
    _ = await stage.run("people set dora --name Dora")
    for line in ["people show dora", "people show dora --format html"] {
      let answer = await stage.run(line).output
      let day = language.format(Timestamp("2020-04-04")!, in: .brussels)
      #expect(answer.contains(day) && answer.contains("Maillon"), "\(answer)")
      #expect(answer.contains(authority), "\(answer)")
    }
  }

  @Test func `an organisation is not told that it has no name`() async {
    let stage = Stage()
    await stage.open()
    _ = await stage.run("people set chr --name Contact")
    #expect(await stage.run("people set dora --name Dora").status == 0)
    #expect(!(await stage.run("people show chr").output.contains("sans nom")))
    #expect(await stage.run("people show dora").output.contains("sous un identifiant sans nom"))
  }

  @Test func `a consent that another took the place of is not told as withdrawn`() async {
    let stage = Stage()
    await stage.open()
    for version in 1...2 {
      _ = await stage.run(
        "people consent dora --purpose photo --text-version \(version) --on 2020-04-0\(version)")
    }
    let shown = await stage.run("people show dora").output
    #expect(shown.contains("02/04/2020") && !shown.contains("retiré"), "\(shown)")
    #expect(shown.contains("valable jusqu’au"), "\(shown)")
  }
}
