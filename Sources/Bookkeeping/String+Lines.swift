extension String {
  /// The lines of a small file of ours, those without anything left out. A line ends in a line feed, with
  /// a carriage return before it where somebody's editor put one: both together are one `Character`, at
  /// which a search for a line feed would pass by.
  var lines: [String] {
    utf8.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      return line.isEmpty ? nil : String(Substring(line))
    }
  }
}
