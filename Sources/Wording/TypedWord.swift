/// A word as it is typed in a shell.
public enum TypedWord {
  /// In quotes where it needs them.
  public static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        || $0 >= 0x80 || "._:@=,/+-".utf8.contains($0)
    }
    if isPlain, !text.isEmpty { return text }
    let isDoubled = !text.utf8.contains { "\"$`\\!".utf8.contains($0) }
    return isDoubled ? "\"\(text)\"" : "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
