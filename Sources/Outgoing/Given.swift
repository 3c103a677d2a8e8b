/// What somebody hands us to be read, known by its own marks: where something else is wanted it is called by
/// its name, and nobody is blamed for what it is not.
public enum Given: Hashable, Sendable {
  case file(Mark)
  /// The public key of a log or a witness.
  case publicKey
  /// A file that is to be shown to nobody.
  case secret
  /// A folder; nil for one that is none of ours.
  case folder(FolderKind?)

  /// What these bytes are; nil where no mark tells.
  public init?(_ bytes: [UInt8]) {
    if SecretFile.isOne(bytes) {
      self = .secret
    } else if let mark = Mark.allCases.first(where: { $0.isOn(bytes) }) {
      self = .file(mark)
    } else if Self.isPublicKey(bytes) {
      self = .publicKey
    } else {
      return nil
    }
  }

  /// What a folder is; nil where no folder is.
  public init?(folder path: String) {
    guard DiskCalls.entry(path)?.kind == .folder else { return nil }
    self = .folder(FolderKind(at: path))
  }

  /// One line: a name, eight digits of sixteen, and a key.
  private static func isPublicKey(_ bytes: [UInt8]) -> Bool {
    guard bytes.count < 1 << 10, let text = String(validating: bytes, as: UTF8.self) else {
      return false
    }
    let parts = text.filter { !$0.isNewline }.split(separator: "+", maxSplits: 2)
    return parts.count == 3 && parts[1].count == 8 && parts[1].allSatisfy(\.isHexDigit)
      && text.split(whereSeparator: \.isWhitespace).count == 1
  }
}

/// What is wanted of somebody, where a file or a folder is read.
public enum Wanted: CaseIterable, Sendable {
  /// A log, published or exported.
  case log
  /// A signed head that was kept.
  case head
  /// A head that witnesses cosigned.
  case cosigned
  /// A report with its proof.
  case report
  /// The proof of an act.
  case proof
  /// What a ledger is rebuilt from.
  case copy
  /// Acts to be recorded.
  case acts
  /// A paper that is kept with a person's record.
  case paper

  /// Whether it may be this. What bears no mark is judged by whoever reads it.
  public func takes(_ given: Given) -> Bool {
    switch (self, given) {
    case (.log, .file(.archive)), (.log, .folder(.publication)): true
    case (.head, .file(.head)), (.cosigned, .file(.head)): true
    case (.report, .file(.report)), (.proof, .file(.proof)): true
    case (.copy, .file(.archive)), (.copy, .folder(.publication)), (.copy, .folder(.backup)),
      (.copy, .folder(.backups)), (.copy, .folder(.ledger)), (.copy, .folder(.unfinished)),
      (.copy, .folder(nil)):
      true
    // Any file may be somebody's paper, but one that is to be shown to nobody.
    case (.paper, let given): given != .secret
    default: false
    }
  }
}

/// A file or a folder that is something else than what is wanted.
public struct Misgiven: Error, Equatable, Sendable {
  public let path: String
  public let given: Given
  public let wanted: Wanted
  /// The words after the name of the program with which it was given; none where that is not known.
  public var typed: [String] = []

  /// Nil where it may be what is wanted, as far as its marks tell.
  public init?(_ path: String, _ given: Given?, for wanted: Wanted) {
    guard let given, !wanted.takes(given) else { return nil }
    (self.path, self.given, self.wanted) = (path, given, wanted)
  }
}
