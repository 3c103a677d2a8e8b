import Bookkeeping
import Wording

extension EnglishWords {
  /// Where a problem is.
  func place(_ first: String?, _ last: String?) -> String {
    switch (first, last) {
    case (let first?, let last?) where first != last: "positions \(first) to \(last)"
    case (let first?, _): "position \(first)"
    default: "ledger"
    }
  }

  /// What a verification found, and what to do where it is not the general advice.
  func flaw(_ kind: Problem.Kind) -> String {
    switch kind {
    case .page:
      "a page of the file is damaged, these entries cannot be read"
    case .missing:
      "the entry is missing"
    case .altered:
      "the entry is not the one that was recorded"
    case .tile:
      "a piece of the hash tree is damaged, the entries are intact; maillon export, then maillon restore make it anew"
    case .head:
      "the entries do not lead to the head of the log"
    case .index:
      "the table of references does not lead to the entry; maillon export, then maillon restore make it anew"
    case .tables:
      "the tables of the file contradict themselves"
    case .anchor:
      "the signed head cannot be read; if you know why, take the file checkpoint away: the next entry makes another"
    case .views:
      "a page of the views is damaged, the log is not; maillon rebuild makes them anew"
    case .process:
      "the system stopped the reading, these entries were not verified"
    }
  }
}
