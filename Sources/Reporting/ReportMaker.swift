import Exchange
import MerkleLog
public import Projecting

/// Makes reports from a log, as it is or as it was.
public struct ReportMaker<Log: ReportingLog> {
  let log: Log
  let projectors: [any Projector.Type]

  /// States of the figures that are compared act by act; what acts after them change is told in one sum.
  private static var comparedCount: Int { 1_000 }

  /// - Parameter projectors: the read models there are, by the version that this program runs.
  public init(_ log: Log, projectors: [any Projector.Type]) {
    self.log = log
    self.projectors = projectors
  }

  /// The read models of a report; nil unless all are there.
  func types(_ kind: ReportKind) -> [any Projector.Type]? {
    let found = kind.views.compactMap { name in projectors.first { $0.name == name } }
    return found.count == kind.views.count ? found : nil
  }

  /// The report over the first `size` entries, or those of them that were known then; nil where a
  /// read model that it needs is not there.
  ///
  /// Cost: one pass over the entries, and another where a report was issued before it.
  public func report(
    on subject: ReportSubject, upTo size: UInt64
  ) throws(Log.Fault) -> ProvenReport? {
    guard let types = types(subject.kind) else { return nil }
    let times = subject.known == nil ? RecordingTimes() : try log.recordingTimes()
    var run = ReportRun(subject, types, times)
    try feed(&run, types, upTo: size)
    let figures = run.figures()
    let views = run.views()
    var previous: ProvenReport.Previous?
    if let last = run.issued.last, last.size <= run.size {
      previous = .init(
        id: last.id, size: last.size,
        changes: try changes(on: subject, from: last.size, to: run.size))
    }
    return ProvenReport(
      subject: subject, figures: figures, previous: previous, issuedCount: run.issued.count,
      proof: ReportProof(
        size: run.size, root: try log.root(size: run.size), views: views,
        assumptions: run.assumptionsInForce))
  }

  private func feed(
    _ run: inout ReportRun, _ types: [any Projector.Type], upTo end: UInt64
  ) throws(Log.Fault) {
    let details = types.contains { $0.readsDetails }
    try log.facts(from: run.size, to: end, zone: run.subject.zone, readsDetails: details) {
      fact, history in
      run.takeIn(fact, history)
    }
  }

  /// The figures of `subject` that are others after `new` entries than they were after `old`, and
  /// which acts made them so. When the log was known plays no part in it.
  public func changes(
    on subject: ReportSubject, from old: UInt64, to new: UInt64
  ) throws(Log.Fault) -> [FigureChange] {
    guard let types = types(subject.kind), old < new else { return [] }
    var subject = subject
    subject.known = nil
    var run = ReportRun(subject, types)
    try feed(&run, types, upTo: old)
    _ = run.hasChanged()
    let before = FigureTable(figures: run.figures())
    var current = before
    var causes: [FigurePath: [EventID]] = [:]
    var comparedCount = 0
    let details = types.contains { $0.readsDetails }
    try log.facts(from: old, to: new, zone: subject.zone, readsDetails: details) { fact, history in
      guard run.takeIn(fact, history) else { return false }
      guard comparedCount < Self.comparedCount, run.hasChanged() else { return true }
      comparedCount += 1
      let figures = FigureTable(figures: run.figures())
      for path in figures.differing(from: current) {
        causes[path, default: []].append(fact.event.id)
      }
      current = figures
      return true
    }
    _ = run.hasChanged()
    let after = FigureTable(figures: run.figures())
    return after.differing(from: before).map { path in
      let because = causes[path] ?? []
      return FigureChange(
        path: path, was: before[path], now: after[path],
        because: Array(because.prefix(FigureTable.causeCount)),
        hasOthers: because.count > FigureTable.causeCount || after[path] != current[path])
    }
  }
}
