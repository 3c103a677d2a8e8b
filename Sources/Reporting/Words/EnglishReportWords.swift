import MerkleLog

public struct EnglishReportWords: ReportWords {
  public let groupMark = ","

  public init() {}

  private func entries(_ count: UInt64) -> String { many(count, "entry", "entries") }

  public func verdict(_ check: ReportCheck) -> String {
    switch check.verdict {
    case .unreadable(let offset):
      "This is no report by maillon (byte \(offset)): give the JSON file as it was published."
    case .noProof(let field):
      "This report does not carry its proof: “proof.\(field)” is missing or cannot be read. Ask for the whole file."
    case .longerLog:
      "The report rests on \(entries(check.size)) and this log has only \(number(check.logSize)): it is older, cut short, or another one. Keep both and ask for the whole log."
    case .otherLog(let stated, let computed):
      "The report is not of this log: it states root \(stated) at \(entries(check.size)), the log gives \(computed). Keep both and ask the ledger to account for them."
    case .tampered(let differences):
      "The report does not say what the log says; values that are not right: \(number(differences.count)). Keep the file and ask the ledger for the original."
    case .otherVersion(let versions, let differences):
      "Made by another version, \(list(versions)); "
        + (differences.isEmpty
          ? "all figures are the same."
          : "values that differ: \(number(differences.count)), by the version or by a hand: recompute with the version of that time to know.")
    case .rewritten(let offset):
      "Every value is right, but the file is not as the ledger writes it (byte \(offset)): it was written anew. Ask for the original."
    case .identical:
      "Identical: made again from the log at \(entries(check.size)), the report is the same, byte for byte."
    }
  }

  private func list(_ versions: [ReportCheck.Version]) -> String {
    versions.map { "“\($0.name)” \($0.stated) (here \($0.ours))" }.joined(separator: ", ")
  }

  public func signature(_ signature: ReportCheck.Signature) -> String {
    switch signature {
    case .holds: "The head in it is signed with the ledger's key."
    case .unchecked: "No key was given: nobody answers for its head. Give --key."
    case .fails:
      "The head in it is not signed with the key given, nor, without --key, with the one the ledger has now. If it is from the time of a former key, give that with --key; if not, keep the file and ask the ledger to account for it."
    }
  }

  public func figuresHold(size: UInt64) -> String {
    "Its figures are those of the log at \(entries(size)) all the same."
  }

  public func issued(_ id: String?) -> String {
    id.map { "Issued by the act “\($0)”." }
      ?? "No act in the log says that this document was issued."
  }

  public func restated(_ count: Int, size: UInt64) -> String {
    count == 0
      ? "At \(entries(size)) none of its figures has changed."
      : "Restated since; figures changed at \(entries(size)): \(number(count))"
  }

  public func restates(_ previous: ProvenReport.Previous) -> String {
    previous.changes.isEmpty
      ? "The same figures as report “\(previous.id)”."
      : "Restated; figures that are no longer those of report “\(previous.id)”: \(number(previous.changes.count))"
  }

  public func difference(_ figure: String, stated: String?, computed: String?) -> String {
    let said = stated.map { "the report says \($0)" } ?? "the report says nothing of it"
    let given = computed.map { "the log gives \($0)" } ?? "the log does not give it"
    return "\(figure): \(said), \(given)"
  }

  public func change(
    _ figure: String, was: String?, now: String?, because: [String], hasOthers: Bool
  ) -> String {
    let acts = because.map { "“\($0)”" } + (hasOthers ? ["other acts"] : [])
    return "\(figure): \(was ?? "nothing"), now \(now ?? "nothing"), by "
      + acts.joined(separator: ", ")
  }
}
