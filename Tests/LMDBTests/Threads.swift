import Glibc

/// Runs the body on a thread of its own and waits for its end.
func onAnotherThread(_ body: @escaping @Sendable () -> Void) {
  start(body).join()
}

/// Starts a thread.
func start(_ body: @escaping @Sendable () -> Void) -> TestThread {
  TestThread(body)
}

/// A thread to wait for.
struct TestThread {
  private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  private let thread: pthread_t

  init(_ body: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    // Safety: the body is retained here and released by the thread.
    let context = unsafe Unmanaged.passRetained(Body(body)).toOpaque()
    let code = unsafe pthread_create(
      &thread, nil,
      { context in
        unsafe Unmanaged<Body>.fromOpaque(context!).takeRetainedValue().run()
        return nil
      }, context)
    precondition(code == 0, "A thread could not be started.")
    self.thread = thread
  }

  func join() { _ = pthread_join(thread, nil) }
}
