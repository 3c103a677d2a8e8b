import Bookkeeping
import EventCodec
import Exchange
import Wording

/// What one paper needs of a log, read in one pass: who and what is named, the acts asked for, and
/// every correction.
struct PaperBook {
  struct Agent {
    var name: String?
    var isPerson = false
    var category: Category?
    var enterpriseNumber: String?
  }

  private(set) var agents: [AgentID: Agent] = [:]
  private(set) var acts: [Event] = []
  private(set) var corrections: [EventReference: [Event]] = [:]
  private var labels: [ItemID: [DetailEntry]] = [:]

  /// - Parameters:
  ///   - kinds: acts of other kinds are passed by unread.
  ///   - isWanted: whether an act of these kinds is kept; asked in the order of the log.
  init(
    _ desk: PaperDesk, kinds: Set<EventKind>, where isWanted: (Event) -> Bool
  ) throws(Failure) {
    let named: Set<EventKind> = [
      .agentRegistered, .agentUpdated, .itemDefined, .reversed, .amended,
    ]
    var reader = LineReader()
    var (agents, acts) = ([AgentID: Agent](), [Event]())
    var (corrections, labels) = ([EventReference: [Event]](), [ItemID: [DetailEntry]]())
    try asking { () throws(LedgerError) in
      try desk.ledger.entries { _, line in
        guard let kind = (try? reader.read(line, as: .replay))?.kind,
          kinds.contains(kind) || named.contains(kind),
          let act = try? reader.read(line, as: .stored)
        else { return true }
        switch kind {
        case .agentRegistered, .agentUpdated:
          if let agent = act.agent { agents[agent, default: Agent()].take(act) }
        case .itemDefined:
          if let item = act.item, case .object(let texts)? = act.details[.labels] {
            labels[item] = texts
          }
        case .reversed, .amended:
          if let subject = act.corrects { corrections[subject, default: []].append(act) }
        default: if isWanted(act) { acts.append(act) }
        }
        return true
      }
    }
    (self.agents, self.acts) = (agents, acts)
    (self.corrections, self.labels) = (corrections, labels)
  }

  /// What an act amounts to after its corrections, the last of which decides; nil when reversed.
  func standing(of act: Event) -> Quantity? {
    guard let last = corrections[EventReference(act.id.description)]?.last else {
      return act.measure
    }
    guard last.kind == .amended else { return nil }
    return Quantity(last.correctedValue ?? act.measure.value, act.measure.unit)
  }

  /// An item in a language, else in French, else in any, else its id.
  func name(of item: ItemID?, in language: Language) -> String {
    guard let item else { return "–" }
    let texts = labels[item] ?? []
    let wanted = [language, .fr].map(\.rawValue)
    let found = wanted.compactMap { key in texts.first { $0.key == key }?.value }.first
    return found ?? texts.first?.value ?? item.text
  }
}

extension PaperBook.Agent {
  fileprivate mutating func take(_ act: Event) {
    if let type = act.text(.agentType) { isPerson = type == AgentType.person.rawValue }
    if let text = act.text(.name) { name = text }
    if let category = act.category { self.category = category }
    if let number = act.text(.enterpriseNumber) { enterpriseNumber = number }
  }
}
