/// What a page must know beside the figures: names as they may be published, decided by whoever
/// makes the page. Of persons only those who agreed are named.
public struct PageNames: Sendable {
  /// Labels of items in the page's language, by id.
  public var items: [String: String] = [:]
  /// Names of organisations, by id.
  public var organisations: [String: String] = [:]
  /// Who agreed to be named, in the order of the language.
  public var thanks: [String] = []
  /// How many persons had what was known of them erased.
  public var erasedCount = 0
  public var cooperative: String
  /// How the territory is called; nil where none was chosen.
  public var territory: String?
  /// The name of the log; nil where it is not to be said.
  public var log: String?
  /// The number of the issue on this period; nil for one that is not issued.
  public var issue: Int?
  /// What to type to make the report again.
  public var command: String
  /// Where the report and its proof are published; nil for nowhere.
  public var address: String?
  /// The version of the software.
  public var software: String
  /// What someone said and agreed to see printed.
  public var quotation: Quotation?

  public init(cooperative: String, command: String, software: String) {
    self.cooperative = cooperative
    self.command = command
    self.software = software
  }

  /// Words of someone, and how that person wants to be called.
  public struct Quotation: Sendable {
    public var text: String
    public var speaker: String

    public init(text: String, speaker: String) {
      self.text = text
      self.speaker = speaker
    }
  }
}
