/// The colours of the charts in one light: every one stands out from `paper` at 3:1 or more, and
/// `ink` at 4.5:1 or more, also on the tints (WCAG 1.4.3 and 1.4.11; a test computes them).
public struct Palette: Sendable {
  /// What the page behind the chart should look like, `#rrggbb`.
  public let paper: String
  /// The text of the page; charts write in `currentColor`.
  public let ink: String
  /// The fills `chart-1`, `chart-2` and so on; the last is that of what was put together.
  public let fills: [String]

  public static let light = Palette(
    paper: "#ffffff", ink: "#1d2329",
    fills: [
      "#1f6f8b", "#5b7a1f", "#7d4e91", "#8f6400", "#b8552f", "#a8446a", "#4a5fa5", "#75604f",
      "#66707a",
    ])
  public static let dark = Palette(
    paper: "#14181c", ink: "#e9ecef",
    fills: [
      "#5fb3d1", "#a3c45c", "#bd93d4", "#dcae4a", "#e88f68", "#e58aa9", "#8fa3e8", "#c2a992",
      "#a3adb6",
    ])

  /// How much of its colour a hatched area has between the lines.
  static let tint = 0.2
  /// How much ink the box of a middle node has.
  static let shade = 0.07
}

/// A colour and a hatching: neither has to be seen to tell two flows apart.
struct Texture: Hashable {
  /// From 1, as in the class `chart-N`.
  let colour: Int
  /// From 0, see ``Hatching``.
  let hatching: Int

  /// The two ends of a chart have colours of their own: a giver and a recipient who look alike
  /// would seem to belong together.
  enum Side: Int { case giving, receiving }

  /// Colours repeat after four places, each time with another hatching.
  init(_ side: Side, place: Int) {
    colour = side.rawValue * 4 + place % 4 + 1
    hatching = (place + place / 4) % 6
  }

  private init(colour: Int, hatching: Int) {
    self.colour = colour
    self.hatching = hatching
  }

  /// What was put together under one label.
  static let others = Texture(colour: 9, hatching: 6)

  var light: String { Palette.light.fills[colour - 1] }

  /// Class and fill, where the class wins in a browser and the fill is for renderers without CSS.
  var fill: String { "class=\"chart-\(colour)\" fill=\"\(light)\"" }
  var stroke: String { "class=\"chart-\(colour)-line\" stroke=\"\(light)\"" }

  /// The pattern under an id. Lines are straight and lie inside their tile, turned as a whole:
  /// what crosses a tile's edge is not drawn everywhere.
  func pattern(id: String) -> String {
    let (turn, tile, lines) = Self.hatchings[hatching]
    return """
      <pattern id="\(id)" width="\(tile)" height="\(tile)" patternUnits="userSpaceOnUse"\
      \(turn == 0 ? "" : " patternTransform=\"rotate(\(turn))\"")>\
      <rect width="\(tile)" height="\(tile)" \(fill) fill-opacity="\(Palette.tint)"/>\
      <path d="\(lines)" \(stroke) stroke-width="1.2" fill="none"/></pattern>
      """
  }

  /// Turned by, size of the tile, lines.
  private static let hatchings: [(turn: Int, tile: Int, lines: String)] = [
    (45, 6, "M3 0V6"), (-45, 8, "M4 0V8"), (0, 6, "M2.2 3H3.8"), (0, 6, "M0 3H6"),
    (0, 6, "M3 0V6"), (45, 8, "M4 0V8M0 4H8"), (45, 6, "M2.2 3H3.8"),
  ]
}
