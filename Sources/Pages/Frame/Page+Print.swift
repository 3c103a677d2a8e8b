import Wording

extension Page {
  /// The look on paper. DejaVu Sans has every sign that we write, the narrow no-break space (U+202F)
  /// too, and a narrow cut for tables; it goes into the PDF.
  static let printStyle = """
    @media print {
      body { font: 9.5pt/1.4 "DejaVu Sans", sans-serif; font-stretch: condensed; }
      main, body.paper main { max-width: none; margin: 0; padding: 0; }
      h1 { font-size: 18pt; margin: 0 0 1.5mm; }
      h2 { font-size: 12pt; margin: 5mm 0 1.5mm; }
      h3 { font-size: 10pt; margin: 3.5mm 0 1mm; }
      h1, h2, h3, caption { break-after: avoid; }
      p, li { max-width: none; orphans: 3; widows: 3; }
      p, ul, dl { margin-bottom: 2mm; }
      figure, tr, dl > div, .whole { break-inside: avoid; }
      figure { margin: 1mm 0 3mm; }
      figure .chart { max-width: 150mm; }
      ul { padding-left: 4mm; }
      ul.plain { padding-left: 0; }
      .pair { display: table; width: 100%; table-layout: fixed; }
      .pair > .wide { display: table-cell; padding-right: 8mm; }
      .pair > .wide:last-child { padding-right: 0; }
      figcaption, .small { font-size: 8pt; }
      .wide { overflow: visible; margin: 1mm 0 4mm; }
      table { font-size: 8.5pt; line-height: 1.3; }
      .broad table { min-width: 0; font-size: 8pt; }
      .broad th, .broad td { padding-right: 2mm; }
      .broad th:last-child, .broad td:last-child { padding-right: 0; }
      td code, th code { overflow-wrap: anywhere; }
      .wide + .small, .pair + .small { break-before: avoid; }
      tbody tr:first-child, tbody tr:nth-child(2) { break-after: avoid; }
      /* Not seen, yet in the structure of the PDF: what is transparent is drawn, so it is read. */
      .unseen, .instead {
        display: block; position: absolute; width: 1px; height: 1px; overflow: hidden; margin: 0;
        white-space: nowrap; color: transparent; font-size: 1px; line-height: 1;
      }
      caption.unseen { display: table-caption; }
      thead { display: table-header-group; }
      tfoot { display: table-row-group; }
      th, td { padding: 1mm 3mm 1mm 0; }
      thead th { border-bottom-width: .4mm; }
      tbody th, tbody td { border-bottom-width: .15mm; }
      code { font-family: "DejaVu Sans Mono", monospace; font-size: 8pt; }
      a { color: inherit; }
    }
    """

  /// The sheet, with the numbers of pages and the running title in its margins.
  var sheetStyle: String {
    let font = "font: 7.5pt \"DejaVu Sans\", sans-serif; font-stretch: condensed; color: #53585e;"
    let number =
      "\"\(Self.cssText(language.pageWords.text(.page))) \" counter(page) \" / \" counter(pages)"
    let title = "\"\(Self.cssText(runningTitle ?? title))\""
    let margins = """
      @bottom-right { content: \(number); \(font) }
        @top-left { content: \(title); \(font) }
      """
    return switch layout {
    case .report:
      """
      @page {
        size: A4; margin: 16mm 17mm 16mm;
        \(margins)
      }
      @page :first { margin-top: 13mm; @top-left { content: none; } }
      """
    case .paper:
      """
      @page {
        size: A5; margin: 12mm 12mm 13mm;
        \(margins)
      }
      @page :first { margin-top: 11mm; @top-left { content: none; } }
      @media print { body { font-size: 8.5pt; } table { font-size: 8pt; } h1 { font-size: 14pt; } }
      """
    case .labels:
      """
      @page { size: A4; margin: 0; }
      """
    }
  }

  /// Text inside the quotes of a style sheet, where it can end neither the quotes nor the sheet.
  static func cssText(_ text: String) -> String {
    var safe = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\", "<", ">", "\0"..<" ": safe += "\\" + String(scalar.value, radix: 16) + " "
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }
}
