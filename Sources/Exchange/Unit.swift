/// A unit of measure, with its public names: the ontology OM2, UN/ECE recommendation 20.
public enum Unit: UInt8, CaseIterable, Sendable {
  case one, hour, day, gram, kilogram, metre, kilometre, squareMetre, litre

  /// The id in event lines.
  public var name: String {
    switch self {
    case .one: "one"
    case .hour: "hour"
    case .day: "day"
    case .gram: "gram"
    case .kilogram: "kilogram"
    case .metre: "metre"
    case .kilometre: "kilometre"
    case .squareMetre: "squareMetre"
    case .litre: "litre"
    }
  }

  /// The term of the Ontology of units of Measure 2.
  public var ontologyTerm: String { "om:" + name }

  /// The code of UN/ECE recommendation 20.
  public var commerceCode: String {
    switch self {
    case .one: "C62"
    case .hour: "HUR"
    case .day: "DAY"
    case .gram: "GRM"
    case .kilogram: "KGM"
    case .metre: "MTR"
    case .kilometre: "KTM"
    case .squareMetre: "MTK"
    case .litre: "LTR"
    }
  }

  /// The smallest unit of the same dimension and how many of them this unit is.
  var base: (unit: Unit, factor: Int) {
    switch self {
    case .day: (.hour, 24)
    case .kilogram: (.gram, 1_000)
    case .kilometre: (.metre, 1_000)
    default: (self, 1)
    }
  }

  public static let names = NameTable<Unit>(allCases.map { ($0.name, $0) })

  /// The unit of this name, code or ontology term.
  public init?(_ text: String) {
    let found = Unit.allCases.first {
      $0.name == text || $0.commerceCode == text || $0.ontologyTerm == text
    }
    guard let found else { return nil }
    self = found
  }
}

/// An exact amount of a unit.
public struct Quantity: Hashable, Sendable {
  public var value: ExactDecimal
  public var unit: Unit

  @inlinable public init(_ value: ExactDecimal, _ unit: Unit) {
    self.value = value
    self.unit = unit
  }

  /// The same amount in another unit: exact, or nil across dimensions and where six decimals do
  /// not suffice.
  public func converted(to other: Unit) -> Quantity? {
    guard other != unit else { return self }
    guard other.base.unit == unit.base.unit else { return nil }
    // What a line says is less than 10²⁴ millionths, and a factor at most a thousand.
    let (micros, rest) = (value.micros * Int128(unit.base.factor))
      .quotientAndRemainder(dividingBy: Int128(other.base.factor))
    return rest == 0 ? Quantity(ExactDecimal(micros: micros), other) : nil
  }
}
