import Exchange
import FoundationEssentials
import MerkleLog
import Outgoing
import Processes

/// Renders pages as PDF/UA-1 with WeasyPrint, a program of its own found on the PATH and started
/// without a shell.
///
/// The page passes through a folder that only this user may read, for it may hold a name, and the
/// folder is gone when the call returns; one that a killed run left goes with the next. The same page gives the same bytes: all that varies is a time
/// in the fonts that are embedded, which follows `SOURCE_DATE_EPOCH`; without one it is the epoch.
struct PDFRenderer: Sendable {
  enum Fault: Error, Equatable {
    /// There is no renderer.
    case missing
    /// It could not; the last line of what it said.
    case failed(String)
    /// A file in the folder for temporary files could not be written or read.
    case noRoom(String)
    /// It did not end within so many seconds.
    case notEnding(seconds: Int)

    var exitStatus: Int32 {
      switch self {
      case .missing: ExitStatus.usage
      case .failed, .noRoom: ExitStatus.storage
      case .notEnding: ExitStatus.tryAgain
      }
    }
  }

  let environment: [String: String]
  /// How long the renderer may take: a report of hundreds of pages takes a minute.
  var patience = 300

  func render(_ html: [UInt8]) throws(Fault) -> [UInt8] {
    guard let program = Self.program("weasyprint", path: environment["PATH"] ?? "") else {
      throw .missing
    }
    let top = Self.top
    Leftover.sweep(top, named: Self.isLeftover)
    let made = try? FolderInTheMaking.make("\(top)/\(Self.prefix)\(UUID().uuidString)")
    guard let made else { throw .noRoom(top) }
    defer { made.remove() }
    let folder = made.path
    do throws(SystemFault) {
      // The renderer fills a file that is there, and for this user alone.
      for (name, bytes) in [("page.html", html), ("page.pdf", [])] {
        try FileBeside.write(bytes, to: folder + "/" + name, mode: 0o600, isFlushed: false)
      }
    } catch { throw .noRoom(top) }
    let identifier = Mark.printIdentifier(
      Mark.page.document(in: html), log: Mark.log(in: html), issue: Mark.issue(in: html),
      hash: Hash.sha256(of: html.span).hex)
    try run(program, in: folder, identifier: identifier)
    guard let bytes = try? Data(contentsOf: URL(filePath: folder + "/page.pdf")) else {
      throw .noRoom(top)
    }
    if bytes.isEmpty { throw .failed("page.pdf: 0") }
    return [UInt8](bytes)
  }

  private static var top: String { FileManager.default.temporaryDirectory.path }
  private static let prefix = "maillon-page-"

  /// Folders with pages that killed runs have left.
  static var leftovers: [String] { Leftover.found(in: top, named: isLeftover) }

  /// Whether a name in the folder for temporary files is that of a page on its way; former runs called
  /// them otherwise, and had nothing else in them.
  private static func isLeftover(_ name: String) -> Bool {
    if name.hasPrefix(prefix) { return Leftover.isID(name.dropFirst(prefix.count)) }
    guard name.hasPrefix("maillon-"), Leftover.isID(name.dropFirst("maillon-".count)),
      let names = try? FileManager.default.contentsOfDirectory(atPath: top + "/" + name)
    else { return false }
    return names.contains("page.html")
      && Set(names).isSubset(of: ["page.html", "page.pdf", "said"])
  }

  private func run(
    _ program: String, in folder: String, identifier: String
  ) throws(Fault) {
    var variables = environment
    if variables["SOURCE_DATE_EPOCH"] == nil { variables["SOURCE_DATE_EPOCH"] = "0" }
    let surroundings = ChildProcess.Surroundings(
      errors: folder + "/said", environment: variables.map { "\($0)=\($1)" })
    let ending = ChildProcess.run(
      program,
      [
        "--quiet", "--pdf-variant", "pdf/ua-1", folder + "/page.html", folder + "/page.pdf",
        "--pdf-identifier", identifier,
      ],
      in: surroundings, patience: patience
    ) { _ in }
    if ending == .exited(0) { return }
    if ending == .notEnding { throw .notEnding(seconds: patience) }
    let said = (try? Data(contentsOf: URL(filePath: folder + "/said"))).map { [UInt8]($0) } ?? []
    let last = String(decoding: said, as: UTF8.self).split(whereSeparator: \.isNewline).last.map(
      String.init)
    throw .failed(printable(last ?? ending.map { "\($0)" } ?? program))
  }

  /// The first program of this name in the folders of a PATH; those that are not absolute do not
  /// count, for they depend on where one stands.
  static func program(_ name: String, path: String) -> String? {
    for folder in path.split(separator: ":") where folder.hasPrefix("/") {
      let file = "\(folder)/\(name)"
      if FileManager.default.isExecutableFile(atPath: file) { return file }
    }
    return nil
  }
}

/// How a page goes out.
enum PageForm: String, CaseIterable {
  case html, pdf
}
