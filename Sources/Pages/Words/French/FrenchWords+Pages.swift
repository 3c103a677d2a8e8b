public import Wording

extension FrenchWords: PageWords {
  public func text(_ text: PageText) -> String {
    switch text {
    case .page: "page"
    }
  }
}
