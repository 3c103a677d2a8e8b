import Dispatch
import LMDB
import Synchronization

extension ViewStore {
  /// What cannot be believed of the pages of a folder's read models; nothing where there are none. Rows
  /// are not decoded: whether they say what the log says is for a rebuild to find.
  public static func faults(at path: String) throws(StoreError) -> [String] {
    let environment: Environment
    do throws(LMDBError) { environment = try .opened(at: path) } catch .missing {
      return []
    } catch .permissionDenied {
      // Whoever may not read them goes without; that says nothing about their pages.
      return []
    } catch { return [error.description] }
    return try faults(environment)
  }

  /// The same, of read models that are open.
  public func faults() throws(StoreError) -> [String] { try Self.faults(environment) }

  private static func faults(_ environment: Environment) throws(StoreError) -> [String] {
    try environment.inspect { (inspection) throws(StoreError) in
      let (records, top) = inspection.tables()
      var faults = top.problems.map { "views, page \($0.page): \($0.what)" }
      for (name, record) in records.sorted(by: { $0.key < $1.key }) {
        for problem in walk(record, inspection).problems {
          faults.append("\(name), page \(problem.page): \(problem.what)")
        }
      }
      for problem in inspection.checkFreeList().problems {
        faults.append("free pages, page \(problem.page): \(problem.what)")
      }
      return faults
    }
  }

  private static func walk(_ record: TreeRecord, _ inspection: Inspection) -> WalkResult {
    let (pieces, above) = inspection.pieces(of: record)
    let found = Mutex(above)
    DispatchQueue.concurrentPerform(iterations: pieces.count) { index in
      let met = inspection.walk(pieces[index]) { _, _, _ in }
      found.withLock { $0.add(met) }
    }
    return found.withLock { met in
      inspection.note(record, &met)
      return met
    }
  }
}
