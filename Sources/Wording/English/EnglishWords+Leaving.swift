import Outgoing

extension EnglishWords {
  public func leaving(_ phrase: LeavingPhrase) -> String {
    switch phrase {
    case .obstacle(let obstacle): self.obstacle(obstacle)
    case .otherFolder(let path, let kind): otherFolder(path, kind)
    case .isFile(let path):
      "\(list([path])) is a file, and a ledger is a folder. Check --ledger."
    case .garbled(let word):
      "\(list([word])) is no text in UTF-8, so it would name something else: nothing was done. Give that file or folder another name, or type the word again."
    case .misgiven(let misgiven): self.misgiven(misgiven)
    case .leftovers(let paths):
      "Left over from interrupted runs: \(language.format(paths.count)) (\(list(paths))). A ledger that was never finished is taken away by the next backup (maillon backup FOLDER), the rest by the next run of the same kind."
    case .passedOver(let names, let taken):
      "Newer backups that are not whole are passed over: \(list(names)). \(list([taken])) is taken."
    case .secretBeside(let path, let folder, let publication):
      "\(list([folder])) holds \(list([publication])), which is published: if the web server shows \(list([folder])), it shows \(list([path])) too, with all that is secret in it. Then move it out of \(list([folder])) at once."
    case .shown(let beside, let folder):
      "In \(list([folder])) there \(beside.count == 1 ? "is one file" : "are \(language.format(beside.count)) files") beside what maillon puts there, to be seen along with it: \(list(beside.names))\(beside.count > beside.names.count ? " …" : ""). Remove what is not for everybody."
    case .shownPersonal(let names, let folder):
      "TO BE REMOVED from \(list([folder])), and from the web server if it is there already: \(list(names)). It concerns one person or association only, and everybody would see it."
    }
  }

  private func obstacle(_ obstacle: Obstacle) -> String {
    switch obstacle {
    case .taken(let path, let kind, let folder):
      "Nothing is written to \(list([path])): \(list([folder])) is \(name(of: kind))\(wayBack(from: kind))"
    case .amongBackups(let path, let folder, let backup):
      "Nothing is written to \(list([path])): \(list([folder])) is a folder of backups, which is secret, and neither a ledger nor what is published goes into it. Choose a place outside that folder. If \(list([backup])) came there by a slip, move it away, with the other backups that are there."
    case .holds(let path, let kind, let folder):
      "Nothing is written to \(list([path])): it has \(list([folder])) in it, \(name(of: kind)). What is published and what is secret do not go into one folder: choose another or, if it is there by mistake, take it away at once, from the web server too."
    case .secrets(let path, let names):
      "Nothing is written to \(list([path])): it has \(list(names)) in it, which \(names.count == 1 ? "is" : "are") secret, and everybody would see it. TO BE REMOVED, and from the web server if it is there already; then try again. A secret key that anyone could see proves nothing any more: tell those who check the ledger."
    case .unseen(let path, let folder):
      "Nothing is written to \(list([path])): \(list([folder])) cannot be looked into, and what is secret could be in it. Choose a folder of its own, or ask for the right to read that one."
    case .tooMuch(let path, let limit):
      "Nothing is written to \(list([path])): there are more than \(language.format(limit)) folders in it, too many to see that nothing secret is among them. Choose a folder of its own."
    case .occupied(let path, let name):
      "Nothing is written into \(list([path])): \(list([name])) is there already, and all that is in this folder would be shown. Choose a folder of its own, for example \(path)/register."
    case .handedOut(let path):
      "The file \(list([path])) is another report, which may have been handed out: it stays as it is, and nothing is issued. Choose another name, or add --force to replace it."
    case .foreign(let path):
      "The file \(list([path])) is there and does not come from maillon: it stays as it is. Choose another name, or add --force to replace it."
    case .beside(let path, let report):
      "The file \(list([path])) was handed out with \(list([report])), a report that the ledger calls issued: it stays as it is, and nothing is written. Choose another name, or add --force to replace it."
    case .standing(let path, let mark, let document):
      "The file \(list([path])) is there already: it is \(name(of: mark))\(document.map { " (maillon \($0))" } ?? ""), and \(difference(from: mark)). It stays as it is. Choose another name, or add --force to replace it."
    case .besidePublished(let path, let publication):
      "Nothing is written to \(list([path])): the folder it would be in holds \(list([publication])), which is published, and perhaps a web server shows it; this file concerns one person or association only. Choose another folder, or add --force."
    case .otherPack(let path, let period):
      "In \(list([path])) there is a folder for auditors already\(period.map { " about another period or another state of the ledger (\($0))" } ?? " that does not say its period"), perhaps handed out: it stays as it is, and nothing is written. Choose another folder, or add --force to replace it."
    case .otherHead(let path):
      "The file \(list([path])) is no signed head of this ledger: it stays as it is, and nothing is published. Choose another folder; if this ledger was published here before, it is damaged or somebody replaced it: find out who can write on that server, take this file away and try again."
    case .otherKey(let path):
      "The file \(list([path])) is not the public key of this ledger: it stays as it is, and nothing is published. Choose another folder; if this ledger was published here before, somebody replaced it: find out who can write on that server, take this file away and try again."
    case .isFolder(let path):
      "\(list([path])) is a folder. Give the name of a file."
    case .isFile(let path):
      "\(list([path])) is a file, and a folder is needed. Choose another place."
    case .isDisk(let path):
      "\(list([path])) is a whole disk, and a file is needed. Choose another name."
    case .exists(let path):
      "\(list([path])) is there already: it stays as it is. Choose another place."
    case .mounted(let path):
      "\(list([path])) is the root of a disk: a ledger cannot take its place. Choose a folder in it, such as --ledger \(path)/ledger."
    case .inTheMaking(let path, let name):
      "Nothing is written to \(list([path])): maillon gives names like \(list([name])) to what it has not finished, and takes it away later. Choose another name."
    case .notText(let path):
      "Nothing is written to \(list([path])): the way there leads through a name that is no text in UTF-8. Give that folder another name, or choose another place."
    case .address(let path):
      "\(list([path])) is an address, and maillon writes into folders of this computer only. Choose one, then copy what is in it to the server (rsync, scp, SFTP)."
    case .endlessLink(let path):
      "\(list([path])) leads through links that go in circles. Choose another place."
    case .busy(let path):
      "Another program has been writing into \(list([path])) for half a minute, or holds it locked (flock). Wait a moment and try again."
    case .unread(let path):
      "\(list([path])) is a pipe that nobody reads: nothing was written into it. Start the program that reads it first, or give the name of a file."
    case .system(let fault):
      "\(list([fault.path])) cannot be written (\(language.reason(fault.meaning))). "
        + (fault.isOfFullDisk
          ? "Make room and try again."
          : "Check that the folder is there and that you have the rights.")
    }
  }

  /// Why nothing goes into such a folder, and the way out where it became one by a slip.
  private func wayBack(from kind: FolderKind) -> String {
    switch kind {
    case .publication:
      ", and nothing else goes into it. Choose a place outside that folder. If it is one by a slip, take tile, checkpoint, key and cosigned out of it."
    case .ledger, .witness, .backup, .backups, .unfinished, .pack:
      ", and nothing else goes into it. Choose a place outside that folder."
    }
  }

  private func otherFolder(_ path: String, _ kind: FolderKind) -> String {
    let what = "\(list([path])) is \(name(of: kind)), not a ledger. "
    switch kind {
    case .backup, .backups:
      return what
        + "To make a ledger of it: maillon restore \(path) --ledger FOLDER."
    case .publication:
      return what
        + "To make a ledger of it again: maillon restore \(path) --ledger FOLDER. To check it: maillon-audit \(path) --key KEY."
    case .pack:
      return what
        + "To check it: maillon-audit \(path)/site --key KEY. Say where the ledger is with --ledger."
    case .witness, .ledger:
      return what + "Say where the ledger is with --ledger."
    case .unfinished:
      return what
        + "The run that was making it was interrupted, or still goes on: start it again, or say where the ledger is with --ledger."
    }
  }

  func name(of kind: FolderKind) -> String {
    switch kind {
    case .ledger: "a ledger"
    case .witness: "the folder of a witness"
    case .backup: "a backup"
    case .unfinished: "a ledger or backup that is not finished"
    case .publication: "a published ledger"
    case .pack: "a folder for auditors"
    case .backups: "a folder of backups"
    }
  }
  func name(of mark: Mark) -> String {
    switch mark {
    case .page: "a page"
    case .print: "a PDF"
    case .report: "a report"
    case .archive: "the archive of a ledger"
    case .proof: "the proof of an act"
    case .head: "a signed head"
    case .table: "a table of a report"
    case .person: "the sheet of a person"
    case .guide: "the guide of a folder for auditors"
    }
  }

  private func difference(from mark: Mark) -> String {
    switch mark {
    case .archive: "the new one does not have all its lines"
    case .head: "what would be written is no newer head of the same ledger"
    case .proof: "what would be written does not prove the same act"
    case .page, .print, .report, .table, .person, .guide:
      "what would be written is something else, or of another ledger"
    }
  }
}
