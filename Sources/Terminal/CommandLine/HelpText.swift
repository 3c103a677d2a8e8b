import Exchange
import Wording

/// Draws `--help`.
enum HelpText {
  /// One command.
  static func draw(
    _ name: String, about: String, usage: [String], sections: [(Placeholder, [Option])],
    examples: [String], _ words: any Words
  ) -> String {
    var text = "maillon \(name) – \(about)\n\n"
    let line = ["maillon", name] + usage + ["[…]"]
    text += "\(words.placeholder(.usage))\n  \(line.joined(separator: " "))\n"
    for (heading, options) in sections + [(.everywhere, Option.everywhere)] where !options.isEmpty {
      text += "\n\(words.placeholder(heading))\n"
      text += rows(options.map { (shape(of: $0, words), meaning(of: $0, words)) })
    }
    if !examples.isEmpty {
      text += "\n\(words.placeholder(.examples))\n"
      for example in examples { text += "  maillon \(example)\n" }
    }
    return text
  }

  /// All commands.
  static func overview(_ words: any Words) -> String {
    var text = "maillon – \(words.placeholder(.tagline))\n"
    for (heading, names) in CommandTable.overview {
      text += "\n\(words.placeholder(heading))\n"
      text += rows(names.map { ($0, CommandTable.about($0, words)) })
    }
    text += "\n\(words.placeholder(.everywhere))\n"
    text += rows(Option.everywhere.map { (shape(of: $0, words), meaning(of: $0, words)) })
    return text + "\n\(words.placeholder(.more))\n"
  }

  static func rows(_ pairs: [(String, String)]) -> String {
    let width = min(34, pairs.reduce(0) { max($0, $1.0.count) })
    return pairs.map { left, right in
      let space = String(repeating: " ", count: max(0, width - left.count))
      return "  \(left)\(space)  \(right)\n"
    }.joined()
  }

  private static func shape(of option: Option, _ words: any Words) -> String {
    switch option.taking {
    case .nothing, .flag: "--" + option.name
    case .value(let placeholder): "--\(option.name) \(words.placeholder(placeholder))"
    }
  }

  private static func meaning(of option: Option, _ words: any Words) -> String {
    switch option.meaning {
    case .option(let name): words.option(name)
    case .field(let field): words.field(field).meaning
    }
  }
}
