import Exchange
import Wording

/// The frame that statements and the annual report share with the impact report: same head, same
/// ways to say a number, same block to check it by.
extension ImpactPage {
  func said(_ text: StatementText) -> HTML { HTML(words.statement(text)) }

  /// A page with another subject. Its title and what it is for stand alone.
  func sheet(
    title: String, description: String, document: String, _ parts: HTML...
  ) -> String {
    var page = Page(
      language, title: "\(title) · \(names.cooperative) · \(period)", description: description,
      layout: .report, body: HTML(joining: parts), date: cutOffDay)
    page.styles = [Self.style, Self.statementStyle]
    (page.document, page.log, page.issue) = (document, names.log, issue)
    return page.html
  }

  func masthead(_ title: String, facts: [String], summary: HTML) -> HTML {
    let facts = facts + [words.text(.cutOff) + colon + cutOff]
    return .element(
      "header", [.class("masthead")],
      .p(HTML(names.cooperative), class: "coop"), .heading(1, HTML("\(title), \(period)")),
      .list(facts.map { HTML($0) }, class: "facts"), .p(summary, class: "summary"))
  }

  /// Who the statement is for. Nobody is called by a name who asked to be forgotten.
  func facts(about party: Party) -> [String] {
    let name = party.isErased ? nil : party.name
    var facts = [words.statement(.statementFor) + colon + party.addressed(language)]
    if name != nil { facts.append(words.statement(.publicID) + colon + party.id) }
    return facts
  }

  /// A title over lines to write on.
  func blanks(_ texts: [StatementText]) -> HTML { .blanks(texts.map(words.statement)) }

  private static let statementStyle = """
    .masthead + section h2 { margin-top: 1rem; }
    tbody th code { white-space: nowrap; }
    .fill dt { flex-basis: 20rem; }
    .fill dd:empty { border-bottom: 1px solid; border-bottom-color: var(--strong);
      min-height: 2.2rem; }
    @media print {
      .masthead + section h2 { margin-top: 3mm; }
      .failures { break-inside: avoid; }
      .fill dt { flex-basis: 70mm; }
      .fill dd:empty { border-bottom-width: .2mm; min-height: 8mm; }
    }
    """
}

extension Party {
  /// How a statement calls whom it is for: by name, else by the public id.
  func addressed(_ language: Language) -> String {
    isErased ? language.paperWords.phrase(.erasedPerson(id)) : name ?? id
  }
}
