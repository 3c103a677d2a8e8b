import Exchange
import Testing

@testable import Terminal

/// From a visor back to every hand and sheet, from a sheet forward to whoever has it.
struct TraceTests {
  /// Two stages: sheets and hours become frames, frames become visors; some go out, some come back.
  private func told() async -> Stage {
    let stage = Stage()
    await stage.open()
    for line in [
      "agent anne --agent-type person --category citizen --tracked",
      "item frame --unit one --labels Cadre",
      "donate 150 sheet#LS1 --provider dora --id d1", "donate 50 sheet#LS2 --provider bruno",
      "lend 1 printer@P1 --provider bruno --agreement L1",
      "consume 60 sheet#LS1 --process PR1", "consume 40 sheet#LS2 --process PR1 --id c2",
      "correct c2 --cancel --reason erreur", "use 8 printer@P1 --process PR1",
      "work 4 --provider anne --process PR1", "produce 60 frame#F1 --process PR1",
      "consume 50 frame#F1 --process PR2", "cite PR2 --document patron",
      "produce 50 visor#V1 --process PR2", "hand-out 10 visor#V1 --receiver anne",
      "deliver 30 visor#V1 --receiver chr --id l1",
      "return-goods 5 visor#V1 --delivery l1", "lose 2 visor#V1 --reason damaged",
    ] {
      let outcome = await stage.run(line)
      #expect(outcome.status == 0, "\(line): \(outcome.errors)")
    }
    return stage
  }

  @Test func `a visor leads back through every stage`() async {
    let stage = await told()
    let answer = await stage.run("trace visor#V1")
    #expect(
      answer.output == """
        visor#V1
        └─ PR2 : production 50\u{A0}pièces
           ├─ frame#F1 : consommation 50\u{A0}pièces
           │  └─ PR1 : production 60\u{A0}pièces
           │     ├─ printer@P1 : usage d’une machine 8\u{A0}heures
           │     │  └─ bruno : prêt 1\u{A0}pièce
           │     ├─ sheet#LS1 : consommation 60\u{A0}pièces
           │     │  └─ dora : don 150\u{A0}pièces
           │     └─ anne : heures 4\u{A0}heures
           └─ patron : plan ou patron utilisé 1\u{A0}pièce

        """, "\(answer.output)")
  }

  @Test func `a sheet leads forward to whoever has what it became`() async {
    let stage = await told()
    let answer = await stage.run("track sheet#LS1 --json")
    for edge in [
      #"{"from":"lot:visor#V1","to":"agent:chr","kind":"goodsDelivered","quantity":"25","unit":"one"}"#,
      #"{"from":"lot:visor#V1","to":"agent:anne","kind":"handedOut","quantity":"10","unit":"one"}"#,
      #"{"from":"lot:visor#V1","to":"event:lossRecorded","kind":"lossRecorded","quantity":"2","unit":"one"}"#,
    ] {
      #expect(answer.output.contains(edge), "\(answer.output)")
    }
    #expect(
      !answer.output.contains("LS2") && answer.output.contains(#""item":"sheet","lot":"LS1""#))
    let unused = await stage.run("track sheet#LS2 --json")
    #expect(unused.output.contains(#""edges":[]"#), "\(unused.output)")
  }

  @Test func `a trace knows the two clocks`() async {
    let stage = await told()
    let before = await stage.run("trace visor#V1 --json --at 2020-04-01")
    #expect(before.status == 0 && before.output.contains(#""edges":[]"#), "\(before.output)")
  }

  @Test func `graphs are drawn by other programs`() async {
    let stage = await told()
    let dot = await stage.run("trace frame#F1 --format dot")
    #expect(dot.output.hasPrefix("digraph maillon {\n"))
    #expect(dot.output.contains(#""process:PR1" -> "lot:frame#F1" [label="60 one"];"#))
    let mermaid = await stage.run("trace frame#F1 --format mermaid")
    #expect(mermaid.output.hasPrefix("flowchart LR\n  n0[\"frame#35;F1\"]\n"))
    #expect(await stage.run("trace frame#F1 --format pdf").status == 64)
  }

  @Test func `a slip in the name is not a thing without history`() async {
    let stage = await told()
    let item = await stage.run("trace vizor#V1")
    #expect(item.status == 65 && item.errors.contains("« visor »"))
    let lot = await stage.run("trace visor#V2")
    #expect(lot.status == 65 && lot.errors.contains("« visor#V1 »"), "\(lot.errors)")
  }
}
