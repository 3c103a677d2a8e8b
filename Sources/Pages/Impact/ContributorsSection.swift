import Exchange

/// Who contributed: counted by type and by mode; named only who agreed, in the order of letters.
extension ImpactPage {
  var contributorsSection: HTML {
    guard let total = figures.count("contributors", "total") else {
      return .section("contributors", text(.contributors), .p(text(.noContributors)))
    }
    let types = Table(
      words.text(.byType),
      [.text(words.text(.giverType)), .number(words.text(.contributorCount))],
      figures.rows("contributorTypes").map { row in
        [HTML(category(row.text("category"))), HTML(cellText(row.count("contributors")))]
      })
    let modes = Table(
      words.text(.byMode),
      [.text(words.text(.mode)), .number(words.text(.contributorCount))],
      figures.rows("contributorModes").map { row in
        [HTML(mode(row.text("mode"))), HTML(cellText(row.count("contributors")))]
      })
    return .section(
      "contributors", text(.contributors), .p(HTML(words.contributed(total))),
      .element("div", [.class("pair")], types.html, modes.html),
      .p(text(.modesNote), class: "quiet small"), work, thanks)
  }

  private func mode(_ name: String?) -> String {
    name.flatMap(ContributionMode.init).map(words.mode) ?? name ?? words.text(.unknownType)
  }

  private var work: HTML {
    let rows = figures.rows("workByRole")
    guard !rows.isEmpty else { return HTML() }
    return Table(
      words.text(.workTable),
      [
        .text(words.text(.skill)), .number(words.text(.hoursColumn)),
        .number(words.text(.people)), .text(words.text(.paidOrGiven)),
      ],
      rows.map { row in
        [
          HTML(skill(row.text("skill"))), cell(row.number("hours")),
          HTML(cellText(row.count("people"))), text(row.isPaid ? .paid : .given),
        ]
      }
    ).html
  }

  func skill(_ name: String?) -> String {
    guard let name, name != "unknown" else { return words.text(.unknownSkill) }
    return names.items[name] ?? name
  }

  private var thanks: HTML {
    guard !names.thanks.isEmpty else { return .p(text(.noThanks)) }
    return .heading(3, text(.thanks)) + .p(text(.thanksNote), class: "quiet small")
      + .list(names.thanks.map { HTML($0) }, class: "names")
  }
}

/// How someone contributed.
public enum ContributionMode: String, CaseIterable, Sendable {
  case time, goods, loan, service, transport, machine
}

extension ReportFigures.Row {
  /// Whether an employer pays for the hours: a flag, or what is counted.
  fileprivate var isPaid: Bool { flag("paid") ?? (number("paid").map { !$0.isZero } ?? false) }
}
