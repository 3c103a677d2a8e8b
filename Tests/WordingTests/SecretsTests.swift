import Testing
import Wording

/// What is never repeated.
struct SecretsTests {
  @Test func `a secret key goes, and what stands around it stays`() {
    for (text, told) in [
      ("« PRIVATE+KEY+a.b/w1+0a+AQ/x= » : non", "« PRIVATE+KEY+… » : non"),
      ("“PRIVATE+KEY+a+b+c”, PRIVATE+KEY+d+e", "“PRIVATE+KEY+…”, PRIVATE+KEY+…"),
      ("a.b/w1+0a+AQ", "a.b/w1+0a+AQ"), ("", ""),
    ] {
      #expect(Secrets.hidden(in: text) == told)
      #expect(Secrets.areIn(text) == (text != told))
    }
  }
}
