import Foundation
import Programs
import Testing
import Wording

@testable import Terminal

/// Other folders of a ledger that lie beside it: some were put aside, and there may be several. Names are
/// placeholders.
@Suite struct LedgersBesideTests {
  private func machine() async throws -> Machine { try await Machine.withEverything() }

  @Test(arguments: Language.allCases)
  func `where one was put aside already, the next goes under a free name, as printed`(
    language: Language
  ) async throws {
    let machine = try await machine()
    let (here, lang) = (machine.top + "/ledger", " --lang \(language.rawValue)")
    let first = await machine.run("init --coop x --name y" + lang)
    #expect(
      first.errors.contains("mv \(here) \(here)-aside;")
        || first.errors.contains("mv \(here) \(here)-aside ;"), "\(first)")
    machine.write("ledger-aside/note.txt", "of an earlier time")
    let second = await machine.run("init --coop x --name y" + lang)
    #expect(second.errors.contains("mv \(here) \(here)-aside-2"), "\(second)")
    machine.remove("ledger/log/data.mdb")
    let gone = await machine.run("verify" + lang)
    #expect(gone.errors.contains("mv \(here) \(here)-aside-2"), "\(gone)")
  }

  @Test func `a ledger's path that ends in a dot is told by its name`() async throws {
    let machine = try await machine()
    let here = machine.top + "/ledger"
    for way in ["ledger/.", "ledger/./", "ledger/log/.."] {
      let told = await machine.run("init --coop x --name y --ledger @/\(way)")
      #expect(told.errors.contains("mv \(here) \(here)-aside"), "\(told)")
    }
  }

  @Test func `of two that were put aside the one that goes furthest counts`() async throws {
    let machine = try await machine()
    try machine.copy("ledger", to: "ledger-aside")
    try await machine.run(["donate 1 sheet --provider plast --id later"])
    try machine.move("ledger", to: "ledger-aside-2")
    let back = await machine.run("restore @/backups")
    #expect(back.status == 0 && back.errors.contains("/ledger-aside-2"), "\(back)")
    #expect(await machine.run("donate 1 sheet --provider plast").status == 65)
  }

  @Test func `each of two that were put aside with acts of their own is named, until the end`()
    async throws
  {
    let machine = try await machine()
    for (name, count) in [("ledger-aside", 1), ("ledger-aside-2", 2)] {
      try machine.copy("ledger", to: name)
      for index in 0..<count {
        let id = "later-\(count)-\(index)"
        try await machine.run(
          ["donate 1 sheet --provider plast --id \(id) --ledger @/\(name)"])
      }
    }
    machine.remove("ledger")
    let back = await machine.run("restore @/backups")
    let told = back.errors.matches(of: /\/(ledger-aside(?:-2)?)\s»\sest du même registre/)
    #expect(Set(told.map { "\($0.output.1)" }) == ["ledger-aside", "ledger-aside-2"], "\(back)")
    let publish = "publish @/more --ledger @/ledger-aside-2"
    try await machine.run([publish])
    let more = await machine.run("restore --published @/more")
    #expect(more.status == 0, "\(more)")
    #expect(more.errors.contains("journal --ledger \(machine.top)/ledger-aside\n"), "\(more)")
    #expect(!more.errors.contains("ledger-aside-2"), "\(more)")
  }

  @Test func `a ledger behind a link that was put aside is found, and the ledger itself is not`()
    async throws
  {
    let machine = try await machine()
    try await machine.run(
      ["people set plast --name Exemple", "donate 1 sheet --provider plast"])
    try machine.move("ledger", to: "data")
    machine.link("ledger-aside", to: machine.top + "/data")
    let back = await machine.run("restore @/backups")
    #expect(back.status == 0 && back.errors.contains("/ledger-aside"), "\(back)")
    #expect(await machine.run("donate 2 sheet --provider plast").status == 65)
    machine.link("ledger-2", to: machine.top + "/ledger")
    #expect(!(await machine.run("erase p-1 --yes")).errors.contains("ledger-2"))
  }

  @Test(arguments: ["checkpoint", "key"])
  func `one that lost a small file is said to have acts that are not here`(file: String)
    async throws
  {
    let machine = try await machine()
    try await machine.run(["donate 1 sheet --provider plast --id later"])
    try machine.move("ledger", to: "ledger-aside")
    machine.remove("ledger-aside/" + file)
    let back = await machine.run("restore @/backups")
    #expect(back.status == 0, "\(back)")
    // Brought in before anything is recorded, they are no other history.
    let printed = try #require(
      back.errors.firstMatch(of: /\n  ((?:cp .+ && )?maillon publish .+)/)?.1, "\(back)")
    for command in printed.split(separator: " && ") {
      if command.hasPrefix("cp ") {
        #expect(try Machine.obey(command) == 0)
      } else {
        let outcome = await machine.run(String(command.dropFirst("maillon ".count)))
        #expect(outcome.status == 0, "\(command): \(outcome)")
      }
    }
    #expect(await machine.run("show later").status == 0)
    #expect(await machine.run("donate 1 sheet --provider plast").status == 0)
  }

  @Test(arguments: ["ledger-mort", "ledger.old", "ledger-aside-3"])
  func `one that was put aside under a name of one's own lends its key`(name: String) async throws {
    let machine = try await machine()
    try machine.move("ledger", to: name)
    let back = await machine.run("restore @/publication")
    #expect(back.status == 0 && back.errors.contains("/" + name), "\(back)")
    #expect(machine.text("ledger/key") == machine.text(name + "/key"), "\(back)")
  }

  @Test(arguments: Language.allCases)
  func `one of quite another name that has the key is named, with the command that takes it`(
    language: Language
  ) async throws {
    let machine = try await machine()
    try machine.move("ledger", to: "mort")
    let back = await machine.run("restore @/publication --lang \(language.rawValue)")
    let command = try #require(back.errors.firstMatch(of: /cp \S*mort\/key .+/)).0
    #expect(try Machine.obey(command) == 0)
    #expect(machine.text("ledger/key") == machine.text("mort/key"))
    #expect(await machine.run("donate 1 sheet --provider plast").status == 0)
    #expect(await machine.run("verify").status == 0)
    #expect(await machine.run("publish @/publication").status == 0)
  }

  // MARK: - Words that lead nowhere

  @Test(arguments: Language.allCases)
  func `what is printed where a backup was given as a publication is not what was refused`(
    language: Language
  ) async throws {
    let machine = try await machine()
    machine.remove("ledger")
    for line in [
      "restore @/backups --published @/backups", "restore @/other --published @/backups",
    ] {
      let told = await machine.run("\(line) --lang \(language.rawValue)")
      #expect(told.status == 64, "\(told)")
      #expect(!told.errors.contains("--published \(machine.top)/backups"), "\(told)")
      #expect(!told.errors.contains("--published \(machine.top)/other"), "\(told)")
    }
  }

  @Test(arguments: Language.allCases)
  func `a ledger that is given as a backup is called one, and takes its place as printed`(
    language: Language
  ) async throws {
    let machine = try await machine()
    let lang = " --lang \(language.rawValue)"
    let busy = await machine.run("restore @/other" + lang)
    #expect(busy.status == 64 && busy.errors.contains("--ledger \(machine.top)/other"), "\(busy)")
    #expect(!busy.errors.contains("mv "), "\(busy)")
    try machine.move("ledger", to: "alt")
    for line in ["restore @/alt", "restore @/alt --published @/publication"] {
      let told = await machine.run(line + lang)
      #expect(told.status == 64 && !told.errors.contains("SHA256SUMS"), "\(told)")
      let command = try #require(told.errors.firstMatch(of: /mv \S+ \S+\/ledger/)).0
      #expect(try Machine.obey(command) == 0)
      #expect(await machine.run("verify").status == 0)
      try machine.move("ledger", to: "alt")
    }
  }

  @Test(arguments: Language.allCases)
  func `an archive that nothing vouches for says so, one that is held against something does not`(
    language: Language
  ) async throws {
    let machine = try await machine()
    machine.remove("ledger")
    let told = await machine.run("restore @/archive.jsonl --lang \(language.rawValue)")
    #expect(told.status == 0 && told.errors.contains("--root"), "\(told)")
    machine.remove("ledger")
    let held = await machine.run(
      "restore @/archive.jsonl --origin test.invalid/coop --published @/publication")
    #expect(held.status == 0 && !held.errors.contains("--root"), "\(held)")
    machine.remove("ledger")
    let text = try #require(machine.text("archive.jsonl"))
    machine.write("archive.jsonl", text.replacing("livr-1", with: "livr-2"))
    let changed = await machine.run(
      "restore @/archive.jsonl --origin test.invalid/coop --published @/publication")
    #expect(changed.status != 0 && machine.text("ledger/config") == nil, "\(changed)")
  }

  @Test(arguments: [
    (Language.fr, "1 écriture publiée (place 8) serait abandonnée", "(places 7 à 8) seraient"),
    (.nl, "1 gepubliceerde inschrijving (plaats 8) wordt opgegeven", "(plaatsen 7 tot 8) worden"),
    (.de, "1 veröffentlichter Eintrag (Stelle 8) wird aufgegeben", "(Stellen 7 bis 8) werden"),
    (.en, "1 published entry (place 8) would", "2 published entries (places 7 to 8) would"),
  ])
  func `what is given up is counted by the publication, where that is at hand`(
    language: Language, one: String, two: String
  ) async throws {
    let machine = try await machine()
    try await machine.run(
      [
        "donate 1 sheet --provider plast --id theirs", "donate 2 sheet --provider plast --id more",
        "publish @/publication",
      ])
    machine.remove("ledger")
    try await machine.run(["restore @/backups", "donate 3 sheet --provider plast --id own"])
    #expect(await machine.run("restore --published @/publication/checkpoint").status == 65)
    let accept = "restore --accept-loss --lang \(language.rawValue)"
    let told = await machine.run(accept)
    #expect(told.errors.contains(one), "\(told)")
    let known = await machine.run(accept + " --published @/publication")
    #expect(known.errors.contains(two), "\(known)")
  }

  @Test(arguments: ["init --coop c --name C", "restore ../backups"])
  func `nothing takes the place of the folder that one is in`(line: String) async throws {
    let machine = try await machine()
    machine.remove("ledger")
    machine.write("ici/x", "")
    machine.remove("ici/x")
    let tool = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: ".build/debug/maillon").path
    let told = try Program.run(
      "/bin/sh", ["-c", "cd \(machine.top)/ici && \(tool) \(line) --ledger . --lang fr"])
    #expect(told.status == 64 && told.output.contains("cd .."), "\(told.output)")
    #expect(told.output.contains("--ledger \(machine.top)/ici"), "\(told.output)")
    #expect(machine.contents(of: "ici/").isEmpty)
  }

  @Test(arguments: Language.allCases)
  func `a publication asks whether the disk is there, as a backup does`(language: Language)
    async throws
  {
    let machine = try await machine()
    let told = await machine.run("publish @/usb/site --lang \(language.rawValue)")
    let command = try #require(told.errors.firstMatch(of: /mkdir -p \S+/)).0
    #expect(told.status == 64 && machine.contents(of: "usb").isEmpty, "\(told)")
    #expect(try Machine.obey(command) == 0)
    #expect(await machine.run("publish @/usb/site").status == 0)
  }
}
