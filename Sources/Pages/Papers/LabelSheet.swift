public import Exchange
public import Wording

/// Labels for lots and for single things, cut out of sheets of A4.
///
/// A dark square of 25 mm with four light modules around it takes 34.5 mm in its smallest version. The
/// usual 24 labels of 70 × 37 mm would leave 28 mm for words, too narrow for the warning that visors
/// must bear; so a sheet has 2 × 7 labels of 105 × 42.4 mm, a size that is sold as stickers too, with
/// 55 mm for words. Nothing is printed within 5 mm of the sheet's edge, where many printers cannot.
public struct LabelSheet: Sendable {
  public var labels: [Label]

  public init(_ labels: [Label]) { self.labels = labels }

  public static let perSheet = 14

  public func page(_ language: Language) -> Page {
    let words = language.paperWords
    var body = HTML.heading(1, "\(words.paper(.labels))", class: "unseen")
    for start in stride(from: 0, to: labels.count, by: Self.perSheet) {
      let sheet = labels[start..<min(start + Self.perSheet, labels.count)]
      body += .element(
        "section", [.class("sheet"), .init("aria-label", words.paper(.labels))],
        HTML(joining: sheet.map { $0.html(words) }))
    }
    var page = Page(
      language, title: words.paper(.labels),
      description: words.phrase(.labelCount(labels.count)), layout: .labels, body: body)
    page.styles = [Self.style]
    page.document = document
    return page
  }

  /// Labels of the same things are the same document; of very many, the first ones tell.
  private var document: String {
    var names: [String] = []
    for label in labels where names.last != label.id && names.count < 20 { names.append(label.id) }
    return "paper labels \(names.joined(separator: " "))"
  }

  static let style = """
    body.labels { background: #fff; color: #000; --quiet: #000; }
    body.labels main { max-width: none; margin: 0; padding: 0; }
    .sheet { width: 210mm; height: 297mm; overflow: hidden; break-after: page; }
    .sheet:last-child { break-after: auto; }
    .label {
      float: left; box-sizing: border-box; width: 104.9mm; height: 42.4mm; padding: 3.5mm 5mm;
      overflow: hidden; border-right: .1mm dashed #000; border-bottom: .1mm dashed #000;
      font: 7.5pt/1.2 "DejaVu Sans", sans-serif; font-stretch: condensed;
    }
    .label:nth-child(2n) { border-right: 0; }
    .label .code { float: right; margin: 0 0 0 2mm; }
    .label p { margin: 0 0 .5mm; max-width: none; font-size: 7.5pt; }
    .label .name { font-size: 10pt; font-weight: 700; line-height: 1.15; }
    .label .id { font: 700 8.5pt "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
    .label .warning { font-weight: 700; }
    @media screen and (max-width: 214mm) {
      .sheet, .label { width: auto; height: auto; }
      .label { float: none; max-width: 104.9mm; min-height: 42.4mm; border-right: 0; }
    }
    """
}

/// One label: a code, the id a person can read, and what one must know with the thing in hand.
public struct Label: Sendable {
  public enum About: Sendable {
    case lot(Lot)
    case thing(owner: Party?, returnTo: Party?)
  }
  /// What a lot says of itself.
  public struct Lot: Sendable {
    public var madeOn: Day?
    public var intendedUse: String?
    public var excludedUse: String?
    /// `none`, `adviserOk`, `tested`; nil where nobody checked.
    public var conformity: String?

    public init() {}
  }

  /// What the code holds: the id, maybe behind an address; never a name.
  public var code: String
  /// The thing as the tool names it.
  public var id: String
  public var name: String
  public var about: About

  public init(_ id: String, _ name: String, code: String, _ about: About) {
    self.id = id
    self.name = name
    self.code = code
    self.about = about
  }

  func html(_ words: any PaperWords) -> HTML {
    let lines = lines(words).map { pair in HTML.p(HTML(pair.0 + words.colon + pair.1)) }
    var content =
      HTML.element("div", [.class("code")], Code(code, words).drawing)
      + .p(HTML(name), class: "name") + .p(HTML(id), class: "id") + HTML(joining: lines)
    if case .lot(let lot) = about, lot.conformity == "none" {
      content += .p("\(words.warning)", class: "warning")
    }
    return .element("div", [.class("label")], content)
  }

  private func lines(_ words: any PaperWords) -> [(String, String)] {
    let pairs: [(PaperText, String?)]
    let unchecked = words.paper(.notChecked)
    switch about {
    case .lot(let lot):
      pairs = [
        (.madeOn, lot.madeOn.map(words.language.format)), (.intendedUse, lot.intendedUse),
        (.excludedUse, lot.excludedUse),
        (
          .conformity,
          lot.conformity.map { words.word($0, inColumn: "conformity") } ?? unchecked
        ),
      ]
    case .thing(let owner, let returnTo):
      pairs = [
        (.owner, owner.map { $0.name ?? words.paper(.lentByCitizen) }),
        (.returnTo, returnTo?.said(words)),
      ]
    }
    return pairs.compactMap { text, value in value.map { (words.paper(text), $0) } }
  }
}

extension HTML {
  fileprivate static func heading(_ level: Int, _ text: HTML, class name: String) -> HTML {
    element("h\(level)", [.class(name)], text)
  }
}
