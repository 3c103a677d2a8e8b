/// Why something does not go out to the place that was named. Nothing was written.
public enum Obstacle: Error, Equatable, Sendable {
  /// The place is, or lies in, a folder into which nothing else goes: which folder, and what it is.
  case taken(path: String, FolderKind, at: String)
  /// The place lies in a folder with backups in it, of which this is one.
  case amongBackups(path: String, folder: String, backup: String)
  /// What is secret and what is published would come to lie in one folder: what was found below.
  case holds(path: String, FolderKind, at: String)
  /// The same, of single files: their paths in the folder.
  case secrets(path: String, [String])
  /// The same cannot be told: a folder below cannot be looked into.
  case unseen(path: String, at: String)
  /// The same cannot be told: there are more folders below than that.
  case tooMuch(path: String, Int)
  /// Something is there already, where all that lies there would be shown: one name of it.
  case occupied(path: String, by: String)
  /// Another document is there that may have been handed out.
  case handedOut(path: String)
  /// A file is there that this tool did not make.
  case foreign(path: String)
  /// A page, PDF or table is there that was handed out with a report which the log calls issued.
  case beside(path: String, report: String)
  /// A file is there that this tool made, and what is to be written is not the same made anew: what it is,
  /// and which document, where it says so.
  case standing(path: String, Mark, document: String?)
  /// A file for one party would lie in the folder that has a publication in it: this one.
  case besidePublished(path: String, publication: String)
  /// A folder for auditors is there that is about another period or another state of the log: which, as a report
  /// says it; nil where it does not.
  case otherPack(path: String, period: String?)
  /// A file of a publication is there that is no signed head of this log.
  case otherHead(path: String)
  /// A publication's `key` is there, and is not the public key of this log.
  case otherKey(path: String)
  /// A folder is there, where a file was to be.
  case isFolder(path: String)
  /// A file is there, where a folder was to be.
  case isFile(path: String)
  /// A whole disk, as a device.
  case isDisk(path: String)
  /// Somebody made what was to be made in the meantime.
  case exists(path: String)
  /// The place is the root of a disk, which a folder cannot take the place of.
  case mounted(path: String)
  /// A name on the way is like those of what is in the making, which the next run takes away.
  case inTheMaking(path: String, name: String)
  /// A name on the way, or the folder at work, is no text: what was written would come to lie elsewhere.
  case notText(path: String)
  /// Where something is on the net, and no folder of this computer.
  case address(path: String)
  /// Links that lead to one another.
  case endlessLink(path: String)
  /// Somebody has been writing into this folder for long.
  case busy(path: String)
  /// A pipe that nobody reads.
  case unread(path: String)
  case system(SystemFault)

  /// The exit status of a command that ends so: 64 where another command line helps, 75 where the same helps a
  /// little later, 74 where another disk does.
  public var exitStatus: Int32 {
    switch self {
    case .system, .exists: 74
    case .busy, .unread: 75
    case .taken, .amongBackups, .holds, .secrets, .unseen, .tooMuch, .occupied, .handedOut, .beside,
      .foreign,
      .standing, .besidePublished, .otherPack, .otherHead, .otherKey, .isFolder, .isFile, .isDisk,
      .mounted, .inTheMaking, .notText, .address, .endlessLink:
      64
    }
  }
}
