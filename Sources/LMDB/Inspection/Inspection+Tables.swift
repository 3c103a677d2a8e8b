extension Inspection {
  /// The named tables with their records, and what cannot be believed of the table of tables.
  public func tables() -> (records: [String: TreeRecord], met: WalkResult) {
    var records: [String: TreeRecord] = [:]
    let (pieces, above) = pieces(of: main)
    var met = above
    for piece in pieces {
      var wrong: [PageProblem] = []
      let found = walk(piece) { key, value, _ in
        let name = String(decoding: (0..<key.count).map { key[$0] }, as: UTF8.self)
        guard value.count == TreeRecord.byteCount else {
          wrong.append(PageProblem(piece, PageFault("the record of \(name) is cut")))
          return
        }
        let record = TreeRecord(value, at: 0)
        if let fault = record.fault(flags: 0, lastPage: lastPage) {
          wrong.append(PageProblem(piece, PageFault("\(name): \(fault)")))
        } else {
          records[name] = record
        }
      }
      met.add(found)
      met.problems += wrong
    }
    note(main, &met)
    return (records, met)
  }

  /// Walks a whole table and compares it with its record.
  public func walk(
    all record: TreeRecord, readsLongValues: Bool = true,
    _ body: (_ key: Span<UInt8>, _ value: Span<UInt8>, _ place: ValuePlace) -> Void
  ) -> WalkResult {
    let (pieces, above) = pieces(of: record)
    var met = above
    for piece in pieces { met.add(walk(piece, readsLongValues: readsLongValues, body)) }
    note(record, &met)
    return met
  }

  /// Adds a problem when a walk through a whole tree did not meet what its record says. A problem that was met
  /// explains that already.
  public func note(_ record: TreeRecord, _ met: inout WalkResult) {
    guard met.problems.isEmpty, let fault = met.fault(against: record) else { return }
    met.problems.append(PageProblem(page: record.root, what: fault))
  }

  /// Checks the list of free pages: none may be in use, which would let a later write destroy what is there.
  ///
  /// Call it when all tables have been walked. Its values are lists of numbers (`MDB_IDL`): how many, then the
  /// numbers, falling.
  public func checkFreeList() -> WalkResult {
    var problems: [PageProblem] = []
    let (pieces, above) = pieces(of: freeList)
    var met = above
    for piece in pieces {
      met.add(
        walk(piece) { key, value, _ in
          // Pages are free since a transaction, which cannot be one to come.
          let since = key.count == 8 ? key.uint64(at: 0) : -1
          let isPast = since >= 0 && UInt64(since) <= transaction
          let fault = isPast ? self.fault(inFreePages: value) : "pages free since \(since)"
          if let fault { problems.append(PageProblem(piece, PageFault(fault))) }
        })
    }
    note(freeList, &met)
    met.problems += problems
    return met
  }

  private func fault(inFreePages value: Span<UInt8>) -> String? {
    guard value.count >= 8, value.count % 8 == 0, value.uint64(at: 0) == value.count / 8 - 1 else {
      return "a list of free pages has \(value.count) bytes"
    }
    let pages = (1..<max(1, value.count / 8)).map { value.uint64(at: 8 * $0) }
    for (index, page) in pages.enumerated() {
      guard (2...max(2, lastPage)).contains(page), index == 0 || page < pages[index - 1] else {
        return "page \(page) cannot be a free one"
      }
    }
    return claim(pages).map { "page \($0) is in use and named as free" }
  }
}
