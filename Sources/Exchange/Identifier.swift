import Synchronization

/// A public identifier of one subject (an agent, an item, a lot …), interned.
///
/// Four bytes in memory, compared and hashed as a number; its text is at most
/// ``Limits/identifierByteCount`` bytes. The numbers are private to the running process: nothing
/// that is stored, hashed or shown depends on them.
public struct Identifier<Subject>: Hashable, Sendable {
  /// Place in the process-wide pool; 0 is never a valid identifier.
  public let number: UInt32

  @inlinable public init(number: UInt32) {
    self.number = number
  }

  /// The identifier with this text; the caller has checked the text's form.
  public init(_ text: String) {
    number = IdentifierPool.shared.number(of: text)
  }

  /// The text people and files see.
  public var text: String { IdentifierPool.shared.text(of: number) }
}

extension Identifier: CustomStringConvertible {
  public var description: String { text }
}

extension Identifier: Comparable {
  /// Order of the texts' bytes, the same in every process.
  public static func < (left: Identifier, right: Identifier) -> Bool {
    left.number != right.number && left.text < right.text
  }
}

public enum AgentSubject {}
public enum ItemSubject {}
public enum LotSubject {}
public enum SerialSubject {}
public enum ProcessSubject {}
public enum AgreementSubject {}
public enum PromiseSubject {}
public enum DocumentSubject {}
public enum EventSubject {}
public enum TermSubject {}

/// A person, organisation or group, under its public id.
public typealias AgentID = Identifier<AgentSubject>
/// What kind of thing: a Valueflows resource specification.
public typealias ItemID = Identifier<ItemSubject>
/// A batch of one item that arrived or was made together.
public typealias LotID = Identifier<LotSubject>
/// One single thing, such as a printer with its number.
public typealias SerialID = Identifier<SerialSubject>
/// A production step that inputs, hours and outputs name in common.
public typealias ProcessID = Identifier<ProcessSubject>
/// A loan agreement.
public typealias AgreementID = Identifier<AgreementSubject>
/// An intent, commitment, list, call or claim.
public typealias PromiseID = Identifier<PromiseSubject>
/// A published document.
public typealias DocumentID = Identifier<DocumentSubject>
/// Another event, as a reference field names it (`corrects`, `delivery`, `replaces`).
public typealias EventReference = Identifier<EventSubject>
/// A word from an open vocabulary: a skill, a category, a scope.
public typealias Term = Identifier<TermSubject>

/// The process-wide table of identifier texts. It only grows: ids are few beside events, and an
/// event's own id is not interned.
final class IdentifierPool: Sendable {
  static let shared = IdentifierPool()

  private struct State {
    var texts = [""]
    var numbers: [String: UInt32] = [:]
  }
  private let state = Mutex(State())

  func number(of text: String) -> UInt32 {
    state.withLock { state in
      if let number = state.numbers[text] { return number }
      let number = UInt32(state.texts.count)
      state.texts.append(text)
      state.numbers[text] = number
      return number
    }
  }

  func text(of number: UInt32) -> String {
    state.withLock { $0.texts[Int(number)] }
  }
}

/// A reader's private way from bytes to identifier numbers, without the pool's lock.
///
/// Costs about one hash and one comparison for a text seen before.
public struct IdentifierCache {
  private struct Slot {
    var hash: UInt64 = 0
    var number: UInt32 = 0
    var offset: UInt32 = 0
    var byteCount: UInt32 = 0
  }
  private var slots = [Slot](repeating: Slot(), count: 1024)
  private var count = 0
  private var bytes: [UInt8] = []

  public init() {}

  /// The number of the identifier whose text is `text`, which must be valid UTF-8.
  public mutating func number(of text: Span<UInt8>) -> UInt32 {
    let hash = text.quickHash
    var index = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[index].number != 0 {
      if slots[index].hash == hash, holds(slots[index], text) { return slots[index].number }
      index = (index + 1) & (slots.count - 1)
    }
    return insert(text, hash)
  }

  private func holds(_ slot: Slot, _ text: Span<UInt8>) -> Bool {
    guard Int(slot.byteCount) == text.count else { return false }
    let offset = Int(slot.offset)
    for index in 0..<text.count where bytes[offset + index] != text[index] { return false }
    return true
  }

  private mutating func insert(_ text: Span<UInt8>, _ hash: UInt64) -> UInt32 {
    let number = IdentifierPool.shared.number(of: String(text))
    if (count + 1) * 2 > slots.count { grow() }
    place(
      Slot(
        hash: hash, number: number, offset: UInt32(bytes.count), byteCount: UInt32(text.count)))
    for index in 0..<text.count { bytes.append(text[index]) }
    count += 1
    return number
  }

  private mutating func place(_ slot: Slot) {
    var index = Int(truncatingIfNeeded: slot.hash) & (slots.count - 1)
    while slots[index].number != 0 { index = (index + 1) & (slots.count - 1) }
    slots[index] = slot
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    for slot in old where slot.number != 0 { place(slot) }
  }
}
