import Exchange

/// A telephone number however it is told: in any groups, with the code of its country or without, with the zero in
/// front or without.
struct Telephone: Equatable {
  /// The ways to read the digits: what begins like the code of a country may have none.
  let readings: [Reading]

  struct Reading: Equatable {
    /// The code of the country; nil where none is told.
    var country: [UInt8]?
    /// What is dialled within the country, without the zero in front.
    var number: [UInt8]

    /// Fewer digits can be anything, among other digits most of all.
    var isShort: Bool { number.count < 8 }

    func isSame(as other: Reading) -> Bool {
      guard number == other.number else { return false }
      guard let country, let otherCountry = other.country else {
        return number.count >= (country == nil && other.country == nil ? 5 : 6)
      }
      return country == otherCountry
    }
  }

  /// What the two have in common; nil where they are not one number.
  func reading(sharedWith others: [Reading]) -> Reading? {
    readings.first { one in others.contains(where: one.isSame) }
  }

  func isSame(as other: Telephone) -> Bool { reading(sharedWith: other.readings) != nil }
}

// MARK: - Known

extension Telephone {
  /// The numbers that a contact tells: mostly one.
  static func all(in contact: String) -> [Telephone] {
    let bytes = Array(contact.utf8)
    var stretches: [[Group]] = []
    var end = 0
    var isBehindLetters = true
    for word in FoldedText(contact).words {
      let gap = bytes[end..<word.range.lowerBound]
      end = word.range.upperBound
      guard word.isNumber else {
        isBehindLetters = true
        continue
      }
      let group = Group(
        digits: Array(word.folded.utf8), hasPlus: gap.contains(UInt8(ascii: "+")),
        isApart: gap.contains { ",;/|&\n".utf8.contains($0) })
      if isBehindLetters || group.hasPlus {
        stretches.append([group])
      } else {
        stretches[stretches.count - 1].append(group)
      }
      isBehindLetters = false
    }
    let found = stretches.flatMap(\.numbers).filter { $0.digitCount >= leastDigitCount }
    // Letters among the digits part no number.
    let kept = found.isEmpty ? [stretches.flatMap { $0 }] : found
    return kept.filter { $0.digitCount >= leastDigitCount }
      .map { Telephone(readings: readings(of: $0.flatMap(\.digits), hasPlus: $0[0].hasPlus)) }
  }

  /// What has fewer digits is no number by which somebody is reached.
  static let leastDigitCount = 6

  struct Group {
    var digits: [UInt8]
    var hasPlus: Bool
    /// Whether a comma, a stroke or a line break stands before it.
    var isApart: Bool
  }

  private static func readings(of digits: [UInt8], hasPlus: Bool) -> [Reading] {
    if let reading = Reading(international: digits, hasPlus: hasPlus) { return [reading] }
    var readings = [Reading(national: digits)]
    if let code = Reading.neighbour(before: digits), let reading = Reading(after: code, digits) {
      readings.append(reading)
    }
    return readings
  }
}

extension [Telephone.Group] {
  fileprivate var digitCount: Int { reduce(0) { $0 + $1.digits.count } }

  /// `081 22 33 44 / 0470 12 34 56` are two, `0470/12.34.56` is one.
  fileprivate var numbers: [[Telephone.Group]] {
    var parts: [[Telephone.Group]] = []
    for group in self {
      if parts.isEmpty || group.isApart { parts.append([]) }
      parts[parts.count - 1].append(group)
    }
    return parts.allSatisfy { $0.digitCount >= Telephone.leastDigitCount } ? parts : [self]
  }
}

extension Telephone.Reading {
  init(national digits: [UInt8]) {
    self.init(country: nil, number: Array(digits.drop { $0 == .zeroDigit }))
  }

  /// Nil for digits that do not begin with the code of a country, as a plus or two zeros announce it.
  init?(international digits: [UInt8], hasPlus: Bool) {
    let body = digits.drop { $0 == .zeroDigit }
    let zeros = digits.count - body.count
    guard zeros == 2 || hasPlus && zeros == 0, body.count > 3 else { return nil }
    self.init(after: Array(body.prefix(Self.codeLength(body))), Array(body))
  }

  /// The rest after the code of a country, the zero that some write behind it left out; nil where that is too short.
  init?(after code: [UInt8], _ digits: [UInt8]) {
    let number = Array(digits.dropFirst(code.count).drop { $0 == .zeroDigit })
    guard number.count >= Telephone.leastDigitCount else { return nil }
    self.init(country: code, number: number)
  }

  /// The codes of those around, which are written without a plus as well; nil where there is none, or what
  /// follows is too short to be sure.
  static func neighbour(before digits: [UInt8]) -> [UInt8]? {
    ["31", "32", "33", "49", "352"].map { Array($0.utf8) }
      .first { digits.starts(with: $0) && digits.count - $0.count >= 8 }
  }

  private static let codesOfTwoDigits: Set<Int> = [
    20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55, 56,
    57, 58, 60, 61, 62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98,
  ]

  /// How many digits the code of a country has (ITU-T E.164).
  private static func codeLength(_ digits: ArraySlice<UInt8>) -> Int {
    let two = digits.prefix(2).reduce(0) { $0 * 10 + Int($1 - .zeroDigit) }
    if two / 10 == 1 || two / 10 == 7 { return 1 }
    return codesOfTwoDigits.contains(two) ? 2 : 3
  }
}

extension UInt8 {
  fileprivate static var zeroDigit: UInt8 { UInt8(ascii: "0") }
}

// MARK: - Told in a text

/// Digits of a text that may be a telephone number.
struct ToldNumber {
  /// The bytes of them, and of the plus before them.
  let range: Range<Int>
  let readings: [Telephone.Reading]
  /// Whether no other digits stand beside them, and nothing but spaces, points and the like between them.
  let isApart: Bool
}

extension FoldedText {
  /// Every run of groups of digits that may tell a telephone number, each group whole.
  ///
  /// What stands before a number belongs to it only where it can be nothing else: a plus, two zeros, or the code of
  /// a country around, right before the number without its zero. Digits of a group before, a day, a quantity, or the
  /// end of another number, do not.
  func toldNumbers(in bytes: [UInt8]) -> [ToldNumber] {
    words.indices.flatMap { first in
      words[first].isNumber ? toldNumbers(in: bytes, from: first) : []
    }
  }

  /// More groups or more digits tell no telephone.
  private static let most = (groups: 10, digits: 20)

  private func toldNumbers(in bytes: [UInt8], from first: Int) -> [ToldNumber] {
    var found: [ToldNumber] = []
    var digits: [UInt8] = []
    var isApart = !isJoined(first, bytes)
    let plus = plus(before: first, bytes)
    for last in first..<min(first + Self.most.groups, words.count) {
      guard words[last].isNumber, last == first || isOneNumber(last, bytes) else { break }
      if last > first, !isJoined(last, bytes) { isApart = false }
      digits += words[last].folded.utf8
      if digits.count > Self.most.digits { break }
      if digits.count < 5 { continue }
      let readings = readings(of: digits, from: first, hasPlus: plus != nil, bytes)
      if readings.isEmpty { continue }
      let start = readings[0].country == nil ? nil : plus
      found.append(
        ToldNumber(
          range: (start ?? words[first].range.lowerBound)..<words[last].range.upperBound,
          readings: readings, isApart: isApart && !isJoined(last + 1, bytes)))
    }
    return found
  }

  private func readings(
    of digits: [UInt8], from first: Int, hasPlus: Bool, _ bytes: [UInt8]
  ) -> [Telephone.Reading] {
    let head = words[first].folded.utf8.count
    // Digits that are a group of their own before the number are another's where others stand before them.
    let mayLead = !isJoined(first, bytes) && isJoined(first + 1, bytes)
    if let reading = Telephone.Reading(international: digits, hasPlus: hasPlus) {
      return hasPlus || head > 2 || mayLead ? [reading] : []
    }
    if digits[0] == .zeroDigit {
      // One zero stands before a number within its country.
      return digits[1] != .zeroDigit && (head > 1 || mayLead) ? [.init(national: digits)] : []
    }
    var readings = [Telephone.Reading(national: digits)]
    if let code = Telephone.Reading.neighbour(before: digits), head >= code.count,
      head > code.count || mayLead && !isNational(first + 1),
      let reading = Telephone.Reading(after: code, digits)
    {
      readings.append(reading)
    }
    return readings
  }

  /// Whether a group begins with the zero that stands before a number within its country: `0470`, and not the
  /// zero alone of `+32 (0)470`.
  private func isNational(_ index: Int) -> Bool {
    words[index].folded.utf8.first == .zeroDigit && words[index].folded.utf8.count > 1
  }

  /// Where the plus before a group stands.
  private func plus(before index: Int, _ bytes: [UInt8]) -> Int? {
    var place = words[index].range.lowerBound - 1
    if place > 0, bytes[place] == UInt8(ascii: " ") { place -= 1 }
    return place >= 0 && bytes[place] == UInt8(ascii: "+") ? place : nil
  }

  private func gap(before index: Int, _ bytes: [UInt8]) -> ArraySlice<UInt8> {
    bytes[words[index - 1].range.upperBound..<words[index].range.lowerBound]
  }

  /// Whether a group may go on the number that the group before it is of: no line break stands between them.
  private func isOneNumber(_ index: Int, _ bytes: [UInt8]) -> Bool {
    let gap = gap(before: index, bytes)
    return gap.count <= 6 && !gap.contains(UInt8(ascii: "\n"))
  }

  /// Whether two groups look like one number: nothing but spaces, points, dashes and brackets is between them.
  private func isJoined(_ index: Int, _ bytes: [UInt8]) -> Bool {
    guard words.indices.contains(index), index > 0, words[index].isNumber,
      words[index - 1].isNumber
    else { return false }
    let gap = gap(before: index, bytes)
    return gap.count <= 6 && gap.allSatisfy { $0 >= 0x80 || " .-/()_".utf8.contains($0) }
  }
}
