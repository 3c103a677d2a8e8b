// National numbers, each by its check: the register of Belgium (11 digits, by 97), the French NIR (15, by
// 97), the Luxembourg matricule (13, Luhn and Verhoeff); where people write what they like also the German
// tax number (11, ISO 7064), and everywhere behind its name. The checks of that and of the Dutch BSN (9, the test
// of eleven) agree with one bare number in ten: a BSN is one after its name, or grouped as the Dutch group it.

extension DigitRun {
  func isNationalNumber(isFree: Bool) -> Bool {
    if isPlus { return false }
    if digits.count < 8 { return false }
    if Self.isBelgian(digits) || Self.isFrench(digits) || Self.isLuxembourgish(digits) {
      return true
    }
    if hasBelgianPart { return true }
    if isAfterBSN, Self.isDutch(digits) { return true }
    if isAfterTax, Self.isGerman(digits) { return true }
    guard isFree, !isOfThing else { return false }
    return hasDutchForm && Self.isDutch(digits) || !isCounted && Self.isGerman(digits)
  }

  /// `1234.56.782`, as the Dutch write their own. A number that begins with a year is a lot's.
  private var hasDutchForm: Bool {
    shape == [4, 2, 3] && isUniform && gaps[0].first == UInt8(ascii: ".")
      && !(1900...2099).contains(number(0))
  }

  private static let forms = [[6, 3, 2], [2, 2, 2, 3, 2], [2, 2, 2, 5], [6, 5], [11]]

  /// `85.07.30-033.28` among other numbers.
  private var hasBelgianPart: Bool {
    if digits.count < 11 { return false }
    for form in Self.forms {
      for index in shape.indices where shape[index...].starts(with: form) {
        if Self.isBelgian(part(index, form.count).digits) { return true }
      }
    }
    return false
  }

  private static func number(_ digits: some Sequence<UInt8>) -> UInt64 {
    digits.reduce(0) { $0 * 10 + UInt64($1) }
  }

  /// The last two are 97 minus the remainder of the first nine by 97, with a 2 in front for those born
  /// from 2000 on.
  private static func isBelgian(_ digits: [UInt8]) -> Bool {
    guard digits.count == 11 else { return false }
    let (body, check) = (number(digits.prefix(9)), number(digits.suffix(2)))
    let isDate = body / 100_000 % 100 % 20 <= 12 && body / 1_000 % 100 <= 31
    return isDate && (97 - body % 97 == check || 97 - (2_000_000_000 + body) % 97 == check)
  }

  private static func isFrench(_ digits: [UInt8]) -> Bool {
    guard digits.count == 15, digits[0] == 1 || digits[0] == 2 else { return false }
    let month = number(digits[3..<5])
    let isMonth = (1...12).contains(month) || (20...42).contains(month) || month >= 50
    return isMonth && 97 - number(digits.prefix(13)) % 97 == number(digits.suffix(2))
  }

  /// The day of birth, a number of that day, a check digit by Luhn and one by Verhoeff, each over the first
  /// eleven.
  private static func isLuxembourgish(_ digits: [UInt8]) -> Bool {
    guard digits.count == 13, (1_880...2_100).contains(number(digits.prefix(4))),
      (1...12).contains(number(digits[4..<6])), (1...31).contains(number(digits[6..<8]))
    else { return false }
    let body = Array(digits.prefix(11))
    return luhn(body + [digits[11]]) && verhoeff(body + [digits[12]])
  }

  private static func luhn(_ digits: [UInt8]) -> Bool {
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
      let doubled = Int(digit) * (place % 2 == 0 ? 1 : 2)
      sum += doubled > 9 ? doubled - 9 : doubled
    }
    return sum % 10 == 0
  }

  /// Verhoeff's check: turns and mirrors of a pentagon, each place with a permutation of its own.
  private static func verhoeff(_ digits: [UInt8]) -> Bool {
    let first = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
    var check = 0
    for (place, digit) in digits.reversed().enumerated() {
      var value = Int(digit)
      for _ in 0..<place % 8 { value = first[value] }
      check = product(check, value)
    }
    return check == 0
  }

  private static func product(_ left: Int, _ right: Int) -> Int {
    let turned = left < 5 ? left + right % 5 : left - right % 5
    return (turned + 5) % 5 + ((left < 5) == (right < 5) ? 0 : 5)
  }

  /// The test of eleven: nine digits, weights 9 to 2 and −1.
  private static func isDutch(_ digits: [UInt8]) -> Bool {
    guard digits.count == 9 || digits.count == 8 else { return false }
    let nine = digits.count == 8 ? [0] + digits : digits
    let sum = nine.dropLast().enumerated().reduce(0) { $0 + (9 - $1.offset) * Int($1.element) }
    return (sum - Int(nine[8])) % 11 == 0 && sum > 0
  }

  /// One digit of the first ten comes twice or three times, no other twice; ISO 7064, MOD 11,10.
  private static func isGerman(_ digits: [UInt8]) -> Bool {
    guard digits.count == 11, digits[0] != 0 else { return false }
    var counts = [Int](repeating: 0, count: 10)
    for digit in digits.prefix(10) { counts[Int(digit)] += 1 }
    guard counts.count(where: { $0 > 1 }) == 1, counts.allSatisfy({ $0 <= 3 }) else { return false }
    var product = 10
    for digit in digits.prefix(10) {
      let sum = (Int(digit) + product) % 10
      product = (sum == 0 ? 10 : sum) * 2 % 11
    }
    return (11 - product) % 10 == Int(digits[10])
  }
}
