import Bookkeeping
import Exchange
import Pages
import Projecting
import Wording

/// `paper receipt ID`, `delivery ID`, `loan ID`, `label THING…`: a paper as a page to print.
struct PaperCommand: NamedCommand {
  /// What there is, as it is typed.
  enum Kind: String, CaseIterable {
    case receipt, delivery, loan, label, labels
  }

  static let command = CommandName.paper
  let isQuestion = true
  let options = [
    Option(.format, .text), Option(.out, .file), Option(.force), Option(.url, .text),
    Option(.count, .number),
  ]
  let examples = [
    "paper receipt don-1 --out recu.html", "paper delivery livr-1 --format pdf --out bon.pdf",
    "paper loan pret-1 --url https://exemple.invalid/", "paper label visor#V1 --count 50",
    "paper labels visor#V1 printer@P1 --format pdf --out etiquettes.pdf",
  ]

  /// Labels that one run prints.
  static let labelLimit = 1_000
  /// Characters that a code's address may begin with; a longer one makes a code too fine to scan.
  static let addressLimit = 80

  func help(_ words: any Words) -> String {
    HelpText.draw(
      name, about: words.command(Self.command),
      usage: [
        Kind.allCases.map(\.rawValue).joined(separator: "|"), words.placeholder(.identifier),
      ],
      sections: [(.options, options)], examples: examples, words)
  }

  func run(_ session: Session) async throws(Failure) -> Int32 {
    let (kind, names) = try asked(session)
    let form = try form(session)
    let address = try session.address(limit: Self.addressLimit)
    let count = try count(kind, session)
    let desk = try PaperDesk(session, address: address)
    try session.checkShownTexts(desk.ledger)
    let language = session.words.language
    var page =
      switch kind {
      case .receipt: try desk.receipt(of: names[0]).page(language)
      case .delivery: try desk.deliveryNote(of: names[0]).page(language)
      case .loan: try desk.loanNote(of: names[0]).page(language)
      case .label, .labels: try desk.labels(of: names, count: count).page(language)
      }
    page.log = desk.ledger.settings.origin
    // It may bear the names of those who agreed to be named to the other party; a label is of a thing.
    let isPersonal = kind != .label && kind != .labels
    // A PDF takes its time, which nobody is to wait for.
    let bytes = try session.bytes(ofPage: page.html, as: form, isPersonal: isPersonal)
    let held = try session.holdingOutput()
    try held.keepIssued(desk.ledger)
    try held.deliver(bytes, isPersonal: isPersonal)
    return ExitStatus.done
  }

  private func asked(_ session: Session) throws(Failure) -> (Kind, [String]) {
    var words = session.arguments.words[...]
    let names = Kind.allCases.map(\.rawValue)
    guard let name = words.popFirst() else {
      throw .usage(.missingWord(names.joined(separator: " / ")))
    }
    guard let kind = Kind(rawValue: name) else {
      throw .usage(.badValue(option: "paper", value: name, expected: names))
    }
    let isOfThings = kind == .label || kind == .labels
    if words.isEmpty {
      throw .usage(.missingWord(session.words.placeholder(isOfThings ? .thing : .identifier)))
    }
    if !isOfThings, words.count > 1 {
      throw .usage(.unexpectedWord(words[words.startIndex + 1]))
    }
    return (kind, Array(words))
  }

  private func form(_ session: Session) throws(Failure) -> PageForm {
    let expected = PageForm.allCases.map(\.rawValue)
    let name = try session.format(among: expected)
    guard let form = PageForm(rawValue: name) else {
      throw .usage(.badValue(option: "--format", value: name, expected: expected))
    }
    return form
  }

  private func count(_ kind: Kind, _ session: Session) throws(Failure) -> Int {
    guard let text = session.arguments[OptionName.count] else {
      return kind == .labels ? LabelSheet.perSheet : 1
    }
    guard kind == .label || kind == .labels else {
      throw .usage(.needs(option: "--count", other: "paper label"))
    }
    guard let count = Int(text), (1...Self.labelLimit).contains(count) else {
      throw .usage(
        .badValue(option: "--count", value: text, expected: ["1 – \(Self.labelLimit)"]))
    }
    return count
  }
}

/// Why there is no paper.
enum PaperFault: Error, Equatable {
  /// The act is of a kind that has another paper, or none.
  case otherKind(id: String, EventKind, wanted: EventKind, instead: String?)
  case reversed(id: String)
  /// A round with several receivers: each has a note of its own.
  case severalReceivers(batch: String, deliveries: [String])
  /// An item without lot or serial.
  case neitherLotNorSerial(String)
  case unknownThing(String, suggestions: [String])
}
