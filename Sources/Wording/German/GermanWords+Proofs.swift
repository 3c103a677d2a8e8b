public import MerkleLog

extension GermanWords {
  public func document(_ document: MerkleError.Document) -> String {
    switch document {
    case .frontier: "Zustand des Baums"
    case .tile: "Kachel"
    case .bundle: "Bündel von Einträgen"
    case .checkpoint: "Kopf"
    case .note: "signierter Kopf"
    case .key: "Schlüssel"
    case .proof: "Beweis"
    }
  }

  public func reason(_ error: MerkleError) -> String {
    let format = language.format as (Int) -> String
    return switch error {
    case .malformed(let kind, _):
      "das lässt sich nicht als \(document(kind)) lesen"
    case .tooLong(let kind, let byteCount, let limit):
      "\(document(kind)), \(format(byteCount)) Bytes lang; gelesen werden \(format(limit))"
    case .entryTooLong(let byteCount):
      "ein Eintrag von \(format(byteCount)) Bytes, zu lang für das Log"
    case .tileUnavailable(let tile, let width, _):
      "„\(tile.path(width: width))“ lässt sich nicht lesen"
    case .tileMismatch(let tile):
      "die Kachel \(tile.level)/\(tile.index) gehört nicht zu diesem Baum"
    case .indexOutsideTree(let index, let size):
      "es gibt keinen Eintrag an Stelle \(index) von \(size)"
    case .sizesOutOfOrder(let old, let new):
      "aus einem Log von \(ofEntries("\(old)")) wird keines von \(new)"
    case .wrongProofLength:
      "der Beweis hat nicht die richtige Länge"
    case .rootMismatch(let expected, let computed):
      "der Beweis führt zur Wurzel \(computed) und nicht zu \(expected)"
    case .originMismatch(let expected, let found):
      "der Kopf ist vom Log „\(found)“, nicht von „\(expected)“"
    case .invalidSignature(let name):
      "die Signatur von „\(name)“ ist falsch: die Notiz ist beschädigt oder gefälscht"
    case .cosignatureTooLate(let name, _, _):
      "die Mitsignatur von „\(name)“ trägt eine Zeit, die noch kommt: prüfen Sie beide Uhren"
    case .noWitness(let name):
      "„\(name)“ signiert ein Log und ist kein Zeuge"
    case .otherText:
      "die Notiz signiert einen anderen Kopf"
    case .noKnownSignature:
      "keine Signatur ist von dem angegebenen Schlüssel"
    case .signingFailed:
      "die Signatur kam nicht zustande"
    }
  }
}
