import Foundation
import Testing
import Wording

@testable import Terminal

/// Words that nobody says go away: each has to stand somewhere outside the languages.
struct UnusedWordTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Every word of the sources, those of the languages left out.
  private static let said: Set<Substring> = {
    var said: Set<Substring> = []
    for top in ["Sources", "Projections"] {
      let files = FileManager.default.enumerator(
        at: root.appending(path: top), includingPropertiesForKeys: nil)
      for case let file as URL in files ?? FileManager.DirectoryEnumerator()
      where file.pathExtension == "swift" && !file.path.contains("/Words/")
        && !file.path.contains("/Wording/")
      {
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        said.formUnion(text.split { !$0.isLetter && !$0.isNumber })
      }
    }
    return said
  }()

  @Test func `every word of answers, option and command is used`() {
    #expect(Self.said.count > 1_000)
    // Names that are put together from a stem and an ending.
    let endings = ["Unknown", "OneLot"]
    func isSaid(_ name: String) -> Bool {
      Self.said.contains(name[...])
        || endings.contains { end in
          name.hasSuffix(end) && Self.said.contains(end[...])
            && Self.said.contains(name.dropLast(end.count))
        }
    }
    func unused(_ names: [String]) -> [String] { names.filter { !isSaid($0) } }
    #expect(unused(AnswerColumn.allCases.map { "\($0)" }) == [])
    #expect(unused(AnswerPart.allCases.map { "\($0)" }) == [])
    #expect(unused(AnswerTerm.allCases.map { "\($0)" }) == [])
    #expect(unused(OptionName.allCases.map { "\($0)" }) == [])
    #expect(unused(CommandName.allCases.map { "\($0)" }) == [])
    #expect(unused(["notAWordOfOurs"]) == ["notAWordOfOurs"])
  }

  @Test(arguments: ["Words", "CopyPhrase"])
  func `every sentence is said by somebody`(file: String) throws {
    let path = "Sources/Terminal/Words/\(file).swift"
    let text = try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
    let names = text.matches(of: /(?m)(?:^  case |, )([a-z]\w*)(?=[,(\n])/)
      .map { String($0.output.1) }
    #expect(names.count > 5)
    // These two are parts of one sentence, put together beside them.
    let parts: Set = ["problemAt", "flaw"]
    #expect(names.filter { !Self.said.contains($0[...]) && !parts.contains($0) } == [])
  }
}
