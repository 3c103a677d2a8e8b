/// Digits in groups, with what people put between them: `0470/12.34.56`, `85.07.30-033.28`.
struct DigitRun {
  /// The digits of all groups.
  var digits: [UInt8] = []
  /// How many digits each group has.
  var shape: [Int] = []
  /// What stands between one group and the next.
  var gaps: [Gap] = []
  /// A plus right before it.
  var isPlus = false
  /// The word right before it, words such as "n°" left aside.
  var wordBefore = ""
  /// Whether a word for a thing announces it: a serial number, an order, a door.
  var isOfThing = false
  /// Whether a word for the number of a person of the Netherlands stands in front, with few words between.
  var isAfterBSN = false
  /// Whether a word for the tax number of a person stands in front, likewise.
  var isAfterTax = false
  /// Whether a word for an enterprise or its tax announces it.
  var isAfterEnterprise = false
  /// Whether it stands in the address of a page.
  var isInAddress = false
  /// The first sign between that word and it.
  var signBefore: UInt8 = 0
  /// Whether a letter or a sign of money comes next: it is an amount of something.
  var isCounted = false

  struct Gap: Equatable {
    var first: UInt8
    var count: Int
  }

  /// Groups from `first` on, `count` of them.
  func part(_ first: Int, _ count: Int) -> DigitRun {
    var part = DigitRun()
    let start = shape[..<first].reduce(0, +)
    part.shape = Array(shape[first..<first + count])
    part.digits = Array(digits[start..<start + part.shape.reduce(0, +)])
    part.gaps = count > 1 ? Array(gaps[first..<first + count - 1]) : []
    (part.isOfThing, part.isInAddress) = (isOfThing, isInAddress)
    if first + count == shape.count { part.isCounted = isCounted }
    return part
  }

  /// The number that one group tells.
  func number(_ group: Int) -> Int {
    let start = shape[..<group].reduce(0, +)
    return digits[start..<start + shape[group]].reduce(0) { $0 &* 10 &+ Int($1) }
  }

  /// Whether the same single sign stands between all groups.
  var isUniform: Bool { gaps.allSatisfy { $0.count == 1 && $0 == gaps[0] } }

  /// Whether each group tells the number before it and the same few more: `06.07.08.09.10`.
  var isCounting: Bool {
    let numbers = shape.indices.map(number)
    guard numbers.count > 2 else { return false }
    let step = numbers[1] - numbers[0]
    return (1...10).contains(step)
      && zip(numbers, numbers.dropFirst()).allSatisfy { $1 - $0 == step }
  }
}

extension PlainText {
  /// Every run that is no part of a word, as most people group numbers.
  var runs: [DigitRun] { runs { $0.isBetweenDigits } }

  /// Runs with signs between their groups that few people put there: `0470:12:34:56`.
  var oddRuns: [DigitRun] {
    guard bytes.contains(where: \.isOddlyBetweenDigits) else { return [] }
    return runs { $0.isOddlyBetweenDigits || $0.isBetweenDigits }.filter { run in
      run.gaps.contains { $0.first.isOddlyBetweenDigits }
    }
  }

  private func runs(joining isJoint: (UInt8) -> Bool) -> [DigitRun] {
    var runs: [DigitRun] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index].isDigit else {
        index += 1
        continue
      }
      let (run, end) = run(from: index, joining: isJoint)
      if let run { runs.append(run) }
      index = end
    }
    return runs
  }

  private func run(
    from start: Int, joining isJoint: (UInt8) -> Bool
  ) -> (DigitRun?, end: Int) {
    var run = DigitRun()
    var (index, end) = (start, start)
    var gap = DigitRun.Gap(first: 0, count: 0)
    while index < bytes.count, gap.count <= 3 {
      if bytes[index].isDigit {
        if index == start || gap.count > 0 {
          if index > start { run.gaps.append(gap) }
          run.shape.append(0)
          gap.count = 0
        }
        run.shape[run.shape.count - 1] += 1
        run.digits.append(bytes[index] - 0x30)
        end = index + 1
      } else if isJoint(bytes[index]) {
        if gap.count == 0 { gap.first = bytes[index] }
        gap.count += 1
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

  /// Takes in the words before a run; false when the run is a part of one.
  private func lookBefore(_ before: Int, _ start: Int, _ run: inout DigitRun) -> Bool {
    run.isInAddress = isInAddress(start)
    if bytes[..<start].suffix(6).elementsEqual("wa.me/".utf8) {
      (run.wordBefore, run.signBefore) = ("whatsapp", UInt8(ascii: ":"))
      return true
    }
    let words = NumberWords(before: before, in: self, isInAddress: run.isInAddress)
    (run.wordBefore, run.signBefore) = (words.nearest, words.sign)
    (run.isOfThing, run.isAfterBSN) = (words.isThing, words.isBSN)
    run.isAfterTax = words.isTax
    run.isAfterEnterprise = words.isEnterprise
    let place = run.isPlus ? before : start
    return run.isAfterTelephone || place == 0 || !isGlue(place - 1)
  }

  /// Whether the word at a place is the address of a page.
  private func isInAddress(_ place: Int) -> Bool {
    let first = bytes[..<place].lastIndex(of: UInt8(ascii: " ")).map { $0 + 1 } ?? 0
    let word = bytes[first..<place].drop { "(<\"'".utf8.contains($0) }
    return word.starts(with: "http://".utf8) || word.starts(with: "https://".utf8)
      || word.starts(with: "www.".utf8)
  }

  /// Whether what stands here is one with the digits behind it: a letter, the point of a decimal.
  private func isGlue(_ place: Int) -> Bool {
    let isDecimal = bytes[place] == UInt8(ascii: ",") && place > 0 && bytes[place - 1].isDigit
    return bytes[place].isLetter || bytes[place] == UInt8(ascii: "_") || isDecimal
  }
}

extension DigitRun {
  /// Whether a word for a telephone, or a picture of one, stands before it.
  var isAfterTelephone: Bool {
    NumberWords.telephones.contains(ByteText(wordBefore))
      || wordBefore.utf8.last == PlainText.telephone
  }
}

extension UInt8 {
  fileprivate var isBetweenDigits: Bool { " .-/()_".utf8.contains(self) }
  fileprivate var isOddlyBetweenDigits: Bool { ":;,'*|[]{}\\".utf8.contains(self) }
}
