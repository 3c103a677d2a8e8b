import Bookkeeping
import Exchange
import Projecting
import Wording

/// One run of a command: what was asked, how to answer, and the machine to answer on.
struct Session {
  enum Form {
    case people, json, csv
  }

  let arguments: Arguments
  let words: any Words
  let projectors: [any Projector.Type]
  let console: Console
  let form: Form

  init(
    arguments: Arguments, words: any Words, projectors: [any Projector.Type], console: Console
  ) throws(Failure) {
    self.arguments = arguments
    self.words = words
    self.projectors = projectors
    self.console = console
    form = arguments.has(.json) ? .json : arguments.has(.csv) ? .csv : .people
    if arguments.has(.json), arguments.has(.csv) {
      throw .usage(.notTogether("--json", "--csv"))
    }
    if arguments[.part] != nil, form != .csv {
      throw .usage(.needs(option: "--part", other: "--csv"))
    }
    if let asked = arguments[.lang], Language(rawValue: asked) == nil {
      let expected = Language.allCases.map(\.rawValue)
      throw .usage(.badValue(option: "--lang", value: asked, expected: expected))
    }
  }

  /// Where the ledger is: `--ledger`, else `$MAILLON_LEDGER`, else `./ledger`.
  var ledgerPath: String {
    arguments[.ledger] ?? console.environment["MAILLON_LEDGER"] ?? "./ledger"
  }

  /// Opens the ledger; with `believesLog` also one that is not what was signed. For what `leaves` the
  /// machine every entry is hashed first, and no stored row is believed.
  func openLedger(believesLog: Bool = false, leaves: Bool = false) throws(Failure) -> Ledger {
    prepareLastWords()
    let ledger = try asking { () throws(LedgerError) in
      let ledger = try open(believesLog: believesLog)
      if leaves { try ledger.answerFromHashedEntries() }
      return ledger
    }
    if ledger.isReadOnly { remark(words.phrase(.onlyRead(path: ledgerPath))) }
    return ledger
  }

  /// Chooses what is said if a damaged page ends the process; before a ledger is opened.
  func prepareLastWords() {
    console.prepareLastWords(
      "maillon: \(words.phrase(.lastWords(path: ledgerPath)))\n", ExitStatus.storage)
  }

  func open() throws(LedgerError) -> Ledger { try open(believesLog: false) }

  private func open(believesLog: Bool) throws(LedgerError) -> Ledger {
    try Ledger.open(
      at: ledgerPath, projectors: projectors, clock: console.clock, believesLog: believesLog)
  }

  func answer(_ json: JSON) { console.write(json.line + "\n") }
  func answer(_ text: String) { console.write(text + "\n") }
  func remark(_ text: String) { console.writeError(text + "\n") }

  /// The one word that the command takes after its name.
  func word(_ placeholder: Placeholder) throws(Failure) -> String {
    do throws(UsageFault) { return try arguments.oneWord(words.placeholder(placeholder)) } catch {
      throw .usage(error)
    }
  }

  /// Writes to the file that `--out` names, else as the answer.
  func deliver(_ bytes: [UInt8]) throws(Failure) {
    guard let path = arguments[.out] else {
      return console.writeBytes(bytes)
    }
    try keep(bytes, at: path)
  }

  /// Writes a file.
  func keep(_ bytes: [UInt8], at path: String) throws(Failure) {
    do throws(Console.FileFault) { try console.writeFile(path, bytes) } catch {
      throw .unwritable(path)
    }
  }

  /// Writes a page as it is, or as PDF.
  func deliver(page html: String, as form: PageForm) throws(Failure) {
    guard form == .pdf else { return try deliver(Array(html.utf8)) }
    if !arguments.has(.out), console.outputIsTerminal {
      throw .usage(.needs(option: "--format pdf", other: "--out"))
    }
    let bytes: [UInt8]
    do throws(PDFRenderer.Fault) { bytes = try console.renderPDF(Array(html.utf8)) } catch {
      throw .pdf(error)
    }
    try deliver(bytes)
  }

  /// The bytes of a file, `-` being standard input.
  func bytes(of path: String) throws(Failure) -> [UInt8] {
    if path == "-" { return console.readInput() }
    do throws(Console.FileFault) {
      return try console.readFile(path)
    } catch {
      throw .file(path, error)
    }
  }

  /// A time given by an option, as people or programs write it.
  func time(_ option: OptionName, zone: LedgerZone) throws(Failure) -> Timestamp? {
    guard let text = arguments[option] else { return nil }
    let reading = TimeReading(now: console.clock(), zone: zone)
    guard let time = reading.time(text) else {
      let expected = ["2020-04-05", "05/04/2020", "2020-04-05T08:00:00+02:00"]
      let name = "--" + option.rawValue.kebabCase
      throw .usage(.badValue(option: name, value: text, expected: expected))
    }
    return time
  }
}

// MARK: - Answers

extension Session {
  /// Shows a report as it was asked for.
  func answer(
    _ report: Report, zone: LedgerZone, heading: String? = nil
  ) throws(Failure) {
    switch form {
    case .json: answer(JSON(report))
    case .csv: try answerTable(report)
    case .people:
      var text = ReportText(words: words, zone: zone, isColoured: isColoured)
      if let heading { text.line(heading) }
      text.draw(report)
      console.write(text.output)
    }
  }

  /// One table as CSV: the one of `--part`, else the first.
  private func answerTable(_ report: Report) throws(Failure) {
    let names = report.tableNames
    let name = arguments[.part] ?? names.first ?? ""
    guard let grid = report.table(name) else {
      throw .usage(.badValue(option: "--part", value: name, expected: names))
    }
    console.write(CSVText.draw(grid.unfolded(repeating: true)))
    if arguments[.part] == nil, names.count > 1 {
      remark(words.phrase(.moreTables(Array(names.dropFirst()))))
    }
  }

  /// Colour on a terminal only, and not where it is unwanted (no-color.org).
  var isColoured: Bool {
    console.outputIsTerminal && (console.environment["NO_COLOR"] ?? "").isEmpty
  }

  /// A bar on standard error, when that is a terminal.
  func progress(_ step: ProgressStep) -> ProgressBar {
    ProgressBar(label: words.phrase(.progress(step)), console: console)
  }
}
