import Bookkeeping
import Calls
import Contributions
import Deliveries
import Exchange
import FoundationEssentials
import Handouts
import Impact
import Inventory
import Means
import Needs
import Projecting
import Quality
import Synchronization
import Trace
import Wording

@testable import Terminal

/// A console in memory and a ledger in a folder of its own: one stage per test.
final class Stage: Sendable {
  static let projectors: [any Projector.Type] = [
    InventoryProjector.self, ContributionsProjector.self, ImpactProjector.self,
    TraceProjector.self, NeedsProjector.self, CallsProjector.self, HandoutsProjector.self,
    DeliveriesProjector.self, MeansProjector.self, QualityProjector.self,
  ]

  /// What one command line gave.
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  private struct Seen {
    var output = ""
    var errors = ""
    var ids = 0
    var questions = 0
    var milliseconds: Int64 = 1_586_000_000_000
    var files: [String: [UInt8]] = [:]
  }

  private let seen = Mutex(Seen())
  let folder: String
  private let home: String
  let language: String
  private let renderer: PDFRenderer

  /// - Parameter path: where programs are looked for; nowhere unless said.
  init(language: String = "fr", path: String = "") {
    self.language = language
    renderer = PDFRenderer(environment: ["PATH": path])
    // In a folder of its own: what other tests publish in the common one is not beside it.
    home = FileManager.default.temporaryDirectory.path + "/maillon-\(UUID().uuidString)"
    folder = home + "/ledger"
    try? FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: home) }

  /// Sets the clock, which goes on from there.
  func setClock(_ text: String) {
    guard let now = Timestamp(text, years: Limits.recordedYears)?.instant else {
      preconditionFailure("bad clock \(text)")
    }
    seen.withLock { $0.milliseconds = now.milliseconds }
  }

  /// Goes on with a ledger that another stage made: later, and with ids that are none of those given there.
  func goOn(at text: String, ids: Int) {
    setClock(text)
    seen.withLock { $0.ids = ids }
  }

  func write(_ text: String, to path: String) { write(Array(text.utf8), to: path) }

  func write(_ bytes: [UInt8], to path: String) { seen.withLock { $0.files[path] = bytes } }

  func run(_ line: String, input: String = "", isTerminal: Bool = false) async -> Outcome {
    await run(line.split(separator: " ").map(String.init), input: input, isTerminal: isTerminal)
  }

  /// - Parameters:
  ///   - answer: what whoever sits there says when asked; nobody does unless said.
  ///   - then: what is said to every question after the first; the same unless said.
  func run(
    _ words: [String], input: String = "", isTerminal: Bool = false, outputFails: Bool = false,
    answer: String? = nil, then: String? = nil
  ) async -> Outcome {
    seen.withLock {
      $0.questions = 0
      $0.output = ""
      $0.errors = ""
    }
    var console = console(input: input, isTerminal: isTerminal)
    console.usualLedger = folder
    console.outputFailed = { outputFails }
    if let answer {
      console.ask = { [self] question in
        seen.withLock {
          $0.errors += question
          $0.questions += 1
          return $0.questions > 1 ? then ?? answer : answer
        }
      }
    }
    console.renderPDF = { [renderer] html throws(PDFRenderer.Fault) in try renderer.render(html) }
    let status = await Maillon.run(
      arguments: words, projectors: Self.projectors, console: console)
    return seen.withLock { Outcome(status: status, output: $0.output, errors: $0.errors) }
  }

  private func console(input: String, isTerminal: Bool) -> Console {
    Console(
      readInput: { _ in Array(input.utf8) },
      readFile: { [self] path, _ throws(Console.FileFault) in
        guard let bytes = seen.withLock({ $0.files[path] }) else { throw .missing }
        return bytes
      },
      writeFile: { [self] path, bytes throws(Console.FileFault) in
        seen.withLock { $0.files[path] = bytes }
      },
      write: { [self] text in seen.withLock { $0.output += text } },
      writeError: { [self] text in seen.withLock { $0.errors += text } },
      environment: ["LANG": "\(language)_BE.UTF-8"],
      outputIsTerminal: isTerminal, errorIsTerminal: isTerminal,
      clock: { [self] in
        seen.withLock {
          $0.milliseconds += 1000
          return Instant(milliseconds: $0.milliseconds)
        }
      },
      makeID: { [self] in
        let number = seen.withLock {
          $0.ids += 1
          return $0.ids
        }
        return EventID("t\(number)")!
      })
  }

  func file(_ path: String) -> String? {
    bytes(path).map { String(decoding: $0, as: UTF8.self) }
  }

  func bytes(_ path: String) -> [UInt8]? { seen.withLock { $0.files[path] } }

  /// A small co-op: agents dora, chr and bruno, items sheet, filament and printer.
  func open() async {
    for line in [
      "init --origin test.invalid/coop --coop coop --name Maillon",
      "agent dora --agent-type person --category citizen",
      "agent bruno --agent-type person --category citizen",
      "agent chr --agent-type organization --category hospital --name CHR",
      "item sheet --unit one --labels fr=Feuille,nl=Blad", "item filament --unit gram --labels f",
      "item printer --unit one --labels Imprimante", "item visor --unit one --labels Visière",
    ] {
      let outcome = await run(line)
      precondition(outcome.status == 0, outcome.errors)
    }
  }
}
