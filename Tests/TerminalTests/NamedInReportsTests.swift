import Testing
import Wording

@testable import Terminal

/// Whoever agreed to be named in reports is in those that were handed out, which no erasure reaches.
@Suite struct NamedInReportsTests {
  private static let issue = "report impact --from 2020-03-01 --to 2020-12-31 --issue --out r.json"

  @Test(arguments: Language.allCases)
  func `an erasure names the reports that were issued, where the person had agreed`(
    language: Language
  ) async throws {
    let stage = try await Stage.peopled(language: language.rawValue)
    let made = await stage.run(Self.issue + " --yes --json")
    #expect(made.status == 0, "\(made)")
    let journal = await stage.run("journal --json").output
    let id = try #require(journal.firstMatch(of: /([0-9a-z-]+)","kind":"reportIssued"/)?.1)
    let other = await stage.run("erase bruno --mask none")
    #expect(other.status == 0 && !other.errors.contains(id), "\(other)")
    let withdrawal = "people withdraw dora --purpose name-in-report"
    let withdrawn = await stage.run(withdrawal)
    #expect(withdrawn.status == 0 && withdrawn.errors.contains(id), "\(withdrawn)")
    let again = await stage.run(withdrawal)
    #expect(!again.errors.contains(id), "\(again)")
    let erased = await stage.run("erase dora --mask none")
    #expect(erased.status == 0 && erased.errors.contains(id), "\(erased)")
  }
}
