public import Exchange
import FoundationEssentials
public import People
import Store

/// The door to the vault of persons: every look and every change is written down with who and when.
///
/// One user at a time, also among processes. Nothing here is in the log; an act that has a note bears the
/// digest of it and no more.
public struct PeopleVault: Sendable {
  let vault: Vault
  /// The same for who does not wait.
  let hasty: Vault
  let path: String
  let clock: @Sendable () -> Instant
  /// When the newest entry of the log was recorded.
  let newest: @Sendable () -> Instant
  let zone: LedgerZone

  /// `patience`: how long to wait for another user, half a minute if not said.
  init(
    path: String, zone: LedgerZone, clock: @escaping @Sendable () -> Instant,
    newest: @escaping @Sendable () -> Instant, patience: Duration? = nil
  ) {
    vault = patience.map { Vault(path: path, patience: $0) } ?? Vault(path: path)
    hasty = Vault(path: path, patience: .zero)
    self.path = path
    self.zone = zone
    self.clock = clock
    self.newest = newest
  }

  // MARK: - Records

  /// The record of one person; nil when there is none.
  public func record(
    of agent: AgentID, by: AgentID, for doing: Access.Doing = .show
  ) throws(LedgerError) -> PersonRecord? {
    try using { () throws(StoreError) in
      try note(doing, by: by, about: agent.text)
      return try read(agent.text)
    }
  }

  /// All records that can be read, by public id; ``unreadable()`` names the others.
  public func records(by: AgentID) throws(LedgerError) -> [PersonRecord] {
    try using { () throws(StoreError) in
      try note(.list, by: by, about: nil)
      return try all()
    }
  }

  /// Changes the record of a person, which is made when there is none. `body` says what was changed,
  /// field by field; that, and not what was there before, is kept as the history. Where it says nothing, nothing is kept.
  ///
  /// `check` is asked in the vault's own turn, so that nothing comes between: what it throws is thrown, and then
  /// nothing is kept.
  @discardableResult
  public func change(
    _ agent: AgentID, by: AgentID,
    checking check: () throws(LedgerError) -> Void = { () throws(LedgerError) in },
    _ body: (inout PersonRecord) -> [String]
  ) throws(LedgerError) -> PersonRecord {
    try using(checking: check) { () throws(StoreError) in
      var record = try toChange(agent)
      try note(.change, by: by, about: agent.text)
      let now = self.now
      let changed = body(&record)
      if changed.isEmpty { return record }
      record.composeTexts()
      for what in changed {
        record.changes.append(.init(at: now, by: by.text, what: what))
      }
      try keep(record)
      return record
    }
  }

  /// The record of somebody, or the first one.
  ///
  /// Throws `damaged` where a key shows that it was lost: another in its place would hide that.
  func toChange(_ agent: AgentID) throws(StoreError) -> PersonRecord {
    if let record = try read(agent.text) { return record }
    if try vault.hasKey(.persons, agent.text) {
      throw .damaged(try vault.file(.init(.persons, agent.text)))
    }
    return PersonRecord(agent: agent.text)
  }

  /// The name that a record bears, where `name` would most likely put somebody else's in its place; that is a look.
  func nameReplaced(
    by name: String, of agent: AgentID, by actor: AgentID
  ) throws(LedgerError) -> String? {
    try using { () throws(StoreError) in
      let replaced = try read(agent.text)?.nameReplaced(by: name.composed)
      if replaced != nil { try note(.show, by: actor, about: agent.text) }
      return replaced
    }
  }

  /// Makes the folders that are not there: what was in them is given up.
  public func beginAnew() throws(LedgerError) {
    try using(for: .changing) { () throws(StoreError) in vault.endComingBack() }
  }

  /// Ends what a crash cut short, and destroys what it left half written.
  public func sweep() throws(LedgerError) {
    try using { () throws(StoreError) in
      try endAttaching()
      try vault.sweep()
    }
  }

  /// The persons of whom something is kept, or the acts. Nobody's record is opened for it.
  func owners(on shelf: Vault.Shelf = .persons) throws(LedgerError) -> [String] {
    try using(for: .reading) { () throws(StoreError) in try vault.owners(on: shelf) }
  }

  // MARK: - Pieces

  var now: String { Timestamp(clock(), in: zone).description }

  func read(_ agent: String) throws(StoreError) -> PersonRecord? {
    guard let bytes = try vault.read(.init(.persons, agent)) else { return nil }
    do { return try Self.record(from: bytes) } catch {
      throw .damaged("\(path)/persons/" + VaultName.safe("\(agent).0.sealed"))
    }
  }

  /// The record of somebody; nil also where it is damaged. Throws what may be well and cannot be had now.
  func sound(_ agent: String) throws(StoreError) -> PersonRecord? {
    do throws(StoreError) { return try read(agent) } catch {
      guard case .damaged = error else { throw error }
      return nil
    }
  }

  static func record(from bytes: [UInt8]) throws -> PersonRecord {
    try JSONDecoder().decode(PersonRecord.self, from: Data(bytes))
  }

  func all() throws(StoreError) -> [PersonRecord] {
    var records: [PersonRecord] = []
    for agent in try vault.owners(on: .persons) {
      // One that cannot be read hides no other.
      do throws(StoreError) {
        if let record = try read(agent) { records.append(record) }
      } catch { guard case .damaged = error else { throw error } }
    }
    return records
  }

  func keep(_ record: PersonRecord) throws(StoreError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let bytes = try? encoder.encode(record) else { throw .other("people/\(record.agent)") }
    try vault.write([UInt8](bytes), to: .init(.persons, record.agent))
  }

  /// Runs `body` while nobody changes the vault: to copy it, or to write what must not come between.
  func whileStill<Answer>(
    _ body: () throws(LedgerError) -> Answer
  ) throws(LedgerError) -> Answer {
    try using(for: .reading) { () throws(StoreError) in Result(catching: body) }.get()
  }

  /// Changes the vault once `check` has thrown nothing; nobody else is at it meanwhile.
  func using<Answer>(
    checking check: () throws(LedgerError) -> Void, _ body: () throws(StoreError) -> Answer
  ) throws(LedgerError) -> Answer {
    let result = try using(for: .changing) {
      () throws(StoreError) -> Result<Answer, LedgerError> in
      do throws(LedgerError) { try check() } catch { return .failure(error) }
      return .success(try body())
    }
    return try result.get()
  }

  /// What somebody is at the vault for.
  enum Use {
    /// A copy, or a question that is not written down; also of a vault that can only be read.
    case reading
    /// Written down; makes no folder.
    case looking
    case changing
  }

  func using<Answer>(
    for use: Use = .looking, _ body: () throws(StoreError) -> Answer
  ) throws(LedgerError) -> Answer {
    do throws(StoreError) {
      return switch use {
      case .reading: try vault.still(body)
      case .looking: try vault.locked(making: false, body)
      case .changing: try vault.locked(body)
      }
    } catch {
      guard case .damaged(let file) = error else { throw LedgerError(error, path: path) }
      if let agent = vault.owner(of: file, on: .persons), (try? isBeingErased([agent])) == true {
        throw .erasureCutShort(agent: agent)
      }
      throw vault.isAccess(file) ? .accessBlocked(path: file) : .vaultFileDamaged(path: file)
    }
  }
}
