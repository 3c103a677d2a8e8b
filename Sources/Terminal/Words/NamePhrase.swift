import Bookkeeping
import Exchange

/// What is said of names that may be somebody else's, and of what somebody leaves behind.
enum NamePhrase {
  /// A name typed over another with which it has nothing in common.
  case anotherName(agent: String, from: String, to: String)
  /// The same over the name of an organisation's contact person.
  case anotherContact(agent: String, from: String, to: String)
  /// A person whose record has what is typed for another; one text at least.
  case borne(by: String, [String], agent: String)
  /// The command that writes what was typed, for who cannot be asked.
  case asTyped(command: String)
  /// The command that writes it all the same, for who cannot be asked.
  case anotherNameUnasked(command: String)
  /// The command that takes a former name or contact off, beside what is said of it.
  case notFormer(command: String)
  case formerOff(agent: String, String)
  /// The commands that take off what others have as a former name or contact, and is that of who is erased; one at
  /// least.
  case formerOfOthers(commands: [String])
  /// There is no such former name or contact.
  case noFormer(agent: String, String)
  /// Needs, offers and promises that still want something; one at least.
  case openIntents([OpenIntent])
  /// The records of organisations that bear the same name or contact, by public id; one at least.
  case ownRecords([String])
  /// A text says a name that two persons bear, and is not shown to either before somebody has read it.
  case sharedName(String)
  /// Texts that may speak of a person who asks, beside the page; one at least.
  case perhapsAlso([PeopleVault.Trace])
  /// Texts that are on the page only once somebody says whose they are, and how that is said; one at least.
  case unjudged([String], agent: String)
  /// How many of them there are, on the page.
  case perhapsNamed(Int)
  /// In how many files or records nobody could look, on the page; and whether somebody's name is not masked for that.
  case notLookedInto(Int, isUnmasked: Bool)
  /// The record has neither a name nor a contact by which others' texts could be looked through.
  case nothingToLookFor
  /// The ids under which the same person is registered too; one at least.
  case alsoUnder([String])
  /// Organisations whose record was begun to be forgotten and is still there; one at least.
  case unendedForgettings([String])
  /// What goes with the record of an organisation: consents by their purpose and the day they were given, and notes;
  /// one at least.
  case goWithRecord(consents: [(purpose: String, day: String)], notes: [String])
  /// Consents of others whose files would not be any more what they were; one at least.
  case evidenceChanging([PeopleVault.ChangedEvidence])
  /// Nobody is there to be asked: what is typed where it is meant.
  case yesIfMeant
}
