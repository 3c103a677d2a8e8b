import Foundation

/// A line of the log, as a stranger's program reads it.
struct Line: Decodable {
  struct Amount: Decodable {
    var unit: String
    var value: String
    var number: Double { Double(value) ?? .nan }
  }
  var id: String
  var kind: String
  var occurredAt: String
  var recordedAt: String
  var seq: Int
  var agent: String?
  var agentType: String?
  var name: String?
  var enterpriseNumber: String?
  var provider: String?
  var receiver: String?
  var item: String?
  var lot: String?
  var process: String?
  var skill: String?
  var state: String?
  var scope: String?
  var intent: String?
  var fulfills: String?
  var satisfies: [String]?
  var corrects: String?
  var digest: String?
  var size: Int?
  var paid: Bool?
  var quantity: Amount?
  var effort: Amount?
  var rejected: Amount?

  static func all() throws -> [Line] {
    let decoder = JSONDecoder()
    return try Namur.bytes(of: "log.jsonl").split(separator: UInt8(ascii: "\n")).map {
      try decoder.decode(Line.self, from: Data($0))
    }
  }
}

extension [Line] {
  func of(_ kind: String, _ item: String? = nil) -> [Line] {
    filter { $0.kind == kind && (item == nil || $0.item == item) }
  }

  var total: Double { reduce(0) { $0 + ($1.quantity?.number ?? 0) } }
  var hours: Double { reduce(0) { $0 + ($1.effort?.number ?? 0) } }
}
