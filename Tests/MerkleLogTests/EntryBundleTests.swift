import MerkleLog
import Testing

struct EntryBundleTests {
  @Test func `the published bundle comes out and reads back`() throws {
    var bundle = EntryBundle()
    for number in 0..<5 { try bundle.append(entry(number)) }
    #expect(bundle.bytes.starts(with: bytes("00097b22736571223a307d")))
    let read = try EntryBundle(parsing: bundle.bytes)
    #expect(read == bundle)
    #expect(read.map(Array.init) == (0..<5).map(entry))
  }

  @Test func `entries of no and of 65,535 bytes fit, one more doesn't`() throws {
    var bundle = EntryBundle()
    try bundle.append([])
    try bundle.append([UInt8](repeating: 1, count: 65_535))
    #expect(throws: MerkleError.entryTooLong(byteCount: 65_536)) {
      try bundle.append([UInt8](repeating: 1, count: 65_536))
    }
    #expect(try EntryBundle(parsing: bundle.bytes).map(\.count) == [0, 65_535])
  }

  @Test func `a bundle has at most 256 entries`() throws {
    var bundle = EntryBundle()
    for _ in 0..<256 { try bundle.append([7]) }
    #expect(throws: MerkleError.self) { try bundle.append([7]) }
    #expect(throws: MerkleError.self) { try EntryBundle(parsing: bundle.bytes + [0, 0]) }
  }

  @Test func `a cut bundle is refused unless the cut is between entries`() throws {
    var bundle = EntryBundle()
    for number in 0..<3 { try bundle.append(entry(number)) }
    for count in 0..<bundle.bytes.count {
      let cut = Array(bundle.bytes.prefix(count))
      if count.isMultiple(of: 11) {
        #expect(try EntryBundle(parsing: cut).count == count / 11)
      } else {
        #expect(throws: MerkleError.self) { try EntryBundle(parsing: cut) }
      }
    }
  }
}
