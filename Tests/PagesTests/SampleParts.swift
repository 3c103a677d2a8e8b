import Projecting

/// The parts of the sample's report, in the columns that the read models give.
enum SampleParts {
  private static func value(_ name: String, _ members: KeyValuePairs<String, Value>) -> Report.Part
  {
    Report.Part(name, .value(.object(members.map { ($0.key, $0.value) })))
  }

  private static func table(_ name: String, _ columns: String, _ rows: [[Value]]) -> Report.Part {
    Report.Part(name, .table(.init(columns.split(separator: " ").map(String.init), rows)))
  }

  static let impact: [Report.Part] = [
    value("asOf", ["at": "2020-04-30", "known": "2020-05-05", "size": 467]),
    value("period", ["from": "2020-03-18", "to": "2020-04-30"]),
    table(
      "delivered", "item unit gross returned net confirmed organisations",
      [
        ["visor", "one", 900.0, 0.0, 900.0, 835.0, 23],
        ["mask", "one", 861.0, 0.0, 861.0, 861.0, 6],
        ["apron", "one", 2400.0, 0.0, 2400.0, 2400.0, 9],
      ]),
    table("facilitated", "item unit gross returned net confirmed organisations", []),
    table("services", "item unit quantity", [["guide", "one", 1.0]]),
    value("hours", ["given": 456.0, "paid": 23.0]), value("restated", ["restated": false]),
  ]

  static let deliveries: [Report.Part] = [
    value(
      "reach",
      [
        "organisations": 23, "people": nil, "deliveries": 61, "confirmedDeliveries": 57,
        "lateDeliveries": 3, "proofShare": 0.9344,
      ]),
    table("late", "item unit deliveries quantity share", [["visor", "one", 3, 65.0, 0.0722]]),
    table(
      "served", "category organisations",
      [["hospital", 4], ["medicalHouse", 14], ["nursingHome", 3], ["homeCare", 2]]),
    table(
      "recipients", "item unit category organisations quantity",
      [
        ["visor", "one", "hospital", 4, 310.0], ["visor", "one", "medicalHouse", 14, 430.0],
        ["visor", "one", "nursingHome", 3, 120.0], ["visor", "one", "homeCare", 2, 40.0],
        ["mask", "one", "nursingHome", 3, 661.0], ["mask", "one", "homeCare", 2, 200.0],
        ["apron", "one", "hospital", 4, 2400.0],
      ]),
    table(
      "weeklyDelivered", "week item unit quantity",
      [
        ["2020-03-30", "visor", "one", 150.0], ["2020-04-06", "visor", "one", 320.0],
        ["2020-04-13", "visor", "one", 250.0], ["2020-04-27", "visor", "one", 180.0],
      ]),
    table(
      "places", "item unit place organisations quantity",
      [
        ["visor", "one", "5000", 9, 410.0], ["visor", "one", "5100", 4, 210.0],
        ["visor", "one", "5300", 3, 120.0], ["visor", "one", "few", 7, 160.0],
      ]),
    table(
      "traced", "item unit delivered withLot withSource share",
      [["visor", "one", 900.0, 900.0, 860.0, 0.9556]]),
  ]

  static let needs: [Report.Part] = [
    value(
      "needs",
      [
        "published": 31, "count": 26, "unverified": 0, "full": 19, "open": 7, "withdrawn": 0,
        "expired": 2, "duplicates": 3, "asked": 1300.0, "verified": 1150.0,
        "covered": 900.0, "coverage": 0.7826, "medianDays": 4.0, "p90Days": 9.0,
        "oldestOpenDays": 21.0, "medianHoursToVerify": 6.5,
      ]),
    value("principal", ["item": "visor", "unit": "one"]),
    table(
      "coverage",
      "item unit needs asked verified covered coverage full open oldestDays medianDays p90Days",
      [["visor", "one", 26, 1300.0, 1150.0, 900.0, 0.7826, 19, 7, 21.0, 4.0, 9.0]]),
    table(
      "weeklyVerified", "week item unit needs quantity",
      [
        ["2020-03-23", "visor", "one", 8, 420.0], ["2020-03-30", "visor", "one", 9, 380.0],
        ["2020-04-06", "visor", "one", 6, 250.0], ["2020-04-20", "visor", "one", 3, 100.0],
      ]),
  ]

  static let means: [Report.Part] = [
    table(
      "workByRole", "skill paid hours people",
      [
        ["assembly", false, 56.0, 12], ["printing", false, 75.0, 11], ["driving", false, 38.0, 6],
        ["sewing", false, 287.0, 28], ["coordination", true, 23.0, 2],
      ]),
    value("contributors", ["total": 54, "erased": 1]),
    table(
      "contributorTypes", "category contributors",
      [
        ["citizen", 42], ["company", 7], ["selfEmployed", 2], ["shelteredWork", 1], ["school", 1],
        ["unknown", 1],
      ]),
    table(
      "contributorModes", "mode contributors",
      [
        ["time", 43], ["goods", 8], ["loan", 11], ["service", 2], ["transport", 6], ["machine", 9],
      ]),
    table(
      "gifts", "item unit quantity givers declared",
      [["sheet", "one", 1000.0, 3, 120.0], ["filament", "kilogram", 22.0, 5, nil]]),
    table(
      "lent", "item loans days returned open overdue lost gifted",
      [["printer", 11, 352.0, 8, 2, 2, 1, 0]]),
    value(
      "local",
      [
        "territory": "Namur", "hours": 0.91, "hoursUnknown": 0.04, "givers": 0.88,
        "giversUnknown": 0.02, "recipients": 1.0, "recipientsUnknown": 0.0,
      ]),
    table(
      "valued", "kind item skill unit quantity low central high key",
      [
        ["work", nil, "sewing", "hour", 287.0, 2832.69, 5740.0, 11795.7, "hour.given"],
        ["work", nil, "printing", "hour", 75.0, 740.25, 1500.0, 3082.5, "hour.given"],
        ["donation", "sheet", nil, "one", 1000.0, 100.0, 120.0, 150.0, "sheet.unit"],
      ]),
    value("value", ["low": 3672.94, "central": 7360.0, "high": 15028.2, "unpriced": 2]),
    table(
      "assumptions", "key value currency unit basis source version validFrom",
      [
        [
          "hour.given.high", 41.10, "EUR", "hour", "coût du travail", "Eurostat", "2020-1",
          "2020-01-01",
        ],
        [
          "visor.unit", 1.80, "EUR", "one", "prix coûtant local", "Medi-Sphere", "2020-1",
          "2020-03-01",
        ],
      ]),
    table(
      "replacement", "item unit quantity low central high key",
      [
        ["visor", "one", 900.0, 1620.0, 1620.0, 2250.0, "visor.unit"]
      ]),
  ]

  static let quality: [Report.Part] = [
    table(
      "acceptance", "item unit accepted rejected share lots lotsAccepted lotShare reasons",
      [["visor", "one", 900.0, 40.0, 0.9574, 15, 14, 0.9333, .list(["fragile"])]]),
    value(
      "freshness",
      [
        "acts": 467, "soon": 431, "imported": 120, "corrected": 2, "soonShare": 0.9229,
        "importedShare": 0.257, "correctedShare": 0.0043,
      ]),
    table("variances", "item unit cells counted variance", [["sheet", "one", 1, 24.0, 0.0]]),
    table(
      "flow", "role category item quantity",
      [
        ["work", "citizen", "visor", 495.0], ["loan", "citizen", "visor", 43.75],
        ["loan", "company", "visor", 53.75], ["loan", "school", "visor", 15.0],
        ["donation", "company", "visor", 180.0], ["transport", "citizen", "visor", 112.5],
        ["work", "citizen", "mask", 861.0], ["purchase", nil, "apron", 2400.0],
      ]),
    table("unweighted", "item key", []),
  ]
}
