/// The text as one line that steers nothing, fit for a terminal, a table, a page: what is no sign but a
/// command to whoever shows it (controls, marks that turn the direction of reading, separators of lines
/// and paragraphs, noncharacters) is written out, as `\u{1B}`.
///
/// Marks that join or follow signs stay: without them some scripts and many emoji fall apart.
/// - Parameter keepingLines: for a text of several lines: line feeds stay.
public func printable(_ text: String, keepingLines: Bool = false) -> String {
  // Most texts are plain.
  let isPlain = text.utf8.allSatisfy {
    $0 >= 0x20 && $0 < 0x7F || (keepingLines && $0 == UInt8(ascii: "\n"))
  }
  if isPlain { return text }
  let stays = { (scalar: Unicode.Scalar) in
    !scalar.isSteering || (keepingLines && scalar == "\n")
  }
  let scalars = text.unicodeScalars
  if scalars.allSatisfy(stays) { return text }
  var shown = String.UnicodeScalarView()
  for scalar in scalars {
    if stays(scalar) {
      shown.append(scalar)
    } else {
      shown.append(contentsOf: scalar.writtenOut.unicodeScalars)
    }
  }
  return String(shown)
}

extension Unicode.Scalar {
  /// Whether it acts on how or where the signs around it are shown, or is no character at all.
  public var isSteering: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0: true
    // Directions: Unicode's Bidi_Control.
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    // Separators; deprecated formats; annotations; a mark of the order of bytes inside a text.
    case 0x2028, 0x2029, 0x206A...0x206F, 0xFFF9...0xFFFB, 0xFEFF: true
    case 0xFDD0...0xFDEF: true
    default: value & 0xFFFE == 0xFFFE
    }
  }

  /// `\u{202E}`, as Swift writes a scalar by its number.
  fileprivate var writtenOut: String {
    "\\u{\(String(value, radix: 16, uppercase: true))}"
  }
}
