/// A field of the event line, in canonical order: raw values ascend as the names' bytes do.
public enum Field: UInt8, CaseIterable, Sendable {
  case accepted, accountable, agent, agentType, agreement
  case basis, batch
  case call, category, channel, claim, commitment, conformity, corrects, custodian
  case delivery, digest, document, due, duplicateOf
  case effort, enterpriseNumber, evidence, excludedUse
  case fromSeq, fulfills
  case group
  case host
  case id, intendedUse, intent, item
  case key, kind
  case labels, language, licence, list, lot
  case mediumOfExchange, memberOf, mode
  case name, noteDigest
  case occurredAt, onBehalfOf
  case packs, paid, peopleReached, period, place, postcode, process, provider
  case quantity
  case reason, received, receiver, reciprocity, recordedAt, recordedBy, refused, rejected
  case replaces, reserve
  case satisfies, scope, seq, serial, size, skill, source, state, substitutes
  case toPlace, toSeq, tracked
  case unit, until, url
  case v, validFrom, validUntil, value, version

  /// The name in event lines, CSV headers and, as `--kebab-case`, on the command line.
  public var name: String { "\(self)" }

  public static let names = NameTable<Field>(allCases.map { ($0.name, $0) })

  /// What a field holds, and so how it is read, checked and written.
  public enum Form: Sendable {
    /// A string of identifier form, interned. `slot` is its place in ``Event/identifiers``.
    case identifier(slot: Int)
    /// An agent's identifier; the agent must be known.
    case agent(slot: Int)
    /// A short free word, interned.
    case term(slot: Int)
    /// `{"unit","value"}`. `slot` is its place in ``Event/quantities``.
    case quantity(slot: Int)
    /// A time or a day. `slot` is its place in ``Event/times``.
    case time(slot: Int)
    case flag(slot: Int)
    /// Free text, possibly from a closed vocabulary.
    case text
    /// 64 lower-case hexadecimal digits.
    case digest
    /// A whole number from 0 to 2⁵³ − 1.
    case count
    /// A list of identifiers.
    case identifiers
    /// An object of short strings.
    case texts
    /// A decimal as text, or `{"amount","basis","currency"}`; of a `clockCorrected`, a time.
    case value
    /// One of the envelope's own: id, kind, seq, v, occurredAt, recordedAt, unit.
    case envelope
  }

  /// What this field holds.
  public var form: Form { Self.forms[Int(rawValue)] }

  static let forms: [Form] = allCases.map(\.declaredForm)

  private var declaredForm: Form {
    switch self {
    case .id, .kind, .seq, .v, .occurredAt, .recordedAt, .unit: .envelope
    case .provider: .agent(slot: 0)
    case .receiver: .agent(slot: 1)
    case .agent: .agent(slot: 2)
    case .accountable: .agent(slot: 3)
    case .custodian: .agent(slot: 4)
    case .host: .agent(slot: 5)
    case .onBehalfOf: .agent(slot: 6)
    case .recordedBy: .agent(slot: 7)
    case .group: .agent(slot: 8)
    case .memberOf: .agent(slot: 9)
    case .item: .identifier(slot: 10)
    case .lot: .identifier(slot: 11)
    case .serial: .identifier(slot: 12)
    case .process: .identifier(slot: 13)
    case .agreement: .identifier(slot: 14)
    case .intent: .identifier(slot: 15)
    case .commitment: .identifier(slot: 16)
    case .fulfills: .identifier(slot: 17)
    case .list: .identifier(slot: 18)
    case .call: .identifier(slot: 19)
    case .claim: .identifier(slot: 20)
    case .document: .identifier(slot: 21)
    case .corrects: .identifier(slot: 22)
    case .delivery: .identifier(slot: 23)
    case .replaces: .identifier(slot: 24)
    case .duplicateOf: .identifier(slot: 25)
    case .category: .identifier(slot: 26)
    case .skill: .term(slot: 27)
    case .quantity: .quantity(slot: 0)
    case .effort: .quantity(slot: 1)
    case .accepted, .received: .quantity(slot: 2)
    case .rejected, .refused: .quantity(slot: 3)
    case .due: .time(slot: 0)
    case .until, .validFrom: .time(slot: 1)
    case .validUntil: .time(slot: 2)
    case .tracked: .flag(slot: 0)
    case .paid: .flag(slot: 1)
    case .mediumOfExchange: .flag(slot: 2)
    case .reserve: .flag(slot: 3)
    case .evidence, .noteDigest, .digest: .digest
    case .fromSeq, .peopleReached, .size, .toSeq: .count
    case .satisfies, .substitutes: .identifiers
    case .labels, .packs: .texts
    case .value: .value
    case .agentType, .basis, .batch, .channel, .conformity, .enterpriseNumber, .excludedUse,
      .intendedUse, .key, .language, .licence, .mode,
      .name, .period, .place, .postcode, .reason, .reciprocity, .scope, .source, .state, .toPlace,
      .url, .version:
      .text
    }
  }

  static let identifierSlotCount = 28

  /// What a person can write into a field, and so what of a person may come with it.
  public enum TextClass: Sendable {
    /// People write what they like.
    case free
    /// An address of the web, which may well hold a long number.
    case address
    /// A short code of letters and digits, such as a postcode, a period, the key of an assumption.
    case code
    /// A name of something: bar codes and serial numbers are bare digits.
    case name
    /// One of a few words.
    case vocabulary
    /// Amounts, times, flags, counts, digests, checked numbers: their form leaves no room for a text.
    case exact
  }

  /// What a person can write into this field.
  public var textClass: TextClass {
    switch self {
    case .basis, .batch, .excludedUse, .intendedUse, .labels, .licence, .name, .packs, .place,
      .reason, .scope, .skill, .source, .state, .toPlace, .value, .version:
      .free
    case .url: .address
    case .key, .period, .postcode: .code
    case .accountable, .agent, .agreement, .call, .claim, .commitment, .corrects, .custodian,
      .delivery, .document, .duplicateOf, .fulfills, .group, .host, .id, .intent, .item, .list,
      .lot, .memberOf, .onBehalfOf, .process, .provider, .receiver, .recordedBy, .replaces,
      .satisfies, .serial, .substitutes:
      .name
    case .agentType, .category, .channel, .conformity, .kind, .language, .mode, .reciprocity, .unit:
      .vocabulary
    case .accepted, .digest, .due, .effort, .enterpriseNumber, .evidence, .fromSeq,
      .mediumOfExchange, .noteDigest, .occurredAt, .paid, .peopleReached, .quantity, .received,
      .recordedAt, .refused, .rejected, .reserve, .seq, .size, .toSeq, .tracked, .until, .v,
      .validFrom, .validUntil:
      .exact
    }
  }

  /// The words a text field may hold, when its vocabulary is closed.
  public var vocabulary: [String]? {
    switch self {
    case .agentType: AgentType.allCases.map(\.rawValue)
    case .category: Category.allCases.map(\.rawValue)
    case .channel: ["web", "terminal", "csv", "phone", "paper"]
    case .mode: ["signature", "scan", "link", "mail"]
    case .conformity: ["none", "adviserOk", "tested"]
    case .reciprocity: ["gift", "paid", "unknown"]
    case .language: ["fr", "nl", "de", "en"]
    default: nil
    }
  }
}

/// What an agent is.
public enum AgentType: String, CaseIterable, Sendable {
  case person, organization, group
}

/// What an agent is in the exchange: who receives care goods, who contributes.
public enum Category: String, CaseIterable, Sendable {
  case hospital, medicalHouse, medicalSecretary, adminStaff, nursingHome, homeCare, carer, other
  case company, selfEmployed, citizen, shelteredWork, school, `public`, association

  /// Whether transfers to such an agent count as impact (rule R9).
  public var isRecipient: Bool {
    switch self {
    case .hospital, .medicalHouse, .medicalSecretary, .adminStaff, .nursingHome, .homeCare, .carer,
      .other:
      true
    case .company, .selfEmployed, .citizen, .shelteredWork, .school, .public, .association: false
    }
  }
}
