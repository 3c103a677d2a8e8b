public import Exchange
import Glibc
import Outgoing
import Processes
import Wording

/// Everything the tool asks of the machine it runs on: streams, files, clock, chance. Handed in,
/// so that a test is a function call.
public struct Console: Sendable {
  /// Why a file was not read.
  public enum FileFault: Error, Sendable {
    case missing, unreadable
    /// Longer than so many bytes.
    case tooLarge(limit: Int)
    /// A folder is there; a device, a pipe.
    case folder, special
  }

  public typealias ReadFile =
    @Sendable (_ path: String, _ wantsMore: (ArraySlice<UInt8>) -> Bool) throws(FileFault) ->
    [UInt8]

  /// Standard input, as long as more is wanted after a piece.
  public var readInput: @Sendable (_ wantsMore: (ArraySlice<UInt8>) -> Bool) -> [UInt8]
  /// A file, as long as more is wanted after a piece.
  public var readFile: ReadFile
  /// Lets a file out by the door that was given.
  var sendFile: @Sendable (OutgoingFile, Door) throws(Obstacle) -> Void
  /// Lets the files of a folder for auditors out by the door that was given.
  var sendPack: @Sendable (OutgoingPack, Hold?, Door) throws(Obstacle) -> Void
  /// Holds the folder of a file that is to be let out; nil where there is none to hold.
  var holdFolder: @Sendable (_ path: String, Door) throws(Obstacle) -> Hold? = {
    _, _ throws(Obstacle) in nil
  }
  /// The streams themselves; whatever leaves by them goes through ``write(_:)``, ``send(_:)`` and
  /// ``writeError(_:)``, so that no text from outside steers a terminal.
  private let putText: @Sendable (String) -> Void
  private let putBytes: @Sendable ([UInt8]) -> Void
  private let putError: @Sendable (String) -> Void
  /// Whether some of the answer could not be written: a full disk, a closed stream.
  public var outputFailed: @Sendable () -> Bool = { false }
  /// Where a ledger is that nobody names.
  public var usualLedger = "./ledger"
  /// The ledger that `--ledger` or the surroundings name; commands that are printed name it too.
  var ledger: String?
  /// A word of the command line or of the surroundings that is no text.
  public var garbledWord: String?
  public var environment: [String: String]
  public var outputIsTerminal: Bool
  public var errorIsTerminal: Bool
  /// Columns of the terminal.
  public var width: Int
  public var clock: @Sendable () -> Instant
  /// A new id, a UUIDv7: ascending with time.
  public var makeID: @Sendable () -> EventID
  /// Runs this program once more in a process of its own, lending each line of its output; nil where
  /// there is no such program.
  var runSelf: (@Sendable ([String], (String) -> Void) -> ChildProcess.Ending?)?
  /// Renders a page as PDF.
  var renderPDF: @Sendable (_ html: [UInt8]) throws(PDFRenderer.Fault) -> [UInt8] = {
    _ throws(PDFRenderer.Fault) in throw .missing
  }
  /// Asks the person at the keyboard and waits for a line; nil where nobody is there to answer.
  var ask: (@Sendable (String) -> String?)?
  /// Chooses what is said, and with which status, if a damaged page ends the process.
  var prepareLastWords: @Sendable (String, Int32) -> Void = { _, _ in }

  public init(
    readInput: @escaping @Sendable ((ArraySlice<UInt8>) -> Bool) -> [UInt8],
    readFile: @escaping ReadFile,
    writeFile: @escaping @Sendable (String, [UInt8]) throws(FileFault) -> Void,
    write: @escaping @Sendable (String) -> Void,
    writeBytes: (@Sendable ([UInt8]) -> Void)? = nil,
    writeError: @escaping @Sendable (String) -> Void,
    environment: [String: String] = [:], outputIsTerminal: Bool = false,
    errorIsTerminal: Bool = false, width: Int = 80,
    clock: @escaping @Sendable () -> Instant, makeID: @escaping @Sendable () -> EventID
  ) {
    self.readInput = readInput
    self.readFile = readFile
    sendFile = { file, _ throws(Obstacle) in
      do throws(FileFault) { try writeFile(file.path, file.bytes) } catch {
        throw .system(SystemFault(path: file.path, code: EIO))
      }
    }
    sendPack = { pack, _, _ throws(Obstacle) in
      for file in pack.files {
        let path = "\(pack.folder)/\(file.name)"
        do throws(FileFault) { try writeFile(path, file.bytes) } catch {
          throw .system(SystemFault(path: path, code: EIO))
        }
      }
    }
    putText = write
    putBytes = writeBytes ?? { write(String(decoding: $0, as: UTF8.self)) }
    putError = writeError
    self.environment = environment
    self.outputIsTerminal = outputIsTerminal
    self.errorIsTerminal = errorIsTerminal
    self.width = width
    self.clock = clock
    self.makeID = makeID
  }
}

extension Console {
  /// From here on the ledger is the one that was named, else the one that the surroundings name.
  mutating func name(ledger named: String?) {
    let surrounding = environment["MAILLON_LEDGER"] ?? ""
    ledger = named ?? (surrounding.isEmpty ? nil : surrounding)
  }

  /// A file of no more than so many bytes; of a longer one no more is read.
  func bytes(ofFile path: String, limit: Int) throws(FileFault) -> [UInt8] {
    var count = 0
    let bytes = try readFile(path) { piece in
      count += piece.count
      return count <= limit
    }
    if count > limit { throw .tooLarge(limit: limit) }
    return bytes
  }
}

// MARK: - What leaves

extension Console {
  /// Writes lines for people as the answer. Of what is no sign only line feeds and our own bold type
  /// pass; the rest is written out, wherever it came from.
  func write(_ text: String) { putText(Self.steady(aimed(text))) }

  /// Writes lines for people beside the answer: progress and diagnostics.
  func writeError(_ text: String) { putError(Self.steady(Secrets.hidden(in: aimed(text)))) }

  /// The commands in a text, for the ledger that was named: typed without it they would act on another, in a window
  /// where no variable names it.
  func aimed(_ text: String) -> String {
    ledger.map { PrintedCommands.aim(text, at: $0) } ?? text
  }

  /// Says in one line why there is no answer.
  func complain(_ sentence: String) { writeError("maillon: " + printable(sentence) + "\n") }

  /// Writes what programs read as the answer, exactly; a terminal is no program.
  func send(_ text: String) {
    putText(outputIsTerminal ? Self.steady(text.replacing("\r\n", with: "\n")) : text)
  }

  /// The same of bytes, which need not be a text.
  func send(_ bytes: [UInt8]) {
    if outputIsTerminal { send(String(decoding: bytes, as: UTF8.self)) } else { putBytes(bytes) }
  }

  /// Writes over the line beside the answer; an empty one takes it away.
  func rewriteError(_ line: String) {
    putError("\r" + (line.isEmpty ? "\u{1B}[2K" : printable(line)))
  }

  /// What begins and ends bold type (ECMA-48, SGR), without the escape character before it.
  private static let weights = ["[1m", "[0m"]

  private static func steady(_ text: String) -> String {
    let escape = UInt8(ascii: "\u{1B}")
    guard text.utf8.contains(escape) else { return printable(text, keepingLines: true) }
    var steady = ""
    for (index, piece) in text.utf8.split(separator: escape, omittingEmptySubsequences: false)
      .enumerated()
    {
      var rest = Array(piece)[...]
      if index > 0 {
        let weight = weights.first { rest.starts(with: $0.utf8) }
        steady += weight.map { "\u{1B}" + $0 } ?? printable("\u{1B}")
        rest = rest.dropFirst(weight?.utf8.count ?? 0)
      }
      steady += printable(String(decoding: rest, as: UTF8.self), keepingLines: true)
    }
    return steady
  }
}
