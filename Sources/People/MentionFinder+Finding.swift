import Exchange

extension MentionFinder {
  /// The mentions in a text, in its order; none overlaps another, the surest and longest is kept.
  ///
  /// What a mention that was kept leaves of another is looked through again, until nothing is found any more. So
  /// nothing is found in a text that is masked, and masking it once more changes nothing.
  public func mentions(in text: String) -> [Mention] {
    let bytes = Array(text.utf8)
    var found: [Mention] = []
    // What is sure comes first: what goes without asking does not depend on what is asked about.
    var stretches = Self.stretches(of: bytes)
    var doubtful: [(stretch: Range<Int>, candidates: [Mention])] = []
    while let stretch = stretches.popLast() {
      let candidates = candidates(in: bytes, stretch)
      let sure = Self.surest(candidates.filter(\.isSure))
      if !sure.isEmpty {
        found += sure
        stretches += Self.gaps(of: stretch, between: sure)
      } else if !candidates.isEmpty {
        doubtful.append((stretch, candidates))
      }
    }
    while let (stretch, candidates) = doubtful.popLast() {
      let some = Self.apart(candidates)
      found += some
      for gap in Self.gaps(of: stretch, between: some) {
        // Nothing is surer for what was found beside it.
        let left = self.candidates(in: bytes, gap).map(\.asked)
        if !left.isEmpty { doubtful.append((gap, left)) }
      }
    }
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// What is between the bars of a text that was masked before.
  private static func stretches(of bytes: [UInt8]) -> [Range<Int>] {
    let bar = Array(Mention.bar.utf8)
    var stretches: [Range<Int>] = []
    var start = 0
    for place in bytes.indices where bytes[place] == bar[0] && bytes[place...].starts(with: bar) {
      if place > start { stretches.append(start..<place) }
      start = place + bar.count
    }
    if bytes.count > start { stretches.append(start..<bytes.count) }
    return stretches
  }

  /// What the mentions leave of a stretch, in which they are in order.
  private static func gaps(
    of stretch: Range<Int>, between mentions: [Mention]
  ) -> [Range<Int>] {
    let starts = [stretch.lowerBound] + mentions.map(\.range.upperBound)
    let ends = mentions.map(\.range.lowerBound) + [stretch.upperBound]
    return zip(starts, ends).filter { $0 < $1 }.map { $0..<$1 }
  }

  /// Those of which none overlaps another, in their order: none within a longer one, a way to be reached before a name,
  /// then as they are read. In `Luc Exemple, luc@…` the name turned round would leave half of both.
  private static func surest(_ candidates: [Mention]) -> [Mention] {
    // Whatever begins before or goes further from the same place comes first.
    let inOrder = candidates.sorted {
      ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound)
    }
    var whole: [Mention] = []
    var (reach, last) = (-1, 0..<0)
    for one in inOrder {
      if one.range != last { (reach, last) = (max(reach, last.upperBound), one.range) }
      // None of those before holds it.
      if reach < one.range.upperBound { whole.append(one) }
    }
    let rank = { (mention: Mention) in mention.reason == .fullName ? 1 : 0 }
    let best = whole.sorted {
      (rank($0), $0.range.lowerBound, -$0.range.count)
        < (rank($1), $1.range.lowerBound, -$1.range.count)
    }
    return apart(inOrder: best)
  }

  /// Those of which none overlaps another, in their order: the surest and longest.
  private static func apart(_ candidates: [Mention]) -> [Mention] {
    let best = candidates.sorted {
      ($0.isSure ? 0 : 1, -$0.range.count, $0.range.lowerBound)
        < ($1.isSure ? 0 : 1, -$1.range.count, $1.range.lowerBound)
    }
    return apart(inOrder: best)
  }

  private static func apart(inOrder best: [Mention]) -> [Mention] {
    var kept: [Mention] = []
    var taken: Set<Int> = []
    for mention in best where taken.isDisjoint(with: mention.range) {
      kept.append(mention)
      taken.formUnion(mention.range)
    }
    return kept.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Everything in a stretch that may be a mention, as if nothing stood around it.
  private func candidates(in bytes: [UInt8], _ stretch: Range<Int>) -> [Mention] {
    let part = Array(bytes[stretch])
    let text = String(decoding: part, as: UTF8.self)
    let folded = FoldedText(text)
    var found = names(in: folded, part) + telephones(in: part, folded) + partsOfNames(in: folded)
    // Most texts spell out nothing.
    if part.contains(where: { $0 >= 0x80 }) {
      let long = FoldedText(text, isSpelledOut: true)
      if long.words != folded.words { found += names(in: long, part) + partsOfNames(in: long) }
    }
    return found.map { $0.moved(by: stretch.lowerBound) }
  }

  private func names(in text: FoldedText, _ bytes: [UInt8]) -> [Mention] {
    var found: [Mention] = []
    for first in text.words.indices where !text.words[first].isGlued {
      let beginning = text.words[first...].prefix(2).map(\.folded).joined()
      for index in places[Self.start(of: beginning)] ?? [] {
        found += mentions(of: known[index], in: text, bytes, from: first)
      }
    }
    return found
  }

  /// What is known, where the words from `first` on say it: one mention, of a name over the end of a sentence or a
  /// line one on each side of it; none where they do not say it.
  private func mentions(
    of known: Known, in text: FoldedText, _ bytes: [UInt8], from first: Int
  ) -> [Mention] {
    let byteCount = known.orders[0].text.utf8.count
    var joined = ""
    var last = first
    while last < text.words.count, joined.utf8.count < byteCount {
      joined += text.words[last].folded
      last += 1
    }
    let isWhole = last == text.words.count || !text.words[last].isGlued
    guard joined.utf8.count == byteCount, isWhole else { return [] }
    let words = text.words[first..<last]
    let isSaid =
      known.orders.contains(ByteText(joined))
      || known.isName && words.map(\.folded).sortedByBytes() == known.words.sortedByBytes()
    guard isSaid else { return [] }
    if known.reason == .contact, text.isInLongerMailbox(first..<last, bytes) { return [] }
    let breaks = known.isName ? words.indices.dropFirst().filter { words[$0].isBeyondBreak } : []
    if breaks.isEmpty {
      // A name of one word may be a word like others.
      let isTelling =
        !known.isName || known.words.count > 1 || words[first].isCapitalised && byteCount > 2
      return [
        Mention(
          range: text.range(first..<last), agent: known.agent, reason: known.reason,
          others: known.others, isSure: known.others.isEmpty && isTelling && !known.isDoubtful,
          mayBeCommon: known.isName
            && (known.isOneWord || Street.isNamed(first..<last, in: text)
              || text.isInLongerName(first..<last, bytes)
              || text.isShared(first..<last, bytes))
        )
      ]
    }
    // What stands on both sides is hardly one name.
    return zip([first] + breaks, breaks + [last]).compactMap { start, end in
      if words[start..<end].allSatisfy({ NamePart.isParticle($0.folded) }) { return nil }
      return Mention(
        range: text.range(start..<end), agent: known.agent, reason: .partOfName,
        others: known.others, isSure: false)
    }
  }

  private func telephones(in bytes: [UInt8], _ text: FoldedText) -> [Mention] {
    if numbers.isEmpty { return [] }
    return text.toldNumbers(in: bytes).compactMap { told in
      for number in numbers {
        guard let reading = number.telephone.reading(sharedWith: told.readings),
          told.isApart || !reading.isShort
        else { continue }
        return Mention(
          range: told.range, agent: number.agent, reason: .contact, others: number.others,
          isSure: number.others.isEmpty && !number.isFormer)
      }
      return nil
    }
  }

  /// A part of a name, with the particles and initials that stand beside it there.
  private func partsOfNames(in text: FoldedText) -> [Mention] {
    text.words.indices.flatMap { first in
      NamePart.places(from: first, in: text).compactMap { words -> Mention? in
        let spelling = text.words[words].map(\.folded).joined()
        // Two small letters are a word like others.
        guard spelling.utf8.count > 2 || text.words[words.lowerBound].isCapitalised else {
          return nil
        }
        let said = parts[ByteText(spelling)]?.map { ($0, $0.extent(around: words, in: text)) } ?? []
        guard let (part, extent) = said.first(where: { $0.1.hasInitial }) ?? said.first else {
          return nil
        }
        return Mention(
          range: text.range(extent.words), agent: part.agent,
          reason: extent.hasInitial ? .initialAndName : .partOfName, others: part.others,
          isSure: false, isAddressed: NamePart.isAddressed(extent.words.lowerBound, in: text))
      }
    }
  }

  /// The text with a bar in place of the mentions, of those alone that are `wanted`.
  public func masked(
    _ text: String, where isWanted: (Mention) -> Bool = \.isSure
  ) -> String {
    text.masked(mentions(in: text).filter(isWanted))
  }
}

extension String {
  /// The text with a bar in place of these mentions, which are in its order.
  public func masked(_ mentions: [Mention]) -> String {
    if mentions.isEmpty { return self }
    let text = self
    let bytes = Array(text.utf8)
    var masked = ""
    var place = 0
    for mention in mentions {
      let before = bytes[place..<mention.range.lowerBound]
      masked += String(decoding: before, as: UTF8.self) + Mention.bar
      place = mention.range.upperBound
    }
    return masked + String(decoding: bytes[place...], as: UTF8.self)
  }
}

extension Mention {
  /// The same in a text that begins so many bytes earlier.
  fileprivate func moved(by byteCount: Int) -> Mention {
    Mention(
      range: range.lowerBound + byteCount..<range.upperBound + byteCount, agent: agent,
      reason: reason, others: others, isSure: isSure, isAddressed: isAddressed,
      mayBeCommon: mayBeCommon)
  }

  /// The same, taken out only when that is asked for.
  fileprivate var asked: Mention {
    Mention(
      range: range, agent: agent, reason: reason, others: others, isSure: false,
      isAddressed: isAddressed, mayBeCommon: mayBeCommon)
  }
}

extension FoldedText {
  /// The bytes of these words and what is between them.
  fileprivate func range(_ words: Range<Int>) -> Range<Int> {
    self.words[words.lowerBound].range
      .lowerBound..<self.words[words.upperBound - 1].range.upperBound
  }

  /// Whether a name at these words may be part of a longer one, which is another's: a word joined to it by a hyphen
  /// (`Jean-Paul Martin`, `Paul Martin-Dubois`), or one more name behind it (`Anne Marie Dupont`, `Marie Martin de
  /// Wit`).
  fileprivate func isInLongerName(_ name: Range<Int>, _ bytes: [UInt8]) -> Bool {
    if name.lowerBound > 0, isHyphen(before: name.lowerBound, bytes) { return true }
    var next = name.upperBound
    if next < words.count, isHyphen(before: next, bytes) { return true }
    while next < words.count, isApartOnly(next, bytes, elided: next > name.upperBound) {
      let word = words[next]
      if NamePart.isParticle(word.folded) {
        next += 1
        continue
      }
      // Three capitals are a word like GSM.
      return word.isCapitalised && word.range.count > 2
        && (word.range.count > 3 || bytes[word.range.lowerBound + 1] >= 0x61)
    }
    return false
  }

  /// Whether a name at these words is parted by a sign, and the part before that may be of a longer name: `Anna Exemple
  /// (Paul est absent)`.
  fileprivate func isShared(_ name: Range<Int>, _ bytes: [UInt8]) -> Bool {
    guard name.dropFirst().contains(where: { isParted($0, bytes) }) else { return false }
    var before = name.lowerBound - 1
    while before > 0, isApartOnly(before + 1, bytes, elided: false),
      NamePart.isParticle(words[before].folded)
    { before -= 1 }
    guard before >= 0, isApartOnly(before + 1, bytes, elided: false) else { return false }
    return words[before].isCapitalised && !FormOfAddress.isOne(words[before].folded)
  }

  /// Whether a sign stands before a word that is in no name: a comma, a bracket, a stroke, a dash between spaces.
  private func isParted(_ word: Int, _ bytes: [UInt8]) -> Bool {
    let gap = bytes[words[word - 1].range.upperBound..<words[word].range.lowerBound]
    if isHyphen(before: word, bytes) { return false }
    return gap.contains { ",(:/[\"-".utf8.contains($0) || $0 == 0xE2 }
  }

  /// Whether a mail address at these words is the end or the beginning of another: `jean.martin@…`, `martin@….be.fr`.
  fileprivate func isInLongerMailbox(_ mail: Range<Int>, _ bytes: [UInt8]) -> Bool {
    let joints = Array(".-_+".utf8)
    let (start, end) = (
      words[mail.lowerBound].range.lowerBound, words[mail.upperBound - 1].range.upperBound
    )
    if mail.lowerBound > 0, words[mail.lowerBound - 1].range.upperBound == start - 1,
      joints.contains(bytes[start - 1])
    {
      return true
    }
    return mail.upperBound < words.count && words[mail.upperBound].range.lowerBound == end + 1
      && joints.contains(bytes[end])
  }

  /// Whether nothing but spaces stands before a word, or the apostrophe of an elision.
  private func isApartOnly(_ word: Int, _ bytes: [UInt8], elided: Bool) -> Bool {
    let gap = bytes[words[word - 1].range.upperBound..<words[word].range.lowerBound]
    if elided, ["'", "\u{2019}"].contains(where: { gap.elementsEqual($0.utf8) }) { return true }
    return !gap.isEmpty && gap.allSatisfy { $0 == 0x20 }
  }

  /// Whether nothing but a hyphen stands between a word and the one before it.
  private func isHyphen(before word: Int, _ bytes: [UInt8]) -> Bool {
    let gap = bytes[words[word - 1].range.upperBound..<words[word].range.lowerBound]
    return ["-", "\u{2010}", "\u{2011}", "\u{2013}"].contains { gap.elementsEqual($0.utf8) }
  }
}
