import Exchange

/// The offers that may meet needs in one unit, kept so that the best for one need are found without
/// holding it against every one: all together, and by where their givers are.
struct FittingOffers {
  struct Offer {
    var open: Promises.Open
    /// Whoever gives it, after all mergers.
    var giver: AgentID
    var postcode: String?
    /// In the unit of the needs; nil where nobody said how much.
    var amount: ExactDecimal?
  }
  typealias Fit = (offer: Offer, near: Nearness, coversAll: Bool?)

  private struct Area: Hashable {
    var province: ByteText
    /// Nil for the whole province.
    var arrondissement: ByteText?

    init(_ area: PostalArea, isWhole: Bool) {
      province = ByteText(area.province)
      arrondissement = isWhole ? nil : area.arrondissement.map { ByteText($0) }
    }
  }

  /// By the day they were last confirmed, then by name.
  private let offers: [Offer]
  private let counts: [AgentID: Int]
  private let everywhere: AmountTree
  private let unplaced: AmountTree
  private let postcodes: [ByteText: AmountTree]
  private let areas: [Area: AmountTree]

  init(_ all: [Offer]) {
    let ranked = all.map { (rank: ($0.open.row.confirmed, $0.open.key), offer: $0) }
    let offers = ranked.sorted { $0.rank < $1.rank }.map(\.offer)
    self.offers = offers
    counts = offers.reduce(into: [:]) { $0[$1.giver, default: 0] += 1 }
    var (unplaced, postcodes, areas) = ([Int](), [ByteText: [Int]](), [Area: [Int]]())
    for (place, offer) in offers.enumerated() {
      if let postcode = offer.postcode { postcodes[ByteText(postcode), default: []].append(place) }
      guard let area = offer.postcode.flatMap({ PostalArea(postcode: $0) }) else {
        unplaced.append(place)
        continue
      }
      areas[Area(area, isWhole: true), default: []].append(place)
      if area.arrondissement != nil { areas[Area(area, isWhole: false), default: []].append(place) }
    }
    func tree(_ places: some Sequence<Int>) -> AmountTree {
      AmountTree(
        places.map {
          .init(place: $0, giver: offers[$0].giver, amount: offers[$0].amount ?? ExactDecimal(-1))
        })
    }
    everywhere = tree(offers.indices)
    self.unplaced = tree(unplaced)
    self.postcodes = postcodes.mapValues(tree)
    self.areas = areas.mapValues(tree)
  }

  /// How many there are that others than the taker give.
  func count(for taker: AgentID) -> Int { offers.count - counts[taker, default: 0] }

  /// The best for a need: the nearer first, then what covers it whole, then the older.
  /// - Parameter looks: grows by what was looked at.
  func best(
    _ count: Int, for taker: AgentID, at postcode: String?, wanted: ExactDecimal?,
    looks: inout Int
  ) -> [Fit] {
    var fits: [Fit] = []
    var seen: Set<Int> = []
    for (near, trees) in rings(around: postcode) {
      for covers in [true, false] where fits.count < count {
        let wish = AmountTree.Wish(taker: taker, wanted: wanted, covers: covers)
        // A ring holds the nearer ones too; all of these that fit are told by now.
        let places = trees.flatMap { $0.first(count, wish, looks: &looks) }.sorted()
        for place in places where fits.count < count && seen.insert(place).inserted {
          let isKnown = wanted != nil && offers[place].amount != nil
          fits.append((offers[place], near, isKnown ? covers : nil))
        }
      }
    }
    return fits
  }

  /// Where offers may be, from near to far, as `Nearness` has it.
  private func rings(around postcode: String?) -> [(Nearness, [AmountTree])] {
    let same = postcode.flatMap { postcodes[ByteText($0)] }.map { [$0] } ?? []
    guard let area = postcode.flatMap({ PostalArea(postcode: $0) }) else {
      return [(.samePostcode, same), (.unknown, [everywhere])]
    }
    let whole = Area(area, isWhole: true)
    let part = area.arrondissement == nil ? nil : areas[Area(area, isWhole: false)]
    let others = areas.filter { $0.key.arrondissement == nil && $0.key != whole }.values
    return [
      (.samePostcode, same), (.sameArrondissement, part.map { [$0] } ?? []),
      (.sameProvince, areas[whole].map { [$0] } ?? []), (.unknown, [unplaced]),
      (.elsewhere, Array(others)),
    ]
  }
}
