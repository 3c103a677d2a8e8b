import Exchange

// Version 0, the prototype of March 2020: a spreadsheet's habits, flat and short.
//
//   {"amount":"150","at":"2020-03-17","by":"anne","from":"dora","id":"p-4","item":"sheet",
//    "kind":"gift","recordedAt":"2020-03-17T18:02:11.000Z","seq":4,"to":"coop","unit":"one","v":0}
//
// Canonical JSON like every later line. Every line has id, seq, recordedAt, kind, v, `at` (now
// occurredAt) and `by` (now recordedBy). It knew four kinds:
//
//   register  agentRegistered   agent, sort (now agentType), category, tracked, name?
//   define    itemDefined       item, unit, label (now labels.fr)
//   gift      donationReceived  from, to, item, amount, unit, lot?
//   lend      loanStarted       from, to, item, amount, unit, deal (now agreement), serial?, due?
//
// with `from` and `to` for provider and receiver, and `amount` beside `unit` for the quantity.
// Anything else on such a line is refused, as it was then.

extension Upcaster {
  static let fromPrototype = Upcaster(version: 0, step: Prototype.lift)
}

private enum Prototype {
  /// What became of a kind: its name, and what its members are called now.
  struct Shape {
    let kind: EventKind
    let names: [ByteText: Field]
  }

  static let envelope: [ByteText: Field] = [
    "id": .id, "seq": .seq, "recordedAt": .recordedAt, "at": .occurredAt, "by": .recordedBy,
  ]
  static let transfer: [ByteText: Field] = [
    "from": .provider, "to": .receiver, "item": .item, "amount": .quantity, "unit": .unit,
  ]

  static func shape(_ kind: String) -> Shape? {
    switch kind {
    case "register":
      Shape(
        kind: .agentRegistered,
        names: [
          "agent": .agent, "sort": .agentType, "category": .category, "tracked": .tracked,
          "name": .name,
        ])
    case "define":
      Shape(kind: .itemDefined, names: ["item": .item, "unit": .unit, "label": .labels])
    case "gift":
      Shape(kind: .donationReceived, names: transfer.adding(["lot": .lot]))
    case "lend":
      Shape(
        kind: .loanStarted,
        names: transfer.adding(["deal": .agreement, "serial": .serial, "due": .due]))
    default: nil
    }
  }

  static func lift(_ line: LineDocument) throws(Refusal) -> LineDocument {
    guard case .text(let name)? = line.members["kind"], let shape = shape(name) else {
      throw unknownKind(line)
    }
    let names = envelope.adding(shape.names)
    var members: [ByteText: LineDocument.Value] = ["kind": .text(shape.kind.name)]
    for (old, value) in line.members.sorted(by: { $0.key < $1.key })
    where old != "kind" && old != "v" {
      guard let field = names[old] else {
        let suggestions = Suggestions.nearest(to: old.text, among: names.keys.sorted().map(\.text))
        throw Refusal(
          field: old.text, .unreadable(offset: 0, .unknownField(old.text, suggestions: suggestions))
        )
      }
      members[ByteText(field.name)] = field == .labels ? .object(["fr": value]) : value
    }
    if let amount = members["quantity"] {
      members["quantity"] = .object(["value": amount].adding(members["unit"].map { ["unit": $0] }))
      members["unit"] = nil
    }
    return LineDocument(members: members)
  }

  private static func unknownKind(_ line: LineDocument) -> Refusal {
    guard case .text(let name)? = line.members["kind"] else {
      return Refusal(field: Field.kind.name, .missingField)
    }
    let suggestions = Suggestions.nearest(to: name, among: ["register", "define", "gift", "lend"])
    return Refusal(field: Field.kind.name, .unknownKind(name, suggestions: suggestions))
  }
}

extension Dictionary {
  /// This and the other entries together; the keys differ.
  fileprivate func adding(_ other: [Key: Value]?) -> Self {
    merging(other ?? [:]) { first, _ in first }
  }
}
