import FoundationEssentials
import Glibc

/// What the system refused, at which path.
public struct SystemFault: Error, Equatable, Sendable {
  public let path: String
  /// The number of the error, as `errno` has it.
  public let code: Int32

  public init(path: String, code: Int32) { (self.path, self.code) = (path, code) }

  /// What the number means, in the system's own words: *No space left on device*.
  public var meaning: String { DiskCalls.meaning(code) }

  /// Whether there is no room left, on the disk or in what is allotted of it.
  public var isOfFullDisk: Bool { code == ENOSPC || code == EDQUOT }

  /// Why a call of Foundation failed, without its classes and codes: what the system said where it said
  /// something.
  public static func meaning(of error: any Error) -> String {
    guard let error = error as? CocoaError else { return "\(error)" }
    if let posix = error.underlying as? POSIXError { return DiskCalls.meaning(posix.code.rawValue) }
    let code: Int32? =
      switch error.code {
      case .fileNoSuchFile, .fileReadNoSuchFile: ENOENT
      case .fileReadNoPermission, .fileWriteNoPermission: EACCES
      case .fileWriteFileExists: EEXIST
      case .fileWriteVolumeReadOnly: EROFS
      case .fileWriteOutOfSpace: ENOSPC
      case .fileReadTooLarge: EFBIG
      case .fileReadInvalidFileName, .fileWriteInvalidFileName: ENAMETOOLONG
      case .fileReadInapplicableStringEncoding, .fileReadCorruptFile: EILSEQ
      default: nil
      }
    return code.map(DiskCalls.meaning) ?? "error \(error.code.rawValue)"
  }
}
