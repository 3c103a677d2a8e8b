import Exchange
import Testing

/// Numbers and addresses in the spellings of everyday, and numbers that a word gives to a thing. All are made
/// up of 0470 12 34 56, `exemple` and the like.
@Suite struct AnnouncedNumberTests {
  // MARK: - Of persons

  @Test(arguments: [
    // as programs write them, and as spreadsheets leave them
    "32470123456", "32 470 12 34 56", "32/470.12.34.56", "32 (0)470 12 34 56", "32-470-12-34-56",
    "(32) 470 12 34 56", "32 470 123456", "appeler 32470123456 le soir", "33612345678",
    "33 6 12 34 56 78", "31612345678", "31 6 12 34 56 78", "4915112345678", "491701234567",
    "352 621 12 34 56", "05/04/2020 32 470 12 34 56", "32 0470 12 34 56",
    "470 12 34 56", "470.12.34.56", "470-12-34-56", "470/12.34.56", "495 12 34 56 le soir",
    // other signs between the groups
    "0470:12:34:56", "0470'12'34'56", "0470’12’34’56", "0470;12;34;56", "0470,12,34,56",
    "0470*12*34*56", "gsm:0470|12|34|56", "0470|12|34|56", "0470, 12, 34, 56", "0470: 12.34.56",
    "081;22;33;44", "081:22:33:44", "081'22'33'44", "02,123,45,67", "01'23'45'67'89",
    "06*12*34*56*78", "tel 22:33:44:55", "de 10 h à 12 h;0470;12;34;56",
    "[0470]12[34]56", "[0470] 12 34 56", "0470\\12\\34\\56", "{0470}12.34.56", "081\\22\\33\\44",
    "n° 081223344",
    // a word for a telephone is nearer than one for a thing
    "réf. tél. 081 22 33 44", "facture : gsm 0470123456", "lot, tel 0412345678",
    "commande tél. n° 081223344", "order phone no 0412345678", "factuur, telefoonnummer 081223344",
    "Rechnung, Rufnummer 0241123456", "n° de téléphone 223344", "GSM-nummer 0470123456",
    // a thing's word far from it, or a dash between
    "12 caisses - 0470/12.34.56", "lot LS1, appeler 0470123456", "commande - 081 22 33 44",
    "porte : sonner, 0470 12 34 56", "facture +32 470 12 34 56", "commande 0470 12 34 56",
    "lot 32 vient de 081 22 33 44", "un bon ami 0470123456",
    "https://exemple.invalid/?tel=0470123456", "https://exemple.invalid/ ou 0470123456",
    "https://wa.me/32470123456",
  ])
  func `a telephone number, however it is spelled`(_ text: String) {
    #expect(PersonalPattern.found(in: text) == [.phone])
  }

  @Test(arguments: [
    "jean@exemple . be", "jean@exemple .be", "jean@@exemple.be", "jean@ @exemple.be",
    "jean at exemple.be",
    "jean (at) exemple (dot) be", "jean at exemple dot be", "jean arobase exemple point be",
    "jean AROBASE exemple.be", "jean apenstaartje exemple punt be", "jean [at] exemple [dot] be",
    "jean%40exemple.be", "mailto:jean%40exemple.be", "https://exemple.invalid/?m=jean%40exemple.be",
    "jean.exemple at exemple.co.uk", "écrire à jean at exemple.be svp", "jean (@) exemple (.) be",
    "info at exemple dot org", "jean\u{A0}at\u{A0}exemple.be", "jean@sub . exemple . be",
    "jean at exemple Punkt de", "jean { at } exemple.be", "jean@exemple dot be",
    "jean@exemple point be", "jean@exemple punt be svp", "jean@sub.exemple dot be",
  ])
  func `a mail address, however it is spelled`(_ text: String) {
    #expect(PersonalPattern.found(in: text) == [.mail])
  }

  @Test(arguments: [
    "1234.56.782", "BSN 123456782", "bsn-nummer 123456782", "BSN nr. 1234 56 782",
    "burgerservicenummer: 123456782", "sofinummer 1234.56.782", "BSN van de chauffeur: 123456782",
    "sofi-nummer 111222333", "burgerservicenr. 111222333", "sofinr 111222333", "BSN-nr 111222333",
  ])
  func `the number of a person of the Netherlands, where it is named or grouped as one`(
    _ text: String
  ) {
    #expect(PersonalPattern.found(in: text) == [.nationalNumber])
  }

  @Test(arguments: [
    "Steuer-ID 86095742719", "ID 86095742719", "𝐒𝐭𝐞𝐮𝐞𝐫-𝐈𝐃 86095742719", "IdNr. 86095742719",
    "IdNr 86 095 742 719", "Steuernummer 86095742719",
    "Steuer-Identifikationsnummer 86095742719", "steuerliche IdNr. 86095742719",
    "Steuer-ID: 86095742719 bitte", "Steuer-ID Nr. 86095742719",
    "Steueridentifikationsnummer: 86095742719",
    "TIN 86095742719", "numéro fiscal 86095742719 svp", "Ｓｔｅｕｅｒ-ＩＤ ８６０９５７４２７１９",
  ])
  func `the tax number of a person of Germany, where it is named`(_ text: String) {
    #expect(PersonalPattern.found(in: text) == [.nationalNumber])
  }

  // MARK: - Of things

  @Test(arguments: [
    "n° de série 0123456789", "N° de série : 0412345678", "n° série 02-123-45-67",
    "numéro de série 081223344",
    "SN 0123456789", "SN: 0123456789", "S/N 0470123456", "s/n:0123456789", "P/N 0412345678",
    "Lot 0470123456", "lot n° 0470123456", "lot #0470123456", "LOT : 081223344",
    "PO 0412345678", "PO-0412345678", "PO n° 0412345678", "PO#0412345678",
    "bon n° 02 345 67 89", "bon de livraison 0412345678", "bon de livraison n° 0412345678",
    "bon de commande 081223344", "note de crédit 0412345678", "réf. 06-2020-15-22",
    "réf 0123456789", "Réf. : 0470123456", "référence 081 22 33 44",
    "commande 0412345678", "commande nº 0412345678", "numéro de commande : 0412345678",
    "facture 0412345678", "facture n° 02/1234567", "n° de facture 0123456789",
    "étagère 01-02-03-04-05", "étagère 04 12 34 56 78", "porte 06 12 14 16 18", "casier 0123456789",
    "serienummer 0123456789", "lotnummer 0470123456", "partij 0412345678", "bestelbon 0412345678",
    "bestelnummer 0412345678", "factuur nr. 0412345678", "factuurnummer: 081223344",
    "rek 01-02-03-04-05",
    "Seriennummer 0123456789", "Charge 0123456789", "Rechnung Nr. 0241/1234567",
    "Rechnungsnummer 0123456789", "Lieferschein 0123456789", "Auftrag 0151 12345678",
    "serial number 0123456789", "order 0412345678", "order no. 0412345678", "invoice 0123456789",
    "shelf 01-02-03-04-05", "batch no 0412345678",
    // numbers that count, or are of no telephone
    "06.07.08.09.10", "01 02 03 04 05", "02-04-06-08-10", "05.10.15.20.25",
    "32 34 36 38 40", "32 470 123 456", "470 123 456", "470 123 pièces", "470, 480, 490 et 500",
    "32470 pièces", "08:00:30", "12:30:45:10", "0400 g, 12 x 34", "le 05/04/2020, 12 h 30",
    "0,5;1,5;2,5;3,5", "1;2;3;4;5;6;7;8;9", "50.4674, 4.8720, 12, 34", "01, 02, 03, 04 et 05 mai",
    // in the address of a page
    "https://youtu.be/abc?t=0612345678", "https://exemple.invalid/?id=0471234567",
    "https://exemple.invalid/0470123456", "voir https://exemple.invalid/a/0470123456.",
    "(https://exemple.invalid/?id=0612345678)", "www.exemple.invalid/0612345678",
    // no address of mail
    "look at exemple.org", "available at exemple.be", "more at exemple.com", "à 10 % du prix",
    "50 % at 10 h", "meeting at 10.30", "5 kg @ Namur . De là", "remise 20%40",
    "the point at issue",
    "sheets are at exemple.be", "au point 3.2", "jean at home", "arobase",
    // nine digits, or a year in front
    "123456782", "réf. 123456782", "2020.05.123", "1234.56.783", "1234 56 782",
  ])
  func `what a word gives to a thing, or only counts, is left alone`(_ text: String) {
    #expect(PersonalPattern.found(in: text) == [])
  }

  // MARK: - In names

  @Test(arguments: [
    "0470:12:34:56", "0470;12;34;56", "32.470.12.34.56", "LOT-0470'12'34'56", "bsn 123456782",
  ])
  func `what is grouped as people group their own is found in names too`(_ text: String) {
    #expect(PersonalPattern.found(in: text, as: .name) != [])
  }

  @Test(arguments: [
    "32470123456", "470.12.345", "06.07.08.09.10", "123456782", "1234.56.782", "33612345678",
    "at.exemple.be", "a:b:c:0470", "08:00:12:30", "PO-0412345678", "0123:45:67",
  ])
  func `names hold bare numbers`(_ text: String) {
    #expect(PersonalPattern.found(in: text, as: .name) == [])
  }

  // MARK: - Enterprises

  @Test(arguments: [
    "BE 0123.456.789", "be 0123.456.789", "BCE 0123456789", "TVA : 0123.456.789",
    "KBO-nummer 0123456789", "btw 0123 456 789", "ondernemingsnummer 0123.456.789",
    "n° d'entreprise 0123456789", "0123.456.789", "MwSt.-Nr. 0123456789", "TVA BE 0123456789",
  ])
  func `an enterprise number with a wrong digit is known for one`(_ text: String) throws {
    let mistyped = try #require(EnterpriseNumber.mistyped(in: text))
    #expect(mistyped.number == "0123.456.789")
  }

  @Test(arguments: [
    "0470.123.456", "0470 12 34 56", "081 22 33 44", "BE 0440.966.354", "tel 0123456789",
    "0123 456 789", "BE 0470 12 34 56",
  ])
  func `a telephone number is told as none`(_ text: String) {
    #expect(EnterpriseNumber.mistyped(in: text) == nil)
  }
}
