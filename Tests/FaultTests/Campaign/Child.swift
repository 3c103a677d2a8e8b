import Foundation
import Programs

/// A process of the campaign: the built `fault-writer`, with the shim in front of the system when it
/// is asked for.
struct Child {
  /// What befalls which calls: see fault_shim.h.
  struct Shim {
    var root: String
    var plan: String?
    var trace: String?
    var fired: String?
  }

  /// The folder of the built products: that of the test bundle.
  static let products: String = {
    let bundle =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let named = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? bundle
    return URL(filePath: named).deletingLastPathComponent().path
  }()

  private let program: Program

  /// Starts the writer with these words.
  init(_ words: [String], shim: Shim? = nil) throws {
    var environment = ProcessInfo.processInfo.environment
    if let shim {
      environment["LD_PRELOAD"] = Self.products + "/libFaultShim.so"
      environment["FAULT_ROOT"] = shim.root
      environment["FAULT_PLAN"] = shim.plan
      environment["FAULT_TRACE"] = shim.trace
      environment["FAULT_FIRED"] = shim.fired
    }
    program = try Program(
      Self.products + "/fault-writer", words,
      in: .init(environment: environment, complaints: .nowhere), isFed: true)
  }

  var id: pid_t { program.id }

  /// Waits for the next bytes on its standard output; empty when there are no more.
  func nextOutput() -> String { program.nextOutput() }

  func send(_ signal: Int32) { program.send(signal) }

  /// Gives it what it is to read, and waits until it is over.
  @discardableResult
  func finish(input text: String = "") -> (said: String, end: Program.End) {
    program.give(text)
    let ending = program.finish()
    return (ending.output, ending.end)
  }

  /// Runs the writer to its end.
  @discardableResult
  static func run(_ words: String..., shim: Shim? = nil) throws -> (said: String, end: Program.End)
  {
    try Child(words, shim: shim).finish()
  }
}

/// A folder for one round of the campaign, in memory where the system has such a place: what a disk
/// does wrong is for the campaign to say.
final class Workshop: Sendable {
  let path: String

  init() throws {
    let memory = "/dev/shm"
    let files = FileManager.default
    let base = files.isWritableFile(atPath: memory) ? memory : files.temporaryDirectory.path
    path = base + "/maillon-faults-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  subscript(name: String) -> String { path + "/" + name }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: self[name], withIntermediateDirectories: true)
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: self[name]))
  }

  func read(_ name: String) -> String {
    String(decoding: FileManager.default.contents(atPath: self[name]) ?? Data(), as: UTF8.self)
  }

  func copy(_ name: String, to other: String) throws {
    try FileManager.default.copyItem(atPath: self[name], toPath: self[other])
  }

  func remove(_ names: String...) {
    for name in names { try? FileManager.default.removeItem(atPath: self[name]) }
  }
}

/// A ledger to look at, and what was acknowledged of it.
struct Remains {
  /// Names in the workshop.
  var ledger: String
  var said: String
  /// How this came about.
  var which: String

  /// Keeps of what was said what was promised.
  init(ledger: String, said: String, which: String) {
    self.ledger = ledger
    self.which = which
    let promises = ["ack ", "made", "restored "]
    self.said = said.split(separator: "\n")
      .filter { line in promises.contains { line.hasPrefix($0) } }.joined(separator: "\n")
  }
}

extension Workshop {
  /// Looks at each of the ledgers in a process of its own, and counts what became of it.
  func judge(_ all: [Remains], into tally: inout Tally) throws {
    var rest = all[...]
    while let first = rest.first {
      var lines = ""
      for (index, remains) in rest.enumerated() {
        try write(remains.said, to: "said-\(index)")
        lines += "\(self[remains.ledger])\t\(self["said-\(index)"])\n"
      }
      let (said, end) = try Child(["check", "-"]).finish(input: lines)
      let verdicts = said.split(separator: "\n").map(String.init)
      for verdict in verdicts {
        let remains = rest.removeFirst()
        let acknowledged = remains.said.split(separator: "\n").count { $0.hasPrefix("ack ") }
        tally.count(Outcome(verdict), acknowledged: acknowledged, remains.which)
      }
      if end != .exit(0), !rest.isEmpty {
        rest.removeFirst()
        tally.count(.unopenable("the process ended with \(end)"), first.which)
      }
    }
  }
}

extension Outcome {
  /// What a verdict of `fault-writer check` means.
  init(_ verdict: String) {
    switch verdict.prefix(while: { $0 != " " }) {
    case "ok", "none": self = .harmless
    // None of the faults that are looked at here damages what was on the disk.
    case "refused": self = .unopenable(verdict)
    case "lost": self = .lost(verdict)
    default: self = .silent(verdict)
    }
  }
}
