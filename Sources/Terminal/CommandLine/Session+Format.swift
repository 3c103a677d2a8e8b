extension Session {
  /// Endings by which people and programs know what is in a document, and the form that each stands for.
  private static let endings = [
    "html": "html", "htm": "html", "pdf": "pdf", "csv": "csv", "json": "json", "xlsx": "xlsx",
    "xls": "xls",
    "ods": "ods", "docx": "docx", "doc": "doc", "odt": "odt",
  ]

  /// The form in which a document goes out: what `--format` says, else the ending of `--out`, else the first of
  /// those that there are. Throws for an ending that would not tell the truth: such a file does not open.
  func format(among expected: [String]) throws(Failure) -> String {
    if let said = arguments[OptionName.format] { return said }
    guard let path = arguments[OptionName.out],
      let ending = path.utf8.split(separator: UInt8(ascii: ".")).last.flatMap({ String($0) }),
      let form = Self.endings[ending.lowercased()], path.utf8.contains(UInt8(ascii: "."))
    else { return expected[0] }
    if expected.contains(form) { return form }
    throw .usage(.badValue(option: "--out", value: path, expected: expected.map { "….\($0)" }))
  }
}
