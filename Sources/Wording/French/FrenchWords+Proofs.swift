public import MerkleLog

extension FrenchWords {
  public func document(_ document: MerkleError.Document) -> String {
    switch document {
    case .frontier: "un état de l’arbre"
    case .tile: "une tuile"
    case .bundle: "un paquet d’écritures"
    case .checkpoint: "une tête"
    case .note: "une tête signée"
    case .key: "une clé"
    case .proof: "une preuve"
    }
  }

  public func reason(_ error: MerkleError) -> String {
    let format = language.format as (Int) -> String
    return switch error {
    case .malformed(let kind, _):
      "cela ne se lit pas comme \(document(kind))"
    case .tooLong(let kind, let byteCount, let limit):
      "\(document(kind)) de \(format(byteCount)) octets, quand \(format(limit)) se lisent"
    case .entryTooLong(let byteCount):
      "une écriture de \(format(byteCount)) octets, trop longue pour le journal"
    case .tileUnavailable(let tile, let width, _):
      "« \(tile.path(width: width)) » ne se laisse pas lire"
    case .tileMismatch(let tile):
      "la tuile \(tile.level)/\(tile.index) n’est pas de cet arbre"
    case .indexOutsideTree(let index, let size):
      "il n’y a pas d’écriture à la place \(index) parmi \(size)"
    case .sizesOutOfOrder(let old, let new):
      "un journal de \(entries("\(old)")) ne devient pas un journal de \(new)"
    case .wrongProofLength:
      "la preuve n’a pas la longueur qu’il faut"
    case .rootMismatch(let expected, let computed):
      "la preuve mène à la racine \(computed) et non à \(expected)"
    case .originMismatch(let expected, let found):
      "la tête est du journal « \(found) », non de « \(expected) »"
    case .invalidSignature(let name):
      "la signature de « \(name) » est fausse : la note est abîmée ou contrefaite"
    case .cosignatureTooLate(let name, _, _):
      "la cosignature de « \(name) » est datée d’une heure à venir : vérifiez les deux horloges"
    case .noWitness(let name):
      "« \(name) » signe un journal et n’est pas un témoin"
    case .otherText:
      "la note signe une autre tête"
    case .noKnownSignature:
      "aucune signature n’est de la clé donnée"
    case .signingFailed:
      "la signature n’a pas pu se faire"
    }
  }
}
