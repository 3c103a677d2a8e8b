import FoundationEssentials

/// What a run that was cut short has left: a folder in the making, a file not yet in its place. It may
/// hold keys and names, so the next run of the same command takes it away.
///
/// Whoever makes something holds it (``Hold``); what nobody holds is left over, from a moment ago or
/// from last year.
public enum Leftover {
  /// Ends the name of a backup that is not whole yet.
  public static let backup = ".unfinished"
  /// Stand between the name of a ledger and an id, while it is made.
  public static let ledgers = [".making-", ".restoring-"]
  /// End the name of a file that is written beside its place.
  static let files = [".part", ".new"]

  /// Whether a name is that of a ledger or backup in the making.
  static func isNamed(_ name: String) -> Bool {
    name.hasSuffix(backup) || ledgers.contains { name.contains($0) }
  }

  /// Whether a name is that of a file in the making: `NAME.new`, `NAME.PID.new`, `NAME.PID.N.part`.
  public static func isFile(_ name: String) -> Bool { files.contains { name.hasSuffix($0) } }

  /// Whether a name is that of a ledger called `ledger` in the making.
  public static func isLedger(_ name: String, of ledger: String) -> Bool {
    ledgers.contains { name.hasPrefix(ledger + $0) }
  }

  /// Paths in a folder whose names are so and that nobody holds.
  public static func found(in folder: String, named isNamed: (String) -> Bool) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter(isNamed).sorted().map { "\(folder)/\($0)" }.filter { path in
      guard let kind = DiskCalls.entry(path, followingLink: false)?.kind,
        kind == .file || kind == .folder, let hold = Hold.taking(path)
      else { return false }
      hold.release()
      return true
    }
  }

  /// Takes away what ``found(in:named:)`` finds, each while it is held; how many there were.
  @discardableResult
  public static func sweep(_ folder: String, named isNamed: (String) -> Bool) -> Int {
    var count = 0
    for path in found(in: folder, named: isNamed) {
      guard let hold = Hold.taking(path) else { continue }
      if (try? FileManager.default.removeItem(atPath: path)) != nil { count += 1 }
      hold.release()
    }
    return count
  }
}
