import People
import Testing

/// What holds of every text that is masked. Names are placeholders, numbers are made up.
@Suite struct MaskedTextTests {
  private static let persons: [PersonRecord] = [
    person("p-1", "Zoé de Quatrelivres", phone: "0471 22 33 44", mail: "zoe@exemple.invalid"),
    person("p-2", "Marie-Thérèse Van den Exemple", phone: "+32 81 22 33 44"),
    person("p-3", "Rose", phone: "26 12 34", mail: "r.ose@exemple.invalid"),
    person("p-4", "Jürgen Müller-Lüdenscheid", address: "Kirchstr. 3, 4700 Eupen"),
  ]

  private static func person(
    _ agent: String, _ name: String, phone: String? = nil, mail: String? = nil,
    address: String? = nil
  ) -> PersonRecord {
    var record = PersonRecord(agent: agent)
    record.name = name
    if let phone { record.set(.init(.phone, phone)) }
    if let mail { record.set(.init(.mail, mail)) }
    if let address { record.set(.init(.address, address)) }
    return record
  }

  private static let pieces = [
    "Zoé", "zoe", "Z.", "Z", "Quatrelivres", "de Quatrelivres", "QUATRELIVRES", "Quatre", "livres",
    "de", "Marie-Thérèse", "M.-T.", "M", "T", "Van den Exemple", "Vandenexemple", "Exemple", "van",
    "Rose", "rose", "Jürgen", "Juergen", "J.", "Mueller-Luedenscheid", "Müller", "Lüdenscheid",
    "0471 22 33 44", "0471/22.33.44", "+32 471 22 33 44", "0471", "22 33 44", "32", "00", "0",
    "081 22 33 44", "+32", "26 12 34", "26", "12 34", "zoe@exemple.invalid", "r.ose",
    "@exemple.invalid", "Kirchstraße 3", "3 Kirchstr.", "4700 Eupen", "3", "Mme", "M.", "█",
    "e\u{301}",
    "x", "autre",
  ]
  private static let separators = [
    " ", " ", " ", ", ", "; ", ". ", "\n", "-", "", "/", " (", ") ", "_", "\u{A0}", " – ", ".",
  ]

  @Test(arguments: 0..<40)
  func `nothing is found in what is masked, and masking it again changes nothing`(_ seed: Int) {
    var chance = Chance(seed: UInt64(seed))
    for count in 0..<50 {
      let finder = MentionFinder(
        of: [Self.persons[count % 4], Self.persons[(count + seed) % 4]],
        among: [Self.persons[(count + 1) % 4]])
      var text = ""
      for _ in 0..<Int.random(in: 1...9, using: &chance) {
        text += Self.pieces.randomElement(using: &chance)!
        text += Self.separators.randomElement(using: &chance)!
      }
      let all = finder.masked(text) { _ in true }
      #expect(finder.mentions(in: all).isEmpty, "\(text) → \(all)")
      let sure = finder.masked(text)
      #expect(finder.masked(sure) == sure, "\(text) → \(sure)")
      // Nothing but what was found goes.
      let found = finder.mentions(in: text)
      #expect(
        zip(found, found.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound })
      let taken = found.reduce(0) { $0 + $1.range.count }
      #expect(all.utf8.count == text.utf8.count - taken + found.count * Mention.bar.utf8.count)
    }
  }

  /// What one mention leaves of another, in every order of the ways to write a name.
  @Test func `no part of a name stays beside another`() {
    let finder = MentionFinder(of: [Self.persons[0]])
    let ways = [
      "Quatrelivres", "Z. de Quatrelivres", "Zoé", "de Quatrelivres Z.", "Quatrelivres, Z.",
    ]
    for one in ways {
      for other in ways {
        for third in ways {
          for separator in ["; ", ", ", " ", ". ", "\n", "/"] {
            let text = [one, other, third].joined(separator: separator)
            let masked = finder.masked(text) { _ in true }
            #expect(!masked.contains("uatrelivres") && !masked.contains("Zo"), "\(text): \(masked)")
          }
        }
      }
    }
  }
}

/// SplitMix64, after Sebastiano Vigna's public-domain description.
private struct Chance: RandomNumberGenerator {
  var seed: UInt64

  mutating func next() -> UInt64 {
    seed &+= 0x9E37_79B9_7F4A_7C15
    var word = seed
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
