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
    // The next backup would find it there, or it is taken for one.
    case (.publication, .backups), (.pack, .backups), (.ledger, .backups): steps > 1
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

  /// What may lie in its place before it is there: what a run that was cut short has left of it. Nil
  /// where all else may as well.
  var ownNames: Set<String>? {
    switch self {
    case .publication: ["key", "tile", "checkpoint", "cosigned", "lost+found"]
    // Its first file is judged where it is written.
    case .pack: ["site", "rapport.json", "lost+found"]
    case .file, .packFile, .backups, .ledger, .witness: nil
    }
  }

  /// Whether it is one file.
  var isFile: Bool { self == .file || self == .packFile }

  /// Whether all that lies below is shown to everybody.
  var isShown: Bool { self == .publication || self == .pack }

  /// How deep below its place the door looks.
  var depth: Int {
    switch self {
    case .publication, .pack: .max
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
  /// Tenths of a second that are given to who is at a folder, and to who is to read a pipe.
  let patience: Int

  public init(guarding folders: [String] = [], patience: Int = 300) {
    (guarded, self.patience) = (folders, patience)
  }

  /// The place that a path leads to, when what leaves may go there.
  public func place(for departure: Departure, at path: String) throws(Obstacle) -> Place {
    if Place.isAddress(path) { throw .address(path: path) }
    let place = try Place(path)
    for name in place.selfAndAbove.map(Place.name(of:)) where Leftover.isNamed(name) {
      throw .inTheMaking(path: path, name: name)
    }
    // With it a publication looks like the folder of a witness.
    if departure.isShown, DiskCalls.entry(place.path + "/tile")?.kind == .folder,
      SecretFile.isOne(at: place.path + "/key")
    {
      throw .secrets(path: path, ["key"])
    }
    let kept = guarded.flatMap(Self.entries)
    for (step, folder) in place.selfAndAbove.enumerated() {
      guard let entry = DiskCalls.entry(folder) else { continue }
      if let kind = FolderKind(at: folder), !departure.goes(with: kind, at: step, name: place.name)
      {
        if kind == .backups, let backup = FolderKind.backup(in: folder) {
          throw .amongBackups(path: path, folder: folder, backup: "\(folder)/\(backup)")
        }
        throw .taken(path: path, kind, at: folder)
      }
      // Nothing lies in a file, a device or a pipe.
      let isNoFolder = entry.kind != .folder && entry.kind != .link
      if isNoFolder, step > 0 || !departure.isFile { throw .isFile(path: folder) }
    }
    for folder in place.selfAndAbove {
      guard let entry = DiskCalls.entry(folder), kept.contains(where: entry.isSame) else {
        continue
      }
      throw .taken(path: path, .ledger, at: folder)
    }
    try Self.checkLinks(to: place, departure, path)
    var below = Below(place.path, departure, kept)
    switch try below.conflict(asked: path) {
    case (let kind, let found)?: throw .holds(path: path, kind, at: found)
    case nil: break
    }
    if !below.secrets.isEmpty { throw .secrets(path: path, below.secrets) }
    if let name = Self.stranger(in: place.path, departure) {
      throw .occupied(path: path, by: name)
    }
    return place
  }

  /// Whoever shows a folder shows what a link in it leads to.
  private static func checkLinks(
    to place: Place, _ departure: Departure, _ path: String
  ) throws(Obstacle) {
    for link in place.links {
      for (step, folder) in Place.selfAndAbove(link).enumerated().dropFirst() {
        guard let kind = FolderKind(at: folder), !kind.isSecret,
          !departure.goes(with: kind, at: step, name: Place.name(of: link))
        else { continue }
        throw .taken(path: path, kind, at: folder)
      }
    }
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

  /// The first name in a folder that would be shown beside what is to be shown there. What lies in a folder
  /// that is published already was put there by somebody who knew.
  private static func stranger(in folder: String, _ departure: Departure) -> String? {
    guard let own = departure.ownNames, FolderKind(at: folder) == nil else { return nil }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    if departure == .pack, OutgoingPack.isBegun(folder, names) { return nil }
    return names.sorted().first { !own.contains($0) && !Leftover.isFile($0, of: own) }
  }
}
