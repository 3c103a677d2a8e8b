public import Exchange

// What is wrong with a line, for whoever hands one in and whoever checks a log.
extension DutchWords {
  public func problem(_ problem: LineProblem) -> String {
    switch problem {
    case .tooLong(let limit): "meer dan \(language.format(limit)) bytes: maak het korter"
    case .notUTF8: "dit is geen UTF-8: bewaar het bestand als UTF-8"
    case .expected(let text): "hier hoort \(translated(text)): verbeter de regel"
    case .unknownField("note", _):
      "“note” is geen veld: een nota komt niet in het log, ze blijft in de kluis. Laat ze hier weg; aan het toetsenbord: --note bij de handeling, of maillon people note voor een persoon"
    case .unknownField(let name, let near):
      "onbekend veld \(list([name]))" + advice(near, "laat het weg")
    case .duplicateField(let name): "\(list([name])) staat er twee keer: behoud er één"
    case .fieldsOutOfOrder(let name):
      "\(list([name])) staat niet op zijn plaats: zet de velden in alfabetische volgorde"
    case .badDecimal(let text, .notPlain):
      "\(list([text])) is geen gewoon getal: schrijf bijvoorbeeld 150 of 2.5"
    case .badDecimal(let text, .superfluousZero):
      "\(list([text])) heeft een nul te veel: schrijf bijvoorbeeld 1.5 en niet 1.50"
    case .badDecimal(let text, .tooPrecise):
      "\(list([text])) heeft te veel cijfers: hoogstens 18, waarvan 6 na de komma"
    case .ambiguousDecimal(let text):
      "\(list([text])) kan duizend of duizendste betekenen: schrijf 1000, of 1,5 met minder dan drie decimalen"
    case .badText(let text):
      "\(list([text])) is geen referentie: 1 tot 64 letters zonder accent, cijfers, . _ : -"
    case .halfCharacter(let text):
      "\(list([text])) is maar een half teken: schrijf het helemaal, in UTF-8"
    case .escapeNotCanonical: "een teken is onnodig omgezet: schrijf het zoals het is"
    case .controlCharacter: "er staat een onzichtbaar teken: laat het weg"
    case .trailingBytes: "er staat nog iets na het einde: één handeling per regel"
    case .unsupportedVersion(let version):
      "versie \(version) van de regel is onbekend: installeer een nieuwere maillon"
    case .wrongPosition(let expected, let found):
      "plaats \(language.format(found)) volgt niet: \(language.format(expected)) hoorde hier, "
        + "er ontbreekt een regel of er is er een te veel"
    case .recordedEarlier(let time):
      "genoteerd op \(time), vóór de vorige regel: zet de regels in volgorde"
    case .archived:
      "dit is een archief, waarvan de regels al genoteerd zijn: maillon restore BESTAND maakt er een register van"
    case .notAllowedInCommand(let name):
      "\(list([name])) geeft het register zelf: laat het weg"
    }
  }

  public func expectation(_ expectation: Expectation) -> String {
    switch expectation {
    case .flag: "true of false"
    case .escape: "een omgezet teken"
    case .decimalOrObject: "een getal tussen aanhalingstekens, of een object"
    case .value: "een waarde"
    case .string: "een tekst tussen aanhalingstekens"
    case .object: "een object { }"
    case .list: "een lijst [ ]"
    case .wholeNumber: "een geheel getal van 0 tot 2⁵³ − 1"
    case .digest: "64 hexadecimale cijfers 0-9a-f"
    }
  }

  private func advice(_ near: [String], _ other: String) -> String {
    near.isEmpty ? ": " + other : ": bedoelde u \(list(near))?"
  }
}
