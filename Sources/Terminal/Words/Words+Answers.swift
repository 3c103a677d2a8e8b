import Exchange
import Stock
import Wording

extension Words {
  /// `visor#V1 60`: where else some of a missing thing is; nil when nowhere.
  func elsewhere(_ shortage: Shortage) -> [String]? {
    if shortage.elsewhere.isEmpty { return nil }
    return shortage.elsewhere.map { "\(language.format($0.amount)) × \($0.thing)" }
  }
}

extension Words {
  /// A moment as a sentence names it.
  func moment(_ instant: Instant) -> String { language.format(instant, in: .brussels) }
}
