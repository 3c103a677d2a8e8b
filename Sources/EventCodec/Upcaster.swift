import Exchange

// Lines of older versions. Their bytes stay as they are for ever – they are what was hashed – so
// each reading lifts them, one version at a time, into a line of the current version.
//
// To make version 2: write `Upcaster.toVersion2` in a file of its own, put it at the end of
// `chain`, raise `Event.currentVersion`, and keep a real log of version 1 under `Fixtures/`.

/// One step up: a pure function from a line of a version to the same line of the next.
struct Upcaster {
  /// The version it reads; it gives the next one.
  let version: UInt64
  let step: @Sendable (LineDocument) throws(Refusal) -> LineDocument

  /// All steps, by the version they read.
  static var chain: [Upcaster] { [.fromPrototype] }

  /// The line in the current version.
  static func lift(_ line: LineDocument, from version: UInt64) throws(Refusal) -> LineDocument {
    var line = line
    for upcaster in chain where upcaster.version >= version {
      line = try upcaster.step(line)
      line.members["v"] = .number(upcaster.version + 1)
    }
    return line
  }
}

extension LineReader {
  /// The line in the current version, when `refused` came of its being older; nil when the
  /// refusal stands.
  @inline(never) func upcast(
    _ line: Span<UInt8>, _ refused: Refusal
  ) throws(Refusal) -> [UInt8]? {
    guard line.count <= Limits.lineByteCount else { return nil }
    let document: LineDocument
    do throws(Refusal) { document = try LineDocument(line) } catch { return nil }
    guard case .number(let version)? = document.members["v"],
      version != UInt64(Event.currentVersion)
    else { return nil }
    guard version < UInt64(Event.currentVersion) else {
      var refusal = line.unreadable(document.versionOffset, .unsupportedVersion("\(version)"))
      (refusal.id, refusal.field) = (refused.id, Field.v.name)
      throw refusal
    }
    do throws(Refusal) {
      let lifted = try Upcaster.lift(document, from: version)
      var bytes: [UInt8] = []
      LineDocument.Value.object(lifted.members).append(to: &bytes)
      return bytes
    } catch {
      var refusal = error
      if case .text(let id)? = document.members["id"] { refusal.id = id }
      throw refusal
    }
  }
}
