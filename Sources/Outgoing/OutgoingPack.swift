import FoundationEssentials

/// The files of a folder for auditors, of which there may be thousands: the folder is looked at once for all of them.
public struct OutgoingPack: Sendable {
  public struct File: Sendable {
    /// In the folder.
    public var name: String
    public var bytes: [UInt8]

    public init(_ name: String, _ bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }
  }

  public var folder: String
  /// In the order in which they are written.
  public var files: [File]
  /// Whether files that are not ours may be replaced.
  public var isForced: Bool

  public init(_ files: [File], in folder: String, isForced: Bool = false) {
    (self.files, self.folder, self.isForced) = (files, folder, isForced)
  }

  /// The files of which there is one, and what they are known by.
  private static let marks: [(name: String, mark: Mark)] = [
    ("rapport.json", .report), ("rapport.html", .page), ("livraisons.csv", .table),
    ("LISEZMOI.txt", .guide),
  ]

  /// Whether a folder is one that lacks something: all that is in it bears a name and a mark of ours, and some of it
  /// lies in no other folder. None of the files is durable before all are.
  static func isBegun(_ folder: String, _ names: [String]) -> Bool {
    var isOfPack = false
    let isOurs = names.allSatisfy { name in
      if name == "site" || name == "lost+found" { return true }
      let own = marks.first { $0.name == name || Leftover.isFile(name, of: [$0.name]) }
      guard let mark = own?.mark ?? (name.hasSuffix(".tlog-proof") ? .proof : nil),
        DiskCalls.entry("\(folder)/\(name)", followingLink: false)?.kind == .file,
        let bytes = DiskCalls.bytes(of: "\(folder)/\(name)", upTo: Mark.limit)
      else { return false }
      isOfPack = isOfPack || own != nil
      return bytes.isEmpty || mark.isOn(bytes)
    }
    return isOurs && isOfPack
  }

  fileprivate func outgoing(_ file: File) -> OutgoingFile {
    var one = OutgoingFile(file.bytes, to: "\(folder)/\(file.name)", isForced: isForced)
    one.isOfPack = true
    return one
  }
}

extension Door {
  /// Makes a folder for auditors where there is none, and holds it until that is let go of: what is judged there stays
  /// what it is. Nil where it cannot be held.
  public func hold(pack folder: String) throws(Obstacle) -> Hold? {
    let place = try place(for: .pack, at: folder).path
    // Where it cannot be made, whoever writes into it says so.
    try? FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    return try hold(place)
  }

  /// Throws what ``send(_:)-(OutgoingPack)`` would, as far as can be told before: so that no file of it is written
  /// alone.
  public func judge(_ pack: OutgoingPack) throws(Obstacle) {
    let place = try place(for: .pack, at: pack.folder).path
    for file in pack.files {
      let path = "\(place)/\(file.name)"
      switch DiskCalls.entry(path, followingLink: false)?.kind {
      case nil: continue
      case .file: if !pack.isForced { try Self.mustBeReplaceable(pack.outgoing(file), at: path) }
      // A link, a folder, a pipe: as of any file that leaves.
      default: try judge(pack.outgoing(file))
      }
    }
  }

  /// Sends all files out, each written beside its place and renamed. None is durable until all around it is.
  ///
  /// - Parameter hold: the folder's, by who sends.
  public func send(_ pack: OutgoingPack, holding hold: Hold?) throws(Obstacle) {
    let place = try place(for: .pack, at: pack.folder).path
    Self.sweep(place, pack.files)
    for file in pack.files {
      let path = "\(place)/\(file.name)"
      let kind = DiskCalls.entry(path, followingLink: false)?.kind
      if kind != nil, kind != .file {
        var one = pack.outgoing(file)
        one.hold = hold
        try send(one)
      } else if kind == nil || DiskCalls.bytes(of: path, upTo: file.bytes.count + 1) != file.bytes {
        do throws(SystemFault) {
          try FileBeside.write(file.bytes, to: path, isFlushed: false)
        } catch { throw .system(error) }
      }
    }
  }

  /// Takes the proofs out of a folder for auditors that it has no more: those of which `isOurs` says so, by name and
  /// bytes, and no other file.
  public func removeProofs(
    in folder: String, where isOurs: (String, [UInt8]) -> Bool
  ) throws(Obstacle) {
    let place = try place(for: .pack, at: folder).path
    do throws(SystemFault) {
      for (name, _) in try DiskCalls.contents(of: place)
      where name.hasSuffix(".tlog-proof") {
        let path = "\(place)/\(name)"
        guard DiskCalls.entry(path, followingLink: false)?.kind == .file,
          let bytes = DiskCalls.bytes(of: path, upTo: Mark.limit), Mark.proof.isOn(bytes),
          isOurs(name, bytes)
        else { continue }
        DiskCalls.unlink(path)
      }
    } catch {
      if DiskCalls.entry(place) != nil { throw .system(error) }
    }
  }
}
