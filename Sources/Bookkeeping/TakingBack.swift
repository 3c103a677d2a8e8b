import Deciding
import Exchange
import FoundationEssentials
import MerkleLog
import People
import Projecting
import Store

/// How one thing that the vault lacks comes back, and nothing else with it: files that are copied to their places.
public struct TakingBack: Hashable, Sendable {
  public struct File: Hashable, Sendable {
    /// Its path in the backup.
    public var source: String
    /// Its path in the ledger.
    public var target: String
  }

  public var gap: VaultGap
  /// The newest copy in which it reads; nil where none was looked for.
  public var backup: String?
  public var files: [File]
}

extension TakingBack {
  /// From a backup that only whoever reads this knows.
  public init(_ gap: VaultGap) {
    self.init(
      gap: gap, backup: nil,
      files: Self.files(gap.isOfKey ? nil : gap.file, gap.isKeySound ? nil : gap.key))
  }

  /// A file of the vault, by its path, with its key.
  public static func files(ofDamaged file: String) -> [File] {
    let steps = file.split(separator: "/", omittingEmptySubsequences: false)
    guard steps.count > 2, let stem = Vault.stem(ofFile: String(steps[steps.count - 1])) else {
      return []
    }
    if steps[steps.count - 3] == "keys" { return files(nil, file) }
    let vault = steps.dropLast(2).joined(separator: "/")
    return files(file, "\(vault)/keys/\(steps[steps.count - 2])/\(Vault.keyName(ofStem: stem))")
  }

  private static func files(_ file: String?, _ key: String?) -> [File] {
    [(file, ""), (key, "keys/")].compactMap { path, folder in
      guard let path else { return nil }
      let steps = path.split(separator: "/").suffix(2)
      let name = VaultName.safe(VaultName.plain(steps.last.map(String.init) ?? ""))
      return File(source: "people/\(folder)\(steps.first ?? "")/\(name)", target: path)
    }
  }
}

/// What the vault lacks, and which former backups still have of it.
public struct MissedRecords: Sendable, Equatable {
  /// What comes back, each from the newest backup in which it reads.
  public var found: [TakingBack] = []
  /// What is lost for certain and in no backup of those that were looked at.
  public var unfound: [VaultGap] = []
  /// The backup whose vault may take the place of the whole one here, which keeps nothing at all.
  public var whole: String?
}

extension Ledger {
  /// What this vault lacks of what other backups beside `backup`, of the same ledger, have: `gaps`, and records of
  /// whom nothing is here any more though nobody erased or forgot them.
  ///
  /// A vault that was lost and begun anew bears no sign of it; what was saved before does.
  public func missedRecords(
    _ gaps: [VaultGap], beside backup: String
  ) throws(LedgerError) -> MissedRecords {
    var missed = MissedRecords()
    let copies = Self.copies(beside: backup)
    let keepsNothing = try people.keepsNothing()
    var open = gaps + (try unkept(in: copies))
    // Whom a copy from before a forgetting has is another, who does not come back.
    var stale: [ErasedInBackup] = []
    if let end = backup.utf8.lastIndex(of: UInt8(ascii: "/")) {
      stale = try backupsHoldingErased(in: String(backup[..<end]))
    }
    for copy in copies where !open.isEmpty {
      let gone =
        stale.first { copy.hasSuffix("/" + $0.name) }.map { $0.persons + $0.contacts } ?? []
      let found = open.filter { !gone.contains(AgentID($0.owner)) }
        .compactMap { people.takingBack($0, from: copy) }
      if found.isEmpty { continue }
      missed.found += found
      if keepsNothing {
        missed.whole = copy
        break
      }
      open.removeAll { gap in found.contains { $0.gap == gap } }
    }
    missed.unfound = open.filter(gaps.contains)
    return missed
  }

  /// The other backups beside one, of the same ledger, the newest first.
  private static func copies(beside backup: String) -> [String] {
    let steps = backup.split(separator: "/", omittingEmptySubsequences: false)
    guard steps.count > 1, let own = BackupOwner(of: backup) else { return [] }
    let place = steps.dropLast().joined(separator: "/")
    return backups(in: place).reversed().prefix(formerCount).map { place + "/" + $0 }.filter {
      copy in
      copy != backup && BackupOwner(of: copy).map { !$0.isOther(than: own) } ?? false
    }
  }

  /// Records in copies of whom nothing is in the vault. Nobody of them was erased, as the log tells, or as the list
  /// of looks does of those whom the log does not know as persons.
  private func unkept(in copies: [String]) throws(LedgerError) -> [VaultGap] {
    let kept = Set(try people.owners().map { AgentID($0) })
    let gone = try people.forgotten()
    let (persons, others) = try look { books in
      let agents = books.agents.all.map(\.key).filter { agent in
        !books.isErased(agent) && !kept.contains(agent) && !gone.contains(agent)
      }
      return (
        Set(agents.filter { books.wasPerson($0) }), Set(agents.filter { !books.wasPerson($0) })
      )
    }
    if persons.isEmpty, others.isEmpty { return [] }
    var lacking: Set<AgentID> = []
    for copy in copies {
      let vault = Vault(path: LedgerFolder(path: copy).peoplePath)
      let owners = ((try? vault.owners(on: .persons)) ?? []).map { AgentID($0) }
      lacking.formUnion(owners.filter(persons.contains))
      let contacts = owners.filter(others.contains)
      if !contacts.isEmpty, try remembersForgetting(since: copy) { lacking.formUnion(contacts) }
    }
    return try people.gaps(ofUnkept: lacking.sorted().map(\.text))
  }

  /// Whether every record that was forgotten since a backup was made is on the list of looks.
  private func remembersForgetting(since copy: String) throws(LedgerError) -> Bool {
    guard let time = Self.time(ofBackup: copy) else { return false }
    return try people.using(for: .reading) { () throws(StoreError) in
      try people.remembersErasures(since: time)
    }
  }

  /// Backups that are looked at: a year of weekly ones, and more.
  private static let formerCount = 100
}

extension PeopleVault {
  /// Whether there is neither a record nor a note.
  func keepsNothing() throws(LedgerError) -> Bool {
    try using(for: .reading) { () throws(StoreError) in
      for shelf in Vault.Shelf.allCases where try !vault.owners(on: shelf).isEmpty { return false }
      return true
    }
  }

  fileprivate func forgotten() throws(LedgerError) -> Set<AgentID> {
    try using(for: .reading) { () throws(StoreError) in try goneByErasure() }
  }

  fileprivate func gaps(ofUnkept owners: [String]) throws(LedgerError) -> [VaultGap] {
    try using(for: .reading) { () throws(StoreError) in
      var gaps: [VaultGap] = []
      for owner in owners {
        gaps.append(try gap(owner, .record, isGone: true, isKeySound: false))
      }
      return gaps
    }
  }

  /// The files that fill a gap from a backup; nil where it does not read there, or what is here would not open any
  /// more under the key from there.
  fileprivate func takingBack(_ gap: VaultGap, from copy: String) -> TakingBack? {
    let theirs = Vault(path: LedgerFolder(path: copy).peoplePath)
    guard let bytes = (try? theirs.read(gap.place)) ?? nil else { return nil }
    let isSameKey = vault.hasSameKey(as: theirs, gap.place)
    if gap.isKeySound, !isSameKey { return nil }
    var places = [gap.place]
    switch gap.piece {
    case .note: break
    case .attachment(let part):
      // Another text than the one listed is from before words of it were masked.
      let listed = (try? read(gap.owner))?.attachments.first { $0.part == part }
      if listed?.digest != Hash.sha256(of: bytes.span).hex { return nil }
    case .record:
      let own = vault.read(gap.place, underKeyOf: theirs) ?? bytes
      guard let record = try? Self.record(from: own) else { return nil }
      places += record.attachments.map { .init(.persons, gap.owner, part: $0.part) }
    }
    // What is here and opens under that key is newer.
    let lacking = places.filter { place in
      vault.read(place, underKeyOf: theirs) == nil && ((try? theirs.read(place)) ?? nil) != nil
    }
    var files = lacking.compactMap { place -> TakingBack.File? in
      guard let source = try? theirs.file(place), let target = try? vault.file(place) else {
        return nil
      }
      return .init(source: Self.inside(copy, source), target: target)
    }
    if !isSameKey, let key = try? theirs.keyFile(gap.place.shelf, gap.owner) {
      files.append(.init(source: Self.inside(copy, key), target: gap.key))
    }
    return TakingBack(gap: gap, backup: copy, files: files)
  }

  private static func inside(_ copy: String, _ path: String) -> String {
    String(path.dropFirst(copy.count + 1))
  }
}
