public import Exchange
import FoundationEssentials
import Glibc
import MerkleLog
import Outgoing
import Store

/// What a ledger is set to when it is made.
public struct LedgerSettings: Sendable, Equatable {
  /// The log's name in proofs: a URL without scheme, such as `openflow.example/namur`.
  public var origin: String
  /// The region or chapter, when there are several.
  public var scope: String?
  /// The co-operative: the first tracked agent, and the default party of acts.
  public var coop: AgentID
  /// Where calendar days begin and end.
  public var zone: LedgerZone

  public init(origin: String, scope: String? = nil, coop: AgentID, zone: LedgerZone = .brussels) {
    self.origin = origin
    self.scope = scope
    self.coop = coop
    self.zone = zone
  }
}

/// The folder of a ledger: `config`, `log/`, `views/`, `people/`.
struct LedgerFolder {
  let path: String
  /// Whether it is not in its place yet.
  var isInTheMaking = false

  var logPath: String { path + "/log" }
  var viewsPath: String { path + "/views" }
  /// What is known of persons: see ``PeopleVault``.
  var peoplePath: String { path + "/people" }
  private var configPath: String { path + "/config" }
  var keyPath: String { path + "/key" }
  /// The signed head, outside the log: see ``Anchor``.
  var checkpointPath: String { path + "/checkpoint" }
  private static let format = "1"
  /// The files in the folder itself.
  static let fileNames: Set = [
    "config", "key", "checkpoint", "witnesses", "missing", "astray", "lost",
  ]

  /// Whether a ledger is here that has no key to sign with. One that only its owner may read is there.
  var lacksKey: Bool { holdsLedger && !FileManager.default.fileExists(atPath: keyPath) }

  /// Whether a ledger is here.
  var holdsLedger: Bool { FileManager.default.fileExists(atPath: configPath) }

  /// Makes the folder with its settings; the log is made by whoever opens it.
  ///
  /// - Parameter secret: the key, where it is another ledger's that this one goes on from; else one is made.
  func make(_ settings: LedgerSettings, secret: [UInt8]? = nil) throws(LedgerError) {
    try mustBeFree()
    try makeFolder(path)
    try makeFolder(logPath)
    try makeFolder(peoplePath, attributes: [.posixPermissions: 0o700])
    if let secret {
      try keeping { () throws(StoreError) in
        try DiskFile.write(secret, to: keyPath, isSecret: true)
      }
    } else {
      try makeKey(settings.origin)
    }
    if let scope = settings.scope, printable(scope) != scope || scope.showsNothing {
      throw .badSetting(name: "scope", value: scope, expected: ["BE-WNA"])
    }
    var lines = ["format: \(Self.format)", "origin: \(settings.origin)"]
    if let scope = settings.scope { lines.append("scope: \(scope)") }
    lines += ["coop: \(settings.coop)", "zone: \(settings.zone.name)"]
    var text = lines.joined(separator: "\n") + "\n"
    text += "check: \(Self.check(of: text))\n"
    let bytes = Array(text.utf8)
    try keeping { () throws(StoreError) in try DiskFile.write(bytes, to: configPath) }
  }

  /// A small file of the ledger, in the system's own words where it cannot be read.
  func bytes(of path: String) throws(LedgerError) -> [UInt8] {
    do throws(StoreError) {
      guard let bytes = try DiskFile.read(path) else { throw .missing(path: path) }
      return bytes
    } catch {
      if case .damaged = error { throw .smallFileDamaged(path: path) }
      throw LedgerError(error, path: path)
    }
  }

  func text(of path: String) throws(LedgerError) -> String {
    String(decoding: try bytes(of: path), as: UTF8.self)
  }

  /// Passes a store's error on as the ledger's own.
  private func keeping(_ body: () throws(StoreError) -> Void) throws(LedgerError) {
    do throws(StoreError) { try body() } catch { throw LedgerError(error, path: path) }
  }

  /// Makes the key that signs the log's heads; its name is the log's origin.
  func makeKey(_ origin: String) throws(LedgerError) {
    var generator = SystemRandomNumberGenerator()
    let seed = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    let text: String
    do throws(MerkleError) {
      text = try SigningKey(name: origin, seed: seed).secretText + "\n"
    } catch {
      throw .badSetting(name: "origin", value: origin, expected: ["exemple.be/namur"])
    }
    try keeping { () throws(StoreError) in
      try DiskFile.write(Array(text.utf8), to: keyPath, isSecret: true)
    }
  }

  func makeFolder(
    _ path: String, attributes: [FileAttributeKey: Any]? = nil
  ) throws(LedgerError) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: attributes)
    } catch { throw ioError(error) }
  }

  /// What the last line of `config` says of the lines before it: a damaged one would change what every
  /// answer means, and nothing else would notice.
  private static func check(of text: String) -> String {
    String(Hash.sha256(of: Array(text.utf8).span).hex.prefix(16))
  }

  /// The settings, as they were made. A file without its check is believed: older programs made none.
  func settings() throws(LedgerError) -> LedgerSettings {
    try mustBeLedger()
    return try statedSettings()
  }

  /// The same of a folder that may be a backup.
  func statedSettings() throws(LedgerError) -> LedgerSettings {
    let text = try text(of: configPath)
    var values: [String: String] = [:]
    let lines = text.lines
    for line in lines {
      guard case (let name, let value?) = line.parted(at: ":") else { continue }
      values[name] = String(value.unicodeScalars.drop { $0 == " " })
    }
    guard let format = values["format"] else {
      throw .smallFileDamaged(path: configPath)
    }
    guard format == Self.format else {
      throw .newerFormat(path: path, found: format, supported: Self.format)
    }
    if let check = lines.firstIndex(where: { $0.utf8.starts(with: "check: ".utf8) }) {
      let before = lines[..<check].map { $0 + "\n" }.joined()
      guard lines[check...].elementsEqual(["check: " + Self.check(of: before)]) else {
        throw .smallFileDamaged(path: configPath)
      }
    }
    guard let coop = values["coop"], EventID(coop) != nil, let origin = values["origin"] else {
      throw .smallFileDamaged(path: configPath)
    }
    let zoneName = values["zone"] ?? LedgerZone.brussels.name
    guard let zone = LedgerZone.all.first(where: { $0.name == zoneName }) else {
      throw .smallFileDamaged(path: configPath)
    }
    return LedgerSettings(
      origin: origin, scope: values["scope"], coop: AgentID(coop), zone: zone)
  }

  /// Whether a program that makes the vault with the ledger made this one: they write the check of the settings.
  var wasMadeWithVault: Bool {
    (try? text(of: configPath))?.lines.contains { $0.utf8.starts(with: "check: ".utf8) } ?? false
  }

  /// Throws where this account may not look: what is there is not to be called missing.
  private func mustBeOpen() throws(LedgerError) {
    guard let barrier = Access.barrier(in: path, for: ["config", "log", "log/data.mdb"]) else {
      return
    }
    throw .permissionDenied(path: barrier)
  }

  /// Why nothing can be signed: the key is not there, or it is another's to read.
  var lackOfKey: LedgerError {
    Access.barrier(to: keyPath).map { .permissionDenied(path: $0) } ?? .noKey(path: path)
  }

  /// Throws unless a ledger is here; says what is here instead.
  private func mustBeLedger() throws(LedgerError) {
    if isInTheMaking { return }
    try mustBeOpen()
    if let file = fileOnTheWay { throw .isFile(path: file) }
    switch FolderKind(at: path) {
    case .ledger:
      // Its settings are gone, and the rest is not.
      if !holdsLedger { throw .smallFileDamaged(path: configPath) }
    case .witness where hasRemains: throw .logGone(path: path)
    case .backup, .backups, .publication, .pack, .witness, .unfinished:
      throw .otherFolder(path: path, FolderKind(at: path) ?? .backup)
    case nil:
      if !holdsLedger { throw hasRemains ? .logGone(path: path) : .noLedger(path: path) }
    }
  }

  /// Whether folders that only a ledger has are here: one that lost its settings and its log is not made anew in
  /// their place.
  private var hasRemains: Bool {
    [logPath, viewsPath, peoplePath].contains { BackupContents.isFolder($0) }
  }

  /// The file that the path leads through or to.
  private var fileOnTheWay: String? {
    var way = path
    while !way.isEmpty {
      var isFolder = false
      if FileManager.default.fileExists(atPath: way, isDirectory: &isFolder) {
        return isFolder ? nil : way
      }
      guard let slash = way.lastIndex(of: "/") else { return nil }
      way = String(way[..<slash])
    }
    return nil
  }

  /// Removes the read models. They go at once, so that whoever opens them just now finds all of them or none;
  /// and what a crash left of former ones goes too.
  func removeViews() {
    try? FileManager.default.moveItem(
      atPath: viewsPath,
      toPath: "\(viewsPath)\(Self.gone)\(ProcessInfo.processInfo.processIdentifier)")
    removeGoneViews()
  }

  /// Removes what is left of former read models where a process was killed while it removed them.
  func removeGoneViews() {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    where name.hasPrefix("views" + Self.gone) {
      try? FileManager.default.removeItem(atPath: path + "/" + name)
    }
  }

  private static let gone = ".gone-"

  /// Throws unless a ledger can be made here: nothing is there, or an empty folder.
  func mustBeFree() throws(LedgerError) {
    if let barrier = Access.barrier(to: path) { throw .permissionDenied(path: barrier) }
    if holdsLedger { throw .ledgerExists(path: path) }
    if isOccupied { throw .placeTaken(path: path) }
  }

  /// Whether something other than an empty folder is here.
  var isOccupied: Bool {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      return FileManager.default.fileExists(atPath: path)
    }
    return !names.isEmpty
  }

  /// What the system said, where it has said something of its own.
  private func systemError(_ error: any Error) -> LedgerError? {
    guard let code = ((error as? CocoaError)?.underlying as? POSIXError)?.code else { return nil }
    return switch code {
    case .ENOSPC, .EDQUOT: .diskFull(path: path)
    case .EMFILE, .ENFILE, .EAGAIN: .noResources(path: path, what: SystemFault.meaning(of: error))
    case .EIO: .diskFailed(path: path, what: SystemFault.meaning(of: error))
    default: nil
    }
  }

  func ioError(_ error: any Error) -> LedgerError {
    switch (error as? CocoaError)?.code {
    case .fileWriteNoPermission?, .fileReadNoPermission?: .permissionDenied(path: path)
    case .fileWriteVolumeReadOnly?: .readOnly(path: path)
    case .fileWriteOutOfSpace?: .diskFull(path: path)
    case .fileWriteFileExists?: .notALedger(path: path, what: "file")
    default: systemError(error) ?? .other(path: path, what: SystemFault.meaning(of: error))
    }
  }
}
