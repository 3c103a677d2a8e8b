import Exchange
import Foundation
import Testing
import Wording

@testable import Terminal

/// What lies beside what is published, and what must not.
@Suite struct ShownBesideTests {
  @Test(arguments: Language.allCases)
  func `publish names what else is shown, and what is for one party first`(language: Language)
    async throws
  {
    let machine = try await Machine.withEverything()
    let line = "publish @/publication --lang \(language.rawValue)"
    #expect(await machine.run(line).errors.isEmpty)
    machine.write("publication/index.html", "<p>our ledger</p>")
    machine.write("publication/.well-known/security.txt", "write to us")
    let harmless = await machine.run(line)
    #expect(harmless.status == 0 && harmless.errors.contains("index.html"), "\(harmless)")
    #expect(harmless.errors.contains(".well-known/security.txt"), "\(harmless)")
    #expect(harmless.errors.contains(" 2 "), "\(harmless)")
    #expect(harmless.errors.split(separator: "\n").count == 1, "\(harmless)")
    machine.write("aside/letter.txt", "mine")
    for (line, name) in [
      ("people show p-1 --format html --out @/aside/p.html", "p.html"),
      ("people show p-1 --json --out @/aside/p.json", "p.json"),
      ("paper receipt don-1 --out @/aside/r.html", "r.html"),
      (
        "report statement plast --to 2020-04-30 --format csv --dialect machine --out @/aside/s.csv",
        "s.csv"
      ),
    ] {
      #expect(await machine.run(line).status == 0, "\(line)")
      let place = "publication/tile/\(name)"
      machine.write(place, machine.text("aside/\(name)") ?? "")
      let told = await machine.run("publish @/publication --lang \(language.rawValue)")
      let first = told.errors.split(separator: "\n").first ?? ""
      #expect(told.status == 0 && first.contains("tile/\(name)"), "\(told)")
      #expect(!first.contains("index.html"), "\(told)")
      machine.remove(place)
    }
  }

  @Test func `a person's file does not go into the folder that has a publication in it`()
    async throws
  {
    let machine = try await Machine.withEverything()
    let before = machine.contents
    for line in [
      "people show p-1 --format html", "people fetch p-1 1", "paper receipt don-1",
      "report statement plast --to 2020-04-30 --format html",
    ] {
      let refused = await machine.run("\(line) --out @/p.out")
      #expect(refused.status == 64 && refused.errors.contains("--force"), "\(line): \(refused)")
      #expect(refused.errors.contains("@/publication".replacing("@", with: machine.top)))
      #expect(machine.text("p.out") == nil)
      #expect(await machine.run("\(line) --out @/p.out --force").status == 0)
      machine.remove("p.out")
    }
    // What is of things, or of all, may.
    for line in ["report impact --to 2020-04-30", "export"] {
      #expect(await machine.run("\(line) --out @/free").status == 0, "\(line)")
      machine.remove("free")
    }
    #expect(
      machine.contents.keys.filter { !$0.contains("people/") }.sorted()
        == before.keys.filter { !$0.contains("people/") }.sorted())
  }

  @Test(arguments: Language.allCases)
  func `a key beside a publication is told of`(language: Language) async throws {
    let machine = try await Machine.withEverything()
    try FileManager.default.createDirectory(
      atPath: machine.top + "/www", withIntermediateDirectories: false)
    #expect(await machine.run("publish @/www/registre").status == 0)
    for line in ["init --ledger @/www/l", "backup @/www/b", "restore @/backups --ledger @/www/r"] {
      let told = await machine.run("\(line) --lang \(language.rawValue)")
      #expect(told.status == 0 && told.errors.contains("/www/registre"), "\(line): \(told)")
      let apart = await machine.run(
        line.replacing("/www/", with: "/apart/") + " --lang \(language.rawValue)")
      #expect(apart.status == 0 && !apart.errors.contains("registre\""), "\(line): \(apart)")
    }
  }

  @Test func `a folder for auditors of another period stays, and the same is made anew whole`()
    async throws
  {
    let machine = try await Machine.withEverything()
    let april = "report audit --from 2020-04-01 --to 2020-04-30 --out @/pack"
    let proofs = { machine.contents(of: "pack/").keys.filter { $0.hasSuffix(".tlog-proof") } }
    #expect(proofs().count == 1)
    let before = machine.contents(of: "pack/")
    let may = "report audit --from 2020-05-01 --to 2020-05-05 --out @/pack"
    #expect(await machine.run("donate 5 sheet --provider plast --on 2020-05-02").status == 0)
    let refused = await machine.run(may)
    #expect(refused.status == 64 && refused.errors.contains("2020-04-01/2020-04-30"), "\(refused)")
    #expect(refused.errors.contains("--force") && machine.contents(of: "pack/") == before)
    #expect(await machine.run("correct livr-1 --cancel --reason test").status == 0)
    machine.write("pack/mine.tlog-proof", "a letter of mine")
    #expect(await machine.run(april).status == 0)
    #expect(await machine.run("\(may) --force").status == 0)
    #expect(proofs() == ["pack/mine.tlog-proof"])
    #expect(machine.text("pack/rapport.json")?.contains("2020-05-01") == true)
  }

  @Test func `a folder for auditors whose report was issued stays`() async throws {
    let machine = try await Machine.withEverything()
    let period = "--from 2020-04-01 --to 2020-04-30"
    #expect(await machine.run("report impact \(period) --issue --out @/r.json").status == 0)
    machine.write("pack/rapport.json", machine.text("r.json") ?? "")
    #expect(await machine.run("donate 5 sheet --provider plast --on 2020-04-03").status == 0)
    let before = machine.contents(of: "pack/")
    let refused = await machine.run("report audit \(period) --out @/pack")
    #expect(refused.status == 64 && refused.errors.contains("rapport.json"), "\(refused)")
    #expect(machine.contents(of: "pack/") == before)
    #expect(await machine.run("report audit \(period) --out @/pack --force").status == 0)
  }

  @Test(arguments: CSVDialect.allCases)
  func `a statement's sheet says whose it is, and gives way only to the same`(dialect: CSVDialect)
    async throws
  {
    let machine = try await Machine.withEverything()
    machine.write("own/letter.txt", "mine")
    let line = { (kind: String) in
      "report \(kind) --to 2020-04-30 --format csv --dialect \(dialect.rawValue) --out @/own/s.csv"
    }
    #expect(await machine.run(line("statement plast")).status == 0)
    #expect(machine.text("own/s.csv")?.prefix(200).contains("plast") == true)
    for other in ["statement coop", "recipient mm", "impact"] {
      #expect(await machine.run(line(other)).status == 64, "\(other)")
    }
    #expect(await machine.run("donate 7 sheet --provider plast --on 2020-04-03").status == 0)
    #expect(await machine.run(line("statement plast")).status == 0)
  }
}
