import Bookkeeping
import Exchange
import Outgoing
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
  /// Where the ledger is: `--ledger`, else `$MAILLON_LEDGER`, else `./ledger`.
  let ledgerPath: String
  /// Whether `--out -` says that the answer goes out as it does without the option.
  let sendsToOutput: Bool
  /// The folder of `--out`, while nobody else may put a file there.
  private var outputHold: Hold?

  init(
    arguments: Arguments, words: any Words, projectors: [any Projector.Type], console: Console
  ) throws(Failure) {
    sendsToOutput = arguments[.out] == "-"
    self.arguments = sendsToOutput ? arguments.without(.out) : arguments
    self.words = words
    self.projectors = projectors
    self.console = console
    ledgerPath = Self.named(console.ledger ?? console.usualLedger)
    form = arguments.has(.json) ? .json : arguments.has(.csv) ? .csv : .people
    if arguments.has(.json), arguments.has(.csv) {
      throw .usage(.notTogether("--json", "--csv"))
    }
    if arguments[.part] != nil, form != .csv {
      throw .usage(.needs(option: "--part", other: "--csv"))
    }
    if let asked = arguments[.lang], Language(typed: asked) == nil {
      let expected = Language.allCases.map(\.rawValue)
      throw .usage(.badValue(option: "--lang", value: asked, expected: expected))
    }
  }

  /// A path from which the names of what lies beside are made: without slashes at its end, and where that is dots,
  /// by the folder's own name.
  private static func named(_ path: String) -> String {
    let end = path.utf8.reversed().prefix { $0 == UInt8(ascii: "/") }.count
    if end == path.utf8.count { return path }
    let path = String(path.dropLast(end))
    let last = String(path.split(separator: "/").last ?? "")
    let isDots = [".", ".."].contains { last.hasBytes(of: $0) }
    return isDots ? (try? Place(path).path) ?? path : path
  }

  /// Opens the ledger; with `believesLog` also one that is not what was signed. For what `leaves` the
  /// machine every entry is hashed first, and no stored row is believed. What `answers` from a ledger that can
  /// only be read says so.
  func openLedger(
    believesLog: Bool = false, leaves: Bool = false, answers: Bool = true
  ) throws(Failure) -> Ledger {
    prepareLastWords()
    let ledger = try asking { () throws(LedgerError) in
      let ledger = try open(believesLog: believesLog)
      if leaves { try ledger.answerFromHashedEntries() }
      return ledger
    }
    if answers, ledger.isReadOnly { remark(words.phrase(.onlyRead(path: ledgerPath))) }
    return ledger
  }

  /// Chooses what is said if a damaged page ends the process; before a ledger is opened.
  func prepareLastWords() {
    let sentence = printable(words.phrase(.lastWords(path: ledgerPath)))
    console.prepareLastWords("maillon: \(console.aimed(sentence))\n", ExitStatus.storage)
  }

  func open() throws(LedgerError) -> Ledger { try open(believesLog: false) }

  private func open(believesLog: Bool) throws(LedgerError) -> Ledger {
    let ledger = try Ledger.open(
      at: ledgerPath, projectors: projectors, clock: console.clock, believesLog: believesLog)
    if ledger.foundTornAnchor { remarkTornAnchor(isAnew: !ledger.isReadOnly && !believesLog) }
    return ledger
  }

  /// The signed head outside the log is gone: a power cut does that, and so may somebody.
  func remarkTornAnchor(isAnew: Bool) {
    remark(words.phrase(.tornAnchor(path: ledgerPath + "/checkpoint", isAnew: isAnew)))
  }

  func answer(_ json: JSON) { console.send(json.line + "\n") }
  /// Says one line; a line feed in it came from outside, and is written out.
  func answer(_ line: String) { console.write(printable(line) + "\n") }
  /// Says a sentence of ours that has several lines.
  func answer(lines: String) { console.write(lines + "\n") }
  /// Says one line beside the answer.
  func remark(_ line: String) { console.writeError(printable(line) + "\n") }
  /// Says a sentence of ours that has several lines, beside the answer.
  func remark(lines: String) { console.writeError(lines + "\n") }

  /// The one word that the command takes after its name.
  func word(_ placeholder: Placeholder) throws(Failure) -> String {
    do throws(UsageFault) { return try arguments.oneWord(words.placeholder(placeholder)) } catch {
      throw .usage(error)
    }
  }

  /// Writes to the file that `--out` names, else as the answer. What is personal is for its owner alone.
  func deliver(_ bytes: [UInt8], isPersonal: Bool = false) throws(Failure) {
    guard let path = arguments[.out] else {
      return console.send(bytes)
    }
    try keep(bytes, at: path, isPersonal: isPersonal)
  }

  /// Writes a file outside the ledger.
  func keep(
    _ bytes: [UInt8], at path: String, isPersonal: Bool = false, isOfPack: Bool = false,
    isOfOthers: Bool = false
  ) throws(Failure) {
    var file = OutgoingFile(
      bytes, to: path, isPersonal: isPersonal, isForced: arguments.has(.force))
    (file.isOfPack, file.isOfOthers) = (isOfPack, isOfOthers)
    file.hold = outputHold
    try leaving { door throws(Obstacle) in try console.sendFile(file, door) }
  }

  /// The same run, with the folder of `--out` held until it is let go of: what is judged there stays what it is.
  func holdingOutput() throws(Failure) -> Session {
    guard let path = arguments[.out] else { return self }
    var session = self
    try leaving { door throws(Obstacle) in session.outputHold = try console.holdFolder(path, door) }
    return session
  }

  /// Whether a file could be written, before anything is. Where one is `issued`, another that is there may have
  /// been handed out, and is not replaced.
  func judge(
    _ bytes: [UInt8], at path: String, isIssued: Bool = false, isOfPack: Bool = false
  ) throws(Failure) {
    var file = OutgoingFile(bytes, to: path, isForced: arguments.has(.force))
    file.isOfPack = isOfPack
    try leaving { door throws(Obstacle) in try door.judge(file, keepsFormer: isIssued) }
  }

  /// Judges where `--out` leads before anything is done.
  func checkOutput(of command: any TerminalCommand) throws(Failure) {
    if sendsToOutput, command.departure(arguments) != .file {
      throw .usage(.badValue(option: "--out", value: "-", expected: ["./-"]))
    }
    guard let path = arguments[.out] else { return }
    let departure = command.departure(arguments)
    try leaving { door throws(Obstacle) in
      if departure == .file {
        try door.check(file: path)
      } else {
        _ = try door.place(for: departure, at: path)
      }
    }
  }

  /// Goes through the door that keeps the ledger at work.
  func leaving(_ body: (Door) throws(Obstacle) -> Void) throws(Failure) {
    do throws(Obstacle) { try body(Door(guarding: [ledgerPath])) } catch {
      if case .system(let fault) = error, arguments[.out] == fault.path, !fault.isOfFullDisk {
        throw .unwritable(fault.path)
      }
      throw .ledger(.obstacle(error))
    }
  }

  /// A page as it leaves: as it is, or printed, once its place is known to take it.
  func bytes(
    ofPage html: String, as form: PageForm, isPersonal: Bool
  ) throws(Failure) -> [UInt8] {
    guard form == .pdf else { return Array(html.utf8) }
    if !arguments.has(.out), console.outputIsTerminal {
      throw .usage(.needs(option: "--format pdf", other: "--out"))
    }
    if let path = arguments[.out] {
      let file = OutgoingFile(
        [], to: path, isPersonal: isPersonal, isForced: arguments.has(.force))
      try leaving { door throws(Obstacle) in try door.judge(file, as: .print) }
    }
    do throws(PDFRenderer.Fault) { return try console.renderPDF(Array(html.utf8)) } catch {
      throw .pdf(error)
    }
  }

  /// A text that is given as such, or as `-` on standard input, where no list of programs shows it.
  ///
  /// - Parameter option: what asks for it.
  func text(_ given: String, for option: String) throws(Failure) -> String {
    given == "-" ? try input(for: [option]) : given
  }

  /// Texts from standard input, a line for each of these options.
  func lines(for options: [String]) throws(Failure) -> [String] {
    let lines = try input(for: options).split(omittingEmptySubsequences: false) {
      $0 == "\n" || $0 == "\r\n"
    }
    guard lines.count == options.count else {
      throw .usage(.otherLines(found: lines.count, options: options))
    }
    return lines.map(String.init)
  }

  /// All of standard input without the empty lines at its end.
  private func input(for options: [String]) throws(Failure) -> String {
    let bytes = try wholeInput(for: .bytes(limit: Limits.typedByteCount))
    guard let input = String(validating: bytes, as: UTF8.self) else {
      throw .usage(.inputNotUTF8)
    }
    let end = input.lastIndex { $0 != "\n" && $0 != "\r\n" }.map(input.index(after:))
    let text = String(input[..<(end ?? input.startIndex)])
    if text.allSatisfy(\.isWhitespace) { throw .usage(.noInput(options: options)) }
    return text
  }

  /// The bytes of a file, `-` being standard input, of which no more are read than are wanted.
  func bytes(of path: String, _ wanted: InputWatch.Wanted) throws(Failure) -> [UInt8] {
    if path == "-" { return try wholeInput(for: wanted) }
    do throws(Console.FileFault) {
      if case .bytes(let limit) = wanted { return try console.bytes(ofFile: path, limit: limit) }
      // A file of lines has an end, but is no film: of one that is no text its beginning tells all.
      return try console.readFile(path) { !$0.contains(0) }
    } catch {
      throw .file(path, error)
    }
  }

  /// The bytes of a file that is to be something of ours. Another thing of ours is told by its name, and so is a
  /// folder; what bears no mark is left to whoever reads it. What comes from standard input and has no end is told by
  /// `elseSaying`, as far as it was read, where that has something to say; else that it was too long.
  func bytes(
    of path: String, as wanted: Wanted,
    elseSaying say: ([UInt8]) throws(Failure) -> Void = { _ throws(Failure) in }
  ) throws(Failure) -> [UInt8] {
    if path != "-", let misgiven = Misgiven(path, Given(folder: path), for: wanted) {
      throw .misgiven(misgiven)
    }
    let (bytes, fault) =
      path == "-" ? input(for: wanted.onInput) : (try bytes(of: path, wanted.onInput), nil)
    if let misgiven = Misgiven(path, Given(bytes), for: wanted) { throw .misgiven(misgiven) }
    try say(bytes)
    if let fault { throw Failure(fault) }
    return bytes
  }

  /// The ledger that something is checked with; where there is none, what checks it without.
  func openLedger(orElse command: String) throws(Failure) -> Ledger {
    do throws(Failure) { return try openLedger() } catch {
      guard case .ledger(.noLedger(let path)) = error else { throw error }
      throw .noLedger(path: path, instead: command)
    }
  }

  /// A time given by an option, as people or programs write it.
  func time(_ option: OptionName, zone: LedgerZone) throws(Failure) -> Timestamp? {
    guard let text = arguments[option] else { return nil }
    let reading = TimeReading(now: console.clock(), zone: zone)
    guard let time = reading.time(text) else {
      if let reason = reading.skipped(text) {
        throw .refused([Refusal(field: option.rawValue.kebabCase, reason)])
      }
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
    console.send(CSVText.draw(grid.unfolded(repeating: true)))
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

extension Wanted {
  /// What of it is read from standard input.
  fileprivate var onInput: InputWatch.Wanted {
    switch self {
    case .acts: .acts
    case .copy, .log: .archive
    case .head, .cosigned, .report, .proof: .bytes(limit: Limits.reportByteCount)
    case .paper: .bytes(limit: Limits.attachmentByteCount)
    }
  }
}
