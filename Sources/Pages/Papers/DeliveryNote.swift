public import Exchange
public import Wording

/// *Bon de livraison*: goods handed over free of charge to one receiver. Signed, or confirmed in the
/// log, it is the paper by which an institution confirms that it got a gift for nothing (circulars
/// 2020/C/46, C/58, C/104).
public struct DeliveryNote: Sendable {
  public var head: PaperHead
  public var sender: Party
  public var recipient: Party
  /// The service or kind of people it is for.
  public var service: Category?
  public var day: Day
  public var lines: [Line]

  public struct Line: Sendable {
    /// The act's id.
    public var id: String
    public var goods: Goods
    public var intendedUse: String?
    public var excludedUse: String?
    /// `none`, `adviserOk`, `tested`; nil where nobody checked.
    public var conformity: String?
    public var returned: Quantity?
    public var confirmation: Confirmation?

    public init(_ id: String, _ goods: Goods) {
      self.id = id
      self.goods = goods
    }
  }

  /// The receiver's word, as the log has it.
  public struct Confirmation: Sendable {
    /// `signature`, `scan`, `link`, `mail`…
    public var mode: String
    public var day: Day
    public var received: Quantity
    public var refused: Quantity?

    public init(_ mode: String, on day: Day, received: Quantity, refused: Quantity?) {
      self.mode = mode
      self.day = day
      self.received = received
      self.refused = refused
    }
  }

  public init(
    _ head: PaperHead, from sender: Party, to recipient: Party, for service: Category?, on day: Day,
    _ lines: [Line]
  ) {
    self.head = head
    self.sender = sender
    self.recipient = recipient
    self.service = service
    self.day = day
    self.lines = lines
  }

  public func page(_ language: Language) -> Page {
    let words = language.paperWords
    let parties = [
      (words.paper(.sender), sender.said(words)),
      (words.paper(.enterpriseNumber), sender.enterpriseNumber),
      (words.paper(.recipient), recipient.said(words)),
      (words.paper(.enterpriseNumber), recipient.enterpriseNumber),
      (words.paper(.service), service.map(words.category)),
      (words.paper(.date), language.format(day)),
    ]
    var content = table(words) + warnings(words)
    content += .p("\(words.paper(.freeOfCharge))", class: "strong")
    content += lines.allSatisfy { $0.confirmation != nil } ? confirmed(words) : toSign(words)
    return Paper(
      title: .deliveryNote, head: head, words: words,
      summary: words.phrase(.handedTo(recipient.said(words), language.longDate(day))), day: day,
      parties: parties, content: content
    ).page
  }

  private var confirms: PaperText {
    recipient.isPerson ? .personConfirmsFree : .confirmsFree
  }

  private func table(_ words: any PaperWords) -> HTML {
    let rows = lines.map { line -> [HTML] in
      var amount = HTML(line.goods.amount(words))
      if let returned = line.returned {
        amount += HTML(" – " + words.phrase(.broughtBack(words.amount(returned))))
      }
      let lot = [line.goods.lot, line.goods.serial].compactMap { $0 }.joined(separator: " · ")
      return [HTML(line.goods.name), HTML(lot), amount]
    }
    var table = Table(
      words.paper(.goods),
      [
        .text(words.paper(.goods)), .text(words.paper(.lot)), .text(words.paper(.quantity)),
      ], rows)
    table.hidesCaption = true
    return table.html
  }

  /// Uses and conformity, each said once with the lots it is of.
  private func warnings(_ words: any PaperWords) -> HTML {
    var said: [(text: HTML, lots: [String])] = []
    for line in lines {
      var pairs: [(String, String)] = []
      if let use = line.intendedUse { pairs.append((words.paper(.intendedUse), use)) }
      if let use = line.excludedUse { pairs.append((words.paper(.excludedUse), use)) }
      if let conformity = line.conformity {
        pairs.append(
          (words.paper(.conformity), words.word(conformity, inColumn: "conformity")))
      }
      guard !pairs.isEmpty else { continue }
      var text = HTML.known(pairs.map { ($0.0, $0.1) })
      if line.conformity == "none" { text += .p("\(words.warning)", class: "strong") }
      let name = [line.goods.name, line.goods.lot].compactMap { $0 }.joined(separator: " ")
      if let index = said.firstIndex(where: { $0.text == text }) {
        if !said[index].lots.contains(name) { said[index].lots.append(name) }
      } else {
        said.append((text, [name]))
      }
    }
    return HTML(
      joining: said.map { text, lots in
        .element(
          "div", [.class("box")],
          .p("\(lots.joined(separator: ", "))", class: "strong") + text)
      })
  }

  private func confirmed(_ words: any PaperWords) -> HTML {
    let rows = lines.compactMap { line -> [HTML]? in
      guard let said = line.confirmation else { return nil }
      let name = [line.goods.name, line.goods.lot].compactMap { $0 }.joined(separator: " ")
      let refused = said.refused.map(words.amount) ?? words.language.format(0)
      return [
        HTML(name), HTML(words.amount(said.received)), HTML(refused),
        HTML(words.word(said.mode, inColumn: "mode")), HTML(words.language.format(said.day)),
      ]
    }
    var table = Table(
      words.paper(.confirmed),
      [
        .text(words.paper(.goods)), .text(words.paper(.received)), .text(words.paper(.refused)),
        .text(words.paper(.mode)), .text(words.paper(.date)),
      ], rows)
    table.hidesCaption = true
    var content = HTML.p("\(words.paper(confirms))") + table.html
    if lines.contains(where: { $0.confirmation?.mode == "signature" }) {
      content += .p("\(words.paper(.ordinarySignature))", class: "small")
    }
    return .section("confirmed", "\(words.paper(.confirmed))", content)
  }

  private func toSign(_ words: any PaperWords) -> HTML {
    let blanks = HTML.blanks(
      [PaperText.received, .refused, .remarks, .nameAndFunction, .signedOn, .signature]
        .map(words.paper))
    return .element(
      "div", [.class("box")], .p("\(words.paper(confirms))") + blanks)
  }
}
