public import MerkleLog

extension DutchWords {
  public func document(_ document: MerkleError.Document) -> String {
    switch document {
    case .frontier: "een stand van de boom"
    case .tile: "een tegel"
    case .bundle: "een bundel inschrijvingen"
    case .checkpoint: "een kop"
    case .note: "een ondertekende kop"
    case .key: "een sleutel"
    case .proof: "een bewijs"
    }
  }

  public func reason(_ error: MerkleError) -> String {
    let format = language.format as (Int) -> String
    return switch error {
    case .malformed(let kind, _):
      "dit is niet te lezen als \(document(kind))"
    case .tooLong(let kind, let byteCount, let limit):
      "\(document(kind)) van \(format(byteCount)) bytes, waar er \(format(limit)) gelezen worden"
    case .entryTooLong(let byteCount):
      "een inschrijving van \(format(byteCount)) bytes, te lang voor het log"
    case .tileUnavailable(let tile, let width, _):
      "“\(tile.path(width: width))” is niet te lezen"
    case .tileMismatch(let tile):
      "de tegel \(tile.level)/\(tile.index) hoort niet bij deze boom"
    case .indexOutsideTree(let index, let size):
      "er is geen inschrijving op plaats \(index) van \(size)"
    case .sizesOutOfOrder(let old, let new):
      "een log van \(entries("\(old)")) wordt er geen van \(new)"
    case .wrongProofLength:
      "het bewijs heeft niet de juiste lengte"
    case .rootMismatch(let expected, let computed):
      "het bewijs leidt naar wortel \(computed) en niet naar \(expected)"
    case .originMismatch(let expected, let found):
      "de kop is van het log “\(found)”, niet van “\(expected)”"
    case .invalidSignature(let name):
      "de handtekening van “\(name)” klopt niet: de nota is beschadigd of vervalst"
    case .cosignatureTooLate(let name, _, _):
      "de medeondertekening van “\(name)” draagt een uur dat nog moet komen: kijk beide klokken na"
    case .noWitness(let name):
      "“\(name)” ondertekent een log en is geen getuige"
    case .otherText:
      "de nota ondertekent een andere kop"
    case .noKnownSignature:
      "geen handtekening is van de gegeven sleutel"
    case .signingFailed:
      "de handtekening kon niet gezet worden"
    }
  }
}
