import Bookkeeping
import EventCodec
import Exchange
import Stock
import Wording

/// The acts that bear a date which a wrong clock gave them, and the commands that date them anew.
///
/// Such an act is cancelled and told again as it stands after its corrections, under an id of its own; so is what
/// hangs on it, a confirmation or what keeps a promise. All of it is tried on the ledger before it is
/// printed: what would be refused is named instead, with all that is bound to it, and stays as it is.
struct DatesToCome {
  private struct Move {
    /// The act as it stands.
    var act: Event
    /// The same in its place.
    var anew: Event
    var cancelling: TypedAct
    var telling: TypedAct
    var bonds: Set<Bond>
  }

  private let session: Session
  private let surroundings: ActSurroundings
  /// The true date, as it is typed.
  private let date: String
  private let time: Timestamp
  private var moves: [Move] = []
  /// What no command tells anew, in the order of the log.
  private var aside: [Event] = []

  init(
    _ session: Session, _ ledger: Ledger, after correction: ClockCorrection
  ) async throws(Failure) {
    self.session = session
    surroundings = try session.surroundings(ledger)
    date = String(typed: correction.time, in: surroundings.zone)
    time = Timestamp(correction.time, in: surroundings.zone)
    for act in try Self.bound(correction.entries, in: ledger, surroundings) { try add(act) }
    try await leaveOutRefused(in: ledger)
  }

  /// What is to be typed and what is to be looked at, line by line; nothing where no act bears such a date.
  var lines: [String] {
    let words = session.words
    var lines: [String] = []
    if !moves.isEmpty {
      lines.append(words.phrase(.datesToCome(moves.map(\.act.id.description))))
      // What came last may build on what came first.
      lines += moves.reversed().map { "  \($0.cancelling.text)" }
      lines += moves.map { "  \($0.telling.text)" }
    }
    let noted = moves.filter { $0.act.has(.noteDigest) }
    if !noted.isEmpty {
      lines.append(words.phrase(.notesToTellAnew(noted.map(\.act.id.description))))
    }
    if !aside.isEmpty {
      lines.append(words.phrase(.datesToLookAt(aside.map(\.id.description))))
    }
    return lines
  }

  // MARK: - Which acts

  /// The acts of these entries that bear a date to come, and all that hangs on them, in the order of the log and
  /// each as it stands; none that is cancelled.
  private static func bound(
    _ entries: ClosedRange<Position>, in ledger: Ledger, _ surroundings: ActSurroundings
  ) throws(Failure) -> [Event] {
    var acts: [Event] = []
    var corrections: [EventReference: Event] = [:]
    var reader = LineReader()
    var moved: Set<Bond> = []
    try asking { () throws(LedgerError) in
      try ledger.entries(from: entries.lowerBound) { position, line in
        guard let act = try? reader.read(line, as: .stored) else { return true }
        if let reference = act.corrects { corrections[reference] = act }
        let isToCome =
          entries.contains(position) && act.kind.isCorrectable
          && act.occurredAt.start(in: surroundings.zone) > surroundings.now
        guard isToCome || !moved.isDisjoint(with: Bond.all(of: act)) else { return true }
        moved.formUnion(Bond.made(by: act))
        acts.append(act)
        return true
      }
    }
    return acts.compactMap { (act) -> Event? in
      guard let last = corrections[act.reference] else { return act }
      guard last.kind == .amended, let value = last.correctedValue else { return nil }
      var standing = act
      standing.set(act.kind.correctedField, Quantity(value, act.measure.unit))
      return standing
    }
  }

  private mutating func add(_ act: Event) throws(Failure) {
    guard act.kind.isCorrectable else { return aside.append(act) }
    let reason = session.words.phrase(.wrongClock)
    var anew = act
    anew.id = try freeID(for: act.id)
    anew.set(.replaces, identifier: act.reference.number)
    if let move = moves.first(where: { $0.act.reference == act.delivery }) {
      anew.set(.delivery, identifier: move.telling.id.reference.number)
    }
    let isToCome = act.occurredAt.start(in: surroundings.zone) > surroundings.now
    moves.append(
      Move(
        act: act, anew: anew, cancelling: TypedAct(cancelling: act.id, reason: reason),
        telling: try TypedAct(
          anew, on: isToCome ? date : typed(act.occurredAt), reason: reason, surroundings),
        bonds: Bond.all(of: act).union(Bond.made(by: act))))
  }

  private func typed(_ time: Timestamp) -> String {
    let text = time.description
    // A day alone stays one.
    return text.utf8.count == 10
      ? text : String(typed: time.start(in: surroundings.zone), in: surroundings.zone)
  }

  /// The same with a number behind it that nothing in the log bears.
  private func freeID(for id: EventID) throws(Failure) -> EventID {
    for number in 2... {
      let ending = ".\(number)"
      let stem = id.description.prefix(Limits.identifierByteCount - ending.count)
      if let free = EventID(stem + ending), try surroundings.event(free) == nil,
        !moves.contains(where: { $0.telling.id == free })
      {
        return free
      }
    }
    return surroundings.makeID()
  }

  // MARK: - Whether the ledger takes it

  /// Tries all that is printed, and leaves out what is refused until nothing is.
  private mutating func leaveOutRefused(in ledger: Ledger) async throws(Failure) {
    while !moves.isEmpty {
      let surroundings = surroundingsOnTheWay
      var commands: [Command] = []
      var refused: Set<Int> = []
      for index in moves.indices.reversed() { take(moves[index].cancelling, index) }
      for index in moves.indices { take(moves[index].telling, index) }
      if refused.isEmpty {
        let refusals: [Refusal]
        do throws(LedgerError) { refusals = try await ledger.refusals(of: commands) } catch {
          throw .ledger(error)
        }
        if refusals.isEmpty { return }
        refused = Set(refusals.compactMap(\.line))
        // What concerns no act of them concerns them all.
        if refused.isEmpty { refused = Set(moves.indices) }
      }
      leaveOut(refused)

      func take(_ typed: TypedAct, _ index: Int) {
        do throws(Failure) {
          commands.append(Command(try typed.act(surroundings), line: index))
        } catch { refused.insert(index) }
      }
    }
  }

  /// What is known once the commands before one are typed: the acts anew are there, and of a loan that came back what
  /// was lent is out again.
  private var surroundingsOnTheWay: ActSurroundings {
    var here = surroundings
    let anew = Dictionary(moves.map { ($0.anew.id, $0.anew) }, uniquingKeysWith: { $1 })
    let (event, loan) = (surroundings.event, surroundings.loan)
    here.event = { (id) throws(Failure) in
      if let known = anew[id] { return known }
      return try event(id)
    }
    here.loan = { (agreement) throws(Failure) in
      var row = try loan(agreement)
      if let lent = row?.lent { row?.lent = lent + lent }
      return row
    }
    return here
  }

  private mutating func leaveOut(_ refused: Set<Int>) {
    var out = refused
    var bonds: Set<Bond> = []
    var count = -1
    while count < out.count {
      count = out.count
      for index in out { bonds.formUnion(moves[index].bonds) }
      out.formUnion(moves.indices.filter { !bonds.isDisjoint(with: moves[$0].bonds) })
    }
    aside += out.sorted().map { moves[$0].act }
    aside.sort { ($0.position ?? 0) < ($1.position ?? 0) }
    moves = moves.indices.filter { !out.contains($0) }.map { moves[$0] }
  }
}

/// What binds an act to another: the name of a loan, a need, a promise, or the other act itself.
private struct Bond: Hashable {
  private var field: Field
  private var number: UInt32

  /// By which acts hang on this one.
  static func made(by act: Event) -> Set<Bond> {
    let itself = Bond(field: .delivery, number: act.reference.number)
    let name: Bond? =
      switch act.kind {
      case .loanStarted: named(.agreement, act.agreement?.number)
      case .needPublished, .offerPublished: named(.intent, act.intent?.number)
      case .commitmentMade: named(.commitment, act.commitment?.number)
      case .listOpened: named(.list, act.list?.number)
      case .callIssued: named(.call, act.call?.number)
      case .expenseClaimed: named(.claim, act.claim?.number)
      case .documentPublished: named(.document, act.document?.number)
      default: nil
      }
    return Set([itself, name].compactMap(\.self))
  }

  /// By which this one hangs on others, and what it is called.
  static func all(of act: Event) -> Set<Bond> {
    var bonds = [
      named(.delivery, act.delivery?.number), named(.agreement, act.agreement?.number),
      named(.intent, act.intent?.number), named(.commitment, act.commitment?.number),
      named(.commitment, act.fulfills?.number), named(.list, act.list?.number),
      named(.call, act.call?.number), named(.claim, act.claim?.number),
      named(.document, act.document?.number),
      named(.intent, act.kind == .agentsMerged ? nil : act.duplicateOf?.number),
    ]
    if case .texts(let intents)? = act.details[.satisfies] {
      bonds += intents.map { named(.intent, Term($0).number) }
    }
    return Set(bonds.compactMap(\.self))
  }

  private static func named(_ field: Field, _ number: UInt32?) -> Bond? {
    number.map { Bond(field: field, number: $0) }
  }
}

extension Event {
  fileprivate var reference: EventReference { id.reference }
}

extension EventID {
  fileprivate var reference: EventReference { EventReference(description) }
}
