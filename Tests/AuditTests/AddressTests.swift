import Audit
import Foundation
import MerkleLog
import Testing

/// The auditor's tool itself, on a log that a web server has.
@Suite struct AddressTests {
  private static let tool = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: ".build/debug/maillon-audit").path

  /// A log served, and what there is beside it.
  private struct Served {
    let scratch = ScratchFolder()
    let log: SignedLog
    let server: LocalServer

    var site: String { scratch.path + "/site" }
    var address: String { server.address + "/log" }

    init?(_ log: SignedLog) throws {
      self.log = log
      try FileManager.default.createDirectory(
        atPath: scratch.path + "/site", withIntermediateDirectories: true)
      guard let server = try LocalServer(serving: scratch.path + "/site") else {
        print("NOT RUN: an audit over the network needs the packages python3 and curl.")
        return nil
      }
      self.server = server
      try publish(log)
    }

    func publish(_ log: SignedLog) throws {
      for path in log.paths {
        let file = URL(filePath: site + "/" + path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(log[path]!).write(to: file)
      }
    }

    func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
      let path = scratch.path + "/" + name
      try Data(bytes).write(to: URL(filePath: path))
      return path
    }

    /// Runs the tool with the log's key.
    func run(_ words: String...) throws -> (status: Int32, output: String, errors: String) {
      try LocalServer.run(
        AddressTests.tool, words + ["--key", "\(log.key.verifierKey)", "--lang", "en"])
    }
  }

  @Test func `a log is fetched, and what it lacks is named`() throws {
    guard let served = try Served(SignedLog(600)) else { return }
    let done = try served.run(served.address + "/")
    // The entries of this log are no acts: that alone is found.
    #expect(done.output.contains("is not as a ledger writes it"), "\(done)")
    #expect(!done.output.contains("tile/"))
    let requests = try served.server.requests()
    #expect(requests.sorted() == (served.log.paths + ["cosigned"]).sorted(), "\(requests)")
    try FileManager.default.removeItem(atPath: served.site + "/tile/0/001")
    let lacking = try served.run(served.address)
    #expect(lacking.status == 1 && lacking.output.contains("“tile/0/001” is missing"))
    try FileManager.default.removeItem(atPath: served.site + "/tile/entries/000")
    let without = try served.run(served.address)
    #expect(without.status == 65 && without.errors.contains("/log/tile/entries/000”"))
  }

  @Test func `with a kept head only what came after it is fetched`() throws {
    guard let served = try Served(SignedLog(2_000)) else { return }
    let kept = try served.write("kept", SignedLog(1_990).note.formatted.utf8)
    _ = try served.server.requests()
    let done = try served.run(served.address, "--since", kept)
    #expect(done.status == 1 && done.output.hasPrefix("10 finding"), "\(done)")
    let requests = try served.server.requests()
    #expect(requests.count < 12, "\(requests)")
    let other = try served.write("other", SignedLog(1_990, fork: 3).note.formatted.utf8)
    let rewritten = try served.run(served.address, "--since", other)
    #expect(rewritten.status == 1 && rewritten.output.contains("the past was rewritten"))
  }

  @Test(arguments: [
    ("moved", 1, "is not as a ledger writes it"), ("round", 75, "cannot be fetched"),
    ("away", 75, "cannot be fetched"), ("broken", 75, "HTTP 503"),
    ("large", 65, "has more than"), ("endless", 65, "has more than"), ("nowhere", 75, "fetched"),
  ])
  func `redirections are followed, but not for ever, and nothing is read without end`(
    path: String, status: Int32, sentence: String
  ) throws {
    guard let served = try Served(SignedLog(3)) else { return }
    let done = try served.run(served.server.address + "/" + path)
    #expect(done.status == status, "\(path) \(done)")
    #expect((done.output + done.errors).contains(sentence), "\(path) \(done)")
  }

  @Test func `a witness cosigns what a server has, and refuses what forks`() throws {
    guard let served = try Served(SignedLog(300)) else { return }
    let folder = served.scratch.path + "/w1"
    let made = try LocalServer.run(
      Self.tool, ["witness", "witness.example/w1", "--folder", folder])
    let witness = try VerifierKey(parsing: made.output.filter { $0 != "\n" })
    let out = served.scratch.path + "/cosigned"
    let done = try served.run("cosign", served.address, "--folder", folder, "--out", out)
    #expect(done.status == 0 && done.output.isEmpty, "\(done)")
    let note = try Note(parsing: [UInt8](try Data(contentsOf: URL(filePath: out))))
    #expect(try note.verified(by: [witness, served.log.key.verifierKey]).count == 2)
    try served.publish(SignedLog(600, fork: 10))
    let forked = try served.run("cosign", served.address, "--folder", folder)
    #expect(forked.status == 1 && forked.output.isEmpty)
    #expect(forked.errors.contains("signed two histories"))
    #expect(forked.errors.contains("\n300\n") && forked.errors.contains("\n600\n"))
    try served.publish(SignedLog(200))
    #expect(try served.run("cosign", served.address, "--folder", folder).status == 1)
    try served.publish(SignedLog(600))
    let grown = try served.run("cosign", served.address, "--folder", folder)
    #expect(grown.status == 0 && grown.output.contains("witness.example/w1"), "\(grown)")
    let quorum = try served.run(
      served.address, "--quorum", "1", "--witness", "\(witness)")
    #expect(quorum.status == 1 && quorum.output.contains("0 of 1; needed: 1"), "\(quorum)")
  }

  @Test func `a line that cannot be followed is told`() throws {
    let scratch = ScratchFolder()
    for words in [
      ["cosign", "x"], ["witness", "x"], ["x", "--quorum", "1"],
      ["cosign", "x", "--folder", scratch.path], [],
    ] {
      let done = try LocalServer.run(Self.tool, words)
      #expect(done.status == 64, "\(words) \(done)")
    }
    let bad = try LocalServer.run(
      Self.tool, ["witness", "a b", "--folder", scratch.path, "--lang", "en"])
    #expect(bad.status == 64 && bad.errors.contains("a b"), "\(bad)")
  }
}
