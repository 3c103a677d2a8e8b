/// The words that announce a number, nearest first: whose number it is, or of what.
struct NumberWords {
  /// The nearest that says something.
  private(set) var nearest = ""
  /// The first sign between it and the number.
  private(set) var sign: UInt8 = 0
  private var words: [String] = []

  /// More words announce no number.
  private static let wordLimit = 5
  private static let wordByteLimit = 24

  init(before place: Int, in text: PlainText, isInAddress: Bool) {
    let bytes = text.bytes
    var end = place
    while words.count < Self.wordLimit {
      var start = end
      while start > 0, bytes[start - 1].isBeforeNumber || isInAddress && bytes[start - 1] == 0x3D {
        start -= 1
      }
      if words.isEmpty { sign = start < bytes.count ? bytes[start] : 0 }
      // A dash between spaces begins something else.
      let gap = bytes[start..<end]
      let isDash = gap.contains(UInt8(ascii: "-")) && gap.contains(UInt8(ascii: " "))
      if !words.isEmpty, gap.isEmpty || isDash { break }
      var first = start
      while first > 0,
        bytes[first - 1].isLetter || bytes[first - 1] == PlainText.telephone
          || bytes[first - 1] == UInt8(ascii: "/") && start > first && !isInAddress
      { first -= 1 }
      guard (1...Self.wordByteLimit).contains(start - first) else { break }
      let word = String(decoding: bytes[first..<start], as: UTF8.self)
      end = first
      // Of no thing, where a dash parts it from the number.
      if words.isEmpty, isDash { isApart = true }
      if words.isEmpty, Self.number.contains(ByteText(word)) {
        if isNumbered { break }
        isNumbered = true
        continue
      }
      words.append(word)
    }
    nearest = words.first ?? ""
  }

  private var isApart = false
  private var isNumbered = false

  // MARK: - What they say

  static let telephones: Set<ByteText> = [
    "tel", "telephone", "telefon", "telefoon", "gsm", "phone", "fax", "handy", "whatsapp", "sms",
    "callto", "mobiele", "mobile", "mobiel", "mobil", "telefoonnummer", "gsmnummer", "gsmnr",
    "telnr", "telefonnummer", "handynummer", "rufnummer", "mobilnummer", "telephoneno",
  ]

  /// Words that are left aside: the number of what, says the word before.
  private static let number: Set<ByteText> = [
    "n", "no", "nr", "num", "numero", "number", "nummer",
  ]

  private static let persons: Set<ByteText> = [
    "bsn", "burgerservicenummer", "sofinummer", "sofi", "burgerservice", "burgerservicenr",
    "sofinr", "bsnnr", "bsnnummer",
  ]

  /// Whether the number of a person of the Netherlands is announced.
  var isBSN: Bool { words.contains { Self.persons.contains(ByteText($0)) } }

  private static let taxes: Set<ByteText> = [
    "steuer", "steuerid", "steueridnr", "steuernummer", "steuernr", "steuerliche", "idnr", "id",
    "identifikationsnummer", "tin", "fiscal", "fiscale", "fiscaal", "steueridentifikationsnummer",
  ]

  /// Whether the tax number of a person is announced, as Germany gives them.
  var isTax: Bool { words.contains { Self.taxes.contains(ByteText($0)) } }

  private static let enterprises: Set<ByteText> = [
    "be", "bce", "kbo", "tva", "btw", "mwst", "vat", "zdu", "entreprise", "ondernemingsnummer",
    "onderneming", "unternehmensnummer", "unternehmen", "ust", "enterprise", "ondernemingsnr",
  ]

  /// Whether the number of an enterprise is announced.
  var isEnterprise: Bool { Self.enterprises.contains(ByteText(nearest)) }

  /// Whether a thing's number is announced.
  var isThing: Bool {
    guard !isApart, let word = words.first else { return false }
    if Self.things.contains(ByteText(word)) || Self.isCompound(word) { return true }
    if let last = word.split(separator: "/").last, Self.things.contains(ByteText(String(last))) {
      return true
    }
    return Self.phrases.contains { words.starts(with: $0) }
  }

  /// `leveringsbonnummer`, `Seriennr`: a number of something that is no telephone.
  private static func isCompound(_ word: String) -> Bool {
    (word.hasSuffix("nummer") || word.hasSuffix("nr")) && !telephones.contains(ByteText(word))
      && !persons.contains(ByteText(word))
  }

  /// Words that announce things only together; nearest first.
  private static let phrases: [[String]] = [
    ["livraison", "de", "bon"], ["credit", "de", "note"], ["envoi", "d", "bordereau"],
  ]

  private static let things: Set<ByteText> = [
    // French
    "serie", "sn", "s/n", "pn", "p/n", "lot", "lots", "po", "bon", "ref", "reference", "commande",
    "facture", "etagere", "porte", "article", "art", "colis", "devis", "dossier", "contrat",
    "casier", "armoire", "rayon", "allee", "boite", "palette", "bordereau", "suivi", "modele",
    "piece", "code", "id", "ean", "gtin", "isbn", "imei", "inventaire", "etiquette", "cle",
    // Dutch
    "serienummer", "bestelling", "bestelbon", "factuur", "leveringsbon", "partij", "rek", "schap",
    "deur", "kast", "referentie", "kenmerk", "artikel", "zending", "pakket", "doos", "pallet",
    "offerte", "vak", "bestelnummer", "lade",
    // German
    "seriennummer", "charge", "rechnung", "auftrag", "bestellung", "lieferschein", "regal", "fach",
    "tur", "schrank", "referenz", "aktenzeichen", "az", "paket", "sendung", "angebot", "kiste",
    // English
    "serial", "batch", "order", "invoice", "shelf", "door", "locker", "parcel", "tracking", "box",
    "item", "part", "model", "quote", "asset", "bin", "rack",
  ]
}

extension UInt8 {
  /// Whether it may stand between a word and the number that it announces.
  fileprivate var isBeforeNumber: Bool { " .:-#".utf8.contains(self) || self == PlainText.sign }
}
