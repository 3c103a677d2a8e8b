import MerkleLog
import Testing

struct ProofsTests {
  private static let all = leaves(257)
  private static let reader = TileMemory(leaves: all)
  private static let roots = (0...257).map { Definition.root(all.prefix($0)) }

  @Test func `every root up to 257 entries can be read from the tiles`() throws {
    for size in 0...257 { #expect(try Self.reader.root(size: UInt64(size)) == Self.roots[size]) }
  }

  @Test(arguments: Array(1...40) + [63, 64, 65, 127, 128, 129, 255, 256, 257])
  func `every entry's inclusion proof is the defined one and verifies`(size: Int) throws {
    for index in 0..<size {
      let proof = try Self.reader.inclusionProof(index: UInt64(index), size: UInt64(size))
      if size <= 40 || index % 17 == 0 || index > size - 3 {
        #expect(proof.path == Definition.inclusion(index, Self.all.prefix(size)))
      }
      try proof.verify(leaf: Self.all[index], root: Self.roots[size])
    }
  }

  @Test func `every consistency proof up to 40 entries is the defined one and verifies`() throws {
    for new in 0...40 { for old in 0...new { try checkConsistency(old, new) } }
  }

  @Test func `consistency proofs across tile boundaries are the defined ones and verify`() throws {
    for new in [127, 128, 129, 255, 256, 257] {
      for old in [1, 2, 3, 64, 100, 126, 127, 128, 129, 200, 254, 255, 256, 257] where old <= new {
        try checkConsistency(old, new)
      }
    }
  }

  @Test func `the published proofs come out`() throws {
    let inclusion = try Self.reader.inclusionProof(index: 2, size: 5)
    #expect(inclusion.path.map(\.base64) == Vector.inclusion)
    let consistency = try Self.reader.consistencyProof(from: 3, to: 5)
    #expect(consistency.path.map(\.base64) == Vector.consistency)
  }

  @Test(arguments: [1, 2, 3, 5, 8])
  func `every flipped bit of an inclusion proof is refused`(size: Int) throws {
    for index in 0..<size {
      let proof = try Self.reader.inclusionProof(index: UInt64(index), size: UInt64(size))
      let (leaf, root) = (Self.all[index], Self.roots[size])
      for bit in 0..<256 {
        refuse { () throws(MerkleError) in
          try proof.verify(leaf: flipped(leaf, bit: bit), root: root)
        }
        refuse { () throws(MerkleError) in
          try proof.verify(leaf: leaf, root: flipped(root, bit: bit))
        }
        for position in proof.path.indices {
          var path = proof.path
          path[position] = flipped(path[position], bit: bit)
          let bad = InclusionProof(index: proof.index, size: proof.size, path: path)
          refuse { () throws(MerkleError) in try bad.verify(leaf: leaf, root: root) }
        }
      }
    }
  }

  @Test func `an inclusion proof of another length, index or size is refused`() throws {
    for size in 1...20 {
      for index in 0..<size {
        let proof = try Self.reader.inclusionProof(index: UInt64(index), size: UInt64(size))
        let (leaf, root) = (Self.all[index], Self.roots[size])
        for path in [proof.path + [leaf], Array(proof.path.dropLast()), [leaf] + proof.path]
        where path != proof.path {
          let bad = InclusionProof(index: proof.index, size: proof.size, path: path)
          refuse { () throws(MerkleError) in try bad.verify(leaf: leaf, root: root) }
        }
        for other in 0..<UInt64(size) where other != proof.index {
          let bad = InclusionProof(index: other, size: proof.size, path: proof.path)
          refuse { () throws(MerkleError) in try bad.verify(leaf: leaf, root: root) }
        }
      }
    }
  }

  @Test func `every flipped bit of a consistency proof is refused`() throws {
    for (old, new) in [(1, 2), (3, 5), (4, 8), (6, 8), (7, 13), (8, 13)] {
      let proof = try Self.reader.consistencyProof(from: UInt64(old), to: UInt64(new))
      let (oldRoot, newRoot) = (Self.roots[old], Self.roots[new])
      for bit in 0..<256 {
        refuse { () throws(MerkleError) in
          try proof.verify(oldRoot: flipped(oldRoot, bit: bit), newRoot: newRoot)
        }
        refuse { () throws(MerkleError) in
          try proof.verify(oldRoot: oldRoot, newRoot: flipped(newRoot, bit: bit))
        }
        for position in proof.path.indices {
          var path = proof.path
          path[position] = flipped(path[position], bit: bit)
          let bad = ConsistencyProof(oldSize: proof.oldSize, newSize: proof.newSize, path: path)
          refuse { () throws(MerkleError) in try bad.verify(oldRoot: oldRoot, newRoot: newRoot) }
        }
      }
    }
  }

  @Test func `a consistency proof of another length or without change is refused`() throws {
    for new in 1...20 {
      for old in 0...new {
        let proof = try Self.reader.consistencyProof(from: UInt64(old), to: UInt64(new))
        let (oldRoot, newRoot) = (Self.roots[old], Self.roots[new])
        for path in [proof.path + [oldRoot], Array(proof.path.dropLast())] where path != proof.path
        {
          let bad = ConsistencyProof(oldSize: proof.oldSize, newSize: proof.newSize, path: path)
          refuse { () throws(MerkleError) in try bad.verify(oldRoot: oldRoot, newRoot: newRoot) }
        }
        guard old != new else { continue }
        refuse { () throws(MerkleError) in try proof.verify(oldRoot: newRoot, newRoot: newRoot) }
      }
    }
  }

  @Test func `questions about entries and sizes that don't exist are refused`() {
    let reader = Self.reader
    #expect(throws: MerkleError.indexOutsideTree(index: 5, size: 5)) {
      try reader.inclusionProof(index: 5, size: 5)
    }
    #expect(throws: MerkleError.sizesOutOfOrder(from: 6, to: 5)) {
      try reader.consistencyProof(from: 6, to: 5)
    }
    #expect(throws: MerkleError.self) { try reader.root(size: 258) }
    #expect(throws: MerkleError.self) { try reader.root(size: .max) }
    #expect(throws: MerkleError.self) { try reader.inclusionProof(index: 0, size: .max) }
    #expect(throws: MerkleError.self) { try reader.consistencyProof(from: 1, to: .max) }
    #expect(throws: MerkleError.indexOutsideTree(index: 0, size: 0)) {
      try InclusionProof(index: 0, size: 0, path: []).verify(leaf: .emptyRoot, root: .emptyRoot)
    }
    #expect(throws: MerkleError.self) {
      try InclusionProof(index: .max - 1, size: .max, path: Self.all)
        .verify(leaf: .emptyRoot, root: .emptyRoot)
    }
    #expect(throws: MerkleError.self) {
      try ConsistencyProof(oldSize: .max - 1, newSize: .max, path: Self.all)
        .verify(oldRoot: .emptyRoot, newRoot: .emptyRoot)
    }
  }

  @Test func `a tile with a wrong number of bytes is refused`() {
    for byteCount in [0, 31, 32 * 4, 32 * 5 + 1, 8192 + 32] {
      #expect(throws: MerkleError.self) { try Broken(byteCount: byteCount).root(size: 5) }
    }
    #expect(throws: Never.self) { try Broken(byteCount: 8192).root(size: 5) }
  }

  private struct Broken: HashReader {
    let byteCount: Int

    func tile(_ id: TileID, width: Int) throws(MerkleError) -> [UInt8] {
      [UInt8](repeating: 0, count: byteCount)
    }
  }

  private func checkConsistency(_ old: Int, _ new: Int) throws {
    let proof = try Self.reader.consistencyProof(from: UInt64(old), to: UInt64(new))
    let expected = old == 0 ? [] : Definition.consistency(old, Self.all.prefix(new))
    #expect(proof.path == expected)
    try proof.verify(oldRoot: Self.roots[old], newRoot: Self.roots[new])
  }

  private func refuse(
    _ verify: () throws(MerkleError) -> Void, at location: SourceLocation = #_sourceLocation
  ) {
    do throws(MerkleError) {
      try verify()
      Issue.record("A bad proof was accepted.", sourceLocation: location)
    } catch {}
  }
}
