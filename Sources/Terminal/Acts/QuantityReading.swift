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

  /// A decimal with a point or a comma; grouping spaces and needless zeros are taken away. `1.000`
  /// is a thousand to some and one to others: whoever means it must say it otherwise.
  static func decimal(_ number: String, _ text: String) throws(Refusal) -> ExactDecimal {
    if isAmbiguous(number) { throw Refusal(.unreadable(offset: 0, .ambiguousDecimal(text))) }
    do throws(ExactDecimal.Fault) {
      return try ExactDecimal(plain(number))
    } catch {
      throw Refusal(.unreadable(offset: 0, .badDecimal(text, error)))
    }
  }

  private static func isAmbiguous(_ number: String) -> Bool {
    let parts = number.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard parts.count == 2, parts[1].count == 3, parts[1].allSatisfy(\.isNumber) else {
      return false
    }
    let whole = parts[0].drop { $0 == "-" || $0 == "+" }
    return (1...3).contains(whole.count) && whole.first != "0"
  }

  /// Hours as people write them beside decimals: `6h30`, `6:30`, `90min`; nil for anything else.
  static func hours(_ text: String) -> Quantity? {
    let plain = text.filter { !isSpace($0) }.lowercased()
    if plain.hasSuffix("min"), let minutes = Int(plain.dropLast(3)), minutes > 0 {
      return hours(minutes: minutes)
    }
    let parts = plain.split(maxSplits: 1) { $0 == "h" || $0 == ":" || $0 == "u" }
    guard parts.count == 2, let hours = Int(parts[0]), hours >= 0, parts[1].count == 2,
      let minutes = Int(parts[1]), (0..<60).contains(minutes)
    else { return nil }
    return Self.hours(minutes: hours * 60 + minutes)
  }

  /// Nil where sixty minutes leave no exact decimal.
  private static func hours(minutes: Int) -> Quantity? {
    let micros = Int128(minutes) * 1_000_000
    return micros % 60 == 0 ? Quantity(ExactDecimal(micros: micros / 60), .hour) : nil
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

  /// How people say that nobody knows.
  static let unknown: Set<String> = [
    "unknown", "inconnu", "inconnue", "onbekend", "unbekannt", "?",
  ]

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
