import Exchange
import Testing

/// Numbers and addresses are examples that their registers publish, or made up of `exemple`, 0470 12 34 56
/// and the like.
@Suite struct PersonalPatternTests {
  // MARK: - Where people write what they like

  @Test(arguments: [
    "écrire à exemple@test.invalid svp", "jean @ exemple.be", "jean@ exemple.be",
    "jean @exemple.be",
    "jean(at)exemple.be", "jean [at] exemple.be", "jean (at) exemple (point) be",
    "jean{at}exemple.be",
    "jean＠exemple.be", "JEAN.EXEMPLE@EXEMPLE.BE", "<jean@exemple.be>", "mailto:jean@exemple.be",
    "jean+dons@exemple.co.uk.", "j@exemple.brussels", "jean\u{A0}@\u{A0}exemple.be",
    "jean\u{200B}@exemple.be", "é@exämple.de",
  ])
  func `a mail address`(_ text: String) { #expect(PersonalPattern.found(in: text) == [.mail]) }

  @Test(arguments: [
    // Belgium
    "0470/12.34.56", "0470 12 34 56", "0470123456", "0470.12.34.56", "0470-12-34-56",
    "0470 - 12 34 56", "(0470) 12 34 56", "0470\u{A0}12\u{A0}34\u{A0}56",
    "0470\u{202F}12\u{202F}34\u{202F}56",
    "0470\u{2009}12 34 56", "0470–12–34–56", "0470‑12‑34‑56", "0470/123456", "0470 123 456",
    "tél. 081 22 33 44", "081/22.33.44", "02 123 45 67", "02/123.45.67", "(02) 123 45 67",
    "０４７０ １２ ３４ ５６", "٠٤٧٠١٢٣٤٥٦", "don de 3 caisses 0470 12 34 56 le soir",
    "05/04/2020 0470 12 34 56", "0470 12 34 56 05/04/2020", "12 caisses - 0470/12.34.56",
    "0470 12 34 56 ou 0471 12 34 56", "gsm0470123456", "GSM : 0470 12 34 56", "☎ 081 22 33 44",
    "tel 22 33 44", "0470_12_34_56",
    // with a quantity, a day or another number right before or behind
    "don 20 081 22 33 44", "12/04 081/22.33.44", "081 22 33 44 / 081 22 33 45",
    "02 345 67 89 - 02 345 67 90", "don 3 02 345 67 89", "don 3 01 23 45 67 89",
    "0032 81 22 33 44 / 0032 81 22 33 45", "don 3 0032 81 22 33 44", "le 3, 081 22 33 44",
    "don 44 0470 12 34 56", "0499 11 22 33, 081 22 33 44",
    // with the code of a country
    "+32 470 12 34 56", "+32470123456", "+32 (0)470 12 34 56", "(+32) 470 12 34 56",
    "0032 470 12 34 56",
    "0032470123456", "00 32 470 12 34 56", "+33123456789", "+33 1 23 45 67 89", "+49 241 1234567",
    "+352 621 123 456", "+31 6 12345678", "+1 (415) 555-0100", "+1-415-555-0100",
    "+41 44 123 45 67",
    "＋32 470 12 34 56", "+32.470.12.34.56",
    // France, the Netherlands, Germany, Luxembourg
    "01 23 45 67 89", "06.12.34.56.78", "01-23-45-67-89", "06-12345678", "06 1234 5678",
    "020-1234567",
    "0241/1234567", "0151 12345678", "030 1234567", "0170-1234567", "621 123 456", "tél. 26 12 34",
    "Tel.: 26 12 34 56", "Telefoon 621123456",
  ])
  func `a telephone number`(_ text: String) { #expect(PersonalPattern.found(in: text) == [.phone]) }

  @Test(arguments: [
    // 85.07.30-033 leaves 69 by 97 (the example that the national register gives).
    "NN 85.07.30-033.28", "85073003328", "85 07 30 033 28", "850730-033-28", "850730 033 28",
    "85.07.30–033.28", "né le 30/07/1985, 85.07.30-033.28",
    // France (NIR), Luxembourg, Germany, the Netherlands
    "2 95 10 99 126 111 93", "295109912611193", "1893120105732", "36 574 261 809", "BSN 111222333",
    "bsn: 1112.22.333",
  ])
  func `a national number`(_ text: String) {
    #expect(PersonalPattern.found(in: text) == [.nationalNumber])
  }

  @Test func `several, each once, in one order`() {
    #expect(PersonalPattern.found(in: "0470123456 ou a@b.be ou c@d.be") == [.mail, .phone])
  }

  @Test(arguments: [
    "", "@", "a@b", "@home.be", "x @ y", "2 sacs @ 5.50 EUR",
    "rdv @ gare point de rencontre", "10 @ Namur point final", "[12] boîtes de [50]",
    "rayon [3] étage {2}", "C:\\2020\\04\\05\\10", "page 3\\4", "[2020-04-05] 12 caisses",
    "{10} [20] (30) 40", "lot [0470]", "réunion @ Namur.", "v@2.0",
    "lib@1.2.3",
    "10 restées dans la camionnette", "1000 feuilles", "500 - 600 pièces", "500-600 pièces",
    "2 x 25", "2 × 25 × 400", "n° 12", "n° 0012", "12/15", "1/2", "3,5 %", "0,47 €", "0.47 €",
    "1.234,56 €",
    "1 240 000 000 pièces", "19 321 000 €", "+ 500 000 000 €", "+500 000 000 €", "12 345 678 901 €",
    "+15 %", "+/- 200 pièces", "± 0,125 mm", "0.125 - 0.250", "0.4 / 0.6 / 0.8 / 1.2 / 1.5",
    "0,1 0,2 0,3 0,4 0,5 0,6", "1 2 3 4 5 6 7 8 9 10", "0 1 2 3 4 5 6 7 8 9",
    // days and times
    "le 05/04/2020 à 10 h", "05/04/2020 12", "2020-04-05 10", "05.04.2020-12.04.2020",
    "du 05/04/2020 au 12/04/2020", "2020-04-05/2020-04-12", "2020-04-05T10:00:00+02:00", "20200405",
    "20200405 1030", "08:00-12:00 13:00-17:00", "8h30-12h", "05-06 avril",
    "01/05/2020 - 15/05/2020",
    "05/04/20 12", "05/04/20 12 30", "semaine 14-15", "2019-2020", "les 01, 02, 03 et 04 mai",
    "17.3.2021",
    "29-3-2021", "C11 lalibre.be 29-3-2021",
    // enterprise numbers, accounts, VAT
    "BCE 0440.966.354", "0440966354", "BE 0440.966.354", "BE0440966354", "0000.012.371",
    "TVA BE0440966354",
    "BE68 5390 0754 7034", "BE68539007547034", "FR76 3000 6000 0112 3456 7890 189",
    "DE89370400440532013000",
    "NL91ABNA0417164300", "LU280019400644750000", "539-0075470-34", "+++090/9337/55493+++",
    "communication 090/9337/55493",
    // bar codes, books, parts, lots
    "5410041040807", "EAN 5410041040807", "4006381333931", "012345678905", "10012345678902",
    "96385074",
    "ISBN 978-2-07-036822-8", "ISBN 2-07-036822-X", "9782070368228", "ISSN 0317-8471",
    "lot LS2-0420",
    "lot 2020-04-0123", "LOT20200405A", "réf. 4711", "réf. 10481179", "n° de série 3D-0047-12",
    "S/N 012-345", "série P01 à P11", "00-123-45", "id=10481179", "A21 rtbf.be 10486604",
    "A12 dhnet.be 5e8b3176", "DIN EN 149:2001", "EN 14683:2019+AC:2019", "ISO 9001:2015",
    "FFP2 KN95",
    "NF S76-001", "AFNOR SPEC S76-001:2020", "M3 x 12", "PLA 1,75 mm", "PET 0,5 mm 1000 x 2000",
    "RMMMG 1 625,72 × 12 / (52 × 38), montant à vérifier", "CC-BY-4.0", "v1.2.3", "1.0.0-beta.2",
    // places
    "5000 Namur", "B-5000 Namur", "1011 AB Amsterdam", "59000 Lille", "52062 Aachen",
    "L-1234 Luxembourg",
    "rue du Moulin 4", "E411 km 42", "N4, sortie 12", "50.4674, 4.8720", "50.46740, 4.87200",
    "https://exemple.invalid/a0470123456b", "https://exemple.invalid/plan-visiere-v1",
    "https://www.rtbf.be/info/detail?id=10486604", "https://mastodon.exemple/@coop",
    "https://exemple.invalid/2020/04/05/masques", "lot 0470123456789012345678", "85.07.30-033.29",
    "sha256 207de7e373517976daacb9535f9424a483c8846810b4e7fb5317fcce58515e95",
    "0198a5c2-7a3b-7d11-8f00-0123456789ab", "192.168.10.25", "10.0.0.1", "port 8080",
    "masques 3 plis (50 x 40)", "(12) boîtes de (50)", "caisse 7/12", "7 %", "100 000", "1 000 000",
    "12e et 13e", "T-shirt 38/40/42/44", "pointures 36-37-38-39-40", "10-12-14-16-18 ans",
    "couleur #00FF00",
    "3 06 08 10 12 14 16", "100 02 04 05 07 09 12", "1 003 200 000 000 pièces",
    "3 x 0032 x 40", "12 050 pièces 20 30 40", "05/04/2020 08 30 12 15",
    "3/4 1/2 1/4 1/8 1/16", "0/1/2/3/4/5/6/7/8/9", "☎", "pas de téléphone",
    "téléphone cassé le 12/04/2020",
    "tel 5", "un tel don", "fax en panne depuis 2019", "moins de 0 °C", "35 h / semaine x 12",
  ])
  func `what only looks a little like one is left alone`(_ text: String) {
    #expect(PersonalPattern.found(in: text) == [])
  }

  // MARK: - In names, codes and addresses

  @Test(arguments: [
    "0470123456", "081223344", "0123456789", "5410041040807", "012345678905", "10012345678902",
    "26123456",
    "0440966354", "0440.966.354", "2020-04-05", "2020.04.05.12", "05.04.2020", "20200405-0123",
    "LS2", "V01",
    "P01", "nam-0001", "livr-001", "agent-p-7f3a", "visiere-V08", "kits-04-02",
    "masques-mm-b-04-24",
    "TEL-12345678", "tele-0012345678", "hotel:12", "bom.visor.sheet", "hour.given.low",
    "weight.input.filament", "2020-03-18/2020-04-30", "2020-05", "2020-Q2", "0.4.0.6", "1.2.3.4.5",
    "04-05-06-07-08", "012-345-678", "0012.345.678", "000000000001", "09-1234-5678-90",
    "36574261809",
    "111222333", "85073003329", "https://exemple.invalid/0470123456",
    "https://exemple.invalid/?id=0470123456",
    "https://exemple.invalid/5410041040807", "0198a5c2-7a3b-7d11-8f00-0123456789ab",
    "01985a2c-7a3b-7000-8000-012345678901", "a_0470_12",
  ])
  func `a bare number is what it is there for`(_ text: String) {
    #expect(PersonalPattern.found(in: text, as: .name) == [])
  }

  @Test(arguments: [
    ("jean@exemple.be", PersonalPattern.mail), ("hour.jean@exemple.be", .mail),
    ("mailto:jean@exemple.be", .mail), ("tel:0470123456", .phone), ("tel:26123456", .phone),
    ("tel:+32470123456", .phone), ("sms:0470123456", .phone), ("gsm-0470123456", .phone),
    ("+32470123456", .phone), ("lot +32 470 12 34 56", .phone), ("0470.12.34.56", .phone),
    ("0470-12-34-56", .phone), ("01.23.45.67.89", .phone), ("081.22.33.44", .phone),
    ("https://wa.me/32470123456", .phone), ("85.07.30-033.28", .nationalNumber),
    ("85073003328", .nationalNumber), ("295109912611193", .nationalNumber),
    ("1893120105732", .nationalNumber), ("LOT-85.07.30-033.28", .nationalNumber),
  ])
  func `what people write only of a person is found there too`(
    _ text: String, _ mark: PersonalPattern
  ) {
    #expect(PersonalPattern.found(in: text, as: .name) == [mark])
  }
}

@Suite struct TextClassTests {
  @Test func `a field of texts is looked at, and one without has no text to hide`() {
    for field in Field.allCases {
      switch (field.textClass, field.form) {
      case (.exact, .text): #expect(field == .enterpriseNumber, "\(field)")
      case (.exact, .quantity), (.exact, .time), (.exact, .flag), (.exact, .digest),
        (.exact, .count),
        (.exact, .envelope):
        break
      case (.exact, _): Issue.record("\(field) may hold a text")
      case (.vocabulary, .envelope): #expect(field == .kind || field == .unit)
      case (.vocabulary, _): #expect(field.vocabulary != nil, "\(field)")
      case (.name, .identifier), (.name, .agent), (.name, .identifiers): break
      case (.name, _): #expect(field == .id, "\(field)")
      case (.free, .text), (.free, .term), (.free, .texts), (.free, .value): break
      case (.address, .text), (.code, .text): break
      default: Issue.record("\(field)")
      }
    }
  }
}
