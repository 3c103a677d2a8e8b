public import Exchange
import FoundationEssentials
import MerkleLog

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

  var logPath: String { path + "/log" }
  var viewsPath: String { path + "/views" }
  /// What is known of persons: see ``PeopleVault``.
  var peoplePath: String { path + "/people" }
  private var configPath: String { path + "/config" }
  var keyPath: String { path + "/key" }
  /// The signed head, outside the log: see ``Anchor``.
  var checkpointPath: String { path + "/checkpoint" }
  private static let format = "1"

  /// Whether a ledger is here.
  var holdsLedger: Bool { FileManager.default.fileExists(atPath: configPath) }

  /// Makes the folder with its settings; the log is made by whoever opens it.
  func make(_ settings: LedgerSettings) throws(LedgerError) {
    if holdsLedger { throw .ledgerExists(path: path) }
    try makeFolder(path)
    try makeFolder(logPath)
    try makeFolder(peoplePath, attributes: [.posixPermissions: 0o700])
    try makeKey(settings.origin)
    var lines = ["format: \(Self.format)", "origin: \(settings.origin)"]
    if let scope = settings.scope { lines.append("scope: \(scope)") }
    lines += ["coop: \(settings.coop)", "zone: \(settings.zone.name)"]
    let text = lines.joined(separator: "\n") + "\n"
    do {
      try Data(text.utf8).write(to: URL(filePath: configPath), options: .atomic)
    } catch { throw ioError(error) }
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
    let isMade = FileManager.default.createFile(
      atPath: keyPath, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    if !isMade { throw .permissionDenied(path: keyPath) }
  }

  private func makeFolder(
    _ path: String, attributes: [FileAttributeKey: Any]? = nil
  ) throws(LedgerError) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: attributes)
    } catch { throw ioError(error) }
  }

  /// The settings, as they were made.
  func settings() throws(LedgerError) -> LedgerSettings {
    guard holdsLedger else { throw .noLedger(path: path) }
    let text: String
    do { text = try String(contentsOfFile: configPath, encoding: .utf8) } catch {
      throw .fileUnreadable(path: configPath, what: "\(error)")
    }
    var values: [String: String] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      values[String(parts[0])] = String(parts[1].drop { $0 == " " })
    }
    guard let format = values["format"] else {
      throw .notALedger(path: configPath, what: "format")
    }
    guard format == Self.format else {
      throw .newerFormat(path: path, found: format, supported: Self.format)
    }
    guard let coop = values["coop"], EventID(coop) != nil, let origin = values["origin"] else {
      throw .notALedger(path: configPath, what: "coop")
    }
    let zoneName = values["zone"] ?? LedgerZone.brussels.name
    guard let zone = LedgerZone.all.first(where: { $0.name == zoneName }) else {
      throw .badSetting(name: "zone", value: zoneName, expected: LedgerZone.all.map(\.name))
    }
    return LedgerSettings(
      origin: origin, scope: values["scope"], coop: AgentID(coop), zone: zone)
  }

  /// Removes the read models.
  func removeViews() {
    try? FileManager.default.removeItem(atPath: viewsPath)
  }

  /// Removes what a failed making left behind.
  func remove() {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Takes the place of `other`, which must not hold a ledger.
  func move(to other: LedgerFolder) throws(LedgerError) {
    do {
      if FileManager.default.fileExists(atPath: other.path) {
        try FileManager.default.removeItem(atPath: other.path)
      }
      try FileManager.default.moveItem(atPath: path, toPath: other.path)
    } catch { throw ioError(error) }
  }

  /// Whether something other than an empty folder is here.
  var isOccupied: Bool {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      return FileManager.default.fileExists(atPath: path)
    }
    return !names.isEmpty
  }

  func ioError(_ error: any Error) -> LedgerError {
    switch (error as? CocoaError)?.code {
    case .fileWriteNoPermission?, .fileReadNoPermission?: .permissionDenied(path: path)
    case .fileWriteVolumeReadOnly?: .readOnly(path: path)
    case .fileWriteOutOfSpace?: .diskFull(path: path)
    case .fileWriteFileExists?: .notALedger(path: path, what: "file")
    default: .other(path: path, what: "\(error)")
    }
  }
}
