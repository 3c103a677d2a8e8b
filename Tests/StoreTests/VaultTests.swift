import FoundationEssentials
import Glibc
import Store
import Testing

@Suite struct VaultTests {
  private let path = FileManager.default.temporaryDirectory.path + "/vault-\(UUID().uuidString)"
  private var vault: Vault { Vault(path: path) }

  @Test func `what is sealed comes back and stands nowhere in clear`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let text = Array("un nom".utf8)
    try vault.locked { () throws(StoreError) in
      try vault.write(text, to: .init(.persons, "p-1"))
      #expect(try vault.read(.init(.persons, "p-1")) == text)
      #expect(try vault.read(.init(.persons, "p-2")) == nil)
      #expect(try vault.owners(on: .persons) == ["p-1"])
    }
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      let bytes = FileManager.default.contents(atPath: path + "/" + name).map { [UInt8]($0) } ?? []
      #expect(!String(decoding: bytes, as: UTF8.self).contains("un nom"), "\(name)")
    }
  }

  // MARK: - Names on disks that know no capitals

  private static let owners = [
    "n1", "N1", "dora", "Dora", "DORA", "dora.", "a:b", "a.b", "A:b", "con", "CON", "con.x", "nul",
    "Aux",
    "com1", "COM1", "LPT9.a", "comx", "prn", "..", ".", "-", "p-1", "p_1",
    "a%".replacing("%", with: ":"),
  ]

  @Test func `no two files are one where capitals are not told apart, and none is a device`() throws
  {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try vault.locked { () throws(StoreError) in
      for (index, owner) in Self.owners.enumerated() {
        try vault.write([UInt8(index)], to: .init(.persons, owner))
        try vault.write([UInt8(index)], to: .init(.persons, owner, part: 12))
      }
      for (index, owner) in Self.owners.enumerated() {
        #expect(try vault.read(.init(.persons, owner)) == [UInt8(index)], "\(owner)")
        #expect(try vault.parts(on: .persons, of: owner) == [0, 12], "\(owner)")
      }
      #expect(Set(try vault.owners(on: .persons)) == Set(Self.owners))
    }
    for folder in ["persons", "keys/persons"] {
      let names = try FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)
      #expect(Set(names.map { $0.lowercased() }).count == names.count)
      let devices = ["con", "prn", "aux", "nul", "com1", "lpt9"]
      for name in names {
        #expect(name == name.lowercased() && !name.contains(":") && !name.hasSuffix("."), "\(name)")
        #expect(!devices.contains(String(name.prefix { $0 != "." })), "\(name)")
      }
    }
  }

  @Test func `most names stand as they are`() {
    for name in [
      "p-1.0.sealed", "dora.key", "0198a5c2-7a3b-7d11-8f00-0123456789ab.key", "comx.key",
    ] {
      #expect(VaultName.safe(name) == name && VaultName.plain(name) == name)
    }
    #expect(VaultName.safe("N1.key") == "%4e1.key")
  }

  /// Former versions wrote names as they are.
  @Test func `what was written plainly is read, changed and destroyed`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let files = FileManager.default
    try vault.locked { () throws(StoreError) in
      for name in ["N1", "n1"] { try vault.write(Array(name.utf8), to: .init(.persons, name)) }
    }
    for name in ["keys/persons/%4e1.key", "persons/%4e1.0.sealed"] {
      try files.moveItem(atPath: path + "/" + name, toPath: path + "/" + VaultName.plain(name))
    }
    try vault.locked { () throws(StoreError) in
      #expect(try vault.owners(on: .persons) == ["N1", "n1"])
      #expect(try vault.read(.init(.persons, "N1")) == Array("N1".utf8))
      try vault.write([1], to: .init(.persons, "N1"))
      try vault.write([2], to: .init(.persons, "N1", part: 1))
      #expect(try vault.read(.init(.persons, "N1")) == [1])
      #expect(try vault.read(.init(.persons, "N1", part: 1)) == [2])
      try vault.destroy(.persons, "N1")
      #expect(try vault.owners(on: .persons) == ["n1"])
      #expect(try vault.read(.init(.persons, "n1")) == Array("n1".utf8))
    }
    #expect(try files.contentsOfDirectory(atPath: path + "/keys/persons") == ["n1.key"])
  }

  @Test func `a look makes no folder, and an empty shelf is no lost one`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let files = FileManager.default
    let look = { () throws in
      try vault.locked(making: false) { () throws(StoreError) in
        try vault.addAccess("2020-06-01 coop list")
        try vault.sweep()
        _ = try vault.owners(on: .persons)
      }
    }
    try look()
    #expect(!files.fileExists(atPath: path) && Vault.mayBeLost(at: path))
    try vault.locked { () throws(StoreError) in
      try vault.write([1], to: .init(.persons, "p-1"))
      try vault.write([2], to: .init(.notes, "d-1"))
    }
    #expect(!Vault.mayBeLost(at: path))
    // Keys of notes whose files are gone are no rest of theirs.
    for (gone, isLost) in [
      ("notes", true), ("keys/notes", false), ("keys/persons", true), ("persons", false),
    ] {
      try files.removeItem(atPath: path + "/" + gone)
      try look()
      #expect(Vault.mayBeLost(at: path) == isLost, "\(gone)")
      if gone == "notes" {
        #expect(files.fileExists(atPath: path + "/keys/notes/d-1.key"))
      }
    }
    try vault.makeEmptyShelves()
    #expect(files.fileExists(atPath: path + "/keys/persons") && !Vault.mayBeLost(at: path))
  }

  @Test func `another user is not waited for without end`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let hasty = Vault(path: path, patience: .zero)
    _ = try vault.locked { () throws(StoreError) in
      #expect(throws: StoreError.busy) { try hasty.locked { () throws(StoreError) in } }
    }
  }

  @Test func `a shelf that cannot be looked at is no empty one`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try vault.locked { () throws(StoreError) in }
    try FileManager.default.removeItem(atPath: path + "/keys/persons")
    #expect(try vault.owners(on: .persons) == [])
    try Data([1]).write(to: URL(filePath: path + "/keys/persons"))
    #expect(throws: StoreError.self) { try vault.owners(on: .persons) }
  }

  @Test func `a file whose key is gone is damaged, and is not written over`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let file = path + "/persons/p-1.0.sealed"
    try vault.locked { () throws(StoreError) in try vault.write([1], to: .init(.persons, "p-1")) }
    let sealed = FileManager.default.contents(atPath: file)
    let key = path + "/keys/persons/p-1.key"
    try FileManager.default.removeItem(atPath: key)
    #expect(try vault.owners(on: .persons) == ["p-1"])
    #expect(throws: StoreError.damaged(key)) { try vault.read(.init(.persons, "p-1")) }
    #expect(FileManager.default.contents(atPath: file) == sealed)
  }

  @Test func `what a crash left of an erasure is swept, and a file that was not erased is not`()
    throws
  {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let files = FileManager.default
    try vault.locked { () throws(StoreError) in
      for name in ["d-1", "d-2", "d-3"] { try vault.write([1], to: .init(.notes, name)) }
    }
    // Cut short after the file was given up, and after the key went too.
    for name in ["d-1", "d-2"] {
      let file = path + "/notes/\(name).0.sealed"
      try files.moveItem(atPath: file, toPath: file + ".new")
    }
    try files.removeItem(atPath: path + "/keys/notes/d-2.key")
    // A key that was lost is damage, and may come back from a backup.
    try files.removeItem(atPath: path + "/keys/notes/d-3.key")
    try vault.locked { () throws(StoreError) in try vault.sweep() }
    #expect(try files.contentsOfDirectory(atPath: path + "/notes") == ["d-3.0.sealed"])
    #expect(try files.contentsOfDirectory(atPath: path + "/keys/notes") == [])
  }

  @Test func `an owner is destroyed whole, whatever was left half written`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try vault.locked { () throws(StoreError) in
      for part in 0..<3 { try vault.write([1], to: .init(.persons, "p-1", part: part)) }
      try vault.write([1], to: .init(.persons, "p-10"))
    }
    try Data([2]).write(to: URL(filePath: path + "/persons/p-1.7.sealed.new"))
    try vault.locked { () throws(StoreError) in try vault.destroy(.persons, "p-1") }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: path + "/persons") == ["p-10.0.sealed"])
    #expect(try vault.owners(on: .persons) == ["p-10"])
  }

  @Test func `what is no file of ours is damage in its place, and nobody's name`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let file = path + "/persons/p-1.0.sealed"
    try vault.locked { () throws(StoreError) in
      try vault.write([1], to: .init(.persons, "p-1"))
      try vault.write([2], to: .init(.persons, "p-2"))
    }
    try FileManager.default.removeItem(atPath: file)
    try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: false)
    for name in [".key", "é.key"] {
      try Data([0]).write(to: URL(filePath: path + "/keys/persons/" + name))
    }
    #expect(throws: StoreError.damaged(file)) { try vault.read(.init(.persons, "p-1")) }
    #expect(try vault.read(.init(.persons, "p-2")) == [2])
    #expect(try vault.owners(on: .persons) == ["p-1", "p-2"])
  }

  /// A pipe, a link, an empty folder or a full one in the place of each file that a vault has.
  @Test(arguments: ["pipe", "link", "empty", "full"])
  func `what is no file holds nobody up, and goes with its owner`(_ kind: String) throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try vault.locked { () throws(StoreError) in
      for owner in ["p-1", "p-2"] { try vault.write([1], to: .init(.persons, owner)) }
    }
    let places = [
      "persons/p-1.0.sealed", "persons/p-1.0.sealed.new", "persons/p-2.0.sealed.new",
      "keys/persons/p-1.key", "names.sealed", "keys/names.key",
    ]
    let beside = path + "-beside"
    defer { try? FileManager.default.removeItem(atPath: beside) }
    try Data("intact".utf8).write(to: URL(filePath: beside))
    for place in places { try put(kind, at: path + "/" + place, beside) }
    #expect(throws: StoreError.self) { try vault.read(.init(.persons, "p-1")) }
    try vault.locked { () throws(StoreError) in
      #expect(try vault.accessLines() == [])
      try vault.addAccess("2020-06-01 coop list")
      #expect(try vault.nameIndex() == nil)
      try vault.sweep()
      try vault.destroy(.persons, "p-1")
      #expect(try vault.owners(on: .persons) == ["p-2"])
      #expect(try vault.read(.init(.persons, "p-2")) == [1])
      if kind != "full" { try vault.write([2], to: .init(.persons, "p-2")) }
    }
    #expect(FileManager.default.contents(atPath: beside) == Data("intact".utf8))
    let left = try FileManager.default.subpathsOfDirectory(atPath: path)
    #expect(left.contains { $0.contains("p-1") } == (kind == "full"))
  }

  @Test(arguments: ["pipe", "empty"])
  func `a record of access that is no file is begun anew`(_ kind: String) throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try vault.locked { () throws(StoreError) in }
    try put(kind, at: path + "/access", "")
    try vault.locked { () throws(StoreError) in
      #expect(try vault.accessLines() == [])
      try vault.addAccess("a b list")
      #expect(try vault.accessLines() == ["a b list"])
    }
  }

  private func put(_ kind: String, at place: String, _ beside: String) throws {
    let files = FileManager.default
    try? files.removeItem(atPath: place)
    switch kind {
    case "pipe": try #require(unsafe mkfifo(place, 0o600) == 0)
    case "link": try files.createSymbolicLink(atPath: place, withDestinationPath: beside)
    default:
      try files.createDirectory(atPath: place, withIntermediateDirectories: false)
      if kind == "full" { try Data([1]).write(to: URL(filePath: place + "/x")) }
    }
  }

  @Test func `no file stands in for another, and none with a flipped bit for itself`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let file = path + "/persons/p-1.0.sealed"
    try vault.locked { () throws(StoreError) in
      try vault.write([1], to: .init(.persons, "p-1"))
      try vault.write([2], to: .init(.persons, "p-1", part: 1))
    }
    let sealed = try #require(FileManager.default.contents(atPath: file))
    let other = try #require(
      FileManager.default.contents(atPath: path + "/persons/p-1.1.sealed"))
    for bad in [other] + sealed.indices.map({ flipped(sealed, at: $0) }) {
      try bad.write(to: URL(filePath: file))
      #expect(throws: StoreError.damaged(file)) { try vault.read(.init(.persons, "p-1")) }
    }
  }

  private func flipped(_ bytes: Data, at index: Int) -> Data {
    var bytes = bytes
    bytes[index] ^= 1
    return bytes
  }

  @Test func `a destroyed owner leaves the others, and a name that climbs stays in its folder`()
    throws
  {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try vault.locked { () throws(StoreError) in
      for owner in ["..", "p-1", "p-1.0", "p-1.0.sealed"] {
        try vault.write(Array(owner.utf8), to: .init(.notes, owner))
      }
      try vault.destroy(.notes, "p-1")
      #expect(try vault.read(.init(.notes, "p-1")) == nil)
      for owner in ["..", "p-1.0", "p-1.0.sealed"] {
        #expect(try vault.read(.init(.notes, owner)) == Array(owner.utf8), "\(owner)")
      }
      #expect(try vault.owners(on: .notes) == ["..", "p-1.0", "p-1.0.sealed"])
    }
  }
}
