import Exchange
import Projecting

/// Who gave: distinct givers, by what they are and by how they gave. Whoever asked to be forgotten
/// still counts.
struct GivenBy {
  /// Everyone who gave in some way, once.
  let everyone: Set<AgentID>
  private let modes: [Mode: Set<AgentID>]
  private let agents: AgentTable

  init(_ rows: [(key: GiverKey, row: GiverRow)], agents: AgentTable) {
    var modes: [Mode: Set<AgentID>] = [:]
    for (key, row) in rows where row.acts > 0 {
      modes[key.mode, default: []].insert(agents.canonical(key.giver))
    }
    self.modes = modes
    self.agents = agents
    everyone = modes.values.reduce(into: []) { $0.formUnion($1) }
  }

  var parts: [Report.Part] {
    let types = Dictionary(grouping: everyone) {
      ByteText(agents[$0]?.knownCategory?.rawValue ?? "unknown")
    }
    return [
      .init(
        "contributors",
        .value(
          .object([
            ("total", .integer(everyone.count)),
            ("erased", .integer(everyone.count { agents[$0]?.isErased ?? false })),
          ]))),
      .init(
        "contributorTypes",
        .table(
          .init(
            ["category", "contributors"],
            types.sorted { $0.key < $1.key }.map { [.text($0.key.text), .integer($0.value.count)] })
        )),
      .init(
        "contributorModes",
        .table(
          .init(
            ["mode", "contributors"],
            Mode.allCases.compactMap { mode in
              modes[mode].map { [.text("\(mode)"), .integer($0.count)] }
            }))),
    ]
  }
}

/// How much of what was given came from the province of the co-operative. Where somebody is, the log
/// may not know: that part stands apart.
struct Locality {
  let home: AgentID?
  let agents: AgentTable
  let givers: Set<AgentID>
  let work: [WorkKey: ExactDecimal]

  private enum Place { case here, elsewhere, unknown }

  var value: Value {
    guard let province = home.flatMap({ area(of: $0)?.province }) else { return .object([]) }
    func place(_ agent: AgentID) -> Place {
      area(of: agent).map { $0.province == province ? .here : .elsewhere } ?? .unknown
    }
    var hours: [Place: ExactDecimal] = [:]
    for (key, amount) in work where !key.isPaid {
      hours[place(key.worker), default: .zero] += amount
    }
    var counts: [Place: ExactDecimal] = [:]
    for giver in givers { counts[place(giver), default: .zero] += .one }
    return .object(
      [("territory", .text(province))] + shares("hours", hours) + shares("givers", counts))
  }

  /// The share from here of what is known, and the share of all that is not known.
  private func shares(_ name: String, _ sums: [Place: ExactDecimal]) -> [(String, Value)] {
    let known = (sums[.here] ?? .zero) + (sums[.elsewhere] ?? .zero)
    let unknown = sums[.unknown] ?? .zero
    return [
      (name, .share(sums[.here] ?? .zero, of: known)),
      (name + "Unknown", .share(unknown, of: known + unknown)),
    ]
  }

  private func area(of agent: AgentID) -> PostalArea? {
    agents[agents.canonical(agent)]?.postcode.flatMap { PostalArea(postcode: $0) }
  }
}
