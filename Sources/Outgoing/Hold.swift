import Glibc

/// A file or folder that somebody is at. The system lets go of it when the process ends, however it
/// ends, so what can be held belongs to nobody any more.
public final class Hold: Sendable {
  private let descriptor: Int32

  private init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Holds what is at a path; nil where somebody does, where it is gone by then, or where nobody can
  /// tell.
  public static func taking(_ path: String) -> Hold? {
    take(path) { flock($0, LOCK_EX | LOCK_NB) == 0 && isStill(path, $0) }
  }

  /// Holds what this process has made; nil where somebody was quicker. A disk that knows no locks lets
  /// everyone in.
  static func own(_ path: String) -> Hold? { take(path) { isHeld($0, at: path) } }

  private static func take(_ path: String, _ isOurs: (Int32) -> Bool) -> Hold? {
    let descriptor = DiskCalls.open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    let hold = Hold(descriptor)
    return isOurs(descriptor) ? hold : nil
  }

  /// Holds a folder, waiting for whoever does; nil where nobody can say after so many tries of a tenth
  /// of a second. A disk that knows no locks lets everyone in.
  public static func waiting(for folder: String, tries: Int = 300) throws(SystemFault) -> Hold? {
    let descriptor = DiskCalls.open(folder, O_RDONLY | O_DIRECTORY)
    guard descriptor >= 0 else { throw SystemFault(path: folder, code: -descriptor) }
    let hold = Hold(descriptor)
    for _ in 0..<tries {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return hold }
      if errno != EWOULDBLOCK, errno != EINTR { return hold }
      usleep(100_000)
    }
    return nil
  }

  /// Holds an open file; false where somebody else does, or where it lost its name.
  static func isHeld(_ descriptor: Int32, at path: String) -> Bool {
    let isLocked = flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
    return isLocked && isStill(path, descriptor)
  }

  private static func isStill(_ path: String, _ descriptor: Int32) -> Bool {
    guard let one = DiskCalls.entry(path, followingLink: false),
      let other = DiskCalls.entry(of: descriptor)
    else { return false }
    return one.isSame(as: other)
  }

  /// Holds on until here; letting go is closing.
  public func release() { withExtendedLifetime(self) {} }
}
