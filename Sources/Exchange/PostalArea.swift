/// What may stand as a postcode in the log, which is no address.
public enum Postcode {
  /// Whether the text is a short code: an organisation's, of any country.
  public static func isCode(_ text: String) -> Bool {
    let parts = text.utf8.split(omittingEmptySubsequences: false) { $0 == 0x20 || $0 == 0x2D }
    let isPlain =
      parts.count <= 3
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) }
      }
    return isPlain && (3...10).contains(text.utf8.count)
      && text.utf8.contains { (0x30...0x39).contains($0) }
  }

  /// Whether it is four or five digits, with or without a country's letters in front: all that is said of
  /// a person. Further letters may name one street (as in the Netherlands).
  public static func isAreaOfPerson(_ text: String) -> Bool {
    let code = text.utf8.drop { (0x41...0x5A).contains($0 & 0xDF) }
    let country = text.utf8.count - code.count
    let digits = country > 0 ? code.drop { $0 == 0x20 || $0 == 0x2D } : code
    return country <= 3 && code.count - digits.count <= 1 && (4...5).contains(digits.count)
      && digits.allSatisfy { (0x30...0x39).contains($0) }
  }
}

/// Where a Belgian postcode lies, as far as ranges of codes can tell.
///
/// Provinces: the ranges of bpost's codes, compared with 1,145 codes of an open data set of October
/// 2020 (github.com/mathiasleroy/belgium-geographic-data): one code differs, 1400, which reaches into
/// Hainaut. Arrondissements: those of the province of Namur, from the same data; elsewhere the
/// province is all we know.
public struct PostalArea: Equatable, Sendable {
  public var province: String
  public var arrondissement: String?

  /// Nil for what is not a Belgian postcode.
  public init?(postcode: String) {
    guard postcode.utf8.count == 4, let code = Int(postcode),
      let province = Self.provinces.first(where: { $0.codes.contains(code) })
    else { return nil }
    self.province = province.name
    arrondissement = Self.arrondissements.first { $0.codes.contains(code) }?.name
  }

  private static let provinces: [(codes: ClosedRange<Int>, name: String)] = [
    (1000...1299, "Bruxelles"), (1300...1499, "Brabant wallon"), (1500...1999, "Vlaams-Brabant"),
    (2000...2999, "Antwerpen"), (3000...3499, "Vlaams-Brabant"), (3500...3999, "Limburg"),
    (4000...4999, "Liège"), (5000...5999, "Namur"), (6000...6599, "Hainaut"),
    (6600...6999, "Luxembourg"), (7000...7999, "Hainaut"), (8000...8999, "West-Vlaanderen"),
    (9000...9999, "Oost-Vlaanderen"),
  ]

  /// The first that holds a code counts: two strips of numbers lie inside another's.
  private static let arrondissements: [(codes: ClosedRange<Int>, name: String)] = [
    (5360...5377, "Dinant"), (5640...5646, "Namur"), (5000...5380, "Namur"),
    (5500...5590, "Dinant"), (5600...5680, "Philippeville"),
  ]
}
