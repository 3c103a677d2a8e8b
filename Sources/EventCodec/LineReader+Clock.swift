public import Exchange

extension LineReader {
  /// What a canonical line says of the clock; nil for a line of another kind. Most lines are looked at
  /// up to their id only, and none is read that has no `fromSeq` before it.
  public mutating func clockCorrection(in line: Span<UInt8>) -> ClockCorrection? {
    let (mark, id) = (Self.clockMark, Self.idMark)
    var place = 0
    while place < line.count {
      let word = line.word(at: place)
      if word == mark {
        return (try? read(line, as: .stored))?.clockCorrection
      }
      if word & 0xFFFF_FFFF_FFFF == id { return nil }
      place += 1
    }
    return nil
  }

  /// `"fromSeq`, which stands before the id in a canonical line.
  private static let clockMark = Array("\"fromSeq".utf8).span.word(at: 0)
  /// `"id":"`; a quotation mark inside a text is escaped, and no name of two letters stands before it.
  private static let idMark = Array("\"id\":\"".utf8).span.word(at: 0)
}
