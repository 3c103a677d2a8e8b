public import Exchange
public import Wording

/// *Bon de prêt*: a thing lent for nothing, to be given back (loan for use, *commodat*). What the log
/// does not tell is left blank, to be written in by hand.
public struct LoanNote: Sendable {
  public var head: PaperHead
  public var lender: Party
  public var borrower: Party
  public var goods: Goods
  /// Accessories and state, as noted at the start.
  public var state: String?
  /// As the lender stated it.
  public var value: StatedValue?
  public var start: Day
  /// Until when, renewals counted.
  public var due: Day?
  public var place: String?
  public var events: [Happening] = []

  /// What happened since, in order.
  public struct Happening: Sendable {
    public enum Kind: Sendable {
      /// Prolonged to a day.
      case renewed(until: Day)
      case returned, lost, given
    }
    public var kind: Kind
    public var day: Day
    public var quantity: Quantity

    public init(_ kind: Kind, on day: Day, _ quantity: Quantity) {
      self.kind = kind
      self.day = day
      self.quantity = quantity
    }
  }

  public init(
    _ head: PaperHead, from lender: Party, to borrower: Party, _ goods: Goods, on start: Day,
    due: Day?
  ) {
    self.head = head
    self.lender = lender
    self.borrower = borrower
    self.goods = goods
    self.start = start
    self.due = due
  }

  public func page(_ language: Language) -> Page {
    let words = language.paperWords
    let parties = [
      (words.paper(.lender), lender.said(words)),
      (words.paper(.enterpriseNumber), lender.enterpriseNumber),
      (words.paper(.borrower), borrower.said(words)),
      (words.paper(.enterpriseNumber), borrower.enterpriseNumber),
      (words.paper(.lentOn), language.format(start)),
      (words.paper(.dueOn), due.map(language.format) ?? words.paper(.noDueDate)),
    ]
    var content = HTML.known([
      (words.paper(.object), goods.name), (words.paper(.lot), goods.lot),
      (words.paper(.serial), goods.serial), (words.paper(.quantity), goods.amount(words)),
      (words.paper(.stateAndAccessories), state),
      (words.paper(.valueByLender), value?.said(language)),
      (words.paper(.returnPlace), place),
    ])
    if !events.isEmpty {
      content += .section(
        "since", "\(words.paper(.since))",
        .list(events.map { HTML(words.phrase(.happened($0))) }))
    }
    if !isOver { content += .blanks(unsaid.map(words.paper)) }
    content += .element(
      "div", [.class("box")],
      .p("\(words.paper(.freeLoan))", class: "strong")
        + .p("\(words.paper(.dutyOfCare)) \(words.paper(.dutyOfLoss))"))
    if !isOver { content += signatures(words) }
    return Paper(
      title: .loanNote, head: head, words: words,
      summary: words.phrase(.lentBy(lender.said(words), language.longDate(start))), day: start,
      parties: parties, content: content
    ).page
  }

  /// Nothing is out any more: no one has anything left to sign.
  private var isOver: Bool {
    var out = goods.quantity.value
    for event in events {
      if case .renewed = event.kind { continue }
      out -= event.quantity.value
    }
    return out <= .zero
  }

  /// What the two still have to agree on.
  private var unsaid: [PaperText] {
    var texts: [PaperText] = []
    if state == nil { texts.append(.stateAndAccessories) }
    if value == nil { texts.append(.valueByLender) }
    texts.append(.purpose)
    if place == nil { texts.append(.returnPlace) }
    return texts + [.consumables]
  }

  private func signatures(_ words: any PaperWords) -> HTML {
    let boxes = [PaperText.lenderSigns, .borrowerSigns].map { text in
      HTML.element("div", [.class("box")], .p("\(words.paper(text))"))
    }
    return .element("div", [.class("pair")], HTML(joining: boxes))
  }
}
