import Exchange
import Wording

/// An act as the command that says it.
struct TypedAct {
  /// Under which it is recorded; of a cancellation, what is cancelled.
  let id: EventID
  private let verb: ActVerb
  /// What is behind the verb, as the tool gets it.
  private var words: [String]
  private let options: [Option]
  private let command: String

  /// A recorded act in the place of the one that it replaces, with another date. It is told because of `reason`, and
  /// takes what stands already: no stock holds it back. Its note stays with the first.
  ///
  /// - Parameter date: as it is typed.
  init(
    _ act: Event, on date: String, reason: String, _ surroundings: ActSurroundings
  ) throws(Failure) {
    (id, verb) = (act.id, ActVerb.of(act.kind))
    (command, options) = (verb.name, ActCommand(verb: verb).options)
    words = []
    var told: Set<Field> = [.id, .occurredAt, .noteDigest]
    for place in verb.places {
      guard let word = try Self.word(place, act, surroundings) else { continue }
      words.append(word)
      told.formUnion(place.fields)
    }
    if act.recordedBy == surroundings.recordedBy { told.insert(.recordedBy) }
    for field in act.kind.statedFields where act.has(field) && !told.contains(field) {
      let name = field.name.kebabCase
      if let flag = act.flagValue(field) {
        words.append(flag ? "--\(name)" : "--no-\(name)")
      } else if let value = try Self.value(field, act, surroundings) {
        words += ["--\(name)", value]
      }
    }
    // A delivery may have been corrected below what was confirmed of it or came back.
    if act.kind.flow == .outflow || act.kind.flow == .internal || act.delivery != nil {
      words.append("--allow-negative")
      if !act.has(.reason) { words += ["--reason", reason] }
    }
    words += ["--on", date, "--id", act.id.description]
  }

  /// The cancellation of an act that is told again behind it: no stock holds it back.
  init(cancelling id: EventID, reason: String) {
    (self.id, verb) = (id, ActVerb.of(.reversed))
    (command, options) = (CommandName.correct.rawValue, CorrectCommand().options)
    words = [id.description, "--cancel", "--allow-negative", "--reason", reason]
  }

  /// As it is typed into a shell.
  var text: String { (["maillon", command] + words.map(TypedWord.quoted)).joined(separator: " ") }

  /// What is recorded when it is typed.
  func act(_ surroundings: ActSurroundings) throws(Failure) -> Event {
    let arguments: Arguments
    do throws(UsageFault) { arguments = try Arguments(words, options: options) } catch {
      throw .usage(error)
    }
    return try ActReading.act(verb, arguments, surroundings)
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
}
