/// A tree page that holds: where its nodes are is known to lie inside it.
struct TreePage {
  enum Kind { case branch, leaf }

  var kind: Kind
  var nodeCount: Int

  static let headerByteCount = 16
  static let nodeHeaderByteCount = 8
  private static let bigDataFlag = 1
  private static let tableFlag = 2

  /// One entry of a page: where its parts are, from the page's first byte on.
  struct Node {
    var key: Range<Int>
    /// Of a leaf: where the value is, in the page.
    var value: Range<Int>
    /// Of a leaf: how long the value is when it is on pages of its own, whose first number is at `value`.
    var byteCountElsewhere: Int?
    var isTable: Bool
  }

  /// Checks the whole page; throws what is wrong with it.
  init(_ page: Span<UInt8>, number: Int) throws(PageFault) {
    guard page.uint64(at: 0) == number else {
      throw PageFault("it says it is page \(page.uint64(at: 0))")
    }
    switch page.uint16(at: 10) {
    case 1: kind = .branch
    case 2: kind = .leaf
    case let flags: throw PageFault("its kind would be \(flags)")
    }
    let (lower, upper) = (page.uint16(at: 12), page.uint16(at: 14))
    guard lower > Self.headerByteCount, lower % 2 == 0, lower <= upper, upper <= page.count else {
      throw PageFault("its entries would lie from \(lower) to \(upper)")
    }
    nodeCount = (lower - Self.headerByteCount) / 2
    for index in 0..<nodeCount {
      let place = page.uint16(at: Self.headerByteCount + 2 * index)
      guard place >= upper, place % 2 == 0, place + Self.nodeHeaderByteCount <= page.count else {
        throw PageFault("entry \(index) would lie at \(place)")
      }
      let end = self.end(ofNodeAt: place, page)
      guard end <= page.count else { throw PageFault("entry \(index) would end at \(end)") }
      let flags = page.uint16(at: place + 4)
      if kind == .leaf, flags & ~(Self.bigDataFlag | Self.tableFlag) != 0 || flags == 3 {
        throw PageFault("entry \(index) has flags \(flags)")
      }
      if page.uint16(at: place + 6) == 0, kind == .leaf || index > 0 {
        throw PageFault("entry \(index) has no key")
      }
    }
  }

  private func end(ofNodeAt place: Int, _ page: Span<UInt8>) -> Int {
    let keyEnd = place + Self.nodeHeaderByteCount + page.uint16(at: place + 6)
    if kind == .branch { return keyEnd }
    return keyEnd
      + (page.uint16(at: place + 4) & Self.bigDataFlag != 0 ? 8 : page.uint32(at: place))
  }

  /// Entry `index` of a page that was checked.
  @inline(__always) func node(_ index: Int, _ page: Span<UInt8>) -> Node {
    let place = page.uint16(at: Self.headerByteCount + 2 * index)
    let start = place + Self.nodeHeaderByteCount
    let keyEnd = start + page.uint16(at: place + 6)
    if kind == .branch {
      return Node(
        key: start..<keyEnd, value: keyEnd..<keyEnd, byteCountElsewhere: nil, isTable: false)
    }
    let flags = page.uint16(at: place + 4)
    let byteCount = page.uint32(at: place)
    let isElsewhere = flags & Self.bigDataFlag != 0
    return Node(
      key: start..<keyEnd, value: keyEnd..<keyEnd + (isElsewhere ? 8 : byteCount),
      byteCountElsewhere: isElsewhere ? byteCount : nil, isTable: flags & Self.tableFlag != 0)
  }

  /// The page below entry `index` of a branch: 48 bits.
  func child(_ index: Int, _ page: Span<UInt8>) -> Int {
    let place = page.uint16(at: Self.headerByteCount + 2 * index)
    return page.uint32(at: place) | page.uint16(at: place + 4) << 32
  }
}

/// What is wrong with a page.
struct PageFault: Error {
  var what: String

  init(_ what: String) { self.what = what }
}

extension Inspection {
  /// Reads `count` pages that follow each other; throws when the file does not have them or the disk refuses.
  func read(_ page: Int, count: Int = 1, into buffer: inout [UInt8]) throws(PageFault) {
    guard page >= 2, count >= 1, count <= lastPage, page <= lastPage - count + 1 else {
      throw PageFault("it lies outside the file")
    }
    let wanted = count * pageByteCount
    guard let found = file.read(into: &buffer, count: wanted, at: page * pageByteCount) else {
      throw PageFault("the disk does not give it")
    }
    guard found == wanted else { throw PageFault("the file ends before it") }
  }

  /// How many pages of its own a value of so many bytes takes.
  func pageCount(ofValue byteCount: Int) -> Int {
    (TreePage.headerByteCount + byteCount + pageByteCount - 1) / pageByteCount
  }

  /// Reads the pages of a value that has pages of its own, and checks that they begin one.
  func readValue(at place: ValuePlace, into buffer: inout [UInt8]) throws(PageFault) {
    let count = pageCount(ofValue: place.range.count)
    try read(place.page, count: count, into: &buffer)
    let head = buffer.span
    guard head.uint64(at: 0) == place.page, head.uint16(at: 10) == 4, head.uint32(at: 12) == count
    else {
      throw PageFault("page \(place.page) does not begin a value of \(place.range.count) bytes")
    }
  }

  /// The bytes of a value that was passed over by a walk; nil when they cannot be read, or when they lie on pages
  /// that are in use otherwise and this is to `claim` them.
  public func value(at place: ValuePlace, claims: Bool) -> [UInt8]? {
    var buffer: [UInt8] = []
    do throws(PageFault) {
      guard place.isElsewhere else {
        try read(place.page, into: &buffer)
        return Array(buffer[place.range])
      }
      try readValue(at: place, into: &buffer)
    } catch { return nil }
    let pages = place.page..<place.page + pageCount(ofValue: place.range.count)
    if claims, claim(Array(pages)) != nil { return nil }
    let start = TreePage.headerByteCount
    return Array(buffer[start..<start + place.range.count])
  }
}

/// Where a value lies in the file, to be read later.
public struct ValuePlace: Sendable {
  var page: Int
  /// In the page; of a value with pages of its own: from its first byte.
  var range: Range<Int>
  var isElsewhere = false

  public var byteCount: Int { range.count }
}
