import Bookkeeping
import Foundation
import NamurStory

// Writes Fixtures/namur-2020/log.jsonl: the spring of 2020, told through the ledger's own door.

let folder = FileManager.default.temporaryDirectory.path + "/namur-story-\(UUID().uuidString)"
defer { try? FileManager.default.removeItem(atPath: folder) }
let target = CommandLine.arguments.dropFirst().first ?? "Fixtures/namur-2020/log.jsonl"
do {
  let ledger = try await Story.tell(to: folder)
  let lines = try Story.lines(of: ledger)
  try Data(lines).write(to: URL(filePath: target), options: .atomic)
  print("\(target): \(lines.count { $0 == UInt8(ascii: "\n") }) events")
} catch LedgerError.refused(let refusals) {
  for refusal in refusals { print("refused: \(refusal)") }
  exit(1)
}
