import FoundationEssentials
import MerkleLog

/// The first inputs: lines of the fixtures, and a small log with its key, notes, proofs and bundles.
enum Seeds {
  static func write(to folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var seeds: [(Reader, [UInt8])] = []
    let lines = try fixtureLines()
    for line in lines {
      seeds.append((.storedLine, line))
      seeds.append((.command, line))
    }
    try addLog(Array(lines.prefix(7)), &seeds)
    for (number, seed) in seeds.enumerated() {
      try Data([seed.0.rawValue] + seed.1).write(to: URL(filePath: "\(folder)/seed-\(number)"))
    }
  }

  /// Every kind of act once or twice.
  private static func fixtureLines() throws -> [[UInt8]] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let bytes = try Data(contentsOf: root.appending(path: "Fixtures/namur-2020/log.jsonl"))
    var seen: [String: Int] = [:]
    return bytes.split(separator: 0x0A).map { Array($0) }.filter { line in
      let text = String(decoding: line, as: UTF8.self)
      let kind = text.split(separator: #""kind":""#).last.map { String($0.prefix(12)) } ?? ""
      seen[kind, default: 0] += 1
      return seen[kind, default: 0] <= 2
    }
  }

  private static func addLog(_ lines: [[UInt8]], _ seeds: inout [(Reader, [UInt8])]) throws {
    let key = try SigningKey(name: "fuzz.invalid/log", seed: Array(0..<32))
    let tiles = TileMemory(leaves: lines.map { Hash.leaf(of: $0) })
    let size = UInt64(lines.count)
    let checkpoint = try Checkpoint(
      origin: key.verifierKey.name, size: size, root: try tiles.root(size: size))
    let note = try key.sign(checkpoint)
    seeds.append((.note, Array(note.formatted.utf8)))
    seeds.append((.checkpoint, Array(checkpoint.text.utf8)))
    seeds.append((.verifierKey, Array("\(key.verifierKey)".utf8)))
    seeds.append((.signingKey, Array(key.secretText.utf8)))
    var bundle = EntryBundle()
    for (index, line) in lines.enumerated() {
      try bundle.append(line)
      let proof = ProofFile(
        index: UInt64(index),
        path: try tiles.inclusionProof(index: UInt64(index), size: size).path, checkpoint: note,
        extra: line)
      seeds.append((.proof, Array(proof.formatted.utf8)))
    }
    seeds.append((.bundle, bundle.bytes))
  }
}
