import Foundation

extension Work {
  /// A vault that lacks pieces takes them back from a backup. Of three persons and one with a paper each lacks another
  /// piece, the list of looks is torn, and who was erased since stays away.
  static let recoveringPieces = recovering(
    name: "people recover, pieces",
    losing: [
      "persons/p-1.0.sealed", "~notes/n-p-1.0.sealed", "persons/p-2.0.sealed",
      "keys/persons/p-2.key", "keys/persons/p-4.key", "keys/notes/n-p-4.key", "~access",
    ], keeping: ["kept p-3", "noted n-p-3"])

  /// A vault that is gone as a whole comes back.
  static let recoveringVault = recovering(
    name: "people recover, all", losing: ["."], keeping: [])

  private static func recovering(name: String, losing lost: [String], keeping kept: Set<String>)
    -> Work
  {
    Work(
      name: name,
      earlier: { base in
        let ledger = base + "/ledger"
        return [
          ["make", ledger], ["persons", ledger, "p-1", "p-2", "p-3", "+p-4", "p-5"],
          ["backup", ledger, base + "/backups"], ["persons", ledger, "-p-5"],
          ["lose", ledger] + lost,
        ]
      },
      words: { base, _ in ["recover", base + "/ledger", base + "/backups"] },
      complaint: { base, _, said in
        let ledger = base + "/ledger"
        // A power cut may have come before anything was lost.
        guard said.contains("lost\n") else { return nil }
        let all = Set((1...4).flatMap { ["kept p-\($0)", "noted n-p-\($0)"] })
        let isDone = said.contains("recovered\n")
        if let fault = try personFault(ledger, isDone ? all : kept, isWhole: isDone) {
          return fault
        }
        let again = try Child.run("recover", ledger, base + "/backups").said
        if !again.contains("recovered") { return "it does not end: \(again)" }
        if let fault = try personFault(ledger, all, isWhole: true) { return "ended, \(fault)" }
        return try backupFault(base, said)
      })
  }

  /// What of the persons is not as it was promised, or contradicts itself; until all is back pieces are lacking.
  private static func personFault(
    _ ledger: String, _ promised: Set<String>, isWhole: Bool
  ) throws -> String? {
    let lines = try Child.run("whom", ledger, "p-1", "p-2", "p-3", "p-4", "p-5").said
    let told = Set(lines.split(separator: "\n").map(String.init))
    if told.contains("kept p-5") { return "p-5 is back" }
    if isWhole, let wrong = told.first(where: { $0.hasPrefix("wrong") || $0.hasPrefix("failed") }) {
      return wrong
    }
    let lacking = promised.subtracting(told)
    return lacking.isEmpty ? nil : "\(lacking.sorted()) is not so: \(told.sorted())"
  }
}
