import Exchange
import Testing

struct EventIDTests {
  static let allowed = Set(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-".utf8)

  @Test(arguments: 1...64)
  func `every byte in every place is judged alike`(count: Int) {
    var wrong: [[UInt8]] = []
    for place in 0..<count {
      // In long ids, the places that share a word are alike but for the edges.
      for byte in 0...255 as ClosedRange<UInt8> where count < 20 || place % 8 == count % 8 {
        var bytes = [UInt8](repeating: UInt8(ascii: "x"), count: count)
        bytes[place] = byte
        var again: [UInt8] = []
        EventID(bytes.span)?.append(to: &again)
        if again != (Self.allowed.contains(byte) ? bytes : []) { wrong.append(bytes) }
      }
    }
    #expect(wrong == [])
  }

  @Test func `an id has 1 to 64 bytes`() {
    #expect(EventID("") == nil)
    #expect(EventID(String(repeating: "a", count: 64)) != nil)
    #expect(EventID(String(repeating: "a", count: 65)) == nil)
  }

  @Test func `order and equality are those of the bytes`() throws {
    let texts = ["-", "a", "a-", "aa", "a0", "A", "abcdefgh", "abcdefgh-", "abcdefghi", "z"]
    for one in texts {
      for other in texts {
        let (left, right) = (try #require(EventID(one)), try #require(EventID(other)))
        #expect((left == right) == (one == other))
        #expect((left < right) == one.utf8.lexicographicallyPrecedes(other.utf8))
        if left == right { #expect(left.hashValue == right.hashValue) }
      }
    }
  }

  @Test func `the identifier bytes are the documented ones`() {
    for byte in 0...255 as ClosedRange<UInt8> {
      #expect(byte.isIdentifierByte == Self.allowed.contains(byte))
    }
  }
}

struct IdentifierTests {
  @Test func `a text has one number, however it is reached`() {
    for index in 0..<3_000 {
      let text = "identifier-\(index % 1_500)"
      #expect(AgentID(Array(text.utf8).span) == AgentID(text))
      #expect(AgentID(text).text == text)
    }
  }

  @Test func `order is that of the texts`() {
    #expect(AgentID("b-later") < AgentID("c-sooner"))
    #expect(!(AgentID("same") < AgentID("same")))
  }
}
