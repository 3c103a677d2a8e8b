extension Event {
  /// Every text that a person wrote into the act, with its field; identifiers and closed words left out.
  public var texts: [(field: Field, text: String)] {
    var texts: [(field: Field, text: String)] = []
    if let skill { texts.append((.skill, skill.text)) }
    for index in 0..<details.count {
      let field = details.field(at: index)
      switch field.textClass {
      case .exact, .vocabulary, .name: continue
      case .free, .address, .code: break
      }
      switch details.detail(at: index) {
      case .text(let text): texts.append((field, text))
      case .texts(let some): texts += some.map { (field, $0) }
      case .object(let entries):
        for entry in entries { texts += [(field, entry.key), (field, entry.value)] }
      case .count: continue
      }
    }
    return texts
  }
}
