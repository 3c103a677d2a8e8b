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

  /// The command that takes the key of another folder into a ledger, which signs anew with it.
  func takingKey(of other: String, _ ledger: String) -> String {
    let q = TypedWord.path
    return "cp \(q(other + "/key")) \(q(ledger + "/key")) && rm -f \(q(ledger + "/checkpoint"))"
  }

  /// The commands that bring a backup back beside the ledger and show its acts, each on a line.
  func looking(into backup: String, _ copy: String) -> String {
    let (backup, copy) = (printable(TypedWord.path(backup)), printable(TypedWord.path(copy)))
    return "\n  maillon restore \(backup) --ledger \(copy)\n  maillon journal --ledger \(copy)"
  }

  /// The command that brings in what the log of a backup has more that is not whole, on a line: a copy of it is made a
  /// ledger, which publishes.
  func bringing(inLogOf backup: String, by copy: String, _ ledger: String) -> String {
    let q = TypedWord.path
    let making = "cp -a \(q(backup)) \(q(copy)) && rm \(q(copy + "/SHA256SUMS")) && "
    return "\n  " + printable(making + publishing(copy, restoring: nil, ledger))
  }

  /// The command that brings in what another folder of a ledger has more, or shows it, on a line; nothing where it has
  /// no more.
  func bringing(in folder: FormerVault.GoingOn, _ ledger: String) -> String {
    switch folder.relation {
    case .unknown, .unread, .same(_, more: 0): ""
    case .same:
      // Without a key it publishes nothing.
      "\n  "
        + printable(
          (folder.lacksKey
            ? "cp \(TypedWord.path(ledger + "/key")) \(TypedWord.path(folder.path + "/key")) && "
            : "") + publishing(folder.path, restoring: nil, ledger))
    case .parted: "\n  maillon journal --ledger \(printable(TypedWord.path(folder.path)))"
    }
  }

  /// The commands that put a ledger aside and bring a backup back in its place, each on a line.
  func takingPlace(of ledger: String, _ aside: String, _ backup: String) -> String {
    let q = { (path: String) in printable(TypedWord.path(path)) }
    return "\n  mv \(q(ledger)) \(q(aside))\n  maillon restore \(q(backup)) --ledger \(q(ledger))"
  }

  /// The commands that forget there whom the ledger has forgotten, each on a line.
  func forgetting(in folder: ErasedBeside) -> String {
    let ledger = printable(TypedWord.path(folder.path))
    let commands =
      folder.persons.map { "maillon erase \($0.text) --ledger \(ledger)" }
      + folder.contacts.map { "maillon people forget \($0.text) --ledger \(ledger)" }
    return commands.prefix(Self.nameCount).map { "\n  " + $0 }.joined()
      + (commands.count > Self.nameCount ? "\n  …" : "")
  }

  /// Whose consents they are, each with its purpose.
  func consents(_ evidence: [PeopleVault.ChangedEvidence]) -> String {
    few(evidence.map { "\($0.agent) (\(word($0.purpose.rawValue, inColumn: "purpose")))" })
  }
}

extension ErasedBeside {
  /// Who is in it, in the order of the ids.
  var ids: [String] { (persons + contacts).sorted().map(\.text) }
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
