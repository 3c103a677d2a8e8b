/// Takes other people's names and addresses out of a text.
///
/// A name is found whatever its case, and wherever it is not part of a longer word. Somebody who is called
/// by another name in the text than in the vault is not found: a person reads the text before it goes out.
public struct NameMask: Sendable {
  /// What is to be found, longest first, so that no shorter one breaks it.
  private let wanted: [[Character]]

  public init(_ words: some Sequence<String>) {
    wanted = words.filter { !$0.isEmpty }.map { Array($0.lowercased()) }
      .sorted { $0.count > $1.count }
  }

  /// Whether the text has any of the words.
  public func finds(in text: String) -> Bool { masked(text, with: "") != text }

  /// The text with `mark` in place of each of the words.
  public func masked(_ text: String, with mark: String) -> String {
    let original = Array(text)
    let plain = original.map { Character($0.lowercased().first.map(String.init) ?? String($0)) }
    var result = ""
    var index = 0
    while index < plain.count {
      if let found = wanted.first(where: { Self.stands($0, in: plain, at: index) }) {
        result += mark
        index += found.count
      } else {
        result.append(original[index])
        index += 1
      }
    }
    return result
  }

  private static func stands(_ word: [Character], in text: [Character], at start: Int) -> Bool {
    let end = start + word.count
    guard end <= text.count, text[start..<end].elementsEqual(word) else { return false }
    let isWithinWord = { (index: Int) in
      text.indices.contains(index) && (text[index].isLetter || text[index].isNumber)
    }
    return !isWithinWord(start - 1) && !isWithinWord(end)
  }
}
