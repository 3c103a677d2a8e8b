/// How wide text is, without a font: an estimate on the wide side (DejaVu Sans and Verdana are the
/// widest that pages fall back to), so that what fits here fits in any usual sans-serif.
enum Lettering {
  /// The size of all text, in user units; no smaller than 11 px on a phone of 360 px.
  static let size = 13.0
  static let lineHeight = 16.0
  /// From the top of a line to its base line.
  static let ascent = 12.0

  /// The width of a text in user units.
  static func width(_ text: String, bold: Bool = false) -> Double {
    let ems = text.unicodeScalars.reduce(0) { $0 + advance($1) }
    return ems * size * (bold ? 1.1 : 1)
  }

  private static func advance(_ scalar: Unicode.Scalar) -> Double {
    if scalar.properties.isDiacritic, scalar.value > 0x2FF { return 0 }
    switch scalar {
    case "i", "j", "l", "I", ".", ",", ":", ";", "'", "’", "|", "!": return 0.32
    case " ", "\u{A0}", "\u{202F}", "\u{2009}": return 0.32
    case "f", "t", "r", "(", ")", "-", "/": return 0.42
    case "m", "w", "M", "W", "@", "%", "…", "—", "œ", "Œ": return 1
    case "a"..."z", "ß"..."ÿ": return 0.62
    case "0"..."9": return 0.64
    case "A"..."Z", "À"..."Þ": return 0.75
    default: return scalar.value < 0x1100 ? 0.7 : 1
    }
  }

  /// The text in at most `lineCount` lines no wider than `width`, broken at spaces; what does not
  /// fit is cut and ends in an ellipsis. No-break spaces hold.
  static func lines(
    _ text: String, width limit: Double, lineCount: Int = 2, bold: Bool = false
  ) -> [String] {
    var lines: [String] = []
    for word in text.split(whereSeparator: { $0 == " " || $0.isNewline }) {
      let joined = lines.last.map { "\($0) \(word)" }
      if let joined, width(joined, bold: bold) <= limit || lines.count == lineCount {
        lines[lines.count - 1] = joined
      } else {
        lines.append(String(word))
      }
    }
    return lines.map { cut($0, width: limit, bold: bold) }
  }

  private static func cut(_ line: String, width limit: Double, bold: Bool) -> String {
    guard width(line, bold: bold) > limit else { return line }
    var short = line
    while !short.isEmpty, width(short + "…", bold: bold) > limit { short.removeLast() }
    while short.last == " " { short.removeLast() }
    return short + "…"
  }
}
