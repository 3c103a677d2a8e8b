import Foundation
import Programs

/// No fault at all, but many who write, ask, rebuild, verify, back up, publish and prove at once: nobody
/// is told that something is wrong, and nothing is.
enum CrowdFaults {
  /// How many of each, and how many rounds each of them goes.
  static func tally(seed: UInt64, rounds: Int) throws -> Tally {
    var tally = Tally("all at once: rounds")
    let shop = try Workshop()
    var said = try Child.run("make", shop["ledger"]).said
    said += try Child.run("append", shop["ledger"], "0", "40").said
    let tasks = [
      "write", "write", "write", "write", "rebuild", "rebuild", "ask", "ask", "verify", "verify",
      "backUp", "publish", "prove",
    ]
    let children = try tasks.enumerated().map { number, task in
      try Child(["toil", shop["ledger"], task, "\(seed)\(number)", "\(rounds)"])
    }
    for (task, child) in zip(tasks, children) {
      let (words, end) = child.finish()
      if end != .exit(0) { tally.count(.unopenable("\(task) ended with \(end)"), "seed \(seed)") }
      for line in words.split(separator: "\n") {
        switch line.prefix(while: { $0 != " " }) {
        case "ack": said += "\(line)\n"
        case "done": tally.count(.harmless, "seed \(seed)")
        // To be asked to try again is a truthful answer.
        case "no" where line.split(separator: " ")[2] == "75":
          tally.count(.detected, "\(line)")
        default: tally.count(.silent("\(line)"), "seed \(seed)")
        }
      }
    }
    try shop.judge([Remains(ledger: "ledger", said: said, which: "seed \(seed)")], into: &tally)
    return tally
  }
}
