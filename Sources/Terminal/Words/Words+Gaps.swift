import Bookkeeping
import Wording

// What the vault lacks, and the commands that bring it back, as they are typed.

extension Words {
  /// The pieces that are lost, each with its owner.
  func pieces(_ gaps: [VaultGap]) -> String {
    gaps.prefix(Self.gapCount).map { piece(of: $0.owner, $0.piece) }.joined(separator: ", ")
      + (gaps.count > Self.gapCount ? "…" : "")
  }

  /// The commands that bring pieces back, one a line for each backup.
  func commands(_ missed: MissedRecords) -> String {
    var backups: [(path: String, names: [Recovery.Name])] = []
    for lacking in missed.found {
      guard let name = lacking.gap.name else { continue }
      if backups.last?.path != lacking.backup { backups.append((lacking.backup, [])) }
      backups[backups.count - 1].names.append(name)
    }
    return backups.map { "\n  " + recovering(missed.isOfAll ? [] : $0.names, from: $0.path) }
      .joined()
  }

  /// The commands that end what cannot come back.
  func endings(_ gaps: [VaultGap]) -> String {
    gaps.prefix(Self.gapCount).map { "\n  " + $0.ending }.joined()
      + (gaps.count > Self.gapCount ? "\n  …" : "")
  }

  private static var gapCount: Int { 20 }
}

extension VaultGap {
  /// How what is left of it goes.
  fileprivate var ending: String {
    switch piece {
    case .record: "maillon erase \(owner)"
    case .attachment(let part): "maillon people detach \(owner) \(part)"
    case .note: "rm -f \(TypedWord.path(file)) \(TypedWord.path(key))"
    }
  }
}

extension [VaultGap] {
  /// Whether a record is among them.
  var hasRecord: Bool { contains { $0.piece == .record } }
}
