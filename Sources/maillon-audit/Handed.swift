import Audit
import Exchange
import Foundation
import MerkleLog
import Outgoing
import Wording

/// What the auditor was handed: files, folders, addresses and keys, from strangers. Another thing of ours than
/// what is wanted is told by its name, and says nothing about the log.
enum Handed {
  static func key(
    _ text: String, option: String = "--key", _ words: AuditWords
  ) throws(Stop) -> VerifierKey {
    let isKey = text.utf8.contains(UInt8(ascii: "+"))
    if !isKey, Access.barrier(to: text) == nil, !FileManager.default.fileExists(atPath: text) {
      throw Stop(64, words.noKey(text, option))
    }
    let said = isKey ? Array(text.utf8) : try read(text, limit: MerkleLimits.noteByteCount, words)
    if Secrets.areIn(String(decoding: said, as: UTF8.self)) { throw Stop(64, words.secretKey) }
    do throws(MerkleError) { return try VerifierKey(line: said) } catch {
      throw Stop(64, words.badValue(option, text, ["name+id+base64"]))
    }
  }

  /// The oldest of the heads that were kept, if all of them are signed.
  static func oldest(_ kept: [[UInt8]], key: VerifierKey) -> Checkpoint? {
    let heads = kept.compactMap { bytes in
      try? Checkpoint(opening: Note(parsing: bytes.withPlainLineEnds), key: key)
    }
    return heads.count == kept.count ? heads.min { $0.size < $1.size } : nil
  }

  /// Where a published log is: an address or a folder; nil for a file.
  static func site(_ source: String, _ words: AuditWords) throws(Stop) -> (any PublishedSite)? {
    if let site = WebSite(source) { return site }
    if let barrier = Access.barrier(to: source) { throw Stop(74, words.barred(barrier)) }
    var isFolder = false
    guard FileManager.default.fileExists(atPath: source, isDirectory: &isFolder) else {
      throw Stop(65, words.missing(source))
    }
    guard isFolder else { return nil }
    let kind = FolderKind(at: source)
    // One that is not whole has its head at least.
    if kind == nil {
      let hasHead = FileManager.default.fileExists(atPath: source + "/checkpoint")
      if !hasHead { throw Stop(65, words.notPublished(source)) }
    } else {
      try judge(source, .folder(kind), as: .log, words)
    }
    return FolderSite(source)
  }

  static func evidence(
    _ source: String, head: String?, since kept: Checkpoint?, _ words: AuditWords
  ) throws(Stop) -> Evidence {
    guard let site = try site(source, words) else {
      let note = try head.map { (path) throws(Stop) in try self.head(path, words) }
      let export = try read(source, as: .log, words)
      let evidence = Evidence(export: export, head: note)
      // One line that is damaged is a finding; a file without any line of a log is another file, or a
      // copy that did not come through.
      if !evidence.hasLine(where: isEntry) { throw Stop(65, words.notALog(source)) }
      return evidence
    }
    // What lies here is read whole; only what must come from elsewhere is spared.
    let spared = site is WebSite ? kept : nil
    do throws(SiteFault) { return try Evidence(site: site, since: spared) } catch {
      throw words.stop(error)
    }
  }

  /// Whether a line is like those that a ledger writes, also a newer one: what it alone says of an act is in it.
  private static func isEntry(_ line: ArraySlice<UInt8>) -> Bool {
    line.first == UInt8(ascii: "{")
      && String(decoding: line, as: UTF8.self).contains("\"recordedAt\":")
  }

  /// The bytes of a signed head that was kept: another file says nothing about the log.
  static func head(_ path: String, _ words: AuditWords) throws(Stop) -> [UInt8] {
    let bytes = try read(path, as: .head, words)
    do throws(MerkleError) { _ = try Note(parsing: bytes.withPlainLineEnds) } catch {
      throw Stop(65, words.notAHead(path))
    }
    return bytes
  }

  /// - Parameter limit: bytes beyond which it is nothing of what is wanted, and is not read to its end.
  private static func read(
    _ path: String, limit: Int, _ words: AuditWords
  ) throws(Stop) -> [UInt8] {
    if let barrier = Access.barrier(to: path) { throw Stop(74, words.barred(barrier)) }
    // A link leads to what is to be read.
    let target = URL(filePath: path).resolvingSymlinksInPath()
    let attributes = try? FileManager.default.attributesOfItem(atPath: target.path)
    let kind = attributes?[.type] as? FileAttributeType
    guard kind == .typeRegular else {
      throw Stop(
        65, kind == nil || kind == .typeDirectory ? words.missing(path) : words.noFile(path))
    }
    do {
      let file = try FileHandle(forReadingFrom: target)
      let start = try file.read(upToCount: 1 << 16) ?? Data()
      // A film, the picture of a disk: its beginning tells all.
      if start.contains(0) { return [UInt8](start) }
      let size = attributes?[.size] as? Int ?? 0
      if size <= limit { return [UInt8](start + (try file.readToEnd() ?? Data())) }
    } catch { throw Stop(65, words.missing(path)) }
    throw words.stop(.tooLong(path, limit: limit))
  }

  /// The bytes of a report that somebody handed out.
  static func report(_ path: String, _ words: AuditWords) throws(Stop) -> [UInt8] {
    try read(path, as: .report, words)
  }

  /// The bytes of a file, unless its marks tell that it is something else than what is wanted.
  private static func read(
    _ path: String, as wanted: Wanted, _ words: AuditWords
  ) throws(Stop) -> [UInt8] {
    try judge(path, Given(folder: path), as: wanted, words)
    let bytes = try read(path, limit: wanted.byteLimit, words)
    try judge(path, Given(bytes), as: wanted, words)
    return bytes
  }

  private static func judge(
    _ path: String, _ given: Given?, as wanted: Wanted, _ words: AuditWords
  ) throws(Stop) {
    guard var misgiven = Misgiven(path, given, for: wanted) else { return }
    misgiven.typed = Array(CommandLine.arguments.dropFirst())
    throw Stop(65, words.misgiven(misgiven))
  }
}

extension Wanted {
  /// Bytes of what is held in memory while it is looked at.
  fileprivate var byteLimit: Int {
    switch self {
    case .head, .cosigned, .proof, .report: Limits.reportByteCount
    case .log, .copy, .acts, .paper: SiteLimits.logByteCount
    }
  }
}
