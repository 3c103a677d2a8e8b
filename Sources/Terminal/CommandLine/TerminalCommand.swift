import Bookkeeping
import Exchange
import Outgoing
import Projecting
import Wording

/// One command of the tool.
protocol TerminalCommand: Sendable {
  /// As it is typed.
  var name: String { get }
  var aliases: [String] { get }
  /// The options beside those that every command takes.
  var options: [Option] { get }
  /// Whether it only asks: a refusal then says nothing of what was not written.
  var isQuestion: Bool { get }
  /// Whether it may record or write something beside its answer.
  var changes: Bool { get }
  /// What goes to `--out`.
  func departure(_ arguments: Arguments) -> Departure
  /// Runs and returns the exit status.
  func run(_ session: Session) async throws(Failure) -> Int32
  /// What `--help` says.
  func help(_ words: any Words) -> String
}

extension TerminalCommand {
  var aliases: [String] { [] }
  var isQuestion: Bool { false }
  var changes: Bool { !isQuestion }
  func departure(_ arguments: Arguments) -> Departure { .file }
}

/// A command beside the acts: its name says what it does.
protocol NamedCommand: TerminalCommand {
  static var command: CommandName { get }
  /// The words after the name, for the line under “usage”.
  var usage: [Placeholder] { get }
  var examples: [String] { get }
}

extension NamedCommand {
  var name: String { Self.command.rawValue }
  var usage: [Placeholder] { [] }
  var examples: [String] { [] }

  func help(_ words: any Words) -> String {
    HelpText.draw(
      name, about: words.command(Self.command), usage: usage.map(words.placeholder),
      sections: [(.options, options)], examples: examples, words)
  }
}

/// Why a command did not answer.
enum Failure: Error {
  case usage(UsageFault)
  case ledger(LedgerError)
  /// A backup that is not whole; what is typed for the one before it.
  case damagedCopy(LedgerError, FormerCopy, command: String)
  /// Whoever was asked does not want it.
  case declined
  /// Refused here, before the ledger was asked.
  case refused([Refusal])
  case file(String, Console.FileFault)
  case unwritable(String)
  case pdf(PDFRenderer.Fault)
  case paper(PaperFault)
  case report(ReportFault)
  case unknownEntry(String)
  /// What was given to be read is something else than what is wanted.
  case misgiven(Misgiven)
  /// No ledger is there to check something with; the command that needs none.
  case noLedger(path: String, instead: String)
  /// What was given to be read holds no acts, and is known for what it is.
  case foreign(ForeignFile, path: String)
}

/// `do` blocks of one error become failures.
func asking<Answer>(_ body: () throws(LedgerError) -> Answer) throws(Failure) -> Answer {
  do throws(LedgerError) { return try body() } catch { throw .ledger(error) }
}
