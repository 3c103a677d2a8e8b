import Glibc
import Wording

/// A program started beside this one, whose standard output is read line by line. Started with
/// `posix_spawn`: FoundationEssentials starts no programs, and all of Foundation would cost every
/// command its start. One of the few places that pass memory to the system.
struct ChildProcess {
  /// How a process ended.
  enum Ending: Equatable, Sendable {
    case exited(Int32)
    /// By a signal of the system.
    case signaled(Int32)
    /// By us: it said nothing and did not end for as long as was allowed.
    case notEnding
  }

  /// The program of this very process.
  static let itself = "/proc/self/exe"

  /// What a program does not share with this one; nil is shared.
  struct Surroundings {
    /// Standard error, as a file that is made.
    var errors: String?
    /// `NAME=VALUE` each.
    var environment: [String]?
  }

  /// Runs a program to its end, lending each line of its output as it comes; nil when it cannot be
  /// started. One that says nothing for `patience` seconds is stopped.
  static func run(
    _ program: String, _ arguments: [String], in surroundings: Surroundings = Surroundings(),
    patience: Int, line: (String) -> Void
  ) -> Ending? {
    var ends: [Int32] = [-1, -1]
    // Safety: the system writes two descriptors into an array of two.
    guard unsafe pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let child = start(program, arguments, surroundings, output: ends[1])
    close(ends[1])
    defer { close(ends[0]) }
    guard let child else { return nil }
    let isAlive = readLines(ends[0], patience, line)
    if !isAlive { kill(child, SIGKILL) }
    var status: Int32 = 0
    // Safety: the system writes the status of our own child during the call.
    while unsafe waitpid(child, &status, 0) < 0 { guard errno == EINTR else { return nil } }
    // The layout of the status is that of Linux (wait(2)): the low seven bits are the signal.
    if !isAlive { return .notEnding }
    let signal = status & 0x7F
    return signal == 0 ? .exited(status >> 8 & 0xFF) : .signaled(signal)
  }

  private static func start(
    _ program: String, _ arguments: [String], _ surroundings: Surroundings, output: Int32
  ) -> pid_t? {
    var actions = unsafe posix_spawn_file_actions_t()
    // Safety: `actions` is initialised here and destroyed before it goes; the words are copies that
    // live until the call is over, and the list of them ends with nil as it must.
    guard unsafe posix_spawn_file_actions_init(&actions) == 0 else { return nil }
    defer { _ = unsafe posix_spawn_file_actions_destroy(&actions) }
    guard unsafe posix_spawn_file_actions_adddup2(&actions, output, 1) == 0 else { return nil }
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

  /// False when nothing came for so many seconds.
  private static func readLines(
    _ descriptor: Int32, _ patience: Int, _ line: (String) -> Void
  ) -> Bool {
    var rest: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 12)
    while true {
      var awaited = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      // Safety: the system fills the one structure during the call.
      let ready = unsafe poll(&awaited, 1, Int32(patience * 1000))
      if ready < 0, errno == EINTR { continue }
      if ready == 0 { return false }
      // Safety: `chunk` is alive for the call and is as long as the count that is passed.
      let got = unsafe read(descriptor, &chunk, chunk.count)
      if got < 0, errno == EINTR { continue }
      // A line that was cut by the end of the process says nothing.
      guard got > 0 else { return true }
      rest += chunk.prefix(got)
      while let end = rest.firstIndex(of: 0x0A) {
        line(String(decoding: rest[..<end], as: UTF8.self))
        rest.removeFirst(end + 1)
      }
    }
  }
}
