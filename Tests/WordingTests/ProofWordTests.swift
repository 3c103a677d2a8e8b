import Foundation
import MerkleLog
import Testing
import Wording

/// What is wrong with a note, a head or a proof is said in the reader's language.
@Suite struct ProofWordTests {
  /// One of each case; the compiler asks for a new one here.
  private static let errors: [MerkleError] = {
    let tile = TileID(level: 0, index: 1)
    let all: [MerkleError] = [
      .tooLong(.proof, byteCount: 70_003, limit: 70_002), .entryTooLong(byteCount: 70_004),
      .tileUnavailable(tile, width: 5, because: "no such file"), .tileMismatch(tile),
      .indexOutsideTree(index: 5, size: 6), .sizesOutOfOrder(from: 7, to: 8),
      .wrongProofLength(found: 3), .rootMismatch(expected: .emptyRoot, computed: .emptyRoot),
      .originMismatch(expected: "w1.example", found: "w2.example"),
      .invalidSignature(name: "w3.example"),
      .cosignatureTooLate(name: "w4.example", seconds: 2, notAfter: 1),
      .noWitness(name: "w5.example"), .otherText, .noKnownSignature, .signingFailed,
    ]
    for error in all {
      switch error {
      case .malformed, .tooLong, .entryTooLong, .tileUnavailable, .tileMismatch, .indexOutsideTree,
        .sizesOutOfOrder, .wrongProofLength, .rootMismatch, .originMismatch, .invalidSignature,
        .cosignatureTooLate, .noWitness, .otherText, .noKnownSignature, .signingFailed:
        continue
      }
    }
    return all
      + MerkleError.Document.allCases.map { .malformed($0, because: "its text is not UTF-8") }
  }()

  @Test func `each language has its own sentence for each, and none of the library's`() {
    for error in Self.errors {
      let said = Language.allCases.map { $0.vocabulary.reason(error) }
      #expect(Set(said).count == said.count, "\(said)")
      for sentence in said {
        #expect(!sentence.isEmpty && sentence.last != ".")
        #expect(!"\(error)".contains(sentence) && !sentence.contains("\(error)"), "\(sentence)")
        for part in ["UTF-8", "no such file"] { #expect(!sentence.contains(part), "\(sentence)") }
      }
    }
  }

  @Test func `names, places and roots stay in the sentence`() {
    for language in Language.allCases {
      func said(_ error: MerkleError) -> String { language.vocabulary.reason(error) }
      #expect(said(.invalidSignature(name: "w3.example")).contains("w3.example"))
      #expect(said(.noWitness(name: "w5.example")).contains("w5.example"))
      let other = said(.originMismatch(expected: "w1.example", found: "w2.example"))
      #expect(other.contains("w1.example") && other.contains("w2.example"))
      #expect(
        said(.rootMismatch(expected: .emptyRoot, computed: .emptyRoot))
          .contains("\(Hash.emptyRoot)"))
    }
  }

  /// The tools never show a library's own sentence: nothing of theirs writes an error out as it is.
  @Test(arguments: ["Terminal", "maillon-audit", "Reporting", "Wording", "Pages"])
  func `no face writes an error out as it is`(module: String) throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/\(module)")
    let files = try #require(
      FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var count = 0
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(!text.contains(#"\(error)"#), "\(file.lastPathComponent)")
      count += 1
    }
    #expect(count > 5)
  }
}
