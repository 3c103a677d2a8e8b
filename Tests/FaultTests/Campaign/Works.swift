import Audit
import Foundation
import MerkleLog

extension Work {
  static let all: [Work] = [.making, .recording, .publishing, .restoring]

  /// A ledger is made.
  static let making = Work(
    name: "init",
    words: { base, _ in ["make", base + "/ledger"] },
    complaint: { base, _, _ in
      if FileManager.default.fileExists(atPath: base + "/ledger/config") { return nil }
      let again = try Child.run("make", base + "/ledger").said
      return again.hasPrefix("made") ? nil : "init does not go again: \(again)"
    })

  /// Twelve groups of acts are recorded; the read models follow every third.
  static let recording = Work(
    name: "record",
    earlier: { [["make", $0 + "/ledger"]] },
    words: { base, _ in ["append", base + "/ledger", "0", "12"] })

  /// The log is published where an earlier, shorter state of it was published.
  static let publishing = Work(
    name: "publish",
    earlier: { base in
      let ledger = base + "/ledger"
      return [
        ["make", ledger], ["publish", ledger, base + "/site"], ["append", ledger, "0", "3"],
      ]
    },
    words: { base, _ in ["publish", base + "/ledger", base + "/site"] },
    complaint: { base, _, _ in
      if let fault = siteFault(base + "/site") { return "the site: \(fault)" }
      guard FileManager.default.fileExists(atPath: base + "/ledger/config") else { return nil }
      let again = try Child.run("publish", base + "/ledger", base + "/site").said
      guard again.hasPrefix("published") else { return "it cannot be published again: \(again)" }
      return siteFault(base + "/site").map { "the site, published again: \($0)" }
    })

  /// A ledger is made from the archive of another.
  static let restoring = Work(
    name: "restore",
    words: { base, archive in ["restore", base + "/ledger", archive] },
    complaint: { base, archive, said in
      if FileManager.default.fileExists(atPath: base + "/ledger/config") { return nil }
      if said.contains("restored") { return "the ledger is not there" }
      let again = try Child.run("restore", base + "/ledger", archive).said
      return again.contains("restored") ? nil : "restore does not go again: \(again)"
    })

  /// What a stranger finds wrong with a site; one without a head promises nothing.
  private static func siteFault(_ path: String) -> String? {
    guard FileManager.default.fileExists(atPath: path + "/checkpoint") else { return nil }
    do {
      let evidence = try Evidence(folder: path)
      let text = try String(contentsOfFile: path + "/key", encoding: .utf8)
      let key = try VerifierKey(parsing: text.filter { $0 != "\n" })
      let result = Auditor(evidence, key: key).run()
      return result.ok ? nil : "\(result.findings)"
    } catch { return "\(error)" }
  }
}
