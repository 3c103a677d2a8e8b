extension [UInt8] {
  /// The same text with line feeds alone. A note, a proof or a key that a Windows program kept or sent
  /// may have a carriage return before each; none of them can hold one, so nothing else is lost.
  public var withPlainLineEnds: [UInt8] {
    guard contains(carriageReturn) else { return self }
    return indices.compactMap { index in
      let endsLine =
        self[index] == carriageReturn && index + 1 < count && self[index + 1] == newline
      return endsLine ? nil : self[index]
    }
  }
}

private let carriageReturn = UInt8(ascii: "\r")
