// The story of Terminal: the command line asks and submits; it neither computes nor stores.
//
// `Maillon.run` sorts the words a person typed, finds the command and gives it a `Session`. What
// comes back from the ledger is a `Report`: one value, drawn as tables for people, as JSON or CSV
// for programs. Words live in `Words/`, one language beside the other. An act is typed as it is
// said, `donate 150 sheet#LS1 --provider dora`, and becomes an `Event` in `Acts/`, whose options
// follow from the rules of its kind. Clock, chance, files and streams come in with the `Console`.
//
// The parser is our own: every word it says is in the person's language, and a cold start costs
// next to nothing.

import Bookkeeping
import Exchange
public import Projecting
import Wording

/// The tool `maillon`.
public enum Maillon {
  /// The version of the tool.
  public static let version = "0.1"

  /// Runs one command line, without the name of the program, and returns its exit status: 0 done,
  /// 1 the check found something wrong, 64 usage, 65 refused or bad data, 70 our bug, 74 storage,
  /// 75 try again.
  public static func run(
    arguments: [String], projectors: [any Projector.Type], console: Console
  ) async -> Int32 {
    let status = await obey(arguments, projectors, console)
    guard console.outputFailed() else { return status }
    let words = Request.language(in: arguments, console.environment).words
    var console = console
    console.name(ledger: Request.ledger(in: arguments))
    let isDone = status == ExitStatus.done && (try? Request(arguments))?.changes ?? false
    console.complain(words.phrase(.outputFailed(isDone: isDone)))
    return status == ExitStatus.done ? ExitStatus.storage : status
  }

  /// Files that are open at the same time while the smallest command runs.
  private static let fileCount = 8

  /// Says why nothing can begin, and gives the exit status; nil where all is well. To be asked before
  /// any `Task` is: the threads behind it end the process where the system gives them no files.
  public static func refusal(arguments: [String], console: Console) -> Int32? {
    if Console.mayOpen(files: fileCount) { return nil }
    let words = Request.language(in: arguments, console.environment).words
    console.writeError("maillon: \(words.phrase(.tooFewFiles))\n")
    return ExitStatus.tryAgain
  }

  private static func obey(
    _ arguments: [String], _ projectors: [any Projector.Type], _ console: Console
  ) async -> Int32 {
    if let word = console.garbledWord {
      let words = Request.language(in: arguments, console.environment).words
      console.complain(words.leaving(.garbled(word)))
      return ExitStatus.usage
    }
    let request: Request
    do throws(UsageFault) {
      request = try Request(arguments)
    } catch {
      let language = Request.language(in: arguments, console.environment)
      return complain(error, about: nil, language.words, console)
    }
    let words = request.language(console.environment).words
    guard let command = request.command else {
      return answer(request, words, console)
    }
    return await run(command, request, words, projectors, console)
  }

  private static func run(
    _ command: any TerminalCommand, _ request: Request, _ words: any Words,
    _ projectors: [any Projector.Type], _ console: Console
  ) async -> Int32 {
    var console = console
    do throws(Failure) {
      if request.wantsHelp {
        console.write(command.help(words))
        return ExitStatus.done
      }
      console.name(ledger: request.ledger)
      let arguments = try request.arguments(of: command)
      console.name(ledger: arguments[.ledger])
      let session = try Session(
        arguments: arguments, words: words, projectors: projectors, console: console)
      try session.checkOutput(of: command)
      return try await command.run(session)
    } catch {
      return explain(error, command, request, words, console)
    }
  }

  /// What is said without a command: the version, or how to go on.
  private static func answer(_ request: Request, _ words: any Words, _ console: Console) -> Int32 {
    if request.wantsVersion {
      console.write("maillon \(version)\n")
      return ExitStatus.done
    }
    guard request.wantsHelp || request.isEmpty else {
      return complain(
        .missingWord(words.placeholder(.commands).lowercased()), about: nil, words, console)
    }
    console.write(HelpText.overview(words))
    return ExitStatus.done
  }

  private static func explain(
    _ failure: Failure, _ command: any TerminalCommand, _ request: Request, _ words: any Words,
    _ console: Console
  ) -> Int32 {
    switch failure {
    case .usage(let fault): return complain(fault, about: command.name, words, console)
    case .refused(let refusals), .ledger(.refused(let refusals)):
      if request.wantsJSON {
        let rows = refusals.map { RefusalText.json($0, words, console) }
        console.send(JSON.object([("refused", .list(rows))]).line + "\n")
      }
      console.writeError(
        command.isQuestion
          ? RefusalText.lines(refusals, words, after: "maillon: ")
          : RefusalText.draw(refusals, count: refusals.count, words))
      return ExitStatus.refused
    case .declined:
      console.writeError(words.phrase(.notRecorded) + "\n")
      return ExitStatus.refused
    case .ledger(let error):
      console.complain(words.ledgerError(error))
      return error.exitStatus
    case .damagedCopy(let error, let former, let command):
      console.complain(
        words.ledgerError(error) + " " + words.copies(.former(former, command: command)))
      return error.exitStatus
    case .file(let path, let fault):
      console.complain(words.phrase(.fileUnreadable(path: path, fault)))
      return ExitStatus.refused
    case .unwritable(let path):
      console.complain(words.phrase(.fileUnwritable(path: path)))
      return ExitStatus.storage
    case .pdf(let fault):
      console.complain(words.phrase(.pdf(fault)))
      return fault.exitStatus
    case .paper(let fault):
      console.complain(words.paper(fault))
      return ExitStatus.refused
    case .report(let fault):
      console.complain(words.report(fault))
      return ExitStatus.refused
    case .misgiven(let misgiven):
      console.complain(words.leaving(.misgiven(misgiven)))
      return ExitStatus.refused
    case .noLedger(let path, let command):
      console.complain(words.phrase(.checkWithout(ledger: path, command: command)))
      return ExitStatus.refused
    case .foreign(let file, let path):
      console.complain(words.foreign(file, path))
      return ExitStatus.refused
    case .unknownEntry(let id):
      console.complain(words.phrase(.noEntry(id: id)))
      return ExitStatus.refused
    }
  }

  private static func complain(
    _ fault: UsageFault, about command: String?, _ words: any Words, _ console: Console
  ) -> Int32 {
    console.complain(words.usage(fault))
    console.writeError(printable(words.phrase(.seeHelp(command: command))) + "\n")
    return ExitStatus.usage
  }
}

/// The exit statuses, as `sysexits.h` numbers them.
enum ExitStatus {
  static let done: Int32 = 0
  static let wrong: Int32 = 1
  static let usage: Int32 = 64
  static let refused: Int32 = 65
  static let ourBug: Int32 = 70
  static let storage: Int32 = 74
  static let tryAgain: Int32 = 75
}
