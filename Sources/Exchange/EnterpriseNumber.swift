/// A number of the Belgian enterprise register (BCE/KBO), known to be well formed.
///
/// Ten digits, the first 0 or 1; the last two are 97 minus the remainder of the first eight by 97.
/// They run from 01 to 97: where the remainder is 0 the check is 97, never 00. That the digits agree
/// does not say that there is such an enterprise.
public struct EnterpriseNumber: Hashable, Sendable {
  /// Why a text is no such number, in the order in which it is looked at.
  public enum Fault: Error, Hashable, Sendable {
    case notTenDigits
    /// Establishment units begin with 2 to 8.
    case firstDigit
    /// The two digits that the others ask for.
    case checkDigits(expected: String)
    /// The number is right and written otherwise than the log writes it.
    case spelling(expected: String)
  }

  /// All ten digits as one number.
  public let number: UInt64

  /// Reads it as people write it: with dots, spaces, hyphens or nothing between the digits, with or
  /// without `BE` in front, also in its old form, nine digits without the leading zero. Nine digits
  /// that begin with 0 are ten of which one was lost.
  public init(_ text: String) throws(Fault) {
    var digits: [UInt64] = []
    var prefix = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9": digits.append(UInt64(scalar.value - 0x30))
      case ".", "-", " ", "\u{A0}", "\u{202F}": continue
      default:
        guard digits.isEmpty, prefix.count < 2 else { throw .notTenDigits }
        prefix.unicodeScalars.append(scalar)
      }
      // Nothing that long is a number, whatever follows.
      guard digits.count <= 10 else { throw .notTenDigits }
    }
    guard prefix.isEmpty || prefix.uppercased() == "BE" else { throw .notTenDigits }
    if digits.count == 9, digits[0] != 0 { digits.insert(0, at: 0) }
    guard digits.count == 10 else { throw .notTenDigits }
    guard digits[0] <= 1 else { throw .firstDigit }
    number = digits.reduce(0) { $0 * 10 + $1 }
    let check = 97 - number / 100 % 97
    guard number % 100 == check else { throw .checkDigits(expected: Self.padded(check, 2)) }
  }

  private static func padded(_ number: UInt64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: width - digits.utf8.count) + digits
  }
}

extension EnterpriseNumber: CustomStringConvertible {
  /// `0000.012.371`: the one form in which the log holds it.
  public var description: String {
    let digits = Self.padded(number, 10)
    return "\(digits.prefix(4)).\(digits.dropFirst(4).prefix(3)).\(digits.suffix(3))"
  }
}

extension EnterpriseNumber {
  /// The first enterprise number of a text whose check digits do not agree, and what they should be: whoever
  /// mistyped one does not think of a telephone. `BE 0123.456.789`, `TVA 0123456789`, `0123.456.789`.
  public static func mistyped(in text: String) -> (number: String, fault: Fault)? {
    for run in PlainText(text).runs where run.isLikeEnterprise {
      let digits = run.digits.map { "\($0)" }.joined()
      let number = "\(digits.prefix(4)).\(digits.dropFirst(4).prefix(3)).\(digits.suffix(3))"
      do throws(Fault) { _ = try EnterpriseNumber(number) } catch {
        if case .checkDigits = error { return (number, error) }
      }
    }
    return nil
  }
}

extension DigitRun {
  /// Whether it is said to be the number of an enterprise, or grouped as nothing else is.
  fileprivate var isLikeEnterprise: Bool {
    guard digits.count == 10, !isPlus, !isAfterTelephone else { return false }
    if isAfterEnterprise { return shape != [4, 2, 2, 2] }
    return shape == [4, 3, 3] && isUniform && gaps[0].first == UInt8(ascii: ".") && digits[1] != 4
  }
}

extension Event {
  /// Brings the enterprise number to the one form of the log, however it was written. One that is
  /// wrong stays as it is, for the decider to say why.
  public mutating func straightenEnterpriseNumber() {
    guard has(.enterpriseNumber), let text = text(.enterpriseNumber),
      let number = try? EnterpriseNumber(text), number.description != text
    else { return }
    set(.enterpriseNumber, .text(number.description))
  }

  /// What is wrong with the enterprise number that the act states, if it states one.
  public var enterpriseNumberFault: EnterpriseNumber.Fault? {
    guard let text = text(.enterpriseNumber) else { return nil }
    do throws(EnterpriseNumber.Fault) {
      let number = try EnterpriseNumber(text).description
      return number == text ? nil : .spelling(expected: number)
    } catch {
      return error
    }
  }
}
