import Bookkeeping
import Wording

// What is said of what a vault takes back.

extension EnglishWords {
  func recovery(_ phrase: RecoveryPhrase) -> String {
    switch phrase {
    case .taken(let found, let source, let isTrial):
      isTrial
        ? "A trial: from \(list([source])), this would be taken back: \(pieces(found))."
        : "Taken back from \(list([source])): \(pieces(found)). What was changed, withdrawn, masked or taken off there since, do again."
    case .nothingLacks(let source): "The vault lacks nothing that reads in \(list([source]))."
    case .differing(let found, let source, let command):
      "This reads here and in \(list([source])), and differs; what is here stays:"
        + sides(found, here: "here", there: "there") { many($0, "part", "parts") }
        + (command.map { "\nTo take what is there in its place:\n  \($0)" } ?? "")
    case .newerHere(let count):
      "\(many(count, "record or note of an act was", "records or notes of acts were")) changed here since; what is here stays."
    case .askReplacing(let found):
      "Take what is there: \(pieces(found))? What is here is then lost for good. [y/N] "
    case .unasked(let command):
      "Nothing was replaced: nobody could be asked, and what is here could be got back from nowhere. If that is meant:\n  \(command)"
    case .erased(let found):
      "Erased or forgotten since, and not taken back: \(pieces(found))."
    case .doubtful(let found, let command, let forgetting):
      "Not taken back, for nothing tells any more whether this contact person was forgotten since: \(pieces(found)). If not:\n  \(command)\nIf so, what came back may name that person again: type this too, and then:\n  \(forgetting.joined(separator: "\n  "))"
    case .otherKey(let found, let command):
      "Not taken back, for what is here is sealed under a key that is lost and that another backup may have: \(pieces(found))."
        + (command.map { " If none has it:\n  \($0)" } ?? "")
    case .parted(let found, let source, let commands):
      "Not taken back: the log of \(list([source])) went another way, and there these ids come from other entries than here; they may be somebody, or something, else: \(pieces(found)). To read them there:\n  \(commands.joined(separator: "\n  "))\nWhat is to be kept of it, write here yourself."
    case .unsure(let found, let source, let command):
      "Not taken back, for the log of \(list([source])) cannot be read, and nothing tells whether these ids mean the same there as here: \(pieces(found))."
        + (command.map { " If you know that they do:\n  \($0)" } ?? "")
    case .unsought(let ids, let found):
      "Erased or forgotten since, and not known there: \(few(ids)). What speaks of them in what came back cannot be searched for; read it yourself: \(pieces(found))."
    case .unknown(let found, let command):
      "Not taken back, since the log here does not know it, or not yet: \(pieces(found)). If the entries that speak of it are missing here, bring these back first, or record them again if nobody has them any more, then:\n  \(command)"
    case .unreadable(let found, let source):
      "Not taken back: it is not in \(list([source])), does not read there, or is another attachment than the one listed here: \(pieces(found))."
    case .whole(let found): "Nothing is lacking here: \(pieces(found))."
    case .goneThere(let ids, let changed, let commands):
      "Destroyed there, and still here: the record of \(few(ids)).\(changed.isEmpty ? "" : " Changed here since: that of \(few(changed)); see first whose it is now.") If that is to go here too:\n  \(commands.joined(separator: "\n  "))"
    case .looksTaken(let count):
      "\(many(count, "line", "lines")) came back into the list of who looked at what; where it begins anew, it says so."
    case .looksThere(let count):
      "The list of who looked at what has \(many(count, "line there that is", "lines there that are")) not here; recover takes it back."
    case .looksLost(let path):
      "The list of who looked at what, \(list([path])), is gone; nothing here tells any more which contact persons were forgotten. To take back what a backup has of it, with the newest in the place of BACKUP:\n  \(recovering([], from: "BACKUP"))\nIf no backup has it, the next maillon people list begins it anew."
    case .masked(let ids):
      "Where what is here now surely names \(few(ids)), erased or forgotten since, those words are masked."
    case .madeAnew(let ids, let commands):
      "The record of \(few(ids)) was made anew here; a former backup has another, which may say more. To compare and take it:\n  \(commands.joined(separator: "\n  "))"
    }
  }
}
