import Exchange

/// A place in a text that speaks of a person, or may.
public struct Mention: Sendable, Equatable {
  /// Why it is taken for one; the first three can hardly mean anybody else.
  public enum Reason: String, Sendable, CaseIterable {
    case fullName, contact, address
    /// `Z. Exemple`.
    case initialAndName
    /// The family name or the first name alone.
    case partOfName
  }

  /// The bytes of it (UTF-8).
  public let range: Range<Int>
  /// The public id of the person.
  public let agent: String
  public let reason: Reason
  /// Others in the vault whom it may mean as well, by their public ids.
  public private(set) var others: [String]
  /// Whether it is taken out without asking.
  public private(set) var isSure: Bool

  /// Whether a form of address stands before it: Mme, dhr., Herr.
  public var isAddressed = false
  /// Whether such words may be many people's, a street's or part of a longer name: a name of one word, a full name
  /// behind `avenue` or in `Jean-Paul Exemple`. It tells as much as any other, and is taken out when somebody says so.
  public var mayBeCommon = false

  /// Whether the words stand in the full name or a contact of others, who are among ``others``.
  public private(set) var isInNameOfOthers = false

  /// The same, in the full name or a contact of others: then it is theirs as well.
  public func inName(of bearers: [String]) -> Mention {
    var mention = self
    mention.others = Set((others + bearers).map { ByteText($0) }).sorted().map(\.text)
    (mention.isSure, mention.isInNameOfOthers) = (false, true)
    return mention
  }

  /// What stands where a mention was. None reaches over it.
  public static let bar = "█"

  /// Whether it is nothing for the log, which keeps it for ever: there a street with its number is too much as well.
  public var belongsInVault: Bool { isTelling || reason == .address }

  /// Whether it says who is meant, to who knows the person, by a former name too: a text that stays for ever should not.
  public var isTelling: Bool {
    if isSure { return true }
    let isName = reason == .initialAndName || reason == .fullName && !mayBeCommon
    return others.isEmpty && (isAddressed || isName)
  }
}
