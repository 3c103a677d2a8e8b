import Foundation
import Glibc
import MerkleLog
import Testing

@testable import Audit

/// A second party that signs a head only when it goes on from the last one it saw.
@Suite struct WitnessTests {
  private let scratch = ScratchFolder()

  private func folder() throws -> WitnessFolder {
    let folder = WitnessFolder(scratch.path)
    _ = try folder.make(name: "witness.example/w1", seed: Array(1...32))
    return folder
  }

  private func sign(
    _ log: SignedLog, _ folder: WitnessFolder, at seconds: UInt64 = 1000
  ) throws -> WitnessFolder.Cosigned {
    try folder.cosign(log, log: log.key.verifierKey, seconds: seconds)
  }

  private func refusal(_ log: SignedLog, _ folder: WitnessFolder) throws -> WitnessRefusal? {
    do { _ = try sign(log, folder, at: 9999) } catch WitnessFault.refused(let refusal) {
      return refusal
    }
    return nil
  }

  @Test func `the published note comes back with the witness' line and the time handed in`() throws
  {
    let (folder, log) = (try folder(), SignedLog(300))
    let done = try sign(log, folder)
    let own = try folder.key().verifierKey
    #expect(try done.note.verified(by: [log.key.verifierKey, own]).map(\.seconds) == [nil, 1000])
    #expect(done.before == nil && done.head == log.head)
    #expect(log.requests == ["checkpoint"])
  }

  @Test func `a longer head is cosigned by its tiles alone, and an older one is let go`() throws {
    let folder = try folder()
    _ = try sign(SignedLog(300), folder)
    let log = SignedLog(70_000)
    let done = try sign(log, folder, at: 2000)
    #expect(done.before?.size == 300 && done.head.size == 70_000)
    let requests = log.requests
    #expect(requests.count < 20 && !requests.contains { $0.contains("entries") }, "\(requests)")
    let seen = try FileManager.default.subpathsOfDirectory(atPath: scratch.path + "/seen")
    #expect(seen.filter { $0.contains("/") }.count == 1, "\(seen)")
  }

  @Test func `the same head is cosigned again, and time never goes back`() throws {
    let (folder, log) = (try folder(), SignedLog(5))
    let own = try folder.key().verifierKey
    for (clock, time) in [(1000, 1000), (1500, 1500), (10, 1500), (1600, 1600)]
      as [(UInt64, UInt64)]
    {
      let done = try sign(log, folder, at: clock)
      #expect(try done.note.verified(by: [own]).map(\.seconds) == [time])
    }
    // A note that carries a line of this witness already gets no second one.
    log["checkpoint"] = Array(try sign(log, folder).note.formatted.utf8)
    #expect(try sign(log, folder).note.signatures.count == 2)
  }

  @Test func `a head that went back is refused with both heads`() throws {
    let folder = try folder()
    let seen = try sign(SignedLog(300), folder).note
    let old = SignedLog(299)
    #expect(try refusal(old, folder) == .smaller(offered: old.note, seen: seen))
    #expect(try sign(SignedLog(301), folder).before?.size == 300)
  }

  @Test(arguments: [300, 301, 600]) func `a head that forks is refused with both heads`(size: Int)
    throws
  {
    let folder = try folder()
    let seen = try sign(SignedLog(300), folder).note
    let other = SignedLog(size, fork: 299)
    #expect(try refusal(other, folder) == .forked(offered: other.note, seen: seen))
    #expect(try refusal(SignedLog(300), folder) == nil)
  }

  @Test func `in every small log, the heads that go on are told from those that fork`() throws {
    for old in 0...12 {
      let seen = SignedLog(old)
      let judgement = WitnessJudgement(log: seen.key.verifierKey, seen: seen.note)
      for new in 0...14 {
        for fork in 0...new {
          let log = SignedLog(new, fork: fork)
          let isSame = old <= fork && old <= new
          var refusal: WitnessRefusal?
          do throws(WitnessRefusal) {
            _ = try judgement.judge(log.note) { SiteTiles(site: log, size: $0) }
          } catch { refusal = error }
          switch refusal {
          case nil: #expect(isSame, "\(old) \(new) \(fork)")
          case .smaller?: #expect(new < old, "\(old) \(new) \(fork)")
          case .forked?: #expect(new >= old && !isSame, "\(old) \(new) \(fork)")
          case let other?: Issue.record("\(old) \(new) \(fork): \(other)")
          }
        }
      }
    }
  }

  @Test func `a tile that is missing or changed is no proof, and no accusation either`() throws {
    let seen = SignedLog(300)
    let judgement = WitnessJudgement(log: seen.key.verifierKey, seen: seen.note)
    let log = SignedLog(600)
    var refusedCount = 0
    for path in log.paths.filter({ $0.hasPrefix("tile/") && !$0.contains("entries") }) {
      let whole = log[path]!
      for bit in [Int?.none] + stride(from: 0, to: whole.count * 8, by: 1021).map(Optional.some) {
        var changed = whole
        if let bit { changed[bit / 8] ^= 1 << UInt8(bit % 8) }
        log[path] = bit == nil ? nil : changed
        do throws(WitnessRefusal) {
          _ = try judgement.judge(log.note) { SiteTiles(site: log, size: $0) }
        } catch {
          refusedCount += 1
          guard case .unproven(let fault) = error else {
            Issue.record("\(path) \(bit ?? -1): \(error)")
            continue
          }
          if bit == nil { #expect("\(fault)".contains(path)) }
        }
        log[path] = whole
      }
    }
    #expect(refusedCount > 20, "\(refusedCount)")
  }

  @Test func `a head by another key is refused, another log is another memory`() throws {
    let folder = try folder()
    _ = try sign(SignedLog(300), folder)
    let forged = SignedLog(400, seed: 2)
    #expect(throws: WitnessFault.refused(.signature(.noKnownSignature))) {
      try folder.cosign(forged, log: SignedLog(1).key.verifierKey, seconds: 1)
    }
    #expect(try sign(SignedLog(3, origin: "log.example/liege"), folder).before == nil)
  }

  @Test func `another log with the name of one that was seen is not damage`() throws {
    let folder = try folder()
    _ = try sign(SignedLog(300), folder)
    let other = SignedLog(3, seed: 2)
    #expect(throws: WitnessFault.otherKey("log.example/namur")) {
      try folder.cosign(other, log: other.key.verifierKey, seconds: 1)
    }
    #expect(try sign(SignedLog(301), folder).before?.size == 300)
  }

  @Test func `a memory that was cut, changed or lost its key signs nothing`() throws {
    let folder = try folder()
    _ = try sign(SignedLog(300), folder)
    let seen = scratch.path + "/seen/"
    let name = try #require(
      try FileManager.default.subpathsOfDirectory(atPath: seen).first { $0.contains("/") })
    let whole = try Data(contentsOf: URL(filePath: seen + name))
    for bad in [Data(), whole.prefix(whole.count / 2), Data(SignedLog(2).note.formatted.utf8)] {
      try bad.write(to: URL(filePath: seen + name))
      #expect(throws: WitnessFault.self) { try sign(SignedLog(400), folder) }
    }
    try whole.write(to: URL(filePath: seen + name))
    #expect(try sign(SignedLog(400), folder).before?.size == 300)
    try FileManager.default.removeItem(atPath: scratch.path + "/key")
    #expect(throws: WitnessFault.noKey(scratch.path + "/key")) {
      try sign(SignedLog(400), folder)
    }
  }

  @Test func `what cannot be kept is not cosigned`() throws {
    let folder = try folder()
    let origin = Hash.leaf(of: Array("log.example/namur".utf8)).hex
    try FileManager.default.createDirectory(
      atPath: scratch.path + "/seen", withIntermediateDirectories: true)
    // Where the heads of this log would be kept, something else is.
    try Data().write(to: URL(filePath: scratch.path + "/seen/" + origin))
    do {
      let done = try sign(SignedLog(3), folder)
      Issue.record("\(done.head.size)")
    } catch WitnessFault.storage(let path, _) {
      #expect(path.hasSuffix(origin))
    }
  }

  @Test func `a witness has one key and keeps it to itself`() throws {
    let folder = try folder()
    #expect(throws: WitnessFault.keyExists(scratch.path + "/key")) {
      try folder.make(name: "witness.example/w2", seed: Array(2...33))
    }
    let attributes = try FileManager.default.attributesOfItem(atPath: scratch.path + "/key")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    for name in ["a b", "exemple@test.invalid", "+32470123456"] {
      #expect(throws: WitnessFault.badName(name)) {
        try WitnessFolder(scratch.path + "/2").make(name: name, seed: Array(1...32))
      }
    }
  }

  @Test func `two runs at once are one after the other`() throws {
    let folder = try folder()
    _ = try sign(SignedLog(3), folder)
    let origin = Hash.leaf(of: Array("log.example/namur".utf8)).hex
    let other = try #require(FileHandle(forReadingAtPath: scratch.path + "/seen/" + origin))
    #expect(flock(other.fileDescriptor, LOCK_EX | LOCK_NB) == 0)
    #expect(throws: WitnessFault.busy(scratch.path)) { try sign(SignedLog(4), folder) }
    try other.close()
    #expect(try sign(SignedLog(4), folder).before?.size == 3)
  }

  @Test func `of two histories told at once only one is ever cosigned`() async throws {
    let folder = try folder()
    let logs = (0..<24).map { SignedLog(10 + $0 / 2, fork: $0.isMultiple(of: 2) ? .max : 5) }
    let signed = await withTaskGroup(of: (Int, Bool).self) { group in
      for (index, log) in logs.enumerated() {
        group.addTask {
          let done = try? folder.cosign(log, log: log.key.verifierKey, seconds: 7)
          return (index, done != nil)
        }
      }
      return await group.reduce(into: [Int]()) { if $1.1 { $0.append($1.0) } }
    }
    #expect(!signed.isEmpty)
    #expect(Set(signed.map { $0 % 2 }).count == 1, "\(signed)")
  }

  @Test func `a key that was made while somebody published above it is taken back`() throws {
    let files = FileManager.default
    let below = scratch.path + "/sub"
    try files.createDirectory(atPath: scratch.path + "/tile", withIntermediateDirectories: true)
    try files.createDirectory(atPath: below, withIntermediateDirectories: true)
    let log = SignedLog(5)
    try Data("\(log.key.verifierKey)\n".utf8).write(to: URL(filePath: scratch.path + "/key"))
    // As it is once the place was found free.
    let key = try CosigningKey(name: "witness.example/w1", seed: Array(1...32))
    #expect(throws: WitnessFault.self) { _ = try WitnessFolder(below).keep(key) }
    #expect(try files.contentsOfDirectory(atPath: below).isEmpty)
  }
}
