import Bookkeeping
import Exchange
import Wording

extension EnglishWords {
  func ledgerError(_ error: LedgerError) -> String {
    switch error {
    case .noLedger(let path):
      "There is no ledger in \(list([path])). If it is elsewhere, say where with --ledger; if it is lost, bring it back: maillon restore BACKUP; to begin one: maillon init."
    case .logGone(let path): logGone(path)
    case .nothingToComplete(let path, let published): nothingToComplete(path, published)
    case .ledgerExists(let path):
      "There is a ledger in \(list([path])) already. If it is damaged, put it aside first: mv \(TypedWord.path(path)) \(TypedWord.path(Ledger.placeAside(for: path))); else choose another folder with --ledger."
    case .placeTaken(let path):
      "Something else than a ledger is in \(list([path])). Choose an empty folder, or another name with --ledger."
    case .notALedger(let path, let what):
      "\(list([path])) is not a ledger (\(language.reason(what))). Check --ledger."
    case .truncated(let path, let expected, let found):
      "\(list([path])) is cut short: \(language.format(found)) bytes instead of "
        + "\(language.format(expected)). "
        + (path.ledgerOfLog.map { restoring($0) }
          ?? "Put the ledger’s folder aside and rebuild it: maillon restore BACKUP, with --published FOLDER if it is published.")
    case .newerFormat(let path, let found, let supported):
      "\(list([path])) has format \(found), this tool reads up to format \(supported). "
        + "Install a newer maillon."
    case .libraryMismatch(let path, let found, let expected):
      "\(list([path])) was written by LMDB \(found), this tool uses LMDB \(expected). "
        + "Install the right library."
    case .permissionDenied(let path):
      "You have no access to \(list([path])). Ask for the right to read and write."
    case .readOnly(let path):
      "\(list([path])) can only be read. Copy the ledger to a disk that can be written."
    case .diskFull(let path):
      "The disk of \(list([path])) is full. Nothing is lost: make room and try again."
    case .diskFailed(let path, let what):
      "The disk of \(list([path])) could not read or write (\(language.reason(what))). Check it, then hand in the same acts again under their ids: what was recorded stays."
    case .busy(let path):
      "\(list([path])) is in use by another program. Wait a moment and try again."
    case .noResources(let path, let what):
      "The system has nothing left to open \(list([path])) with (\(language.reason(what))). Close some programs and try again."
    case .damaged(let path, let what): damaged(path, language.reason(what))
    case .flawed(let path, let problem): damaged(path, found(problem))
    case .treeDamaged(let path, let error): damaged(path, reason(error))
    case .notSigned(let path, let error): "“\(path)”: \(reason(error)). Try again."
    case .smallFileDamaged(let path):
      "\(list([path])) is missing, empty or damaged; the rest of the ledger is in other files. Every backup has a copy of the same name: put that of the newest back in its place."
    case .viewDamaged(let path, let view):
      "The stored rows of the view “\(view)” of \(list([path])) are damaged; the log is intact and nothing is lost. Make the view anew with maillon rebuild \(view)."
    case .vaultFileDamaged(let path):
      "\(list([path])) is gone or damaged, or its key is another: this record, attachment or note can no longer be read, the others can. To take it back alone, from the newest backup that has it, in the place of BACKUP: \(recovering(file: path, from: "BACKUP"))"
    case .nothingToRecover(let path, let fault):
      switch fault {
      case .noVault:
        "Nothing can be taken back from \(list([path])): it is neither a backup nor a ledger put aside, or its vault has no keys. Nothing was written. Name a folder that maillon backup made."
      case .place([]):
        "\(list([path])) holds backups of this ledger, and none has what is lacking here or was asked for. Nothing was written."
      case .place(let sources):
        "\(list([path])) holds backups, and one of them is to be named. Nothing was written. The newest that has what is lacking or was asked for:"
          + sources.map { " " + recovering($0.names, from: $0.path) }.joined(separator: " ;")
      case .otherLedger(let owner):
        "\(list([path])) is of another ledger (\(owner)), or of this one with another key. Nothing was written."
      case .itself:
        "\(list([path])) is this ledger itself. Nothing was written. Name a backup, or a ledger put aside."
      }
    case .vaultLost(let loss): phrase(.vaultLoss(loss))
    case .accessBlocked(let path):
      "\(list([path])) is a folder, and the list of who looks at what is kept of persons belongs there: without it nothing is shown or changed. Move that folder away, or put the file back from a backup, then try again."
    case .placeAtWork(let path):
      "You are in \(list([path])) itself, and a ledger’s new folder takes its place. Go out of it first: cd .., then type the same command with --ledger \(TypedWord.path(path))"
    case .erasureCutShort(let agent):
      "The erasure of \(agent) was begun and did not end: the record can no longer be read. End it with maillon erase \(agent)."
    case .erasureBegun(let agent, let isContact):
      "Nothing is noted of \(agent): \(isContact ? "the forgetting of this record" : "the erasure of this person") is begun and did not end. End it first: maillon \(isContact ? "people forget" : "erase") \(agent)"
    case .notKept(let found, let reason):
      "\(ledgerError(found)) This could not be kept, so that this ledger still takes acts; record none before it is: \(ledgerError(reason))"
    case .erasureUnfinished(let agent, let isContact, let reason):
      "The erasure of \(agent) is begun and did not end: words that name this person may be masked already, the record may be there still. \(ledgerError(reason)) Then end it with the same command: maillon \(isContact ? "people forget" : "erase") \(agent)."
    case .erasureUnrecorded(let agent, let reason):
      "The record of \(agent) is destroyed, but the log does not say so yet: \(ledgerError(reason)) Once that is done, end it with maillon erase \(agent)."
    case .mergedWithOthers(let agent, let others, let merger):
      "Nothing was destroyed: \(agent) is merged with \(list(others)), which \(others.count == 1 ? "is no person" : "are no persons"). "
        + (merger.map {
          "First take the merger back with maillon correct \($0) --cancel --reason …, then try again."
        } ?? "First take the merger back, then try again.")
    case .identitiesChanged(let agent, let ids):
      "Nothing was destroyed: meanwhile a merger was recorded or taken back, and the person is now \(list(ids)). Look at what would go, then begin again: maillon erase \(agent) --dry-run"
    case .recordChanged(let agent):
      "Nothing was destroyed: meanwhile the record of \(agent) changed. Look whose it is, then begin again: maillon people forget \(agent) --dry-run"
    case .isAPerson(let agent):
      "Nothing was destroyed: \(list([agent])) is a person. To forget the person: maillon erase \(agent)"
    case .noMention(let places, let found):
      "Nothing was destroyed: \(list(places)) \(places.count == 1 ? "is no place where the vault speaks" : "are no places where the vault speaks") of the person. "
        + (found.isEmpty
          ? "There is none: try again without --mask."
          : "Those places are: \(found.joined(separator: ", ")).")
    case .nothingToMask(let place, let isThere):
      isThere
        ? "Nothing is changed: \(list([place])) does not hold these words. Copy them as they stand there: maillon people mask \(place) shows them."
        : "Nothing is changed: nothing is kept at \(list([place])). maillon people show counts the notes and attachments of a person."
    case .noText(let agent, let part):
      "Nothing is changed: attachment no. \(part) of \(agent) is no text in which words can be masked (PDF, picture, another encoding). To look at it: maillon people fetch \(agent) \(part) --out \(agent)-\(part); to take it off: maillon people detach \(agent) \(part)"
    case .fileUnreadable(let path, let what):
      "\(list([path])) cannot be read (\(language.reason(what))). Check the name and the rights of the file."
    case .refused: "The act is refused."
    case .clock(.unwritable(let clock)):
      "The computer’s clock says \(moment(clock)), but the ledger takes the years \(Limits.years.lowerBound) to \(Limits.years.upperBound) only. Nothing was written: set the clock right and try again."
    case .clock(.newestUnwritable(let newest)):
      "The newest entry bears \(moment(newest)): the clock was wrong, and what follows would bear that too. Nothing was written: say the true time first, with maillon correct-clock --value now --reason \"wrong clock\" --yes"
    case .clock(.ahead(let clock, let newest)):
      "The computer’s clock says \(moment(clock)), the newest entry is of \(moment(newest)), more than \(Limits.quietDayCount) days before. Nothing was written: if the clock is right, try again with --yes; if not, set it right first."
    case .clock(.behind(let clock, let newest)):
      "The computer’s clock says \(moment(clock)), but the newest entry is of \(moment(newest)), more than \(Limits.quietDayCount) days later. Nothing was written: if the clock is wrong, set it right; if it is right, the entries are wrong: maillon correct-clock --value now --reason \"wrong clock\""
    case .clock(.doubtful(let change)):
      clockChange(change, .brussels)
        + " Nothing was written: if that is meant, try again with --yes."
    case .entriesMissing(let missing, let folder):
      entriesMissing(missing, folder)
    case .astray(let path, let found, let folder): astray(path, found, folder)
    case .lossAccepted(let folder):
      "“\(folder)” has what was given up: the loss was accepted (maillon restore --accept-loss), and this ledger goes on without. Publish in another folder, and tell whoever reads this one why."
    case .formerKey(let folder, let other):
      "\(list([folder])) is signed with another key than today’s, and its entries are those of this ledger. If this ledger never had another key, somebody replaced it: find out who can write on that server. If a new key was made since (when the ledger came back without its own), it is the one of before: leave that folder as it is, whoever checks needs it, and publish elsewhere: maillon publish \(TypedWord.path(other))"
    case .unknownView(let name, let near):
      "There is no view \(list([name]))."
        + (near.isEmpty ? " maillon view lists them." : " Did you mean \(list(near))?")
    case .badSetting(let name, let value, let expected):
      "The setting \(list([name])) cannot be \(list([value])). Choose \(list(expected))."
    case .noWitness(let name):
      "The key of “\(name)” signs a log, and that of a witness cosigns: this is no witness’ key. A witness shows its own with maillon-audit witness --folder FOLDER."
    case .otherRoot(let expected, let found):
      "The archive has the root \(found) and not \(expected): it is not the one that was kept. Nothing was written; take another archive."
    case .disagrees(let path, let found):
      "“\(path)” is not the log that was signed: the signed head counts \(entries(language.format(found.anchoredSize))), root \(found.anchoredRoot); the log has \(language.format(found.size)), root \(found.root). It went back in time or was written anew: keep both, run maillon verify, and restore the last archive."
    case .badAnchor(let path, let what):
      "The signed head “\(path)” cannot be read (\(reason(what))). Run maillon verify; if the log is intact and you know why, remove this file: the next entry makes another."
    case .badNote(let what):
      "The note is not right (\(reason(what))). Nothing is taken in: ask the witness for it again."
    case .notCosigned(let by, let known):
      "No known witness cosigned this head\(by.isEmpty ? "" : " (signed by \(list(by)))"). "
        + (known.isEmpty
          ? "None is known: add its key with maillon witnesses KEY (the witness shows it with maillon-audit witness --folder FOLDER)."
          : "Known witnesses: \(list(known)).")
    case .noKey(let path):
      "The ledger “\(path)” has lost its key to sign with, the file “key”. Take it from the newest backup that has it, and keep that one: cp BACKUP/key \(TypedWord.path(path + "/key")). If none has it, rebuild the ledger from its archive with maillon restore: another key is made, to be given to those who check."
    case .emptyPeriod(let from, let at):
      emptyPeriod(from, at)
    case .badCopy(let path, let fault): badCopy(path, fault)
    case .otherFolder(let path, let kind): leaving(.otherFolder(path: path, kind))
    case .isFile(let path): leaving(.isFile(path: path))
    case .obstacle(let obstacle): leaving(.obstacle(obstacle))
    case .other(let path, let what):
      "\(list([path])): \(language.reason(what)). Try again; if it stays, run maillon verify."
    }
  }

  func clockChange(_ change: ClockChange, _ zone: LedgerZone) -> String {
    let form = { (instant: Instant) in language.format(instant, in: zone) }
    return "This cannot be taken back: "
      + many(Int(clamping: change.count), "entry", "entries")
      + (form(change.first) == form(change.last)
        ? ", recorded at \(form(change.first))"
        : ", recorded from \(form(change.first)) to \(form(change.last))")
      + ", from now on held to be recorded at \(form(change.time))."
      + (!change.isOfTimesToCome
        ? " They do not bear a time to come: nothing shows that the clock was wrong."
        : change.isDoubtful
          ? " The computer’s clock now says \(form(change.present)). If it is behind, these times are right: set the clock right and correct nothing."
          : "")
  }

  private func entriesMissing(_ missing: MissingEntries, _ folder: String?) -> String {
    let places = self.places(language.format(missing.size), language.format(missing.published - 1))
    if let folder {
      return
        "“\(folder)” has \(entries(language.format(missing.published))), this ledger \(language.format(missing.size)): it lacks what was published (\(places)). Nothing was published now. Bring them in: maillon restore --published \(TypedWord.path(folder))."
    }
    return
      "This ledger lacks entries that were signed and published (\(places)); what is written now would be another history under the same key. Bring them in: maillon restore --published FOLDER, from a published folder that has them. If nobody has them any more: maillon restore --accept-loss"
  }

  /// What this ledger holds and its own publication does not, and both ways to go on.
  private func astray(_ path: String, _ astray: Astray, _ folder: String?) -> String {
    let (here, aside) = (TypedWord.path(path), TypedWord.path(Ledger.placeAside(for: path)))
    let published = folder.map(TypedWord.path) ?? "FOLDER"
    let size = language.format(astray.published)
    let named = astray.own.map { "“\($0.id)” at place \(language.format($0.position))" }
    let rest = (astray.ownCount ?? 0) - UInt64(named.count)
    let own =
      named.isEmpty
      ? "Which ones, this tells: maillon restore --published FOLDER, with the publication."
      : "Here and not there: \(named.joined(separator: "; "))"
        + (rest > 0 ? "; and \(language.format(rest)) more." : ".")
    return
      "This ledger holds other entries than those it signed and published\(folder.map { " in “\($0)”" } ?? "") (\(entries(size))): it went on without them. \(own) Nothing is recorded or published until this is decided. "
      + "To keep what is published: mv \(here) \(aside), then maillon restore BACKUP --published \(published) --ledger \(here), and record those acts again (maillon show ID --ledger \(aside)). "
      + "To keep what is here, and give up what is published: maillon restore --accept-loss"
  }

  private func damaged(_ path: String, _ what: String) -> String {
    "\(list([path])) is damaged (\(what)). maillon verify says what is touched. To rebuild it, put the folder "
      + "of the ledger aside, then maillon restore BACKUP, with --published FOLDER if it is published."
  }

  private func logGone(_ path: String) -> String {
    "The log of the ledger \(list([path])) is gone (log/data.mdb), and the rest of it is there. Do not begin a new one. "
      + restoring(path)
  }

  /// How a ledger whose log is lost comes back, as it is typed.
  private func restoring(_ path: String) -> String {
    let (here, aside) = (TypedWord.path(path), TypedWord.path(Ledger.placeAside(for: path)))
    return
      "Put the folder aside (mv \(here) \(aside)), then maillon restore BACKUP --ledger \(here), with --published FOLDER if it is published."
  }

  private func nothingToComplete(_ path: String, _ published: String) -> String {
    let (here, site) = (TypedWord.path(path), TypedWord.path(published))
    return
      "There is no ledger in \(list([path])) to bring entries into. To bring it back: maillon restore BACKUP --published \(site) --ledger \(here); without a backup: maillon restore \(site) --key KEY --ledger \(here) (the names are not in it, and another key signs)."
  }

  private func wentOn(_ path: String, _ published: String, _ parting: UInt64?) -> String {
    let start = parting.map { "from place \(language.format($0)) on, " } ?? ""
    return
      "\(list([path])) does not go with \(list([published])): \(start)it holds other entries than what is published. Nothing was written. A backup from before is needed: give maillon restore the folder that has them all, it takes the last one that fits. If there is none: maillon restore \(TypedWord.path(published)) --key KEY (the names are not in it, and another key signs)."
  }

  private func badCopy(_ path: String, _ fault: CopyFault) -> String {
    switch fault {
    case .insideLedger:
      "“\(path)” is inside the ledger itself: the backup would be lost with it. Choose another disk."
    case .besideLedger:
      "\(list([path])) is the folder that the ledger lies in: with backups in it, it could not come back there. Nothing was written. Give them a folder of their own, best on another disk; here, for example: maillon backup "
        + printable(TypedWord.path((path.hasSuffix("/") ? path : path + "/") + "backups"))
    case .readOnly:
      "\(list([path])) is read-only. Nothing is wrong with the ledger: choose another place."
    case .noFolder(let folder):
      "The folder \(list([folder])) is not there: is the disk plugged in? Nothing was written. If this is the place, make it first: mkdir -p \(TypedWord.path(folder))"
    case .notPublished(let source, let ledger):
      "\(list([path])) holds one or more backups, and --published takes a published folder. To bring the ledger back: maillon restore \(TypedWord.path(path)) --published \(source.map(TypedWord.path) ?? "FOLDER") --ledger \(TypedWord.path(ledger))"
    case .ledgerNotPublished(let source, let ledger):
      "\(list([path])) is a ledger, and --published takes a published folder. Nothing was taken from it. To bring in what it has more: \(publishing(path, restoring: source, ledger))"
    case .wentOn(let published, let parting): wentOn(path, published, parting)
    case .notAFolder: "“\(path)” is not a folder. Choose another place."
    case .otherLedger(let newest, let owner):
      "In \(list([path])), the newest backup \(list([newest])) is another ledger’s (\(owner)), or of this one with another key: nothing is backed up. Choose another folder, or add --force."
    case .severalLedgers(let backups):
      "In \(list([path])) there are backups of several ledgers. Nothing was written: name the one you want, for instance the newest of each: \(list(backups))."
    case .nothingThere:
      "There is neither a backup nor a published log in “\(path)”. Give an archive, or a folder made by maillon backup or maillon publish."
    case .isLedger(let ledger, let published, let isTaken):
      "\(list([path])) is a whole ledger, not a backup. "
        + (isTaken
          ? "It works where it is: maillon status --ledger \(TypedWord.path(path)). To have it elsewhere as well: maillon backup PLACE --ledger \(TypedWord.path(path)), then maillon restore PLACE --ledger OTHER"
          : "To put it in its place: mv \(TypedWord.path(path)) \(TypedWord.path(ledger))"
            + (published.map {
              ", then maillon restore --published \(TypedWord.path($0)) --ledger \(TypedWord.path(ledger))"
            } ?? ""))
    case .unfinished:
      "“\(path)” is not a whole backup: SHA256SUMS is missing, which is written last. Take another backup."
    case .missing(let name):
      "In “\(path)”, “\(name)” is missing. Nothing was taken from it; take another copy."
    case .gone(let name):
      "The ledger \(list([path])) was taken away during the backup: \(list([name])) is missing. This copy is not whole and is not kept; the backups made before stay. Put the folder back and try again, or rebuild it with maillon restore."
    case .changed(let name):
      "In “\(path)”, “\(name)” is damaged or changed. Nothing was taken from it; take another copy."
    case .otherSignature:
      "The signed head of “\(path)” is not signed by the key of this ledger. Nothing was written; check --key, or take another copy."
    case .otherHead(let found):
      "“\(path)” does not give the head that is signed in it: \(entries(language.format(found.anchoredSize))), root \(found.anchoredRoot); it has \(entries(language.format(found.size))), root \(found.root). Nothing was written; take another copy."
    }
  }

  func foreign(_ file: ForeignFile, _ path: String) -> String {
    switch file {
    case .page:
      "\(list([path])) is a page; what is needed is one act a line, in JSON, as maillon export writes them, only without seq and recordedAt. Nothing was written."
    case .print:
      "\(list([path])) is a PDF; what is needed is one act a line, in JSON, as maillon export writes them, only without seq and recordedAt. Nothing was written."
    case .picture:
      "\(list([path])) is a picture or another file without text; what is needed is one act a line, in JSON, as maillon export writes them, only without seq and recordedAt. Nothing was written."
    case .workbook:
      "\(list([path])) is a workbook or another office document; what is needed is one act a line, in JSON, as maillon export writes them, only without seq and recordedAt. Nothing was written."
    case .table:
      "\(list([path])) is a table (CSV) or some other text; what is needed is one act a line, in JSON, as maillon export writes them, only without seq and recordedAt. Nothing was written."
    case .list:
      "\(list([path])) is JSON in a list or over several lines; put each act on one line, without brackets around or commas between them. Nothing was written."
    case .packed(let command):
      "\(list([path])) is compressed. Unpack it first\(command.map { " (\($0))" } ?? ""), then give maillon what comes out. Nothing was written."
    case .address:
      "\(list([path])) is an address, and maillon fetches nothing from the net. First copy the published folder to this computer, the way you copy files from that server (rsync, scp, SFTP), then give that folder. Nothing was written."
    }
  }

  func usage(_ fault: UsageFault) -> String {
    switch fault {
    case .unknownCommand(let name, let near): "Unknown command \(list([name]))." + meant(near)
    case .unknownOption(let name, let near): "Unknown option \(list([name]))." + meant(near)
    case .unknownKind(let name, let near): "Unknown act \(list([name]))." + meant(near)
    case .missingValue(let option): "The option \(list([option])) needs a value."
    case .unexpectedValue(let option, let value):
      "The option \(list([option])) takes no value, not even \(list([value]))."
    case .noInput(let options):
      "Nothing came on standard input for \(options.joined(separator: ", ")). At the keyboard, type the text, then Enter and Ctrl-D."
    case .otherLines(let found, let options):
      "Standard input has \(many(found, "line", "lines")); \(options.count) \(options.count == 1 ? "is" : "are") needed, one for each of: \(options.joined(separator: ", "))."
    case .inputNotUTF8:
      "What comes on standard input is no text in UTF-8. Save it as UTF-8, then try again."
    case .missingWord(let word): "\(word) is missing."
    case .unexpectedWord(let word): "\(list([word])) is one too many."
    case .givenTwice(let option): "\(list([option])) is given twice."
    case .badValue(let option, let value, let expected):
      "\(list([option])) cannot be \(list([value])). Choose \(list(expected))."
    case .noMasking(let word):
      "“--mask” cannot be \(list([word])). Choose all, none, or places with commas between: the same command with --dry-run instead of --mask shows them."
    case .secretKey:
      "This is a secret key (PRIVATE+KEY), which is given to nobody: it is not repeated here. If anyone else has seen it, a new one must be made. Give the public key, name+id+base64: maillon-audit witness --folder FOLDER shows a witness’s, maillon status a ledger’s."
    case .notTogether(let one, let other):
      "\(list([one])) and \(list([other])) do not go together."
    case .needs(let option, let other): "\(list([option])) also needs \(list([other]))."
    case .notAQuantity(let word):
      "\(list([word])) is not a quantity. Say QUANTITY ITEM, for example 150 sheet."
    case .formatToCome(let format):
      "The format \(list([format])) is not ready yet. Choose \(list(["jsonl"]))."
    }
  }

  private func meant(_ near: [String]) -> String {
    near.isEmpty ? "" : " Did you mean \(list(near))?"
  }

  private func emptyPeriod(_ from: String, _ at: String) -> String {
    let (start, end) = (day(from), day(at))
    return "The period ends on \(end) before it begins on \(start). Swap the two dates."
  }
}
