import Exchange

/// Chapter 2. What passes from hand to hand.
enum Things {
  private static let items: [(item: String, unit: Unit, fr: String, nl: String)] = [
    ("printer-3d", .one, "imprimante 3D", "3D-printer"),
    ("sewing-machine", .one, "machine à coudre", "naaimachine"),
    ("sheet", .one, "feuille plastique A4", "plastic vel A4"),
    ("sheet-pet", .one, "feuille PET 1 mm", "PET-vel 1 mm"),
    ("filament", .kilogram, "filament PLA", "PLA-filament"),
    ("fabric", .squareMetre, "tissu coton", "katoenen stof"),
    ("elastic", .metre, "élastique", "elastiek"),
    ("visor", .one, "visière", "gelaatsscherm"),
    ("visor-laser", .one, "visière légère découpée au laser", "licht lasergesneden scherm"),
    ("mask-kit", .one, "kit de 21 masques à coudre", "naaipakket van 21 maskers"),
    ("fabric-mask", .one, "masque en tissu", "stoffen masker"),
    ("apron", .one, "tablier jetable", "wegwerpschort"),
    ("helping-hand", .hour, "coup de main", "handje hulp"),
    ("legal-advice", .one, "conseil juridique", "juridisch advies"),
    ("guide-copy", .one, "exemplaire du guide", "exemplaar van de gids"),
    ("milk", .litre, "lait", "melk"),
    ("bread", .one, "pain", "brood"),
    ("fruit", .kilogram, "fruits", "fruit"),
    ("eggs", .one, "œufs", "eieren"),
  ]
  private static let units = Dictionary(
    uniqueKeysWithValues: items.map { ($0.item, $0.unit) } + [("EUR", Unit.one)])

  /// The unit of an item.
  static func unit(of item: String) -> Unit {
    guard let unit = units[item] else { preconditionFailure("\(item) is not an item") }
    return unit
  }

  static let sittings = [
    Sitting(
      "03-18 20:30",
      items.map { thing in
        var act = Act(.itemDefined, "art-\(thing.item)", "03-18")
          .with(.item, thing.item).with(.labels, ["fr": thing.fr, "nl": thing.nl])
        if thing.item == "sheet" { act = act.with(.packs, ["paquet": "50"]) }
        if thing.item == "mask-kit" { act = act.with(.packs, ["caisse": "20"]) }
        act.event.set(unit: thing.unit)
        return act
      } + [euro])
  ]

  private static var euro: Act {
    var act = Act(.itemDefined, "art-EUR", "03-18").with(.item, "EUR")
      .with(.labels, ["fr": "euro", "nl": "euro"]).with(.mediumOfExchange, true)
    act.event.set(unit: .one)
    return act
  }
}
