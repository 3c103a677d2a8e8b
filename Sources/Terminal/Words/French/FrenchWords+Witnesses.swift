import Wording

extension FrenchWords {
  func witnessing(_ phrase: WitnessPhrase) -> String {
    switch phrase {
    case .known(let count, let quorum):
      count == 0
        ? "Aucun témoin n’est connu : ajoutez sa clé avec maillon witnesses CLÉ."
        : many(count, "témoin connu", "témoins connus")
          + (quorum.map { ", il en faut \(language.format($0)) pour une même tête." }
            ?? " ; dites avec --quorum combien il en faut.")
    case .taken(let added, let count, let size, let after):
      "Pris : \(list(added)). La tête de \(entries(size)) est cosignée par "
        + many(count, "témoin", "témoins")
        + " ; \(after) après elle. Publiez-la avec maillon publish."
    case .nothingNew(let count, let size):
      "Rien de neuf : la tête de \(entries(size)) est cosignée par "
        + many(count, "témoin", "témoins") + ", comme avant."
    case .reached(let found, let wanted, let size, let since, let age, let after):
      many(found, "témoin a", "témoins ont")
        + " cosigné la tête de \(entries(size)) (il en faut \(language.format(wanted))), depuis le \(since), il y a \(ago(age)) ; \(after) après elle."
    case .missing(let wanted, let found, let known, let size, let after):
      "Il manque des témoins : \(language.format(found)) sur \(language.format(known)) "
        + "ont cosigné une même tête"
        + (size.map { " (\(entries($0)), \(after) après elle)" } ?? "")
        + ", il en faut \(language.format(wanted)). Faites cosigner la tête publiée, puis maillon checkpoint --add FICHIER."
    }
  }

  private func ago(_ age: WitnessAge) -> String {
    switch age {
    case .hours(let count): many(count, "heure", "heures")
    case .days(let count): many(count, "jour", "jours")
    }
  }
}
