import Reporting

/// How a report goes out.
enum ReportFormat: Equatable {
  /// The document with its proof.
  case json
  /// The figures alone.
  case csv(CSVDialect)
  /// A page that people read, as it is or rendered.
  case page(PageForm)

  static let names = ["json", "csv"] + PageForm.allCases.map(\.rawValue)

  /// What `--format` and `--dialect` ask for.
  init(_ session: Session) throws(Failure) {
    let arguments = session.arguments
    let name = try session.format(among: Self.names)
    guard Self.names.contains(name) else {
      throw .usage(.badValue(option: "--format", value: name, expected: Self.names))
    }
    let asked = arguments[OptionName.dialect]
    if name == "csv" {
      if arguments.has(.issue) { throw .usage(.notTogether("--issue", "--format csv")) }
      guard let dialect = CSVDialect(rawValue: asked ?? CSVDialect.belgian.rawValue) else {
        let expected = CSVDialect.allCases.map(\.rawValue)
        throw .usage(.badValue(option: "--dialect", value: asked ?? "", expected: expected))
      }
      self = .csv(dialect)
      return
    }
    if asked != nil { throw .usage(.needs(option: "--dialect", other: "--format csv")) }
    self = PageForm(rawValue: name).map { .page($0) } ?? .json
  }
}

/// The reports there are, by the word that asks for one. Some are other pages of the same figures.
enum ReportVariant: String, CaseIterable {
  case impact, funder, annual, statement, recipient
  /// A folder for an auditor.
  case audit

  var kind: ReportKind {
    switch self {
    case .impact, .funder, .annual, .audit: .impact
    case .statement: .statement
    case .recipient: .recipient
    }
  }
}

/// Why there is no report, where the ledger itself has no objection.
enum ReportFault: Error, Equatable {
  /// Nothing happened in the period.
  case emptyPeriod(from: String?, to: String?)
  /// The agent gave nothing in the period, and nothing came to it.
  case nothingGivenOrReceived(String, from: String?, to: String?)
  /// Nothing came to the agent in the period, and it asked nothing.
  case nothingReceived(String, from: String?, to: String?)
  /// Somebody is to be quoted who did not agree to be named.
  case noConsent(String)
  /// Somebody agreed, and the vault does not know the name.
  case noName(String)
}
