import Exchange

/// Chapter 11. Cloth is cut into kits of twenty-one masks; twenty-eight people sew them at home.
enum Masks {
  // MARK: - Cut: three days, twenty kits a day

  private static func cut(_ kits: String, _ day: String) -> Sitting {
    func act(_ kind: EventKind, _ id: String) -> Act {
      Act(kind, "\(id)-\(kits)", day).with(.process, "coupe-\(kits)")
    }
    func hours(_ id: String, _ worker: String, _ hours: Amount) -> Act {
      act(.workDone, id).from(worker).to("coop").hours(hours).with(.skill, "coupe")
    }
    return Sitting(
      "\(day) 19:00", by: People.secondCoordinator, batch: "coupe-\(kits)",
      [
        act(.inputConsumed, "conso-tissu").from("coop").of(42, "fabric"),
        act(.inputConsumed, "conso-elastique").from("coop").of(168, "elastic"),
        hours("heures-coupe-1", People.cutters[0], 3),
        hours("heures-coupe-2", People.cutters[1], 3),
        // Somebody of the firm cuts too, in paid time.
        hours("heures-coupe-3", "textile-a", 5).with(.paid, true).with(.host, "textile-a"),
        act(.designCited, "patron").with(.document, "patron-masque").from(People.designer)
          .with(.licence, "CC0-1.0"),
        act(.outputProduced, "prod").from(People.cutters[0]).to("coop").of(20, "mask-kit")
          .lot(kits),
      ])
  }

  // MARK: - Handed out as work, and back

  private struct Sewer {
    var agent: String
    var number: String
    /// Four people take three kits, the others two.
    var kits: Int
    var lot: String

    init(_ index: Int) {
      agent = People.sewers[index]
      number = index < 9 ? "0\(index + 1)" : "\(index + 1)"
      kits = index < 4 ? 3 : 2
      lot = index < 8 ? "K1" : index < 18 ? "K2" : "K3"
    }
  }

  private static let sewers = People.sewers.indices.map { Sewer($0) }

  private static func handedOut(_ range: Range<Int>, _ day: String) -> Sitting {
    Sitting(
      "\(day) 20:00", by: People.secondCoordinator, channel: "paper",
      batch: "kits-\(day)",
      sewers[range].map { sewer in
        Act(.handedOut, "kits-\(sewer.number)", day).of(Amount(sewer.kits), "mask-kit")
          .lot(sewer.lot).from("coop").to(sewer.agent)
      })
  }

  /// About four hours a kit.
  private static func sewing(_ sewer: Sewer, _ day: String, _ kits: Int) -> Act {
    Act(.workDone, "heures-couture-\(sewer.number)", day).from(sewer.agent).to("coop")
      .hours(Amount(4 * kits)).with(.skill, "couture").with(.process, "couture-\(sewer.lot)")
  }

  /// Kits come back sewn, in their bag.
  private static func handedBack(_ range: Range<Int>, _ day: String, kits: Int? = nil) -> Sitting {
    Sitting(
      "\(day) 18:00", by: People.secondCoordinator, channel: "paper",
      batch: "kits-rendus-\(day)",
      sewers[range].flatMap { sewer in
        let count = kits ?? sewer.kits
        return [
          Act(.handedBack, "kits-rendus-\(sewer.number)", day).of(Amount(count), "mask-kit")
            .lot(sewer.lot).with(.state, "cousu").from(sewer.agent).to("coop")
            .with(.call, "appel-parc").with(.fulfills, promises[sewer.agent]),
          sewing(sewer, day, count),
        ]
      })
  }

  /// Two of them had promised their kits when the call went out.
  private static let promises = [
    People.sewers[0]: "eng-couture-01", People.sewers[4]: "eng-couture-02",
  ]

  private static func lost(_ index: Int, _ day: String, _ kits: Int) -> Sitting {
    let sewer = sewers[index]
    return Sitting(
      "\(day) 18:30", by: People.secondCoordinator, channel: "phone",
      [
        Act(.lossRecorded, "kits-perdus-\(sewer.number)", day).of(Amount(kits), "mask-kit")
          .lot(sewer.lot).from(sewer.agent).with(.accountable, "coop").with(.reason, "lost")
      ])
  }

  // MARK: - Sewn: at the bench the bags become masks

  private static func unpacked(_ lot: String, from kits: String, _ count: Int, _ day: String)
    -> Sitting
  {
    Sitting(
      "\(day) 19:00", by: People.secondCoordinator,
      [
        Act(.inputConsumed, "conso-\(kits)", day).of(Amount(count), "mask-kit").lot(kits)
          .from("coop").with(.process, "couture-\(kits)"),
        Act(.outputProduced, "prod-\(lot)", day).of(Amount(21 * count), "fabric-mask").lot(lot)
          .from("coop").to("coop").with(.process, "couture-\(kits)"),
      ])
  }

  private static func checked(
    _ lot: String, _ day: String, accepted: Int, rejected: Int
  ) -> Sitting {
    Sitting(
      "\(day) 19:30", by: People.secondCoordinator,
      [
        Act(.lotChecked, "controle-\(lot)", day).with(.item, "fabric-mask").lot(lot).from("coop")
          .with(.accepted, Amount(accepted), .one).with(.rejected, Amount(rejected), .one)
          .with(.reason, rejected == 0 ? "conforme au patron" : "couture ouverte")
          .with(.conformity, "none").with(.intendedUse, "masque de confort")
          .with(.excludedUse, "soins aux malades du covid")
      ])
  }

  /// From mid-April the masks are announced where they are sewn, and fetched the next day.
  private static func sewnAtHome(
    _ index: Int, _ kits: Int, _ day: String, fetched: String
  ) -> [Sitting] {
    let sewer = sewers[index]
    let masks = Amount(21 * kits)
    func act(_ kind: EventKind, _ id: String, _ day: String) -> Act {
      Act(kind, "\(id)-\(sewer.number)", day).from(sewer.agent)
    }
    let sewn = [
      act(.inputConsumed, "conso-kits", day).of(Amount(kits), "mask-kit").lot("K3")
        .with(.accountable, "coop").with(.process, "couture-K3"),
      act(.outputProduced, "prod-M3", day).of(masks, "fabric-mask").lot("M3").to("coop")
        .with(.custodian, sewer.agent).with(.process, "couture-K3"),
      sewing(sewer, day, kits),
    ]
    return [
      Sitting("\(day) 18:15", by: People.secondCoordinator, channel: "phone", sewn),
      Sitting(
        "\(fetched) 18:45", by: People.secondCoordinator,
        [
          act(.handedBack, "masques-rendus", fetched).of(masks, "fabric-mask").lot("M3").to("coop")
        ]),
    ]
  }

  // MARK: - Delivered

  private static func delivered(_ day: String, _ lot: String, _ list: [(String, Int)]) -> Sitting {
    Sitting(
      "\(day) 20:30", batch: "masques-\(day)",
      list.map { receiver, count in
        Act(.goodsDelivered, "masques-\(receiver)-\(day)", day).of(Amount(count), "fabric-mask")
          .lot(lot).from("coop").to(receiver).with(.agent, People.couriers[0])
      })
  }

  /// A medical house enters on the web what the courier had entered the evening before.
  private static let toldTwice = [
    Sitting(
      "04-25 11:00",
      [
        Act(.goodsDelivered, "masques-mm-b-recu", "04-25").of(40, "fabric-mask").lot("M2")
          .from("coop").to("mm-b")
      ]),
    Sitting(
      "04-27 19:00", by: People.secondCoordinator,
      [
        Act(.reversed, "annul-masques-mm-b", "04-27").with(.corrects, "masques-mm-b-recu")
          .with(.reason, "double de masques-mm-b-04-24")
      ]),
  ]

  static let sittings =
    toldTwice + [cut("K1", "04-01"), cut("K2", "04-03"), cut("K3", "04-06")]
    + [handedOut(0..<8, "04-02"), handedOut(8..<18, "04-04"), handedOut(18..<28, "04-07")]
    + [
      handedBack(0..<4, "04-09"), handedBack(4..<8, "04-10"), handedBack(8..<13, "04-11"),
      handedBack(13..<18, "04-14"), handedBack(18..<19, "04-15", kits: 1),
    ] + [lost(18, "04-16", 1), lost(19, "04-17", 2), lost(20, "04-18", 1)] + [
      unpacked("M1", from: "K1", 20, "04-10"), unpacked("M2", from: "K2", 20, "04-14"),
      unpacked("M3", from: "K3", 1, "04-15"),
      checked("M1", "04-11", accepted: 414, rejected: 6),
      checked("M2", "04-15", accepted: 415, rejected: 5),
      checked("M3", "04-28", accepted: 210, rejected: 0),
    ] + sewnAtHome(20, 1, "04-19", fetched: "04-20") + sewnAtHome(21, 2, "04-20", fetched: "04-21")
    + sewnAtHome(22, 2, "04-21", fetched: "04-22") + sewnAtHome(23, 2, "04-23", fetched: "04-24")
    + sewnAtHome(24, 2, "04-26", fetched: "04-27") + [
      delivered("04-16", "M1", [("mr-a", 120), ("mr-b", 100), ("mr-c", 80), ("sad-a", 60)]),
      delivered("04-18", "M1", [("sad-b", 54)]),
      delivered("04-24", "M2", [("mm-b", 40), ("mm-e", 40), ("mm-k", 40), ("hop-d", 66)]),
    ]
}
