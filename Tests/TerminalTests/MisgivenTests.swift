import Exchange
import Foundation
import Outgoing
import Programs
import Testing
import Wording

@testable import Terminal

/// Every kind of file of ours in every place where one is read: it is told by its name, and nobody is blamed.
@Suite struct MisgivenTests {
  private static let tool = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: ".build/debug/maillon-audit").path

  /// What there is, by its place on the machine, and how it is called; nothing where no mark tells.
  private static let kinds: [(path: String, name: String)] = [
    ("pack/rapport.json", "un rapport"), ("pack/rapport.html", "une page"),
    ("pack/LISEZMOI.txt", "le mode d’emploi"), ("pack/livraisons.csv", "un tableau"),
    ("pack/livr-1.tlog-proof", "la preuve"), ("publication/checkpoint", "une tête"),
    ("publication/key", "une clé publique"), ("ledger/key", "un fichier secret"),
    ("ledger/log/data.mdb", "un fichier secret"), ("archive.jsonl", "l’archive"),
    ("aside/p.json", "la fiche"), ("aside/acts.jsonl", ""), ("aside/letter.txt", ""),
    ("aside/other.json", ""), ("aside/empty", ""),
    ("pack", "un dossier de contrôle"), ("publication", "un registre publié"),
    ("backups", "un dossier de sauvegardes"), ("ledger", "un registre"),
    ("witness", "le dossier d’un témoin"), ("aside", ""),
  ]

  private func machine() async throws -> (machine: Machine, key: String) {
    let machine = try await Machine.withEverything()
    let key = try #require(machine.text("publication/key")).filter { !$0.isNewline }
    machine.write("aside/letter.txt", "mine\n")
    machine.write("aside/other.json", "{\"a\":1}\n")
    machine.write("aside/empty", "")
    machine.write(
      "aside/acts.jsonl",
      #"{"kind":"donationReceived","item":"sheet","provider":"plast","receiver":"coop","quantity":{"unit":"one","value":"5"}}"#
        + "\n")
    #expect(await machine.run("people show p-1 --json --out @/aside/p.json").status == 0)
    return (machine, key)
  }

  private func check(
    _ status: Int32?, _ said: String, _ kind: (path: String, name: String), _ place: String
  ) {
    let what: Comment = "\(kind.path) in \(place): \(status ?? -1) \(said)"
    #expect(status == 64 || status == 65, what)
    for blame in ["demandez des comptes", "constat", "récrit", "fabriquée"] {
      #expect(!said.contains(blame), what)
    }
    #expect(!said.isEmpty && (kind.name.isEmpty || said.contains(kind.name)), what)
    #expect(!said.contains("PRIVATE+KEY+test"), what)
  }

  /// Memory is not asked for what is none of ours: a film, the picture of a disk.
  @Test(arguments: [
    "check-report", "check-proof", "import", "restore", "checkpoint --add", "people attach p-1",
    "report impact --to 2020-04-30 --out",
  ])
  func `a huge file that is no text is told by its beginning`(command: String) async throws {
    let machine = try await Machine.withEverything()
    machine.write("film", "")
    let file = try FileHandle(forWritingTo: URL(filePath: machine.top + "/film"))
    try file.truncate(atOffset: 3 << 30)
    let ledger = command == "restore" ? "new" : "ledger"
    let maillon = Self.tool.replacing("maillon-audit", with: "maillon")
    let ending = try Program.run(
      "/bin/sh",
      [
        "-c",
        "ulimit -d 2000000; \(maillon) \(command) \(machine.top)/film --ledger \(machine.top)/\(ledger)",
      ])
    #expect([64, 65].contains(ending.status), "\(ending)")
    #expect(!FileManager.default.fileExists(atPath: machine.top + "/new"))
  }

  @Test func `a file that is another one is told by its name to the ledger's tool`() async throws {
    let (machine, key) = try await machine()
    let head = machine.text("publication/checkpoint")
    for (place, right) in [
      ("check-report", ["pack/rapport.json"]), ("check-proof", ["pack/livr-1.tlog-proof"]),
      ("check-proof --key \(key)", ["pack/livr-1.tlog-proof"]),
      // A ledger's folder may be a backup that was cut short, and is told as one.
      ("restore", ["archive.jsonl", "publication", "backups", "ledger"]),
      ("import", ["aside/acts.jsonl", "aside/empty"]),
      ("checkpoint --add", ["publication/checkpoint"]),
    ] {
      for kind in Self.kinds where !right.contains(kind.path) {
        let parts = place.split(separator: " ", maxSplits: 1)
        let line =
          place == "checkpoint --add"
          ? "checkpoint --add @/\(kind.path)"
          : "\(parts[0]) @/\(kind.path) \(parts.dropFirst().joined())"
        let ledger = place == "restore" ? " --ledger @/none" : ""
        let outcome = await machine.run(line + ledger)
        check(outcome.status, outcome.output + outcome.errors, kind, place)
      }
    }
    #expect(machine.text("none/config") == nil && machine.text("publication/checkpoint") == head)
  }

  @Test func `a file that is another one is told by its name to the auditor`() async throws {
    let (machine, key) = try await machine()
    let site = machine.top + "/publication"
    for (place, right) in [
      ("", ["archive.jsonl", "publication", "aside/empty"]),
      ("--since", ["publication/checkpoint"]), ("--checkpoint", ["publication/checkpoint"]),
      ("--check-report", ["pack/rapport.json"]),
    ] {
      for kind in Self.kinds where !right.contains(kind.path) {
        let path = machine.top + "/" + kind.path
        let words = place.isEmpty ? [path] : [site, place, path]
        let ending = try Program.run(Self.tool, words + ["--key", key, "--lang", "fr"])
        check(ending.status, ending.output, kind, place)
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `what goes with a file is printed as it is typed`(language: Language) async throws {
    let (machine, key) = try await machine()
    let said = await machine.run("check-proof @/pack/rapport.json --lang \(language.rawValue)")
    #expect(said.errors.contains("maillon check-report \(machine.top)/pack/rapport.json"))
    #expect(await machine.run("check-report @/pack/rapport.json").status == 0)
    let pack = try Program.run(
      Self.tool, [machine.top + "/pack", "--key", key, "--lang", language.rawValue])
    #expect(pack.status == 65 && pack.output.contains("maillon-audit \(machine.top)/pack/site"))
    #expect(
      try Program.run(Self.tool, [machine.top + "/pack/site", "--key", key]).status == 0)
    let folder = await machine.run("check-report @/pack --lang \(language.rawValue)")
    #expect(folder.errors.contains("maillon check-report \(machine.top)/pack/rapport.json"))
    let page = try Program.run(
      Self.tool,
      [
        machine.top + "/publication", "--key", key, "--lang", language.rawValue, "--check-report",
        machine.top + "/pack/rapport.html",
      ])
    #expect(page.status == 65 && page.output.contains("JSON"), "\(page.output)")
  }

  @Test func `a period's end is said to the auditor as to the ledger`() async throws {
    let (machine, key) = try await machine()
    let words = [
      machine.top + "/publication", "--key", key, "--report", "impact", "--from", "2020-04-01",
    ]
    let at = try Program.run(Self.tool, words + ["--at", "2020-04-30"])
    let to = try Program.run(Self.tool, words + ["--to", "2020-04-30"])
    #expect(at.status == 0 && to.status == 0 && !at.output.isEmpty && at.output == to.output)
  }

  @Test(arguments: Language.allCases)
  func `where no ledger is, what checks without one is told`(language: Language) async throws {
    let (machine, key) = try await machine()
    let at = "--ledger @/nowhere --lang \(language.rawValue)"
    let report = await machine.run("check-report @/pack/rapport.json \(at)")
    #expect(report.status == 65 && report.errors.contains("maillon-audit "), "\(report)")
    #expect(report.errors.contains("--check-report \(machine.top)/pack/rapport.json"))
    #expect(!report.errors.contains("init"), "\(report)")
    let proof = await machine.run("check-proof @/pack/livr-1.tlog-proof \(at)")
    #expect(proof.status == 65 && proof.errors.contains("livr-1.tlog-proof --key "), "\(proof)")
    #expect(
      await machine.run("check-proof @/pack/livr-1.tlog-proof --key \(key) \(at)").status == 0)
  }

  @Test(arguments: Language.allCases)
  func `a folder and a device are no file to import`(language: Language) async throws {
    let (machine, _) = try await machine()
    for path in [machine.top + "/aside", "/dev/null"] {
      for verb in ["import", "people attach p-1"] {
        let outcome = await machine.run("\(verb) \(path) --lang \(language.rawValue)")
        #expect(outcome.status == 65 && outcome.errors.contains(path), "\(outcome)")
        for right in ["droits", "rechten", "Rechte", "rights"] {
          #expect(!outcome.errors.contains(right), "\(outcome)")
        }
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `a pipe and a device are called so, wherever a file is read`(language: Language) async throws
  {
    let (machine, key) = try await machine()
    #expect(unsafe mkfifo(machine.top + "/pipe", 0o600) == 0)
    machine.link("way", to: machine.top + "/pipe")
    let name = [
      "fr": "pas un fichier", "nl": "geen bestand", "de": "keine Datei", "en": "not a file",
    ]
    let tongue = "--lang \(language.rawValue)"
    let sentence = try #require(name[language.rawValue])
    for path in ["\(machine.top)/pipe", "\(machine.top)/way", "/dev/null"] {
      for line in [
        "import", "restore --ledger @/none", "restore @/backups --ledger @/none --published",
        "restore --published", "check-report", "check-proof", "checkpoint --add",
        "people attach p-1",
      ] {
        let typed =
          line.hasPrefix("restore --l") ? "restore \(path) --ledger @/none" : "\(line) \(path)"
        let outcome = await machine.run("\(typed) \(tongue)")
        #expect(outcome.status == 65 && outcome.errors.contains(sentence), "\(typed): \(outcome)")
      }
      let site = machine.top + "/publication"
      for words in [
        [path, "--key", key], [site, "--key", path], [site, "--key", key, "--since", path],
        [site, "--key", key, "--checkpoint", path], [site, "--key", key, "--check-report", path],
      ] {
        let ending = try Program.run(Self.tool, words + ["--lang", language.rawValue])
        #expect(
          ending.status == 65 && ending.output.contains(sentence), "\(words) \(ending.output)")
      }
    }
    #expect(machine.text("none/config") == nil)
  }

  @Test(arguments: Language.allCases)
  func `what was typed beside a folder for auditors stands in the command for what is in it`(
    language: Language
  ) async throws {
    let (machine, key) = try await machine()
    let pack = machine.top + "/pack"
    let rest = [
      "--key", key, "--check-report", pack + "/rapport.json", "--lang", language.rawValue,
    ]
    let said = try Program.run(Self.tool, [pack] + rest)
    let command = ([pack + "/site"] + rest).joined(separator: " ")
    #expect(said.status == 65 && said.output.contains("maillon-audit " + command), "\(said.output)")
    #expect(try Program.run(Self.tool, [pack + "/site"] + rest).status == 0)
  }

  @Test func `a folder with nothing but a head is neither a ledger, a copy nor a log`() async throws
  {
    let (machine, key) = try await machine()
    machine.write("head/checkpoint", try #require(machine.text("publication/checkpoint")))
    for (line, status) in [
      ("verify --ledger @/head", 74), ("donate 1 sheet --ledger @/head", 74),
      ("restore @/head --ledger @/none", 65),
    ] {
      let outcome = await machine.run(line)
      #expect(outcome.status == status && outcome.errors.contains("/head"), "\(line): \(outcome)")
    }
    let audit = try Program.run(Self.tool, [machine.top + "/head", "--key", key, "--lang", "fr"])
    #expect(audit.status == 65 && audit.output.contains("/head/tile/"), "\(audit.output)")
    // As a head it is good.
    let back = await machine.run("restore @/backups --published @/head/checkpoint --ledger @/back")
    #expect(back.status == 0, "\(back)")
  }

  @Test func `a proof from before a new key is not called another ledger's`() async throws {
    let (machine, key) = try await machine()
    #expect(await machine.run("restore @/archive.jsonl --ledger @/anew").status == 0)
    for (line, said) in [
      ("check-proof @/pack/livr-1.tlog-proof", "--key"),
      ("check-report @/pack/rapport.json", "maintenant"),
    ] {
      let outcome = await machine.run("\(line) --ledger @/anew")
      #expect(outcome.status == 1 && outcome.output.contains(said), "\(outcome)")
      #expect(await machine.run("\(line) --ledger @/anew --key \(key)").status == 0)
    }
  }
}
