import EventCodec
import Exchange
import Projecting
import Stock
import Wording

/// What reading an act needs to know of its ledger.
struct ActSurroundings {
  var coop: AgentID
  var zone: LedgerZone
  var now: Instant
  var language: Language
  var recordedBy: AgentID?
  var makeID: () -> EventID
  /// The base unit of an item, when it is known.
  var unit: (ItemID) throws(Failure) -> Unit?
  var loan: (AgreementID) throws(Failure) -> LoanRow?
  var event: (EventID) throws(Failure) -> Event?
}

/// Turns what a person typed after a verb into an act: words into fields, fields into values, and
/// what the kind makes plain into defaults.
struct ActReading {
  private let surroundings: ActSurroundings
  private let verb: ActVerb
  private var given: Arguments
  private var event: Event
  private var refusals: [Refusal] = []

  /// Reads an act; throws every refusal at once.
  static func act(
    _ verb: ActVerb, _ arguments: Arguments, _ surroundings: ActSurroundings
  ) throws(Failure) -> Event {
    var reading = ActReading(verb, arguments, surroundings)
    return try reading.read()
  }

  private init(_ verb: ActVerb, _ arguments: Arguments, _ surroundings: ActSurroundings) {
    self.verb = verb
    given = arguments
    self.surroundings = surroundings
    event = Event(
      id: surroundings.makeID(), kind: verb.kind,
      occurredAt: Timestamp(surroundings.now, in: surroundings.zone))
  }

  private mutating func read() throws(Failure) -> Event {
    do throws(UsageFault) { try placeWords() } catch { throw .usage(error) }
    readEnvelope()
    let quantities = fields.filter { if case .quantity = $0.form { true } else { false } }
    for field in fields where !quantities.contains(field) { set(field) }
    try fillFromReference()
    for field in quantities where given[field] != nil { try setQuantity(field) }
    fillNaturalSides()
    fillNames()
    guard refusals.isEmpty else { throw .refused(refusals) }
    try checkAsLine()
    return event
  }

  /// The fields a person may state for this kind.
  private var fields: [Field] { verb.kind.statedFields.filter { $0 != .id && $0 != .occurredAt } }

  // MARK: - Words

  private mutating func placeWords() throws(UsageFault) {
    var words = given.words[...]
    var passedOver: String?
    for place in verb.places {
      guard let word = words.first else { break }
      switch place {
      case .quantity:
        if isUnknownAmount(word) {
          words.removeFirst()
          continue
        }
        guard word.first.map({ $0.isNumber || $0 == "-" || $0 == "," }) == true else {
          passedOver = word
          continue
        }
        words.removeFirst()
        try put(.quantity, word + takeUnit(&words))
      case .effort:
        words.removeFirst()
        try put(.effort, word + takeUnit(&words))
      case .thing:
        words.removeFirst()
        try putThing(word)
      case .field(let field):
        words.removeFirst()
        try put(field, word)
      }
    }
    guard let rest = words.first else { return }
    if let passedOver { throw .notAQuantity(passedOver) }
    throw .unexpectedWord(rest)
  }

  /// A need or an offer may say honestly that nobody knows how many.
  private func isUnknownAmount(_ word: String) -> Bool {
    let isIntent = verb.kind == .needPublished || verb.kind == .offerPublished
    return isIntent && QuantityReading.unknown.contains(word.lowercased())
  }

  /// `2 kg filament`: the unit that stands between.
  private func takeUnit(_ words: inout ArraySlice<String>) -> String {
    guard words.count > 1 || verb.places.count == 1, let word = words.first,
      QuantityReading.unit(named: word) != nil
    else { return "" }
    words.removeFirst()
    return word
  }

  private mutating func putThing(_ word: String) throws(UsageFault) {
    let thing = ThingName(word)
    if let serial = thing.serial { try put(.serial, serial) }
    if let lot = thing.lot { try put(.lot, lot) }
    try put(.item, thing.item)
  }

  private mutating func put(_ field: Field, _ text: String) throws(UsageFault) {
    guard given[field] == nil else { throw .givenTwice("--" + field.name.kebabCase) }
    given[field] = text
  }

  // MARK: - Values

  private mutating func refuse(_ field: Field, _ reason: RefusalReason) {
    refusals.append(Refusal(field: field.name, reason))
  }

  private mutating func readEnvelope() {
    if let text = given[.id] {
      if let id = EventID(text) {
        event.id = id
      } else {
        refuse(.id, .unreadable(offset: 0, .badText(text)))
      }
    }
    if let text = given[.occurredAt] ?? given[OptionName.on] {
      if let time = times.time(text) {
        event.occurredAt = time
      } else {
        refuseTime(.occurredAt, text)
      }
    }
    if let agent = surroundings.recordedBy { event.set(.recordedBy, identifier: agent.number) }
    event.set(.channel, .text("terminal"))
  }

  private var times: TimeReading {
    TimeReading(now: surroundings.now, zone: surroundings.zone)
  }

  private mutating func refuseTime(_ field: Field, _ text: String) {
    let expected = ["2020-04-05", "05/04/2020", "2020-04-05 08:00"]
    refuse(field, times.skipped(text) ?? .badValue(text, expected: expected))
  }

  private mutating func set(_ field: Field) {
    guard let text = given[field] else { return }
    do throws(Refusal) {
      try ActFields.set(field, text, in: &event, language: surroundings.language, times: times)
    } catch {
      refuse(field, error.reason)
    }
  }

  private mutating func setQuantity(_ field: Field) throws(Failure) {
    guard let text = given[field], !isUnknownAmount(text) else { return }
    if field == .effort, let hours = QuantityReading.hours(text) {
      event.set(field, hours)
      return
    }
    let unit = try unit(for: field)
    do throws(Refusal) {
      event.set(field, try QuantityReading.quantity(text, unit: unit))
    } catch {
      refuse(field, error.reason)
    }
  }

  /// The unit of an amount that names none: the hour for time, else the item's own, or that of
  /// the act corrected.
  private func unit(for field: Field) throws(Failure) -> Unit {
    if field == .effort { return .hour }
    if let item = event.item { return try surroundings.unit(item) ?? .one }
    let reference = event.corrects ?? event.delivery
    if let id = reference.flatMap({ EventID($0.text) }), let act = try surroundings.event(id) {
      return act.measure.unit
    }
    return .one
  }
}

// MARK: - What the kind makes plain

extension ActReading {
  private mutating func fill(_ field: Field, _ number: UInt32?) {
    guard let number, number != 0, !event.has(field), verb.kind.rules.allows(field) else { return }
    event.set(field, identifier: number)
  }

  /// A return is about what was lent or delivered: item, lot, serial, parties, what is still out.
  private mutating func fillFromReference() throws(Failure) {
    if verb.kind != .loanStarted, verb.kind.rules.required.contains(.agreement),
      let agreement = event.agreement
    {
      guard let loan = try surroundings.loan(agreement) else {
        // The act that began a loan has another name than the loan.
        let act = try EventID(agreement.text).flatMap(surroundings.event)
        let near = act?.kind == .loanStarted ? act?.agreement?.text : nil
        throw .refused([
          Refusal(
            field: Field.agreement.name,
            .referenceMissing(agreement.text, suggestions: near.map { [$0] } ?? []))
        ])
      }
      if loan.outstanding <= .zero, verb.kind != .loanRenewed {
        throw .refused([Refusal(field: Field.agreement.name, .alreadyClosed(agreement.text))])
      }
      fill(from: loan)
    }
    if verb.kind == .goodsReturned, let reference = event.delivery {
      guard let delivery = try EventID(reference.text).flatMap(surroundings.event),
        delivery.kind == .goodsDelivered
      else {
        throw .refused([
          Refusal(field: Field.delivery.name, .referenceMissing(reference.text, suggestions: []))
        ])
      }
      fill(.item, delivery.item?.number)
      fill(.lot, delivery.lot?.number)
      fill(.serial, delivery.serial?.number)
      fill(.provider, delivery.receiver?.number)
      fill(.receiver, delivery.provider?.number)
      if given[Field.quantity] == nil, let quantity = delivery.quantity {
        event.set(.quantity, quantity)
      }
    }
  }

  private mutating func fill(from loan: LoanRow) {
    let comesBack = verb.kind == .loanReturned
    guard verb.kind != .loanRenewed else { return }
    fill(.item, loan.item.number)
    fill(.lot, loan.lot?.number)
    fill(.serial, loan.serial?.number)
    fill(.provider, comesBack ? loan.borrower.number : loan.lender.number)
    fill(.receiver, comesBack ? loan.lender.number : loan.borrower.number)
    if given[Field.quantity] == nil, loan.outstanding > .zero {
      event.set(.quantity, Quantity(loan.outstanding, loan.unit))
    }
  }

  /// The co-op stands where the kind has its natural side.
  private mutating func fillNaturalSides() {
    for field in verb.kind.naturalSides {
      guard !event.has(field) else { continue }
      if field == .provider, event.receiver == surroundings.coop, verb.kind.naturalSides.count < 2 {
        continue
      }
      if field == .receiver, event.provider == surroundings.coop, verb.kind.naturalSides.count < 2 {
        continue
      }
      fill(field, surroundings.coop.number)
    }
    if verb.kind == .supplyFacilitated, !event.has(.reciprocity) {
      event.set(.reciprocity, .text("unknown"))
    }
    if verb.kind == .agentRegistered, !event.has(.tracked) { event.set(.tracked, false) }
    if verb.kind == .expenseClaimed || verb.kind == .expenseReimbursed, !event.has(.item) {
      fill(.item, ItemID("EUR").number)
    }
  }

  /// What an act names for later, when nobody gave it a name: a letter and the end of the id.
  private mutating func fillNames() {
    guard let (field, letter) = verb.kind.definedName, !event.has(field) else { return }
    let tail = event.id.description.filter { $0 != "-" }.suffix(8)
    event.set(field, identifier: Term("\(letter)-\(tail)").number)
  }

  /// Reads the act once more as the line it will be, so that the command line accepts exactly what
  /// a file may say.
  private func checkAsLine() throws(Failure) {
    var line: [UInt8] = []
    event.appendCommandLine(to: &line)
    var reader = LineReader()
    do throws(Refusal) {
      _ = try reader.read(line.span, as: .command)
    } catch {
      throw .refused([error])
    }
  }
}
