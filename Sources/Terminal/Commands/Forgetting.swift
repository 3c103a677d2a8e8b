import Bookkeeping
import Exchange
import People
import Wording

/// What is asked before somebody's record is destroyed, by `erase` or by `people forget`, and what is said of it.
struct Forgetting {
  let session: Session
  let agent: AgentID
  let footprint: Footprint
  /// What the person still asks, offers or has promised.
  var intents: [OpenIntent] = []
  /// How it is typed: `maillon erase p-1 --reason retention`.
  let command: String
  /// Whether that is meant.
  let question: Phrase
  /// Whether the record is an organisation's.
  var isOfOrganisation = false

  private var words: any Words { session.words }
  private var doubtful: [PeopleVault.Trace] { footprint.traces.filter { !$0.isSure } }

  /// Who is meant, by every id, each with its name.
  static func naming(_ footprint: Footprint) -> String {
    footprint.agents.map { naming($0, footprint) }.joined(separator: ", ")
  }

  private static func naming(_ agent: AgentID, _ footprint: Footprint) -> String {
    agent.text + (footprint.names[agent].map { " (\(printable($0)))" } ?? "")
  }

  // MARK: - Asking

  /// What `--mask` says; nil where it is not given.
  static func masking(_ session: Session) throws(Failure) -> PeopleVault.Masking? {
    guard let text = session.arguments[.mask] else { return nil }
    do throws(NoMasking) { return try masking(text) } catch {
      throw .usage(.noMasking(printable(error.word)))
    }
  }

  /// A word that says nothing of what is to be masked.
  private struct NoMasking: Error { var word: String }

  /// What is said for `all` and for `none`, in whichever language.
  private static let allWords: Set<ByteText> = [
    "all", "tous", "tout", "toutes", "toute", "alle", "alles", "allemaal",
  ]
  private static let noneWords: Set<ByteText> = [
    "none", "aucun", "aucune", "rien", "geen", "niets", "keine", "keiner", "keines", "nichts",
  ]

  /// `all`, `none`, or places as they are listed.
  private static func masking(_ text: String) throws(NoMasking) -> PeopleVault.Masking {
    let word = ByteText(text.lowercased().filter { !$0.isWhitespace })
    if allWords.contains(word) { return .all }
    if noneWords.contains(word) { return .sureOnes }
    var places: Set<PeopleVault.Place> = []
    for word in text.split(separator: ",") {
      let name = String(word.drop { $0 == " " })
      guard let place = PeopleVault.Place(name) else { throw NoMasking(word: name) }
      places.insert(place)
    }
    // An empty word would leave in silence what was to be masked.
    if places.isEmpty { throw NoMasking(word: text) }
    return .also(places)
  }

  /// What is to be masked; nil when nothing is to be destroyed after all. Where nobody sits, one of `--yes` and
  /// `--mask` says that it is meant: silence does not.
  func decide(_ asked: PeopleVault.Masking?) throws(Failure) -> PeopleVault.Masking? {
    let isSaid = session.arguments.has(.yes)
    guard let ask = session.console.ask else {
      if asked != nil || isSaid { return asked ?? .sureOnes }
      for text in forecast(nil) { session.remark(lines: text) }
      session.remark(lines: words.phrase(.erasureUnasked(ways(asked))))
      return nil
    }
    // Whoever is asked reads first all that there is to know.
    if !isSaid || asked == nil && !doubtful.isEmpty {
      for text in forecast(asked) { session.remark(lines: text) }
    }
    var masking = asked
    if masking == nil { masking = askMasking(ask) }
    guard let masking, isSaid || session.isYes(ask(words.phrase(question))) else {
      session.remark(words.phrase(.notErased))
      return nil
    }
    return masking
  }

  /// How often a word that is no answer is asked again.
  private static let askCount = 3

  /// What whoever sits there wants to be masked of what is in doubt; nil where nothing is to be done.
  private func askMasking(_ ask: (String) -> String?) -> PeopleVault.Masking? {
    if doubtful.isEmpty { return .sureOnes }
    for _ in 0..<Self.askCount {
      let answer = ask(words.phrase(.askMasking)) ?? ""
      if answer.allSatisfy(\.isWhitespace) { return nil }
      do throws(NoMasking) { return try listed(answer) } catch {
        let place = doubtful[0].place.description
        session.remark(words.phrase(.noMasking(printable(error.word), place: place)))
      }
    }
    return nil
  }

  /// What was answered, where every place is one of the list.
  private func listed(_ answer: String) throws(NoMasking) -> PeopleVault.Masking {
    let masking = try Self.masking(answer)
    guard case .also(let places) = masking else { return masking }
    let list = Set(footprint.traces.map(\.place))
    for place in places where !list.contains(place) {
      throw NoMasking(word: place.description)
    }
    return masking
  }

  // MARK: - Saying

  /// What it would do, and how it is done.
  func showTrial(_ asked: PeopleVault.Masking?) {
    if session.form == .json { return session.answer(trialJSON(asked)) }
    for text in forecast(asked) { session.answer(lines: text) }
    session.answer(lines: words.phrase(.erasureTried(ways(asked))))
  }

  /// Which consents of others are not shown any more as they were.
  func show(_ evidence: [PeopleVault.ChangedEvidence]) {
    if !evidence.isEmpty { session.answer(words.phrase(.evidenceChanged(evidence))) }
  }

  /// What stays as it is once it is done.
  ///
  /// - Parameter traces: what there was when it was done; others may have written since the question.
  func showLeft(_ masking: PeopleVault.Masking, of traces: [PeopleVault.Trace]) {
    for text in beyond { session.answer(lines: text) }
    let left = traces.filter { !masking.takes($0) }
    guard let first = left.first else { return }
    session.answer(lines: words.phrase(.traces(left, masking)))
    session.remark(
      words.phrase(
        .tracesLeft(count: left.places.count, mask: "maillon people mask \(first.place)")))
    if let own = ownRecords(among: left) { session.remark(own) }
  }

  /// Whose own records bear the name or the contact, among these texts: the person may be there once more.
  private func ownRecords(among traces: [PeopleVault.Trace]) -> String? {
    let owners = traces.filter { $0.isAlone && $0.place.isOwn }.map { ByteText($0.place.owner) }
      .filter(Set(footprint.namesakes.map { ByteText($0) }).contains)
    let ids = Set(owners).sorted().map(\.text)
    return ids.isEmpty ? nil : words.naming(.ownRecords(ids))
  }

  private func forecast(_ asked: PeopleVault.Masking?) -> [String] {
    var texts: [String] = []
    let merged = footprint.agents.filter { $0 != agent }.map { Self.naming($0, footprint) }
    if !merged.isEmpty {
      texts.append(words.phrase(.erasedTogether(agent: agent.text, with: merged)))
    }
    if let goesAlong { texts.append(goesAlong) }
    if let contents { texts.append(contents) }
    if !footprint.evidence.isEmpty {
      texts.append(words.naming(.evidenceChanging(footprint.evidence)))
    }
    // That there is no mention is known of who was looked for, and where all was looked through.
    let isSearched = footprint.nameless.isEmpty && footprint.unsearched.isEmpty
    if isSearched || !footprint.traces.isEmpty {
      texts.append(words.phrase(.traces(footprint.traces, asked)))
    }
    texts += beyond
    if let own = ownRecords(among: footprint.traces) { texts.append(own) }
    if !doubtful.isEmpty, asked == nil { texts.append(inDoubt) }
    return texts
  }

  private var goesAlong: String? {
    let own = footprint.own
    return own.hadRecord || own.notes > 0 ? words.phrase(.goesAlong(own)) : nil
  }

  /// What a record of an organisation keeps may be the organisation's own.
  private var contents: String? {
    guard isOfOrganisation, !(footprint.consents.isEmpty && footprint.notes.isEmpty) else {
      return nil
    }
    let consents = footprint.consents.map { consent in
      (words.word(consent.purpose.rawValue, inColumn: "purpose"), consent.given)
    }
    return words.naming(
      .goWithRecord(consents: consents, notes: footprint.notes.map { printable($0.text) }))
  }

  private var openThings: String? {
    footprint.open.isEmpty ? nil : words.phrase(.openThings(footprint.open))
  }

  private var inDoubt: String {
    words.phrase(.tracesInDoubt(count: doubtful.places.count, agent: agent.text))
  }

  /// What an erasure does not reach: things, texts of the log, files that it cannot read, former names of others, papers.
  private var beyond: [String] {
    var texts = unlooked + [openThings].compactMap { $0 }
    if !intents.isEmpty { texts.append(words.naming(.openIntents(intents))) }
    if !footprint.unread.isEmpty { texts.append(words.phrase(.unread(footprint.unread))) }
    if !footprint.formerly.isEmpty {
      let commands = footprint.formerly.map { PeopleDesk.takingOff($0.text, of: $0.agent) }
      texts.append(words.naming(.formerOfOthers(commands: commands)))
    }
    texts.append(words.phrase(.madeBefore))
    if !footprint.inLog.isEmpty { texts.append(words.phrase(.inLog(footprint.inLog))) }
    return texts
  }

  /// Who, and where, could not be looked for.
  private var unlooked: [String] {
    var texts: [String] = []
    if !footprint.nameless.isEmpty {
      texts.append(words.copies(.nameless(footprint.nameless, command: command)))
    }
    if !footprint.unsearched.isEmpty {
      texts.append(words.copies(.unsearched(footprint.unsearched, unmasked: [])))
    }
    return texts
  }

  /// The commands that do it, as they are typed here.
  private func ways(_ asked: PeopleVault.Masking?) -> ErasureWays {
    if let asked { return .one(command: "\(command) --mask \(asked)") }
    if doubtful.isEmpty {
      return .one(command: session.console.ask == nil ? command + " --yes" : command)
    }
    let alone = doubtful.count(where: \.isAlone)
    let places = doubtful.places.prefix(2).map(\.description).joined(separator: ",")
    return alone == doubtful.count
      ? .placing(command: command, places: places)
      : .masking(command: command, places: places, isAll: alone == 0)
  }
}

extension [PeopleVault.Trace] {
  /// Where they stand, each place once, in order.
  var places: [PeopleVault.Place] {
    var seen: Set<PeopleVault.Place> = []
    return map(\.place).filter { seen.insert($0).inserted }
  }
}

extension PeopleVault.Place {
  /// The command that takes a file off its record.
  var detaching: String {
    switch self {
    case .file(let owner, let part), .content(let owner, let part):
      "maillon people detach \(owner) \(part)"
    case .note, .contact, .name, .act: fetching
    }
  }

  /// The command that brings a file out of the vault, to look at it.
  var fetching: String {
    switch self {
    case .file(let owner, let part), .content(let owner, let part):
      "maillon people fetch \(owner) \(part) --out \(owner)-\(part)"
    case .note, .contact, .name, .act: "maillon people show \(owner)"
    }
  }
}

extension Session {
  /// Says whom a copy of the vault had brought back, and where it may speak of them still.
  func remark(_ again: [ForgottenAgain]) {
    if again.isEmpty { return }
    remark(words.phrase(.forgottenAgain(again.map(\.agent.text))))
    remarkStill(again)
  }

  /// Says where the vault may speak of them still.
  func remarkStill(_ again: [ForgottenAgain]) {
    for person in again where !person.doubtful.isEmpty {
      remark(lines: words.phrase(.perhapsStill(agent: person.agent.text, person.doubtful)))
    }
    if let unread = again.map(\.unread).max(by: { $0.count < $1.count }), !unread.isEmpty {
      remark(lines: words.phrase(.unread(unread)))
    }
  }
}
