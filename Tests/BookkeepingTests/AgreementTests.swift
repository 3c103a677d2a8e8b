import Foundation
import Testing

/// Short in a normal run, long with MAILLON_SOAK=1.
let isSoaking = ProcessInfo.processInfo.environment["MAILLON_SOAK"] != nil

/// How many seeds, when MAILLON_SEEDS does not say it.
private let seedCount: UInt64 =
  ProcessInfo.processInfo.environment["MAILLON_SEEDS"].flatMap { UInt64($0) }
  ?? (isSoaking ? 2000 : 12)

/// The ledger and a model written from domain.md alone say the same of the same history.
@Suite struct `Ledger and naive model` {
  @Test(arguments: 0..<seedCount)
  func `agree on every verdict and every answer`(seed: UInt64) async throws {
    let disagreement = try await Telling.disagreement(seed: seed, groups: isSoaking ? 120 : 40)
    #expect(disagreement == nil, "seed \(seed)\n\(disagreement ?? "")")
  }
}
