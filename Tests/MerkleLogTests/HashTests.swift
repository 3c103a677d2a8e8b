import MerkleLog
import Testing

struct HashTests {
  @Test func `the empty root is the SHA-256 of nothing`() {
    #expect(
      Hash.emptyRoot.hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test func `leaves and nodes are the hashes of their prefix and content`() {
    for count in [0, 1, 54, 55, 63, 64, 365, 1023, 1024, 65_535] {
      let content = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
      #expect(Hash.leaf(of: content) == Hash.sha256(of: ([0] + content).span))
    }
    let (left, right) = (Hash.leaf(of: [1]), Hash.leaf(of: [2]))
    #expect(Hash.node(left, right) == Hash.sha256(of: ([1] + left.bytes + right.bytes).span))
    #expect(Hash.node(left, right) != Hash.node(right, left))
  }

  @Test func `a hash reads back what it wrote`() {
    let hash = Hash.leaf(of: [7])
    #expect(Hash(hash.bytes) == hash)
    #expect(Hash(base64: hash.base64) == hash)
    #expect(Hash(hex: hash.hex) == hash)
    #expect("\(hash)" == hash.base64)
    var bytes: [UInt8] = [9]
    hash.append(to: &bytes)
    #expect(bytes == [9] + hash.bytes)
  }

  @Test func `a hash is made from 32 bytes only`() {
    for count in [0, 1, 31, 33, 64] {
      #expect(Hash([UInt8](repeating: 0, count: count)) == nil)
    }
  }

  @Test(arguments: [
    "", "=", "====", "FH3Ed0eaO2miSx/2Abb8YoT98V/VCr/rDPcOqONyLB0",
    "FH3Ed0eaO2miSx/2Abb8YoT98V/VCr/rDPcOqONyLB0==",
    "FH3Ed0eaO2miSx/2Abb8YoT98V/VCr/rDPcOqONyLB1=",  // a stray bit under the padding
    "FH3Ed0eaO2miSx/2Abb8YoT98V/VCr/rDPcOqONyLB0=\n",
    " FH3Ed0eaO2miSx/2Abb8YoT98V/VCr/rDPcOqONyLB0=",
    "FH3Ed0eaO2miSx_2Abb8YoT98V_VCr_rDPcOqONyLB0=",  // the alphabet for addresses
    "FH3Ed0eaO2miSx/2Abb8YoT98V/VCr/rDPcOqONyLB==", "AAAA",
  ])
  func `base64 has one spelling`(text: String) {
    #expect(Hash(base64: text) == nil)
  }

  @Test func `hexadecimal has one spelling`() {
    let hex = Hash.emptyRoot.hex
    for text in ["", "e", hex.uppercased(), String(hex.dropLast()), hex + "00", " " + hex] {
      #expect(Hash(hex: text) == nil)
    }
  }
}
