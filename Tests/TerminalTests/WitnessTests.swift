import Exchange
import MerkleLog
import Testing
import Wording

@testable import Terminal

/// What a co-op types to have its log watched, and what it is told.
struct WitnessTests {
  private let one = try! CosigningKey(name: "temoin.example/w1", seed: Array(1...32))
  private let two = try! CosigningKey(name: "temoin.example/w2", seed: Array(2...33))

  /// A note as a witness gives it back; the clock of the stage stands at 1,586,000,000 and more.
  private func cosign(_ note: String, by key: CosigningKey, _ seconds: UInt64 = 1_585_990_000)
    throws
    -> String
  {
    let note = try Note(parsing: Array(note.utf8))
    return try note.adding(
      try key.cosign(try Checkpoint(parsing: note.text), seconds: seconds)
    ).formatted
  }

  @Test func `two witnesses are named, cosign, and make a quorum`() async throws {
    let stage = Stage()
    await stage.open()
    #expect(
      await stage.run("witnesses").output
        == "Aucun témoin n’est connu : ajoutez sa clé avec maillon witnesses CLÉ.\n")
    let known = await stage.run("witnesses \(one.verifierKey) \(two.verifierKey) --quorum 2")
    #expect(known.status == 0, "\(known.errors)")
    #expect(known.output.hasPrefix("2 témoins connus, il en faut 2 pour une même tête.\n  temoin"))
    let head = await stage.run("checkpoint").output
    stage.write(try cosign(head, by: one), to: "un")
    stage.write(try cosign(head, by: two), to: "deux")
    #expect(
      await stage.run("checkpoint --add un").output
        == "Pris : « temoin.example/w1 ». La tête de 8 écritures est cosignée par 1 témoin ; 0 après elle. Publiez-la avec maillon publish.\n"
    )
    let below = await stage.run("verify")
    #expect(below.status == 1)
    #expect(
      below.output.contains(
        "Il manque des témoins : 1 sur 2 ont cosigné une même tête (8 écritures, 0 après elle), il en faut 2."
      ))
    #expect(
      await stage.run("checkpoint --add deux --json").output.contains(
        #""added":["temoin.example/w2"]"#))
    #expect(await stage.run("checkpoint --add deux").output.hasPrefix("Rien de neuf"))
    _ = await stage.run("donate 5 sheet --provider dora --id d1")
    let enough = await stage.run("verify")
    #expect(enough.status == 0, "\(enough.output)")
    #expect(
      enough.output.contains(
        "2 témoins ont cosigné la tête de 8 écritures (il en faut 2), depuis le 04/04/2020 10:46, il y a 2 heures ; 1 après elle."
      ), "\(enough.output)")
    let json = await stage.run("verify --quorum 1 --witness \(two.verifierKey) --json").output
    #expect(
      json.contains(#""quorum":{"ok":true,"wanted":1,"found":1,"known":1,"size":8"#), "\(json)")
    #expect(
      await stage.run("verify --quorum 1 --witness \(one.verifierKey) --witness \(two.verifierKey)")
        .status == 0)
  }

  @Test func `what is no cosignature is refused with what to do`() async throws {
    let stage = Stage()
    await stage.open()
    let head = await stage.run("checkpoint").output
    stage.write(try cosign(head, by: one), to: "un")
    let unknown = await stage.run("checkpoint --add un")
    #expect(unknown.status == 65)
    #expect(
      unknown.errors.contains("signée par « temoin.example/w1 »")
        && unknown.errors.contains("maillon witnesses CLÉ"))
    _ = await stage.run("witnesses \(one.verifierKey)")
    stage.write(try cosign(head, by: one, 1_999_999_999), to: "demain")
    #expect(await stage.run("checkpoint --add demain").status == 65)
    stage.write(head.replacing("\n8\n", with: "\n9\n"), to: "autre")
    #expect(await stage.run("checkpoint --add autre").status == 65)
    for line in [
      "witnesses x", "witnesses --quorum 0", "verify --quorum x", "witnesses --quorum 2",
      "verify --witness \(one.verifierKey)", "verify --quorum 3",
    ] {
      #expect(await stage.run(line).status == 64, "\(line)")
    }
  }

  @Test(arguments: Language.allCases)
  func `a secret key where a public one is wanted is told, and never repeated`(language: Language)
    async
  {
    let stage = Stage(language: language.rawValue)
    await stage.open()
    let secret = one.secretText
    let part = String(secret.split(separator: "+").last ?? "")
    for words in [
      ["witnesses", secret], ["verify", "--quorum", "1", "--witness", secret],
      ["check-proof", "p", "--key", secret], ["restore", "x", "--key", secret],
      ["donate", "1", secret], [secret], ["status", secret],
    ] {
      let outcome = await stage.run(words)
      #expect(outcome.status != 0, "\(words.first ?? "")")
      #expect(!(outcome.errors + outcome.output).contains(part), "\(outcome.errors)")
    }
    let told = await stage.run(["witnesses", secret])
    #expect(told.status == 64 && told.errors.contains("maillon-audit witness --folder"))
  }

  @Test(arguments: Language.allCases) func `every sentence is there`(language: Language) {
    let words = language.words
    let phrases: [WitnessPhrase] = [
      .known(count: 0, quorum: nil), .known(count: 1, quorum: nil), .known(count: 2, quorum: 1),
      .taken(added: ["w"], count: 2, size: "3", after: "1"), .nothingNew(count: 1, size: "3"),
      .reached(found: 2, wanted: 2, size: "3", since: "hier", age: .days(4), after: "1"),
      .reached(found: 1, wanted: 1, size: "3", since: "hier", age: .hours(1), after: "1"),
      .missing(wanted: 2, found: 1, known: 3, size: "3", after: "1"),
      .missing(wanted: 2, found: 0, known: 3, size: nil, after: "0"),
    ]
    let said = phrases.map(words.witnessing)
    #expect(Set(said).count == said.count)
    for sentence in said { #expect(sentence.hasSuffix("."), "\(sentence)") }
  }
}
