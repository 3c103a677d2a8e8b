import Store

extension Ledger {
  /// Rebuilds read models of a ledger that this process does not have open, whatever state their file is in.
  ///
  /// A file that cannot be believed could end the process, so its pages are looked at first and it is
  /// thrown away if need be. So is one that looks right and yet refuses to be written, unless it is the
  /// log that is damaged: then the read models may be all that is left of some acts.
  ///
  /// `opening` opens the ledger; throws what it throws and what ``rebuild(_:progress:)`` does.
  public static func rebuild(
    _ names: [String], at path: String, opening: () throws(LedgerError) -> Ledger,
    progress: @escaping (String, UInt64, UInt64) -> Void
  ) throws(LedgerError) -> [Rebuilt] {
    dropDamagedViews(at: path)
    do throws(LedgerError) {
      return try opening().rebuild(names, progress: progress)
    } catch {
      guard error.mayBeOfViews, let check = try? verify(at: path), check.ok else { throw error }
      LedgerFolder(path: path).removeViews()
      return try opening().rebuild(names, progress: progress)
    }
  }

  /// Throws away read models whose file cannot be believed. This process must not have them open.
  private static func dropDamagedViews(at path: String) {
    let folder = LedgerFolder(path: path)
    guard folder.holdsLedger, let faults = try? ViewStore.faults(at: folder.viewsPath),
      !faults.isEmpty
    else { return }
    folder.removeViews()
  }
}

extension LedgerError {
  /// Whether damaged read models could be the reason.
  fileprivate var mayBeOfViews: Bool {
    switch self {
    case .damaged, .viewDamaged, .other: true
    default: false
    }
  }
}
