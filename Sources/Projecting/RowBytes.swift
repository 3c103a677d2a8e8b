public import Exchange

/// Builds the bytes of a key or a row.
///
/// Keys sort as their values do: identifiers as their text ended by a zero byte (an absent one is
/// the zero byte alone and so sorts first; in a text, 0 is written 1 1, and 1 is 1 2), numbers
/// big-endian at fixed width. Rows are compact:
/// variable-length integers, identifiers as text, so that stored rows mean the same in every
/// process.
public struct RowWriter: Sendable {
  public var bytes: [UInt8] = []

  public init() {}

  public mutating func key<Subject>(_ identifier: Identifier<Subject>?) {
    if let text = identifier?.text.utf8 {
      if text.contains(where: { $0 < 2 }) {
        for byte in text { bytes += byte < 2 ? [1, byte + 1] : [byte] }
      } else {
        bytes.append(contentsOf: text)
      }
    }
    bytes.append(0)
  }

  public mutating func key(_ number: UInt64) {
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
    }
  }

  public mutating func key(_ moment: Moment) {
    key(UInt64(bitPattern: moment.stamp) ^ (1 << 63))
    key(moment.position)
  }

  public mutating func write(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  public mutating func write(_ number: Int64) {
    write(UInt64(bitPattern: (number << 1) ^ (number >> 63)))
  }

  public mutating func write(_ decimal: ExactDecimal) {
    let folded = UInt128(bitPattern: (decimal.micros << 1) ^ (decimal.micros >> 127))
    if let small = UInt64(exactly: folded) { return write(small) }
    var rest = folded
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  public mutating func write(_ flag: Bool) {
    bytes.append(flag ? 1 : 0)
  }

  public mutating func write(_ text: String) {
    write(UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  public mutating func write<Subject>(_ identifier: Identifier<Subject>?) {
    write(identifier?.text ?? "")
  }

  public mutating func write(_ moment: Moment) {
    write(moment.stamp)
    write(moment.position)
  }

  public mutating func write(_ unit: Unit) {
    bytes.append(unit.rawValue)
  }

  public mutating func write(_ time: Timestamp?) {
    let start = bytes.count
    bytes.append(0)
    time?.append(to: &bytes)
    // A time is shorter than 128 bytes, and so its length is one byte.
    bytes[start] = UInt8(bytes.count - start - 1)
  }
}

/// Reads back what a ``RowWriter`` wrote; damaged bytes are an error with no trap.
public struct RowReader {
  /// The bytes do not hold what was asked of them: the read model is damaged and must be rebuilt.
  public struct Damage: Error {
    public init() {}
  }

  private let bytes: [UInt8]
  private var index = 0

  /// Reads from byte `start` on.
  public init(_ bytes: [UInt8], from start: Int = 0) {
    self.bytes = bytes
    index = start
  }

  public var isAtEnd: Bool { index == bytes.count }

  /// Everything that was not read yet.
  public mutating func remainder() -> [UInt8] {
    defer { index = bytes.count }
    return Array(bytes[index...])
  }

  private mutating func byte() throws(Damage) -> UInt8 {
    guard index < bytes.count else { throw Damage() }
    defer { index += 1 }
    return bytes[index]
  }

  public mutating func keyIdentifier<Subject>() throws(Damage) -> Identifier<Subject>? {
    let start = index
    var isWrittenOut = false
    while case let next = try byte(), next != 0 { isWrittenOut = isWrittenOut || next == 1 }
    if index - 1 == start { return nil }
    guard isWrittenOut else { return Identifier(bytes.span.extracting(start..<index - 1)) }
    var text: [UInt8] = []
    var rest = bytes[start..<index - 1]
    while let byte = rest.popFirst() {
      guard byte == 1 else {
        text.append(byte)
        continue
      }
      guard let escaped = rest.popFirst(), escaped == 1 || escaped == 2 else { throw Damage() }
      text.append(escaped - 1)
    }
    return Identifier(text.span)
  }

  public mutating func keyNumber() throws(Damage) -> UInt64 {
    var number: UInt64 = 0
    for _ in 0..<8 { number = number << 8 | UInt64(try byte()) }
    return number
  }

  public mutating func keyMoment() throws(Damage) -> Moment {
    let stamp = Int64(bitPattern: try keyNumber() ^ (1 << 63))
    return Moment(stamp: stamp, position: try keyNumber())
  }

  public mutating func number() throws(Damage) -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let next = try byte()
      guard shift < 64 else { throw Damage() }
      number |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return number }
      shift += 7
    }
  }

  public mutating func signedNumber() throws(Damage) -> Int64 {
    let number = try number()
    return Int64(bitPattern: number >> 1) ^ -Int64(number & 1)
  }

  public mutating func decimal() throws(Damage) -> ExactDecimal {
    var number: UInt128 = 0
    var shift: UInt128 = 0
    while true {
      let next = try byte()
      guard shift < 128 else { throw Damage() }
      number |= UInt128(next & 0x7F) << shift
      if next < 0x80 { break }
      shift += 7
    }
    return ExactDecimal(micros: Int128(bitPattern: number >> 1) ^ -Int128(number & 1))
  }

  public mutating func flag() throws(Damage) -> Bool {
    try byte() != 0
  }

  public mutating func text() throws(Damage) -> String {
    let count = try number()
    guard count <= UInt64(bytes.count - index) else { throw Damage() }
    defer { index += Int(count) }
    return String(decoding: bytes[index..<index + Int(count)], as: UTF8.self)
  }

  public mutating func identifier<Subject>() throws(Damage) -> Identifier<Subject>? {
    let count = try number()
    guard count <= UInt64(bytes.count - index) else { throw Damage() }
    defer { index += Int(count) }
    return count == 0 ? nil : Identifier(bytes.span.extracting(index..<index + Int(count)))
  }

  public mutating func required<Subject>() throws(Damage) -> Identifier<Subject> {
    guard let identifier: Identifier<Subject> = try identifier() else { throw Damage() }
    return identifier
  }

  public mutating func requiredKey<Subject>() throws(Damage) -> Identifier<Subject> {
    guard let identifier: Identifier<Subject> = try keyIdentifier() else { throw Damage() }
    return identifier
  }

  public mutating func moment() throws(Damage) -> Moment {
    let stamp = try signedNumber()
    return Moment(stamp: stamp, position: try number())
  }

  public mutating func unit() throws(Damage) -> Unit {
    guard let unit = Unit(rawValue: try byte()) else { throw Damage() }
    return unit
  }

  public mutating func time() throws(Damage) -> Timestamp? {
    let text = try text()
    if text.isEmpty { return nil }
    guard let time = Timestamp(text) else { throw Damage() }
    return time
  }
}

/// A key of a table: fixed form, sorting as its value does.
public protocol TableKey: Hashable {
  func write(to writer: inout RowWriter)
  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> Self
  /// A quick hash for the table in memory; never stored. Defaults to the standard hash.
  var tableHash: UInt64 { get }
}

extension TableKey {
  @inlinable public var tableHash: UInt64 { UInt64(bitPattern: Int64(hashValue)) }
}

/// A row of a table.
public protocol TableRow {
  func write(to writer: inout RowWriter)
  static func read(from reader: inout RowReader) throws(RowReader.Damage) -> Self
}

extension Identifier: TableKey {
  @inlinable public var tableHash: UInt64 { UInt64(0).mixed(UInt64(number)) }
  public func write(to writer: inout RowWriter) { writer.key(self) }
  public static func read(from reader: inout RowReader) throws(RowReader.Damage) -> Self {
    try reader.requiredKey()
  }
}

extension UInt64: TableKey {
  @inlinable public var tableHash: UInt64 { UInt64(0).mixed(self) }
  public func write(to writer: inout RowWriter) { writer.key(self) }
  public static func read(from reader: inout RowReader) throws(RowReader.Damage) -> Self {
    try reader.keyNumber()
  }
}

extension ExactDecimal: TableRow {
  public func write(to writer: inout RowWriter) { writer.write(self) }
  public static func read(from reader: inout RowReader) throws(RowReader.Damage) -> Self {
    try reader.decimal()
  }
}
