import Exchange
import MerkleLog
import People
import Store

// What a vault lacks and another one of the same ledger has. What reads here is never written over, but where that is
// asked for by name; nothing is changed there. Each piece is written as any other is, under a key of here, and the
// record last of those of its owner: cut short, it is done again.

/// What is known of the log, and of both lists of looks, when pieces are taken back.
struct RecoveryGround {
  let erased: Set<AgentID>
  let known: Set<AgentID>
  let persons: Set<AgentID>
  /// Acts that bear the digest of a note, with that digest; nil where somebody erased has a part in one.
  let noted: [EventID: String?]
  /// Those of the erased of whom its log does not know it.
  let erasedSince: Set<AgentID>
  /// When what is there was left.
  let left: Instant?
  /// Where its log went another way, whose ids mean the same in both; nil where all do.
  let shared: Set<AgentID>?
  /// Whether its log cannot be read: who is named is believed to be the same there.
  let isUnread: Bool
  /// Who was registered here since it was left, where its log cannot be read.
  let later: Set<AgentID>
  /// Lines of the list of looks that is there, and of those of copies beside it.
  let looks: (there: [String], beside: [String])
}

extension PeopleVault {
  /// One recovery, under the lock of the vault that lacks something.
  struct Recovering {
    let here: PeopleVault
    let there: Vault
    let ground: RecoveryGround
    let request: RecoveryRequest
    let by: AgentID
    private(set) var recovery = Recovery()
    /// Whose last record was destroyed here, and that is not known there, with when.
    private let gone: [AgentID: Instant]
    /// Whose was destroyed there, and that is not known here, with when.
    private let goneThere: [AgentID: Instant]
    /// Whether every record that was destroyed here since is known.
    private let isRemembered: Bool

    init(
      _ here: PeopleVault, from there: Vault, _ ground: RecoveryGround, _ request: RecoveryRequest,
      by: AgentID
    ) throws(StoreError) {
      (self.here, self.there, self.ground, self.request, self.by) =
        (here, there, ground, request, by)
      let looks = (
        own: try here.looks(after: ground.looks.there + ground.looks.beside),
        theirs: ground.looks.there
      )
      var gone = Self.destroyed(looks.own, unknownTo: looks.theirs)
      for agent in try here.beingForgotten() { gone[agent] = Instant(milliseconds: .max) }
      self.gone = gone
      isRemembered =
        if let left = ground.left { try here.remembersErasures(since: left) } else { false }
      recovery.isUnread = ground.isUnread
      let theirs = Self.destroyed(looks.theirs, unknownTo: looks.own)
      goneThere = theirs.filter { !ground.erased.contains($0.key) }
    }

    /// Whose record one list says was destroyed, and when last, where the other does not have that line.
    private static func destroyed(
      _ lines: [String], unknownTo others: [String]
    ) -> [AgentID: Instant] {
      var last: [AgentID: Instant] = [:]
      let known = Set(others)
      for line in lines {
        guard let look = Access(line: line), look.doing == .erase, let about = look.about else {
          continue
        }
        let agent = AgentID(about)
        let time = Timestamp(look.at)?.instant ?? Instant(milliseconds: .min)
        last[agent] = known.contains(line) ? nil : time
      }
      return last
    }

    /// Everything that is asked for.
    mutating func run() throws(StoreError) {
      let twice = Set(try here.vault.ownersTwice(on: .persons))
      for owner in try owners(.persons) where !twice.contains(owner) { try recover(record: owner) }
      for act in try owners(.notes) { try recover(note: act) }
      for (agent, time) in goneThere where isSame(agent) {
        // Who has a record there again, or one here that was begun since, is another one.
        guard let record = try here.sound(agent.text), let first = record.begun, first <= time,
          try there.parts(on: .persons, of: agent.text).isEmpty
        else { continue }
        recovery.goneThere.append(
          .init(
            agent: agent, isContact: !ground.persons.contains(agent),
            isChangedSince: record.changed.map { $0 > time } ?? false))
      }
      recovery.goneThere.sort { $0.agent < $1.agent }
    }

    /// Whether a record there is one that was destroyed here since; what was begun later is the next contact person's.
    private func isGone(_ agent: AgentID, _ theirs: PersonRecord?) -> Bool {
      guard let time = gone[agent] else { return false }
      return ground.persons.contains(agent) || (theirs?.begun).map { $0 <= time } ?? true
    }

    /// Records there of those who are gone here: by them it is found what names them.
    ///
    /// Who is being erased has a record here yet, and what ends that finds by it.
    func recordsOfGone() throws(StoreError) -> [PersonRecord] {
      let begun = try here.beingForgotten()
      return try there.owners(on: .persons).filter { owner in
        let agent = AgentID(owner)
        return (ground.erased.contains(agent) || gone[agent] != nil) && isSame(agent)
          && !begun.contains(agent)
      }.compactMap { owner in
        Self.record(from: readThere(.init(.persons, owner)))
      }.filter { ground.erased.contains(AgentID($0.agent)) || isGone(AgentID($0.agent), $0) }
    }

    /// Who is gone here since, but those of whom these records are.
    func gone(but records: [PersonRecord]) throws(StoreError) -> [AgentID] {
      let begun = try here.beingForgotten()
      let known = Set(records.map { AgentID($0.agent) }).union(begun)
      return ground.erasedSince.union(gone.keys).subtracting(known).sorted()
    }

    /// Those who are named, or else all who are kept there.
    private func owners(_ shelf: Vault.Shelf) throws(StoreError) -> [String] {
      if request.names.isEmpty { return try there.owners(on: shelf) }
      return request.names.compactMap { name in
        switch name {
        case .person(let agent): shelf == .persons ? agent.text : nil
        case .act(let act): shelf == .notes ? act.description : nil
        }
      }
    }

    private mutating func say(
      _ owner: String, _ piece: VaultGap.Piece, _ outcome: Recovery.Outcome
    ) {
      let name = piece == .note ? EventID(owner).map { Recovery.Name.act($0) } : nil
      recovery.found.append(
        .init(name: name ?? .person(AgentID(owner)), piece: piece, outcome: outcome))
    }

    /// Whether an id means the same one there.
    private func isSame(_ agent: AgentID) -> Bool {
      !ground.later.contains(agent) && ground.shared?.contains(agent) ?? true
    }

    /// What the log here does not know, or knows by another entry: that can come only where the logs did not part.
    private var unknown: Recovery.Outcome {
      ground.shared == nil || ground.isUnread ? .unknown : .parted
    }

    private var isNamed: Bool { !request.names.isEmpty }

    // MARK: - Keys

    /// Whether the key of an owner is lost here, and the one from there opens what is here.
    private func opens(_ places: [Vault.Place]) throws(StoreError) -> (own: Bool, theirs: Bool) {
      var own = false
      for place in places where try here.vault.sound(place) != nil { own = true }
      let theirs = !own && places.contains { here.vault.read($0, underKeyOf: there) != nil }
      return (own, theirs)
    }

    /// What stands at a place here, under the key of here or, where that is lost, the one of there.
    private func read(_ place: Vault.Place, underTheirs: Bool) throws(StoreError) -> [UInt8]? {
      underTheirs
        ? here.vault.read(place, underKeyOf: there) : try here.vault.sound(place)
    }

    /// What stands at a place there, under the key of there or, where that is gone, of here; nil also where it does not
    /// read.
    private func readThere(_ place: Vault.Place) -> [UInt8]? {
      (try? there.read(place)) ?? there.read(place, underKeyOf: here.vault)
    }

    // MARK: - Notes of acts

    private mutating func recover(note owner: String) throws(StoreError) {
      guard let act = EventID(owner) else { return }
      let place = Vault.Place(.notes, owner)
      guard let known = ground.noted[act], let digest = known else {
        if isNamed || readThere(place) != nil {
          say(owner, .note, ground.noted[act] == nil ? unknown : .erased)
        }
        return
      }
      let opens = try opens([place])
      let own = try read(place, underTheirs: opens.theirs)
      if opens.theirs {
        try writing(owner, .note) { () throws(StoreError) in
          try here.vault.takeKey(of: place, from: there)
        }
        return say(owner, .note, .taken)
      }
      let theirs = readThere(place)
      guard let bytes = theirs, isNote(bytes, of: digest) else {
        // Where the logs parted it is the note of another act.
        if own == nil, theirs != nil, ground.shared != nil { return say(owner, .note, .parted) }
        if isNamed { say(owner, .note, own == nil ? .unreadable : .whole) }
        return
      }
      if let own {
        if own == bytes {
          if isNamed { say(owner, .note, .whole) }
          return
        }
        let difference = Self.difference(ofNotes: own, bytes)
        guard request.replaces(.act(act), .differs(difference)) else {
          return say(owner, .note, .differs(difference))
        }
        try write(bytes, to: place, as: .note)
        return say(owner, .note, .replaced(difference))
      }
      if try isUnderLostKey(place, [0]) { return say(owner, .note, .otherKey) }
      try write(bytes, to: place, as: .note)
      say(owner, .note, .taken)
    }

    /// Whether a note is the one that the log tells of, masked perhaps. What is masked where an id may mean something
    /// else may be any.
    private func isNote(_ bytes: [UInt8], of digest: String) -> Bool {
      if Self.digest(bytes) == digest { return true }
      return ground.shared == nil && PeopleVault.text(ofSalted: bytes).contains(PeopleVault.bar)
    }

    /// The note of an act changes by masking alone.
    private static func difference(ofNotes own: [UInt8], _ theirs: [UInt8]) -> Recovery.Difference {
      let isMasked = { (bytes: [UInt8]) in
        PeopleVault.text(ofSalted: bytes).contains(PeopleVault.bar)
      }
      let (here, there) = (isMasked(own), isMasked(theirs))
      return .init(here: .init(), there: .init(), isNewerThere: here == there ? nil : there)
    }

    /// Whether files are here that may open under a key which is gone, and not under the one of there.
    private func isUnderLostKey(_ place: Vault.Place, _ parts: [Int]) throws(StoreError) -> Bool {
      let name =
        place.shelf == .notes
        ? EventID(place.owner).map { Recovery.Name.act($0) } : .person(AgentID(place.owner))
      if let name, request.replaces(name, .otherKey) { return false }
      let files = try here.vault.parts(on: place.shelf, of: place.owner)
      return parts.contains(where: files.contains) && !here.vault.hasSoundKey(place)
    }

    private func write(
      _ bytes: [UInt8], to place: Vault.Place, as piece: VaultGap.Piece
    ) throws(StoreError) {
      try writing(place.owner, piece) { () throws(StoreError) in
        try here.vault.dropBrokenKey(of: place)
        try here.vault.write(bytes, to: place)
      }
    }

    /// Writes down who does it, and does it; a trial does neither.
    private func writing(
      _ owner: String, _ piece: VaultGap.Piece, _ body: () throws(StoreError) -> Void
    ) throws(StoreError) {
      if request.isTrial { return }
      if piece == .record { try takeInForgetting(of: AgentID(owner)) }
      try here.note(piece == .note ? .note : .change, by: by, about: owner)
      try body()
    }

    // MARK: - Records

    /// Who comes back after a contact person that was forgotten there is the next one: the list tells so here too, and
    /// copies that have the former one are known by it.
    private func takeInForgetting(of agent: AgentID) throws(StoreError) {
      guard goneThere[agent] != nil, !ground.persons.contains(agent), isSame(agent),
        let line = PeopleVault.forgetting(of: agent, in: ground.looks.there)
      else { return }
      if try here.vault.accessLines().contains(where: { $0.hasBytes(of: line) }) { return }
      try here.vault.addAccess(line)
    }

    private mutating func recover(record owner: String) throws(StoreError) {
      let agent = AgentID(owner)
      let place = Vault.Place(.persons, owner)
      let isThere = try !there.parts(on: .persons, of: owner).isEmpty
      guard ground.known.contains(agent) else {
        if isNamed || isThere { say(owner, .record, unknown) }
        return
      }
      let theirs = Self.record(from: readThere(place))
      if ground.erased.contains(agent) || isGone(agent, theirs) {
        if isNamed || isThere { say(owner, .record, .erased) }
        return
      }
      guard isSame(agent) || isNamed && ground.isUnread else {
        if isNamed || isThere { say(owner, .record, .parted) }
        return
      }
      let parts = try here.vault.parts(on: .persons, of: owner)
      let opens = try opens(parts.map { Vault.Place(.persons, owner, part: $0) })
      let own = Self.record(from: try read(place, underTheirs: opens.theirs))
      if opens.theirs {
        try writing(owner, .record) { () throws(StoreError) in
          try here.vault.takeKey(of: place, from: there)
        }
        say(owner, .record, .taken)
      }
      switch (own, theirs) {
      case (let own?, let theirs?):
        try recover(own, insteadOf: theirs, parts, opens.theirs)
      case (let own?, nil): try recoverFiles(of: own, underTheirs: opens.theirs)
      case (nil, nil): if isNamed { say(owner, .record, .unreadable) }
      case (nil, let theirs?):
        let hasKey = try here.vault.hasKey(.persons, owner)
        // That one is the next contact person only its clock tells.
        let isDoubtful = !isRemembered || gone[agent] != nil
        if parts.isEmpty, !hasKey, !isNamed, isDoubtful, !ground.persons.contains(agent) {
          return say(owner, .record, .doubtful)
        }
        if !opens.theirs, try isUnderLostKey(place, parts) {
          return say(owner, .record, .otherKey)
        }
        try take(theirs, former: nil, parts, opens.theirs)
        if !opens.theirs { say(owner, .record, .taken) }
      }
    }

    private mutating func recover(
      _ own: PersonRecord, insteadOf theirs: PersonRecord, _ parts: [Int], _ underTheirs: Bool
    ) throws(StoreError) {
      let difference = Recovery.Difference(
        here: .init(own), there: .init(theirs), isNewerThere: theirs.isNewer(than: own))
      guard own != theirs,
        request.replaces(.person(AgentID(own.agent)), .differs(difference))
      else {
        if own != theirs { say(own.agent, .record, .differs(difference)) }
        return try recoverFiles(of: own, underTheirs: underTheirs)
      }
      try take(theirs, former: own, parts, underTheirs)
      say(own.agent, .record, .replaced(difference))
    }

    /// Files that a record lists and that do not read here; and papers of here that it does not list.
    private mutating func recoverFiles(
      of own: PersonRecord, underTheirs: Bool
    ) throws(StoreError) {
      let before = recovery.found.count
      for file in own.attachments {
        let place = Vault.Place(.persons, own.agent, part: file.part)
        if try read(place, underTheirs: underTheirs) != nil { continue }
        guard let bytes = readThere(place), Self.digest(bytes) == file.digest else {
          if isNamed { say(own.agent, .attachment(file.part), .unreadable) }
          continue
        }
        try write(bytes, to: place, as: .attachment(file.part))
        say(own.agent, .attachment(file.part), .taken)
      }
      var record = own
      for part in try list(&record, former: nil, underTheirs) {
        say(own.agent, .attachment(part), .taken)
      }
      if record != own { try keep(&record) }
      let isSaid =
        recovery.found.count > before || recovery.found.last?.name.isOf(own.agent) == true
      if isNamed, !underTheirs, !isSaid {
        say(own.agent, .record, .whole)
      }
    }

    /// Takes a record from there with its files; what of those reads here stays as it is.
    private func take(
      _ theirs: PersonRecord, former: PersonRecord?, _ parts: [Int], _ underTheirs: Bool
    ) throws(StoreError) {
      var record = theirs
      for index in theirs.attachments.indices {
        let file = theirs.attachments[index]
        let place = Vault.Place(.persons, theirs.agent, part: file.part)
        if let own = try read(place, underTheirs: underTheirs) {
          let digest = Self.digest(own)
          if digest == file.digest { continue }
          guard former?.attachments.contains(where: { $0.digest == digest }) != true else {
            // Another paper that got the same number here.
            try move(own, of: theirs.agent, former, digest, &record)
            if let bytes = readThere(place) {
              try write(bytes, to: place, as: .attachment(file.part))
            }
            continue
          }
          // Words of it were masked here since.
          (record.attachments[index].digest, record.attachments[index].byteCount) =
            (digest, own.count)
        } else if let bytes = readThere(place) {
          try write(bytes, to: place, as: .attachment(file.part))
        }
      }
      record.setOff(former?.detached ?? [])
      _ = try list(&record, former: former, underTheirs)
      try keep(&record)
    }

    /// Gives a paper of here a number of its own in a record from there.
    private func move(
      _ bytes: [UInt8], of owner: String, _ former: PersonRecord?, _ digest: String,
      _ record: inout PersonRecord
    ) throws(StoreError) {
      guard var file = former?.attachments.first(where: { $0.digest == digest }) else { return }
      if record.attachments.contains(where: { $0.digest == digest }) { return }
      file.part = max(try here.freePart(record), former?.nextPart ?? 0)
      try write(bytes, to: .init(.persons, owner, part: file.part), as: .attachment(file.part))
      record.attachments.append(file)
      record.changes.append(.init(at: here.now, by: by.text, what: "attachment"))
    }

    /// Lists the papers that are here and that the record does not list; gives their numbers.
    private func list(
      _ record: inout PersonRecord, former: PersonRecord?, _ underTheirs: Bool
    ) throws(StoreError) -> [Int] {
      var listed: [Int] = []
      for part in try here.vault.parts(on: .persons, of: record.agent)
      where part > 0 && !record.lists(part) {
        if former?.lists(part) != true, record.detached?.contains(part) == true { continue }
        let place = Vault.Place(.persons, record.agent, part: part)
        guard let bytes = try read(place, underTheirs: underTheirs) else { continue }
        let known = former?.attachments.first { $0.part == part }
        record.attachments.append(
          known
            ?? .init(
              part: part, added: here.now, name: Self.unknownName, byteCount: bytes.count,
              digest: Self.digest(bytes)))
        listed.append(part)
      }
      if !listed.isEmpty {
        record.changes.append(.init(at: here.now, by: by.text, what: "attachment"))
      }
      return listed
    }

    private func keep(_ record: inout PersonRecord) throws(StoreError) {
      let place = Vault.Place(.persons, record.agent)
      let kept = record
      try writing(record.agent, .record) { () throws(StoreError) in
        try here.vault.dropBrokenKey(of: place)
        try here.keep(kept)
      }
    }

    /// What a file is called whose name was in a record that is lost.
    private static let unknownName = "?"

    private static func record(from bytes: [UInt8]?) -> PersonRecord? {
      bytes.flatMap { try? PeopleVault.record(from: $0) }
    }

    private static func digest(_ bytes: [UInt8]) -> String { Hash.sha256(of: bytes.span).hex }
  }
}

extension PersonRecord {
  fileprivate var begun: Instant? { changes.first.flatMap { Timestamp($0.at)?.instant } }
  fileprivate var changed: Instant? { changes.last.flatMap { Timestamp($0.at)?.instant } }

  /// Whether this one goes on from another of the same person, or the other from this one; nil where neither is known.
  ///
  /// What an erasure masks is no change of theirs, and stays masked.
  func isNewer(than other: PersonRecord) -> Bool? {
    if changes == other.changes {
      let (own, others) = (barCount, other.barCount)
      return own == others ? nil : own > others
    }
    if changes.starts(with: other.changes) { return true }
    return other.changes.starts(with: changes) ? false : nil
  }

  private var barCount: Int {
    let texts =
      [name ?? ""] + contacts.map(\.value) + notes.map(\.text) + attachments.map(\.name)
      + (former ?? []).map(\.text)
    return texts.reduce(0) { $0 + $1.unicodeScalars.count { "\($0)" == PeopleVault.bar } }
  }
}
