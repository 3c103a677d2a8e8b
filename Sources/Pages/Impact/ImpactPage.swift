import Drawing
import Exchange
public import MerkleLog
import Projecting
public import Reporting
public import Wording

/// The impact report as people read it: a first page that stands alone, and behind it the tables,
/// the method and what anyone needs to check it.
public struct ImpactPage: Sendable {
  public let report: ProvenReport
  public let names: PageNames
  public let language: Language
  /// The digest of the report's JSON document, which this page shows.
  public let digest: Hash
  let figures: ReportFigures
  let words: any PageWords

  public init(
    _ report: ProvenReport, digest: Hash, names: PageNames, language: Language
  ) {
    self.report = report
    self.digest = digest
    self.names = names
    self.language = language
    figures = ReportFigures(report.figures)
    words = language.pageWords
  }

  public var html: String { page(title: title, document: "report impact", front + back).html }

  /// The report's title with its period.
  var title: String { "\(words.text(.impactReport)) · \(names.cooperative) · \(period)" }

  func page(title: String, document: String, _ body: HTML) -> Page {
    var page = Page(
      language, title: title, description: summary, layout: .report, body: body, date: cutOffDay)
    page.styles = [ChartStyle.css, Self.style]
    (page.document, page.log, page.issue) = (document, names.log, issue)
    return page
  }

  /// The report's digest, where that is to be issued with this page.
  var issue: String? { names.issue == nil ? nil : digest.hex }

  private var back: HTML {
    HTML(joining: [
      restatementSection, productsSection, weeksSection, placesSection, flowTableSection,
      contributorsSection, valueSection, indicatorsSection, methodSection, auditBlock,
    ])
  }
}

// MARK: - What every section says alike

extension ImpactPage {
  func text(_ text: PageText) -> HTML { HTML(words.text(text)) }

  /// A chart under the sentence that it shows.
  func drawing(_ chart: any Chart, caption: HTML? = nil) -> HTML {
    .figure(
      .markup(chart.svg), alternative: chart.alternative, finding: HTML(chart.title),
      caption: caption)
  }

  /// The colon, which in French does not begin a line.
  var colon: String { language == .fr ? "\u{A0}: " : ": " }

  /// A reason as a sentence of its own.
  func sentence(_ text: PageText) -> HTML {
    let words = words.text(text)
    return HTML(
      words.prefix(1).uppercased() + words.dropFirst() + (words.hasSuffix(".") ? "" : "."))
  }

  var subject: ReportSubject { report.subject }

  var period: String {
    language.period(from: day(subject.from), to: day(subject.at))
  }

  /// Up to when what was recorded counts: the moment the report says it is of.
  var cutOff: String {
    if let known = subject.known { return language.format(known, in: subject.zone) }
    let text = figures.text("asOf", "known") ?? figures.text("asOf", "at")
    return text.flatMap { Timestamp($0) }.map { language.format($0, in: subject.zone) }
      ?? words.text(.lastEntry)
  }

  var cutOffDay: Day? {
    day(subject.known) ?? figures.text("asOf", "known").flatMap { day(Timestamp($0)) }
  }

  func day(_ time: Timestamp?) -> Day? { time?.day(in: subject.zone) }

  /// The item as people call it.
  func label(_ item: String) -> String { names.items[item] ?? item }

  /// A number, with its unit where it does not count things.
  func amount(_ value: ExactDecimal, _ unit: Unit) -> String {
    unit == .one ? number(value) : number(value) + "\u{A0}" + words.plural(unit)
  }

  /// At most two digits behind the mark.
  func number(_ value: ExactDecimal) -> String { language.format(value.rounded(digits: 2)) }
  func number(_ count: Int) -> String { language.format(count) }

  func percent(_ share: ExactDecimal) -> String { language.percent(share) }

  func category(_ name: String?) -> String {
    guard let name, name != "unknown" else { return words.text(.unknownType) }
    return words.word(name, inColumn: "category")
  }

  /// `visière : 900`, in the order of the rows.
  func listed(_ pairs: [(String, String)]) -> String {
    pairs.map { $0.0 + colon + $0.1 }.joined(separator: " · ")
  }

  func cell(_ value: ExactDecimal?, _ unit: Unit = .one) -> HTML {
    value.map { HTML(amount($0, unit)) } ?? text(.notMeasured)
  }
}
