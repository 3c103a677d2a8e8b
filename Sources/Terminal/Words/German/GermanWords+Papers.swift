import Exchange
import Wording

extension GermanWords {
  func paper(_ fault: PaperFault) -> String {
    switch fault {
    case .otherKind(let id, let kind, let wanted, let instead):
      "„\(id)“ ist als „\(self.kind(kind))“ notiert; dieses Papier gehört zu "
        + "„\(self.kind(wanted))“." + (instead.map { " Versuchen Sie \($0)." } ?? "")
    case .reversed(let id): "„\(id)“ ist storniert: davon gibt es kein Papier mehr."
    case .severalReceivers(let batch, let deliveries):
      "„\(batch)“ ging an mehrere Empfänger, jeder hat einen eigenen Schein. Nennen Sie eine "
        + "Lieferung: " + list(deliveries) + "."
    case .neitherLotNorSerial(let thing):
      "Ein Etikett gehört zu einem Los oder einem Stück: \(thing)#LOS oder \(thing)@SERIE."
    case .unknownThing(let thing, let near):
      "„\(thing)“ steht nirgends im Register."
        + (near.isEmpty ? "" : " Meinten Sie \(list(near))?")
    }
  }
}
