import Exchange

/// Reads amounts as people write them: `150`, `2,5 kg`, `2.5kilogram`.
enum QuantityReading {
  /// The amount; without a unit of its own it is in `unit`.
  static func quantity(_ text: String, unit: Unit) throws(Refusal) -> Quantity {
    let (number, name) = split(text)
    let value = try decimal(number, text)
    if name.isEmpty { return Quantity(value, unit) }
    guard let given = self.unit(named: name) else {
      let near = Suggestions.nearest(to: name, among: Unit.allCases.map(\.name))
      throw Refusal(.unknownUnit(name, suggestions: near))
    }
    return Quantity(value, given)
  }

  /// Whether the word is the name of a unit, as in `donate 2 kg filament`.
  static func unit(named name: String) -> Unit? {
    Unit(name) ?? spoken[name.lowercased()]
  }

  /// A decimal with a point or a comma; grouping spaces and needless zeros are taken away.
  static func decimal(_ number: String, _ text: String) throws(Refusal) -> ExactDecimal {
    do throws(ExactDecimal.Fault) {
      return try ExactDecimal(plain(number))
    } catch {
      throw Refusal(.unreadable(offset: 0, .badDecimal(text, error)))
    }
  }

  private static func split(_ text: String) -> (number: String, unit: String) {
    let end = text.firstIndex { $0.isLetter } ?? text.endIndex
    let number = text[..<end].filter { !isSpace($0) }
    return (String(number), String(text[end...].filter { !isSpace($0) }))
  }

  private static func isSpace(_ character: Character) -> Bool {
    character == " " || character == "\u{A0}" || character == "\u{202F}"
  }

  /// The plain notation of the event line.
  private static func plain(_ number: String) -> String {
    var text = String(number.map { $0 == "," ? "." : $0 })
    let isNegative = text.hasPrefix("-")
    if isNegative || text.hasPrefix("+") { text.removeFirst() }
    if text.contains("."), text.last != "." {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    while text.count > 1, text.hasPrefix("0"), !text.hasPrefix("0.") { text.removeFirst() }
    return isNegative && text != "0" ? "-" + text : text
  }

  private static let spoken: [String: Unit] = [
    "piece": .one, "pieces": .one, "pièce": .one, "pièces": .one, "stuk": .one, "stuks": .one,
    "stück": .one, "pc": .one, "pcs": .one,
    "h": .hour, "heure": .hour, "heures": .hour, "uur": .hour, "uren": .hour, "stunde": .hour,
    "stunden": .hour, "hours": .hour,
    "j": .day, "jour": .day, "jours": .day, "dag": .day, "dagen": .day, "tag": .day,
    "tage": .day, "days": .day,
    "g": .gram, "gramme": .gram, "grammes": .gram, "grams": .gram,
    "kg": .kilogram, "kilo": .kilogram, "kilos": .kilogram, "kilogramme": .kilogram,
    "m": .metre, "mètre": .metre, "mètres": .metre, "meter": .metre, "metres": .metre,
    "km": .kilometre, "kilomètre": .kilometre, "kilomètres": .kilometre, "kilometer": .kilometre,
    "m²": .squareMetre, "m2": .squareMetre,
    "l": .litre, "litres": .litre, "liter": .litre,
  ]
}
