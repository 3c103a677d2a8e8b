import Wording

extension EnglishWords {
  func witnessing(_ phrase: WitnessPhrase) -> String {
    switch phrase {
    case .known(let count, let quorum):
      count == 0
        ? "No witness is known: add its key with maillon witnesses KEY."
        : many(count, "known witness", "known witnesses")
          + (quorum.map { ", \(language.format($0)) needed for one same head." }
            ?? "; say with --quorum how many are needed.")
    case .taken(let added, let count, let size, let after):
      "Taken in: \(list(added)). The head of \(entries(size)) is cosigned by "
        + many(count, "witness", "witnesses")
        + "; \(after) after it. Publish it with maillon publish."
    case .nothingNew(let count, let size):
      "Nothing new: the head of \(entries(size)) is cosigned by "
        + many(count, "witness", "witnesses") + ", as before."
    case .reached(let found, let wanted, let size, let since, let age, let after):
      many(found, "witness has", "witnesses have")
        + " cosigned the head of \(entries(size)) (needed: \(language.format(wanted))), since \(since), \(ago(age)) ago; \(after) after it."
    case .missing(let wanted, let found, let known, let size, let after):
      "Witnesses are missing: \(language.format(found)) of \(language.format(known)) "
        + "cosigned one same head" + (size.map { " (\(entries($0)), \(after) after it)" } ?? "")
        + ", needed: \(language.format(wanted)). Have the published head cosigned, then maillon checkpoint --add FILE."
    }
  }

  private func ago(_ age: WitnessAge) -> String {
    switch age {
    case .hours(let count): many(count, "hour", "hours")
    case .days(let count): many(count, "day", "days")
    }
  }
}
