extension Session {
  /// Endings by which people and programs know what is in a document.
  private static let endings: Set = [
    "html", "pdf", "csv", "json", "xlsx", "xls", "ods", "docx", "doc", "odt",
  ]

  /// The form in which a document goes out: what `--format` says, else the ending of `--out`, else the first of
  /// those that there are. Throws for an ending that would not tell the truth: such a file does not open.
  func format(among expected: [String]) throws(Failure) -> String {
    if let said = arguments[OptionName.format] { return said }
    guard let path = arguments[OptionName.out],
      let dot = path.utf8.lastIndex(of: UInt8(ascii: "."))
    else { return expected[0] }
    let ending = String(path[path.utf8.index(after: dot)...]).lowercased()
    let form = ending == "htm" ? "html" : ending
    guard Self.endings.contains(form) else { return expected[0] }
    if expected.contains(form) { return form }
    throw .usage(.badValue(option: "--out", value: path, expected: expected.map { "….\($0)" }))
  }
}
