/// The nodes that some lead back to, each after all that draw on it; a circle is cut where the walk,
/// depth first, closes it.
struct WalkOrder {
  private(set) var nodes: [UInt64] = []
  private var places: [UInt64: Int] = [:]

  /// - Parameter before: the nodes that a node leads back to at once.
  init(from starts: [UInt64], _ before: (UInt64) -> [UInt64]) {
    var finished: [UInt64] = []
    var seen: Set<UInt64> = []
    var path: [(node: UInt64, next: [UInt64])] = []
    func enter(_ node: UInt64) {
      if seen.insert(node).inserted { path.append((node, before(node))) }
    }
    for start in starts {
      enter(start)
      while let last = path.indices.last {
        if let next = path[last].next.popLast() {
          enter(next)
        } else {
          finished.append(path.removeLast().node)
        }
      }
    }
    nodes = finished.reversed()
    places.reserveCapacity(nodes.count)
    for (index, node) in nodes.enumerated() { places[node] = index }
  }

  /// The place of a node; nil for one that nothing leads back to.
  subscript(node: UInt64) -> Int? { places[node] }
}
