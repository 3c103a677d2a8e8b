public import Wording

extension FrenchWords {
  public func indicator(_ indicator: Indicator) -> (name: String, base: String) {
    switch indicator {
    case .unitsConfirmed: ("Unités livrées confirmées", "unités, sur le net livré")
    case .unconfirmed: ("Livré, non confirmé", "unités, plus de 7 jours après la livraison")
    case .acceptance: ("Taux d’acceptation", "des unités contrôlées ; des lots contrôlés")
    case .organisations: ("Organisations servies", "organisations distinctes, doublons réunis")
    case .people: ("Personnes protégées (déclaré)", "personnes, le plus grand nombre par site")
    case .verifiedNeeds: ("Besoins vérifiés", "besoins et quantité")
    case .coverage: ("Couverture des besoins", "de la quantité vérifiée, besoin par besoin")
    case .fullNeeds: ("Besoins entièrement couverts", "des besoins vérifiés")
    case .delay: ("Délai du besoin à la première livraison", "jours, médiane des besoins servis")
    case .verificationDelay: ("Délai de la déclaration à la vérification", "heures, médiane")
    case .discardedNeeds: ("Besoins périmés ou doublons écartés", "besoins, hors du dénominateur")
    case .hoursGiven: ("Heures données", "heures non payées")
    case .hoursPaid:
      (
        "Heures mises à disposition par les membres",
        "heures payées par leur employeur, jamais ajoutées au n° 12"
      )
    case .contributors:
      ("Contributeurs", "personnes et organisations distinctes, effacées comprises")
    case .gifts: ("Dons en nature", "quantité par article")
    case .loans: ("Prêts", "jours-machine ; nombre par état à la date d’arrêté")
    case .value: ("Valeur mobilisée (fourchette)", "euros, de bas à haut")
    case .localShare: ("Part locale", "de ce dont le lieu est connu")
    case .scrap: ("Chutes", "de la matière consommée")
    case .traceability: ("Traçabilité des lots", "des unités livrées, avec lot et origine connus")
    case .proofs: ("Preuves", "des livraisons, avec accusé de réception")
    case .variance: ("Écart de stock", "quantité, du compté au calculé ; doit tendre vers 0")
    case .freshness: ("Fraîcheur des données", "des actes notés")
    case .usefulness:
      ("Utilité constatée", "des organisations servies (utilisé, en réserve, inadapté)")
    case .services: ("Services et savoirs", "services rendus")
    }
  }

  public func rule(_ rule: CountingRule) -> String {
    switch rule {
    case .d1:
      "Compte comme livré ce qu’un bénéficiaire final a reçu, retours déduits ; la matière "
        + "consommée n’est jamais un produit livré."
    case .d2: "La chaîne n’est évaluée qu’une fois : soit ce qui y entre, soit ce qui en sort."
    case .d3: "Un prêt se compte en jours, non au prix de l’objet ; une perte est une ligne à part."
    case .d4: "Les passages d’un dépôt à l’autre sont internes : seul compte le dernier trajet."
    case .d5: "Une organisation inscrite deux fois compte une fois."
    case .d6:
      "Les personnes protégées sont celles que les bénéficiaires déclarent, le plus grand "
        + "nombre par site, jamais une somme."
    case .d7: "Un lot rapporté par deux coopératives garde son origine et ne compte qu’une fois."
    case .d8:
      "Une correction est un acte nouveau ; un rapport publié reste tel quel, et le suivant "
        + "dit « retraité »."
    case .d9: "Un bien réutilisable compte comme une unité, jamais comme un nombre d’usages."
    case .d10:
      "Les besoins périmés, retirés ou en double quittent le dénominateur, et leur nombre "
        + "est imprimé."
    }
  }

  public func mode(_ mode: ContributionMode) -> String {
    switch mode {
    case .time: "temps"
    case .goods: "matière et biens"
    case .loan: "prêt"
    case .service: "service rendu"
    case .transport: "transport"
    case .machine: "temps de machine"
    }
  }
}
