import Exchange

/// Text that goes into XML or HTML.
public enum Markup {
  /// The text with `&`, `<`, `>` and both quotes written as references, fit for content and for
  /// quoted attributes. Characters that XML cannot hold, or that would turn the order in which a
  /// page is read, are written out (``printable(_:keepingLines:)``).
  public static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in printable(text, keepingLines: true).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A length in user units, with at most one decimal and a point: `12`, `3.5`, `-0.1`.
  static func length(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let whole = "\(tenths < 0 ? "-" : "")\(tenths.magnitude / 10)"
    return tenths % 10 == 0 ? whole : "\(whole).\(tenths.magnitude % 10)"
  }
}
