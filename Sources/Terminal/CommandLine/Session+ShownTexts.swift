import Bookkeeping
import Exchange
import Wording

/// Texts that are typed for a page or a paper: what went out is taken back by nobody, and no erasure reaches it.
extension Session {
  /// The options, and how many numbers mean something else in them.
  static let shownTexts: [(option: OptionName, as: Field.TextClass)] = [
    (.voice, .free), (.url, .name),
  ]

  /// Refuses marks of persons in these texts, and asks whether the persons of the vault whom they name agree, where
  /// somebody sits there; else it is said. Whoever is quoted may name himself.
  func checkShownTexts(_ ledger: Ledger) throws(Failure) {
    for (option, textClass) in Self.shownTexts {
      guard let typed = arguments[option] else { continue }
      let text = option == .url ? typed.percentDecoded : typed
      let name = "--" + option.rawValue
      if typed.showsNothing { throw .refused([Refusal(field: name, .blankText)]) }
      if let mark = PersonalPattern.found(in: text, as: textClass).first {
        throw .refused([Refusal(field: name, .personalText(mark))])
      }
      let named = try asking { () throws(LedgerError) in
        try ledger.persons(namedIn: text, by: actor(ledger))
      }.filter { option != .voice || $0 != arguments[.voiceOf] }
      if named.isEmpty { continue }
      remark(words.phrase(.shownNames(option: name, named)))
      if let ask = console.ask, !arguments.has(.yes), !isYes(ask(words.phrase(.askMeant))) {
        throw .declined
      }
    }
  }

  /// The address of the web that `--url` gives, to be printed and scanned: visible signs only.
  func address(limit: Int) throws(Failure) -> String? {
    guard let text = arguments[OptionName.url] else { return nil }
    let isAddress =
      (text.hasPrefix("https://") || text.hasPrefix("http://"))
      && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } && text.utf8.count <= limit
      && text.leadsSomewhere
    guard isAddress else {
      throw .usage(
        .badValue(option: "--url", value: printable(text), expected: ["https://exemple.invalid/"]))
    }
    return text
  }
}

extension String {
  /// Whether an address of the web names a host, and a port that there is.
  fileprivate var leadsSomewhere: Bool {
    guard let start = firstRange(of: "://")?.upperBound else { return false }
    let authority = self[start...].prefix { !"/?#".contains($0) }
    let place = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    let isBracketed = place.first == "["
    guard
      let end = isBracketed ? place.lastIndex(of: "]") : place.lastIndex(of: ":") ?? place.endIndex
    else { return false }
    let host = isBracketed ? place[place.startIndex..<end].dropFirst() : place[..<end]
    let rest = isBracketed ? place[end...].dropFirst() : place[end...]
    let labels = (host.last == "." ? host.dropLast() : host)
      .split(separator: ".", omittingEmptySubsequences: false)
    guard isBracketed ? host.count > 1 : labels.allSatisfy({ !$0.isEmpty }) else { return false }
    return rest.isEmpty || rest.first == ":" && (UInt16(rest.dropFirst()) ?? 0) > 0
  }

  /// An address with what it spells as `%C3%A9` as people read it; as it is where that is no text.
  fileprivate var percentDecoded: String {
    var bytes: [UInt8] = []
    var rest = utf8[...]
    while let byte = rest.popFirst() {
      let digits = String(rest.prefix(2)) ?? ""
      guard byte == UInt8(ascii: "%"), digits.utf8.count == 2,
        let spelled = UInt8(digits, radix: 16)
      else {
        bytes.append(byte)
        continue
      }
      bytes.append(spelled)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self) ?? self
  }
}
