import Bookkeeping
import Exchange
import People
import Wording

extension EnglishWords: Words {
  func phrase(_ phrase: Phrase) -> String {
    switch phrase {
    case .asOf(let at, let known, let size):
      [at.map { "at \($0)" } ?? "up to the last act", known.map { "as known on \($0)" }]
        .compactMap { $0 }.joined(separator: ", ") + ", " + entries(size)
    case .recorded(let kind, let position): "Recorded: \(kind), at position \(position)."
    case .recordedBefore(let position):
      "This was recorded before, at position \(position): nothing has changed."
    case .lookAlike(let id, let new):
      "Mind: \(list([id])) says the same. If it is a duplicate: "
        + "maillon correct \(new) --cancel --reason duplicate"
    case .howToCheck(let id): "To check: maillon show \(id), maillon verify"
    case .howToAccept(let command): "To accept the first: \(command)"
    case .created(let path, let origin, let coop):
      "The ledger \(list([origin])) is open in \(list([path])), kept by \(list([coop]))."
    case .imported(let accepted, let duplicates, let size):
      many(accepted, "act recorded", "acts recorded") + ", "
        + many(duplicates, "known before", "known before") + "; entries in the ledger: \(size)."
    case .repeats(let count, let lines):
      many(count, "line looks", "lines look")
        + " like an act recorded before (kind, parties, thing, quantity and day), of \(language.format(lines)) without an identifier\(2 * count > lines ? ": this file seems to have been imported already" : ""). See maillon journal."
    case .repeatsRefused(let file):
      "Nothing was written. To record the other lines only: maillon import \(TypedWord.path(file)) --new-only. If they are other acts all the same, add --yes."
    case .askRepeating(let count):
      "Record \(count == 1 ? "this line" : "these \(language.format(UInt64(count))) lines") a second time? y/N "
    case .leftOut(let count):
      many(count, "line looks", "lines look") + " like an act recorded before, and "
        + (count == 1 ? "is" : "are") + " left out:"
    case .backupLacks(let missing):
      "This ledger, and so this backup, lacks published entries: \(language.format(missing.count)) (\(places(language.format(missing.size), language.format(missing.published - 1)))). To bring them in: maillon restore --published FOLDER, then back up once more."
    case .attachedBefore(let number): "This is the same file as attachment no. \(number)."
    case .noLines(let file): "\(list([file])) has no line: there is nothing to record."
    case .wouldImport(let accepted, let duplicates):
      "Trial, nothing was written: " + many(accepted, "act", "acts") + " would be recorded, "
        + many(duplicates, "is known", "are known") + " already."
    case .nothingWritten(let refusals):
      many(refusals, "refusal", "refusals") + ", nothing was written:"
    case .moreRefusals(let count): "… and \(language.format(count)) more."
    case .place(let line, let id):
      [line.map { "line \($0)" }, id.map { list([$0]) }].compactMap { $0 }.joined(separator: ", ")
    case .restored(let size, let root): "Ledger rebuilt: \(entries(size)), root \(root)."
    case .restoredFrom(let path): "From “\(path)”."
    case .vaultFilesLost(let count):
      "The names are not in it: the keys of the vault were taken out of this backup, and \(many(count, "sealed file", "sealed files")) of it (records, notes, papers) can be read no more. All acts are there. If you did not take the keys out yourself, restore another backup."
    case .completed(let count):
      "Entries taken from the published log, which the copy did not have yet: \(count)."
    case .missingEntries(let count, let first, let last):
      many(count, "entry is", "entries are")
        + " missing, published after this copy: \(places(first, last)). "
        + "As long as that is so the ledger takes no acts. To bring them in: maillon restore --published FOLDER, "
        + "from a published folder that has them; if nobody has them any more: maillon restore --accept-loss"
    case .newKey:
      "The key that signed was not there, another is made: publish in a new folder and give it to "
        + "the auditors (maillon status). If you kept the former one, put it back into the file "
        + "“key” of the ledger and remove “checkpoint”."
    case .backedUp(
      let path, let size, let root, let bytes, let seconds, let count, let hasKey,
      let holdsPersons):
      "Backed up and verified in “\(path)”: \(entries(size)), root \(root), \(bytes) bytes, "
        + "\(seconds) s. " + many(count, "backup in this place", "backups in this place")
        + (holdsPersons
          ? hasKey
            ? "; the secret key and the persons' data are in it too: keep it locked away."
            : "; the persons' data are in it too, but NOT the key that signs: keep it locked away."
          : hasKey
            ? "; the secret key is in it too: keep it locked away. No record or note of a person is in it: the vault has none."
            : "; NOT in it are the key that signs, and any record or note of a person.")
    case .negativeCells(let count):
      many(count, "stock is", "stocks are") + " below zero: see maillon inventory."
    case .rebuilt(let name, let version, let entries, let isSame):
      "\(name) v\(version): \(self.entries(entries)) read again"
        + (isSame.map {
          $0
            ? ", same result."
            : ", another result than before: run maillon verify to see whether the log was changed."
        } ?? ".")
    case .verified(let size, let root): "All is intact: \(entries(size)), root \(root)."
    case .notVerified(let problems):
      many(problems, "problem", "problems")
        + ": change nothing, keep a copy and rebuild with maillon restore --root ROOT from an archive made before."
    case .problemAt(let first, let last): place(first, last)
    case .flaw(let kind): flaw(kind)
    case .moreProblems(let count):
      "… and " + many(count, "more problem", "more problems") + ": maillon verify --json lists all."
    case .lastWords(let path):
      "“\(path)” is damaged: a page of the file cannot be read. Nothing more was written. Run maillon verify, which says which entries are hit; if it is only the views, maillon rebuild makes them anew, otherwise rebuild the ledger with maillon restore."
    case .ledgerSize(let entries, let root, let logBytes, let viewBytes):
      "\(self.entries(entries)), root \(root); log \(logBytes) bytes, views \(viewBytes) bytes"
    case .noEntry(let id): "No act has the id \(list([id])). maillon journal lists them."
    case .noMembers: "No contribution by members."
    case .seeHelp(let command): "Help: maillon \(command.map { "\($0) " } ?? "")--help"
    case .correctedBy(let kind, let id, let quantity):
      "\(kind) \(list([id]))" + (quantity.map { ": \($0)" } ?? "")
    case .fileUnreadable(let path, let fault):
      switch fault {
      case .missing: "The file \(list([path])) does not exist. Check the name."
      case .tooLarge(let limit):
        "\(list([path])) is too large: at most \(language.format(limit)) bytes. Give less at a time."
      case .unreadable: "The file \(list([path])) cannot be read. Check its rights."
      case .folder: "\(list([path])) is a folder. Give the name of a file."
      case .special:
        "\(list([path])) is not a file. Give the name of a file, or - for standard input."
      }
    case .checkWithout(let ledger, let command):
      "There is no ledger in \(list([ledger])). Without it, with the public key you have from the co-op: \(command)"
    case .pdf(.missing):
      "A PDF needs WeasyPrint, which is not installed: apt-get install weasyprint. "
        + "Without it: --format html, then print the page."
    case .pdf(.failed(let message)):
      "WeasyPrint did not make the PDF, nothing was written. It says: \(message)"
    case .pdf(.notEnding(let seconds)):
      "The program weasyprint did not end within \(language.format(UInt64(seconds))) seconds; it was stopped and nothing was written. Try again, or take the page with --format html."
    case .pdf(.noRoom(let path)): "No room for a temporary file in “\(path)”."
    case .outputFailed(let isDone):
      isDone
        ? "What was asked for is done; only the answer could not be written in full: the disk is full or the output is closed. Do not do it a second time: maillon journal and maillon status show what is there."
        : "The answer could not be written in full: the disk is full or the output is closed. Try again elsewhere."
    case .viewsBehind(let reason):
      "All is recorded. The views will follow at the next question: \(reason)"
    case .moreBranches(let count):
      "… and " + many(count, "other", "others") + ": --json gives them all"
    case .lookAlikes(let count):
      many(count, "act looks", "acts look")
        + " like another one recorded before: check with maillon journal."
    case .fileUnwritable(let path):
      "The file \(list([path])) cannot be written. Check that the folder is there and that you have the rights."
    case .moreTables(let names):
      "There are more tables: choose one with --part \(names.joined(separator: ", "))."
    case .proofHolds(let position, let size, let origin, let root):
      "The proof holds: this act is at place \(position) of the log “\(origin)” of \(entries(size)), root \(root)."
    case .proofFails(let fault, let isOwnKey):
      switch fault {
      case .unreadable:
        "The proof cannot be read: ask for it again."
      case .otherKey where isOwnKey:
        "The proof is not signed by the key that this ledger has now. If it is from the time of a former one, give that with --key; if not, it is of another ledger."
      case .otherKey:
        "The proof is not signed by this key: it is another ledger, or not its key."
      case .forged:
        "The signature is wrong: the proof is forged or damaged. Keep the file and ask the ledger."
      case .notIncluded:
        "The proof does not lead from this act to the signed root: the act was changed, or is not in this log. Keep the file."
      }
    case .checkedBy(let key): "key to hand to auditors: \(key)"
    case .published(let path, let size, let added):
      "Published in “\(path)”: \(many(size, "entry", "entries")), \(language.format(added)) of them new. Serve this folder as it is; “key” is the key for auditors."
    case .nowAmounts(let quantity): "Now amounts to: \(quantity)"
    case .now: "now"
    case .wrongClock: "wrong clock"
    case .recordedThen(let time, let clock): "\(time) (the clock said \(clock))"
    case .datesToCome(let ids):
      (ids.count == 1 ? "The act \(list(ids)) bears" : "The acts \(list(ids)) bear")
        + " a date that is still to come: questions about today pass over it. If the clock gave it, type in this order:"
    case .notesToTellAnew(let ids):
      (ids.count == 1 ? "The act \(list(ids)) has a note" : "The acts \(list(ids)) have a note")
        + ": it stays under the old name. Add --note with its text to the command that tells the act anew; to read it: \(ids.map { "maillon show \($0)" }.joined(separator: ", "))"
    case .datesToLookAt(let ids):
      (ids.count == 1
        ? "The act \(list(ids)) bears a date that is still to come, or hangs on such an act, and no command tells it anew as it is"
        : "The acts \(list(ids)) bear a date that is still to come, or hang on such an act, and no command tells them anew as they are")
        + ". Look at each, and tell anew by hand what has to be: \(ids.map { "maillon show \($0)" }.joined(separator: ", "))"
    case .clockBehind(let clock, let newest, let recorded, let command):
      "Mind: the computer’s clock says \(clock), the newest entry was recorded \(newest): what is recorded now bears \(recorded). If the clock is not right now, set it right; if it is: \(command)"
    case .clockFarBehind(let clock, let newest, let recorded, let cancel, let command):
      "Mind: the computer’s clock says \(clock), the newest entry was recorded \(newest): what is recorded now bears \(recorded). The clock is probably behind: set it right"
        + (cancel.isEmpty
          ? "."
          : ", cancel what was just recorded, then record it again:\n"
            + cancel.map { "  " + $0 }.joined(separator: "\n"))
        + "\nIf the clock is right, and the entries before are not:\n  \(command)"
    case .partyErased(let agent):
      "Note: \(agent) is a person who was erased, and the act bears this id for ever. If the person comes back, register another id, cancel this act and record it anew."
    case .partyMerged(let agent, let other):
      "Note: \(agent) was merged into \(other): the act counts for \(other). Name \(other) next time."
    case .partyErasedEnding(let agent):
      "\(agent) is an erased person. This act ends what was still open with that person."
    case .actOfErased(let agent):
      "\(agent) is an erased person, and the act would bear this id for ever. If that person comes back, register them under another id first (maillon agent), and record the act with that one."
    case .endsPersonhood(let agent):
      "“\(agent)” is a person in this ledger, and would be none any more. What the vault keeps of them can still be erased, and no name for them enters the ledger. For an organisation, take another id: maillon agent. If that is what you want: --yes"
    case .oddMerger(.coop(let coop, let other)):
      "“\(coop)” is the co-op itself: it would become “\(other)”, which alone would stay. The other way round: maillon merge-agents \(other) --duplicate-of \(coop). If that is what you want: --yes"
    case .oddMerger(.intoCoop(let agent, let coop)):
      "“\(coop)” is the co-op itself: “\(agent)” would be the co-op from now on, with all its acts. If that is what you want: --yes"
    case .oddMerger(.categories(let agent, let one, let other, let another)):
      "In the log, “\(agent)” is “\(word(word(one, inColumn: "category"), inColumn: "agentType"))” and “\(other)” is “\(word(word(another, inColumn: "category"), inColumn: "agentType"))”: merged, they are one. If they really are the same: --yes"
    case .oddMerger(.kinds(let person, let other)):
      "“\(person)” is a person and “\(other)” is none: merged, they are one, and neither can be erased without the other. If that is what you want: --yes"
    case .oddMerger(.names(let agent, let name, let other, let otherName)):
      "In the vault, “\(agent)” is \(printable(name)) and “\(other)” is \(printable(otherName)): merged, they are one person, and erasing one erases the other. If they really are the same person: --yes"
    case .closedPeriodStays(let until, let day):
      "The period is closed until \(until): this correction counts from now on, and the reports on that period stay as they are. To correct them, reopen the period first: maillon reopen-period \(day)"
    case .packMade(let path, let size, let proofs):
      "The folder for auditors is in “\(path)”: report made from \(entries(size)), log published in site/, proofs: \(proofs). LISEZMOI.txt says how to check."
    case .packGuide(let origin, let size, let root, let proof):
      """
      Report of the log “\(origin)”, made from \(entries(size)), root \(root).

      Ask for the key of the log by another way than this folder, and put it in place of KEY.

        maillon-audit site --key KEY
          the whole log: hashes, tree, signed head
        maillon-audit site --key KEY --check-report rapport.json
          the report made again from the log: identical, or figure by figure what differs
        maillon check-proof \(proof) --key KEY
          one act that the report cites, proved alone; there is a proof for each

      rapport.html    the report as people read it
      livraisons.csv  the deliveries that are counted, under public ids

      You can make every total again and see who, under which id, recorded and confirmed. You cannot learn a person’s name, except of those who agreed to be named in the report: it is not in the log.

      """
    case .pageMade(let path, let size, let root):
      "The page is in “\(path)”, made from \(entries(size)), root \(root)."
    case .reportMade(let path, let size, let root, let digest):
      "The report is in “\(path)”, made from \(entries(size)), root \(root).\n"
        + "  SHA-256: \(digest)\n  To check: maillon check-report \(TypedWord.path(path))"
    case .isReversed: "Cancelled: counts no more."
    case .progress(let step):
      switch step {
      case .importing: "import"
      case .restoring: "rebuilding the ledger"
      case .rebuilding(let name): "reading again for \(name)"
      case .verifying: "checking"
      }
    case .erasedPerson(let id): "erased person (\(id))"
    case .statementOfErased(let id):
      "Statement of an erased person (\(id)): the public id stays in it, no name is in it."
    case .personalNote(let patterns):
      "The note holds \(patterns.map(mark).joined(separator: ", ")). It stays in the vault and not in the log; keep as little there as you can, ways to reach someone belong in maillon people set."
    case .unlikelyContact(let kind, let value):
      "“\(value)” does not look like a \(kind == .mail ? "mail address" : "telephone number"). It is kept like this: check it, and correct it with maillon people set."
    case .formerKept(let agent, let texts):
      "Before: \(list(texts)). Kept in the sealed record, to find what still speaks of the person; maillon people show \(agent) shows it."
    case .personKept(let id): "The record of \(id) is kept in the vault."
    case .attachmentKept(let name, let number, let bytes):
      "“\(name)” is kept in the vault: attachment no. \(number), \(bytes) bytes."
    case .toDetach(let file):
      "To be destroyed: attachment no. \(file.number) of \(file.person), \(list([file.name])) (\(file.bytes) bytes)."
    case .askDetaching(let file):
      "Destroy attachment no. \(file.number) of \(file.person), \(list([file.name])) (\(file.bytes) bytes), for ever? y/N "
    case .detached(let file):
      "Attachment no. \(file.number) of \(file.agent) is destroyed; the others keep their numbers. Earlier backups still hold it."
    case .detachedBefore(let number, let agent):
      "Attachment no. \(number) of \(agent) was taken off before."
    case .showsConsents(let evidence):
      evidence.count == 1
        ? "This attachment shows a consent, that of \(consents(evidence)): it stays on record, without it."
        : "This attachment shows consents, those of \(consents(evidence)): they stay on record, without it."
    case .evidenceChanged(let evidence): evidenceChanged(evidence)
    case .withdrawn(let id, let purpose):
      "The consent of \(id) to “\(purpose)” is withdrawn. What was handed out or published until now does not change: make it again without."
    case .nothingWithdrawn(let purpose):
      "No consent was given to “\(purpose)”: nothing has changed."
    case .noteIsLost: "note: lost"
    case .noteGone: "note: erased, or kept elsewhere; the log has only its digest"
    case .noteDiffers:
      "The note that is kept is not the one whose digest the log has: it was changed."
    case .noteNotRead:
      "note: not read; this ledger can only be read, and every look into the vault is written down in it"
    case .linesUnread(let count):
      "\(many(count, "line after these was not read any more", "lines after these were not read any more")): mend these first."
    case .noteLost(let id):
      "The act \(list([id])) is recorded, but its note is not in the vault any more: it was destroyed or moved meanwhile. Keep it elsewhere: an act that is recorded gets no other."
    case .vaultLoss(let loss):
      "\(list([loss.path])) is missing, or some of the folders in it. The ledger knows \(many(loss.persons, "person", "persons")): if their names, notes and consents were kept there, take them back from the newest backup that has them, in the place of BACKUP, before you throw old backups away: \(recovering([], from: "BACKUP")). Until then nothing new is kept there. If nothing was ever kept there, or nobody has it any more, begin the vault anew: maillon people list --force"
    case .erasedTogether(let agent, let others):
      "\(list([agent])) is erased together with \(others.joined(separator: ", ")), merged: they are one person."
    case .openThings(let things): open(things)
    case .erased(let erasure): erased(erasure)
    case .traces(let traces, let decided): self.traces(traces, decided)
    case .inLog(let mentions):
      "In the log, beyond erasing: \(many(mentions.count, "text names", "texts name")) the person, and that stays for ever:\n"
        + self.mentions(mentions)
    case .namedInLog(let agent, let mentions):
      "The log keeps for ever \(many(mentions.count, "text that names", "texts that name")) “\(agent)”; no erasure reaches \(mentions.count == 1 ? "it" : "them"):\n"
        + self.mentions(mentions)
    case .askErasing(let person): "Erase \(person) for ever? y/N "
    case .perhapsStill(let agent, let traces):
      "These texts may still speak of “\(agent)”. The record is destroyed, nothing else will find them again: keep this list and read them again. To mask words, for example: maillon people mask \(traces[0].place)\n"
        + traces.map(trace).joined(separator: "\n")
    case .tracesInDoubt(let count, let agent):
      "\(many(count, "text may", "texts may")) speak of \(list([agent])). Once the record is destroyed nobody can find \(count == 1 ? "it" : "them") again."
    case .tracesLeft(let count, let mask):
      "\(many(count, "text that", "texts that")) may have spoken of the person \(count == 1 ? "has" : "have") stayed as above: to read them as they are and mask words of them, for example: \(mask)"
    case .textAt(let place, let text): "The text of \(place):\n  \(printable(text))"
    case .masked(let place, let text):
      "Masked. The text of \(place) is now:\n  \(printable(text))\nEarlier backups still hold it readable."
    case .askWordsToMask: "The words to mask, as they stand there; Enter stops here: "
    case .askMaskingWords(let words): "Mask \(list([printable(words)]))? It cannot be undone. y/N "
    case .nothingMasked: "Nothing is masked."
    case .noteMasked:
      "Words of this note were masked: its digest can no longer be compared with the log’s."
    case .unread(let places): unread(places)
    case .goesAlong(let own): "To be destroyed: \(destroyed(own))."
    case .madeBefore: Self.madeBefore
    case .erasureTried(let ways): "A trial: nothing is destroyed. " + self.ways(ways)
    case .erasureUnasked(let ways):
      "Nothing was destroyed: nobody is here to be asked. " + self.ways(ways)
    case .askForgetting(let record): "Destroy the record of \(record) for ever? y/N "
    case .recordForgotten(let agent, let gone): recordForgotten(agent, gone)
    case .askMasking:
      "Which of them to mask as well? all, none, or places with commas between; Enter stops here: "
    case .notErased: "Nothing was erased."
    case .noMasking(let word, let place):
      "\(list([word])) is neither all nor none nor a place of the list. Answer all to mask these texts (but those whose place has to be named), none to leave them, or places like \(place)."
    case .erasedBefore(let agent):
      "\(agent) was an erased person already; this only checks the vault again."
    case .nothingToForget(let agent):
      "The vault keeps nothing for “\(agent)”, and nothing in it speaks of the contact person: there is nothing to destroy. A backup from before may still have a record."
    case .namesPersons(let namings): namings.map(names).joined(separator: "\n")
    case .shownNames(let option, let ids):
      "The text of \(option) names somebody whom the vault knows (\(list(ids))). A page or paper that was handed out is taken back by nobody, and no erasure reaches it: leave the name out, unless that person agrees."
    case .idLikeName(let id):
      "“\(id)” looks like a name. An id stays in the log for ever, and no erasure reaches it: take one that says nothing, such as p-7f3a; the name belongs in the vault: maillon people set p-7f3a --name -"
    case .askNaming: "Record it like this all the same? y/N "
    case .clockChange(let change, let zone): clockChange(change, zone)
    case .askMeant: "Is that what you want? y/N "
    case .nothingMissing: "Nothing is known to be missing: there is nothing to accept."
    case .whatLossMeans(let missing):
      "This cannot be taken back: "
        + given(missing)
        + (missing.count == 1
          ? " would be given up, and another will stand in its place. "
          : " would be given up, and others will stand in their places. ")
        + "Whoever keeps a head from before (auditors, witnesses, readers of issued reports) will find that the log was rewritten, and will be right: tell them yourself, with the reason. Publish into another folder from then on."
    case .lossAccepted:
      "The loss is accepted: the ledger takes acts again. The signed head stays in the ledger’s folder as “lost”."
    case .erasedInLost(let ids):
      ids.isEmpty
        ? "If somebody was erased in the entries that are given up, that record is back in the vault. Once the loss is accepted, look who is there: maillon people list, and erase them again: maillon erase ID"
        : "\(many(ids.count, "person was erased", "persons were erased")) in the entries that are given up, and \(ids.count == 1 ? "the record is" : "the records are") back in the vault. Once the loss is accepted: \(ids.map { "maillon erase \($0)" }.joined(separator: ", "))"
    case .recordsTakenIn(let ids):
      "A former version of this program had written a second record beside the first, for \(list(ids)): the first now holds both. Read it again, for example: maillon people show \(ids[0])"
    case .restoredLedger(let coop, let origin, let last):
      "The ledger of \(list([coop])) (\(origin)), its newest entry of \(last)."
    case .periodToCome(let end, let today):
      "The period ends on \(end), which is still to come: the report is made up to \(today)."
    case .periodNotOver(let today):
      "The period ends today, \(today), and today is not over: what is still recorded today changes these figures, and the next report will have to say so."
    case .backupOf(let time):
      "The backup is of \(time). What was published since is not in it; to bring it in: maillon restore --published FOLDER"
    case .askClock(let clock, let newest):
      "The computer’s clock says \(clock), the newest entry is of \(newest). Is the clock right? y/N "
    case .notRecorded: "Nothing was recorded."
    case .anchorBehind(let path, let count):
      "The signed head beside the log, \(list([path])), cannot be written: it is \(many(Int(clamping: count), "entry", "entries")) behind, and if those were lost nothing would notice it. What is recorded stays. Ask for the right to write in the ledger’s folder; the next act then signs again."
    case .looksDamaged(let path, let lines):
      "In the list of who looked at what, \(list([path])), \(many(lines, "line", "lines")) cannot be read; the others hold. A backup from before may have what is missing: put that back, or take the damaged ones out, with a text editor."
    case .unendedErasures(let ids):
      "\(ids.count == 1 ? "An erasure was begun and is not in the log" : "Erasures were begun and are not in the log"): \(list(ids)). A backup from before would bring back the record. To end it: \(ids.map { "maillon erase \($0) --yes" }.joined(separator: "; "))"
    case .tornAnchor(let path, let isAnew):
      "The signed head kept outside the log, \(list([path])), was empty or cut short, as after a power cut: there was nothing to compare with. "
        + (isAnew
          ? "It was made anew."
          : "The next command that opens the ledger for writing makes it anew.")
    case .onlyRead(let path):
      "“\(path)” can only be read: the answer comes from the log alone, without the names of the vault, and nothing is noted there."
    case .scrubNotEnding(let seconds):
      "The check has not gone on for \(language.format(UInt64(seconds))) seconds; it was stopped without a result. See whether the disk answers, then try again."
    case .tooFewFiles:
      "The system allows this program too few open files. Raise the limit (ulimit -n 256) or close some programs, then try again."
    case .forgottenAgain(let ids):
      "A copy of the vault had brought erased persons back: \(ids.joined(separator: ", ")). Their records are destroyed again."
    case .rightsOfAccess(let acts, let named):
      "Kept in the vault: record, notes, consents and attachments, as long as the co-operative needs them (the list of looks: 12 months). Kept in the log: \(acts) \(named.map { "of “\($0)”, whose name is there" } ?? "under an id without a name"), as long as the ledger exists. You may have your record put right, withdraw a consent, or ask to be erased. Masked here (█) are the full names, telephones, mail addresses and addresses of other persons whom the vault knows. A █ may also be a word that is masked for ever in the text that is kept."
    case .answeredBy(let coop, let day):
      "Answer of \(coop), given on \(day). If you are not content with it, say so first to whoever gave it to you. You may also complain to the data protection authority of your country; in Belgium: Data Protection Authority, Rue de la Presse 35, 1000 Brussels."
    }
  }

  /// How much of what was published would be given up.
  /// The first and the last of places in a row.
  func places(_ first: String, _ last: String) -> String {
    first == last ? "place \(first)" : "places \(first) to \(last)"
  }

  private func given(_ loss: MissingEntries) -> String {
    if loss.count == 0 {
      return "published entries, among the first \(language.format(loss.published)),"
    }
    return many(Int(clamping: loss.count), "published entry", "published entries")
      + " (\(places(language.format(loss.size), language.format(loss.published - 1))))"
  }
}
