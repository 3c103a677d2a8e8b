import Foundation
import Programs
import Testing

@testable import Terminal

/// What belongs to another account: it is there, and nobody is told that it is not. Asked by the built tools, without
/// the right that lets root look everywhere.
@Suite struct AccessTests {
  private func run(_ line: String, by tool: String = "maillon", on machine: Machine) throws
    -> Program.Ending
  {
    let words = line.replacing("@", with: machine.top).split(separator: " ").map(String.init)
    return try Program.withoutRootsRights(
      tool, words + ["--lang", "fr"], ledger: machine.top + "/ledger")
  }

  /// Takes all rights away from a path while something runs.
  private func barring<Answer>(
    _ name: String, on machine: Machine, _ body: () throws -> Answer
  ) throws -> Answer {
    let path = machine.top + "/" + name
    let files = FileManager.default
    let former = try #require(try files.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    try files.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    defer { try? files.setAttributes([.posixPermissions: former], ofItemAtPath: path) }
    return try body()
  }

  private func check(
    _ barred: String, _ line: String, by tool: String = "maillon", status: Int32 = 74,
    on machine: Machine
  ) throws {
    let told = try barring(barred, on: machine) { try run(line, by: tool, on: machine) }
    let said = told.output
    #expect(told.status == status, "\(barred), \(line): \(said)")
    #expect(said.contains("accès") && said.contains("/" + barred), "\(barred), \(line): \(said)")
    for untrue in ["maillon init", "n’a plus", "manque", "n’est pas là", "NOM --folder"] {
      #expect(!said.contains(untrue), "\(barred), \(line): \(said)")
    }
  }

  @Test func `a ledger, its log and its vault are not called missing`() async throws {
    let machine = try await Machine.withEverything()
    for line in [
      "verify", "donate 1 sheet --provider plast", "backup @/copies", "status", "people list",
      "publish @/site", "init --coop x --name y", "export", "restore --accept-loss",
    ] {
      try check("ledger", line, on: machine)
    }
    for part in ["ledger/log", "ledger/config", "ledger/log/data.mdb"] {
      try check(part, "verify", on: machine)
    }
    for part in [
      "people", "people/keys", "people/keys/persons", "people/persons", "people/notes",
    ] {
      try check("ledger/" + part, "verify", on: machine)
    }
    try check("ledger/people/keys", "people list", on: machine)
    #expect(try run("verify", on: machine).status == 0)
  }

  @Test func `a key that is not for this account is not called lost`() async throws {
    let machine = try await Machine.withEverything()
    let lock = try Program.run("/bin/chmod", ["-R", "a-w", machine.top + "/ledger"])
    try #require(lock.status == 0)
    defer { _ = try? Program.run("/bin/chmod", ["-R", "u+w", machine.top + "/ledger"]) }
    for line in ["publish @/site", "checkpoint", "prove don-1"] {
      try check("ledger/key", line, on: machine)
    }
  }

  @Test func `a publication, a backup and a witness' folder are not called missing`() async throws {
    let machine = try await Machine.withEverything()
    for part in ["", "/checkpoint", "/tile", "/tile/entries"] {
      try check("publication" + part, "@/publication", by: "maillon-audit", on: machine)
      try check("publication" + part, "restore @/publication --ledger @/new", on: machine)
    }
    try check("publication/key", "restore @/publication --ledger @/new", on: machine)
    try check("backups", "restore @/backups --ledger @/new", on: machine)
    let backup = try #require(
      try FileManager.default.contentsOfDirectory(atPath: machine.top + "/backups").first)
    try check("backups/" + backup, "restore @/backups --ledger @/new", on: machine)
    for part in ["witness", "witness/key"] {
      try check(part, "witness --folder @/witness", by: "maillon-audit", on: machine)
      try check(part, "witness w.invalid/w2 --folder @/witness", by: "maillon-audit", on: machine)
    }
    try check("archive.jsonl", "@/archive.jsonl", by: "maillon-audit", on: machine)
    #expect(machine.contents(of: "new/").isEmpty)
  }

  @Test func `an erasure stops before what it may not read, and verify does not call that well`()
    async throws
  {
    let machine = try await Machine.withEverything()
    for line in [
      "agent p-9 --agent-type person --category citizen", "people set p-9 --name Quatrelivres",
      "people set mm --name Cinqlivres",
      "people note p-1 avec-Quatrelivres",
      "donate 1 sheet --provider plast --id don-2 --note Quatrelivres",
    ] {
      let outcome = await machine.run(line)
      try #require(outcome.status == 0, "\(line): \(outcome)")
    }
    for file in [
      "persons/p-1.0.sealed", "persons/p-1.1.sealed", "keys/persons/p-1.key",
      "notes/don-2.0.sealed", "keys/notes/don-2.key",
    ] {
      for line in [
        "erase p-9 --yes", "erase p-9 --dry-run", "verify", "people forget mm --yes",
        "people forget mm --mask all", "people forget mm --dry-run",
      ] {
        try check("ledger/people/" + file, line, on: machine)
      }
    }
    #expect(await machine.run("people show p-9").output.contains("Quatrelivres"))
    #expect(await machine.run("people show mm").output.contains("Cinqlivres"))
    #expect(!(await machine.run("people access mm --json").output.contains("erase")))
    #expect(try run("erase p-9 --yes --mask all", on: machine).status == 0)
    #expect(await machine.run("show don-2").output.contains("█"))
  }

  @Test(arguments: ["ledger-aside", "ledger-aside/key"])
  func `a ledger put aside that may not be read is told by what comes back beside it`(
    barred: String
  ) async throws {
    let machine = try await Machine.withEverything()
    try FileManager.default.moveItem(
      atPath: machine.top + "/ledger", toPath: machine.top + "/ledger-aside")
    let told = try barring(barred, on: machine) { try run("restore @/backups", on: machine) }
    #expect(told.status == 0 && told.output.contains("/" + barred), "\(told.output)")
    #expect(told.output.contains("accès"), "\(told.output)")
  }

  @Test func `a place of backups that may not be read has what lacks, maybe`() async throws {
    let machine = try await Machine.withEverything()
    machine.remove("ledger/people/persons/p-1.0.sealed")
    let backup = try #require(
      try FileManager.default.contentsOfDirectory(atPath: machine.top + "/backups").first)
    try check(
      "backups/\(backup)/people/persons/p-1.1.sealed", "people recover --from @/backups p-1",
      on: machine)
  }

  @Test func `nothing is to be destroyed in a folder beside that cannot be looked through`()
    async throws
  {
    let machine = try await Machine.withEverything()
    for line in [
      "agent p-9 --agent-type person --category citizen", "people set p-9 --name Quatrelivres",
      "donate 1 sheet --provider plast --id don-2 --note secret",
    ] {
      let outcome = await machine.run(line)
      try #require(outcome.status == 0, "\(line): \(outcome)")
    }
    try FileManager.default.copyItem(
      atPath: machine.top + "/ledger", toPath: machine.top + "/ledger-aside")
    for line in ["erase p-9 --yes", "verify"] {
      let told = try barring("ledger-aside/people/notes/don-2.0.sealed", on: machine) {
        try run(line, on: machine)
      }
      let said = told.output
      #expect(told.status == 0 && said.contains("/ledger-aside"), "\(line): \(said)")
      #expect(!said.contains("shred") && said.contains("--dry-run"), "\(line): \(said)")
    }
    #expect(!(try run("verify", on: machine).output.contains("--dry-run")))
  }

  @Test func `where a folder takes no new file, a file in it is written over, whole`() async throws
  {
    let machine = try await Machine.withEverything()
    let archive = try #require(machine.text("archive.jsonl"))
    machine.write("full/old.jsonl", archive)
    let folder = machine.top + "/full"
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
    }
    #expect(await machine.run("donate 1 sheet --provider plast").status == 0)
    #expect(try run("export --out @/full/old.jsonl", on: machine).status == 0)
    #expect(machine.text("full/old.jsonl")?.hasPrefix(archive) == true)
    #expect(await machine.run("export --out @/again.jsonl").status == 0)
    #expect(machine.text("full/old.jsonl") == machine.text("again.jsonl"))
    let former = try run("export --out @/full/old.jsonl --known 2020-04-01 --force", on: machine)
    #expect(former.status == 0, "\(former)")
    #expect(machine.text("full/old.jsonl").map { archive.hasPrefix($0) } == true)
  }

  @Test func `what is not to be read in a backup is not called lacking`() async throws {
    let machine = try await Machine.withEverything()
    let backup = try #require(
      try FileManager.default.contentsOfDirectory(atPath: machine.top + "/backups").first)
    machine.remove("ledger/people/persons/p-1.0.sealed")
    for file in ["persons/p-1.0.sealed", "keys/persons/p-1.key"] {
      try check(
        "backups/\(backup)/people/\(file)", "people recover --from @/backups/\(backup)",
        on: machine)
    }
    #expect(try run("people recover --from @/backups/\(backup)", on: machine).status == 0)
    #expect(await machine.run("people show p-1").output.contains("Exemple"))
  }

  @Test func `a personal page that is written over a file is for its owner alone`() async throws {
    let machine = try await Machine.withEverything()
    machine.write("full/p.html", "")
    let (folder, page) = (machine.top + "/full", machine.top + "/full/p.html")
    let files = FileManager.default
    try files.setAttributes([.posixPermissions: 0o644], ofItemAtPath: page)
    try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
    defer { try? files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder) }
    let shown = try run("people show p-1 --format html --out @/full/p.html", on: machine)
    #expect(shown.status == 0, "\(shown)")
    #expect(machine.text("full/p.html")?.contains("Exemple") == true)
    #expect(try files.attributesOfItem(atPath: page)[.posixPermissions] as? Int == 0o600)
  }

  @Test func `that entries are lacking is said before that it cannot be kept`() async throws {
    let machine = try await Machine.withEverything()
    let (ledger, former) = (machine.top + "/ledger", machine.top + "/former")
    let files = FileManager.default
    try files.copyItem(atPath: ledger, toPath: former)
    for line in ["donate 1 sheet --provider plast", "publish @/publication"] {
      try #require(await machine.run(line).status == 0)
    }
    try files.removeItem(atPath: ledger)
    try files.moveItem(atPath: former, toPath: ledger)
    let lacking = await machine.run("publish @/publication")
    #expect(lacking.status == 65)
    machine.remove("ledger/missing")
    try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: ledger)
    defer { try? files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: ledger) }
    for line in ["publish @/publication", "restore --published @/publication"] {
      let told = try run(line, on: machine)
      let said = told.output
      #expect(said.contains("/ledger/missing") && said.contains("accès"), "\(line): \(said)")
      #expect(said.contains(lacking.errors.prefix(60)), "\(line): \(said), \(lacking)")
    }
    #expect(machine.text("ledger/missing") == nil)
  }
}
