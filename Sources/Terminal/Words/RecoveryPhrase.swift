import Bookkeeping
import Exchange
import Wording

/// What is said of what a vault takes back from a backup, or from a ledger put aside.
enum RecoveryPhrase {
  /// Pieces that are taken, one at least; or would be, in a trial.
  case taken([Recovery.Found], from: String, isTrial: Bool)
  case nothingLacks(from: String)
  /// Both sides read and differ, one at least; several lines, with the command that takes the others.
  ///
  /// - Parameter command: nil where that is asked next.
  case differing([Recovery.Found], from: String, command: String?)
  /// So many that were changed here since.
  case newerHere(Int)
  /// Whether to take the others in the place of these.
  case askReplacing([Recovery.Found])
  /// Nobody is there to be asked; with the command that does it.
  case unasked(command: String)
  /// Who does not come back, having been erased or forgotten since.
  case erased([Recovery.Found])
  /// Contact persons of whom nothing tells whether they were forgotten since; with the command that takes them, and those
  /// that forget them then.
  case doubtful([Recovery.Found], command: String, forgetting: [String])
  /// What is sealed here under a key that is gone; with the command that gives it up, nil where that is asked next.
  case otherKey([Recovery.Found], command: String?)
  /// What the log does not know, or not yet; with the command that takes it once it does.
  case unknown([Recovery.Found], command: String)
  /// What the other log knows by other entries, under ids that may mean somebody else here; with the commands that show
  /// it there; several lines.
  case parted([Recovery.Found], from: String, commands: [String])
  /// The same where that log cannot be read; with the command that takes records, where there are any, for those who
  /// know whose they are.
  case unsure([Recovery.Found], from: String, command: String?)
  /// Who was erased or forgotten since and is not known there, and what came back; one each at least.
  case unsought([String], in: [Recovery.Found])
  case unreadable([Recovery.Found], from: String)
  /// What is named and lacks nothing.
  case whole([Recovery.Found])
  /// Whose record was destroyed there and is here; with the commands that do the same here.
  ///
  /// - Parameter changed: whose of these was changed here since.
  case goneThere([String], changed: [String], commands: [String])
  /// So many lines came back into the list of looks.
  case looksTaken(Int)
  /// Lines that would.
  case looksThere(Int)
  /// The list of looks is gone; with the command that takes back what a copy has of it.
  case looksLost(path: String)
  /// Who is named in what came back, and was erased or forgotten since.
  case masked([String])
  /// Whose record was lost and made anew, while a backup has the former one; several lines.
  case madeAnew([String], commands: [String])
}

extension Words {
  /// The command that takes back what is named, or all that lacks where nothing is, or too much.
  func recovering(_ names: [Recovery.Name], from source: String) -> String {
    var named: [Recovery.Name] = []
    for name in names where !named.contains(name) { named.append(name) }
    if named.count > Self.nameCount { named = [] }
    return printable(
      (["maillon people recover --from \(TypedWord.path(source))"]
        + named.map { TypedWord.quoted($0.description) }).joined(separator: " "))
  }

  /// The same for a file of the vault that does not read.
  func recovering(file: String, from source: String) -> String {
    recovering([Recovery.Name(ofFile: file)].compactMap(\.self), from: source)
  }

  /// What is said of what stays as it is.
  ///
  /// - Parameter copy: where a backup is brought back to be looked into; nil for a ledger.
  func left(_ recovery: Recovery, from source: String, copy: String? = nil) -> [String] {
    func found(_ isMeant: (Recovery.Outcome) -> Bool) -> [Recovery.Found] {
      recovery.found.filter { isMeant($0.outcome) }
    }
    let named = printable(source)
    func command(_ found: [Recovery.Found]) -> String {
      recovering(Array(found.names.prefix(Self.nameCount)), from: source)
    }
    var said: [RecoveryPhrase] = []
    if recovery.looks > 0 {
      said.append(recovery.isTrial ? .looksThere(recovery.looks) : .looksTaken(recovery.looks))
    }
    for isNewerThere in [true, nil] as [Bool?] {
      let differing = recovery.differing(newerThere: isNewerThere)
      if differing.isEmpty { continue }
      said.append(.differing(differing, from: named, command: command(differing)))
    }
    let newer = recovery.differing(newerThere: false).count
    if newer > 0 { said.append(.newerHere(newer)) }
    let (doubtful, otherKey) = (found { $0 == .doubtful }, found { $0 == .otherKey })
    if !doubtful.isEmpty {
      let forgetting = doubtful.names.prefix(Self.nameCount).map(\.forgetting)
      said.append(.doubtful(doubtful, command: command(doubtful), forgetting: forgetting))
    }
    if !otherKey.isEmpty { said.append(.otherKey(otherKey, command: command(otherKey))) }
    let (erased, unknown) = (found { $0 == .erased }, found { $0 == .unknown })
    if !erased.isEmpty { said.append(.erased(erased)) }
    if !unknown.isEmpty { said.append(.unknown(unknown, command: command(unknown))) }
    let parted = found { $0 == .parted }
    if !parted.isEmpty, recovery.isUnread {
      let records = parted.filter { $0.piece != .note }
      said.append(
        .unsure(parted, from: named, command: records.isEmpty ? nil : command(records)))
    } else if !parted.isEmpty {
      let commands = showing(parted.names, in: source, copy)
      said.append(.parted(parted, from: named, commands: commands))
    }
    let (unreadable, whole) = (found { $0 == .unreadable }, found { $0 == .whole })
    if !unreadable.isEmpty { said.append(.unreadable(unreadable, from: named)) }
    if !whole.isEmpty { said.append(.whole(whole)) }
    let gone = recovery.goneThere
    if !gone.isEmpty {
      let commands = gone.prefix(Self.nameCount).map {
        "maillon \($0.isContact ? "people forget" : "erase") \(TypedWord.quoted($0.agent.text))"
      }
      let changed = gone.filter(\.isChangedSince).map(\.agent.text)
      said.append(.goneThere(gone.map(\.agent.text), changed: changed, commands: commands))
    }
    return said.map(self.recovery)
  }

  /// The commands that show what is named in another folder of a ledger; in a backup, once it is brought back elsewhere.
  private func showing(_ names: [Recovery.Name], in source: String, _ copy: String?) -> [String] {
    let ledger = TypedWord.path(copy ?? source)
    let back = copy.map { _ in "maillon restore \(TypedWord.path(source)) --ledger \(ledger)" }
    let shows = names.prefix(Self.nameCount).map { name in
      switch name {
      case .person: "maillon people show \(TypedWord.quoted(name.owner)) --ledger \(ledger)"
      case .act: "maillon show \(TypedWord.quoted(name.owner)) --ledger \(ledger)"
      }
    }
    return ([back].compactMap(\.self) + shows).map { printable($0) }
  }

  /// What is found, each once.
  func pieces(_ found: [Recovery.Found]) -> String {
    let shown = found.prefix(Self.nameCount).map { one in
      piece(of: one.name.owner, one.piece)
    }
    let more = found.count - shown.count
    return shown.joined(separator: ", ") + (more > 0 ? "… (\(language.format(found.count)))" : "")
  }

  /// Both sides of what differs, a line each.
  ///
  /// - Parameter parts: says how much a record keeps.
  func sides(
    _ found: [Recovery.Found], here: String, there: String, parts: (Int) -> String
  ) -> String {
    func told(_ side: Recovery.Side) -> String {
      ([side.name.map { printable($0) }, side.changed].compactMap(\.self) + [parts(side.parts)])
        .joined(separator: ", ")
    }
    let shown = found.prefix(Self.nameCount).map { one -> String in
      let title = "\n  " + piece(of: one.name.owner, one.piece)
      guard one.piece != .note, let difference = one.outcome.difference else { return title }
      return "\(title) – \(here): \(told(difference.here)) – \(there): \(told(difference.there))"
    }
    let more = found.count - shown.count
    return shown.joined() + (more > 0 ? "\n  … (\(language.format(found.count)))" : "")
  }

  static var nameCount: Int { 20 }
}

extension Recovery.Name {
  /// The public id, or that of the act.
  var owner: String {
    switch self {
    case .person(let agent): agent.text
    case .act(let act): act.description
    }
  }

  /// The command that forgets a contact person.
  fileprivate var forgetting: String {
    printable("maillon people forget \(TypedWord.quoted(owner))")
  }
}

extension Recovery.Outcome {
  var difference: Recovery.Difference? {
    switch self {
    case .differs(let difference), .replaced(let difference): difference
    default: nil
    }
  }
}
