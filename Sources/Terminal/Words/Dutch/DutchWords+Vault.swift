import Bookkeeping
import Exchange
import People
import Wording

// What is said of the vault, where copies are older than it.

extension DutchWords {
  func formerVault(_ former: FormerVault, _ isPublished: Bool) -> String {
    let time = former.madeAt.map { " van \(language.format($0, in: .brussels))" } ?? ""
    let lacking = [
      former.persons.isEmpty
        ? nil
        : "\(many(former.persons.count, "persoon die sindsdien ingeschreven is, heeft", "personen die sindsdien ingeschreven zijn, hebben")) er geen fiche (\(few(former.persons.map(\.text))))",
      former.notes.isEmpty
        ? nil
        : "\(many(former.notes.count, "nota bij een latere handeling ontbreekt", "nota’s bij latere handelingen ontbreken")) (\(few(former.notes.map(\.description))))",
    ].compactMap(\.self).joined(separator: ", ")
    let start =
      "De kluis (fiches, nota’s, toestemmingen, bijlagen) is die van de back-up\(time)"
      + (lacking.isEmpty ? "." : ": \(lacking).")
    let back =
      isPublished
      ? "Wie volgens het log gewist is, zover het hier gaat (tot plaats \(language.format(former.last))), is opnieuw gewist"
        + (former.missing == 0
          ? ""
          : "; werd er iemand gewist in \(many(Int(clamping: former.missing), "inschrijving die ontbreekt", "inschrijvingen die ontbreken")), dan is die fiche terug")
        + ". De rest weet het log niet: werd er sindsdien een toestemming ingetrokken, dan geldt ze weer, werd er sindsdien een contactpersoon vergeten, dan is die fiche terug"
      : "Werd er sindsdien iemand gewist of vergeten, dan is die fiche terug, werd er sindsdien een toestemming ingetrokken, dan geldt ze weer"
    return
      ([
        start,
        back
          + ", wat sindsdien gemaskeerd of weggenomen is, is weer te lezen, en wat sindsdien bewaard is, ontbreekt. Wat daarvan gebeurd is, doet u opnieuw.",
      ] + newerVault(former.aside)
      + (former.goingOn.isEmpty ? [] : [copies(.goingOn(former.goingOn, ledger: former.ledger))]))
      .joined(separator: "\n")
  }

  func newerVault(_ aside: FormerVault.Aside) -> [String] {
    switch aside {
    case .nothingMore(let other):
      return [
        "Het register ernaast, \(list([printable(other)])), heeft niets in zijn kluis dat hier niet is."
      ]
    case .none:
      return [
        "Bestaat het vorige register nog, dan heeft zijn kluis misschien meer. Om terug te nemen wat hier ontbreekt, met zijn map in de plaats van VORIGE:",
        "  " + recovering([], from: "VORIGE"),
      ]
    case .other(let other, let recovery):
      let start =
        recovery.taken.isEmpty
        ? [
          "Naast deze kluis is er die van een andere map van dit register, \(list([printable(other)]))."
        ]
        : [
          "Het register ernaast, \(list([printable(other)])), heeft in zijn kluis wat hier ontbreekt: \(pieces(recovery.taken)). Om het terug te nemen:",
          "  " + recovering([], from: other),
        ]
      return start + left(recovery, from: other) + [
        "Pas daarna mag een van de twee weg, het register waarin niemand meer werkt: het bevat fiches, met hun sleutels."
      ]
    }
  }

  func holdErased(_ old: [ErasedInBackup], _ place: String, _ isLater: Bool) -> String {
    "In \(list([place])) \(old.count == 1 ? "is" : "zijn") \(many(old.count, "back-up", "back-ups")) van vóór een wissing, met de fiche van \(few(old.persons)) er nog in: \(fewQuoted(old.map(\.name)))\(isLater ? "; eerst als terug is wat ontbreekt (hierboven): " : "; ")vernietig ze, of alleen de map people/keys erin: al de rest komt dan nog terug, behalve wat de kluis van personen bewaarde."
  }

  func forkedHoldErased(_ old: [ErasedInBackup], _ place: String, _ copy: String) -> String {
    old.enumerated().map { index, backup in
      let path = place + "/" + backup.name
      let copy = index == 0 ? copy : "\(copy)-\(index + 1)"
      return
        "Ook \(list([printable(path)])) is van vóór een wissing, met de fiche van \(few([backup].persons)) er nog in, en bevat inschrijvingen die dit register niet heeft. Bekijk die eerst, en noteer hier opnieuw wat ontbreekt:"
        + looking(into: path, copy)
        + "\n  " + recovering([], from: path)
        + "\nVernietig pas daarna, als hier niets meer ontbreekt van wat daar is, de map people/keys erin, en \(list([printable(copy)])); bewaar ze tot dan."
    }.joined(separator: "\n")
  }

  func heldBeside(_ folder: ErasedBeside, _ ledger: String) -> String {
    let more =
      switch folder.relation {
      case .unknown, .unread, .same(_, more: 0): ""
      case .same(_, let count):
        " Ze heeft \(many(Int(clamping: count), "inschrijving", "inschrijvingen")) die \(count == 1 ? "volgt" : "volgen") op die van hier. Haal ze eerst binnen:"
      case .parted:
        " Ze bevat inschrijvingen die dit register niet heeft. Bekijk die eerst, en noteer hier opnieuw wat ontbreekt:"
      }
    return
      "Naast dit register ligt \(list([printable(folder.path)])), een andere map van hetzelfde register, met de fiche van \(few(folder.ids)) er nog in, en de sleutel ervan."
      + more + bringing(in: .init(folder), ledger)
      + (folder.lacking.isEmpty || folder.relation.isParted
        ? ""
        : "\nDe kluis ervan heeft wat hier niet is, of niet zo: \(pieces(folder.lacking)). Haal dat eerst terug:\n  "
          + recovering([], from: folder.path))
      + (folder.hasLooks && folder.lacking.isEmpty
        ? "\nDe lijst van wie wat bekeken heeft, gaat daar verder terug dan hier. Haal die eerst terug:\n  "
          + recovering([], from: folder.path) : "")
      + (folder.isUnseen
        ? "\nWat zijn kluis bevat, kon niet bekeken worden. Waarom, zegt:\n  "
          + recovering([], from: folder.path) + " --dry-run" : "")
      + "\nWis ook daar:" + forgetting(in: folder)
      + "\nOntbreekt hier niets meer van wat daar is en werkt er niemand meer, vernietig dan die map; bewaar ze tot dan."
  }

  /// What becomes of consents whose files are not any more what they were.
  func evidenceChanged(_ evidence: [PeopleVault.ChangedEvidence]) -> String {
    let (masked, gone) = (
      evidence.filter { $0.kind == .wordsMasked }, evidence.filter { $0.kind == .takenOff }
    )
    return [
      masked.isEmpty
        ? nil
        : "Er zijn woorden gemaskeerd in een bijlage die een toestemming toont: \(consents(masked)). Haar vingerafdruk is niet meer die welke genoteerd werd; maillon people show \(masked[0].agent) zegt het.",
      gone.isEmpty
        ? nil
        : "Een bijlage die een toestemming toonde, is vernietigd: \(consents(gone)). De toestemming blijft genoteerd, zonder bijlage; maillon people show \(gone[0].agent) zegt het.",
    ].compactMap(\.self).joined(separator: " ")
  }
}
