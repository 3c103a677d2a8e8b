/// What became of one thing that was done in a busy hour.
enum BusyOutcome: Sendable {
  /// Done, or refused as it must be, in a sentence.
  case right
  /// Asked to try again: a truthful answer while others write.
  case again
  /// Something that was there is gone.
  case lost(String)
  /// Something is wrong and nobody said so.
  case silent(String)
  /// Ended by a signal, or not at all.
  case takenDown(String)
  /// Something sound was called wrong.
  case falseAlarm(String)
}

/// Counts what became of one kind of deed.
struct BusyTally: Sendable {
  let name: String
  private(set) var tries = 0
  private(set) var again = 0
  private(set) var lost = 0
  private(set) var silent = 0
  private(set) var takenDown = 0
  private(set) var falseAlarms = 0
  /// The first bad ones, each in a line.
  private(set) var complaints: [String] = []

  init(_ name: String) { self.name = name }

  var isClean: Bool { lost + silent + takenDown + falseAlarms == 0 }

  mutating func count(_ outcome: BusyOutcome) {
    tries += 1
    switch outcome {
    case .right: break
    case .again: again += 1
    case .lost(let what):
      lost += 1
      complain("lost", what)
    case .silent(let what):
      silent += 1
      complain("silent", what)
    case .takenDown(let what):
      takenDown += 1
      complain("taken down", what)
    case .falseAlarm(let what):
      falseAlarms += 1
      complain("false alarm", what)
    }
  }

  private mutating func complain(_ how: String, _ what: String) {
    if complaints.count < 5 { complaints.append("\(name): \(how): \(what.prefix(600))") }
  }

  static let heading = """
    | in a busy hour | tries | to be tried again | lost | silent | taken down | false alarms |
    |---|---|---|---|---|---|---|
    """

  var row: String {
    let numbers = [tries, again, lost, silent, takenDown, falseAlarms]
    return "| \(name) | " + numbers.map { "\($0)" }.joined(separator: " | ") + " |"
  }
}
