/// A run that ends without its answer: what to say, and the exit status.
struct Stop: Error {
  var status: Int32
  var sentence: String

  init(_ status: Int32, _ sentence: String) {
    self.status = status
    self.sentence = sentence
  }
}

/// The words after the name of the tool.
struct Arguments {
  private var words: [String]

  init(_ words: some Sequence<String>) { self.words = Array(words) }

  var isEmpty: Bool { words.isEmpty }

  mutating func takeFlag(_ name: String) -> Bool {
    guard let index = words.firstIndex(of: name) else { return false }
    words.remove(at: index)
    return true
  }

  /// The value of an option: `--key K` or `--key=K`.
  mutating func take(_ name: String) -> String? {
    let attached = Array((name + "=").utf8)
    if let index = words.firstIndex(where: { $0.utf8.starts(with: attached) }) {
      return String(decoding: words.remove(at: index).utf8.dropFirst(attached.count), as: UTF8.self)
    }
    guard let index = words.firstIndex(of: name), index + 1 < words.count else { return nil }
    defer { words.removeSubrange(index...index + 1) }
    return words[index + 1]
  }

  mutating func takeAll(_ name: String) -> [String] {
    var all: [String] = []
    while let value = take(name) { all.append(value) }
    return all
  }

  /// The command that comes first, if it is one of these.
  mutating func takeCommand<Command: RawRepresentable<String>>(_ all: [Command]) -> Command? {
    guard let command = all.first(where: { $0.rawValue == words.first }) else { return nil }
    words.removeFirst()
    return command
  }

  /// The one word that is left.
  func only(_ words: AuditWords) throws(Stop) -> String {
    guard self.words.count == 1, let word = self.words.first, !word.hasPrefix("-") else {
      throw Stop(64, words.usage(self.words))
    }
    return word
  }
}
