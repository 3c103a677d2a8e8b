import MerkleLog
import Testing

/// The small files of a ledger: what is said where one is damaged or gone, and how it comes back.
struct SmallFileTests {
  @Test(arguments: ["config", "key", "witnesses"])
  func `a small file that is gone or damaged is named, with where a copy of it is`(name: String)
    async throws
  {
    let machine = try await Machine.withEverything()
    let witness = try CosigningKey(name: "w.example/1", seed: Array(1...32)).verifierKey
    #expect(await machine.run("witnesses \(witness)").status == 0)
    _ = await machine.run("backup @/later")
    let copy = try #require(
      machine.contents.keys.first { $0.hasPrefix("later/") && $0.hasSuffix("/" + name) })
    machine.write("ledger/" + name, "\u{FFFD}junk")
    let command = name == "witnesses" ? "witnesses" : "inventory"
    let outcome = await machine.run(command)
    #expect(outcome.status == 74 && outcome.errors.contains("ledger/" + name), "\(outcome)")
    #expect(outcome.errors.contains("sauvegarde"), "\(outcome)")
    machine.write("ledger/" + name, machine.text(copy) ?? "")
    #expect(await machine.run(command).status == 0)
  }

  @Test(arguments: [0, 1, 12, 40, 90])
  func `a signed head that a power cut took is said once, and made anew`(length: Int) async throws {
    let machine = try await Machine.withEverything()
    let whole = try #require(machine.text("ledger/checkpoint"))
    machine.write("ledger/checkpoint", String(whole.prefix(length)))
    let verified = await machine.run("verify")
    #expect(verified.status == 0 && verified.errors.contains("tête signée"), "\(verified)")
    #expect(machine.text("ledger/checkpoint") == String(whole.prefix(length)))
    let first = await machine.run("inventory")
    #expect(first.status == 0 && first.errors.contains("a été refaite"), "\(first)")
    #expect(machine.text("ledger/checkpoint") == whole)
    for line in ["inventory", "verify"] {
      #expect(await machine.run(line).errors.contains("tête signée") == false)
    }
  }
}
