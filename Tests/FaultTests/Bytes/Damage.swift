/// Ways in which the bytes of a database file go wrong.
enum Damage: String, CaseIterable, Sendable {
  case flippedBit, flippedHeaderBit, flippedMetaBit
  /// A page written where another belongs; two pages exchanged; a page that was never written.
  case misdirectedPage, swappedPages, lostWrite
  case zeroedPage, tornPage, garbageSector
  case truncatedFile, olderFile, swappedTables

  static let pageByteCount = 4096

  /// Damages a file; `older` is the same file at an earlier time. Says what was done.
  func apply(
    to bytes: inout [UInt8], older: [UInt8], _ chance: inout SeededChance
  ) -> String {
    let size = Self.pageByteCount
    let pageCount = bytes.count / size
    let page = Int.random(in: 0..<pageCount, using: &chance)
    let other = Int.random(in: 2..<pageCount, using: &chance)
    switch self {
    case .flippedBit:
      return flip(Int.random(in: 0..<bytes.count, using: &chance), &bytes, &chance)
    case .flippedHeaderBit:
      return flip(page * size + Int.random(in: 0..<64, using: &chance), &bytes, &chance)
    case .flippedMetaBit:
      let meta = Int.random(in: 0..<2, using: &chance)
      return flip(meta * size + Int.random(in: 0..<152, using: &chance), &bytes, &chance)
    case .misdirectedPage:
      bytes.replaceSubrange(other * size..<(other + 1) * size, with: Self.page(page, bytes))
      return "page \(page) written at \(other)"
    case .swappedPages:
      let (one, two) = (Self.page(page, bytes), Self.page(other, bytes))
      bytes.replaceSubrange(page * size..<(page + 1) * size, with: two)
      bytes.replaceSubrange(other * size..<(other + 1) * size, with: one)
      return "pages \(page) and \(other) exchanged"
    case .lostWrite:
      guard (page + 1) * size <= older.count else { return "page \(page) is new: left" }
      bytes.replaceSubrange(page * size..<(page + 1) * size, with: Self.page(page, older))
      return "page \(page) as it was before"
    case .zeroedPage:
      for index in page * size..<(page + 1) * size { bytes[index] = 0 }
      return "page \(page) zeroed"
    case .tornPage:
      let cut = 512 * Int.random(in: 1..<8, using: &chance)
      let source = Self.page(other, bytes)
      bytes.replaceSubrange(page * size + cut..<(page + 1) * size, with: source[cut...])
      return "page \(page) torn at \(cut), then as page \(other)"
    case .garbageSector:
      let start = 512 * Int.random(in: 0..<bytes.count / 512, using: &chance)
      for index in start..<start + 512 { bytes[index] = UInt8.random(in: 0...255, using: &chance) }
      return "512 bytes of chance at \(start)"
    case .truncatedFile:
      let count = Int.random(in: 0..<bytes.count, using: &chance)
      bytes.removeSubrange(count...)
      return "cut to \(count) bytes"
    case .olderFile:
      bytes = older
      return "the file as it was before"
    case .swappedTables: return swapTables(&bytes, &chance)
    }
  }

  private static func page(_ number: Int, _ bytes: [UInt8]) -> [UInt8] {
    Array(bytes[number * pageByteCount..<(number + 1) * pageByteCount])
  }

  private func flip(_ place: Int, _ bytes: inout [UInt8], _ chance: inout SeededChance) -> String {
    let bit = UInt8.random(in: 0..<8, using: &chance)
    bytes[place] ^= 1 << bit
    return "bit \(bit) of byte \(place % Self.pageByteCount) of page \(place / Self.pageByteCount)"
  }

  /// Exchanges what the file says of two tables: each then leads to the other's tree. The record of a
  /// table (48 bytes) follows its name, on every page that was once the table of tables.
  private func swapTables(_ bytes: inout [UInt8], _ chance: inout SeededChance) -> String {
    let names = [["ids", "tiles"], ["entries", "ids"], ["meta", "tiles"]]
    let pair = names.randomElement(using: &chance) ?? names[0]
    let size = Self.pageByteCount
    for start in stride(from: 0, to: bytes.count, by: size) {
      let places = pair.compactMap { name in
        Self.end(of: Array(name.utf8), in: bytes[start..<start + size])
      }
      guard places.count == 2 else { continue }
      let records = places.map { Array(bytes[$0..<$0 + 48]) }
      bytes.replaceSubrange(places[0]..<places[0] + 48, with: records[1])
      bytes.replaceSubrange(places[1]..<places[1] + 48, with: records[0])
    }
    return "\(pair[0]) and \(pair[1]) exchanged"
  }

  /// Where the value of a node with this key begins.
  private static func end(of name: [UInt8], in page: ArraySlice<UInt8>) -> Int? {
    let length: [UInt8] = [UInt8(name.count), 0]
    for place in page.startIndex..<page.endIndex - name.count - 50
    where Array(page[place..<place + 2]) == length
      && Array(page[place + 2..<place + 2 + name.count]) == name
    { return place + 2 + name.count }
    return nil
  }
}
