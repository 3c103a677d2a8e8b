import Foundation
import Programs
import Testing

@testable import Terminal

/// Words that are no text, with the tool that was built beside these tests, and `--out -`.
@Suite struct GivenWordTests {
  private let folder = FileManager.default.temporaryDirectory.path + "/words-\(UUID().uuidString)"

  /// Runs a line of the shell, in which `$maillon` is the tool; `printf` makes the bytes.
  private func shell(_ line: String) throws -> Program.Ending {
    let repository = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let tool = repository.appending(path: ".build/debug/maillon").path
    try #require(
      FileManager.default.isExecutableFile(atPath: tool), "swift build makes \(tool) first")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return try Program.run(
      "/bin/sh", ["-c", line],
      in: .init(
        folder: folder,
        environment: ["maillon": tool, "PATH": "/usr/bin:/bin", "LANG": "fr_BE.UTF-8"]))
  }

  @Test func `a word that is no text is refused, and makes nothing`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let lines = [
      #""$maillon" init --ledger "$(printf 'l\351')""#,
      #"MAILLON_LEDGER="$(printf 'l\377')" "$maillon" init"#,
      #""$maillon" backup "$(printf 'Sauveg\351')""#,
      #""$maillon" donate 1 sheet --place "$(printf 'x\377y')""#,
    ]
    for line in lines {
      let told = try shell(line)
      #expect(told.status == 64 && told.output.contains("n’est pas du texte en UTF-8"), "\(told)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
  }

  @Test func `a folder at work that is no text is told, and one elsewhere is not taken for it`()
    throws
  {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let told = try shell(#"mkdir "$(printf 'l\377')"; cd "$(printf 'l\377')"; "$maillon" init"#)
    #expect(told.status == 64 && told.output.contains("n’est pas du texte en UTF-8"), "\(told)")
  }

  @Test func `what goes out to a dash goes to standard output`() async {
    let stage = Stage()
    await stage.open()
    #expect(await stage.run("people set dora --name Exemple").status == 0)
    #expect(await stage.run("donate 2 sheet --provider dora --on 2020-04-02").status == 0)
    for line in [
      "export", "people show dora --format html", "report impact --to 2020-04-30",
      "report impact --to 2020-04-30 --format csv",
    ] {
      let (plain, dashed) = (await stage.run(line), await stage.run(line + " --out -"))
      #expect(dashed.status == 0 && !dashed.output.isEmpty, "\(dashed)")
      // A look at a record is written down in it.
      #expect(line.hasPrefix("people") || dashed.output == plain.output, "\(line)")
      #expect(stage.file("-") == nil)
    }
    #expect(await stage.run("report audit --to 2020-04-30 --out -").status == 64)
    #expect(
      await stage.run("report impact --from 2020-03-01 --to 2020-03-30 --out - --issue").status
        == 64)
  }

  @Test func `an attachment goes to standard output as it is`() async {
    let stage = Stage()
    await stage.open()
    stage.write("accord", to: "accord.txt")
    #expect(await stage.run("people attach dora accord.txt").status == 0)
    #expect(await stage.run("people fetch dora 1 --out -").output == "accord")
    #expect(await stage.run("people fetch dora 1").status == 64)
  }
}
