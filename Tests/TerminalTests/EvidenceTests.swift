import Exchange
import FoundationEssentials
import MerkleLog
import Testing
import Wording

@testable import Terminal

/// A consent bears the digest of the file that shows it. What becomes of that file is said. Names are placeholders.
@Suite struct EvidenceTests {
  private static let text = "oui, signé en présence de Zéphyrine Quatrelivres"

  private static func digest(_ text: String) -> String {
    Hash.sha256(of: Array(text.utf8).span).hex
  }

  /// bruno's consent is shown by a text that names dora and hangs at the record of `keeper`.
  private func stage(language: String = "fr", keeper: String = "bruno") async throws -> Stage {
    let stage = Stage(language: language)
    await stage.open()
    stage.write(Self.text, to: "ok.txt")
    for words in [
      ["people", "set", "dora", "--name", "Zéphyrine Quatrelivres"],
      ["people", "attach", keeper, "ok.txt"],
      [
        "people", "consent", "bruno", "--purpose", "name-in-report", "--text-version", "1",
        "--evidence", Self.digest(Self.text),
      ],
    ] {
      let outcome = await stage.run(words)
      try #require(outcome.status == 0, "\(words): \(outcome.errors)")
    }
    return stage
  }

  private func isSaid(_ outcome: Stage.Outcome, _ language: Language = .fr) -> Bool {
    let purpose = language.words.word("nameInReport", inColumn: "purpose")
    return (outcome.output + outcome.errors).contains("bruno (\(purpose))")
  }

  @Test(arguments: Language.allCases, ["bruno", "chr"])
  func `an erasure that masks it says so, and so does the record from then on`(
    language: Language, keeper: String
  ) async throws {
    let stage = try await stage(language: language.rawValue, keeper: keeper)
    #expect(!(await stage.run("people show bruno --json").output.contains("evidenceChange")))
    let erased = await stage.run("erase dora --yes")
    #expect(erased.status == 0 && isSaid(erased, language), "\(erased)")
    let shown = await stage.run("people show bruno --json").output
    #expect(shown.contains(#""evidence":"\#(Self.digest(Self.text))""#), "\(shown)")
    #expect(
      shown.contains(#""evidenceChange":"wordsMasked","evidenceChangedOn":"2020-"#), "\(shown)")
    let page = await stage.run("people show bruno").output
    #expect(!page.contains("wordsMasked") && !page.contains("evidenceChange"), "\(page)")
    #expect(!isSaid(await stage.run("erase dora --yes"), language))
  }

  @Test func `so is what is masked by hand, and what is taken off after that`() async throws {
    let stage = try await stage()
    let masked = await stage.run("people mask bruno/content/1 --text Quatrelivres")
    #expect(masked.status == 0 && isSaid(masked), "\(masked)")
    let json = await stage.run("erase dora --yes --json")
    #expect(!json.output.contains("\"evidence\""), "the name is not there any more: \(json.output)")
    for line in ["people detach bruno 1", "people detach bruno 1 --dry-run"] {
      #expect(isSaid(await stage.run(line)), "\(line)")
    }
    let asked = await stage.run(["people", "detach", "bruno", "1"], answer: "oui")
    #expect(asked.status == 0 && isSaid(asked), "\(asked)")
    let shown = await stage.run("people show bruno --json").output
    #expect(shown.contains(#""evidenceChange":"takenOff""#), "\(shown)")
  }

  @Test(arguments: ["detach", "erase", "forget"])
  func `a file that shows the consent of somebody else is told of, however it goes`(_ how: String)
    async throws
  {
    let stage = try await stage(keeper: how == "forget" ? "chr" : "dora")
    let line =
      switch how {
      case "detach": "people detach dora 1 --yes"
      case "erase": "erase dora --yes --json"
      default: "people forget chr --yes"
      }
    let gone = await stage.run(line)
    #expect(gone.status == 0, "\(gone)")
    if how == "erase" {
      #expect(
        gone.output.contains(
          #""evidence":[{"agent":"bruno","purpose":"nameInReport","became":"takenOff"}]"#),
        "\(gone.output)")
    } else {
      #expect(isSaid(gone), "\(gone)")
    }
    let shown = await stage.run("people show bruno --json").output
    #expect(shown.contains(#""evidenceChange":"takenOff""#), "\(shown)")
  }

  @Test func `as long as the same file is kept elsewhere nothing is amiss`() async throws {
    let stage = try await stage()
    #expect(await stage.run("people attach chr ok.txt").status == 0)
    #expect(!isSaid(await stage.run("people detach chr 1 --yes")))
    #expect(!(await stage.run("people show bruno --json").output.contains("evidenceChange")))
    #expect(isSaid(await stage.run("people detach bruno 1 --yes")))
  }
}
