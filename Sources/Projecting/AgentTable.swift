public import Exchange

/// Who is who, as the log says it: for projectors that need an agent's name, kind or category.
///
/// A part that read models compose; it is not one itself.
public final class AgentTable {
  private let agents: Table<AgentID, AgentRow>
  /// From an agent that was merged on along the chain of its mergers, and at which turn of the rows.
  private var shortcuts: (of: Int, steps: [AgentID: AgentID]) = (0, [:])

  public init(tables: TableSpace) {
    agents = tables.table("agents")
  }

  public func apply(_ fact: borrowing Fact) {
    guard let agent = fact.event.agent else { return }
    switch fact.event.kind {
    case .agentRegistered:
      agents[agent] = AgentRow(fact.event)
    case .agentUpdated:
      let update = AgentRow(fact.event)
      let (hasType, hasTracked) = (fact.event.has(.agentType), fact.event.has(.tracked))
      agents.update(agent, initial: update) { row in
        if hasType { row.type = update.type }
        if hasTracked { row.isTracked = update.isTracked }
        if update.category != nil { row.category = update.category }
        if let name = update.name { row.name = name }
        if let postcode = update.postcode { row.postcode = postcode }
        if let number = update.enterpriseNumber { row.enterpriseNumber = number }
      }
    case .agentErased:
      agents.updateIfPresent(agent) {
        $0.wasErased = true
        $0.name = nil
        $0.postcode = nil
        $0.enterpriseNumber = nil
      }
    case .agentsMerged:
      let other = fact.occurrence > 0 ? fact.event.mergedInto : nil
      // One more merger leads further; one that is taken back makes ways wrong.
      if other == nil || merged(agent) != nil { shortcuts.steps.removeAll() }
      agents.updateIfPresent(agent) { $0.mergedInto = other }
    default: break
    }
  }

  public subscript(agent: AgentID) -> AgentRow? { agents[agent] }

  /// Whether the agent is registered.
  public func knows(_ agent: AgentID) -> Bool { agents.contains(agent) }

  /// Whether the agent's own stock is inventoried.
  public func isTracked(_ agent: AgentID) -> Bool { agents.look(agent) { $0.isTracked } ?? false }

  /// Whoever the agent is after all mergers: itself when there was none.
  ///
  /// However long the chain, it is followed to its end, and remembered. The decider lets nobody close a
  /// circle; in a log that holds one, all who are in it or led to it are the one whose id sorts first.
  public func canonical(_ agent: AgentID) -> AgentID {
    guard merged(agent) != nil else { return agent }
    if shortcuts.of != agents.turnCount { shortcuts = (agents.turnCount, [:]) }
    var path = [agent]
    var met: Set<AgentID> = [agent]
    while let next = step(from: path[path.count - 1]) {
      guard met.insert(next).inserted else { return remember(path, firstOfCircle(next)) }
      path.append(next)
    }
    return remember(path.dropLast(), path[path.count - 1])
  }

  /// The one of a circle whose id sorts first.
  private func firstOfCircle(_ agent: AgentID) -> AgentID {
    var (first, found) = (agent, agent)
    while let next = merged(found), next != agent {
      first = min(first, next)
      found = next
    }
    return first
  }

  private func merged(_ agent: AgentID) -> AgentID? { agents.look(agent) { $0.mergedInto } ?? nil }

  /// The next on the way, or further on; nil at its end.
  private func step(from agent: AgentID) -> AgentID? {
    guard let shortcut = shortcuts.steps[agent] else { return merged(agent) }
    return shortcut == agent ? nil : shortcut
  }

  private func remember(_ path: some Sequence<AgentID>, _ end: AgentID) -> AgentID {
    for agent in path { shortcuts.steps[agent] = end }
    return end
  }

  public var all: [(key: AgentID, row: AgentRow)] { agents.rows }
}

/// What the log says of an agent. A person's name is never in it.
public struct AgentRow: TableRow, Sendable {
  public var type: AgentType
  public var category: Term?
  public var isTracked: Bool
  public var name: String?
  public var postcode: String?
  /// As the log writes it: `0000.012.371`.
  public var enterpriseNumber: String?
  /// Whether an act calls it erased. Only a person can be: of anyone else it says nothing.
  var wasErased = false
  /// A person who asked to be forgotten.
  public var isErased: Bool { wasErased && type == .person }
  /// Whom it is a double of.
  public var mergedInto: AgentID?

  init(_ event: borrowing Event) {
    type = event.text(.agentType).flatMap(AgentType.init(rawValue:)) ?? .organization
    category = event.categoryTerm
    isTracked = event.tracked ?? false
    name = event.text(.name)
    postcode = event.text(.postcode)
    enterpriseNumber = event.text(.enterpriseNumber)
  }

  private init(type: AgentType, category: Term?, isTracked: Bool, name: String?, wasErased: Bool) {
    self.type = type
    self.category = category
    self.isTracked = isTracked
    self.name = name
    self.wasErased = wasErased
  }

  /// The category as the closed vocabulary has it.
  public var knownCategory: Category? { category.flatMap { Category(rawValue: $0.text) } }

  public func write(to writer: inout RowWriter) {
    writer.write(type.rawValue)
    writer.write(category)
    writer.write(isTracked)
    writer.write(wasErased)
    writer.write(name ?? "")
    writer.write(postcode ?? "")
    writer.write(enterpriseNumber ?? "")
    writer.write(mergedInto)
  }

  public static func read(from reader: inout RowReader) throws(RowReader.Damage) -> Self {
    guard let type = AgentType(rawValue: try reader.text()) else { throw RowReader.Damage() }
    let category: Term? = try reader.identifier()
    let isTracked = try reader.flag()
    let wasErased = try reader.flag()
    let name = try reader.text()
    var row = AgentRow(
      type: type, category: category, isTracked: isTracked, name: name.isEmpty ? nil : name,
      wasErased: wasErased)
    let postcode = try reader.text()
    row.postcode = postcode.isEmpty ? nil : postcode
    let number = try reader.text()
    row.enterpriseNumber = number.isEmpty ? nil : number
    row.mergedInto = try reader.identifier()
    return row
  }
}
