import Testing

@testable import Terminal

/// What counts as a yes where something cannot be taken back.
struct AnswerTests {
  @Test(arguments: ["o", "oui", "OUI", " oui ", "j", "Ja", "y", "yes\t"])
  func `a yes is the word, or its first letter`(answer: String) async {
    #expect(await isErased(answer))
  }

  @Test(arguments: [
    "jamais", "je ne sais pas", "oh non", "on verra", "Jean Exemple", "Jan", "yikes", "n", "",
    "o n", "ja maar",
    "oui mais", "year", "\u{1B}", "0",
  ])
  func `no other word is one, however it begins`(answer: String) async {
    #expect(await !isErased(answer))
  }

  private func isErased(_ answer: String) async -> Bool {
    let stage = Stage(language: "fr")
    await stage.open()
    _ = await stage.run("people set dora --name Dorothée")
    return await stage.run(["erase", "dora"], answer: answer).status == 0
  }
}
