import Exchange
import Wording

/// An option a command takes.
struct Option: Equatable {
  enum Taking: Equatable {
    case nothing
    case value(Placeholder)
    /// `--paid`, `--no-paid`, `--paid=false`.
    case flag
  }
  /// Without its two dashes.
  let name: String
  let taking: Taking
  let meaning: Meaning

  enum Meaning: Equatable {
    case option(OptionName)
    case field(Field)
  }

  init(_ name: OptionName, _ placeholder: Placeholder? = nil) {
    self.name = name.rawValue.kebabCase
    taking = placeholder.map(Taking.value) ?? .nothing
    meaning = .option(name)
  }

  init(_ field: Field) {
    name = field.name.kebabCase
    taking = if case .flag = field.form { .flag } else { .value(field.placeholder) }
    meaning = .field(field)
  }

  /// Whether it may be given more than once.
  var isRepeatable: Bool { meaning == .option(.witness) }

  /// The options that every command takes.
  static let everywhere = [
    Option(.ledger, .directory), Option(.lang, .language), Option(.json), Option(.help),
  ]
  /// The options of every question.
  static let question = [
    Option(.at, .time), Option(.known, .time), Option(.csv), Option(.part, .name),
  ]
}

/// The words after the name of a command, sorted into options and the rest.
struct Arguments {
  private(set) var words: [String] = []
  private var values: [String: [String]] = [:]

  init() {}

  /// Sorts `tokens` by what `options` take.
  init(_ tokens: some Sequence<String>, options: [Option]) throws(UsageFault) {
    var rest = Array(tokens)[...]
    while let token = rest.popFirst() {
      if token == "--" {
        words += rest
        return
      }
      guard token.hasPrefix("-"), token != "-", !token.isNegativeNumber else {
        words.append(token)
        continue
      }
      try take(token, options, &rest)
    }
  }

  private mutating func take(
    _ token: String, _ options: [Option], _ rest: inout ArraySlice<String>
  ) throws(UsageFault) {
    let (name, attached) = token.parted(at: "=")
    let given = name == "-h" ? "--help" : name
    let (option, isDenied) = try Self.option(named: given, among: options)
    let former = values[option.name] ?? []
    guard former.isEmpty || option.isRepeatable else { throw .givenTwice("--" + option.name) }
    switch option.taking {
    case .nothing:
      if let attached { throw .unexpectedValue(option: given, value: attached) }
      values[option.name] = [""]
    case .flag:
      let words = ["true": true, "false": false, "oui": true, "non": false]
      guard let value = attached.map({ words[$0] }) ?? true else {
        throw .badValue(option: given, value: attached ?? "", expected: ["true", "false"])
      }
      values[option.name] = [value != isDenied ? "true" : "false"]
    case .value(let placeholder):
      guard let value = attached ?? rest.popFirst() else { throw .missingValue(option: given) }
      if attached == nil, value.hasPrefix("--") { throw .missingValue(option: given) }
      // As of a variable that is not set: it would lead into the folder where one happens to be.
      if value.isEmpty, placeholder == .directory || placeholder == .file {
        throw .missingValue(option: given)
      }
      values[option.name] = former + [value]
    }
  }

  /// The values of an option that may be given more than once.
  func all(_ option: OptionName) -> [String] {
    values[option.rawValue.kebabCase] ?? []
  }

  private static func option(
    named given: String, among options: [Option]
  ) throws(UsageFault) -> (Option, isDenied: Bool) {
    let name = String(given.drop { $0 == "-" })
    if let option = options.first(where: { $0.name == name }), given.hasPrefix("--") {
      return (option, false)
    }
    if name.hasPrefix("no-"),
      let option = options.first(where: { $0.taking == .flag && $0.name == name.dropFirst(3) })
    {
      return (option, true)
    }
    let near = Suggestions.nearest(to: name, among: options.map(\.name))
    throw .unknownOption(given, suggestions: near.map { "--" + $0 })
  }

  /// The same as if an option was not given.
  func without(_ option: OptionName) -> Arguments {
    var rest = self
    rest.values[option.rawValue.kebabCase] = nil
    return rest
  }

  func has(_ option: OptionName) -> Bool { values[option.rawValue.kebabCase] != nil }

  func has(_ option: Option) -> Bool { values[option.name] != nil }

  subscript(option: OptionName) -> String? { values[option.rawValue.kebabCase]?.last }

  subscript(field: Field) -> String? {
    get { values[field.name.kebabCase]?.last }
    set { values[field.name.kebabCase] = newValue.map { [$0] } }
  }

  /// The first word, which must be the only one. An empty one is none.
  func oneWord(_ name: String) throws(UsageFault) -> String {
    guard let word = words.first, !word.isEmpty else { throw .missingWord(name) }
    try atMost(1)
    return word
  }

  func atMost(_ count: Int) throws(UsageFault) {
    if words.count > count { throw .unexpectedWord(words[count]) }
  }
}

extension String {
  /// `occurredAt` as `occurred-at`.
  var kebabCase: String {
    var text = ""
    for character in self {
      if character.isUppercase { text += "-" }
      text += character.lowercased()
    }
    return text
  }

  /// Whether this is a number below zero and no option.
  var isNegativeNumber: Bool {
    hasPrefix("-") && dropFirst().first.map { ("0"..."9").contains($0) } == true
  }
}

extension Field {
  /// What a person gives for this field.
  var placeholder: Placeholder {
    switch form {
    case .agent: .agent
    case .identifier: self == .item ? .item : .identifier
    case .quantity: self == .effort ? .hours : .quantity
    case .time: .time
    case .identifiers: .list
    case .texts: .labels
    case .digest: .digest
    case .count: .number
    case .value: .amount
    case .envelope: self == .occurredAt ? .time : .identifier
    case .term, .text, .flag: .text
    }
  }
}
