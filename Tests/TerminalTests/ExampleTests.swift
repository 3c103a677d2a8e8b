import Foundation
import Testing
import Wording

@testable import Terminal

/// What `--help` and README.md show to be typed is understood as it is printed.
@Suite struct ExampleTests {
  /// A line as a shell cuts it: at spaces outside quotes, up to a redirection, a pipe or a remark.
  static func words(_ line: some StringProtocol, _ variables: [String: String] = [:])
    -> [String]
  {
    var words: [String] = []
    var (word, isWord, quote): (String, Bool, Character?) = ("", false, nil)
    for character in line + " " {
      if let open = quote {
        if character == open { quote = nil } else { word.append(character) }
      } else if character == "\"" || character == "'" {
        (quote, isWord) = (character, true)
      } else if character == " " {
        if ["<", ">", ">>", "|", "#"].contains(word) { return words }
        if let value = variables[word] {
          words += value.split(separator: " ").map(String.init)
        } else if isWord || !word.isEmpty {
          words.append(word)
        }
        (word, isWord) = ("", false)
      } else {
        word.append(character)
      }
    }
    return words
  }

  /// Throws where a command or an option is not known, or a value is missing.
  private func parse(_ words: [String]) throws {
    let request = try Request(words)
    let command = try #require(request.command)
    _ = try request.arguments(of: command)
  }

  /// The lines under the examples of a help, without the name of the program.
  static func examples(_ command: any TerminalCommand) -> [Substring] {
    // The first is the usage.
    command.help(Language.fr.words).split(separator: "\n").filter { $0.hasPrefix("  maillon ") }
      .dropFirst().map { $0.dropFirst("  maillon ".count) }
      // What another program puts in, and a line of a file.
      .filter { !$0.contains("$(") }
  }

  @Test func `every example of every help is typed as it is understood`() {
    var count = 0
    for command in CommandTable.all {
      for example in Self.examples(command) {
        count += 1
        #expect(throws: Never.self, "\(example)") { try self.parse(Self.words(example)) }
        #expect(Self.words(example).first == command.name)
      }
    }
    #expect(count > 100)
  }

  @Test func `no example is called wrong by the command that shows it`() async {
    let stage = Stage()
    await stage.open()
    let places = [
      "/media/usb/maillon": "-backups", "~/sauvegardes": "-backups", "site/registre": "-site",
      "/var/www/registre": "-site", "~/registre": "-made", "./ledger": "-made",
      "dossier": "-dossier",
    ].mapValues { stage.folder + $0 }
    // Acts are read by `ActReadingTests`; `completions` prints a program.
    for command in CommandTable.all where !(command is ActCommand) && command.name != "completions"
    {
      // No renderer is here, and no witness is known.
      for example in Self.examples(command) where !example.contains(/pdf|quorum/) {
        let words = Self.words(example).map { places[$0] ?? $0 }
        let outcome = await stage.run(words, input: "text\n", answer: "n")
        // Many name what this ledger has not: that is refused, and is no wrong typing.
        let isCut = example.contains("…")
        #expect(outcome.status != 70 && (outcome.status != 64 || isCut), "\(example): \(outcome)")
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `every option that a command takes stands once in its help, with what it does`(
    language: Language
  ) {
    for command in CommandTable.all {
      let help = command.help(language.words).split(separator: "\n")
      for option in command.options {
        let rows = help.filter {
          $0.hasPrefix("  --\(option.name) ") || $0.hasPrefix("  --\(option.name)=")
        }
        // What a verb takes as a word of its own is not listed again.
        let isListed = command is ActCommand ? rows.count < 2 : rows.count == 1
        #expect(isListed, "\(command.name) --\(option.name): \(rows)")
      }
    }
  }

  @Test func `the commands of the README are typed as they are understood`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    var variables = ["$key": "coop+00000000+AAAA", "$root": "AAAA"]
    var count = 0
    for block in page.components(separatedBy: "```sh\n").dropFirst() {
      for line in block.prefix(upTo: block.range(of: "```")!.lowerBound).split(separator: "\n") {
        if line.hasPrefix("period=") { variables["$period"] = Self.words(line.dropFirst(7))[0] }
        guard line.hasPrefix("maillon ") else { continue }
        count += 1
        let words = Self.words(line.dropFirst(8), variables)
        #expect(throws: Never.self, "\(line)") { try self.parse(words) }
      }
    }
    for cell in page.split(separator: "\n") where cell.hasPrefix("| `maillon ") {
      for command in cell.split(separator: "|")[0].split(separator: "`")
      where command.hasPrefix("maillon ") {
        count += 1
        #expect(throws: Never.self, "\(command)") {
          try self.parse(Self.words(command.dropFirst(8)))
        }
      }
    }
    #expect(count > 40)
  }
}
