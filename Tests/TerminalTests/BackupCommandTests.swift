import Bookkeeping
import Foundation
import Testing
import Wording

@testable import Terminal

/// `backup` and `restore`, as they are typed.
@Suite struct BackupCommandTests {
  private struct Scene {
    let stage: Stage
    var place: String { stage.folder + "-backups" }
    var site: String { stage.folder + "-site" }
    var target: String { stage.folder + "-restored" }

    init(language: String = "fr") async {
      stage = Stage(language: language)
      await stage.open()
    }

    func clear() {
      for path in [place, site, target] { try? FileManager.default.removeItem(atPath: path) }
    }

    func object(_ outcome: Stage.Outcome) throws -> [String: Any] {
      try #require(
        try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }
  }

  /// Former versions wrote the vault's names as they are.
  @Test func `a backup fits any disk, also one that knows no capitals`() async throws {
    let scene = await Scene()
    defer { scene.clear() }
    let files = FileManager.default
    for (agent, name) in [("N1", "Aneth"), ("n1", "Basilic"), ("a:b", "Cerfeuil")] {
      _ = await scene.stage.run("agent \(agent) --agent-type person --category citizen")
      #expect(await scene.stage.run("people set \(agent) --name \(name)").status == 0)
    }
    let vault = scene.stage.folder + "/people/"
    for name in ["keys/persons/%4e1.key", "persons/%4e1.0.sealed"] {
      try files.moveItem(atPath: vault + name, toPath: vault + name.replacing("%4e1", with: "N1"))
    }
    #expect(await scene.stage.run("backup \(scene.place)").status == 0)
    let names = try files.subpathsOfDirectory(atPath: scene.place).filter {
      $0.contains("/people/")
    }
    #expect(names.count { $0.hasSuffix(".sealed") } == 3)
    #expect(
      names.allSatisfy { !$0.split(separator: "/")[1...].joined().contains { $0.isUppercase } })
    #expect(names.allSatisfy { !$0.split(separator: "/")[1...].joined().contains(":") })
    #expect(await scene.stage.run("restore \(scene.place) --ledger \(scene.target)").status == 0)
    for (agent, name) in [("N1", "Aneth"), ("n1", "Basilic"), ("a:b", "Cerfeuil")] {
      let shown = await scene.stage.run("people show \(agent) --ledger \(scene.target)")
      #expect(shown.output.contains(name), "\(shown)")
    }
  }

  @Test
  func `a record whose key is gone is named, in the list, by a backup, and is not written over`()
    async throws
  {
    let scene = await Scene(language: "en")
    defer { scene.clear() }
    #expect(await scene.stage.run("people set dora --phone 0470000000").status == 0)
    let sealed = scene.stage.folder + "/people/persons/dora.0.sealed"
    let before = FileManager.default.contents(atPath: sealed)
    try FileManager.default.removeItem(
      atPath: scene.stage.folder + "/people/keys/persons/dora.key")
    #expect(await scene.stage.run("people list").errors.contains("dora"))
    let set = await scene.stage.run("people set dora --phone 0470000001")
    #expect(set.status != 0 && set.errors.contains("dora"), "\(set)")
    #expect(FileManager.default.contents(atPath: sealed) == before)
    let backup = await scene.stage.run("backup \(scene.place)")
    #expect(backup.status == 0 && backup.errors.contains("dora"), "\(backup)")
  }

  @Test(arguments: Language.allCases)
  func `restore says whose ledger came back and up to when, and backups of two are not mixed`(
    language: Language
  ) async throws {
    let (scene, other) = (
      await Scene(language: language.rawValue), await Scene(language: language.rawValue)
    )
    defer {
      scene.clear()
      other.clear()
    }
    #expect(await scene.stage.run("backup \(scene.place)").status == 0)
    let back = await scene.stage.run("restore \(scene.place) --ledger \(scene.target)")
    #expect(back.status == 0 && back.errors.contains("Maillon"), "\(back.errors)")
    #expect(back.errors.contains("test.invalid/coop"))
    let mixed = await other.stage.run("backup \(scene.place)")
    #expect(mixed.status == 64 && mixed.errors.contains("--force"), "\(mixed.errors)")
    #expect(await other.stage.run("backup \(scene.place) --force").status == 0)
    let doubtful = await other.stage.run("restore \(scene.place) --ledger \(other.target)")
    #expect(doubtful.status == 65, "\(doubtful.errors)")
    #expect(doubtful.errors.contains(scene.place + "/"), "\(doubtful.errors)")
    #expect(!FileManager.default.fileExists(atPath: other.target))
  }

  @Test(arguments: Language.allCases)
  func `a folder that took a backup by a slip is refused with the way back`(language: Language)
    async throws
  {
    let scene = await Scene(language: language.rawValue)
    defer { scene.clear() }
    #expect(await scene.stage.run("backup \(scene.place)").status == 0)
    let refused = await scene.stage.run("publish \(scene.place)/site")
    #expect(
      refused.status == 64 && refused.errors.contains("\(scene.place)/2020-"), "\(refused.errors)")
    #expect(await scene.stage.run("publish \(scene.site)").status == 0)
    let inside = await scene.stage.run("backup \(scene.site)")
    #expect(inside.status == 64 && inside.errors.contains("checkpoint"), "\(inside.errors)")
  }

  @Test func `a backup says what it holds, and restore says where it came from`() async throws {
    let scene = await Scene()
    defer { scene.clear() }
    let said = await scene.stage.run("backup \(scene.place)")
    #expect(said.status == 0 && said.output.contains(": 8 écritures, racine "), "\(said)")
    #expect(said.output.contains("1 sauvegarde à cet endroit"))
    let json = try scene.object(await scene.stage.run("backup \(scene.place) --json"))
    #expect(json["size"] as? Int == 8 && json["backups"] as? Int == 2)
    #expect(json["bytes"] as? Int ?? 0 > 4096 && json["milliseconds"] as? Int ?? 0 > 0)
    let path = try #require(json["path"] as? String)
    let back = await scene.stage.run("restore \(scene.place) --ledger \(scene.target)")
    #expect(
      back.output.contains("\(json["root"]!)") && back.errors.contains("\nDepuis « \(path) ».\n"))
    #expect(back.errors.contains("La sauvegarde est du") && back.errors.contains("--published"))
    #expect(await scene.stage.run("verify --ledger \(scene.target)").status == 0)
    let again = await scene.stage.run("restore \(scene.place) --ledger \(scene.target)")
    #expect(again.status == 74 && again.errors.contains("déjà un registre"))
  }

  @Test func `a backup that goes on from the newest is taken, whatever the clock named it`()
    async throws
  {
    let scene = await Scene()
    defer { scene.clear() }
    #expect(await scene.stage.run("backup \(scene.place)").status == 0)
    scene.stage.setClock("2020-01-05T10:00:00Z")
    #expect(await scene.stage.run("donate 5 sheet --provider dora --id late").status == 0)
    #expect(await scene.stage.run("backup \(scene.place)").status == 0)
    scene.stage.setClock("2020-05-05T10:00:00Z")
    let restore = "restore \(scene.place) --ledger \(scene.target)"
    let older = await scene.stage.run(restore)
    #expect(older.status == 0 && older.errors.contains("2020-01-05"), "\(older)")
    #expect(!older.errors.contains("plus d’écritures"), "\(older)")
    #expect(await scene.stage.run("show late --ledger \(scene.target)").status == 0)
    try FileManager.default.removeItem(atPath: scene.target)
    #expect(await scene.stage.run("backup \(scene.place)").status == 0)
    #expect(!(await scene.stage.run(restore).errors.contains("plus d’écritures")))
  }

  @Test(arguments: Language.allCases)
  func `a backup of a ledger that lacks published entries says so`(language: Language) async throws
  {
    let scene = await Scene(language: language.rawValue)
    defer { scene.clear() }
    #expect(await scene.stage.run("backup \(scene.place)").status == 0)
    #expect(await scene.stage.run("donate 5 sheet --provider dora --id late").status == 0)
    #expect(await scene.stage.run("publish \(scene.site)").status == 0)
    let restore = "restore \(scene.place) --ledger \(scene.target)"
    let back = await scene.stage.run("\(restore) --published \(scene.site)/checkpoint")
    #expect(back.status == 0, "\(back)")
    let copy = "backup \(scene.place) --ledger \(scene.target)"
    let told = await scene.stage.run(copy)
    #expect(told.status == 0 && told.errors.contains("--published"), "\(told)")
    #expect(try scene.object(await scene.stage.run(copy + " --json"))["missing"] as? Int == 1)
    let verified = await scene.stage.run("verify --ledger \(scene.target)")
    #expect(verified.status == 1, "\(verified)")
    if language == .fr {
      #expect(verified.output.hasPrefix("Le journal est intact"), "\(verified)")
    }
    let found = try scene.object(await scene.stage.run("verify --json --ledger \(scene.target)"))
    #expect(found["ok"] as? Bool == false && found["missing"] as? Int == 1, "\(found)")
    let bring = "restore --published \(scene.site) --ledger \(scene.target)"
    #expect(await scene.stage.run(bring).status == 0)
    let whole = await scene.stage.run(copy)
    #expect(!whole.errors.contains("--published"), "\(whole)")
  }

  @Test(arguments: Language.allCases)
  func `a device is no place for backups, and that is what is said`(language: Language) async {
    let scene = await Scene(language: language.rawValue)
    let outcome = await scene.stage.run("backup /dev/null")
    #expect(outcome.status == 74 && outcome.errors.contains("/dev/null"), "\(outcome)")
    #expect(!outcome.errors.contains("--ledger"), "\(outcome)")
  }

  @Test func `what a backup lacks is taken from the publication, or named`() async throws {
    let scene = await Scene()
    defer { scene.clear() }
    _ = await scene.stage.run("backup \(scene.place)")
    for id in ["d1", "d2"] {
      _ = await scene.stage.run("donate 5 sheet --provider dora --id \(id)")
    }
    _ = await scene.stage.run("publish \(scene.site)")
    let restore = "restore \(scene.place) --ledger \(scene.target) --published \(scene.site)"
    let named = await scene.stage.run(restore + "/checkpoint")
    #expect(
      named.status == 0
        && named.errors.contains("2 écritures manquent, publiées après cette copie : places 8 à 9"),
      "\(named)")
    try FileManager.default.removeItem(atPath: scene.target)
    let taken = try scene.object(await scene.stage.run(restore + " --json"))
    #expect(taken["completed"] as? Int == 2 && taken["missing"] as? Int == 0)
    #expect(taken["size"] as? Int == 10 && taken["newKey"] as? Bool == false)
    try FileManager.default.removeItem(atPath: scene.target)
    let alone = await scene.stage.run("restore \(scene.site) --ledger \(scene.target)")
    #expect(alone.status == 0 && alone.errors.contains("une autre est faite"), "\(alone)")
  }

  @Test func `options that say nothing of what is restored are refused`() async {
    let scene = await Scene()
    defer { scene.clear() }
    _ = await scene.stage.run("backup \(scene.place)")
    scene.stage.write("", to: "archive.jsonl")
    for line in [
      "restore \(scene.place) --coop x", "restore \(scene.place) --origin x",
      "restore archive.jsonl --key a+00000000+AAAA", "backup", "restore",
      "backup \(scene.stage.folder)/inside",
    ] {
      let outcome = await scene.stage.run(line + " --ledger \(scene.stage.folder)")
      #expect(outcome.status == 64, "\(line) \(outcome)")
    }
  }

  @Test(arguments: Language.allCases) func `every fault is said with its place`(language: Language)
  {
    let head = Disagreement(anchoredSize: 7, anchoredRoot: "r1", size: 6, root: "r2")
    let faults: [(CopyFault, [String])] = [
      (.insideLedger, []), (.notAFolder, []), (.nothingThere, ["backup"]),
      (.unfinished, ["SHA256SUMS"]), (.missing("v1"), ["v1"]), (.changed("v1"), ["v1"]),
      (.otherSignature, ["--key"]), (.otherHead(head), ["7", "r1", "6", "r2"]),
    ]
    for (fault, values) in faults {
      let sentence = language.words.ledgerError(.badCopy(path: "p/q", fault))
      for value in values + ["p/q"] { #expect(sentence.contains(value), "\(sentence)") }
      #expect(sentence.hasSuffix("."))
    }
    let phrases: [(Phrase, [String])] = [
      (.restoredFrom(path: "v1"), ["v1"]), (.completed(count: "v1"), ["v1"]),
      (.missingEntries(count: 3, first: "v1", last: "v2"), ["3", "v1", "v2", "--published"]),
      (.newKey, ["key", "checkpoint"]),
      (
        .backedUp(
          path: "v1", size: "v2", root: "v3", bytes: "v4", seconds: "v5", count: 6,
          hasKey: true, holdsPersons: true),
        ["v1", "v2", "v3", "v4", "v5", "6"]
      ),
    ]
    for (phrase, values) in phrases {
      for value in values { #expect(language.words.phrase(phrase).contains(value)) }
    }
  }

  @Test func `of backups of two ledgers that one comes back which is published`() async throws {
    let machine = try await Machine.withEverything()
    #expect(await machine.run("backup @/backups --force --ledger @/other").status == 0)
    #expect(await machine.run("donate 3 sheet --provider plast").status == 0)
    #expect(await machine.run("publish @/publication").status == 0)
    let unsaid = await machine.run("restore @/backups --ledger @/back")
    #expect(unsaid.status != 0 && unsaid.errors.contains("plusieurs registres"), "\(unsaid)")
    for (site, name) in [("publication", "back"), ("publication/checkpoint", "again")] {
      let back = await machine.run(
        "restore @/backups --published @/\(site) --ledger @/\(name) --json")
      #expect(machine.text("\(name)/config")?.contains("test.invalid/coop") == true, "\(back)")
    }
    #expect(await machine.run("publish @/site-2 --ledger @/other").status == 0)
    let second = await machine.run("restore @/backups --published @/site-2 --ledger @/second")
    #expect(second.status == 0, "\(second)")
    #expect(machine.text("second/config")?.contains("test.invalid/other") == true)
    // Somebody else's says nothing.
    #expect(
      await machine.run("init --origin test.invalid/third --coop c --ledger @/third").status == 0)
    #expect(await machine.run("publish @/site-3 --ledger @/third").status == 0)
    let third = await machine.run("restore @/backups --published @/site-3 --ledger @/none")
    #expect(third.status != 0 && third.errors.contains("plusieurs registres"), "\(third)")
  }
}
