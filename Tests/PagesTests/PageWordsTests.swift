import Foundation
import Testing
import Wording

@testable import Pages

/// What pages say, in four languages.
@Suite struct PageWordsTests {
  private static let sources = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/Pages").resolvingSymlinksInPath()

  @Test func `no text is kept that no page says`() throws {
    let files = FileManager.default.enumerator(at: Self.sources, includingPropertiesForKeys: nil)
    let code = (files?.compactMap { $0 as? URL } ?? [])
      .filter { $0.pathExtension == "swift" && !$0.path.contains("/Words/") }
      .compactMap { try? String(contentsOf: $0, encoding: .utf8) }.joined()
    #expect(!code.isEmpty)
    for text in PageText.allCases {
      let use = try Regex("\\.\(text.rawValue)\\b")
      #expect(code.contains(use), "\(text.rawValue)")
    }
    for text in StatementText.allCases {
      let use = try Regex("\\.\(text.rawValue)\\b")
      #expect(code.contains(use), "\(text.rawValue)")
    }
  }

  /// Words that two languages share.
  private static let shared: Set<String> = [
    "page", "postcode", "indicator", "document", "lot", "date",
    "confirmation",
  ]

  @Test func `no two languages say the same by mistake`() {
    for text in PageText.allCases {
      let all = Language.allCases.map { $0.pageWords.text(text) }
      for said in all where !Self.shared.contains(said) {
        #expect(all.filter { $0 == said }.count == 1, "\(text.rawValue): \(said)" as Comment)
      }
    }
    for text in StatementText.allCases {
      let all = Language.allCases.map { $0.pageWords.statement(text) }
      for said in all where !Self.shared.contains(said) {
        #expect(all.filter { $0 == said }.count == 1, "\(text.rawValue): \(said)" as Comment)
      }
    }
    for indicator in Indicator.allCases {
      #expect(Set(Language.allCases.map { $0.pageWords.indicator(indicator).name }).count == 4)
    }
    for rule in CountingRule.allCases {
      #expect(Set(Language.allCases.map { $0.pageWords.rule(rule) }).count == 4)
    }
  }

  @Test func `French keeps its marks at the end of the line`() {
    let french = Language.fr.pageWords
    let all = PageText.allCases.map(french.text) + StatementText.allCases.map(french.statement)
    for text in all {
      #expect(!text.contains(#/ [:;?!%»]|« /#), "\(text)")
      #expect(!text.contains("'"), "\(text)")
    }
  }
}
