import Glibc
import Outgoing

/// What the system says when it refuses something, in the languages people read: it speaks English to a
/// program, whatever the person speaks.
extension Language {
  /// A reason in this language where it is one that the system gave: one that we have no words for by its
  /// number. Any other text stays as it is.
  public func reason(_ text: String) -> String {
    guard let code = Self.systemCodes[text] else { return text }
    guard let words = Self.systemWords[code] else {
      switch self {
      case .fr: return "erreur no \(code) du système"
      case .nl: return "fout nr. \(code) van het systeem"
      case .de: return "Fehler Nr. \(code) des Systems"
      case .en: return "error no. \(code) of the system"
      }
    }
    return words[Self.wordOrder.firstIndex(of: self) ?? 0]
  }

  /// The numbers of the system's errors, by what it says of them.
  private static let systemCodes = Dictionary(
    (1...133).map { (SystemFault(path: "", code: $0).meaning, $0 as Int32) },
    uniquingKeysWith: { first, _ in first })

  private static let wordOrder: [Language] = [.fr, .nl, .de, .en]

  /// In that order.
  private static let systemWords: [Int32: [String]] = [
    ENOENT: [
      "il n’y a rien à ce nom", "onder die naam is er niets", "unter diesem Namen ist nichts da",
      "there is nothing by that name",
    ],
    EACCES: [
      "l’accès est refusé", "de toegang is geweigerd", "der Zugriff ist verwehrt",
      "access is refused",
    ],
    EPERM: [
      "ce n’est pas permis", "dat is niet toegelaten", "das ist nicht erlaubt",
      "that is not permitted",
    ],
    ENOSPC: [
      "il n’y a plus de place sur le disque", "de schijf is vol", "der Datenträger ist voll",
      "the disk is full",
    ],
    EDQUOT: [
      "la place qui vous est attribuée est épuisée", "uw toegewezen ruimte is op",
      "der Ihnen zugeteilte Platz ist aufgebraucht", "the space allotted to you is used up",
    ],
    EROFS: [
      "ce disque ne permet que la lecture", "die schijf kan alleen gelezen worden",
      "der Datenträger lässt sich nur lesen", "the disk can only be read",
    ],
    EISDIR: ["c’est un dossier", "het is een map", "es ist ein Ordner", "it is a folder"],
    ENOTDIR: [
      "le chemin passe par un fichier", "het pad loopt over een bestand",
      "der Pfad führt über eine Datei", "the path leads through a file",
    ],
    ENAMETOOLONG: [
      "le nom est trop long", "de naam is te lang", "der Name ist zu lang", "the name is too long",
    ],
    EMFILE: [
      "trop de fichiers sont ouverts", "er staan te veel bestanden open",
      "zu viele Dateien sind offen", "too many files are open",
    ],
    ENFILE: [
      "trop de fichiers sont ouverts sur cette machine",
      "op deze computer staan te veel bestanden open",
      "auf diesem Rechner sind zu viele Dateien offen", "too many files are open on this machine",
    ],
    ELOOP: [
      "des liens tournent en rond", "koppelingen draaien in een kring",
      "Verknüpfungen führen im Kreis", "links lead in circles",
    ],
    EXDEV: [
      "c’est sur un autre disque", "het staat op een andere schijf",
      "es liegt auf einem anderen Datenträger", "it is on another disk",
    ],
    EIO: [
      "le disque a fait défaut", "de schijf liet het afweten", "der Datenträger hat versagt",
      "the disk failed",
    ],
    EBUSY: [
      "un autre programme s’en sert", "een ander programma gebruikt het",
      "ein anderes Programm benutzt es", "another program is using it",
    ],
    EEXIST: [
      "ce nom est déjà pris", "die naam is al in gebruik", "diesen Namen gibt es schon",
      "the name is taken",
    ],
    ENOTEMPTY: [
      "le dossier n’est pas vide", "de map is niet leeg", "der Ordner ist nicht leer",
      "the folder is not empty",
    ],
    EAGAIN: [
      "ce n’est pas possible pour l’instant", "het gaat op dit moment niet",
      "das geht im Augenblick nicht", "that is not possible just now",
    ],
    ENOMEM: [
      "il n’y a plus de mémoire", "er is geen geheugen meer", "es ist kein Speicher mehr frei",
      "there is no memory left",
    ],
    EFBIG: [
      "le fichier est trop grand", "het bestand is te groot", "die Datei ist zu groß",
      "the file is too large",
    ],
    EILSEQ: [
      "ce n’est pas du texte en UTF-8", "het is geen tekst in UTF-8", "es ist kein Text in UTF-8",
      "it is no text in UTF-8",
    ],
  ]
}
