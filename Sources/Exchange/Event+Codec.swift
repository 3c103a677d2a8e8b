/// What reading and writing event lines needs beside the public vocabulary: direct places of
/// fields, without a look at their form.
///
/// A reader puts values first and says at the end, with ``fieldBits``, which fields were there.
extension Event {
  /// The fields that are there, as ``FieldSet`` holds them: bit n for the raw value n.
  @inlinable public var fieldBits: UInt128 {
    get { fields.bits }
    set { fields.bits = newValue }
  }

  /// Makes this an event without any field, ready to be read into.
  public mutating func reset() {
    version = Event.currentVersion
    position = nil
    recordedAt = nil
    unit = nil
    fields.bits = 0
    identifiers = InlineArray(repeating: 0)
    amounts = InlineArray(repeating: .zero)
    units = InlineArray(repeating: .one)
    flags = 0
    details.removeAll()
  }

  /// Puts an identifier, an agent or a term into its slot.
  @inlinable @inline(__always) public mutating func put(identifier number: UInt32, slot: Int) {
    identifiers[slot] = number
  }

  /// Puts a quantity into its slot.
  @inlinable @inline(__always)
  public mutating func put(_ value: ExactDecimal, _ unit: Unit, slot: Int) {
    amounts[slot] = value
    units[slot] = unit
  }

  /// Puts a time into its slot.
  @inlinable @inline(__always) public mutating func put(_ time: Timestamp, slot: Int) {
    times[slot] = time
  }

  /// Puts in a detail; cheapest in the order of the fields.
  public mutating func put(_ field: Field, _ detail: Detail) {
    details.put(field, detail)
  }

  /// The slots that hold agents.
  public static let agentSlots = 0..<10

  /// The number in an identifier slot; 0 for none.
  @inlinable @inline(__always) public func identifierNumber(slot: Int) -> UInt32 {
    identifiers[slot]
  }

  /// The quantity in a slot.
  @inlinable @inline(__always) public func quantityValue(slot: Int) -> Quantity {
    Quantity(amounts[slot], units[slot])
  }

  /// The time in a slot.
  @inlinable @inline(__always) public func timeValue(slot: Int) -> Timestamp { times[slot] }
}
