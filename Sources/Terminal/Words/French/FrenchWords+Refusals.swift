import Exchange
import Wording

extension FrenchWords {
  func refusal(_ reason: RefusalReason, field: String) -> String {
    switch reason {
    case .unreadable(let offset, let problem):
      field.isEmpty
        ? "illisible à l’octet \(offset) : \(self.problem(problem))"
        : "\(field) : \(self.problem(problem))"
    case .missingField: "\(field) manque : ajoutez cette information"
    case .foreignField(let kind):
      "\(field) n’a pas de sens pour « \(word(kind, inColumn: "kind")) » : retirez-le ou choisissez un autre acte"
    case .badValue(let value, let expected):
      "\(field) ne peut pas valoir « \(value) » : choisissez \(list(expected))"
    case .skippedHour(let value, let from, let to):
      "\(field) : « \(value) » n’existe pas, les horloges passent cette nuit-là de \(from) h à \(to) h : donnez une heure avant \(from) h, ou à partir de \(to) h"
    case .quantityNotPositive(let value):
      "\(field) vaut \(value) : donnez un nombre au-dessus de zéro"
    case .nameOfPerson:
      "le nom d’une personne n’entre jamais dans le registre : retirez-le, gardez l’identifiant"
    case .nameOfFormerPerson(let name):
      "« \(name) » a été inscrit comme une personne : aucun nom n’entre pour lui dans le registre. Retirez le nom, ou inscrivez l’organisation sous un autre identifiant avec maillon agent"
    case .endsPersonhood(let name):
      "« \(name) » est une personne et n’en serait plus une : inscrivez une organisation sous un autre identifiant avec maillon agent, ou ajoutez --governing si vous répondez de tout ce qui est donné"
    case .numberOfPerson:
      "le numéro d’entreprise d’un indépendant désigne une personne : retirez-le, gardez l’identifiant"
    case .enterpriseNumber(let text, let fault): enterpriseNumber(text, fault)
    case .alreadyDefined(let name): "« \(name) » existe déjà : prenez un autre nom"
    case .sameParty(let name):
      "« \(name) » serait des deux côtés : donnez-en deux différents"
    case .endsBeforeStart(let given, let start):
      "\(field) : le \(day(given)) vient avant le \(day(start)) : donnez un jour d’après"
    case .governs(.agentErased, _):
      "un effacement ne se note pas ainsi, car il détruit la fiche de la personne : maillon erase ACTEUR"
    case .governsCorrection(let id, let kind):
      "« \(id) » est un acte « \(self.kind(kind)) », qui vaut pour tous : annulez-le avec maillon correct \(id) --cancel --reason …, ou ajoutez --governing si vous répondez de tout ce qui est donné"
    case .governs(let kind, _):
      "« \(self.kind(kind)) » vaut pour tous : "
        + (kind.ownCommand.map { "dites-le par sa commande, \($0), ou " } ?? "")
        + "ajoutez --governing si vous répondez de tout ce qui est donné"
    case .notRecordedYet(let first, let last, let size):
      "--from-seq et --to-seq : les places \(language.format(first)) à \(language.format(last)) ne vont pas : donnez-en qui se suivent, de 0 à \(language.format(size == 0 ? 0 : size - 1))"
    case .notBetween(let given, nil, let latest):
      "\(field) : \(String(typed: given)) ne va pas : ces écritures furent notées au plus tard le \(String(typed: latest)) ; donnez une heure d’avant, ou d’autres écritures avec --from-seq et --to-seq"
    case .notBetween(let given, let earliest?, let latest):
      "\(field) : \(String(typed: given)) ne va pas : ces écritures furent notées au plus tard le \(String(typed: latest)) ; donnez une heure entre \(String(typed: earliest)) et celle-là, ou d’autres écritures avec --from-seq et --to-seq"
    case .nothingToSetRight:
      "aucune écriture ne porte une heure encore à venir : il n’y a rien à corriger. Pour d’autres écritures, nommez-les avec --from-seq et --to-seq"
    case .setRightAlready(let time):
      "\(field) : ces écritures comptent déjà comme notées le \(String(typed: time)) au plus tard : rien de plus à corriger"
    case .unknownKind(let name, let near):
      "acte inconnu « \(name) »" + advice(near, "maillon record --help donne la liste")
    case .unknownAgent(let name, let near):
      "acteur inconnu « \(name) »"
        + advice(near, "inscrivez-le avec maillon agent \(name) --agent-type … --category …")
    case .noSuchAgent(let name, let near):
      "acteur inconnu « \(name) »"
        + advice(near, "maillon people list donne les références de ceux qui ont une fiche")
    case .unregisteredPerson(let name, let near):
      "acteur inconnu « \(name) »" + advice(near, register(name))
        + (near.isEmpty ? "" : " Sinon, " + register(name))
    case .notAGroup(let name):
      "« \(name) » n’est pas un groupe : donnez un groupe, ou inscrivez-en un avec maillon agent … --agent-type group"
    case .unknownItem(let name, let near):
      "article inconnu « \(name) »" + advice(near, "définissez-le avec maillon item \(name)")
    case .unknownUnit(let name, let near):
      "unité inconnue « \(name) »" + advice(near, "choisissez \(list(Unit.allCases.map(\.name)))")
    case .unitMismatch(let given, let expected):
      "\(field) est en « \(given) » alors qu’il se mesure en « \(expected) » : "
        + "donnez-le en « \(expected) »"
    case .conflict(let position):
      "cette référence porte déjà un autre contenu"
        + (position.map { ", à la place \(language.format($0))" } ?? ", dans le même envoi")
        + " : donnez une autre référence, ou corrigez l’acte avec maillon correct"
    case .closedPeriod(let until, let reopening):
      "la période est close jusqu’au \(day(until)) : datez l’acte après, ou rouvrez la période "
        + "avec maillon reopen-period \(reopening)"
    case .notOver(let until):
      "le \(day(until)) n’est pas encore passé : on ne clôt une période qu’après son dernier jour, donnez un jour passé"
    case .issuedMeanwhile(let id):
      "un rapport sur la même période a été émis entre-temps (\(id)) : rien n’a été noté, et votre fichier ne compte pas comme émis. Regardez-le avec maillon show \(id), et refaites le vôtre s’il le faut encore"
    case .closedAlready(let until):
      "la période est déjà close jusqu’au \(day(until)) : rien de plus à clore. Pour en rouvrir la fin : maillon reopen-period"
    case .nothingToReopen(nil): "aucune période n’est close : il n’y a rien à rouvrir"
    case .nothingToReopen(let until?):
      "la période est close jusqu’au \(day(until)) : donnez un jour d’avant pour en rouvrir la fin"
    case .referenceMissing(let name, let near):
      "\(field) : « \(name) » n’existe pas dans le registre"
        + advice(near, "notez-le d’abord, ou vérifiez la référence")
    case .noAttachment(let number, let agent):
      "\(agent) n’a pas de pièce jointe n° \(number) : maillon people show \(agent) les montre"
    case .alreadyReversed(let name):
      "« \(name) » est déjà annulé : notez un nouvel acte avec --replaces \(name)"
    case .notCorrectable(let name):
      "« \(name) » ne se corrige pas : notez un nouvel acte qui dit ce qui est juste"
    case .notReversed(let name):
      "« \(name) » compte encore : annulez-le d’abord avec maillon correct \(name) --cancel"
    case .referenceDiffers(let given, let expected):
      "\(field) : « \(given) » ne correspond pas à l’acte d’origine, qui dit « \(expected) » : "
        + "donnez « \(expected) »"
    case .alreadyClosed(let name): "« \(name) » est déjà clos : il n’y a plus rien à y noter"
    case .alreadyConfirmed(let name, let by):
      "« \(name) » a déjà son accusé, « \(by) » : annulez celui-ci d’abord s’il est faux"
    case .beforeReference(let name, let since):
      "« \(name) » ne commence que le \(day(since)) : datez l’acte de ce jour ou d’après"
    case .ambiguousOwner(let owners):
      "il y a là des biens de plusieurs propriétaires : dites lesquels avec --accountable "
        + list(owners)
    case .insufficientStock(let shortage):
      "il manque \(decimal(shortage.need - shortage.have)) × \(shortage.cell.thing) "
        + "(à \(shortage.cell.accountable), chez \(shortage.cell.custodian)) : "
        + "il y en a \(amount(Quantity(shortage.have, shortage.unit))), "
        + "il en faut \(amount(Quantity(shortage.need, shortage.unit))) "
        + "le \(language.format(shortage.when, in: .brussels))\(shortage.failing.isEmpty ? "" : " pour « \(shortage.failing) »") : "
        + "notez d’abord l’entrée qui manque, comptez le stock, "
        + "ou ajoutez --allow-negative --reason …"
        + (elsewhere(shortage).map { " ; il y en a \(list($0)) : dites le lot" } ?? "")
    case .exceedsReference(let name, let available, let requested):
      "« \(name) » : \(decimal(requested)), alors qu’il n’y en a eu que "
        + "\(decimal(available)) : revoyez la quantité"
    case .notAvailable(let want):
      "\(want.item) : \(amount(Quantity(want.onhand, want.unit))) chez \(want.agent), "
        + "déjà réservé : \(decimal(want.reserved)) ; impossible d’en réserver "
        + "\(decimal(want.requested)) : réservez moins, ou promettez sans --reserve"
    case .tooMany(let limit):
      "plus de \(language.format(limit)) éléments : partagez-les en plusieurs fois"
    case .personalText(let pattern):
      "contient \(mark(pattern)) : le journal le garderait pour toujours. Ôtez-le, ou gardez-le au coffre des personnes (--note à côté d’un acte, sinon maillon people note)"
        + (pattern == .phone
          ? ". Le numéro d’une chose se dit avec son mot : n° de série, réf., facture" : "")
    case .hiddenCharacter(let character):
      "contient un caractère qu’on ne voit pas (\(character)) : tapez ce texte à nouveau, sur une seule ligne"
    case .blankText:
      "ne montre rien, seulement des espaces ou des signes qu’on ne voit pas : tapez un mot, ou retirez-le"
    case .notAPerson(let name):
      "\(list([name])) n’est pas une personne : le nom d’une organisation n’est pas une donnée personnelle et reste. Pour oublier sa personne de contact : maillon people forget \(name)"
    case .erasedAlready(let name):
      "« \(name) » est déjà une personne oubliée, et le journal le dit : rien de plus à faire"
    case .erasedAgent(let name):
      "\(list([name])) est une personne effacée : on ne garde plus rien d’elle. Si elle revient, inscrivez-la sous un autre identifiant"
    }
  }

  private func enterpriseNumber(_ text: String, _ fault: EnterpriseNumber.Fault) -> String {
    switch fault {
    case .notTenDigits:
      "« \(text) » n’est pas un numéro d’entreprise : donnez ses dix chiffres, comme 0000.012.371"
    case .firstDigit:
      "« \(text) » ne commence pas par 0 ou 1, comme un numéro d’unité d’établissement : "
        + "donnez le numéro de l’entreprise"
    case .checkDigits(let expected):
      "« \(text) » devrait finir par \(expected) d’après ses huit premiers chiffres : "
        + "relisez le numéro"
    case .spelling(let expected):
      "« \(text) » s’écrit « \(expected) » dans le registre : écrivez-le ainsi"
    }
  }

  private func register(_ name: String) -> String {
    "inscrivez d’abord la personne : maillon agent \(name) --agent-type person --category citizen"
  }

  private func advice(_ near: [String], _ other: String) -> String {
    near.isEmpty ? " : " + other : " : vouliez-vous dire \(list(near)) ?"
  }
}
