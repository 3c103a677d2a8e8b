import Crypto
import LMDB

// What a crash leaves of files that were being written or destroyed, under names that end in `.new`. Only under the
// lock: then nobody is at them.

extension Vault {
  private static let leftoverEnding = ".new"

  /// Files of this shelf that are half written or half destroyed, and not in their places.
  public func leftovers(on shelf: Shelf) throws(StoreError) -> [Place] {
    let names = try names(on: shelf.rawValue)
    let whole = Set(names)
    return names.compactMap { name in
      guard name.hasSuffix(Self.leftoverEnding) else { return nil }
      let plain = String(name.dropLast(Self.leftoverEnding.utf8.count))
      guard let owner = Self.owner(ofFile: plain), let part = Self.part(ofFile: plain),
        !whole.contains(plain)
      else { return nil }
      return Place(shelf, owner, part: part)
    }
  }

  /// Puts a leftover in its place, where it is whole.
  public func takeUp(_ place: Place) throws(StoreError) {
    let file = try file(place)
    guard let key = try? key(of: place), let sealed = try? bytes(of: file + Self.leftoverEnding),
      (try? open(sealed, of: place, under: key, at: file)) != nil
    else { return }
    try storing { () throws(LMDBError) in try DurableFile.takeUp(file) }
  }

  /// Destroys all leftovers, and keys that only these were under: a key that nothing is under shows a loss. Where
  /// something is lost nothing is taken for a rest.
  public func sweep() throws(StoreError) {
    if Self.mayBeLost(at: path) { return }
    if try nameIndex() == nil { try dropNameIndex() }
    for shelf in Shelf.allCases { try sweep(shelf) }
  }

  private func sweep(_ shelf: Shelf) throws(StoreError) {
    let half = Set(try leftovers(on: shelf).map(\.owner))
    try storing { () throws(LMDBError) in
      for folder in [shelf.rawValue, "keys/\(shelf.rawValue)"] {
        for name in try DurableFile.names(in: "\(path)/\(folder)")
        where name.hasSuffix(Self.leftoverEnding) {
          try DurableFile.destroy("\(path)/\(folder)/\(name)")
        }
      }
    }
    let kept = Set(try names(on: shelf.rawValue).compactMap(Self.owner(ofFile:)))
    for name in try names(on: "keys/\(shelf.rawValue)") {
      guard let owner = Self.owner(ofFile: name), !kept.contains(owner), half.contains(owner)
      else { continue }
      try storing { () throws(LMDBError) in
        try DurableFile.destroy("\(path)/keys/\(shelf.rawValue)/\(name)")
      }
    }
  }
}
