/// What lies in a folder that is shown and is not what is published there: whoever serves the folder shows it
/// too. Somebody put it there on purpose (a page that explains, what a web server wants), or by a slip.
public struct ShownBeside: Equatable, Sendable {
  /// Files by their paths in the folder, in order; the first so many.
  public private(set) var names: [String] = []
  /// How many there are.
  public private(set) var count = 0
  /// Those that are for one party alone, by our own mark.
  public private(set) var personal: [String] = []

  public static let nameLimit = 5
  /// Bytes of a file of ours that are looked at.
  private static let byteLimit = 1 << 22

  public init() {}

  /// What is in a published folder.
  public init(inPublication folder: String) { self.init(in: folder, .publication) { _ in false } }

  /// What is in a folder for auditors, beside its files; its publication is one of its own.
  public init(inPack folder: String, isOwn: (String) -> Bool) {
    self.init(in: folder, .pack) { $0 == "site" || isOwn($0) }
  }

  private struct Folder {
    /// In the folder that is shown; empty for itself.
    let path: String
    let isOfTiles: Bool
  }

  private init(in top: String, _ departure: Departure, isOwn: (String) -> Bool) {
    let own = departure.ownNames ?? []
    var folders = [Folder(path: "", isOfTiles: false)]
    var seen: Set<[UInt64]> = []
    var next = 0
    while next < folders.count, next < Below.limit {
      let folder = folders[next]
      next += 1
      let place = folder.path.isEmpty ? top : "\(top)/\(folder.path)"
      guard let entry = DiskCalls.entry(place), seen.insert([entry.device, entry.inode]).inserted,
        let all = try? DiskCalls.contents(of: place)
      else { continue }
      for (name, known) in all.sorted(by: { $0.name < $1.name }) {
        let isTop = folder.path.isEmpty
        let isOurs =
          isTop
          ? own.contains(name) || Leftover.isFile(name, of: own) || isOwn(name)
          : folder.isOfTiles && Below.isOfTiles(name)
        let isTile = isTop && departure == .publication && name == "tile"
        if isTop, isOurs, !isTile { continue }
        let path = isTop ? name : "\(folder.path)/\(name)"
        if known != .file, DiskCalls.entry("\(top)/\(path)")?.kind == .folder {
          folders.append(Folder(path: path, isOfTiles: isTile || folder.isOfTiles && isOurs))
        } else if !isOurs {
          note(path, in: top)
        }
      }
    }
  }

  private mutating func note(_ path: String, in top: String) {
    count += 1
    if names.count < Self.nameLimit { names.append(path) }
    let place = "\(top)/\(path)"
    guard DiskCalls.entry(place)?.kind == .file,
      DiskCalls.bytes(of: place, upTo: 16).map(Mark.mayBeForOneParty) ?? false,
      let bytes = DiskCalls.bytes(of: place, upTo: Self.byteLimit)
    else { return }
    if Mark.isForOneParty(bytes) { personal.append(path) }
  }
}

extension Mark {
  /// What documents begin with that are for one party alone.
  private static let personalDocuments = [
    "people ", "paper receipt ", "paper delivery ", "paper loan ", "report statement ",
    "report recipient ",
  ]

  /// Whether a file that begins so may be one of them: of most a look at the beginning is enough.
  static func mayBeForOneParty(_ head: [UInt8]) -> Bool {
    ["<!doctype html>", "%PDF-", "{\"", "part,"].contains { head.starts(with: $0.utf8) }
  }

  /// Whether these bytes are a document of ours that tells of one party, and is for nobody else.
  static func isForOneParty(_ bytes: [UInt8]) -> Bool {
    guard let mark = allCases.first(where: { $0.isOn(bytes) }),
      let document = mark.document(in: bytes)
    else { return false }
    return personalDocuments.contains { document.hasPrefix($0) }
  }
}

extension Door {
  /// Names in a folder among which a publication is looked for.
  private static let neighbourLimit = 1_000

  /// A published log in the very folder that a place lies in: if that one is what a web server shows, what goes
  /// to the place is shown as well. Nil where there is none, and where everybody may write, such as /tmp.
  public static func publication(beside path: String) -> String? {
    guard let place = try? Place(path) else { return nil }
    return publication(beside: place)
  }

  static func publication(beside place: Place) -> String? {
    neighbours(of: place) { $0 == .publication }.first
  }

  /// Ledgers, backups and witnesses' folders in the very folder that a publication lies in: if that one is what a
  /// web server shows, they are shown as well. None where everybody may write.
  public static func secrets(beside publication: String) -> [String] {
    guard let place = try? Place(publication) else { return [] }
    return neighbours(of: place) { $0?.isSecret ?? false }
  }

  private static func neighbours(
    of place: Place, where fits: (FolderKind?) -> Bool
  ) -> [String] {
    let folder = place.folder
    guard DiskCalls.entry(folder).map({ $0.permissions & 0o1000 == 0 }) ?? false,
      let all = try? DiskCalls.contents(of: folder)
    else { return [] }
    return all.filter { $0.kind != .file }.map { $0.name }.sorted().prefix(neighbourLimit)
      .map { folder == "/" ? "/\($0)" : "\(folder)/\($0)" }
      .filter { $0 != place.path && fits(FolderKind(at: $0)) }
  }

  /// Whether two paths lie on one disk, as far as the system tells; a disk may be parted, and then it does not.
  public static func isOnOneDisk(_ path: String, _ other: String) -> Bool {
    guard let one = DiskCalls.entry(path), let two = DiskCalls.entry(other) else { return false }
    return one.device == two.device
  }
}
