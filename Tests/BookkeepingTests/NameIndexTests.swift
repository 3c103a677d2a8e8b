import Bookkeeping
import Exchange
import Foundation
import People
import Testing

/// What the records say of names is kept together where they are many, and never outlives them.
@Suite struct NameIndexTests {
  private let folder = TemporaryFolder()
  private let coop = AgentID("coop")
  private var people: String { folder.path + "/people/" }
  private static let files = ["names.sealed", "keys/names.key"]

  /// A ledger with forty persons, each with a name of letters.
  private func ledger() async throws -> Ledger {
    let ledger = try await Ledger.fresh(folder)
    let lines = (0..<40).map {
      #"{"agent":"p-\#($0)","agentType":"person","category":"citizen","id":"a\#($0)","kind":"agentRegistered","tracked":false}"#
    }
    #expect(try await ledger.take(lines.joined(separator: "\n")).accepted == 40)
    for number in 0..<40 { try name(number, in: ledger) }
    return ledger
  }

  private static func name(_ number: Int) -> String {
    let letter = { (index: Int) in String(UnicodeScalar(UInt8(0x61 + index))) }
    return "Prénom\(letter(number / 26)) Exemple\(letter(number % 26))"
  }

  private func name(_ number: Int, in ledger: Ledger) throws {
    try ledger.people.change(AgentID("p-\(number)"), by: coop) { record in
      record.name = Self.name(number)
      return ["name"]
    }
  }

  private func named(_ text: String, in ledger: Ledger) throws -> [String] {
    var act = Event(
      id: EventID("x")!, kind: .donationReceived, occurredAt: Timestamp("2020-04-05")!)
    act.set(.place, .text(text))
    return try ledger.namings(in: act, by: coop).flatMap(\.persons)
  }

  private func bytes() -> [[UInt8]?] {
    Self.files.map { FileManager.default.contents(atPath: people + $0).map { [UInt8]($0) } }
  }

  @Test func `it is made by the first look, holds nothing in clear, and says the same`()
    async throws
  {
    let ledger = try await ledger()
    #expect(bytes() == [nil, nil])
    #expect(try named("chez \(Self.name(7))", in: ledger) == ["p-7"])
    let kept = bytes()
    let sealed = try #require(kept[0])
    #expect(!String(decoding: sealed, as: UTF8.self).contains("Exemple"))
    for number in [0, 7, 39] {
      #expect(try named("chez \(Self.name(number))", in: ledger) == ["p-\(number)"])
    }
    #expect(try named("chez personne", in: ledger) == [])
    #expect(bytes() == kept)
  }

  @Test func `a record that changes is found by its new name, and no more by the former`()
    async throws
  {
    let ledger = try await ledger()
    _ = try named("rien", in: ledger)
    try ledger.people.change(AgentID("p-7"), by: coop) { record in
      record.name = "Autre Quatrelivres"
      return ["name"]
    }
    #expect(bytes() == [nil, nil])
    #expect(try named("chez Autre Quatrelivres", in: ledger) == ["p-7"])
    #expect(try named("chez \(Self.name(7))", in: ledger) == [])
  }

  @Test func `it goes before a person does, and what was put back of it is not read`() async throws
  {
    let ledger = try await ledger()
    _ = try named("rien", in: ledger)
    let former = bytes()
    _ = try await ledger.erase(AgentID("p-7"), reason: "request", by: coop)
    #expect(bytes() == [nil, nil])
    for (file, bytes) in zip(Self.files, former) {
      try Data(#require(bytes)).write(to: URL(filePath: people + file))
    }
    #expect(try named("chez \(Self.name(7))", in: ledger) == [])
    #expect(bytes() != former)
  }

  @Test func `one that is of no use is swept`() async throws {
    let ledger = try await ledger()
    try Data("x".utf8).write(to: URL(filePath: people + Self.files[0]))
    try ledger.people.sweep()
    #expect(bytes() == [nil, nil])
  }

  @Test func `no backup has it`() async throws {
    let ledger = try await ledger()
    _ = try named("rien", in: ledger)
    let place = TemporaryFolder()
    _ = try ledger.backUp(to: place.path)
    let names = try FileManager.default.subpathsOfDirectory(atPath: place.path)
    #expect(names.contains { $0.hasSuffix("people/persons/p-7.0.sealed") })
    #expect(!names.contains { $0.hasSuffix("names.sealed") || $0.hasSuffix("names.key") })
  }
}
