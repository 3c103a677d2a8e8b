public import Exchange

// What is wrong with a line, for whoever hands one in and whoever checks a log.
extension FrenchWords {
  public func problem(_ problem: LineProblem) -> String {
    switch problem {
    case .tooLong(let limit): "plus de \(language.format(limit)) octets : raccourcissez"
    case .notUTF8: "ce n’est pas de l’UTF-8 : enregistrez le fichier en UTF-8"
    case .expected(let text): "il fallait \(translated(text)) à cet endroit : corrigez la ligne"
    case .unknownField("note", _):
      "« note » n’est pas un champ : une note ne va pas au journal, elle se garde au coffre. Retirez-la d’ici ; au clavier, --note avec l’acte, ou maillon people note pour une personne"
    case .unknownField(let name, let near):
      "champ inconnu « \(name) »" + advice(near, "retirez-le")
    case .duplicateField(let name): "« \(name) » est là deux fois : gardez-en un"
    case .fieldsOutOfOrder(let name):
      "« \(name) » n’est pas à sa place : rangez les champs dans l’ordre alphabétique"
    case .badDecimal(let text, .notPlain):
      "« \(text) » n’est pas un nombre simple : écrivez par exemple 150 ou 2.5"
    case .badDecimal(let text, .superfluousZero):
      "« \(text) » a un zéro de trop : écrivez par exemple 1.5 et non 1.50"
    case .badDecimal(let text, .tooPrecise):
      "« \(text) » a trop de chiffres : 18 au plus, dont 6 après la virgule"
    case .ambiguousDecimal(let text):
      "« \(text) » peut vouloir dire mille ou millième : écrivez 1000, ou 1,5 avec moins de trois décimales"
    case .badText(let text):
      "« \(text) » n’est pas un identifiant : de 1 à 64 lettres sans accent, chiffres, . _ : -"
    case .halfCharacter(let text):
      "« \(text) » n’est que la moitié d’un caractère : écrivez-le en entier, en UTF-8"
    case .escapeNotCanonical: "un caractère est échappé sans nécessité : écrivez-le tel quel"
    case .controlCharacter: "il y a un caractère invisible : retirez-le"
    case .trailingBytes: "il y a quelque chose après la fin : un acte par ligne"
    case .unsupportedVersion(let version):
      "la version \(version) de la ligne est inconnue : installez un maillon plus récent"
    case .wrongPosition(let expected, let found):
      "la place \(language.format(found)) suit mal : il fallait \(language.format(expected)), "
        + "une ligne manque ou est en trop"
    case .recordedEarlier(let time):
      "noté le \(time), avant la ligne précédente : remettez les lignes dans l’ordre"
    case .archived:
      "c’est une archive, dont les lignes sont déjà notées : maillon restore FICHIER en rebâtit un registre"
    case .notAllowedInCommand(let name):
      "« \(name) » est donné par le registre : retirez-le"
    }
  }

  public func expectation(_ expectation: Expectation) -> String {
    switch expectation {
    case .flag: "true ou false"
    case .escape: "un caractère échappé"
    case .decimalOrObject: "un nombre entre guillemets, ou un objet"
    case .value: "une valeur"
    case .string: "un texte entre guillemets"
    case .object: "un objet { }"
    case .list: "une liste [ ]"
    case .wholeNumber: "un nombre entier de 0 à 2⁵³ − 1"
    case .digest: "64 chiffres hexadécimaux 0-9a-f"
    }
  }

  private func advice(_ near: [String], _ other: String) -> String {
    near.isEmpty ? " : " + other : " : vouliez-vous dire \(list(near)) ?"
  }
}
