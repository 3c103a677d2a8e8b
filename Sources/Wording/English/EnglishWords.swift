public import Exchange

/// English.
public struct EnglishWords: Vocabulary {
  public let language = Language.en

  public init() {}

  /// So many entries of a log.
  public func entries(_ count: String) -> String { many(count, "entry", "entries") }
}

// MARK: - Kinds

extension EnglishWords {
  public func kind(_ kind: EventKind) -> String {
    switch kind {
    case .agentRegistered: "agent registered"
    case .agentUpdated: "agent updated"
    case .agentErased: "agent erased"
    case .agentsMerged: "agents merged"
    case .membershipStarted: "membership"
    case .membershipEnded: "end of membership"
    case .itemDefined: "new item"
    case .needPublished: "need"
    case .offerPublished: "offer"
    case .needVerified: "need verified"
    case .intentWithdrawn: "need or offer withdrawn"
    case .intentExpired: "need or offer expired"
    case .intentMarkedDuplicate: "duplicate need or offer"
    case .listOpened: "shopping list opened"
    case .listClosed: "shopping list closed"
    case .callIssued: "call to members"
    case .commitmentMade: "commitment"
    case .commitmentChanged: "commitment changed"
    case .commitmentCancelled: "commitment cancelled"
    case .donationReceived: "donation"
    case .purchaseReceived: "purchase"
    case .loanStarted: "loan"
    case .loanRenewed: "loan renewed"
    case .loanReturned: "loan returned"
    case .loanLost: "lent thing lost"
    case .loanTurnedGift: "loan turned gift"
    case .handedOut: "work handed out"
    case .handedBack: "work handed back"
    case .workDone: "hours"
    case .equipmentUsed: "use of a machine"
    case .designCited: "plan or pattern used"
    case .inputConsumed: "consumption"
    case .outputProduced: "production"
    case .lotChecked: "check of a lot"
    case .moved: "move"
    case .goodsDelivered: "delivery"
    case .deliveryConfirmed: "confirmation of delivery"
    case .goodsReturned: "return of goods"
    case .supplyFacilitated: "supply by a third party"
    case .serviceDelivered: "service"
    case .documentPublished: "document published"
    case .documentCopied: "copies of a document"
    case .expenseClaimed: "expense claim"
    case .expenseReimbursed: "expenses reimbursed"
    case .openingBalance: "opening balance"
    case .stockCounted: "count"
    case .lossRecorded: "loss"
    case .foundRecorded: "find"
    case .reversed: "reversal"
    case .amended: "amendment"
    case .assumptionSet: "assumption"
    case .periodClosed: "closing"
    case .periodReopened: "reopening"
    case .reportIssued: "report issued"
    case .clockCorrected: "clock set right"
    }
  }

  public func unit(_ unit: Unit) -> String {
    switch unit {
    case .one: "piece"
    case .hour: "hour"
    case .day: "day"
    case .gram: "g"
    case .kilogram: "kg"
    case .metre: "m"
    case .kilometre: "km"
    case .squareMetre: "m²"
    case .litre: "l"
    }
  }

  public func plural(_ unit: Unit) -> String {
    switch unit {
    case .one: "pieces"
    case .hour: "hours"
    case .day: "days"
    case .gram, .kilogram, .metre, .kilometre, .squareMetre, .litre: self.unit(unit)
    }
  }

  public func category(_ category: Category) -> String {
    switch category {
    case .hospital: "hospital"
    case .medicalHouse: "medical house"
    case .medicalSecretary: "medical secretary"
    case .adminStaff: "administrative staff"
    case .nursingHome: "nursing home"
    case .homeCare: "home care"
    case .carer: "carer"
    case .other: "other"
    case .company: "company"
    case .selfEmployed: "self-employed"
    case .citizen: "citizen"
    case .shelteredWork: "sheltered work"
    case .school: "school"
    case .public: "public service"
    case .association: "association"
    }
  }

  public func agentType(_ type: AgentType) -> String {
    switch type {
    case .person: "person"
    case .organization: "organisation"
    case .group: "group"
    }
  }
}
