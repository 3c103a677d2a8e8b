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

  /// The list with what others of this vault have from before the first look here. Where the list of here was lost, or
  /// began later, they tell what was forgotten before; where it begins anew, it says itself.
  func looks(after others: [String]) throws(StoreError) -> [String] {
    let own = try vault.accessLines()
    let first = own.lazy.compactMap { Access(line: $0)?.time }.first
    var known = Set(own)
    var former: [(line: String, time: Instant)] = []
    for line in others where !isOld(line) && known.insert(line).inserted {
      guard let time = Access(line: line)?.time, first.map({ time < $0 }) ?? true else { continue }
      former.append((line, time))
    }
    if former.isEmpty { return own }
    let beginning = own.first.flatMap(Access.init(line:))
    let anew = Access(at: beginning?.at ?? now, by: "-", doing: .begunAnew)
    return former.sorted { $0.time < $1.time }.map(\.line)
      + (beginning?.doing == .begunAnew ? [] : [anew.line]) + own
  }

  /// How many of these would be taken in.
  func looksLacking(_ others: [String]) throws(StoreError) -> Int {
    try looks(after: others).count - vault.accessLines().count
  }

  /// Takes these in; gives how many there are.
  func takeInLooks(_ others: [String]) throws(StoreError) -> Int {
    let (own, all) = (try vault.accessLines(), try looks(after: others))
    if all.count > own.count { try vault.replaceAccess(all) }
    return all.count - own.count
  }

  /// Whether a line is older than what is remembered. A clock that is ahead takes no look away: how old one is, the
  /// log says, where it is behind the clock.
  private func isOld(_ line: String) -> Bool {
    let today = min(zone.day(of: clock()), zone.day(of: newest())).number
    return Access(line: line)?.time.map { zone.day(of: $0).number < today - Self.accessDays }
      ?? false
  }

  /// Whether the list is gone though something is kept: that was written down in it.
  fileprivate func hasLostLooks() throws(LedgerError) -> Bool {
    try using(for: .reading) { () throws(StoreError) in
      guard try vault.accessLines().isEmpty else { return false }
      for shelf in Vault.Shelf.allCases where try !vault.owners(on: shelf).isEmpty { return true }
      return false
    }
  }

  func note(
    _ doing: Access.Doing, by: AgentID, about: String?
  ) throws(StoreError) {
    let access = Access(at: now, by: by.text, doing: doing, about: about)
    let lines = try writtenLooks()
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
    guard let erasure = erasures[agent], !erasure.isBeforeLoss,
      (try? vault.owners(on: .persons))?.contains(agent.text) ?? false
    else { return false }
    guard let record = (try? read(agent.text)) ?? nil,
      let first = record.changes.first.flatMap({ Timestamp($0.at)?.instant }),
      let time = erasure.time
    else { return true }
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

  /// The lines of the list of another vault; of one that went another way, those of whom an id means the same there.
  static func looks(of other: Vault, among shared: Set<AgentID>?) -> [String] {
    let lines = (try? other.accessLines()) ?? []
    guard let shared else { return lines }
    return lines.filter { line in
      Access(line: line).map { $0.about.map { shared.contains(AgentID($0)) } ?? true } ?? false
    }
  }

  /// The last line of a list that says that the record of an agent was destroyed; nil where it tells of none.
  static func forgetting(of agent: AgentID, in looks: [String]) -> String? {
    looks.last { line in
      guard let look = Access(line: line) else { return false }
      return look.doing == .erase && look.about.map { AgentID($0) } == agent
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

  /// Whether the list of looks of a ledger, which need not be open, is gone though its vault keeps something; not where
  /// it is not for this account to read.
  public static func hasLostLooks(
    at path: String, clock: @escaping @Sendable () -> Instant
  ) throws(LedgerError) -> Bool {
    if mayLackVault(at: path) { return false }
    let vault = PeopleVault(
      path: LedgerFolder(path: path).peoplePath, zone: .brussels, clock: clock, newest: clock)
    do throws(LedgerError) { return try vault.hasLostLooks() } catch {
      switch error {
      case .readOnly, .permissionDenied: return false
      default: throw error
      }
    }
  }
}

extension PeopleVault.Access {
  fileprivate var time: Instant? { Timestamp(at)?.instant }

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
