/// What lies below a place: the whole of it where it would be shown to everybody, also behind links.
///
/// Tiles of a published log are many and cost one look a folder; of all other folders there are only so
/// many that the door looks at, and where it does not look to the end it lets nothing pass.
struct Below {
  /// Folders looked at, without those of tiles.
  static let limit = 20_000

  private let limit: Int

  private let top: String
  private let departure: Departure
  /// Folders that are guarded, by which name ever they are reached.
  private let kept: [DiskEntry]
  private var seen: Set<[UInt64]> = []
  private var count = 0
  /// Paths below the place of files that are to be shown to nobody, where all that is there is shown; once
  /// ``conflict(asked:)`` has found none.
  private(set) var secrets: [String] = []

  init(_ top: String, _ departure: Departure, _ kept: [DiskEntry], limit: Int = Below.limit) {
    (self.top, self.departure, self.kept, self.limit) = (top, departure, kept, limit)
  }

  private struct Folder {
    let path: String
    let depth: Int
    let isOfTiles: Bool
  }

  /// The first folder below, the nearest first, that does not go with what is to be here.
  ///
  /// Throws where that cannot be told.
  mutating func conflict(asked path: String) throws(Obstacle) -> (FolderKind, String)? {
    guard departure.depth > 0, DiskCalls.entry(top)?.kind == .folder else { return nil }
    var folders = [Folder(path: top, depth: 0, isOfTiles: false)]
    var next = 0
    while next < folders.count {
      let folder = folders[next]
      next += 1
      guard let entry = DiskCalls.entry(folder.path), isNew(entry) else { continue }
      if !folder.isOfTiles { count += 1 }
      if count > limit { throw .tooMuch(path: path, limit) }
      let names = try self.names(in: folder, path)
      // Among tiles only what is none of them is looked at.
      let isLooked = !folder.isOfTiles || names.contains { !Self.isOfTiles($0.name) }
      let kind = isLooked ? FolderKind(at: folder.path) : nil
      if folder.depth > 0 {
        if departure.isShown, kept.contains(where: entry.isSame) { return (.ledger, folder.path) }
        if let kind, !departure.holds(kind) { return (kind, folder.path) }
      }
      guard folder.depth < departure.depth else { continue }
      for (name, known) in names {
        let child = folder.path == "/" ? "/\(name)" : "\(folder.path)/\(name)"
        let isTile = folder.isOfTiles && Self.isOfTiles(name)
        if !isTile || known == .link, departure.isShown, SecretFile.isOne(at: child) {
          secrets.append(String(child.dropFirst(top == "/" ? 1 : top.count + 1)))
        }
        if known == .file { continue }
        let isLink = (known ?? DiskCalls.entry(child, followingLink: false)?.kind) == .link
        if isLink, let found = conflict(behind: child) { return (found, child) }
        if known == nil || isLink, DiskCalls.entry(child)?.kind != .folder { continue }
        let isOfTiles = folder.isOfTiles ? isTile : kind == .publication && name == "tile"
        folders.append(
          Folder(path: child, depth: folder.depth + 1, isOfTiles: isOfTiles && !isLink))
      }
    }
    return nil
  }

  /// Whether a folder was not looked at yet, by whatever way.
  private mutating func isNew(_ entry: DiskEntry) -> Bool {
    seen.insert([entry.device, entry.inode]).inserted
  }

  private func names(
    in folder: Folder, _ path: String
  ) throws(Obstacle) -> [(name: String, kind: DiskEntry.Kind?)] {
    do throws(SystemFault) {
      return try DiskCalls.contents(of: folder.path).sorted { $0.name < $1.name }
    } catch {
      // A disk's own folder for what it found lost shows nothing to anybody.
      let isOfDisk = Place.name(of: folder.path) == "lost+found"
      if !departure.isShown || isOfDisk || DiskCalls.entry(folder.path) == nil { return [] }
      throw .unseen(path: path, at: folder.path)
    }
  }

  /// What a link leads into, where that does not go here: also a file of it, and a folder in it.
  private func conflict(behind link: String) -> FolderKind? {
    guard departure.isShown, let place = try? Place(link), DiskCalls.entry(place.path) != nil else {
      return nil
    }
    for folder in place.selfAndAbove where folder != top && !top.hasPrefix(folder + "/") {
      guard let entry = DiskCalls.entry(folder), folder != "/" else { continue }
      if kept.contains(where: entry.isSame) { return .ledger }
      if let kind = FolderKind(at: folder), !departure.holds(kind) { return kind }
    }
    return nil
  }

  /// Whether a name is one that a published log has among its tiles: `0`, `entries`, `x001`, `067`, `067.p`.
  static func isOfTiles(_ name: String) -> Bool {
    if name == "entries" || Leftover.isFile(name) { return true }
    var digits = name[...]
    if digits.hasPrefix("x") { digits = digits.dropFirst() }
    if digits.hasSuffix(".p") { digits = digits.dropLast(2) }
    return (1...3).contains(digits.count) && digits.allSatisfy { ("0"..."9").contains($0) }
  }
}
