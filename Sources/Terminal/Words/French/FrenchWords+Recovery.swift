import Bookkeeping
import Wording

// What is said of what a vault takes back.

extension FrenchWords {
  func recovery(_ phrase: RecoveryPhrase) -> String {
    switch phrase {
    case .taken(let found, let source, let isTrial):
      isTrial
        ? "Essai : de \(list([source])), ceci serait repris : \(pieces(found))."
        : "Repris de \(list([source])) : \(pieces(found)). Ce qui y fut changé, retiré, masqué ou ôté depuis, refaites-le."
    case .nothingLacks(let source):
      "Il ne manque au coffre rien de ce qui se lit dans \(list([source]))."
    case .differing(let found, let source, let command):
      "Ceci se lit ici et dans \(list([source])), et diffère ; ce qui est ici reste :"
        + sides(found, here: "ici", there: "là") { many($0, "indication", "indications") }
        + (command.map { "\nPour prendre à la place ce qui est là :\n  \($0)" } ?? "")
    case .newerHere(let count):
      "\(many(count, "fiche ou note d’acte fut changée", "fiches ou notes d’actes furent changées")) ici depuis ; ce qui est ici reste."
    case .askReplacing(let found):
      "Prendre ce qui est là : \(pieces(found)) ? Ce qui est ici est alors perdu pour de bon. [o/N] "
    case .unasked(let command):
      "Rien n’est remplacé : personne n’a pu être interrogé, et ce qui est ici ne reviendrait de nulle part. Si c’est voulu :\n  \(command)"
    case .erased(let found):
      "Effacé ou oublié depuis, et non repris : \(pieces(found))."
    case .doubtful(let found, let command, let forgetting):
      "Non repris, car plus rien ne dit si cette personne de contact fut oubliée depuis : \(pieces(found)). Si elle ne le fut pas :\n  \(command)\nSi elle le fut, ce qui est revenu la nomme peut-être de nouveau : tapez cela aussi, puis :\n  \(forgetting.joined(separator: "\n  "))"
    case .otherKey(let found, let command):
      "Non repris, car ce qui est ici est scellé sous une clé perdue, qu’une autre sauvegarde a peut-être : \(pieces(found))."
        + (command.map { " Si aucune ne l’a :\n  \($0)" } ?? "")
    case .parted(let found, let source, let commands):
      "Non repris : le journal de \(list([source])) a suivi un autre chemin, où ces références viennent d’autres écritures qu’ici et peuvent être quelqu’un d’autre, ou autre chose : \(pieces(found)). Pour les lire là :\n  \(commands.joined(separator: "\n  "))\nCe qui doit en être gardé, notez-le ici vous-même."
    case .unsure(let found, let source, let command):
      "Non repris, car le journal de \(list([source])) ne se lit pas, et rien ne dit si ces références y désignent les mêmes qu’ici : \(pieces(found))."
        + (command.map { " Si vous savez que oui :\n  \($0)" } ?? "")
    case .unsought(let ids, let found):
      "Effacé ou oublié depuis, et inconnu là : \(few(ids)). Ce qui en parle dans ce qui est revenu ne peut être cherché ; relisez-le vous-même : \(pieces(found))."
    case .unknown(let found, let command):
      "Non repris, car le journal d’ici ne le connaît pas, ou pas encore : \(pieces(found)). Si les écritures qui en parlent manquent ici, faites-les revenir d’abord, ou notez-les de nouveau si plus personne ne les a, puis :\n  \(command)"
    case .unreadable(let found, let source):
      "Non repris : ce n’est pas dans \(list([source])), ne s’y lit pas, ou c’est une autre pièce que celle de la fiche d’ici : \(pieces(found))."
    case .whole(let found): "Rien n’y manque ici : \(pieces(found))."
    case .goneThere(let ids, let changed, let commands):
      "Détruite là, et encore ici : la fiche de \(few(ids)).\(changed.isEmpty ? "" : " Changée ici depuis : celle de \(few(changed)) ; regardez d’abord de qui elle est maintenant.") Si elle doit disparaître ici aussi :\n  \(commands.joined(separator: "\n  "))"
    case .looksTaken(let count):
      "\(many(count, "ligne est revenue", "lignes sont revenues")) dans la liste de qui a regardé quoi ; là où elle recommence, elle le dit."
    case .looksThere(let count):
      "La liste de qui a regardé quoi y a \(many(count, "ligne qui n’est pas ici", "lignes qui ne sont pas ici")) ; recover la reprend."
    case .looksLost(let path):
      "La liste de qui a regardé quoi, \(list([path])), a disparu ; rien ici ne dit plus quelles personnes de contact furent oubliées. Pour reprendre ce qu’une sauvegarde en a, avec la plus récente à la place de SAUVEGARDE :\n  \(recovering([], from: "SAUVEGARDE"))\nSi aucune sauvegarde ne l’a, elle recommence au prochain maillon people list."
    case .masked(let ids):
      "Là où ce qui est ici nomme à coup sûr \(few(ids)), effacé ou oublié depuis, ces mots sont masqués."
    case .madeAnew(let ids, let commands):
      "La fiche de \(few(ids)) fut refaite ici ; une sauvegarde d’avant en a une autre, qui en dit peut-être plus. Pour les comparer et la reprendre :\n  \(commands.joined(separator: "\n  "))"
    }
  }
}
