/// A bar on standard error, drawn only on a terminal and only when the percentage changes.
final class ProgressBar {
  private let label: String
  private let console: Console
  private var shown = -1

  init(label: String, console: Console) {
    self.label = label
    self.console = console
  }

  func show(_ done: UInt64, of total: UInt64) {
    guard console.errorIsTerminal, total > 0 else { return }
    let percentage = Int(min(100, Double(done) / Double(total) * 100))
    guard percentage != shown else { return }
    shown = percentage
    let filled = percentage / 4
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 25 - filled)
    console.rewriteError("\(label) \(bar) \(percentage) %")
  }

  /// Takes the bar away.
  func end() {
    guard shown >= 0 else { return }
    console.rewriteError("")
    shown = -1
  }
}
