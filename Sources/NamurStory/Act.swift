import Exchange

/// One act of the story: an event in the making, told field by field.
struct Act: Sendable {
  var event: Event

  /// - Parameters:
  ///   - id: a speaking id, such as `livr-017`.
  ///   - when: a day of 2020, `04-02`, or a minute of it in Namur, `04-02 14:20`.
  init(_ kind: EventKind, _ id: String, _ when: String) {
    guard let id = EventID(id) else { preconditionFailure("\(id) is no id") }
    event = Event(id: id, kind: kind, occurredAt: Self.time(when))
  }

  static func time(_ when: String) -> Timestamp {
    guard when.count > 5 else { return day(when) }
    return Timestamp(instant(when), in: .brussels)
  }

  /// A minute on the clocks of Namur.
  static func instant(_ when: String) -> Instant {
    guard let clock = Timestamp("2020-\(when.prefix(5))T\(when.suffix(5)):00Z")?.instant else {
      preconditionFailure("\(when) is no time")
    }
    let zone = LedgerZone.brussels
    let winter = Instant(milliseconds: clock.milliseconds - 3_600_000)
    return Instant(
      milliseconds: clock.milliseconds - Int64(zone.offsetMinutes(at: winter)) * 60_000)
  }

  private static func day(_ when: String) -> Timestamp {
    guard let day = Timestamp("2020-\(when)") else { preconditionFailure("\(when) is no day") }
    return day
  }
}

extension Act {
  /// The act with a text, an identifier, a time or a decimal in a field.
  func with(_ field: Field, _ text: String?) -> Act {
    guard let text else { return self }
    var act = self
    switch field.form {
    case .identifier, .agent, .term: act.event.set(field, identifier: Term(text).number)
    case .time: act.event.set(field, Self.time(text))
    case .text, .digest, .value: act.event.set(field, .text(text))
    case .identifiers: act.event.set(field, .texts([text]))
    case .quantity, .flag, .count, .texts, .envelope:
      preconditionFailure("\(field) holds no text")
    }
    return act
  }

  func with(_ field: Field, _ flag: Bool) -> Act {
    var act = self
    act.event.set(field, flag)
    return act
  }

  func with(_ field: Field, _ list: [String]) -> Act {
    var act = self
    act.event.set(field, .texts(list))
    return act
  }

  func with(_ field: Field, _ entries: [String: String]) -> Act {
    var act = self
    let sorted = entries.sorted { $0.key < $1.key }
    act.event.set(field, .object(sorted.map { DetailEntry(key: $0.key, value: $0.value) }))
    return act
  }

  func with(_ field: Field, _ amount: Amount, _ unit: Unit) -> Act {
    var act = self
    act.event.set(field, Quantity(amount.value, unit))
    return act
  }

  /// So much of an item, in its own unit.
  func of(_ amount: Amount, _ item: String) -> Act {
    with(.item, item).with(.quantity, amount, Things.unit(of: item))
  }

  func from(_ provider: String) -> Act { with(.provider, provider) }
  func to(_ receiver: String) -> Act { with(.receiver, receiver) }
  func lot(_ lot: String?) -> Act { with(.lot, lot) }
  func hours(_ hours: Amount) -> Act { with(.effort, hours, .hour) }
  func category(_ category: Category) -> Act { with(.category, category.rawValue) }
}

/// A decimal as it is written: `3` or `"3.5"`.
struct Amount: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, Sendable {
  var value: ExactDecimal

  init(_ value: ExactDecimal) { self.value = value }

  init(_ whole: Int) { value = ExactDecimal(whole) }

  init(integerLiteral whole: Int) { value = ExactDecimal(whole) }

  init(stringLiteral text: String) {
    do throws(ExactDecimal.Fault) { value = try ExactDecimal(text) } catch {
      preconditionFailure("\(text) is no decimal: \(error)")
    }
  }
}
