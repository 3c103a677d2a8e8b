import CLMDB
import Glibc

/// What the process says when a damaged page takes it down after all.
///
/// LMDB has no checksums of its pages: reading a damaged one through the map may reach beyond it (SIGSEGV), the
/// disk may refuse a page (SIGBUS), and what contradicts itself fails an assertion of LMDB's. Nothing can be
/// mended then, but a sentence can be said and an exit status chosen. The program stops as if it had been killed:
/// what was committed stays, what was not is gone.
///
/// Safe Swift code raises neither signal; a stack that overflows still ends the process by SIGSEGV, since the
/// handler has no stack of its own.
public enum LastWords {
  // Safety: written before the handlers are installed and never again; the handlers only read, and call nothing
  // but `write` and `_exit`, which POSIX allows them to call.
  nonisolated(unsafe) private static var bytes: UnsafeMutablePointer<UInt8>?
  nonisolated(unsafe) private static var byteCount = 0
  nonisolated(unsafe) private static var status: Int32 = 0

  /// Chooses the sentence, once in a process; later calls change nothing. Call it before threads read.
  public static func prepare(_ sentence: String, status chosen: Int32) {
    guard unsafe bytes == nil else { return }
    let text = Array(sentence.utf8)
    // Safety: the copy lives as long as the process.
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, text.count))
    for (index, byte) in text.enumerated() { unsafe copy[index] = byte }
    unsafe status = chosen
    unsafe byteCount = text.count
    unsafe bytes = copy
    for signal in [SIGSEGV, SIGBUS] {
      var action = sigaction()
      unsafe action.__sigaction_handler.sa_handler = { _ in LastWords.say() }
      // Safety: the system copies the structure during the call.
      unsafe sigaction(signal, &action, nil)
    }
  }

  /// Says the sentence and ends the process; returns when there is none.
  static func say() {
    guard let bytes = unsafe bytes else { return }
    // Safety: `bytes` has `byteCount` bytes.
    _ = unsafe write(2, bytes, byteCount)
    unsafe _exit(status)
  }

  /// Has LMDB say the sentence instead of its own words when it finds a contradiction.
  static func attend(_ handle: OpaquePointer) {
    // Safety: the handle is open, the function needs nothing but what this type keeps.
    _ = unsafe mdb_env_set_assert(handle) { _, _ in LastWords.say() }
  }
}
