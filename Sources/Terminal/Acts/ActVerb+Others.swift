import Exchange

extension ActVerb {
  /// Who and what there is.
  static let registering: [ActVerb] = [
    ActVerb(
      "agent", .agentRegistered, [.field(.agent)],
      "agent chr --agent-type organization --category hospital --name CHR",
      "agent anne --agent-type person --category citizen --tracked"),
    ActVerb(
      "update-agent", .agentUpdated, [.field(.agent)], "update-agent hub --tracked",
      "update-agent mmJ --category medicalHouse"),
    ActVerb(
      "merge-agents", .agentsMerged, [.field(.agent)], "merge-agents dora2 --duplicate-of dora",
      "merge-agents chr-namur --duplicate-of chr"),
    ActVerb(
      "join", .membershipStarted, [.field(.agent), .field(.group)], "join anne grepan",
      "join bruno coop-members --on 2020-01-15"),
    ActVerb(
      "leave", .membershipEnded, [.field(.agent), .field(.group)], "leave anne grepan",
      "leave bruno coop-members --on 2020-12-31"),
    ActVerb(
      "item", .itemDefined, [.field(.item)], "item sheet --unit one --labels fr=Feuille,nl=Blad",
      "item filament --unit gram --labels fr=Filament"),
  ]

  /// Needs, offers, promises, lists and calls.
  static let promising: [ActVerb] = [
    ActVerb(
      "need", .needPublished, [.quantity, .thing], "need 300 visor --receiver mmJ --due 2020-04-10",
      "need unknown apron --receiver chr --intent N7"),
    ActVerb(
      "offer", .offerPublished, [.quantity, .thing], "offer 200 mask --provider anne",
      "offer 1 printer-3d --provider bruno --intent O3"),
    ActVerb(
      "verify-need", .needVerified, [.field(.intent)], "verify-need N7",
      "verify-need N8 --on 2020-04-05"),
    ActVerb(
      "withdraw", .intentWithdrawn, [.field(.intent)], "withdraw N7 --reason couvert",
      "withdraw O3 --reason vendu"),
    ActVerb("expire", .intentExpired, [.field(.intent)], "expire N7", "expire O3 --on 2020-05-01"),
    ActVerb(
      "mark-duplicate", .intentMarkedDuplicate, [.field(.intent)],
      "mark-duplicate N9 --duplicate-of N7", "mark-duplicate O4 --duplicate-of O3"),
    ActVerb(
      "commit", .commitmentMade, [.quantity, .thing],
      "commit 100 visor --provider anne --receiver mmJ --satisfies N7",
      "commit 20 mask --provider anne --receiver coop --commitment C1 --due 2020-04-20"),
    ActVerb(
      "change-commitment", .commitmentChanged, [.field(.commitment)],
      "change-commitment C1 --quantity 30", "change-commitment C1 --due 2020-04-25"),
    ActVerb(
      "cancel-commitment", .commitmentCancelled, [.field(.commitment)],
      "cancel-commitment C1", "cancel-commitment C2 --reason malade"),
    ActVerb(
      "open-list", .listOpened, [.field(.list)], "open-list S1 --receiver mmJ",
      "open-list S2 --receiver chr --due 2020-04-12"),
    ActVerb("close-list", .listClosed, [.field(.list)], "close-list S1", "close-list S2 --on hier"),
    ActVerb(
      "call", .callIssued, [.field(.call)], "call K1 --group grepan --skill couture",
      "call K2 --group grepan --item mask --quantity 500 --due 2020-04-30"),
  ]

  /// Rarer acts.
  static let rare: [ActVerb] = [
    ActVerb(
      "lose-loan", .loanLost, [.field(.agreement)], "lose-loan L1",
      "lose-loan L2 --quantity 1 --on 2020-05-04"),
    ActVerb(
      "turn-gift", .loanTurnedGift, [.field(.agreement)], "turn-gift L1",
      "turn-gift L2 --quantity 1"),
    ActVerb(
      "cite", .designCited, [.field(.process)], "cite PR1 --document plan-visiere",
      "cite PR2 --document patron-masque --licence CC-BY-SA"),
    ActVerb(
      "check", .lotChecked, [.thing], "check visor#V1 --accepted 95 --rejected 5",
      "check mask#M2 --accepted 40 --rejected 0 --reason couture"),
    ActVerb(
      "confirm", .deliveryConfirmed, [.field(.delivery)], "confirm e3 --mode signature",
      "confirm e2 --mode mail --received 298 --refused 2"),
    ActVerb(
      "publish-document", .documentPublished, [.field(.document)],
      "publish-document guide-aides --provider maitre-a --url https://exemple.be/guide",
      "publish-document plan-visiere --provider studio --licence CC-BY"),
    ActVerb(
      "copy", .documentCopied, [.quantity, .field(.document)], "copy 120 guide-aides",
      "copy 30 plan-visiere --on 2020-04-20"),
    ActVerb(
      "claim", .expenseClaimed, [.quantity], "claim 42,50 --receiver anne --claim F1",
      "claim 12 --receiver bruno --on 2020-04-11"),
    ActVerb(
      "reimburse", .expenseReimbursed, [.quantity], "reimburse 42,50 --receiver anne --claim F1",
      "reimburse 12 --receiver bruno --claim F2"),
    ActVerb(
      "open-balance", .openingBalance, [.quantity, .thing], "open-balance 120 sheet#LS0",
      "open-balance 3 kg filament --on 2020-03-01"),
    ActVerb(
      "reverse", .reversed, [.field(.corrects)], "reverse e4 --reason doublon",
      "reverse e5 --reason erreur --on 2020-04-09"),
    ActVerb(
      "amend", .amended, [.field(.corrects)], "amend e1 --quantity 50 --reason recompté",
      "amend e7 --effort 6 --reason erreur"),
    ActVerb(
      "assume", .assumptionSet, [.field(.key)],
      "assume prix-visiere --value 4.5 --source devis --valid-from 2020-04-01",
      "assume heure-benevole --value 12 --basis forfait"),
    ActVerb(
      "close-period", .periodClosed, [.field(.until)], "close-period 2020-04-30",
      "close-period 31/03/2020 --reason trimestre"),
    ActVerb(
      "reopen-period", .periodReopened, [.field(.until)], "reopen-period 2020-03-31",
      "reopen-period 2020-04-30 --reason oubli"),
    ActVerb(
      "correct-clock", .clockCorrected, [],
      "correct-clock --value maintenant --reason pile",
      "correct-clock --from-seq 120 --to-seq 131 --value 2026-11-28T18:30:00+01:00 --reason pile"),
    ActVerb(
      "issue-report", .reportIssued, [.field(.period)],
      "issue-report 2020-Q2 --size 120 --digest $(sha256sum rapport.pdf | cut -c1-64)",
      "issue-report 2020-04 --size 80 --digest $(sha256sum avril.csv | cut -c1-64)"),
  ]

  static let all = daily + registering + promising + rare

  /// Other names under which an act is found.
  static let aliases = [
    "register-agent": "agent", "define-item": "item", "return": "give-back",
    "borrow": "lend", "give": "donate", "reopen": "reopen-period",
  ]
}
