import Exchange

/// How near two places are to each other.
enum Nearness: Int, Comparable {
  case samePostcode, sameArrondissement, sameProvince, unknown, elsewhere

  init(_ one: String?, _ other: String?) {
    guard let one, let other else {
      self = .unknown
      return
    }
    if one.hasBytes(of: other) {
      self = .samePostcode
    } else if let here = PostalArea(postcode: one), let there = PostalArea(postcode: other) {
      let isOneArrondissement = here.arrondissement != nil && here == there
      self =
        isOneArrondissement
        ? .sameArrondissement : here.province == there.province ? .sameProvince : .elsewhere
    } else {
      self = .unknown
    }
  }

  static func < (left: Nearness, right: Nearness) -> Bool { left.rawValue < right.rawValue }
}
