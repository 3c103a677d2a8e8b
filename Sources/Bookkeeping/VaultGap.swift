public import Exchange
import People
import Store

/// Something of the vault that is gone or cannot be read, and was kept for certain: its key, a list, or what is left of
/// it tells so.
public struct VaultGap: Hashable, Sendable {
  public enum Piece: Hashable, Sendable {
    /// The record of somebody; of an organisation, that of its contact person.
    case record
    /// A file that the record lists.
    case attachment(Int)
    /// The note of an act.
    case note
  }

  /// The public id, or that of the act.
  public var owner: String
  public var piece: Piece
  /// Whether the file is not there; one that is there cannot be opened.
  public var isGone: Bool
  /// The file, and the key that opens it, as they are to be in this vault.
  public var file, key: String

  var place: Vault.Place {
    switch piece {
    case .record: .init(.persons, owner)
    case .attachment(let part): .init(.persons, owner, part: part)
    case .note: .init(.notes, owner)
    }
  }
}

extension PeopleVault {
  /// What is lost of records, of files that they list and of notes of acts, by their owners.
  ///
  /// Nobody changes the vault meanwhile; what a crash cut short is not lost, but swept.
  ///
  /// - Parameter isThorough: whether files and notes of acts are opened too, which are else missed only where they or
  ///   their keys are gone.
  func gaps(isThorough: Bool) throws(LedgerError) -> [VaultGap] {
    try using(for: .reading) { () throws(StoreError) in
      var gaps: [VaultGap] = []
      let half = Self.byOwner(try vault.leftovers(on: .persons))
      let whole = Self.byOwner(try vault.places(on: .persons))
      let erased = try goneByErasure()
      for owner in try vault.owners(on: .persons) {
        let agent = AgentID(owner)
        let files = Files(
          whole: whole[agent] ?? [], half: half[agent] ?? [], isErased: erased.contains(agent))
        gaps += try gapsOfRecord(owner, files, isThorough)
      }
      let notes = try vault.places(on: .notes)
      let known = Set((notes + (try vault.leftovers(on: .notes))).map { AgentID($0.owner) })
      let settled = Set(notes.filter { $0.part == 0 }.map { AgentID($0.owner) })
      for owner in try vault.owners(on: .notes) {
        let place = Vault.Place(.notes, owner)
        if !known.contains(AgentID(owner)) {
          gaps.append(try gap(owner, .note, isGone: true))
        } else if settled.contains(AgentID(owner)),
          try isThorough ? isDamaged(place) : !vault.hasKey(.notes, owner)
        {
          gaps.append(try gap(owner, .note, isGone: false))
        }
      }
      return gaps
    }
  }

  /// The files that there are of somebody, by their numbers.
  private struct Files {
    var whole, half: [Int]
    /// Whether they go, or went, by an erasure.
    var isErased: Bool
  }

  private static func byOwner(_ places: [Vault.Place]) -> [AgentID: [Int]] {
    Dictionary(grouping: places) { AgentID($0.owner) }.mapValues { $0.map(\.part) }
  }

  private func gapsOfRecord(
    _ owner: String, _ files: Files, _ isThorough: Bool
  ) throws(StoreError) -> [VaultGap] {
    let parts = files.whole
    guard parts.contains(0) else {
      let isKeyless = try !vault.hasKey(.persons, owner)
      let isSwept = files.isErased || !files.half.isEmpty || isKeyless && parts.isEmpty
      return isSwept ? [] : [try gap(owner, .record, isGone: true)]
    }
    let record: PersonRecord?
    do throws(StoreError) { record = try read(owner) } catch {
      guard case .damaged = error else { throw error }
      return [try gap(owner, .record, isGone: false)]
    }
    var gaps: [VaultGap] = []
    for file in record?.attachments ?? [] where !files.half.contains(file.part) {
      let isGone = !parts.contains(file.part)
      let place = Vault.Place(.persons, owner, part: file.part)
      let isDamaged = isThorough && !isGone ? try isDamaged(place) : false
      guard isGone || isDamaged else { continue }
      gaps.append(try gap(owner, .attachment(file.part), isGone: isGone))
    }
    return gaps
  }

  func gap(
    _ owner: String, _ piece: VaultGap.Piece, isGone: Bool
  ) throws(StoreError) -> VaultGap {
    var gap = VaultGap(owner: owner, piece: piece, isGone: isGone, file: "", key: "")
    let place = gap.place
    (gap.file, gap.key) = (try vault.file(place), try vault.keyFile(place.shelf, owner))
    return gap
  }

  private func isDamaged(_ place: Vault.Place) throws(StoreError) -> Bool {
    do throws(StoreError) {
      _ = try vault.read(place)
      return false
    } catch {
      guard case .damaged = error else { throw error }
      return true
    }
  }
}

extension Ledger {
  /// What is lost of the vault of a ledger, which need not be open; nothing where there is no vault that can be read.
  /// Throws `permissionDenied` for a file that is barred, where it is looked at thoroughly.
  ///
  /// - Parameter isThorough: whether files of records and notes of acts are opened too.
  public static func vaultGaps(
    at path: String, isThorough: Bool = false, clock: @escaping @Sendable () -> Instant
  ) throws(LedgerError) -> [VaultGap] {
    if mayLackVault(at: path) { return [] }
    let vault = PeopleVault(
      path: LedgerFolder(path: path).peoplePath, zone: .brussels, clock: clock, newest: clock)
    do throws(LedgerError) { return try vault.gaps(isThorough: isThorough) } catch {
      switch error {
      case .readOnly: return []
      case .permissionDenied where !isThorough: return []
      default: throw error
      }
    }
  }
}
