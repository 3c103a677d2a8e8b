import Foundation

// What hostile or unlucky files hold.
extension BusyDeed {
  static let hostile = [
    BusyDeed(name: "governing acts told by a file", pause: 0.2) { place, chance in
      let line = [
        #"{"id":"g1","kind":"agentErased","agent":"p-1"}"#,
        #"{"id":"g2","kind":"agentErased","agent":"giver"}"#,
        #"{"id":"g3","kind":"agentUpdated","agent":"coop","tracked":false}"#,
        #"{"id":"g4","kind":"reportIssued","period":"2020","digest":"\#(String(repeating: "0", count: 64))","size":3}"#,
        #"{"id":"g5","kind":"agentsMerged","agent":"giver","duplicateOf":"hop"}"#,
        #"{"id":"g6","kind":"periodClosed","until":"2026-01-01"}"#,
        #"{"id":"g7","kind":"assumptionSet","key":"hour.given","value":"1"}"#,
      ].randomElement(using: &chance)!
      let ending = place.run(["import", "-"], input: line)
      return ending.status == 0 ? .silent(ending.line) : ending.outcome(65)
    },
    BusyDeed(name: "controls, directions and quotes in a file", pause: 0.1) { place, chance in
      let text = [
        #"\u001b]0;x\u0007"#, #"\u009b31m"#, #"\u202ex"#, #"\u2066x"#, #"x\u0085y"#, #"a\u2028b"#,
        #"\u0000"#,
      ].randomElement(using: &chance)!
      let field = ["place", "reason", "scope", "url", "kind", "item", "lot"].randomElement(
        using: &chance)!
      let ending = place.run(
        ["import", "-", "--dry-run", "--json"], input: donation("h1", saying: text, in: field))
      if ending.status == 75 { return .again }
      if !ending.refuses(field) { return .silent(ending.line) }
      let raw = ending.said.unicodeScalars.contains {
        $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value)
          || (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
      }
      return raw ? .silent(ending.line) : ending.outcome(65)
    },
    BusyDeed(name: "marks of persons in a file", pause: 0.1) { place, chance in
      let (field, text) = [
        ("scope", "un@exemple.invalid"), ("place", #"0470\u00a000\u00a000\u00a000"#),
        ("lot", "un@exemple.invalid"),
        ("place", "(0470) 00 00 00"), ("url", "tel:+32470000000"),
        ("place", "un @ exemple.be"),
        ("process", "tel:+32470000000"), ("place", "0470 - 00 00 00"),
        ("batch", "un@exemple.invalid"),
      ].randomElement(using: &chance)!
      let ending = place.run(
        ["import", "-", "--dry-run", "--json"], input: donation("m1", saying: text, in: field))
      if ending.status == 75 { return .again }
      return ending.refuses(field) ? ending.outcome(65) : .silent(ending.line)
    },
    BusyDeed(name: "a file refused in every row", pause: 5) { place, _ in
      let lines = (0..<5_000).map { Self.donation("r\($0)").replacing("sheet", with: "s\($0)") }
      return place.run(["import", "-"], input: lines.joined(separator: "\n")).outcome(65)
    },
    side("sums beyond every sum", pause: 5) { n in
      let hours = #""effort":{"unit":"hour","value":"999999999999999"},"occurredAt":"2020-04-03""#
      return [
        #"{"id":"s0","kind":"assumptionSet","key":"hour.given","value":{"amount":"99999999999999999","basis":"x","currency":"EUR"},"unit":"hour","validFrom":"2020-01-01","occurredAt":"2020-01-01"}"#,
        #"{"id":"s1","kind":"workDone","provider":"coop",\#(hours),"skill":"a"}"#,
        #"{"id":"s2","kind":"workDone","provider":"coop",\#(hours),"skill":"b"}"#,
      ]
    },
    side("two spellings of one skill", pause: 5) { n in
      [("a", #"e\u0301"#, 3), ("b", #"\u00e9"#, 5)].map { id, skill, hours in
        #"{"id":"t\#(id)","kind":"workDone","provider":"coop","effort":{"unit":"hour","value":"\#(hours)"},"skill":"couture \#(skill)","occurredAt":"2020-04-03"}"#
      }
    },
    side("a chain of four hundred steps", pause: 20) { _ in
      let item =
        #"{"id":"ci","kind":"itemDefined","item":"visor","unit":"one","labels":{"fr":"V"}}"#
      let weights = [("weight.work", "15.333333"), ("weight.input.visor", "0.777777")].map {
        #"{"id":"a-\#($0.0)","kind":"assumptionSet","key":"\#($0.0)","value":"\#($0.1)","validFrom":"2020-01-01","occurredAt":"2020-01-01"}"#
      }
      let steps = (0..<400).flatMap { step in
        let out =
          #"{"id":"o\#(step)","kind":"outputProduced","provider":"coop","receiver":"coop","item":"visor","lot":"C\#(step)","quantity":{"unit":"one","value":"2"},"process":"P\#(step)","occurredAt":"2020-04-02"}"#
        let into = [1, 7].filter { step + $0 < 400 }.map { far in
          #"{"id":"c\#(step)-\#(far)","kind":"inputConsumed","provider":"coop","item":"visor","lot":"C\#(step + far)","quantity":{"unit":"one","value":"0.333333"},"process":"P\#(step)","occurredAt":"2020-04-03"}"#
        }
        let work =
          #"{"id":"w\#(step)","kind":"workDone","provider":"coop","effort":{"unit":"hour","value":"0.\#(100_001 + step * 20)"},"process":"P\#(step)","occurredAt":"2020-04-03"}"#
        return [out] + into + [work]
      }
      return [item] + weights + steps
    },
    side("seventy mergers in a row, and the circle", pause: 20) { _ in
      let houses = (0..<70).map {
        #"{"id":"a\#($0)","kind":"agentRegistered","agent":"m\#($0)","agentType":"organization","category":"hospital","tracked":false,"name":"H\#($0)"}"#
      }
      let mergers = (0..<69).map {
        #"{"id":"g\#($0)","kind":"agentsMerged","agent":"m\#($0)","duplicateOf":"m\#($0 + 1)"}"#
      }
      return houses + mergers
    } then: { place, ledger in
      let circle = #"{"id":"cyc","kind":"agentsMerged","agent":"m69","duplicateOf":"m0"}"#
      let ending = place.run(["import", "-", "--governing"], input: circle, ledger: ledger)
      return ending.status == 0 ? .silent(ending.line) : ending.outcome(65)
    },
  ]

  /// Lines that a ledger of its own takes in, and reports of it that come out alike, twice.
  private static func side(
    _ name: String, pause: Double, _ lines: @escaping @Sendable (Int) -> [String],
    then: (@Sendable (BusyPlace, String) -> BusyOutcome)? = nil
  ) -> BusyDeed {
    BusyDeed(name: name, pause: pause) { place, chance in
      let number = UInt64.random(in: .min ... .max, using: &chance)
      let ledger = "side-\(number)"
      defer { place.shop.remove(ledger, "\(ledger)-1", "\(ledger)-2") }
      let made = place.run(["init", "--coop", "coop", "--name", "C"], ledger: ledger)
      guard made.status == 0 else { return made.outcome(0) }
      let taken = place.run(
        ["import", "-", "--governing"], input: lines(0).joined(separator: "\n"), ledger: ledger)
      guard taken.status == 0 else { return taken.outcome(0) }
      for report in 1...2 {
        let ending = place.run(
          [
            "report", "impact", "--from", "2020-01-01", "--to", "2020-12-31", "--out",
            "\(ledger)-\(report)",
          ],
          ledger: ledger)
        guard ending.status == 0 else { return ending.outcome(0) }
      }
      if place.bytes("\(ledger)-1") != place.bytes("\(ledger)-2") {
        return .silent("two reports of one log")
      }
      let checked = place.run(["check-report", "\(ledger)-1"], ledger: ledger)
      guard checked.status == 0 else { return checked.outcome(0) }
      return then?(place, ledger) ?? .right
    }
  }
}

extension BusyPlace.Ending {
  /// Whether it is a refusal that names this field.
  fileprivate func refuses(_ field: String) -> Bool {
    status != 0 && said.contains(#""field":"\#(field)""#)
  }
}
