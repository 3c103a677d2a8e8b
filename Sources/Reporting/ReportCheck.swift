public import Exchange
public import MerkleLog
import Projecting

/// What becomes of a report when it is made again from the log as it was.
public struct ReportCheck: Equatable, Sendable {
  public var verdict: Verdict
  public var signature: Signature
  /// SHA-256 of the document, as a `reportIssued` states it.
  public var digest: Hash
  /// Entries that the report was made from.
  public var size: UInt64
  /// Entries that the log has now.
  public var logSize: UInt64
  /// The signed head in the document; nil where it has none.
  public var head: Note?
  /// The act by which this very document was issued, when the log has one.
  public var issued: EventID?
  /// Figures that the log gives otherwise now than it did at the size of the report.
  public var changes: [FigureChange]

  /// In the order in which they are looked for.
  public enum Verdict: Equatable, Sendable {
    /// The document is none of ours, from this byte on.
    case unreadable(offset: Int)
    /// There is no proof in it, or one that leaves out what is needed, named here.
    case noProof(String)
    /// The log has fewer entries than the report was made from.
    case longerLog
    /// The log's first entries have another root than the report states.
    case otherLog(stated: Hash, computed: Hash)
    /// The document says something else than the log.
    case tampered([FigureDifference])
    /// Another version of a read model made it: what differs may come from that.
    case otherVersion([Version], [FigureDifference])
    /// Every value is right and the bytes are not, from this one on: somebody wrote it anew.
    case rewritten(offset: Int)
    case identical
  }

  /// The version of a read model that the document states, and the one that checks it.
  public struct Version: Equatable, Sendable {
    public var name: String
    public var stated: Int
    public var ours: Int
  }

  /// Whether somebody answers for the head in it.
  public enum Signature: Equatable, Sendable {
    case holds
    /// No key was given to check it with.
    case unchecked
    case fails(MerkleError)
  }

  /// Whether the report is what the log gives.
  public var ok: Bool {
    if case .fails = signature { return false }
    return switch verdict {
    case .identical: true
    case .otherVersion(_, let differences): differences.isEmpty
    case .unreadable, .noProof, .longerLog, .otherLog, .tampered, .rewritten: false
    }
  }

  /// Whether there was a report to check at all.
  public var isReport: Bool {
    switch verdict {
    case .unreadable, .noProof: false
    case .longerLog, .otherLog, .tampered, .otherVersion, .rewritten, .identical: true
    }
  }
}

extension ReportMaker {
  /// Makes the report in `document` again, from the log as it was at the size it states, and compares
  /// byte for byte.
  ///
  /// - Parameter key: the log's, received by another way than the document.
  public func check(_ document: [UInt8], key: VerifierKey?) throws(Log.Fault) -> ReportCheck {
    var check = ReportCheck(
      verdict: .identical, signature: .unchecked, digest: .sha256(of: document.span), size: 0,
      logSize: try log.size(), issued: nil, changes: [])
    let read: JSON
    do throws(JSONReader.Fault) { read = try JSONReader.read(document) } catch {
      check.verdict = .unreadable(offset: error.offset)
      return check
    }
    let stated = FigureTable(read)
    let proof: StatedProof
    do throws(StatedProof.Fault) { proof = try StatedProof(stated) } catch {
      check.verdict = .noProof(error.field)
      return check
    }
    check.size = proof.size
    check.head = proof.head
    check.signature = proof.signature(key)
    guard proof.size <= check.logSize else {
      check.verdict = .longerLog
      return check
    }
    let root = try log.root(size: proof.size)
    guard root == proof.root else {
      check.verdict = .otherLog(stated: proof.root, computed: root)
      return check
    }
    var subject = proof.subject
    subject.zone = log.zone ?? subject.zone
    guard let made = try report(on: subject, upTo: proof.size) else {
      check.verdict = .noProof("report")
      return check
    }
    check.verdict = compare(document, stated, with: made, head: proof.head)
    check.issued = try issue(of: check.digest, upTo: check.logSize)
    check.changes = try changes(on: subject, from: proof.size, to: check.logSize)
    return check
  }

  private func compare(
    _ document: [UInt8], _ stated: FigureTable, with made: ProvenReport, head: Note
  ) -> ReportCheck.Verdict {
    let computed = FigureTable(made.json(head: head))
    var differences = computed.differing(from: stated).map { path in
      FigureDifference(path: path, stated: stated[path], computed: computed[path])
    }
    let versions = made.proof.views.compactMap { view -> ReportCheck.Version? in
      let path = FigurePath(["proof", "projectors", view.name, "version"])
      guard let version = stated[path].flatMap({ Int($0) }), version != view.version else {
        return nil
      }
      return .init(name: view.name, stated: version, ours: view.version)
    }
    if !versions.isEmpty {
      // Rows of another version have another digest.
      differences.removeAll { $0.path.steps.starts(with: ["proof", "projectors"]) }
      return .otherVersion(versions, differences)
    }
    if !differences.isEmpty { return .tampered(differences) }
    let bytes = made.bytes(signed: head)
    if bytes == document { return .identical }
    let same = zip(bytes, document).prefix { $0 == $1 }.count
    return .rewritten(offset: same)
  }

  /// The act by which a document of this digest was issued.
  public func issue(of digest: Hash, upTo size: UInt64) throws(Log.Fault) -> EventID? {
    var found: EventID?
    try log.facts(from: 0, to: size, zone: .brussels, readsDetails: false) { fact, _ in
      if fact.event.kind == .reportIssued, fact.event.text(.digest) == digest.hex {
        found = fact.event.id
      }
      return found == nil
    }
    return found
  }
}

extension ReportSubject {
  /// What a document says that it tells; nil where it does not, or is none of ours. Nothing of it is checked.
  public init?(of document: [UInt8]) {
    guard let read = try? JSONReader.read(document),
      let proof = try? StatedProof(FigureTable(read))
    else { return nil }
    self = proof.subject
  }

  /// The period, and up to when the log was known where that was asked for.
  public var stated: String {
    [period, known.map { "\($0)" }].compactMap(\.self).joined(separator: ", ")
  }
}

/// What the proof block of a document says; nothing of it is believed.
struct StatedProof {
  let subject: ReportSubject
  let size: UInt64
  let root: Hash
  let head: Note

  struct Fault: Error {
    var field: String
  }

  init(_ stated: FigureTable) throws(Fault) {
    func text(_ name: String) -> String? { stated[FigurePath(["proof", name])] }
    func need<Value>(_ name: String, _ read: (String) -> Value?) throws(Fault) -> Value {
      guard let value = text(name).flatMap(read) else { throw Fault(field: name) }
      return value
    }
    func time(_ name: String) throws(Fault) -> Timestamp? {
      try text(name) == nil ? nil : need(name) { Timestamp($0) }
    }
    _ = try need("v") { $0 == String(ReportProof.form) ? $0 : nil }
    let kind = try need("report") { ReportKind(rawValue: $0) }
    let zone = try need("zone") { name in LedgerZone.all.first { $0.name == name } }
    let agent = kind.isOfAgent ? try need("agent") { EventID($0) == nil ? nil : AgentID($0) } : nil
    subject = ReportSubject(
      kind, of: agent, from: try time("from"), at: try time("at"), known: try time("known"),
      zone: zone)
    if zone.isBackwards(from: subject.from, to: subject.at) { throw Fault(field: "at") }
    size = try need("size") { UInt64($0) }
    root = try need("root") { Hash(base64: $0) }
    head = try need("checkpoint") { try? Note(parsing: Array($0.utf8)) }
  }

  /// Whether the key signs this very size and root.
  func signature(_ key: VerifierKey?) -> ReportCheck.Signature {
    do throws(MerkleError) {
      let signed =
        if let key { try Checkpoint(opening: head, key: key) } else {
          try Checkpoint(parsing: head.text)
        }
      guard signed.size == size, signed.root == root else {
        return .fails(.rootMismatch(expected: signed.root, computed: root))
      }
      return key == nil ? .unchecked : .holds
    } catch { return .fails(error) }
  }
}
