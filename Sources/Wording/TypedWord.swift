import Exchange

/// A word as it is typed in a shell.
public enum TypedWord {
  /// In quotes where it needs them. What acts on the signs around it, a line end among them, is written by its bytes,
  /// as `$'a\012b'`: so it is shown as it is typed.
  public static func quoted(_ text: String) -> String {
    if text.unicodeScalars.contains(where: \.isSteering) { return written(text) }
    let isPlain = text.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        || $0 >= 0x80 || "._:@=,/+-".utf8.contains($0)
    }
    if isPlain, !text.isEmpty { return text }
    let isDoubled = !text.utf8.contains { "\"$`\\!".utf8.contains($0) }
    return isDoubled ? "\"\(text)\"" : "'" + text.replacing("'", with: "'\\''") + "'"
  }

  /// The path of a file or folder: one that begins like an option is none.
  public static func path(_ path: String) -> String {
    quoted(path.utf8.first == UInt8(ascii: "-") && path != "-" ? "./" + path : path)
  }

  private static func written(_ text: String) -> String {
    var word = ""
    for scalar in text.unicodeScalars {
      if scalar.isSteering {
        for byte in String(scalar).utf8 {
          let digits = String(byte, radix: 8)
          word += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
        }
      } else {
        if scalar == "'" || scalar == "\\" { word += "\\" }
        word.unicodeScalars.append(scalar)
      }
    }
    return "$'\(word)'"
  }
}
