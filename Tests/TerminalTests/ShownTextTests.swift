import Testing
import Wording

@testable import Terminal

/// Texts that are typed as options, and where they end: in the log, on a page, in the vault. Each is looked through
/// for persons by where it ends.
struct ShownTextTests {
  /// Where the text of an option may end.
  enum End {
    /// On a page or paper: names of the vault are said, marks refused.
    case page
    /// In an act: the decider and the door of the log look (`NamingTests`, `UnfitTextTests`).
    case log
    /// In the vault, where it belongs.
    case vault
    /// In a file beside the log that is published, and is asked before there is a vault.
    case settings
    /// A choice, a key or a reason of which nothing is kept.
    case nowhere
  }

  private static let ends: [OptionName: End] = [
    .voice: .page, .url: .page, .quantity: .log,
    .name: .vault, .mail: .vault, .phone: .vault, .address: .vault, .textVersion: .vault,
    .text: .vault, .note: .vault,
    .origin: .settings, .scope: .settings, .zone: .settings,
    .format: .nowhere, .dialect: .nowhere, .purpose: .nowhere, .key: .nowhere, .part: .nowhere,
    .reason: .nowhere, .mask: .nowhere, .with: .nowhere, .root: .nowhere, .witness: .nowhere,
    .count: .nowhere,
    .quorum: .nowhere, .last: .nowhere, .formerOff: .nowhere,
  ]

  /// What a person types freely.
  private static let free: Set<Placeholder> = [
    .text, .name, .list, .labels, .key, .digest, .quantity, .amount, .number,
  ]

  @Test func `of every option that takes a text it is known where the text ends`() {
    var found: Set<OptionName> = []
    for command in CommandTable.all {
      for option in command.options + Option.everywhere {
        guard case .option(let name) = option.meaning, case .value(let given) = option.taking,
          Self.free.contains(given)
        else { continue }
        found.insert(name)
      }
    }
    #expect(found == Set(Self.ends.keys))
    let shown = Self.ends.filter { $0.value == .page }.map(\.key)
    #expect(Set(shown) == Set(Session.shownTexts.map(\.option)))
  }

  private func opened(_ language: Language = .fr) async -> Stage {
    let stage = Stage(language: language.rawValue)
    await stage.open()
    _ = await stage.run(["people", "set", "bruno", "--name", "Brunehilde Quatrelivres"])
    _ = await stage.run("donate 5 sheet#LS1 --provider dora --id don-1")
    return stage
  }

  private static let makers = [
    "paper label sheet#LS1 --out x.html --url",
    "report impact --from 2020-04-01 --to 2020-04-04 --format html --out x.html --url",
  ]

  @Test(arguments: Language.allCases, makers)
  func `an address that names somebody of the vault is asked about before it is printed`(
    language: Language, maker: String
  ) async {
    let stage = await opened(language)
    let words = maker.split(separator: " ").map(String.init)
    for address in [
      "https://exemple.invalid/brunehilde-quatrelivres/",
      "https://exemple.invalid/Brunehilde%20Quatrelivres/",
    ] {
      let told = await stage.run(words + [address])
      #expect(told.status == 0 && told.errors.contains("bruno"), "\(told)")
      #expect(told.errors.contains("--url"), "\(told)")
      let no = await stage.run(words + [address, "--force"], answer: "n")
      #expect(no.status == 65, "\(no)")
      #expect(await stage.run(words + [address, "--force"], answer: "o").status == 0)
    }
    let plain = await stage.run(words + ["https://exemple.invalid/r/2020-04-30/", "--force"])
    #expect(plain.status == 0 && !plain.errors.contains("bruno"), "\(plain)")
  }

  @Test(
    arguments: makers,
    [
      "https://exemple.invalid/?m=jan@exemple.invalid", "https://jan@exemple.invalid/",
      "https://exemple.invalid/?m=jan%40exemple.invalid", "https://exemple.invalid/+32475123456",
    ])
  func `an address with a mail address or a telephone is refused`(maker: String, address: String)
    async
  {
    let stage = await opened()
    let refused = await stage.run(maker.split(separator: " ").map(String.init) + [address])
    #expect(refused.status == 65 && refused.errors.contains("--url"), "\(refused)")
    #expect(stage.file("x.html") == nil)
  }

  @Test(
    arguments: makers,
    ["visors", "javascript:alert(1)", "https://exemple.invalid/a b", "https://é/"])
  func `what is no address of the web is refused on every page`(maker: String, address: String)
    async
  {
    let stage = await opened()
    let refused = await stage.run(maker.split(separator: " ").map(String.init) + [address])
    #expect(refused.status == 64 && refused.errors.contains("--url"), "\(refused)")
  }
}
