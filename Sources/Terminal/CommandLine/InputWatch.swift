import EventCodec
import Exchange

/// Watches what comes from standard input while it comes. A stream may have no end, and nobody waits for one: what
/// cannot become right any more is read no further.
struct InputWatch {
  /// What is awaited.
  enum Wanted {
    /// Acts, one a line.
    case acts
    /// The lines of a log; a log may be longer than a group of acts.
    case archive
    /// Anything of no more bytes than these.
    case bytes(limit: Int)
  }

  /// Why reading ended before the end.
  enum Fault: Equatable {
    case bytes(limit: Int)
    /// A line, from 1, far longer than a line may be.
    case line(Int)
    /// More acts than one group may have, or more lines that are none.
    case lines(limit: Int)
    /// A line that no log has at its place.
    case refused(Refusal)
  }

  private let wanted: Wanted
  private(set) var fault: Fault?
  private var byteCount = 0
  /// The number of the line in hand, and its bytes so far.
  private var number = 1
  private var lineByteCount = 0
  /// Whether the line in hand begins as an act does; nil as long as it is blank.
  private var isOfAct: Bool?
  /// The bytes of the line in hand, where lines of a log are awaited: each is judged as it comes.
  private var line: [UInt8] = []
  private var reader = LineReader()
  private var actCount = 0
  private var otherCount = 0

  /// Bytes of a line beyond which nothing can be said of it but that it is too long: room for all that an act may
  /// say, however it is written.
  private static let lineByteLimit = 16 * Limits.lineByteCount

  init(for wanted: Wanted) { self.wanted = wanted }

  private var byteLimit: Int {
    switch wanted {
    case .acts: Limits.actsByteCount
    case .archive: Limits.archiveByteCount
    case .bytes(let limit): limit
    }
  }

  private var hasLines: Bool { if case .bytes = wanted { false } else { true } }

  /// Takes in the next piece; false when no more is wanted.
  mutating func wants(moreAfter piece: ArraySlice<UInt8>) -> Bool {
    byteCount += piece.count
    if byteCount > byteLimit { fault = .bytes(limit: byteLimit) }
    guard hasLines else { return fault == nil }
    var rest = piece
    while fault == nil, let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      takeIn(rest[..<end])
      endLine()
      rest = rest[(end + 1)...]
    }
    if fault == nil { takeIn(rest) }
    return fault == nil
  }

  private mutating func takeIn(_ part: ArraySlice<UInt8>) {
    lineByteCount += part.count
    if lineByteCount > Self.lineByteLimit { fault = .line(number) }
    if case .archive = wanted { line += part }
    if isOfAct == nil {
      isOfAct = part.first { ![0x20, 0x09, 0x0D].contains($0) }.map { $0 == UInt8(ascii: "{") }
    }
  }

  private mutating func endLine() {
    if isOfAct ?? false { actCount += 1 } else { otherCount += 1 }
    let isOver = if case .acts = wanted { actCount > Limits.groupCount } else { false }
    if isOver || otherCount > Limits.groupCount { fault = .lines(limit: Limits.groupCount) }
    if case .archive = wanted { judgeLine() }
    number += 1
    (lineByteCount, isOfAct) = (0, nil)
  }
}

extension InputWatch {
  /// Reads the line in hand as that of a log, whose entries bear their places. What it says with others is judged by
  /// who restores.
  private mutating func judgeLine() {
    let entry = line
    line = []
    guard isOfAct ?? false else { return }
    do throws(Refusal) {
      let place = UInt64(actCount - 1)
      let found = try reader.read(entry.span, as: .stored).position ?? .max
      if found != place {
        throw Refusal(
          field: Field.seq.name,
          .unreadable(offset: 0, .wrongPosition(expected: place, found: found)))
      }
    } catch {
      var refusal = error
      refusal.line = number
      fault = .refused(refusal)
    }
  }
}

extension Session {
  /// All of standard input, or why it was read no further.
  func input(for wanted: InputWatch.Wanted) -> (bytes: [UInt8], fault: InputWatch.Fault?) {
    var watch = InputWatch(for: wanted)
    let bytes = console.readInput { watch.wants(moreAfter: $0) }
    return (bytes, watch.fault)
  }

  /// All of standard input, where it must be no longer than it may be.
  func wholeInput(for wanted: InputWatch.Wanted) throws(Failure) -> [UInt8] {
    let (bytes, fault) = input(for: wanted)
    if let fault { throw Failure(fault) }
    return bytes
  }
}

extension Failure {
  init(_ fault: InputWatch.Fault) {
    self =
      switch fault {
      case .bytes(let limit): .file("-", .tooLarge(limit: limit))
      case .refused(let refusal): .refused([refusal])
      case .lines(let limit): .refused([Refusal(.tooMany(limit: limit))])
      case .line(let number):
        .refused([
          Refusal(
            line: number,
            .unreadable(
              offset: Limits.lineByteCount, .tooLong(limit: Limits.lineByteCount)))
        ])
      }
  }
}
