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

  @Test func `a file is replaced whole, keeps its mode, and nothing stays beside it`() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/a.pdf"
    #expect(StandardStreams.write([1, 2, 3], toFile: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    #expect(StandardStreams.write([4], toFile: path))
    #expect(FileManager.default.contents(atPath: path) == Data([4]))
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect("\(mode ?? 0)" == "384", "0600 in octal digits")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.pdf"])
    #expect(!StandardStreams.write([5], toFile: folder + "/none/a.pdf"))
    #expect(StandardStreams.write([5], toFile: "/dev/null"))
  }
}
