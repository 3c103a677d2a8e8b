import Foundation

/// A disk as a power cut may leave it: what was synced is there, of the rest any part.
///
/// No file system is so bad, and POSIX promises no more. Within a file each 512-byte sector that was
/// written since the last sync may be there or not, in any of its versions, and so may be the new
/// length. The names in a folder change in order; a power cut keeps those changes up to some point.
/// Syncing a file does not sync its name; that is for its folder.
final class Disk {
  static let sectorByteCount = 512

  /// A file or a folder, whatever its name is.
  private final class Node {
    let isFolder: Bool
    var current = Data()
    var durable = Data()
    /// Sectors written since the last sync, in all their versions.
    var pending: [Int: [Data]] = [:]
    /// Of a folder: its names now, those that are on the disk, and the changes in between.
    var names: [String: Node] = [:]
    var durableNames: [String: Node] = [:]
    var changes: [[(name: String, node: Node?)]] = []

    init(isFolder: Bool) { self.isFolder = isFolder }

    func sync() {
      (durable, pending) = (current, [:])
      (durableNames, changes) = (names, [])
    }
  }

  /// Which part of what was not synced survives.
  enum Survival: CaseIterable {
    case nothing, everything, few, half, most

    fileprivate func keeps(_ chance: inout Chance) -> Bool {
      switch self {
      case .nothing: false
      case .everything: true
      case .few: Int.random(in: 0..<10, using: &chance) == 0
      case .half: Bool.random(using: &chance)
      case .most: Int.random(in: 0..<10, using: &chance) > 0
      }
    }
  }

  private let rootPath: String
  private let root = Node(isFolder: true)

  /// A disk with an empty folder at `path`.
  init(path: String) { rootPath = path }

  // MARK: - Doing

  /// Does what a process did. An act on its way when the power fails may be there in parts, even if
  /// it would have been synchronous.
  func perform(_ act: DiskTrace.Act, isOnItsWay: Bool = false) {
    switch act {
    case .opened(let path, let isNew, let isEmptied):
      if isNew || isEmptied { _ = file(path) }
      if isEmptied, let node = node(path) { resize(node, to: 0) }
    case .written(let path, let offset, let bytes, let isSynchronous):
      write(bytes, to: file(path), at: offset, isSynchronous: isSynchronous && !isOnItsWay)
    case .synced(let path): if !isOnItsWay { node(path)?.sync() }
    case .allSynced: if !isOnItsWay { syncAll(root) }
    case .truncated(let path, let byteCount):
      let node = file(path)
      if byteCount != node.current.count { resize(node, to: byteCount) }
    case .renamed(let path, let other): rename(path, to: other)
    case .linked(let path, let other):
      if let node = node(path) { enter([(Self.name(other), node)], in: folder(of: other)) }
    case .removed(let path): enter([(Self.name(path), nil)], in: folder(of: path))
    case .folderMade(let path):
      enter([(Self.name(path), Node(isFolder: true))], in: folder(of: path))
    case .said: break
    }
  }

  private func write(_ bytes: Data, to node: Node, at offset: Int, isSynchronous: Bool) {
    let end = offset + bytes.count
    if node.current.count < end { node.current.append(Data(count: end - node.current.count)) }
    node.current.replaceSubrange(offset..<end, with: bytes)
    let size = Self.sectorByteCount
    for sector in offset / size...max(offset, end - 1) / size {
      let range = sector * size..<min((sector + 1) * size, node.current.count)
      let content = Data(node.current[range])
      guard isSynchronous else {
        node.pending[sector, default: []].append(content)
        continue
      }
      node.pending[sector] = nil
      node.durable.put(content, at: range.lowerBound)
    }
  }

  private func resize(_ node: Node, to byteCount: Int) {
    if byteCount < node.current.count {
      node.current = Data(node.current.prefix(byteCount))
    } else {
      node.current.append(Data(count: byteCount - node.current.count))
    }
  }

  private func rename(_ path: String, to other: String) {
    guard let node = node(path) else { return }
    let (from, to) = (folder(of: path), folder(of: other))
    if from === to {
      enter([(Self.name(other), node), (Self.name(path), nil)], in: from)
    } else {
      enter([(Self.name(other), node)], in: to)
      enter([(Self.name(path), nil)], in: from)
    }
  }

  private func enter(_ change: [(name: String, node: Node?)], in folder: Node) {
    for (name, node) in change { folder.names[name] = node }
    folder.changes.append(change)
  }

  private func syncAll(_ node: Node) {
    node.sync()
    for child in node.names.values { syncAll(child) }
  }

  // MARK: - Names

  private static func name(_ path: String) -> String {
    String(path[path.index(after: path.lastIndex(of: "/")!)...])
  }

  private func node(_ path: String) -> Node? {
    var node: Node? = root
    for name in path.dropFirst(rootPath.count).split(separator: "/") {
      node = node?.names[String(name)]
    }
    return node
  }

  private func folder(of path: String) -> Node {
    let parent = String(path[..<path.lastIndex(of: "/")!])
    guard let node = node(parent), node.isFolder else {
      preconditionFailure("The trace speaks of \(path) before its folder.")
    }
    return node
  }

  /// A file, made when it is not there: some calls of the C library make files unseen.
  private func file(_ path: String) -> Node {
    if let node = node(path) { return node }
    let node = Node(isFolder: false)
    enter([(Self.name(path), node)], in: folder(of: path))
    return node
  }

  // MARK: - The power fails

  /// Writes what a power cut leaves of the disk into a folder.
  func writeRemains(to path: String, _ survival: Survival, _ chance: inout Chance) throws {
    try write(root, to: path, survival, &chance)
  }

  private func write(
    _ node: Node, to path: String, _ survival: Survival, _ chance: inout Chance
  ) throws {
    guard node.isFolder else {
      return try remains(of: node, survival, &chance).write(to: URL(filePath: path))
    }
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    var names = node.durableNames
    for change in node.changes {
      guard survival.keeps(&chance) else { break }
      for (name, node) in change { names[name] = node }
    }
    for name in names.keys.sorted() {
      try write(names[name]!, to: path + "/" + name, survival, &chance)
    }
  }

  private func remains(of node: Node, _ survival: Survival, _ chance: inout Chance) -> Data {
    var content = node.durable
    for sector in node.pending.keys.sorted() where survival.keeps(&chance) {
      let version = node.pending[sector]!.randomElement(using: &chance)!
      content.put(version, at: sector * Self.sectorByteCount)
    }
    // The length comes to the disk by itself: holes read as zeros, and what is beyond it is gone.
    if node.current.count != node.durable.count, survival.keeps(&chance) {
      let length = node.current.count
      content = Data(content.prefix(length))
      content.append(Data(count: length - content.count))
    }
    return content
  }
}

extension Data {
  /// Writes over what is there; what is missing before `offset` is zeros.
  fileprivate mutating func put(_ bytes: Data, at offset: Int) {
    let end = offset + bytes.count
    if count < end { append(Data(count: end - count)) }
    replaceSubrange(offset..<end, with: bytes)
  }
}
