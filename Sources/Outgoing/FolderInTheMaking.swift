import FoundationEssentials
import Glibc

/// A folder that is filled beside its place and takes it at once, whole. Of several that are made for
/// one place, the file system says which one takes it; the others find it taken, and remove nothing
/// but themselves.
///
/// It is held while it is made: what is left of it after a kill is seen to be nobody's.
public final class FolderInTheMaking: Sendable {
  public let path: String
  private let hold: Hold

  private init(_ path: String, _ hold: Hold) { (self.path, self.hold) = (path, hold) }

  /// Makes a folder, for its owner alone unless said; nil where the name is taken.
  public static func make(
    _ path: String, mode: UInt32 = 0o700
  ) throws(Obstacle) -> FolderInTheMaking? {
    let code = DiskCalls.makeFolder(path, mode: mode)
    if code == EEXIST { return nil }
    if code != 0 { throw .system(SystemFault(path: path, code: code)) }
    // Whoever sweeps may have been quicker than we: then another name.
    guard let hold = Hold.own(path) else { return nil }
    return FolderInTheMaking(path, hold)
  }

  /// Takes a place that is free: nothing is there, or an empty folder, whose owner and permissions are
  /// kept. The name is not flushed yet.
  ///
  /// Throws `exists` where something is there, which stays as it is.
  public func take(_ place: String) throws(Obstacle) {
    if let there = DiskCalls.entry(place, followingLink: false) {
      if there.kind != .folder { throw .exists(path: place) }
      DiskCalls.dress(path, like: there)
    }
    let code = DiskCalls.rename(path, to: place)
    switch code {
    case 0: hold.release()
    case ENOTEMPTY, EEXIST, ENOTDIR: throw .exists(path: place)
    case EBUSY, EXDEV: throw .mounted(path: place)
    default: throw .system(SystemFault(path: place, code: code))
    }
  }

  /// Takes it away again.
  public func remove() { try? FileManager.default.removeItem(atPath: path) }
}
