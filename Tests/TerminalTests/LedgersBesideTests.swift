import Foundation
import Programs
import Testing
import Wording

@testable import Terminal

/// Other folders of a ledger that lie beside it: some were put aside, and there may be several. Names are
/// placeholders.
@Suite struct LedgersBesideTests {
  private func machine() async throws -> Machine { try await Machine.withEverything() }

  private func move(_ name: String, to other: String, on machine: Machine) throws {
    try FileManager.default.moveItem(
      atPath: machine.top + "/" + name, toPath: machine.top + "/" + other)
  }

  private func copy(_ name: String, to other: String, on machine: Machine) throws {
    try FileManager.default.copyItem(
      atPath: machine.top + "/" + name, toPath: machine.top + "/" + other)
  }

  private func run(_ lines: [String], on machine: Machine) async throws {
    for line in lines {
      let outcome = await machine.run(line)
      try #require(outcome.status == 0, "\(line): \(outcome)")
    }
  }

  private func obey(_ command: some StringProtocol) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", String(command)]
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

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
    try copy("ledger", to: "ledger-aside", on: machine)
    try await run(["donate 1 sheet --provider plast --id later"], on: machine)
    try move("ledger", to: "ledger-aside-2", on: machine)
    let back = await machine.run("restore @/backups")
    #expect(back.status == 0 && back.errors.contains("/ledger-aside-2"), "\(back)")
    #expect(await machine.run("donate 1 sheet --provider plast").status == 65)
  }

  @Test func `each of two that were put aside with acts of their own is named, until the end`()
    async throws
  {
    let machine = try await machine()
    for (name, count) in [("ledger-aside", 1), ("ledger-aside-2", 2)] {
      try copy("ledger", to: name, on: machine)
      for index in 0..<count {
        let id = "later-\(count)-\(index)"
        try await run(
          ["donate 1 sheet --provider plast --id \(id) --ledger @/\(name)"], on: machine)
      }
    }
    machine.remove("ledger")
    let back = await machine.run("restore @/backups")
    let told = back.errors.matches(of: /\/(ledger-aside(?:-2)?)\s»\sest du même registre/)
    #expect(Set(told.map { "\($0.output.1)" }) == ["ledger-aside", "ledger-aside-2"], "\(back)")
    let publish = "publish @/more --ledger @/ledger-aside-2"
    try await run([publish], on: machine)
    let more = await machine.run("restore --published @/more")
    #expect(more.status == 0, "\(more)")
    #expect(more.errors.contains("journal --ledger \(machine.top)/ledger-aside\n"), "\(more)")
    #expect(!more.errors.contains("ledger-aside-2"), "\(more)")
  }

  @Test(arguments: Language.allCases)
  func `what is lost here and lies in a folder beside comes back from there, as printed`(
    language: Language
  ) async throws {
    let machine = try await machine()
    let lang = " --lang \(language.rawValue)"
    try copy("ledger", to: "ledger-aside", on: machine)
    machine.write("ledger/people/persons/p-1.0.sealed", "")
    for line in ["verify", "status", "backup @/backups", "people list"] {
      let told = await machine.run(line + lang)
      let printed = told.errors.matches(of: /\n  maillon (people recover .+)/).map { $0.output.1 }
      // A backup that has it is as good.
      let place = line.hasPrefix("backup") ? "/backups/" : "/ledger-aside"
      #expect(printed.contains { $0.contains(place) }, "\(line): \(told)")
      #expect(!told.errors.contains("erase p-1"), "\(line): \(told)")
    }
    let told = await machine.run("verify" + lang)
    let printed = told.errors.firstMatch(of: /\n  maillon (people recover .+ledger-aside.*)/)
    try await run([String(try #require(printed, "\(told)").output.1)], on: machine)
    #expect(await machine.run("verify").status == 0)
    #expect(await machine.run("people show p-1").output.contains("Exemple"))
  }

  @Test func `a ledger behind a link that was put aside is found, and the ledger itself is not`()
    async throws
  {
    let machine = try await machine()
    try await run(
      ["people set plast --name Exemple", "donate 1 sheet --provider plast"], on: machine)
    try move("ledger", to: "data", on: machine)
    machine.link("ledger-aside", to: machine.top + "/data")
    let back = await machine.run("restore @/backups")
    #expect(back.status == 0 && back.errors.contains("/ledger-aside"), "\(back)")
    #expect(await machine.run("donate 2 sheet --provider plast").status == 65)
    machine.link("ledger-2", to: machine.top + "/ledger")
    #expect(!(await machine.run("erase p-1 --yes")).errors.contains("ledger-2"))
  }

  @Test func `files that both folders share are not written over by what is printed`() async throws
  {
    let machine = try await machine()
    let top = machine.top
    #expect(try obey("cp -al \(top)/ledger \(top)/ledger-aside") == 0)
    try await run(["people set plast --name Autre", "erase p-1 --yes"], on: machine)
    let told = await machine.run("verify")
    let printed = try #require(told.errors.firstMatch(of: /\n  maillon (erase .+)/)?.1, "\(told)")
    try await run([printed + " --yes"], on: machine)
    let after = await machine.run("verify")
    #expect(after.status == 0 && !after.errors.contains("ledger-aside"), "\(after)")
    #expect(await machine.run("people show plast").output.contains("Autre"))
  }

  @Test(arguments: ["checkpoint", "key"])
  func `one that lost a small file is said to have acts that are not here`(file: String)
    async throws
  {
    let machine = try await machine()
    try await run(["donate 1 sheet --provider plast --id later"], on: machine)
    try move("ledger", to: "ledger-aside", on: machine)
    machine.remove("ledger-aside/" + file)
    let back = await machine.run("restore @/backups")
    #expect(back.status == 0, "\(back)")
    // Brought in before anything is recorded, they are no other history.
    let printed = try #require(
      back.errors.firstMatch(of: /\n  ((?:cp .+ && )?maillon publish .+)/)?.1, "\(back)")
    for command in printed.split(separator: " && ") {
      if command.hasPrefix("cp ") {
        #expect(try obey(command) == 0)
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
    try move("ledger", to: name, on: machine)
    let back = await machine.run("restore @/publication")
    #expect(back.status == 0 && back.errors.contains("/" + name), "\(back)")
    #expect(machine.text("ledger/key") == machine.text(name + "/key"), "\(back)")
  }

  @Test(arguments: Language.allCases)
  func `one of quite another name that has the key is named, with the command that takes it`(
    language: Language
  ) async throws {
    let machine = try await machine()
    try move("ledger", to: "mort", on: machine)
    let back = await machine.run("restore @/publication --lang \(language.rawValue)")
    let command = try #require(back.errors.firstMatch(of: /cp \S*mort\/key .+/)).0
    #expect(try obey(command) == 0)
    #expect(machine.text("ledger/key") == machine.text("mort/key"))
    #expect(await machine.run("donate 1 sheet --provider plast").status == 0)
    #expect(await machine.run("verify").status == 0)
    #expect(await machine.run("publish @/publication").status == 0)
  }

  @Test(arguments: Language.allCases)
  func `one that still has somebody erased is named until that is done there too, as printed`(
    language: Language
  ) async throws {
    let machine = try await machine()
    let lang = " --lang \(language.rawValue)"
    try copy("ledger", to: "alt", on: machine)
    try copy("ledger", to: "ledger-aside", on: machine)
    let erased = await machine.run("erase p-1 --yes" + lang)
    #expect(erased.status == 0, "\(erased)")
    for told in [
      erased, await machine.run("verify" + lang), await machine.run("backup @/backups" + lang),
    ] {
      #expect(told.status == 0 && told.errors.contains("/alt"), "\(told)")
      #expect(told.errors.contains("/ledger-aside") && told.errors.contains("p-1"), "\(told)")
    }
    let json = await machine.run("verify --json").output
    #expect(json.contains(#""heldBeside":["#), "\(json)")
    // Nothing is printed that destroys more than was asked for.
    #expect(!erased.errors.contains("shred"), "\(erased)")
    let commands = erased.errors.matches(of: /\n  maillon (erase .+)/).map { "\($0.output.1)" }
    #expect(commands.count == 2, "\(erased)")
    try await run(commands.map { $0 + " --yes" }, on: machine)
    for line in ["verify", "backup @/backups"] {
      let told = await machine.run(line + lang)
      #expect(!told.errors.contains("/alt") && !told.errors.contains("-aside"), "\(told)")
    }
    #expect(machine.text("alt/config") != nil)
  }

  @Test func `one that still has a contact person who was forgotten is named`() async throws {
    let machine = try await machine()
    try await run(["people set plast --name Exemple"], on: machine)
    try copy("ledger", to: "ledger-aside", on: machine)
    let forgotten = await machine.run("people forget plast --yes")
    #expect(forgotten.status == 0 && forgotten.errors.contains("/ledger-aside"), "\(forgotten)")
    #expect(forgotten.errors.contains("people forget plast --ledger"), "\(forgotten)")
  }

  @Test(arguments: Language.allCases)
  func `of one that goes on, its acts are to be brought in first, by commands that work`(
    language: Language
  ) async throws {
    let machine = try await machine()
    let lang = " --lang \(language.rawValue)"
    try copy("ledger", to: "ledger-aside", on: machine)
    try await run(
      ["donate 1 sheet --provider plast --id later --ledger @/ledger-aside"], on: machine)
    // Nothing was written here since.
    let erased = await machine.run("erase p-1 --yes" + lang)
    #expect(erased.status == 0 && erased.errors.contains("/ledger-aside"), "\(erased)")
    // The erasure is an entry of its own: the two have parted, and its acts can be read there only.
    let journal = try #require(erased.errors.firstMatch(of: /\n  (maillon journal .+)/)).1
    // What would be lost with it is not destroyed by a command of the same answer.
    #expect(!erased.errors.contains("find ") && !erased.errors.contains("shred"), "\(erased)")
    let acts = await machine.run(String(journal).replacing("maillon ", with: ""))
    #expect(acts.status == 0 && acts.output.contains("later"), "\(acts)")
  }

  @Test(arguments: Language.allCases)
  func `a copy that went its own way and has somebody erased is first looked into`(
    language: Language
  ) async throws {
    let machine = try await machine()
    let lang = " --lang \(language.rawValue)"
    try copy("ledger", to: "pc2", on: machine)
    try await run(
      [
        "donate 1 sheet --provider plast --id theirs --ledger @/pc2",
        "backup @/backups --ledger @/pc2", "erase p-1 --yes",
      ], on: machine)
    machine.remove("pc2")
    let told = await machine.run("backup @/backups" + lang)
    let forked = try FileManager.default.contentsOfDirectory(atPath: machine.top + "/backups")
      .sorted()[1]
    let commands = told.errors.matches(of: /\n  (maillon .+)/).map { String($0.output.1) }
    try #require(commands.count == 3, "\(told)")
    for command in commands.dropLast() {
      let outcome = await machine.run(command.replacing("maillon ", with: ""))
      #expect(outcome.status == 0, "\(command): \(outcome)")
      if command.contains("journal") { #expect(outcome.output.contains("theirs"), "\(outcome)") }
    }
    // What it has more comes first: no command destroys anything in the same answer.
    #expect(commands[2].contains("people recover --from") && commands[2].contains(forked))
    #expect(!told.errors.contains("shred") && told.errors.contains("people/keys"), "\(told)")
    #expect(await machine.run("restore @/backups/\(forked) --ledger @/back").status == 0)
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
    try move("ledger", to: "alt", on: machine)
    for line in ["restore @/alt", "restore @/alt --published @/publication"] {
      let told = await machine.run(line + lang)
      #expect(told.status == 64 && !told.errors.contains("SHA256SUMS"), "\(told)")
      let command = try #require(told.errors.firstMatch(of: /mv \S+ \S+\/ledger/)).0
      #expect(try obey(command) == 0)
      #expect(await machine.run("verify").status == 0)
      try move("ledger", to: "alt", on: machine)
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
    try await run(
      [
        "donate 1 sheet --provider plast --id theirs", "donate 2 sheet --provider plast --id more",
        "publish @/publication",
      ], on: machine)
    machine.remove("ledger")
    try await run(["restore @/backups", "donate 3 sheet --provider plast --id own"], on: machine)
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
    #expect(try obey(command) == 0)
    #expect(await machine.run("publish @/usb/site").status == 0)
  }
}
