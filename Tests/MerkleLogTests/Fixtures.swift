import MerkleLog
import Testing

/// The definitions of RFC 6962 §2.1, word for word, slow and obvious: what the module is held to.
enum Definition {
  /// MTH(D[n]).
  static func root(_ leaves: ArraySlice<Hash>) -> Hash {
    guard let first = leaves.first else { return .emptyRoot }
    if leaves.count == 1 { return first }
    let (left, right) = split(leaves)
    return .node(root(left), root(right))
  }

  /// PATH(m, D[n]).
  static func inclusion(_ index: Int, _ leaves: ArraySlice<Hash>) -> [Hash] {
    if leaves.count == 1 { return [] }
    let (left, right) = split(leaves)
    return index < left.count
      ? inclusion(index, left) + [root(right)]
      : inclusion(index - left.count, right) + [root(left)]
  }

  /// SUBPROOF(m, D[n], b), which is PROOF(m, D[n]) for a known subtree.
  static func consistency(_ old: Int, _ leaves: ArraySlice<Hash>, known: Bool = true) -> [Hash] {
    if old == leaves.count { return known ? [] : [root(leaves)] }
    let (left, right) = split(leaves)
    return old <= left.count
      ? consistency(old, left, known: known) + [root(right)]
      : consistency(old - left.count, right, known: false) + [root(left)]
  }

  private static func split(
    _ leaves: ArraySlice<Hash>
  ) -> (ArraySlice<Hash>, ArraySlice<Hash>) {
    var half = 1
    while half * 2 < leaves.count { half *= 2 }
    return (leaves.prefix(half), leaves.dropFirst(half))
  }
}

/// The leaves of the entries `{"seq":0}`, `{"seq":1}`, …
func leaves(_ count: Int) -> [Hash] {
  (0..<count).map { Hash.leaf(of: entry($0)) }
}

func entry(_ number: Int) -> [UInt8] { Array(#"{"seq":\#(number)}"#.utf8) }

/// Leaves that cost nothing to make.
func cheapLeaves(_ count: Int) -> [Hash] {
  (0..<count).map { number in
    Hash((0..<32).map { UInt8(truncatingIfNeeded: number >> (8 * ($0 % 4))) })!
  }
}

/// The hash with one bit changed.
func flipped(_ hash: Hash, bit: Int) -> Hash { Hash(flipped(hash.bytes, bit: bit))! }

/// The bytes with one bit changed.
func flipped(_ bytes: [UInt8], bit: Int) -> [UInt8] {
  var bytes = bytes
  bytes[bit / 8] ^= 1 << UInt8(bit % 8)
  return bytes
}

/// The published test vector of our formats.
enum Vector {
  /// RFC 8032 §7.1, test 1.
  static let seed = bytes("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
  static let key = try! SigningKey(name: "example.org/ledger", seed: seed)
  static let witness = try! CosigningKey(
    name: "witness.example/w1", seed: Array(seed.reversed()))
  static let root5 = "FH3Ed0eaO2miSx/2Abb8YoT98V/VCr/rDPcOqONyLB0="
  static let root3 = "PbZ2Ze6owm3jQWaMHTGZ9h3kt4CoKFaaiYzkjCjZMfM="
  static let inclusion = [
    "28xC11lrPWKfGGHR4gl7l7VGLsyueJ38+Zf+qbBpCJk=",
    "/FLXGjaKeY/Zbsflt+5fj5/dEMf/mrFGxOrB5qChsQo=",
    "F5V5gnXFBtu/Rv3nMkDrGdUvty+pCgWh/EyLSLSqBqI=",
  ]
  static let consistency = ["0+CmKo96klbIvrcVr97YPkMm0sRzedJZsXCahArS8R0="] + inclusion
  static let text = "example.org/ledger\n5\n\(root5)\n"
  static let signature =
    "— example.org/ledger "
    + "R8HBstbjJd9qpawcml/N6+MaLvij8qmIjHUfc1ZKQ4UJsWPdb0u061sXCBAUCaDLS2Vy/eyT6L0OqULEDKnEeSWv7wU="
  static let note = "\(text)\n\(signature)\n"
  static let proof =
    "c2sp.org/tlog-proof@v1\nindex 2\n\(inclusion.joined(separator: "\n"))\n\n\(note)"
  static let checkpoint = try! Checkpoint(
    origin: "example.org/ledger", size: 5, root: Hash(base64: root5)!)
}

/// The bytes written in hexadecimal.
func bytes(_ hex: String) -> [UInt8] {
  stride(from: 0, to: hex.count, by: 2).map { start in
    UInt8(hex.dropFirst(start).prefix(2), radix: 16)!
  }
}
