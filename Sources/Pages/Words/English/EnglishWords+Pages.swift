public import Wording

extension EnglishWords: PageWords {
  public func text(_ text: PageText) -> String {
    switch text {
    case .page: "page"
    }
  }
}
