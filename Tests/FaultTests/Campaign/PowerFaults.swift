import Foundation
import Programs

/// The power fails: of what was not synced any part is lost or torn.
enum PowerFaults {
  /// Does the work once, noting it, and cuts the power at `cuts` of its moments.
  static func tally(_ work: Work, seed: UInt64, cuts: Int) throws -> Tally {
    var tally = Tally("power cut: \(work.name)")
    var chance = Chance(seed: seed)
    let shop = try Workshop()
    // What comes before is done under the shim too, so that its names and syncs are known.
    try work.prepare(shop)
    try shop.makeFolder("now")
    let shim = Child.Shim(root: shop["now"], trace: shop["trace"])
    for words in work.earlier(shop["now"]) + [work.words(shop["now"], shop["archive"])] {
      try Child(words, shim: shim).finish()
    }
    let trace = DiskTrace(FileManager.default.contents(atPath: shop["trace"]) ?? Data())
    let moments = (0..<cuts).map { _ in Int.random(in: 0...trace.acts.count, using: &chance) }
    let disk = Disk(path: shop["now"])
    var remains: [Remains] = []
    for moment in 0...trace.acts.count {
      let act = moment < trace.acts.count ? trace.acts[moment] : .allSynced
      if case .written = act { disk.perform(act, isOnItsWay: true) }
      for _ in 0..<moments.count(where: { $0 == moment }) {
        let survival = Disk.Survival.allCases.randomElement(using: &chance)!
        let name = "cut-\(remains.count)"
        try disk.writeRemains(to: shop[name], survival, &chance)
        try leaveLocks(in: shop[name], &chance)
        let which = "seed \(seed), \(survival) survives before act \(moment) (\(act.brief))"
        let said = trace.said(before: moment)
        if let complaint = try work.complaint(shop[name], shop["archive"], said) {
          tally.count(.silent(complaint), which)
        }
        remains.append(Remains(ledger: name + "/ledger", said: said, which: which))
      }
      if moment < trace.acts.count { disk.perform(act) }
      if remains.count >= 24 { try judge(&remains, in: shop, &tally) }
    }
    try judge(&remains, in: shop, &tally)
    return tally
  }

  private static func judge(
    _ remains: inout [Remains], in shop: Workshop, _ tally: inout Tally
  ) throws {
    try shop.judge(remains, into: &tally)
    for index in remains.indices { shop.remove("cut-\(index)") }
    remains = []
  }

  /// The lock files are written through maps, unseen: any part of them may be there.
  private static func leaveLocks(in folder: String, _ chance: inout Chance) throws {
    for part in ["log", "views"] {
      let path = "\(folder)/ledger/\(part)/lock.mdb"
      guard FileManager.default.fileExists(atPath: path), Bool.random(using: &chance) else {
        continue
      }
      let bytes = (0..<8192).map { _ in UInt8.random(in: .min ... .max, using: &chance) }
      try Data(bytes).write(to: URL(filePath: path))
    }
  }
}

extension DiskTrace.Act {
  /// What it was, without what was written.
  fileprivate var brief: String {
    if case .written(let path, let offset, let bytes, let isSynchronous) = self {
      return "\(bytes.count) bytes at \(offset) of \(path)\(isSynchronous ? ", synchronous" : "")"
    }
    return "\(self)".replacing("\n", with: " ")
  }
}
