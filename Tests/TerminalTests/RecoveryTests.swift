import Bookkeeping
import Exchange
import Foundation
import Testing
import Wording

@testable import Terminal

/// What the vault lacks comes back by the command that is printed, from wherever it reads. Names are placeholders.
@Suite struct RecoveryTests {
  typealias Scene = VaultScene

  @Test(arguments: VaultScene.losses)
  func `what is lost is missed, and comes back by what backup and verify print`(
    _ loss: VaultScene.Loss
  ) async throws {
    let scene = try await Scene()
    #expect(!(try await scene.backUp()).contains("coffre"))
    let whole = try #require(try scene.backups().first)
    let before = try scene.stage.files().filter { $0.key.hasSuffix(".sealed") }.keys.sorted()
    try scene.lose(loss)
    // No look takes away what is left.
    _ = await scene.stage.run("people list")
    _ = await scene.stage.run("people show bruno")
    let lost = await scene.stage.run("verify")
    #expect(lost.status == (loss.leavesTrace ? 1 : 0), "\(lost)")
    #expect(lost.output.hasPrefix("Le journal est intact") == loss.leavesTrace, "\(lost)")
    #expect(lost.errors.contains("--from SAUVEGARDE") == (loss.leavesTrace || !loss.isOfFiles))
    if loss.isOfFiles, loss.leavesTrace {
      let owner = try #require(
        (loss.gone + loss.damaged)[0].split(separator: "/").last?.split(separator: ".").first)
      #expect(lost.errors.contains(owner), "\(lost)")
      let json = await scene.stage.run("verify --json")
      #expect(json.output.contains(#""lost":[{"a"#), "\(json)")
    }
    let copied = try contents(of: whole)
    #expect(try await scene.backUp().contains(whole))
    // A backup of what is lost has it no more: the one from before is named still.
    try await scene.obey(try await scene.backUp())
    let verified = await scene.stage.run("verify")
    try await scene.obey(verified.errors, instead: whole)
    let back = await scene.stage.run("verify")
    #expect(back.status == 0 && back.errors.isEmpty, "\(back)")
    let kept = await scene.kept()
    for text in [
      "Prénom Exemple", "exemple@test.invalid", "accord.txt", "autre.txt", "vient avec", "un mot",
      "Contact Exemple",
    ] { #expect(kept.contains(text), "\(text): \(kept)") }
    let files = try scene.stage.files().filter { $0.key.hasSuffix(".sealed") }.keys.sorted()
    #expect(files.filter { !$0.contains("names") } == before.filter { !$0.contains("names") })
    #expect(try contents(of: whole) == copied)
    let said = try await scene.backUp()
    #expect(!said.contains(whole), "\(said)")
  }

  private func contents(of folder: String) throws -> [String: Data] {
    var all: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder)
    where !name.hasSuffix("lock") && !name.hasSuffix("lock.mdb") {
      all[name] = FileManager.default.contents(atPath: folder + "/" + name) ?? Data()
    }
    return all
  }

  @Test(arguments: [
    ("verify", Scene.Loss(gone: ["keys/persons/dora.key"])),
    ("people show dora", .init(gone: ["keys/persons/dora.key"])),
    ("verify", .init(damaged: ["persons/bruno.0.sealed"])),
  ])
  func `what is newer here stays, and a key that is lost comes back alone`(
    _ look: String, _ loss: VaultScene.Loss
  ) async throws {
    let scene = try await Scene()
    try await scene.backUp()
    try await scene.run([["people", "note", "dora", "une note plus récente"]])
    try scene.lose(loss)
    let told = await scene.stage.run(look)
    try await scene.obey(told.errors, instead: try scene.backups()[0])
    let kept = await scene.kept()
    #expect(kept.contains("plus récente") && kept.contains("Autre Exemple"), "\(kept)")
    #expect(await scene.stage.run("verify").status == 0)
  }

  @Test func `papers that were attached since are listed anew with a record from before`()
    async throws
  {
    let scene = try await Scene()
    try await scene.backUp()
    scene.stage.write("contrat avec Autre Exemple", to: "contrat.txt")
    try await scene.run([["people", "attach", "dora", "contrat.txt"]])
    try scene.remove("persons/dora.0.sealed")
    try await scene.obey(try await scene.backUp())
    let shown = await scene.stage.run("people show dora --json")
    #expect(shown.output.contains(#""number":3"#) || shown.output.contains("3"), "\(shown)")
    let erased = await scene.stage.run("erase bruno --dry-run")
    #expect(erased.output.contains("dora/content/3"), "\(erased)")
    #expect(await scene.stage.run("people detach dora 3 --yes").status == 0)
  }

  @Test(arguments: Language.allCases)
  func `what reads on both sides stays, is named, and is replaced when that is meant`(
    language: Language
  ) async throws {
    let scene = try await Scene(language: language.rawValue)
    try await scene.backUp()
    let copy = try scene.backups()[0]
    try scene.remove("persons/bruno.0.sealed", "keys/persons/bruno.key")
    try await scene.run([["people", "set", "bruno", "--name", "Tout Autre"]])
    // A record made anew in the place of one that is gone without a trace is named by the copies.
    let said = try await scene.backUp()
    #expect(said.contains("maillon people recover --from \(copy) bruno"), "\(said)")
    let all = await scene.stage.run("people recover --from \(copy)")
    #expect(all.status == 0 && all.errors.contains("Tout Autre"), "\(all)")
    #expect(all.errors.contains("Autre Exemple"), "\(all)")
    let line = "people recover --from \(copy) bruno"
    let unasked = await scene.stage.run(line)
    #expect(unasked.status == 65 && unasked.errors.contains("\(line) --yes"), "\(unasked)")
    let words = line.split(separator: " ").map(String.init)
    #expect(await scene.stage.run(words, answer: "n").status == 65)
    #expect(await scene.stage.run("people show bruno").output.contains("Tout Autre"))
    #expect(await scene.stage.run(words, answer: "o").status == 0)
    #expect(await scene.stage.run("people show bruno").output.contains("vient avec"))
    let after = try await scene.backUp()
    #expect(!after.contains("recover"), "\(after)")
  }

  /// Two computers went on from one copy, and back up into one place.
  @Test func `a copy that went another way lends nobody unasked, and no note but the log's own`()
    async throws
  {
    let scene = try await Scene()
    let other = scene.stage.folder + "-other"
    try FileManager.default.copyItem(atPath: scene.stage.folder, toPath: other)
    func note(_ name: String, _ text: String, in ledger: String) async throws {
      let ledger = ["--ledger", ledger]
      try await scene.run([
        ["agent", "p-7", "--agent-type", "person", "--category", "citizen"] + ledger,
        ["people", "set", "p-7", "--name", name] + ledger,
        ["donate", "5", "sheet", "--provider", "bruno", "--id", "don-7", "--note", text] + ledger,
        ["backup", scene.copies] + ledger,
      ])
    }
    try await note("Ici Exemple", "ce mot-ci", in: scene.stage.folder)
    try await note("Ailleurs Exemple", "un autre mot", in: other)
    try scene.remove(
      "persons/p-7.0.sealed", "keys/persons/p-7.key", "notes/don-7.0.sealed",
      "keys/notes/don-7.key")
    let asked = await scene.stage.run([
      "people", "recover", "--from", try scene.backups()[1], "--json",
    ])
    #expect(asked.output.contains(#""outcome":"parted""#), "\(asked)")
    try await scene.obey(try await scene.backUp())
    let kept =
      await scene.stage.run("people show p-7").output + scene.stage.run("show don-7").output
    #expect(kept.contains("Ici Exemple") && kept.contains("ce mot-ci"), "\(kept)")
    let named = await scene.stage.run([
      "people", "recover", "--from", try scene.backups()[1], "act/don-7",
    ])
    #expect(named.status == 0 && !named.output.contains("Repris"), "\(named)")
  }

  @Test
  func `what the log does not know yet is told of a ledger put aside, and again once it does`()
    async throws
  {
    let scene = try await Scene()
    try await scene.backUp()
    try await scene.run([
      ["agent", "p-7", "--agent-type", "person", "--category", "citizen"],
      ["people", "set", "p-7", "--name", "Nouvel Exemple"],
      ["donate", "5", "sheet", "--provider", "bruno", "--id", "don-7", "--note", "un mot de plus"],
      ["publish", scene.stage.folder + "-site"],
    ])
    try scene.putAside()
    let back = await scene.stage.run(["restore", scene.copies])
    #expect(back.errors.contains("p-7") && back.errors.contains("don-7"), "\(back)")
    let more = await scene.stage.run(["restore", "--published", scene.stage.folder + "-site"])
    #expect(more.errors.contains("maillon people recover --from"), "\(more)")
    try await scene.obey(more.errors)
    let kept =
      await scene.stage.run("people show p-7").output + scene.stage.run("show don-7").output
    #expect(kept.contains("Nouvel Exemple") && kept.contains("un mot de plus"), "\(kept)")
  }

  @Test
  func `a list of looks from before does not call the next contact person's record forgotten`()
    async throws
  {
    let scene = try await Scene()
    try await scene.run([["people", "forget", "chr", "--yes"]])
    try await scene.backUp()
    try await scene.run([["people", "set", "chr", "--name", "Suivante Exemple"]])
    try scene.remove("access", "persons/dora.0.sealed")
    try await scene.obey(try await scene.backUp())
    let verified = await scene.stage.run("verify")
    #expect(verified.status == 0, "\(verified)")
    #expect(await scene.stage.run("people show chr").output.contains("Suivante Exemple"))
  }

  /// As a kill leaves it: the folders are there, and not what was in them.
  @Test func `a vault that came back in part is called lost until the rest is there`() async throws
  {
    let scene = try await Scene()
    try await scene.backUp()
    let source = try scene.backups()[0]
    for shelf in ["persons", "notes"] {
      for folder in [shelf, "keys/" + shelf] {
        try scene.remove(folder)
        try FileManager.default.createDirectory(
          atPath: "\(scene.people)/\(folder)", withIntermediateDirectories: true)
      }
    }
    try Data().write(to: URL(filePath: scene.people + "/coming-back"))
    #expect(await scene.stage.run("verify").status == 1)
    #expect(await scene.stage.run(["people", "note", "dora", "nouveau"]).status == 74)
    try await scene.run([["people", "recover", "--from", source]])
    #expect(await scene.stage.run("verify").status == 0)
    #expect(await scene.kept().contains("Prénom Exemple"))
    try await scene.run([["people", "note", "dora", "nouveau"]])
  }

  @Test(arguments: ["keys", "keys/persons/bruno.key"])
  func `a file of a copy whose key is gone opens under the key of here`(lost: String) async throws {
    let scene = try await Scene()
    try await scene.backUp()
    let copy = try scene.backups()[0]
    try FileManager.default.removeItem(atPath: "\(copy)/people/\(lost)")
    try Data().write(to: URL(filePath: scene.stage.folder + "/people/persons/bruno.0.sealed"))
    let said = await scene.stage.run("backup \(scene.copies)").errors
    #expect(said.contains("people recover --from \(copy) bruno"), "\(said)")
    try await scene.run([["people", "recover", "--from", copy, "bruno"]])
    #expect(await scene.stage.run("people show bruno").output.contains("vient avec"))
    #expect(await scene.stage.run("verify").status == 0)
  }

  @Test func `a record that is lost is not handed out as an empty one`() async throws {
    let scene = try await Scene()
    try scene.remove("persons/bruno.0.sealed")
    let page = ["people", "show", "bruno", "--format", "html", "--out", "b.html"]
    #expect(await scene.stage.run(page).status == 74)
    #expect(await scene.stage.run("people show dora").status == 0)
    try scene.remove("")
    #expect(await scene.stage.run("people show dora").status == 74)
  }

  @Test
  func `of a contact person nobody is said to be made anew where no list tells of forgettings`()
    async throws
  {
    let scene = try await Scene()
    try await scene.backUp()
    try await scene.run([
      ["people", "forget", "chr", "--yes"], ["people", "set", "chr", "--name", "Suivante Exemple"],
    ])
    #expect(!(try await scene.backUp()).contains("recover"))
    try scene.remove("access")
    let said = try await scene.backUp()
    #expect(!said.contains(" chr\n") && !said.contains("anew"), "\(said)")
  }

  @Test func `nobody who was erased or forgotten since comes back, nor in what others' texts say`()
    async throws
  {
    let scene = try await Scene()
    try await scene.backUp()
    let copy = try scene.backups()[0]
    try await scene.run([
      ["erase", "dora", "--yes", "--mask", "all"], ["people", "forget", "chr", "--yes"],
      ["people", "set", "chr", "--name", "Nouveau Contact"],
    ])
    try scene.remove("persons/bruno.0.sealed", "keys/persons/bruno.key", "keys/persons/chr.key")
    for line in ["people recover --from \(copy)", "people recover --from \(copy) dora chr bruno"] {
      let outcome = await scene.stage.run(line)
      #expect(outcome.errors.contains("dora") && outcome.errors.contains("chr"), "\(outcome)")
    }
    #expect(await scene.stage.run("people recover --from \(copy) dora").status == 65)
    let bruno = await scene.stage.run("people show bruno").output
    #expect(bruno.contains("vient avec █") && !bruno.contains("Prénom"), "\(bruno)")
    let list = await scene.stage.run("people list").output
    #expect(!list.contains("Contact Exemple") && !list.contains("Prénom Exemple"), "\(list)")
  }

  @Test func `a contact person of whom nothing tells the fate comes back by name alone`()
    async throws
  {
    let scene = try await Scene()
    try await scene.backUp()
    let copy = try scene.backups()[0]
    try scene.remove("")
    let all = await scene.stage.run("people recover --from \(copy)")
    #expect(all.status == 0, "\(all)")
    let list = await scene.stage.run("people list").output
    #expect(list.contains("Prénom Exemple") && !list.contains("Contact Exemple"), "\(list)")
    try await scene.obey(all.errors)
    #expect(await scene.stage.run("people list").output.contains("Contact Exemple"))
    // The list of looks came with it, and says that it is not whole.
    #expect(await scene.stage.run("people access --json").output.contains("begunAnew"))
  }

  @Test func `a forgetting that a later backup knows keeps an earlier one from bringing back`()
    async throws
  {
    let scene = try await Scene()
    try await scene.backUp()
    try await scene.run([["people", "forget", "chr", "--yes"]])
    try await scene.backUp()
    let copies = try scene.backups()
    try scene.remove("")
    try await scene.run([["people", "recover", "--from", copies[1]]])
    let earlier = await scene.stage.run("people recover --from \(copies[0]) chr")
    #expect(earlier.status == 65, "\(earlier)")
    #expect(!(await scene.stage.run("people list").output.contains("Contact Exemple")))
  }

  @Test func `a trial and a program are told the same, and nothing is written in a trial`()
    async throws
  {
    let scene = try await Scene()
    try await scene.backUp()
    let copy = try scene.backups()[0]
    try scene.remove("persons/dora.0.sealed")
    _ = await scene.stage.run("people list")
    let before = try scene.stage.files()
    let trial = await scene.stage.run("people recover --from \(copy) --dry-run --json")
    #expect(trial.status == 0, "\(trial)")
    let row = #"{"agent":"dora","kind":"record","outcome":"taken"}"#
    #expect(trial.output.contains(row), "\(trial)")
    #expect(try scene.stage.files() == before)
    let done = await scene.stage.run("people recover --from \(copy) --json")
    #expect(done.status == 0 && done.output.contains(row), "\(done)")
    #expect(await scene.stage.run("people recover --from \(copy)").output.contains(copy))
  }

  @Test(arguments: Language.allCases)
  func `a folder from which nothing can be taken back is told as what it is`(language: Language)
    async throws
  {
    let scene = try await Scene(language: language.rawValue)
    try await scene.backUp()
    let newest = try scene.backups()[0]
    try scene.remove("persons/bruno.0.sealed")
    let other = scene.stage.folder + "-other"
    let begun = "init --origin test.invalid/other --coop coop --name Autre --ledger \(other)"
    #expect(await scene.stage.run(begun).status == 0)
    for (folder, said) in [
      (scene.copies, "maillon people recover --from \(newest)"), (other, "test.invalid/other"),
      (scene.stage.folder, scene.stage.folder), (scene.stage.folder + "-none", "maillon backup"),
    ] {
      let refused = await scene.stage.run("people recover --from \(folder)")
      #expect(refused.status == 65 && refused.errors.contains(said), "\(refused)")
    }
    #expect(await scene.stage.run("people recover").status == 64)
    #expect(await scene.stage.run("people list --from \(newest)").status == 64)
  }

  @Test(arguments: ["people", "people/keys", "people/persons"])
  func `nothing is written into a vault that is lost, until it is back or begun anew`(
    _ lost: String
  ) async throws {
    let scene = try await Scene()
    try await scene.backUp()
    for isAnew in [false, true] {
      try FileManager.default.removeItem(atPath: "\(scene.stage.folder)/\(lost)")
      for line in [
        "people set bruno --name Autre", "people note bruno encore",
        "people attach bruno accord.txt", "people forget chr --yes",
        "donate 1 sheet --provider bruno --note mot",
      ] {
        let refused = await scene.stage.run(line)
        #expect(refused.status == 74, "\(line): \(refused)")
        #expect(refused.errors.contains("maillon people recover --from SAUVEGARDE"), "\(refused)")
      }
      #expect(await scene.stage.run("verify").status == 1)
      if isAnew {
        #expect(await scene.stage.run("people list --force").status == 0)
      } else {
        try await scene.run([["people", "recover", "--from", try scene.backups()[0]]])
        #expect(await scene.stage.run("verify").status == 0)
      }
      let written = await scene.stage.run("donate 1 sheet --provider bruno --note mot")
      #expect(written.status == 0, "\(written)")
    }
  }

  @Test(arguments: VaultScene.Aside.allCases)
  func `what is printed after a restore beside a ledger put aside loses nothing`(
    _ kind: VaultScene.Aside
  )
    async throws
  {
    let scene = try await Scene()
    let later = [
      ["people", "note", "dora", "une note plus récente"],
      ["donate", "1", "sheet", "--provider", "bruno", "--id", "don-2", "--note", "au fond"],
    ]
    switch kind {
    case .older:
      try FileManager.default.copyItem(atPath: scene.stage.folder, toPath: scene.aside)
      try await scene.run([later[0]])
      try await scene.backUp()
      try FileManager.default.removeItem(atPath: scene.stage.folder)
    default:
      try await scene.backUp()
      if kind == .newer { try await scene.run([later[0]]) }
      try scene.putAside()
    }
    try scene.wear(kind)
    let back = await scene.stage.run("restore \(scene.copies)")
    #expect(back.status == 0 && !back.errors.contains("cp "), "\(back)")
    try await scene.obey(back.errors)
    // What replaces is asked, and goes on with the word that is printed then.
    let kept = await scene.kept()
    for text in ["Prénom Exemple", "accord.txt", "vient avec", "un mot", "Contact Exemple"] {
      #expect(kept.contains(text), "\(text): \(kept)")
    }
    #expect(kept.contains("plus récente") == [.newer, .older].contains(kind), "\(back)")
    #expect(await scene.stage.run("verify").status == 0)
  }

  @Test func `what came while the question was open is not replaced by the answer`() async throws {
    let scene = try await Scene()
    defer { try? FileManager.default.removeItem(atPath: scene.copies) }
    try await scene.backUp()
    try await scene.run([["people", "note", "bruno", "d’avant la question"]])
    let bruno = Recovery.Name.person(AgentID("bruno"))
    func ledger() throws -> Ledger {
      try Ledger.open(
        at: scene.stage.folder, projectors: [],
        clock: { Instant(milliseconds: 1_586_100_000_000) })
    }
    var request = RecoveryRequest(source: try scene.backups()[0], names: [bruno], isTrial: true)
    let by = AgentID("coop")
    request.replaced = try ledger().recover(request, by: by).replaceable
    try #require(request.replaced.map(\.name) == [bruno])
    request.isTrial = false
    try await scene.run([["people", "note", "bruno", "venue entre-temps"]])
    #expect(try ledger().recover(request, by: by).taken.isEmpty)
    let kept = await scene.stage.run("people show bruno").output
    #expect(kept.contains("venue entre-temps") && kept.contains("d’avant"), "\(kept)")
  }
}
