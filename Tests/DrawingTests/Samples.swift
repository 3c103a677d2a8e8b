import Drawing
import Exchange

/// The charts of the spring of 2020 that the golden files show.
enum Sample {
  static let flow = FlowChart(
    id: "flux", title: "Du don au soin : 890 visières",
    alternative: "Le travail offert fait 560 des 890 visières ; 420 vont aux maisons médicales.",
    columns: [
      ["Travail offert", "Plaques données", "Filament donné", "Imprimantes prêtées", "Acheté"],
      ["Visières"],
      ["Hôpitaux", "Maisons médicales", "Maisons de repos", "Soins à domicile"],
    ],
    links: links(stage: 0, [560, 98, 120, 95, 17]) { ($0, 0) }
      + links(stage: 1, [290, 420, 130, 50]) { (0, $0) },
    others: "Autres", number: number)

  static let weeks = WeekChart(
    id: "semaines", title: "Les livraisons rattrapent les besoins la semaine du 6 avril",
    alternative: "Sept semaines, du 16 mars au 27 avril 2020.",
    weeks: [
      week("16/03", 0, 120), week("23/03", 40, 260), week("30/03", 110, 240),
      week("06/04", 230, 180), week("13/04", 260, 110), week("20/04", 170, 60),
      week("27/04", 80, 20),
    ], barLabel: "Visières livrées", stepLabel: "Besoins vérifiés", number: number)

  static let bars = BarChart(
    id: "communes", title: "Namur a reçu près de la moitié des visières",
    alternative: "Sept communes, de 412 visières à aucune.",
    rows: [
      row("Namur", 412), row("Gembloux", 160), row("Sambreville & environs", 141),
      row("Dinant", 96), row("Ciney", 61), row("Commune inconnue", 20), row("Rochefort", 0),
    ])

  static func number(_ quantity: ExactDecimal) -> String {
    quantity.description.replacing(".", with: ",")
  }

  static func links(stage: Int, _ quantities: [Int], _ ends: (Int) -> (from: Int, to: Int))
    -> [FlowChart.Link]
  {
    quantities.enumerated().map { index, quantity in
      let (from, to) = ends(index)
      return FlowChart.Link(stage: stage, from: from, to: to, quantity: ExactDecimal(quantity))
    }
  }

  static func week(_ label: String, _ bar: Int, _ step: Int) -> WeekChart.Week {
    WeekChart.Week(label: label, bar: ExactDecimal(bar), step: ExactDecimal(step))
  }

  static func row(_ label: String, _ quantity: Int) -> BarChart.Row {
    BarChart.Row(label: label, quantity: ExactDecimal(quantity), number: "\(quantity)")
  }
}

/// A generator whose numbers follow from its seed (SplitMix64, after Sebastiano Vigna's
/// public-domain description).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}

extension SeededGenerator {
  /// Words with letters that need escaping and ones that are wide, up to a long label.
  mutating func label() -> String {
    let words = ["Maison", "médicale", "WWWWMMMM", "<&>", "d’hébergement", "n° 12", "Ÿ", "\"a\""]
    let more = ["établissementshospitaliersuniversitaires", "(exemple)", "'s"]
    return (0...Int.random(in: 0...4, using: &self))
      .map { _ in (words + more).randomElement(using: &self) ?? "" }.joined(separator: " ")
  }

  /// Often small, sometimes zero, rarely very large, with up to six decimals.
  mutating func quantity() -> ExactDecimal {
    let whole = 1 << Int.random(in: 0...40, using: &self)
    return switch Int.random(in: 0...5, using: &self) {
    case 0: .zero
    case 1: ExactDecimal(micros: Int128(whole))
    default: ExactDecimal(Int.random(in: 1...900, using: &self))
    }
  }
}
