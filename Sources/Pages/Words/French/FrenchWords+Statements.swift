public import Wording

extension FrenchWords: StatementWords {
  public func statement(_ text: StatementText) -> String {
    switch text {
    case .memberStatement: "Relevé de contributions"
    case .recipientStatement: "Relevé de ce qui a été remis"
    case .specialReport: "Rapport spécial : activités et moyens"
    case .statementFor: "Établi pour"
    case .publicID: "Identifiant dans le registre"
    case .thankYou: "Merci pour tout ce qui suit."
    case .onlyYou: "Ce relevé ne parle que de vous ; rien n’y est comparé à d’autres."
    case .onlyThem: "Ce relevé ne parle que de cette personne ; rien n’y est comparé à d’autres."
    case .givenSection: "Ce qui a été apporté"
    case .givenTable: "Contributions, corrections déduites"
    case .form: "forme"
    case .nothingGiven: "Aucun apport n’est noté pour cette période."
    case .receivedSection: "Ce qui est parvenu"
    case .receivedTable: "Livraisons reçues"
    case .nothingReceived: "Aucune livraison n’est notée pour cette période."
    case .howCounted: "Comment c’est compté"
    case .countedApart:
      "Des formes et des unités différentes ne s’additionnent pas : il n’y a pas de total, "
        + "ni de note."
    case .countedLoans:
      "Un prêt se compte en jours : autant de jours que d’objets prêtés, chaque jour où "
        + "ils l’étaient."
    case .countedMachines: "Les heures d’une machine reviennent à qui elle appartient."
    case .chainLeftOut:
      "À quels biens livrés ces apports ont contribué n’est pas dans les chiffres de ce relevé."
    case .wrong: "Si quelque chose est faux"
    case .wrongGift:
      "Dites-le à la coopérative. Une correction est un acte nouveau, qui ne cache pas "
        + "l’ancien ; un relevé fait ensuite en tient compte."
    case .freeSection: "Remis à titre gratuit"
    case .deliveriesTable: "Chaque livraison, avec ce qui en a été dit"
    case .deliveryNumber: "numéro"
    case .dayColumn: "date"
    case .lotColumn: "lot"
    case .fromWhom: "de"
    case .confirmedHow: "confirmation"
    case .totalsTable: "Totaux par produit"
    case .thirdParties: "Fourni par des tiers, par l’entremise de la coopérative"
    case .thirdPartiesNote:
      "À quelles conditions ces tiers ont fourni n’est pas dans le registre ; ces "
        + "quantités ne s’ajoutent pas aux autres."
    case .askedSection: "Ce qui a été demandé"
    case .askedTable: "Demandes, et ce qui reste ouvert"
    case .askedNote: "Une demande faite avant le début de la période n’est pas dans ce tableau."
    case .nothingAsked: "Aucune demande n’est notée pour cette période."
    case .unknownQuantity: "quantité inconnue"
    case .wrongDelivery:
      "Répondez en citant le numéro de la livraison, ce qui a été reçu et ce qui a été "
        + "refusé ou rendu. Une correction est un acte nouveau, qui ne cache pas l’ancien. Une "
        + "livraison sans confirmation le reste tant que personne n’a répondu."
    case .formIsFree:
      "La forme de ce rapport est libre. Il est demandé chaque année aux coopératives "
        + "agréées pour le Conseil national de la coopération (arrêté royal du 8 janvier 1962) "
        + "et à celles agréées comme entreprises sociales (Code des sociétés et des "
        + "associations, art. 8:5 ; arrêté royal du 28 juin 2019, art. 6)."
    case .claimsNothing:
      "Cette page ne dit pas que la coopérative est agréée. Elle donne ce que le registre "
        + "sait ; le conseil complète le reste."
    case .accreditation: "Agrément, et depuis quand"
    case .activities: "Activités menées pour l’objet"
    case .deliveredTable: "Biens livrés, retours déduits"
    case .servedTable: "Organisations servies, par type"
    case .means: "Moyens mis en œuvre"
    case .meansTable: "Ce que les membres et d’autres ont mis en commun"
    case .meansColumn: "moyen"
    case .machineHours: "Heures de machine"
    case .noMachine: "aucun usage de machine n’est noté"
    case .hoursApart:
      "Les heures données et les heures payées par un employeur ne s’additionnent pas ; ce "
        + "rapport les donne hors comptes annuels."
    case .advantage: "Avantage procuré aux membres"
    case .advantageTable: "Ce que les membres ont reçu de la coopérative"
    case .advantageColumn: "avantage"
    case .callsAnswered: "Appels à l’aide entre membres auxquels on a répondu"
    case .noCalls: "les appels ne sont pas dans les chiffres de ce rapport"
    case .loansToMembers: "Prêts à des membres"
    case .noBorrowers: "les prêts sont comptés par objet, non par emprunteur"
    case .goodsToMembers: "Biens et services reçus par des membres"
    case .noMembership: "les livraisons sont comptées par type de destinataire, membre ou non"
    case .advantageBlank: "Avantage économique ou social procuré aux membres, dit par le conseil"
    case .training: "Formation et information"
    case .documentsTable: "Documents publiés"
    case .documentColumn: "document"
    case .servicesTable: "Services et conseils rendus"
    case .noTraining: "Aucun document publié ni service rendu n’est noté pour cette période."
    case .trainingBlank: "Ressources réservées à la formation et à l’information"
    case .moreInImpact:
      "D’autres lignes de ce genre sont dans le rapport d’impact de la même période."
    case .conditions: "Comment les conditions d’agrément sont vérifiées"
    case .conditionsNote:
      "Le registre ne connaît ni le capital, ni les votes, ni les mandats : ces lignes "
        + "sont à compléter par le conseil."
    case .admissions: "Admissions : nombre, refus et motifs"
    case .resignations: "Démissions : nombre, montants versés, refus"
    case .votes: "Droit de vote : une voix par personne, ou la limite de 10 %"
    case .dividend: "Dividende : taux et plafond"
    case .mandates: "Mandats des administrateurs : gratuité"
    case .purpose: "But principal, tel que les statuts le disent"
    case .reserved: "Somme réservée à l’objet avant tout dividende"
    case .signedByBoard: "Établi par le conseil : date, noms, signatures"
    }
  }

  public func copies(_ count: Int) -> String { many(count, "exemplaire", "exemplaires") }

  public func handedOver(_ count: Int, open: Int) -> String {
    let deliveries =
      count == 0
      ? "Aucune livraison n’est notée"
      : many(count, "livraison a été remise", "livraisons ont été remises") + " à titre gratuit"
    return deliveries
      + (open > 0
        ? " ; " + many(open, "demande est encore ouverte.", "demandes sont encore ouvertes.") : ".")
  }
}
