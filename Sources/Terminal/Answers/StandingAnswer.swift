import Bookkeeping
import Exchange
import Projecting
import Wording

extension Session {
  /// Says that entries are missing, or others stand in their place, and what can be done.
  func remark(_ standing: Standing) {
    switch standing {
    case .whole: return
    case .lacking(let missing): remark(words.ledgerError(.entriesMissing(missing, published: nil)))
    case .astray: if let sentence = astray(standing) { remark(sentence) }
    }
  }

  /// That other entries stand where signed ones should, and both ways out; nil where none do.
  func astray(_ standing: Standing) -> String? {
    guard case .astray(let astray) = standing else { return nil }
    return words.ledgerError(.astray(path: ledgerPath, astray, published: nil))
  }

  /// The same for programs: `missing`, or `astray`; nothing of a log that is whole.
  func json(_ standing: Standing) -> [(String, JSON?)] {
    switch standing {
    case .whole: return []
    case .lacking(let missing): return [("missing", .number(missing.count))]
    case .astray(let astray):
      let entries = astray.own.map { entry in
        JSON.object([("seq", .number(entry.position)), ("id", .text(entry.id))])
      }
      return [
        (
          "astray",
          .object([
            ("published", .number(astray.published)), ("from", astray.parting.map { .number($0) }),
            ("count", astray.ownCount.map { .number($0) }), ("entries", .list(entries)),
          ])
        )
      ]
    }
  }
}
