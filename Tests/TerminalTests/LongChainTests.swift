import Exchange
import Testing

@testable import Terminal

/// Chains as long as somebody makes them: of mergers, of steps, of rows that wait for one another. No
/// time is measured here; what was cubic once would be seen.
struct LongChainTests {
  private func organizations(_ count: Int) -> String {
    (0..<count).map {
      #"{"agent":"m\#($0)","agentType":"organization","category":"hospital","id":"a\#($0)","kind":"agentRegistered","occurredAt":"2020-03-01","tracked":false}"#
    }.joined(separator: "\n")
  }

  private func imported(_ lines: String, in stage: Stage) async -> Stage.Outcome {
    stage.write(lines, to: "lines.jsonl")
    return await stage.run("import lines.jsonl")
  }

  /// Seventy organisations, each the double of the next.
  private func merged() async -> Stage {
    let stage = Stage(language: "en")
    await stage.open()
    var lines = [organizations(70)]
    for agent in [0, 69] {
      lines.append(
        #"{"id":"g\#(agent)","item":"sheet","kind":"donationReceived","occurredAt":"2020-04-01","provider":"m\#(agent)","quantity":{"unit":"one","value":"10"},"receiver":"coop"}"#
      )
      lines.append(
        #"{"id":"d\#(agent)","item":"sheet","kind":"goodsDelivered","occurredAt":"2020-04-02","provider":"coop","quantity":{"unit":"one","value":"1"},"receiver":"m\#(agent)"}"#
      )
    }
    #expect(await imported(lines.joined(separator: "\n"), in: stage).status == 0)
    for agent in 0..<69 {
      let outcome = await stage.run(
        "merge-agents m\(agent) --duplicate-of m\(agent + 1) --on 2020-04-03 --id x\(agent)")
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    return stage
  }

  @Test func `seventy mergers make one agent, and no circle`() async {
    let stage = await merged()
    let delivered = await stage.run("impact --csv --part delivered").output
    #expect(delivered.contains("sheet,one,2,0,2,0,1,hospital=2"), "\(delivered)")
    let given = await stage.run("contributions --csv").output
    #expect(given.contains("m69,,donation,,sheet,one,20"), "\(given)")
    let circle = await stage.run("merge-agents m69 --duplicate-of m0 --on 2020-04-04")
    #expect(circle.status == 65)
  }

  @Test func `a circle that former versions let in is restored and read`() async throws {
    let stage = await merged()
    let archive = await stage.run("export").output
    let last = try #require(archive.split(separator: "\n").last)
    let size = archive.split(separator: "\n").count
    let closing = last.replacing(#""agent":"m68""#, with: #""agent":"m69""#)
      .replacing(#""duplicateOf":"m69""#, with: #""duplicateOf":"m0""#)
      .replacing(#""id":"x68""#, with: #""id":"y""#)
      .replacing(#""seq":\#(size - 1)"#, with: #""seq":\#(size)"#)
    #expect(closing != last)
    let other = Stage(language: "en")
    other.write(archive + closing + "\n", to: "archive.jsonl")
    let restored = await other.run("restore archive.jsonl")
    #expect(restored.status == 0, "\(restored.errors)")
    let delivered = await other.run("impact --csv --part delivered").output
    #expect(delivered.contains("sheet,one,2,0,2,0,1,hospital=2"), "\(delivered)")
    #expect(await other.run("contributions --csv").output.contains("m0,,donation,,sheet,one,20"))
    #expect(await other.run("rebuild").status == 0)
    #expect(await other.run("verify").status == 0)
  }

  /// A chain in which every step takes of the lot before it and of the seventh before it.
  @Test func `shares through four hundred steps add up to what was delivered`() async {
    let stage = Stage(language: "en")
    await stage.open()
    for key in ["weight.work --value 15.333333", "weight.input.visor --value 0.777777"] {
      #expect(await stage.run("assume \(key) --valid-from 2020-01-01 --on 2020-01-01").status == 0)
    }
    let count = 400
    var lines: [String] = []
    func use(_ lot: Int, _ amount: String, in step: Int) {
      guard lot < count else { return }
      lines.append(
        #"{"id":"c\#(step)-\#(lot)","item":"visor","kind":"inputConsumed","lot":"C\#(lot)","occurredAt":"2020-04-03","process":"P\#(step)","provider":"coop","quantity":{"unit":"one","value":"\#(amount)"}}"#
      )
    }
    for step in 0..<count {
      lines.append(
        #"{"id":"o\#(step)","item":"visor","kind":"outputProduced","lot":"C\#(step)","occurredAt":"2020-04-02","process":"P\#(step)","provider":"coop","quantity":{"unit":"one","value":"2"},"receiver":"coop"}"#
      )
      use(step + 1, "1", in: step)
      use(step + 7, "0.333333", in: step)
      lines.append(
        #"{"effort":{"unit":"hour","value":"0.\#(777_777 - step * 13)"},"id":"w\#(step)","kind":"workDone","occurredAt":"2020-04-03","process":"P\#(step)","provider":"\#(["dora", "bruno"][step % 2])"}"#
          .replacing(#"0"},"id""#, with: #"1"},"id""#))
    }
    lines.append(
      #"{"id":"g","item":"visor","kind":"goodsDelivered","lot":"C0","occurredAt":"2020-04-04","provider":"coop","quantity":{"unit":"one","value":"0.3"},"receiver":"chr"}"#
    )
    let outcome = await imported(lines.joined(separator: "\n"), in: stage)
    #expect(outcome.status == 0, "\(outcome.errors)")
    for moment in ["", " --at 2020-05-01"] {
      let shares = await stage.run("chains visor#C0 --csv --part shares" + moment).output
        .split(separator: "\r\n").dropFirst().map { $0.split(separator: ",") }
      #expect(shares.count == 2)
      let parts = shares.compactMap { $0.last.flatMap { try? ExactDecimal(String($0)) } }
      #expect(parts.reduce(.zero, +).description == "0.3", "\(shares)")
      #expect(parts.allSatisfy { $0 > .zero })
    }
    #expect(await stage.run("report impact --format json").status == 0)
    let tree = await stage.run("trace visor#C0").output
    #expect(tree.contains("--json gives them all"), "\(tree.prefix(1_000))")
    #expect(tree.split(separator: "\n").allSatisfy { $0.count < 200 })
  }

  @Test func `rows in the reverse order of what they refer to are all taken in`() async {
    let stage = Stage(language: "en")
    await stage.open()
    var lines: [String] = []
    for act in (0..<300).reversed() {
      let replaces = act == 0 ? "" : #""replaces":"d\#(act - 1)","#
      if act < 299 {
        lines.append(
          #"{"corrects":"d\#(act)","id":"r\#(act)","kind":"reversed","occurredAt":"2020-04-12","reason":"x"}"#
        )
      }
      lines.append(
        #"{"id":"d\#(act)","item":"sheet","kind":"donationReceived","occurredAt":"2020-04-01","provider":"dora","quantity":{"unit":"one","value":"1"},\#(replaces)"receiver":"coop"}"#
      )
    }
    let outcome = await imported(lines.joined(separator: "\n"), in: stage)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      await stage.run("inventory --csv --part balances").output.contains("coop,sheet,1,1,"))
  }

  @Test func `many refusals are told at once, each with what may have been meant`() async {
    let stage = Stage(language: "en")
    await stage.open()
    let lines = (0..<1_200).map {
      #"{"id":"d\#($0)","item":"shete","kind":"donationReceived","occurredAt":"2020-04-01","provider":"dorra","quantity":{"unit":"one","value":"1"},"receiver":"coop"}"#
    }
    let outcome = await imported(lines.joined(separator: "\n"), in: stage)
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("2,400 refusals"), "\(outcome.errors.prefix(200))")
    #expect(outcome.errors.contains("“dora”") && outcome.errors.contains("“sheet”"))
  }

  @Test func `of many offers for one need the first are told, and how many more there are`() async {
    let stage = Stage(language: "en")
    await stage.open()
    var lines = [organizations(30)]
    for offer in 0..<30 {
      lines.append(
        #"{"id":"o\#(offer)","intent":"offer-\#(offer + 10)","item":"sheet","kind":"offerPublished","occurredAt":"2020-04-01","provider":"m\#(offer)","quantity":{"unit":"one","value":"5"}}"#
      )
    }
    lines.append(
      #"{"id":"n","intent":"need","item":"sheet","kind":"needPublished","occurredAt":"2020-04-01","quantity":{"unit":"one","value":"5"},"receiver":"chr"}"#
    )
    #expect(await imported(lines.joined(separator: "\n"), in: stage).status == 0)
    let rows = await stage.run("match --csv --at 2020-04-02").output.split(separator: "\r\n")
      .dropFirst()
    #expect(rows.count == 20)
    #expect(rows.first?.hasPrefix("need,offer-10,") == true, "\(rows)")
    #expect(rows.last?.hasPrefix("need,offer-29,") == true && rows.last?.hasSuffix(",10") == true)
    #expect(await stage.run("match --at 2020-04-02").output.contains("more offers"))
  }

  @Test func `a long file shows how far it is, on a terminal`() async {
    let stage = Stage(language: "en")
    await stage.open()
    stage.write(organizations(2_100), to: "lines.jsonl")
    let outcome = await stage.run("import lines.jsonl --dry-run", isTerminal: true)
    #expect(outcome.status == 0 && outcome.errors.contains("░"), "\(outcome.errors)")
    #expect(await stage.run("import lines.jsonl --dry-run").errors.isEmpty)
  }
}
