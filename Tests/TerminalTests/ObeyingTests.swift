import Foundation
import Programs
import Store
import Testing

/// From how many seeds: few in a normal run, 200 with MAILLON_SOAK=1.
private let seeds: Range<UInt64> = {
  let environment = ProcessInfo.processInfo.environment
  let count = environment["MAILLON_SEEDS"].flatMap { UInt64($0) }
  return 0..<(count ?? (environment["MAILLON_SOAK"] == nil ? 4 : 200))
}()

/// Whoever does what is printed, through the shell, in any order and at any moment, loses nothing.
@Suite struct ObeyingTests {
  @Test(arguments: seeds)
  func `printed commands in any order lose nothing that could be read`(seed: UInt64) async throws {
    var walk = try await Walk(seed: seed)
    let (before, acts) = (try walk.readable(), try walk.acts())
    for _ in 0..<14 { try walk.step() }
    let after = try walk.readable()
    for (word, owner) in before
    where !walk.forgotten.contains(owner) && !walk.takenOff.contains(word) {
      let isThere = after.contains { $0.word == word }
      #expect(isThere, "seed \(seed): \(word) of \(owner) is gone\n\(walk.told)")
    }
    let lost = acts.subtracting(try walk.acts())
    #expect(lost.isEmpty, "seed \(seed): \(lost) are gone\n\(walk.told)")
  }
}

/// A ledger with losses, copies and ledgers beside it, and somebody who does what is printed.
private struct Walk {
  private let scene: VaultScene
  private var chance: Chance
  /// What was printed, in the order in which it came.
  private var printed: [String] = []
  private var isMoved = false
  /// What was done, and what was said to it.
  private(set) var told = ""
  /// Who was erased or forgotten, here or in another folder.
  private(set) var forgotten: Set<String> = []
  /// What was taken off a record on purpose: a record that goes on from there takes it off elsewhere too.
  private(set) var takenOff: Set<String> = []

  private var home: String { URL(filePath: scene.stage.folder).deletingLastPathComponent().path }

  init(seed: UInt64) async throws {
    scene = try await VaultScene()
    chance = Chance(seed: seed)
    try link()
    let later = [
      "people note dora récent", "people set chr --name Suivante",
      "donate 3 sheet --provider bruno --note encore", "people detach dora 2 --yes",
      "people forget chr --yes", "erase bruno --yes --mask all",
    ]
    for _ in 0..<Int.random(in: 2...5, using: &chance) {
      switch Int.random(in: 0...3, using: &chance) {
      case 0: try perform("maillon backup ledger-copies")
      case 1: try setAside()
      default: try perform("maillon " + later.randomElement(using: &chance)!)
      }
    }
    try perform("maillon backup ledger-copies")
    if Bool.random(using: &chance) { try setAside() }
    if Bool.random(using: &chance) {
      try perform("maillon " + later.suffix(2).randomElement(using: &chance)!)
    }
    for _ in 0..<Int.random(in: 1...2, using: &chance) {
      let loss = VaultScene.losses.randomElement(using: &chance)!
      told += "LOST \(loss.testDescription)\n"
      try scene.lose(loss)
    }
    printed = []
  }

  /// The built tool, by its name.
  private func link() throws {
    let top = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    try FileManager.default.createDirectory(
      atPath: home + "/bin", withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: home + "/bin/maillon",
      withDestinationPath: top.appending(path: ".build/debug/maillon").path)
  }

  /// The ledger is copied aside, perhaps goes on there, and perhaps is worn.
  private mutating func setAside() throws {
    guard !FileManager.default.fileExists(atPath: scene.aside) else { return }
    try FileManager.default.copyItem(atPath: scene.stage.folder, toPath: scene.aside)
    if Bool.random(using: &chance) {
      try perform("maillon people note dora ailleurs --ledger ledger-aside")
    }
    let kind = VaultScene.Aside.allCases.randomElement(using: &chance)!
    told += "WORN \(kind)\n"
    try scene.wear(kind)
  }

  // MARK: - What is done

  mutating func step() throws {
    let questions = [
      "maillon verify", "maillon backup ledger-copies", "maillon people list",
      "maillon people show dora", "maillon people show bruno", "maillon show don-1",
      "maillon erase bruno --dry-run", "maillon people forget chr --dry-run",
      "maillon restore ledger-copies", "maillon people recover --from ledger-aside",
    ]
    if !isMoved, Int.random(in: 0..<20, using: &chance) == 0 {
      isMoved = true
      return try perform("mv ledger ledger-dead && maillon restore ledger-copies")
    }
    if let command = printed.randomElement(using: &chance),
      Int.random(in: 0..<3, using: &chance) > 0
    {
      return try perform(filled(command))
    }
    try perform(questions.randomElement(using: &chance)!)
  }

  /// With a folder in the place of the word that stands for one.
  private mutating func filled(_ command: String) -> String {
    let copies = ((try? scene.backups()) ?? []).map { $0.replacing(home + "/", with: "") }
    return command.replacing("SAUVEGARDE", with: copies.randomElement(using: &chance) ?? "none")
      .replacing("ANCIEN", with: "ledger-aside")
  }

  private mutating func perform(_ command: String) throws {
    let environment = [
      "PATH": home + "/bin:/usr/bin:/bin", "LANG": "fr_BE.UTF-8", "HOME": home, "TMPDIR": home,
    ]
    let done = try Program.run(
      "/bin/sh", ["-c", command],
      in: .init(folder: home, environment: environment, input: "/dev/null"))
    told += "$ \(command)\n\(done.output)[\(done.end)]\n"
    // One that was begun counts.
    if command.contains("--yes"), let owner = Self.forgotten(by: command) {
      forgotten.insert(owner)
    }
    if command.contains("people detach dora 2 --yes") { takenOff.insert("second papier") }
    for one in Self.commands(in: done.output) where !printed.contains(one) { printed.append(one) }
  }

  /// Whom a command erases or forgets.
  private static func forgotten(by command: String) -> String? {
    command.replacing(#/--ledger \S+ ?/#, with: "")
      .firstMatch(of: #/maillon (?:erase|people forget) (\S+)/#).map { String($0.1) }
  }

  /// What is printed to be typed: on a line of its own, or in a sentence; and what is told in words to be destroyed.
  private static func commands(in said: String) -> [String] {
    var found: [String] = []
    for line in said.split(separator: "\n").map({ $0.drop { $0 == " " } }) {
      if line.prefixMatch(of: #/(maillon|find|mv|cp|mkdir|rm) /#) != nil {
        found.append(String(line))
        continue
      }
      for match in line.matches(of: #/maillon [a-z].*?(?= ?[,;:(«»]|\.( |$)|$)/#) {
        found.append(String(match.0))
      }
    }
    found += DestroyingTests.destroyed(by: said).map { "rm -r \($0)/people/keys" }
    // Words that stand for something else than a copy, and what only shows how a command is typed.
    return found.filter {
      let rest = $0.replacing(#/SAUVEGARDE|ANCIEN/#, with: "")
      return rest.firstMatch(of: #/\b[A-Z]{2,}\b|--help|–|/media/#) == nil
    }
  }

  // MARK: - What is left

  private var folders: [String] {
    let beside = (try? FileManager.default.contentsOfDirectory(atPath: home)) ?? []
    return (beside.map { "\(home)/\($0)" } + ((try? scene.backups()) ?? [])).filter {
      FileManager.default.fileExists(atPath: $0 + "/people")
    }
  }

  /// What of the words that are kept can be read in any vault.
  func readable() throws -> [(word: String, owner: String)] {
    var text = ""
    for folder in folders {
      let vault = Vault(path: folder + "/people")
      for shelf in Vault.Shelf.allCases {
        for place in (try? vault.places(on: shelf)) ?? [] {
          guard let bytes = try? vault.read(place) else { continue }
          text += String(decoding: bytes, as: UTF8.self) + "\n"
        }
      }
    }
    let later = [
      ("récent", "dora"), ("Suivante", "chr"), ("encore", "bruno"), ("ailleurs", "dora"),
    ]
    return (VaultScene.words + later).filter { text.contains($0.0) }
  }

  /// The acts that are in any log.
  func acts() throws -> Set<String> {
    var ids: Set<String> = []
    for name in try FileManager.default.subpathsOfDirectory(atPath: home)
    where name.hasSuffix("log/data.mdb") {
      let bytes = FileManager.default.contents(atPath: "\(home)/\(name)") ?? Data()
      let text = String(decoding: bytes, as: UTF8.self)
      for match in text.matches(of: /"id":"([^"]+)"/) { ids.insert(String(match.1)) }
    }
    return ids
  }
}

/// SplitMix64, after Sebastiano Vigna's public-domain description.
private struct Chance: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
