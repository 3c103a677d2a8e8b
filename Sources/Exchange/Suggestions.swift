/// "Did you mean": the candidates nearest to a mistyped word.
public enum Suggestions {
  /// At most three candidates within a third of the word's length in edits, nearest first; none
  /// for an empty word. What bears another number is another thing: to `p-9` nobody is guessed.
  public static func nearest(to word: String, among candidates: some Sequence<String>) -> [String] {
    var names = KnownNames(candidates, patience: .max)
    return names.nearest(to: word)
  }

  /// Insertions, deletions, replacements and swaps of neighbours (restricted Damerau–Levenshtein).
  public static func edits<Letter: Equatable>(_ left: [Letter], _ right: [Letter]) -> Int {
    edits(left, right, atMost: .max) ?? 0
  }

  /// The same, or nil as soon as it is clear that there are more than `limit`.
  public static func edits<Letter: Equatable>(
    _ left: [Letter], _ right: [Letter], atMost limit: Int
  ) -> Int? {
    if abs(left.count - right.count) > limit { return nil }
    var before: [Int] = []
    var previous = Array(0...right.count)
    var current: [Int] = []
    for row in left.indices {
      current.removeAll(keepingCapacity: true)
      current.append(row + 1)
      var least = row + 1
      for column in right.indices {
        var best = min(
          previous[column] + (left[row] == right[column] ? 0 : 1), previous[column + 1] + 1)
        best = min(best, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, before[column - 1] + 1)
        }
        least = min(least, best)
        current.append(best)
      }
      // A swap reaches back over one row and adds one: it cannot come out below this row's least.
      if least > limit { return nil }
      (before, previous, current) = (previous, current, before)
    }
    return previous[right.count] <= limit ? previous[right.count] : nil
  }
}

/// The names that a mistyped one may have meant, made ready to be asked many times.
///
/// A file of a hundred thousand strange names against a register as large is not held each against
/// each: a name asked again costs nothing, and once its patience is at an end there are no suggestions
/// any more.
public struct KnownNames {
  /// Letters compared for all words together, a fraction of a second: a thousand words in a register
  /// of hundreds of names.
  public static let usualPatience = 20_000_000

  private struct Name {
    var text: String
    var letters: [Unicode.Scalar]
    var marks: UInt64
    var numbers: [[Unicode.Scalar]]
  }
  private let names: [Name]
  private var patience: Int
  private var answers: [ByteText: [String]] = [:]

  public init(_ names: some Sequence<String>, patience: Int = usualPatience) {
    self.patience = patience
    self.names = names.map { text in
      let letters = Self.letters(of: text)
      return Name(
        text: text, letters: letters, marks: Self.marks(of: letters),
        numbers: Self.numbers(in: letters))
    }
  }

  /// At most three, as ``Suggestions/nearest(to:among:)`` says.
  public mutating func nearest(to word: String) -> [String] {
    if let answer = answers[ByteText(word)] { return answer }
    let target = Self.letters(of: word)
    guard !target.isEmpty, target.count <= Limits.identifierByteCount, patience > 0 else {
      return []
    }
    let (marks, numbers) = (Self.marks(of: target), Self.numbers(in: target))
    let limit = max(1, (target.count + 1) / 3)
    var found: [(distance: Int, text: String)] = []
    patience -= min(patience, names.count)
    for name in names {
      if !numbers.isEmpty, !name.numbers.isEmpty, name.numbers != numbers { continue }
      if name.letters.starts(with: target) {
        found.append((1, name.text))
        continue
      }
      // An edit takes out at most one kind of letter and brings in one.
      guard abs(name.letters.count - target.count) <= limit,
        (name.marks ^ marks).nonzeroBitCount <= 2 * limit
      else { continue }
      patience -= min(patience, name.letters.count * target.count)
      if let distance = Suggestions.edits(target, name.letters, atMost: limit) {
        found.append((distance, name.text))
      }
    }
    found.sort { ($0.distance, $0.text) < ($1.distance, $1.text) }
    let answer = found.prefix(3).map(\.text)
    answers[ByteText(word)] = answer
    return answer
  }

  private static func letters(of text: String) -> [Unicode.Scalar] {
    Array(text.lowercased().unicodeScalars)
  }

  /// The numbers that a name tells, without zeros in front.
  private static func numbers(in letters: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
    letters.split { !("0"..."9").contains($0) }.map { Array($0.drop { $0 == "0" }) }
  }

  /// One of 64 bits for each kind of letter that is there.
  private static func marks(of letters: [Unicode.Scalar]) -> UInt64 {
    letters.reduce(0) { $0 | 1 << UInt64($1.value & 63) }
  }
}
