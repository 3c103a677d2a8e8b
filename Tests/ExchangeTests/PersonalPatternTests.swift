import Exchange
import Testing

@Suite struct PersonalPatternTests {
  @Test(arguments: [
    ("écrire à exemple@test.invalid svp", [PersonalPattern.mail]),
    ("0470/12.34.56", [.phone]), ("0470 12 34 56", [.phone]), ("tél. 081 22 33 44", [.phone]),
    ("+32 470 12 34 56", [.phone]), ("0032 470 12 34 56", [.phone]), ("+33123456789", [.phone]),
    // 85.07.30-033 leaves 69 by 97 (the example that the national register gives).
    ("NN 85.07.30-033.28", [.nationalNumber]), ("85073003328", [.nationalNumber]),
    ("a@b.be ou 0470123456", [.mail, .phone]),
  ])
  func `a mark of a person is found by its form`(_ text: String, _ marks: [PersonalPattern]) {
    #expect(PersonalPattern.found(in: text) == marks)
  }

  @Test(arguments: [
    "", "10 restées dans la camionnette", "le 05/04/2020 à 10 h", "05/04/2020 12", "2020-04-05 10",
    "BCE 0440.966.354", "0440966354", "@", "a@b", "@home.be", "1 240 000 000 pièces",
    "85.07.30-033.29", "https://exemple.invalid/a0470123456b", "lot 0470123456789012345678",
    "19 321 000 €", "id=10481179",
  ])
  func `what only looks a little like one is left alone`(_ text: String) {
    #expect(PersonalPattern.found(in: text) == [])
  }
}
