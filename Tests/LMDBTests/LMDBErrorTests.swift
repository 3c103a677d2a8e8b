import LMDB
import Testing

@Suite struct `An error` {
  @Test(
    arguments: [
      (.missing(path: "/a"), "There is no database at /a. Check the path, or create it first."),
      (
        .truncated(path: "/a", expectedByteCount: 8192, foundByteCount: 1),
        "/a is cut short: 1 bytes where 8192 are needed. Restore it from a backup."
      ),
      (
        .versionMismatch(path: "/a", found: 2, expected: 1),
        "/a has LMDB file format 2, this program reads format 1. "
          + "Export with the program that wrote it, then import here."
      ),
      (.keyLength(byteCount: 512, limit: 511), "A key has 512 bytes; it must have 1 to 511."),
      (
        .diskFull,
        "The disk is full. Free some space and try again; nothing of this transaction was kept."
      ),
      (.alreadyOpen(path: "/a"), "/a is already open in this process. Share the one environment."),
    ] as [(LMDBError, String)])
  func `says what happened and what to do`(error: LMDBError, sentence: String) {
    #expect(error.description == sentence)
  }
}
