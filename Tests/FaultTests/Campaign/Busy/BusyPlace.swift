import Foundation
import Programs
import Synchronization

/// The folder of a busy hour, and the built tools to work in it: `ledger`, its publication `site`,
/// `backups`, a witness's folder `witness`.
final class BusyPlace: Sendable {
  /// How a command ended, and all that it said.
  struct Ending: Sendable {
    var words: [String]
    /// Nil where a signal ended it, or where it did not end by itself.
    var status: Int32?
    var said: String

    var line: String {
      "\(words.joined(separator: " ")) → \(status.map { "\($0)" } ?? "signal"): \(said)"
    }

    /// What it amounts to where these statuses are right ones.
    func outcome(_ right: Int32...) -> BusyOutcome {
      guard let status else { return .takenDown(line) }
      if right.contains(status) { return .right }
      return status == 75 ? .again : .falseAlarm(line)
    }
  }

  let shop: Workshop
  private let watchman = Watchman()
  /// The acts that were acknowledged.
  let acknowledged = Mutex<[String]>([])
  /// What questions answered: entries, and pieces of the lot at hand.
  let answers = Mutex<[(size: Int, pieces: Int)]>([])

  init() throws {
    shop = try Workshop()
    watchman.begin()
  }

  subscript(name: String) -> String { shop[name] }

  /// A ledger with one giver, one hospital, one item, three persons; published, backed up, witnessed.
  func make() throws {
    for words in [
      "init --origin exemple.invalid/heure --coop coop --name Coop",
      "agent giver --agent-type organization --category company --name Giver",
      "agent hop --agent-type organization --category hospital --name Hop",
      "agent p-1 --agent-type person --category citizen",
      "item sheet --unit one --labels fr=Feuille", "people set p-1 --mail un@exemple.invalid",
      "donate 100000 sheet#C --provider giver --on 2020-04-01 --id base", "publish site",
      "backup backups",
    ] {
      let ending = run(words)
      guard ending.status == 0 else { throw Unmade(ending.line) }
    }
    let made = audit(["witness", "temoin.invalid/w1", "--folder", "witness"])
    guard made.status == 0 else { throw Unmade(made.line) }
    acknowledged.withLock { $0.append("base") }
  }

  struct Unmade: Error {
    let what: String
    init(_ what: String) { self.what = what }
  }

  func run(_ words: String) -> Ending { run(words.split(separator: " ").map(String.init)) }

  func run(_ words: [String], input: String = "", ledger: String = "ledger") -> Ending {
    start("maillon", words, input: input, ["MAILLON_LEDGER": ledger])
  }

  /// Runs it where the clock stands elsewhere, in seconds since 1970.
  func run(_ words: [String], ledger: String, clock: Int) -> Ending {
    start(
      "maillon", words, input: "",
      [
        "MAILLON_LEDGER": ledger, "FAULT_CLOCK": "\(clock)",
        "LD_PRELOAD": Child.products + "/libFaultShim.so",
      ])
  }

  /// Runs it, and kills it after so many microseconds.
  func kill(_ words: String, after life: UInt32) -> Ending {
    start(
      "maillon", words.split(separator: " ").map(String.init), input: "",
      ["MAILLON_LEDGER": "ledger"], life: life)
  }

  func audit(_ words: [String]) -> Ending { start("maillon-audit", words, input: "", [:]) }

  /// Runs a line of the shell, `$M` being the tool.
  func shell(_ line: String) -> Ending {
    start(
      "/bin/sh", ["-c", line], input: "",
      ["MAILLON_LEDGER": "ledger", "M": Self.tools + "/maillon"])
  }

  /// The folder of the tools: those beside the tests, or a release build (MAILLON_BUSY_TOOLS).
  private static let tools =
    ProcessInfo.processInfo.environment["MAILLON_BUSY_TOOLS"] ?? Child.products

  private func start(
    _ tool: String, _ words: [String], input: String, _ variables: [String: String],
    life: UInt32? = nil
  ) -> Ending {
    let feed = input.isEmpty ? nil : "input-\(UUID().uuidString)"
    if let feed { try? shop.write(input, to: feed) }
    defer { if let feed { shop.remove(feed) } }
    let environment = [
      "LANG": "en_GB.UTF-8", "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no",
    ]
    let surroundings = Program.Surroundings(
      folder: shop.path, environment: environment.merging(variables) { $1 },
      input: feed.map { shop[$0] })
    let program: Program
    do {
      let path = tool.hasPrefix("/") ? tool : Self.tools + "/" + tool
      program = try Program(path, words, in: surroundings)
    } catch { return Ending(words: words, status: 75, said: "\(error)") }
    if let life {
      usleep(life)
      program.send(SIGKILL)
    }
    watchman.watch(program.id)
    let ending = program.finish()
    let stopped = watchman.release(program.id).map { "\($0); " } ?? ""
    return Ending(words: words, status: ending.status, said: stopped + ending.output)
  }

  func bytes(_ name: String) -> Data? { FileManager.default.contents(atPath: shop[name]) }
}
