import Foundation
public import MerkleLog
import Outgoing

/// A published log (C2SP tlog-tiles), wherever its files are: a folder, a web server.
public protocol PublishedSite: Sendable {
  /// Where it is, as a person says it.
  var place: String { get }

  /// The files at these paths, in their order; nil where there is none. A file of more than `limit`
  /// bytes is not read on.
  func files(_ paths: [String], limit: Int) throws(SiteFault) -> [[UInt8]?]
}

/// Why a file of a published log was not had.
public enum SiteFault: Error, Equatable, Sendable {
  case missing(String)
  /// It is there, or may be, and is not for this account to read.
  case barred(String)
  case unreadable(String, MerkleError)
  case tooLong(String, limit: Int)
  /// The server does not answer as one that has the log: with what it, or the network, said.
  case unreachable(String, because: String)
  /// The program that fetches is not there.
  case noFetcher(String)

  /// The file concerned.
  public var path: String {
    switch self {
    case .missing(let path), .barred(let path), .unreadable(let path, _), .tooLong(let path, _),
      .unreachable(let path, _), .noFetcher(let path):
      path
    }
  }
}

/// The limits on what is read of a published log.
public enum SiteLimits {
  /// 256 hashes.
  public static let tileByteCount = 8_192
  /// 256 entries, each with its length.
  public static let bundleByteCount = 256 * (2 + MerkleLimits.entryByteCount)
  /// Entries of a log, all of which are held in memory: ten million and more, and a fourth of what this machine has. A
  /// server may go on for ever.
  public static var logByteCount: Int {
    Int(min(4 << 30, ProcessInfo.processInfo.physicalMemory / 4))
  }
  /// Files asked for in one go.
  public static let batchCount = 16
}

extension PublishedSite {
  /// One file that must be there.
  func file(_ path: String, limit: Int) throws(SiteFault) -> [UInt8] {
    guard let bytes = try files([path], limit: limit).first ?? nil else {
      throw .missing(place + "/" + path)
    }
    return bytes
  }

  /// The signed head, and what it says; nothing of it is believed yet.
  func head() throws(SiteFault) -> (bytes: [UInt8], note: Note, checkpoint: Checkpoint) {
    let bytes = try file("checkpoint", limit: MerkleLimits.noteByteCount)
    do throws(MerkleError) {
      let note = try Note(parsing: bytes)
      return (bytes, note, try Checkpoint(parsing: note.text))
    } catch { throw .unreadable(place + "/checkpoint", error) }
  }

  /// Asks for many files, some at a time.
  func files(
    _ paths: [String], limit: Int, each body: (Int, [UInt8]?) throws(SiteFault) -> Void
  ) throws(SiteFault) {
    for start in stride(from: 0, to: paths.count, by: SiteLimits.batchCount) {
      let batch = Array(paths[start..<min(start + SiteLimits.batchCount, paths.count)])
      for (offset, bytes) in try files(batch, limit: limit).enumerated() {
        try body(start + offset, bytes)
      }
    }
  }
}

/// A folder, as `publish` writes it.
public struct FolderSite: PublishedSite {
  public let place: String

  public init(_ path: String) { place = path }

  public func files(_ paths: [String], limit: Int) throws(SiteFault) -> [[UInt8]?] {
    var all: [[UInt8]?] = []
    for path in paths { all.append(try file(at: place + "/" + path, limit)) }
    return all
  }

  private func file(at path: String, _ limit: Int) throws(SiteFault) -> [UInt8]? {
    if let barrier = Access.barrier(to: path) { throw .barred(barrier) }
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    // A pipe in its place would hold whoever reads it for ever.
    let resolved = URL(filePath: path).resolvingSymlinksInPath().path
    let kind = (try? FileManager.default.attributesOfItem(atPath: resolved))?[.type]
    guard kind as? FileAttributeType == .typeRegular else { throw .missing(path) }
    do {
      let handle = try FileHandle(forReadingFrom: URL(filePath: path))
      let bytes = [UInt8](try handle.read(upToCount: limit + 1) ?? Data())
      if bytes.count <= limit { return bytes }
    } catch { throw .missing(path) }
    throw .tooLong(path, limit: limit)
  }
}

/// The tiles of a site whose head counts `size` entries. Nothing says that they are right: a proof
/// made of them is, when it leads to a root that is signed. Each is asked for once.
final class SiteTiles: HashReader {
  private let site: any PublishedSite
  private let size: UInt64
  private var had: [String: [UInt8]] = [:]

  init(site: any PublishedSite, size: UInt64) {
    self.site = site
    self.size = size
  }

  func tile(_ id: TileID, width: Int) throws(MerkleError) -> [UInt8] {
    let width = max(width, id.width(forSize: size))
    let path = id.path(width: width)
    if let bytes = had[path] { return bytes }
    do throws(SiteFault) {
      let bytes = try site.file(path, limit: SiteLimits.tileByteCount)
      had[path] = bytes
      return bytes
    } catch {
      throw .tileUnavailable(id, width: width, because: reason(error))
    }
  }

  private func reason(_ fault: SiteFault) -> String {
    switch fault {
    case .missing: "it is not there"
    case .barred: "it is not for this account to read"
    case .unreadable(_, let error): "\(error)"
    case .tooLong(_, let limit): "it has more than \(limit) bytes"
    case .unreachable(_, let reason): reason
    case .noFetcher: "nothing can be fetched"
    }
  }
}
