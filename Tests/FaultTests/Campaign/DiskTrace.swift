import Foundation

/// What a process did to files, in order, as the preloaded shim noted it (see fault_shim.h).
struct DiskTrace {
  enum Act {
    case opened(path: String, isNew: Bool, isEmptied: Bool)
    /// A synchronous write (`O_DSYNC`) is on the disk when it returns.
    case written(path: String, offset: Int, bytes: Data, isSynchronous: Bool)
    case synced(path: String)
    case allSynced
    case truncated(path: String, byteCount: Int)
    case renamed(path: String, to: String)
    case linked(path: String, to: String)
    case removed(path: String)
    case folderMade(path: String)
    /// What the process said on standard output.
    case said(String)
  }

  private(set) var acts: [Act] = []

  /// The acts of a trace file. A record that is cut ends it.
  init(_ bytes: Data) {
    var rest = bytes[...]
    while rest.count >= 24 {
      let head = rest.prefix(24)
      let path = head.number(at: 2, byteCount: 2)
      let other = head.number(at: 4, byteCount: 4)
      let data = head.number(at: 16, byteCount: 8)
      guard rest.count >= 24 + path + other + data else { return }
      rest = rest.dropFirst(24)
      let names = [path, other].map { count in
        defer { rest = rest.dropFirst(count) }
        return String(decoding: rest.prefix(count), as: UTF8.self)
      }
      let body = Data(rest.prefix(data))
      rest = rest.dropFirst(data)
      acts.append(
        Self.act(
          UInt8(head.number(at: 0, byteCount: 1)), head.number(at: 1, byteCount: 1), names,
          head.number(at: 8, byteCount: 8), body))
    }
  }

  private static func act(
    _ kind: UInt8, _ flags: Int, _ names: [String], _ number: Int, _ body: Data
  ) -> Act {
    switch UnicodeScalar(kind) {
    case "O": .opened(path: names[0], isNew: flags & 1 != 0, isEmptied: flags & 2 != 0)
    case "W":
      .written(path: names[0], offset: number, bytes: body, isSynchronous: flags & 1 != 0)
    case "S": .synced(path: names[0])
    case "Y": .allSynced
    case "T": .truncated(path: names[0], byteCount: number)
    case "R": .renamed(path: names[0], to: names[1])
    case "L": .linked(path: names[0], to: names[1])
    case "U", "D": .removed(path: names[0])
    case "M": .folderMade(path: names[0])
    case "A": .said(String(decoding: body, as: UTF8.self))
    default: preconditionFailure("The shim noted an act of kind \(kind).")
    }
  }

  /// Everything that was said before act `end`.
  func said(before end: Int) -> String {
    acts.prefix(end).compactMap { if case .said(let text) = $0 { text } else { nil } }.joined()
  }
}

extension Data {
  /// A little-endian number.
  fileprivate func number(at offset: Int, byteCount: Int) -> Int {
    var number = 0
    for index in (0..<byteCount).reversed() {
      number = number << 8 | Int(self[startIndex + offset + index])
    }
    return number
  }
}
