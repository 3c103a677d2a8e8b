import Bookkeeping
import Exchange
import Wording

extension FrenchWords {
  func copies(_ phrase: CopyPhrase) -> String {
    switch phrase {
    case .onSameDisk:
      "Elle est sur le même disque que le registre : si ce disque meurt, les deux sont perdus. Faites-en une aussi sur un autre disque."
    case .keyTaken(let backup, true):
      "La clé qui signe est celle du registre mis de côté, \(list([backup])), qui a signé ce qui est revenu : ceux qui vérifient ont la bonne."
    case .keyTaken(let backup, false):
      "La clé qui signe n’était pas dans cette sauvegarde : c’est celle de \(list([backup])) qui est prise, dont la tête signée est bien de ce registre."
    case .doubtfulKey(let backup, let ledger):
      "\(list([backup])) a une clé du même nom, mais rien ne montre qu’elle est de ce registre. Si vous le savez, prenez-la : \(takingKey(of: backup, ledger))"
    case .keyBeside(let folder, let ledger):
      "\(list([folder])) a la clé qui a signé ce qui est revenu. Si plus personne n’y travaille, prenez-la : ceux qui vérifient auront la bonne : \(takingKey(of: folder, ledger))"
    case .strayed(let copy, let taken):
      strayed(copy, taken)
    case .former(let former, let command):
      "La sauvegarde d’avant est intacte (\(many(Int(clamping: former.size), "écriture", "écritures"))\(former.lacking.map { ", \(language.format($0)) de moins" } ?? "")) : \(command)"
    case .otherHistories(let backups):
      "Sous la même clé, \(list(backups)) \(backups.count == 1 ? "contient" : "contiennent") des écritures que ce registre n’a pas, ou d’autres aux mêmes places : quelque part, on a continué à partir d’une vieille copie. Gardez toutes ces sauvegardes. Si ce registre-ci est le faux, mettez-le de côté et reprenez l’autre : maillon restore \(TypedWord.path(backups[0]))"
    case .noNames(let persons):
      "Les noms n’y sont pas : ni une publication ni une archive ne contient le coffre (noms, notes, consentements, pièces), et le registre connaît \(many(persons, "personne", "personnes")). Si une sauvegarde se retrouve, à la place de SAUVEGARDE : \(recovering([], from: "SAUVEGARDE"))"
    case .vaultAside(let aside): newerVault(aside).joined(separator: "\n")
    case .vaultBeside(let persons, let aside):
      "Les noms n’y sont pas : ni une publication ni une archive ne contient le coffre (noms, notes, consentements, pièces), et le registre connaît \(many(persons, "personne", "personnes")). Le registre à côté, \(list([printable(aside)])), a encore son coffre. Pour le reprendre :\n  \(recovering([], from: aside))"
    case .olderThan(let copy, let ledger, let aside):
      "Ce registre est plus ancien que \(list([copy.path])), qui a \(many(Int(clamping: copy.more), "écriture", "écritures")) de plus, à la suite des siennes. N’y notez rien : ce serait une autre histoire sous la même clé. Pour reprendre l’autre, celui-ci mis de côté :"
        + takingPlace(of: ledger, aside, copy.path)
    case .incomplete(let copy, let ledger, let place):
      "\(list([copy.path])) a \(many(Int(clamping: copy.more), "écriture", "écritures")) à la suite de celles d’ici, mais il y manque des fichiers, et elle ne peut être reprise. Son journal se lit. Ne notez rien ici avant d’en avoir les écritures ; pour les faire venir, par une copie :"
        + bringing(inLogOf: copy.path, by: place, ledger)
        + "\nCe que \(list([printable(place)])) a des personnes est nommé ensuite. Détruisez cette copie après cela : elle contient des fiches, avec leurs clés."
    case .newerVault(let backup, let ledger, let aside):
      "\(list([printable(backup)])) fut faite plus tard, et son coffre n’est pas celui qui est revenu : ce qui fut oublié, retiré, masqué ou noté depuis est dans celui-là. Pour la reprendre, ce registre mis de côté :"
        + takingPlace(of: ledger, aside, backup)
    case .goingOn(let folders, let ledger):
      folders.map { goingOn($0, ledger) }.joined(separator: "\n")
    case .formerVault(let former, let isPublished): formerVault(former, isPublished)
    case .holdErased(let old, let place, let isLater): holdErased(old, place, isLater)
    case .forkedHoldErased(let old, let place, let copy): forkedHoldErased(old, place, copy)
    case .heldBeside(let folders, let ledger):
      folders.map { heldBeside($0, ledger) }.joined(separator: "\n")
    case .vaultGaps(let gaps, let isSought, let beside): vaultGaps(gaps, isSought, beside)
    case .takingBack(let missed): takingBack(missed)
    case .nameless(let gaps, let command): nameless(gaps, command)
    case .unsearched(let ids, let unmasked): unsearched(ids, unmasked)
    case .namedInReports(let ids):
      "Le nom pouvait paraître dans les rapports, et \(many(ids.count, "rapport fut émis", "rapports furent émis")) : \(few(ids.map(\.description))). Qui en a un y lit peut-être ce nom ; une page faite dès maintenant ne le porte plus."
    case .mended(let files, let place):
      "Dans \(list([place])), \(many(files.count, "fichier manquait ou n’était plus comme publié ; il est remis", "fichiers manquaient ou n’étaient plus comme publiés ; ils sont remis")) d’après le journal : \(fewQuoted(files)). Seul maillon publish écrit là : quelqu’un ou quelque chose d’autre y a touché. Cherchez qui peut écrire sur ce serveur."
    case .unvouched:
      "Rien ne montre si cette archive est entière et inchangée. Comparez la racine ci-dessus avec celle que vous avez gardée ; avec --root RACINE ou --published DOSSIER, restore le fait lui-même."
    case .nothingLacking(let size, let root):
      "Il ne manquait rien : le registre est tel qu’il était (\(entries(size)), racine \(root))."
    case .besideLog(let problems, let size, let root):
      many(problems, "problème", "problèmes")
        + ", mais le journal est intact et rien n’est perdu (\(entries(size)), racine \(root)). Ce qu’il y a à faire est dit à chacun :"
    case .logIntact(let size, let root, let isBarred):
      "Le journal est intact : \(entries(size)), racine \(root). \(isBarred ? "Le coffre n’a pas été regardé." : "Le registre, lui, n’est pas entier.")"
    }
  }

  private func strayed(_ copy: StrayedCopy, _ taken: String) -> String {
    let q = TypedWord.path
    let start = copy.parting.map { "à partir de la place \(language.format($0)), " } ?? ""
    return
      "\(list([copy.path])) n’est pas prise : \(start)elle contient d’autres écritures que ce qui est publié. C’est \(list([taken])) qui est prise, la dernière que la publication continue. Notez de nouveau ce que l’autre avait en plus ; pour le voir : maillon restore \(q(copy.path)) --ledger AUTRE"
  }

  private func goingOn(_ one: FormerVault.GoingOn, _ ledger: String) -> String {
    if case .same(_, let more) = one.relation {
      "À côté, \(list([printable(one.path)])) est du même registre et a \(many(Int(clamping: more), "écriture qui suit", "écritures qui suivent")) celles d’ici. Si c’est là que l’on travaille, continuez là. Sinon, faites-les venir avant de noter quoi que ce soit ici : noté avant, ce serait une autre histoire."
        + bringing(in: one, ledger)
    } else {
      "À côté, \(list([printable(one.path)])) est du même registre et a des écritures que celui-ci n’a pas. Si c’est là que l’on travaille, continuez là. Sinon, regardez-les, et notez de nouveau ici ce qui manque, avant de détruire quoi que ce soit :"
        + bringing(in: one, ledger)
    }
  }
}
