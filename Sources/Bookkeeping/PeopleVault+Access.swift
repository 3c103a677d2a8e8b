public import Exchange
import People
import Store

// Who looked at what, and who changed it. No name is in it.

extension PeopleVault {
  /// A look at the vault or a change of it, as it was written down. No name is in it.
  public struct Access: Sendable, Equatable {
    public enum Doing: String, Sendable, CaseIterable {
      case list, show, change, erase, note
      /// The name went on a paper for the person.
      case paper
      /// No look was written down any more, though something is kept: the list was emptied or lost, and goes on
      /// from here.
      case begunAnew
    }
    public var at: String
    public var by: String
    public var doing: Doing
    /// The person's public id or the act's; nil for all.
    public var about: String?
  }

  /// How long looks are remembered, in days (impact.md P16: twelve months), counted back from the newest entry of the log.
  public static let accessDays = 366

  /// Every look of the last twelve months, oldest first.
  public func accesses() throws(LedgerError) -> [Access] {
    try using { () throws(StoreError) in try writtenLooks().compactMap(Access.init(line:)) }
  }

  /// Lines of the list that say nothing: it was damaged, or somebody wrote into it.
  fileprivate func damagedLooks() throws(LedgerError) -> Int {
    try using(for: .reading) { () throws(StoreError) in
      try vault.accessLines().count { Access(line: $0).flatMap { Timestamp($0.at) } == nil }
    }
  }

  /// The lines of the list. Whatever was kept of a person was written down there, so an empty list says itself
  /// that it was not always so.
  private func writtenLooks() throws(StoreError) -> [String] {
    let lines = try vault.accessLines()
    guard lines.isEmpty, try !vault.owners(on: .persons).isEmpty else { return lines }
    let access = Access(at: now, by: "-", doing: .begunAnew)
    try vault.addAccess(access.line)
    return [access.line]
  }

  /// Takes in the lines of another list of this vault, where the list of here was lost: what was forgotten before, they
  /// tell. That they are not all, the list says itself.
  func takeInLooks(of other: Vault) throws(StoreError) {
    let own = try vault.accessLines()
    guard own.isEmpty || own.first.flatMap(Access.init(line:))?.doing == .begunAnew else { return }
    let known = Set(own)
    let former = ((try? other.accessLines()) ?? []).filter { !known.contains($0) }
    if former.isEmpty { return }
    let anew = Access(at: now, by: "-", doing: .begunAnew)
    try vault.replaceAccess(former + (own.isEmpty ? [anew.line] : own))
  }

  func note(
    _ doing: Access.Doing, by: AgentID, about: String?
  ) throws(StoreError) {
    let access = Access(at: now, by: by.text, doing: doing, about: about)
    let lines = try writtenLooks()
    // A clock that is ahead takes no look away: how old one is, the log says, where it is behind the clock.
    let today = min(zone.day(of: clock()), zone.day(of: newest())).number
    let limit = today - Self.accessDays
    let isOld = { (line: String) in
      Access(line: line).flatMap { Timestamp($0.at) }.map { [zone] in
        $0.day(in: zone).number < limit
      } ?? false
    }
    if let first = lines.first, isOld(first) {
      try vault.replaceAccess(lines.filter { !isOld($0) })
    }
    try vault.addAccess(access.line)
  }

  /// Whose erasure was begun within the last twelve months, each once, in order.
  func begunErasures() throws(LedgerError) -> [AgentID] {
    try using { () throws(StoreError) in
      var begun: [AgentID] = []
      for agent in try writtenErasures().map({ AgentID($0) }) where !begun.contains(agent) {
        begun.append(agent)
      }
      return begun
    }
  }

  /// Whether an erasure of one of these persons was begun.
  func isBeingErased(_ agents: [String]) throws(StoreError) -> Bool {
    try writtenErasures().contains(where: agents.contains)
  }

  /// When somebody last looked at a vault or wrote in it; nil where nobody did, as far as its list goes back.
  static func lastUsed(of vault: Vault) -> Instant? {
    ((try? vault.accessLines()) ?? []).compactMap(Access.init(line:)).compactMap {
      Timestamp($0.at)?.instant
    }.max()
  }

  /// The same without a turn at the vault: whole lines are added to the list, and it is replaced as one. What cannot
  /// be read of it now is told by the next look, which is written down there.
  func begunAtAnyTime() -> [AgentID] { ((try? writtenErasures()) ?? []).map { AgentID($0) } }

  /// Whether somebody's record is there although it was begun to be forgotten, and nothing new was kept since; without
  /// a turn at the vault.
  func isBeingForgotten(_ agent: AgentID) -> Bool {
    (try? lastErasures()).map { isBeingForgotten(agent, $0) } ?? false
  }

  /// One that was begun later, as its own changes tell, is the record of the next contact person: of a list that was
  /// lost since, its line is missing.
  private func isBeingForgotten(_ agent: AgentID, _ erasures: [AgentID: Erasure]) -> Bool {
    guard let erasure = erasures[agent],
      (try? vault.owners(on: .persons))?.contains(agent.text) ?? false
    else { return false }
    guard let record = (try? read(agent.text)) ?? nil,
      let first = record.changes.first.flatMap({ Timestamp($0.at)?.instant }),
      let time = erasure.time
    else { return !erasure.isBeforeLoss }
    return first <= time
  }

  private struct Erasure {
    var time: Instant?
    /// Whether the list of looks was lost since.
    var isBeforeLoss = false
  }

  /// The last erasure of each of those of whom nothing was changed since it began.
  private func lastErasures() throws(StoreError) -> [AgentID: Erasure] {
    var last: [AgentID: Erasure] = [:]
    for line in try vault.accessLines() {
      let look = Access(line: line)
      // A line that says nothing any more may have told of a later record.
      if look == nil || look?.doing == .begunAnew {
        last = last.mapValues { .init(time: $0.time, isBeforeLoss: true) }
      }
      guard let look, let about = look.about.map({ AgentID($0) }) else { continue }
      if look.doing == .erase { last[about] = Erasure(time: Timestamp(look.at)?.instant) }
      if look.doing == .change { last[about] = nil }
    }
    return last
  }

  /// Everybody of whom that is so.
  func begunForgettings() throws(LedgerError) -> [AgentID] {
    try using(for: .reading) { () throws(StoreError) in try beingForgotten() }
  }

  /// The same in a turn at the vault.
  func beingForgotten() throws(StoreError) -> [AgentID] {
    let erasures = try lastErasures()
    return erasures.keys.filter { isBeingForgotten($0, erasures) }
  }

  /// Whether a record in a copy of the vault is from before the forgetting that a line tells of: the copy's list does
  /// not have it, or nothing was kept anew behind it.
  static func isForgotten(_ agent: AgentID, by line: String, since looks: [String]) -> Bool {
    guard let index = looks.lastIndex(where: { $0.hasBytes(of: line) }) else { return true }
    return !looks[index...].compactMap(Access.init(line:)).contains { look in
      look.doing == .change && look.about.map { AgentID($0) } == agent
    }
  }

  /// Those of whom nothing was changed since an erasure began.
  func goneByErasure() throws(StoreError) -> Set<AgentID> { Set(try lastErasures().keys) }

  /// Whether every erasure since a moment is written down: nothing older was thrown away or lost.
  func remembersErasures(since moment: Instant) throws(StoreError) -> Bool {
    let looks = try vault.accessLines().compactMap(Access.init(line:))
    guard let first = looks.first.flatMap({ Timestamp($0.at)?.instant }), first <= moment else {
      return false
    }
    return !looks.contains { look in
      look.doing == .begunAnew && Timestamp(look.at)?.instant.map { $0 >= moment } ?? true
    }
  }

  /// Of each of these agents whose record was destroyed within the last twelve months, the line that says so last.
  func forgettings(of agents: Set<AgentID>) throws(LedgerError) -> [AgentID: String] {
    try using(for: .reading) { () throws(StoreError) in
      var lines: [AgentID: String] = [:]
      for line in try vault.accessLines() {
        guard let access = Access(line: line), access.doing == .erase,
          let agent = access.about.map({ AgentID($0) }), agents.contains(agent)
        else { continue }
        lines[agent] = line
      }
      return lines
    }
  }

  private func writtenErasures() throws(StoreError) -> [String] {
    try vault.accessLines().compactMap(Access.init(line:)).filter { $0.doing == .erase }
      .compactMap(\.about)
  }
}

extension Ledger {
  /// How many lines of the list of looks of a ledger, which need not be open, say nothing any more; 0 where there is
  /// no list, or it is not for this account to read.
  public static func damagedLooks(
    at path: String, clock: @escaping @Sendable () -> Instant
  ) throws(LedgerError) -> Int {
    if mayLackVault(at: path) { return 0 }
    let vault = PeopleVault(
      path: LedgerFolder(path: path).peoplePath, zone: .brussels, clock: clock, newest: clock)
    do throws(LedgerError) { return try vault.damagedLooks() } catch {
      switch error {
      case .readOnly, .permissionDenied: return 0
      default: throw error
      }
    }
  }
}

extension PeopleVault.Access {
  /// `2026-11-26T10:00:00+01:00 coop show p-1`.
  fileprivate var line: String {
    [at, by, doing.rawValue, about].compactMap { $0 }.joined(separator: " ")
  }

  init?(line: String) {
    let words = line.unicodeScalars.split(separator: " ").map { String($0) }
    guard words.count >= 3, let doing = Doing(rawValue: words[2]) else { return nil }
    self.init(at: words[0], by: words[1], doing: doing, about: words.count > 3 ? words[3] : nil)
  }
}
