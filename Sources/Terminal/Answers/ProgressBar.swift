import Synchronization

/// A bar on standard error, drawn only on a terminal and only when the percentage changes.
final class ProgressBar: Sendable {
  private let label: String
  private let console: Console
  /// The percentage that stands there; nil where none does.
  private let shown = Mutex<Int?>(nil)

  init(label: String, console: Console) {
    self.label = label
    self.console = console
  }

  func show(_ done: UInt64, of total: UInt64) {
    guard console.errorIsTerminal, total > 0 else { return }
    let percentage = Int(min(100, Double(done) / Double(total) * 100))
    let isNew = shown.withLock { shown in
      defer { shown = percentage }
      return shown != percentage
    }
    guard isNew else { return }
    let filled = percentage / 4
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 25 - filled)
    console.rewriteError("\(label) \(bar) \(percentage) %")
  }

  /// Takes the bar away.
  func end() {
    if shown.withLock({ $0.take() }) != nil { console.rewriteError("") }
  }
}
