public import Exchange
import Projecting
import Stock

// What is wrong once all acts of a group are in, corrections netted (rules R3, R6).
extension Decider {
  /// What the group as a whole does wrong: cells below zero, more back than went out, more
  /// confirmed, checked or refunded than there was; every line that brings it about.
  public func finish() -> [Refusal] {
    defer {
      books.stock.stopWatching()
      books.notesChanges = false
      books.commitments.notesChanges = false
      books.claims.notesChanges = false
    }
    return shortages() + overReturned() + overConfirmed() + overChecked()
      + overReserved() + overRefunded()
  }

  private func shortages() -> [Refusal] {
    var otherLots = books.stock.otherLots
    return books.stock.findings().map { finding in
      refusal(
        finding.cause, .quantity,
        .insufficientStock(
          Shortage(
            cell: finding.cell, unit: finding.unit, have: finding.have, need: finding.need,
            when: finding.when, failing: idOfAct(at: finding.failing),
            elsewhere: otherLots.of(finding.cell))))
    }
  }

  private func idOfAct(at position: Position) -> String {
    source(of: position)?.id.description ?? history.id(at: position)?.description ?? "\(position)"
  }

  private func overReturned() -> [Refusal] {
    var found: [Refusal] = []
    for (agreement, cause) in books.stock.loans.changes {
      guard let loan = books.stock.loans[agreement], loan.outstanding.isNegative else { continue }
      let back = loan.lent - loan.outstanding
      found.append(
        refusal(
          cause, .agreement,
          .exceedsReference(agreement.text, available: loan.lent, requested: back)))
    }
    for change in books.deliveryChanges {
      guard let back = books.returns[change.delivery], let id = history.id(at: change.delivery),
        let act = history.event(EventReference(id.description))
      else { continue }
      let delivered = projection.interpreter.standing(of: act).value
      guard back > delivered else { continue }
      found.append(
        refusal(
          change.cause, .delivery,
          .exceedsReference(id.description, available: delivered, requested: back)))
    }
    return found
  }

  private func overConfirmed() -> [Refusal] {
    confirmations.compactMap { confirmation in
      guard let delivery = history.event(confirmation.delivery) else { return nil }
      let standing = projection.interpreter.standing(of: delivery)
      // A row of the same group may have reversed the delivery.
      let total =
        standing.isReversed ? delivery.measure.value : confirmation.total ?? .zero
      guard total > standing.value else { return nil }
      return refusal(
        confirmation.cause, .delivery,
        .exceedsReference(
          confirmation.delivery.text, available: standing.value, requested: total))
    }
  }

  private func overChecked() -> [Refusal] {
    books.stock.overchecks().map { check in
      refusal(
        check.cause, .lot,
        .exceedsReference(check.cell.thing, available: check.there, requested: check.checked))
    }
  }

  /// What comes back of an expense is no more than was claimed.
  private func overRefunded() -> [Refusal] {
    books.claims.changes.compactMap { claim, cause in
      guard let row = books.claims[claim], row.refunded > row.claimed else { return nil }
      return refusal(
        cause, .claim,
        .exceedsReference(claim.text, available: row.claimed, requested: row.refunded))
    }
  }

  /// Promises of the group that reserve more than is on hand and not held back already (rule R7).
  private func overReserved() -> [Refusal] {
    var causes: [CommitmentBook.Reserved: Position] = [:]
    for (commitment, cause) in books.commitments.changes {
      if let key = books.commitments.reservation(of: commitment) { causes[key] = cause }
    }
    if causes.isEmpty { return [] }
    let reserved = books.commitments.reserved
    return causes.sorted { $0.value < $1.value }.compactMap { key, cause in
      let onhand = books.stock.onhand(of: key.item, at: key.agent)
      guard let held = reserved[key], held > onhand else { return nil }
      let requested = books.commitments.newlyReserved(key)
      return refusal(
        cause, .reserve,
        .notAvailable(
          Reservation(
            item: key.item.text, agent: key.agent.text, unit: books.unit(of: key.item) ?? .one,
            onhand: onhand, reserved: held - requested, requested: requested)))
    }
  }

  private func refusal(_ cause: Position, _ field: Field, _ reason: RefusalReason) -> Refusal {
    let source = source(of: cause)
    return Refusal(line: source?.line, id: source?.id.description, field: field.name, reason)
  }
}
