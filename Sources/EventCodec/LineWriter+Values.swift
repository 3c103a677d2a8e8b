import Exchange

// Each of these writes at a place of the buffer and gives the place behind.

extension LineWriter {
  /// The whole object.
  mutating func writeObject(
    _ event: borrowing Event, _ present: UInt128, to line: inout MutableSpan<UInt8>
  ) -> Int {
    let table = fields
    let entries = table.entries.span
    var at = 0
    var nextDetail = 0
    var rest = present
    while rest != 0 {
      let raw = rest.trailingZeroBitCount
      rest &= rest &- 1
      line.put(entries[raw].first, at: at)
      line.put(entries[raw].second, at: at &+ 8)
      if entries[raw].byteCount > 16 { line.put(entries[raw].third, at: at &+ 16) }
      at &+= Int(entries[raw].byteCount)
      if entries[raw].form.isDetail {
        nextDetail = event.details.index(of: entries[raw].field, from: nextDetail)
        at = line.put(event.details.detail(at: nextDetail), at: at)
      } else {
        at = writeValue(entries[raw].form, Int(entries[raw].slot), raw, event, &line, at)
      }
    }
    line[0] = UInt8(ascii: "{")
    line[at] = UInt8(ascii: "}")
    return at &+ 1
  }

  @inline(__always) private mutating func writeValue(
    _ form: FieldTable.Form, _ slot: Int, _ raw: Int, _ event: borrowing Event,
    _ line: inout MutableSpan<UInt8>, _ at: Int
  ) -> Int {
    switch form {
    case .identifier, .category, .term:
      return identifiers.write(Int(event.identifierNumber(slot: slot)), to: &line, at: at)
    case .quantity: return write(event.quantityValue(slot: slot), &line, at)
    case .time: return write(event.timeValue(slot: slot), &line, at)
    case .id:
      line[at] = UInt8(ascii: "\"")
      let end = at &+ 1 &+ event.id.write(to: &line, at: at &+ 1)
      line[end] = UInt8(ascii: "\"")
      return end &+ 1
    case .kind: return kinds.write(Int(event.kind.rawValue), to: &line, at: at)
    case .occurredAt: return write(event.occurredAt, &line, at)
    case .recordedAt: return write(Timestamp(event.recordedAt!), &line, at)
    case .seq: return at &+ line.put(decimal: event.position!, at: at)
    case .unit: return units.write(Int(event.unit!.rawValue), to: &line, at: at)
    case .v: return at &+ line.put(decimal: UInt64(Event.currentVersion), at: at)
    case .flag:
      let flag = event.flagValue(Field(rawValue: UInt8(raw))!)!
      line.put(flag ? 0x6575_7274 : 0x65_736C_6166, at: at)  // `true`, `false`
      return at &+ (flag ? 4 : 5)
    case .text, .digest, .count, .identifiers, .texts, .value:
      preconditionFailure("a detail is written from the list of details")
    }
  }

  /// `{"unit":"one","value":"150"}`.
  @inline(__always) private func write(
    _ quantity: Quantity, _ line: inout MutableSpan<UInt8>, _ start: Int
  ) -> Int {
    line.put(0x3A22_7469_6E75_227B, at: start)  // `{"unit":`
    var at = units.write(Int(quantity.unit.rawValue), to: &line, at: start &+ 8)
    line.put(0x2265_756C_6176_222C, at: at)  // `,"value"`
    line.put(0x223A, at: at &+ 8)
    at &+= 10
    at &+= quantity.value.write(to: &line, at: at)
    line.put(0x7D22, at: at)
    return at &+ 2
  }

  @inline(__always) private mutating func write(
    _ time: Timestamp, _ line: inout MutableSpan<UInt8>, _ at: Int
  ) -> Int {
    line[at] = UInt8(ascii: "\"")
    let end = at &+ 1 &+ times.write(time, to: &line, at: at &+ 1)
    line[end] = UInt8(ascii: "\"")
    return end &+ 1
  }
}

// MARK: - Details

extension Details {
  /// The place of a field's value, which is at `start` or behind: both lists ascend.
  @inline(__always) func index(of field: Field, from start: Int) -> Int {
    var index = start
    while index < count, self.field(at: index).rawValue < field.rawValue { index &+= 1 }
    precondition(
      index < count && self.field(at: index) == field,
      "a detail was noted without its value: a replayed event has no line")
    return index
  }

  /// Bytes that the values may take at most when every one of theirs is escaped.
  var writtenRoom: Int {
    var room = 0
    for index in 0..<count {
      switch detail(at: index) {
      case .text(let text): room += text.utf8.count * 6 + 16
      case .count: room += MutableSpan<UInt8>.decimalRoom
      case .texts(let texts): room += texts.reduce(16) { $0 + $1.utf8.count * 6 + 16 }
      case .object(let entries):
        room += entries.reduce(16) { $0 + ($1.key.utf8.count + $1.value.utf8.count) * 6 + 32 }
      }
    }
    return room
  }
}

extension MutableSpan<UInt8> {
  /// Puts a value at `start`; gives the place behind it.
  @inline(never) mutating func put(_ detail: Detail, at start: Int) -> Int {
    switch detail {
    case .text(let text): return put(quoted: text, at: start)
    case .count(let count): return start &+ put(decimal: count, at: start)
    case .texts(let texts):
      var at = start
      for text in texts {
        self[at] = UInt8(ascii: at == start ? "[" : ",")
        at = put(quoted: text, at: at + 1)
      }
      return close(start, at, UInt8(ascii: "["), UInt8(ascii: "]"))
    case .object(let entries):
      var at = start
      for entry in entries {
        self[at] = UInt8(ascii: at == start ? "{" : ",")
        at = put(quoted: entry.key, at: at + 1)
        self[at] = UInt8(ascii: ":")
        at = put(quoted: entry.value, at: at + 1)
      }
      return close(start, at, UInt8(ascii: "{"), UInt8(ascii: "}"))
    }
  }

  private mutating func close(_ start: Int, _ end: Int, _ open: UInt8, _ close: UInt8) -> Int {
    self[start] = open
    let at = Swift.max(end, start + 1)
    self[at] = close
    return at + 1
  }

  /// Puts a JSON string as RFC 8785 §3.2.2.2 writes it.
  private mutating func put(quoted text: String, at start: Int) -> Int {
    text.withBytes { put(quoted: $0, at: start) }
  }

  private mutating func put(quoted bytes: Span<UInt8>, at start: Int) -> Int {
    self[start] = UInt8(ascii: "\"")
    var (at, index) = (start &+ 1, 0)
    while index < bytes.count {
      let word = bytes.word(at: index)
      put(word, at: at)
      // What needs an escape is marked; so are the zeros behind the end.
      let plain = word.escapeMarks.bytesBeforeMark
      index &+= plain
      at &+= plain
      if plain < 8, index < bytes.count {
        at = put(escaped: bytes[index], at: at)
        index &+= 1
      }
    }
    self[at] = UInt8(ascii: "\"")
    return at &+ 1
  }

  @inline(never) private mutating func put(escaped byte: UInt8, at start: Int) -> Int {
    var escape: [UInt8] = []
    escape.append(escaped: Unicode.Scalar(byte))
    for (offset, byte) in escape.enumerated() { self[start + offset] = byte }
    return start + escape.count
  }
}
