import Exchange
import MerkleLog
import Testing

@testable import Terminal

/// A proof of one act, checked by somebody who has the file and the key and nothing else.
struct ProofTests {
  private func proven() async throws -> (stage: Stage, key: String) {
    let stage = Stage()
    await stage.open()
    for id in ["d1", "d2", "d3"] {
      _ = await stage.run("donate 5 sheet --provider dora --id \(id)")
    }
    #expect(await stage.run("prove d2 --out d2.tlog-proof").status == 0)
    let checkpoint = await stage.run("checkpoint --json")
    let field = try #require(checkpoint.output.firstRange(of: #""key":""#))
    let key = checkpoint.output[field.upperBound...].prefix { $0 != "\"" }
    return (stage, String(key))
  }

  @Test func `a stranger checks an act with the file and the key alone`() async throws {
    let (stage, key) = try await proven()
    let stranger = Stage()
    stranger.write(try #require(stage.file("d2.tlog-proof")), to: "d2.tlog-proof")
    let checked = await stranger.run(["check-proof", "d2.tlog-proof", "--key", key])
    #expect(checked.status == 0, "\(checked.errors)")
    #expect(checked.output.contains("La preuve tient : cet acte est à la place 9"))
    #expect(checked.output.contains(#""id":"d2""#))
    let json = await stranger.run(["check-proof", "d2.tlog-proof", "--key", key, "--json"])
    #expect(json.output.contains(#""ok":true,"origin":"test.invalid/coop","seq":9,"size":11"#))
  }

  @Test func `a changed act, another place, another key and a forged signature do not pass`()
    async throws
  {
    let (stage, key) = try await proven()
    let proof = try #require(stage.file("d2.tlog-proof"))
    let other = try await proven().key
    let line = try #require(proof.split(separator: "\n").first { $0.hasPrefix("extra ") })
    let forgedLine = "extra \(String(line.dropFirst(6).reversed().drop { $0 == "=" }))"
    for (name, text, key, problem) in [
      ("moved", proof.replacing("index 9", with: "index 8"), key, "notIncluded"),
      ("changed", proof.replacing(line, with: forgedLine.prefix(30)), key, "unreadable"),
      ("another", proof, other, "otherKey"),
      ("resized", proof.replacing("\n11\n", with: "\n12\n"), key, "forged"),
      ("cut", String(proof.prefix(60)), key, "unreadable"),
    ] {
      stage.write(text, to: name)
      let checked = await stage.run(["check-proof", name, "--key", key, "--json"])
      #expect(checked.status == 1, "\(name)")
      #expect(checked.output.contains(#""problem":"\#(problem)""#), "\(name) \(checked.output)")
      let said = await stage.run(["check-proof", name, "--key", key])
      #expect(said.status == 1 && said.output.hasSuffix(".\n"), "\(name)")
    }
  }

  @Test func `the signed head is a note that anyone can read`() async throws {
    let (stage, key) = try await proven()
    let note = try Note(parsing: Array(await stage.run("checkpoint").output.utf8))
    let checkpoint = try Checkpoint(opening: note, key: try VerifierKey(parsing: key))
    #expect(checkpoint.size == 11 && checkpoint.origin == "test.invalid/coop")
    #expect(await stage.run("status").output.contains(key))
    #expect(await stage.run("verify --json").output.contains(#""checkpoint":{"size":11"#))
  }

  @Test func `what cannot be proved is said`() async throws {
    let (stage, _) = try await proven()
    #expect(await stage.run("prove nothing").status == 65)
    #expect(await stage.run("check-proof nothing").status == 65)
    #expect(await stage.run("check-proof d2.tlog-proof --key x").status == 64)
  }
}
