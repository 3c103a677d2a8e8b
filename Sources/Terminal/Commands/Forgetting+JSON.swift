import Bookkeeping
import Exchange
import People
import Projecting

/// For programs: what is found of a person, and what was destroyed.
extension Forgetting {
  /// - Parameter masking: what was decided of the mentions; nil where nothing is yet.
  func trialJSON(_ masking: PeopleVault.Masking?) -> JSON {
    .object([
      ("agents", .list(footprint.agents.map { .text($0.text) })),
      ("own", .object(Self.members(footprint.own))), ("traces", traces(masking)),
      ("inLog", inLog), ("open", open), ("openIntents", openIntents), ("unread", unread),
      ("nameless", nameless), ("unsearched", unsearched), ("formerly", formerly),
    ])
  }

  func json(_ erasure: Erasure, _ masking: PeopleVault.Masking) -> JSON {
    .object(
      [
        ("erased", .list(erasure.agents.map { .text($0.text) })), ("acts", .number(erasure.acts)),
        ("before", .flag(erasure.wasErased)),
      ] + done(erasure.forgotten, masking))
  }

  func json(_ forgotten: PeopleVault.Forgotten, _ masking: PeopleVault.Masking) -> JSON {
    .object([("forgotten", .text(agent.text))] + done(forgotten, masking))
  }

  private func done(
    _ gone: PeopleVault.Forgotten, _ masking: PeopleVault.Masking
  ) -> [(String, JSON?)] {
    let isAllSure = footprint.traces.allSatisfy(\.isSure)
    return Self.members(gone) + [
      ("mentions", .number(gone.mentions)), ("maskedNotes", .number(gone.maskedNotes)),
      ("traces", isAllSure ? nil : traces(masking)),
      ("inLog", footprint.inLog.isEmpty ? nil : inLog), ("open", open),
      ("openIntents", openIntents), ("unread", unread), ("nameless", nameless),
      ("unsearched", unsearched), ("formerly", formerly),
      ("evidence", Self.json(gone.evidence)),
    ]
  }

  private static func json(_ evidence: [PeopleVault.ChangedEvidence]) -> JSON? {
    if evidence.isEmpty { return nil }
    return .list(
      evidence.map {
        .object([
          ("agent", .text($0.agent)), ("purpose", .text($0.purpose.rawValue)),
          ("became", .text($0.kind.rawValue)),
        ])
      })
  }

  private static func members(_ gone: PeopleVault.Forgotten) -> [(String, JSON?)] {
    [
      ("record", .flag(gone.hadRecord)), ("ownNotes", .number(gone.ownNotes)),
      ("consents", .number(gone.consents)), ("attachments", .number(gone.attachments)),
      ("notes", .number(gone.notes)),
    ]
  }

  private func traces(_ masking: PeopleVault.Masking?) -> JSON {
    .list(
      footprint.traces.map { trace in
        .object([
          ("place", .text(trace.place.description)), ("words", .list(trace.words.map(JSON.text))),
          ("reason", .text(trace.reason.rawValue)),
          ("others", trace.others.isEmpty ? nil : .list(trace.others.map(JSON.text))),
          ("sure", .flag(trace.isSure)), ("alone", trace.isAlone ? .flag(true) : nil),
          ("masked", masking.map { .flag($0.takes(trace)) }),
        ])
      })
  }

  private var inLog: JSON {
    .list(
      footprint.inLog.map { mention in
        .object([
          ("seq", .number(mention.position)), ("id", .text(mention.act.description)),
          ("field", .text(mention.field.name)), ("words", .list(mention.words.map(JSON.text))),
          ("others", mention.others.isEmpty ? nil : .list(mention.others.map(JSON.text))),
        ])
      })
  }

  private var unread: JSON? {
    footprint.unread.isEmpty ? nil : .list(footprint.unread.map { .text($0.description) })
  }

  private var nameless: JSON? {
    footprint.nameless.isEmpty ? nil : .list(footprint.nameless.map { .text($0.owner) })
  }

  private var unsearched: JSON? {
    footprint.unsearched.isEmpty ? nil : .list(footprint.unsearched.map { .text($0) })
  }

  private var formerly: JSON? {
    if footprint.formerly.isEmpty { return nil }
    return .list(
      footprint.formerly.map { .object([("agent", .text($0.agent)), ("text", .text($0.text))]) })
  }

  private var open: JSON? {
    footprint.open.isEmpty ? nil : .list(footprint.open.map(Self.json))
  }

  private var openIntents: JSON? {
    if intents.isEmpty { return nil }
    return .list(
      intents.map { intent in
        .object([
          ("intent", .text(intent.id)), ("type", .text(intent.kind.rawValue)),
          ("item", .text(intent.item)),
          ("quantity", intent.left.map { .text($0.value.description) }),
          ("unit", intent.left.map { .text($0.unit.name) }),
        ])
      })
  }

  private static func json(_ thing: OpenThing) -> JSON {
    .object([
      ("agreement", thing.loan.map { .text($0.text) }), ("item", .text(thing.item.text)),
      ("lot", thing.lot.map { .text($0.text) }), ("serial", thing.serial.map { .text($0.text) }),
      ("quantity", .text(thing.quantity.value.description)),
      ("unit", .text(thing.quantity.unit.name)), ("accountable", .text(thing.owner.text)),
      ("custodian", .text(thing.holder.text)),
    ])
  }
}
