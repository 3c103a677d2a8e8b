extension EventKind {
  /// What this kind asks of its line, how it moves stock, what a correction of it changes.
  public var rules: KindRules { KindRules.all[Int(rawValue)] }

  /// How it moves stock.
  public var flow: Flow { KindRules.flows[Int(rawValue)] }

  /// Which quantity a correction of it changes.
  public var measure: Measure { KindRules.measures[Int(rawValue)] }

  /// Whether it may be corrected.
  public var isCorrectable: Bool { KindRules.correctable[Int(rawValue)] }
}

extension KindRules {
  static let all: [KindRules] = EventKind.allCases.map(\.declaredRules)
  // What is asked of every act, apart: a look at it copies no rules.
  fileprivate static let flows = all.map(\.flow)
  fileprivate static let measures = all.map(\.measure)
  fileprivate static let correctable = all.map(\.isCorrectable)

  /// Fields of every event.
  public static let envelope: [Field] = [
    .id, .seq, .kind, .v, .occurredAt, .recordedAt, .recordedBy, .onBehalfOf, .scope, .channel,
    .batch, .evidence, .noteDigest, .replaces, .reason,
  ]

  fileprivate init(
    _ required: [Field], _ optional: [Field] = [], flow: Flow = .none,
    measure: Measure = .occurrence, correctable: Bool = true, mandate: Mandate = .everyday,
    overCoop: Mandate? = nil
  ) {
    self.mandate = mandate
    mandateOverCoop = overCoop ?? mandate
    self.required = required
    requiredFields = FieldSet(required)
    allowed = FieldSet(Self.envelope + required + optional)
    self.flow = flow
    self.measure = measure
    isCorrectable = correctable
  }
}

/// Fields that narrow and place an act on goods.
private let goods: [Field] = [
  .lot, .serial, .accountable, .custodian, .process, .place, .toPlace, .state, .value, .document,
  .fulfills, .commitment, .list, .call, .claim, .agent, .host, .peopleReached,
  .agreement, .intent, .url,
]
private let transfer: [Field] = [.provider, .receiver, .item, .quantity]
private let profile: [Field] = [
  .category, .tracked, .name, .language, .postcode, .enterpriseNumber, .memberOf,
]
private let promise: [Field] = [
  .item, .lot, .serial, .quantity, .provider, .receiver, .due, .place, .category, .list, .call,
  .satisfies, .reserve, .group, .skill, .effort, .value, .validUntil, .peopleReached,
]

extension EventKind {
  fileprivate var declaredRules: KindRules {
    switch self {
    case .agentRegistered:
      KindRules(
        [.agent, .agentType, .category, .tracked], profile, correctable: false,
        overCoop: .governing)
    case .agentUpdated:
      KindRules([.agent], profile + [.agentType], correctable: false, overCoop: .governing)
    case .agentErased: KindRules([.agent], [.size], correctable: false, mandate: .erasing)
    case .agentsMerged: KindRules([.agent, .duplicateOf], mandate: .governing)
    case .membershipStarted, .membershipEnded: KindRules([.agent, .group])
    case .itemDefined:
      KindRules(
        [.item, .unit, .labels], [.packs, .mediumOfExchange, .substitutes, .category],
        correctable: false)
    case .needPublished: KindRules([.intent, .receiver, .item], promise, measure: .quantity)
    case .offerPublished: KindRules([.intent, .provider, .item], promise, measure: .quantity)
    case .needVerified, .intentExpired: KindRules([.intent], [.quantity, .mode])
    case .intentWithdrawn: KindRules([.intent, .reason])
    case .intentMarkedDuplicate: KindRules([.intent, .duplicateOf])
    case .listOpened: KindRules([.list], [.receiver, .provider, .place, .due, .labels, .group])
    case .listClosed: KindRules([.list])
    case .callIssued:
      KindRules(
        [.call, .group], [.item, .quantity, .effort, .skill, .due, .place, .provider, .url])
    case .commitmentMade:
      KindRules([.commitment, .provider, .receiver], promise, measure: .quantity)
    case .commitmentChanged: KindRules([.commitment], [.item, .lot, .quantity, .due])
    case .commitmentCancelled: KindRules([.commitment])
    case .donationReceived, .purchaseReceived:
      KindRules(transfer, goods, flow: .inflow, measure: .quantity)
    case .loanStarted:
      KindRules(transfer + [.agreement], goods + [.due], flow: .internal, measure: .quantity)
    case .loanRenewed:
      KindRules([.agreement, .due], transfer + [.lot, .serial, .state])
    case .loanReturned:
      KindRules(
        [.agreement, .quantity, .provider, .receiver, .item], goods, flow: .internal,
        measure: .quantity)
    case .loanLost:
      KindRules(
        [.agreement, .quantity, .item], goods + [.provider, .receiver], flow: .outflow,
        measure: .quantity)
    case .loanTurnedGift:
      KindRules([.agreement] + transfer, goods, flow: .internal, measure: .quantity)
    case .handedOut, .handedBack, .moved:
      KindRules(transfer, goods, flow: .internal, measure: .quantity)
    case .workDone:
      KindRules([.provider, .effort], goods + [.receiver, .skill, .paid, .item], measure: .effort)
    case .equipmentUsed:
      KindRules([.provider, .effort, .item], goods + [.receiver], measure: .effort)
    case .designCited:
      KindRules([.process], goods + [.provider, .receiver, .item, .licence])
    case .inputConsumed:
      KindRules(
        [.provider, .item, .quantity, .process], goods + [.receiver], flow: .outflow,
        measure: .quantity)
    case .outputProduced:
      KindRules(transfer + [.process], goods, flow: .inflow, measure: .quantity)
    case .lotChecked:
      KindRules(
        [.provider, .item, .lot, .accepted, .rejected],
        goods + [.receiver, .mode, .licence, .conformity, .intendedUse, .excludedUse],
        flow: .outflow, measure: .rejected)
    case .goodsDelivered:
      KindRules(transfer, goods + [.category], flow: .outflow, measure: .quantity)
    case .deliveryConfirmed:
      KindRules(
        [.delivery, .mode], [.received, .refused, .provider, .receiver, .item, .agent, .place])
    case .goodsReturned:
      KindRules(transfer + [.delivery], goods + [.category], flow: .inflow, measure: .quantity)
    case .supplyFacilitated:
      KindRules(transfer + [.reciprocity], goods + [.category], measure: .quantity)
    case .serviceDelivered: KindRules(transfer, goods + [.category, .skill], measure: .quantity)
    case .documentPublished:
      KindRules(
        [.document, .provider],
        goods + [.receiver, .item, .quantity, .version, .licence, .labels, .language],
        flow: .inflow)
    case .documentCopied:
      KindRules(
        [.document, .quantity], goods + [.provider, .receiver, .item, .version, .licence],
        measure: .quantity)
    case .expenseClaimed:
      KindRules(transfer + [.claim], goods, measure: .quantity)
    case .expenseReimbursed:
      KindRules(transfer + [.claim], goods, flow: .internal, measure: .quantity)
    case .openingBalance:
      KindRules(
        [.receiver, .item, .quantity], goods + [.provider], flow: .inflow, measure: .quantity)
    case .stockCounted:
      KindRules(
        [.item, .quantity, .accountable, .custodian], goods + [.provider, .receiver],
        flow: .count, measure: .quantity)
    case .lossRecorded:
      KindRules(
        [.provider, .item, .quantity, .reason], goods + [.receiver], flow: .outflow,
        measure: .quantity)
    case .foundRecorded:
      KindRules(
        [.receiver, .item, .quantity, .reason], goods + [.provider], flow: .inflow,
        measure: .quantity)
    case .reversed:
      KindRules([.corrects, .reason], correctable: false)
    case .amended:
      KindRules([.corrects, .reason], [.quantity, .effort, .rejected], correctable: false)
    case .assumptionSet:
      KindRules(
        [.key, .value], [.unit, .basis, .source, .validFrom, .validUntil, .version],
        correctable: false, mandate: .governing)
    case .periodClosed, .periodReopened:
      KindRules([.until], [.period], correctable: false, mandate: .governing)
    case .reportIssued:
      KindRules(
        [.period, .digest, .size], [.url, .version, .until], correctable: false,
        mandate: .governing)
    case .clockCorrected:
      KindRules([.fromSeq, .toSeq, .value], correctable: false, mandate: .governing)
    }
  }
}

extension EventKind {
  /// The reasons that an act of this kind may give; nil where any text will do.
  public var reasons: [String]? {
    switch self {
    case .lossRecorded: ["lost", "damaged", "expired", "stolen", "destroyed", "other"]
    case .foundRecorded: ["found", "other"]
    default: nil
    }
  }
}
