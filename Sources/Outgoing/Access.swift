/// What this account may not look at: it may well be there, and nobody is told that it is not.
public enum Access {
  /// The first name on the way to a path that bars this account, the path itself among them; nil where nothing
  /// does, or nothing is there.
  ///
  /// - Parameter isListed: whether the names in the last folder are wanted, and not only files of known names.
  public static func barrier(to path: String, isListed: Bool = false) -> String? {
    var way = path.utf8.first == UInt8(ascii: "/") ? "" : nil as String?
    let steps = path.split(separator: "/")
    for (index, step) in steps.enumerated() {
      let here = way.map { $0 + "/" + step } ?? String(step)
      way = here
      guard let entry = DiskCalls.entry(here) else { return nil }
      let isFolder = entry.kind == .folder
      let isLast = index == steps.count - 1
      let wanted: DiskCalls.Right =
        !isFolder ? .reading : isLast && isListed ? .listing : .passing
      if DiskCalls.isBarred(here, for: wanted) { return here }
    }
    return nil
  }

  /// The first of these names below a folder, or the folder itself, that bars this account.
  public static func barrier(in folder: String, for names: [String]) -> String? {
    barrier(to: folder)
      ?? names.lazy.compactMap { barrier(to: "\(folder)/\($0)") }.first
  }
}
