/// Secret keys, which no sentence repeats: what is on a screen is photographed, and pasted into mails.
public enum Secrets {
  private static let start = "PRIVATE+KEY+"

  /// Whether a text is, or holds, a secret key of a ledger or a witness.
  public static func areIn(_ text: String) -> Bool { text.contains(start) }

  /// The text without the secret keys in it.
  public static func hidden(in text: String) -> String {
    guard areIn(text) else { return text }
    var told = ""
    var isHiding = false
    var rest = text.unicodeScalars[...]
    while let sign = rest.first {
      if rest.starts(with: start.unicodeScalars) {
        told += start + "…"
        rest = rest.dropFirst(start.unicodeScalars.count)
        isHiding = true
      } else if isHiding, sign.isOfKey {
        rest = rest.dropFirst()
      } else {
        isHiding = false
        told.unicodeScalars.append(sign)
        rest = rest.dropFirst()
      }
    }
    return told
  }
}

extension Unicode.Scalar {
  /// Whether it may be part of a key: all but spaces and what sentences put round a value.
  fileprivate var isOfKey: Bool {
    !properties.isWhitespace && !"“”„«»\"'".unicodeScalars.contains(self)
  }
}
