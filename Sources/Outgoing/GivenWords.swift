/// What a program was told when it was started, as the system has it.
///
/// The standard library replaces what is no text by other signs: a path would lead elsewhere, and a text that is
/// kept for ever would say something else.
public enum GivenWords {
  /// The first word, or variable by one of these names, that is no text in UTF-8, with what is none replaced;
  /// nil where all are.
  public static func garbled(variables: [String] = []) -> String? {
    let words = DiskCalls.givenWords.dropFirst() + variables.compactMap(DiskCalls.variable)
    return words.first { !isText($0) }.map { String(decoding: $0, as: UTF8.self) }
  }

  static func isText(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }
}
