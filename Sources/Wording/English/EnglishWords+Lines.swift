public import Exchange

// What is wrong with a line, for whoever hands one in and whoever checks a log.
extension EnglishWords {
  public func problem(_ problem: LineProblem) -> String {
    switch problem {
    case .tooLong(let limit): "more than \(language.format(limit)) bytes: make it shorter"
    case .notUTF8: "this is not UTF-8: save the file as UTF-8"
    case .expected(let text): "\(translated(text)) belongs here: mend the line"
    case .unknownField("note", _):
      "“note” is no field: a note does not go into the log, it is kept in the vault. Leave it out here; at the keyboard: --note with the act, or maillon people note for a person"
    case .unknownField(let name, let near):
      "unknown field \(list([name]))" + advice(near, "leave it out")
    case .duplicateField(let name): "\(list([name])) is there twice: keep one"
    case .fieldsOutOfOrder(let name):
      "\(list([name])) is out of place: put the fields in alphabetical order"
    case .badDecimal(let text, .notPlain):
      "\(list([text])) is not a plain number: write for example 150 or 2.5"
    case .badDecimal(let text, .superfluousZero):
      "\(list([text])) has a needless zero: write for example 1.5 and not 1.50"
    case .badDecimal(let text, .tooPrecise):
      "\(list([text])) has too many digits: 18 at most, 6 of them after the point"
    case .ambiguousDecimal(let text):
      "\(list([text])) may mean a thousand or a thousandth: write 1000, or 1.5 with fewer than three decimals"
    case .badText(let text):
      "\(list([text])) is not an id: 1 to 64 unaccented letters, digits, . _ : -"
    case .halfCharacter(let text):
      "\(list([text])) is only half a character: write all of it, in UTF-8"
    case .escapeNotCanonical: "a character is escaped without need: write it as it is"
    case .controlCharacter: "there is an invisible character: take it out"
    case .trailingBytes: "there is something after the end: one act a line"
    case .unsupportedVersion(let version):
      "version \(version) of the line is unknown: install a newer maillon"
    case .wrongPosition(let expected, let found):
      "position \(language.format(found)) does not follow: \(language.format(expected)) belongs "
        + "here, a line is missing or too many"
    case .recordedEarlier(let time):
      "recorded at \(time), before the previous line: put the lines in order"
    case .archived:
      "this is an archive, whose lines are recorded already: maillon restore FILE makes a ledger of it"
    case .notAllowedInCommand(let name): "\(list([name])) is the ledger’s to give: leave it out"
    }
  }

  public func expectation(_ expectation: Expectation) -> String {
    switch expectation {
    case .flag: "true or false"
    case .escape: "an escape"
    case .decimalOrObject: "a decimal in quotes, or an object"
    case .value: "a value"
    case .string: "a text in quotes"
    case .object: "an object { }"
    case .list: "a list [ ]"
    case .wholeNumber: "a whole number from 0 to 2⁵³ − 1"
    case .digest: "64 hexadecimal digits 0-9a-f"
    }
  }

  private func advice(_ near: [String], _ other: String) -> String {
    near.isEmpty ? ": " + other : ": did you mean \(list(near))?"
  }
}
