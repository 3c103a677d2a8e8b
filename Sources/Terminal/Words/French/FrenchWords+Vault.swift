import Bookkeeping
import Exchange
import People
import Wording

// What is said of the vault, where copies are older than it.

extension FrenchWords {
  func formerVault(_ former: FormerVault, _ isPublished: Bool) -> String {
    let time = former.madeAt.map { ", du \(language.format($0, in: .brussels))" } ?? ""
    let lacking = [
      former.persons.isEmpty
        ? nil
        : "\(many(former.persons.count, "personne inscrite depuis n’y a pas", "personnes inscrites depuis n’y ont pas")) de fiche (\(few(former.persons.map(\.text))))",
      former.notes.isEmpty
        ? nil
        : "\(many(former.notes.count, "note d’un acte noté depuis n’y est pas", "notes d’actes notés depuis n’y sont pas")) (\(few(former.notes.map(\.description))))",
    ].compactMap(\.self).joined(separator: ", ")
    let start =
      "Le coffre (fiches, notes, consentements, pièces) est celui de la sauvegarde\(time)"
      + (lacking.isEmpty ? "." : " : \(lacking).")
    let back =
      isPublished
      ? "Les personnes que le journal dit effacées, aussi loin qu’il va ici (jusqu’à la place \(language.format(former.last))), le sont de nouveau"
        + (former.missing == 0
          ? ""
          : " ; si quelqu’un fut effacé dans \(many(Int(clamping: former.missing), "écriture qui manque", "écritures qui manquent")), sa fiche est revenue")
        + ". Le reste, le journal ne le sait pas : si un consentement fut retiré depuis, il vaut de nouveau, si une personne de contact fut oubliée depuis, sa fiche est revenue"
      : "Si quelqu’un fut effacé ou oublié depuis, sa fiche est revenue, si un consentement fut retiré depuis, il vaut de nouveau"
    return
      ([
        start,
        back
          + ", ce qui fut masqué ou ôté depuis se lit de nouveau, ce qui fut gardé depuis n’y est pas. Ce qu’il y a eu de tel, refaites-le.",
      ] + newerVault(former.aside)
      + (former.goingOn.isEmpty ? [] : [copies(.goingOn(former.goingOn, ledger: former.ledger))]))
      .joined(separator: "\n")
  }

  func newerVault(_ aside: FormerVault.Aside) -> [String] {
    switch aside {
    case .nothingMore(let other):
      return [
        "Le registre à côté, \(list([printable(other)])), n’a rien dans son coffre qui ne soit ici."
      ]
    case .none:
      return [
        "Si le registre d’avant existe encore, son coffre a peut-être davantage. Pour en reprendre ce qui manque ici, son dossier à la place d’ANCIEN :",
        "  " + recovering([], from: "ANCIEN"),
      ]
    case .other(let other, let recovery):
      let start =
        recovery.taken.isEmpty
        ? [
          "À côté de ce coffre, il y a celui d’un autre dossier de ce registre, \(list([printable(other)]))."
        ]
        : [
          "Le registre à côté, \(list([printable(other)])), a dans son coffre ce qui manque à celui-ci : \(pieces(recovery.taken)). Pour le reprendre :",
          "  " + recovering([], from: other),
        ]
      return start + left(recovery, from: other) + [
        "Ensuite seulement, l’un des deux peut disparaître, celui où plus personne ne travaille : il contient des fiches, avec leurs clés."
      ]
    }
  }

  func holdErased(_ old: [ErasedInBackup], _ place: String, _ isLater: Bool) -> String {
    "Dans \(list([place])), \(many(old.count, "sauvegarde est d’avant un effacement et rendrait", "sauvegardes sont d’avant un effacement et rendraient")) la fiche de \(few(old.persons)) : \(fewQuoted(old.map(\.name))). \(isLater ? "Une fois repris ce qui manque (ci-dessus), et pas avant, d" : "D")\(old.count == 1 ? "étruisez-la, ou son" : "étruisez-les, ou leur") seul dossier people/keys ; tout le reste revient alors, sauf ce que le coffre gardait des personnes."
  }

  func forkedHoldErased(_ old: [ErasedInBackup], _ place: String, _ copy: String) -> String {
    old.enumerated().map { index, backup in
      let path = place + "/" + backup.name
      let copy = index == 0 ? copy : "\(copy)-\(index + 1)"
      return
        "\(list([printable(path)])) aussi est d’avant un effacement et rendrait la fiche de \(few([backup].persons)), et contient des écritures que ce registre n’a pas. Regardez-les d’abord, et notez de nouveau ici ce qui manque :"
        + looking(into: path, copy)
        + "\n  " + recovering([], from: path)
        + "\nEnsuite seulement, quand rien de là ne manque plus ici, détruisez son dossier people/keys, et \(list([printable(copy)])) ; d’ici là, gardez-les."
    }.joined(separator: "\n")
  }

  func heldBeside(_ folder: ErasedBeside, _ ledger: String) -> String {
    let more =
      switch folder.relation {
      case .unknown, .unread, .same(_, more: 0): ""
      case .same(_, let count):
        " Il a \(many(Int(clamping: count), "écriture", "écritures")) qui \(count == 1 ? "suit" : "suivent") celles d’ici. Reprenez-les d’abord :"
      case .parted:
        " Il contient des écritures que ce registre n’a pas. Regardez-les d’abord, et notez de nouveau ici ce qui manque :"
      }
    return
      "À côté de ce registre, \(list([printable(folder.path)])) est un autre dossier du même registre et a encore la fiche de \(few(folder.ids)), avec sa clé."
      + more + bringing(in: .init(folder), ledger)
      + (folder.lacking.isEmpty || folder.relation.isParted
        ? ""
        : "\nSon coffre a ce qui n’est pas ici, ou pas ainsi : \(pieces(folder.lacking)). Reprenez-le d’abord :\n  "
          + recovering([], from: folder.path))
      + (folder.hasLooks && folder.lacking.isEmpty
        ? "\nSa liste de qui a regardé quoi remonte plus loin que celle d’ici. Reprenez-la d’abord :\n  "
          + recovering([], from: folder.path) : "")
      + (folder.isUnseen
        ? "\nCe que son coffre contient n’a pas pu être vu. Ceci dit pourquoi :\n  "
          + recovering([], from: folder.path) + " --dry-run" : "")
      + "\nEffacez là aussi :" + forgetting(in: folder)
      + "\nQuand rien de là ne manque plus ici et que plus personne n’y travaille, détruisez ce dossier ; d’ici là, gardez-le."
  }

  /// What becomes of consents whose files are not any more what they were.
  func evidenceChanged(_ evidence: [PeopleVault.ChangedEvidence]) -> String {
    let (masked, gone) = (
      evidence.filter { $0.kind == .wordsMasked }, evidence.filter { $0.kind == .takenOff }
    )
    return [
      masked.isEmpty
        ? nil
        : "Des mots furent masqués dans une pièce qui montre un consentement : \(consents(masked)). Son empreinte n’est plus celle qui fut notée ; maillon people show \(masked[0].agent) le dit.",
      gone.isEmpty
        ? nil
        : "Une pièce qui montrait un consentement est détruite : \(consents(gone)). Le consentement reste noté, sans elle ; maillon people show \(gone[0].agent) le dit.",
    ].compactMap(\.self).joined(separator: " ")
  }
}
