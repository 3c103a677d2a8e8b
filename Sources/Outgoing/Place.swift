/// A path as the disk has it: absolute, links and dots resolved, also where its end, or the end of a
/// link, is not there yet. What is judged and what is written are one and the same then.
public struct Place: Equatable, Sendable {
  public let path: String
  /// The links on the way, each where it lies.
  let links: [String]

  /// Links in a row beyond which a path leads nowhere, as for the system.
  private static let linkLimit = 40

  public init(_ path: String) throws(Obstacle) {
    var rest = Array(path.split(separator: "/").reversed())
    if !path.hasPrefix("/") {
      guard let folder = DiskCalls.workingFolder else { throw .notText(path: path) }
      rest += folder.split(separator: "/").reversed()
    }
    var done = ""
    var links: [String] = []
    while let step = rest.popLast() {
      if step == "." { continue }
      if step == ".." {
        done = Self.parent(of: done)
        continue
      }
      let next = "\(done)/\(step)"
      guard DiskCalls.entry(next, followingLink: false)?.kind == .link else {
        done = next
        continue
      }
      guard let target = DiskCalls.target(ofLink: next) else { throw .notText(path: path) }
      links.append(next)
      if links.count > Self.linkLimit { throw .endlessLink(path: path) }
      if target.hasPrefix("/") { done = "" }
      rest += target.split(separator: "/").reversed()
    }
    self.path = done.isEmpty ? "/" : done
    self.links = links
  }

  /// Whether a word is an address on the net, by the scheme it begins with. As a path it would lead into a folder
  /// of that name here.
  public static func isAddress(_ word: String) -> Bool {
    guard let end = word.utf8.firstRange(of: Array("://".utf8))?.lowerBound else { return false }
    let scheme = word.utf8[..<end].map { $0 | 0x20 }
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    guard scheme.count > 1, letters.contains(scheme[0]) else { return false }
    return word.utf8[..<end].allSatisfy { byte in
      letters.contains(byte | 0x20) || (0x30...0x39).contains(byte) || "+-.".utf8.contains(byte)
    }
  }

  /// The place itself, then every folder above it, up to the root.
  var selfAndAbove: [String] { Self.selfAndAbove(path) }

  static func selfAndAbove(_ path: String) -> [String] {
    var all = [path]
    while let last = all.last, last != "/" {
      let above = parent(of: last)
      all.append(above.isEmpty ? "/" : above)
    }
    return all
  }

  /// Its name in that folder.
  public var name: String { Self.name(of: path) }

  static func name(of path: String) -> String { String(path.split(separator: "/").last ?? "") }

  /// The folder above.
  public var folder: String {
    let above = Self.parent(of: path)
    return above.isEmpty ? "/" : above
  }

  private static func parent(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }
}
