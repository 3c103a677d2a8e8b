import Exchange

extension EventKind {
  /// The command by which such an act is said where it holds for all; nil where it has none of its own.
  var ownCommand: String? {
    switch self {
    case .agentErased: "maillon erase"
    case .reportIssued: "maillon report --issue"
    default: rules.mandate == .governing ? "maillon \(ActVerb.of(self).name)" : nil
    }
  }

  /// The fields a person may state for an act of this kind: what the ledger gives is left out.
  var statedFields: [Field] {
    let given: Set<Field> = [.seq, .kind, .v, .recordedAt, .channel]
    let isDefinedByLedger = { (field: Field) in given.contains(field) }
    let envelope = KindRules.envelope.filter { !rules.required.contains($0) }
    return (rules.required + rules.optional + envelope).filter { !isDefinedByLedger($0) }
  }

  /// Where the co-op stands when nobody is named.
  var naturalSides: [Field] {
    switch self {
    case .donationReceived, .purchaseReceived, .loanStarted, .handedBack, .goodsReturned,
      .openingBalance, .foundRecorded:
      [.receiver]
    case .handedOut, .goodsDelivered, .moved, .expenseClaimed, .expenseReimbursed, .lossRecorded,
      .inputConsumed, .equipmentUsed, .lotChecked:
      [.provider]
    case .outputProduced: [.provider, .receiver]
    case .workDone: [.receiver]
    case .stockCounted: [.accountable, .custodian]
    default: []
    }
  }

  /// The field in which this kind names something new, and the letter of made-up names.
  var definedName: (field: Field, letter: String)? {
    switch self {
    case .loanStarted: (.agreement, "L")
    case .needPublished: (.intent, "N")
    case .offerPublished: (.intent, "O")
    case .commitmentMade: (.commitment, "C")
    case .listOpened: (.list, "S")
    case .callIssued: (.call, "A")
    case .expenseClaimed: (.claim, "F")
    default: nil
    }
  }

  /// Required fields that are filled in when nobody states them.
  var filledFields: Set<Field> {
    var filled = Set(naturalSides)
    if let definedName { filled.insert(definedName.field) }
    switch self {
    case .loanReturned, .loanLost, .loanTurnedGift, .goodsReturned:
      filled.formUnion([.item, .quantity, .provider, .receiver])
    case .supplyFacilitated: filled.insert(.reciprocity)
    case .agentRegistered: filled.insert(.tracked)
    case .expenseClaimed, .expenseReimbursed: filled.insert(.item)
    case .clockCorrected: filled.formUnion([.fromSeq, .toSeq])
    default: break
    }
    return filled
  }
}
