public import Exchange

// What is wrong with a line, for whoever hands one in and whoever checks a log.
extension GermanWords {
  public func problem(_ problem: LineProblem) -> String {
    switch problem {
    case .tooLong(let limit): "mehr als \(language.format(limit)) Bytes: kürzen Sie"
    case .notUTF8: "das ist kein UTF-8: speichern Sie die Datei als UTF-8"
    case .expected(let text): "hier gehört \(translated(text)) hin: berichtigen Sie die Zeile"
    case .unknownField("note", _):
      "„note“ ist kein Feld: eine Notiz kommt nicht ins Log, sie bleibt im Tresor. Lassen Sie sie hier weg; an der Tastatur: --note beim Vorgang, oder maillon people note für eine Person"
    case .unknownField(let name, let near):
      "unbekanntes Feld \(list([name]))" + advice(near, "lassen Sie es weg")
    case .duplicateField(let name): "\(list([name])) steht zweimal da: behalten Sie eines"
    case .fieldsOutOfOrder(let name):
      "\(list([name])) steht nicht an seiner Stelle: ordnen Sie die Felder alphabetisch"
    case .badDecimal(let text, .notPlain):
      "\(list([text])) ist keine einfache Zahl: schreiben Sie zum Beispiel 150 oder 2.5"
    case .badDecimal(let text, .superfluousZero):
      "\(list([text])) hat eine Null zu viel: schreiben Sie zum Beispiel 1.5 und nicht 1.50"
    case .badDecimal(let text, .tooPrecise):
      "\(list([text])) hat zu viele Ziffern: höchstens 18, davon 6 nach dem Komma"
    case .ambiguousDecimal(let text):
      "\(list([text])) kann tausend oder Tausendstel heißen: schreiben Sie 1000, oder 1,5 mit weniger als drei Stellen"
    case .badText(let text):
      "\(list([text])) ist keine Kennung: 1 bis 64 Buchstaben ohne Umlaut, Ziffern, . _ : -"
    case .halfCharacter(let text):
      "\(list([text])) ist nur ein halbes Zeichen: schreiben Sie es ganz, in UTF-8"
    case .escapeNotCanonical: "ein Zeichen ist unnötig maskiert: schreiben Sie es, wie es ist"
    case .controlCharacter: "da steht ein unsichtbares Zeichen: lassen Sie es weg"
    case .trailingBytes: "nach dem Ende steht noch etwas: ein Vorgang je Zeile"
    case .unsupportedVersion(let version):
      "Version \(version) der Zeile ist unbekannt: installieren Sie ein neueres maillon"
    case .wrongPosition(let expected, let found):
      "Stelle \(language.format(found)) folgt nicht: \(language.format(expected)) gehörte hierher, "
        + "eine Zeile fehlt oder ist zu viel"
    case .recordedEarlier(let time):
      "eingetragen am \(time), vor der vorigen Zeile: ordnen Sie die Zeilen"
    case .archived:
      "das ist ein Archiv, dessen Zeilen schon eingetragen sind: maillon restore DATEI macht ein Register daraus"
    case .notAllowedInCommand(let name):
      "\(list([name])) vergibt das Register selbst: lassen Sie es weg"
    }
  }

  public func expectation(_ expectation: Expectation) -> String {
    switch expectation {
    case .flag: "true oder false"
    case .escape: "ein maskiertes Zeichen"
    case .decimalOrObject: "eine Zahl in Anführungszeichen oder ein Objekt"
    case .value: "ein Wert"
    case .string: "ein Text in Anführungszeichen"
    case .object: "ein Objekt { }"
    case .list: "eine Liste [ ]"
    case .wholeNumber: "eine ganze Zahl von 0 bis 2⁵³ − 1"
    case .digest: "64 hexadezimale Ziffern 0-9a-f"
    }
  }

  private func advice(_ near: [String], _ other: String) -> String {
    near.isEmpty ? ": " + other : ": meinten Sie \(list(near))?"
  }
}
