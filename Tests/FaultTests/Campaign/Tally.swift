import Synchronization

/// What became of a ledger after a fault.
enum Outcome: Sendable, Equatable {
  /// Everything acknowledged is there and all agrees.
  case harmless
  /// The fault was noticed and said; nothing acknowledged is gone.
  case detected
  /// An acknowledged act is not there.
  case lost(String)
  /// Something is wrong and nobody noticed.
  case silent(String)
  /// It does not open, though nothing is damaged; the reason is no sentence of ours; or the process died.
  case unopenable(String)
}

/// Counts what became of the faults of one kind.
struct Tally: Sendable {
  var name: String
  /// How the faults came about: seeds, calls.
  var seeds = ""
  private(set) var injected = 0
  private(set) var harmless = 0
  private(set) var detected = 0
  private(set) var acknowledged = 0
  private(set) var lost = 0
  private(set) var silent = 0
  private(set) var unopenable = 0
  /// The first bad ones, each with what is needed to see it again.
  private(set) var complaints: [String] = []
  /// Something to know about the run.
  var remarks: [String] = []

  init(_ name: String, seeds: String = "") {
    self.name = name
    self.seeds = seeds
  }

  /// Counts one fault; `which` says how to bring it about again.
  mutating func count(_ outcome: Outcome, acknowledged: Int = 0, _ which: @autoclosure () -> String)
  {
    injected += 1
    self.acknowledged += acknowledged
    switch outcome {
    case .harmless: harmless += 1
    case .detected: detected += 1
    case .lost(let what):
      lost += 1
      complain("lost: \(what)", which())
    case .silent(let what):
      silent += 1
      complain("silent: \(what)", which())
    case .unopenable(let what):
      unopenable += 1
      complain("unopenable: \(what)", which())
    }
  }

  private mutating func complain(_ what: String, _ which: String) {
    if complaints.count < 5 { complaints.append("\(name), \(which): \(what)") }
  }

  mutating func add(_ other: Tally) {
    injected += other.injected
    harmless += other.harmless
    detected += other.detected
    acknowledged += other.acknowledged
    lost += other.lost
    silent += other.silent
    unopenable += other.unopenable
    complaints += other.complaints
    remarks += other.remarks
  }

  static let heading = """
    | fault | seeds | injected | harmless | detected | acts acknowledged | lost | silent | does not open |
    |---|---|---|---|---|---|---|---|---|
    """

  var row: String {
    let numbers = [injected, harmless, detected, acknowledged, lost, silent, unopenable]
    return "| \(name) | \(seeds) | " + numbers.map { "\($0)" }.joined(separator: " | ") + " |"
  }
}
