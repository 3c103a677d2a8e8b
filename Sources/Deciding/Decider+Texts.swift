import Exchange

extension Decider {
  /// Texts in which people write what they like.
  private static let freeTexts = FieldSet([
    .name, .labels, .place, .toPlace, .state, .reason, .source, .intendedUse, .excludedUse, .url,
    .version, .licence, .batch,
  ])

  /// A mail address, a telephone or a national number in a text that would stay in the log for ever
  /// (domain §6); also in the public id of an agent that is registered.
  func personalTexts(in act: borrowing Event) -> [Refusal] {
    var found: [Refusal] = []
    if act.kind == .agentRegistered, let agent = act.agent {
      found += refusals(of: agent.text, in: .agent, act)
    }
    if let skill = act.skill { found += refusals(of: skill.text, in: .skill, act) }
    for index in 0..<act.details.count where Self.freeTexts.contains(act.details.field(at: index)) {
      let field = act.details.field(at: index)
      switch act.details.detail(at: index) {
      case .text(let text): found += refusals(of: text, in: field, act)
      case .texts(let texts): for text in texts { found += refusals(of: text, in: field, act) }
      case .object(let entries):
        for entry in entries { found += refusals(of: entry.value, in: field, act) }
      case .count: break
      }
    }
    return found
  }

  private func refusals(
    of text: String, in field: Field, _ act: borrowing Event
  ) -> [Refusal] {
    PersonalPattern.found(in: text).compactMap { pattern in
      // An address of the web may well hold a long number.
      field == .url && pattern != .mail ? nil : refusal(act, field, .personalText(pattern))
    }
  }
}
