import Wording

extension GermanWords {
  func witnessing(_ phrase: WitnessPhrase) -> String {
    switch phrase {
    case .known(let count, let quorum):
      count == 0
        ? "Es ist kein Zeuge bekannt: fügen Sie seinen Schlüssel mit maillon witnesses SCHLÜSSEL hinzu."
        : many(count, "bekannter Zeuge", "bekannte Zeugen")
          + (quorum.map { ", nötig für einen selben Kopf: \(language.format($0))." }
            ?? "; sagen Sie mit --quorum, wie viele nötig sind.")
    case .taken(let added, let count, let size, let after):
      "Aufgenommen: \(list(added)). Den Kopf von \(ofEntries(size)) haben mitsigniert: "
        + many(count, "Zeuge", "Zeugen")
        + "; \(after) danach. Veröffentlichen Sie ihn mit maillon publish."
    case .nothingNew(let count, let size):
      "Nichts Neues: den Kopf von \(ofEntries(size)) haben mitsigniert: "
        + many(count, "Zeuge", "Zeugen") + ", wie zuvor."
    case .reached(let found, let wanted, let size, let since, let age, let after):
      many(found, "Zeuge hat", "Zeugen haben")
        + " den Kopf von \(ofEntries(size)) mitsigniert (nötig: \(language.format(wanted))), seit \(since), vor \(ago(age)); \(after) danach."
    case .missing(let wanted, let found, let known, let size, let after):
      "Es fehlen Zeugen: \(language.format(found)) von \(language.format(known)) "
        + "haben einen selben Kopf mitsigniert"
        + (size.map { " (\(entries($0)), \(after) danach)" } ?? "")
        + ", nötig: \(language.format(wanted)). Lassen Sie den veröffentlichten Kopf mitsignieren, dann maillon checkpoint --add DATEI."
    }
  }

  private func ago(_ age: WitnessAge) -> String {
    switch age {
    case .hours(let count): many(count, "Stunde", "Stunden")
    case .days(let count): many(count, "Tag", "Tagen")
    }
  }
}
