import Exchange
import Foundation
import Glibc
import People
import Store
import Testing

@testable import Bookkeeping

/// Notes of acts that are on their way into the log.
@Suite struct NoteTests {
  private let folder = TemporaryFolder()
  private let coop = AgentID("coop")

  private func ledger() async throws -> Ledger {
    let ledger = try await Ledger.fresh(folder)
    let receipt = try await ledger.take(
      #"{"agent":"p-1","agentType":"person","category":"citizen","id":"a1","kind":"agentRegistered","tracked":false}"#,
      #"{"agent":"p-2","agentType":"person","category":"citizen","id":"a2","kind":"agentRegistered","tracked":false}"#
    )
    #expect(receipt.refused == [])
    return ledger
  }

  private func act(_ id: String, by agent: String, hours: Int64) -> Event {
    var act = Event(id: EventID(id)!, kind: .workDone, occurredAt: Timestamp("2020-05-01")!)
    act.set(.provider, identifier: AgentID(agent).number)
    act.set(.receiver, identifier: coop.number)
    act.set(.recordedBy, identifier: coop.number)
    act.set(.effort, Quantity(ExactDecimal(micros: Int128(hours) * 1_000_000), .hour))
    return act
  }

  private func digest(of id: String, _ ledger: Ledger) throws -> String {
    let (_, line) = try #require(try ledger.entry(EventID(id)!))
    let text = String(decoding: line, as: UTF8.self)
    let start = try #require(text.firstRange(of: #""noteDigest":""#)).upperBound
    return String(text[start...].prefix(64))
  }

  private func note(of id: String, _ ledger: Ledger) throws -> (text: String, isGenuine: Bool)? {
    try ledger.people.note(of: EventID(id)!, digest: try digest(of: id, ledger), by: coop)
  }

  /// Keeps a note whose act may be recorded or not, as a crash does; gives its digest.
  private func leaveBehind(_ note: String, of id: String, _ ledger: Ledger) -> String {
    var seen = ""
    _ = try? ledger.people.keeping(note: note, of: EventID(id)!, by: coop) {
      (digest) throws(LedgerError) -> Receipt? in
      seen = digest
      throw .busy(path: "")
    }
    return seen
  }

  private var notes: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/people/notes")) ?? [])
      .sorted()
  }

  @Test func `of two at once under one id the winner's note stays`() async throws {
    let ledger = try await ledger()
    await withTaskGroup(of: Void.self) { group in
      for number in 1...8 {
        group.addTask {
          _ = try? await ledger.record(
            act("w", by: "p-1", hours: Int64(number)), note: "note \(number)", by: coop)
        }
      }
    }
    let kept = try #require(try note(of: "w", ledger))
    #expect(kept.isGenuine)
    #expect(notes == ["w.0.sealed"])
  }

  @Test func `what a crash left beside is the act's note, or swept`() async throws {
    let ledger = try await ledger()
    var act = act("w", by: "p-1", hours: 1)
    act.set(.noteDigest, .text(leaveBehind("ce qui fut dit", of: "w", ledger)))
    _ = try await ledger.record([Command(act)])
    #expect(try #require(try note(of: "w", ledger)) == ("ce qui fut dit", true))
    #expect(leaveBehind("perdu", of: "x", ledger).utf8.count == 64 && notes.count == 2)
    try ledger.settleNotes()
    #expect(notes.count == 2 && notes.contains("w.0.sealed"))
    #expect(try #require(try note(of: "w", ledger)) == ("ce qui fut dit", true))
    for name in notes {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_590_000_000)],
        ofItemAtPath: "\(folder.path)/people/notes/\(name)")
    }
    try ledger.settleNotes()
    #expect(notes == ["w.0.sealed"])
    let keys = try FileManager.default.contentsOfDirectory(
      atPath: folder.path + "/people/keys/notes")
    #expect(keys == ["w.key"])
  }

  @Test func `while another writes to the log nothing is destroyed`() async throws {
    _ = try await ledger()
    let hasty = try Ledger.open(
      at: folder.path, projectors: [], clock: june2020, patience: .zero)
    let person = AgentID("p-1")
    _ = try hasty.people.change(person, by: coop) { record in
      record.name = "X"
      return ["name"]
    }
    // Safety: the system reads the path during the call.
    let turn = unsafe open(folder.path + "/log/write.lock", O_RDWR)
    try #require(turn >= 0 && flock(turn, LOCK_EX) == 0)
    await #expect(throws: LedgerError.busy(path: folder.path)) {
      try await hasty.erase(person, reason: "request", by: coop)
    }
    close(turn)
    #expect(try hasty.people.record(of: person, by: coop)?.name == "X")
    #expect(try await hasty.erase(person, reason: "request", by: coop).forgotten.hadRecord)
  }

  @Test func `nothing is kept of somebody erased by another in between`() async throws {
    let ledger = try await ledger()
    let other = AgentID("p-1")
    _ = try await ledger.erase(other, reason: "request", by: coop)
    let check = { () throws(LedgerError) in try ledger.checkNotErased(other) }
    #expect(throws: LedgerError.refused([Refusal(field: "agent", .erasedAgent("p-1"))])) {
      try ledger.people.change(other, by: coop, checking: check) { record in
        record.name = "X"
        return ["name"]
      }
    }
    #expect(try ledger.people.record(of: other, by: coop) == nil)
  }

  /// The clock is asked once the note lies there and its act is not recorded yet.
  @Test func `a receipt says that its note was destroyed meanwhile`() async throws {
    _ = try await ledger()
    let kept = folder.path + "/people/notes"
    let ledger = try Ledger.open(at: folder.path, projectors: []) {
      for name in (try? FileManager.default.contentsOfDirectory(atPath: kept)) ?? []
      where name.hasSuffix(".sealed") {
        try? FileManager.default.removeItem(atPath: "\(kept)/\(name)")
      }
      return june2020()
    }
    let receipt = try await ledger.record(
      act("w", by: "p-1", hours: 1), note: "ce qui fut dit", by: coop)
    #expect(!receipt.isNoteKept && receipt.entries.count == 1)
  }

  @Test func `whoever was merged since it was asked about is not erased`() async throws {
    let ledger = try await ledger()
    let (person, other) = (AgentID("p-1"), AgentID("p-2"))
    for agent in [person, other] {
      _ = try ledger.people.change(agent, by: coop) { record in
        record.name = "X \(agent)"
        return ["name"]
      }
    }
    let shown = try ledger.footprint(of: person, by: coop).agents
    let merged = try await ledger.take(
      #"{"agent":"p-1","duplicateOf":"p-2","id":"m","kind":"agentsMerged"}"#)
    try #require(merged.accepted == 1, "\(merged)")
    await #expect(throws: LedgerError.identitiesChanged(agent: "p-1", to: ["p-1", "p-2"])) {
      try await ledger.erase(person, shown: shown, reason: "request", by: coop)
    }
    for agent in [person, other] {
      #expect(try ledger.people.record(of: agent, by: coop)?.name == "X \(agent)")
    }
    #expect(try await ledger.erase(person, reason: "request", by: coop).agents == [person, other])
  }

  @Test func `the next contact person is not forgotten for the one that was shown`() async throws {
    let ledger = try await ledger()
    func set(_ name: String) throws {
      _ = try ledger.people.change(coop, by: coop) { record in
        record.name = name
        return ["name"]
      }
    }
    try set("Contact Exemple")
    let shown = try ledger.footprint(ofRecordOf: coop, by: coop)
    _ = try ledger.forgetRecord(of: coop, shown: shown, by: coop)
    try set("Suivante Exemple")
    #expect(throws: LedgerError.recordChanged(agent: "coop")) {
      try ledger.forgetRecord(of: coop, shown: shown, by: coop)
    }
    #expect(try ledger.people.record(of: coop, by: coop)?.name == "Suivante Exemple")
    let again = try ledger.footprint(ofRecordOf: coop, by: coop)
    #expect(try ledger.forgetRecord(of: coop, shown: again, by: coop).hadRecord)
  }
}
