extension RandomAccessCollection {
  /// The index of the first element that is not before what is sought, of elements in order; the end
  /// when all are. Looks at the logarithm of their count.
  @inlinable public func firstIndex(notBefore isBefore: (Element) -> Bool) -> Index {
    var (low, length) = (startIndex, count)
    while length > 0 {
      let half = length / 2
      let middle = index(low, offsetBy: half)
      if isBefore(self[middle]) {
        low = index(after: middle)
        length -= half + 1
      } else {
        length = half
      }
    }
    return low
  }
}
