public import Exchange

/// Week by week: bars for one series, a stepped line for another, on one axis.
public struct WeekChart: Chart {
  public struct Week: Hashable, Sendable {
    /// How the week is called under the axis, short.
    public let label: String
    /// The height of the bar and of the step.
    public let bar, step: ExactDecimal

    public init(label: String, bar: ExactDecimal, step: ExactDecimal) {
      self.label = label
      self.bar = bar
      self.step = step
    }
  }

  public let id: String
  public let title: String
  public let alternative: String
  let weeks: [Week]
  let barLabel, stepLabel: String
  let scale: RoundScale
  /// What the marks of the axis are called.
  let marks: [String]

  /// A chart of weeks in their order; `nil` when all is zero or something below zero.
  ///
  /// `barLabel` and `stepLabel` say what each series counts, unit included; `number` writes the
  /// marks of the axis.
  public init?(
    id: String, title: String, alternative: String, weeks: [Week], barLabel: String,
    stepLabel: String, number: (ExactDecimal) -> String
  ) {
    let values = weeks.flatMap { [$0.bar, $0.step] }
    guard let most = values.max(), most > .zero, !values.contains(where: \.isNegative)
    else { return nil }
    self.id = id
    self.title = title
    self.alternative = alternative
    self.weeks = weeks
    self.barLabel = barLabel
    self.stepLabel = stepLabel
    scale = RoundScale(upTo: most, whole: values.allSatisfy { $0.micros % 1_000_000 == 0 })
    marks = scale.marks.map(number)
  }
}
