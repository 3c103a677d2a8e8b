// What the domain says to a group of acts: rules R2 to R8, R12 and the one order of refusals.

/// The naive model's verdict on a group.
struct NaiveVerdict: Equatable {
  /// The code of the first refusal, by act; the floor not among them.
  var codes: [String: String] = [:]
  /// Cells below zero, agreements and deliveries of which more comes back than went out.
  var floor: Set<String> = []
  var accepted = 0
  var duplicates = 0

  var isRefused: Bool { !codes.isEmpty || !floor.isEmpty }
}

extension NaiveBook {
  /// Decides on a group when the computer's clock says `recordedAt`; when all of it is accepted, the
  /// acts are in.
  mutating func submit(
    _ group: [NaiveAct], recordedAt: Int, allowsNegative: Bool = false
  ) -> NaiveVerdict {
    var (verdict, next) = decision(on: Self.inOneOrder(group), recordedAt: recordedAt)
    if !allowsNegative { verdict.floor = next.floorViolations(since: self) }
    if !verdict.isRefused { self = next }
    return verdict
  }

  /// The verdict on the rows one after the other.
  private func decision(
    on group: [NaiveAct], recordedAt: Int
  ) -> (NaiveVerdict, NaiveBook) {
    var next = self
    var verdict = NaiveVerdict()
    var waiting = group
    var closes = false
    while !waiting.isEmpty {
      var left: [NaiveAct] = []
      for act in waiting {
        let isClosing = act.kind == "periodClosed" || act.kind == "periodReopened"
        let code = isClosing && !closes ? "later" : next.refusal(of: act, now: recordedAt)
        switch code {
        case nil:
          let seq = next.entries.count
          next.resolveOwner(of: act, seq: seq)
          let time = next.recordingTime(of: act, now: recordedAt)
          next.take(NaiveEntry(act: act, seq: seq, recordedAt: time))
          verdict.accepted += 1
          verdict.codes[act.id] = nil
        case "duplicate":
          verdict.duplicates += 1
          verdict.codes[act.id] = nil
        case let code?:
          verdict.codes[act.id] = code
          left.append(act)
        }
      }
      if left.count == waiting.count {
        if closes { break }
        closes = true
      }
      waiting = left
    }
    return (verdict, next)
  }

  /// The owner of what a custody transfer moves is found out once, when it is recorded.
  mutating func resolveOwner(of act: NaiveAct, seq: Int) {
    guard ["handedOut", "handedBack", "moved"].contains(act.kind), act["accountable"] == nil else {
      return
    }
    let usual = act.kind == "handedBack" ? act["receiver"] : act["provider"]
    let possible = possibleOwners(of: act, seq: seq)
    let own = possible.first { $0 == act["provider"] }
    owners[act.id] = own ?? possible.first ?? usual
  }

  /// The first refusal that applies, "duplicate", or nil.
  private func refusal(of act: NaiveAct, now: Int) -> String? {
    if isMalformed(act) { return "malformed" }
    let names = ["provider", "receiver", "accountable", "custodian", "agent"]
    let unknown = names.compactMap { act[$0] }.contains { agents[$0] == nil }
    if unknown, act.kind != "agentRegistered" { return "unknownAgent" }
    if let item = act["item"], act.kind != "itemDefined", units[item] == nil {
      return "unknownItem"
    }
    if hasForeignUnit(act) { return "unitMismatch" }
    if let there = self[act.id] { return there.act == act ? "duplicate" : "conflict" }
    let isCorrection = act.kind == "reversed" || act.kind == "amended"
    let isFree = [
      "agentRegistered", "itemDefined", "periodClosed", "periodReopened", "clockCorrected",
    ]
    if act.kind == "clockCorrected", isWrongClock(act, now: now) { return "malformed" }
    if act.kind == "periodReopened", act.times["until"]!.end >= closedUntil ?? .min {
      return "closedPeriod"
    }
    if !isCorrection, !isFree.contains(act.kind),
      isClosed(Self.key(of: act, seq: entries.count))
    {
      return "closedPeriod"
    }
    return isCorrection ? correctionRefusal(act) : referenceRefusal(act)
  }

  private func isMalformed(_ act: NaiveAct) -> Bool {
    let mayBeZero = act.kind == "stockCounted" || act.kind == "amended"
    for field in ["quantity", "effort"] {
      if let value = act.amounts[field]?.value, value < 0 || (value == 0 && !mayBeZero) {
        return true
      }
    }
    for field in ["accepted", "rejected", "received", "refused"]
    where act.amounts[field]?.value ?? 0 < 0 {
      return true
    }
    if act.kind == "intentMarkedDuplicate", act["intent"] == act["duplicateOf"] { return true }
    if act.kind == "loanStarted", let due = act.times["due"], due.end < act.when.start {
      return true
    }
    let twoParties = [
      "donationReceived", "purchaseReceived", "loanStarted", "handedOut", "handedBack",
      "goodsDelivered", "goodsReturned", "supplyFacilitated",
    ]
    return twoParties.contains(act.kind) && act["provider"] == act["receiver"]
  }

  private func hasForeignUnit(_ act: NaiveAct) -> Bool {
    if act.kind == "commitmentChanged", let item = act["item"],
      let promised = promisedUnit(of: act),
      units[item] != promised
    {
      return true
    }
    for amount in act.amounts.values {
      var expected = act["item"].flatMap { units[$0] }
      if act.amounts["effort"] != nil { expected = "hour" }
      if act.kind == "amended" { expected = originalUnit(of: act) }
      if act.kind == "commitmentChanged", act["item"] == nil { expected = promisedUnit(of: act) }
      guard let expected, amount.unit != expected else { continue }
      if amount.unit != "kilogram" || expected != "gram" { return true }
    }
    return false
  }

  private func originalUnit(of amendment: NaiveAct) -> String? {
    guard let original = amendment["corrects"].flatMap({ self[$0]?.act }) else { return nil }
    return Self.measureField(of: original.kind) != nil && original["corrects"] == nil
      ? unit(of: original) : nil
  }

  private func promisedUnit(of change: NaiveAct) -> String? {
    let promises = NaivePromises(self, upTo: nil)
    return promises.holder(of: change["commitment"]!, in: .commitment)
      .flatMap { promises.item(of: $0) }.flatMap { units[$0] }
  }

  private func correctionRefusal(_ act: NaiveAct) -> String? {
    guard let original = self[act["corrects"]!]?.act else { return "referenceMissing" }
    let fixed = [
      "reversed", "amended", "agentRegistered", "itemDefined", "periodClosed", "periodReopened",
    ]
    if fixed.contains(original.kind) { return "referenceMissing" }
    // A count in a closed period stands: a later count says what is there now.
    if original.kind == "stockCounted", isClosed(Self.key(of: original, seq: 0)) {
      return "closedPeriod"
    }
    // Its name stands for the act that took its place.
    if let space = NaivePromises.space(definedBy: original),
      NaivePromises(self, upTo: nil).holder(of: original[space.rawValue]!, in: space) != original.id
    {
      return "referenceMissing"
    }
    if act.kind == "amended", Self.measureField(of: original.kind) == nil {
      return "referenceMissing"
    }
    if original.kind == "loanStarted", loanStart(original["agreement"]!)!.id != original.id {
      return "referenceMissing"
    }
    if act.kind == "reversed", standing[original.id]!.isReversed { return "referenceMissing" }
    return nil
  }

  /// What is lent comes back to the lender from whoever has it, and is given away by the lender.
  private func isWrongParty(_ act: NaiveAct, of start: NaiveAct) -> Bool {
    let lender = start["provider"]
    let owner = start["accountable"] ?? lender
    if act.kind == "loanTurnedGift" { return ![lender, owner].contains(act["provider"]) }
    if act.kind == "loanReturned", ![lender, owner].contains(act["receiver"]) { return true }
    guard ["loanReturned", "loanLost"].contains(act.kind), let party = act["provider"],
      ![lender, owner, start["receiver"]].contains(party), !isTracked(party), !isTracked(owner!)
    else { return false }
    let end = NaiveKey(milliseconds: .max, rank: .max, seq: .max)
    let there = Set(postings.map(\.cell)).filter {
      $0.item == start["item"] && $0.lot == start["lot"] && $0.serial == start["serial"]
        && $0.accountable == owner && $0.custodian != owner
    }.map { max(0, balance(of: $0, upTo: end)) }
    return there.contains { $0 > 0 }
      && there.reduce(0, +) >= outstanding(of: act["agreement"]!, upTo: nil)
  }

  private func referenceRefusal(_ act: NaiveAct) -> String? {
    if let agreement = act["agreement"] {
      let start = loanStart(agreement)
      if act.kind == "loanStarted" {
        if let start, !standing[start.id]!.isReversed { return "malformed" }
      } else {
        guard let start else { return "referenceMissing" }
        if standing[start.id]!.isReversed { return "referenceMissing" }
        for field in ["item", "lot", "serial"] {
          if let text = act[field], text != start[field] { return "referenceMissing" }
        }
        if act.kind == "loanRenewed", outstanding(of: agreement, upTo: nil) <= 0 {
          return "referenceMissing"
        }
        if act.kind != "loanRenewed", act.when.end < start.when.start {
          return "referenceMissing"
        }
        if isWrongParty(act, of: start) { return "referenceMissing" }
      }
    }
    if let delivery = act["delivery"] {
      guard let there = self[delivery]?.act, there.kind == "goodsDelivered" else {
        return "referenceMissing"
      }
      if let item = act["item"], item != there["item"] { return "referenceMissing" }
      if act.kind == "goodsReturned" {
        if act["provider"] != there["receiver"] || act.when.end < there.when.start {
          return "referenceMissing"
        }
      }
      if act.kind == "deliveryConfirmed" {
        if standing[delivery]!.isReversed || confirmation(of: delivery, upTo: nil) != nil {
          return "referenceMissing"
        }
      }
    }
    let isCustody = ["handedOut", "handedBack", "moved"].contains(act.kind)
    if isCustody, act["accountable"] == nil, act["provider"] != act["receiver"],
      possibleOwners(of: act, seq: entries.count).count > 1
    {
      return "referenceMissing"
    }
    return promiseRefusal(act)
  }
}
