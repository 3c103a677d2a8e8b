public import Wording

extension FrenchWords {
  public func summary(_ summary: ImpactSummary) -> String {
    let whom = summary.organisations.map { " à " + many($0, "organisation", "organisations") } ?? ""
    let who =
      summary.contributors.map {
        ", avec " + many($0, "contributeur", "contributeurs")
      } ?? ""
    var text = "\(summary.cooperative) a livré \(summary.delivered) unités de "
    text += list([summary.item]) + whom + ", \(summary.period)" + who + "."
    if let coverage = summary.coverage {
      text += " C’est \(coverage) de ce qui avait été demandé et vérifié"
      text += summary.missing.map { " ; il en a manqué \($0)." } ?? "."
    }
    return text
  }

  public func nothingDelivered(_ period: String) -> String {
    "Aucune livraison à un bénéficiaire n’est notée pour la période \(period)."
  }

  public func issue(_ number: Int) -> String { "édition n° \(format(number))" }
  public func version(_ version: String) -> String { "version \(version)" }
  public func outOf(_ part: String, _ whole: String) -> String { "\(part) sur \(whole)" }

  public func ofDelivered(_ net: String, open: String?) -> String {
    "sur \(net) livrées, retours déduits"
      + (open.map { " ; \($0) sans confirmation à ce jour" } ?? "") + "."
  }

  public func before(_ was: String) -> String { "Le rapport précédent disait \(was) livrées." }

  public func covered(_ covered: String, of verified: String, needs: Int) -> String {
    "\(covered) sur \(verified) demandés et vérifiés (\(many(needs, "besoin", "besoins")))"
  }

  public func besidePaid(_ hours: String) -> String {
    "et \(hours) payées par un employeur, comptées à part"
  }

  public func delay(p90: String?, open: Int?, oldest: String?) -> String {
    let parts = [
      p90.map { "9 fois sur 10 en \($0) au plus" },
      open.map { count in
        many(count, "besoin encore ouvert", "besoins encore ouverts")
          + (count > 0 ? oldest.map { ", le plus ancien depuis \($0)" } ?? "" : "")
      },
    ]
    return parts.compactMap(\.self).joined(separator: " ; ")
  }

  public func partlyInForce(_ keys: [String]) -> String {
    "Ne valent pas pour toute la période : \(keys.joined(separator: ", ")). Ces lignes sont estimées avec une hypothèse plus récente que leurs premiers actes."
  }

  public func missingWeights(_ keys: [String]) -> String {
    "Le diagramme ne peut pas être dessiné : il manque le poids de \(list(keys))."
  }

  public func largestPart(_ contribution: String, _ share: String) -> String {
    "La plus grande part vient de : \(contribution) (\(share))"
  }

  public func mostInWeek(_ monday: String, _ quantity: String) -> String {
    "La plus forte semaine de livraison, celle du \(monday) : \(quantity)"
  }

  public func mostAtPlace(_ place: String, _ share: String) -> String {
    "\(share) de ce qui a été livré est allé à un même endroit : \(place)"
  }

  public func uncovered(
    _ item: String, _ missing: String, of asked: String, open: Int, oldest: String?
  ) -> String {
    "Besoins non couverts, \(item) : il manque \(missing) sur \(asked) demandés et vérifiés "
      + "(\(many(open, "besoin ouvert", "besoins ouverts"))"
      + (open > 0 ? oldest.map { ", le plus ancien depuis \($0)" } ?? "" : "") + ")."
  }

  public func moreUncovered(_ count: Int) -> String {
    many(count, "autre article manque aussi.", "autres articles manquent aussi.")
  }

  public func rejected(
    _ item: String, _ rejected: String, of checked: String, lots: Int, reasons: [String]
  ) -> String {
    "Rebuté au contrôle, \(item) : \(rejected) sur \(checked)"
      + (lots > 0 ? " (\(many(lots, "lot", "lots")))" : "")
      + (reasons.isEmpty ? "." : " ; motif : \(reasons.joined(separator: ", ")).")
  }

  public func notReturned(_ item: String, loans: Int, overdue: Int, lost: Int) -> String {
    let parts = [
      overdue > 0 ? "\(format(overdue)) en retard" : nil,
      lost > 0 ? many(lost, "perdu", "perdus") : nil,
    ]
    return "Prêts non rendus, \(item) : "
      + parts.compactMap(\.self).joined(separator: ", ") + ", sur \(many(loans, "prêt", "prêts"))."
  }

  public func unconfirmed(_ item: String, _ quantity: String, share: String?) -> String {
    "Livré depuis plus de 7 jours sans confirmation, \(item) : \(quantity)"
      + (share.map { " (\($0) du livré)" } ?? "") + "."
  }

  public func contributed(_ count: Int) -> String {
    many(count, "personne ou organisation a contribué", "personnes et organisations ont contribué")
      + ", chacune comptée une fois."
  }

  public func mobilised(_ range: String, central: String?) -> String {
    "Ce qui a été mobilisé vaut de \(range)" + (central.map { ", au centre \($0)" } ?? "") + "."
  }

  public func unpriced(_ count: Int) -> String {
    many(count, "ligne n’est pas estimée", "lignes ne sont pas estimées")
      + ", faute d’hypothèse : la valeur réelle est plus haute."
  }

  public func ofLots(_ share: String) -> String { " ; lots : \(share)" }
  public func deliveries(_ count: Int) -> String { many(count, "livraison", "livraisons") }
  public func needs(_ count: Int) -> String { many(count, "besoin", "besoins") }

  public func needsNote(quantity: String?, unverified: Int?) -> String {
    let parts = [
      quantity.map { "\($0) pour le produit principal" },
      unverified.map { many($0, "non vérifié, à part", "non vérifiés, à part") },
    ]
    return parts.compactMap(\.self).joined(separator: " ; ")
  }

  public func discarded(expired: Int, doubles: Int, withdrawn: Int) -> String {
    [
      many(expired, "périmé", "périmés"), many(doubles, "doublon", "doublons"),
      many(withdrawn, "retiré", "retirés") + " en plus",
    ].joined(separator: ", ")
  }

  public func loans(
    _ count: Int, days: String?, returned: Int, open: Int, overdue: Int, lost: Int
  ) -> String {
    [
      many(count, "prêt", "prêts"), days, many(returned, "rendu", "rendus"),
      "\(format(open)) en cours dont \(format(overdue)) en retard", many(lost, "perdu", "perdus"),
    ].compactMap(\.self).joined(separator: ", ")
  }

  public func nothingRestated(entries: String) -> String {
    "Un rapport sur la même période a été publié avant, fait de \(self.entries(entries)). "
      + "Ses chiffres n’ont pas changé."
  }

  public func restates(entries: String) -> String {
    "Un rapport sur la même période a été publié avant, fait de \(self.entries(entries)) ; il reste "
      + "tel quel. Ces chiffres ont changé depuis, par les actes cités."
  }

  public func moreChanges(_ count: Int) -> String {
    "Et \(many(count, "autre chiffre", "autres chiffres")) : le document JSON les donne tous."
  }

  public func entries(_ count: Int) -> String { many(count, "écriture", "écritures") }

  public func erased(_ count: Int) -> String {
    "Des données personnelles ont été effacées à la demande de "
      + "\(many(count, "personne", "personnes")) ; les totaux n’en dépendent pas."
  }

  public func leadsTo(_ address: String) -> String { "Code QR vers \(address)" }

  private func format(_ number: Int) -> String { language.format(number) }
}
