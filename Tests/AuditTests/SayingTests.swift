import Exchange
import Foundation
import Programs
import Testing

/// The auditor's tool says what strangers wrote in signs: nothing of it steers a terminal.
@Suite struct SayingTests {
  private static let tool = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: ".build/debug/maillon-audit").path
  private static let evil = "\u{1B}[2J\u{1B}]0;owned\u{7}\u{9B}31m\u{202E}x\u{2066}\u{7F}\u{2028}"

  private func run(_ arguments: [String]) throws -> (status: Int32, said: String) {
    let ending = try Program.run(Self.tool, arguments)
    return (ending.status ?? -1, ending.output)
  }

  private func check(_ arguments: [String]) throws {
    let (status, said) = try run(arguments)
    #expect(status != 0 && !said.isEmpty, "\(arguments)")
    let steering = said.unicodeScalars.filter { $0.isSteering && $0 != "\n" }
    #expect(steering.isEmpty, "\(arguments): \(said.debugDescription)")
  }

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `what was typed comes back in signs`(language: String) throws {
    let (evil, scratch) = (Self.evil, ScratchFolder())
    for arguments in [
      [evil], [evil, evil], ["--key", evil, "."], ["--key", "a+\(evil)+b", "."],
      ["--report", evil, "."],
      ["--since", evil, "."], ["--at", evil, "--report", "impact", "."],
      ["--check-report", evil, "."],
      ["witness", evil, "--folder", scratch.path],
      ["cosign", evil, "--key", evil, "--folder", scratch.path],
      ["--quorum", evil, "--witness", evil, "."],
    ] { try check(["--lang", language] + arguments) }
  }

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `a period that ends before it begins is said to`(language: String) throws {
    for report in ["impact", "inventory"] {
      let (status, said) = try run([
        "--lang", language, "--report", report, "--from", "2021-02-03", "--at", "2020-01-02", ".",
      ])
      #expect(status == 64 && said.contains("2021-02-03") && said.contains("2020-01-02"), "\(said)")
    }
  }

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `what is asked is answered, or said not to be`(language: String) throws {
    for (words, named) in [
      (["--json"], "--check-report"), (["--check-report", "x", "--report", "impact"], "--report"),
    ] {
      let (status, said) = try run(["--lang", language] + words + ["."])
      #expect(status == 64 && said.contains(named), "\(words): \(said)")
    }
  }

  @Test(arguments: ["> /dev/full", ">&-"])
  func `an answer that cannot be written is no answer`(output: String) throws {
    let scratch = ScratchFolder()
    for words in ["--help", "witness w.invalid --folder '\(scratch.path)'"] {
      let ending = try Program.run(
        "/bin/sh", ["-c", "'\(Self.tool)' --lang en \(words) \(output)"])
      #expect(ending.status == 74, "\(words) \(ending)")
      #expect(ending.output.contains("could not be written in full"), "\(words) \(ending)")
    }
  }

  /// Memory is not asked for what is none of ours: a film, the picture of a disk.
  @Test(arguments: [[], ["--since"], ["--checkpoint"], ["--check-report"], ["--key"]])
  func `a huge file that is no text is told by its beginning`(option: [String]) throws {
    let scratch = ScratchFolder()
    try FileManager.default.createDirectory(atPath: scratch.path, withIntermediateDirectories: true)
    let file = scratch.path + "/film"
    #expect(FileManager.default.createFile(atPath: file, contents: nil))
    try #require(
      try FileHandle(forWritingTo: URL(filePath: file)).truncate(atOffset: 3 << 30) == ())
    let words = option + [file] + (option.isEmpty ? [] : [scratch.path])
    let line = words.map { "'\($0)'" }.joined(separator: " ")
    let ending = try Program.run("/bin/sh", ["-c", "ulimit -d 2000000; '\(Self.tool)' \(line)"])
    #expect([64, 65].contains(ending.status), "\(option) \(ending)")
  }

  @Test func `a log of a stranger is told of in signs`() throws {
    let scratch = ScratchFolder()
    try FileManager.default.createDirectory(atPath: scratch.path, withIntermediateDirectories: true)
    let file = scratch.path + "/log.jsonl"
    for line in [
      Self.evil, "{\"id\":\"\(Self.evil)\"}",
      "{\"id\":\"a\",\"kind\":\"\\u001b[2J\\u009b\u{202E}\"}",
      "{\"\\u001b[2J\":1}",
    ] {
      try Data((line + "\n").utf8).write(to: URL(filePath: file))
      try check([file])
    }
  }
}
