import Foundation

/// An act as the naive model knows it: words and whole numbers, nothing of our vocabulary.
struct NaiveAct: Equatable {
  /// When it happened: an instant in milliseconds since 1970, or a day since 1970.
  enum When: Equatable {
    case instant(Int)
    case day(Int)
  }
  struct Amount: Equatable {
    var value: Int
    var unit: String
  }

  var id: String
  var kind: String
  var when: When
  var texts: [String: String] = [:]
  /// Several names in one field.
  var lists: [String: [String]] = [:]
  var amounts: [String: Amount] = [:]
  var times: [String: When] = [:]
  var flags: [String: Bool] = [:]
  var counts: [String: Int] = [:]

  subscript(field: String) -> String? { texts[field] }

  /// The command line of this act.
  var line: String {
    var fields = ["id": quoted(id), "kind": quoted(kind), "occurredAt": quoted(when.text)]
    for (field, text) in texts { fields[field] = quoted(text) }
    for (field, names) in lists {
      fields[field] = "[\(names.map(quoted).joined(separator: ","))]"
    }
    for (field, time) in times { fields[field] = quoted(time.text) }
    for (field, flag) in flags { fields[field] = "\(flag)" }
    for (field, count) in counts { fields[field] = "\(count)" }
    for (field, amount) in amounts {
      fields[field] = #"{"unit":"\#(amount.unit)","value":"\#(amount.value)"}"#
    }
    if kind == "itemDefined" { fields["labels"] = #"{"fr":"article"}"# }
    let sorted = fields.sorted { $0.key < $1.key }
    return "{" + sorted.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
  }

  private func quoted(_ text: String) -> String { "\"\(text)\"" }
}

extension NaiveAct.When {
  /// First and last millisecond that this time can mean.
  var start: Int {
    switch self {
    case .instant(let milliseconds): milliseconds
    case .day(let day): BrusselsDays.start(of: day)
    }
  }
  var end: Int {
    switch self {
    case .instant(let milliseconds): milliseconds
    case .day(let day): BrusselsDays.start(of: day + 1) - 1
    }
  }
  var calendarDay: Int {
    switch self {
    case .instant(let milliseconds): BrusselsDays.day(of: milliseconds)
    case .day(let day): day
    }
  }

  var text: String {
    switch self {
    case .day(let day): BrusselsDays.text(of: day)
    case .instant(let milliseconds):
      BrusselsDays.text(of: milliseconds / 86_400_000) + "T"
        + [3_600_000, 60_000, 1000].map { unit in
          let number = milliseconds % 86_400_000 / unit % (unit == 3_600_000 ? 24 : 60)
          return (number < 10 ? "0" : "") + "\(number)"
        }.joined(separator: ":") + "Z"
    }
  }
}

/// Calendar days in Brussels as Foundation's time zone database has them, from 2013 until 2021: a clock that is set
/// right may go back by 400 days, more than once.
enum BrusselsDays {
  private static let first = 16_000
  private static let count = 3_000
  private static let starts: [Int] = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: "Europe/Brussels")!
    return (0..<count).map { offset in
      let noon = Date(timeIntervalSince1970: Double(first + offset) * 86_400 + 43_200)
      return Int(calendar.startOfDay(for: noon).timeIntervalSince1970) * 1000
    }
  }()
  private static let texts: [String] = (0..<count).map { offset in
    let date = Date(timeIntervalSince1970: Double(first + offset) * 86_400)
    return String(date.ISO8601Format().prefix(10))
  }

  static func start(of day: Int) -> Int { starts[day - first] }
  static func text(of day: Int) -> String { texts[day - first] }

  static func day(of milliseconds: Int) -> Int {
    var day = milliseconds / 86_400_000
    if start(of: day + 1) <= milliseconds { day += 1 }
    if start(of: day) > milliseconds { day -= 1 }
    return day
  }
}
