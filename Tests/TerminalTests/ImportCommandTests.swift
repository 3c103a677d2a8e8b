import Exchange
import Foundation
import Programs
import Testing
import Wording

@testable import Terminal

/// `import`, as files come from people.
@Suite struct ImportCommandTests {
  /// Gifts of one a day without ids, as a colleague's program writes them.
  private func gifts(_ days: ClosedRange<Int>, of item: String = "sheet") -> String {
    days.map {
      #"{"item":"\#(item)","kind":"donationReceived","occurredAt":"2020-04-\#($0 < 10 ? "0" : "")\#($0)","provider":"dora","quantity":{"unit":"one","value":"5"},"receiver":"coop"}"#
    }.joined(separator: "\n")
  }

  private func opened(_ language: Language = .fr) async -> Stage {
    let stage = Stage(language: language.rawValue)
    await stage.open()
    stage.setClock("2020-04-30T10:00:00Z")
    stage.write(gifts(1...4), to: "a.jsonl")
    return stage
  }

  private func size(_ stage: Stage) async -> Int {
    (await stage.run("export")).output.split(separator: "\n").count
  }

  @Test(arguments: Language.allCases)
  func `the line that help shows is one that is taken`(language: Language) async throws {
    let stage = await opened(language)
    let help = await stage.run("import --help").output
    let line = try #require(
      help.split(separator: "\n").first { $0.drop { $0 == " " }.hasPrefix("{") })
    let taken = await stage.run("import -", input: line.drop { $0 == " " } + "\n")
    #expect(taken.status == 0, "\(taken)")
    let made = await stage.run("journal --last 1 --json").output
    #expect(made.contains("donationReceived"), "\(made)")
  }

  @Test(arguments: Language.allCases)
  func `a file that is there already is not taken again unless that is meant`(language: Language)
    async
  {
    let stage = await opened(language)
    #expect(await stage.run("import a.jsonl").status == 0)
    let before = await size(stage)
    let trial = await stage.run("import a.jsonl --dry-run")
    let refused = await stage.run("import a.jsonl")
    for outcome in [trial, refused] {
      #expect(outcome.status == 65 && outcome.errors.contains("4 "), "\(outcome)")
      #expect(outcome.errors.contains("--yes"), "\(outcome)")
    }
    let no = await stage.run(["import", "a.jsonl"], answer: "n")
    #expect(no.status == 65)
    #expect(await size(stage) == before)
    #expect(await stage.run(["import", "a.jsonl"], answer: "o").status == 0)
    #expect(await stage.run("import a.jsonl --yes").status == 0)
    #expect(await size(stage) == before + 8)
  }

  @Test(arguments: Language.allCases)
  func `lines that are there already are named, and only the new ones can be taken`(
    language: Language
  ) async throws {
    let stage = await opened(language)
    #expect(await stage.run("import a.jsonl").status == 0)
    let before = await size(stage)
    stage.write(gifts(1...4) + "\n\n" + gifts(9...10), to: "grown.jsonl")
    let refused = await stage.run("import grown.jsonl")
    #expect(refused.status == 65 && refused.errors.contains("import grown.jsonl --new-only"))
    let journal = await stage.run("export").output.split(separator: "\n").suffix(4)
    for (number, line) in zip(1...4, journal) {
      let id = try #require(line.firstMatch(of: /"id":"([^"]+)"/)).1
      let named = refused.errors.split(separator: "\n").first { $0.contains(id) }
      #expect(named?.contains(" \(number)") == true, "\(refused)")
    }
    let trial = await stage.run("import grown.jsonl --new-only --dry-run")
    #expect(trial.status == 0 && trial.output.contains("2 "), "\(trial)")
    let taken = await stage.run("import grown.jsonl --new-only")
    #expect(taken.status == 0 && taken.errors.contains("4 "), "\(taken)")
    #expect(await size(stage) == before + 2)
    let again = await stage.run("import grown.jsonl --new-only --json")
    #expect(again.output.contains(#""accepted":0"#) && again.output.contains(#""line":7"#))
    #expect(await size(stage) == before + 2)
  }

  @Test func `of many lines that are there the first ten are named, and how many more`() async {
    let stage = await opened()
    stage.write(gifts(1...30), to: "month.jsonl")
    #expect(await stage.run("import month.jsonl").status == 0)
    let refused = await stage.run("import month.jsonl")
    #expect(refused.status == 65 && refused.errors.contains("20 "), "\(refused)")
    #expect(refused.errors.split(separator: "\n").count == 13, "\(refused)")
    // As many lines of a look as acts of it.
    stage.write(
      Array(repeating: gifts(2...2), count: 3).joined(separator: "\n"), to: "thrice.jsonl")
    let before = await size(stage)
    #expect(await stage.run("import thrice.jsonl --new-only").status == 0)
    #expect(await size(stage) == before + 2)
  }

  @Test func `the question says what would be done`() async {
    let stage = await opened()
    #expect(await stage.run("import a.jsonl").status == 0)
    let asked = await stage.run(["import", "a.jsonl"], answer: "n")
    #expect(asked.errors.contains("Noter ces 4 lignes une seconde fois ?"), "\(asked)")
  }

  @Test func `an archive is told once, with the command that restores it`() async {
    let stage = await opened()
    #expect(await stage.run("import a.jsonl").status == 0)
    stage.write(await stage.run("export").output, to: "archive.jsonl")
    let outcome = await stage.run("import archive.jsonl")
    #expect(
      outcome.status == 65 && outcome.errors.contains("maillon restore archive.jsonl --ledger"))
    #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome)")
  }

  @Test func `new acts are taken, however much they look like one another`() async {
    let stage = await opened()
    #expect(await stage.run("import a.jsonl").status == 0)
    for (name, text) in [
      ("next day", gifts(5...8)), ("another thing", gifts(1...4, of: "visor")),
      ("more of one day", Array(repeating: gifts(9...9), count: 4).joined(separator: "\n")),
    ] {
      stage.write(text, to: "b.jsonl")
      let outcome = await stage.run("import b.jsonl")
      #expect(outcome.status == 0, "\(name): \(outcome)")
    }
  }

  @Test func `many acts lie between the file and its second coming`() async {
    let stage = await opened()
    #expect(await stage.run("import a.jsonl").status == 0)
    let others = (0..<300).map {
      #"{"id":"o\#($0)","item":"visor","kind":"donationReceived","occurredAt":"2020-04-20","provider":"dora","quantity":{"unit":"one","value":"1"},"receiver":"coop"}"#
    }
    stage.write(others.joined(separator: "\n"), to: "others.jsonl")
    #expect(await stage.run("import others.jsonl").status == 0)
    // With ids it is known line by line.
    #expect(await stage.run("import others.jsonl").output.contains("300"))
    #expect(await stage.run("import a.jsonl").status == 65)
  }

  @Test(arguments: Language.allCases)
  func `a file of another kind is told once, with what to do`(language: Language) async {
    let stage = await opened(language)
    let gzip = "\u{1F}\u{8B}".unicodeScalars.map { UInt8($0.value) } + [8, 0, 1, 2]
    let files: [(name: String, bytes: [UInt8], said: String)] = [
      ("t.csv", Array("a;b\n1;2\n3;4\n".utf8), "CSV"),
      ("t.html", Array("<!doctype html>\n<p>a\n<p>b\n".utf8), " export "),
      ("t.json", Array("[\n  {\"a\": 1},\n  {\"a\": 2}\n]\n".utf8), "JSON"),
      ("u.json", Array("{\n  \"a\": 1\n}\n".utf8), "JSON"),
      ("t.pdf", Array("%PDF-1.7\nx\ny\n".utf8), " export "),
      ("bk.tgz", gzip, "tar -xf bk.tgz"), ("b k.jsonl.gz", gzip, #"gunzip "b k.jsonl.gz""#),
      ("t.zip", Array("PK\u{3}\u{4}x\ny\n".utf8), "unzip t.zip"),
      ("t.xlsx", Array("PK\u{3}\u{4}x\ny\n".utf8), " export "),
      (
        "t",
        Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 26)
          + Array("[Content_Types].xml".utf8), " export "
      ),
      ("t.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 10, 10], " export "),
    ]
    for (name, bytes, said) in files {
      stage.write(bytes, to: name)
      for words in [["import", name], ["restore", name, "--ledger", stage.folder + "-none"]] {
        let outcome = await stage.run(words)
        #expect(outcome.status == 65 && outcome.errors.contains(said), "\(words): \(outcome)")
        #expect(outcome.errors.split(separator: "\n").count == 1, "\(words): \(outcome)")
      }
    }
    stage.write("oops\n" + gifts(5...8), to: "spoilt.jsonl")
    #expect(await stage.run("import spoilt.jsonl").errors.contains("1"))
  }

  @Test(arguments: Language.allCases)
  func `an address to restore from is told what to do first`(language: Language) async {
    let stage = await opened(language)
    for line in [
      "restore https://registre.example --ledger \(stage.folder)-none",
      "restore a.jsonl --published https://registre.example --ledger \(stage.folder)-none",
      "restore --published http://registre.example",
    ] {
      let outcome = await stage.run(line)
      #expect(outcome.status == 65 && outcome.errors.contains("rsync"), "\(line): \(outcome)")
    }
  }

  @Test(arguments: Language.allCases)
  func `beyond a thousand lines that cannot be read the rest is counted only`(language: Language)
    async
  {
    let stage = await opened(language)
    let wrong = #"{"kind":"x"}"#
    stage.write(String(repeating: wrong + "\n", count: 3_000), to: "wrong.jsonl")
    let refused = await stage.run("import wrong.jsonl")
    #expect(
      refused.status == 65 && refused.errors.contains(" 1000"), "\(refused.errors.suffix(200))")
    let last = refused.errors.split(separator: "\n").last ?? ""
    #expect(last.filter(\.isNumber) == "2000", "\(last)")
    let json = await stage.run("import wrong.jsonl --json")
    #expect(json.output.contains(#""unread":2000"#))
    // A thousand and no more are all there is.
    stage.write(String(repeating: wrong + "\n", count: 1_000), to: "wrong.jsonl")
    #expect(!(await stage.run("import wrong.jsonl --json").output.contains("unread")))
  }

  /// With the tool itself, which is ended where it does not end.
  @Test(arguments: [
    ("yes", "import -", 65), ("yes ''", "import -", 65), ("cat /dev/zero", "import -", 65),
    ("yes '{' | tr -d '\\n'", "import -", 65), ("yes", "restore -", 65),
    ("tr '\\0' x </dev/zero", "restore -", 65), ("yes", "people note dora -", 65),
    ("yes", "check-proof -", 65), ("yes '{\"a\":1}'", "restore -", 65),
    ("while cat %; do :; done", "restore -", 65),
  ])
  func `an input without an end is read no further than it may be right`(
    source: String, command: String, status: Int32
  ) async throws {
    let stage = Stage()
    await stage.open()
    let tool = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: ".build/debug/maillon").path
    let place = command.hasPrefix("restore") ? "-new" : ""
    let log = stage.folder + "-log.jsonl"
    #expect(await stage.run("export --out \(log)").status == 0)
    let source = source.replacing("%", with: log)
    let line = "\(source) | timeout 120 \(tool) \(command) --ledger \(stage.folder)\(place)"
    let ending = try Program.run("/bin/sh", ["-c", line])
    #expect(ending.status == status && !ending.output.isEmpty, "\(ending)")
  }

  private static let person =
    #"{"agent":"p-50","agentType":"person","category":"citizen","kind":"agentRegistered","tracked":false}"#
  private static let hours =
    #"{"effort":{"unit":"hour","value":"2"},"kind":"workDone","occurredAt":"2020-04-08","provider":"p-50","skill":"couture"}"#

  @Test(
    arguments: ["--new-only", "--yes"], [nil, "agent p-50 --agent-type person --category citizen"])
  func `a file that registers its people is given again`(how: String, before: String?) async throws
  {
    let stage = await opened()
    stage.write([Self.person, Self.hours].joined(separator: "\n"), to: "col.jsonl")
    // Who was registered at the keyboard, as a refusal says, is there as well.
    if let before { #expect(await stage.run(before).status == 0) }
    #expect(await stage.run("import col.jsonl").status == 0)
    let size = await size(stage)
    let asked = await stage.run("import col.jsonl")
    #expect(asked.status == 65 && asked.errors.contains("--new-only"), "\(asked)")
    let again = await stage.run("import col.jsonl \(how) --json")
    #expect(again.status == 0 && again.output.contains(#""duplicates":1"#), "\(again)")
    #expect(await self.size(stage) == size + (how == "--yes" ? 1 : 0))
  }

  @Test func `another registration under the same id is refused with its line`() async throws {
    let stage = await opened()
    stage.write([Self.person, Self.hours].joined(separator: "\n"), to: "col.jsonl")
    #expect(await stage.run("import col.jsonl").status == 0)
    let other = Self.person.replacing("citizen", with: "carer")
    stage.write([Self.hours, other].joined(separator: "\n"), to: "other.jsonl")
    let refused = await stage.run("import other.jsonl --new-only")
    #expect(refused.status == 65, "\(refused)")
    #expect(refused.errors.contains("ligne 2") && refused.errors.contains("p-50"), "\(refused)")
    #expect(!refused.errors.contains("ligne 1"), "\(refused)")
  }

  @Test func `a name that begins like an option comes back from an archive`() async throws {
    let stage = await opened()
    let refused = await stage.run("donate 1 sheet --provider dora --id -x")
    #expect(refused.status == 65 && refused.errors.contains("« -x »"), "\(refused)")
    #expect(await stage.run("donate 1 sheet --provider dora --id x").status == 0)
    let archive = await stage.run("export").output
    stage.write(archive.replacing(#""id":"x""#, with: #""id":"-x""#), to: "former.jsonl")
    let back = await stage.run("restore former.jsonl --ledger \(stage.folder)-back")
    #expect(back.status == 0, "\(back)")
    let lines = await stage.run("export --ledger \(stage.folder)-back").output
    #expect(lines.contains(#""id":"-x""#))
  }
}
