import Deciding
import EventCodec
import Exchange
import Projecting
import Store

/// One submission on its way through the decider.
///
/// The order of rows does not matter (rule R12): a row that refers to something a later row brings
/// is looked at again once the others are in. Closings come last. Where the order may have told
/// all the same, the caller begins anew in the one order of ``RowOrder``.
struct DecisionRun {
  private let submission: Submission
  /// Rows between two words on how far it is.
  private static let toldCount = 1_000
  private let group: Group
  private let projection: Projection
  private let coop: AgentID
  /// The place of the first act of this submission.
  private let mark: Position
  private var decider: Decider
  private var outcome = Outcome()
  private var reader = LineReader()
  /// The act in hand and what it states; one place for all of them, so that none is copied.
  private var fact: Fact
  private let now: Timestamp
  private let defaults: CommandDefaults
  /// No stored id sorts after this one; nil when there is none or it is not known.
  private let greatestID: EventID?
  private var rowCount = 0
  /// Nil when the rows are taken in their one order.
  private var order: RowOrder?

  init(
    submission: Submission, group: Group, projection: Projection, log: any EventLog,
    coop: AgentID, inOneOrder: Bool = false
  ) {
    self.submission = submission
    self.group = group
    self.projection = projection
    self.coop = coop
    mark = group.next
    let isTyped = if case .commands = submission.content { true } else { false }
    decider = Decider(
      projection: projection, history: group,
      authority: .init(
        submission.mandate, coop: coop, present: submission.closesEarly ? nil : group.present,
        isTyped: isTyped))
    order = inOneOrder ? nil : RowOrder(projection.interpreter, decider.stock)
    // What does not say when it happened happened now, whatever time the newest entry bears.
    let present = group.present
    now = Timestamp(present, in: projection.interpreter.zone)
    defaults = CommandDefaults(occurredAt: now) { EventID.unique(present) }
    fact = Fact(act: LineReader.blank, zone: projection.interpreter.zone)
    greatestID = (try? log.greatestID()) ?? nil
  }

  /// A row not yet taken in: a line of the file or one of the commands.
  private struct Row {
    var index: Int
    var line: Int?
    var range: Range<Int>
    var refusals: [Refusal] = []
    /// Whether it is to be looked at again once others are in.
    var isWaiting = false
  }

  /// Whether the rows are to be decided on anew in their one order: what is refused as it came
  /// may be accepted then.
  var isOutOfOrder: Bool {
    guard let order, outcome.unreadCount == 0 else { return false }
    return order.isBroken || (outcome.isRefused && rowCount > 1)
  }

  mutating func decide() -> Outcome {
    var rows = Self.rows(of: submission.content)
    if rows.count > Limits.groupCount {
      outcome.refusals = [Refusal(.tooMany(limit: Limits.groupCount))]
      return outcome
    }
    if case .lines(let bytes) = submission.content, rows.count > 1_000 {
      group.reserve(count: rows.count, byteCount: bytes.count)
    }
    if order == nil { rows = inOneOrder(rows) }
    rowCount = rows.count
    var unreadable: [Refusal] = []
    takeAll(&rows, &unreadable)
    if order?.isBroken ?? false { return outcome }
    outcome.refusals += unreadable + rows.flatMap(\.refusals)
    if outcome.unreadCount > 0 {
      outcome.refusals.sort { ($0.line ?? 0) < ($1.line ?? 0) }
      return outcome
    }
    let found = decider.finish()
    if !submission.allowsNegative {
      // A row that is refused for its form may be the very one that fills the cell.
      outcome.refusals += outcome.refusals.isEmpty ? found : shortagesWorthSaying(found, rows)
    }
    outcome.refusals.sort { ($0.line ?? 0) < ($1.line ?? 0) }
    decider.advise(&outcome.refusals)
    leaveOutMadeIDs()
    return outcome
  }

  /// Takes the ids out of refusals that the lines do not say: nobody finds them anywhere.
  private mutating func leaveOutMadeIDs() {
    guard case .lines(let bytes) = submission.content, !outcome.refusals.isEmpty else { return }
    let unsaid = EventID.unique(group.present)
    var said: Set<EventID> = []
    var silent: Set<Int> = []
    Self.acts(of: bytes, CommandDefaults(occurredAt: now) { unsaid }) { number, act in
      if act.id == unsaid { silent.insert(number) } else { said.insert(act.id) }
    }
    for index in outcome.refusals.indices {
      if outcome.refusals[index].line.map(silent.contains) ?? false {
        outcome.refusals[index].id = nil
      }
      guard case .insufficientStock(var shortage) = outcome.refusals[index].reason,
        let failing = EventID(shortage.failing), !said.contains(failing),
        group.position(of: failing).map({ $0 >= mark }) ?? false
      else { continue }
      shortage.failing = ""
      outcome.refusals[index].reason = .insufficientStock(shortage)
    }
  }

  /// Takes the rows in, those that wait for one another once what they wait for is there; leaves the
  /// ones that are refused.
  private mutating func takeAll(_ rows: inout [Row], _ unreadable: inout [Refusal]) {
    var waiting = WaitingRows(count: rows.count)
    var mayClose = false
    var takenIn = 0
    var triesLeft = Self.patience(of: rows.count)
    while true {
      let before = takenIn
      while let index = waiting.removeFirst() {
        triesLeft -= 1
        rows[index].isWaiting = false
        take(&rows[index], mayClose: mayClose, unreadable: &unreadable)
        if order?.isBroken ?? false { return }
        // A file that nobody will correct line by line is read no further.
        if unreadable.count >= Limits.refusalCount, index < rows.count - 1 {
          outcome.unreadCount = rows.count - 1 - index
          rows.removeAll { !$0.isWaiting }
          return
        }
        if !rows[index].isWaiting {
          takenIn += 1
          if takenIn % Self.toldCount == 0 { submission.progress?(takenIn, rows.count) }
          waiting.note(Missing.brought(by: fact.event), with: index)
        } else if let missing = Missing.first(of: rows[index].refusals) {
          waiting.wait(index, for: missing)
        }
      }
      let left = rows.indices.filter { rows[$0].isWaiting }
      if left.isEmpty || triesLeft < 0 { break }
      if takenIn == before {
        if mayClose { break }
        mayClose = true
      }
      waiting.begin(with: left)
    }
    rows.removeAll { !$0.isWaiting }
  }

  /// How often rows are tried in all. What a row waits for is mostly known, and then it is tried again
  /// once; only a file made for it has thousands of rows that each begin to be right with the next.
  private static func patience(of rowCount: Int) -> Int { 100_000 + 200 * rowCount }

  private mutating func shortagesWorthSaying(
    _ found: [Refusal], _ rows: [Row]
  ) -> [Refusal] {
    let isAllReadable = outcome.refusals.count == rows.reduce(0) { $0 + $1.refusals.count }
    guard isAllReadable else { return [] }
    var items: Set<ItemID> = []
    for row in rows {
      if (try? read(row)) != nil, let item = fact.event.item { items.insert(item) }
    }
    return found.filter { refusal in
      guard case .insufficientStock(let shortage) = refusal.reason else { return true }
      return !items.contains(shortage.cell.item)
    }
  }

  private mutating func take(
    _ row: inout Row, mayClose: Bool, unreadable: inout [Refusal]
  ) {
    do throws(Refusal) { try read(row) } catch {
      var refusal = error
      refusal.line = row.line
      unreadable.append(refusal)
      return
    }
    let closes = fact.event.kind == .periodClosed || fact.event.kind == .periodReopened
    if closes, !mayClose {
      row.refusals = []
      row.isWaiting = true
      return
    }
    let asked = Asked(fact.event, now: now)
    complete()
    let clockChange = clockChange()
    let verdict = decider.consider(&fact, line: row.line) { [group, greatestID, mark] act in
      let claim = Self.claim(act, asked, group, greatestID)
      // A place that this very submission took says nothing to whoever sent it.
      if case .conflict(let position?) = claim, position >= mark { return .conflict(nil) }
      return claim
    }
    switch verdict {
    case .accepted:
      outcome.accepted += 1
      note(group.next, isDuplicate: false)
      outcome.partyRemarks.formUnion(decider.books.partyRemarks(of: fact.event))
      group.add(fact.event)
      if let clockChange { group.clockChange = clockChange }
      if group.endsTooLong {
        let reason = RefusalReason.unreadable(
          offset: Limits.lineByteCount, .tooLong(limit: Limits.lineByteCount))
        unreadable.append(Refusal(line: row.line, id: fact.event.id.description, reason))
      }
      let original = fact.event.corrects.flatMap(group.event)
      if fact.event.kind == .agentsMerged || original?.kind == .agentsMerged {
        outcome.changesIdentities = true
      }
      order?.note(fact.event, correcting: original)
    case .duplicate(let position):
      outcome.duplicates += 1
      note(position, isDuplicate: true)
    case .refused(let refusals):
      row.refusals = refusals
      row.isWaiting = true
    }
  }

  /// The rows in their one order; those that cannot be read come first.
  private mutating func inOneOrder(_ rows: [Row]) -> [Row] {
    var unreadable: [Row] = []
    var places: [(place: RowOrder.Place, row: Row)] = []
    places.reserveCapacity(rows.count)
    for row in rows {
      if (try? read(row)) != nil {
        places.append((RowOrder.place(of: fact.event, projection.interpreter), row))
      } else {
        unreadable.append(row)
      }
    }
    places.sort { $0.place < $1.place }
    return unreadable + places.map(\.row)
  }

  /// Adds what the ledger says of every act, and writes what it has its own way of writing.
  private mutating func complete() {
    fact.event.position = group.next
    if let correction = fact.event.clockCorrection {
      let first = correction.entries.lowerBound
      group.setClock(
        by: correction, before: first == 0 ? nil : decider.recordingTime(at: first - 1))
    }
    fact.event.recordedAt = group.batch.recordedAt
    if !fact.event.has(.recordedBy) { fact.event.set(.recordedBy, identifier: coop.number) }
    fact.event.composeTexts()
    fact.event.straightenEnterpriseNumber()
    fact.event.straightenPromise()
  }

  /// What the act in hand, not yet in the books, changes of the times of entries.
  private func clockChange() -> ClockChange? {
    guard let correction = fact.event.clockCorrection,
      let first = decider.recordingTime(at: correction.entries.lowerBound),
      let last = decider.recordingTime(at: correction.entries.upperBound)
    else { return nil }
    let before =
      correction.entries.lowerBound == 0
      ? nil : decider.recordingTime(at: correction.entries.lowerBound - 1)
    return ClockChange(
      correction, first: first, last: last, present: group.present, before: before)
  }

  private mutating func note(_ position: Position, isDuplicate: Bool) {
    guard case .commands = submission.content else { return }
    let look = isDuplicate ? nil : RecentActs.Look(fact.event, projection.interpreter.zone)
    outcome.entries.append(
      .init(id: fact.event.id, position: position, isDuplicate: isDuplicate, look: look))
  }

  private static func claim(
    _ act: borrowing Event, _ asked: Asked, _ group: Group, _ greatestID: EventID?
  ) -> Decider.Claim {
    let id = act.id
    // Ids are mostly made in ascending order: a new one need not be looked up.
    let isNew = group.start == 0 || greatestID.map { $0 < id } ?? false
    let stored = isNew ? nil : group.storedPosition(of: id)
    guard let position = group.position(of: id) ?? stored else { return .free }
    guard let there = group.fullEvent(at: position) else { return .conflict(position) }
    return asked.isSaid(by: there, of: act) ? .duplicate(position) : .conflict(position)
  }

  /// Reads the act of a row into ``fact``.
  private mutating func read(_ row: Row) throws(Refusal) {
    switch submission.content {
    case .commands(let commands): fact.event = commands[row.index].event
    case .lines(let bytes):
      try reader.read(
        bytes.span.extracting(row.range), as: .command, defaults: defaults, into: &fact.event)
    }
  }

  private static func rows(of content: Submission.Content) -> [Row] {
    switch content {
    case .commands(let commands):
      return commands.indices.map { Row(index: $0, line: commands[$0].line, range: 0..<0) }
    case .lines(let bytes):
      return lines(of: bytes, atMost: Limits.groupCount + 1).map {
        Row(index: 0, line: $0.number, range: $0.range)
      }
    }
  }

  /// Lines that hold something, with their numbers from 1; a leading byte order mark is passed over.
  static func lines(
    of bytes: [UInt8], atMost limit: Int = .max
  ) -> [(number: Int, range: Range<Int>)] {
    let text = bytes.span
    var lines: [(number: Int, range: Range<Int>)] = []
    lines.reserveCapacity(min(text.count / 256, limit))
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var number = 0
    while start < text.count, lines.count < limit {
      let end = text.endOfLine(from: start)
      number += 1
      if !text.isBlank(in: start..<end) { lines.append((number, start..<end)) }
      start = end + 1
    }
    return lines
  }

  /// A file with nothing in some of its lines, so that the others keep their numbers.
  static func blanking(_ numbers: Set<Int>, in bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for (number, range) in lines(of: bytes) where numbers.contains(number) {
      for place in range { bytes[place] = UInt8(ascii: " ") }
    }
    return bytes
  }

  /// Lends the acts of a file, with the number of their lines; a file that is refused since too many of its lines
  /// cannot be read is read no further here either.
  static func acts(
    of bytes: [UInt8], _ defaults: CommandDefaults, _ body: (_ number: Int, Event) -> Void
  ) {
    var reader = LineReader()
    var unreadableCount = 0
    for (number, range) in lines(of: bytes, atMost: Limits.groupCount) {
      let line = bytes.span.extracting(range)
      guard let act = try? reader.read(line, as: .command, defaults: defaults) else {
        unreadableCount += 1
        if unreadableCount >= Limits.refusalCount { return }
        continue
      }
      body(number, act)
    }
  }
}

extension Span<UInt8> {
  /// The place of the next newline, or the end.
  fileprivate func endOfLine(from start: Int) -> Int {
    var place = start
    while place < count {
      let marks = word(at: place).newlineMarks
      if marks != 0 { return Swift.min(place + marks.bytesBeforeMark, count) }
      place += 8
    }
    return count
  }

  fileprivate func isBlank(in range: Range<Int>) -> Bool {
    range.allSatisfy { self[$0] == 0x20 || self[$0] == 0x0D || self[$0] == 0x09 }
  }
}

/// What an act said of itself before the ledger completed it.
struct Asked {
  private let saysWhen: Bool
  private let saysBy: Bool

  init(_ asked: borrowing Event, now: Timestamp) {
    saysWhen = asked.occurredAt != now
    saysBy = asked.has(.recordedBy)
  }

  /// Whether the recorded act says the same as `act`, where that one said anything.
  func isSaid(by recorded: Event, of act: borrowing Event) -> Bool {
    var mine = copy act
    if !saysWhen { mine.occurredAt = recorded.occurredAt }
    if !saysBy, let by = recorded.recordedBy {
      mine.set(.recordedBy, identifier: by.number)
    }
    var left: [UInt8] = []
    var right: [UInt8] = []
    mine.appendCommandLine(to: &left)
    // A line of old may hold texts in another spelling.
    var recorded = recorded
    recorded.composeTexts()
    recorded.appendCommandLine(to: &right)
    return left == right
  }
}
