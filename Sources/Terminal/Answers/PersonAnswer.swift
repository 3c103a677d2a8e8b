import Bookkeeping
import EventCodec
import Exchange
import People
import Projecting
import Wording

/// Everything that is kept of one person, in the person's language: the answer to a request of access
/// (GDPR art. 15 and 20). Of other people it says that there was somebody, and no more.
struct PersonAnswer {
  private let report: Report
  private let words: any Words
  private let zone: LedgerZone
  private let agent: AgentID
  /// The name of the log.
  private let log: String
  /// What is said under it.
  private let closing: [String]

  init(of agent: AgentID, _ session: Session, _ ledger: Ledger) throws(Failure) {
    let by = session.actor(ledger)
    self.agent = agent
    (zone, log) = (ledger.settings.zone, ledger.settings.origin)
    let records = try asking { () throws(LedgerError) in try ledger.people.records(by: by) }
    let found = try asking { () throws(LedgerError) in
      try ledger.people.record(of: agent, by: by)
    }
    let record = found ?? PersonRecord(agent: agent.text)
    let asked = session.arguments[OptionName.lang] ?? record.language
    words = asked.flatMap(Language.init(typed:))?.words ?? session.words
    let same = try asking { () throws(LedgerError) in try ledger.otherIdentities(of: agent) }
    let ids = [agent] + same
    let others = records.filter { !ids.contains(AgentID($0.agent)) }
    let accesses = try asking { () throws(LedgerError) in try ledger.people.accesses() }
    let parties = try Parties(ledger)
    let strangers = Self.strangers(among: record, others)
    var own = record
    own.forgetFormer { strangers.contains(ByteText($0)) }
    let finder = MentionFinder(of: others, among: [own])
    let acts = try Self.acts(of: agent, ledger)
    let noted = acts.filter { $0.has(.noteDigest) }.map(\.id)
    let notes = try asking { () throws(LedgerError) in
      try ledger.people.notes(of: noted, by: by)
    }
    let rows = acts.map { act in
      Self.row(act, of: agent, parties) + [
        notes[act.id].map { .text(finder.hiding($0)) } ?? .absent
      ]
    }
    let mentions = try asking { () throws(LedgerError) in try ledger.mentions(of: agent, by: by) }
    let judged = try session.judged(mentions)
    session.remark(mentions, of: agent, isJudged: judged != nil)
    let shared = (judged == nil ? mentions.shared : []).map { [words] place, name in
      [Value.text(place.description), .text(words.naming(.sharedName(name)))]
    }
    let open = Self.open(mentions, isJudged: judged != nil, words).map {
      [Value.absent, .text($0)]
    }
    let coop = ledger.settings.coop
    let today = Timestamp(session.console.clock(), in: zone).day(in: zone)
    let named = try asking { () throws(LedgerError) in try ledger.inLog(of: record, by: by) }
    var elsewhere = same.isEmpty ? [] : [words.naming(.alsoUnder(same.map(\.text)))]
    if !named.isEmpty {
      elsewhere += words.phrase(.inLog(named)).split(separator: "\n").map(String.init)
    }
    closing =
      elsewhere + [
        words.phrase(
          .rightsOfAccess(
            acts: words.actCount(acts.count), named: parties.hasName(agent) ? agent.text : nil)),
        words.phrase(
          .answeredBy(coop: parties.name(coop), day: words.language.format(today))),
      ]
    report = Report(
      Self.parts(record, masking: finder, strangers) + [
        .init(
          "mentions",
          .table(
            .init(
              ["about", "text"],
              (mentions.texts + (judged ?? [])).map { Self.row($0.place, $0.text, masking: finder) }
                + shared + open))),
        .init("acts", .table(.init(Self.actColumns, rows))),
        .init(
          "accesses",
          .table(
            Self.lines(
              accesses.since(Self.registration(of: agent, acts), of: agent),
              about: agent.text, acts.map(\.id.description)))),
      ])
  }

  /// A text of others. The name by which an organisation is reached is the person's own here.
  private static func row(
    _ place: PeopleVault.Place, _ text: String, masking finder: MentionFinder
  ) -> [Value] {
    if case .name = place { return [.text(place.description), .text(text)] }
    return [.text(place.description), .text(finder.hiding(text))]
  }

  /// What is not on the page of what others' records may say, and why.
  private static func open(
    _ mentions: Ledger.Mentions, isJudged: Bool, _ words: any Words
  ) -> [String] {
    let unread = words.naming(
      .notLookedInto(
        mentions.unread.count + mentions.unsearched.count, isUnmasked: !mentions.unnamed.isEmpty))
    if mentions.isNameless {
      return [words.naming(.nothingToLookFor)] + (mentions.unnamed.isEmpty ? [] : [unread])
    }
    var sentences: [String] = []
    if !mentions.perhaps.isEmpty, !isJudged {
      sentences.append(words.naming(.perhapsNamed(mentions.perhaps.places.count)))
    }
    if !mentions.unread.isEmpty || !mentions.unsearched.isEmpty { sentences.append(unread) }
    return sentences
  }

  /// Former names of a record that are another's now: typed over it by a slip, most likely.
  private static func strangers(
    among record: PersonRecord, _ others: [PersonRecord]
  ) -> Set<ByteText> {
    let names = zip(record.former ?? [], record.formerSelves).filter { former, bearer in
      former.name != nil && others.contains { $0.hasName(of: bearer) ?? false }
    }
    return Set(names.map { ByteText($0.0.text) })
  }

  private static func parts(
    _ record: PersonRecord, masking finder: MentionFinder, _ strangers: Set<ByteText>
  ) -> [Report.Part] {
    let known = { (text: String?) -> Value in text.map(Value.text) ?? .absent }
    let masked = { (text: String) -> Value in .text(finder.hiding(text)) }
    return [
      .init(
        "person",
        .value(
          .object([
            ("agent", .text(record.agent)), ("name", known(record.name)),
            ("language", known(record.language)),
          ]))),
      .init(
        "contacts",
        .table(
          .init(
            ["contact", "text"],
            record.contacts.map { [.text($0.kind.rawValue), .text($0.value)] }))),
      .init(
        "former",
        .table(
          .init(
            ["text"],
            (record.former ?? []).map {
              [.text(strangers.contains(ByteText($0.text)) ? Mention.bar : $0.text)]
            }))),
      .init("consents", .table(consents(record))),
      .init(
        "notes",
        .table(
          .init(
            ["writtenOn", "by", "text"],
            record.notes.map { [.text($0.written), .text($0.by), masked($0.text)] }))),
      .init(
        "attachments",
        .table(
          .init(
            ["number", "addedOn", "name", "bytes", "digest"],
            record.attachments.map {
              [
                .integer($0.part), .text($0.added), masked($0.name), .integer($0.byteCount),
                .text($0.digest),
              ]
            }))),
      .init(
        "changes",
        .table(
          .init(
            ["seenOn", "by", "changed"],
            record.changes.map { [.text($0.at), .text($0.by), .text($0.what)] }))),
    ]
  }

  /// What became of the file that shows one is told where something did.
  private static func consents(_ record: PersonRecord) -> Report.Grid {
    let known = { (text: String?) -> Value in text.map(Value.text) ?? .absent }
    let isAnyChanged = record.consents.contains { $0.evidenceChange != nil }
    let columns = [
      "purpose", "givenOn", "withdrawnOn", "version", "language", "channel", "by", "evidence",
    ]
    let rows = record.consents.map { consent -> [Value] in
      let change = consent.evidenceChange
      let row: [Value] = [
        .text(consent.purpose.rawValue), .text(consent.given), known(consent.withdrawn),
        .text(consent.textVersion), .text(consent.language), .text(consent.channel),
        .text(consent.by), known(consent.evidence),
      ]
      return isAnyChanged ? row + [known(change?.kind.rawValue), known(change?.day)] : row
    }
    return .init(columns + (isAnyChanged ? ["evidenceChange", "evidenceChangedOn"] : []), rows)
  }

  /// Who looked, about one person and the notes of that person's acts, or about all.
  static func grid(
    _ accesses: [PeopleVault.Access], about subject: String?, _ acts: [String] = []
  ) -> Report.Grid {
    let subjects = Set(([subject].compactMap(\.self) + acts).map { ByteText($0) })
    let kept = accesses.filter { access in
      subject == nil || access.about.map { subjects.contains(ByteText($0)) } ?? true
    }
    return .init(
      ["seenOn", "by", "doing", "about"],
      kept.map {
        [
          .text($0.at), .text($0.by), .text($0.doing.rawValue),
          $0.about.map(Value.text) ?? .absent,
        ]
      })
  }

  /// The same for the person, whom every look at all records is one at; of these each who looked has one line, at
  /// the last of them. Whoever answers looks at them all several times.
  private static func lines(
    _ accesses: [PeopleVault.Access], about subject: String, _ acts: [String]
  ) -> Report.Grid {
    var counts: [ByteText: Int] = [:]
    for access in accesses where access.isOfAll { counts[ByteText(access.by), default: 0] += 1 }
    var seen: Set<ByteText> = []
    let kept = Array(
      accesses.reversed().filter { !$0.isOfAll || seen.insert(ByteText($0.by)).inserted }
        .reversed())
    let asked = Set(([subject] + acts).map { ByteText($0) })
    let shown = kept.filter { $0.about.map { asked.contains(ByteText($0)) } ?? true }
    var grid = grid(shown, about: nil)
    grid.columns.append("times")
    for (row, access) in shown.enumerated() {
      grid.rows[row].append(.integer(access.isOfAll ? counts[ByteText(access.by)] ?? 1 : 1))
    }
    return grid
  }

  /// When somebody was registered; nothing of that person was kept before.
  private static func registration(of agent: AgentID, _ acts: [Event]) -> Instant? {
    acts.first { $0.kind == .agentRegistered && $0.agent == agent }?.recordedAt
  }

  // MARK: - Acts

  /// Who may be named to whom: organisations by their name, persons not at all.
  private struct Parties {
    private var organisations: [String: String] = [:]

    init(_ ledger: Ledger) throws(Failure) {
      let registry = try asking { () throws(LedgerError) in try ledger.registry() }
      for row in registry.table("agents")?.rows ?? [] {
        guard case .text(let id) = row[0], case .text(let name) = row[1] else { continue }
        organisations[id] = name
      }
    }

    func name(_ agent: AgentID) -> String { organisations[agent.text] ?? "█" }

    func hasName(_ agent: AgentID) -> Bool { organisations[agent.text] != nil }
  }

  private static let actColumns = [
    "seq", "occurredAt", "kind", "part", "item", "quantity", "unit", "with", "id", "text",
  ]

  private static func acts(of agent: AgentID, _ ledger: Ledger) throws(Failure) -> [Event] {
    var acts: [Event] = []
    var reader = LineReader()
    let asked: Set<AgentID> = [agent]
    try asking { () throws(LedgerError) in
      try ledger.entries { _, line in
        guard let act = try? reader.read(line, as: .replay), act.touches(asked) else { return true }
        acts.append(act)
        return true
      }
    }
    return acts
  }

  private static func row(_ act: Event, of agent: AgentID, _ parties: Parties) -> [Value] {
    var roles: [Value] = []
    var others: [Value] = []
    for field in act.presentFields {
      guard case .agent(let slot) = field.form else { continue }
      let other = AgentID(number: act.identifierNumber(slot: slot))
      if other == agent {
        roles.append(.text(field.name))
      } else if field != .recordedBy {
        others.append(.text(parties.name(other)))
      }
    }
    let amount = act.quantity ?? act.effort
    return [
      .integer(Int(clamping: act.position ?? 0)), .time(act.occurredAt), .text(act.kind.name),
      .list(roles), .id(act.item), amount.map { .decimal($0.value) } ?? .absent,
      amount.map { .text($0.unit.name) } ?? .absent, .list(others),
      .text(act.id.description),
    ]
  }

  // MARK: - Showing

  private enum Form: String, CaseIterable {
    case text, html, json
  }

  /// Sends it out in the form that `--format` asks for.
  func deliver(_ session: Session) throws(Failure) {
    let expected = Form.allCases.map(\.rawValue)
    let text = session.form == .json ? "json" : try session.format(among: expected)
    guard let form = Form(rawValue: text) else {
      throw .usage(.badValue(option: "--format", value: text, expected: expected))
    }
    switch form {
    case .json: try session.deliver(Array((JSON(report).line + "\n").utf8), isPersonal: true)
    case .html:
      let page = ReportPage(
        title: words.part(.person).title, report: report, closing: closing, words: words,
        zone: zone, document: "people show \(agent.text)", log: log)
      try session.deliver(Array(page.html.utf8), isPersonal: true)
    case .text:
      var text = ReportText(
        words: words, zone: zone, isColoured: session.isColoured && !session.arguments.has(.out),
        keepsLines: true)
      text.draw(report)
      // What goes to somebody else does not tell where the ledger lies.
      let isHere = !session.arguments.has(.out)
      for sentence in closing {
        text.line("\n" + (isHere ? session.console.aimed(sentence) : sentence))
      }
      try session.deliver(Array(text.output.utf8), isPersonal: true)
    }
  }
}

extension MentionFinder {
  /// The text as it may be handed out: what names or reaches others is hidden, and where they live unless the person
  /// does too.
  fileprivate func hiding(_ text: String) -> String {
    masked(text) { $0.isSure || $0.reason == .address && $0.others.isEmpty }
  }
}

extension Session {
  /// The texts of which whoever answers says, with `--with`, that they speak of the person; of the others, that they do
  /// not. Nil where nothing is said.
  fileprivate func judged(
    _ mentions: Ledger.Mentions
  ) throws(Failure) -> [(place: PeopleVault.Place, text: String)]? {
    guard let given = arguments[.with] else { return nil }
    let names = given == "none" ? [] : given.split(separator: ",").map(String.init)
    let known = mentions.unjudged.map(\.place.description)
    if let other = names.first(where: { name in !known.contains { $0.hasBytes(of: name) } }) {
      throw .usage(.badValue(option: "--with", value: other, expected: known + ["none"]))
    }
    return mentions.unjudged.filter { text in
      names.contains { text.place.description.hasBytes(of: $0) }
    }
  }

  /// What whoever answers has to look at, beside the page: it is no part of the answer before that.
  fileprivate func remark(_ mentions: Ledger.Mentions, of agent: AgentID, isJudged: Bool) {
    if !mentions.perhaps.isEmpty, !isJudged {
      remark(lines: words.naming(.perhapsAlso(mentions.perhaps)))
    }
    if !mentions.unjudged.isEmpty, !isJudged {
      let places = mentions.unjudged.map(\.place.description)
      remark(lines: words.naming(.unjudged(places, agent: agent.text)))
    }
    if !mentions.unsearched.isEmpty {
      remark(words.copies(.unsearched(mentions.unsearched, unmasked: mentions.unnamed)))
    }
    if !mentions.unread.isEmpty { remark(lines: words.phrase(.unread(mentions.unread))) }
  }
}

extension PeopleVault.Access {
  /// Whether it was a look at all records.
  fileprivate var isOfAll: Bool { doing == .list && about == nil }
}

extension [PeopleVault.Access] {
  /// Those at what is kept of an agent now: since the registration, and since what was kept before was destroyed.
  fileprivate func since(_ registration: Instant?, of agent: AgentID) -> [PeopleVault.Access] {
    let last = lastIndex { $0.doing == .erase && ($0.about?.hasBytes(of: agent.text) ?? false) }
    let kept = last.map { Array(self[($0 + 1)...]) } ?? self
    // A look is written down by its second.
    guard let second = registration.map({ $0.milliseconds / 1000 }) else { return kept }
    return kept.filter { access in
      Timestamp(access.at)?.instant.map { $0.milliseconds / 1000 >= second } ?? true
    }
  }
}
