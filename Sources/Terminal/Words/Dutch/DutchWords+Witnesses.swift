import Wording

extension DutchWords {
  func witnessing(_ phrase: WitnessPhrase) -> String {
    switch phrase {
    case .known(let count, let quorum):
      count == 0
        ? "Er is geen getuige bekend: voeg zijn sleutel toe met maillon witnesses SLEUTEL."
        : many(count, "bekende getuige", "bekende getuigen")
          + (quorum.map { ", nodig voor eenzelfde kop: \(language.format($0))." }
            ?? "; zeg met --quorum hoeveel er nodig zijn.")
    case .taken(let added, let count, let size, let after):
      "Opgenomen: \(list(added)). De kop van \(entries(size)) is medeondertekend door "
        + many(count, "getuige", "getuigen") + "; \(after) erna. Publiceer hem met maillon publish."
    case .nothingNew(let count, let size):
      "Niets nieuws: de kop van \(entries(size)) is medeondertekend door "
        + many(count, "getuige", "getuigen") + ", zoals voordien."
    case .reached(let found, let wanted, let size, let since, let age, let after):
      many(found, "getuige ondertekende", "getuigen ondertekenden")
        + " de kop van \(entries(size)) mee (nodig: \(language.format(wanted))), sinds \(since), \(ago(age)) geleden; \(after) erna."
    case .missing(let wanted, let found, let known, let size, let after):
      "Er ontbreken getuigen: \(language.format(found)) van \(language.format(known)) "
        + "ondertekenden eenzelfde kop mee"
        + (size.map { " (\(entries($0)), \(after) erna)" } ?? "")
        + ", nodig: \(language.format(wanted)). Laat de gepubliceerde kop medeondertekenen, dan maillon checkpoint --add BESTAND."
    }
  }

  private func ago(_ age: WitnessAge) -> String {
    switch age {
    case .hours(let count): many(count, "uur", "uur")
    case .days(let count): many(count, "dag", "dagen")
    }
  }
}
