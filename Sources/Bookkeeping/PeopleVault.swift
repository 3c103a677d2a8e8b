public import Exchange
import FoundationEssentials
import MerkleLog
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
  private let path: String
  private let clock: @Sendable () -> Instant
  /// When the newest entry of the log was recorded.
  private let newest: @Sendable () -> Instant
  private let zone: LedgerZone

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

  /// How long looks are remembered, in days (impact.md P16: twelve months).
  public static let accessDays = 366

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

  /// The persons whose record is there and cannot be read: damaged, or sealed under another key.
  public func unreadable() throws(LedgerError) -> [String] {
    try using(for: .reading) { () throws(StoreError) in
      try vault.owners(on: .persons).filter { owner in
        do throws(StoreError) {
          _ = try read(owner)
          return false
        } catch {
          if case .damaged = error { return true }
          return false
        }
      }
    }
  }

  /// Changes the record of a person, which is made when there is none. `body` says what was changed,
  /// field by field; that, and not what was there before, is kept as the history.
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
      try note(.change, by: by, about: agent.text)
      var record = try read(agent.text) ?? PersonRecord(agent: agent.text)
      let now = self.now
      let changed = body(&record)
      record.composeTexts()
      for what in changed {
        record.changes.append(.init(at: now, by: by.text, what: what))
      }
      try keep(record)
      return record
    }
  }

  /// Keeps a file with a person's record; `check` as for ``change(_:by:checking:_:)``.
  public func attach(
    _ bytes: [UInt8], named name: String, to agent: AgentID, by: AgentID,
    checking check: () throws(LedgerError) -> Void = { () throws(LedgerError) in }
  ) throws(LedgerError) -> (kept: PersonRecord.Attachment, before: PersonRecord.Attachment?) {
    try using(checking: check) { () throws(StoreError) in
      try note(.change, by: by, about: agent.text)
      var record = try read(agent.text) ?? PersonRecord(agent: agent.text)
      let part = (record.attachments.last?.part ?? 0) + 1
      let attachment = PersonRecord.Attachment(
        part: part, added: now, name: name.composed, byteCount: bytes.count,
        digest: Hash.sha256(of: bytes.span).hex)
      let before = record.attachments.first { $0.digest == attachment.digest }
      try vault.write(bytes, to: .init(.persons, agent.text, part: part))
      record.attachments.append(attachment)
      record.changes.append(.init(at: now, by: by.text, what: "attachment"))
      try keep(record)
      return (attachment, before)
    }
  }

  /// A file that was kept; nil when there is none.
  public func attachment(
    _ part: Int, of agent: AgentID, by: AgentID
  ) throws(LedgerError) -> [UInt8]? {
    try using { () throws(StoreError) in
      try note(.show, by: by, about: agent.text)
      return try vault.read(.init(.persons, agent.text, part: part))
    }
  }

  /// Destroys what a crash has left half written.
  public func sweep() throws(LedgerError) {
    try using { () throws(StoreError) in try vault.sweep() }
  }

  // MARK: - Notes on acts

  /// The note of an act, if it is kept, and whether it is the one whose digest the act bears.
  public func note(
    of act: EventID, digest: String, by: AgentID
  ) throws(LedgerError) -> (text: String, isGenuine: Bool)? {
    try using { () throws(StoreError) in
      try note(.note, by: by, about: act.description)
      for place in try notesBeside(act.description) {
        guard let kept = try? vault.read(place), Hash.sha256(of: kept.span).hex == digest
        else { continue }
        return (Self.text(ofSalted: kept), true)
      }
      guard let kept = try vault.read(.init(.notes, act.description)) else { return nil }
      return (Self.text(ofSalted: kept), Hash.sha256(of: kept.span).hex == digest)
    }
  }

  /// 32 random bytes and the text.
  static func salted(_ text: String) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<saltByteCount).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
      + text.bytes
  }

  static func text(ofSalted bytes: [UInt8]) -> String {
    String(decoding: bytes.dropFirst(saltByteCount), as: UTF8.self)
  }

  /// The notes that are kept of these acts, by the acts' ids.
  public func notes(of acts: [EventID], by: AgentID) throws(LedgerError) -> [EventID: String] {
    try using { () throws(StoreError) in
      var notes: [EventID: String] = [:]
      for act in acts {
        // One that cannot be read hides no other, and says so in its place.
        let kept: [UInt8]?
        do throws(StoreError) { kept = try vault.read(.init(.notes, act.description)) } catch {
          guard case .damaged = error else { throw error }
          notes[act] = "?"
          continue
        }
        guard let kept else { continue }
        try note(.note, by: by, about: act.description)
        notes[act] = Self.text(ofSalted: kept)
      }
      return notes
    }
  }

  /// Whether an erasure of one of these persons was begun.
  func isBeingErased(_ agents: [String]) throws(StoreError) -> Bool {
    try vault.accessLines().contains { line in
      guard let access = Access(line: line), access.doing == .erase else { return false }
      return access.about.map(agents.contains) ?? false
    }
  }

  private static let saltByteCount = 32

  /// The persons of whom something is kept. Nobody's record is opened for it.
  func owners() throws(LedgerError) -> [String] {
    try using(for: .reading) { () throws(StoreError) in try vault.owners(on: .persons) }
  }

  // MARK: - Who looked

  /// Every look of the last twelve months, oldest first.
  public func accesses() throws(LedgerError) -> [Access] {
    try using { () throws(StoreError) in try writtenLooks().compactMap(Access.init(line:)) }
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

  func note(
    _ doing: Access.Doing, by: AgentID, about: String?
  ) throws(StoreError) {
    let access = Access(at: now, by: by.text, doing: doing, about: about)
    let lines = try writtenLooks()
    let today = zone.day(of: clock()).number
    let limit = today - Self.accessDays
    // A clock that is ahead must not take away the looks of all the years before it.
    let isLikely = today <= zone.day(of: newest()).number + Limits.quietDayCount
    let isOld = { (line: String) in
      Access(line: line).flatMap { Timestamp($0.at) }.map { [zone] in
        $0.day(in: zone).number < limit
      } ?? false
    }
    if isLikely, let first = lines.first, isOld(first) {
      try vault.replaceAccess(lines.filter { !isOld($0) })
    }
    try vault.addAccess(access.line)
  }

  // MARK: - Pieces

  var now: String { Timestamp(clock(), in: zone).description }

  func read(_ agent: String) throws(StoreError) -> PersonRecord? {
    guard let bytes = try vault.read(.init(.persons, agent)) else { return nil }
    do { return try Self.record(from: bytes) } catch {
      throw .damaged("\(path)/persons/" + VaultName.safe("\(agent).0.sealed"))
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

extension String {
  fileprivate var bytes: [UInt8] { Array(utf8) }
}
