public import Wording

/// What pages say beside the vocabulary. The compiler asks each language for all of it: no method
/// has a default, no `switch` behind them has one.
public protocol PageWords: Vocabulary {
  /// A short text without values.
  func text(_ text: PageText) -> String
}

/// The short texts of pages.
public enum PageText: String, CaseIterable, Sendable {
  case page
}

extension Language {
  /// What pages say in it.
  public var pageWords: any PageWords {
    switch self {
    case .fr: FrenchWords()
    case .nl: DutchWords()
    case .de: GermanWords()
    case .en: EnglishWords()
    }
  }
}
