import Bookkeeping
import Exchange
import People
import Reporting
import Wording

/// Every sentence of the command line, in one language, on top of its vocabulary. The compiler asks
/// each language for all of them: no method has a default, no `switch` behind them has a `default`.
protocol Words: Vocabulary {
  // Sentences.
  func refusal(_ reason: RefusalReason, field: String) -> String
  func ledgerError(_ error: LedgerError) -> String
  func usage(_ fault: UsageFault) -> String
  func phrase(_ phrase: Phrase) -> String
  /// Why there is no paper.
  func paper(_ fault: PaperFault) -> String
  func title(of report: ReportKind) -> String
  /// Why there is no report.
  func report(_ fault: ReportFault) -> String
  /// What a file is that holds no acts, and what to do.
  func foreign(_ file: ForeignFile, _ path: String) -> String
  func witnessing(_ phrase: WitnessPhrase) -> String
  func copies(_ phrase: CopyPhrase) -> String
  /// One thing that the vault lacks, with its owner.
  func piece(of owner: String, _ piece: VaultGap.Piece) -> String
  func recovery(_ phrase: RecoveryPhrase) -> String
  func naming(_ phrase: NamePhrase) -> String
  /// What a text should not hold, with its article.
  func mark(_ pattern: PersonalPattern) -> String
  func actCount(_ count: Int) -> String

  // Help.
  func command(_ name: CommandName) -> String
  func option(_ name: OptionName) -> String
  func placeholder(_ placeholder: Placeholder) -> String
}

extension Words {
  /// Something wrong that a look at all that is stored found: where, and what.
  func found(_ problem: Problem) -> String {
    let place = phrase(
      .problemAt(
        first: problem.positions.map { language.format($0.lowerBound) },
        last: problem.positions.map { language.format($0.upperBound) }))
    return "\(place) : \(phrase(.flaw(problem.kind)))"
  }
}

/// What the tool says beside its answers.
enum Phrase {
  case asOf(at: String?, known: String?, size: String)
  case recorded(kind: String, position: String)
  case recordedBefore(position: String)
  case lookAlike(id: String, new: String)
  case howToCheck(id: String)
  case howToAccept(command: String)
  case created(path: String, origin: String, coop: String)
  case imported(accepted: Int, duplicates: Int, size: String)
  /// So many of the lines without an id look like acts of the log; what to type where that is meant.
  case repeats(count: Int, of: Int)
  case repeatsRefused(file: String)
  case askRepeating(Int)
  /// So many lines were left out, which are named next.
  case leftOut(Int)
  /// The published entries that a ledger lacks, and so does its backup.
  case backupLacks(MissingEntries)
  /// The same file is there already, under this number.
  case attachedBefore(number: String)
  case wouldImport(accepted: Int, duplicates: Int)
  /// A file of acts has no line.
  case noLines(file: String)
  case nothingWritten(refusals: Int)
  case moreRefusals(Int)
  case place(line: Int?, id: String?)
  case restored(size: String, root: String)
  case restoredFrom(path: String)
  /// A period whose end is to come is told up to today.
  case periodToCome(end: String, today: String)
  /// The same of one that ends today and is to be issued.
  case periodNotOver(today: String)
  case restoredLedger(coop: String, origin: String, last: String)
  case completed(count: String)
  /// Of a backup from which the keys of the vault were taken: the sealed files that it had.
  case vaultFilesLost(Int)
  case missingEntries(count: Int, first: String, last: String)
  case newKey
  case backedUp(
    path: String, size: String, root: String, bytes: String, seconds: String, count: Int,
    hasKey: Bool, holdsPersons: Bool)
  case negativeCells(Int)
  case rebuilt(name: String, version: Int, entries: String, isSame: Bool?)
  case verified(size: String, root: String)
  case notVerified(problems: Int)
  case problemAt(first: String?, last: String?)
  case flaw(Problem.Kind)
  case moreProblems(Int)
  /// A page of the file is so damaged that the process ends here.
  case lastWords(path: String)
  case ledgerSize(entries: String, root: String, logBytes: String, viewBytes: String)
  case noEntry(id: String)
  case noMembers
  case seeHelp(command: String?)
  case correctedBy(kind: String, id: String, quantity: String?)
  case fileUnreadable(path: String, Console.FileFault)
  /// There is no ledger to check something with; the command that needs none.
  case checkWithout(ledger: String, command: String)
  case fileUnwritable(path: String)
  /// Whether the command may have recorded or written something.
  case outputFailed(isDone: Bool)
  case pdf(PDFRenderer.Fault)
  /// The acts are recorded; the read models could not follow, for the reason given.
  case viewsBehind(because: String)
  case lookAlikes(Int)
  case moreBranches(Int)
  case moreTables([String])
  case nowAmounts(quantity: String)
  case proofHolds(position: String, size: String, origin: String, root: String)
  /// Why, and whether the key is the one that the ledger has now and not one that was given.
  case proofFails(ProofFault, isOwnKey: Bool)
  case checkedBy(key: String)
  case published(path: String, size: Int, added: Int)
  case isReversed
  /// A correction of a closed period counts from now on.
  case closedPeriodStays(until: String, reopening: String)
  /// The clock is behind what it was when the newest act was recorded.
  case clockBehind(clock: String, newest: String, recorded: String, command: String)
  /// The same, by so much that it is likely to be wrong now; `cancel` takes back what was recorded under it.
  case clockFarBehind(
    clock: String, newest: String, recorded: String, cancel: [String], command: String)
  /// An act names somebody who asked to be forgotten, or, with the other, who was merged into another.
  case partyErased(String)
  case partyMerged(String, into: String)
  /// The first, of an act that ends what was begun with the person.
  case partyErasedEnding(String)
  /// The first, before the act is recorded.
  case actOfErased(String)
  /// An act after which a person is none any more, before it is recorded.
  case endsPersonhood(String)
  /// A merger that is most likely a slip, before it is recorded.
  case oddMerger(MergerOddity)
  /// The word for the present, as it is typed; why a clock was corrected, as a reason to type.
  case now, wrongClock
  /// When an entry was recorded, by the corrected clock, and what the clock said then.
  case recordedThen(String, clock: String)
  /// Acts that bear a date to come once the clock is right; the commands that mend them follow.
  case datesToCome([String])
  /// Of those, the ones with a note, whose text is to be typed again.
  case notesToTellAnew([String])
  /// Acts with such a date that no command tells anew.
  case datesToLookAt([String])
  case packMade(path: String, size: String, proofs: String)
  /// How to check what is in a folder for auditors.
  case packGuide(origin: String, size: String, root: String, proof: String)
  case pageMade(path: String, size: String, root: String)
  case reportMade(path: String, size: String, root: String, digest: String)
  case progress(ProgressStep)
  /// Instead of the id of someone who asked to be forgotten.
  case erasedPerson(id: String)
  case statementOfErased(id: String)
  case personalNote([PersonalPattern])
  /// Names and contacts that a record had, and keeps as such.
  case formerKept(agent: String, [String])
  case personKept(id: String)
  /// What was given as a mail address or a telephone number has not the form of one.
  case unlikelyContact(PersonRecord.Contact.Kind, String)
  case attachmentKept(name: String, number: String, bytes: String)
  /// What goes when a file is taken off a record; whether that is meant; that it is done, or was before.
  case toDetach(AttachedFile)
  case askDetaching(AttachedFile)
  case detached(AttachedFile)
  case detachedBefore(number: String, agent: String)
  /// Consents that a file shows which is about to go.
  case showsConsents([PeopleVault.ChangedEvidence])
  /// Consents whose files were masked or are gone; one at least.
  case evidenceChanged([PeopleVault.ChangedEvidence])
  case withdrawn(id: String, purpose: String)
  case nothingWithdrawn(purpose: String)
  case noteGone, noteIsLost, noteDiffers
  /// The vault was not opened: who looks is written down there, and nothing can be written.
  case noteNotRead
  /// Lines of a file that were not looked at any more, since too many before them could not be read.
  case linesUnread(Int)
  /// The note of an act that was recorded just now is not in the vault any more.
  case noteLost(id: String)
  case vaultLoss(VaultLoss)
  /// Who else a person was registered as.
  case erasedTogether(agent: String, with: [String])
  case openThings([OpenThing])
  case erased(Erasure)
  /// What the vault says of a person beside the person's record, before or after an erasure.
  /// - Parameter decided: what was decided of those in doubt.
  case traces([PeopleVault.Trace], _ decided: PeopleVault.Masking?)
  /// Texts of the log that name the person; no erasure reaches them.
  case inLog([LogMention])
  /// The same, when somebody's name enters the vault.
  case namedInLog(agent: String, [LogMention])
  /// What is left may mean the person: said before it is too late.
  case tracesInDoubt(count: Int, agent: String)
  /// Files of others in which nobody could look, or not at every word.
  case unread([PeopleVault.Place])
  /// What goes with a record.
  case goesAlong(PeopleVault.Forgotten)
  /// What was made for others before bears a name still.
  case madeBefore
  /// - Parameter mask: the command that shows the first of them as it is, and masks words of it.
  case tracesLeft(count: Int, mask: String)
  /// What the vault keeps at a place, and the same once it is masked.
  case textAt(place: String, text: String)
  case masked(place: String, text: String)
  case askWordsToMask, nothingMasked
  case askMaskingWords(String)
  /// The note of an act that was masked by hand.
  case noteMasked
  /// Nothing is destroyed: it was a trial, or nobody is there to be asked. How it is done.
  case erasureTried(ErasureWays)
  case erasureUnasked(ErasureWays)
  case askErasing(person: String)
  /// The same of the record of an organisation, by which its contact person is known.
  case askForgetting(record: String)
  case recordForgotten(agent: String, PeopleVault.Forgotten)
  case askMasking, notErased
  /// What was answered is neither all, none nor a place of the list, of which this is one.
  case noMasking(String, place: String)
  /// Said of somebody whom the log calls erased, before it is asked about again.
  case erasedBefore(String)
  /// Nothing is kept of an organisation's contact person.
  case nothingToForget(String)
  /// Texts for the log name persons of the vault.
  case namesPersons([Ledger.Naming])
  case askNaming, notRecorded
  /// What an option puts on a page names persons of the vault, by public id.
  case shownNames(option: String, [String])
  /// The id of a person who is registered looks like a name.
  case idLikeName(String)
  /// The clock is far ahead of the newest entry: both moments.
  case askClock(clock: String, newest: String)
  /// What a `clockCorrected` changes for good, before it is recorded; whether that is meant.
  case clockChange(ClockChange, LedgerZone)
  case askMeant
  /// No entry is missing; what it means to go on without some; that it goes on.
  case nothingMissing
  case whatLossMeans(MissingEntries)
  case lossAccepted
  /// Who was forgotten in entries that are given up, and is in the vault; empty where nobody knows whether
  /// somebody was.
  case erasedInLost([String])
  /// Whose records took in what a former version of the tool wrote beside them.
  case recordsTakenIn([String])
  /// Of when the backup is that was restored alone.
  case backupOf(time: String)
  case forgottenAgain([String])
  /// Whose record is destroyed again, and what may still speak of the person.
  case perhapsStill(agent: String, [PeopleVault.Trace])
  /// The signed head beside the log cannot be written, and lags behind by so many entries; one at least.
  case anchorBehind(path: String, entries: UInt64)
  /// So many lines of the list of looks cannot be read; one at least.
  case looksDamaged(path: String, lines: Int)
  /// Persons whose erasure was begun and is not in the log; one at least.
  case unendedErasures([String])
  /// The ledger can only be read.
  case onlyRead(path: String)
  case tornAnchor(path: String, isAnew: Bool)
  /// `verify` stands still.
  case scrubNotEnding(seconds: Int)
  /// Too few files may be open for the program to begin.
  case tooFewFiles
  /// - Parameter named: the id of an organisation, whose name the log has.
  case rightsOfAccess(acts: String, named: String?)
  /// Who answers a request of access, and when; where to complain.
  case answeredBy(coop: String, day: String)
}

/// A file of a record, with whose it is, as they are told.
struct AttachedFile {
  /// The public id, and the same with the name that the vault has for it.
  var agent, person: String
  var number, name, bytes: String
}

/// How something is destroyed, as it is typed.
enum ErasureWays {
  case one(command: String)
  /// Where some mentions may mean somebody else: all of them masked, none, or some by their places.
  /// - Parameter isAll: whether that takes all texts in doubt; else some go only where their places are named.
  case masking(command: String, places: String, isAll: Bool)
  /// The same where each is masked only by its place.
  case placing(command: String, places: String)
}

/// What is said of those who cosign the heads of a log.
enum WitnessPhrase {
  /// Who is known; nil where nobody said how many are enough.
  case known(count: Int, quorum: Int?)
  case taken(added: [String], count: Int, size: String, after: String)
  case nothingNew(count: Int, size: String)
  case reached(found: Int, wanted: Int, size: String, since: String, age: WitnessAge, after: String)
  case missing(wanted: Int, found: Int, known: Int, size: String?, after: String)
}

/// How long ago, in whole hours, or days where they are many.
enum WitnessAge {
  case hours(Int)
  case days(Int)

  init(from seconds: UInt64, to now: UInt64) {
    let hours = Int(clamping: (now - min(now, seconds)) / 3600)
    self = hours < 72 ? .hours(hours) : .days(hours / 24)
  }
}

enum ProgressStep {
  case importing, restoring, verifying
  case rebuilding(String)
}

/// The commands beside the acts, whose descriptions are the labels of their kinds.
enum CommandName: String, CaseIterable {
  case start = "init"
  case record, `import`, export, backup, restore
  case inventory, loans, needs, match, lists, deliveries, doubles, contributions, impact
  case trace, track, members, journal, show, view
  case correct, rebuild, status, verify, checkpoint, prove, publish, completions, help
  case checkProof = "check-proof"
  case witnesses
  case report
  case checkReport = "check-report"
  case calls, handouts
  case chains
  case people, erase
  case paper
}

/// Options that are not fields of the event line.
enum OptionName: String, CaseIterable {
  case ledger, lang, json, csv, help, version
  case at, known, from, agent, item, kind, last
  case on, allowNegative, origin, scope, coop, name, zone, format, dryRun, newOnly, out, quantity,
    cancel
  case reason, part, root
  case `as`, `public`
  case key, add, quorum, witness
  case to, issue, published
  case mail, phone, address, purpose, textVersion, note
  case dialect, count, url
  case governing, yes
  case voice
  case voiceOf = "voice-of"
  case mask, force, text, with
  case formerOff = "former-off"
  case acceptLoss = "accept-loss"
}

/// The words in capitals that stand for what a person gives, and the headings of help.
enum Placeholder: String, CaseIterable {
  case agent, quantity, hours, thing, item, identifier, time, text, file, directory, source,
    language
  case name
  case list, labels, digest, number, amount, kind, view, key
  case usage, required, optional, options, everywhere, examples, commands, acts, questions, upkeep
  case more, other, tagline
  case deed, spot
  case line
}

extension Language {
  /// What the command line says.
  var words: any Words {
    switch self {
    case .fr: FrenchWords()
    case .nl: DutchWords()
    case .de: GermanWords()
    case .en: EnglishWords()
    }
  }
}

extension String {
  /// The folder of the ledger whose log this file is; nil for another file.
  var ledgerOfLog: String? {
    let end = "/log/data.mdb"
    return hasSuffix(end) ? String(dropLast(end.count)) : nil
  }
}

extension Field {
  /// Whether what stands there is a name that stays, in whose place another can be taken.
  var isName: Bool {
    switch form {
    case .agent, .identifier, .envelope: true
    default: false
    }
  }
}
