import Audit
import Exchange
import Foundation
import MerkleLog
import Outgoing

/// What a witness does: a second party that trusts nobody, and needs no ledger.
enum WitnessCommand: String, CaseIterable {
  /// `witness NAME --folder FOLDER` makes a witness' key; without NAME it shows the public one again.
  case witness
  /// `cosign FOLDER|ADDRESS --key KEY --folder FOLDER` signs the head of a log once more.
  case cosign

  func run(_ arguments: inout Arguments, _ words: AuditWords) throws(Stop) -> Int32 {
    guard let path = arguments.take("--folder") else {
      throw Stop(64, words.needs(rawValue, "--folder"))
    }
    switch self {
    case .witness where arguments.isEmpty: try show(WitnessFolder(path), words)
    case .witness: try make(path, name: try arguments.only(words), words)
    case .cosign: try cosign(path, &arguments, words)
    }
    return 0
  }

  private func make(
    _ path: String, name: String, _ words: AuditWords
  ) throws(Stop) {
    var generator = SystemRandomNumberGenerator()
    let seed = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    do throws(WitnessFault) {
      Program.hand("\(try WitnessFolder(path).make(name: name, seed: seed))\n")
    } catch { throw words.stop(error) }
    if let said = words.shown(secret: path) { Program.remark(said) }
  }

  /// Shows the public key, for those who want to know whose cosignatures they see.
  private func show(_ folder: WitnessFolder, _ words: AuditWords) throws(Stop) {
    do throws(WitnessFault) { Program.hand("\(try folder.key().verifierKey)\n") } catch {
      throw words.stop(error)
    }
  }

  private func cosign(
    _ path: String, _ arguments: inout Arguments, _ words: AuditWords
  ) throws(Stop) {
    guard let text = arguments.take("--key") else {
      throw Stop(64, words.needs(rawValue, "--key"))
    }
    let key = try Handed.key(text, words)
    // `-` is standard output, as of every tool.
    let out = arguments.take("--out").flatMap { $0 == "-" ? nil : $0 }
    let isForced = arguments.takeFlag("--force")
    let source = try arguments.only(words)
    guard let site = try Handed.site(source, words) else {
      throw Stop(65, words.notPublished(source))
    }
    let door = Door(guarding: [path])
    // Before the head is cosigned: then it has been seen.
    if let out {
      let file = OutgoingFile([], to: out, isForced: isForced)
      try leaving(words) { () throws(Obstacle) in try door.judge(file, as: .head) }
    }
    let seconds = UInt64(max(0, Program.now.milliseconds / 1000))
    let done: WitnessFolder.Cosigned
    do throws(WitnessFault) {
      done = try WitnessFolder(path).cosign(site, log: key, seconds: seconds)
    } catch { throw words.stop(error) }
    Program.remark(words.cosigned(done))
    guard let out else { return Program.hand(done.note.formatted) }
    let file = OutgoingFile(Array(done.note.formatted.utf8), to: out, isForced: isForced)
    try leaving(words) { () throws(Obstacle) in try door.send(file) }
  }

  private func leaving(
    _ words: AuditWords, _ body: () throws(Obstacle) -> Void
  ) throws(Stop) {
    do throws(Obstacle) { try body() } catch { throw words.stop(error) }
  }
}
