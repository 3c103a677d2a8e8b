import Exchange

/// Names that one or two slips of the hand set apart, found without holding each against each.
///
/// Two words within two slips of one another are the same once at most two letters are taken out of
/// each. So every name is entered under each of the words that are left of it, and only those that
/// meet there are compared (the deletion neighbourhood of Mor and Fraenkel, 1982).
struct NearNames {
  /// Longer names are looked at for one slip only: what is left of them by two is too many.
  private static let longLetterCount = 40
  /// How many of those that meet each is compared with.
  private static let neighbourCount = 20

  private let names: [NameForm]
  private var entries: [(rest: UInt64, name: Int32)] = []

  init(_ names: [NameForm]) {
    self.names = names
    entries.reserveCapacity(names.count * 64)
    for index in names.indices { enter(index) }
    entries.sort { ($0.rest, $0.name) < ($1.rest, $1.name) }
  }

  /// Names of which each is near another, each group in ascending order.
  var groups: [[Int]] {
    var alikes = Alikes(count: names.count)
    var apart: Set<UInt64> = []
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].rest == entries[start].rest { end += 1 }
      for place in start..<end {
        let one = Int(entries[place].name)
        for next in place + 1..<max(place + 1, min(end, place + 1 + Self.neighbourCount)) {
          let other = Int(entries[next].name)
          guard !alikes.areTogether(one, other), !apart.contains(UInt64(one) << 32 | UInt64(other))
          else { continue }
          if areNear(one, other) {
            alikes.join(one, other)
          } else {
            apart.insert(UInt64(one) << 32 | UInt64(other))
          }
        }
      }
      start = end
    }
    return alikes.groups()
  }

  /// Each near pair of a group once, the lesser index first.
  func pairs(in group: [Int]) -> [(Int, Int)] {
    var found: [(Int, Int)] = []
    for (place, one) in group.enumerated() {
      for other in group[(place + 1)...] where areNear(one, other) { found.append((one, other)) }
    }
    return found
  }

  private func areNear(_ one: Int, _ other: Int) -> Bool {
    let (one, other) = (names[one], names[other])
    let limit = NameForm.slips(min(one.letters.count, other.letters.count))
    return one.letters != other.letters && one.mayBeSlips(to: other)
      && Suggestions.edits(one.letters, other.letters, atMost: limit) != nil
  }

  /// Enters a name under its hash and those of what is left of it; the hash of a word is a
  /// polynomial in its letters, so that a letter is taken out of it in one step.
  private mutating func enter(_ index: Int) {
    let name = names[index]
    let count = name.letters.count
    let slips = min(NameForm.slips(count), count > Self.longLetterCount ? 1 : 2)
    guard slips > 0 else { return }
    let hash = LetterHash(name.letters)
    // An initial or a number is never the slip.
    let places = name.words.flatMap { word in
      repeatElement(NameForm.mayHoldSlip(word), count: word.count)
    }.enumerated().filter(\.element).map(\.offset)
    entries.append((hash.whole, Int32(index)))
    for (rank, first) in places.enumerated() {
      entries.append((hash.without(first), Int32(index)))
      guard slips > 1 else { continue }
      for second in places[(rank + 1)...] {
        entries.append((hash.without(first, second), Int32(index)))
      }
    }
  }
}

/// The hash of a word and, at the cost of a few multiplications, of the word less a letter or two.
struct LetterHash {
  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// The hash of the first so many letters, and the powers of the base.
  private var fronts: [UInt64] = [0]
  private var powers: [UInt64] = [1]

  init(_ letters: [Unicode.Scalar]) {
    for letter in letters {
      fronts.append(fronts[fronts.count - 1] &* Self.base &+ UInt64(letter.value) &+ 1)
      powers.append(powers[powers.count - 1] &* Self.base)
    }
  }

  private var count: Int { fronts.count - 1 }

  var whole: UInt64 { fronts[count] }

  /// The hash of the letters from `start` up to `end`.
  private func part(_ start: Int, _ end: Int) -> UInt64 {
    fronts[end] &- fronts[start] &* powers[end - start]
  }

  func without(_ place: Int) -> UInt64 {
    fronts[place] &* powers[count - place - 1] &+ part(place + 1, count)
  }

  /// - Parameter second: a later place than `first`.
  func without(_ first: Int, _ second: Int) -> UInt64 {
    let front = fronts[first] &* powers[second - first - 1] &+ part(first + 1, second)
    return front &* powers[count - second - 1] &+ part(second + 1, count)
  }
}
