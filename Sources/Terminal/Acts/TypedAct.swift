import Exchange
import Wording

/// A recorded act as the command that says it anew, with another date, in the place of the first.
struct TypedAct {
  private(set) var text: String

  /// - Parameter date: as it is typed.
  init(_ act: Event, on date: String, _ surroundings: ActSurroundings) throws(Failure) {
    let verb = ActVerb.of(act.kind)
    var words = ["maillon \(verb.name)"]
    var told: Set<Field> = [.replaces]
    for place in verb.places {
      guard let word = try Self.word(place, act, surroundings) else { continue }
      words.append(word)
      told.formUnion(place.fields)
    }
    if act.recordedBy == surroundings.recordedBy { told.insert(.recordedBy) }
    for field in act.kind.statedFields where act.has(field) && !told.contains(field) {
      if field == .id || field == .occurredAt { continue }
      let name = field.name.kebabCase
      if let flag = act.flagValue(field) {
        words.append(flag ? "--\(name)" : "--no-\(name)")
      } else if let value = try Self.value(field, act, surroundings) {
        words.append("--\(name) \(Self.quoted(value))")
      }
    }
    words.append("--on \(Self.quoted(date)) --replaces \(act.id)")
    text = words.joined(separator: " ")
  }

  /// What stands without its option.
  private static func word(
    _ place: ActVerb.Place, _ act: Event, _ surroundings: ActSurroundings
  ) throws(Failure) -> String? {
    switch place {
    case .quantity: try value(.quantity, act, surroundings)
    case .effort: try value(.effort, act, surroundings)
    case .thing:
      act.item.map {
        $0.text + (act.lot.map { "#" + $0.text } ?? "") + (act.serial.map { "@" + $0.text } ?? "")
      }
    case .field(let field): act.has(field) ? act.text(field) : nil
    }
  }

  private static func value(
    _ field: Field, _ act: Event, _ surroundings: ActSurroundings
  ) throws(Failure) -> String? {
    if let quantity = act.quantity(field) {
      let own = field == .effort ? .hour : try act.item.flatMap(surroundings.unit) ?? .one
      return decimal(quantity.value.description) + (quantity.unit == own ? "" : quantity.unit.name)
    }
    if let time = act.time(field) { return time.description }
    if field == .unit { return act.unit?.name }
    return switch act.details[field] {
    case .count(let count): "\(count)"
    case .texts(let texts): texts.joined(separator: ",")
    case .object(let entries) where field == .value:
      entries.sorted { order($0.key) < order($1.key) }.map {
        $0.key == "amount" ? decimal($0.value) : $0.value
      }.joined(separator: " ")
    case .object(let entries): entries.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
    case .text(let text): field == .value ? decimal(text) : text
    case nil: act.text(field)
    }
  }

  /// As the amount of an act is read: `120 EUR declared`.
  private static func order(_ key: String) -> Int {
    ["amount", "currency", "basis"].firstIndex(of: key) ?? 3
  }

  /// Three digits behind the point may mean thousands where a person types them.
  private static func decimal(_ text: String) -> String {
    let parts = text.split(separator: ".")
    return parts.count == 2 && parts[1].count == 3 ? text + "0" : text
  }

  /// A word for the shell.
  static func quoted(_ text: String) -> String { TypedWord.quoted(text) }
}
