import Exchange
import Foundation
import MerkleLog
import Testing

@testable import Store

/// The two logs, which pass one suite.
enum LogKind: String, CaseIterable, Sendable {
  case onDisk, inMemory
}

/// A log in a folder that is gone with it.
final class TemporaryLog {
  let path = FileManager.default.temporaryDirectory.path + "/maillon-store-\(UUID().uuidString)"
  let log: any EventLog

  init(_ kind: LogKind) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    switch kind {
    // So small that it must grow.
    case .onDisk: log = try LMDBLog(path: path, create: true, mapByteCount: 64 << 10)
    case .inMemory: log = MemoryLog()
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// The entries of the tests: number and text follow from each other.
enum Entries {
  static func id(_ number: Int) -> EventID { EventID("e\(number)")! }
  static func line(_ number: Int) -> [UInt8] {
    Array("entry \(number) ".utf8) + [UInt8](repeating: 0x2E, count: number * 37 % 400)
  }

  static func batch(_ numbers: some Sequence<Int>, recordedAt: Int64 = 1000) -> EntryBatch {
    var batch = EntryBatch(recordedAt: Instant(milliseconds: recordedAt))
    for number in numbers { batch.add(id(number)) { $0 += line(number) } }
    return batch
  }

  /// The root as RFC 6962 §2.1 defines it.
  static func root(_ numbers: Range<Int>) -> Hash {
    if numbers.isEmpty { return .emptyRoot }
    if numbers.count == 1 { return .leaf(of: line(numbers.lowerBound)) }
    var half = 1
    while half * 2 < numbers.count { half *= 2 }
    let middle = numbers.lowerBound + half
    let children = root(numbers.lowerBound..<middle).bytes + root(middle..<numbers.upperBound).bytes
    return .sha256(of: ([1] + children).span)
  }
}
