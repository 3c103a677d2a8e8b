import FoundationEssentials

/// What one run of one measure gave.
struct Reading {
  var nanoseconds: UInt64 = 0
  /// Acts it worked on.
  var count: UInt64 = 1
  /// Most memory the process had resident, its own and mapped files; in kilobytes.
  var peak: UInt64 = 0
  /// Most memory of its own, mapped files left out; in kilobytes, 0 when not looked at.
  var peakOwn: UInt64 = 0
  /// Something that ledger and floor must agree on, such as the root.
  var witness = "-"

  var perEvent: Double { Double(nanoseconds) / Double(count) }

  /// As a process hands it to the driver.
  var line: String { "reading \(nanoseconds) \(count) \(peak) \(peakOwn) \(witness)" }

  init() {}

  /// Reads the last line of a process's output.
  init?(output: String) {
    guard let line = output.split(separator: "\n").last else { return nil }
    let words = line.split(separator: " ")
    let numbers = words.dropFirst().prefix(4).compactMap { UInt64($0) }
    guard words.count == 6, words[0] == "reading", numbers.count == 4 else { return nil }
    (nanoseconds, count, peak, peakOwn) = (numbers[0], numbers[1], numbers[2], numbers[3])
    witness = String(words[5])
  }

  /// Times `body`.
  init(count: UInt64, _ body: () throws -> Void) rethrows {
    self.count = count
    let start = ContinuousClock.now
    try body()
    nanoseconds = Self.nanoseconds(since: start)
  }

  static func nanoseconds(since start: ContinuousClock.Instant) -> UInt64 {
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    return UInt64(seconds) * 1_000_000_000 + UInt64(attoseconds / 1_000_000_000)
  }
}

/// A figure of this process from `/proc/self/status`, in kilobytes.
func memory(_ name: String) -> UInt64 {
  guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else {
    return 0
  }
  for line in status.split(separator: "\n") where line.hasPrefix(name + ":") {
    return line.split { " \t".contains($0) }.dropFirst().first.flatMap { UInt64($0) } ?? 0
  }
  return 0
}
