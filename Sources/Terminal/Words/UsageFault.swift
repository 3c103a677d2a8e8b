/// A command line that cannot be followed.
enum UsageFault: Error, Equatable {
  case unknownCommand(String, suggestions: [String])
  case unknownOption(String, suggestions: [String])
  case unknownKind(String, suggestions: [String])
  case missingValue(option: String)
  case unexpectedValue(option: String, value: String)
  case missingWord(String)
  case unexpectedWord(String)
  case givenTwice(String)
  case badValue(option: String, value: String, expected: [String])
  /// What `--mask` says is neither all, none nor places.
  case noMasking(String)
  /// A secret key, where a public one was to be. It is not repeated.
  case secretKey
  case notTogether(String, String)
  case needs(option: String, other: String)
  /// Where a quantity was to come first.
  case notAQuantity(String)
  case formatToCome(String)
  /// Nothing came on standard input for these options; as many lines as are none for them; no text.
  case noInput(options: [String])
  case otherLines(found: Int, options: [String])
  case inputNotUTF8
}
