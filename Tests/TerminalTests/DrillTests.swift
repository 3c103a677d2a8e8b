import Foundation
import Programs
import Testing
import Wording

/// The disaster drill, `make drill`, with the tool that was built beside these tests.
@Suite struct DrillTests {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test func `a ledger comes back from every loss of the drill`() throws {
    let tool = Self.repository.appending(path: ".build/debug/maillon").path
    try #require(
      FileManager.default.isExecutableFile(atPath: tool), "swift build makes \(tool) first")
    let ending = try Program.run(
      Self.repository.appending(path: "scripts/drill").path, [],
      in: .init(environment: [
        "MAILLON_TOOL": tool, "PATH": "/usr/bin:/bin", "LANG": "fr_BE.UTF-8",
      ]))
    #expect(ending.status == 0, "\(ending.output)")
    #expect(ending.output.contains("Everything came back that was anywhere"), "\(ending.output)")
  }

  @Test func `the drill runs each command of the README's page on it`() throws {
    func text(_ name: String) throws -> String {
      try String(contentsOf: Self.repository.appending(path: name), encoding: .utf8)
    }
    let section = try #require(
      text("README.md").split(separator: "## If the disk dies\n").last?.split(separator: "\n## ")
        .first)
    let drill = try text("scripts/drill")
    var count = 0
    for line in section.split(separator: "\n") where line.hasPrefix("maillon ") {
      // The words without the places, which are the reader's own, and without the remark.
      let command = line.split(separator: "#")[0].split(separator: " ")
      let words = command.filter { !$0.contains("/") && !$0.contains("$") }
      let found = drill.split(separator: "\n").contains { step in
        let told = step.replacing("\"$tool\"", with: "maillon").split(separator: " ")
        return words.allSatisfy { word in told.contains { $0 == word || $0.hasSuffix("\(word)\"") }
        }
      }
      #expect(found, "\(line)")
      count += 1
    }
    #expect(count >= 6)
  }
}
