import Exchange
import Testing

/// Numbers published by the register's users, and numbers that nobody has (`0000.…`).
struct EnterpriseNumberTests {
  private static let right = ["0440966354", "0831797467", "0403170701", "0000009797", "0000012371"]

  private func fault(_ text: String) -> EnterpriseNumber.Fault? {
    do throws(EnterpriseNumber.Fault) {
      _ = try EnterpriseNumber(text)
      return nil
    } catch { return error }
  }

  @Test(arguments: right) func `the last two digits follow from the first eight`(text: String) {
    #expect(fault(text) == nil)
  }

  @Test func `where nothing is left over the check is 97, and never 00`() throws {
    #expect(try EnterpriseNumber("0000009797").description == "0000.009.797")
    #expect(fault("0000009700") == .checkDigits(expected: "97"))
  }

  @Test(arguments: right) func `one wrong digit is always noticed`(text: String) {
    let digits = Array(text)
    for place in digits.indices {
      for digit in "0123456789" where digit != digits[place] {
        var slip = digits
        slip[place] = digit
        #expect(fault(String(slip)) != nil, "\(String(slip))")
      }
    }
  }

  @Test(arguments: right) func `two neighbours changed about are noticed`(text: String) {
    var digits = Array(text)
    for place in digits.indices.dropLast() where digits[place] != digits[place + 1] {
      digits.swapAt(place, place + 1)
      #expect(fault(String(digits)) != nil, "\(String(digits))")
      digits.swapAt(place, place + 1)
    }
  }

  @Test func `the check digits that were expected are named`() {
    #expect(fault("0440.966.355") == .checkDigits(expected: "54"))
    #expect(fault("0000.012.317") == .checkDigits(expected: "71"))
    #expect(fault("0000.009.610") == .checkDigits(expected: "01"))
  }

  @Test(arguments: [
    "0440.966.354", "0440966354", "0440 966 354", "0440-966-354", "BE 0440.966.354",
    "BE0440966354", "be 0440.966.354", "BE-0440-966-354", "440966354", "440.966.354",
    "BE 440.966.354", " 0440.966.354 ", "0440\u{A0}966\u{202F}354",
  ]) func `every way of writing it is the same number`(text: String) throws {
    #expect(try EnterpriseNumber(text).description == "0440.966.354")
  }

  @Test(arguments: 2...9) func `an establishment unit is no enterprise`(first: Int) {
    #expect(fault("\(first)000000021") == .firstDigit)
    #expect(fault("1000000021") == nil)
  }

  @Test(arguments: [
    "", "BE", "0440.966.35", "0440.966.3544", "44096635", "O440966354", "0440,966,354",
    "044096635", "FR0440966354", "0440.966.354 TVA", "info@exemple.be", "４４０９６６３５４",
  ]) func `what has not ten digits is none`(text: String) {
    #expect(fault(text) == .notTenDigits)
  }
}
