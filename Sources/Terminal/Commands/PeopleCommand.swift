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

    /// The options that mean something for it; `--yes` and `--force` do for all.
    var options: [Option] {
      switch self {
      case .list, .access: [Option(.csv), Option(.part, .name)]
      case .show:
        [
          Option(.format, .text), Option(.out, .file), Option(.csv), Option(.part, .name),
          Option(.with, .list),
        ]
      case .set:
        [
          Option(OptionName.name, .text), Option(.mail, .text), Option(.phone, .text),
          Option(.address, .text), Option(.formerOff, .text), Option(Field.language),
        ]
      case .note, .attach: []
      case .fetch: [Option(.out, .file)]
      case .detach: [Option(.dryRun)]
      case .consent:
        [
          Option(.purpose, .text), Option(.textVersion, .text), Option(Field.language),
          Option(Field.channel), Option(Field.evidence), Option(.on, .time),
        ]
      case .withdraw: [Option(.purpose, .text), Option(.on, .time)]
      case .mask: [Option(OptionName.text, .text)]
      case .forget: [Option(.mask, .list), Option(.dryRun)]
      case .recover: [Option(.from, .directory), Option(.dryRun)]
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
  let options =
    Deed.allCases.reduce(into: [Option]()) { all, deed in
      all += deed.options.filter { !all.contains($0) }
    } + [Option(.force), Option(.yes)]
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
    // What is not obeyed is not passed over: a trial would be done, a file not written.
    let strange = options.dropLast(2).first {
      session.arguments.has($0) && !deed.options.contains($0)
    }
    if let strange {
      throw .usage(.notTogether("people \(deed.rawValue)", "--" + strange.name))
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
    let desk = PeopleDesk(session: session, ledger: try session.openLedger(answers: false))
    try desk.beginVault(deed)
    try desk.forgetErased()
    return try desk.obey(deed, agent, thing ?? "")
  }
}
