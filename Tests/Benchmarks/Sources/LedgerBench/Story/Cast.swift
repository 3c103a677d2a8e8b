import Exchange

/// Who takes part in the story, and with what.
struct Cast {
  struct Member {
    var id: AgentID
    var type: AgentType
    var category: Category
    var isTracked = false
  }

  struct Thing {
    var id: ItemID
    var unit: Unit
    /// The largest amount of one act.
    var most: Int
  }

  let coop = Member(
    id: AgentID("coop"), type: .organization, category: .association, isTracked: true)
  var hubs: [Member]
  var makers: [Member]
  var donors: [Member]
  var lenders: [Member]
  var recipients: [Member]

  let materials = [
    Thing(id: ItemID("pet-sheet"), unit: .one, most: 200),
    Thing(id: ItemID("filament-petg"), unit: .gram, most: 4_000),
    Thing(id: ItemID("filament-pla"), unit: .gram, most: 4_000),
    Thing(id: ItemID("elastic-band"), unit: .metre, most: 300),
    Thing(id: ItemID("cotton-fabric"), unit: .metre, most: 80),
    Thing(id: ItemID("tnt-fabric"), unit: .squareMetre, most: 120),
    Thing(id: ItemID("hydroalcoholic-gel"), unit: .litre, most: 60),
    Thing(id: ItemID("screw-m3"), unit: .one, most: 500),
    Thing(id: ItemID("carton-box"), unit: .one, most: 100),
    Thing(id: ItemID("label-sheet"), unit: .one, most: 100),
  ]
  let products = [
    Thing(id: ItemID("visor"), unit: .one, most: 120),
    Thing(id: ItemID("visor-reusable"), unit: .one, most: 80),
    Thing(id: ItemID("mask-fabric"), unit: .one, most: 250),
    Thing(id: ItemID("mask-surgical"), unit: .one, most: 400),
    Thing(id: ItemID("gown-washable"), unit: .one, most: 60),
    Thing(id: ItemID("gown-disposable"), unit: .one, most: 90),
    Thing(id: ItemID("ear-saver"), unit: .one, most: 150),
    Thing(id: ItemID("door-opener"), unit: .one, most: 40),
    Thing(id: ItemID("plexi-screen"), unit: .one, most: 12),
    Thing(id: ItemID("intubation-box"), unit: .one, most: 6),
    Thing(id: ItemID("valve-adapter"), unit: .one, most: 50),
    Thing(id: ItemID("overshoes"), unit: .one, most: 200),
  ]
  let machineKinds = ["printer-3d", "sewing-machine", "laser-cutter"].map {
    Thing(id: ItemID($0), unit: .one, most: 1)
  }
  let service = Thing(id: ItemID("delivery-round"), unit: .one, most: 3)
  let skills = ["sewing", "printing", "assembly", "transport", "coordination", "quality-control"]
  let places = ["namur-atelier", "liege-entrepot", "charleroi-fablab", "bruxelles-depot", "wavre"]

  /// The things of everyday acts.
  var goods: [Thing] { materials + products }
  var items: [Thing] { goods + machineKinds + [service] }
  var everyone: [Member] { [coop] + hubs + makers + donors + lenders + recipients }

  init() {
    func group(
      _ name: String, _ count: Int, _ type: AgentType, _ categories: [Category],
      isTracked: Bool = false
    ) -> [Member] {
      (1...count).map {
        Member(
          id: AgentID("\(name)-\($0)"), type: type, category: categories[$0 % categories.count],
          isTracked: isTracked)
      }
    }
    hubs = group("hub", 12, .organization, [.association], isTracked: true)
    makers = group("p-7f3a", 60, .person, [.citizen], isTracked: true)
    donors = group("donor", 400, .organization, [.company, .association, .school])
    lenders = group("p-4c", 300, .person, [.citizen, .selfEmployed])
    recipients = group(
      "care", 800, .organization,
      [.hospital, .medicalHouse, .medicalSecretary, .nursingHome, .homeCare, .other])
  }
}
