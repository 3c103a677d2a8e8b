import MerkleLog

public struct FrenchReportWords: ReportWords {
  public let groupMark = "\u{202F}"

  public init() {}

  private func entries(_ count: UInt64) -> String { many(count, "écriture", "écritures") }

  public func verdict(_ check: ReportCheck) -> String {
    switch check.verdict {
    case .unreadable(let offset):
      "Ce n’est pas un rapport de maillon (octet \(offset)) : donnez le fichier JSON tel qu’il a été publié."
    case .noProof(let field):
      "Ce rapport ne porte pas sa preuve : « proof.\(field) » manque ou n’est pas lisible. Demandez le fichier entier."
    case .longerLog:
      "Le rapport est fait de \(entries(check.size)) et ce journal n’en a que \(number(check.logSize)) : il est plus ancien, coupé, ou c’en est un autre. Gardez les deux et demandez le journal entier."
    case .otherLog(let stated, let computed):
      "Le rapport n’est pas de ce journal : il dit la racine \(stated) à \(entries(check.size)), le journal donne \(computed). Gardez les deux et demandez des comptes au registre."
    case .tampered(let differences):
      "Le rapport ne dit pas ce que dit le journal ; valeurs à corriger : \(number(differences.count)). Gardez le fichier et demandez l’original au registre."
    case .otherVersion(let versions, let differences):
      "Fait par une autre version, \(list(versions)) ; "
        + (differences.isEmpty
          ? "tous les chiffres sont les mêmes."
          : "valeurs qui diffèrent : \(number(differences.count)), par la version ou par une main : recalculez avec la version d’alors pour le savoir.")
    case .rewritten(let offset):
      "Chaque valeur est juste, mais le fichier n’est pas tel que le registre l’écrit (octet \(offset)) : il a été récrit. Demandez l’original."
    case .identical:
      "Identique : refait du journal à \(entries(check.size)), le rapport est le même, octet par octet."
    }
  }

  private func list(_ versions: [ReportCheck.Version]) -> String {
    versions.map { "« \($0.name) » \($0.stated) (ici \($0.ours))" }.joined(separator: ", ")
  }

  public func signature(_ signature: ReportCheck.Signature) -> String {
    switch signature {
    case .holds: "La tête qu’il porte est signée par la clé du registre."
    case .unchecked: "Aucune clé n’a été donnée : personne ne répond de sa tête. Donnez --key."
    case .fails:
      "La tête qu’il porte n’est pas signée par la clé donnée, ni, sans --key, par celle que le registre a maintenant. S’il date d’une clé d’avant, donnez celle-là avec --key ; sinon gardez le fichier et demandez des comptes au registre."
    }
  }

  public func figuresHold(size: UInt64) -> String {
    "Ses chiffres sont pourtant ceux que donne le journal à \(entries(size))."
  }

  public func issued(_ id: String?) -> String {
    id.map { "Publié par l’acte « \($0) »." }
      ?? "Aucun acte du journal ne dit que ce document a été publié."
  }

  public func restated(_ count: Int, size: UInt64) -> String {
    count == 0
      ? "À \(entries(size)), aucun de ses chiffres n’a changé."
      : "Retraité depuis ; chiffres changés à \(entries(size)) : \(number(count))"
  }

  public func restates(_ previous: ProvenReport.Previous) -> String {
    previous.changes.isEmpty
      ? "Mêmes chiffres que le rapport « \(previous.id) »."
      : "Retraité ; chiffres qui ne sont plus ceux du rapport « \(previous.id) » : \(number(previous.changes.count))"
  }

  public func difference(_ figure: String, stated: String?, computed: String?) -> String {
    let said = stated.map { "le rapport dit \($0)" } ?? "le rapport n’en dit rien"
    let given = computed.map { "le journal donne \($0)" } ?? "le journal ne le donne pas"
    return "\(figure) : \(said), \(given)"
  }

  public func change(
    _ figure: String, was: String?, now: String?, because: [String], hasOthers: Bool
  ) -> String {
    let acts = because.map { "« \($0) »" } + (hasOthers ? ["d’autres actes"] : [])
    return "\(figure) : \(was ?? "rien"), maintenant \(now ?? "rien"), par "
      + acts.joined(separator: ", ")
  }
}
