import Exchange
import Wording

/// A command line cut in two: which command, and its words; options may stand before it.
struct Request {
  private(set) var command: (any TerminalCommand)?
  /// Everything but the command's name.
  private var tokens: [String] = []
  let isEmpty: Bool

  /// Options that every command takes and that have a value.
  private static let everywhere = ["--ledger", "--lang"]

  init(_ arguments: [String]) throws(UsageFault) {
    isEmpty = arguments.isEmpty
    var index = 0
    while index < arguments.count {
      let token = arguments[index]
      index += 1
      guard command == nil, !token.hasPrefix("-") else {
        tokens.append(token)
        if command == nil, Self.everywhere.contains(token), index < arguments.count {
          tokens.append(arguments[index])
          index += 1
        }
        continue
      }
      guard let found = CommandTable.command(named: token) else {
        let near = Suggestions.nearest(to: token, among: CommandTable.names)
        throw .unknownCommand(token, suggestions: near)
      }
      command = found
    }
    try turnToHelp()
    if let record = command as? RecordCommand {
      command = try record.act(takenFrom: &tokens, wantsHelp: wantsHelp) ?? record
    }
  }

  /// `help donate` is `donate --help`.
  private mutating func turnToHelp() throws(UsageFault) {
    guard command is HelpCommand else { return }
    command = nil
    tokens.append("--help")
    // `help --lang en` asks for all of it.
    let isName = { [tokens] (index: Int) in
      !tokens[index].hasPrefix("-")
        && (index == 0 || !Self.everywhere.contains(tokens[index - 1]))
    }
    guard let index = tokens.indices.first(where: isName) else { return }
    let name = tokens.remove(at: index)
    command = CommandTable.command(named: name)
    if command == nil {
      let near = Suggestions.nearest(to: name, among: CommandTable.names)
      throw .unknownCommand(name, suggestions: near)
    }
  }

  /// Whether something may be recorded or written by it.
  var changes: Bool {
    let isTrial = tokens.contains("--\(OptionName.dryRun.rawValue.kebabCase)")
    return command?.changes ?? false && !wantsHelp && !isTrial
  }
  var wantsHelp: Bool { tokens.contains("--help") || tokens.contains("-h") }
  var wantsJSON: Bool { tokens.contains("--json") }
  var wantsVersion: Bool { tokens.contains("--version") }

  func arguments(of command: any TerminalCommand) throws(Failure) -> Arguments {
    do throws(UsageFault) {
      return try Arguments(tokens, options: command.options + Option.everywhere)
    } catch {
      throw .usage(error)
    }
  }

  /// The language to answer in: an unknown `--lang` is complained about later, in this one.
  func language(_ environment: [String: String]) -> Language {
    Self.language(in: tokens, environment)
  }

  var ledger: String? { Self.ledger(in: tokens) }

  /// The ledger that is named in words which may not be understood; an empty one is none.
  static func ledger(in tokens: [String]) -> String? {
    for (index, token) in tokens.enumerated() {
      let (name, attached) = token.parted(at: "=")
      guard name == "--ledger" else { continue }
      let value = attached ?? (index + 1 < tokens.count ? tokens[index + 1] : "")
      if !value.isEmpty, !value.hasPrefix("--") { return value }
    }
    return nil
  }

  static func language(in tokens: [String], _ environment: [String: String]) -> Language {
    for (index, token) in tokens.enumerated() {
      if token == "--lang", index + 1 < tokens.count,
        let asked = Language(typed: tokens[index + 1])
      {
        return asked
      }
      if case ("--lang", let name?) = token.parted(at: "="), let asked = Language(typed: name) {
        return asked
      }
    }
    return Language(environment: environment)
  }
}

extension Language {
  /// As it is typed, in capitals too.
  init?(typed text: String) { self.init(rawValue: text.lowercased()) }
}
