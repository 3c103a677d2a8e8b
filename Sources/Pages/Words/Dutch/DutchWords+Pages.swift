public import Wording

extension DutchWords: PageWords {
  public func text(_ text: PageText) -> String {
    switch text {
    case .page: "pagina"
    }
  }
}
