import Audit
import Calls
import Contributions
import Deliveries
import Exchange
import Foundation
import Handouts
import Impact
import Inventory
import MerkleLog
import Needs
import Projecting
import Trace

/// The stranger's tool: checks a published folder or an exported file with a key, without the ledger,
/// and recomputes its reports. It links neither the store nor LMDB.
@main enum Program {
  private static let projectors: [any Projector.Type] = [
    InventoryProjector.self, ContributionsProjector.self, ImpactProjector.self,
    TraceProjector.self, NeedsProjector.self, CallsProjector.self, HandoutsProjector.self,
    DeliveriesProjector.self,
  ]

  static func main() {
    var arguments = Arguments(CommandLine.arguments.dropFirst())
    let words = AuditWords.named(
      arguments.take("--lang") ?? ProcessInfo.processInfo.environment["LANG"] ?? "fr")
    do throws(Stop) {
      exit(try run(&arguments, words))
    } catch {
      FileHandle.standardError.write(Data((error.sentence + "\n").utf8))
      exit(error.status)
    }
  }

  private static func run(
    _ arguments: inout Arguments, _ words: AuditWords
  ) throws(Stop) -> Int32 {
    if arguments.takeFlag("--help") || arguments.isEmpty {
      print(words.help)
      return arguments.isEmpty ? 64 : 0
    }
    let key = try arguments.take("--key").map { (text) throws(Stop) in try self.key(text, words) }
    let question = try question(&arguments, words)
    let document = arguments.take("--check-report")
    let isForPrograms = arguments.takeFlag("--json")
    let since = arguments.takeAll("--since")
    let head = arguments.take("--checkpoint")
    let source = try arguments.only(words)
    let evidence = try evidence(source, head: head, words)
    var kept: [[UInt8]] = []
    for path in since { kept.append(try read(path, words)) }
    let result = Auditor(evidence, key: key, kept: kept).run()
    if let document, result.ok {
      return try ReportAudit(evidence: evidence, key: key, projectors: projectors, words: words)
        .run(document, of: source, isForPrograms: isForPrograms)
    }
    guard let question, document == nil else {
      print(words.summary(result, hasKey: key != nil))
      return result.ok ? 0 : 1
    }
    // A report is recomputed from a log that was checked, or not at all.
    guard result.ok else {
      throw Stop(1, words.summary(result, hasKey: key != nil))
    }
    let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    do throws(Refusal) {
      let report = try Recomputation(evidence).report(
        Question(question.name), by: question.type, at: question.at, known: question.known,
        from: question.from, now: now)
      print(JSON(report).line)
    } catch { throw Stop(65, words.unreadable(source, "\(error.reason)")) }
    return 0
  }

  private struct Asked {
    var name: String
    var type: any Projector.Type
    var at: Timestamp?
    var known: Timestamp?
    var from: Timestamp?
  }

  private static func question(
    _ arguments: inout Arguments, _ words: AuditWords
  ) throws(Stop) -> Asked? {
    guard let name = arguments.take("--report") else { return nil }
    guard let type = projectors.first(where: { $0.name == name || $0.questions.contains(name) })
    else { throw Stop(64, words.badValue("--report", name, projectors.map { $0.name })) }
    var times: [Timestamp?] = []
    for option in ["--at", "--known", "--from"] {
      guard let text = arguments.take(option) else {
        times.append(nil)
        continue
      }
      guard let time = Timestamp(text) else {
        throw Stop(64, words.badValue(option, text, ["2020-04-30"]))
      }
      times.append(time)
    }
    return Asked(name: name, type: type, at: times[0], known: times[1], from: times[2])
  }

  private static func key(_ text: String, _ words: AuditWords) throws(Stop) -> VerifierKey {
    let said = text.contains("+") ? text : String(decoding: try read(text, words), as: UTF8.self)
    do throws(MerkleError) { return try VerifierKey(parsing: said.filter { $0 != "\n" }) } catch {
      throw Stop(64, words.badValue("--key", text, ["name+id+base64"]))
    }
  }

  private static func evidence(
    _ source: String, head: String?, _ words: AuditWords
  ) throws(Stop) -> Evidence {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: source, isDirectory: &isFolder) else {
      throw Stop(65, words.missing(source))
    }
    guard isFolder else {
      let note = try head.map { (path) throws(Stop) in try read(path, words) }
      return Evidence(export: try read(source, words), head: note)
    }
    do throws(Evidence.Fault) { return try Evidence(folder: source) } catch {
      switch error {
      case .missing(let path): throw Stop(65, words.missing(path))
      case .unreadable(let path, let fault): throw Stop(65, words.unreadable(path, "\(fault)"))
      }
    }
  }

  static func read(_ path: String, _ words: AuditWords) throws(Stop) -> [UInt8] {
    do { return [UInt8](try Data(contentsOf: URL(filePath: path))) } catch {
      throw Stop(65, words.missing(path))
    }
  }
}

/// A run that ends without its answer: what to say, and the exit status.
struct Stop: Error {
  var status: Int32
  var sentence: String

  init(_ status: Int32, _ sentence: String) {
    self.status = status
    self.sentence = sentence
  }
}

/// The words after the name of the tool.
struct Arguments {
  private var words: [String]

  init(_ words: some Sequence<String>) { self.words = Array(words) }

  var isEmpty: Bool { words.isEmpty }

  mutating func takeFlag(_ name: String) -> Bool {
    guard let index = words.firstIndex(of: name) else { return false }
    words.remove(at: index)
    return true
  }

  /// The value of an option: `--key K` or `--key=K`.
  mutating func take(_ name: String) -> String? {
    if let index = words.firstIndex(where: { $0.hasPrefix(name + "=") }) {
      return String(words.remove(at: index).dropFirst(name.count + 1))
    }
    guard let index = words.firstIndex(of: name), index + 1 < words.count else { return nil }
    defer { words.removeSubrange(index...index + 1) }
    return words[index + 1]
  }

  mutating func takeAll(_ name: String) -> [String] {
    var all: [String] = []
    while let value = take(name) { all.append(value) }
    return all
  }

  /// The one word that is left.
  func only(_ words: AuditWords) throws(Stop) -> String {
    guard self.words.count == 1, let word = self.words.first, !word.hasPrefix("-") else {
      throw Stop(64, words.usage(self.words))
    }
    return word
  }
}
