import Bookkeeping
import Exchange
import Foundation

/// Looks at what is left of a ledger, in a process that may die of it without taking the tests down.
enum CheckedLedger {
  /// Answers each line of standard input, `FOLDER TAB FILE`, where the file holds lines `ack ID
  /// POSITION` of what was acknowledged, with one line:
  ///
  ///     ok SIZE               everything acknowledged is there, all agrees, and writing goes on
  ///     none                  no ledger is there
  ///     refused STATUS ERROR  it does not open, and says so
  ///     lost WHAT             an acknowledged act is not there
  ///     wrong WHAT            something disagrees and nobody noticed, or writing does not go on
  static func answerLines() async {
    while let line = readLine() {
      let words = line.split(separator: "\t").map(String.init)
      let said = words.count > 1 ? FileManager.default.contents(atPath: words[1]) : nil
      FaultWriter.say(await verdict(on: words[0], String(decoding: said ?? Data(), as: UTF8.self)))
    }
  }

  private static func verdict(on folder: String, _ said: String) async -> String {
    let ledger: Ledger
    do throws(LedgerError) {
      ledger = try FaultWriter.open(folder)
    } catch .noLedger {
      return said.isEmpty ? "none" : "lost the ledger"
    } catch { return "refused \(error.exitStatus) \(error.brief)" }
    do throws(LedgerError) {
      if let fault = try lost(of: said, in: ledger) { return "lost \(fault)" }
      if let fault = try contradiction(in: ledger) { return "wrong \(fault)" }
      let size = try ledger.status().size
      if let fault = try await refusesToGoOn(ledger, from: size) { return "wrong \(fault)" }
      return "ok \(size)"
    } catch { return "wrong \(error.exitStatus) \(error.brief)" }
  }

  private static func lost(of said: String, in ledger: Ledger) throws(LedgerError) -> String? {
    for line in said.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard words.count == 3, words[0] == "ack", let id = EventID(words[1]) else { continue }
      let found = try ledger.entry(id)?.position
      if found != UInt64(words[2]) { return "\(line), found \(found.map { "\($0)" } ?? "nothing")" }
    }
    return nil
  }

  /// What of log, tree, anchor and read models does not agree.
  private static func contradiction(in ledger: Ledger) throws(LedgerError) -> String? {
    let check = try ledger.verify()
    if !check.ok { return "verify: \(check.problems) \(check.anchor as Any)" }
    var ids: Set<String> = []
    var last = ""
    var fault: String?
    try ledger.entries { position, line in
      let (id, recorded) = (id(of: line), field("recordedAt", of: line))
      if !ids.insert(id).inserted { fault = "\(id) is there twice" }
      if recorded < last { fault = "entry \(position) was recorded before the one before it" }
      last = recorded
      return true
    }
    for id in ids where id.hasPrefix("k") && id.hasSuffix("b") {
      let others = [String(id.dropLast()), String(id.dropLast()) + "c"]
      if !ids.isSuperset(of: others) { fault = "the group of \(id) is not whole" }
    }
    if let fault { return fault }
    try ledger.settle()
    for rebuilt in try ledger.rebuild() where rebuilt.digestBefore != rebuilt.digestAfter {
      return "rebuilding changes \(rebuilt.name)"
    }
    return nil
  }

  static func id(of line: Span<UInt8>) -> String { field("id", of: line) }

  private static func field(_ name: String, of line: Span<UInt8>) -> String {
    let text = String(decoding: (0..<line.count).map { line[$0] }, as: UTF8.self)
    guard let start = text.range(of: "\"\(name)\":\"") else { return "" }
    return String(text[start.upperBound...].prefix { $0 != "\"" })
  }

  /// An act more must go in, once; a ledger that has not come as far as to know its giver and item
  /// refuses it.
  private static func refusesToGoOn(
    _ ledger: Ledger, from size: UInt64
  ) async throws(LedgerError) -> String? {
    let act = Command(FaultWriter.donation("after-\(size)"))
    do throws(LedgerError) {
      let receipt = try await ledger.record([act])
      if receipt.size != size + 1 { return "an act more makes \(receipt.size) of \(size)" }
      let again = try await ledger.record([act])
      if !again.entries[0].isDuplicate { return "an act went in twice" }
    } catch .refused where size < 3 { return nil }
    return try ledger.verify().ok ? nil : "verify after an act more"
  }
}
