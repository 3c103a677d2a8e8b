import Exchange
import Testing

@testable import Deliveries

/// Which names may be one, and which may not.
@Suite struct NameTests {
  private func areSame(_ one: String, _ other: String) -> Bool {
    NameForm(one)?.letters == NameForm(other)?.letters
  }

  private func areNear(_ one: String, _ other: String) -> Bool {
    guard let one = NameForm(one), let other = NameForm(other) else { return false }
    return !NearNames([one, other]).groups.isEmpty
  }

  @Test(arguments: [
    ("Maison médicale A", "MAISON MEDICALE A"), ("C.H.R. Exemple", "CHR exemple"),
    ("L’Atelier", "L'atelier"), ("L’Atelier", "L Atelier"), ("Croix-Rouge", "Croix Rouge"),
    ("Plasturgie A SRL", "Plasturgie A"), ("Plasturgie A s.r.l.", "Plasturgie A, SPRL"),
    ("ASBL Le Parc", "Le Parc"), ("Le Parc (ASBL)", "VZW Le Parc"), ("Œuvre", "oeuvre"),
    ("Straße", "STRASSE"), ("e\u{301}cole", "\u{E9}cole"), ("Le Parc VoG", "Le Parc GmbH"),
  ]) func `case, accents, marks and legal form make no other name`(one: String, other: String) {
    #expect(areSame(one, other))
    #expect(!areNear(one, other))
  }

  @Test(arguments: ["SA", "ASBL", "NV SA"]) func `a legal form alone is a name`(name: String) {
    #expect(NameForm(name)?.letters.isEmpty == false)
  }

  @Test(arguments: ["", "…", "()", " - "]) func `a name without a letter is none`(name: String) {
    #expect(NameForm(name) == nil)
  }

  @Test(arguments: [
    ("Plasturgie", "Plastugie"), ("Plasturgie", "Plastrugie"), ("Parcs", "Parks"),
    ("Imprimerie", "Imprimmeri"), ("Maison médicale Jambes", "Maison médical Jambe"),
    ("Maison médicale Jambes", "Maison médicale de Jambes"), ("Mécanique B", "Mécanque B"),
    ("Parc Sud ASBL", "Parcs Sud VZW"),
  ]) func `a slip or two set one name apart`(one: String, other: String) {
    #expect(areNear(one, other) && areNear(other, one))
  }

  @Test(arguments: [
    ("Maison médicale A", "Maison médicale B"), ("Résidence 12", "Résidence 13"),
    ("Hôpital site 1", "Hôpital site 2"), ("Maison médicale", "Maison médicale A"),
    ("CHR Namur", "CHU Namur"), ("Parc", "Park"), ("Atelier", "Ateilers"),
    ("Maison du Nord", "Maison du Sud"), ("Imprimerie", "Imprmmeri Xy"),
  ]) func `an initial, a number or another word does`(one: String, other: String) {
    #expect(!areNear(one, other) && !areNear(other, one))
  }

  @Test func `a word less a letter or two has the hash of what is left`() {
    let word = Array("maisonmedicale".unicodeScalars)
    let hash = LetterHash(word)
    for first in word.indices {
      var rest = word
      rest.remove(at: first)
      #expect(hash.without(first) == LetterHash(rest).whole)
      for second in word.indices where second > first {
        var less = rest
        less.remove(at: second - 1)
        #expect(hash.without(first, second) == LetterHash(less).whole)
      }
    }
  }

  /// Against each held to each.
  @Test(arguments: [1, 2, 3] as [UInt64]) func `no near pair is missed`(seed: UInt64) {
    var state = seed
    func draw(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let words = ["maison", "medicale", "atelier", "parc", "jambes", "du", "exemple", "a", "12"]
    let names = (0..<120).compactMap { _ -> NameForm? in
      var letters = (0...draw(3)).map { _ in words[draw(words.count)] }.joined(separator: " ")
      for _ in 0..<draw(3) where letters.count > 1 {
        letters.remove(at: letters.index(letters.startIndex, offsetBy: draw(letters.count)))
      }
      return NameForm(letters)
    }
    var expected: Set<String> = []
    for (index, one) in names.enumerated() {
      for other in names.indices where other > index {
        let limit = NameForm.slips(min(one.letters.count, names[other].letters.count))
        let edits = Suggestions.edits(one.letters, names[other].letters)
        let isNear = edits > 0 && edits <= limit && one.mayBeSlips(to: names[other])
        if isNear { expected.insert("\(index) \(other)") }
      }
    }
    let near = NearNames(names)
    let pairs = near.groups.flatMap(near.pairs)
    #expect(Set(pairs.map { "\($0.0) \($0.1)" }) == expected)
  }
}
