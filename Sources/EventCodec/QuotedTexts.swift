import Exchange

/// Texts as JSON strings, ready to be copied word by word.
struct QuotedTexts {
  private struct Place {
    var offset: UInt32 = 0
    /// 0 for a text that is not here.
    var byteCount: UInt32 = 0
  }
  private var places: [Place] = []
  private var words: [UInt64] = []

  /// The texts by their places in the list.
  init(_ texts: [String]) {
    for (number, text) in texts.enumerated() { insert(text, number) }
  }

  /// Makes the identifier with this number be here; gives the byte count of its text.
  @inline(__always) mutating func remember(_ number: UInt32) -> Int {
    let index = Int(number)
    if index >= places.count || places[index].byteCount == 0 {
      insert(Term(number: number).text, index)
    }
    return Int(places[index].byteCount)
  }

  private mutating func insert(_ text: String, _ number: Int) {
    if number >= places.count {
      places.append(contentsOf: repeatElement(Place(), count: number + 1 - places.count))
    }
    var bytes: [UInt8] = []
    bytes.append(quoted: text)
    places[number] = Place(offset: UInt32(words.count), byteCount: UInt32(bytes.count))
    for index in stride(from: 0, to: bytes.count, by: 8) {
      words.append(bytes.span.word(at: index))
    }
  }

  /// Writes a text that is here at `start`; gives the place behind it.
  @inline(__always) func write(
    _ number: Int, to line: inout MutableSpan<UInt8>, at start: Int
  ) -> Int {
    let (words, place) = (words.span, places[number])
    let end = start &+ Int(place.byteCount)
    var (at, index) = (start, Int(place.offset))
    while at < end {
      line.put(words[index], at: at)
      at &+= 8
      index &+= 1
    }
    return end
  }
}
