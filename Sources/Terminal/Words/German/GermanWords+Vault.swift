import Bookkeeping
import Exchange
import People
import Wording

// What is said of the vault, where copies are older than it.

extension GermanWords {
  func formerVault(_ former: FormerVault, _ isPublished: Bool) -> String {
    let time = former.madeAt.map { " vom \(language.format($0, in: .brussels))" } ?? ""
    let lacking = [
      former.persons.isEmpty
        ? nil
        : "\(many(former.persons.count, "seither eingetragene Person hat", "seither eingetragene Personen haben")) darin keinen Eintrag (\(few(former.persons.map(\.text))))",
      former.notes.isEmpty
        ? nil
        : "\(many(former.notes.count, "Notiz zu einem späteren Vorgang fehlt", "Notizen zu späteren Vorgängen fehlen")) (\(few(former.notes.map(\.description))))",
    ].compactMap(\.self).joined(separator: ", ")
    let start =
      "Der Tresor (Einträge zu Personen, Notizen, Einwilligungen, Anlagen) ist der der Sicherung\(time)"
      + (lacking.isEmpty ? "." : ": \(lacking).")
    let back =
      isPublished
      ? "Wen das Log gelöscht nennt, so weit es hier reicht (bis Stelle \(language.format(former.last))), ist erneut gelöscht"
        + (former.missing == 0
          ? ""
          : "; wurde in \(many(Int(clamping: former.missing), "Eintrag, der fehlt,", "Einträgen, die fehlen,")) jemand gelöscht, so ist deren Datenblatt wieder da")
        + ". Das Übrige weiß das Log nicht: wurde seither eine Einwilligung widerrufen, gilt sie wieder, wurde seither eine Kontaktperson vergessen, ist deren Datenblatt wieder da"
      : "Wurde seither jemand gelöscht oder vergessen, ist deren Datenblatt wieder da, wurde seither eine Einwilligung widerrufen, gilt sie wieder"
    return
      ([
        start,
        back
          + ", seither Unkenntliches oder Entferntes ist wieder lesbar, und was seither aufbewahrt wurde, fehlt. Was davon geschehen ist, tun Sie erneut.",
      ] + newerVault(former.aside)
      + (former.goingOn.isEmpty ? [] : [copies(.goingOn(former.goingOn, ledger: former.ledger))]))
      .joined(separator: "\n")
  }

  func newerVault(_ aside: FormerVault.Aside) -> [String] {
    switch aside {
    case .nothingMore(let other):
      return [
        "Das Register daneben, \(list([printable(other)])), hat nichts im Tresor, was hier nicht ist."
      ]
    case .none:
      return [
        "Gibt es das frühere Register noch, so hat sein Tresor vielleicht mehr. So holen Sie zurück, was hier fehlt, mit seinem Ordner an der Stelle von FRÜHERES:",
        "  " + recovering([], from: "FRÜHERES"),
      ]
    case .other(let other, let recovery):
      let start =
        recovery.taken.isEmpty
        ? [
          "Neben diesem Tresor gibt es den eines anderen Ordners dieses Registers, \(list([printable(other)]))."
        ]
        : [
          "Das Register daneben, \(list([printable(other)])), hat im Tresor, was hier fehlt: \(pieces(recovery.taken)). So holen Sie es zurück:",
          "  " + recovering([], from: other),
        ]
      return start + left(recovery, from: other) + [
        "Erst danach darf eines der beiden weg, das, in dem niemand mehr arbeitet: es enthält Datenblätter mit ihren Schlüsseln."
      ]
    }
  }

  func holdErased(_ old: [ErasedInBackup], _ place: String, _ isLater: Bool) -> String {
    "In \(list([place])) \(old.count == 1 ? "ist" : "sind") \(many(old.count, "Sicherung", "Sicherungen")) von vor einer Löschung, mit dem Eintrag von \(few(old.persons)) darin: \(fewQuoted(old.map(\.name))). \(isLater ? "Erst wenn zurück ist, was fehlt (siehe oben): " : "")Vernichten Sie sie, oder nur deren Ordner people/keys: alles Übrige kommt dann noch zurück, außer dem, was der Tresor von Personen hatte."
  }

  func forkedHoldErased(_ old: [ErasedInBackup], _ place: String, _ copy: String) -> String {
    old.enumerated().map { index, backup in
      let path = place + "/" + backup.name
      let copy = index == 0 ? copy : "\(copy)-\(index + 1)"
      return
        "Auch \(list([printable(path)])) ist von vor einer Löschung, mit dem Eintrag von \(few([backup].persons)) darin, und enthält Einträge, die dieses Register nicht hat. Sehen Sie diese zuerst an, und tragen Sie hier neu ein, was fehlt:"
        + looking(into: path, copy)
        + "\n  " + recovering([], from: path)
        + "\nErst danach, wenn hier nichts mehr davon fehlt, vernichten Sie deren Ordner people/keys, und \(list([printable(copy)])); bis dahin bewahren Sie beide auf."
    }.joined(separator: "\n")
  }

  func heldBeside(_ folder: ErasedBeside, _ ledger: String) -> String {
    let more =
      switch folder.relation {
      case .unknown, .unread, .same(_, more: 0): ""
      case .same(_, let count):
        " Er hat \(many(Int(clamping: count), "Eintrag", "Einträge")), \(count == 1 ? "der auf die hiesigen folgt" : "die auf die hiesigen folgen"). Holen Sie zuerst herein, was fehlt:"
      case .parted:
        " Er enthält Einträge, die dieses Register nicht hat. Sehen Sie diese zuerst an, und tragen Sie hier neu ein, was fehlt:"
      }
    return
      "Neben diesem Register liegt \(list([printable(folder.path)])), ein anderer Ordner desselben Registers, noch mit dem Eintrag von \(few(folder.ids)) und dessen Schlüssel."
      + more + bringing(in: .init(folder), ledger)
      + (folder.lacking.isEmpty || folder.relation.isParted
        ? ""
        : "\nSein Tresor hat, was hier nicht ist, oder nicht so: \(pieces(folder.lacking)). Holen Sie das zuerst zurück:\n  "
          + recovering([], from: folder.path))
      + (folder.hasLooks && folder.lacking.isEmpty
        ? "\nDie Liste, wer was angesehen hat, reicht dort weiter zurück als hier. Holen Sie sie zuerst zurück:\n  "
          + recovering([], from: folder.path) : "")
      + (folder.isUnseen
        ? "\nWas sein Tresor enthält, ließ sich nicht ansehen. Warum, sagt:\n  "
          + recovering([], from: folder.path) + " --dry-run" : "")
      + "\nLöschen Sie auch dort:" + forgetting(in: folder)
      + "\nFehlt hier nichts mehr davon und arbeitet dort niemand mehr, vernichten Sie diesen Ordner; bis dahin bewahren Sie ihn auf."
  }

  /// What becomes of consents whose files are not any more what they were.
  func evidenceChanged(_ evidence: [PeopleVault.ChangedEvidence]) -> String {
    let (masked, gone) = (
      evidence.filter { $0.kind == .wordsMasked }, evidence.filter { $0.kind == .takenOff }
    )
    return [
      masked.isEmpty
        ? nil
        : "In einer Anlage, die eine Einwilligung belegt, wurden Wörter unkenntlich gemacht: \(consents(masked)). Ihr Fingerabdruck ist nicht mehr der vermerkte; maillon people show \(masked[0].agent) sagt es.",
      gone.isEmpty
        ? nil
        : "Eine Anlage, die eine Einwilligung belegte, ist vernichtet: \(consents(gone)). Die Einwilligung bleibt vermerkt, ohne Beleg; maillon people show \(gone[0].agent) sagt es.",
    ].compactMap(\.self).joined(separator: " ")
  }
}
