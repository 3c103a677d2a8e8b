/// Every limit on what comes from outside, in one place.
///
/// Anything beyond a limit is refused with the limit in the message; nothing is ever cut short.
public enum Limits {
  /// Bytes of one event line, without its newline: a log entry in a tile bundle has a 16-bit length.
  public static let lineByteCount = 65_535
  /// Bytes of an identifier (event, agent, item, lot, serial, agreement, process …).
  public static let identifierByteCount = 64
  /// Bytes of a short term such as a skill.
  public static let termByteCount = 128
  /// Bytes of one free text value (a reason, a label, a place).
  public static let textByteCount = 2_000
  /// Bytes of a name, a telephone number, a mail or postal address of a person.
  public static let personByteCount = 500
  /// Bytes of a note that stays in the vault.
  public static let noteByteCount = 65_535
  /// Entries of one list or one object inside an event (labels, packs, satisfied intents).
  public static let collectionCount = 256
  /// Significant digits of an exact decimal read from outside.
  public static let significantDigitCount = 18
  /// Digits after the decimal point of an exact decimal.
  public static let fractionDigitCount = 6
  /// First and last year a date may name.
  public static let years = 1900...2199
  /// First and last year of a time that is in a log already: a computer's clock that was far ahead may
  /// have put it there.
  public static let recordedYears = 1900...9999
  /// How far the computer's clock may be ahead of the newest entry before somebody is asked.
  public static let quietDayCount = 400
  /// Acts in one atomic group; a longer file is cut by the person, not by the tool.
  public static let groupCount = 5_000_000
  /// Refusals spelled out in one answer; the rest is counted.
  public static let refusalCount = 1_000
  /// Bytes of acts that come from standard input, which may have no end; a file has one.
  public static let actsByteCount = 1 << 30
  /// Bytes of an archive that comes from standard input, which is held in memory: two million entries and more. A
  /// longer one is a file.
  public static let archiveByteCount = 2 << 30
  /// Bytes of a file that is kept with a person's record: it is sealed, and looked through, as a whole.
  public static let attachmentByteCount = 256 << 20
  /// Bytes of texts that are typed on standard input.
  public static let typedByteCount = 1 << 20
  /// Bytes of a report that is handed in to be checked.
  public static let reportByteCount = 16 << 20
}
