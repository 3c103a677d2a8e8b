import Bookkeeping
import Exchange
import MerkleLog
import Projecting

/// `export` sends the archive out, line by line as it is hashed.
struct ExportCommand: NamedCommand {
  static let command = CommandName.export
  let options = [Option(.format, .text), Option(.out, .file), Option(.known, .time)]
  let examples = ["export > archive.jsonl", "export --out archive.jsonl --known 2020-04-30"]

  func run(_ session: Session) async throws(Failure) -> Int32 {
    do throws(UsageFault) {
      try session.arguments.atMost(0)
      try ImportCommand.checkFormat(session.arguments)
    } catch {
      throw .usage(error)
    }
    let ledger = try session.openLedger()
    let known = try session.time(.known, zone: ledger.settings.zone)
    let out = session.arguments[.out]
    var bytes: [UInt8] = []
    do throws(LedgerError) {
      try ledger.entries(known: known) { _, line in
        for index in 0..<line.count { bytes.append(line[index]) }
        bytes.append(UInt8(ascii: "\n"))
        if out == nil, bytes.count > 1 << 20 {
          session.console.write(String(decoding: bytes, as: UTF8.self))
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

/// `restore FILE` builds a ledger from its archive, with the same root.
struct RestoreCommand: NamedCommand {
  static let command = CommandName.restore
  let usage = [Placeholder.file]
  let options = [Option(.origin, .name), Option(.coop, .agent), Option(.root, .digest)]
  let examples = [
    "restore archive.jsonl --ledger ./ledger", "restore archive.jsonl --origin openflow.be/namur",
  ]

  func run(_ session: Session) async throws(Failure) -> Int32 {
    let path = try session.word(.file)
    var coop: AgentID?
    if let name = session.arguments[OptionName.coop] {
      guard EventID(name) != nil else {
        throw .refused([Refusal(field: "coop", .unreadable(offset: 0, .badText(printable(name))))])
      }
      coop = AgentID(name)
    }
    let bytes = try session.bytes(of: path)
    let bar = session.progress(.restoring)
    let receipt: RestoreReceipt
    do throws(LedgerError) {
      receipt = try Ledger.restore(
        bytes, to: session.ledgerPath, projectors: session.projectors,
        clock: session.console.clock, origin: session.arguments[.origin], coop: coop,
        expectedRoot: session.arguments[.root],
        progress: { bar.show($0, of: $1) })
    } catch {
      bar.end()
      throw .ledger(error)
    }
    bar.end()
    show(receipt, session)
    return ExitStatus.done
  }

  private func show(_ receipt: RestoreReceipt, _ session: Session) {
    let words = session.words
    if session.form == .json {
      session.answer(
        .object([
          ("size", .number(receipt.size)), ("root", .text(receipt.root.description)),
          ("negativeCells", .number(receipt.negativeCells)),
        ]))
      return
    }
    let size = words.language.format(receipt.size)
    session.answer(words.phrase(.restored(size: size, root: receipt.root.description)))
    if receipt.negativeCells > 0 {
      session.remark(words.phrase(.negativeCells(receipt.negativeCells)))
    }
  }
}
