import Foundation
import Programs

/// Calls of the system that fail: each of them in turn, once or from then on.
enum CallFaults {
  struct Failure {
    var kind: String
    var action: String
    var name: String
  }

  static let failures: [Failure] = [
    Failure(kind: "write", action: "\(EIO)", name: "EIO"),
    Failure(kind: "write", action: "\(ENOSPC)", name: "ENOSPC"),
    Failure(kind: "write", action: "\(EINTR)", name: "EINTR"),
    Failure(kind: "write", action: "short", name: "short"),
    Failure(kind: "sync", action: "\(EIO)", name: "EIO"),
    Failure(kind: "sync", action: "\(ENOSPC)", name: "ENOSPC"),
    Failure(kind: "truncate", action: "\(EIO)", name: "EIO"),
    Failure(kind: "truncate", action: "\(ENOSPC)", name: "ENOSPC"),
    Failure(kind: "rename", action: "\(EIO)", name: "EIO"),
    Failure(kind: "rename", action: "\(ENOSPC)", name: "ENOSPC"),
    Failure(kind: "open", action: "\(EIO)", name: "EIO"),
    Failure(kind: "open", action: "\(EMFILE)", name: "EMFILE"),
    Failure(kind: "open", action: "\(ENOSPC)", name: "ENOSPC"),
    Failure(kind: "mkdir", action: "\(ENOSPC)", name: "ENOSPC"),
    Failure(kind: "unlink", action: "\(EIO)", name: "EIO"),
  ]

  /// Lets each call of a kind fail in turn, `step` apart; `lasting`: and all that follow.
  static func atEachCall(
    _ work: Work, _ failures: [Failure], stride step: Int, from first: Int = 1,
    lasting: Bool = false
  ) throws -> Tally {
    let lastingly = lasting ? ", and all like it from then on" : ""
    var tally = Tally("a call fails\(lastingly): \(work.name)")
    let shop = try Workshop()
    try work.prepare(shop)
    // A call that is interrupted for ever is not the world's, and is tried again for ever.
    for failure in failures where !(lasting && failure.name == "EINTR") {
      var number = first
      while true {
        let plan = "\(failure.kind) \(number)\(lasting ? "+" : "") \(failure.action)"
        let which = "\(plan) (\(failure.name))"
        let isMet = try work.round(shop, plan: plan) { said, end in
          if let complaint = complaint(end, said) {
            tally.count(.unopenable(complaint), which)
          } else {
            try work.judge(shop, said, which: which, into: &tally)
          }
        }
        if !isMet { break }
        number += step
      }
    }
    return tally
  }

  /// The writer must live, and say in a sentence of ours what it could not do.
  private static func complaint(_ end: Program.End, _ said: String) -> String? {
    if end != .exit(0) { return "the writer ended with \(end)" }
    return said.split(separator: "\n").first { $0.contains(" other(") }.map(String.init)
  }
}
