import Glibc

/// A program started beside this one, whose output is read as it comes. Started with `posix_spawn`:
/// FoundationEssentials starts no programs, and all of Foundation would cost every command its start. One of the
/// few places that pass memory to the system.
public enum ChildProcess {
  /// How a process ended.
  public enum Ending: Equatable, Sendable {
    case exited(Int32)
    /// By a signal of the system.
    case signaled(Int32)
    /// By us: it said nothing and did not end for as long as was allowed.
    case notEnding
  }

  /// The program of this very process.
  public static let itself = "/proc/self/exe"

  /// What a program does not share with this one; nil is shared.
  public struct Surroundings {
    /// Standard error, as a file that is made.
    public var errors: String?
    /// `NAME=VALUE` each.
    public var environment: [String]?

    public init(errors: String? = nil, environment: [String]? = nil) {
      (self.errors, self.environment) = (errors, environment)
    }
  }

  /// What a program said in all.
  public struct Said: Sendable {
    public var ending: Ending
    public var output: [UInt8]
    /// What it said on standard error.
    public var errors: [UInt8]
  }

  /// Runs a program to its end, lending each line of its output as it comes; nil when it cannot be
  /// started. One that says nothing for `patience` seconds is stopped.
  public static func run(
    _ program: String, _ arguments: [String], in surroundings: Surroundings = Surroundings(),
    patience: Int, line: (String) -> Void
  ) -> Ending? {
    guard let output = Channel() else { return nil }
    let child = start(
      program, arguments, surroundings, output: output.writing, errors: nil, hasInput: true)
    output.stopWriting()
    guard let child else { return nil }
    var rest: [UInt8] = []
    let isAlive = output.read(patience) { chunk in
      rest += chunk
      while let end = rest.firstIndex(of: 0x0A) {
        line(String(decoding: rest[..<end], as: UTF8.self))
        rest.removeFirst(end + 1)
      }
      return true
    }
    // A line that was cut by the end of the process says nothing.
    return ending(of: child, isAlive: isAlive)
  }

  /// Runs a program to its end and gives all it said; nil when it cannot be started. It is given nothing to read,
  /// is stopped once it says more than `limit` bytes or nothing for `patience` seconds, and says little on standard
  /// error: less than the system keeps of it meanwhile.
  public static func output(
    of program: String, _ arguments: [String], limit: Int, patience: Int
  ) -> Said? {
    guard let output = Channel(), let errors = Channel() else { return nil }
    let child = start(
      program, arguments, Surroundings(), output: output.writing, errors: errors.writing,
      hasInput: false)
    output.stopWriting()
    errors.stopWriting()
    guard let child else { return nil }
    var said = Said(ending: .notEnding, output: [], errors: [])
    let isAlive = output.read(patience) { chunk in
      said.output += chunk
      return said.output.count <= limit
    }
    // Not to be put off by signals that whoever started this one had blocked.
    if said.output.count > limit { kill(child, SIGKILL) }
    let isStillAlive =
      isAlive
      && errors.read(patience) { chunk in
        said.errors += chunk
        return true
      }
    guard let ending = ending(of: child, isAlive: isStillAlive) else { return nil }
    said.ending = ending
    return said
  }

  /// Waits for a child, which is stopped first where it does not answer.
  private static func ending(of child: pid_t, isAlive: Bool) -> Ending? {
    if !isAlive { kill(child, SIGKILL) }
    var status: Int32 = 0
    // Safety: the system writes the status of our own child during the call.
    while unsafe waitpid(child, &status, 0) < 0 { guard errno == EINTR else { return nil } }
    if !isAlive { return .notEnding }
    // The layout of the status is that of Linux (wait(2)): the low seven bits are the signal.
    let signal = status & 0x7F
    return signal == 0 ? .exited(status >> 8 & 0xFF) : .signaled(signal)
  }

  private static func start(
    _ program: String, _ arguments: [String], _ surroundings: Surroundings, output: Int32,
    errors: Int32?, hasInput: Bool
  ) -> pid_t? {
    var actions = unsafe posix_spawn_file_actions_t()
    // Safety: `actions` is initialised here and destroyed before it goes; the words are copies that
    // live until the call is over, and the list of them ends with nil as it must.
    guard unsafe posix_spawn_file_actions_init(&actions) == 0 else { return nil }
    defer { _ = unsafe posix_spawn_file_actions_destroy(&actions) }
    guard unsafe posix_spawn_file_actions_adddup2(&actions, output, 1) == 0 else { return nil }
    if let errors {
      guard unsafe posix_spawn_file_actions_adddup2(&actions, errors, 2) == 0 else { return nil }
    }
    if !hasInput {
      guard unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0) == 0
      else { return nil }
    }
    if let path = surroundings.errors {
      let flags = O_WRONLY | O_CREAT | O_TRUNC
      guard unsafe posix_spawn_file_actions_addopen(&actions, 2, path, flags, 0o600) == 0 else {
        return nil
      }
    }
    let words = unsafe copies(of: ["maillon"] + arguments)
    defer { unsafe release(words) }
    var process: pid_t = 0
    guard let environment = surroundings.environment else {
      let code = unsafe posix_spawn(&process, program, &actions, nil, words, environ)
      return code == 0 ? process : nil
    }
    let variables = unsafe copies(of: environment)
    defer { unsafe release(variables) }
    let code = unsafe posix_spawn(&process, program, &actions, nil, words, variables)
    return code == 0 ? process : nil
  }

  /// A list as C wants it, ended by nil.
  private static func copies(of words: [String]) -> [UnsafeMutablePointer<CChar>?] {
    unsafe words.map { unsafe strdup($0) } + [nil]
  }

  private static func release(_ words: [UnsafeMutablePointer<CChar>?]) {
    let count = unsafe words.count
    for index in 0..<count { unsafe free(words[index]) }
  }
}

/// A pipe from a child to this process.
private struct Channel: ~Copyable {
  private let reading: Int32
  let writing: Int32

  init?() {
    var ends: [Int32] = [-1, -1]
    // Safety: the system writes two descriptors into an array of two.
    guard unsafe pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reading, writing) = (ends[0], ends[1])
  }

  deinit { close(reading) }

  /// Leaves the writing end to the child, whose end is then that of what is read.
  func stopWriting() { close(writing) }

  /// Lends what comes, until nothing more does or `body` says false. False when nothing came for so many
  /// seconds.
  func read(_ patience: Int, _ body: (ArraySlice<UInt8>) -> Bool) -> Bool {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      var awaited = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
      // Safety: the system fills the one structure during the call.
      let ready = unsafe poll(&awaited, 1, Int32(clamping: patience * 1000))
      if ready < 0, errno == EINTR { continue }
      if ready == 0 { return false }
      // Safety: `chunk` is alive for the call and is as long as the count that is passed.
      let got = unsafe Glibc.read(reading, &chunk, chunk.count)
      if got < 0, errno == EINTR { continue }
      guard got > 0, body(chunk.prefix(got)) else { return true }
    }
  }
}
