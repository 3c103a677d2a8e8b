import Foundation
import Testing

/// The rules of the house, read from ARCHITECTURE.md's table and held against the sources' import
/// lines: SwiftPM itself lets transitive imports through.
@Suite struct HouseTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let text =
    (try? String(contentsOf: root.appending(path: "ARCHITECTURE.md"), encoding: .utf8)) ?? ""

  /// Module → what it may import of ours, from the rows `| \`Name\` | … | imports |`.
  private static let table: [String: Set<String>] = {
    var table: [String: Set<String>] = [:]
    for line in text.split(separator: "\n") where line.hasPrefix("| `") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 3 else { continue }
      let name = cells[0].trimmingCharacters(in: CharacterSet(charactersIn: "`"))
      let imports = cells[2].split(separator: ",").map {
        $0.trimmingCharacters(in: CharacterSet(charactersIn: " `–"))
      }
      table[name] = Set(imports.filter { !$0.isEmpty })
    }
    return table
  }()

  private static func modules() throws -> [(name: String, folder: URL)] {
    try ["Sources", "Projections"].flatMap { top in
      try FileManager.default.contentsOfDirectory(
        at: root.appending(path: top), includingPropertiesForKeys: [.isDirectoryKey]
      ).filter { $0.hasDirectoryPath }.map { ($0.lastPathComponent, $0) }
    }
  }

  private static func sources(_ folder: URL) -> [(file: String, text: String)] {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
      .compactMap { url in
        (try? String(contentsOf: url, encoding: .utf8)).map { (url.lastPathComponent, $0) }
      }
  }

  private static func imports(in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let place = words.firstIndex(of: "import"), place <= 2, place + 1 < words.count,
        !line.hasPrefix("//"), !line.hasPrefix(" ")
      else { return nil }
      return String(words[place + 1])
    }
  }

  @Test func `every module stands in the table of the house, and the table names no other`() throws
  {
    let names = Set(try Self.modules().map(\.name))
    #expect(names == Set(Self.table.keys))
  }

  @Test func `a module imports of ours only what the table allows`() throws {
    let ours = Set(Self.table.keys)
    for module in try Self.modules() {
      for (file, text) in Self.sources(module.folder) {
        for imported in Self.imports(in: text) where ours.contains(imported) {
          #expect(
            Self.table[module.name]?.contains(imported) == true,
            "\(module.name)/\(file) imports \(imported)")
        }
      }
    }
  }

  /// The first match of a pattern in code, comments left out.
  private static func match(_ pattern: String, in text: String) -> String? {
    text.range(of: "(?m)^(?!\\s*//).*(\(pattern))", options: .regularExpression)
      .map { String(text[$0]) }
  }

  @Test func `unsafe code is in LMDB, and in six audited files`() throws {
    let audited = [
      "SHA256+Span.swift", "StandardStreams.swift", "ChildProcess.swift", "QRCode.swift",
      "DiskCalls.swift", "Text+Bytes.swift",
    ]
    for module in try Self.modules() where module.name != "LMDB" && module.name != "CLMDB" {
      for (file, text) in Self.sources(module.folder) where !audited.contains(file) {
        let found = Self.match(
          #"\bunsafe |@unchecked|nonisolated\(unsafe\)|import (CLMDB|CQRCode)"#, in: text)
        #expect(found == nil, "\(module.name)/\(file): \(found ?? "")")
      }
    }
  }

  @Test func `the bytes of a text are lent by one function`() throws {
    for module in try Self.modules() {
      for (file, text) in Self.sources(module.folder) {
        #expect(Self.match(#"utf8\.span"#, in: text) == nil, "\(file)")
      }
    }
  }

  @Test func `what leaves goes by one door for each tool, which writes out what steers`() throws {
    let doors = [
      "Terminal": ["StandardStreams.swift", "Console.swift", "Console+Live.swift"],
      "maillon-audit": ["Program.swift"],
    ]
    let writing =
      #"\bprint\(|FileHandle\.standard|StandardStreams\.write\([^)]*to:|put(Text|Bytes|Error)\("#
      + #"|\b(fputs|fwrite|fprintf|puts)\("#
    for module in try Self.modules() where module.name != "namur-story" {
      for (file, text) in Self.sources(module.folder)
      where doors[module.name]?.contains(file) != true {
        let found = Self.match(writing, in: text)
        #expect(found == nil, "\(module.name)/\(file): \(found ?? "")")
      }
    }
  }

  @Test func `meaning and projectors use no clock, no chance, no disk`() throws {
    let pure = [
      "Exchange", "EventCodec", "MerkleLog", "Projecting", "Stock", "Deciding", "Drawing",
    ]
    let banned =
      #"\bDate\(\)|ContinuousClock|SuspendingClock|SystemRandomNumberGenerator|\.random\("#
      + #"|FileManager|import (Foundation|Glibc|Dispatch)$"#
    for module in try Self.modules()
    where pure.contains(module.name) || module.folder.path.contains("/Projections/") {
      for (file, text) in Self.sources(module.folder) {
        let found = Self.match(banned, in: text)
        #expect(found == nil, "\(module.name)/\(file): \(found ?? "")")
      }
    }
  }

  /// Modules whose texts come from the log or from people, and the files among them whose keys are words of
  /// our own or identifiers, which are plain ASCII.
  private static let keyedByOwnWords: Set<String> = [
    // names of columns, parts and read models
    "Replacement.swift", "ReportRun.swift", "Figures.swift", "ReportFigures.swift",
    "RestatementSection.swift", "EmptyReports.swift", "ReportSheet.swift", "Report+Rows.swift",
    "ReportText.swift", "Report+Erased.swift", "QuestionCommands.swift", "UpkeepCommands.swift",
    // public ids
    "PageNames.swift", "ReportNames.swift", "FlowSection.swift", "PersonAnswer.swift",
    "Graph.swift",
    "PaperDesk+Deliveries.swift", "PeopleVault+Forgetting.swift", "Ledger+Naming.swift",
    // options, words of ours, files
    "Arguments.swift", "QuantityReading.swift", "Request.swift", "Console.swift",
    "PDFRenderer.swift",
    "Language.swift", "HTML.swift", "PublishedSite.swift", "LedgerFolder.swift",
    "Leftover.swift", "Door.swift", "Ledger+Publish.swift",
  ]

  /// Swift's texts are equal when they look alike; bytes are the same or are not. Which spelling of a key is
  /// kept, and what comes first of two, would be left to chance.
  @Test func `texts from outside are compared and sorted by their bytes`() throws {
    let ours: Set<String> = [
      "LMDB", "CLMDB", "CQRCode", "Store", "MerkleLog", "NamurStory", "namur-story", "maillon",
      "maillon-audit",
    ]
    var used: Set<String> = []
    let keys = #"\[\[?String\??\]?\s*:|Set<\[?String|Dictionary<String"#
    let order =
      #"\.text( \?\? "[^"]*"\)?)? [<>] |\.label\)? < \(?\$1\.[a-z.]*label\b"#
    for module in try Self.modules() where !ours.contains(module.name) {
      for (file, text) in Self.sources(module.folder) {
        let isAudited = Self.keyedByOwnWords.contains(file)
        let found = Self.match(isAudited ? order : keys + "|" + order, in: text)
        #expect(found == nil, "\(module.name)/\(file): \(found ?? "")")
        if isAudited, Self.match(keys, in: text) != nil { used.insert(file) }
      }
    }
    #expect(used == Self.keyedByOwnWords, "what needs no audit is in the list")
  }

  @Test func `a key of a read model is no text that Swift compares`() throws {
    // Keys of days, of identifiers, of kinds.
    let audited = ["Projector.swift", "Coverage.swift", "Graph.swift"]
    let meaning = ["Projecting", "Stock", "Deciding", "EventCodec"]
    let key = #"(struct|enum) \w+: [^{]*(Hashable|TableKey)[^{]*\{[^}]*(: String\??\b|\(String\b)"#
    for module in try Self.modules()
    where meaning.contains(module.name) || module.folder.path.contains("/Projections/") {
      for (file, text) in Self.sources(module.folder) where !audited.contains(file) {
        #expect(
          text.range(of: key, options: .regularExpression) == nil, "\(module.name)/\(file)")
      }
    }
  }

  /// First words of plurals that may follow something else than a count, or are the same after one.
  private static let noNouns: Set<Substring> = [
    "are", "sont", "zijn", "more", "other", "weitere", "andere", "déjà", "non", "open",
  ]

  @Test func `no plural follows a count that may be one`() throws {
    let words = try Self.modules().flatMap { Self.sources($0.folder) }
      .filter { $0.file.contains("Words") }
    // `many(count, "one", "more")` chooses; elsewhere no `more` stands behind a bare value.
    var plurals: Set<Substring> = []
    for line in words.flatMap({ $0.text.split(separator: "\n") }) where line.contains("many(") {
      let texts = line.split(separator: "\"", omittingEmptySubsequences: false)
      for place in texts.indices.dropFirst(2) where texts[place - 1] == ", " {
        let (one, more) = (texts[place - 2].firstWord, texts[place].firstWord)
        if one != more { plurals.insert(more) }
      }
    }
    plurals.subtract(Self.noNouns)
    try #require(plurals.isSuperset(of: ["écritures", "inschrijvingen", "Einträgen", "entries"]))
    for (file, text) in words {
      // Where one is told apart by hand, the plural is for the others.
      for line in text.split(separator: "\n") where !line.contains("== 1 ?") {
        for (value, noun) in Self.countedWords(in: line) where plurals.contains(noun) {
          let isOther = ["Limits.", "list("].contains { value.contains($0) }
          #expect(isOther, "\(file): \(value) \(noun)")
        }
      }
    }
  }

  /// What stands between `\(` and its end in a line, with the word behind it where one follows after a space.
  private static func countedWords(in text: Substring) -> [(value: Substring, noun: Substring)] {
    text.ranges(of: "\\(").compactMap { begin in
      var depth = 1
      let end = text[begin.upperBound...].firstIndex { character in
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
        return depth == 0
      }
      guard let end, text[end...].dropFirst().first == " " else { return nil }
      return (text[begin.upperBound..<end], text[end...].dropFirst(2).firstWord)
    }
  }

  @Test func `no type is named like its module`() throws {
    for module in try Self.modules() {
      for (file, text) in Self.sources(module.folder) {
        let found = Self.match(
          #"\b(struct|class|enum|actor|protocol) \#(module.name)\b"#, in: text)
        #expect(found == nil, "\(module.name)/\(file): \(found ?? "")")
      }
    }
  }

  @Test func `the worked example of ARCHITECTURE is the projector in the tests, word for word`()
    throws
  {
    let example = try String(
      contentsOf: Self.root.appending(
        path: "Tests/WorkedExampleTests/DeliveredByDayProjector.swift"),
      encoding: .utf8)
    #expect(Self.text.contains(example))
  }
}

extension Substring {
  fileprivate var firstWord: Substring { prefix { $0.isLetter } }
}
