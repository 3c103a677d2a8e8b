import Audit
import Foundation
import MerkleLog
import Testing

/// A log whose lines this program cannot read: what is wrong with them is said in words, and nobody is
/// accused of what only a newer program wrote.
@Suite struct NewerLogTests {
  private static let tool = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: ".build/debug/maillon-audit").path

  /// What the tool says of a published log of these lines.
  private func audit(
    _ lines: [String], _ language: String
  ) throws -> (status: Int32, output: String, errors: String) {
    let (log, scratch) = (SignedLog(lines), ScratchFolder())
    for path in log.paths {
      let file = URL(filePath: scratch.path + "/" + path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(log[path]!).write(to: file)
    }
    return try LocalServer.run(
      Self.tool, [scratch.path, "--key", "\(log.key.verifierKey)", "--lang", language])
  }

  private static let newer = [#"{"aaa":1}"#, #"{"kind":"yetUnheardOf"}"#]

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `entries that a newer program wrote accuse nobody`(language: String) throws {
    let done = try audit(Self.newer, language)
    #expect(done.status == 65, "\(done)")
    #expect(done.output.contains("maillon-audit") && done.output.contains("2"), "\(done)")
    #expect(done.output.contains("aaa"), "\(done)")
    #expect(!done.output.contains("unknownField") && !done.output.contains("suggestions"))
  }

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `a line that no ledger writes is told in words, and is to be accounted for`(
    language: String
  ) throws {
    for line in ["entry", "{}", #"{"agent":"a b"}"#, #"{"id":"a"}x"#, "\u{7}"] {
      let done = try audit(Self.newer + [line], language)
      #expect(done.status == 1, "\(done)")
      for name in ["unreadable(", "expected(", "badText(", "trailingBytes", "missingField"] {
        #expect(!done.output.contains(name), "\(done)")
      }
    }
  }

  @Test func `a log that nobody signed is not called newer`() throws {
    let lines = Self.newer.joined(separator: "\n")
    let result = Auditor(Evidence(export: Array(lines.utf8), head: nil), key: nil).run()
    #expect(result.findings.count == 2 && !result.isOfNewerProgram)
  }
}
