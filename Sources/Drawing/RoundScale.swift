import Exchange

/// An axis from zero with three to five round marks, the last at or above the largest value.
struct RoundScale: Hashable {
  let marks: [ExactDecimal]

  /// For values of which the largest is above zero; whole values get whole marks.
  init(upTo most: ExactDecimal, whole: Bool) {
    precondition(!most.isNegative && !most.isZero, "An axis needs a value above zero.")
    var power: Int128 = whole ? 1_000_000 : 1
    var step = power
    // 1, 2, 5, 10, 20 …: at most 2.5 times the one before, so that two to four steps are enough.
    search: while true {
      for factor in [1, 2, 5] as [Int128] {
        step = factor * power
        if step * 4 >= most.micros { break search }
      }
      power *= 10
    }
    let count = max((most.micros + step - 1) / step, 2)
    marks = (0...count).map { ExactDecimal(micros: step * $0) }
  }

  var top: ExactDecimal { marks[marks.count - 1] }

  /// The share of the axis that a value takes, from 0 to 1.
  func share(_ value: ExactDecimal) -> Double { value.approximate / top.approximate }
}
