extension Environment {
  /// How an environment is opened.
  public struct Options: Sendable {
    /// Named tables opened at once, and created unless `readOnly`; their handles live as long as the environment.
    public var tables: [String]
    /// How many more tables than `tables` may be open at a time, for those made or opened later.
    public var spareTableCount = 32
    /// Whether a missing environment is created, with its folder (but not the folder's parents).
    public var create: Bool
    /// Whether every write is refused.
    public var readOnly = false
    /// Nobody writes to it, as to a copy: it is read without a lock file, and none is made.
    public var isStill = false
    /// Address space reserved at first; `nil`: 16 GiB, halved down to 1 GiB when the system refuses.
    /// The file itself is only as long as what was written.
    public var mapByteCount: Int?
    /// How far the map may grow by itself.
    public var mapByteCountLimit = 1 << 46
    /// What is on the disk when a write returns.
    public var durability = Durability.everyCommit
    /// How long a write waits for the writer of another process before it throws `busy`.
    public var writerPatience = Duration.seconds(30)
    /// How many read transactions all processes together may have open; the first process to open decides.
    public var readerLimit = 126

    /// Options with safe defaults.
    public init(tables: [String] = [], create: Bool = false) {
      self.tables = tables
      self.create = create
    }
  }

  /// What is on the disk when `write` returns.
  public enum Durability: Sendable {
    /// Everything; the default.
    case everyCommit
    /// Everything but perhaps the last commit, which a power cut may undo whole; for views that can be rebuilt.
    case metadataLater
    /// Nothing for certain: a power cut may ruin the file. For tests only.
    case none
  }

  /// How large an environment is and who reads it.
  public struct Usage: Equatable, Sendable {
    /// Length of the data file.
    public let fileByteCount: Int
    /// Address space reserved for the file.
    public let mapByteCount: Int
    /// Size of a page.
    public let pageByteCount: Int
    /// Number of the last page in use, from zero.
    public let lastPage: Int
    /// Number of the last committed write transaction.
    public let lastTransaction: Int
    /// Reader slots taken or once taken, of all processes.
    public let readerCount: Int
    /// Reader slots there are.
    public let readerLimit: Int
  }
}
