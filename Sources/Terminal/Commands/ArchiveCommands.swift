import Bookkeeping
import Exchange
import MerkleLog
import Projecting

/// `export` sends the archive out, line by line as it is hashed.
struct ExportCommand: NamedCommand {
  static let command = CommandName.export
  let changes = false
  let options = [
    Option(.format, .text), Option(.out, .file), Option(.force), Option(.known, .time),
  ]
  let examples = ["export > archive.jsonl", "export --out archive.jsonl --known 2020-04-30"]

  func run(_ session: Session) async throws(Failure) -> Int32 {
    do throws(UsageFault) {
      try session.arguments.atMost(0)
      try ImportCommand.checkFormat(session.arguments)
    } catch {
      throw .usage(error)
    }
    let ledger = try session.openLedger(leaves: true)
    let known = try session.time(.known, zone: ledger.settings.zone)
    let out = session.arguments[.out]
    var bytes: [UInt8] = []
    do throws(LedgerError) {
      try ledger.entries(known: known) { _, line in
        for index in 0..<line.count { bytes.append(line[index]) }
        bytes.append(UInt8(ascii: "\n"))
        if out == nil, bytes.count > 1 << 20 {
          session.console.send(bytes)
          bytes.removeAll(keepingCapacity: true)
        }
        return true
      }
    } catch {
      throw .ledger(error)
    }
    try session.deliver(bytes)
    return ExitStatus.done
  }
}
