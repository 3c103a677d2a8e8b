// Needs, offers, promises and shopping lists: rule R7, and which act a name stands for.

/// What stands at a moment of all that is asked, offered, promised and listed.
struct NaivePromises {
  /// What a name is the name of; also the field in which the act that defines it says it.
  enum Space: String {
    case intent, commitment, list
  }

  /// A name that an act refers to, and the act that had this name when it was told.
  struct Reference {
    var field: String
    var space: Space
    var definition: String?
  }

  let book: NaiveBook
  let facts: [NaiveFact]
  /// Whether an act counts, by id: once or not at all.
  private var occurrences: [String: Int] = [:]
  /// What an act amounts to, by id.
  private(set) var amounts: [String: Int] = [:]
  private var isAmended: Set<String> = []
  private var references: [String: [Reference]] = [:]
  /// The act for which a name stands: the last that took it.
  private var names: [Space: [String: String]] = [:]
  /// The last that had taken it at the moment.
  private(set) var namesThen: [Space: [String: String]] = [:]

  init(_ book: NaiveBook, upTo at: Int?) {
    self.book = book
    facts = book.facts(upTo: at)
    for fact in facts {
      occurrences[fact.act.id, default: 0] += fact.occurrence
      amounts[fact.act.id, default: 0] += fact.change
      let isCorrection = fact.seq != book.places[fact.act.id]
      if isCorrection, fact.occurrence >= 0 { isAmended.insert(fact.act.id) }
    }
    for entry in book.entries {
      references[entry.act.id] = references(of: entry.act)
      if let space = Self.space(definedBy: entry.act), let name = entry.act[space.rawValue] {
        names[space, default: [:]][name] = entry.act.id
        if occurrences[entry.act.id] != nil { namesThen[space, default: [:]][name] = entry.act.id }
      }
    }
  }

  static func space(definedBy act: NaiveAct) -> Space? {
    switch act.kind {
    case "needPublished", "offerPublished": .intent
    case "commitmentMade": .commitment
    case "listOpened": .list
    default: nil
    }
  }

  /// What an act refers to, as the names stand now.
  func references(of act: NaiveAct) -> [Reference] {
    let fields: [(String, Space)] = [
      ("intent", .intent), ("duplicateOf", .intent), ("commitment", .commitment),
      ("fulfills", .commitment), ("list", .list),
    ]
    let own = Self.space(definedBy: act)
    let single = fields.compactMap { field, space -> Reference? in
      guard field != own?.rawValue, let name = act[field] else { return nil }
      return Reference(field: field, space: space, definition: names[space]?[name])
    }
    return single
      + (act.lists["satisfies"] ?? []).map {
        Reference(field: "satisfies", space: .intent, definition: names[.intent]?[$0])
      }
  }

  /// The act for which a name stands now.
  func holder(of name: String, in space: Space) -> String? { names[space]?[name] }

  func stands(_ id: String) -> Bool { occurrences[id] ?? 0 > 0 }

  /// The acts that have a name of this space, and stand.
  func standing(in space: Space) -> [NaiveAct] {
    (namesThen[space] ?? [:]).values.filter(stands).compactMap { book[$0]?.act }
  }

  /// The acts that say this of something and stand, in effective order.
  func acts(_ kind: String, on definition: String) -> [NaiveAct] {
    let field =
      kind.hasPrefix("commitment") ? "commitment" : kind.hasPrefix("list") ? "list" : "intent"
    return book.entries.filter { entry in
      entry.act.kind == kind && stands(entry.act.id)
        && self.definition(in: field, of: entry.act.id) == definition
    }.map(\.act).sorted { key(of: $0) < key(of: $1) }
  }

  func definition(in field: String, of id: String) -> String? {
    references[id]?.first { $0.field == field }?.definition
  }

  /// The intents that a promise is to meet, in the order in which it names them.
  func satisfied(by commitment: String) -> [String] {
    (references[commitment] ?? []).filter { $0.field == "satisfies" }.compactMap(\.definition)
  }

  func key(of act: NaiveAct) -> NaiveKey { NaiveBook.key(of: act, seq: book.places[act.id] ?? 0) }

  /// Whether something is over for good.
  func isOver(_ definition: String, _ space: Space) -> Bool {
    let endings =
      switch space {
      case .intent: ["intentWithdrawn", "intentMarkedDuplicate"]
      case .commitment: ["commitmentCancelled"]
      case .list: ["listClosed"]
      }
    return endings.contains { !acts($0, on: definition).isEmpty }
  }

  /// What is asked or offered; nil for an unknown quantity.
  func asked(_ intent: String) -> Int? {
    let isKnown = book[intent]?.act.amounts["quantity"] != nil || isAmended.contains(intent)
    return isKnown ? amounts[intent] : nil
  }

  /// What the last change says that says anything of it, or what was promised at first.
  func promised(_ commitment: String) -> Int {
    let last = acts("commitmentChanged", on: commitment).compactMap { $0.amounts["quantity"] }.last
    guard let last else { return amounts[commitment] ?? 0 }
    let isInGrams = book[commitment]?.act["item"].flatMap { book.units[$0] } == "gram"
    return last.unit == "kilogram" && isInGrams ? last.value * 1000 : last.value
  }

  func due(_ commitment: String) -> NaiveAct.When? {
    acts("commitmentChanged", on: commitment).compactMap { $0.times["due"] }.last
      ?? book[commitment]?.act.times["due"]
  }

  /// The item that an intent or a promise is about.
  func item(of definition: String) -> String? {
    acts("commitmentChanged", on: definition).compactMap { $0["item"] }.last
      ?? book[definition]?.act["item"]
  }
}

extension NaiveBook {
  static let reaching: Set = ["goodsDelivered", "supplyFacilitated", "serviceDelivered"]

  /// Whether what an act refers to is there, not over, and of the same item.
  func promiseRefusal(_ act: NaiveAct) -> String? {
    let own = NaivePromises.space(definedBy: act)
    let fields = ["intent", "duplicateOf", "commitment", "fulfills", "list"]
    guard fields.contains(where: { act[$0] != nil }) || act.lists["satisfies"] != nil else {
      return nil
    }
    let promises = NaivePromises(self, upTo: nil)
    if let own, let former = promises.holder(of: act[own.rawValue]!, in: own),
      promises.stands(former)
    {
      return "malformed"
    }
    for reference in promises.references(of: act) {
      guard let there = reference.definition, promises.stands(there) else {
        return "referenceMissing"
      }
      // What was bought or brought for a list may be told after it was closed.
      let isLate = reference.space == .list && !["listClosed", "needPublished"].contains(act.kind)
      if promises.isOver(there, reference.space), !isLate { return "referenceMissing" }
      let isMeant =
        ["fulfills", "satisfies"].contains(reference.field)
        || reference.field == "intent" && Self.reaching.contains(act.kind)
      if isMeant, let item = act["item"], let wanted = promises.item(of: there), item != wanted,
        !(substitutes[wanted] ?? []).contains(item)
      {
        return "referenceMissing"
      }
      if reference.field == "fulfills", let receiver = act["receiver"],
        receiver != self[there]?.act["receiver"]
      {
        return "referenceMissing"
      }
      if act.kind == "commitmentChanged", let item = act["item"],
        asked(by: there, promises).contains(where: {
          item != $0 && !(substitutes[$0] ?? []).contains(item)
        })
      {
        return "referenceMissing"
      }
    }
    return nil
  }

  /// The items that the intents of a promise ask for, by what has their names now.
  private func asked(by commitment: String, _ promises: NaivePromises) -> [String] {
    (self[commitment]?.act.lists["satisfies"] ?? []).compactMap { name in
      promises.holder(of: name, in: .intent).flatMap { self[$0]?.act["item"] }
    }
  }
}
