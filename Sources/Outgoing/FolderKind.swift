import FoundationEssentials

/// What a folder is, by its own marks.
public enum FolderKind: String, CaseIterable, Sendable {
  /// A ledger, also one that has lost its settings.
  case ledger
  /// A witness' folder: its key, and the heads it has seen.
  case witness
  case backup
  /// A ledger or a backup that was never finished, or is being made.
  case unfinished
  /// A published log.
  case publication
  /// A folder for auditors: a report, its proofs, a published log.
  case pack
  /// A folder with backups in it.
  case backups

  /// Whether it holds what nobody else may read.
  public var isSecret: Bool {
    switch self {
    case .ledger, .witness, .backup, .unfinished, .backups: true
    case .publication, .pack: false
    }
  }

  /// The kind of a folder; nil for one that is none of ours, or is not there.
  public init?(at path: String) {
    guard DiskCalls.entry(path)?.kind == .folder else { return nil }
    let has = { (name: String) in DiskCalls.entry("\(path)/\(name)") != nil }
    let isFolder = { (name: String) in DiskCalls.entry("\(path)/\(name)")?.kind == .folder }
    let isLedger =
      Self.hasSettings(path) || has("log/data.mdb") && (isFolder("people") || has("key"))
    let name = String(path.split(separator: "/").last ?? "")
    if Leftover.isNamed(name), isLedger || has("log") || has("key") {
      self = .unfinished
    } else if has("SHA256SUMS"), !has("views"), isLedger || has("log/data.mdb") {
      // One with read models was taken for a ledger, and has been one since.
      self = .backup
    } else if isLedger {
      self = .ledger
    } else if Self.hasSecretKey(path) || isFolder("seen") && has("key") {
      self = .witness
    } else if isFolder("tile") && (has("checkpoint") || has("key"))
      || has("checkpoint") && has("key")
    {
      self = .publication
    } else if isFolder("site/tile"), has("rapport.json") {
      self = .pack
    } else if Self.holdsBackups(path) {
      self = .backups
    } else {
      return nil
    }
  }

  /// A ledger's settings begin with their format and name their log.
  private static func hasSettings(_ path: String) -> Bool {
    guard let bytes = DiskCalls.bytes(of: path + "/config", upTo: 4096) else { return false }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.hasPrefix("format: ") && text.contains("\norigin: ")
  }

  private static func hasSecretKey(_ path: String) -> Bool {
    DiskCalls.bytes(of: path + "/key", upTo: 12)?.elementsEqual("PRIVATE+KEY+".utf8) ?? false
  }

  /// Names that are looked at to tell whether there are backups among them.
  private static let nameLimit = 1_000

  private static func holdsBackups(_ path: String) -> Bool { backup(in: path) != nil }

  /// The name of a backup in a folder, one that is not finished perhaps; nil for one that keeps none.
  static func backup(in path: String) -> String? {
    // Where everybody may write, such as /tmp, nobody keeps any.
    guard DiskCalls.entry(path).map({ $0.permissions & 0o1000 == 0 }) ?? false else { return nil }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.prefix(nameLimit).first { name in
      DiskCalls.entry("\(path)/\(name)/log/data.mdb") != nil
        && (DiskCalls.entry("\(path)/\(name)/SHA256SUMS") != nil || Leftover.isBackup(name))
    }
  }
}
