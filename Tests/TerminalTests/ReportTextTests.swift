import Exchange
import Projecting
import Testing
import Wording

@testable import Terminal

struct ReportTextTests {
  private let report = Report([
    .init(
      "asOf",
      .value(.object([("at", .text("2020-04-08")), ("known", .absent), ("size", .integer(1234))]))),
    .init(
      "cells",
      .table(
        .init(
          ["item", "lot", "accountable", "quantity", "unit"],
          [
            [.text("sheet"), .absent, .text("coop"), .decimal(ExactDecimal(1500)), .text("one")],
            [
              .text("filament"), .absent, .text("coop"),
              .decimal(ExactDecimal(micros: 2_500_000)), .text("kilogram"),
            ],
          ]))),
    .init("counts", .table(.init(["id"]))),
  ])

  private func draw(_ language: Language, isColoured: Bool = false) -> String {
    var text = ReportText(words: language.words, zone: .brussels, isColoured: isColoured)
    text.draw(report)
    return text.output
  }

  @Test func `French`() {
    #expect(
      draw(.fr) == """
        (au 08/04/2020, 1\u{202F}234 écritures)

        Stock : à qui, chez qui
        article   propriétaire  quantité  unité
        ────────  ────────────  ────────  ─────
        sheet     coop             1\u{202F}500  pièce
        filament  coop               2,5  kg

        Aucun comptage.

        """)
  }

  @Test func `Dutch`() {
    #expect(
      draw(.nl) == """
        (op 08/04/2020, 1.234 inschrijvingen)

        Voorraad: van wie, bij wie
        artikel   eigenaar  hoeveelheid  eenheid
        ────────  ────────  ───────────  ───────
        sheet     coop            1.500  stuk
        filament  coop              2,5  kg

        Geen telling.

        """)
  }

  @Test func `colour only where it is asked for`() {
    #expect(draw(.de, isColoured: true).contains("\u{1B}[1mBestand: wem, bei wem\u{1B}[0m"))
    #expect(!draw(.de).contains("\u{1B}"))
  }

  @Test func `no value can steer a terminal`() {
    #expect(printable("a\u{1B}[2Jb\nc") == "a\\u{1B}[2Jb\\u{A}c")
  }

  @Test func `JSON is exact, ordered and leaves out what is absent`() {
    #expect(
      JSON(report).line
        == #"{"asOf":{"at":"2020-04-08","size":1234},"cells":[{"item":"sheet","accountable":"coop","#
        + #""quantity":"1500","unit":"one"},{"item":"filament","accountable":"coop","#
        + #""quantity":"2.5","unit":"kilogram"}],"counts":[]}"#)
    #expect(JSON.text("a\"\\\n\u{1}é").line == #""a\"\\\n\u0001é""#)
  }

  @Test func `CSV is quoted where it must be`() {
    let grid = Report.Grid(
      ["a", "b"], [[.text("x,y"), .text("say \"no\"")], [.absent, .flag(true)]])
    #expect(CSVText.draw(grid) == "a,b\r\n\"x,y\",\"say \"\"no\"\"\"\r\n,true\r\n")
  }
}
