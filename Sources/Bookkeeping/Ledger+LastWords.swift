import Store

extension Ledger {
  /// Chooses the sentence that is said, and the exit status, if a page of a ledger's files is so
  /// damaged that reading it ends the process. Once in a process, before a ledger is opened.
  public static func prepareLastWords(_ sentence: String, status: Int32) {
    LMDBLog.prepareLastWords(sentence, status: status)
  }
}
