import MerkleLog

public struct DutchReportWords: ReportWords {
  public let groupMark = "."

  public init() {}

  private func entries(_ count: UInt64) -> String { many(count, "inschrijving", "inschrijvingen") }

  public func verdict(_ check: ReportCheck) -> String {
    switch check.verdict {
    case .unreadable(let offset):
      "Dit is geen verslag van maillon (byte \(offset)): geef het JSON-bestand zoals het werd gepubliceerd."
    case .noProof(let field):
      "Dit verslag draagt zijn bewijs niet: “proof.\(field)” ontbreekt of is niet leesbaar. Vraag het volledige bestand."
    case .longerLog:
      "Het verslag berust op \(entries(check.size)) en dit log heeft er maar \(number(check.logSize)): het is ouder, afgebroken, of een ander. Bewaar beide en vraag het volledige log."
    case .otherLog(let stated, let computed):
      "Het verslag is niet van dit log: het noemt wortel \(stated) bij \(entries(check.size)), het log geeft \(computed). Bewaar beide en vraag het register om uitleg."
    case .tampered(let differences):
      "Het verslag zegt niet wat het log zegt; waarden die niet kloppen: \(number(differences.count)). Bewaar het bestand en vraag het register om het origineel."
    case .otherVersion(let versions, let differences):
      "Gemaakt door een andere versie, \(list(versions)); "
        + (differences.isEmpty
          ? "alle cijfers zijn dezelfde."
          : "waarden die verschillen: \(number(differences.count)), door de versie of door een hand: herbereken met de versie van toen om het te weten.")
    case .rewritten(let offset):
      "Elke waarde klopt, maar het bestand is niet zoals het register het schrijft (byte \(offset)): het werd herschreven. Vraag het origineel."
    case .identical:
      "Identiek: opnieuw gemaakt uit het log bij \(entries(check.size)) is het verslag hetzelfde, byte voor byte."
    }
  }

  private func list(_ versions: [ReportCheck.Version]) -> String {
    versions.map { "“\($0.name)” \($0.stated) (hier \($0.ours))" }.joined(separator: ", ")
  }

  public func signature(_ signature: ReportCheck.Signature) -> String {
    switch signature {
    case .holds: "De kop erin is getekend met de sleutel van het register."
    case .unchecked: "Er is geen sleutel gegeven: niemand staat in voor de kop. Geef --key."
    case .fails:
      "De kop erin is niet getekend met de gegeven sleutel, of zonder --key met die van het register nu. Is het verslag van voor een nieuwe sleutel, geef dan de vroegere met --key; bewaar anders het bestand en vraag het register om uitleg."
    }
  }

  public func figuresHold(size: UInt64) -> String {
    "De cijfers zijn toch die van het log bij \(entries(size))."
  }

  public func issued(_ id: String?) -> String {
    id.map { "Gepubliceerd door de handeling “\($0)”." }
      ?? "Geen handeling in het log zegt dat dit document werd gepubliceerd."
  }

  public func restated(_ count: Int, size: UInt64) -> String {
    count == 0
      ? "Bij \(entries(size)) is geen van de cijfers veranderd."
      : "Sindsdien herzien; veranderde cijfers bij \(entries(size)): \(number(count))"
  }

  public func restates(_ previous: ProvenReport.Previous) -> String {
    previous.changes.isEmpty
      ? "Dezelfde cijfers als verslag “\(previous.id)”."
      : "Herzien; cijfers die niet meer die van verslag “\(previous.id)” zijn: \(number(previous.changes.count))"
  }

  public func difference(_ figure: String, stated: String?, computed: String?) -> String {
    let said = stated.map { "het verslag zegt \($0)" } ?? "het verslag zegt er niets over"
    let given = computed.map { "het log geeft \($0)" } ?? "het log geeft het niet"
    return "\(figure): \(said), \(given)"
  }

  public func change(
    _ figure: String, was: String?, now: String?, because: [String], hasOthers: Bool
  ) -> String {
    let acts = because.map { "“\($0)”" } + (hasOthers ? ["andere handelingen"] : [])
    return "\(figure): \(was ?? "niets"), nu \(now ?? "niets"), door "
      + acts.joined(separator: ", ")
  }
}
