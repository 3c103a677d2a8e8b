public import Exchange
import People

/// What a backup, or a ledger put aside, has of the vault, held against the vault that is here.
public struct Recovery: Sendable, Equatable {
  /// What somebody names to be taken back: all that is kept of a person or contact person, or the note of an act.
  public enum Name: Hashable, Sendable, CustomStringConvertible {
    case person(AgentID)
    case act(EventID)

    /// `p-1`, `act/don-1`.
    public var description: String {
      switch self {
      case .person(let agent): agent.text
      case .act(let act): "act/\(act)"
      }
    }

    /// Whether it is that of somebody.
    func isOf(_ owner: String) -> Bool { self == .person(AgentID(owner)) }

    /// Nil for what is no id.
    public init?(_ text: String) {
      if text.hasPrefix("act/") {
        guard let act = EventID(String(text.dropFirst("act/".count))) else { return nil }
        self = .act(act)
      } else {
        guard EventID(text) != nil else { return nil }
        self = .person(AgentID(text))
      }
    }
  }

  /// Something that is there, and what becomes of it.
  public struct Found: Sendable, Equatable {
    public var name: Name
    public var piece: VaultGap.Piece
    public var outcome: Outcome
  }

  /// Somebody who is gone elsewhere.
  public struct Gone: Sendable, Equatable {
    public var agent: AgentID
    /// Whether it is a contact person, of whom the log says nothing.
    public var isContact: Bool
    /// Whether what is here was changed since.
    public var isChangedSince = false
  }

  public enum Outcome: Sendable, Equatable {
    case taken
    /// Here and there something else reads; what is here stays, unless that is named.
    case differs(Difference)
    /// It is taken in the place of what reads here, once that is meant.
    case replaced(Difference)
    /// The log calls the person erased, or the record was destroyed here since.
    case erased
    /// Whether the contact person was forgotten here since, nothing tells any more.
    case doubtful
    /// The log there went another way, and this is by another entry than here: the same id may be somebody else's, and
    /// nothing is taken by it.
    case parted
    /// What is here is sealed under a key that is gone, and the key from there is another.
    case otherKey
    /// The log has no such person, or no such act with a note; not yet, perhaps.
    case unknown
    /// It does not read there, or is not kept there; or, of a file, is not the one that is listed here.
    case unreadable
    /// Named, and nothing of it is lacking.
    case whole
  }

  /// Both sides of what differs.
  public struct Difference: Sendable, Equatable {
    public var here, there: Side
    /// Whether the one that is there goes on from the one here, or the other way; nil where neither is known.
    public var isNewerThere: Bool?
  }

  /// What is told of a record or note that reads.
  public struct Side: Sendable, Equatable {
    public var name: String?
    /// When it was changed last, as it is written.
    public var changed: String?
    /// Contacts, notes, consents and attachments.
    public var parts = 0

    init(_ record: PersonRecord) {
      name = record.name
      changed = record.changes.last?.at
      parts =
        record.contacts.count + record.notes.count + record.consents.count
        + record.attachments.count
    }

    init() {}
  }

  public var found: [Found] = []
  /// Whose record was destroyed there, and is here.
  public var goneThere: [Gone] = []
  /// Lines that came into the list of looks.
  public var looks = 0
  /// Whether the log there cannot be read, and nothing tells whether its ids mean the same.
  public var isUnread = false
  /// Whether nothing was taken: it tells what would be.
  public var isTrial = false
  /// Who was erased or forgotten, and was named in what is there: masked, with what may still speak of them.
  public var erasedAgain: [ForgottenAgain] = []

  /// Who was erased or forgotten since, and of whom nothing reads there: what speaks of them in what came back is not
  /// found.
  public var unsought: [AgentID] = []

  public var taken: [Found] {
    found.filter { one in
      switch one.outcome {
      case .taken, .replaced: true
      default: false
      }
    }
  }

  /// What differs and stays as it is here, by who goes on from whom; see ``Difference/isNewerThere``.
  public func differing(newerThere: Bool?) -> [Found] {
    found.filter {
      if case .differs(let difference) = $0.outcome {
        difference.isNewerThere == newerThere
      } else {
        false
      }
    }
  }

  /// Whether there is something that is not here, or is otherwise and may be newer.
  public var isOfUse: Bool {
    if !goneThere.isEmpty { return true }
    return found.contains { $0.outcome.isOfUse }
  }

  /// What is named and stands in the way, where nothing of it is lacking: that comes first. It differs, or is sealed
  /// under a key that another backup may have.
  public var replaceable: [Found] {
    let taken = Set(taken.map(\.name))
    return found.filter {
      switch $0.outcome {
      case .differs, .otherKey: !taken.contains($0.name)
      default: false
      }
    }
  }
}

extension [Recovery.Found] {
  /// What is named by them, each once.
  public var names: [Recovery.Name] {
    var names: [Recovery.Name] = []
    for one in self where names.last != one.name { names.append(one.name) }
    return names
  }
}

/// What is asked of a recovery.
public struct RecoveryRequest: Sendable {
  /// The backup, or another folder of this ledger.
  public var source: String
  /// What is to be taken and nothing else; where empty, all that lacks.
  public var names: [Recovery.Name]
  /// Of those, what takes the place of what is here, as it was when that was asked: what came meanwhile stays.
  public var replaced: [Recovery.Found] = []
  public var isTrial: Bool

  func replaces(_ name: Recovery.Name, _ outcome: Recovery.Outcome) -> Bool {
    replaced.contains { $0.name == name && $0.outcome == outcome }
  }

  public init(source: String, names: [Recovery.Name] = [], isTrial: Bool = false) {
    (self.source, self.names, self.isTrial) = (source, names, isTrial)
  }
}

extension Recovery.Outcome {
  /// Whether it tells of something that is not here, or is otherwise and may be newer.
  var isOfUse: Bool {
    switch self {
    case .taken, .doubtful, .parted, .otherKey, .unknown: true
    case .differs(let difference): difference.isNewerThere != false
    case .replaced, .erased, .unreadable, .whole: false
    }
  }

  /// Whether what was named is there, and may be taken.
  var isThere: Bool {
    switch self {
    case .taken, .differs, .replaced, .otherKey, .doubtful, .whole: true
    case .erased, .parted, .unknown, .unreadable: false
    }
  }
}
