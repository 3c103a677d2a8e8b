/// Compares an answer with what a step expects of it.
enum Match {
  /// What the answer lacks, and what it has too much.
  static func faults(of answer: [String: Any], _ step: Step) -> [String] {
    var faults: [String] = []
    for (name, expected) in step.expect.sorted(by: { $0.key < $1.key }) {
      guard let found = answer[name] else {
        faults.append("no \(name)")
        continue
      }
      if let expected = expected as? [[String: Any]], let found = found as? [[String: Any]] {
        faults += self.faults(in: found, expected, isWhole: name == "cells" || name == "loans")
          .map { "\(name) \($0)" }
      } else if !matches(found, expected) {
        faults.append("\(name) is \(found)")
      }
    }
    for (name, rows) in step.absent {
      let found = answer[name] as? [[String: Any]] ?? []
      for row in rows as? [[String: Any]] ?? [] where found.contains(where: { matches($0, row) }) {
        faults.append("\(name) has \(text(row))")
      }
    }
    return faults
  }

  /// Rows as sets. Of cells and loans every row is told, but such with a quantity of zero.
  private static func faults(
    in found: [[String: Any]], _ expected: [[String: Any]], isWhole: Bool
  ) -> [String] {
    var faults: [String] = []
    for row in expected where !found.contains(where: { matches($0, row) }) {
      guard row["quantity"] as? String != "0" else { continue }
      faults.append("lacks \(text(row)) among \(found.map(text))")
    }
    guard isWhole else { return faults }
    for row in found where row["quantity"] as? String != "0" {
      if !expected.contains(where: { matches(row, $0) }) { faults.append("has \(text(row))") }
    }
    return faults
  }

  /// Whether `found` says all that `expected` says.
  private static func matches(_ found: Any, _ expected: Any) -> Bool {
    if let expected = expected as? [String: Any] {
      guard let found = found as? [String: Any] else { return false }
      return expected.allSatisfy { key, value in found[key].map { matches($0, value) } ?? false }
    }
    if let expected = expected as? [[String: Any]], let found = found as? [[String: Any]] {
      return expected.allSatisfy { row in found.contains { matches($0, row) } }
    }
    return "\(found)" == "\(expected)"
  }

  private static func text(_ row: [String: Any]) -> String {
    row.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
  }
}
