// The story of Outgoing: the one door for every file that leaves. A word that is wrong, a link, a
// slip of the hand must not cost a ledger. So whatever is written outside a ledger comes by here:
// its place is resolved as the disk has it and judged by what lies around it, and only then is it
// written, beside and renamed.
//
// Folders are known by their own marks (``FolderKind``), not by a list that somebody keeps. Nothing
// goes into a ledger, a witness' folder or a backup but what their own commands write; what is
// secret and what is published never lie in one another. A file that is not ours is replaced only
// when that is asked for (``Mark``). What was cut short is swept by the next run (``Leftover``), and
// of several who make one thing, one wins by the file system's own word (``FolderInTheMaking``).
//
// What Outgoing does not know: what is in the files, why they leave, any language. It links neither
// the store nor LMDB, so that the auditor's tool goes through the same door.

import FoundationEssentials

/// What is to leave, by what it asks of its place.
public enum Departure: Sendable {
  /// One file.
  case file
  /// One file of a folder for auditors.
  case packFile
  /// The log as static files.
  case publication
  /// A folder for auditors.
  case pack
  /// A folder that takes backups.
  case backups
  /// A new ledger.
  case ledger
  /// A witness' folder.
  case witness

  /// Whether it may be what is there already, or lie in it.
  ///
  /// - Parameter steps: how far above the place the folder is; at 0 it is the place itself.
  func goes(with kind: FolderKind, at steps: Int, name: String) -> Bool {
    let isSame = steps == 0
    return switch (self, kind) {
    case (_, .ledger), (_, .backup), (_, .unfinished): false
    case (.witness, .witness): isSame
    case (_, .witness): false
    case (.publication, .publication), (.pack, .pack): isSame
    case (.publication, .pack): steps == 1 && name == "site"
    case (.packFile, .pack): steps == 1
    case (_, .publication), (_, .pack): false
    case (_, .backups): true
    }
  }

  /// Whether a folder of this kind may lie somewhere below.
  func holds(_ kind: FolderKind) -> Bool {
    switch self {
    case .publication, .pack: !kind.isSecret
    case .backups, .witness, .ledger: kind.isSecret
    case .file, .packFile: true
    }
  }

  /// Whether it is one file.
  var isFile: Bool { self == .file || self == .packFile }

  /// How deep below its place the door looks: what is published shows all that is below.
  var depth: Int {
    switch self {
    case .publication, .pack: 6
    case .backups, .witness: 1
    case .file, .packFile, .ledger: 0
    }
  }
}

/// Judges places.
public struct Door: Sendable {
  /// Folders that nothing goes into, by which name ever they are reached: a disk may be mounted at two
  /// places. Usually the ledger at work.
  private let guarded: [String]

  public init(guarding folders: [String] = []) { guarded = folders }

  /// The place that a path leads to, when what leaves may go there.
  public func place(for departure: Departure, at path: String) throws(Obstacle) -> Place {
    let place = try Place(path)
    let kept = guarded.flatMap(Self.entries)
    for (step, folder) in place.selfAndAbove.enumerated() {
      guard let entry = DiskCalls.entry(folder) else { continue }
      if let kind = FolderKind(at: folder), !departure.goes(with: kind, at: step, name: place.name)
      {
        throw .taken(path: path, kind, at: folder)
      }
      if entry.kind == .file, step > 0 || !departure.isFile { throw .isFile(path: folder) }
    }
    for folder in place.selfAndAbove {
      guard let entry = DiskCalls.entry(folder), kept.contains(where: entry.isSame) else {
        continue
      }
      throw .taken(path: path, .ledger, at: folder)
    }
    if let (kind, found) = Self.conflict(below: place.path, departure) {
      throw .holds(path: path, kind, at: found)
    }
    return place
  }

  /// The place of a file that is to be written, judged before there is anything to write; a device or a
  /// pipe has none.
  public func check(file path: String) throws(Obstacle) {
    if DiskCalls.entry(path)?.kind != .stream { _ = try place(ofFile: path) }
  }

  /// The place of a file that replaces a file or nothing.
  func place(ofFile path: String, isOfPack: Bool = false) throws(Obstacle) -> Place {
    let place = try place(for: isOfPack ? .packFile : .file, at: path)
    switch DiskCalls.entry(place.path)?.kind {
    case .disk: throw .isDisk(path: path)
    case .folder: throw .isFolder(path: path)
    case .file, .stream, .link, nil: if path.hasSuffix("/") { throw .isFolder(path: path) }
    }
    return place
  }

  /// A folder of ours and the folders in it, as the disk knows them.
  private static func entries(of folder: String) -> [DiskEntry] {
    guard let top = try? Place(folder).path, FolderKind(at: top) != nil else { return [] }
    let names = [
      "", "/log", "/views", "/people", "/people/keys", "/people/keys/persons",
      "/people/keys/notes", "/people/persons", "/people/notes", "/cosigned", "/seen",
    ]
    return names.compactMap { DiskCalls.entry(top + $0) }
  }

  /// Folders looked at below a place.
  private static let folderLimit = 5_000

  /// The first folder below that does not go with what is to be here.
  private static func conflict(
    below path: String, _ departure: Departure
  ) -> (FolderKind, String)? {
    var level = [path]
    var count = 0
    for _ in 0..<departure.depth where !level.isEmpty {
      var next: [String] = []
      for folder in level {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names.sorted() where name != "tile" {
          let child = folder == "/" ? "/\(name)" : "\(folder)/\(name)"
          guard DiskCalls.entry(child)?.kind == .folder, count < folderLimit else { continue }
          count += 1
          if let kind = FolderKind(at: child), !departure.holds(kind) { return (kind, child) }
          // What a link leads to is shown too; what is in it is not walked, for it may lead up.
          if DiskCalls.entry(child, followingLink: false)?.kind == .folder { next.append(child) }
        }
      }
      level = next
    }
    return nil
  }
}
