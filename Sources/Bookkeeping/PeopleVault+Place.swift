import Exchange
public import People

extension PeopleVault {
  /// Where in the vault a text stands.
  public enum Place: Hashable, Sendable, CustomStringConvertible {
    /// The note of a record, from 1 on.
    case note(of: String, Int)
    /// The name of a file.
    case file(of: String, Int)
    /// What is in it.
    case content(of: String, Int)
    /// How somebody is reached, from 1 on.
    case contact(of: String, Int)
    /// The name in a record: of an organisation, that of its contact person.
    case name(of: String)
    /// The note of an act.
    case act(String)

    /// `p-1/note/2`, `p-1/file/1`, `p-1/content/1`, `p-1/contact/1`, `ecole/name/1`, `act/don-1`.
    public var description: String {
      switch self {
      case .note(let agent, let number): "\(agent)/note/\(number)"
      case .file(let agent, let number): "\(agent)/file/\(number)"
      case .content(let agent, let number): "\(agent)/content/\(number)"
      case .contact(let agent, let number): "\(agent)/contact/\(number)"
      case .name(let agent): "\(agent)/name/1"
      case .act(let id): "act/\(id)"
      }
    }

    /// Nil for what names no place.
    public init?(_ text: String) {
      let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      guard parts.count >= 2, EventID(parts[parts.count == 2 ? 1 : 0]) != nil else { return nil }
      if parts.count == 2, parts[0] == "act" {
        self = .act(parts[1])
        return
      }
      guard parts.count == 3, let number = Int(parts[2]), number > 0 else { return nil }
      switch parts[1] {
      case "note": self = .note(of: parts[0], number)
      case "file": self = .file(of: parts[0], number)
      case "content": self = .content(of: parts[0], number)
      case "contact": self = .contact(of: parts[0], number)
      case "name" where number == 1: self = .name(of: parts[0])
      default: return nil
      }
    }

    /// Whose record it is in, or which act it is of.
    public var owner: String {
      switch self {
      case .note(let owner, _), .file(let owner, _), .content(let owner, _),
        .contact(let owner, _), .name(let owner), .act(let owner):
        owner
      }
    }

    public var isOfAct: Bool { if case .act = self { true } else { false } }

    /// Whether nothing goes there without asking: an organisation is reached by it.
    fileprivate var isAlwaysAsked: Bool {
      if case .name = self { true } else { false }
    }
    /// Whether it is how somebody is reached: that is of no use any more without a word of it.
    fileprivate var isContact: Bool {
      if case .contact = self { true } else { false }
    }
    /// Whether it says how somebody is called or reached.
    public var isOwn: Bool { isAlwaysAsked || isContact }
  }

  /// A text in the vault that speaks of a person, or may.
  public struct Trace: Sendable, Equatable {
    public var place: Place
    /// The words that do, as they stand there.
    public var words: [String]
    public var reason: Mention.Reason
    /// Others whom it may mean as well.
    public var others: [String]
    /// Whether it goes without asking.
    public var isSure: Bool
    /// Whether it goes only where its place is named.
    public var isAlone: Bool
  }

  /// A former name or contact in the record of a person.
  public struct FormerText: Sendable, Equatable {
    public var agent: String
    public var text: String
  }

  /// Which mentions go that may mean somebody else.
  public enum Masking: Sendable, Equatable, CustomStringConvertible {
    case sureOnes
    /// All but what goes only where its place is named.
    case all
    case also(Set<Place>)

    /// `all`, `none`, or the places with commas between.
    public var description: String {
      switch self {
      case .sureOnes: "none"
      case .all: "all"
      case .also(let places):
        places.map { $0.description }.sortedByBytes().joined(separator: ",")
      }
    }

    func takes(_ mention: Mention, at place: Place) -> Bool {
      switch self {
      case .sureOnes: place.isSure(mention)
      case .all: !place.isForItselfAlone(mention)
      case .also(let places): place.isSure(mention) || places.contains(place)
      }
    }

    /// Whether the words of a trace go.
    public func takes(_ trace: Trace) -> Bool {
      switch self {
      case .sureOnes: trace.isSure
      case .all: !trace.isAlone
      case .also(let places): trace.isSure || places.contains(trace.place)
      }
    }
  }
}

extension PeopleVault.Place {
  /// Whether a mention here goes without asking.
  func isSure(_ mention: Mention) -> Bool {
    mention.isSure && !mention.mayBeCommon && !isAlwaysAsked
      && !(isContact && mention.reason == .fullName)
  }

  /// Whether a mention here goes only where this very place is named: in how somebody else is called or reached, who
  /// may be a relative or the person once more, and in words that name or reach somebody else as well.
  func isForItselfAlone(_ mention: Mention) -> Bool {
    if isSure(mention) { return false }
    return isOwn || mention.isInNameOfOthers
      || !mention.others.isEmpty
        && [.fullName, .contact, .initialAndName].contains(mention.reason)
  }
}
