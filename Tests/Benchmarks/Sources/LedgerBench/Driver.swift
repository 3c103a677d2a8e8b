import FoundationEssentials
import Glibc

/// Runs the rows one after the other, floor and ledger in turn, and prints the table.
struct Driver {
  let options: Options
  let shop: Workshop

  init(options: Options) {
    self.options = options
    shop = Workshop(folder: Workshop.packageFolder + "/.build/bench", events: options.events)
  }

  func run() throws {
    try shop.renew(shop.folder)
    defer { shop.remove(shop.folder) }
    print("\(options.events) events, \(options.runs) runs; load \(load) at the start")
    print("story: \(try measure(.story).witness)\n\n\(Row.head)")
    for name in [
      "restore", "import", "verify", "rebuild", "inventory", "prove", "check-proof", "appenders",
      "publish",
    ]
    where options.only == nil || options.only == name {
      if let row = try row(name) { print(row.line + "  \(row.what)") }
      // A run takes minutes: show each row as it comes, into a file too.
      fflush(nil)
    }
    print("\nload \(load) at the end")
  }

  private func row(_ name: String) throws -> Row? {
    switch name {
    case "restore":
      return try compare(
        Row(name: name, what: "append + Merkle + fsync", goal: .atMost(4)), .restore, .floorAppend)
    case "import":
      var row = Row(name: name, what: "append + Merkle + fsync", goal: .atMost(4))
      row = try compare(row, .importing, .floorAppend, agree: false)
      shop.remove(shop.imported)
      return row
    case "verify":
      try prepare()
      return try compare(
        Row(name: name, what: "scan + hash + fold", goal: .atMost(1.6)), .verify, .floorVerify)
    case "rebuild":
      try prepare()
      var row = Row(name: name, what: "", goal: .atMost(4))
      row = try compare(row, .rebuild, .floorParse, agree: false)
      let (all, own) = (row.ours.map(\.peak).max()!, row.ours.map(\.peakOwn).max()!)
      row.what = "scan + parse into a table; peak \(own / 1024) MB own, "
      row.what += "\(all / 1024) MB with mapped files (target 300)"
      return row
    case "inventory": return try coldStart()
    case "prove": return try proofs(name, .prove, "proofs by id")
    case "check-proof": return try proofs(name, .checkProof, "files checked")
    case "publish":
      try prepare()
      // Per entry: 1,000 new ones against all of them in an empty folder.
      var row = Row(name: name, what: "", goal: .atMost(10))
      row = try compare(row, .publishMore, .publishAll, agree: false)
      let (more, all) = (row.ours.map(\.nanoseconds), row.floor.map(\.nanoseconds))
      row.what = "1,000 new entries: \(more.map { $0 / 1_000 }.sorted()) µs; all at first: "
      row.what += "\(all.map { $0 / 1_000_000 }.sorted()) ms"
      shop.remove(shop.site)
      return row
    default:
      try prepare()
      let commit = try measure(.floorCommit).perEvent / 1_000
      var row = Row(name: name, what: "", goal: .atLeast(20), scale: .perSecond)
      row.what = "64 appenders and one; a commit in C takes \(Int(commit)) µs"
      return try compare(row, .manyAppenders, .oneAppender, agree: false)
    }
  }

  /// A row without a floor: so many milliseconds each, and the slowest of all.
  private func proofs(_ name: String, _ measure: Measure, _ what: String) throws -> Row {
    try prepare()
    var row = Row(name: name, what: "", goal: .within(1), scale: .microseconds)
    for _ in 0..<options.runs { row.ours.append(try self.measure(measure)) }
    let slowest = row.ours.compactMap { UInt64($0.witness) }.max() ?? 0
    row.what = "\(what); the slowest took \(slowest / 1_000) µs"
    return row
  }

  /// The ledger and the floor's log, when no earlier row left them.
  private func prepare() throws {
    if !shop.exists(shop.ledger) { _ = try measure(.restore) }
    if !shop.exists(shop.floor) { _ = try measure(.floorAppend) }
    _ = try measure(.settle)
  }

  private func compare(
    _ row: Row, _ ours: Measure, _ floor: Measure, agree: Bool = true
  ) throws -> Row {
    var row = row
    for _ in 0..<options.runs {
      row.floor.append(try measure(floor))
      row.ours.append(try measure(ours))
      if agree, row.floor.last?.witness != row.ours.last?.witness {
        throw Failure(what: "\(row.name): ledger and floor disagree about the root")
      }
    }
    return row
  }

  private func measure(_ measure: Measure) throws -> Reading {
    let child = try Child(
      CommandLine.arguments[0], ["measure", measure.rawValue, shop.folder, "\(shop.events)"],
      capture: shop.folder + "/output")
    guard child.status == 0, let reading = Reading(output: child.output) else {
      throw Failure(what: "\(measure.rawValue) ended with \(child.status): \(child.output)")
    }
    return reading
  }

  /// A cold process: the live view of the ledger against the tool's help.
  private func coldStart() throws -> Row? {
    guard shop.exists(options.maillon) else {
      print("inventory   left out: no release build of the tool at \(options.maillon)")
      return nil
    }
    try prepare()
    var row = Row(
      name: "inventory", what: "maillon --help", goal: .atMost(3), scale: .milliseconds)
    for _ in 0..<max(20, options.runs) {
      row.floor.append(try start("--help"))
      row.ours.append(try start("--ledger", shop.ledger, "inventory"))
    }
    return row
  }

  private func start(_ arguments: String...) throws -> Reading {
    let child = try Child(options.maillon, arguments)
    guard child.status == 0 else {
      throw Failure(what: "maillon \(arguments) ended with \(child.status)")
    }
    var reading = Reading()
    reading.nanoseconds = child.nanoseconds
    return reading
  }

  private var load: String {
    let text = try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)
    return text?.split(separator: " ").first.map(String.init) ?? "?"
  }
}
