import Bookkeeping
import Exchange
import Projecting
import Wording

/// `completions bash|zsh|fish`: a script that asks the tool itself what may follow.
struct CompletionsCommand: NamedCommand {
  static let command = CommandName.completions
  let changes = false
  let usage = [Placeholder.name]
  let options: [Option] = []
  let examples = ["completions bash >> ~/.bashrc", "completions fish | source"]

  private static let scripts = [
    "bash": """
    _maillon() {
      local IFS=$'\\n'
      COMPREPLY=($(maillon complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
    }
    complete -o default -F _maillon maillon
    """,
    "zsh": """
    #compdef maillon
    _maillon() {
      local -a found
      found=("${(@f)$(maillon complete -- "${words[@]:1:$((CURRENT-1))}" 2>/dev/null)}")
      compadd -a found || _files
    }
    compdef _maillon maillon
    """,
    "fish": """
    function __maillon_complete
      set -l typed (commandline -opc) (commandline -ct)
      maillon complete -- $typed[2..-1] 2>/dev/null
    end
    complete -c maillon -a '(__maillon_complete)'
    """,
  ]

  func run(_ session: Session) async throws(Failure) -> Int32 {
    let shell: String
    do throws(UsageFault) {
      shell = try session.arguments.oneWord("bash, zsh, fish")
    } catch {
      throw .usage(error)
    }
    guard let script = Self.scripts[shell] else {
      let expected = Self.scripts.keys.sorted()
      throw .usage(.badValue(option: "completions", value: shell, expected: expected))
    }
    session.console.send(script + "\n")
    return ExitStatus.done
  }
}

/// `complete -- WORDS`: what may stand in place of the last word; for the scripts above.
struct CompleteCommand: TerminalCommand {
  let name = "complete"
  let options: [Option] = []

  func help(_ words: any Words) -> String { words.command(.completions) + "\n" }

  func run(_ session: Session) async throws(Failure) -> Int32 {
    let words = session.arguments.words
    let last = words.last ?? ""
    let found = candidates(words, session).filter { $0.hasPrefix(last) }
    for name in found { session.answer(name) }
    return ExitStatus.done
  }

  private func candidates(_ words: [String], _ session: Session) -> [String] {
    guard words.count > 1 else { return CommandTable.names }
    if words[0] == "record", words.count == 2 { return EventKind.allCases.map(\.name) }
    if words[0] == "completions" { return ["bash", "fish", "zsh"] }
    if words[0] == "help" { return CommandTable.names }
    if words[0] == "view" || words[0] == "rebuild" { return session.projectors.map { $0.name } }
    let isRecord = words[0] == "record"
    let kind = isRecord ? EventKind.names.value(named: Array(words[1].utf8).span) : nil
    guard
      let command: any TerminalCommand = kind.map({ ActCommand(verb: .of($0)) })
        ?? CommandTable.command(named: words[0])
    else { return [] }
    let options = command.options + Option.everywhere
    let last = words[words.count - 1]
    if last.hasPrefix("-") { return options.map { "--" + $0.name } }
    let before = words[words.count - 2]
    if let option = options.first(where: { "--" + $0.name == before }), option.taking != .nothing {
      return values(of: option, session)
    }
    guard let act = command as? ActCommand else { return [] }
    let takesThing = act.verb.places.contains { $0.fields.contains(.item) }
    return takesThing ? known(.item, in: "items", session) : []
  }

  private func values(of option: Option, _ session: Session) -> [String] {
    if option.name == "lang" { return Language.allCases.map(\.rawValue) }
    if option.meaning == .option(.item) { return known(.item, in: "items", session) }
    if option.meaning == .option(.agent) { return known(.agent, in: "agents", session) }
    guard case .field(let field) = option.meaning else { return [] }
    if let words = field.vocabulary { return words }
    if case .agent = field.form { return known(.agent, in: "agents", session) }
    if field == .item { return known(.item, in: "items", session) }
    return field == .unit ? Unit.allCases.map(\.name) : []
  }

  /// Names the ledger knows; without a ledger there are none to offer.
  private func known(_ column: Field, in table: String, _ session: Session) -> [String] {
    guard let ledger = try? session.openLedger(), let grid = try? ledger.registry().table(table),
      let place = grid.columns.firstIndex(of: column.name)
    else { return [] }
    return grid.rows.compactMap { if case .text(let text) = $0[place] { text } else { nil } }
  }
}

/// `help [COMMAND]`.
struct HelpCommand: NamedCommand {
  static let command = CommandName.help
  let changes = false
  let options: [Option] = []

  func run(_ session: Session) async throws(Failure) -> Int32 {
    session.console.write(HelpText.overview(session.words))
    return ExitStatus.done
  }
}
