import Exchange
import Wording

/// `record KIND`: an act by its full name; turns into the act's own command.
struct RecordCommand: NamedCommand {
  static let command = CommandName.record
  let usage = [Placeholder.kind]
  let options: [Option] = []
  let examples = [
    "record donationReceived 150 sheet#LS1 --provider dora",
    "record loanStarted --item printer-3d --serial P1 --quantity 1 --provider bruno --agreement L1",
  ]

  /// The act named by the first word, which is taken away; nil when only help is wanted.
  func act(
    takenFrom tokens: inout [String], wantsHelp: Bool
  ) throws(UsageFault) -> (any TerminalCommand)? {
    guard let index = Self.placeOfKind(in: tokens) else {
      if wantsHelp { return nil }
      throw .missingWord("KIND")
    }
    let name = tokens.remove(at: index)
    guard let kind = EventKind.names.value(named: Array(name.utf8).span) else {
      if let verb = ActVerb.named(name) { return ActCommand(verb: verb, isGeneric: true) }
      let near = Suggestions.nearest(to: name, among: EventKind.allCases.map(\.name))
      throw .unknownKind(name, suggestions: near)
    }
    return ActCommand(verb: ActVerb.of(kind), isGeneric: true)
  }

  private static func placeOfKind(in tokens: [String]) -> Int? {
    var index = 0
    while index < tokens.count {
      if tokens[index] == "--ledger" || tokens[index] == "--lang" {
        index += 2
      } else if tokens[index].hasPrefix("-") {
        index += 1
      } else {
        return index
      }
    }
    return nil
  }

  func help(_ words: any Words) -> String {
    let kinds = EventKind.allCases.map { ($0.name, words.kind($0)) }
    return HelpText.draw(
      name, about: words.command(Self.command), usage: [words.placeholder(.kind)], sections: [],
      examples: examples, words) + "\n\(words.placeholder(.acts))\n" + HelpText.rows(kinds)
  }

  func run(_ session: Session) async throws(Failure) -> Int32 {
    throw .usage(.missingWord("KIND"))
  }
}
