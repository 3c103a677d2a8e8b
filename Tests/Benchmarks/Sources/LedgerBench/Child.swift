import FoundationEssentials
import Glibc

/// A process started, waited for and timed from outside.
struct Child {
  var status: Int32
  /// From the request to start it until it was gone.
  var nanoseconds: UInt64
  var output = ""

  /// Runs a program; what it prints goes to `capture` when given, else nowhere.
  init(_ program: String, _ arguments: [String], capture: String? = nil) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(
      &actions, 1, capture ?? "/dev/null", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let start = ContinuousClock.now
    let code = posix_spawn(&process, program, &actions, nil, words, environ)
    guard code == 0 else { throw Failure(what: "cannot start \(program): \(code)") }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    nanoseconds = Reading.nanoseconds(since: start)
    self.status = status
    if let capture { output = (try? String(contentsOfFile: capture, encoding: .utf8)) ?? "" }
  }
}
