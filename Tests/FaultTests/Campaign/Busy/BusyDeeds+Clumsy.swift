import Foundation
import Synchronization

// What clumsy hands do: refused, in a sentence, with nothing changed.
extension BusyDeed {
  static let clumsy = [
    BusyDeed(name: "outputs into a ledger, a backup, a witness, a site", pause: 0.1) {
      place, chance in
      let kept = place.treasures()
      let target = Self.protected(place).randomElement(using: &chance)!
      let words = [
        "publish \(target)", "backup \(target)", "export --out \(target)",
        "prove base --out \(target)",
        "report impact --to 2020-12-31 --out \(target)",
        "report audit --from 2020-01-01 --to 2020-12-31 --out \(target)",
        "people show p-1 --format html --out \(target)",
        "init --coop c --name C --ledger \(target)",
        "restore ledger/nothing.jsonl --ledger \(target)",
      ].randomElement(using: &chance)!
      // Publishing where it was published, and backing up beside backups, is no slip.
      if words == "publish site" || words == "backup backups" { return .right }
      let ending = place.run(words)
      if place.treasures() != kept { return .lost(ending.line) }
      return ending.status == 0 ? .silent(ending.line) : ending.outcome(1, 64, 65, 74)
    },
    BusyDeed(name: "a site with what is secret below it, or behind a link", pause: 0.5) {
      place, chance in
      let name = "www-\(UInt64.random(in: .min ... .max, using: &chance))"
      defer { place.shop.remove(name) }
      let hidden = [
        "mkdir -p $W/tile/led; cp witness/key $W/tile/led", "mkdir $W; ln -s ../ledger/log $W/lk",
        "mkdir -p $W/a/b/c/d/e/f/g; cp -r witness $W/a/b/c/d/e/f/g",
        "mkdir $W; ln -s ../ledger/key $W/lk",
      ].randomElement(using: &chance)!
      let ending = place.shell("W=\(name); \(hidden); exec $M publish $W")
      return ending.status == 0 ? .silent(ending.line) : ending.outcome(64)
    },
    BusyDeed(name: "one output in the place of another", pause: 0.3) { place, chance in
      let name = "kept-\(UInt64.random(in: .min ... .max, using: &chance))"
      defer { place.shop.remove(name) }
      let made = place.run("export --out \(name)")
      if made.status != 0 { return made.outcome(0) }
      let kept = place.bytes(name)
      let words = [
        "prove base --out \(name)", "report impact --to 2020-12-31 --out \(name)",
        "people show p-1 --format html --out \(name)", "paper receipt base --out \(name)",
      ].randomElement(using: &chance)!
      let ending = place.run(words)
      if place.bytes(name) != kept { return .lost(ending.line) }
      return ending.status == 0 ? .silent(ending.line) : ending.outcome(64)
    },
    BusyDeed(name: "several who make one ledger", pause: 3) { place, chance in
      let target = "new-\(UInt64.random(in: .min ... .max, using: &chance))"
      defer { place.shop.remove(target) }
      let endings = together(4) { _ in
        place.run(["init", "--coop", "c", "--name", "C"], ledger: target)
      }
      if let down = endings.first(where: { $0.status == nil }) { return .takenDown(down.line) }
      let made = endings.count { $0.status == 0 }
      let opened = place.run(["verify"], ledger: target)
      return made == 1 && opened.status == 0 ? .right : .lost("\(made) made it; \(opened.line)")
    },
    BusyDeed(name: "several who say one thing that holds for all", pause: 3) { place, chance in
      let person = "q-\(UInt64.random(in: .min ... .max, using: &chance))"
      let known = place.run(
        "agent \(person) --agent-type person --category citizen --id a-\(person)")
      guard known.status == 0 else { return known.outcome(0, 65, 75) }
      let endings = together(3) { _ in place.run("erase \(person) --yes") }
      if let down = endings.first(where: { $0.status == nil }) { return .takenDown(down.line) }
      let journal = place.run("journal --kind agentErased --agent \(person) --json")
      let count = journal.said.split(separator: "\n").count
      if journal.status == 0, count > 1 { return .silent("\(count) erasures of \(person)") }
      return endings.contains { $0.status == 0 } && journal.status == 0 && count == 0
        ? .lost("no erasure of \(person)") : .right
    },
    BusyDeed(name: "a clock that no reader takes, or far ahead", pause: 0.5) { place, chance in
      let clock = [7_258_118_400, 4_102_444_800, 9_000_000_000_000, -62_135_596_801]
        .randomElement(using: &chance)!
      let act = ["donate", "1", "sheet#C", "--provider", "giver", "--on", "2020-04-02"]
      let ending = place.run(act, ledger: "ledger", clock: clock)
      guard clock < 0 else {
        return ending.status == 0 ? .silent(ending.line) : ending.outcome(64, 65, 74)
      }
      return ending.outcome(0, 64, 65, 74)
    },
    BusyDeed(name: "few open files", pause: 0.3) { place, chance in
      let command = [
        "inventory", "donate 1 sheet#C --provider giver", "verify", "people list", "export",
      ]
      .randomElement(using: &chance)!
      let count = Int.random(in: 4...24, using: &chance)
      return place.shell("ulimit -n \(count); exec $M \(command)").outcome(0, 1, 65, 74, 75, 127)
    },
    BusyDeed(name: "a vault that somebody holds", pause: 600) { place, _ in
      place.shell("exec 9>>ledger/people/lock; flock 9; $M people list; test $? = 75").outcome(0)
    },
  ]

  /// Places that hold what must not be lost, spelled in more than one way.
  private static func protected(_ place: BusyPlace) -> [String] {
    let names = ["ledger", "ledger/log", "ledger/people", "witness", "witness/seen", "site/tile"]
    let files = [
      "ledger/key", "ledger/config", "ledger/log/data.mdb", "witness/key", "site/key",
      "site/checkpoint",
    ]
    return (names + files).flatMap { [$0, "./\($0)", place[$0], "site/../\($0)"] }
  }

  /// Runs as many at once.
  private static func together(
    _ count: Int, _ body: @escaping @Sendable (Int) -> BusyPlace.Ending
  ) -> [BusyPlace.Ending] {
    let endings = Mutex<[BusyPlace.Ending]>([])
    DispatchQueue.concurrentPerform(iterations: count) { number in
      let ending = body(number)
      endings.withLock { $0.append(ending) }
    }
    return endings.withLock { $0 }
  }
}

extension BusyPlace {
  /// The bytes of what no output may touch.
  func treasures() -> [Data?] {
    ["ledger/key", "ledger/config", "witness/key", "site/key"].map(bytes)
  }
}
