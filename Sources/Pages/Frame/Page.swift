// The story of Pages: reports and papers as people keep them. A page is one file that needs nothing
// beside it: it can be mailed, printed, put on a web site, opened in twenty years. On a screen it is
// set in the reader's own font and follows dark or light; for paper WeasyPrint or a browser sets the
// same file with margins, page numbers and a running title. Words come from `PageWords`, which adds
// to the vocabulary what only pages say; figures come as values. Pages know no ledger and no disk.

public import Exchange
public import Wording

/// One self-contained web page, which is also a document on paper.
public struct Page: Sendable {
  public var language: Language
  public var title: String
  /// One sentence for lists of pages.
  public var description: String
  public var layout: Layout
  /// What is in `<main>`; its only heading of level 1 is the page's title.
  public var body: HTML
  /// The day it is of, where that is known.
  public var date: Day?
  /// At the head of every sheet but the first; the title unless set.
  public var runningTitle: String?
  /// Which document it is, by the command that makes it (`paper receipt don-1`): by ids, for it names nobody.
  public var document: String?
  /// The name of the log that it is drawn from.
  public var log: String?
  /// The digest of the report that it goes out with, which is to be issued; nil where none is.
  public var issue: String?
  /// Rules beside those of all pages, such as a drawing's.
  public var styles: [String] = []

  public init(
    _ language: Language, title: String, description: String, layout: Layout, body: HTML,
    date: Day? = nil
  ) {
    self.language = language
    self.title = title
    self.description = description
    self.layout = layout
    self.body = body
    self.date = date
  }

  /// On which sheet it is printed.
  public enum Layout: String, CaseIterable, Sendable {
    /// A4, text and tables.
    case report
    /// A5, a paper that goes with goods.
    case paper
    /// A4 without margins of its own, for sheets of labels.
    case labels
  }

  /// The file.
  public var html: String {
    let date = date.map { day in
      "<meta name=\"dcterms.date\" content=\"\(Timestamp(day))\">\n"
    }
    let said = [("document", document), ("log", log), ("issue", issue)].compactMap { name, text in
      text.map { "<meta name=\"maillon.\(name)\" content=\"\(HTML.escaped($0))\">\n" }
    }.joined()
    return """
      <!doctype html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="generator" content="Maillon">
      \(said)<meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(HTML.escaped(title))</title>
      <meta name="description" content="\(HTML.escaped(description))">
      \(date ?? "")<style>
      \(style)
      </style>
      </head>
      <body class="\(layout.rawValue)">
      <main>
      \(body.source)</main>
      </body>
      </html>

      """
  }

  private var style: String {
    ([Self.screenStyle, Self.printStyle, sheetStyle] + styles).joined(separator: "\n")
  }
}
