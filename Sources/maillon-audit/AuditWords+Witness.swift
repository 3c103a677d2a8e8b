import Audit
import Exchange
import MerkleLog
import Outgoing
import Wording

// What is said of witnesses, and of logs that are fetched from elsewhere.

extension AuditWords {
  /// How a run ends that could not read a published log.
  func stop(_ fault: SiteFault) -> Stop {
    switch fault {
    case .missing(let path): Stop(65, missing(path))
    case .barred(let path): Stop(74, barred(path))
    case .unreadable(let path, let error): Stop(65, unreadable(path, reason(error)))
    case .tooLong(let path, let limit): Stop(65, tooLong(path, limit))
    case .unreachable(let path, let reason): Stop(75, unreachable(path, reason))
    case .noFetcher: Stop(74, noFetcher)
    }
  }

  private func tooLong(_ path: String, _ limit: Int) -> String {
    say(
      "« \(path) » a plus de \(limit) octets : cet outil n’en lit pas davantage.",
      "“\(path)” heeft meer dan \(limit) bytes: meer leest dit programma er niet van.",
      "„\(path)“ hat mehr als \(limit) Bytes: mehr liest dieses Programm davon nicht.",
      "“\(path)” has more than \(limit) bytes: this tool reads no more of it.")
  }

  private func unreachable(_ path: String, _ reason: String) -> String {
    say(
      "« \(path) » ne s’obtient pas (\(reason)) : vérifiez l’adresse et le réseau, puis réessayez.",
      "“\(path)” is niet op te halen (\(reason)): kijk adres en netwerk na, en probeer opnieuw.",
      "„\(path)“ ist nicht zu holen (\(reason)): prüfen Sie Adresse und Netz, dann noch einmal.",
      "“\(path)” cannot be fetched (\(reason)): check address and network, then try again.")
  }

  private var noFetcher: String {
    say(
      "Une adresse se lit avec le programme « curl », qui n’est pas là : installez-le.",
      "Een adres wordt gelezen met het programma “curl”, dat er niet is: installeer het.",
      "Eine Adresse wird mit dem Programm „curl“ gelesen, das fehlt: installieren Sie es.",
      "An address is read with the program “curl”, which is not there: install it.")
  }

  func needs(_ option: String, _ other: String) -> String {
    say(
      "\(option) demande aussi \(other).", "\(option) vraagt ook \(other).",
      "\(option) braucht auch \(other).", "\(option) also needs \(other).")
  }

  func notTogether(_ option: String, _ other: String) -> String {
    say(
      "\(option) et \(other) ne vont pas ensemble : une commande pour chacun.",
      "\(option) en \(other) gaan niet samen: één opdracht voor elk.",
      "\(option) und \(other) gehen nicht zusammen: ein Befehl für jedes.",
      "\(option) and \(other) do not go together: one command for each.")
  }

  func badQuorum(_ text: String, witnesses: Int) -> String {
    say(
      "--quorum ne peut pas valoir « \(text) » avec \(many(witnesses, "témoin", "témoins")) : donnez --witness CLÉ "
        + "pour chacun, et un nombre de 1 à leur nombre.",
      "--quorum kan niet “\(text)” zijn met \(many(witnesses, "getuige", "getuigen")): geef --witness SLEUTEL voor "
        + "elk, en een getal van 1 tot hun aantal.",
      "--quorum kann mit \(many(witnesses, "Zeugen", "Zeugen")) nicht „\(text)“ sein: nennen Sie --witness SCHLÜSSEL für "
        + "jeden, und eine Zahl von 1 bis zu ihrer Anzahl.",
      "--quorum cannot be “\(text)” with \(many(witnesses, "witness", "witnesses")): give --witness KEY for each, and a "
        + "number from 1 to theirs.")
  }

  // MARK: - Cosigning

  func cosigned(_ done: WitnessFolder.Cosigned) -> String {
    let size = done.head.size
    guard let before = done.before else {
      return say(
        "Première tête vue de « \(done.head.origin) », \(many(size, "écriture", "écritures")) : rien à quoi la comparer.",
        "Eerste kop gezien van “\(done.head.origin)”, \(many(size, "inschrijving", "inschrijvingen")): niets om mee te vergelijken.",
        "Erster Kopf von „\(done.head.origin)“, \(many(size, "Eintrag", "Einträge")): nichts zum Vergleichen.",
        "First head seen of “\(done.head.origin)”, \(many(size, "entry", "entries")): nothing to compare it with."
      )
    }
    return say(
      "La tête de \(many(size, "écriture", "écritures")) continue celle de \(before.size) vue la dernière fois, d’après les empreintes publiées : cosignée. "
        + "Les écritures elles-mêmes ne sont pas lues ici : maillon-audit sans cosign les lit.",
      "De kop van \(many(size, "inschrijving", "inschrijvingen")) gaat voort op die van \(before.size) van de vorige keer, volgens de gepubliceerde hashes: medeondertekend. "
        + "De inschrijvingen zelf worden hier niet gelezen: maillon-audit zonder cosign leest ze.",
      "Der Kopf von \(many(size, "Eintrag", "Einträgen")) setzt den von \(before.size) vom letzten Mal fort, nach den veröffentlichten Hashes: mitsigniert. "
        + "Die Einträge selbst werden hier nicht gelesen: maillon-audit ohne cosign liest sie.",
      "The head of \(many(size, "entry", "entries")) goes on from the one of \(before.size) seen last, by the published hashes: cosigned. "
        + "The entries themselves are not read here: maillon-audit without cosign reads them.")
  }

  /// How a run ends in which a witness did not sign.
  func stop(_ fault: WitnessFault) -> Stop {
    switch fault {
    case .site(let fault): stop(fault)
    case .refused(let refusal): stop(refusal)
    case .obstacle(let obstacle): stop(obstacle)
    case .busy(let path): Stop(75, busy(path))
    case .noKey(let path): Stop(65, noKey(path))
    case .keyExists(let path): Stop(65, keyExists(path))
    case .barred(let path): Stop(74, barred(path))
    case .badName(let name): Stop(64, badValue("witness", name, ["temoin.example/w1"]))
    case .storage(let path, let reason): Stop(74, storage(path, said(reason)))
    case .otherKey(let name): Stop(65, otherKey(name))
    case .damaged(let path, let error): Stop(74, damaged(path, reason(error)))
    case .unsigned(let error): Stop(70, reason(error))
    }
  }

  /// How a run ends whose file or folder does not go where it was to.
  func stop(_ obstacle: Obstacle) -> Stop {
    Stop(obstacle.exitStatus, wording.leaving(.obstacle(obstacle)))
  }

  /// How a run ends that was given a word which is no text.
  func stop(garbled word: String) -> Stop { Stop(64, wording.leaving(.garbled(word))) }

  /// What was given is something else than what is wanted.
  func misgiven(_ misgiven: Misgiven) -> String { wording.leaving(.misgiven(misgiven)) }

  /// That something secret lies beside what is published; nil where it does not.
  func shown(secret path: String) -> String? {
    guard let publication = Door.publication(beside: path), let place = try? Place(path) else {
      return nil
    }
    return wording.leaving(
      .secretBeside(path: path, folder: place.folder, publication: publication))
  }

  /// What is wrong with a note, a head or a tree, in the reader's language.
  func reason(_ error: MerkleError) -> String { wording.reason(error) }

  /// A reason that the system gave, in the reader's language.
  func said(_ reason: String) -> String { wording.language.reason(reason) }

  /// The words that both tools share.
  private var wording: any Vocabulary {
    Wording.Language(rawValue: language.rawValue)?.vocabulary ?? FrenchWords()
  }

  private func busy(_ path: String) -> String {
    say(
      "« \(path) » sert à une autre exécution de ce témoin : réessayez dans un instant.",
      "“\(path)” is in gebruik door deze zelfde getuige: probeer zo dadelijk opnieuw.",
      "„\(path)“ wird gerade von diesem Zeugen benutzt: versuchen Sie es gleich noch einmal.",
      "“\(path)” is in use by another run of this witness: try again in a moment.")
  }

  private func noKey(_ path: String) -> String {
    say(
      "Pas de clé de témoin dans « \(path) » : faites-la avec maillon-audit witness NOM --folder DOSSIER.",
      "Geen getuigensleutel in “\(path)”: maak ze met maillon-audit witness NAAM --folder MAP.",
      "Kein Zeugenschlüssel in „\(path)“: machen Sie ihn mit maillon-audit witness NAME --folder ORDNER.",
      "There is no witness key in “\(path)”: make it with maillon-audit witness NAME --folder FOLDER."
    )
  }

  private func keyExists(_ path: String) -> String {
    say(
      "« \(path) » est déjà la clé secrète d’un témoin : gardez-la, ou choisissez un autre --folder. Sa clé publique : maillon-audit witness --folder DOSSIER, sans nom.",
      "“\(path)” is al de geheime sleutel van een getuige: bewaar ze, of kies een andere --folder. De publieke sleutel: maillon-audit witness --folder MAP, zonder naam.",
      "„\(path)“ ist schon der geheime Schlüssel eines Zeugen: bewahren Sie ihn, oder wählen Sie einen anderen --folder. Sein öffentlicher Schlüssel: maillon-audit witness --folder ORDNER, ohne Namen.",
      "“\(path)” is a witness' secret key already: keep it, or choose another --folder. Its public key: maillon-audit witness --folder FOLDER, without a name."
    )
  }

  private func otherKey(_ name: String) -> String {
    say(
      "Ce témoin a déjà cosigné un journal « \(name) », signé par une autre clé que celle-ci : rien n’est cosigné. "
        + "Si c’est un autre registre du même nom, faites pour lui un autre témoin (maillon-audit witness NOM --folder AUTRE-DOSSIER) ; "
        + "si c’est le même, il a changé de clé : demandez-lui pourquoi avant de signer.",
      "Deze getuige heeft al een log “\(name)” medeondertekend, ondertekend met een andere sleutel dan deze: niets is medeondertekend. "
        + "Is het een ander register met dezelfde naam, maak er dan een andere getuige voor (maillon-audit witness NAAM --folder ANDERE-MAP); "
        + "is het hetzelfde, dan veranderde het van sleutel: vraag waarom voor u ondertekent.",
      "Dieser Zeuge hat schon ein Log „\(name)“ mitsigniert, das ein anderer Schlüssel als dieser signierte: nichts ist mitsigniert. "
        + "Ist es ein anderes Register desselben Namens, machen Sie dafür einen anderen Zeugen (maillon-audit witness NAME --folder ANDERER-ORDNER); "
        + "ist es dasselbe, hat es den Schlüssel gewechselt: fragen Sie, warum, bevor Sie signieren.",
      "This witness has cosigned a log “\(name)” already, signed by another key than this one: nothing is cosigned. "
        + "If it is another ledger of the same name, make another witness for it (maillon-audit witness NAME --folder OTHER-FOLDER); "
        + "if it is the same one, it changed its key: ask why before you sign.")
  }

  /// A secret key was given where a public one is wanted.
  var secretKey: String {
    say(
      "Ceci est une clé secrète (PRIVATE+KEY), qui ne se donne à personne : elle n’est pas répétée ici. Si quelqu’un d’autre l’a vue, il faut en faire une nouvelle. "
        + "Donnez la clé publique, name+id+base64 : maillon-audit witness --folder DOSSIER montre celle d’un témoin, maillon status celle d’un registre.",
      "Dit is een geheime sleutel (PRIVATE+KEY), die niemand krijgt: hij wordt hier niet herhaald. Heeft iemand anders hem gezien, dan moet er een nieuwe komen. "
        + "Geef de publieke sleutel, name+id+base64: maillon-audit witness --folder MAP toont die van een getuige, maillon status die van een register.",
      "Das ist ein geheimer Schlüssel (PRIVATE+KEY), den niemand bekommt: er wird hier nicht wiederholt. Hat ihn jemand anders gesehen, muss ein neuer her. "
        + "Geben Sie den öffentlichen Schlüssel, name+id+base64: maillon-audit witness --folder ORDNER zeigt den eines Zeugen, maillon status den eines Registers.",
      "This is a secret key (PRIVATE+KEY), which is given to nobody: it is not repeated here. If anyone else has seen it, a new one must be made. "
        + "Give the public key, name+id+base64: maillon-audit witness --folder FOLDER shows a witness's, maillon status a ledger's."
    )
  }

  private func storage(_ path: String, _ reason: String) -> String {
    say(
      "« \(path) » ne se laisse pas lire ou écrire (\(reason)) : rien n’est cosigné. Vérifiez les droits et la place.",
      "“\(path)” is niet te lezen of te schrijven (\(reason)): niets is medeondertekend. Kijk rechten en plaats na.",
      "„\(path)“ lässt sich nicht lesen oder schreiben (\(reason)): nichts ist mitsigniert. Prüfen Sie Rechte und Platz.",
      "“\(path)” cannot be read or written (\(reason)): nothing is cosigned. Check rights and room."
    )
  }

  private func damaged(_ path: String, _ reason: String) -> String {
    say(
      "« \(path) », où ce témoin garde ce qu’il sait, est abîmé (\(reason)) : il ne signe plus. Remettez "
        + "une copie qui n’est pas plus ancienne, ou faites un autre témoin, avec une autre clé.",
      "“\(path)”, waar deze getuige bewaart wat hij weet, is beschadigd (\(reason)): hij ondertekent niet meer. "
        + "Zet een kopie terug die niet ouder is, of maak een andere getuige, met een andere sleutel.",
      "„\(path)“, wo dieser Zeuge bewahrt, was er weiß, ist beschädigt (\(reason)): er signiert nicht "
        + "mehr. Spielen Sie eine Kopie ein, die nicht älter ist, oder machen Sie einen anderen Zeugen.",
      "“\(path)”, where this witness keeps what it knows, is damaged (\(reason)): it signs no more. Put "
        + "back a copy that is not older, or make another witness, with another key.")
  }

  private func stop(_ refusal: WitnessRefusal) -> Stop {
    switch refusal {
    case .signature(let error):
      Stop(1, sentence(.signature(error)))
    case .unproven(let error): Stop(65, unproven(reason(error)))
    case .smaller(let offered, let seen): Stop(1, smaller + both(offered, seen))
    case .forked(let offered, let seen): Stop(1, forked + both(offered, seen))
    }
  }

  private func unproven(_ reason: String) -> String {
    say(
      "Les tuiles publiées ne mènent pas de la tête vue la dernière fois à celle-ci (\(reason)) : rien "
        + "n’est cosigné. Publiez de nouveau, puis réessayez.",
      "De gepubliceerde tegels leiden niet van de vorige kop naar deze (\(reason)): niets is "
        + "medeondertekend. Publiceer opnieuw, en probeer dan weer.",
      "Die veröffentlichten Kacheln führen nicht vom letzten Kopf zu diesem (\(reason)): nichts ist "
        + "mitsigniert. Neu veröffentlichen, dann noch einmal.",
      "The published tiles do not lead from the head seen last to this one (\(reason)): nothing is "
        + "cosigned. Publish again, then try again.")
  }

  private var smaller: String {
    say(
      "Refusé : cette tête compte moins d’écritures que celle déjà vue. Une copie ancienne est servie, ou "
        + "le journal est revenu en arrière. Gardez les deux têtes :",
      "Geweigerd: deze kop telt minder inschrijvingen dan de kop die al gezien is. Een oude kopie wordt "
        + "geserveerd, of het log ging terug. Bewaar beide koppen:",
      "Abgelehnt: dieser Kopf zählt weniger Einträge als der schon gesehene. Eine alte Kopie wird "
        + "ausgeliefert, oder das Log ging zurück. Bewahren Sie beide Köpfe:",
      "Refused: this head counts fewer entries than the one seen before. An old copy is served, or the "
        + "log went back. Keep both heads:")
  }

  private var forked: String {
    say(
      "Refusé : ce journal ne commence pas comme celui déjà vu. Le même registre a signé deux histoires, "
        + "et ces deux têtes le prouvent à chacun ; gardez-les :",
      "Geweigerd: dit log begint niet zoals het log dat al gezien is. Hetzelfde register ondertekende twee "
        + "geschiedenissen, en deze twee koppen bewijzen het aan iedereen; bewaar ze:",
      "Abgelehnt: dieses Log beginnt nicht wie das schon gesehene. Dasselbe Register hat zwei Geschichten "
        + "signiert, und diese zwei Köpfe beweisen es jedem; bewahren Sie sie:",
      "Refused: this log does not begin as the one seen before. The same ledger signed two histories, and "
        + "these two heads prove it to anyone; keep them:")
  }

  private func both(_ offered: Note, _ seen: Note) -> String {
    "\n\n\(seen.formatted)\n\(offered.formatted)"
  }

  // MARK: - The quorum

  func quorum(_ head: WitnessedHead, size: UInt64, now: Instant) -> String {
    let count = head.cosignatures.count
    let names = head.cosignatures.map(\.key.name).joined(separator: ", ")
    let seconds = Int64(clamping: head.cosignatures.last?.seconds ?? 0)
    let hours = max(0, now.milliseconds / 1000 - seconds) / 3600
    let after = size - min(size, head.checkpoint.size)
    let time = Instant(milliseconds: seconds.multipliedReportingOverflow(by: 1000).partialValue)
    let date = "\(Timestamp(time, in: .brussels))"
    let at = head.checkpoint.size
    return say(
      "\(many(count, "témoin a", "témoins ont")) cosigné la tête de \(many(at, "écriture", "écritures")) (\(names)), le premier le \(date), il y a "
        + "\(hours) h ; \(many(after, "écriture", "écritures")) après elle.",
      "\(many(count, "getuige ondertekende", "getuigen ondertekenden")) de kop van \(many(at, "inschrijving", "inschrijvingen")) mee (\(names)), de eerste op "
        + "\(date), \(hours) u geleden; \(many(after, "inschrijving", "inschrijvingen")) erna.",
      "\(many(count, "Zeuge hat", "Zeugen haben")) den Kopf von \(many(at, "Eintrag", "Einträgen")) mitsigniert (\(names)), der erste am "
        + "\(date), vor \(hours) Std.; \(many(after, "Eintrag", "Einträge")) danach.",
      "\(many(count, "witness", "witnesses")) cosigned the head of \(many(at, "entry", "entries")) (\(names)), the first on \(date), \(hours) h "
        + "ago; \(many(after, "entry", "entries")) after it.")
  }

  func belowQuorum(_ wanted: Int, _ found: Int, _ known: Int) -> String {
    say(
      "témoins qui ont cosigné une même tête de ce journal : \(found) sur \(known) ; il en faut \(wanted)",
      "getuigen die eenzelfde kop van dit log medeondertekenden: \(found) van \(known); nodig: \(wanted)",
      "Zeugen, die denselben Kopf dieses Logs mitsigniert haben: \(found) von \(known); nötig: \(wanted)",
      "witnesses that cosigned one same head of this log: \(found) of \(known); needed: \(wanted)")
  }
}
