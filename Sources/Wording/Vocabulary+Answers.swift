public import Exchange

extension Vocabulary {
  /// The title of a column by its name in reports, a field's label where it is a field.
  public func title(ofColumn name: String) -> String {
    if let column = AnswerColumn(rawValue: name) { return self.column(column) }
    if let field = Field.names.value(named: Array(name.utf8).span) {
      return self.field(field).label
    }
    return name
  }

  /// A word of an answer: a unit, a category, a status… as people say it, else as it is.
  public func word(_ text: String, inColumn name: String) -> String {
    switch name {
    case "unit": Unit.names.value(named: Array(text.utf8).span).map(unit) ?? text
    case "category", "byCategory":
      Category(rawValue: text).map(category) ?? AnswerTerm(rawValue: text).map(term) ?? text
    case "place": place(text)
    case "agentType": AgentType(rawValue: text).map(agentType) ?? text
    case "kind", "status", "type", "reason", "mode", "reciprocity", "channel", "fit",
      "covers", "near", "asked", "quantity", "role", "conformity", "contributors", "purpose",
      "doing", "changed", "contact", "evidenceChange":
      AnswerTerm(rawValue: text).map(term)
        ?? EventKind.names.value(named: Array(text.utf8).span).map(kind)
        ?? Category(rawValue: text).map(category) ?? text
    case "part": Field.names.value(named: Array(text.utf8).span).map { field($0).label } ?? text
    default: text
    }
  }

  /// A postcode as it is, `arrondissement:Namur` in words, or that places were put together.
  private func place(_ text: String) -> String {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    guard let first = parts.first, let kind = AnswerTerm(rawValue: first) else { return text }
    return parts.count == 2 ? "\(term(kind)) \(parts[1])" : term(kind)
  }

  /// The colon with its spaces.
  public var colon: String { language == .fr ? " : " : ": " }

  /// Quoted as the language quotes, comma-separated.
  public func list(_ words: [String]) -> String {
    words.map { word in
      switch language {
      case .fr: "« \(word) »"
      case .de: "„\(word)“"
      case .nl, .en: "“\(word)”"
      }
    }.joined(separator: ", ")
  }

  /// A count with its noun: French says zero in the singular.
  public func many(_ count: Int, _ one: String, _ more: String) -> String {
    let isSingular = language == .fr ? count < 2 : count == 1
    return language.format(count) + " " + (isSingular ? one : more)
  }

  /// The same of a count as it is written already.
  public func many(_ count: String, _ one: String, _ more: String) -> String {
    let isSingular = count == "1" || language == .fr && count == "0"
    return count + " " + (isSingular ? one : more)
  }

  public func decimal(_ value: ExactDecimal) -> String { language.format(value) }

  public func day(_ text: String) -> String {
    Timestamp(text).map { language.format($0, in: .brussels) } ?? text
  }

  /// An amount with its unit: `150 pièces`, `2,5 kg`.
  public func amount(_ quantity: Quantity) -> String {
    let magnitude = ExactDecimal(micros: abs(quantity.value.micros))
    // French keeps the singular below two.
    let isSingular =
      language == .fr ? magnitude < ExactDecimal(2) : magnitude == ExactDecimal(1)
    let name = isSingular ? unit(quantity.unit) : plural(quantity.unit)
    return decimal(quantity.value) + "\u{A0}" + name
  }
}

extension Vocabulary {
  /// What a line reader expected, in this language; its own words when they are not known.
  public func translated(_ expectation: String) -> String {
    Expectation(rawValue: expectation).map(self.expectation) ?? expectation
  }
}
