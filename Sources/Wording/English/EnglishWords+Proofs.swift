public import MerkleLog

extension EnglishWords {
  public func document(_ document: MerkleError.Document) -> String {
    switch document {
    case .frontier: "a state of the tree"
    case .tile: "a tile"
    case .bundle: "a bundle of entries"
    case .checkpoint: "a head"
    case .note: "a signed head"
    case .key: "a key"
    case .proof: "a proof"
    }
  }

  public func reason(_ error: MerkleError) -> String {
    let format = language.format as (Int) -> String
    return switch error {
    case .malformed(let kind, _):
      "it cannot be read as \(document(kind))"
    case .tooLong(let kind, let byteCount, let limit):
      "\(document(kind)) of \(format(byteCount)) bytes, where \(format(limit)) are read"
    case .entryTooLong(let byteCount):
      "an entry of \(format(byteCount)) bytes, too long for the log"
    case .tileUnavailable(let tile, let width, _):
      "“\(tile.path(width: width))” cannot be read"
    case .tileMismatch(let tile):
      "the tile \(tile.level)/\(tile.index) does not belong to this tree"
    case .indexOutsideTree(let index, let size):
      "there is no entry at place \(index) of \(size)"
    case .sizesOutOfOrder(let old, let new):
      "a log of \(entries("\(old)")) does not become one of \(new)"
    case .wrongProofLength:
      "the proof does not have the right length"
    case .rootMismatch(let expected, let computed):
      "the proof leads to the root \(computed) and not to \(expected)"
    case .originMismatch(let expected, let found):
      "the head is of the log “\(found)”, not of “\(expected)”"
    case .invalidSignature(let name):
      "the signature of “\(name)” is wrong: the note is damaged or forged"
    case .cosignatureTooLate(let name, _, _):
      "the cosignature of “\(name)” bears a time to come: check both clocks"
    case .noWitness(let name):
      "“\(name)” signs a log and is no witness"
    case .otherText:
      "the note signs another head"
    case .noKnownSignature:
      "no signature is by the key given"
    case .signingFailed:
      "the signature could not be made"
    }
  }
}
