public import Exchange
import MerkleLog
import Store

// The note of an act that is on its way into the log. Which act a note belongs to, the log decides: until it has
// the act, the note lies beside whatever the vault has under that id, as another file under the same key, and
// takes its place afterwards. So a refused act, or one that comes second, takes nobody's note away; and what a
// crash leaves is either the note that the log bears the digest of, or nothing to anybody.

extension PeopleVault {
  /// The note of an act, if it is kept, and whether it is the one whose digest the act bears.
  public func note(
    of act: EventID, digest: String, by: AgentID
  ) throws(LedgerError) -> (text: String, isGenuine: Bool)? {
    try using { () throws(StoreError) in
      try note(.note, by: by, about: act.description)
      for place in try notesBeside(act.description) {
        guard let kept = try? vault.read(place), Hash.sha256(of: kept.span).hex == digest
        else { continue }
        return (Self.text(ofSalted: kept), true)
      }
      guard let kept = try vault.read(.init(.notes, act.description)) else { return nil }
      return (Self.text(ofSalted: kept), Hash.sha256(of: kept.span).hex == digest)
    }
  }

  /// 32 random bytes and the text.
  static func salted(_ text: String) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<saltByteCount).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
      + text.bytes
  }

  static func text(ofSalted bytes: [UInt8]) -> String {
    String(decoding: bytes.dropFirst(saltByteCount), as: UTF8.self)
  }

  /// The notes that are kept of these acts, by the acts' ids.
  public func notes(of acts: [EventID], by: AgentID) throws(LedgerError) -> [EventID: String] {
    try using { () throws(StoreError) in
      var notes: [EventID: String] = [:]
      for act in acts {
        // One that cannot be read, or is lost, hides no other, and says so in its place.
        let kept: [UInt8]?
        do throws(StoreError) { kept = try vault.read(.init(.notes, act.description)) } catch {
          guard case .damaged = error else { throw error }
          notes[act] = "?"
          continue
        }
        guard let kept else {
          if try vault.hasKey(.notes, act.description) { notes[act] = "?" }
          continue
        }
        try note(.note, by: by, about: act.description)
        notes[act] = Self.text(ofSalted: kept)
      }
      return notes
    }
  }

  /// A note that is kept beside, and the digest that its act is to bear.
  struct NoteBeside: Sendable {
    fileprivate var place: Vault.Place
    let digest: String
    /// Whether the act that it was for may still be on its way.
    var isFresh = true

    /// The act it was written for; nil for what no act is called.
    var act: EventID? { EventID(place.owner) }
  }

  /// The digest of a note that is not kept: SHA-256 of 32 random bytes and the text.
  static func digest(ofUnkept text: String) -> String {
    Hash.sha256(of: salted(text.composed).span).hex
  }

  /// Keeps a note and has its act recorded, in one turn at the vault: nobody takes the note for left behind
  /// meanwhile, whatever the clock says, and nobody is erased. The random bytes and the text are kept; without both
  /// nothing can be guessed from the digest.
  ///
  /// `record` is given the digest; where it gives nil, or throws what says that nothing was written, nothing is kept.
  /// Gives also whether the note is there in the end.
  func keeping<Recorded>(
    note text: String, of act: EventID, by: AgentID,
    recording record: (_ digest: String) throws(LedgerError) -> Recorded?
  ) throws(LedgerError) -> (recorded: Recorded, isKept: Bool)? {
    let outcome = try using(for: .changing) {
      () throws(StoreError) -> Result<(Recorded, Bool)?, LedgerError> in
      let beside = try put(note: text, besideThatOf: act, by: by)
      let recorded: Recorded?
      do throws(LedgerError) { recorded = try record(beside.digest) } catch {
        switch error {
        case .refused, .clock, .entriesMissing, .astray, .readOnly:
          try vault.destroy(beside.place)
        // It may be recorded all the same: what is kept is settled, or swept, later.
        default: break
        }
        return .failure(error)
      }
      guard let recorded else {
        try vault.destroy(beside.place)
        return .success(nil)
      }
      // The act is recorded, and a note that stays beside is found as well.
      return .success((recorded, (try? move(beside)) ?? true))
    }
    return try outcome.get()
  }

  private func put(
    note text: String, besideThatOf act: EventID, by: AgentID
  ) throws(StoreError) -> NoteBeside {
    try note(.note, by: by, about: act.description)
    let salted = Self.salted(text.composed)
    let taken = try vault.parts(on: .notes, of: act.description)
    var part = Int.random(in: 1...Self.partCount)
    while taken.contains(part) { part = Int.random(in: 1...Self.partCount) }
    let place = Vault.Place(.notes, act.description, part: part)
    try vault.write(salted, to: place)
    return NoteBeside(place: place, digest: Hash.sha256(of: salted.span).hex)
  }

  /// Puts a note in its place; false where there is none.
  private func move(_ beside: NoteBeside) throws(StoreError) -> Bool {
    guard let kept = try vault.read(beside.place) else { return false }
    try vault.write(kept, to: .init(.notes, beside.place.owner))
    try vault.destroy(beside.place)
    return true
  }

  /// Puts a note in its place, once its act is recorded. One that is gone was put there, or erased, by somebody
  /// else.
  func settle(_ beside: NoteBeside) throws(LedgerError) {
    try using(for: .changing) { () throws(StoreError) in _ = try move(beside) }
  }

  /// Takes back a note whose act was not recorded.
  func drop(_ beside: NoteBeside) throws(LedgerError) {
    try using(for: .changing) { () throws(StoreError) in try vault.destroy(beside.place) }
  }

  /// The notes that were left behind, also by a former version, of which one may still wait for its act.
  func notesBeside(now: Instant) throws(LedgerError) -> [NoteBeside] {
    try using { () throws(StoreError) in
      var notes: [NoteBeside] = []
      for place in try vault.beside(on: .notes) {
        // One that cannot be had now is judged another time.
        let kept: [UInt8]?
        do throws(StoreError) { kept = try vault.sound(place) } catch { continue }
        let age = vault.written(place).map { now.milliseconds - $0.milliseconds } ?? 0
        notes.append(
          NoteBeside(
            place: place, digest: kept.map { Hash.sha256(of: $0.span).hex } ?? "",
            isFresh: age < Self.dayOfMilliseconds))
      }
      return notes
    }
  }

  /// Where notes of an act lie beside its own.
  func notesBeside(_ act: String) throws(StoreError) -> [Vault.Place] {
    try vault.parts(on: .notes, of: act).filter { $0 > 0 }.map { .init(.notes, act, part: $0) }
  }

  /// Everything that is kept of an act, and whether nothing of it is damaged.
  func texts(
    ofNotesOf act: String
  ) throws(StoreError) -> (texts: [(part: Int, act: String, text: String)], isWhole: Bool) {
    let parts = try vault.parts(on: .notes, of: act)
    // A key alone shows that there was one.
    var (texts, isWhole) = ([(part: Int, act: String, text: String)](), !parts.isEmpty)
    for part in parts {
      if let kept = try vault.sound(.init(.notes, act, part: part)) {
        texts.append((part, act, Self.text(ofSalted: kept)))
      } else {
        isWhole = false
      }
    }
    return (texts, isWhole)
  }

  private static let saltByteCount = 32
  private static let partCount = 0xFFFF_FFFF
  /// How long an act of a former version may be on its way, and more.
  private static let dayOfMilliseconds: Int64 = 86_400_000
}

extension String {
  fileprivate var bytes: [UInt8] { Array(utf8) }
}
