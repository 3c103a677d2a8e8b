import FoundationEssentials
import Testing

@testable import Terminal

/// The program that makes PDFs, played by scripts.
@Suite struct PDFRendererTests {
  private let folder = FileManager.default.temporaryDirectory.path + "/pdf-\(UUID().uuidString)"

  /// A renderer that does what the script says; its arguments are those of WeasyPrint.
  private func renderer(_ script: String) throws -> PDFRenderer {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = folder + "/weasyprint"
    try Data(("#!/bin/sh\n" + script).utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return PDFRenderer(environment: ["PATH": "/nowhere:\(folder):/usr/bin:/bin"])
  }

  @Test func `the page goes in, what comes out goes back, and no file stays`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let renderer = try renderer(
      "cat \"$4\" > \"$5\"; printf ' %s %s' \"$3\" \"$SOURCE_DATE_EPOCH\" >> \"$5\"; "
        + "dirname \"$4\" > \(folder)/where; ls -ld \"$(dirname \"$4\")\" > \(folder)/mode\n")
    let bytes = try renderer.render(Array("été".utf8))
    #expect(String(decoding: bytes, as: UTF8.self) == "été pdf/ua-1 0")
    let place = try #require(FileManager.default.contents(atPath: folder + "/where"))
    let path = String(decoding: place, as: UTF8.self).dropLast()
    #expect(!FileManager.default.fileExists(atPath: String(path)))
    let mode = try #require(FileManager.default.contents(atPath: folder + "/mode"))
    #expect(String(decoding: mode, as: UTF8.self).hasPrefix("drwx------"))
  }

  @Test func `a page that a killed run left goes with the next, and what is not ours stays`() throws
  {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let top = FileManager.default.temporaryDirectory.path
    let (former, page, other) = (
      "\(top)/maillon-\(UUID().uuidString)", "\(top)/maillon-page-\(UUID().uuidString)",
      "\(top)/maillon-\(UUID().uuidString)"
    )
    defer { try? FileManager.default.removeItem(atPath: other) }
    for (path, names) in [(former, ["page.html"]), (page, []), (other, ["page.html", "mine"])] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      for name in names { try Data("a name".utf8).write(to: URL(filePath: path + "/" + name)) }
    }
    _ = try renderer("ls -l \"$4\" \"$5\" > \(folder)/modes; cat \"$4\" > \"$5\"\n").render([1])
    for path in [former, page] { #expect(!FileManager.default.fileExists(atPath: path)) }
    #expect(FileManager.default.fileExists(atPath: other + "/page.html"))
    let modes = try #require(FileManager.default.contents(atPath: folder + "/modes"))
    #expect(
      String(decoding: modes, as: UTF8.self).split(separator: "\n").allSatisfy {
        $0.hasPrefix("-rw-------")
      })
  }

  @Test func `what a failing renderer says is passed on`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let renderer = try renderer("echo first >&2; echo 'no such font' >&2; exit 3\n")
    #expect(throws: PDFRenderer.Fault.failed("no such font")) { try renderer.render([]) }
    #expect(PDFRenderer.Fault.failed("").exitStatus == 74)
  }

  @Test func `a renderer that does not end is stopped, and leaves no page behind`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var renderer = try renderer("exec sleep 600\n")
    renderer.patience = 0
    #expect(throws: PDFRenderer.Fault.notEnding(seconds: 0)) { try renderer.render([]) }
    #expect(PDFRenderer.Fault.notEnding(seconds: 0).exitStatus == 75)
  }

  @Test func `a program is looked for in absolute folders only`() {
    #expect(PDFRenderer.program("sh", path: "/nowhere:/bin") == "/bin/sh")
    #expect(PDFRenderer.program("sh", path: ".:bin") == nil)
    #expect(PDFRenderer.program("sh", path: "") == nil)
  }
}
