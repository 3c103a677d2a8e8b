extension FrenchWords {
  public func term(_ term: AnswerTerm) -> String {
    switch term {
    case .open: "ouvert"
    case .overdue: "en retard"
    case .closed: "clos"
    case .fulfilled: "honoré"
    case .cancelled: "annulé"
    case .partial: "partiel"
    case .stale: "à reconfirmer"
    case .duplicate: "doublon"
    case .verified: "vérifié"
    case .withdrawn: "retiré"
    case .expired: "périmé"
    case .donation: "don"
    case .loan: "prêt"
    case .work: "heures"
    case .use: "usage de machine"
    case .production: "production"
    case .delivery: "livraison"
    case .transport: "transport"
    case .supply: "fourniture"
    case .service: "service"
    case .document: "document"
    case .need: "besoin"
    case .offer: "offre"
    case .same: "même article"
    case .substitute: "de remplacement"
    case .whole: "en entier"
    case .part: "en partie"
    case .samePostcode: "même code postal"
    case .sameArrondissement: "même arrondissement"
    case .sameProvince: "même province"
    case .elsewhere: "ailleurs"
    case .lost: "perdu"
    case .damaged: "abîmé"
    case .stolen: "volé"
    case .destroyed: "détruit"
    case .found: "retrouvé"
    case .unconfirmed: "non confirmé"
    case .confirmed: "confirmé"
    case .returned: "retourné"
    case .refused: "refusé"
    case .sameDay: "même jour"
    case .sameDayOneLot: "même jour, un seul dit le lot"
    case .nextDay: "à un jour près"
    case .nextDayOneLot: "à un jour près, un seul dit le lot"
    case .sameNumber: "même n° d’entreprise"
    case .sameName: "même nom"
    case .nearName: "presque le même nom"
    case .gift: "gratuit"
    case .paid: "payées"
    case .unknown: "inconnu"
    case .signature: "signature"
    case .scan: "scan"
    case .link: "lien"
    case .mail: "courriel"
    case .web: "web"
    case .terminal: "terminal"
    case .csv: "CSV"
    case .phone: "téléphone"
    case .paper: "papier"
    case .yes: "oui"
    case .no: "non"
    case .done: "fait"
    case .purchase: "achat"
    case .undocumented: "non documenté"
    case .missing: "manque"
    case .none: "aucune"
    case .adviserOk: "avis favorable du conseiller"
    case .tested: "testé"
    case .few: "moins de 3"
    case .nameInReport: "nom dans les rapports"
    case .photo: "photo"
    case .logo: "logo"
    case .mentionToRecipient: "nom dit à qui reçoit"
    case .list: "liste"
    case .show: "lecture"
    case .change: "changement"
    case .erase: "effacement"
    case .note: "note"
    case .address: "adresse"
    case .name: "nom"
    case .language: "langue"
    case .consent: "consentement"
    case .withdrawal: "retrait"
    case .attachment: "pièce jointe"
    }
  }

  public func column(_ column: AnswerColumn) -> String {
    switch column {
    case .lender: "prêteur"
    case .borrower: "emprunteur"
    case .holder: "chez"
    case .outstanding: "reste à rendre"
    case .started: "début"
    case .status: "état"
    case .daysOverdue: "jours de retard"
    case .daysLate: "rendu en retard de"
    case .days: "jours"
    case .renewals: "prolongations"
    case .returnedBy: "rendu par"
    case .accounting: "possède"
    case .onhand: "détient"
    case .counted: "compté"
    case .variance: "écart"
    case .copies: "copies"
    case .gross: "livré"
    case .returned: "retourné"
    case .net: "net"
    case .confirmed: "confirmé"
    case .organisations: "organisations"
    case .byCategory: "par catégorie"
    case .given: "offertes"
    case .from: "du"
    case .to: "au"
    case .at: "à la date du"
    case .known: "connu au"
    case .erased: "effacé"
    case .act: "quoi"
    case .cursor: "écritures lues"
    case .view: "vue"
    case .position: "place"
    case .leafHash: "empreinte"
    case .asked: "demandé"
    case .promised: "promis"
    case .delivered: "livré"
    case .open: "à trouver"
    case .left: "reste"
    case .remaining: "reste dû"
    case .surplus: "en plus"
    case .fulfilled: "honoré"
    case .type: "nature"
    case .bought: "acheté"
    case .intent: "besoin ou offre"
    case .commitment: "engagement"
    case .list: "liste"
    case .items: "articles"
    case .need: "besoin"
    case .offer: "offre"
    case .offered: "offert"
    case .fit: "concordance"
    case .covers: "couvre"
    case .near: "proximité"
    case .carrier: "porté par"
    case .confirmedOn: "confirmé le"
    case .kept: "double de"
    case .keptOn: "daté du"
    case .keptBy: "noté par"
    case .keptName: "son nom"
    case .command: "commande"
    case .verified: "vérifié"
    case .covered: "couvert"
    case .coverage: "couverture"
    case .medianDays: "délai médian (jours)"
    case .p90Days: "délai de 90 % (jours)"
    case .negative: "sous zéro"
    case .corrections: "corrections"
    case .reserved: "réservé"
    case .available: "disponible"
    case .call: "appel"
    case .brought: "apporté"
    case .issued: "lancé"
    case .answered: "réponses"
    case .member: "membre"
    case .members: "membres"
    case .until: "jusqu’au"
    case .out: "confié"
    case .made: "fait"
    case .used: "utilisé"
    case .back: "rendu"
    case .there: "encore là"
    case .since: "depuis"
    case .people: "personnes"
    case .answeredOn: "répondu le"
    case .lost: "perdu"
    case .scrap: "chutes"
    case .machineHours: "heures machine"
    case .workHours: "heures"
    case .entered: "entré"
    case .role: "rôle"
    case .participation: "a contribué à"
    case .share: "part pondérée"
    case .holders: "chez combien"
    case .contributors: "combien ont donné"
    case .shopper: "qui fait les courses"
    case .payer: "à rembourser par"
    case .claimed: "avancé"
    case .refunded: "remboursé"
    case .claimant: "qui a avancé"
    case .owed: "reste dû"
    case .lists: "listes"
    case .purpose: "usage"
    case .givenOn: "donné le"
    case .withdrawnOn: "retiré le"
    case .writtenOn: "écrit le"
    case .addedOn: "ajouté le"
    case .seenOn: "le"
    case .by: "par"
    case .doing: "acte"
    case .changed: "changé"
    case .contact: "moyen"
    case .text: "texte"
    case .number: "n°"
    case .bytes: "octets"
    case .with: "avec"
    case .part: "rôle"
    case .about: "de qui, de quoi"
    }
  }

  public func part(_ part: AnswerPart) -> (title: String, empty: String) {
    switch part {
    case .cells: ("Stock : à qui, chez qui", "Rien en stock.")
    case .balances: ("Soldes par acteur", "Aucun solde.")
    case .counts: ("Comptages", "Aucun comptage.")
    case .loans: ("Prêts", "Aucun prêt.")
    case .things: ("Choses", "Rien n’est encore arrivé.")
    case .item: ("Article", "Aucun article.")
    case .lot: ("Lot", "Aucun lot.")
    case .serial: ("N° de série", "Aucun numéro.")
    case .nodes: ("Étapes", "Rien n’est connu.")
    case .edges: ("Liens", "Rien n’est connu de son histoire.")
    case .contributions: ("Contributions", "Aucune contribution.")
    case .members: ("Membres", "Aucune contribution de membre.")
    case .period: ("Période", "Depuis le début.")
    case .delivered: ("Livré", "Aucune livraison à un bénéficiaire.")
    case .facilitated: ("Fourni par des tiers via la plateforme", "Aucune fourniture par un tiers.")
    case .services: ("Services", "Aucun service.")
    case .documents: ("Documents", "Aucun document.")
    case .hours: ("Heures", "Aucune heure.")
    case .restated: ("Chiffres révisés", "Chiffres non révisés.")
    case .agents: ("Acteurs", "Aucun acteur.")
    case .items: ("Articles", "Aucun article.")
    case .views: ("Vues", "Aucune vue.")
    case .journal: ("Journal", "Le journal est vide pour cette période.")
    case .needs: ("Besoins", "Aucun besoin.")
    case .intents: ("Besoins et offres", "Aucun besoin ni offre.")
    case .commitments: ("Engagements", "Aucun engagement.")
    case .lists: ("Listes de courses", "Aucune liste.")
    case .deliveries: ("Livraisons", "Aucune livraison.")
    case .toldTwice:
      ("Livraisons peut-être notées deux fois", "Aucune livraison ne semble notée deux fois.")
    case .registeredTwice:
      ("Acteurs peut-être inscrits deux fois", "Aucun acteur ne semble inscrit deux fois.")
    case .proposals:
      ("Rapprochements possibles", "Aucune offre ne répond à un besoin ouvert.")
    case .calls: ("Appels aux membres", "Aucun appel.")
    case .answers: ("Réponses", "Personne n’a encore répondu.")
    case .memberships: ("Adhésions", "Aucune adhésion.")
    case .handouts: ("Travail confié", "Rien n’est confié.")
    case .totals: ("En tout", "Rien.")
    case .processes: ("Étapes", "Aucune étape de fabrication.")
    case .skills: ("Heures par métier", "Aucune heure.")
    case .lots: ("Lots", "Aucun lot.")
    case .shares: ("Qui a contribué (« a contribué à » ne s’additionne pas)", "Rien n’a été livré.")
    case .weights: ("Poids, d’après les hypothèses en vigueur", "Aucun poids.")
    case .lines: ("Lignes", "Aucune ligne.")
    case .claims: ("Notes de frais", "Aucune note de frais.")
    case .person: ("Personne", "Rien n’est gardé.")
    case .persons: ("Personnes dans le coffre", "Le coffre est vide.")
    case .contacts: ("Comment joindre la personne", "Aucun moyen de la joindre.")
    case .consents: ("Consentements", "Aucun consentement.")
    case .notes: ("Notes", "Aucune note.")
    case .attachments: ("Pièces jointes", "Aucune pièce jointe.")
    case .acts: ("Actes où la personne a une part", "Aucun acte.")
    case .changes: ("Changements de la fiche", "Aucun changement.")
    case .accesses: ("Qui a ouvert le coffre", "Personne ne l’a ouvert.")
    case .erased: ("Personnes effacées", "Aucune personne effacée.")
    }
  }
}
