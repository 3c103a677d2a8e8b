import Foundation
import Synchronization

/// Stops processes that do not end by themselves, and keeps what each was doing: one that has worked all
/// the time is starved or endless, one that has not waits for something.
final class Watchman: Sendable {
  /// Seconds after which a command counts as one that does not end. Every wait of ours ends after
  /// thirty; the rest is work beside some twenty others on two cores.
  private static let patience = 300.0

  private let awaited = Mutex<[pid_t: Date]>([:])
  private let stopped = Mutex<[pid_t: String]>([:])

  /// Looks after them every second, as long as this lives.
  func begin() {
    Thread.detachNewThread { [weak self] in
      while let self {
        self.look()
        Thread.sleep(forTimeInterval: 1)
      }
    }
  }

  func watch(_ id: pid_t) {
    awaited.withLock { $0[id] = Date(timeIntervalSinceNow: Self.patience) }
  }

  /// What it was doing when it had to be stopped; nil where it ended by itself.
  func release(_ id: pid_t) -> String? {
    awaited.withLock { $0[id] = nil }
    return stopped.withLock { $0.removeValue(forKey: id) }
  }

  private func look() {
    let late = awaited.withLock { all in all.filter { $0.value < Date() }.map(\.key) }
    for id in late {
      let (processor, place) = Self.state(of: id)
      stopped.withLock {
        $0[id] =
          "not ended after \(Int(Self.patience)) s, of them \(processor) s at work, in \(place)"
      }
      kill(id, SIGKILL)
      awaited.withLock { $0[id] = nil }
    }
  }

  /// The seconds it has worked, and where in the system each of its threads is.
  private static func state(of id: pid_t) -> (processor: Int, place: String) {
    let files = FileManager.default
    func text(_ name: String) -> String {
      String(decoding: files.contents(atPath: "/proc/\(id)/\(name)") ?? Data(), as: UTF8.self)
    }
    // proc(5): after the name in brackets, user and system time are fields 14 and 15, in hundredths.
    let fields = text("stat").split(separator: ")").last?.split(separator: " ") ?? []
    let ticks = fields.count > 12 ? (Int(fields[11]) ?? 0) + (Int(fields[12]) ?? 0) : 0
    let threads = (try? files.contentsOfDirectory(atPath: "/proc/\(id)/task")) ?? []
    return (ticks / 100, threads.map { text("task/\($0)/wchan") }.joined(separator: ", "))
  }
}
