public import Exchange

extension FrenchWords {
  public func field(_ field: Field) -> (label: String, meaning: String) {
    switch field {
    case .accepted: ("accepté", "quantité jugée bonne au contrôle")
    case .accountable: ("propriétaire", "à qui sont les biens")
    case .agent: ("acteur", "la personne, l’organisation ou le groupe concerné")
    case .agentType: ("nature", "personne, organisation ou groupe")
    case .agreement: ("prêt n°", "le nom du prêt, pour le retrouver au retour")
    case .basis: ("base", "sur quoi repose la valeur")
    case .batch: ("envoi", "un même formulaire de plusieurs lignes : tout ou rien")
    case .call: ("appel", "l’appel aux membres auquel l’acte répond")
    case .category: ("catégorie", "hôpital, maison médicale, entreprise, citoyen…")
    case .channel: ("canal", "par où l’acte est arrivé")
    case .claim: ("note", "le nom de la note de frais")
    case .conformity:
      ("conformité", "« none », « adviserOk » (avis du conseiller en prévention) ou « tested »")
    case .excludedUse: ("usage exclu", "ce pour quoi le lot ne convient pas")
    case .intendedUse: ("usage prévu", "ce pour quoi le lot convient")
    case .commitment: ("engagement", "la promesse concernée")
    case .corrects: ("corrige", "l’acte que celui-ci corrige")
    case .custodian: ("détenteur", "chez qui se trouvent les biens")
    case .delivery: ("livraison", "la livraison concernée")
    case .digest: ("empreinte", "SHA-256 du rapport")
    case .document: ("document", "le nom du document")
    case .due: ("échéance", "pour quand")
    case .duplicateOf: ("double de", "celui qui reste")
    case .effort: ("durée", "le temps passé, en heures sauf mention contraire")
    case .enterpriseNumber: ("n° d’entreprise", "numéro à la Banque-Carrefour")
    case .evidence: ("pièce jointe", "SHA-256 de la pièce")
    case .fromSeq:
      (
        "dès la place",
        "la première écriture notée sous une heure fausse (sinon la première dont l’heure est à venir)"
      )
    case .fulfills: ("honore", "l’engagement que cet acte honore")
    case .group: ("groupe", "le groupe concerné")
    case .host: ("accueil", "chez qui cela se passe")
    case .id: ("référence", "le nom unique de l’acte ; donné par l’outil s’il manque")
    case .intent: ("besoin ou offre n°", "le nom du besoin ou de l’offre")
    case .item: ("article", "de quoi il s’agit")
    case .key: ("hypothèse", "le nom de l’hypothèse")
    case .kind: ("acte", "ce qui s’est passé")
    case .labels: ("libellés", "le nom dans chaque langue : fr=Feuille,nl=Blad")
    case .language: ("langue", "fr, nl, de ou en")
    case .licence: ("licence", "à quelles conditions on peut s’en servir")
    case .list: ("liste", "la liste de courses")
    case .lot: ("lot", "le lot de l’article")
    case .mediumOfExchange: ("monnaie", "si l’article est une monnaie")
    case .memberOf: ("membre de", "le groupe dont l’acteur fait partie")
    case .mode: ("mode", "comment c’est attesté : signature, scan, link ou mail")
    case .name: ("nom", "le nom d’une organisation ou d’un groupe, jamais d’une personne")
    case .noteDigest: ("empreinte de note", "SHA-256 salé d’une note gardée hors du registre")
    case .occurredAt: ("date", "quand cela s’est passé ; maintenant si on ne le dit pas")
    case .onBehalfOf: ("pour", "au nom de qui")
    case .packs: ("emballages", "combien par emballage : boîte=50")
    case .paid: ("payées", "si ces heures sont payées par un employeur")
    case .peopleReached: ("personnes touchées", "combien de personnes en profitent")
    case .period: ("période", "la période concernée")
    case .place: ("lieu", "où cela se trouve")
    case .postcode: ("code postal", "de l’acteur")
    case .process: ("atelier", "l’étape de production")
    case .provider: ("de", "qui donne, prête, travaille ou envoie")
    case .quantity: ("quantité", "combien, avec l’unité au besoin : 150, 2,5 kg")
    case .reason: ("motif", "pourquoi")
    case .received: ("reçu", "quantité vraiment reçue")
    case .receiver: ("à", "qui reçoit")
    case .reciprocity: ("contrepartie", "gift (gratuit), paid (payé) ou unknown (inconnu)")
    case .recordedAt: ("noté le", "quand le registre l’a noté")
    case .recordedBy: ("noté par", "qui note")
    case .refused: ("refusé", "quantité refusée à la livraison")
    case .rejected: ("rebuté", "quantité jugée mauvaise au contrôle")
    case .replaces: ("remplace", "l’acte annulé que celui-ci remplace")
    case .reserve: ("réserver", "si le stock promis est mis de côté")
    case .satisfies: ("répond à", "les besoins ou offres servis, séparés par des virgules")
    case .scope: ("région", "la région ou le chapitre")
    case .seq: ("n°", "la place dans le registre")
    case .serial: ("n° de série", "l’exemplaire précis")
    case .size: ("taille", "combien d’écritures")
    case .skill: ("métier", "la compétence mise en œuvre")
    case .source: ("source", "d’où vient la valeur")
    case .state: ("état", "dans quel état")
    case .substitutes: ("équivalents", "les articles qui peuvent le remplacer")
    case .toPlace: ("vers", "le lieu d’arrivée")
    case .toSeq:
      (
        "jusqu’à la place",
        "la dernière écriture notée sous une heure fausse (sinon la toute dernière)"
      )
    case .tracked: ("suivi", "si son stock est tenu dans ce registre")
    case .unit: ("unité", "one, hour, day, gram, kilogram, metre, kilometre, squareMetre, litre")
    case .until: ("jusqu’au", "le dernier jour concerné")
    case .url: ("adresse", "où le trouver en ligne")
    case .v: ("version", "la version de la ligne")
    case .validFrom: ("valable dès", "le premier jour où cela vaut")
    case .validUntil: ("valable jusqu’au", "le dernier jour où cela vaut")
    case .value:
      (
        "valeur",
        "un montant et sa base : 120 EUR déclaré ; pour l’horloge, la vraie heure : \"2026-11-29 21:52\" ou maintenant"
      )
    case .version: ("version", "la version du document")
    }
  }
}
