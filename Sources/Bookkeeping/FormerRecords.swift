import Deciding
import Exchange
import FoundationEssentials
import Projecting
import Store

/// A backup that has records of persons of whom the vault has none now, though nobody erased them.
public struct FormerRecords: Sendable, Equatable {
  public var backup: String
  /// Public ids.
  public var persons: [String]
  /// Whether the vault keeps nothing at all now: that of the backup may be put in its place.
  public var isAllLost: Bool
}

extension Ledger {
  /// The newest other backup beside `backup`, of the same ledger, that has records which the vault lacks; nil where
  /// none has.
  ///
  /// A vault that was lost and begun anew bears no sign of it; what was saved before does.
  public func formerRecords(beside backup: String) throws(LedgerError) -> FormerRecords? {
    let steps = backup.split(separator: "/", omittingEmptySubsequences: false)
    guard steps.count > 1, let own = BackupOwner(of: backup) else { return nil }
    let place = steps.dropLast().joined(separator: "/")
    let kept = Set(try people.owners())
    let lacking = try look { books in
      let persons = books.agents.all.map(\.key).filter {
        books.wasPerson($0) && !books.isErased($0)
      }
      return Set(persons.map(\.text)).subtracting(kept)
    }
    if lacking.isEmpty { return nil }
    for name in Self.backups(in: place).reversed().prefix(Self.formerCount) {
      let folder = place + "/" + name
      guard folder != backup, let owner = BackupOwner(of: folder), !owner.isOther(than: own) else {
        continue
      }
      let persons = Self.recordOwners(in: folder).filter(lacking.contains)
      if persons.isEmpty { continue }
      return FormerRecords(
        backup: folder, persons: persons, isAllLost: try people.keepsNothing())
    }
    return nil
  }

  /// Backups that are looked at: a year of weekly ones, and more.
  private static let formerCount = 100

  /// Whose records in a backup can be read.
  private static func recordOwners(in backup: String) -> [String] {
    let vault = Vault(path: LedgerFolder(path: backup).peoplePath)
    let owners = (try? vault.owners(on: .persons)) ?? []
    return owners.filter { ((try? vault.read(.init(.persons, $0))) ?? nil) != nil }
  }
}

extension PeopleVault {
  /// Whether there is neither a record nor a note.
  func keepsNothing() throws(LedgerError) -> Bool {
    try using(for: .reading) { () throws(StoreError) in
      for shelf in Vault.Shelf.allCases where try !vault.owners(on: shelf).isEmpty { return false }
      return true
    }
  }
}
