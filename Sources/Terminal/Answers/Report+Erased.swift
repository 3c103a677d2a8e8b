import Bookkeeping
import Exchange
import Projecting
import Wording

extension Session {
  /// The report in which those who asked to be forgotten are called so: in a table for people and in CSV
  /// the cell says it, in JSON the ids stay as programs know them and `erased` lists them.
  func namingErased(_ report: Report, _ ledger: Ledger) throws(Failure) -> Report {
    let erased = try asking { () throws(LedgerError) in try ledger.erasedAgents() }
    if erased.isEmpty { return report }
    let ids = Set(erased.map(\.text))
    if form == .json {
      let found = report.agents.intersection(ids).sorted()
      if found.isEmpty { return report }
      return Report(report.parts + [.init("erased", .value(.list(found.map(Value.text))))])
    }
    return report.replacingAgents { [words] id in
      ids.contains(id) ? words.phrase(.erasedPerson(id: id)) : id
    }
  }
}

extension Report {
  /// Columns in which agents stand, beside the fields that hold one.
  private static let agentColumns: Set<String> = [
    "lender", "borrower", "holder", "returnedBy", "carrier", "keptBy", "member", "members",
    "shopper", "claimant", "payer", "kept", "duplicateOf", "contributor", "by",
  ]

  private static func holdsAgents(_ column: String) -> Bool {
    if agentColumns.contains(column) { return true }
    guard let field = Field.names.value(named: Array(column.utf8).span) else { return false }
    if case .agent = field.form { return true }
    return false
  }

  /// Every agent that is named.
  var agents: Set<String> {
    var found: Set<String> = []
    _ = replacingAgents { id in
      found.insert(id)
      return id
    }
    return found
  }

  /// The report with other words for its agents.
  func replacingAgents(_ name: (String) -> String) -> Report {
    Report(
      parts.map { part in
        switch part.content {
        case .table(var grid):
          // The nodes of a graph say what they are in a column of their own.
          let type = grid.columns.firstIndex(of: "type")
          let label = grid.columns.firstIndex(of: "label")
          for row in grid.rows.indices {
            for column in grid.columns.indices where Self.holdsAgents(grid.columns[column]) {
              grid.rows[row][column] = Self.replace(grid.rows[row][column], name)
            }
            if let type, let label, grid.rows[row][type].isText("agent") {
              grid.rows[row][label] = Self.replace(grid.rows[row][label], name)
            }
          }
          return Part(part.name, .table(grid))
        case .value: return part
        }
      })
  }

  private static func replace(_ value: Value, _ name: (String) -> String) -> Value {
    switch value {
    case .text(let text): .text(name(text))
    case .list(let values): .list(values.map { replace($0, name) })
    case .object(let members):
      .object(members.map { ($0.0, holdsAgents($0.0) ? replace($0.1, name) : $0.1) })
    case .absent, .decimal, .integer, .tooLarge, .flag: value
    }
  }
}
