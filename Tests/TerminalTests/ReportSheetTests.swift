import Exchange
import Projecting
import Testing
import Wording

@testable import Terminal

/// Reports as CSV, for spreadsheets and for programs.
@Suite struct ReportSheetTests {
  private static let report = Report([
    .init("asOf", .value(.object([("at", .text("2020-04-30")), ("size", .integer(1_234))]))),
    .init(
      "delivered",
      .table(
        .init(
          ["item", "unit", "net", "byCategory"],
          [
            [
              .text("visor"), .text("one"), .decimal(ExactDecimal(micros: 1_234_500_000)),
              .object([("hospital", .decimal(ExactDecimal(40)))]),
            ],
            [
              .text("a;b \"c\""), .text("kilogram"), .decimal(ExactDecimal(-5)),
              .object([("carer", .decimal(ExactDecimal(2)))]),
            ],
          ]))),
    .init("services", .table(.init(["item", "quantity"]))),
    .init("restated", .value(.flag(true))),
  ])

  private func check(_ language: Language, _ dialect: CSVDialect, _ expected: String) {
    let sheet = ReportSheet(report: Self.report, words: language.words, zone: .brussels)
    #expect(sheet.text(dialect) == expected)
  }

  @Test func `a Belgian spreadsheet gets what it understands, in the language`() {
    check(
      .fr, .belgian,
      "\u{FEFF}à la date du;30/04/2020\r\ntaille;1234\r\n\r\nLivré\r\n"
        + "article;unité;net;par catégorie · soignant;par catégorie · hôpital\r\n"
        + "visor;pièce;1234,5;;40\r\n\"a;b \"\"c\"\"\";kg;-5;2;\r\n\r\n"
        + "Services\r\nAucun service.\r\n\r\nChiffres révisés;oui\r\n")
  }

  @Test func `a German one too, with its own way to write days`() {
    let text = ReportSheet(report: Self.report, words: Language.de.words, zone: .brussels)
      .text(.belgian)
    #expect(text.contains(";30.04.2020\r\n") && text.contains("visor;Stück;1234,5;;40"))
  }

  @Test func `a program gets one table with English keys and untouched values`() {
    check(
      .fr, .machine,
      "part,at,size,item,unit,net,byCategory.carer,byCategory.hospital,quantity,value\r\n"
        + "asOf,2020-04-30,1234,,,,,,,\r\ndelivered,,,visor,one,1234.5,,40,,\r\n"
        + "delivered,,,\"a;b \"\"c\"\"\",kilogram,-5,2,,,\r\nrestated,,,,,,,,,true\r\n")
  }

  @Test(arguments: [
    ("=HYPERLINK(\"x\")", true), ("+32470", true), ("-1", true), ("@SUM(A1)", true),
    ("\tx", true), ("\rx", true), ("  =1", true), ("\n=1", true), ("a=1", false), ("", false),
    ("'=1", false), ("été", false), ("＝1+1", true), ("＋1", true), ("－1", true), ("＠x", true),
    ("\u{200B}=1", true), ("\"=1", true), ("\u{FEFF}\u{A0}=1", true), ("\u{301}=1", true),
    ("\"a", false),
  ]) func `a text that looks like a formula is led by an apostrophe`(
    _ text: String, _ isLed: Bool
  ) {
    #expect(CSVText.harmless(text) == (isLed ? "'" : "") + text)
  }

  @Test func `a number below zero is a number and stays one`() {
    let report = Report([
      .init(
        "cells", .table(.init(["item", "onhand"], [[.text("-x"), .decimal(ExactDecimal(-1))]])))
    ])
    let text = ReportSheet(report: report, words: Language.fr.words, zone: .brussels)
      .text(.belgian)
    #expect(text.hasSuffix("'-x;-1\r\n"))
  }
}
