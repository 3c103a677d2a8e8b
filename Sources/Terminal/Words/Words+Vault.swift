import Bookkeeping
import Exchange
import People
import Wording

// Pieces of what is said of the vault, alike in all languages.

extension Words {
  /// The first of many ids.
  func few(_ ids: [String]) -> String {
    ids.prefix(10).joined(separator: ", ") + (ids.count > 10 ? "…" : "")
  }

  /// The first of many names, as they are quoted.
  func fewQuoted(_ names: [String]) -> String {
    list(names.prefix(20).map { printable($0) }) + (names.count > 20 ? "…" : "")
  }

  /// The commands that bring into a ledger, or into one that is restored from something, what another one has more.
  func publishing(_ other: String, restoring source: String?, _ ledger: String) -> String {
    let q = TypedWord.path
    let site = q((other.hasSuffix("/") ? String(other.dropLast()) : other) + "-site")
    return "maillon publish \(site) --ledger \(q(other)) && maillon restore "
      + (source.map { q($0) + " " } ?? "") + "--published \(site) --ledger \(q(ledger))"
  }

  /// Whose consents they are, each with its purpose.
  func consents(_ evidence: [PeopleVault.ChangedEvidence]) -> String {
    few(evidence.map { "\($0.agent) (\(word($0.purpose.rawValue, inColumn: "purpose")))" })
  }
}

extension [ErasedInBackup] {
  /// Who is in any of them, persons and those whose contact person was forgotten, in the order of the ids.
  var persons: [String] {
    var ids: [String] = []
    for id in flatMap({ $0.persons + $0.contacts }).sorted().map(\.text) where ids.last != id {
      ids.append(id)
    }
    return ids
  }
}
