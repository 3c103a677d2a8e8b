// The papers that go with things: what is handed over a counter, signed, folded and kept. Each is a
// type with plain values and a page of A5, black on white; labels share a sheet of A4. Which act a paper
// is about, what stands after corrections and who may be named is decided by who makes the values.

import Drawing
public import Exchange
import Wording

/// Someone on a paper.
public struct Party: Sendable {
  public var id: String
  /// Nil for a person whose name is not told.
  public var name: String?
  public var category: Category?
  public var enterpriseNumber: String?
  public var isPerson = false
  /// Asked to be forgotten.
  public var isErased = false

  public init(
    _ id: String, name: String? = nil, category: Category? = nil, enterpriseNumber: String? = nil
  ) {
    self.id = id
    self.name = name
    self.category = category
    self.enterpriseNumber = enterpriseNumber
  }

  /// The name, else what the person is, with the public id.
  func said(_ words: any PaperWords) -> String {
    if let name { return name }
    return words.phrase(
      isErased ? .erasedPerson(id) : category == .citizen ? .citizen(id) : .person(id))
  }
}

/// Things on a paper, as many as there are after corrections.
public struct Goods: Sendable {
  /// As people of the paper's language call them.
  public var name: String
  public var lot: String?
  public var serial: String?
  public var quantity: Quantity
  /// The last correction of the quantity, if there was one.
  public var amendment: Amendment?

  public struct Amendment: Sendable {
    public var day: Day
    public var was: Quantity

    public init(on day: Day, was: Quantity) {
      self.day = day
      self.was = was
    }
  }

  public init(_ name: String, lot: String? = nil, serial: String? = nil, _ quantity: Quantity) {
    self.name = name
    self.lot = lot
    self.serial = serial
    self.quantity = quantity
  }

  func amount(_ words: any PaperWords) -> String {
    guard let amendment else { return words.amount(quantity) }
    return words.amount(quantity) + " – "
      + words.phrase(.amended(words.language.format(amendment.day), words.amount(amendment.was)))
  }
}

/// An amount of money that someone stated.
public struct StatedValue: Sendable {
  public var amount: ExactDecimal
  public var currency: String

  public init(_ amount: ExactDecimal, _ currency: String) {
    self.amount = amount
    self.currency = currency
  }

  func said(_ language: Language) -> String {
    currency == "EUR" ? language.euros(amount) : language.format(amount) + "\u{A0}" + currency
  }
}

/// Where the acts of a paper stand in the log, so that anyone can look them up.
public struct LedgerPlace: Sendable {
  public struct Act: Sendable {
    public var id: String
    public var position: Position
    public var leafHash: String

    public init(_ id: String, at position: Position, leafHash: String) {
      self.id = id
      self.position = position
      self.leafHash = leafHash
    }
  }
  public var origin: String
  public var acts: [Act]
  /// Entries of the log when the paper was made, and their root.
  public var size: UInt64
  public var root: String

  public init(origin: String, acts: [Act], size: UInt64, root: String) {
    self.origin = origin
    self.acts = acts
    self.size = size
    self.root = root
  }
}

/// What every paper has: number, place in the log, and what its code leads to.
public struct PaperHead: Sendable {
  /// The act's id, or that of the group of acts.
  public var number: String
  /// What the code holds: an opaque id, maybe behind an address; never a name.
  public var code: String
  public var place: LedgerPlace

  public init(number: String, code: String, place: LedgerPlace) {
    self.number = number
    self.code = code
    self.place = place
  }
}

// MARK: - The frame of a paper

/// A paper of A5 in one language.
struct Paper {
  var title: PaperText
  var head: PaperHead
  var words: any PaperWords
  /// The paper in one sentence, for lists of pages.
  var summary: String
  var day: Day
  /// Who and when; stands beside the code.
  var parties: [(String, String?)]
  var content: HTML

  var page: Page {
    let name = words.paper(title)
    var page = Page(
      words.language, title: "\(name) \(words.phrase(.number(head.number)))",
      description: summary, layout: .paper, body: body, date: day)
    page.styles = [Self.style]
    page.document = "\(command) \(head.number)"
    return page
  }

  /// What makes it, but for the number.
  private var command: String {
    switch title {
    case .giftReceipt: "paper receipt"
    case .deliveryNote: "paper delivery"
    case .loanNote: "paper loan"
    default: "paper \(title.rawValue)"
    }
  }

  private var body: HTML {
    let told =
      HTML.heading(1, "\(words.paper(title))")
      + .p(HTML(words.phrase(.number(head.number))), class: "number-line") + .known(parties)
    let code = Code(head.code, words).html(id: head.number)
    return .element("header", [], .element("div", [.class("told")], told) + code) + content + footer
  }

  private var footer: HTML {
    let place = head.place
    let language = words.language
    let lines = place.acts.map { act in
      HTML(words.phrase(.entry(act.id, language.format(act.position))) + words.colon)
        + .element("code", [], HTML(act.leafHash))
    }
    let log =
      HTML(words.phrase(.log(place.origin, language.format(place.size))) + words.colon)
      + .element("code", [], HTML(place.root))
    return .element(
      "footer", [.class("small")], HTML(joining: (lines + [log]).map { HTML.p($0) }))
  }

  static let style = """
    body.paper { --accent: var(--ink); }
    body.paper header {
      display: flex; justify-content: space-between; border-bottom: 2px solid;
      margin-bottom: .75rem;
    }
    body.paper .code { flex: none; text-align: center; }
    .told { flex: 1 1 0; min-width: 0; }
    .code svg { display: block; }
    .code span { display: block; font-size: .8rem; overflow-wrap: anywhere; max-width: 35mm; }
    .number-line { font-size: 1.1rem; font-weight: 700; overflow-wrap: anywhere; }
    .strong { font-weight: 700; }
    .fill dd:empty { border-bottom: 1px solid; min-height: 1.6rem; }
    .box { border: 1px solid; padding: .5rem .75rem; margin: .75rem 0; break-inside: avoid; }
    .box p:last-child, .box dl { margin-bottom: 0; }
    .box dl + p { margin-top: .5rem; }
    .pair { display: flex; justify-content: space-between; }
    .pair .box { flex: 0 0 48%; min-height: 7rem; }
    body.paper footer { border-top: 1px solid; margin-top: 1rem; padding-top: .4rem; }
    body.paper footer p { margin: 0; overflow-wrap: anywhere; }
    @media print {
      :root { --ink: #000; --quiet: #000; --line: #000; --strong: #000; --ground: #fff; }
      /* A table, since what is positioned comes last in the structure of the PDF. */
      body.paper header {
        display: table; width: 100%; border-bottom-width: .5mm; margin-bottom: 2.5mm;
      }
      .told, body.paper .code { display: table-cell; vertical-align: top; }
      body.paper .code { width: 33mm; }
      .code > div, .code > span { margin: -4mm -4mm 0 0; }
      .code > span { margin: 0 -4mm 2mm 0; }
      .box dl + p { margin-top: 1mm; }
      .told dt { flex-basis: 25mm; } .told dd { flex: 1 1 0; }
      .code span { font-size: 8pt; }
      .number-line { font-size: 10.5pt; margin-bottom: 1mm; }
      body.paper h2 { font-size: 10pt; margin: 3mm 0 1mm; }
      dt { flex-basis: 36mm; }
      dl { line-height: 1.25; } dl > div { padding: .5mm 0; }
      body.paper .wide { margin: 1mm 0 2mm; }
      body.paper thead th { border-bottom: .4mm solid; }
      body.paper tbody th, body.paper tbody td { border-bottom: .15mm solid; }
      .fill dt { flex-basis: 46mm; }
      .fill dd:empty { border-bottom: .2mm solid; min-height: 5.5mm; }
      .box { border: .25mm solid; padding: 2mm 3mm; margin: 2.5mm 0; }
      .pair .box { min-height: 24mm; margin: 0; }
      body.paper footer {
        font-size: 6.5pt; line-height: 1.3; border-top: .2mm solid; margin-top: 2.5mm;
      }
      body.paper footer code { font-size: 6pt; }
    }
    """
}

/// A QR code with what it leads to beside it.
struct Code {
  private let code: QRCode?
  private let words: any PaperWords

  init(_ text: String, _ words: any PaperWords) {
    code = QRCode(text)
    self.words = words
  }

  /// The side of the dark square; a scanner reads it from ten times as far (impact.md §8).
  static let millimetres = 25.0

  /// The drawing with its quiet zone, sized so that the square alone has its 25 mm.
  var drawing: HTML {
    guard let code else { return HTML() }
    let modules = Double(code.modules.count)
    let side = Self.millimetres * (modules + 2 * Double(QRCode.quietZone)) / modules
    let rounded = (side * 100).rounded(.up) / 100
    return .element(
      "div", [.init("style", "width: \(rounded)mm")],
      .markup(code.svg(label: words.paper(.code))))
  }

  func html(id: String) -> HTML {
    .element("div", [.class("code")], drawing + .element("span", [], HTML(id)))
  }
}

extension HTML {
  /// Terms and values; those without a value are left out.
  static func known(_ pairs: [(String, String?)]) -> HTML {
    terms(pairs.compactMap { pair in pair.1.map { (HTML(pair.0), HTML($0)) } })
  }

  /// Terms with an empty line behind each, to write on.
  static func blanks(_ names: [String]) -> HTML {
    terms(names.map { (HTML($0), HTML()) }, class: "fill")
  }
}
