import Outgoing

extension FrenchWords {
  public func leaving(_ phrase: LeavingPhrase) -> String {
    switch phrase {
    case .obstacle(let obstacle): self.obstacle(obstacle)
    case .otherFolder(let path, let kind): otherFolder(path, kind)
    case .isFile(let path):
      "\(list([path])) est un fichier, et un registre est un dossier. Vérifiez --ledger."
    case .garbled(let word):
      "« \(word) » n’est pas du texte en UTF-8 et désignerait autre chose : rien n’a été fait. Donnez un autre nom à ce fichier ou dossier, ou tapez ce mot à nouveau."
    case .misgiven(let misgiven): self.misgiven(misgiven)
    case .leftovers(let paths):
      "Restes d’opérations interrompues : \(language.format(paths.count)) (\(list(paths))). Un registre jamais terminé est ôté par la prochaine sauvegarde (maillon backup DOSSIER), le reste par la prochaine opération du même genre."
    case .passedOver(let names, let taken):
      "Sauvegardes plus récentes et incomplètes, laissées de côté : \(list(names)). C’est \(list([taken])) qui est prise."
    case .secretBeside(let path, let folder, let publication):
      "Dans \(list([folder])), il y a \(list([publication])), qui est publié : si c’est \(list([folder])) que montre le serveur web, \(list([path])) est montré aussi, avec tout ce qui s’y trouve de secret. Mettez-le alors hors de \(list([folder])), tout de suite."
    case .shown(let beside, let folder):
      "Dans \(list([folder])), \(beside.count == 1 ? "un fichier" : "\(language.format(beside.count)) fichiers") en plus de ce que maillon y met, et que l’on voit avec : \(list(beside.names))\(beside.count > beside.names.count ? " …" : ""). Ôtez ce qui ne doit pas être vu."
    case .shownPersonal(let names, let folder):
      "À ÔTER de \(list([folder])), et du serveur web si c’est déjà là : \(list(names)). Cela ne concerne qu’une personne ou une association, et serait vu de tous."
    }
  }

  private func obstacle(_ obstacle: Obstacle) -> String {
    switch obstacle {
    case .taken(let path, let kind, let folder):
      "Rien n’est écrit dans \(list([path])) : \(list([folder])) est \(name(of: kind))\(wayBack(from: kind))"
    case .amongBackups(let path, let folder, let backup):
      "Rien n’est écrit dans \(list([path])) : \(list([folder])) est un dossier de sauvegardes, tenu secret, et ni un registre ni ce qui est publié n’y va. Choisissez un endroit hors de ce dossier. Si \(list([backup])) y est venue par erreur, déplacez-la, avec les autres sauvegardes qui s’y trouvent."
    case .holds(let path, let kind, let folder):
      "Rien n’est écrit dans \(list([path])) : il s’y trouve \(list([folder])), \(name(of: kind)). Ce qui est publié et ce qui est secret ne vont pas dans un même dossier : choisissez-en un autre, ou, si c’est là par erreur, ôtez-le tout de suite, et du serveur web aussi."
    case .secrets(let path, let names):
      "Rien n’est écrit dans \(list([path])) : il s’y trouve \(list(names)), qui \(names.count == 1 ? "est secret" : "sont secrets") et que tout le monde verrait. À ÔTER de là, et du serveur web si c’est déjà là ; puis recommencez. Une clé secrète que quelqu’un a pu voir ne prouve plus rien : dites-le à ceux qui vérifient le registre."
    case .unseen(let path, let folder):
      "Rien n’est écrit dans \(list([path])) : \(list([folder])) ne se laisse pas lire, et pourrait contenir ce qui est secret. Choisissez un dossier à part, ou demandez le droit de lire celui-là."
    case .tooMuch(let path, let limit):
      "Rien n’est écrit dans \(list([path])) : il s’y trouve plus de \(language.format(limit)) dossiers, trop pour voir que rien de secret n’en fait partie. Choisissez un dossier à part."
    case .occupied(let path, let name):
      "Rien n’est écrit dans \(list([path])) : il s’y trouve déjà \(list([name])), et tout ce qui est dans ce dossier serait montré. Choisissez un dossier à part, par exemple \(path)/registre."
    case .handedOut(let path):
      "Le fichier \(list([path])) est un autre rapport, peut-être déjà remis à quelqu’un : il reste comme il est, et rien n’est publié. Choisissez un autre nom, ou ajoutez --force pour le remplacer."
    case .foreign(let path):
      "Le fichier \(list([path])) existe et ne vient pas de maillon : il reste comme il est. Choisissez un autre nom, ou ajoutez --force pour le remplacer."
    case .beside(let path, let report):
      "Le fichier \(list([path])) fut remis avec \(list([report])), un rapport que le registre dit publié : il reste comme il est, et rien n’est écrit. Choisissez un autre nom, ou ajoutez --force pour le remplacer."
    case .standing(let path, let mark, let document):
      "Le fichier \(list([path])) existe déjà : c’est \(name(of: mark))\(document.map { " (maillon \($0))" } ?? ""), et \(difference(from: mark)). Il reste comme il est. Choisissez un autre nom, ou ajoutez --force pour le remplacer."
    case .besidePublished(let path, let publication):
      "Rien n’est écrit dans \(list([path])) : le dossier où il irait contient \(list([publication])), qui est publié, et un serveur web le montre peut-être ; ce fichier ne concerne qu’une personne ou une association. Choisissez un autre dossier, ou ajoutez --force."
    case .otherPack(let path, let period):
      "Dans \(list([path])), il y a déjà un dossier de contrôle\(period.map { " sur une autre période ou un autre état du registre (\($0))" } ?? " qui ne dit pas sa période"), peut-être remis à quelqu’un : il reste comme il est, et rien n’est écrit. Choisissez un autre dossier, ou ajoutez --force pour le remplacer."
    case .otherHead(let path):
      "Le fichier \(list([path])) n’est pas une tête signée de ce registre : il reste comme il est, et rien n’est publié. Choisissez un autre dossier ; si ce registre publiait ici, il est abîmé ou quelqu’un l’a remplacé : cherchez qui peut écrire sur ce serveur, ôtez ce fichier et recommencez."
    case .otherKey(let path):
      "Le fichier \(list([path])) n’est pas la clé publique de ce registre : il reste comme il est, et rien n’est publié. Choisissez un autre dossier ; si ce registre publiait ici, quelqu’un l’a remplacée : cherchez qui peut écrire sur ce serveur, ôtez ce fichier et recommencez."
    case .isFolder(let path):
      "\(list([path])) est un dossier. Donnez le nom d’un fichier."
    case .isFile(let path):
      "\(list([path])) est un fichier, et il faut un dossier. Choisissez un autre endroit."
    case .isDisk(let path):
      "\(list([path])) est un disque entier, et il faut un fichier. Choisissez un autre nom."
    case .exists(let path):
      "\(list([path])) existe déjà : il reste comme il est. Choisissez un autre endroit."
    case .mounted(let path):
      "\(list([path])) est la racine d’un disque : un registre ne peut pas en prendre la place. Choisissez un dossier qui s’y trouve, par exemple --ledger \(path)/registre."
    case .inTheMaking(let path, let name):
      "Rien n’est écrit dans \(list([path])) : maillon donne des noms comme \(list([name])) à ce qui n’est pas fini, et l’enlève plus tard. Choisissez un autre nom."
    case .notText(let path):
      "Rien n’est écrit dans \(list([path])) : le chemin passe par un nom qui n’est pas du texte en UTF-8. Donnez un autre nom à ce dossier, ou choisissez un autre endroit."
    case .address(let path):
      "\(list([path])) est une adresse, et maillon n’écrit que dans des dossiers de cet ordinateur. Choisissez-en un, puis copiez ce qui s’y trouve sur le serveur (rsync, scp, SFTP)."
    case .endlessLink(let path):
      "\(list([path])) passe par des liens qui tournent en rond. Choisissez un autre endroit."
    case .busy(let path):
      "Un autre programme écrit dans \(list([path])) depuis une demi-minute, ou tient ce dossier verrouillé (flock). Attendez un instant et recommencez."
    case .unread(let path):
      "\(list([path])) est un tube que personne ne lit : rien n’y est écrit. Lancez d’abord le programme qui le lit, ou donnez un nom de fichier."
    case .system(let fault):
      "\(list([fault.path])) ne se laisse pas écrire (\(language.reason(fault.meaning))). "
        + (fault.isOfFullDisk
          ? "Faites de la place et recommencez."
          : "Vérifiez que le dossier existe et que vous en avez les droits.")
    }
  }

  /// Why nothing goes into such a folder, and the way out where it became one by a slip.
  private func wayBack(from kind: FolderKind) -> String {
    switch kind {
    case .publication:
      ", et rien d’autre n’y va. Choisissez un endroit hors de ce dossier. S’il l’est par erreur, ôtez-en tile, checkpoint, key et cosigned."
    case .ledger, .witness, .backup, .backups, .unfinished, .pack:
      ", et rien d’autre n’y va. Choisissez un endroit hors de ce dossier."
    }
  }

  private func otherFolder(_ path: String, _ kind: FolderKind) -> String {
    let what = "\(list([path])) est \(name(of: kind)), et non un registre. "
    switch kind {
    case .backup, .backups:
      return what
        + "Pour en faire un registre : maillon restore \(path) --ledger DOSSIER."
    case .publication:
      return what
        + "Pour en refaire un registre : maillon restore \(path) --ledger DOSSIER. Pour le vérifier : maillon-audit \(path) --key CLÉ."
    case .pack:
      return what
        + "Pour le vérifier : maillon-audit \(path)/site --key CLÉ. Dites avec --ledger où est le registre."
    case .witness, .ledger:
      return what + "Dites avec --ledger où est le registre."
    case .unfinished:
      return what
        + "L’opération qui le faisait a été interrompue, ou dure encore : recommencez-la, ou dites avec --ledger où est le registre."
    }
  }

  func name(of kind: FolderKind) -> String {
    switch kind {
    case .ledger: "un registre"
    case .witness: "le dossier d’un témoin"
    case .backup: "une sauvegarde"
    case .unfinished: "un registre ou une sauvegarde qui n’est pas finie"
    case .publication: "un registre publié"
    case .pack: "un dossier de contrôle"
    case .backups: "un dossier de sauvegardes"
    }
  }
  func name(of mark: Mark) -> String {
    switch mark {
    case .page: "une page"
    case .print: "un PDF"
    case .report: "un rapport"
    case .archive: "l’archive d’un registre"
    case .proof: "la preuve d’un acte"
    case .head: "une tête signée"
    case .table: "un tableau de rapport"
    case .person: "la fiche d’une personne"
    case .guide: "le mode d’emploi d’un dossier d’audit"
    }
  }

  private func difference(from mark: Mark) -> String {
    switch mark {
    case .archive: "la nouvelle n’en contient pas toutes les lignes"
    case .head: "ce qui va être écrit n’est pas une tête plus récente du même registre"
    case .proof: "ce qui va être écrit n’est pas la preuve du même acte"
    case .page, .print, .report, .table, .person, .guide:
      "ce qui va être écrit est autre chose, ou d’un autre registre"
    }
  }
}
