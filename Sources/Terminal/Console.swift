public import Exchange
import Glibc
import Outgoing

/// Everything the tool asks of the machine it runs on: streams, files, clock, chance. Handed in,
/// so that a test is a function call.
public struct Console: Sendable {
  /// Why a file was not read.
  public enum FileFault: Error, Sendable {
    case missing, unreadable, tooLarge
  }

  /// All of standard input.
  public var readInput: @Sendable () -> [UInt8]
  public var readFile: @Sendable (_ path: String) throws(FileFault) -> [UInt8]
  /// Lets a file out by the door that was given.
  var sendFile: @Sendable (OutgoingFile, Door) throws(Obstacle) -> Void
  /// The answer, and nothing else.
  public var write: @Sendable (String) -> Void
  /// An answer that is no text.
  var writeBytes: @Sendable ([UInt8]) -> Void
  /// Whether some of the answer could not be written: a full disk, a closed stream.
  public var outputFailed: @Sendable () -> Bool = { false }
  /// Progress and diagnostics.
  public var writeError: @Sendable (String) -> Void
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
  /// Chooses what is said, and with which status, if a damaged page ends the process.
  var prepareLastWords: @Sendable (String, Int32) -> Void = { _, _ in }

  public init(
    readInput: @escaping @Sendable () -> [UInt8],
    readFile: @escaping @Sendable (String) throws(FileFault) -> [UInt8],
    writeFile: @escaping @Sendable (String, [UInt8]) throws(FileFault) -> Void,
    write: @escaping @Sendable (String) -> Void,
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
    self.write = write
    writeBytes = { write(String(decoding: $0, as: UTF8.self)) }
    self.writeError = writeError
    self.environment = environment
    self.outputIsTerminal = outputIsTerminal
    self.errorIsTerminal = errorIsTerminal
    self.width = width
    self.clock = clock
    self.makeID = makeID
  }
}
