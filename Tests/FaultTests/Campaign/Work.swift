import Foundation
import Programs

/// Something the writer does that is to survive, in a folder of its own: `ledger`, `site` in it.
struct Work: Sendable {
  let name: String
  /// The words for what is done before, without a fault.
  var earlier: @Sendable (_ base: String) -> [[String]] = { _ in [] }
  /// The words for the work itself; `archive` is a file outside the folder.
  var words: @Sendable (_ base: String, _ archive: String) -> [String]
  /// What else must hold of what is left, in a sentence when it does not.
  var complaint: @Sendable (_ base: String, _ archive: String, _ said: String) throws -> String? =
    { _, _, _ in nil }

  /// Does what comes before, in the folder `before`.
  func prepare(_ shop: Workshop) throws {
    try shop.makeFolder("before")
    try shop.makeArchive()
    var said = ""
    for words in earlier(shop["before"]) { said += try Child(words).finish().said }
    try shop.write(said, to: "said")
  }

  /// Does the work on a fresh copy of what was there before, with a fault; false when the fault was
  /// not met any more.
  func round(
    _ shop: Workshop, plan: String, _ body: (String, Program.End) throws -> Void
  ) throws -> Bool {
    shop.remove("now", "fired")
    try shop.copy("before", to: "now")
    let shim = Child.Shim(root: shop["now"], plan: plan, fired: shop["fired"])
    let (said, end) = try Child(words(shop["now"], shop["archive"]), shim: shim).finish()
    if shop.read("fired").isEmpty { return false }
    try body(shop.read("said") + said.upToLastLine, end)
    return true
  }

  /// Looks at what is left in the folder `now`.
  func judge(
    _ shop: Workshop, _ said: String, which: String, into tally: inout Tally
  ) throws {
    if let complaint = try complaint(shop["now"], shop["archive"], said) {
      tally.count(.silent(complaint), which)
    } else {
      try shop.judge([Remains(ledger: "now/ledger", said: said, which: which)], into: &tally)
    }
  }
}

extension Workshop {
  /// The lines of a small ledger, as `export` writes them.
  fileprivate func makeArchive() throws {
    try Child.run("make", self["source"])
    try Child.run("append", self["source"], "0", "8")
    try write(Child.run("export", self["source"]).said, to: "archive")
  }
}
