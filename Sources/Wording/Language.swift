public import Exchange

/// The languages people are answered in; French comes first.
public enum Language: String, CaseIterable, Sendable {
  case fr, nl, de, en

  /// `--lang`, else the environment's `LANG`, else French.
  public init(environment: [String: String]) {
    let locale = environment["LC_ALL"] ?? environment["LC_MESSAGES"] ?? environment["LANG"] ?? ""
    self = Language(rawValue: String(locale.prefix(2)).lowercased()) ?? .fr
  }

  public var vocabulary: any Vocabulary {
    switch self {
    case .fr: FrenchWords()
    case .nl: DutchWords()
    case .de: GermanWords()
    case .en: EnglishWords()
    }
  }
}

// MARK: - Numbers

extension Language {
  /// The mark between groups of three digits; French sets a narrow no-break space.
  public var groupMark: String {
    switch self {
    case .fr: "\u{202F}"
    case .nl, .de: "."
    case .en: ","
    }
  }

  public var decimalMark: String { self == .en ? "." : "," }

  /// A number as people of this language write it: `1 234,5`.
  public func format(_ value: ExactDecimal) -> String {
    let plain = Array((value.isNegative ? -value : value).description.utf8)
    let point = plain.firstIndex(of: UInt8(ascii: ".")) ?? plain.count
    var text: [UInt8] = value.isNegative ? Array("−".utf8) : []
    for index in 0..<point {
      if index > 0, (point - index) % 3 == 0 { text += groupMark.utf8 }
      text.append(plain[index])
    }
    if point < plain.count { text += decimalMark.utf8 + plain[(point + 1)...] }
    return String(decoding: text, as: UTF8.self)
  }

  public func format(_ value: Int) -> String { format(ExactDecimal(value)) }

  public func format(_ value: UInt64) -> String {
    format(ExactDecimal(micros: Int128(value) * 1_000_000))
  }
}

// MARK: - Dates

extension Language {
  /// A day as people write it: `05/04/2020`, in German `05.04.2020`.
  public func format(_ day: Day) -> String {
    let (year, month, date) = day.civil
    let mark = self == .de ? "." : "/"
    return [Self.padded(date, 2), Self.padded(month, 2), Self.padded(year, 4)]
      .joined(separator: mark)
  }

  /// A time as people of the ledger's zone read it: its day and, when known, the minute.
  public func format(_ time: Timestamp, in zone: LedgerZone) -> String {
    guard let instant = time.instant else { return format(time.day(in: zone)) }
    return format(instant, in: zone)
  }

  public func format(_ instant: Instant, in zone: LedgerZone) -> String {
    let day = zone.day(of: instant)
    let local = instant.milliseconds + Int64(zone.offsetMinutes(at: instant)) * 60_000
    let minutes = Int((local - Int64(day.number) * 86_400_000) / 60_000)
    return format(day) + " " + Self.padded(minutes / 60, 2) + ":" + Self.padded(minutes % 60, 2)
  }

  public static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
