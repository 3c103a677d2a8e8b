import Glibc
import Outgoing
import Testing
import Wording

/// What the system says, in the languages people read.
@Suite struct SystemWordsTests {
  private static let met: [Int32] = [
    ENOENT, EACCES, EPERM, ENOSPC, EROFS, EISDIR, ENOTDIR, ENAMETOOLONG, EMFILE, ELOOP, EXDEV,
    EDQUOT,
    EIO, EBUSY, EEXIST, ENOTEMPTY,
  ]

  private func said(_ code: Int32) -> String { SystemFault(path: "/x", code: code).meaning }

  @Test(arguments: met) func `what people meet is said in each language`(code: Int32) {
    let sentences = Language.allCases.map { $0.reason(said(code)) }
    #expect(Set(sentences).count == Language.allCases.count)
    #expect(!sentences.contains(said(code)))
  }

  @Test(arguments: Language.allCases)
  func `what nobody meets is said by its number, and other texts stay`(language: Language) {
    let rare = language.reason(said(EPROTO))
    #expect(rare != said(EPROTO) && rare.contains("\(EPROTO)"))
    #expect(language.reason("root 12") == "root 12")
    // Rights are no matter of a full disk.
    let other = language.vocabulary.leaving(
      .obstacle(.system(SystemFault(path: "/x", code: ENOENT))))
    let sentence = language.vocabulary.leaving(
      .obstacle(.system(SystemFault(path: "/x", code: ENOSPC))))
    #expect(sentence.contains(language.reason(said(ENOSPC))) && !sentence.contains(said(ENOSPC)))
    #expect(sentence.suffix(12) != other.suffix(12))
  }
}
