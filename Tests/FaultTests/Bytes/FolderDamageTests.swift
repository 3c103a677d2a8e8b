import Bookkeeping
import Exchange
import Foundation
import Testing

/// Every bit of the small files of a ledger: `config`, `key`, `checkpoint`.
@Suite struct FolderDamageTests {
  /// What a ledger says of itself.
  private func state(_ path: String) throws(LedgerError) -> String {
    let ledger = try Ledger.open(at: path, projectors: [], clock: ByteBase.clock)
    let key = ledger.verifierKey.map { "\($0)" } ?? "no key"
    let settings = ledger.settings
    return
      "\(settings.origin) \(settings.coop) \(settings.zone.name) \(settings.scope ?? "-") \(key)"
  }

  @Test(arguments: ["config", "key", "checkpoint"])
  func `no flipped bit of a small file goes unnoticed`(name: String) async throws {
    let base = try await ByteBase.shared.value
    let (bits, detected) = try base.withCopy { try flipped(name, in: $0) }
    #expect(detected > 0)
    if ByteBase.isSoaking { print("damaged bytes, \(name): \(bits) bits, \(detected) detected") }
  }

  private func flipped(_ name: String, in path: String) throws -> (bits: Int, detected: Int) {
    let url = URL(filePath: path + "/" + name)
    let bytes = try Data(contentsOf: url)
    let sound = try state(path)
    var (bits, detected) = (0, 0)
    for bit in stride(from: 0, to: bytes.count * 8, by: ByteBase.isSoaking ? 1 : 11) {
      var damaged = bytes
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      try damaged.write(to: url)
      bits += 1
      do throws(LedgerError) {
        #expect(try state(path) == sound, "bit \(bit % 8) of byte \(bit / 8) of \(name)")
      } catch {
        detected += 1
        // Damage is the storage's fault or a failed check, never the caller's.
        #expect([74, 1].contains(error.exitStatus), "\(error)")
      }
    }
    return (bits, detected)
  }
}
