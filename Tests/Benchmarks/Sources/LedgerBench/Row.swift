/// One line of the table: what is compared with what, and how far apart they may be.
struct Row {
  enum Goal {
    /// The ledger takes at most so many times as long.
    case atMost(Double)
    /// The ledger does at least so many times as much in the same time.
    case atLeast(Double)
    /// The ledger takes at most so many milliseconds, whatever the floor.
    case within(Double)
  }
  /// How times are shown.
  enum Scale {
    case nanosecondsPerEvent, microseconds, milliseconds, perSecond
  }

  var name: String
  var what: String
  var goal: Goal
  var scale = Scale.nanosecondsPerEvent
  var ours: [Reading] = []
  var floor: [Reading] = []

  /// The ratio of each pair of neighbours.
  var ratios: [Double] {
    zip(ours, floor).map { ours, floor in
      switch goal {
      case .atMost, .within: ours.perEvent / floor.perEvent
      case .atLeast: floor.perEvent / ours.perEvent
      }
    }
  }

  var isMet: Bool {
    switch goal {
    case .atMost(let most): ratios.median <= most
    case .atLeast(let least): ratios.median >= least
    case .within(let most): ours.map(\.perEvent).median <= most * 1_000_000
    }
  }

  /// The line as it is printed.
  var line: String {
    let goal =
      switch self.goal {
      case .atMost(let most): "≤ \(most.short)"
      case .atLeast(let least): "≥ \(least.short)"
      case .within(let most): "≤ \(most.short) ms"
      }
    return [
      name.padded(12), show(ours).padded(32), show(floor).padded(32),
      ratios.spread(\.short).padded(24), goal.padded(8), isMet ? "met" : "NOT MET",
    ].joined()
  }

  private func show(_ readings: [Reading]) -> String {
    readings.map(\.perEvent).map { value in
      switch scale {
      case .nanosecondsPerEvent: value
      case .microseconds: value / 1_000
      case .milliseconds: value / 1_000_000
      case .perSecond: 1_000_000_000 / value
      }
    }.spread {
      scale == .milliseconds || scale == .microseconds ? $0.short : "\(Int($0.rounded()))"
    } + unit
  }

  private var unit: String {
    switch scale {
    case .nanosecondsPerEvent: " ns"
    case .microseconds: " µs"
    case .milliseconds: " ms"
    case .perSecond: "/s"
    }
  }

  static let head = [
    "row".padded(12), "ledger: median (min–max)".padded(32), "floor: median (min–max)".padded(32),
    "ratio: median (min–max)".padded(24), "target".padded(8), "",
  ].joined()
}

extension [Double] {
  var median: Double {
    let sorted = sorted()
    guard let middle = sorted.indices.middle else { return .nan }
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  func spread(_ show: (Double) -> String) -> String {
    guard let low = self.min(), let high = self.max() else { return "–" }
    return "\(show(median)) (\(show(low))–\(show(high)))"
  }
}

extension Range<Int> {
  fileprivate var middle: Int? { isEmpty ? nil : lowerBound + count / 2 }
}

extension Double {
  /// Two digits after the point.
  var short: String {
    let hundredths = Int((self * 100).rounded())
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    return "\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension String {
  func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(1, width - count))
  }
}
