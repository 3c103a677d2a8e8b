// The story of the benchmarks.
//
// A floor is the same work in plain C with nothing but LMDB and OpenSSL (CFloor). Each row of the
// table runs the floor and the ledger in turn, several times, each in a process of its own on the
// same bytes and the same file system, and compares neighbours: machines drift, ratios hold. The
// bytes are a seeded story of a co-op (Story/) whose every act the ledger accepts.
//
//     swift run -c release ledger-bench [--events N] [--runs N] [--only ROW] [--maillon PATH]

import Glibc

@main struct LedgerBench {
  static func main() async {
    do { try await run() } catch {
      print("ledger-bench: \(error)")
      exit(1)
    }
  }

  private static func run() async throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.first == "measure" {
      guard arguments.count == 4, let measure = Measure(rawValue: arguments[1]),
        let events = Int(arguments[3])
      else { return stop("measure NAME FOLDER EVENTS") }
      let reading = try await measure.run(in: Workshop(folder: arguments[2], events: events))
      return print(reading.line)
    }
    var options = Options()
    while let name = arguments.popFirst() {
      guard let value = arguments.popFirst() else { return stop("\(name) needs a value") }
      guard options.set(name, to: value) else { return stop("what is \(name) \(value)?") }
    }
    try Driver(options: options).run()
  }

  private static func stop(_ message: String) {
    print("ledger-bench: \(message)")
    exit(64)
  }
}

/// What the command line may set.
struct Options {
  var events = 1_000_000
  var runs = 5
  var only: String?
  /// The release build of the tool.
  var maillon = Workshop.packageFolder + "/../../.build/release/maillon"

  /// False when there is no such option or value.
  mutating func set(_ name: String, to value: String) -> Bool {
    switch name {
    case "--events": events = Int(value) ?? 0
    case "--runs": runs = Int(value) ?? 0
    case "--only": only = value
    case "--maillon": maillon = value
    default: return false
    }
    return events >= 5_000 && runs > 0
  }
}

extension Array {
  fileprivate mutating func popFirst() -> Element? { isEmpty ? nil : removeFirst() }
}
