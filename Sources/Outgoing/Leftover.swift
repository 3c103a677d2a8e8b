import FoundationEssentials

/// What a run that was cut short has left: a folder in the making, a file not yet in its place. It may
/// hold keys and names, so the next run of the same command there takes it away.
///
/// Whoever makes something holds it (``Hold``); what nobody holds is left over, from a moment ago or
/// from last year.
public enum Leftover {
  /// Ends the name of a backup that is not whole yet.
  public static let backup = ".unfinished"
  /// Stand between the name of a ledger and an id, while it is made.
  private static let ledgers = [".making-", ".restoring-"]
  /// End the name of a file that is written beside its place.
  private static let files = [".part", ".new"]

  // MARK: - Names, as only we give them: what a person calls so is not taken away

  /// Whether a name is that of a ledger or backup in the making.
  static func isNamed(_ name: String) -> Bool {
    isBackup(name) || isLedger(name)
  }

  /// Whether a name is that of a ledger in the making, whatever that is to be called.
  static func isLedger(_ name: String) -> Bool {
    ledgers.contains { infix in
      name.firstRange(of: infix).map {
        $0.lowerBound > name.startIndex && isID(name[$0.upperBound...])
      } ?? false
    }
  }

  /// Names in a folder in which a ledger was made.
  private static let ledgerNames: Set = [
    "config", "key", "checkpoint", "witnesses", "log", "views", "people", "cosigned",
  ]

  /// Whether a folder that bears such a name holds only what a ledger in the making does.
  private static func holdsLedger(_ path: String) -> Bool {
    guard DiskCalls.entry(path, followingLink: false)?.kind == .folder,
      let names = try? DiskCalls.contents(of: path)
    else { return false }
    return names.allSatisfy { ledgerNames.contains($0.name) || isFile($0.name, of: ledgerNames) }
  }

  /// Ledgers in the making in a folder, whatever they are to be called, that nobody makes any more.
  public static func ledgers(in folder: String) -> [String] {
    found(in: folder) { isLedger($0) && holdsLedger("\(folder)/\($0)") }
  }

  /// Takes away what ``ledgers(in:)`` finds; how many there were.
  @discardableResult
  public static func sweepLedgers(_ folder: String) -> Int {
    sweep(folder) { isLedger($0) && holdsLedger("\(folder)/\($0)") }
  }

  /// Whether a name is that of a backup in the making: `2026-11-26T23-16-28Z.unfinished`.
  public static func isBackup(_ name: String) -> Bool {
    guard name.hasSuffix(backup) else { return false }
    let stem = name.dropLast(backup.count)
    let shape = String(stem.prefix(20).map { isDigit($0) ? "0" : $0 })
    let rest = stem.dropFirst(20)
    return shape == "0000-00-00T00-00-00Z"
      && (rest.isEmpty || rest.first == "-" && isNumber(rest.dropFirst()))
  }

  /// Whether a name is that of a file in the making: `NAME.new`, `NAME.PID.new`, `NAME.PID.N.part`. For
  /// folders in which all files are ours.
  public static func isFile(_ name: String) -> Bool { base(ofFile: name) != nil }

  /// The same of one of these files.
  public static func isFile(_ name: String, of names: Set<String>) -> Bool {
    base(ofFile: name).map { names.contains(String($0)) } ?? false
  }

  /// The name that a file in the making is to have.
  private static func base(ofFile name: String) -> Substring? {
    guard let ending = files.first(where: name.hasSuffix) else { return nil }
    var steps = name.dropLast(ending.count).split(separator: ".", omittingEmptySubsequences: false)
    for _ in 0..<2 where steps.count > 1 && isNumber(steps.last ?? "") { steps.removeLast() }
    return steps.first.map { name[$0.startIndex..<(steps.last ?? $0).endIndex] }
  }

  /// Whether a text is an id of ours, or one with a number: 8, 4, 4, 4 and 12 digits of sixteen.
  public static func isID(_ text: Substring) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 5 || parts.count == 6 && isNumber(parts[5]) else { return false }
    return zip(parts, [8, 4, 4, 4, 12]).allSatisfy { part, count in
      part.count == count && part.allSatisfy { $0.isASCII && $0.isHexDigit }
    }
  }

  static func isNumber(_ text: Substring) -> Bool {
    !text.isEmpty && text.allSatisfy(isDigit)
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

  // MARK: - Finding and sweeping

  /// Paths in a folder whose names are so and that nobody holds.
  public static func found(in folder: String, named isMeant: (String) -> Bool) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter(isMeant).sorted().map { "\(folder)/\($0)" }.filter { path in
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
