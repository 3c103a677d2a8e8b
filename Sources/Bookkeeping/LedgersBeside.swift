public import Exchange
import FoundationEssentials
import Outgoing
import Store

/// Other folders that lie beside a ledger's: those that were put aside, by the name that is printed for it or by
/// another, and copies of it.
enum LedgersBeside {
  /// Folders beside that are looked at; those that were put aside come first.
  private static let limit = 100
  private static let ending = "-aside"

  /// The first name that is free to put a ledger aside under: `LEDGER-aside`, `LEDGER-aside-2`, ….
  static func freeName(for ledger: String, _ ending: String = ending) -> String {
    let name = bare(ledger) + ending
    let isFree = { (path: String) in
      (try? FileManager.default.attributesOfItem(atPath: path)) == nil
    }
    if isFree(name) { return name }
    return (2...).lazy.map { "\(name)-\($0)" }.first(where: isFree) ?? name
  }

  /// Whether a name says that a ledger was put aside: it begins with the ledger's own, `ledger-aside`, `ledger.old`.
  static func isPutAside(_ other: String, of ledger: String) -> Bool {
    let (name, own) = (parted(other).name, parted(ledger).name)
    guard name.utf8.starts(with: own.utf8) else { return false }
    let next = String(decoding: name.utf8.dropFirst(own.utf8.count), as: UTF8.self)
    return next.unicodeScalars.first.map { !$0.properties.isAlphabetic } ?? false
  }

  /// Folders beside a ledger that are one themselves, or what is left of one, those that were put aside first. A link
  /// leads to none, unless it was put aside itself, nor is what is being made one.
  static func all(beside ledger: String) -> [String] {
    let (folder, own) = parted(ledger)
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder))
    let names = (all ?? []).filter { !$0.utf8.elementsEqual(own.utf8) }.sorted()
    let aside = names.filter { isPutAside($0, of: own) }
    let others = names.filter { !isPutAside($0, of: own) }
    return (aside + others).prefix(limit).map { folder + $0 }.filter { path in
      guard isFolder(path, of: ledger) else { return false }
      return switch FolderKind(at: path) {
      case .ledger: true
      // Of one that was put aside, its key is enough.
      case .witness: isPutAside(path, of: ledger)
      case .backup, .backups, .unfinished, .publication, .pack, nil: false
      }
    }
  }

  /// A link that was put aside, as a ledger on another disk is, leads to a folder that is not the ledger's own.
  private static func isFolder(_ path: String, of ledger: String) -> Bool {
    let type = (try? FileManager.default.attributesOfItem(atPath: path))?[.type]
    if type as? FileAttributeType == .typeDirectory { return true }
    guard type as? FileAttributeType == .typeSymbolicLink, isPutAside(path, of: ledger) else {
      return false
    }
    let place = { (path: String) in URL(filePath: path).resolvingSymlinksInPath().path }
    return place(path) != place(ledger)
  }

  /// What may not be read of folders that were put aside.
  static func barred(beside ledger: String) -> [String] {
    let (folder, own) = parted(ledger)
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)
    return (names ?? []).filter { $0 != own && isPutAside($0, of: own) }.sorted().prefix(limit)
      .compactMap { name in
        let path = folder + name
        let type = (try? FileManager.default.attributesOfItem(atPath: path))?[.type]
        guard type as? FileAttributeType == .typeDirectory else { return nil }
        return Access.barrier(to: path)
          ?? (FolderKind(at: path) == .ledger ? Access.barrier(to: path + "/key") : nil)
      }
  }

  /// The same, of those that bear the ledger's key; where a key is gone, of those that were put aside and bear its name.
  static func own(beside ledger: String) -> [String] {
    let beside = all(beside: ledger)
    guard !beside.isEmpty, let own = BackupOwner(of: ledger) else { return [] }
    return beside.filter { path in
      guard let owner = BackupOwner(of: path), !owner.isOther(than: own) else { return false }
      return owner.key != nil && own.key != nil || isPutAside(path, of: ledger)
    }
  }

  /// A path without the slashes that it ends in.
  static func bare(_ path: String) -> String {
    let end = path.utf8.reversed().prefix { $0 == UInt8(ascii: "/") }.count
    return String(path.dropLast(min(end, max(path.utf8.count - 1, 0))))
  }

  /// The folder that a path lies in, with its slash, as it is written; and its name there.
  static func parted(_ path: String) -> (folder: String, name: String) {
    let path = bare(path)
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
    let start = path.utf8.index(after: slash)
    return (String(path[..<start]), String(path[start...]))
  }
}

/// Another folder of a ledger, beside it, that still has persons who were erased or forgotten in it.
public struct ErasedBeside: Sendable, Equatable {
  public var path: String
  public var persons: [AgentID]
  /// Organisations whose contact person was forgotten since.
  public var contacts: [AgentID]
  /// How its log stands to the ledger's.
  public var relation: LogRelation
  /// What its vault has that is not here, or is otherwise and may be newer.
  public var lacking: [Recovery.Found]
  /// Whether its list of looks goes back further.
  public var hasLooks = false
  /// Whether it could not be told what its vault has.
  public var isUnseen = false
}

extension Ledger {
  /// The first free name to put a ledger aside under, beside it.
  public static func placeAside(for path: String) -> String { LedgersBeside.freeName(for: path) }

  /// The first free name for another copy of a ledger, beside it.
  public static func placeOfCopy(for path: String) -> String {
    LedgersBeside.freeName(for: path, "-copy")
  }

  /// Folders, or keys in them, that were put aside beside a ledger and that this account may not read: what they have
  /// is not known.
  public static func barredBeside(at path: String) -> [String] {
    LedgersBeside.barred(beside: path)
  }

  /// Whether other folders of a ledger, which need not be open, lie beside it and have a vault.
  public static func hasLedgersBeside(at path: String) -> Bool {
    LedgersBeside.all(beside: path).contains {
      Vault(path: LedgerFolder(path: $0).peoplePath).hasKeys
    }
  }

  /// Other folders of this ledger beside it that have a record, with its key, of somebody who was erased or forgotten
  /// here.
  public func besideHoldingErased() throws(LedgerError) -> [ErasedBeside] {
    let gone = try gone()
    if gone.isEmpty { return [] }
    let folders = ownBeside()
    var found: [ErasedBeside] = []
    for folder in folders {
      let relation = relation(to: folder)
      let shared = try sharedAgents(relation)
      guard let held = gone.held(in: LedgerFolder(path: folder).peoplePath, among: shared) else {
        continue
      }
      let lacking = lacking(from: folder)
      found.append(
        ErasedBeside(
          path: folder, persons: held.persons, contacts: held.contacts, relation: relation,
          lacking: lacking?.found ?? [], hasLooks: lacking.map { $0.looks > 0 } ?? false,
          isUnseen: lacking == nil))
    }
    return found
  }

  /// What the vault of a folder has that is not here; nil where that cannot be told.
  private func lacking(from folder: String) -> Recovery? {
    do throws(LedgerError) {
      var recovery = try recover(.init(source: folder, isTrial: true), by: settings.coop)
      recovery.found.removeAll { !$0.outcome.isOfUse }
      return recovery
    } catch {
      if case .nothingToRecover = error { return Recovery() }
      return nil
    }
  }
}
