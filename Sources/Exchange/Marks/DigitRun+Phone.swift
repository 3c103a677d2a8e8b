// Telephone numbers: of Belgium (0470 12 34 56, 081 22 33 44), France (01 23 45 67 89), the Netherlands
// (06-12345678), Germany (0241/1234567, 0151 12345678), Luxembourg (621 123 456; others after a word for a
// telephone), of any country with its code.

extension DigitRun {
  /// Whether people would dial this where they write what they like.
  var isPhone: Bool {
    let rest = withoutDays
    if isAfterTelephone, (6...15).contains(rest.digits.count) { return true }
    // What a word announces is a thing's, but as people group their mobiles nobody groups anything else.
    if isOfThing, !isPlus { return rest.shape.indices.contains { rest.isGroupedMobile(at: $0) } }
    if isInternational || isFivePairs || rest.isWithCode { return true }
    if rest.isNational || rest.isLuxembourgMobile || rest.isWithoutZero { return true }
    return rest.shape.indices.contains {
      rest.isMobile(at: $0) || rest.isBelgianWithCode(at: $0) || rest.isAmongOthers(at: $0)
    }
  }

  /// Whether people would dial this though they put signs between its groups that are not put there.
  var isOddPhone: Bool {
    if isAfterTelephone, gaps.count >= 2, (8...12).contains(digits.count), isUniform { return true }
    if shape.indices.contains(where: { isGroupedMobile(at: $0, [[4, 2, 2, 2]]) }) { return true }
    guard isUniform, digits[0] == 0, digits[1] != 0, !isOfThing, !isCounting, !isInAddress else {
      return false
    }
    return switch shape {
    case [3, 2, 2, 2], [2, 3, 2, 2]: true
    // A day and a time are told with commas and colons too.
    case [2, 2, 2, 2, 2]: "'*|;".utf8.contains(gaps[0].first)
    default: false
    }
  }

  /// Whether it must be one where bare numbers are what they are there for.
  var isPhoneInName: Bool {
    if isPlus, isInternational { return true }
    if isAfterTelephone, ":=".utf8.contains(signBefore), digits.count >= 6 { return true }
    if isAfterTelephone, isNational || isInternational { return true }
    if shape.count > 3, isBelgianWithCode(at: 0) { return true }
    guard gaps.count >= 3, !isCounting, digits[0] == 0, digits[1] != 0, isUniform else {
      return false
    }
    let isPointed = gaps[0].first != UInt8(ascii: "-")
    return switch shape {
    case [4, 2, 2, 2]: digits[1] == 4 && !isEnterpriseNumber
    case [2, 2, 2, 2, 2], [3, 2, 2, 2], [2, 3, 2, 2]: isPointed
    default: false
    }
  }

  // MARK: - With the code of a country

  private var isInternational: Bool {
    if isPlus { return (9...15).contains(digits.count) && digits[0] != 0 && !isRound }
    guard digits.starts(with: [0, 0]), (11...17).contains(digits.count), digits[2] != 0 else {
      return false
    }
    return shape.count > 1 || isOfNeighbour || isAfterTelephone || !hasBarCodeCheck
  }

  private var isOfNeighbour: Bool {
    let codes: [[UInt8]] = [[3, 1], [3, 2], [3, 3], [4, 1], [4, 4], [4, 9], [3, 5, 2]]
    return codes.contains { digits.dropFirst(2).starts(with: $0) }
  }

  /// `32470123456`, `33 6 12 34 56 78`: a mobile of a neighbour as programs write it, without its plus.
  private var isWithCode: Bool {
    guard digits.count >= 11, shape.count == 1 || shape.count > 3 else { return false }
    if shape == [12], hasBarCodeCheck { return false }
    return switch (digits.count, digits[0], digits[1], digits[2]) {
    case (11, 3, 2, 4): shape.count == 1 && (5...9).contains(digits[3])
    case (11, 3, 3, 6), (11, 3, 3, 7), (11, 3, 1, 6): isCodeApart(2)
    case (12...13, 4, 9, 1): isCodeApart(2) && (5...7).contains(digits[3])
    case (12, 3, 5, 2): isCodeApart(3) && digits[3] == 6 && [2, 6, 7, 9].contains(digits[4])
    default: false
    }
  }

  private func isCodeApart(_ count: Int) -> Bool { shape.count == 1 || shape[0] == count }

  /// `32 470 12 34 56`, `32 (0)470 12.34.56`, among other numbers.
  private func isBelgianWithCode(at index: Int) -> Bool {
    guard shape[index] == 2, number(index) == 32 else { return false }
    let rest = shape[index...].dropFirst()
    for form in [[3, 2, 2, 2], [3, 6], [1, 3, 2, 2, 2], [1, 3, 6], [4, 2, 2, 2], [4, 6]]
    where rest.starts(with: form) {
      let number = part(index + 1, form.count).digits.drop { $0 == 0 }
      if number.count == 9, number.first == 4, number.dropFirst().first! >= 5 { return true }
    }
    return false
  }

  /// `470 12 34 56`: the zero in front was eaten by a spreadsheet.
  private var isWithoutZero: Bool {
    shape == [3, 2, 2, 2] && digits[0] == 4 && digits[1] >= 5
      && gaps[1] == gaps[2] && gaps.allSatisfy { $0.count == 1 }
  }

  /// `+500 000 000`: an amount.
  private var isRound: Bool {
    digits.suffix(6).allSatisfy { $0 == 0 } && shape.dropFirst().allSatisfy { $0 == 3 }
  }

  /// Whether this is a bar code (GS1: UPC, EAN-13, GTIN-14) with the right last digit.
  private var hasBarCodeCheck: Bool {
    guard (12...14).contains(digits.count) else { return false }
    var sum = 0
    for (place, digit) in digits.dropLast().reversed().enumerated() {
      sum += Int(digit) * (place % 2 == 0 ? 3 : 1)
    }
    return (10 - sum % 10) % 10 == Int(digits[digits.count - 1])
  }

  // MARK: - Within a country

  private var isNational: Bool {
    guard digits.count >= 9, digits[0] == 0, digits[1] != 0, shape.count(where: { $0 == 1 }) <= 1,
      !isEnterpriseNumber, !isPaymentReference, !isCounting || shape.count != 5
    else { return false }
    switch digits.count {
    case 9, 10: return true
    case 11, 12:
      // German numbers are of any length: a mobile, or a prefix and what is behind it.
      let isMobile = digits[1] == 1 && (5...7).contains(digits[2])
      if shape.count == 1 { return isMobile && !hasBarCodeCheck }
      return isMobile || shape.count <= 3 && (3...5).contains(shape[0])
    default: return false
    }
  }

  private var isLuxembourgMobile: Bool {
    return shape == [3, 3, 3] && digits[0] == 6 && [2, 6, 7, 9].contains(digits[1])
      && [1, 8].contains(digits[2]) && !isCounted && !isPlus
  }

  /// `01.23.45.67.89`: so are telephones written in France, and days with times not.
  private var isFivePairs: Bool {
    shape == [2, 2, 2, 2, 2] && isUniform && digits[0] == 0 && digits[1] != 0 && !isCounting
  }

  private static let mobiles = [[4, 2, 2, 2], [4, 6], [4, 3, 3], [10]]

  /// A mobile of Belgium among other numbers: `0470 12 34 56`, `0470/123456`, `0470123456`.
  private func isMobile(at index: Int) -> Bool {
    let rest = shape[index...]
    for form in Self.mobiles where rest.starts(with: form) {
      let number = part(index, form.count)
      if number.digits[0] == 0, number.digits[1] == 4, !number.isEnterpriseNumber { return true }
    }
    return false
  }

  /// A number of a house, or one that is dialled from abroad, with a quantity, a day or another number in the same
  /// run: `20 081 22 33 44`, `081 22 33 44 / 081 22 33 45`.
  private func isAmongOthers(at index: Int) -> Bool {
    let rest = shape[index...]
    for form in [[3, 2, 2, 2], [2, 3, 2, 2], [2, 2, 2, 2, 2]] where rest.starts(with: form) {
      let number = part(index, form.count)
      // Where there are more pairs than five it is a list.
      let (before, after) = (shape[..<index].last, rest.dropFirst(form.count).first)
      if form.count == 5, before == 2 || after == 2 { continue }
      if form.count < shape.count, number.isOfHouse { return true }
    }
    guard shape[index] == 2 || shape[index] >= 4 else { return false }
    let number = part(index, rest.count)
    return number.digits.starts(with: [0, 0]) && number.digits.count >= 11 && number.isOfNeighbour
  }

  /// Whether the groups are told as those of a house are.
  private var isOfHouse: Bool {
    digits[0] == 0 && digits[1] != 0 && !isCounting
      && gaps[0].count == 1 && gaps.dropFirst().allSatisfy { $0.count == 1 && $0 == gaps[1] }
  }

  /// The groups of a mobile, and no other's.
  private func isGroupedMobile(
    at index: Int, _ forms: [[Int]] = [[4, 2, 2, 2], [4, 3, 3]]
  ) -> Bool {
    let rest = shape[index...]
    return forms.contains { form in
      guard rest.starts(with: form) else { return false }
      let number = part(index, form.count)
      return number.digits[0] == 0 && number.digits[1] == 4 && !number.isEnterpriseNumber
    }
  }

  /// `0440.966.354`, or its digits alone: an enterprise and no telephone, however it begins.
  private var isEnterpriseNumber: Bool {
    guard digits.count == 10, shape != [4, 2, 2, 2], shape.count <= 3, shape[0] >= 4,
      !isAfterTelephone
    else { return false }
    return (try? EnterpriseNumber(digits.map { "\($0)" }.joined())) != nil
  }

  /// `090/9337/55493`: a reference for payments, the last two digits of which are the rest by 97.
  private var isPaymentReference: Bool {
    guard shape == [3, 4, 5] else { return false }
    let number = digits.reduce(0) { $0 * 10 + UInt64($1) }
    return number / 100 % 97 == number % 100 % 97
  }

  // MARK: - Days

  /// The run without the days at its beginning: `05/04/2020 12 30`, `2020-04-05`.
  private var withoutDays: DigitRun {
    var rest = self
    while rest.beginsWithDay {
      guard rest.shape.count > 3 else { return DigitRun() }
      rest = rest.part(3, rest.shape.count - 3)
    }
    return rest
  }

  private var beginsWithDay: Bool {
    guard shape.count >= 3, shape[0] <= 4, shape[2] <= 4 else { return false }
    let numbers = (number(0), number(1), number(2))
    let (day, month, year) =
      shape[0] == 4 ? (numbers.2, numbers.1, numbers.0) : numbers
    guard shape[1] <= 2, (1...31).contains(day), (1...12).contains(month) else { return false }
    if shape[0] <= 2, shape[2] == 2 {
      // Two digits for the year: only where a day is written otherwise than what follows it.
      return gaps[0] == gaps[1] && gaps[0].first != UInt8(ascii: " ")
        && (shape.count == 3 || gaps[2] != gaps[0])
    }
    return (1900...2199).contains(year) && gaps[0] == gaps[1]
  }
}
