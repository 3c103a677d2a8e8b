// The one file of this module that touches memory by pointer: libqrencode is C. What it offers are
// values; no pointer leaves it. The library keeps nothing between calls.

import CQRCode

/// A QR code of a text: the smallest that holds it, as a matrix of dark and light modules.
public struct QRCode: Hashable, Sendable {
  /// How much of the code may be damaged and still be read.
  public enum Quality: Hashable, Sendable {
    /// About 7 %.
    case low
    /// About 15 %.
    case medium
    /// About 25 %.
    case quartile
    /// About 30 %.
    case high

    fileprivate var level: QRecLevel {
      switch self {
      case .low: QR_ECLEVEL_L
      case .medium: QR_ECLEVEL_M
      case .quartile: QR_ECLEVEL_Q
      case .high: QR_ECLEVEL_H
      }
    }
  }

  /// Rows from the top, each from the left; true is dark. As many rows as columns.
  public let modules: [[Bool]]
  /// From 1 (21 modules a side) to 40 (177 modules).
  public var version: Int { (modules.count - 17) / 4 }

  /// The light border the code needs on each side, in modules.
  public static let quietZone = 4

  /// The code of the text's UTF-8 bytes; `nil` when it is empty or too long for any code.
  public init?(_ text: String, quality: Quality = .medium) {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, bytes.count <= Int(Int32.max) else { return nil }
    // Safety: the library reads `count` bytes during the call. What it gives is ours, and is freed
    // below after the last reading.
    let made = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe QRcode_encodeData(Int32(buffer.count), buffer.baseAddress, 0, quality.level)
    }
    guard let code = unsafe made else { return nil }
    // Safety: freed once, at the end of this initialiser.
    defer { unsafe QRcode_free(code) }
    // Safety: the code lives until it is freed; `data` has width × width bytes, row by row, of
    // which the lowest bit says dark (qrencode.h).
    let side = Int(unsafe code.pointee.width)
    modules = (0..<side).map { row in
      (0..<side).map { column in unsafe code.pointee.data[row * side + column] & 1 == 1 }
    }
  }

  /// The code on its white border, black on white in any light; `label` says where it leads.
  ///
  /// One user unit is a module; the page gives it its size, 25 mm or more on paper.
  public func svg(label: String) -> String {
    let side = modules.count + 2 * Self.quietZone
    return """
      <svg class="qr-code" role="img" aria-label="\(Markup.escaped(label))" \
      viewBox="0 0 \(side) \(side)" width="\(side * 4)" \
      height="\(side * 4)" shape-rendering="crispEdges">
      <title>\(Markup.escaped(label))</title>
      <rect width="\(side)" height="\(side)" fill="#ffffff"/>
      <path fill="#000000" d="\(path)"/>
      </svg>
      """
  }

  /// Dark modules as one path: a rectangle for each run in a row.
  private var path: String {
    var path = ""
    for (row, line) in modules.enumerated() {
      var column = 0
      while column < line.count {
        let end = line[column...].firstIndex { $0 != line[column] } ?? line.count
        if line[column] {
          path += "M\(column + Self.quietZone) \(row + Self.quietZone)"
          path += "h\(end - column)v1h-\(end - column)z"
        }
        column = end
      }
    }
    return path
  }
}
