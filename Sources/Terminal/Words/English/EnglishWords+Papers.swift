import Exchange
import Wording

extension EnglishWords {
  func paper(_ fault: PaperFault) -> String {
    switch fault {
    case .otherKind(let id, let kind, let wanted, let instead):
      "“\(id)” is recorded as “\(self.kind(kind))”; this paper goes with “\(self.kind(wanted))”."
        + (instead.map { " Try \($0)." } ?? "")
    case .reversed(let id): "“\(id)” is reversed: there is no paper of it any more."
    case .severalReceivers(let batch, let deliveries):
      "“\(batch)” went to several receivers, each has a note of its own. Name one delivery: "
        + list(deliveries) + "."
    case .neitherLotNorSerial(let thing):
      "A label is of a lot or of one piece: \(thing)#LOT or \(thing)@SERIAL."
    case .unknownThing(let thing, let near):
      "“\(thing)” is nowhere in the ledger."
        + (near.isEmpty ? "" : " Did you mean \(list(near))?")
    }
  }
}
