import Bookkeeping
import Exchange
import Wording

/// `people`: the vault of persons. Every look and every change is written down.
struct PeopleCommand: NamedCommand {
  /// What is to be done, as it is typed after `people`.
  enum Deed: String, CaseIterable {
    case list, show, set, note, attach, fetch, detach, consent, withdraw, mask, forget, recover
    case access

    var needsAgent: Bool { ![.list, .access, .recover].contains(self) }

    /// Whether it writes something of somebody, which would hide that the vault is lost.
    var writes: Bool {
      switch self {
      case .set, .note, .attach, .detach, .consent, .withdraw, .mask, .forget: true
      case .list, .show, .fetch, .recover, .access: false
      }
    }

    /// What the deed is done to.
    var object: Placeholder { self == .mask ? .spot : .agent }

    /// What follows the agent.
    var thing: Placeholder? {
      switch self {
      case .note: .text
      case .attach: .file
      case .fetch, .detach: .number
      case .list, .show, .set, .consent, .withdraw, .mask, .forget, .recover, .access: nil
      }
    }
  }

  static let command = CommandName.people
  let options = [
    Option(OptionName.name, .text), Option(.mail, .text), Option(.phone, .text),
    Option(.address, .text), Option(.formerOff, .text), Option(Field.language),
    Option(.purpose, .text),
    Option(.textVersion, .text), Option(Field.channel), Option(Field.evidence), Option(.on, .time),
    Option(.format, .text), Option(.out, .file), Option(.force), Option(.csv), Option(.part, .name),
    Option(OptionName.text, .text), Option(.mask, .list), Option(.with, .list),
    Option(.from, .directory),
    Option(.dryRun), Option(.yes),
  ]
  let examples = [
    "people set p-1 --name \"…\" --mail … --language fr", "people set p-1 --name - < nom.txt",
    "people set p-1 --former-off \"…\"",
    "people consent p-1 --purpose name-in-report --text-version 2026-1 --channel paper",
    "people withdraw p-1 --purpose name-in-report", "people note p-1 \"…\"",
    "people attach p-1 accord.pdf", "people fetch p-1 1 --out accord.pdf",
    "people detach p-1 1",
    "people show p-1 --format html --out p-1.html", "people access p-1",
    "people mask p-1/note/2", "people mask act/don-1 --text -", "people forget ecole --dry-run",
    "people recover --from /media/usb/maillon/2026-11-27T18-00-00Z",
  ]

  func help(_ words: any Words) -> String {
    HelpText.draw(
      name, about: words.command(Self.command),
      usage: [Deed.allCases.map(\.rawValue).joined(separator: "|"), words.placeholder(.agent)],
      sections: [(.options, options)], examples: examples, words)
  }

  func run(_ session: Session) async throws(Failure) -> Int32 {
    var words = session.arguments.words[...]
    let name = words.popFirst() ?? Deed.list.rawValue
    guard let deed = Deed(rawValue: name) else {
      throw .usage(
        .badValue(
          option: session.words.placeholder(.deed), value: name,
          expected: Deed.allCases.map(\.rawValue)))
    }
    if session.arguments.has(.from), deed != .recover {
      throw .usage(.notTogether("people \(deed.rawValue)", "--from"))
    }
    if session.arguments.has(.with), deed != .show {
      throw .usage(.notTogether("people \(deed.rawValue)", "--with"))
    }
    if deed == .recover {
      let desk = PeopleDesk(session: session, ledger: try session.openLedger(answers: false))
      try desk.forgetErased(sayingLosses: false)
      return try desk.recover(Array(words))
    }
    let agent = deed == .list ? nil : words.popFirst()
    if agent == nil, deed.needsAgent {
      throw .usage(.missingWord(session.words.placeholder(deed.object)))
    }
    var thing: String?
    if let placeholder = deed.thing {
      thing = words.popFirst()
      if thing == nil { throw .usage(.missingWord(session.words.placeholder(placeholder))) }
    }
    if let extra = words.first { throw .usage(.unexpectedWord(extra)) }
    // What is not tried but done is not done as a trial.
    if session.arguments.has(.dryRun), ![.forget, .detach].contains(deed) {
      throw .usage(.notTogether("people \(deed.rawValue)", "--dry-run"))
    }
    let desk = PeopleDesk(session: session, ledger: try session.openLedger(answers: false))
    try desk.beginVault(deed)
    try desk.forgetErased()
    return try desk.obey(deed, agent, thing ?? "")
  }
}
