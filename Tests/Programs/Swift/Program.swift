// Other programs, started beside the tests. Foundation's `Process` reads past the list of the open files
// where a process has very many of them, as a test run that has hundreds of ledgers open does, and takes
// the whole run down (swift-corelibs-foundation, pull request 5472).

public import Foundation
import ProgramStart

/// A program that was started, whose standard output is read here.
public final class Program {
  /// How a program ended.
  public enum End: Equatable, Sendable {
    case exit(Int32)
    case signal(Int32)
  }

  /// What a program said, and how it ended.
  public struct Ending: Sendable {
    public var end: End
    public var output: String
    /// What it complained of, where that was to be kept apart.
    public var errors: String

    /// The status it ended with by itself; nil where a signal ended it.
    public var status: Int32? { if case .exit(let status) = end { status } else { nil } }
  }

  /// Where standard error goes.
  public enum Complaints: Sendable { case withOutput, apart, nowhere }

  /// What a program does not share with the tests.
  public struct Surroundings: Sendable {
    public var folder: String?
    public var environment: [String: String]?
    /// A file that is its standard input; else there is nothing to read, until `give`.
    public var input: String?
    public var complaints: Complaints

    public init(
      folder: String? = nil, environment: [String: String]? = nil, input: String? = nil,
      complaints: Complaints = .withOutput
    ) {
      self.folder = folder
      self.environment = environment
      self.input = input
      self.complaints = complaints
    }
  }

  public struct Unstarted: Error {
    public let program: String
    public let code: Int32
  }

  public let id: pid_t
  private let output: FileHandle
  private let errors: FileHandle?
  private let input: FileHandle?
  private var end: End?

  /// Starts the program at an absolute path. With `isFed`, its standard input is what `give` hands it.
  public init(
    _ path: String, _ words: [String], in surroundings: Surroundings = Surroundings(),
    isFed: Bool = false
  ) throws {
    let output = try Self.pipe()
    let errors = surroundings.complaints == .apart ? try Self.pipe() : nil
    let fed = isFed ? try Self.pipe() : nil
    let file = surroundings.input.map { unsafe open($0, O_RDONLY | O_CLOEXEC) }
    defer {
      for end in [output.write, errors?.write, fed?.read, file] { if let end { close(end) } }
    }
    self.output = FileHandle(fileDescriptor: output.read, closeOnDealloc: true)
    self.errors = errors.map { FileHandle(fileDescriptor: $0.read, closeOnDealloc: true) }
    input = fed.map { FileHandle(fileDescriptor: $0.write, closeOnDealloc: true) }
    id = try Self.start(
      path, words, surroundings, input: fed?.read ?? file, output: output.write,
      errors: surroundings.complaints == .withOutput ? output.write : errors?.write)
  }

  /// Runs a program to its end.
  @discardableResult
  public static func run(
    _ path: String, _ words: [String], in surroundings: Surroundings = Surroundings()
  ) throws -> Ending {
    try Program(path, words, in: surroundings).finish()
  }

  /// Waits for the next bytes of its output; empty when there are no more.
  public func nextOutput() -> String { String(decoding: output.availableData, as: UTF8.self) }

  /// Hands it what it is to read, all of which must fit into a pipe, and no more.
  public func give(_ text: String) {
    try? input?.write(contentsOf: Data(text.utf8))
    try? input?.close()
  }

  public func send(_ signal: Int32) { kill(id, signal) }

  /// Reads what it says until it says no more, and waits until it is over.
  @discardableResult
  public func finish() -> Ending {
    let said = output.readDataToEndOfFile()
    let complained = errors?.readDataToEndOfFile() ?? Data()
    return Ending(
      end: wait(), output: String(decoding: said, as: UTF8.self),
      errors: String(decoding: complained, as: UTF8.self))
  }

  @discardableResult
  public func wait() -> End {
    if let end { return end }
    var status: Int32 = 0
    // Safety: the system writes the status of our own child during the call.
    while unsafe waitpid(id, &status, 0) < 0, errno == EINTR {}
    // The layout of the status is that of Linux (wait(2)): the low seven bits are the signal.
    let signal = status & 0x7F
    let ended = signal == 0 ? End.exit(status >> 8 & 0xFF) : .signal(signal)
    end = ended
    return ended
  }

  private static func pipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    // Safety: two descriptors are written into an array of two.
    let code = unsafe program_pipe(&ends)
    guard code == 0 else { throw Unstarted(program: "a pipe", code: code) }
    return (ends[0], ends[1])
  }

  private static func start(
    _ path: String, _ words: [String], _ surroundings: Surroundings,
    input: Int32?, output: Int32, errors: Int32?
  ) throws -> pid_t {
    let environment = surroundings.environment ?? ProcessInfo.processInfo.environment
    let arguments = unsafe copies(of: [path] + words)
    let variables = unsafe copies(of: environment.map { "\($0)=\($1)" })
    defer {
      let count = unsafe arguments.count
      for index in 0..<count { unsafe free(arguments[index]) }
      let other = unsafe variables.count
      for index in 0..<other { unsafe free(variables[index]) }
    }
    // Safety: both lists end with nil and live until the call is over.
    let process = unsafe program_start(
      path, arguments, variables, surroundings.folder, input ?? -1, output, errors ?? -1)
    guard process > 0 else { throw Unstarted(program: path, code: -process) }
    return process
  }

  /// A list as C wants it, ended by nil.
  private static func copies(of words: [String]) -> [UnsafeMutablePointer<CChar>?] {
    unsafe words.map { unsafe strdup($0) } + [nil]
  }
}
