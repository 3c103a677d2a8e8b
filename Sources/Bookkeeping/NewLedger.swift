import Exchange
import FoundationEssentials
import Outgoing
import Store

/// A ledger that is filled beside its place and takes it once it is whole. Of several that are made
/// for one place, one takes it; the others find a ledger there, and leave it as it is.
struct NewLedger {
  /// The folder to be filled.
  let folder: LedgerFolder
  private let making: FolderInTheMaking
  /// Where it goes, and by which name it was asked for.
  private let place: Place
  private let path: String

  /// Ways to a ledger, as they stand in the name of its folder while it is filled.
  enum Way: String {
    case making, restoring

    /// Before the process' mask. What is restored may come with more than a new ledger has.
    var mode: UInt32 { self == .making ? 0o777 : 0o700 }
  }

  /// Throws `ledgerExists` or `placeTaken` where something is there, `placeAtWork` for the folder that one is in; an
  /// obstacle where what is there, or
  /// above, takes no ledger. Sweeps what earlier runs have left beside it.
  init(at path: String, _ way: Way, id: EventID) throws(LedgerError) {
    let target = LedgerFolder(path: path)
    if FolderKind(at: path).map({ $0 == .ledger }) ?? true { try target.mustBeFree() }
    place = try Self.place(at: path)
    try target.mustBeFree()
    if let here = try? Place("."), here == place { throw .placeAtWork(path: place.path) }
    self.path = path
    try LedgerFolder(path: place.folder).makeFolder(place.folder)
    Leftover.sweepLedgers(place.folder)
    making = try Self.make(beside: place.path, way, id)
    folder = LedgerFolder(path: making.path, isInTheMaking: true)
  }

  private static func place(at path: String) throws(LedgerError) -> Place {
    do throws(Obstacle) { return try Door().place(for: .ledger, at: path) } catch {
      // Another took the place just now.
      if case .taken(_, .ledger, let folder) = error, let here = try? Place(path),
        here.path == folder
      {
        throw .ledgerExists(path: path)
      }
      throw LedgerError(error)
    }
  }

  /// Names tried: whoever sweeps may be quicker than we are to hold one.
  private static let tryCount = 100

  private static func make(
    beside place: String, _ way: Way, _ id: EventID
  ) throws(LedgerError) -> FolderInTheMaking {
    for number in 0..<tryCount {
      let path = "\(place).\(way.rawValue)-\(id)" + (number == 0 ? "" : "-\(number)")
      let made = try leaving { () throws(Obstacle) in
        try FolderInTheMaking.make(path, mode: way.mode)
      }
      if let made { return made }
    }
    throw .busy(path: place)
  }

  /// Takes the place; all of it is durable, with its name, when this returns.
  func finish() throws(LedgerError) {
    do throws(StoreError) { try DiskFile.synchronize(folder.path) } catch {
      throw LedgerError(error, path: folder.path)
    }
    do throws(Obstacle) { try making.take(place.path) } catch {
      if case .exists = error {
        throw LedgerFolder(path: path).holdsLedger
          ? .ledgerExists(path: path) : .placeTaken(path: path)
      }
      throw LedgerError(error)
    }
    do throws(StoreError) { try DiskFile.synchronize(folderOf: place.path) } catch {
      throw LedgerError(error, path: path)
    }
  }

  /// Removes what was made so far.
  func remove() { making.remove() }
}
