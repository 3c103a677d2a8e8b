import Exchange
import Testing
import Wording

@testable import Terminal

struct LanguageTests {
  @Test(arguments: [
    (Language.fr, "1\u{202F}234,5"), (.nl, "1.234,5"), (.de, "1.234,5"), (.en, "1,234.5"),
  ]) func `numbers are written as each language writes them`(language: Language, text: String) {
    #expect(language.format(ExactDecimal(micros: 1_234_500_000)) == text)
  }

  @Test(arguments: [
    (0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (-1000, "−1,000"), (1_234_567, "1,234,567"),
  ]) func `digits are grouped by three`(number: Int, text: String) {
    #expect(Language.en.format(number) == text)
  }

  @Test(arguments: [
    (Language.fr, "05/04/2020"), (.nl, "05/04/2020"), (.de, "05.04.2020"), (.en, "05/04/2020"),
  ]) func `days are written as each language writes them`(language: Language, text: String) {
    #expect(language.format(Timestamp("2020-04-05")!, in: .brussels) == text)
    #expect(
      language.format(Timestamp("2020-04-05T06:30:00Z")!, in: .brussels) == text + " 08:30")
  }

  @Test func `the language comes from the environment, else it is French`() {
    #expect(Language(environment: ["LANG": "nl_BE.UTF-8"]) == .nl)
    #expect(Language(environment: ["LANG": "C"]) == .fr)
    #expect(Language(environment: [:]) == .fr)
    #expect(Language(environment: ["LANG": "fr_BE", "LC_ALL": "de_DE"]) == .de)
  }

  @Test func `a language is taken in capitals too, in every command`() async throws {
    let stage = try await Stage.peopled()
    for line in ["status", "people show dora", "inventory --at x"] {
      let small = await stage.run(line + " --lang nl")
      let large = await stage.run(line + " --lang=NL")
      #expect(large.status == small.status, "\(large)")
      #expect(large.output.prefix(40) == small.output.prefix(40), "\(large)")
      #expect(large.errors == small.errors)
    }
  }
}

struct WordsTests {
  @Test(arguments: Language.allCases) func `every word is there`(language: Language) {
    let words = language.words
    #expect(words.language == language)
    for kind in EventKind.allCases { #expect(!words.kind(kind).isEmpty) }
    for field in Field.allCases {
      #expect(!words.field(field).label.isEmpty && !words.field(field).meaning.isEmpty)
    }
    for unit in Unit.allCases { #expect(!words.unit(unit).isEmpty && !words.plural(unit).isEmpty) }
    for category in Category.allCases { #expect(!words.category(category).isEmpty) }
    for term in AnswerTerm.allCases { #expect(!words.term(term).isEmpty) }
    for column in AnswerColumn.allCases { #expect(!words.column(column).isEmpty) }
    for part in AnswerPart.allCases {
      #expect(!words.part(part).title.isEmpty && words.part(part).empty.hasSuffix("."))
    }
    for command in CommandName.allCases { #expect(!words.command(command).isEmpty) }
    for option in OptionName.allCases { #expect(!words.option(option).isEmpty) }
    for placeholder in Placeholder.allCases { #expect(!words.placeholder(placeholder).isEmpty) }
    for expectation in Expectation.allCases { #expect(!words.expectation(expectation).isEmpty) }
  }

  @Test(arguments: Language.allCases) func `labels within a language differ from French`(
    language: Language
  ) {
    guard language != .fr else { return }
    let same = EventKind.allCases.filter { language.words.kind($0) == FrenchWords().kind($0) }
    // Words that two languages share by chance are few.
    #expect(same.count <= 3, "\(same)")
  }
}
