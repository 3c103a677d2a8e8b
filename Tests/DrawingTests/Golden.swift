import Foundation
import Testing

/// A picture as it was looked at and found good, in a browser and on paper.
enum Golden {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden")

  /// Holds `text` against the file; with MAILLON_GOLDEN=1 writes it anew, and fails all the same.
  static func check(
    _ name: String, _ text: String, at location: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["MAILLON_GOLDEN"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("\(name) is written anew: look at it, then run without MAILLON_GOLDEN.")
      return
    }
    let known = try? String(contentsOf: file, encoding: .utf8)
    #expect(
      known == text, "\(name) differs; if that is meant, MAILLON_GOLDEN=1 swift test renews it.",
      sourceLocation: location)
  }
}
