import Bookkeeping
import Foundation
import MerkleLog
import Programs
import Testing

/// Go's checksum database has libraries for such logs; what they accept, many tools accept.
@Suite struct ForeignVerifierTests {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let libraries = "/usr/share/gocode"

  private static var hasGo: Bool {
    let packages = libraries + "/src/golang.org/x/mod/sumdb/tlog"
    return FileManager.default.fileExists(atPath: packages)
      && FileManager.default.isExecutableFile(atPath: "/usr/bin/go")
  }

  @Test func `Go's own libraries accept the fixture's published log, and its growth`() async throws
  {
    guard Self.hasGo else {
      print(
        "NOT RUN: the foreign verifier needs the packages golang-go and "
          + "golang-golang-x-mod-dev; install them to have our log checked by others' code.")
      return
    }
    let place = TemporaryFolder()
    let log = try Data(
      contentsOf: Self.repository.appending(path: "Fixtures/namur-2020/log.jsonl"))
    _ = try Ledger.restore([UInt8](log), to: place.path, projectors: [], clock: june2020)
    let ledger = try Ledger.open(at: place.path, projectors: [], clock: june2020)
    let (site, older) = (place.site, place.path + "/older")
    _ = try ledger.publish(to: site)
    try FileManager.default.copyItem(atPath: site + "/checkpoint", toPath: older)
    _ = try await ledger.take(
      #"{"agent":"dora","agentType":"organization","category":"company","id":"a-dora","#
        + #""kind":"agentRegistered","occurredAt":"2020-05-30","tracked":false}"#)
    // A witness' line, of a kind that Go's package does not know, is skipped there; the program
    // checks it by hand.
    let witness = try CosigningKey(name: "witness.example/w1", seed: Array(1...32))
    _ = try ledger.admit([witness.verifierKey], quorum: 1)
    let note = try ledger.checkpoint()
    let line = try witness.cosign(try Checkpoint(parsing: note.text), seconds: 1_591_005_600)
    _ = try ledger.takeIn(cosigned: Array(try note.adding(line).formatted.utf8))
    let size = try ledger.publish(to: site).size
    let (status, said) = try verify(site, older, "\(witness.verifierKey)")
    #expect(status == 0 && said == "\(size) cosigned at 1591005600\n", "\(said)")
  }

  private func verify(
    _ site: String, _ older: String, _ witness: String
  ) throws -> (Int32, String) {
    let program = Self.repository.appending(path: "Tests/ForeignVerifier/main.go").path
    let environment = ProcessInfo.processInfo.environment.merging([
      "GO111MODULE": "off", "GOPATH": Self.libraries, "GOFLAGS": "-mod=mod",
      "GOCACHE": FileManager.default.temporaryDirectory.path + "/maillon-go-cache",
    ]) { $1 }
    let ending = try Program.run(
      "/usr/bin/go", ["run", program, site, older, witness], in: .init(environment: environment))
    return (ending.status ?? -1, ending.output)
  }
}
