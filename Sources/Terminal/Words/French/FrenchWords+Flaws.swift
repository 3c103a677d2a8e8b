import Bookkeeping
import Wording

extension FrenchWords {
  /// Where a problem is.
  func place(_ first: String?, _ last: String?) -> String {
    switch (first, last) {
    case (let first?, let last?) where first != last: "places \(first) à \(last)"
    case (let first?, _): "place \(first)"
    default: "registre"
    }
  }

  /// What a verification found, and what to do where it is not the general advice.
  func flaw(_ kind: Problem.Kind) -> String {
    switch kind {
    case .page:
      "une page du fichier est abîmée, ces écritures ne se lisent plus"
    case .missing:
      "l’écriture manque"
    case .altered:
      "l’écriture n’est plus celle qui a été notée"
    case .tile:
      "un morceau de l’arbre des empreintes est abîmé, les écritures sont intactes ; maillon export puis maillon restore le refont"
    case .head:
      "les écritures ne mènent pas à la tête du journal"
    case .index:
      "la table des références ne mène pas à l’écriture ; maillon export puis maillon restore la refont"
    case .tables:
      "les tables du fichier se contredisent"
    case .anchor:
      "la tête signée ne se laisse pas lire ; si vous savez pourquoi, ôtez le fichier checkpoint : la prochaine écriture en fera un autre"
    case .views:
      "une page des vues est abîmée, le journal n’est pas touché ; maillon rebuild les refait"
    case .process:
      "la lecture a été arrêtée par le système, ces écritures n’ont pas été vérifiées"
    }
  }
}
