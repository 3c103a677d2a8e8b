public import Wording

extension GermanWords {
  public func summary(_ summary: ImpactSummary) -> String {
    let whom =
      summary.organisations.map { " an " + many($0, "Organisation", "Organisationen") } ?? ""
    let who =
      summary.contributors.map { ", mit " + many($0, "Beitragenden", "Beitragenden") } ?? ""
    var text = "\(summary.cooperative) lieferte \(summary.delivered) Einheiten von "
    text += list([summary.item]) + whom + ", \(summary.period)" + who + "."
    if let coverage = summary.coverage {
      text += " Das sind \(coverage) dessen, was angefragt und geprüft war"
      text += summary.missing.map { "; es fehlten \($0)." } ?? "."
    }
    return text
  }

  public func nothingDelivered(_ period: String) -> String {
    "Für den Zeitraum \(period) ist keine Lieferung an einen Empfänger vermerkt."
  }

  public func issue(_ number: Int) -> String { "Ausgabe Nr. \(format(number))" }
  public func version(_ version: String) -> String { "Version \(version)" }
  public func outOf(_ part: String, _ whole: String) -> String { "\(part) von \(whole)" }

  public func ofDelivered(_ net: String, open: String?) -> String {
    "von \(net) gelieferten, Rückgaben abgezogen"
      + (open.map { "; \($0) noch ohne Bestätigung" } ?? "") + "."
  }

  public func before(_ was: String) -> String { "Der vorige Bericht sagte \(was) geliefert." }

  public func covered(_ covered: String, of verified: String, needs: Int) -> String {
    "\(covered) von \(verified) angefragten und geprüften "
      + "(\(many(needs, "Bedarfsmeldung", "Bedarfsmeldungen")))"
  }

  public func besidePaid(_ hours: String) -> String {
    "und \(hours) vom Arbeitgeber bezahlt, getrennt gezählt"
  }

  public func delay(p90: String?, open: Int?, oldest: String?) -> String {
    let parts = [
      p90.map { "in 9 von 10 Fällen höchstens \($0)" },
      open.map { count in
        many(count, "Bedarfsmeldung noch offen", "Bedarfsmeldungen noch offen")
          + (count > 0 ? oldest.map { ", Alter der ältesten: \($0)" } ?? "" : "")
      },
    ]
    return parts.compactMap(\.self).joined(separator: "; ")
  }

  public func partlyInForce(_ keys: [String]) -> String {
    "Gelten nicht für den ganzen Zeitraum: \(keys.joined(separator: ", ")). Diese Zeilen sind mit einer Annahme geschätzt, die jünger ist als ihre ersten Vorgänge."
  }

  public func missingWeights(_ keys: [String]) -> String {
    "Das Diagramm kann nicht gezeichnet werden: Es fehlt das Gewicht von \(list(keys))."
  }

  public func largestPart(_ contribution: String, _ share: String) -> String {
    "Der größte Anteil kommt von: \(contribution) (\(share))"
  }

  public func mostInWeek(_ monday: String, _ quantity: String) -> String {
    "Die stärkste Lieferwoche, die vom \(monday): \(quantity)"
  }

  public func mostAtPlace(_ place: String, _ share: String) -> String {
    "\(share) des Gelieferten ging an einen Ort: \(place)"
  }

  public func uncovered(
    _ item: String, _ missing: String, of asked: String, open: Int, oldest: String?
  ) -> String {
    "Ungedeckter Bedarf, \(item): Es fehlen \(missing) von \(asked) angefragten und geprüften "
      + "(\(many(open, "offene Bedarfsmeldung", "offene Bedarfsmeldungen"))"
      + (open > 0 ? oldest.map { ", Alter der ältesten: \($0)" } ?? "" : "") + ")."
  }

  public func moreUncovered(_ count: Int) -> String {
    many(count, "weiterer Artikel fehlt ebenfalls.", "weitere Artikel fehlen ebenfalls.")
  }

  public func rejected(
    _ item: String, _ rejected: String, of checked: String, lots: Int, reasons: [String]
  ) -> String {
    "Bei der Prüfung ausgesondert, \(item): \(rejected) von \(checked)"
      + (lots > 0 ? " (\(many(lots, "Los", "Lose")))" : "")
      + (reasons.isEmpty ? "." : "; Grund: \(reasons.joined(separator: ", ")).")
  }

  public func notReturned(_ item: String, loans: Int, overdue: Int, lost: Int) -> String {
    let parts = [
      overdue > 0 ? "\(format(overdue)) überfällig" : nil,
      lost > 0 ? "\(format(lost)) verloren" : nil,
    ]
    return "Nicht zurückgegebene Leihgaben, \(item): "
      + parts.compactMap(\.self).joined(separator: ", ")
      + ", von \(many(loans, "Leihgabe", "Leihgaben"))."
  }

  public func unconfirmed(_ item: String, _ quantity: String, share: String?) -> String {
    "Vor mehr als 7 Tagen ohne Bestätigung geliefert, \(item): \(quantity)"
      + (share.map { " (\($0) des Gelieferten)" } ?? "") + "."
  }

  public func contributed(_ count: Int) -> String {
    many(
      count, "Person oder Organisation hat beigetragen",
      "Personen und Organisationen haben beigetragen") + ", jede einmal gezählt."
  }

  public func mobilised(_ range: String, central: String?) -> String {
    "Was eingesetzt wurde, ist \(range) wert" + (central.map { ", in der Mitte \($0)" } ?? "") + "."
  }

  public func unpriced(_ count: Int) -> String {
    many(count, "Zeile ist nicht geschätzt", "Zeilen sind nicht geschätzt")
      + ", weil eine Annahme fehlt: Der wirkliche Wert ist höher."
  }

  public func ofLots(_ share: String) -> String { "; Lose: \(share)" }
  public func deliveries(_ count: Int) -> String { many(count, "Lieferung", "Lieferungen") }
  public func needs(_ count: Int) -> String {
    many(count, "Bedarfsmeldung", "Bedarfsmeldungen")
  }

  public func needsNote(quantity: String?, unverified: Int?) -> String {
    let parts = [
      quantity.map { "\($0) beim Hauptprodukt" },
      unverified.map { "\(format($0)) ungeprüft, getrennt" },
    ]
    return parts.compactMap(\.self).joined(separator: "; ")
  }

  public func discarded(expired: Int, doubles: Int, withdrawn: Int) -> String {
    "\(format(expired)) verfallen, \(format(doubles)) doppelt, "
      + "dazu \(format(withdrawn)) zurückgezogen"
  }

  public func loans(
    _ count: Int, days: String?, returned: Int, open: Int, overdue: Int, lost: Int
  ) -> String {
    [
      many(count, "Leihgabe", "Leihgaben"), days, "\(format(returned)) zurückgegeben",
      "\(format(open)) laufend, davon \(format(overdue)) überfällig", "\(format(lost)) verloren",
    ].compactMap(\.self).joined(separator: ", ")
  }

  public func nothingRestated(entries: String) -> String {
    "Über denselben Zeitraum wurde schon ein Bericht aus \(many(entries, "Eintragung", "Eintragungen")) herausgegeben. "
      + "Seine Zahlen haben sich nicht geändert."
  }

  public func restates(entries: String) -> String {
    "Über denselben Zeitraum wurde schon ein Bericht aus \(many(entries, "Eintragung", "Eintragungen")) herausgegeben; "
      + "er bleibt, wie er ist. Diese Zahlen haben sich seither durch die genannten Einträge "
      + "geändert."
  }

  public func moreChanges(_ count: Int) -> String {
    "Und \(many(count, "weitere Zahl", "weitere Zahlen")): Das JSON-Dokument nennt alle."
  }

  public func entries(_ count: Int) -> String { many(count, "Eintragung", "Eintragungen") }

  public func erased(_ count: Int) -> String {
    "Auf Antrag von \(many(count, "Person", "Personen")) wurden personenbezogene Daten gelöscht; "
      + "die Summen hängen nicht davon ab."
  }

  public func leadsTo(_ address: String) -> String { "QR-Code zu \(address)" }

  private func format(_ number: Int) -> String { language.format(number) }
}
