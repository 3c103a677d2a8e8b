public import Exchange

/// What an act refers to and is not there: as long as it is not, there is no use in deciding on the act
/// again.
public enum Missing: Hashable, Sendable {
  case agent(AgentID)
  case item(ItemID)
  case act(ByteText)
  /// That an act be reversed, whose place another takes.
  case reversal(of: ByteText)
  /// An agreement, a need, a promise … by the number of its name space.
  case name(ByteText, in: UInt64)

  /// What one of the refusals of an act waits for; nil where none waits for anything in particular.
  public static func first(of refusals: [Refusal]) -> Missing? {
    for refusal in refusals {
      switch refusal.reason {
      case .unknownAgent(let agent, _): return .agent(AgentID(agent))
      case .unknownItem(let item, _): return .item(ItemID(item))
      case .notReversed(let act): return .reversal(of: ByteText(act))
      case .referenceMissing(let name, _):
        guard let field = refusal.field else { continue }
        return ReferenceKey.space(of: field).map { .name(ByteText(name), in: $0.rawValue) }
          ?? .act(ByteText(name))
      default: continue
      }
    }
    return nil
  }

  /// What comes to be there with an act that is accepted.
  public static func brought(by act: borrowing Event) -> [Missing] {
    var brought = [Missing.act(ByteText(act.id.description))]
    if act.kind == .agentRegistered, let agent = act.agent { brought.append(.agent(agent)) }
    if act.kind == .itemDefined, let item = act.item { brought.append(.item(item)) }
    if act.kind == .reversed, let act = act.corrects {
      brought.append(.reversal(of: ByteText(act.text)))
    }
    if let defined = ReferenceKey(defining: act) {
      brought.append(.name(ByteText(defined.name.text), in: defined.space.rawValue))
    }
    return brought
  }
}

extension ReferenceKey {
  /// The name space that a field refers to; nil for one that refers to an act.
  static func space(of field: String) -> Space? {
    switch field {
    case Field.agreement.name: .agreement
    case Field.intent.name, Field.duplicateOf.name, Field.satisfies.name: .intent
    case Field.commitment.name, Field.fulfills.name: .commitment
    case Field.list.name: .list
    case Field.call.name: .call
    case Field.claim.name: .claim
    case Field.document.name: .document
    default: nil
    }
  }
}

extension Decider {
  /// Adds "did you mean" to refusals of names that are not known: to those that are spelled out, once all
  /// acts of the group were looked at.
  public func advise(_ refusals: inout [Refusal]) {
    var agents: KnownNames?
    var items: KnownNames?
    var names: [ReferenceKey.Space: KnownNames] = [:]
    func nearest(_ word: String, _ known: inout KnownNames?, _ all: () -> [String]) -> [String] {
      var ready = known ?? KnownNames(all())
      defer { known = ready }
      return ready.nearest(to: word)
    }
    // Conflicts are spelled out apart from the other refusals.
    for index in refusals.indices.prefix(2 * Limits.refusalCount) {
      switch refusals[index].reason {
      case .unknownAgent(let agent, _):
        let near = nearest(agent, &agents) { books.knownAgents }
        refusals[index].reason = .unknownAgent(agent, suggestions: near)
      case .unknownItem(let item, _):
        let near = nearest(item, &items) { books.knownItems }
        refusals[index].reason = .unknownItem(item, suggestions: near)
      case .referenceMissing(let name, _):
        guard let space = refusals[index].field.flatMap(ReferenceKey.space) else { continue }
        let near = nearest(name, &names[space]) { books.knownNames(of: space) }
        refusals[index].reason = .referenceMissing(name, suggestions: near)
      default: break
      }
    }
  }
}
