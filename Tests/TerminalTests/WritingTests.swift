import Foundation
import Outgoing
import Testing

@testable import Terminal

/// Every command that writes outside its ledger, against every folder that must stay as it is.
@Suite struct WritingTests {
  /// What is typed for each command that writes; `%` is where to. A command without a row fails.
  private static let rows: [String: [String]] = [
    "export": ["export --out %"],
    "prove": ["prove don-1 --out %"],
    "report": [
      "report impact --from 2020-04-01 --to 2020-04-30 --out %",
      "report impact --from 2020-04-01 --to 2020-04-30 --format html --issue --out %",
      "report statement plast --to 2020-04-30 --format csv --out %",
      "report audit --from 2020-04-01 --to 2020-04-30 --out %",
    ],
    "paper": ["paper receipt don-1 --out %"],
    "people": ["people show p-1 --format html --out %", "people fetch p-1 1 --out %"],
    "backup": ["backup %"],
    "publish": ["publish %"],
    "init": ["init --ledger %"],
    "restore": ["restore @/archive.jsonl --ledger %", "restore @/backups --ledger %"],
  ]

  /// These make a ledger where `--ledger` says.
  private static let makers = ["init", "restore"]

  @Test func `every command that writes has a row in the matrix`() {
    let writers = CommandTable.all.filter { command in
      command.options.contains { $0.meaning == .option(.out) }
        || (command as? any NamedCommand)?.usage.contains(.directory) == true
    }
    #expect(Set(writers.map(\.name) + Self.makers) == Set(Self.rows.keys))
    for writer in writers where writer.options.contains(where: { $0.meaning == .option(.out) }) {
      #expect(writer.options.contains { $0.meaning == .option(.force) }, "\(writer.name)")
    }
  }

  enum Folder: String, CaseIterable {
    case ledger, other, witness, backup, publication, pack
  }

  @Test(arguments: Folder.allCases)
  func `nothing is written into, over or under a folder that is to stay as it is`(folder: Folder)
    async throws
  {
    let machine = try await Machine.withEverything()
    let before = machine.contents
    #expect(before.count > 30)
    for (name, lines) in Self.rows {
      for line in lines {
        for target in machine.targets(folder) where !isMeant(line, folder, target, machine) {
          let force = CommandTable.command(named: name)?.options
            .contains { $0.meaning == .option(.force) }
          for ending in force == true ? ["", " --force"] : [""] {
            let typed = (line + ending).replacing("%", with: target)
            let outcome = await machine.run(typed)
            #expect([64, 65, 74].contains(outcome.status), "\(typed): \(outcome)")
            #expect(outcome.errors.hasPrefix("maillon: "), "\(typed): \(outcome)")
          }
        }
      }
    }
    #expect(machine.contents == before)
  }

  /// What the folder is there for: a log is published again, a folder for auditors made anew.
  private func isMeant(
    _ line: String, _ folder: Folder, _ target: String, _ machine: Machine
  ) -> Bool {
    let place = (try? Place(target).path) ?? target
    return switch folder {
    case .publication: line.hasPrefix("publish") && place == machine.path(.publication)
    case .pack:
      line.hasPrefix("report audit") && place == machine.path(.pack)
        || line.hasPrefix("publish") && place == machine.path(.pack) + "/site"
    case .ledger, .other, .witness, .backup: false
    }
  }

  @Test func `what is meant still goes: again into its own, and beside`() async throws {
    let machine = try await Machine.withEverything()
    machine.write("own/letter.txt", "mine")
    for line in [
      "publish \(machine.path(.publication))", "publish \(machine.top)/site2",
      "report audit --from 2020-04-01 --to 2020-04-30 --out \(machine.path(.pack))",
      "backup \(machine.top)/backups", "export --out \(machine.top)/archive.jsonl",
      "export --out \(machine.top)/backups/archive.jsonl", "export --out /dev/null",
      "init --ledger \(machine.top)/third",
      "paper receipt don-1 --out \(machine.top)/own/recu.html",
      "report statement plast --to 2020-04-30 --format csv --out \(machine.top)/own/releve.csv",
    ] {
      // Twice: what we made may be made anew.
      for _ in 0..<(line.hasPrefix("init") ? 1 : 2) {
        let outcome = await machine.run(line)
        #expect(outcome.status == 0, "\(line): \(outcome)")
      }
    }
  }

  @Test func `what is secret does not go where a log is published, nor the other way`() async throws
  {
    let machine = try await Machine.withEverything()
    machine.write("www/index.html", "<p>x</p>")
    #expect(await machine.run("backup \(machine.top)/www/backups").status == 0)
    let before = machine.contents
    for line in [
      "publish \(machine.top)/www", "publish \(machine.top)", "publish \(machine.top)/backups",
      "report audit --from 2020-04-01 --to 2020-04-30 --out \(machine.top)/www",
      "backup \(machine.top)/pages",
    ] {
      machine.link("pages/site", to: machine.path(.publication))
      let outcome = await machine.run(line)
      #expect(outcome.status == 64 && outcome.errors.contains("Rien n’est écrit"), "\(outcome)")
      machine.remove("pages")
    }
    #expect(machine.contents == before)
  }

  @Test func `a file that is not ours stays unless it is asked for, and our own are made anew`()
    async throws
  {
    let machine = try await Machine.withEverything()
    machine.write("thesis.pdf", "%PDF-1.7 years of work")
    let path = machine.top + "/thesis.pdf"
    let refused = await machine.run("export --out \(path)")
    #expect(refused.status == 64 && refused.errors.contains("--force"), "\(refused)")
    #expect(machine.text("thesis.pdf") == "%PDF-1.7 years of work")
    #expect(await machine.run("export --out \(path) --force").status == 0)
    #expect(machine.text("thesis.pdf")?.hasPrefix("{\"") == true)
    machine.write("www/key", "my house key")
    let other = await machine.run("publish \(machine.top)/www")
    #expect(other.status == 64 && machine.text("www/key") == "my house key", "\(other)")
  }

  @Test func `what was made here is made anew, and takes the place of nothing else that was`()
    async throws
  {
    let machine = try await Machine.withEverything()
    machine.write("own/letter.txt", "mine")
    let lines = [
      "report impact --from 2020-04-01 --to 2020-04-30 --out %",
      "report impact --from 2020-04-01 --to 2020-04-30 --format csv --dialect machine --out %",
      "report impact --from 2020-04-01 --to 2020-04-30 --format html --out %",
      "prove don-1 --out %", "people show p-1 --format json --out %", "export --out %",
    ]
    for (number, line) in lines.enumerated() {
      for _ in 0..<2 {
        let typed = line.replacing("%", with: machine.top + "/own/ours\(number)")
        let outcome = await machine.run(typed)
        #expect(outcome.status == 0, "\(typed): \(outcome)")
      }
    }
    #expect(await machine.run("donate 5 sheet --provider plast --on 2020-04-03").status == 0)
    let before = machine.contents(of: "own/")
    for (number, line) in lines.enumerated() {
      for other in lines.indices where other != number {
        let typed = line.replacing("%", with: machine.top + "/own/ours\(other)")
        let outcome = await machine.run(typed)
        #expect(outcome.status == 64 && outcome.errors.contains("--force"), "\(typed): \(outcome)")
      }
    }
    // Another ledger's archive is no archive of this one continued.
    let other = await machine.run("export --ledger @/other --out @/own/ours5")
    #expect(other.status == 64 && other.errors.contains("archive"), "\(other)")
    #expect(machine.contents(of: "own/") == before)
    for (number, line) in lines.enumerated() {
      let typed = line.replacing("%", with: machine.top + "/own/ours\(number)")
      #expect(await machine.run(typed).status == 0, "\(typed)")
    }
  }

  @Test func `a report that the log calls issued stays, one that was only looked at is made anew`()
    async throws
  {
    let machine = try await Machine.withEverything()
    let line = "report impact --from 2020-04-01 --to 2020-04-30 --out @/"
    #expect(await machine.run(line + "issued.json --issue").status == 0)
    #expect(await machine.run(line + "draft.json").status == 0)
    #expect(await machine.run("donate 5 sheet --provider plast --on 2020-04-03").status == 0)
    let issued = machine.text("issued.json")
    for ending in ["", " --issue"] {
      let outcome = await machine.run(line + "issued.json" + ending)
      #expect(outcome.status == 64 && outcome.errors.contains("--force"), "\(outcome)")
      #expect(machine.text("issued.json") == issued)
    }
    #expect(await machine.run(line + "draft.json").status == 0)
    #expect(await machine.run(line + "issued.json --force").status == 0)
  }

  @Test func `a folder that holds another log, or a file in the way, is left as it is`()
    async throws
  {
    let machine = try await Machine.withEverything()
    machine.write("cut/tile", "a file")
    machine.write("other-head/checkpoint", "nothing of ours")
    machine.write("folder/key/x", "x")
    #expect(await machine.run("publish @/elsewhere --ledger @/other").status == 0)
    machine.write("bare/checkpoint", machine.text("elsewhere/checkpoint") ?? "")
    machine.write("bare2/cosigned", machine.text("elsewhere/checkpoint") ?? "")
    let before = machine.contents
    for name in ["cut", "other-head", "folder", "elsewhere", "bare", "bare2"] {
      let outcome = await machine.run("publish @/\(name)")
      #expect(outcome.status == 64, "\(name): \(outcome)")
      #expect(!outcome.errors.contains("--force"), "\(name): \(outcome)")
    }
    #expect(machine.contents == before)
    let restored = await machine.run("restore @/backups --published @/accord.txt --ledger @/none")
    #expect(restored.status == 65 && restored.errors.contains(" publish"), "\(restored)")
  }

  @Test func `a folder for auditors is made whole or not at all`() async throws {
    let machine = try await Machine.withEverything()
    let line = "report audit --from 2020-04-01 --to 2020-04-30 --out @/pack"
    #expect(await machine.run("donate 5 sheet --provider plast --on 2020-04-03").status == 0)
    machine.write("pack/LISEZMOI.txt", "a letter of mine")
    let before = machine.contents(of: "pack")
    let outcome = await machine.run(line)
    #expect(outcome.status == 64 && outcome.errors.contains("LISEZMOI.txt"), "\(outcome)")
    #expect(machine.contents(of: "pack") == before)
    machine.remove("pack/LISEZMOI.txt")
    #expect(await machine.run(line).status == 0)
  }

  @Test func `a table of somebody else is no table of ours, whatever its first column is called`()
    async throws
  {
    let machine = try await Machine.withEverything()
    machine.write("parts.csv", "part,quantity,price\nscrew,5,3\n")
    let line = "report impact --from 2020-04-01 --to 2020-04-30 --format csv --out @/parts.csv"
    for dialect in ["", " --dialect machine"] {
      #expect(await machine.run(line + dialect).status == 64)
    }
    #expect(machine.text("parts.csv") == "part,quantity,price\nscrew,5,3\n")
  }

  @Test func `a page that is issued is not written where its document cannot be`() async throws {
    let machine = try await Machine.withEverything()
    machine.write("r.json", #"{"my":"own"}"#)
    let outcome = await machine.run(
      "report impact --from 2020-04-01 --to 2020-04-30 --format html --out @/r.html --issue --yes")
    #expect(outcome.status == 64, "\(outcome)")
    #expect(machine.text("r.html") == nil && machine.text("r.json") == #"{"my":"own"}"#)
    #expect(await machine.run("journal --json").output.contains("reportIssued") == false)
  }

  @Test func `what tells of persons is for its owner alone`() async throws {
    let machine = try await Machine.withEverything()
    machine.write("own/letter.txt", "mine")
    for (line, mode) in [
      ("people show p-1 --format html --out %", 0o600), ("people fetch p-1 1 --out %", 0o600),
      ("paper receipt don-1 --out %", 0o600),
      ("report statement plast --to 2020-04-30 --out %", 0o600),
      ("report impact --from 2020-04-01 --to 2020-04-30 --out %", 0o644),
      ("export --out %", 0o644),
    ] {
      machine.remove("own/out")
      #expect(await machine.run(line.replacing("%", with: machine.top + "/own/out")).status == 0)
      let path = machine.top + "/own/out"
      let found = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
      #expect(found as? Int == mode, "\(line)")
    }
  }

  @Test func `a folder that is no ledger is called what it is, and what helps works as printed`()
    async throws
  {
    let machine = try await Machine.withEverything()
    for (folder, word) in [
      (machine.path(.backup), "une sauvegarde"), (machine.top + "/backups", "sauvegardes"),
      (machine.path(.publication), "publié"), (machine.path(.pack), "contrôle"),
      (machine.path(.witness), "témoin"), (machine.top + "/archive.jsonl", "un fichier"),
      (machine.top + "/archive.jsonl/x", "un fichier"),
    ] {
      let before = machine.contents
      for command in ["status", "verify", "inventory", "rebuild", "witnesses"] {
        let outcome = await machine.run("\(command) --ledger \(folder)")
        #expect(outcome.status == 74 && outcome.errors.contains(word), "\(command) \(outcome)")
      }
      #expect(machine.contents == before)
    }
    for source in [machine.path(.backup), machine.path(.publication)] {
      let said = await machine.run("status --ledger \(source)").errors
      let advice = said.firstMatch(of: /maillon (restore \S+ --ledger) DOSSIER/)
      let words = try #require(advice).1
      #expect(await machine.run("\(words) \(machine.top)/again\(source.count)").status == 0)
    }
  }

  @Test func `what runs that were killed have left is counted, and goes with the next`()
    async throws
  {
    let machine = try await Machine.withEverything()
    let id = "01a228c7-20a3-7b87-a111-8b1347150538"
    machine.write("third.making-\(id)/key", "PRIVATE+KEY+")
    machine.write("third.restoring-\(id)/people/keys/persons/p-1.key", "secret")
    machine.write("ledger/people/persons/p-1.0.sealed.new", "half a record")
    machine.write("ledger/checkpoint.77.new", "x")
    machine.write("ledger.making-\(id)/key", "PRIVATE+KEY+")
    machine.write("backups/2020-01-01T00-00-00Z.unfinished/key", "PRIVATE+KEY+")
    machine.write("publication/cosigned.new", "x")
    machine.write("publication/mine.new", "a person's own")
    let status = await machine.run("status")
    #expect(status.errors.contains("ledger.making-\(id)"), "\(status)")
    #expect(status.errors.contains("interrompues : 4"), "\(status)")
    machine.write("ledger/checkpoint.78.new", "x")
    let advice = try #require(status.errors.firstMatch(of: /maillon (backup) DOSSIER/)).1
    #expect(await machine.run("\(advice) \(machine.top)/backups").status == 0)
    #expect(machine.contents.keys.filter { $0.contains("ing-\(id)") } == [])
    machine.write("fourth.restoring-\(id)/people/keys/persons/p-1.key", "secret")
    for line in [
      "init --ledger \(machine.top)/third",
      "publish \(machine.path(.publication))", "people list",
    ] { _ = await machine.run(line) }
    let left = machine.contents.keys.filter {
      $0.contains("ing-\(id)") || $0.contains(".new") || $0.contains(".unfinished")
    }
    #expect(left == ["publication/mine.new"])
  }
}
