import Exchange
import Wording

extension FrenchWords {
  func paper(_ fault: PaperFault) -> String {
    switch fault {
    case .otherKind(let id, let kind, let wanted, let instead):
      "« \(id) » est noté comme « \(self.kind(kind)) » ; ce papier va avec « \(self.kind(wanted)) »."
        + (instead.map { " Essayez \($0)." } ?? "")
    case .reversed(let id): "« \(id) » est annulé : il n’en sort plus de papier."
    case .severalReceivers(let batch, let deliveries):
      "« \(batch) » est allé à plusieurs destinataires, chacun a son bon. Nommez une livraison : "
        + list(deliveries) + "."
    case .neitherLotNorSerial(let thing):
      "Une étiquette est d’un lot ou d’un exemplaire : \(thing)#LOT ou \(thing)@SÉRIE."
    case .unknownThing(let thing, let near):
      "« \(thing) » n’est nulle part dans le registre."
        + (near.isEmpty ? "" : " Vouliez-vous dire \(list(near)) ?")
    }
  }
}
