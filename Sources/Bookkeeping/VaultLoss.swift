import Deciding
import EventCodec
import Exchange
import Outgoing
import Projecting
import Store

/// Folders of the vault of persons that are not there, where a ledger that knows persons has them: they may be
/// lost, and a backup may have them.
public struct VaultLoss: Sendable, Equatable {
  /// The vault.
  public var path: String
  /// Persons whom the log knows, erased ones among them.
  public var persons: Int
  /// Whether not even its folder is there.
  public var isAllGone: Bool
}

extension VaultLoss {
  /// What the log, or the folder, says was kept in a vault that is not whole.
  fileprivate enum Evidence: CaseIterable {
    /// Of a key and its files only one is there.
    case halves
    /// An act bears the digest of a note, and there are no notes.
    case notes
    /// A program that makes the folder of the vault made the ledger, it is not there, and the log knows persons
    /// whom nobody erased.
    case folder
  }
}

extension Ledger {
  /// Whether the vault of a ledger, which need not be open, is not there or not whole.
  ///
  /// One that bars this account is not called lost.
  public static func mayLackVault(at path: String) -> Bool {
    Vault.mayBeLost(at: LedgerFolder(path: path).peoplePath) && barrier(inVaultOf: path) == nil
  }

  /// The first folder of a ledger's vault, which need not be open, that this account may not look into; nil where
  /// it may look into all that are there.
  public static func barrier(inVaultOf path: String) -> String? {
    let people = LedgerFolder(path: path).peoplePath
    return Access.barrier(to: people)
      ?? Vault.folders.lazy.compactMap {
        Access.barrier(to: "\(people)/\($0)", isListed: true)
      }.first
  }

  /// Whether it is to be looked at in the log what of a vault may be lost.
  public static func mayHaveLostOfVault(at path: String) -> Bool {
    if barrier(inVaultOf: path) != nil { return false }
    return mayLackVault(at: path) || Vault.lacks(.notes, at: LedgerFolder(path: path).peoplePath)
  }

  /// How many persons the log knows, erased ones among them.
  public func personCount() throws(LedgerError) -> Int {
    try look { books in books.agents.all.count { books.wasPerson($0.key) } }
  }

  /// What the folder of the ledger and its log tell together of a vault that may be lost; nil where nothing is
  /// amiss, or nobody is known of whom anything could have been kept. A ledger begun before there was a vault
  /// has none either: it is possible, and no more.
  public func vaultLoss() throws(LedgerError) -> VaultLoss? {
    guard Self.mayLackVault(at: path) else { return nil }
    return try loss()
  }

  /// The same where something that was kept is gone for certain: nil for a vault that may never have held anything.
  ///
  /// Cost: one pass over the log, where the notes are not there.
  public func certainVaultLoss() throws(LedgerError) -> VaultLoss? {
    if Self.barrier(inVaultOf: path) != nil { return nil }
    for evidence in VaultLoss.Evidence.allCases where try isThere(evidence) { return try loss() }
    return nil
  }

  /// Throws `vaultLost` where something may be lost of a vault that is there, or all of it is for certain: what is
  /// written then would hide it. ``PeopleVault/beginAnew()`` ends it.
  public func checkVaultThere() throws(LedgerError) {
    guard let loss = try vaultLoss() else { return }
    if loss.isAllGone, try certainVaultLoss() == nil { return }
    throw .vaultLost(loss)
  }

  /// Nil where nobody is known of whom anything could have been kept.
  private func loss() throws(LedgerError) -> VaultLoss? {
    let (persons, vault) = (try personCount(), LedgerFolder(path: path).peoplePath)
    return persons == 0
      ? nil
      : VaultLoss(path: vault, persons: persons, isAllGone: !BackupContents.isFolder(vault))
  }

  private func isThere(_ evidence: VaultLoss.Evidence) throws(LedgerError) -> Bool {
    let folder = LedgerFolder(path: path)
    switch evidence {
    case .halves:
      return Vault.isHalved(at: folder.peoplePath) || Vault.isComingBack(at: folder.peoplePath)
    case .notes:
      guard Vault.lacks(.notes, at: folder.peoplePath) else { return false }
      return try hasNotedActs()
    case .folder:
      guard folder.wasMadeWithVault, !BackupContents.isFolder(folder.peoplePath) else {
        return false
      }
      return try look { books in
        books.agents.all.contains { books.wasPerson($0.key) && !books.isErased($0.key) }
      }
    }
  }

  /// Whether an act of nobody erased bears the digest of a note.
  private func hasNotedActs() throws(LedgerError) -> Bool {
    let erased = try erasedAgents()
    var isFound = false
    var reader = LineReader()
    try entries { _, line in
      guard let act = try? reader.read(line, as: .stored) else { return true }
      isFound = act.text(.noteDigest) != nil && !act.touches(erased)
      return !isFound
    }
    return isFound
  }
}
