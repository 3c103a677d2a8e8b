import Exchange
import Wording

extension DutchWords {
  func paper(_ fault: PaperFault) -> String {
    switch fault {
    case .otherKind(let id, let kind, let wanted, let instead):
      "“\(id)” staat genoteerd als “\(self.kind(kind))”; dit papier hoort bij "
        + "“\(self.kind(wanted))”." + (instead.map { " Probeer \($0)." } ?? "")
    case .reversed(let id): "“\(id)” is geannuleerd: er komt geen papier meer van."
    case .severalReceivers(let batch, let deliveries):
      "“\(batch)” ging naar verschillende ontvangers, elk heeft een eigen bon. Noem een levering: "
        + list(deliveries) + "."
    case .neitherLotNorSerial(let thing):
      "Een etiket is van een lot of een exemplaar: \(thing)#LOT of \(thing)@SERIE."
    case .unknownThing(let thing, let near):
      "“\(thing)” staat nergens in het register."
        + (near.isEmpty ? "" : " Bedoelde u \(list(near))?")
    }
  }
}
