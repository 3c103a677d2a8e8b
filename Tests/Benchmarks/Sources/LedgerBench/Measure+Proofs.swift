import Bookkeeping
import Exchange
import MerkleLog

extension Measure {
  /// Acts proved in one measure, spread over the log.
  private static let provenCount = 2_000
  /// Acts between a first publication and the next.
  private static let addedCount = 1_000

  /// The ids of acts spread over the log.
  private func ids(_ ledger: Ledger, _ shop: Workshop) throws -> [EventID] {
    var ids: [EventID] = []
    let step = UInt64(shop.events / Self.provenCount)
    for number in 0..<UInt64(Self.provenCount) {
      let place = (number &* 7_919 % UInt64(Self.provenCount)) * step
      try ledger.entries(from: place, to: place + 1) { _, line in
        let text = String(decoding: (0..<line.count).map { line[$0] }, as: UTF8.self)
        if let start = text.firstRange(of: "\"id\":\"")?.upperBound {
          ids += [EventID(String(text[start...].prefix { $0 != "\"" }))].compactMap(\.self)
        }
        return true
      }
    }
    guard ids.count == Self.provenCount else { throw Failure(what: "\(ids.count) ids") }
    return ids
  }

  /// The proof of an act by its id: its entry, the path, the signed head.
  func prove(_ shop: Workshop) throws -> Reading {
    let ledger = try open(shop.ledger)
    let ids = try ids(ledger, shop)
    var slowest: UInt64 = 0
    var reading = try Reading(count: UInt64(ids.count)) {
      for id in ids {
        let one = try Reading(count: 1) {
          guard try ledger.proof(of: id) != nil else { throw Failure(what: "no proof of \(id)") }
        }
        slowest = max(slowest, one.nanoseconds)
      }
    }
    reading.witness = "\(slowest)"
    return reading
  }

  /// The check of a proof as a file, by its key: reading it, the signature, the path.
  func checkProof(_ shop: Workshop) throws -> Reading {
    let ledger = try open(shop.ledger)
    guard let key = ledger.verifierKey else { throw Failure(what: "no key") }
    let files = try ids(ledger, shop).compactMap { try ledger.proof(of: $0)?.formatted }
      .map { Array($0.utf8) }
    var slowest: UInt64 = 0
    var reading = try Reading(count: UInt64(files.count)) {
      for file in files {
        let one = try Reading(count: 1) {
          let proof = try ProofFile(parsing: file)
          try proof.verify(leaf: .leaf(of: proof.extra ?? []), key: key)
        }
        slowest = max(slowest, one.nanoseconds)
      }
    }
    reading.witness = "\(slowest)"
    return reading
  }

  /// The whole log into an empty folder.
  func publishAll(_ shop: Workshop) throws -> Reading {
    let ledger = try open(shop.ledger)
    shop.remove(shop.site)
    return try Reading(count: ledger.status().size) { _ = try ledger.publish(to: shop.site) }
  }

  /// What is new since `publishAll`.
  func publishMore(_ shop: Workshop) async throws -> Reading {
    let ledger = try open(shop.ledger)
    let acts = (0..<Self.addedCount).map { _ in Self.command() }
    _ = try await ledger.record(acts, settles: false)
    var added: UInt64 = 0
    var reading = try Reading(count: UInt64(Self.addedCount)) {
      added = try ledger.publish(to: shop.site).added
    }
    guard added == Self.addedCount else { throw Failure(what: "\(added) were new") }
    reading.witness = "\(reading.nanoseconds)"
    return reading
  }
}
