public import Wording

extension DutchWords {
  public func summary(_ summary: ImpactSummary) -> String {
    let whom =
      summary.organisations.map { " aan " + many($0, "organisatie", "organisaties") } ?? ""
    let who =
      summary.contributors.map { ", met " + many($0, "bijdrager", "bijdragers") } ?? ""
    var text = "\(summary.cooperative) leverde \(summary.delivered) eenheden van "
    text += list([summary.item]) + whom + ", \(summary.period)" + who + "."
    if let coverage = summary.coverage {
      text += " Dat is \(coverage) van wat gevraagd en geverifieerd was"
      text += summary.missing.map { "; er ontbraken er \($0)." } ?? "."
    }
    return text
  }

  public func nothingDelivered(_ period: String) -> String {
    "Voor de periode \(period) is geen levering aan een ontvanger genoteerd."
  }

  public func issue(_ number: Int) -> String { "uitgave nr. \(format(number))" }
  public func version(_ version: String) -> String { "versie \(version)" }
  public func outOf(_ part: String, _ whole: String) -> String { "\(part) van \(whole)" }

  public func ofDelivered(_ net: String, open: String?) -> String {
    "van \(net) geleverd, min wat terugkwam"
      + (open.map { "; \($0) nog niet bevestigd" } ?? "") + "."
  }

  public func before(_ was: String) -> String { "Het vorige verslag zei \(was) geleverd." }

  public func covered(_ covered: String, of verified: String, needs: Int) -> String {
    "\(covered) van \(verified) gevraagd en geverifieerd (\(many(needs, "nood", "noden")))"
  }

  public func besidePaid(_ hours: String) -> String {
    "en \(hours) betaald door een werkgever, apart geteld"
  }

  public func delay(p90: String?, open: Int?, oldest: String?) -> String {
    let parts = [
      p90.map { "9 keer op 10 binnen \($0)" },
      open.map { count in
        many(count, "nood nog open", "noden nog open")
          + (count > 0 ? oldest.map { ", de oudste sinds \($0)" } ?? "" : "")
      },
    ]
    return parts.compactMap(\.self).joined(separator: "; ")
  }

  public func partlyInForce(_ keys: [String]) -> String {
    "Gelden niet voor de hele periode: \(keys.joined(separator: ", ")). Deze regels zijn geschat met een aanname die jonger is dan hun eerste handelingen."
  }

  public func missingWeights(_ keys: [String]) -> String {
    "Het diagram kan niet worden getekend: het gewicht ontbreekt van \(list(keys))."
  }

  public func largestPart(_ contribution: String, _ share: String) -> String {
    "Het grootste deel komt van: \(contribution) (\(share))"
  }

  public func mostInWeek(_ monday: String, _ quantity: String) -> String {
    "De sterkste leverweek, die van \(monday): \(quantity)"
  }

  public func mostAtPlace(_ place: String, _ share: String) -> String {
    "\(share) van wat geleverd werd, ging naar één plaats: \(place)"
  }

  public func uncovered(
    _ item: String, _ missing: String, of asked: String, open: Int, oldest: String?
  ) -> String {
    "Niet-gedekte noden, \(item): er ontbreken \(missing) van de \(asked) gevraagd en "
      + "geverifieerd (\(many(open, "open nood", "open noden"))"
      + (open > 0 ? oldest.map { ", de oudste sinds \($0)" } ?? "" : "") + ")."
  }

  public func moreUncovered(_ count: Int) -> String {
    many(count, "ander artikel ontbreekt ook.", "andere artikelen ontbreken ook.")
  }

  public func rejected(
    _ item: String, _ rejected: String, of checked: String, lots: Int, reasons: [String]
  ) -> String {
    "Afgekeurd bij controle, \(item): \(rejected) van \(checked)"
      + (lots > 0 ? " (\(many(lots, "lot", "loten")))" : "")
      + (reasons.isEmpty ? "." : "; reden: \(reasons.joined(separator: ", ")).")
  }

  public func notReturned(_ item: String, loans: Int, overdue: Int, lost: Int) -> String {
    let parts = [
      overdue > 0 ? "\(format(overdue)) te laat" : nil, lost > 0 ? "\(format(lost)) verloren" : nil,
    ]
    return "Niet-teruggegeven leningen, \(item): "
      + parts.compactMap(\.self).joined(separator: ", ")
      + ", op \(many(loans, "lening", "leningen"))."
  }

  public func unconfirmed(_ item: String, _ quantity: String, share: String?) -> String {
    "Meer dan 7 dagen geleden geleverd zonder bevestiging, \(item): \(quantity)"
      + (share.map { " (\($0) van het geleverde)" } ?? "") + "."
  }

  public func contributed(_ count: Int) -> String {
    many(count, "persoon of organisatie droeg bij", "personen en organisaties droegen bij")
      + ", elk één keer geteld."
  }

  public func mobilised(_ range: String, central: String?) -> String {
    "Wat ingezet is, is \(range) waard" + (central.map { ", in het midden \($0)" } ?? "") + "."
  }

  public func unpriced(_ count: Int) -> String {
    many(count, "regel is niet geschat", "regels zijn niet geschat")
      + ", bij gebrek aan aanname: de werkelijke waarde ligt hoger."
  }

  public func ofLots(_ share: String) -> String { "; loten: \(share)" }
  public func deliveries(_ count: Int) -> String { many(count, "levering", "leveringen") }
  public func needs(_ count: Int) -> String { many(count, "nood", "noden") }

  public func needsNote(quantity: String?, unverified: Int?) -> String {
    let parts = [
      quantity.map { "\($0) voor het hoofdproduct" },
      unverified.map { "\(format($0)) niet geverifieerd, apart" },
    ]
    return parts.compactMap(\.self).joined(separator: "; ")
  }

  public func discarded(expired: Int, doubles: Int, withdrawn: Int) -> String {
    "\(format(expired)) vervallen, \(many(doubles, "dubbel", "dubbels")), "
      + "daarnaast \(format(withdrawn)) ingetrokken"
  }

  public func loans(
    _ count: Int, days: String?, returned: Int, open: Int, overdue: Int, lost: Int
  ) -> String {
    [
      many(count, "lening", "leningen"), days, "\(format(returned)) teruggegeven",
      "\(format(open)) lopend waarvan \(format(overdue)) te laat", "\(format(lost)) verloren",
    ].compactMap(\.self).joined(separator: ", ")
  }

  public func nothingRestated(entries: String) -> String {
    "Er is eerder een verslag over dezelfde periode uitgegeven, gemaakt uit \(self.entries(entries)). "
      + "De cijfers ervan zijn niet veranderd."
  }

  public func restates(entries: String) -> String {
    "Er is eerder een verslag over dezelfde periode uitgegeven, gemaakt uit \(self.entries(entries)); "
      + "het blijft zoals het is. Deze cijfers zijn sindsdien veranderd, door de genoemde "
      + "handelingen."
  }

  public func moreChanges(_ count: Int) -> String {
    "En \(many(count, "ander cijfer", "andere cijfers")): het JSON-document geeft ze alle."
  }

  public func entries(_ count: Int) -> String { many(count, "inschrijving", "inschrijvingen") }

  public func erased(_ count: Int) -> String {
    "Op verzoek van \(many(count, "persoon", "personen")) zijn persoonsgegevens gewist; "
      + "de totalen hangen er niet van af."
  }

  public func leadsTo(_ address: String) -> String { "QR-code naar \(address)" }

  private func format(_ number: Int) -> String { language.format(number) }
}
