import MerkleLog

public struct GermanReportWords: ReportWords {
  public let groupMark = "."

  public init() {}

  private func ofEntries(_ count: UInt64) -> String { many(count, "Eintrag", "Einträgen") }

  public func verdict(_ check: ReportCheck) -> String {
    switch check.verdict {
    case .unreadable(let offset):
      "Das ist kein Bericht von maillon (Byte \(offset)): nennen Sie die JSON-Datei, wie sie veröffentlicht wurde."
    case .noProof(let field):
      "Dieser Bericht trägt seinen Beweis nicht: „proof.\(field)“ fehlt oder ist nicht lesbar. Verlangen Sie die ganze Datei."
    case .longerLog:
      "Der Bericht beruht auf \(ofEntries(check.size)), dieses Log hat nur \(number(check.logSize)): es ist älter, abgeschnitten oder ein anderes. Bewahren Sie beide auf und verlangen Sie das ganze Log."
    case .otherLog(let stated, let computed):
      "Der Bericht ist nicht aus diesem Log: er nennt bei \(ofEntries(check.size)) die Wurzel \(stated), das Log ergibt \(computed). Bewahren Sie beide auf und fragen Sie das Register."
    case .tampered(let differences):
      "Der Bericht sagt nicht, was das Log sagt; Werte, die nicht stimmen: \(number(differences.count)). Bewahren Sie die Datei auf und verlangen Sie das Original vom Register."
    case .otherVersion(let versions, let differences):
      "Von einer anderen Version gemacht, \(list(versions)); "
        + (differences.isEmpty
          ? "alle Zahlen sind gleich."
          : "abweichende Werte: \(number(differences.count)), durch die Version oder durch eine Hand: rechnen Sie mit der damaligen Version neu, um es zu wissen.")
    case .rewritten(let offset):
      "Jeder Wert stimmt, aber die Datei ist nicht, wie das Register sie schreibt (Byte \(offset)): sie wurde neu geschrieben. Verlangen Sie das Original."
    case .identical:
      "Identisch: aus dem Log bei \(ofEntries(check.size)) neu gemacht, ist der Bericht Byte für Byte derselbe."
    }
  }

  private func list(_ versions: [ReportCheck.Version]) -> String {
    versions.map { "„\($0.name)“ \($0.stated) (hier \($0.ours))" }.joined(separator: ", ")
  }

  public func signature(_ signature: ReportCheck.Signature) -> String {
    switch signature {
    case .holds: "Der Kopf darin ist mit dem Schlüssel des Registers unterschrieben."
    case .unchecked: "Kein Schlüssel gegeben: niemand steht für den Kopf ein. Geben Sie --key."
    case .fails:
      "Der Kopf darin ist nicht mit dem genannten Schlüssel unterschrieben, oder ohne --key nicht mit dem, den das Register jetzt hat. Stammt der Bericht aus der Zeit eines früheren, geben Sie diesen mit --key; sonst bewahren Sie die Datei auf und fragen Sie das Register."
    }
  }

  public func figuresHold(size: UInt64) -> String {
    "Die Zahlen sind dennoch die des Logs bei \(many(size, "Eintrag", "Einträgen"))."
  }

  public func issued(_ id: String?) -> String {
    id.map { "Veröffentlicht durch den Eintrag „\($0)“." }
      ?? "Kein Eintrag im Log sagt, dass dieses Dokument veröffentlicht wurde."
  }

  public func restated(_ count: Int, size: UInt64) -> String {
    count == 0
      ? "Bei \(ofEntries(size)) hat sich keine seiner Zahlen geändert."
      : "Seither berichtigt; geänderte Zahlen bei \(ofEntries(size)): \(number(count))"
  }

  public func restates(_ previous: ProvenReport.Previous) -> String {
    previous.changes.isEmpty
      ? "Dieselben Zahlen wie Bericht „\(previous.id)“."
      : "Berichtigt; Zahlen, die nicht mehr die von Bericht „\(previous.id)“ sind: \(number(previous.changes.count))"
  }

  public func difference(_ figure: String, stated: String?, computed: String?) -> String {
    let said = stated.map { "der Bericht sagt \($0)" } ?? "der Bericht sagt nichts davon"
    let given = computed.map { "das Log ergibt \($0)" } ?? "das Log ergibt es nicht"
    return "\(figure): \(said), \(given)"
  }

  public func change(
    _ figure: String, was: String?, now: String?, because: [String], hasOthers: Bool
  ) -> String {
    let acts = because.map { "„\($0)“" } + (hasOthers ? ["weitere Einträge"] : [])
    return "\(figure): \(was ?? "nichts"), jetzt \(now ?? "nichts"), durch "
      + acts.joined(separator: ", ")
  }
}
