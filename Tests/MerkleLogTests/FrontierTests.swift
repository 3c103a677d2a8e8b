import MerkleLog
import Testing

struct FrontierTests {
  @Test func `every root up to 257 entries is the one of the definition`() {
    let leaves = leaves(257)
    var frontier = Frontier()
    #expect(frontier.root == .emptyRoot)
    for size in 1...leaves.count {
      frontier.append(leaves[size - 1])
      #expect(frontier.size == UInt64(size))
      #expect(frontier.peaks.count == size.nonzeroBitCount)
      #expect(frontier.root == Definition.root(leaves.prefix(size)))
    }
  }

  @Test func `the published roots of three and five entries come out`() {
    check(size: 3, root: Vector.root3)
    check(size: 5, root: Vector.root5)
  }

  @Test func `a frontier reads back what it wrote`() throws {
    var frontier = Frontier()
    for leaf in cheapLeaves(70) {
      #expect(try Frontier(parsing: frontier.bytes) == frontier)
      frontier.append(leaf)
    }
  }

  @Test func `a frontier with a wrong number of bytes or peaks is refused`() {
    var frontier = Frontier()
    for leaf in cheapLeaves(5) { frontier.append(leaf) }
    for count in 0..<frontier.bytes.count {
      #expect(throws: MerkleError.self) {
        try Frontier(parsing: Array(frontier.bytes.prefix(count)))
      }
    }
    #expect(throws: MerkleError.self) { try Frontier(parsing: frontier.bytes + [0]) }
    #expect(throws: MerkleError.self) { try Frontier(parsing: [0x80, 0, 0, 0, 0, 0, 0, 0]) }
    #expect(throws: MerkleError.self) { try Frontier(parsing: .init(repeating: 255, count: 8)) }
  }

  private func check(size: Int, root: String) {
    var frontier = Frontier()
    for leaf in leaves(size) { frontier.append(leaf) }
    #expect(frontier.root.base64 == root)
  }
}
