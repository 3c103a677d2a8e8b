public import MerkleLog
public import Reporting
public import Wording

/// The impact report on two pages, for who decides on money: the first page of the whole report, then
/// how it was counted and how to check it. Same figures, same words.
public struct FunderPage: Sendable {
  private let whole: ImpactPage

  public init(_ report: ProvenReport, digest: Hash, names: PageNames, language: Language) {
    whole = ImpactPage(report, digest: digest, names: names, language: language)
  }

  public var html: String {
    whole.page(title: whole.title, document: "report funder", whole.front + behind).html
  }

  private var behind: HTML {
    let words = whole.words
    let value = whole.mobilisedRange.map { HTML($0) } ?? whole.text(.noValue)
    return HTML(joining: [
      .section("value", whole.text(.value), .p(value), .p(whole.text(.valueNote))),
      .section(
        "method", whole.text(.method), .p(whole.text(.outputsOnly)),
        .heading(3, whole.text(.rules)),
        .list([CountingRule.d1, .d2, .d4, .d6, .d10].map { HTML(words.rule($0)) }),
        .heading(3, whole.text(.limits)), .list(whole.limits.map { HTML($0) })),
      whole.auditBlock,
    ])
  }
}
