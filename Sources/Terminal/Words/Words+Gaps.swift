import Bookkeeping
import FoundationEssentials
import Wording

// What the vault lacks, and the commands that bring it back, as they are typed.

extension Words {
  /// The pieces that are lost, each with its owner.
  func pieces(_ gaps: [VaultGap]) -> String {
    gaps.prefix(Self.gapCount).map(piece).joined(separator: ", ")
      + (gaps.count > Self.gapCount ? "…" : "")
  }

  /// The commands that bring pieces back, one a line: those of the first of many. Whoever asks again once these are back
  /// is told of the others.
  func commands(_ lacking: [TakingBack], from backup: String) -> String {
    lacking.prefix(Self.gapCount).map { "\n  " + $0.command(from: backup) }.joined()
      + (lacking.count > Self.gapCount ? "\n  …" : "")
  }

  /// The commands that end what cannot come back.
  func endings(_ gaps: [VaultGap]) -> String {
    gaps.prefix(Self.gapCount).map { "\n  " + $0.ending }.joined()
      + (gaps.count > Self.gapCount ? "\n  …" : "")
  }

  private static var gapCount: Int { 20 }
}

extension TakingBack {
  /// - Parameter placeholder: the word for a backup that only the reader knows.
  func command(from placeholder: String) -> String {
    Self.command(files, from: backup ?? placeholder)
  }

  /// Several files of one folder are one copying.
  static func command(_ files: [File], from backup: String) -> String {
    var folders: [(folder: String, sources: [String])] = []
    for file in files {
      let source = TypedWord.path("\(backup)/\(file.source)")
      let target = file.target.parted
      let folder =
        target.name == file.source.parted.name ? target.folder + "/" : file.target
      if let index = folders.firstIndex(where: { $0.folder == folder }) {
        folders[index].sources.append(source)
      } else {
        folders.append((folder, [source]))
      }
    }
    return folders.map { folder, sources in
      let target = TypedWord.path(folder)
      let copying = "cp \(sources.joined(separator: " ")) \(target)"
      // The folder may be what was lost.
      return folder.hasSuffix("/") && !FileManager.default.fileExists(atPath: folder)
        ? "mkdir -p \(target) && \(copying)" : copying
    }.joined(separator: " && ")
  }
}

extension VaultGap {
  /// How what is left of it goes.
  fileprivate var ending: String {
    switch piece {
    case .record: "maillon erase \(owner) --yes"
    case .attachment(let part): "maillon people detach \(owner) \(part) --yes"
    case .note: "rm -f \(TypedWord.path(file)) \(TypedWord.path(key))"
    }
  }
}

extension [VaultGap] {
  /// Whether a record is among them.
  var hasRecord: Bool { contains { $0.piece == .record } }
}

extension String {
  /// A path as the folder and the name in it.
  fileprivate var parted: (folder: String, name: String) {
    guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", self) }
    return (String(self[..<slash]), String(self[index(after: slash)...]))
  }
}
