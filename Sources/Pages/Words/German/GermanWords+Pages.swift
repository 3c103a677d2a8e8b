public import Wording

extension GermanWords: PageWords {
  public func text(_ text: PageText) -> String {
    switch text {
    case .page: "Seite"
    }
  }
}
