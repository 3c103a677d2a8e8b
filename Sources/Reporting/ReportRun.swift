import Exchange
import MerkleLog
import Projecting

/// The read models of a report at work in memory, with what else the log says to it.
struct ReportRun {
  let subject: ReportSubject
  private let projections: [Projection]
  private let assumptions: AssumptionBook
  private let times: RecordingTimes
  /// Answers that still hold, by question: no row of their read model changed since.
  private var answers: [String: Report] = [:]
  /// Reports on the same period that the log says were issued, in its order.
  private(set) var issued: [Issued] = []
  /// Entries taken in.
  private(set) var size: Position = 0
  private var lastRecorded = Instant(milliseconds: 0)

  /// A report that the log says was issued.
  struct Issued {
    var id: EventID
    /// Entries that it was made from.
    var size: UInt64
  }

  init(
    _ subject: ReportSubject, _ types: [any Projector.Type],
    _ times: RecordingTimes = RecordingTimes()
  ) {
    self.subject = subject
    self.times = times
    // The present counts for nothing here: a window needs none.
    let window = AskedMoment(
      at: subject.at, known: subject.known, from: subject.from, now: Instant(milliseconds: 0),
      size: 0, zone: subject.zone)
    projections = types.map { Projection($0, zone: subject.zone, asked: window) }
    assumptions = AssumptionBook(zone: subject.zone)
  }

  /// Takes in an entry; false, and nothing is taken in, once it was recorded too late to count.
  mutating func takeIn(_ fact: borrowing Fact, _ history: any History) -> Bool {
    if let known = subject.known, let recordedAt = fact.event.recordedAt,
      times.time(at: fact.position, saying: recordedAt) > known.end(in: subject.zone)
    {
      return false
    }
    for projection in projections { projection.apply(fact, history: history) }
    // Without an end of the period each entry moves the present.
    if subject.at == nil { answers.removeAll() }
    assumptions.note(fact)
    if subject.kind.isIssued, fact.event.kind == .reportIssued,
      fact.event.text(.period)?.hasBytes(of: subject.period) ?? false,
      case .count(let size)? = fact.event.details[.size]
    {
      issued.append(Issued(id: fact.event.id, size: size))
    }
    lastRecorded = fact.event.recordedAt ?? lastRecorded
    size += 1
    return true
  }

  /// The moment it answers for. The present of a report is the end of its period, else of what was
  /// known, else the time of its last entry: making it again on another day gives the same.
  private var moment: AskedMoment {
    AskedMoment(
      at: subject.at, known: subject.known, from: subject.from,
      now: subject.known?.end(in: subject.zone) ?? lastRecorded, size: size, zone: subject.zone)
  }

  /// The figures in the order of the questions, as each question alone gives them, and what follows
  /// from several of them.
  mutating func figures() -> [Report.Part] {
    var parts: [Report.Part] = []
    for question in subject.kind.questions {
      let answer = answers[question.name] ?? answer(to: question)
      answers[question.name] = answer
      // Each says of which moment it is: once is enough.
      for part in answer.parts
      where !parts.contains(where: { $0.name == part.name }) {
        parts.append(part)
      }
    }
    return subject.kind == .impact ? parts + [Replacement(parts).part] : parts
  }

  private func answer(to question: ReportQuestion) -> Report {
    guard
      let projection = projections.first(where: { type(of: $0.projector).name == question.view })
    else { return Report([]) }
    guard let agent = subject.agent else {
      return projection.projector.answer(Question(question.name), moment)
    }
    let asked = Question(question.name, for: .agent(agent))
    let answer = projection.projector.answer(asked, moment)
    return switch question.view {
    case "deliveries": answer.received(by: agent)
    case "needs": answer.asked(by: agent)
    default: answer
    }
  }

  /// The version of each read model, and a digest over its rows. Rows change no more before this is
  /// asked than they did from the beginning: ask once, before ``hasChanged()``.
  func views() -> [ReportProof.View] {
    projections.map { projection in
      let type = type(of: projection.projector)
      return ReportProof.View(
        name: type.name, version: type.version, digest: projection.tables.drainChanges().digest)
    }
  }

  /// Whether a row changed since this was asked last.
  mutating func hasChanged() -> Bool {
    var changed: Set<String> = []
    // Each is asked: a table forgets its changes when they are taken.
    for projection in projections where projection.tables.drainChanges().count > 0 {
      changed.insert(type(of: projection.projector).name)
    }
    for question in subject.kind.questions where changed.contains(question.view) {
      answers[question.name] = nil
    }
    return !changed.isEmpty
  }

  var assumptionsInForce: [ReportProof.Assumption] { assumptions.inForce(at: moment.now) }
}

extension Report {
  /// The deliveries to one agent, without who carried them: that is another's affair.
  fileprivate func received(by agent: AgentID) -> Report {
    Report(
      parts.map { part in
        guard case .table(let grid) = part.content,
          let receiver = grid.columns.firstIndex(of: "receiver"),
          let carrier = grid.columns.firstIndex(of: "carrier")
        else { return part }
        var own = Grid(grid.columns.filter { $0 != "carrier" })
        for var row in grid.rows {
          guard case .text(let name) = row[receiver], name.hasBytes(of: agent.text) else {
            continue
          }
          row.remove(at: carrier)
          own.rows.append(row)
        }
        return Part(part.name, .table(own))
      })
  }

  /// What one agent asks or offers. Who promised to meet it is another's affair, and lists have the
  /// needs in them.
  fileprivate func asked(by agent: AgentID) -> Report {
    Report(
      parts.compactMap { part in
        guard case .table(var grid) = part.content else { return part }
        guard part.name == "intents", let asker = grid.columns.firstIndex(of: "agent") else {
          return nil
        }
        grid.rows.removeAll { row in
          if case .text(let name) = row[asker] { name != agent.text } else { true }
        }
        return Part(part.name, .table(grid))
      })
  }
}

extension RowChanges {
  /// The digest over all rows of a read model, where nothing was taken before: the same that a store
  /// gives over its rows.
  fileprivate var digest: Hash {
    var digest = RowDigest()
    let all = bytes
    for index in 0..<count {
      guard let row = rowRange(of: index) else { continue }
      let key = keyRange(of: index)
      digest.add(keyByteCount: key.count, rowByteCount: row.count) { bytes in
        // The row stands right behind its key.
        bytes += all[key.lowerBound..<row.upperBound]
      }
    }
    return digest.root
  }
}
