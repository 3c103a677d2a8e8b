import Foundation
import Programs
import Testing

/// A copy of what one former program made, with the built tools to ask of it.
final class Kept {
  /// What a command gave: its status, and all that it said.
  typealias Outcome = (status: Int32, said: String)

  static let questions = [
    "inventory", "loans", "needs", "match", "lists", "calls", "handouts", "deliveries", "doubles",
    "contributions", "impact", "chains", "members", "journal", "view means", "view quality",
  ]

  private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let fixtures = repository.appending(path: "Fixtures/kept")

  /// The folders there are, the oldest first.
  static func all() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: fixtures.path).sorted()
      .filter { !$0.hasSuffix(".md") }
  }

  private let folder: URL

  init(_ name: String) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "maillon-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: Self.fixtures.appending(path: name), to: folder)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func bytes(of name: String) throws -> Data { try Data(contentsOf: folder.appending(path: name)) }

  /// A file of one line, or more, without the newline at its end.
  func text(of name: String) throws -> String {
    String(decoding: try bytes(of: name), as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  func remove(_ names: String...) throws {
    for name in names { try FileManager.default.removeItem(at: folder.appending(path: name)) }
  }

  /// Size and root as that day's `status --json` said them.
  func facts(in name: String) throws -> (size: Int, root: String) {
    let answer = try JSONSerialization.jsonObject(with: try bytes(of: name)) as? [String: Any]
    return (
      try #require(answer?["size"] as? Int), try #require(answer?["root"] as? String)
    )
  }

  /// The answer of a command that must be done.
  @discardableResult
  func maillon(_ words: String) throws -> String {
    let outcome = try run(words)
    try #require(outcome.status == 0, "maillon \(words): \(outcome.status), \(outcome.said)")
    return outcome.said
  }

  func run(_ words: String) throws -> Outcome { try run("maillon", words) }
  func audit(_ words: String) throws -> Outcome { try run("maillon-audit", words) }

  private func run(_ tool: String, _ words: String) throws -> Outcome {
    let path = Self.repository.appending(path: ".build/debug/\(tool)")
    try #require(FileManager.default.isExecutableFile(atPath: path.path), "swift build makes it")
    let environment = [
      "MAILLON_LEDGER": "ledger", "LANG": "fr_BE.UTF-8", "PATH": "/usr/bin:/bin",
    ]
    let ending = try Program.run(
      path.path, words.split(separator: " ").map(String.init),
      in: .init(folder: folder.path, environment: environment))
    return (ending.status ?? -1, ending.output)
  }
}
