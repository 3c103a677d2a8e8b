import FoundationEssentials
import Testing

@testable import Terminal

/// Words and dates that are kept, shown or thrown away only as they were meant.
@Suite struct KeptWordsTests {
  private func opened(language: String = "fr") async -> Stage {
    let stage = Stage(language: language)
    await stage.open()
    return stage
  }

  @Test(arguments: [
    ("12", "le 12, p12, 12p et don-12 ou 120", "le █, p12, 12p et don-█ ou 120"),
    ("Zoé", "Zoé, Zoé2 et 3Zoé, Zoéa", "█, Zoé2 et 3Zoé, Zoéa"),
    ("12, p", "12, p et 12, p3", "█ et 12, p3"),
  ])
  func `words are masked where they stand alone, and not beside a letter or a digit`(
    _ words: String, _ text: String, _ masked: String
  ) async throws {
    let stage = await opened()
    _ = await stage.run(["people", "note", "dora", text])
    let done = await stage.run(["people", "mask", "dora/note/1", "--text", words])
    #expect(done.status == 0 && done.output.contains("\n  \(masked)\n"), "\(done)")
  }

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `a sentence without a word goes on no page`(_ language: String) async throws {
    let stage = await opened(language: language)
    for voice in [" ", "  ", "\u{A0}"] {
      let refused = await stage.run([
        "report", "impact", "--format", "html", "--voice", voice, "--voice-of", "chr",
      ])
      #expect(refused.status == 65 && refused.errors.contains("voice"), "\(refused)")
    }
  }

  @Test(arguments: [
    "https://", "https:///", "http://:80/", "https://ex.be:99999/", "https://ex.be:0/",
    "https://ex.be:/", "https://ex.be:8x/", "https://?a=b", "https://#x", "https://@/",
    "https://./", "https://ex..be/", "https://[::1/",
  ])
  func `an address that leads nowhere is refused`(_ url: String) async throws {
    let stage = await opened()
    #expect(await stage.run("donate 1 sheet --provider dora --id d-1").status == 0)
    let refused = await stage.run(["paper", "receipt", "d-1", "--format", "html", "--url", url])
    #expect(refused.status == 64 && refused.errors.contains("--url"), "\(refused)")
  }

  @Test(arguments: [
    "https://exemple.invalid/", "http://exemple.invalid", "https://ex.be:8443/a?b#c",
    "https://127.0.0.1:80/", "https://[::1]:8080/x", "https://xn--exmple-cva.invalid/x@y:z",
  ])
  func `one that leads somewhere is taken`(_ url: String) async throws {
    let stage = await opened()
    #expect(await stage.run("donate 1 sheet --provider dora --id d-1").status == 0)
    let made = await stage.run(["paper", "receipt", "d-1", "--format", "html", "--url", url])
    #expect(made.status == 0, "\(made)")
  }

  @Test(arguments: [367, 390, 399, 401, 4000])
  func `a clock that is ahead throws no look away`(_ days: Int) async throws {
    let stage = await opened()
    _ = await stage.run(["people", "set", "dora", "--name", "Prénom Exemple"])
    for _ in 1...3 { _ = await stage.run("people show dora") }
    let before = await stage.run("people access dora --json").output
    let looks = before.ranges(of: #""show""#).count
    try #require(looks >= 3, "\(before)")
    let day = Date(timeIntervalSince1970: 1_586_000_000 + Double(days) * 86_400)
    stage.setClock("\(day.formatted(.iso8601))")
    _ = await stage.run("people show bruno")
    _ = await stage.run("people show bruno")
    let after = await stage.run("people access dora --json").output
    #expect(after.ranges(of: #""show""#).count >= looks, "\(after)")
  }

  @Test func `looks go after a year of acts`() async throws {
    let stage = await opened()
    _ = await stage.run(["people", "set", "dora", "--name", "Prénom Exemple"])
    _ = await stage.run("people show dora")
    stage.setClock("2021-04-30T10:00:00Z")
    #expect(await stage.run("donate 1 sheet --provider bruno").status == 0)
    _ = await stage.run("people show bruno")
    let after = await stage.run("people access dora --json").output
    #expect(!after.contains("2020-04"), "\(after)")
  }

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `evidence of a consent is a digest or nothing`(_ language: String) async throws {
    let stage = await opened(language: language)
    let consent = [
      "people", "consent", "dora", "--purpose", "name-in-report", "--text-version", "1",
      "--evidence",
    ]
    for evidence in ["abc", "accord.pdf", String(repeating: "g", count: 64)] {
      let refused = await stage.run(consent + [evidence])
      #expect(refused.status == 64 && refused.errors.contains("--evidence"), "\(refused)")
      #expect(refused.errors.contains("64"), "\(refused)")
    }
    for digest in [String(repeating: "0a", count: 32), String(repeating: "0A", count: 32)] {
      #expect(await stage.run(consent + [digest]).status == 0)
    }
    #expect(!(await stage.run("people show dora").output.contains("abc")))
    #expect(!(await stage.run("people show dora").output.contains("0A0A")))
  }

  @Test func `no consent is given on a day to come`() async throws {
    let stage = await opened()
    let consent = ["people", "consent", "dora", "--purpose", "photo", "--text-version", "1"]
    let early = await stage.run(consent + ["--on", "2021-05-01"])
    #expect(early.status == 64 && early.errors.contains("2020-04-04"), "\(early)")
    #expect(!(await stage.run("people show dora --json").output.contains("2021-05-01")))
    #expect(await stage.run(consent + ["--on", "2020-04-04"]).status == 0)
  }

  @Test(arguments: [
    ("fr", "Aucun ancien nom ni contact."), ("nl", "Geen vroegere naam of contactgegevens."),
    ("de", "Keine früheren Namen oder Kontakte."), ("en", "No former name or contact."),
  ])
  func `that there is no former name says of what there is none`(
    _ language: String, _ sentence: String
  ) async throws {
    let stage = await opened(language: language)
    _ = await stage.run(["people", "set", "dora", "--name", "Prénom Exemple"])
    let shown = await stage.run("people show dora").output
    #expect(shown.contains(sentence), "\(shown)")
  }

  @Test(arguments: [
    (
      "fr",
      "1 texte parle peut-être de « dora ». Une fois la fiche détruite, rien ne permettra de le retrouver."
    ),
    (
      "de",
      "1 Text spricht vielleicht von „dora“. Ist der Eintrag vernichtet, findet ihn niemand mehr."
    ),
    ("en", "1 text may speak of “dora”. Once the record is destroyed nobody can find it again."),
    (
      "nl",
      "1 tekst gaat misschien over “dora”. Zodra de fiche vernietigd is, kan niemand die nog terugvinden."
    ),
  ])
  func `one text in doubt is one`(_ language: String, _ sentence: String) async throws {
    let stage = await opened(language: language)
    _ = await stage.run(["people", "set", "dora", "--name", "Zoé Quatrelivres"])
    _ = await stage.run(["people", "note", "bruno", "Mme Quatrelivres"])
    let trial = await stage.run("erase dora --dry-run").output
    #expect(trial.contains(sentence), "\(trial)")
  }

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `a name in the name of an organisation is not sent to a note`(_ language: String)
    async throws
  {
    let stage = await opened(language: language)
    _ = await stage.run(["people", "set", "dora", "--name", "Zoé Quatrelivres"])
    let agent = [
      "agent", "asbl", "--agent-type", "organization", "--category", "association", "--name",
      "ASBL Zoé Quatrelivres",
    ]
    let told = await stage.run(agent, answer: "n")
    #expect(told.errors.contains("dora") && !told.errors.contains("--note"), "\(told)")
    #expect(told.errors.contains("maillon people set asbl --name"), "\(told)")
  }

  @Test(arguments: ["fr", "nl", "de", "en"])
  func `copies with the record of a contact person who was forgotten are named`(_ language: String)
    async throws
  {
    let stage = await opened(language: language)
    let place = stage.folder + "-backups"
    defer { try? FileManager.default.removeItem(atPath: place) }
    _ = await stage.run(["people", "set", "chr", "--name", "Prénom Exemple"])
    #expect(await stage.run("backup \(place)").status == 0)
    let first = try #require(try FileManager.default.contentsOfDirectory(atPath: place).first)
    #expect(await stage.run("people forget chr --yes").status == 0)
    let told = await stage.run("backup \(place)").errors
    #expect(told.contains(first) && told.contains("chr"), "\(told)")
    // Somebody new is reached there: the copies from before stay what they are.
    _ = await stage.run(["people", "set", "chr", "--name", "Autre Exemple"])
    let later = await stage.run("backup \(place)").errors
    #expect(later.contains(first) && later.contains("chr"), "\(later)")
    #expect(later.contains("people/keys"), "\(later)")
    let names = try FileManager.default.contentsOfDirectory(atPath: place).filter { $0 != first }
    for name in names { #expect(!later.contains(name), "\(later)") }
  }
}
