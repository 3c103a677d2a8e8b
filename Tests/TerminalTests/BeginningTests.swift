import Glibc
import Testing

@testable import Terminal

@Suite struct BeginningTests {
  @Test func `with too few files nothing begins, and that is said`() async {
    let result = await #expect(processExitsWith: .exitCode(75), observing: [\.standardErrorContent])
    {
      var limit = rlimit()
      // Safety: the system fills and reads the structure during the calls.
      _ = unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
      limit.rlim_cur = 4
      _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
      let status = Maillon.refusal(arguments: ["status", "--lang", "en"], console: .live)
      exit(status ?? 0)
    }
    let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(said.contains("too few open files"))
  }

  @Test func `with enough of them all begins`() {
    #expect(Maillon.refusal(arguments: [], console: .live) == nil)
  }
}
