import Bookkeeping
import Exchange
import MerkleLog
import Outgoing
import Wording

/// Where the document of a page, PDF or table lies: beside it.
enum DocumentPlace {
  /// Where it is put when the page is issued: the ending of a page gives way to `json`, any other keeps its place.
  static func path(of page: String) -> String {
    let form = PageForm.allCases.first { page.hasSuffix(".\($0.rawValue)") }
    return form.map { page.dropLast($0.rawValue.count) + "json" } ?? page + ".json"
  }

  /// Where it may lie, also that of a table, which goes by the name of its page.
  static func paths(beside file: String) -> [String] {
    var paths = [path(of: file)]
    if let dot = file.lastIndex(of: "."), !file[dot...].contains("/") {
      paths.append(file[..<dot] + ".json")
    }
    return paths.filter { $0 != file }
  }
}

extension Session {
  /// Where the document of a report goes.
  func documentPath(_ format: ReportFormat) -> String {
    let path = arguments[.out] ?? ""
    return format == .json ? path : DocumentPlace.path(of: path)
  }

  /// Throws where what is issued would go into a device or a pipe: people have it, and nobody could show it.
  func mustStay(_ format: ReportFormat) throws(Failure) {
    for path in [arguments[.out] ?? "", documentPath(format)] where !Door.keeps(path) {
      throw .usage(.badValue(option: "--out", value: path, expected: ["rapport.json"]))
    }
  }

  /// What was handed out stays as it is, whatever is to take its place: a document that the log calls issued; a page,
  /// PDF or table that lies beside one; a page or PDF that says with which it went out. To be asked while the place is
  /// held: it may be issued in this moment.
  ///
  /// - Parameter own: a report of this log, where one is to be made: one of another log stays too, for whether it was
  ///   issued this log cannot tell.
  func keepIssued(_ ledger: Ledger, _ own: [UInt8]? = nil) throws(Failure) {
    guard let path = arguments[OptionName.out], !arguments.has(.force), path.utf8.last != 0x2F
    else { return }
    let former = beginning(ofFile: path)
    guard !former.isEmpty, former != own else { return }
    if Mark.report.isOn(former) {
      if try isIssued(former, ledger) { throw .ledger(.obstacle(.handedOut(path: path))) }
      return
    }
    for beside in DocumentPlace.paths(beside: path) {
      let document = beginning(ofFile: beside)
      guard Mark.report.isOn(document) else { continue }
      if try isIssued(document, ledger)
        || own.map({ !Mark.areOfOneLog(document, $0) }) ?? false
      {
        throw .ledger(.obstacle(.beside(path: path, report: beside)))
      }
    }
    if let digest = Mark.issue(in: former).flatMap({ Hash(hex: $0) }),
      try asking({ () throws(LedgerError) in try ledger.issue(ofDigest: digest) }) != nil
    {
      throw .ledger(.obstacle(.handedOut(path: path)))
    }
  }

  private func isIssued(_ document: [UInt8], _ ledger: Ledger) throws(Failure) -> Bool {
    try asking { () throws(LedgerError) in try ledger.issue(of: document) } != nil
  }

  /// A file as far as a report may be long; nothing of one that cannot be read.
  private func beginning(ofFile path: String) -> [UInt8] {
    var count = 0
    let bytes = try? console.readFile(path) { piece in
      count += piece.count
      return count <= Limits.reportByteCount
    }
    return bytes ?? []
  }
}
