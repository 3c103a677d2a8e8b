import Exchange
import Testing

@testable import Needs

/// The first offers that cover a need, or do not, found without a look at every one.
struct AmountTreeTests {
  private static func leaves(_ count: Int, seed: UInt64) -> [AmountTree.Leaf] {
    var state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493
    func next(_ bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % bound)
    }
    return (0..<count).map { place in
      AmountTree.Leaf(
        place: place, giver: AgentID("giver-\(next(3))"), amount: ExactDecimal(next(9) - 1))
    }
  }

  @Test(arguments: 0..<40, [0, 1, 2, 3, 7, 8, 9, 33])
  func `what is found is what a look at every offer finds`(seed: UInt64, count: Int) {
    let leaves = Self.leaves(count, seed: seed)
    let tree = AmountTree(leaves)
    for wanted in [nil, 0, 1, 4, 8].map({ $0.map { ExactDecimal($0) } }) {
      for taker in ["giver-0", "giver-2", "another"].map({ AgentID($0) }) {
        for covers in [true, false] {
          let wish = AmountTree.Wish(taker: taker, wanted: wanted, covers: covers)
          let plain = leaves.filter { leaf in
            leaf.giver != taker && (wanted.map { leaf.amount >= $0 } ?? false) == covers
          }.prefix(5).map(\.place)
          var looks = 0
          #expect(tree.first(5, wish, looks: &looks) == Array(plain))
        }
      }
    }
  }
}
