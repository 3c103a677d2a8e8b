/// Places of an order that are still to be met, each once, the first first: a walk that touches few nodes of a
/// large order costs what it touches.
public struct PlaceQueue {
  /// A heap: none is more than those at twice its index and behind.
  private var places: [Int] = []
  private var members: Set<Int> = []

  public init() {}

  public var isEmpty: Bool { places.isEmpty }
  public var first: Int? { places.first }

  public mutating func insert(_ place: Int) {
    guard members.insert(place).inserted else { return }
    var index = places.count
    places.append(place)
    while index > 0, places[index] < places[(index - 1) / 2] {
      places.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  public mutating func removeFirst() -> Int? {
    guard let first = places.first, let last = places.popLast() else { return nil }
    members.remove(first)
    if places.isEmpty { return first }
    places[0] = last
    var index = 0
    while 2 * index + 1 < places.count {
      var least = 2 * index + 1
      if least + 1 < places.count, places[least + 1] < places[least] { least += 1 }
      guard places[least] < places[index] else { break }
      places.swapAt(index, least)
      index = least
    }
    return first
  }
}
