import Bookkeeping
import Exchange
import Wording

extension FrenchWords {
  func ledgerError(_ error: LedgerError) -> String {
    switch error {
    case .noLedger(let path):
      "Il n’y a pas de registre dans « \(path) ». S’il est ailleurs, dites où avec --ledger ; s’il est perdu, ramenez-le : maillon restore SAUVEGARDE ; pour en commencer un : maillon init."
    case .logGone(let path): logGone(path)
    case .nothingToComplete(let path, let published): nothingToComplete(path, published)
    case .ledgerExists(let path):
      "Il y a déjà un registre dans « \(path) ». S’il est abîmé, mettez-le d’abord de côté : mv \(TypedWord.path(path)) \(TypedWord.path(Ledger.placeAside(for: path))) ; sinon choisissez un autre dossier avec --ledger."
    case .placeTaken(let path):
      "Il y a autre chose qu’un registre dans \(list([path])). Choisissez un dossier vide, ou un autre nom avec --ledger."
    case .notALedger(let path, let what):
      "« \(path) » n’est pas un registre (\(language.reason(what))). Vérifiez --ledger."
    case .truncated(let path, let expected, let found):
      "« \(path) » est coupé : \(language.format(found)) octets au lieu de "
        + "\(language.format(expected)). "
        + (path.ledgerOfLog.map { restoring($0) }
          ?? "Mettez de côté le dossier du registre, puis rebâtissez-le : maillon restore SAUVEGARDE, avec --published DOSSIER s’il est publié.")
    case .newerFormat(let path, let found, let supported):
      "« \(path) » est au format \(found), cet outil lit jusqu’au format \(supported). "
        + "Installez un maillon plus récent."
    case .libraryMismatch(let path, let found, let expected):
      "« \(path) » a été écrit par LMDB \(found), cet outil emploie LMDB \(expected). "
        + "Installez la bonne bibliothèque."
    case .permissionDenied(let path):
      "Vous n’avez pas accès à « \(path) ». Demandez les droits de lecture et d’écriture."
    case .readOnly(let path):
      "« \(path) » est en lecture seule. Copiez le registre sur un disque où l’on peut écrire."
    case .diskFull(let path):
      "Le disque de « \(path) » est plein. Rien n’est perdu : libérez de la place et recommencez."
    case .diskFailed(let path, let what):
      "Le disque de \(list([path])) n’a pas pu lire ou écrire (\(language.reason(what))). Vérifiez-le, puis redonnez les mêmes actes sous leurs références : ce qui était noté le reste."
    case .busy(let path):
      "« \(path) » est occupé par un autre programme. Attendez un instant et recommencez."
    case .noResources(let path, let what):
      "Le système n’a plus de quoi ouvrir \(list([path])) (\(language.reason(what))). Fermez des programmes et recommencez."
    case .damaged(let path, let what): damaged(path, language.reason(what))
    case .flawed(let path, let problem): damaged(path, found(problem))
    case .treeDamaged(let path, let error): damaged(path, reason(error))
    case .notSigned(let path, let error): "« \(path) » : \(reason(error)). Recommencez."
    case .smallFileDamaged(let path):
      "\(list([path])) manque, est vide ou abîmé ; le reste du registre est dans d’autres fichiers. Toute sauvegarde en a une copie du même nom : remettez celle de la dernière à sa place."
    case .viewDamaged(let path, let view):
      "Les lignes gardées de la vue « \(view) » de « \(path) » sont abîmées ; le journal, lui, est intact et rien n’est perdu. Refaites la vue avec maillon rebuild \(view)."
    case .vaultFileDamaged(let path):
      "« \(path) » manque ou est abîmé, ou sa clé n’est plus la même : cette fiche, cette pièce ou cette note ne se laisse plus lire, les autres oui. Pour la reprendre seule, de la dernière sauvegarde qui l’a, à la place de SAUVEGARDE : \(recovering(file: path, from: "SAUVEGARDE"))"
    case .nothingToRecover(let path, let fault):
      switch fault {
      case .noVault:
        "Rien ne peut être repris de \(list([path])) : ce n’est ni une sauvegarde ni un registre mis de côté, ou son coffre n’a pas de clés. Rien n’a été écrit. Nommez un dossier fait par maillon backup."
      case .place([]):
        "\(list([path])) contient des sauvegardes de ce registre, et aucune n’a ce qui manque ici ou ce qui est demandé. Rien n’a été écrit."
      case .place(let sources):
        "\(list([path])) contient des sauvegardes, et il faut en nommer une. Rien n’a été écrit. La plus récente qui a ce qui manque ou ce qui est demandé :"
          + sources.map { " " + recovering($0.names, from: $0.path) }.joined(separator: " ;")
      case .otherLedger(let owner):
        "\(list([path])) est d’un autre registre (\(owner)), ou de celui-ci avec une autre clé. Rien n’a été écrit."
      case .itself:
        "\(list([path])) est ce registre même. Rien n’a été écrit. Nommez une sauvegarde, ou un registre mis de côté."
      }
    case .vaultLost(let loss): phrase(.vaultLoss(loss))
    case .accessBlocked(let path):
      "« \(path) » est un dossier, et la liste de qui regarde ce qu’on garde des personnes y a sa place : sans elle, rien n’est montré ni changé. Déplacez ce dossier, ou remettez le fichier d’une sauvegarde, puis recommencez."
    case .placeAtWork(let path):
      "Vous êtes dans \(list([path])) même, et le nouveau dossier d’un registre prend sa place. Sortez-en d’abord : cd .., puis tapez la même commande avec --ledger \(TypedWord.path(path))"
    case .erasureCutShort(let agent):
      "L’effacement de \(agent) fut commencé et ne s’est pas terminé : sa fiche ne se lit plus. Terminez-le avec maillon erase \(agent)."
    case .erasureBegun(let agent, let isContact):
      "Rien n’est noté pour \(agent) : \(isContact ? "l’oubli de sa fiche" : "l’effacement de cette personne") est commencé et ne s’est pas terminé. Terminez-le d’abord : maillon \(isContact ? "people forget" : "erase") \(agent)"
    case .notKept(let found, let reason):
      "\(ledgerError(found)) Cela n’a pu être gardé, et ce registre prend encore des actes ; n’en notez aucun avant : \(ledgerError(reason))"
    case .erasureUnfinished(let agent, let isContact, let reason):
      "L’effacement de \(agent) est commencé et ne s’est pas terminé : des mots qui nomment cette personne sont peut-être déjà masqués, sa fiche est peut-être encore là. \(ledgerError(reason)) Puis terminez par la même commande : maillon \(isContact ? "people forget" : "erase") \(agent)."
    case .erasureUnrecorded(let agent, let reason):
      "La fiche de \(agent) est détruite, mais le journal ne le dit pas encore : \(ledgerError(reason)) Une fois que c’est fait, terminez avec maillon erase \(agent)."
    case .mergedWithOthers(let agent, let others, let merger):
      "Rien n’a été détruit : \(agent) est fusionné avec \(list(others)), et \(others.count == 1 ? "ce n’est pas une personne" : "ce ne sont pas des personnes"). "
        + (merger.map {
          "Annulez d’abord la fusion avec maillon correct \($0) --cancel --reason …, puis recommencez."
        } ?? "Annulez d’abord la fusion, puis recommencez.")
    case .identitiesChanged(let agent, let ids):
      "Rien n’a été détruit : entre-temps une fusion a été notée ou annulée, et la personne est maintenant \(list(ids)). Regardez ce qui partirait, puis recommencez : maillon erase \(agent) --dry-run"
    case .recordChanged(let agent):
      "Rien n’a été détruit : entre-temps la fiche de \(agent) a changé. Regardez de qui elle est, puis recommencez : maillon people forget \(agent) --dry-run"
    case .isAPerson(let agent):
      "Rien n’a été détruit : « \(agent) » est une personne. Pour l’oublier : maillon erase \(agent)"
    case .noMention(let places, let found):
      "Rien n’a été détruit : \(list(places)) \(places.count == 1 ? "n’est pas une place où le coffre parle" : "ne sont pas des places où le coffre parle") de la personne. "
        + (found.isEmpty
          ? "Il n’y en a aucune : recommencez sans --mask."
          : "Ces places sont : \(found.joined(separator: ", ")).")
    case .nothingToMask(let place, let isThere):
      isThere
        ? "Rien n’est changé : « \(place) » ne contient pas ces mots. Recopiez-les tels qu’ils y sont : maillon people mask \(place) les montre."
        : "Rien n’est changé : rien n’est gardé à « \(place) ». Les notes et les pièces d’une personne se comptent avec maillon people show."
    case .noText(let agent, let part):
      "Rien n’est changé : la pièce n° \(part) de \(agent) n’est pas un texte dont on puisse masquer des mots (PDF, image, autre encodage). Pour la voir : maillon people fetch \(agent) \(part) --out \(agent)-\(part) ; pour l’ôter : maillon people detach \(agent) \(part)"
    case .fileUnreadable(let path, let what):
      "« \(path) » ne se laisse pas lire (\(language.reason(what))). Vérifiez le nom et les droits du fichier."
    case .refused: "L’acte est refusé."
    case .clock(.unwritable(let clock)):
      "L’horloge de l’ordinateur dit le \(moment(clock)), or le registre ne prend que les années \(Limits.years.lowerBound) à \(Limits.years.upperBound). Rien n’a été écrit : remettez l’horloge à l’heure et recommencez."
    case .clock(.newestUnwritable(let newest)):
      "La dernière écriture porte le \(moment(newest)) : l’horloge était fausse, et ce qui suit le porterait aussi. Rien n’a été écrit : dites d’abord la vraie heure avec maillon correct-clock --value maintenant --reason \"horloge fausse\" --yes"
    case .clock(.ahead(let clock, let newest)):
      "L’horloge de l’ordinateur dit le \(moment(clock)), la dernière écriture est du \(moment(newest)), plus de \(Limits.quietDayCount) jours avant. Rien n’a été écrit : si l’horloge est juste, recommencez avec --yes ; sinon remettez-la d’abord à l’heure."
    case .clock(.behind(let clock, let newest)):
      "L’horloge de l’ordinateur dit le \(moment(clock)), mais la dernière écriture est du \(moment(newest)), plus de \(Limits.quietDayCount) jours après. Rien n’a été écrit : si l’horloge est fausse, remettez-la à l’heure ; si elle est juste, ce sont les écritures qui ne le sont pas : maillon correct-clock --value maintenant --reason \"horloge fausse\""
    case .clock(.doubtful(let change)):
      clockChange(change, .brussels)
        + " Rien n’a été écrit : si c’est voulu, recommencez avec --yes."
    case .entriesMissing(let missing, let folder):
      entriesMissing(missing, folder)
    case .astray(let path, let found, let folder): astray(path, found, folder)
    case .lossAccepted(let folder):
      "« \(folder) » a ce qui fut abandonné : la perte a été acceptée (maillon restore --accept-loss), ce registre continue sans. Publiez dans un autre dossier, et dites pourquoi à qui lit celui-ci."
    case .formerKey(let folder, let other):
      "\(list([folder])) est signé par une autre clé que celle d’aujourd’hui, et ses écritures sont celles de ce registre. Si ce registre n’a jamais eu d’autre clé, quelqu’un l’a remplacée : cherchez qui peut écrire sur ce serveur. Si une nouvelle clé fut faite depuis (quand le registre est revenu sans la sienne), c’est celle d’avant : laissez ce dossier comme il est, ceux qui vérifient en ont besoin, et publiez ailleurs : maillon publish \(TypedWord.path(other))"
    case .unknownView(let name, let near):
      "Il n’y a pas de vue « \(name) »."
        + (near.isEmpty
          ? " maillon view donne la liste." : " Vouliez-vous dire \(list(near)) ?")
    case .badSetting(let name, let value, let expected):
      "Le réglage « \(name) » ne peut pas valoir « \(value) ». Choisissez \(list(expected))."
    case .noWitness(let name):
      "La clé de « \(name) » signe un journal, et celle d’un témoin en cosigne : ce n’est pas la clé d’un témoin. La sienne, il la montre avec maillon-audit witness --folder DOSSIER."
    case .otherRoot(let expected, let found):
      "L’archive a la racine \(found) et non \(expected) : ce n’est pas celle qui a été gardée. Rien n’a été écrit ; prenez une autre archive."
    case .disagrees(let path, let found):
      "« \(path) » n’est pas le journal qui a été signé : la tête signée compte \(entries(language.format(found.anchoredSize))), racine \(found.anchoredRoot) ; le journal en a \(language.format(found.size)), racine \(found.root). Il est revenu en arrière ou a été récrit : gardez les deux, lancez maillon verify, et restaurez la dernière archive."
    case .badAnchor(let path, let what):
      "La tête signée « \(path) » ne se laisse pas lire (\(reason(what))). Lancez maillon verify ; si le journal est intact et que vous savez pourquoi, ôtez ce fichier : la prochaine écriture en fera un autre."
    case .badNote(let what):
      "La note ne va pas (\(reason(what))). Rien n’est pris : demandez-la de nouveau au témoin."
    case .notCosigned(let by, let known):
      "Aucun témoin connu n’a cosigné cette tête\(by.isEmpty ? "" : " (signée par \(list(by)))"). "
        + (known.isEmpty
          ? "Aucun n’est connu : ajoutez sa clé avec maillon witnesses CLÉ (le témoin la montre avec maillon-audit witness --folder DOSSIER)."
          : "Témoins connus : \(list(known)).")
    case .noKey(let path):
      "Le registre « \(path) » n’a plus sa clé pour signer, le fichier « key ». Reprenez-la de la sauvegarde la plus récente qui l’a, et gardez celle-ci : cp SAUVEGARDE/key \(TypedWord.path(path + "/key")). Si aucune ne l’a, rebâtissez-le de son archive avec maillon restore : une autre clé sera faite, à donner à ceux qui vérifient."
    case .emptyPeriod(let from, let at):
      emptyPeriod(from, at)
    case .badCopy(let path, let fault): badCopy(path, fault)
    case .otherFolder(let path, let kind): leaving(.otherFolder(path: path, kind))
    case .isFile(let path): leaving(.isFile(path: path))
    case .obstacle(let obstacle): leaving(.obstacle(obstacle))
    case .other(let path, let what):
      "« \(path) » : \(language.reason(what)). Recommencez ; si cela persiste, lancez maillon verify."
    }
  }

  func clockChange(_ change: ClockChange, _ zone: LedgerZone) -> String {
    let form = { (instant: Instant) in language.format(instant, in: zone) }
    return "Ceci ne se reprend pas : "
      + many(Int(clamping: change.count), "écriture notée", "écritures notées")
      + (form(change.first) == form(change.last)
        ? " le \(form(change.first))" : " du \(form(change.first)) au \(form(change.last))")
      + ". Le registre tiendra désormais pour heure vraie le \(form(change.time))."
      + (!change.isOfTimesToCome
        ? " Aucune heure à venir n’y paraît : rien ne montre que l’horloge était fausse."
        : change.isDoubtful
          ? " L’horloge de l’ordinateur dit à présent le \(form(change.present)). Si elle retarde, ces heures sont justes : remettez-la à l’heure et ne corrigez rien."
          : "")
  }

  private func entriesMissing(_ missing: MissingEntries, _ folder: String?) -> String {
    let places = self.places(language.format(missing.size), language.format(missing.published - 1))
    if let folder {
      return
        "« \(folder) » a \(entries(language.format(missing.published))), ce registre \(language.format(missing.size)) : il lui manque ce qui fut publié (\(places)). Rien n’a été publié maintenant. Pour les reprendre : maillon restore --published \(TypedWord.path(folder))."
    }
    return
      "Il manque à ce registre des écritures signées et publiées (\(places)) ; ce qui s’écrirait maintenant serait une autre histoire sous la même clé. Pour les reprendre : maillon restore --published DOSSIER, depuis une publication qui les a. Si plus personne ne les a : maillon restore --accept-loss"
  }

  /// What this ledger holds and its own publication does not, and both ways to go on.
  private func astray(_ path: String, _ astray: Astray, _ folder: String?) -> String {
    let (here, aside) = (TypedWord.path(path), TypedWord.path(Ledger.placeAside(for: path)))
    let published = folder.map(TypedWord.path) ?? "DOSSIER"
    let size = language.format(astray.published)
    let named = astray.own.map { "« \($0.id) », place \(language.format($0.position))" }
    let rest = (astray.ownCount ?? 0) - UInt64(named.count)
    let own =
      named.isEmpty
      ? "Lesquelles, ceci le dit : maillon restore --published DOSSIER, avec la publication."
      : "Ici et pas là : \(named.joined(separator: " ; "))"
        + (rest > 0 ? " ; et \(many(language.format(rest), "autre", "autres"))." : ".")
    return
      "Ce registre contient d’autres écritures que celles qu’il a signées et publiées\(folder.map { " dans « \($0) »" } ?? "") (\(entries(size))) : il a continué sans elles. \(own) Rien n’est noté ni publié tant que ce n’est pas tranché. "
      + "Pour garder ce qui est publié : mv \(here) \(aside), puis maillon restore SAUVEGARDE --published \(published) --ledger \(here), et notez de nouveau ces actes (maillon show ID --ledger \(aside)). "
      + "Pour garder ce qui est ici, et abandonner ce qui est publié : maillon restore --accept-loss"
  }

  private func damaged(_ path: String, _ what: String) -> String {
    "« \(path) » est abîmé (\(what)). maillon verify dit ce qui est touché. Pour le rebâtir, mettez "
      + "de côté le dossier du registre, puis maillon restore SAUVEGARDE, avec --published DOSSIER s’il est publié."
  }

  private func logGone(_ path: String) -> String {
    "Le journal du registre \(list([path])) n’est plus là (log/data.mdb), mais le reste y est. N’en commencez pas un nouveau. "
      + restoring(path)
  }

  /// How a ledger whose log is lost comes back, as it is typed.
  private func restoring(_ path: String) -> String {
    let (here, aside) = (TypedWord.path(path), TypedWord.path(Ledger.placeAside(for: path)))
    return
      "Mettez ce dossier de côté (mv \(here) \(aside)), puis maillon restore SAUVEGARDE --ledger \(here), avec --published DOSSIER s’il est publié."
  }

  private func nothingToComplete(_ path: String, _ published: String) -> String {
    let (here, site) = (TypedWord.path(path), TypedWord.path(published))
    return
      "Il n’y a pas de registre à compléter dans \(list([path])). Pour le ramener : maillon restore SAUVEGARDE --published \(site) --ledger \(here) ; sans sauvegarde : maillon restore \(site) --key CLÉ --ledger \(here) (les noms n’y sont pas, et une autre clé signe)."
  }

  private func wentOn(_ path: String, _ published: String, _ parting: UInt64?) -> String {
    let start = parting.map { "à partir de la place \(language.format($0)), " } ?? ""
    return
      "\(list([path])) ne va pas avec \(list([published])) : \(start)elle contient d’autres écritures que celles qui sont publiées. Rien n’a été écrit. Il faut une sauvegarde d’avant : donnez à maillon restore le dossier qui les contient toutes, il prend la dernière qui convient. S’il n’y en a pas : maillon restore \(TypedWord.path(published)) --key CLÉ (les noms n’y sont pas, et une autre clé signe)."
  }

  private func badCopy(_ path: String, _ fault: CopyFault) -> String {
    switch fault {
    case .insideLedger:
      "« \(path) » est dans le registre même : la sauvegarde se perdrait avec lui. Choisissez un autre disque."
    case .besideLedger:
      "\(list([path])) est le dossier où se trouve le registre : avec des sauvegardes dedans, il n’y reviendrait pas. Rien n’a été écrit. Donnez-leur un dossier, de préférence sur un autre disque ; ici, par exemple : maillon backup "
        + printable(TypedWord.path((path.hasSuffix("/") ? path : path + "/") + "backups"))
    case .readOnly:
      "\(list([path])) est en lecture seule. Le registre, lui, n’a rien : choisissez un autre endroit."
    case .noFolder(let folder):
      "Le dossier \(list([folder])) n’est pas là : le disque est-il branché ? Rien n’a été écrit. Si c’est bien cet endroit, faites-le d’abord : mkdir -p \(TypedWord.path(folder))"
    case .notPublished(let source, let ledger):
      "\(list([path])) contient une ou des sauvegardes, et --published veut un dossier publié. Pour ramener le registre : maillon restore \(TypedWord.path(path)) --published \(source.map(TypedWord.path) ?? "DOSSIER") --ledger \(TypedWord.path(ledger))"
    case .ledgerNotPublished(let source, let ledger):
      "\(list([path])) est un registre, et --published veut un dossier publié. Rien n’en a été pris. Pour reprendre ce qu’il a de plus : \(publishing(path, restoring: source, ledger))"
    case .wentOn(let published, let parting): wentOn(path, published, parting)
    case .notAFolder: "« \(path) » n’est pas un dossier. Choisissez un autre endroit."
    case .otherLedger(let newest, let owner):
      "Dans \(list([path])), la dernière sauvegarde \(list([newest])) est d’un autre registre (\(owner)), ou de celui-ci avec une autre clé : rien n’est sauvegardé. Choisissez un autre dossier, ou ajoutez --force."
    case .severalLedgers(let backups):
      "Dans \(list([path])), il y a des sauvegardes de plusieurs registres. Rien n’a été écrit : nommez celle qu’il faut, par exemple la dernière de chacun : \(list(backups))."
    case .nothingThere:
      "Il n’y a ni sauvegarde ni publication dans « \(path) ». Donnez une archive, un dossier fait par maillon backup ou par maillon publish."
    case .isLedger(let ledger, let published, let isTaken):
      "\(list([path])) est un registre entier, pas une sauvegarde. "
        + (isTaken
          ? "Il sert là où il est : maillon status --ledger \(TypedWord.path(path)). Pour l’avoir ailleurs aussi : maillon backup ENDROIT --ledger \(TypedWord.path(path)), puis maillon restore ENDROIT --ledger AUTRE"
          : "Pour le mettre à sa place : mv \(TypedWord.path(path)) \(TypedWord.path(ledger))"
            + (published.map {
              ", puis maillon restore --published \(TypedWord.path($0)) --ledger \(TypedWord.path(ledger))"
            } ?? ""))
    case .unfinished:
      "« \(path) » n’est pas une sauvegarde entière : il y manque SHA256SUMS, écrit en dernier. Prenez une autre sauvegarde."
    case .missing(let name):
      "Dans « \(path) », il manque « \(name) ». Rien n’en a été pris ; prenez une autre copie."
    case .gone(let name):
      "Le registre \(list([path])) a été ôté pendant la sauvegarde : il y manque \(list([name])). Cette copie n’est pas entière et n’est pas gardée ; les sauvegardes précédentes restent. Remettez le dossier en place et recommencez, ou rebâtissez-le avec maillon restore."
    case .changed(let name):
      "Dans « \(path) », « \(name) » est abîmé ou changé. Rien n’en a été pris ; prenez une autre copie."
    case .otherSignature:
      "La tête signée de « \(path) » ne l’est pas par la clé de ce registre. Rien n’a été écrit ; vérifiez --key, ou prenez une autre copie."
    case .otherHead(let found):
      "« \(path) » ne donne pas la tête qui y est signée : \(entries(language.format(found.anchoredSize))), racine \(found.anchoredRoot) ; on y trouve \(entries(language.format(found.size))), racine \(found.root). Rien n’a été écrit ; prenez une autre copie."
    }
  }

  func foreign(_ file: ForeignFile, _ path: String) -> String {
    switch file {
    case .page:
      "\(list([path])) est une page, et il faut un acte par ligne, en JSON, comme maillon export les écrit, mais sans seq ni recordedAt. Rien n’a été écrit."
    case .print:
      "\(list([path])) est un PDF, et il faut un acte par ligne, en JSON, comme maillon export les écrit, mais sans seq ni recordedAt. Rien n’a été écrit."
    case .picture:
      "\(list([path])) est une image ou un autre fichier qui n’est pas du texte, et il faut un acte par ligne, en JSON, comme maillon export les écrit, mais sans seq ni recordedAt. Rien n’a été écrit."
    case .workbook:
      "\(list([path])) est un classeur ou un document de bureau, et il faut un acte par ligne, en JSON, comme maillon export les écrit, mais sans seq ni recordedAt. Rien n’a été écrit."
    case .table:
      "\(list([path])) est un tableau (CSV) ou un autre texte, et il faut un acte par ligne, en JSON, comme maillon export les écrit, mais sans seq ni recordedAt. Rien n’a été écrit."
    case .list:
      "\(list([path])) est du JSON en liste ou sur plusieurs lignes, et il faut chaque acte sur une seule ligne, sans crochets autour ni virgule entre eux. Rien n’a été écrit."
    case .packed(let command):
      "\(list([path])) est compressé. Dépaquetez-le d’abord\(command.map { " (\($0))" } ?? ""), puis donnez à maillon ce qui en sort. Rien n’a été écrit."
    case .address:
      "\(list([path])) est une adresse, et maillon ne va rien chercher sur le réseau. Copiez d’abord le dossier publié sur cet ordinateur, comme vous copiez des fichiers de ce serveur (rsync, scp, SFTP), puis donnez ce dossier. Rien n’a été écrit."
    }
  }

  func usage(_ fault: UsageFault) -> String {
    switch fault {
    case .unknownCommand(let name, let near):
      "Commande inconnue « \(name) »." + meant(near)
    case .unknownOption(let name, let near): "Option inconnue « \(name) »." + meant(near)
    case .unknownKind(let name, let near): "Acte inconnu « \(name) »." + meant(near)
    case .missingValue(let option): "L’option « \(option) » attend une valeur."
    case .unexpectedValue(let option, let value):
      "L’option « \(option) » ne prend pas de valeur, et surtout pas « \(value) »."
    case .noInput(let options):
      "Rien n’est venu sur l’entrée standard pour \(options.joined(separator: ", ")). Au clavier, tapez le texte, puis Entrée et Ctrl-D."
    case .otherLines(let found, let options):
      "L’entrée standard a \(many(found, "ligne", "lignes")) ; il en faut \(options.count), une pour chacun de : \(options.joined(separator: ", "))."
    case .inputNotUTF8:
      "Ce qui vient sur l’entrée standard n’est pas du texte en UTF-8. Enregistrez-le en UTF-8, puis recommencez."
    case .missingWord(let word): "Il manque \(word)."
    case .unexpectedWord(let word): "« \(word) » est de trop."
    case .givenTwice(let option): "« \(option) » est donné deux fois."
    case .badValue(let option, let value, let expected):
      "« \(option) » ne peut pas valoir « \(value) ». Choisissez \(list(expected))."
    case .noMasking(let word):
      "« --mask » ne peut pas valoir « \(word) ». Choisissez all, none, ou des places séparées par des virgules : la même commande avec --dry-run au lieu de --mask les montre."
    case .secretKey:
      "Ceci est une clé secrète (PRIVATE+KEY), qui ne se donne à personne : elle n’est pas répétée ici. Si quelqu’un d’autre l’a vue, il faut en faire une nouvelle. Donnez la clé publique, name+id+base64 : maillon-audit witness --folder DOSSIER montre celle d’un témoin, maillon status celle d’un registre."
    case .notTogether(let one, let other): "« \(one) » et « \(other) » ne vont pas ensemble."
    case .needs(let option, let other): "« \(option) » demande aussi « \(other) »."
    case .notAQuantity(let word):
      "« \(word) » n’est pas une quantité. Dites QUANTITÉ ARTICLE, par exemple 150 sheet."
    case .formatToCome(let format):
      "Le format « \(format) » n’est pas encore prêt. Choisissez « jsonl »."
    }
  }

  private func meant(_ near: [String]) -> String {
    near.isEmpty ? "" : " Vouliez-vous dire \(list(near)) ?"
  }

  private func emptyPeriod(_ from: String, _ at: String) -> String {
    let (start, end) = (day(from), day(at))
    return "La période finit le \(end) avant de commencer le \(start). Inversez les deux dates."
  }
}
