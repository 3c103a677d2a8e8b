import Bookkeeping
import Exchange
import Foundation
import Projecting

/// One of many who do the same thing again and again on one ledger, each time in a ledger opened anew.
struct Toil {
  /// What is done in one round.
  enum Task: String, CaseIterable {
    case write, ask, rebuild, verify, backUp, publish, prove
  }

  let folder: String
  let task: Task
  /// Whose: it tells the acts and folders of several apart.
  let number: Int
  let rounds: Int

  /// The words: what, who, how often.
  init(folder: String, _ words: [String]) {
    self.folder = folder
    task = Task(rawValue: words[0]) ?? .ask
    number = Int(words[1]) ?? 0
    rounds = Int(words[2]) ?? 0
  }

  /// Says of each round `ack` with what was recorded, `done`, or `no` with status and reason.
  func run() async throws(LedgerError) {
    for round in 0..<rounds {
      do throws(LedgerError) {
        if let fault = try await fault(round) {
          FaultWriter.say("wrong \(task) \(fault)")
        } else {
          FaultWriter.say("done \(task)")
        }
      } catch { FaultWriter.say("no \(task) \(error.exitStatus) \(error.brief)") }
    }
  }

  /// What is wrong with what came of a round.
  private func fault(_ round: Int) async throws(LedgerError) -> String? {
    switch task {
    case .write: return try await write(round)
    case .ask: return try ask()
    case .rebuild:
      let rebuilt = try Ledger.rebuild([], at: folder, opening: open) { _, _, _ in }
      let other = rebuilt.first { $0.digestBefore ?? $0.digestAfter != $0.digestAfter }
      return other.map { "\($0.name) has another result" }
    case .verify:
      let check = try Ledger.verify(at: folder)
      return check.ok ? nil : "\(check)"
    case .backUp:
      let receipt = try open().backUp(to: "\(folder)-backups-\(number)")
      return receipt.size > 0 ? nil : "an empty backup"
    case .publish:
      return try open().publish(to: "\(folder)-site-\(number)").size > 0 ? nil : "an empty site"
    case .prove:
      let ledger = try open()
      _ = try ledger.checkpoint()
      return try ledger.proof(of: EventID("i1")!) == nil ? "the item is gone" : nil
    }
  }

  private func open() throws(LedgerError) -> Ledger { try FaultWriter.open(folder) }

  /// An act on a day of chance, so that most of them are told late.
  private func write(_ round: Int) async throws(LedgerError) -> String? {
    let id = "w\(number)-\(round)"
    var act = FaultWriter.donation(id)
    act.occurredAt = Timestamp("2020-04-\(10 + (round &* 7 &+ number) % 20)")!
    let ledger = try open()
    let receipt = try await ledger.record([Command(act)])
    FaultWriter.say("ack \(id) \(receipt.entries[0].position)")
    // Whoever asks right after recording finds it counted.
    return try fault(of: ledger, atLeast: receipt.size)
  }

  private func ask() throws(LedgerError) -> String? {
    let ledger = try open()
    return try fault(of: ledger, atLeast: try ledger.status().size)
  }

  /// Every act but the first three brings one sheet: the answer is of one state, and not of an old one.
  private func fault(of ledger: Ledger, atLeast size: UInt64) throws(LedgerError) -> String? {
    var (told, sheets): (Int, ExactDecimal) = (0, .zero)
    for part in try ledger.report("inventory").parts {
      switch part.content {
      case .value(.object(let members)):
        for case ("size", .integer(let number)) in members { told = number }
      case .table(let grid) where part.name == "cells":
        guard let place = grid.columns.firstIndex(of: "quantity") else { break }
        for row in grid.rows { if case .decimal(let amount) = row[place] { sheets += amount } }
      default: break
      }
    }
    if told < Int(size) { return "an answer of \(told) entries, when there were \(size)" }
    return sheets == ExactDecimal(told - 3) ? nil : "\(sheets) sheets of \(told) entries"
  }
}
