public import Exchange
public import Wording

/// *Reçu de don en nature*: thanks a giver, says what was given and what became of it. It is no tax
/// certificate and says so.
public struct GiftReceipt: Sendable {
  public var head: PaperHead
  public var donor: Party
  public var recipient: Party
  public var goods: Goods
  public var day: Day
  /// As the giver stated it.
  public var value: StatedValue?
  public var outcome: Outcome?

  /// What became of the lot that was given, as far as the log tells.
  public struct Outcome: Sendable {
    /// Of the lot, worked up.
    public var used: Quantity?
    /// Of the lot, delivered as it was.
    public var delivered: Quantity?
    /// What was made with it and delivered. Other gifts are in it as well: never added up.
    public var made: [(name: String, quantity: Quantity)] = []

    public init() {}

    public var isEmpty: Bool { used == nil && delivered == nil && made.isEmpty }
  }

  public init(
    _ head: PaperHead, from donor: Party, to recipient: Party, _ goods: Goods, on day: Day
  ) {
    self.head = head
    self.donor = donor
    self.recipient = recipient
    self.goods = goods
    self.day = day
  }

  public func page(_ language: Language) -> Page {
    let words = language.paperWords
    let parties = [
      (words.paper(.donor), donor.said(words)),
      (words.paper(.enterpriseNumber), donor.enterpriseNumber),
      (words.paper(.receivedBy), recipient.said(words)),
      (words.paper(.enterpriseNumber), recipient.enterpriseNumber),
      (words.paper(.date), language.format(day)),
    ]
    var content = HTML.known([
      (words.paper(.goods), goods.name), (words.paper(.lot), goods.lot),
      (words.paper(.serial), goods.serial), (words.paper(.quantity), goods.amount(words)),
      (words.paper(.valueByDonor), value?.said(language)),
    ])
    if let outcome, !outcome.isEmpty {
      content += .section(
        "outcome", "\(words.paper(.outcome))", .list(sentences(outcome, words).map { HTML($0) }))
    }
    content += .p("\(words.paper(.noTaxCertificate))", class: "box strong")
    content += .p("\(words.paper(.thanks))")
    return Paper(
      title: .giftReceipt, head: head, words: words,
      summary: words.phrase(.givenTo(recipient.said(words), language.longDate(day))), day: day,
      parties: parties, content: content
    ).page
  }

  private func sentences(_ outcome: Outcome, _ words: any PaperWords) -> [String] {
    var lines: [String] = []
    if let used = outcome.used { lines.append(words.phrase(.used(words.amount(used)))) }
    if let delivered = outcome.delivered {
      lines.append(words.phrase(.delivered(words.amount(delivered), goods.name)))
    }
    for made in outcome.made {
      lines.append(words.phrase(.madeAndDelivered(words.amount(made.quantity), made.name)))
    }
    return lines
  }
}
