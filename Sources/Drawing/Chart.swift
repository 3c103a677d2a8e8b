// Charts and QR codes as inline SVG: numbers in, text out.
//
// A chart is a value: exact numbers, and texts that the caller has translated and formatted. The
// same chart makes the same text, byte for byte. It is drawn in two sizes, since letters must be
// readable on a phone and not be shouting on a sheet of paper; the style shows the one that fits.
// Colour comes through classes (`Chart.style`); beside each class stands the light colour as an
// attribute, for renderers whose style sheets do not reach into SVG (WeasyPrint), and each area
// has its hatching and its label, so that nothing hangs on colour alone.

/// A picture of exact numbers.
public protocol Chart: Sendable {
  /// Begins every id in the SVG; differs between the charts of a page, and has no spaces.
  var id: String { get }
  /// The sentence that states the finding.
  var title: String { get }
  /// What the picture shows, for those who do not see it.
  var alternative: String { get }
  /// The SVG in one size.
  func svg(_ size: ChartSize) -> String
}

/// For which width a chart is laid out.
public enum ChartSize: String, CaseIterable, Sendable {
  /// A phone's column.
  case narrow
  /// A page or a sheet of paper.
  case wide

  /// In user units.
  var width: Double {
    switch self {
    case .narrow: 380
    case .wide: 680
    }
  }
}

extension Chart {
  /// The SVG in both sizes; the page's style must have ``ChartStyle/css``, which shows one.
  public var svg: String { ChartSize.allCases.map(svg).joined(separator: "\n") }

  /// The SVG around `content`.
  func frame(_ size: ChartSize, height: Double, patterns: [Texture] = [], _ content: String)
    -> String
  {
    let name = Markup.escaped("\(id)-\(size.rawValue)")
    let width = Markup.length(size.width)
    let tall = Markup.length(height)
    let definitions = patterns.map { $0.pattern(id: patternID($0, size)) }
    return """
      <svg class="chart chart-\(size.rawValue)" role="img" \
      aria-labelledby="\(name)-title \(name)-desc" viewBox="0 0 \(width) \(tall)" \
      width="\(width)" height="\(tall)" font-family="sans-serif" \
      font-size="\(Markup.length(Lettering.size))" fill="currentColor">
      <title id="\(name)-title">\(Markup.escaped(title))</title>
      <desc id="\(name)-desc">\(Markup.escaped(alternative))</desc>
      \(definitions.isEmpty ? "" : "<defs>\n\(definitions.joined(separator: "\n"))\n</defs>\n")\
      \(content)</svg>
      """
  }

  func patternID(_ texture: Texture, _ size: ChartSize) -> String {
    Markup.escaped("\(id)-\(size.rawValue)-\(texture.colour)-\(texture.hatching)")
  }
}

/// What a page with charts needs in its style sheet.
public enum ChartStyle {
  /// Colours for light and dark, and which size is shown where. Paper has the light colours.
  public static let css = """
    :root{\(properties(.light))}
    @media screen and (prefers-color-scheme:dark){:root{\(properties(.dark))}}
    .chart{display:block;width:100%;height:auto;font-family:inherit}
    .chart-narrow{max-width:30rem}
    .chart-wide{display:none;max-width:46rem}
    @media screen and (min-width:44rem){.chart-narrow{display:none}.chart-wide{display:block}}
    @media print{.chart-narrow{display:none}.chart-wide{display:block}\
    .chart{break-inside:avoid;print-color-adjust:exact;-webkit-print-color-adjust:exact}}
    .chart-paper-line{stroke:var(--chart-paper)}
    \(classes)
    .qr-code{display:block;max-width:100%;height:auto}

    """

  private static func properties(_ palette: Palette) -> String {
    let fills = palette.fills.enumerated().map { "--chart-\($0.offset + 1):\($0.element)" }
    return (["--chart-paper:\(palette.paper)", "--chart-ink:\(palette.ink)"] + fills)
      .joined(separator: ";")
  }

  private static var classes: String {
    Palette.light.fills.indices.map { index in
      let name = "chart-\(index + 1)"
      return ".\(name){fill:var(--\(name))}.\(name)-line{stroke:var(--\(name))}"
    }.joined(separator: "\n")
  }
}
