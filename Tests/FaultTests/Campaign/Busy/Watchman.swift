import Foundation
import Synchronization

/// Stops processes that do not end by themselves, and keeps what each was doing. One that works is left some
/// minutes of the processor, however long it has to wait for them beside the others; one that does not is waiting for
/// something, and every wait of ours ends after half a minute.
final class Watchman: Sendable {
  /// Seconds of processor time after which a command counts as endless.
  private static let work = 180
  /// Seconds without any after which it counts as stuck: even with fifty others on two cores each has its turn.
  private static let idleness = 120.0

  /// What a command had worked when it was last seen to have worked more.
  private struct Watched {
    var processor = 0
    var seen = Date()
  }

  private let awaited = Mutex<[pid_t: Watched]>([:])
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

  func watch(_ id: pid_t) { awaited.withLock { $0[id] = Watched() } }

  /// What it was doing when it had to be stopped; nil where it ended by itself.
  func release(_ id: pid_t) -> String? {
    awaited.withLock { $0[id] = nil }
    return stopped.withLock { $0.removeValue(forKey: id) }
  }

  private func look() {
    for (id, watched) in awaited.withLock({ $0 }) {
      let (ticks, place) = Self.state(of: id)
      if ticks / 100 < Self.work {
        if ticks > watched.processor {
          awaited.withLock { if $0[id] != nil { $0[id] = Watched(processor: ticks) } }
          continue
        }
        if watched.seen.timeIntervalSinceNow > -Self.idleness { continue }
      }
      stopped.withLock {
        $0[id] =
          "not ended after \(ticks / 100) s of work, \(Int(-watched.seen.timeIntervalSinceNow)) s since the last of them, in \(place)"
      }
      kill(id, SIGKILL)
      awaited.withLock { $0[id] = nil }
    }
  }

  /// The hundredths of a second it has worked, with the programs that it has started and awaits, and where in the
  /// system each of its threads is.
  private static func state(of id: pid_t) -> (ticks: Int, place: String) {
    let files = FileManager.default
    func text(_ name: String) -> String {
      String(decoding: files.contents(atPath: "/proc/\(id)/\(name)") ?? Data(), as: UTF8.self)
    }
    // proc(5): after the name in brackets, user and system time are fields 14 and 15, in hundredths.
    let fields = text("stat").split(separator: ")").last?.split(separator: " ") ?? []
    var ticks = fields.count > 12 ? (Int(fields[11]) ?? 0) + (Int(fields[12]) ?? 0) : 0
    let threads = (try? files.contentsOfDirectory(atPath: "/proc/\(id)/task")) ?? []
    for child in threads.flatMap({ text("task/\($0)/children").split(separator: " ") }) {
      if let child = pid_t(child) { ticks += state(of: child).ticks }
    }
    return (ticks, threads.map { text("task/\($0)/wchan") }.joined(separator: ", "))
  }
}
