import Exchange
import Wording

/// Every command, and the order in which help shows them.
enum CommandTable {
  private static let named: [any TerminalCommand] = [
    InitCommand(), RecordCommand(), CorrectCommand(), ImportCommand(), ExportCommand(),
    BackupCommand(), RestoreCommand(), ViewQuestion(command: .inventory),
    ViewQuestion(command: .loans),
    ViewQuestion(command: .needs), ViewQuestion(command: .match),
    ViewQuestion(command: .lists, hasAudiences: true, filters: [Option(.agent, .agent)]),
    ViewQuestion(command: .calls), ViewQuestion(command: .handouts),
    ViewQuestion(command: .deliveries), ViewQuestion(command: .doubles),
    ViewQuestion(command: .contributions, hasAudiences: true),
    ViewQuestion(command: .impact, asksForPeriod: true, filters: [Option(.item, .thing)]),
    ChainsCommand(), TraceCommand(command: .trace), TraceCommand(command: .track), MembersCommand(),
    JournalCommand(), ShowCommand(), ViewCommand(), RebuildCommand(), CheckpointCommand(),
    ProveCommand(), CheckProofCommand(),
    PublishCommand(), WitnessesCommand(), ReportCommand(), CheckReportCommand(), PaperCommand(),
    PeopleCommand(),
    EraseCommand(),
    StatusCommand(), VerifyCommand(), CompletionsCommand(), HelpCommand(),
  ]

  /// Every command that a person may type.
  static var all: [any TerminalCommand] { named + ActVerb.all.map { ActCommand(verb: $0) } }

  /// Names a person may type.
  static var names: [String] { named.map(\.name) + ActVerb.all.map(\.name) }

  static func command(named name: String) -> (any TerminalCommand)? {
    if let verb = ActVerb.named(ActVerb.aliases[name] ?? name) { return ActCommand(verb: verb) }
    if name == "complete" { return CompleteCommand() }
    if name == ScrubCommand.name { return ScrubCommand() }
    return named.first { $0.name == name }
  }

  static let overview: [(Placeholder, [String])] = [
    (.acts, ActVerb.daily.map(\.name) + ["correct", "record"]),
    (
      .questions,
      [
        "inventory", "loans", "needs", "match", "lists", "calls", "handouts", "deliveries",
        "doubles", "contributions", "impact", "chains", "trace", "track", "members", "journal",
        "show", "view", "report", "paper",
      ]
    ),
    (.other, (ActVerb.registering + ActVerb.promising + ActVerb.rare).map(\.name)),
    (
      .upkeep,
      [
        "init", "import", "export", "backup", "restore", "rebuild", "status", "verify",
        "checkpoint", "prove", "check-proof", "check-report", "publish", "witnesses", "people",
        "erase",
        "completions", "help",
      ]
    ),
  ]

  /// What a command does, in a few words.
  static func about(_ name: String, _ words: any Words) -> String {
    if let verb = ActVerb.named(name) { return words.kind(verb.kind) }
    return CommandName(rawValue: name).map(words.command) ?? ""
  }
}
