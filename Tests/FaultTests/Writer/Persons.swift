import Bookkeeping
import Exchange
import People

/// What is kept of persons: records, notes on acts, and whom the co-op forgot.
struct Persons {
  private let ledger: Ledger
  private let by = AgentID("coop")

  init(_ folder: String) throws(LedgerError) { ledger = try FaultWriter.open(folder) }

  /// Keeps the name of each person, and where the word begins with a plus two files, of which the first is taken off;
  /// one whose word begins with a minus is forgotten. Says each when it is
  /// done: `kept p-1`, `noted n-p-1 POSITION`, `gone p-1`.
  func keep(_ words: [String]) async throws(LedgerError) {
    for word in words {
      // What fails is tried once more, as people do.
      do throws(LedgerError) { try await obey(word) } catch { try await obey(word) }
    }
  }

  private func obey(_ word: String) async throws(LedgerError) {
    if word.hasPrefix("-") {
      let agent = AgentID(String(word.dropFirst()))
      _ = try await ledger.erase(agent, reason: "asked", by: by)
      return FaultWriter.say("gone \(agent)")
    }
    if word.hasPrefix("+") {
      let name = String(word.dropFirst())
      try await obey(name)
      return try attach(to: AgentID(name))
    }
    let agent = AgentID(word)
    try await register(agent)
    try ledger.people.change(agent, by: by) { record in
      record.name = Self.name(word)
      return ["name"]
    }
    FaultWriter.say("kept \(word)")
    let act = FaultWriter.donation("n-\(word)")
    let receipt = try await ledger.record(act, note: "note of \(word)", by: by)
    FaultWriter.say("noted \(act.id)\nack \(act.id) \(receipt.entries[0].position)")
  }

  private func attach(to agent: AgentID) throws(LedgerError) {
    for file in 1...2 as ClosedRange<UInt8> {
      _ = try ledger.people.attach([file], named: "file", to: agent, by: by)
    }
    try ledger.people.detach(1, from: agent, by: by)
  }

  private static func name(_ word: String) -> String { "Name \(word)" }

  private func register(_ agent: AgentID) async throws(LedgerError) {
    var act = Event(
      id: EventID("r-\(agent)")!, kind: .agentRegistered, occurredAt: Timestamp("2020-04-01")!)
    act.set(.agent, identifier: agent.number)
    act.set(.agentType, .text(AgentType.person.rawValue))
    act.set(.category, identifier: Term(Category.other.rawValue).number)
    act.set(.tracked, false)
    _ = try await ledger.record([Command(act)])
  }

  /// Says of each person `kept`, `going` (an erasure was cut short), `gone` (nothing is there) or `wrong`; of those whom the log calls erased
  /// also `erased`. The vault forgets them first, as with every use.
  func tell(_ words: [String]) throws(LedgerError) {
    // Whatever a fault leaves, nothing looks lost of what was not.
    for gap in try Ledger.vaultGaps(at: ledger.path, isThorough: true, clock: FaultWriter.now) {
      FaultWriter.say("wrong \(gap.owner) lacks its \(gap.piece)")
    }
    try ledger.forgetErased(by: by)
    let erased = try ledger.erasedAgents()
    for word in words {
      do throws(LedgerError) {
        let record = try ledger.people.record(of: AgentID(word), by: by)
        let state = record == nil ? "gone" : record?.name == Self.name(word) ? "kept" : "wrong"
        FaultWriter.say("\(state) \(word)")
      } catch {
        // What is destroyed in part is told as that, with the way on.
        if case .erasureCutShort = error {
          FaultWriter.say("going \(word)")
        } else {
          FaultWriter.say("wrong \(word) \(error.brief)")
        }
      }
      if erased.contains(AgentID(word)) { FaultWriter.say("erased \(word)") }
      let act = EventID("n-\(word)")!
      guard let line = try ledger.entry(act)?.line else { continue }
      let digest = String(decoding: line, as: UTF8.self).split(separator: "\"noteDigest\":\"").last?
        .prefix { $0 != "\"" }
      do throws(LedgerError) {
        let note = try ledger.people.note(of: act, digest: digest.map(String.init) ?? "", by: by)
        if note?.isGenuine == true { FaultWriter.say("noted \(act)") }
      } catch { FaultWriter.say("wrong \(act) \(error.brief)") }
    }
  }
}
