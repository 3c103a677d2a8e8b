import Outgoing

extension Misgiven {
  /// The commands that go with what was given, as they are typed; none where it is only read.
  ///
  /// - Parameters: the words that stand for what only the reader knows.
  func commands(log: String, key: String, folder: String) -> [String] {
    let path = TypedWord.path(path)
    switch given {
    case .file(.report):
      return [
        "maillon check-report \(path)", "maillon-audit \(log) --key \(key) --check-report \(path)",
      ]
    case .file(.archive):
      return ["maillon-audit \(path) --key \(key)", "maillon restore \(path) --ledger \(folder)"]
    case .file(.proof): return ["maillon check-proof \(path) --key \(key)"]
    case .file(.head): return ["maillon-audit \(log) --key \(key) --since \(path)"]
    case .publicKey: return ["maillon-audit \(log) --key \(path)"]
    case .folder(.publication): return ["maillon-audit \(path) --key \(key)"]
    case .folder(.pack): return ofPack(key: key)
    case .folder(.backup), .folder(.backups):
      return ["maillon restore \(path) --ledger \(folder)"]
    case .folder(.ledger): return ["maillon verify --ledger \(path)"]
    case .folder(.witness): return ["maillon-audit witness --folder \(path)"]
    case .file(.page), .file(.print), .file(.table), .file(.person), .file(.guide), .secret,
      .folder(.unfinished), .folder(nil):
      return []
    }
  }

  /// A folder for auditors holds what is wanted, mostly.
  private func ofPack(key: String) -> [String] {
    let (site, report) = (
      TypedWord.path(path + "/site"), TypedWord.path(path + "/rapport.json")
    )
    let audit = "maillon-audit \(site) --key \(key)"
    if wanted == .log, typed.contains(path) {
      let words = ["maillon-audit"] + typed.map { $0 == path ? path + "/site" : $0 }
      return [words.map(TypedWord.quoted).joined(separator: " ")]
    }
    return wanted == .report
      ? ["maillon check-report \(report)", "\(audit) --check-report \(report)"] : [audit]
  }
}
