import Foundation
import Testing

/// Short in a normal run, long with MAILLON_SOAK=1.
let isSoaking = ProcessInfo.processInfo.environment["MAILLON_SOAK"] != nil

/// How many seeds, when MAILLON_SEEDS does not say it.
private let seedCount: UInt64 =
  ProcessInfo.processInfo.environment["MAILLON_SEEDS"].flatMap { UInt64($0) }
  ?? (isSoaking ? 2000 : 12)

/// Lets a few tests at a time have a ledger open: each reserves address space for its files.
private actor Turns {
  static let shared = Turns(16)
  private var left: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(_ count: Int) { left = count }

  func take() async {
    if left > 0 {
      left -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  func giveBack() {
    if waiting.isEmpty { left += 1 } else { waiting.removeFirst().resume() }
  }
}

/// The ledger and a model written from domain.md alone say the same of the same history.
@Suite struct `Ledger and naive model` {
  @Test(arguments: 0..<seedCount)
  func `agree on every verdict and every answer`(seed: UInt64) async throws {
    await Turns.shared.take()
    let result: Result<String?, any Error>
    do {
      result = .success(
        try await Telling.disagreement(seed: seed, groups: isSoaking ? 120 : 50))
    } catch {
      result = .failure(error)
    }
    await Turns.shared.giveBack()
    let disagreement = try result.get()
    #expect(disagreement == nil, "seed \(seed)\n\(disagreement ?? "")")
  }
}
