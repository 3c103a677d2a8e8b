import Exchange

/// Chapter 3. Citizens, firms and a school lend eleven 3D printers.
enum Loans {
  private struct Loan {
    var number: String
    var owner: String
    var start: String
    var due: String
    init(_ number: String, _ owner: String, _ start: String, due: String) {
      (self.number, self.owner, self.start, self.due) = (number, owner, start, due)
    }
  }

  private static let loans = [
    Loan("01", "p-1da2", "03-19", due: "05-31"),
    Loan("02", "p-d6b0", "03-19", due: "05-31"),
    Loan("03", "p-9d43", "03-20", due: "04-20"),
    Loan("11", "ecole-a", "03-20", due: "06-30"),
    Loan("08", "bureau-a", "03-21", due: "04-30"),
    Loan("04", "p-d88e", "03-22", due: "04-24"),
    Loan("05", "p-ed85", "03-24", due: "05-15"),
    Loan("09", "meca-b", "03-25", due: "05-15"),
    Loan("06", "p-595b", "03-26", due: "05-31"),
    Loan("07", "p-7c91", "03-30", due: "04-28"),
    Loan("10", "archi-c", "04-02", due: "04-30"),
  ]

  private static func lent(_ loan: Loan) -> Act {
    printer(.loanStarted, "pret-\(loan.number)", loan.start, loan.number)
      .from(loan.owner).to("coop").with(.due, loan.due)
      .with(.fulfills, loan.number == "06" ? "eng-offre-01" : nil)
  }

  /// An act on the printer of a loan.
  private static func printer(
    _ kind: EventKind, _ id: String, _ day: String, _ number: String
  ) -> Act {
    Act(kind, id, day).of(1, "printer-3d").with(.serial, "P\(number)")
      .with(.agreement, "pret-\(number)")
  }

  private static func moved(_ number: String, _ day: String) -> Act {
    Act(.moved, "depl-P\(number)", day).of(1, "printer-3d").with(.serial, "P\(number)")
      .from("coop").to("hub").with(.place, "Namur").with(.toPlace, "Naninne")
      .with(.agent, "p-7b2b")
  }

  private static func returned(_ number: String, _ day: String, from holder: String) -> Act {
    guard let loan = loans.first(where: { $0.number == number }) else {
      preconditionFailure("no loan \(number)")
    }
    return printer(.loanReturned, "retour-P\(number)", day, number).from(holder).to(loan.owner)
  }

  static let sittings =
    loans.map { Sitting("\($0.start) 21:00", [lent($0)]) } + [
      Sitting("03-22 21:10", channel: "phone", [moved("08", "03-22"), moved("11", "03-22")]),
      Sitting("03-26 21:10", channel: "phone", [moved("09", "03-26")]),
      Sitting(
        "04-18 18:30",
        [
          Act(.loanRenewed, "renouv-03", "04-18").with(.agreement, "pret-03")
            .with(.due, "05-31").with(.reason, "accord du prêteur par téléphone")
        ]),
      Sitting(
        "04-22 19:00",
        [
          printer(.loanLost, "perte-P09", "04-21", "09").from("hub").to("meca-b")
            .with(.reason, "introuvable après un déménagement de l'atelier")
        ]),
      Sitting("04-29 18:40", [returned("08", "04-29", from: "hub")]),
      Sitting("04-30 17:10", [returned("10", "04-30", from: "coop")]),
      Sitting("05-06 18:00", [returned("04", "05-06", from: "coop")]),
      Sitting("05-14 18:00", [returned("05", "05-14", from: "coop")]),
    ] + sewingMachine

  /// A sewing machine is lent too; its owner lets the co-operative keep it.
  private static let sewingMachine = [
    Sitting(
      "04-01 21:00",
      [
        Act(.loanStarted, "pret-12", "04-01").of(1, "sewing-machine").with(.serial, "MC1")
          .from(People.machineOwner).to("coop").with(.agreement, "pret-12").with(.due, "05-31")
      ]),
    Sitting(
      "05-10 19:00",
      [
        Act(.loanTurnedGift, "pret-12-don", "05-10").of(1, "sewing-machine")
          .with(.serial, "MC1").from(People.machineOwner).to("coop").with(.agreement, "pret-12")
      ]),
  ]
}
