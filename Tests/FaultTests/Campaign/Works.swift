import Audit
import Foundation
import MerkleLog

extension Work {
  static let all: [Work] = [
    .making, .recording, .publishing, .restoring, .backingUp, .keepingPersons, .keepingPapers,
    .recoveringPieces, .recoveringVault,
  ]

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

  /// A second backup is made where there is one.
  static let backingUp = Work(
    name: "backup",
    earlier: { base in
      let ledger = base + "/ledger"
      return [
        ["make", ledger], ["persons", ledger, "p-1"], ["backup", ledger, base + "/backups"],
        ["append", ledger, "0", "3"],
      ]
    },
    words: { base, _ in ["backup", base + "/ledger", base + "/backups"] },
    complaint: { base, _, said in try backupFault(base, said) })

  /// What of the backups is not as it was said: each that was made goes back, with the first person.
  static func backupFault(_ base: String, _ said: String) throws -> String? {
    var promised: [String: Int] = [:]
    for words in said.split(separator: "\n").map({ $0.split(separator: " ") })
    where words.count == 3 && words[0] == "backed" {
      promised[String(words[1])] = Int(words[2])
    }
    let place = base + "/backups"
    let there = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    let whole = there.filter {
      !$0.hasSuffix(".unfinished")
        && FileManager.default.fileExists(atPath: "\(place)/\($0)/SHA256SUMS")
    }
    if let lost = promised.keys.first(where: { !whole.contains($0) }) {
      return "the backup \(lost) is gone"
    }
    for name in whole {
      let target = "\(base)/taken-back-\(name)"
      defer { try? FileManager.default.removeItem(atPath: target) }
      let found = try Child.run("unback", target, "\(place)/\(name)").said
      guard let size = found.split(separator: " ").last.flatMap({ Int($0.dropLast()) }),
        found.hasPrefix("restored"), size >= promised[name] ?? 0
      else { return "the backup \(name) does not go back: \(found)" }
      let whom = try Child.run("whom", target, "p-1").said
      guard whom.hasPrefix("kept p-1") else { return "the backup \(name) says of p-1: \(whom)" }
    }
    return nil
  }

  /// Two persons are kept, one with files, and a third, of whom there was something, is forgotten.
  static let keepingPersons = Work(
    name: "people",
    earlier: { [["make", $0 + "/ledger"], ["persons", $0 + "/ledger", "p-1", "p-2"]] },
    words: { base, _ in ["persons", base + "/ledger", "p-3", "-p-2", "+p-4"] },
    complaint: { base, _, said in
      guard FileManager.default.fileExists(atPath: base + "/ledger/config") else { return nil }
      let lines = { (text: String) in Set(text.split(separator: "\n").map(String.init)) }
      let told = lines(try Child.run("whom", base + "/ledger", "p-1", "p-2", "p-3", "p-4").said)
      let promised = lines(said)
      if let wrong = told.first(where: { $0.hasPrefix("wrong") || $0.hasPrefix("failed") }) {
        return wrong
      }
      if promised.contains("gone p-2") {
        return told.isSuperset(of: ["gone p-2", "erased p-2"]) ? nil : "p-2 is back: \(told)"
      }
      // One who is being forgotten may be gone already.
      let kept = promised.filter { $0.hasPrefix("kept") || $0.hasPrefix("noted") }
      return kept.subtracting(told).first { !$0.hasSuffix("p-2") }.map { "not so: \($0)" }
    })

  /// A paper comes and one goes, words are masked, a contact person is forgotten. Whatever interrupts it, nothing
  /// contradicts itself, and the same commands end it.
  static let keepingPapers = Work(
    name: "papers, masks, contact persons",
    earlier: { base in
      let ledger = base + "/ledger"
      return [["make", ledger], ["persons", ledger, "p-1"], ["papers", ledger]]
    },
    words: { base, _ in ["paperwork", base + "/ledger"] },
    complaint: { base, _, said in
      let ledger = base + "/ledger"
      // A power cut may have come before there was anything to change.
      guard said.contains("begun\n") else { return nil }
      let all: Set = ["there three", "off one", "masked note", "masked two", "forgotten giver"]
      let promised = all.intersection(said.split(separator: "\n").map(String.init))
      if let fault = try paperFault(ledger, promised) { return fault }
      let again = try Child.run("paperwork", ledger).said
      if again.contains("failed") { return "it does not end: \(again)" }
      return try paperFault(ledger, all).map { "ended, \($0)" }
    })

  /// What of the papers contradicts itself, or is not as it was said.
  private static func paperFault(_ ledger: String, _ promised: Set<String>) throws -> String? {
    let told = try Child.run("papers?", ledger).said.split(separator: "\n").map(String.init)
    if let wrong = told.first(where: { $0.hasPrefix("wrong") || $0.hasPrefix("failed") }) {
      return wrong
    }
    let lacking = promised.subtracting(told)
    return lacking.isEmpty ? nil : "\(lacking.sorted()) is not so: \(told)"
  }

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
