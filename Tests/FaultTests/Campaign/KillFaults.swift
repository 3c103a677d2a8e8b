import Foundation

/// kill -9: at random moments, and before, in the middle of and after each call that writes.
enum KillFaults {
  /// The writer is killed again and again, and goes on with the same ledger.
  static func random(seed: UInt64, rounds: Int) throws -> Tally {
    var tally = Tally("kill -9 at a random moment")
    var chance = Chance(seed: seed)
    let shop = try Workshop()
    var said = try Child.run("make", shop["ledger"]).said
    for round in 0..<rounds {
      let life = Int.random(in: 0...150_000, using: &chance)
      // The last act that was acknowledged is told again, and the one that was on its way.
      let last = said.split(separator: "\n").last { $0.hasPrefix("ack k") } ?? "ack k0"
      let first = last.dropFirst(5).prefix { $0.isNumber }
      let killed = try Child.run("append", shop["ledger"], "\(first)", "99999", "\(life)")
      said += killed.said.upToLastLine
      try shop.judge(
        [Remains(ledger: "ledger", said: said, which: "seed \(seed) round \(round)")], into: &tally)
    }
    return tally
  }

  /// Each call of the writer in turn is the last thing it does.
  static func atEachCall(_ work: Work, stride step: Int, from first: Int = 1) throws -> Tally {
    var tally = Tally("kill -9 at each call: \(work.name)")
    let shop = try Workshop()
    try work.prepare(shop)
    for action in ["kill", "torn", "after"] {
      var number = first
      while try fire(work, shop, "any \(number) \(action)", &tally) { number += step }
    }
    return tally
  }

  private static func fire(
    _ work: Work, _ shop: Workshop, _ plan: String, _ tally: inout Tally
  ) throws -> Bool {
    try work.round(shop, plan: plan) { said, _ in
      try work.judge(shop, said, which: plan, into: &tally)
    }
  }
}

extension String {
  /// Without what follows the last end of a line: it was cut.
  var upToLastLine: Substring {
    lastIndex(of: "\n").map { self[...$0] } ?? ""
  }
}
