import Foundation
import Synchronization

/// Something that is done again and again in a busy hour.
struct BusyDeed: Sendable {
  let name: String
  /// Hands that do it at the same time.
  var hands = 1
  /// Seconds between two of them by one hand, for what takes long.
  var pause: Double = 0
  let body: @Sendable (BusyPlace, inout Chance) throws -> BusyOutcome

  static let all = writing + reading + leaving + clumsy + hostile
}

// MARK: - Writers

extension BusyDeed {
  private static let writing = [
    BusyDeed(name: "acts, late ones among them", hands: 6) { place, chance in
      let id = "w\(UInt64.random(in: .min ... .max, using: &chance))"
      let day = "2020-04-\(Int.random(in: 10...28, using: &chance))"
      let receiver = ["donate 1 sheet#C --provider giver", "deliver 1 sheet#C --receiver hop"]
        .randomElement(using: &chance)!
      return place.record("\(receiver) --on \(day) --id \(id)", id)
    },
    BusyDeed(name: "corrections of acts") { place, chance in
      let old = place.acknowledged.withLock { $0.randomElement(using: &chance) } ?? "base"
      guard old.hasPrefix("w") else { return .right }
      let id = "k\(UInt64.random(in: .min ... .max, using: &chance))"
      let ending = place.run("correct \(old) --quantity 2 --reason compté --id \(id)")
      // The same correction of the same act may have been told before.
      return ending.outcome(0, 65)
    },
    BusyDeed(name: "files of lines", pause: 0.3) { place, chance in
      let first = UInt64.random(in: .min ... .max, using: &chance)
      let ids = (0..<20).map { "w\(first)-\($0)" }
      let lines = ids.map { Self.donation($0) }.joined(separator: "\n")
      let ending = place.run(["import", "-"], input: lines)
      if ending.status == 0 { place.acknowledged.withLock { $0 += ids } }
      return ending.outcome(0)
    },
    BusyDeed(name: "commands killed at any moment") { place, chance in
      let id = "x\(UInt64.random(in: .min ... .max, using: &chance))"
      let words = [
        "donate 1 sheet#C --provider giver --on 2020-04-11 --id \(id)", "rebuild", "backup backups",
        "publish site", "people note p-1 un-mot", "inventory", "verify",
        "report impact --to 2020-12-31 --out r.json",
      ].randomElement(using: &chance)!
      _ = place.kill(words, after: UInt32.random(in: 500...90_000, using: &chance))
      return .right
    },
  ]

  /// The line of a gift of one piece; `text`, as JSON writes it, stands in the field.
  static func donation(_ id: String, saying text: String = "C", in field: String = "lot") -> String
  {
    var fields = [
      "id": id, "item": "sheet", "kind": "donationReceived", "lot": "C",
      "occurredAt": "2020-04-12", "provider": "giver", "receiver": "coop",
    ]
    fields[field] = text
    let texts = fields.sorted { $0.key < $1.key }.map { #""\#($0.key)":"\#($0.value)""# }
    return "{" + texts.joined(separator: ",") + #","quantity":{"unit":"one","value":"1"}}"#
  }
}

extension BusyPlace {
  /// Records an act, and remembers it where it was acknowledged.
  fileprivate func record(_ words: String, _ id: String) -> BusyOutcome {
    let ending = run(words)
    if ending.status == 0 { acknowledged.withLock { $0.append(id) } }
    return ending.outcome(0)
  }
}

// MARK: - Readers

extension BusyDeed {
  private static let reading = [
    BusyDeed(name: "rebuilds, beside", hands: 2) { place, _ in place.run("rebuild").outcome(0) },
    BusyDeed(name: "verifications, beside") { place, _ in place.run("verify").outcome(0) },
    BusyDeed(name: "questions whose figures are counted again") { place, _ in
      let ending = place.run("inventory --json --item sheet")
      if let answer = Answer(ending.said) {
        place.answers.withLock { $0.append((answer.size, answer.pieces)) }
      }
      return ending.outcome(0)
    },
    BusyDeed(name: "questions, all of them") { place, chance in
      let questions = [
        "loans", "contributions", "impact --json", "needs", "deliveries", "doubles --json",
        "journal",
        "status", "chains", "track sheet#C --json",
      ]
      return place.run(questions.randomElement(using: &chance)!).outcome(0)
    },
  ]

  /// What `inventory --json` says of the lot, and of how many entries.
  private struct Answer {
    var size = 0
    var pieces = 0

    init?(_ said: String) {
      guard let json = try? JSONSerialization.jsonObject(with: Data(said.utf8)) as? [String: Any],
        let size = (json["asOf"] as? [String: Any])?["size"] as? Int,
        let cells = json["cells"] as? [[String: Any]]
      else { return nil }
      self.size = size
      let cell = cells.first { $0["lot"] as? String == "C" && $0["custodian"] as? String == "coop" }
      pieces = (cell?["quantity"] as? String).flatMap { Int($0) } ?? 0
    }
  }
}

// MARK: - What leaves

extension BusyDeed {
  private static let leaving = [
    BusyDeed(name: "backups, and ledgers back from them", pause: 1) { place, chance in
      let made = place.run("backup backups --json")
      guard made.status == 0 else { return made.outcome(0) }
      let target = "back-\(UInt64.random(in: .min ... .max, using: &chance))"
      defer { place.shop.remove(target) }
      let back = place.run(["restore", "backups"], ledger: target)
      guard back.status == 0 else { return back.outcome(0) }
      return place.run(["verify"], ledger: target).outcome(0)
    },
    BusyDeed(name: "publications, audited from the head kept before", pause: 0.5) { place, chance in
      let published = place.run("publish site")
      guard published.status == 0, let key = place.text("site/key") else {
        return published.outcome(0)
      }
      let kept = place.bytes("kept-head")
      var words = ["site", "--key", key]
      if kept != nil { words += ["--since", "kept-head"] }
      // A copy first: the publication goes on meanwhile.
      let copy = "copy-\(UInt64.random(in: .min ... .max, using: &chance))"
      let ending = place.audit(words)
      if ending.status == 0, let head = place.bytes("site/checkpoint") {
        try head.write(to: URL(filePath: place[copy]))
        return place.shell("mv \(copy) kept-head").outcome(0)
      }
      return ending.outcome(0)
    },
    BusyDeed(name: "heads cosigned by a witness", pause: 1) { place, _ in
      guard let key = place.text("site/key") else { return .right }
      return place.audit([
        "cosign", "site", "--key", key, "--folder", "witness", "--out", "cosigned",
      ])
      .outcome(0)
    },
    BusyDeed(name: "reports, made again by who gets them", pause: 0.5) { place, chance in
      let file = "report-\(UInt64.random(in: .min ... .max, using: &chance)).json"
      defer { place.shop.remove(file) }
      let made = place.run("report impact --to 2020-12-31 --out \(file)")
      guard made.status == 0 else { return made.outcome(0) }
      return place.run("check-report \(file)").outcome(0)
    },
    BusyDeed(name: "proofs of acts, checked with the key alone") { place, chance in
      let id = place.acknowledged.withLock { $0.randomElement(using: &chance) } ?? "base"
      guard let key = place.text("site/key") else { return .right }
      let file = "proof-\(UInt64.random(in: .min ... .max, using: &chance)).tlog-proof"
      defer { place.shop.remove(file) }
      let made = place.run("prove \(id) --out \(file)")
      guard made.status == 0 else { return made.outcome(0) }
      return place.run("check-proof \(file) --key \(key)").outcome(0)
    },
    BusyDeed(name: "the vault: written, read", pause: 0.2) { place, chance in
      let name = "Exemple \(Int.random(in: 1...9, using: &chance))"
      let set = place.run(["people", "set", "p-1", "--name", name])
      guard set.status == 0 else { return set.outcome(0) }
      return place.run("people show p-1 --format json").outcome(0)
    },
    BusyDeed(name: "persons who are forgotten", pause: 2) { place, chance in
      let id = "p-\(UInt64.random(in: 2...UInt64(UInt32.max), using: &chance))"
      let mark = "nom\(id.dropFirst(2))"
      for words in [
        "agent \(id) --agent-type person --category citizen", "people set \(id) --name \(mark)",
      ] {
        let ending = place.run(words)
        guard ending.status == 0 else { return ending.outcome(0) }
      }
      let ending = place.run("erase \(id) --yes --json")
      guard ending.status == 0 else { return ending.outcome(0) }
      let left = place.shell("grep -rl \(mark) ledger/people ledger/log")
      return left.status == 1 ? .right : .silent("\(id): \(left.said)")
    },
  ]
}

extension BusyPlace {
  /// A file of one line.
  func text(_ name: String) -> String? {
    bytes(name).map { String(decoding: $0, as: UTF8.self).filter { $0 != "\n" } }
  }
}
