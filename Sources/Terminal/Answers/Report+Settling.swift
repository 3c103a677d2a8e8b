import Exchange
import Projecting
import Wording

extension Report {
  /// The same answer with, beside each possible double, the command that settles it: for a person
  /// to type who has decided that it is one.
  func settled(_ words: any Words, _ console: Console) -> Report {
    let reason = words.term(.duplicate)
    return Report(
      parts.map { part in
        guard case .table(var grid) = part.content else { return part }
        switch part.name {
        case "toldTwice":
          grid.add("command") { told in
            told("id").map { console.aimed("maillon correct \($0) --cancel --reason \(reason)") }
          }
        case "registeredTwice":
          let verb = ActVerb.of(.agentsMerged).name
          grid.add("command") { told in
            guard let agent = told("agent"), let other = told("duplicateOf") else { return nil }
            return console.aimed("maillon \(verb) \(agent) --duplicate-of \(other)")
          }
        default: return part
        }
        return Part(part.name, .table(grid))
      })
  }
}

extension Report.Grid {
  /// Adds a column of texts, each made from those of its row.
  fileprivate mutating func add(_ name: String, _ make: ((String) -> String?) -> String?) {
    let own = columns
    columns.append(name)
    for index in rows.indices {
      let row = rows[index]
      let text = make { column in
        guard let place = own.firstIndex(of: column), case .text(let text) = row[place] else {
          return nil
        }
        return text
      }
      rows[index].append(text.map(Value.text) ?? .absent)
    }
  }
}
