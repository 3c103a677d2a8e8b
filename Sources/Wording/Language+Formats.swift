public import Exchange

// How amounts of money, shares, long dates and periods are written in Belgium.

// MARK: - Numbers

extension Language {
  /// A number rounded half up, with exactly so many digits behind the mark: `4,50`.
  public func format(_ value: ExactDecimal, digits: Int) -> String {
    let rounded = value.rounded(digits: digits)
    let text = format(rounded)
    guard digits > 0 else { return text }
    let parts = text.split(separator: Character(decimalMark), omittingEmptySubsequences: false)
    let isWhole = rounded.micros % 1_000_000 == 0
    let fraction = isWhole ? "" : String(parts.last ?? "")
    let whole = isWhole ? text : String(text.dropLast(fraction.count + 1))
    return whole + decimalMark + fraction
      + String(repeating: "0", count: max(0, digits - fraction.count))
  }

  /// An amount in euros: `1 234,50 €`, in Dutch `€ 1.234,50`, in English `€1,234.50`.
  ///
  /// - Parameter digits: behind the mark; none for amounts that are estimates.
  public func euros(_ value: ExactDecimal, digits: Int = 2) -> String {
    let number = format(value, digits: digits)
    return switch self {
    case .fr, .de: number + "\u{A0}€"
    case .nl: "€\u{A0}" + number
    case .en: value.isNegative ? "−€" + number.dropFirst() : "€" + number
    }
  }

  /// Two amounts as one range, or the one where both are the same.
  public func euros(from low: ExactDecimal, to high: ExactDecimal, digits: Int = 2) -> String {
    let (first, last) = (euros(low, digits: digits), euros(high, digits: digits))
    return first == last ? first : range(first, last)
  }

  /// From one to another.
  public func range(_ first: String, _ last: String) -> String {
    switch self {
    case .fr: first + " à " + last
    case .nl: first + " tot " + last
    case .de: first + " bis " + last
    case .en: first + " to " + last
    }
  }

  /// A fraction as a percentage with one digit: `78,3 %`.
  public func percent(_ fraction: ExactDecimal, digits: Int = 1) -> String {
    let number = format(fraction.times(100), digits: digits)
    return switch self {
    case .fr, .de: number + "\u{A0}%"
    case .nl, .en: number + "%"
    }
  }
}

extension Language {
  /// Instead of a figure beyond what anybody could mean: that it is, and the acts to look at.
  public func tooLarge(because acts: [String]) -> String {
    let said =
      switch self {
      case .fr: "trop grand pour être dit"
      case .nl: "te groot om te vermelden"
      case .de: "zu groß für eine Angabe"
      case .en: "too large to be told"
      }
    guard !acts.isEmpty else { return said }
    let because =
      switch self {
      case .fr: "à cause de"
      case .nl: "door"
      case .de: "wegen"
      case .en: "because of"
      }
    return "\(said) (\(because) \(acts.joined(separator: ", ")))"
  }

  /// The same for a figure as JSON writes it, `{"tooLarge":["w1"]}`; nil for any other.
  public func excess(in figure: String) -> String? {
    guard figure.hasPrefix("{\"tooLarge\":[") else { return nil }
    let words = figure.split(separator: "\"")
    // Between two ids stands a comma.
    return tooLarge(
      because: words.dropFirst(3).enumerated().filter { $0.offset % 2 == 0 && $0.element != "]}" }
        .map { String($0.element) })
  }
}

extension ExactDecimal {
  /// Rounded half away from zero to so many digits behind the point, at most six.
  public func rounded(digits: Int) -> ExactDecimal {
    var step: Int128 = 1
    for _ in min(digits, 6)..<6 { step *= 10 }
    let half = ExactDecimal(micros: micros < 0 ? -step / 2 : step / 2)
    return ExactDecimal(micros: (self + half).micros / step * step)
  }
}

// MARK: - Dates

extension Language {
  /// A day with its month in words: `18 mars 2020`, `1er avril 2020`, `18. März 2020`.
  public func longDate(_ day: Day) -> String {
    dayAndMonth(day) + " " + Self.padded(day.civil.year, 4)
  }

  /// A period in words: `du 18 mars au 30 avril 2020`. What both ends share is said once; an end
  /// that is open is said to be so.
  public func period(from first: Day?, to last: Day?) -> String {
    switch (first, last) {
    case (let first?, let last?) where first == last: onDay(longDate(first))
    case (let first?, let last?): between(beginning(of: first, upTo: last), longDate(last))
    case (let first?, nil): since(longDate(first))
    case (nil, let last?): until(longDate(last))
    case (nil, nil): fromTheBeginning
    }
  }

  /// The months from January on.
  public var months: [String] {
    switch self {
    case .fr:
      [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
        "octobre", "novembre", "décembre",
      ]
    case .nl:
      [
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
        "oktober", "november", "december",
      ]
    case .de:
      [
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
        "Oktober", "November", "Dezember",
      ]
    case .en:
      [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
      ]
    }
  }

  private func dayAndMonth(_ day: Day) -> String {
    dayNumber(day) + "\u{A0}" + months[day.civil.month - 1]
  }

  private func dayNumber(_ day: Day) -> String {
    let number = day.civil.day
    return switch self {
    case .fr: number == 1 ? "1er" : String(number)
    case .de: "\(number)."
    case .nl, .en: String(number)
    }
  }

  private func beginning(of first: Day, upTo last: Day) -> String {
    if first.civil.year != last.civil.year { return longDate(first) }
    return first.civil.month == last.civil.month ? dayNumber(first) : dayAndMonth(first)
  }

  private func between(_ first: String, _ last: String) -> String {
    switch self {
    case .fr: "du \(first) au \(last)"
    case .nl: "van \(first) tot en met \(last)"
    case .de: "vom \(first) bis zum \(last)"
    case .en: "from \(first) to \(last)"
    }
  }

  private func onDay(_ day: String) -> String {
    switch self {
    case .fr: "le \(day)"
    case .nl: "op \(day)"
    case .de: "am \(day)"
    case .en: "on \(day)"
    }
  }

  private func since(_ day: String) -> String {
    switch self {
    case .fr: "depuis le \(day)"
    case .nl: "sinds \(day)"
    case .de: "seit dem \(day)"
    case .en: "since \(day)"
    }
  }

  private func until(_ day: String) -> String {
    switch self {
    case .fr: "jusqu’au \(day)"
    case .nl: "tot en met \(day)"
    case .de: "bis zum \(day)"
    case .en: "until \(day)"
    }
  }

  private var fromTheBeginning: String {
    switch self {
    case .fr: "depuis le début"
    case .nl: "sinds het begin"
    case .de: "seit Beginn"
    case .en: "from the beginning"
    }
  }
}
