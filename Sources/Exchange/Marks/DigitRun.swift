/// Digits in groups, with what people put between them: `0470/12.34.56`, `85.07.30-033.28`.
struct DigitRun {
  /// The digits of each group.
  var groups: [[UInt8]] = []
  /// What stands between one group and the next.
  var gaps: [[UInt8]] = []
  /// A plus right before it.
  var isPlus = false
  /// The word right before it, with what parts the two.
  var wordBefore: [UInt8] = []
  var signBefore: UInt8 = 0
  /// Whether a letter or a sign of money comes next: it is an amount of something.
  var isCounted = false

  var digits: [UInt8] { groups.flatMap { $0 } }
  var shape: [Int] { groups.map(\.count) }

  /// Groups from `first` on, `count` of them.
  func part(_ first: Int, _ count: Int) -> DigitRun {
    var part = self
    part.groups = Array(groups[first..<first + count])
    part.gaps = count > 1 ? Array(gaps[first..<first + count - 1]) : []
    if first > 0 { (part.isPlus, part.wordBefore, part.signBefore) = (false, [], 0) }
    return part
  }

  /// Whether the same single sign stands between all groups.
  var isUniform: Bool { gaps.allSatisfy { $0.count == 1 && $0 == gaps[0] } }
}

extension PlainText {
  /// Every run that is no part of a word.
  var runs: [DigitRun] {
    var runs: [DigitRun] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index].isDigit else {
        index += 1
        continue
      }
      let (run, end) = run(from: index)
      if let run { runs.append(run) }
      index = end
    }
    return runs
  }

  private func run(from start: Int) -> (DigitRun?, end: Int) {
    var run = DigitRun()
    var (index, end) = (start, start)
    var gap: [UInt8] = []
    while index < bytes.count, gap.count <= 3 {
      if bytes[index].isDigit {
        if index == start || !gap.isEmpty {
          if index > start { run.gaps.append(gap) }
          run.groups.append([])
          gap = []
        }
        run.groups[run.groups.count - 1].append(bytes[index] - 0x30)
        end = index + 1
      } else if bytes[index].isBetweenDigits {
        gap.append(bytes[index])
      } else {
        break
      }
      index += 1
    }
    var before = start
    while before > 0, " (".utf8.contains(bytes[before - 1]) { before -= 1 }
    if before > 0, bytes[before - 1] == UInt8(ascii: "+"), start - before <= 1 {
      run.isPlus = true
      before -= 1
    }
    let isApart = lookBefore(before, start, &run)
    let next = end < bytes.count ? bytes[end] : 0
    guard isApart, !next.isLetter else { return (nil, end) }
    let following = bytes[end...].drop { $0 == UInt8(ascii: " ") }.first ?? 0
    run.isCounted = following.isLetter || following == Self.sign
    return (run, end)
  }

  /// Takes in the word before a run; false when the run is a part of it.
  private func lookBefore(_ before: Int, _ start: Int, _ run: inout DigitRun) -> Bool {
    if bytes[..<start].suffix(6).elementsEqual("wa.me/".utf8) {
      (run.wordBefore, run.signBefore) = (Array("whatsapp".utf8), UInt8(ascii: ":"))
      return true
    }
    var end = before
    while end > 0, " .:-".utf8.contains(bytes[end - 1]) { end -= 1 }
    var first = end
    while first > 0, bytes[first - 1].isLetter || bytes[first - 1] == Self.telephone { first -= 1 }
    run.wordBefore = Array(bytes[first..<end])
    run.signBefore = end < bytes.count ? bytes[end] : 0
    let place = run.isPlus ? before : start
    return run.isAfterTelephone || place == 0 || !isGlue(place - 1)
  }

  /// Whether what stands here is one with the digits behind it: a letter, the point of a decimal.
  private func isGlue(_ place: Int) -> Bool {
    let isDecimal = bytes[place] == UInt8(ascii: ",") && place > 0 && bytes[place - 1].isDigit
    return bytes[place].isLetter || bytes[place] == UInt8(ascii: "_") || isDecimal
  }
}

extension DigitRun {
  private static let telephones: [String] = [
    "tel", "telephone", "telefon", "telefoon", "telefono", "gsm", "phone", "fax", "handy",
    "whatsapp", "sms", "callto",
  ]

  /// Whether a word for a telephone, or a picture of one, stands before it.
  var isAfterTelephone: Bool {
    if wordBefore.last == PlainText.telephone { return true }
    return Self.telephones.contains { wordBefore.elementsEqual($0.utf8) }
  }

  func isAfter(_ words: [String]) -> Bool {
    words.contains { wordBefore.elementsEqual($0.utf8) }
  }
}

extension UInt8 {
  fileprivate var isBetweenDigits: Bool { " .-/()_".utf8.contains(self) }
}
