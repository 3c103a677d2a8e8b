import Exchange
import Wording

/// The commands that stand in what is said, to be typed as they are printed.
enum PrintedCommands {
  private static let tool = "maillon "
  private static let option = "--ledger"

  /// The same text, with the ledger in every command that does not name one: `maillon --ledger l erase p-1`.
  static func aim(_ text: String, at ledger: String) -> String {
    var aimed = ""
    var rest = text[...]
    while let place = rest.firstRange(of: tool) {
      aimed += rest[..<place.upperBound]
      rest = rest[place.upperBound...]
      let word = String(rest.prefix { $0.isLetter || $0 == "-" })
      guard CommandTable.names.contains(where: { $0.hasBytes(of: word) }) else { continue }
      // What is said of one command ends where the next begins, or the line.
      let end = rest.firstRange(of: tool)?.lowerBound ?? rest.endIndex
      let own = rest[..<(rest.firstIndex(of: "\n").map { min($0, end) } ?? end)]
      if own.firstRange(of: option) == nil {
        aimed += "\(option) \(printable(TypedWord.path(ledger))) "
      }
    }
    return aimed + rest
  }
}
